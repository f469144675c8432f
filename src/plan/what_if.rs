//! What-ifs: a network laid out once, and what it reaches with other figures.
//!
//! Every arc knows the figures of the country that limit it, so other figures are other numbers on the same
//! arcs. A value is the most person-months that any plan reaches: a largest flow with the cut that proves it,
//! or, within a budget, a plan with its prices.

use super::cascade::Cascades;
use super::figures::Exact;
use super::goal::budget_of;
use super::wide::{InForce, Keep, Wide};
use super::{NoPlan, priced};
use crate::allocation::Meaning;
use crate::country::{CaseloadIx, Country, Entry, LinkIx, PlaceIx, SupplyIx};
use crate::flow::UNLIMITED;
use crate::network::{Network, Offer, WayIx};
use crate::time::Period;
use crate::units::{Grams, People, Share};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Figures of a country that limit what a plan reaches, each by the position of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Grams that each link carries in a month; `None` where nothing limits it.
    pub links: Vec<Option<Grams>>,
    /// Grams that each row of the supplies offers.
    pub supplies: Vec<Grams>,
    /// Grams that each store holds at once; `None` where no source limits it.
    pub stores: Vec<Option<Grams>>,
    /// People of each caseload.
    pub caseloads: Vec<People>,
}

impl Figures {
    /// The figures planned with.
    pub fn best(country: &Country) -> Figures {
        let carried = country.links.iter().map(|link| &link.capacity);
        Figures {
            links: carried.map(|c| c.as_ref().map(|c| c.per_month.best)).collect(),
            supplies: country.supplies.iter().map(|supply| supply.amount.best).collect(),
            stores: country.stores.iter().map(|s| s.room.as_ref().map(|r| r.best)).collect(),
            caseloads: country.caseloads.iter().map(|caseload| caseload.people.best).collect(),
        }
    }
}

/// What limits an arc.
#[derive(Clone, Debug)]
enum LimitedBy {
    /// Nothing that figures change.
    Fixed(i64),
    /// A link, for a share of the month, and a quota.
    Link { link: LinkIx, open: Share, quota: Option<Grams> },
    /// A row of the supplies, as much of it as the scenario leaves and can be bought.
    Supply { supply: SupplyIx, of: Ratio<i64>, bought: Share },
    /// All stores of a place.
    Stores(PlaceIx),
    /// A caseload, at so many grams a person.
    Caseload { row: CaseloadIx, grams: i64 },
}

/// A network that is asked what it reaches with one set of figures after another.
#[derive(Debug)]
pub struct WhatIf<'n, 'a> {
    wide: Wide<'n, 'a>,
    limits: Vec<LimitedBy>,
    budget: Option<i128>,
}

impl<'n, 'a> WhatIf<'n, 'a> {
    /// Lays a network out; evenness of its scenario must be over cells.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn new(network: &'n Network<'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        let wide = Wide::new(network)?;
        let planned = wide.all(InForce::ALL);
        let limited = |(arc, most): (usize, &i64)| limited_by(network, &wide, arc, *most);
        let limits = planned.iter().enumerate().map(limited).collect();
        Ok(WhatIf { limits, budget: budget_of(network), wide })
    }

    /// Which arcs each figure limits.
    fn limited(&self) -> BTreeMap<Figure, Vec<usize>> {
        let mut limited: BTreeMap<Figure, Vec<usize>> = BTreeMap::new();
        for (arc, limit) in self.limits.iter().enumerate() {
            if let Some(figure) = limit.figure() {
                limited.entry(figure).or_default().push(arc);
            }
        }
        limited
    }

    /// What is reached with some figures, and which of them could change that.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn ground(&self, figures: &Figures) -> Result<Ground<'_, 'n, 'a>, NoPlan> {
        let most = self.most(figures);
        let (reach, flow) = match self.budget {
            Some(_) => (self.reach(figures)?, None),
            None => {
                let level = Cascades::reach(&self.wide, &most)?;
                let flow = match level.flows() {
                    [(_, flow)] => flow.side().map(|side| {
                        let carried = (0..most.len()).map(|arc| flow.carried(arc)).collect();
                        (carried, side)
                    }),
                    _ => None,
                };
                (level.reach(), flow)
            }
        };
        Ok(Ground { what_if: self, reach, most, flow, limited: self.limited() })
    }

    fn most(&self, figures: &Figures) -> Vec<i64> {
        let country = self.wide.network.country;
        self.limits.iter().map(|limit| limit.grams(country, figures)).collect()
    }

    /// The most person-months that a plan reaches with some figures.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach(&self, figures: &Figures) -> Result<Exact, NoPlan> {
        let most = self.most(figures);
        match self.budget {
            None => Ok(Cascades::reach(&self.wide, &most)?.reach()),
            Some(budget) => {
                let found =
                    priced::most_people(&self.wide, &most, (&|_| true, Keep::Useful), budget)?;
                Ok(found.people)
            }
        }
    }
}

