//! What limits each arc of a wide network, and so how much it carries with other figures.

use super::{Figure, Figures};
use crate::allocation::Meaning;
use crate::country::{CaseloadIx, Entry, LinkIx, PlaceIx, SupplyIx};
use crate::flow::UNLIMITED;
use crate::network::{Network, Offer, WayIx};
use crate::plan::wide::{InForce, Wide};
use crate::time::Period;
use crate::units::{Grams, Share};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// What limits an arc.
#[derive(Clone, Debug)]
enum LimitedBy {
    /// Nothing that figures change.
    Fixed(i64),
    /// A link, for a share of the month, and a quota.
    Link { link: LinkIx, open: Share, quota: Option<Grams> },
    /// A row of the supplies, as much of it as the scenario leaves and can be bought.
    Supply { supply: SupplyIx, of: Ratio<i64>, bought: Share },
    /// All stores of a place, by position.
    Stores(PlaceIx, Vec<u32>),
    /// A caseload, at so many grams a person.
    Caseload { row: CaseloadIx, grams: i64 },
}

/// What limits each arc of a wide network, with everything in force.
#[derive(Clone, Debug)]
pub(in crate::plan) struct ArcLimits(Vec<LimitedBy>);

impl ArcLimits {
    pub(in crate::plan) fn of(wide: &Wide<'_, '_>) -> ArcLimits {
        let planned = wide.all(InForce::ALL);
        let limited = |(arc, most): (usize, &i64)| limited_by(wide.network, wide, arc, *most);
        ArcLimits(planned.iter().enumerate().map(limited).collect())
    }

    /// The most grams on each arc with some figures.
    pub(in crate::plan) fn most(&self, figures: &Figures) -> Vec<i64> {
        self.0.iter().map(|limit| limit.grams(figures)).collect()
    }

    /// The most grams on one arc with some figures.
    pub(super) fn of_arc(&self, arc: usize, figures: &Figures) -> i64 {
        self.0[arc].grams(figures)
    }

    /// Which arcs each figure limits.
    pub(super) fn by_figure(&self) -> BTreeMap<Figure, Vec<usize>> {
        let mut limited: BTreeMap<Figure, Vec<usize>> = BTreeMap::new();
        for (arc, limit) in self.0.iter().enumerate() {
            if let Some(figure) = limit.figure() {
                limited.entry(figure).or_default().push(arc);
            }
        }
        limited
    }
}

fn limited_by(network: &Network<'_>, wide: &Wide<'_, '_>, arc: usize, most: i64) -> LimitedBy {
    let fixed = LimitedBy::Fixed(most);
    if !wide.is_real(arc) {
        return fixed;
    }
    match wide.built.meanings[arc] {
        Meaning::Move(way, period) => on_way(network, way, period),
        Meaning::Offer(n) => offered(network, wide.offer(n)).unwrap_or(fixed),
        Meaning::Store(place, _) => {
            let stores = network.country.stores.iter().zip(0..);
            let there = stores.filter(|(store, _)| store.place == place).map(|(_, n)| n);
            LimitedBy::Stores(place, there.collect())
        }
        Meaning::Cell(n, period) => match network.caseload_of(n, period) {
            Some(row) => {
                let grams = network.served[n].months[period.index()].grams_per_person.0;
                LimitedBy::Caseload { row, grams }
            }
            None => fixed,
        },
        Meaning::Caseload(n) => {
            let limit = &network.caseloads[n];
            LimitedBy::Caseload { row: limit.row, grams: network.smallest_ration(limit).0 }
        }
        Meaning::Carried(_)
        | Meaning::CarriedAhead(..)
        | Meaning::Arriving(..)
        | Meaning::Gate(..)
        | Meaning::Reach(..)
        | Meaning::SendAhead(..)
        | Meaning::KeepAhead(..)
        | Meaning::UseAhead(..)
        | Meaning::HandOut { .. }
        | Meaning::Phase(..)
        | Meaning::Area(_)
        | Meaning::Total => fixed,
    }
}

fn on_way(network: &Network<'_>, way: WayIx, period: Period) -> LimitedBy {
    let month = network.month(way, period);
    let (link, open) = (network.ways[way.index()].link, month.access.times(month.season));
    LimitedBy::Link { link, open, quota: month.quota }
}

/// `None` for what no row of the supplies speaks of.
fn offered(network: &Network<'_>, offer: &Offer) -> Option<LimitedBy> {
    let ix = offer.supply?;
    let supply = &network.country.supplies[ix.index()];
    let month = network.window.period(supply.month).filter(|_| supply.entry == Entry::Local);
    let bought = month.map_or(Share::ALL, |month| network.access.local_purchase_share(month));
    Some(LimitedBy::Supply { supply: ix, of: network.scenario.resources.supply_share, bought })
}

impl LimitedBy {
    fn figure(&self) -> Option<Figure> {
        match self {
            LimitedBy::Fixed(_) => None,
            LimitedBy::Link { link, .. } => Some(Figure::Link(*link)),
            LimitedBy::Supply { supply, .. } => Some(Figure::Supply(*supply)),
            LimitedBy::Stores(place, _) => Some(Figure::Stores(*place)),
            LimitedBy::Caseload { row, .. } => Some(Figure::Caseload(*row)),
        }
    }

    /// The most grams with some figures.
    fn grams(&self, figures: &Figures) -> i64 {
        match self {
            LimitedBy::Fixed(most) => *most,
            LimitedBy::Link { open, .. } if *open == Share::NONE => 0,
            LimitedBy::Link { link, open, quota } => {
                let own = figures.links[link.index()].map(|grams| open.of_amount(grams.0));
                let most = own.unwrap_or(UNLIMITED);
                quota.map_or(most, |quota| most.min(quota.0))
            }
            LimitedBy::Supply { supply, of, bought } => {
                let grams = i128::from(figures.supplies[supply.index()].0);
                let grams = grams * i128::from(*of.numer()) / i128::from(*of.denom());
                bought.of_amount(i64::try_from(grams).unwrap_or(i64::MAX))
            }
            LimitedBy::Stores(_, stores) => {
                let rooms = stores.iter().map(|n| &figures.stores[*n as usize]);
                let add = |sum: i64, room: &Option<Grams>| Some(sum.saturating_add((*room)?.0));
                let all = rooms.into_iter().try_fold(0, add);
                all.unwrap_or(UNLIMITED).min(UNLIMITED)
            }
            LimitedBy::Caseload { row, grams } => {
                let people = figures.caseloads[row.index()].0;
                i64::try_from(people).unwrap_or(i64::MAX).saturating_mul(*grams).min(UNLIMITED)
            }
        }
    }
}
