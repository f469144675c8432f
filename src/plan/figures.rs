//! People, coverage, money and stock of a plan, exactly; shown figures come from them once.

use super::added::{added, compared};
use crate::allocation::{Allocation, Built, Instance, Meaning};
use crate::country::{AreaIx, PlaceIx};
use crate::network::{Network, WayIx};
use crate::time::Period;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// An exact figure; grams, people and money all come as fractions where a mix is part of a plan.
pub type Exact = Ratio<i128>;

/// One area in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthFigures {
    /// People in need in IPC phases 3, 4 and 5.
    pub need: [u64; 3],
    /// People served in the same phases, exactly.
    pub served: [Exact; 3],
    /// People served as shown: whole people that add up.
    pub shown: [u64; 3],
    /// Grams handed out.
    pub grams: Exact,
}

/// One area over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaPlan {
    /// Which area.
    pub area: AreaIx,
    /// Each month in order.
    pub months: Vec<MonthFigures>,
}

impl AreaPlan {
    /// Person-months in need over the window.
    pub fn need(&self) -> u64 {
        self.months.iter().flat_map(|m| m.need).sum()
    }

    /// Person-months served over the window, exactly.
    pub fn served(&self) -> Exact {
        added(self.months.iter().flat_map(|m| m.served))
    }

    /// Person-months served over the window, as shown.
    pub fn shown(&self) -> u64 {
        self.months.iter().flat_map(|m| m.shown).sum()
    }

    /// Person-months served over person-months in need, exactly; nothing where nobody is in need.
    pub fn coverage(&self) -> Exact {
        match i128::from(self.need()) {
            0 => Exact::from_integer(0),
            need => self.served() / need,
        }
    }
}

/// A named group of people in need, and how many of them a plan reaches pro rata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReached {
    /// Key of the group.
    pub id: String,
    /// In words.
    pub name: String,
    /// People in it.
    pub people: u64,
    /// People of it reached in each month: the area's coverage that month times its members.
    pub by_month: Vec<u64>,
}

/// Food that a plan leaves where it lies at the end of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where.
    pub place: PlaceIx,
    /// How many grams.
    pub grams: Exact,
    /// Grams of these that are still under way there.
    pub under_way: Exact,
}

/// Grams on an arc, the mix included.
pub(super) fn carried(allocation: &Allocation, arc: usize) -> Exact {
    let low = Exact::from_integer(i128::from(allocation.low[arc]));
    match &allocation.high {
        None => low,
        Some(high) => {
            let more = i128::from(high[arc]) - i128::from(allocation.low[arc]);
            low + allocation.mix * Exact::from_integer(more)
        }
    }
}

/// Grams that move along each way in each month, of those where any do.
pub(super) fn moved(built: &Built, allocation: &Allocation) -> BTreeMap<(WayIx, Period), Exact> {
    let moves = built.meanings.iter().enumerate().filter_map(|(arc, meaning)| {
        let Meaning::Move(way, period) = meaning else { return None };
        Some(((*way, *period), carried(allocation, arc)))
    });
    moves.filter(|(_, grams)| *grams > Exact::from_integer(0)).collect()
}

/// In whole millionths, rounded down: fractions over many different needs have no common
/// denominator that fits, and a millionth of a person is less than the rounding of any figure.
pub(super) fn millionths(figure: Exact) -> i128 {
    let whole = figure.floor().to_integer();
    let rest = figure - Exact::from_integer(whole);
    let shrink = (rest.denom() / (i128::MAX / 4_000_000)).max(0) + 1;
    whole * 1_000_000 + rest.numer() / shrink * 1_000_000 / (rest.denom() / shrink).max(1)
}

/// Person-months a plan reaches, exactly.
pub(super) fn people_reached(instance: &Instance, allocation: &Allocation) -> Exact {
    let fed = instance.arcs.iter().enumerate().filter_map(|(n, a)| Some((n, a.feeds()?)));
    added(fed.map(|(n, fed)| carried(allocation, n) / i128::from(fed.grams_per_person)))
}

pub(super) fn areas(
    network: &Network<'_>,
    built: &Built,
    allocation: &Allocation,
) -> Vec<AreaPlan> {
    let zero = Exact::from_integer(0);
    let mut areas: Vec<AreaPlan> = network
        .served
        .iter()
        .map(|served| AreaPlan {
            area: served.area,
            months: served
                .months
                .iter()
                .map(|m| MonthFigures {
                    need: m.people,
                    served: [zero; 3],
                    shown: [0; 3],
                    grams: zero,
                })
                .collect(),
        })
        .collect();
    for (n, arc) in built.instance.arcs.iter().enumerate() {
        let Some(fed) = arc.feeds() else { continue };
        let grams = carried(allocation, n);
        let month = &mut areas[fed.area as usize].months[usize::from(fed.period)];
        month.served[usize::from(fed.phase - 3)] += grams / i128::from(fed.grams_per_person);
        month.grams += grams;
    }
    let cells: Vec<Exact> = areas.iter().flat_map(|a| &a.months).flat_map(|m| m.served).collect();
    let mut whole = shown(&cells).into_iter();
    for slot in areas.iter_mut().flat_map(|a| &mut a.months).flat_map(|m| &mut m.shown) {
        *slot = whole.next().unwrap_or(0);
    }
    areas
}