/// A figure of the country that limits arcs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// What a link carries.
    Link(LinkIx),
    /// What a row of the supplies offers.
    Supply(SupplyIx),
    /// Room in all stores of a place.
    Stores(PlaceIx),
    /// The people of a row of the caseloads.
    Caseload(CaseloadIx),
}

/// What some figures reach, from which others are asked one by one.
#[derive(Debug)]
pub struct Ground<'w, 'n, 'a> {
    what_if: &'w WhatIf<'n, 'a>,
    /// Person-months.
    pub reach: Exact,
    /// What each arc may carry.
    most: Vec<i64>,
    /// What each arc carries, and the nodes on the near side of the cut; `None` where no single largest flow
    /// proves what is reached.
    flow: Option<(Vec<i64>, Vec<bool>)>,
    limited: BTreeMap<Figure, Vec<usize>>,
}

impl Ground<'_, '_, '_> {
    /// The most person-months that a plan reaches where some of the figures are others. Nothing is solved
    /// where the flow that is known still fits and its cut lets no more pass.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_with(&self, figures: &Figures, changed: &[Figure]) -> Result<Exact, NoPlan> {
        let country = self.what_if.wide.network.country;
        let arcs = changed.iter().filter_map(|figure| self.limited.get(figure)).flatten();
        let matters = |arc: &usize| {
            let then = self.what_if.limits[*arc].grams(country, figures);
            match &self.flow {
                None => then != self.most[*arc],
                Some((carried, side)) => {
                    let (from, to) = self.what_if.wide.pipes.ends()[*arc];
                    let in_cut = side[from as usize] && !side[to as usize];
                    then < carried[*arc] || (then > self.most[*arc] && in_cut)
                }
            }
        };
        match arcs.into_iter().any(matters) {
            true => self.what_if.reach(figures),
            false => Ok(self.reach),
        }
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
        Meaning::Store(place, _) => LimitedBy::Stores(place),
        Meaning::Cell(n, period) => match network.caseload_of(n, period) {
            Some(row) => {
                let grams = network.served[n].months[period.index()].grams_per_person.0;
                LimitedBy::Caseload { row, grams }
            }
            None => fixed,
        },
        Meaning::Caseload(n) => {
            let limit = &network.caseloads[n];
            match (most, i64::try_from(limit.people)) {
                (most, Ok(people)) if people > 0 && most % people == 0 => {
                    LimitedBy::Caseload { row: limit.row, grams: most / people }
                }
                _ => fixed,
            }
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
            LimitedBy::Stores(place) => Some(Figure::Stores(*place)),
            LimitedBy::Caseload { row, .. } => Some(Figure::Caseload(*row)),
        }
    }

    /// The most grams with some figures.
    fn grams(&self, country: &Country, figures: &Figures) -> i64 {
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
            LimitedBy::Stores(place) => {
                let there = country.stores.iter().zip(&figures.stores);
                let rooms = there.filter(|(store, _)| store.place == *place);
                let add = |sum: i64, room: &Option<Grams>| Some(sum.saturating_add((*room)?.0));
                let all = rooms.map(|(_, room)| room).try_fold(0, add);
                all.unwrap_or(UNLIMITED).min(UNLIMITED)
            }
            LimitedBy::Caseload { row, grams } => {
                let people = figures.caseloads[row.index()].0;
                i64::try_from(people).unwrap_or(i64::MAX).saturating_mul(*grams).min(UNLIMITED)
            }
        }
    }
}
