//! The network by itself: who can be got to from outside at all, by which ways in, and which links
//! and permissions nobody can do without. Ranked for keeping them open.

mod connectivity;
mod ways_in;

pub use connectivity::Connectivity;

use crate::country::{AreaIx, LinkIx, PermissionIx, PlaceIx};
use crate::network::{Network, Served, WayIn, WayIx};
use crate::time::Period;
use crate::units::Share;
use connectivity::connectivity;
use std::collections::{BTreeMap, BTreeSet};
use ways_in::{entries_to, sources, without_food};

/// How a network stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Each area with people in need, in order of P-codes.
    pub areas: Vec<AreaStanding>,
    /// Links and permissions that somebody cannot do without, those with most people first.
    pub keep_open: Vec<KeepOpen>,
    /// Links that food takes for months, and the months in which what leaves by them would arrive only
    /// after the window.
    pub too_late: Vec<(LinkIx, Vec<Period>)>,
    /// What hangs together in the tables, whoever grants what.
    pub audit: Connectivity,
    /// Ways into the country that are open at some time and behind which no food is on offer: nobody can be got to
    /// by them, and they are no entry points of any area.
    pub without_food: Vec<WayIn>,
    /// Whether no food comes from outside the country; areas are then got to from where it is on offer.
    pub only_inside: bool,
}

/// How an area can be got to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaStanding {
    /// Which.
    pub area: AreaIx,
    /// Ways into the country from which it can be got to inside, and in which months.
    pub entries: Vec<(WayIn, Vec<Period>)>,
    /// Months in which nothing from outside gets there.
    pub cut_off: Vec<Period>,
    /// In the first of those: the closed ways of the route with fewest of them, with the permissions
    /// that are not granted on each in the month in which the way is taken.
    pub closed: Vec<(WayIx, Vec<PermissionIx>)>,
    /// In the first of those: whether food would be under way longer than the window has run so far.
    pub too_slow: bool,
    /// Whether the season closes one of them.
    pub by_season: bool,
    /// Months in which nobody may hand out there, though it can be got to.
    pub no_hand_out: Vec<Period>,
}

/// What can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Single {
    /// A link.
    Link(LinkIx),
    /// A permission.
    Permission(PermissionIx),
}

/// Something that somebody cannot do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepOpen {
    /// What.
    pub single: Single,
    /// Person-months in IPC phase 3 or worse that would lose access.
    pub people: u64,
    /// Person-months in IPC phase 4 or worse that would.
    pub severe: u64,
    /// Months of areas that would.
    pub area_months: usize,
    /// The areas.
    pub areas: BTreeSet<AreaIx>,
}

/// Looks at a network.
pub fn standing(network: &Network<'_>) -> Standing {
    let ground = OpenNetwork::new(network);
    let areas: Vec<AreaStanding> =
        network.served.iter().map(|served| ground.area(served)).collect();
    let mut without_food = without_food(network);
    without_food
        .retain(|way| !areas.iter().any(|area| area.entries.iter().any(|(by, _)| by == way)));
    Standing {
        areas,
        keep_open: ground.keep_open(),
        too_late: ground.too_late(),
        without_food,
        audit: connectivity(network),
        only_inside: !network.offers.iter().any(|offer| network.comes_from_outside(offer)),
    }
}

/// A network with what can be got to from outside in each month.
struct OpenNetwork<'a> {
    network: &'a Network<'a>,
    /// Places where food from outside the country is on offer in any month: there, or where it enters.
    from: Vec<PlaceIx>,
    /// What can be got to from there, by month.
    reached: Vec<BTreeSet<PlaceIx>>,
}

