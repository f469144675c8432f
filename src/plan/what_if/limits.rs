//! What limits each arc of a wide network, and so how much it carries with other figures.

use super::Figure;
use crate::allocation::{Meaning, rations, share_behind, share_served};
use crate::certificate::Fraction;
use crate::country::{AreaIx, CaseloadIx, Entry, LinkIx, NeedIx, PlaceIx, SupplyIx};
use crate::flow::UNLIMITED;
use crate::network::{Figures, Gate, Network, Offer, Served, WayIx};
use crate::plan::wide::{InForce, Wide};
use crate::scenario::{Carried, MOST_GRAMS};
use crate::time::{Month, Period};
use crate::units::{Factor, Grams, People, Share};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// What limits an arc.
#[derive(Clone, Debug)]
enum LimitedBy {
    /// Nothing that figures change.
    Fixed(i64),
    /// A link, for a share of the month, and a quota.
    Link { link: LinkIx, open: Share, quota: Option<Grams>, carried: Carried },
    /// A row of the supplies, as much of it as the scenario leaves and can be bought.
    Supply { supply: SupplyIx, of: Ratio<i64>, times: Factor, bought: Share },
    /// All stores of a place, by position.
    Stores(PlaceIx, Vec<u32>),
    /// The least of some caseloads, at so many grams a person.
    Caseloads { rows: Vec<CaseloadIx>, grams: i64 },
    /// A share of so many times the people of a row of the needs, of one phase or of all, at so many grams a
    /// person.
    Need { row: NeedIx, phase: Option<u8>, times: Factor, share: Fraction, grams: i64 },
}

/// What limits each arc of a wide network, with everything in force.
#[derive(Clone, Debug)]
pub(in crate::plan) struct ArcLimits(Vec<LimitedBy>);

impl ArcLimits {
    /// Those of a network whose layout is that of the wide one.
    pub(in crate::plan) fn of(network: &Network<'_>, wide: &Wide<'_, '_>) -> ArcLimits {
        let of = Of::new(network, wide);
        ArcLimits((0..wide.n_arcs()).map(|arc| of.arc(arc)).collect())
    }

    /// The most grams on each arc with each of some figures, where nothing else is asked of the limits: they
    /// are large, and are not kept.
    pub(in crate::plan) fn most_at<const N: usize>(
        network: &Network<'_>,
        wide: &Wide<'_, '_>,
        figures: [&Figures; N],
    ) -> [Vec<i64>; N] {
        let of = Of::new(network, wide);
        let mut most = [(); N].map(|()| Vec::with_capacity(wide.n_arcs()));
        for arc in 0..wide.n_arcs() {
            let limit = of.arc(arc);
            most.iter_mut().zip(figures).for_each(|(most, at)| most.push(limit.grams(at)));
        }
        most
    }

    /// The most grams on each arc with some figures.
    pub(in crate::plan) fn most(&self, figures: &Figures) -> Vec<i64> {
        self.0.iter().map(|limit| limit.grams(figures)).collect()
    }

    /// The most grams on one arc with some figures.
    pub(super) fn of_arc(&self, arc: usize, figures: &Figures) -> i64 {
        self.0[arc].grams(figures)
    }

    /// Whether a caseload limits anybody.
    pub(super) fn any_caseload(&self) -> bool {
        self.0.iter().any(|limit| matches!(limit, LimitedBy::Caseloads { .. }))
    }

    /// Which arcs each figure limits.
    pub(super) fn by_figure(&self) -> BTreeMap<Figure, Vec<usize>> {
        let mut limited: BTreeMap<Figure, Vec<usize>> = BTreeMap::new();
        for (arc, limit) in self.0.iter().enumerate() {
            for figure in limit.figures() {
                limited.entry(figure).or_default().push(arc);
            }
        }
        limited
    }
}

/// Whether two networks of one country are laid out alike, so that only what arcs carry and cost differs: a
/// person takes as much food in both, and what a quota limits in the other it limits in the first.
pub(super) fn laid_out_alike(first: &Network<'_>, other: &Network<'_>) -> bool {
    let fed = |served: &Served| served.months.iter().map(|m| m.grams_per_person).collect();
    let fed_alike = |(one, other): (&Served, &Served)| {
        let [one, other]: [Vec<Grams>; 2] = [fed(one), fed(other)];
        one == other
    };
    let there = |gate: &Gate| {
        let known = same_gate(first, gate);
        known.is_some_and(|known| {
            let mut limits = gate.limits.iter().zip(&known.limits);
            limits.all(|(limit, known)| limit.is_none() || known.is_some())
        })
    };
    first.served.len() == other.served.len()
        && first.served.iter().zip(&other.served).all(fed_alike)
        && other.gates.iter().all(there)
}