/// Whole figures for exact ones, by largest remainders: each is rounded up or down, and together
/// they are the rounded total. Equal remainders go to the first.
///
/// ```
/// use aidreach::plan::{Exact, shown};
/// let thirds = [Exact::new(4, 3), Exact::new(4, 3), Exact::new(1, 3)];
/// assert_eq!(shown(&thirds), [2, 1, 0]);
/// ```
pub fn shown(exact: &[Exact]) -> Vec<u64> {
    let total = added(exact.iter().copied());
    let whole = shared_out(exact, total.round().to_integer());
    whole.into_iter().map(|figure| u64::try_from(figure).unwrap_or(0)).collect()
}

/// Whole figures for exact ones, changes included, by largest remainders: each is rounded up or down so that
/// together they are a total, as near as that can be.
///
/// ```
/// use aidreach::plan::{Exact, shared_out};
/// let changes = [Exact::new(5, 2), Exact::new(-5, 2), Exact::new(1, 3)];
/// assert_eq!(shared_out(&changes, 0), [3, -3, 0]);
/// ```
pub fn shared_out(exact: &[Exact], total: i128) -> Vec<i128> {
    let mut whole: Vec<i128> = exact.iter().map(|figure| figure.floor().to_integer()).collect();
    let missing = total - whole.iter().sum::<i128>();
    let missing = usize::try_from(missing).unwrap_or(0);
    let parts = exact.iter().enumerate().filter(|(_, figure)| !figure.is_integer());
    let mut rests: Vec<(Exact, usize)> =
        parts.map(|(n, figure)| (figure - figure.floor(), n)).collect();
    if missing > 0 && missing < rests.len() {
        // Only which rests are the largest matters, and not in which order.
        rests.select_nth_unstable_by(missing, |a, b| compared(&b.0, &a.0).then(a.1.cmp(&b.1)));
    }
    for (_, n) in rests.into_iter().take(missing) {
        whole[n] += 1;
    }
    whole
}

/// Offers, less what the plan takes up of them, by place.
pub(super) fn left(network: &Network<'_>, built: &Built, allocation: &Allocation) -> Vec<Left> {
    let mut left: BTreeMap<PlaceIx, Exact> = BTreeMap::new();
    for offer in &network.offers {
        *left.entry(offer.place).or_default() += Exact::from_integer(i128::from(offer.amount.0));
    }
    for (&place, grams) in &network.carried.at {
        *left.entry(place).or_default() += Exact::from_integer(i128::from(grams.0));
    }
    for (n, meaning) in built.meanings.iter().enumerate() {
        let place = match meaning {
            Meaning::Offer(offer) => network.offers[*offer].place,
            Meaning::Carried(place) => *place,
            Meaning::CarriedAhead(..)
            | Meaning::Arriving(..)
            | Meaning::Move(..)
            | Meaning::Gate(..)
            | Meaning::Store(..)
            | Meaning::Reach(..)
            | Meaning::SendAhead(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::HandOut { .. }
            | Meaning::Phase(..)
            | Meaning::Cell(..)
            | Meaning::Area(_)
            | Meaning::Caseload(_)
            | Meaning::Total => continue,
        };
        *left.entry(place).or_default() -= carried(allocation, n);
    }
    let some = |(place, grams): (PlaceIx, Exact)| {
        // Who knows the whole window sends nothing that comes too late.
        let under_way = Exact::default();
        (grams > Exact::default()).then_some(Left { place, grams, under_way })
    };
    left.into_iter().filter_map(some).collect()
}

/// Groups of people in need are reached in proportion: in each month an area serves the same
/// share of its members as of everybody in need there.
pub(super) fn groups(network: &Network<'_>, areas: &[AreaPlan]) -> Vec<GroupReached> {
    let country = network.country;
    let members = |people: &BTreeMap<AreaIx, crate::units::People>, area: AreaIx| {
        people.get(&area).map_or(0, |p| i128::from(p.0))
    };
    let mut reached = Vec::new();
    for group in &country.groups {
        let by_month = network.window.periods().map(|period: Period| {
            let in_area = |area: &AreaPlan| {
                let month = &area.months[period.index()];
                let need: u64 = month.need.iter().sum();
                let served = added(month.served);
                let share = if need == 0 { Exact::default() } else { served / i128::from(need) };
                millionths(share * members(&group.people, area.area))
            };
            let reached: i128 = areas.iter().map(in_area).sum();
            ((reached + 500_000) / 1_000_000) as u64
        });
        let people = group.people.values().map(|p| p.0).sum();
        let (id, name) = (group.id.clone(), group.name.clone());
        reached.push(GroupReached { id, name, people, by_month: by_month.collect() });
    }
    reached
}