impl<'a> OpenNetwork<'a> {
    fn new(network: &'a Network<'a>) -> OpenNetwork<'a> {
        let from: BTreeSet<PlaceIx> = sources(network).map(|offer| offer.place).collect();
        let open = |way, period| network.month(way, period).is_open();
        let reached = network.reached_by_period(|_| from.clone(), open);
        OpenNetwork { network, from: from.into_iter().collect(), reached }
    }

    fn area(&self, served: &Served) -> AreaStanding {
        let network = self.network;
        let needs = |period: &Period| served.months[period.index()].people.iter().sum::<u64>() > 0;
        let periods: Vec<Period> = network.window.periods().filter(needs).collect();
        let reached = |period: &Period| self.reached[period.index()].contains(&served.place);
        let cut_off: Vec<Period> = periods.iter().copied().filter(|p| !reached(p)).collect();
        let first = cut_off.first().map(|period| self.fewest_closed(served.place, *period));
        let too_slow = matches!(first, Some(None));
        let closed = first.flatten().unwrap_or_default();
        let season =
            |way: &WayIx, period: &Period| network.month(*way, *period).season == Share::NONE;
        let by_season = closed.iter().any(|(way, period)| season(way, period));
        let refused = |way: WayIx, period: Period| {
            let needed = network.needed.needed_by_link(network.ways[way.index()].link);
            let share = |ix: &PermissionIx| network.access.state_share(*ix, period);
            needed.iter().copied().filter(|ix| share(ix) == Share::NONE).collect()
        };
        let may = |period: &Period| served.months[period.index()].access != Share::NONE;
        AreaStanding {
            area: served.area,
            entries: entries_to(network, served.place, &periods),
            no_hand_out: periods.into_iter().filter(|p| !cut_off.contains(p) && !may(p)).collect(),
            cut_off,
            closed: closed.into_iter().map(|(way, period)| (way, refused(way, period))).collect(),
            too_slow,
            by_season,
        }
    }

    /// The closed ways on the route from any source that has fewest of them, with the months in which
    /// they would be taken; `None` where food could not be there yet whatever is open.
    fn fewest_closed(&self, to: PlaceIx, period: Period) -> Option<Vec<(WayIx, Period)>> {
        let open = |way: WayIx, period: Period| self.network.month(way, period).is_open();
        // A closed way weighs more than any number of open ones.
        let weight = |way, period| if open(way, period) { 1 } else { 1_000_000 };
        let mut path = self.network.lightest_path_in_time(&self.from, (to, period), weight)?;
        path.retain(|(way, period)| !open(*way, *period));
        Some(path)
    }

    /// Links that food takes for months, with the months in which it could leave by them and would not
    /// arrive within the window.
    fn too_late(&self) -> Vec<(LinkIx, Vec<Period>)> {
        let network = self.network;
        let mut late: BTreeMap<LinkIx, BTreeSet<Period>> = BTreeMap::new();
        for (n, ends) in network.ways.iter().enumerate() {
            let way = WayIx(n as u32);
            let lead = usize::from(network.lead_months(way));
            let leaves = |period: &Period| {
                network.month(way, *period).is_open()
                    && self.reached[period.index()].contains(&ends.from)
            };
            let after = |period: &Period| period.index() + lead >= network.window.n_months();
            for period in network.window.periods().filter(|p| lead > 0 && after(p) && leaves(p)) {
                late.entry(ends.link).or_default().insert(period);
            }
        }
        late.into_iter().map(|(link, periods)| (link, periods.into_iter().collect())).collect()
    }

    fn keep_open(&self) -> Vec<KeepOpen> {
        let country = self.network.country;
        let links = (0..country.links.len()).map(|n| Single::Link(LinkIx(n as u32)));
        let permissions =
            (0..country.permissions.len()).map(|n| Single::Permission(PermissionIx(n as u32)));
        let mut found: Vec<KeepOpen> =
            links.chain(permissions).filter_map(|single| self.without(single)).collect();
        found.sort_by_key(|k| (std::cmp::Reverse((k.people, k.severe, k.area_months)), k.single));
        found
    }

    /// Who would lose access without a link or a permission; `None` where nobody would.
    fn without(&self, single: Single) -> Option<KeepOpen> {
        let network = self.network;
        let mut lost =
            KeepOpen { single, people: 0, severe: 0, area_months: 0, areas: BTreeSet::new() };
        let fails = |way: WayIx| {
            let link = network.ways[way.index()].link;
            match single {
                Single::Link(single) => link == single,
                Single::Permission(ix) => network.needed.needed_by_link(link).contains(&ix),
            }
        };
        let open = |way, period| network.month(way, period).is_open() && !fails(way);
        let from: BTreeSet<PlaceIx> = self.from.iter().copied().collect();
        let then = network.reached_by_period(|_| from.clone(), open);
        for period in network.window.periods() {
            for served in &network.served {
                let month = &served.months[period.index()];
                let refused = match single {
                    Single::Link(_) => false,
                    Single::Permission(ix) => {
                        network.needed.needed_by_area(served.area).contains(&ix)
                    }
                };
                let got_to =
                    |reached: &[BTreeSet<PlaceIx>]| reached[period.index()].contains(&served.place);
                let has = got_to(&self.reached) && month.access != Share::NONE;
                let need: u64 = month.people.iter().sum();
                if !has || need == 0 || (got_to(&then) && !refused) {
                    continue;
                }
                lost.people += need;
                lost.severe += month.people[1] + month.people[2];
                lost.area_months += 1;
                lost.areas.insert(served.area);
            }
        }
        (lost.area_months > 0).then_some(lost)
    }
}