fn same_gate<'g>(network: &'g Network<'_>, gate: &Gate) -> Option<&'g Gate> {
    let same = |other: &&Gate| {
        let [one, other] = [gate, other].map(|g| (g.permission, g.place, g.inward));
        one == other
    };
    network.gates.iter().find(same)
}

/// Finds what limits the arcs of a wide network as another network of the same layout has it.
struct Of<'o> {
    network: &'o Network<'o>,
    wide: &'o Wide<'o, 'o>,
    rows: BTreeMap<(AreaIx, Month), NeedIx>,
    /// Stores by place, by position.
    stores: BTreeMap<PlaceIx, Vec<u32>>,
    /// The share of local purchase that can be bought in each month.
    bought: Vec<Share>,
}

impl<'o> Of<'o> {
    fn new(network: &'o Network<'o>, wide: &'o Wide<'o, 'o>) -> Self {
        let bought = network.window.periods().map(|p| network.access.local_purchase_share(p));
        let rows = network.country.needs.iter().zip(0..);
        let rows = rows.map(|(need, row)| ((need.area, need.month), NeedIx(row))).collect();
        let mut stores: BTreeMap<PlaceIx, Vec<u32>> = BTreeMap::new();
        for (store, n) in network.country.stores.iter().zip(0..) {
            stores.entry(store.place).or_default().push(n);
        }
        Of { network, wide, rows, stores, bought: bought.collect() }
    }

    fn arc(&self, arc: usize) -> LimitedBy {
        let (network, wide) = (self.network, self.wide);
        let fixed = || LimitedBy::Fixed(wide.most(arc, InForce::ALL));
        if !wide.is_real(arc) {
            return fixed();
        }
        match wide.built.meanings[arc] {
            Meaning::Move(way, period) => self.on_way(way, period),
            Meaning::Offer(n) => self.offered(wide.offer(n)).unwrap_or_else(fixed),
            Meaning::Store(place, _) => {
                LimitedBy::Stores(place, self.stores.get(&place).cloned().unwrap_or_default())
            }
            Meaning::Gate(n, period) => {
                let limit = same_gate(network, &wide.network.gates[n]);
                let limit = limit.and_then(|gate| gate.limits[period.index()]);
                LimitedBy::Fixed(limit.map_or(UNLIMITED, |limit| limit.0))
            }
            Meaning::HandOut { served: n, part, period, phase } => {
                let served = &network.served[n];
                let share = share_served(served, part, period);
                self.of_need((served, period), Some(phase), share)
            }
            Meaning::Reach(n, part, period) => {
                let served = &network.served[n];
                match share_behind(&served.parts[part], period) {
                    Some(share) => self.of_need((served, period), None, share),
                    None => fixed(),
                }
            }
            Meaning::Cell(n, period) => {
                let rows: Vec<CaseloadIx> = network.caseloads_of(n, period).collect();
                let grams = network.served[n].months[period.index()].grams_per_person.0;
                if rows.is_empty() { fixed() } else { LimitedBy::Caseloads { rows, grams } }
            }
            Meaning::Caseload(n) => {
                let limit = &network.caseloads[n];
                let area = network.country.caseloads[limit.row.index()].area;
                let (month, target) =
                    (network.window.month(limit.period), network.scenario.target());
                let rows = network.country.caseloads_of(area, month, target).collect();
                LimitedBy::Caseloads { rows, grams: network.smallest_ration(limit).0 }
            }
            Meaning::Carried(_)
            | Meaning::CarriedAhead(..)
            | Meaning::Arriving(..)
            | Meaning::SendAhead(..)
            | Meaning::KeepAhead(..)
            | Meaning::UseAhead(..)
            | Meaning::Phase(..)
            | Meaning::Area(_)
            | Meaning::Total => fixed(),
        }
    }

