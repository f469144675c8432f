//! What-ifs: a network laid out once, and what it reaches with other figures.
//!
//! Every arc knows the figures of the country that limit it, so other figures are other numbers on the same
//! arcs. A value is the most person-months that any plan reaches: a largest flow with the cut that proves it,
//! or, within a budget, a plan with its prices.

mod limits;

pub(super) use limits::ArcLimits;

use super::cascade::{Cascades, Level as Flows};
use super::figures::{AreaPlan, Exact};
use super::goal::{aim_without_target, budget_of};
use super::kept::{Reference, counted};
use super::wide::{Keep, Wide};
use super::{NoPlan, outline, priced};
use crate::allocation::{Aim, Built, Goal, Ties};
use crate::country::{CaseloadIx, Country, LinkIx, PlaceIx, SupplyIx};
use crate::evidence::Level;
use crate::network::Network;
use crate::scenario::Objective;
use crate::units::{Grams, People};
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
        Figures::at_capacities(country, Level::Best)
    }

    /// Links that carry the least, the best or the most that they are believed to; all else as planned.
    pub fn at_capacities(country: &Country, level: Level) -> Figures {
        let carried = country.links.iter().map(|link| &link.capacity);
        Figures {
            links: carried.map(|c| c.as_ref().map(|c| *c.per_month.at(level))).collect(),
            supplies: country.supplies.iter().map(|supply| supply.amount.best).collect(),
            stores: country.stores.iter().map(|s| s.room.as_ref().map(|r| r.best)).collect(),
            caseloads: country.caseloads.iter().map(|caseload| caseload.people.best).collect(),
        }
    }
}

/// A network that is asked what it reaches with one set of figures after another.
#[derive(Debug)]
pub struct WhatIf<'n, 'a> {
    wide: Wide<'n, 'a>,
    limits: ArcLimits,
    budget: Option<i128>,
}

impl<'n, 'a> WhatIf<'n, 'a> {
    /// Lays a network out, of which nothing may be used up yet; evenness of its scenario must be over cells.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn new(network: &'n Network<'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        let wide = Wide::new(network)?;
        Ok(WhatIf { limits: ArcLimits::of(&wide), budget: budget_of(network), wide })
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
                (level.reach(), (level.flows().len() == 1).then_some(level))
            }
        };
        Ok(Ground { what_if: self, reach, most, flow, limited: self.limits.by_figure() })
    }

    fn most(&self, figures: &Figures) -> Vec<i64> {
        self.limits.most(figures)
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

impl WhatIf<'_, '_> {
    /// Whom the scenario's own plan serves with some figures, even over cells; `None` where it asks for a
    /// target.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn serves(&self, figures: &Figures) -> Result<Option<Vec<AreaPlan>>, NoPlan> {
        let Some(aim) = aim_without_target(self.wide.network.scenario.objective) else {
            return Ok(None);
        };
        self.best(&self.built(figures), aim, Ties::Fairness).map(Some)
    }

    /// Person-months of a reference plan that are still served with some figures, counted as the reference's
    /// objective counts.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn keeps(
        &self,
        figures: &Figures,
        reference: &Reference,
        objective: Objective,
    ) -> Result<Exact, NoPlan> {
        if self.budget.is_none() {
            let mut most = self.most(figures);
            reference.limit_arcs(self.wide.network, &self.wide.built.instance, &mut most);
            let level = Cascades::reach(&self.wide, &most)?;
            // Where all eat one ration, what comes first takes nothing from the total.
            if level.flows().len() < 2 {
                return Ok(level.reach());
            }
        }
        let mut built = self.built(figures);
        reference.limit(self.wide.network, &mut built);
        let areas = self.best(&built, counted(objective), Ties::Skip)?;
        Ok(Reference::of(&areas).person_months())
    }

    /// The network with some figures as numbers, without what can carry nothing to anybody.
    fn built(&self, figures: &Figures) -> Built {
        self.wide.built(&self.most(figures), &|_| true, Keep::Useful).0
    }

    fn best(&self, built: &Built, aim: Aim, ties: Ties) -> Result<Vec<AreaPlan>, NoPlan> {
        let network = self.wide.network;
        let goal = Goal { aim, ties, budget: self.budget, floors: Vec::new() };
        Ok(outline(network, built, &goal)?.areas)
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
    /// The single largest flow that proves what is reached; `None` where there is none.
    flow: Option<Flows<'w>>,
    limited: BTreeMap<Figure, Vec<usize>>,
}

impl Ground<'_, '_, '_> {
    /// The most person-months that a plan reaches where some of the figures are others. Nothing is solved
    /// where the flow that is known still fits and its cut lets no more pass.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_with(&self, figures: &Figures, changed: &[Figure]) -> Result<Exact, NoPlan> {
        let arcs = changed.iter().filter_map(|figure| self.limited.get(figure)).flatten();
        let then = |arc: &usize| (*arc, self.what_if.limits.of_arc(*arc, figures));
        let then: Vec<(usize, i64)> = arcs.map(then).collect();
        let wide = &self.what_if.wide;
        let Some(level) = &self.flow else {
            return match then.iter().any(|(arc, then)| *then != self.most[*arc]) {
                true => self.what_if.reach(figures),
                false => Ok(self.reach),
            };
        };
        let matters = |(arc, then): &(usize, i64)| {
            let (from, to) = wide.pipes.ends()[*arc];
            level.flows().iter().zip(level.sides()).any(|((_, flow), side)| {
                let in_cut = side[from as usize] && !side[to as usize];
                *then < flow.carried(*arc) || (*then > self.most[*arc] && in_cut)
            })
        };
        if !then.iter().any(matters) {
            return Ok(self.reach);
        }
        match level.limited(wide, &then)? {
            Some(level) => Ok(level.reach()),
            None => self.what_if.reach(figures),
        }
    }
}