    fn of_need(
        &self,
        (served, period): (&Served, Period),
        phase: Option<u8>,
        share: Fraction,
    ) -> LimitedBy {
        let month = self.network.window.month(period);
        match self.rows.get(&(served.area, month)) {
            Some(&row) => {
                let grams = served.months[period.index()].grams_per_person.0;
                let times = self.network.times_in_need(served.area, period);
                LimitedBy::Need { row, phase, times, share, grams }
            }
            None => LimitedBy::Fixed(0),
        }
    }

    fn on_way(&self, way: WayIx, period: Period) -> LimitedBy {
        let month = self.network.month(way, period);
        let (link, open) = (self.network.ways[way.index()].link, month.access.times(month.season));
        let carried =
            self.network.scenario.adjustments.capacity(link, self.network.window.month(period));
        LimitedBy::Link { link, open, quota: month.quota, carried }
    }

    /// `None` for what no row of the supplies speaks of.
    fn offered(&self, offer: &Offer) -> Option<LimitedBy> {
        let (ix, network) = (offer.supply?, self.network);
        let supply = &network.country.supplies[ix.index()];
        let month = network.window.period(supply.month).filter(|_| supply.entry == Entry::Local);
        let bought = month.map_or(Share::ALL, |month| self.bought[month.index()]);
        let lies = supply.month.plus(i32::from(supply.lead_months));
        let parts =
            network.scenario.adjustments.supply((supply.place, supply.entry == Entry::Stock), lies);
        let own = parts.into_iter().find(|(late, _)| *late == offer.late);
        let times = own.map_or(Factor::NOUGHT, |(_, times)| times);
        let of = network.scenario.resources.supply_share;
        Some(LimitedBy::Supply { supply: ix, of, times, bought })
    }
}

impl LimitedBy {
    fn figures(&self) -> Vec<Figure> {
        match self {
            LimitedBy::Fixed(_) => Vec::new(),
            LimitedBy::Link { link, .. } => vec![Figure::Link(*link)],
            LimitedBy::Supply { supply, .. } => vec![Figure::Supply(*supply)],
            LimitedBy::Stores(place, _) => vec![Figure::Stores(*place)],
            LimitedBy::Caseloads { rows, .. } => {
                rows.iter().map(|row| Figure::Caseload(*row)).collect()
            }
            LimitedBy::Need { row, .. } => vec![Figure::Need(*row)],
        }
    }

    /// The most grams with some figures.
    fn grams(&self, figures: &Figures) -> i64 {
        match self {
            LimitedBy::Fixed(most) => *most,
            LimitedBy::Link { open, .. } if *open == Share::NONE => 0,
            LimitedBy::Link { link, open, quota, carried } => {
                let own = carried.of(figures.links[link.index()]);
                let own = own.map(|grams| open.of_amount(grams.0));
                let most = own.unwrap_or(UNLIMITED);
                quota.map_or(most, |quota| most.min(quota.0))
            }
            LimitedBy::Supply { supply, of, times, bought } => {
                let grams = i128::from(figures.supplies[supply.index()].0);
                let grams = grams * i128::from(*of.numer()) / i128::from(*of.denom());
                let grams = i64::try_from(grams).unwrap_or(i64::MAX);
                bought.of_amount(match *times == Factor::ONE {
                    true => grams,
                    false => times.of_amount(grams).min(MOST_GRAMS),
                })
            }
            LimitedBy::Stores(_, stores) => {
                let rooms = stores.iter().map(|n| &figures.stores[*n as usize]);
                let add = |sum: i64, room: &Option<Grams>| Some(sum.saturating_add((*room)?.0));
                let all = rooms.into_iter().try_fold(0, add);
                all.unwrap_or(UNLIMITED).min(UNLIMITED)
            }
            LimitedBy::Caseloads { rows, grams } => {
                let people = rows.iter().map(|row| figures.caseloads[row.index()].0).min();
                let people = people.unwrap_or(u64::MAX);
                i64::try_from(people).unwrap_or(i64::MAX).saturating_mul(*grams).min(UNLIMITED)
            }
            LimitedBy::Need { row, phase, times, share, grams } => {
                let phases = figures.needs[row.index()].map(|n| People(times.of_people(n.0)));
                let people = match phase {
                    Some(phase) => phases[usize::from(phase - 3)].0,
                    None => phases.iter().fold(0u64, |all, people| all.saturating_add(people.0)),
                };
                rations(people, *grams, *share).min(UNLIMITED)
            }
        }
    }
}
