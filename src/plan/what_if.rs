//! What-ifs: a network laid out once, and what it reaches with other figures.
//!
//! Every arc knows the figures of the country that limit it, so other figures are other numbers on the same
//! arcs. A value is the most person-months that any plan reaches: a largest flow with the cut that proves it,
//! or, within a budget, a plan with its prices.

mod limits;

pub(super) use limits::ArcLimits;

use super::cascade::{Cascades, Level as Flows};
use super::figures::{AreaPlan, Exact};
use super::goal::{aim_without_target, budget_of, in_engine_units};
use super::kept::{Reference, counted};
use super::wide::{Keep, Laid, Wide};
use super::{NoPlan, added, outline, priced, to_the_millionth};
use crate::allocation::{Aim, Built, Goal, Ties, build};
use crate::certificate::Fed;
use crate::country::{CaseloadIx, LinkIx, NeedIx, PlaceIx, SupplyIx};
use crate::network::{Figures, Network};
use crate::scenario::{AccessTable, Objective};
use limits::laid_out_alike;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A network that is asked what it reaches with one set of figures after another, and under other permissions
/// and budgets.
///
/// ```
/// # use aidreach::country::{Country, LinkIx, embedded};
/// # use aidreach::network::{Figures, Network};
/// # use aidreach::plan::what_if::{Figure, WhatIf};
/// # use aidreach::scenario::{Needed, Scenario};
/// # use aidreach::units::Grams;
/// # let (country, scenario): (Country, Scenario) = aidreach::country::doc_example();
/// let needed = Needed::of(&country);
/// let network = Network::new(&country, &scenario, &needed)?;
/// let what_if = WhatIf::new(&network)?;
/// let ground = what_if.ground(&Figures::best(&country))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct WhatIf<'n, 'a> {
    wide: Arc<Wide<'n, 'a>>,
    /// The network under the permissions asked about.
    network: Laid<'n, 'a>,
    limits: ArcLimits,
    /// In the engine's unit.
    budget: Option<i128>,
}

impl<'n, 'a> WhatIf<'n, 'a> {
    /// Lays a network out, of which nothing may be used up yet; evenness of its scenario must be over cells.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn new(network: &'n Network<'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        WhatIf::of(Laid::Lent(network))
    }

    fn of(network: Laid<'n, 'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        let wide = Wide::of(network.clone())?;
        let (limits, budget) = (ArcLimits::of(&network, &wide), budget_of(&network));
        Ok(WhatIf { wide: Arc::new(wide), network, limits, budget })
    }

    /// The network as it is with the permissions asked about.
    pub fn network(&self) -> &Network<'a> {
        &self.network
    }

    /// As this, under other permissions. Nothing is laid out anew but where a person takes more or less food
    /// then, or quotas stand where none stood.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn under(&self, access: AccessTable) -> Result<WhatIf<'n, 'a>, NoPlan> {
        let network = self.network.changed(access, self.network.figures().clone());
        let network = network.map_err(NoPlan::Refused)?;
        if !laid_out_alike(&self.wide.network, &network) {
            return WhatIf::of(Laid::Own(network.into()));
        }
        let (limits, budget) = (ArcLimits::of(&network, &self.wide), budget_of(&network));
        Ok(WhatIf { wide: self.wide.clone(), network: Laid::Own(network.into()), limits, budget })
    }

    /// As this, with so many US cents for the window, as far as banks, cash and fuel let them be spent; with
    /// `None`, with money without limit.
    pub fn within(&self, budget_cents: Option<i64>) -> WhatIf<'n, 'a> {
        let open = self.network.access.budget_share();
        let budget = budget_cents.map(|cents| in_engine_units(open.of_amount(cents)));
        WhatIf { budget, ..self.clone() }
    }

    /// What is reached with some figures, and which of them could change that.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn ground(&self, figures: &Figures) -> Result<Ground<'_, 'n, 'a>, NoPlan> {
        let most = self.limits.most(figures);
        let (reach, flow) = match self.budget {
            Some(_) => (self.reach(figures)?, None),
            None => {
                let level = Cascades::reach(&self.wide, &most)?;
                (level.reach(), (level.flows().len() == 1).then_some(level))
            }
        };
        Ok(Ground { what_if: self, reach, most, flow, limited: self.limits.by_figure() })
    }

    /// The most person-months that a plan reaches with some figures.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach(&self, figures: &Figures) -> Result<Exact, NoPlan> {
        let Some(budget) = self.budget else {
            return Ok(Cascades::reach(&self.wide, &self.limits.most(figures))?.reach());
        };
        match self.changed(figures)? {
            None => {
                let most = self.limits.most(figures);
                let useful: (&dyn Fn(&Fed) -> bool, _) = (&|_| true, Keep::Useful);
                Ok(priced::most_people(&self.wide, &most, useful, budget)?.people)
            }
            Some(network) => {
                let areas = self.best(&network, &build(&network), (Aim::MostPeople, Ties::Skip))?;
                Ok(to_the_millionth(added(areas.iter().map(AreaPlan::served))))
            }
        }
    }
}

impl<'a> WhatIf<'_, 'a> {
    /// Whom the scenario's own plan serves with some figures, even over cells; `None` where it asks for a
    /// target.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn serves(&self, figures: &Figures) -> Result<Option<Vec<AreaPlan>>, NoPlan> {
        let Some(aim) = aim_without_target(self.network.scenario.objective) else {
            return Ok(None);
        };
        let asked = (aim, Ties::Fairness);
        let areas = match self.changed(figures)? {
            None => self.best(&self.network, &self.built(figures), asked)?,
            Some(network) => self.best(&network, &build(&network), asked)?,
        };
        Ok(Some(areas))
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
            let mut most = self.limits.most(figures);
            reference.limit_arcs(&self.network, &self.wide.built.instance, &mut most);
            let level = Cascades::reach(&self.wide, &most)?;
            // Where all eat one ration, what comes first takes nothing from the total.
            if level.flows().len() < 2 {
                return Ok(level.reach());
            }
        }
        let changed = self.changed(figures)?;
        let (network, mut built) = match &changed {
            None => (&*self.network, self.built(figures)),
            Some(network) => (network, build(network)),
        };
        reference.limit(network, &mut built);
        let areas = self.best(network, &built, (counted(objective), Ties::Skip))?;
        Ok(Reference::of(&areas).person_months())
    }

    /// The network with some figures, where more than what arcs carry differs from what is laid out; `None`
    /// where nothing else does.
    fn changed(&self, figures: &Figures) -> Result<Option<Network<'a>>, NoPlan> {
        let other = |laid: &Figures| {
            laid.needs != figures.needs
                || laid.moving != figures.moving
                || laid.prices != figures.prices
                || [laid.storing, laid.handing_out] != [figures.storing, figures.handing_out]
        };
        if !other(self.wide.network.figures()) && self.network.costs_alike(&self.wide.network) {
            return Ok(None);
        }
        let network = self.network.changed(self.network.access.clone(), figures.clone().into());
        network.map(Some).map_err(NoPlan::Refused)
    }

    /// The network with some figures as numbers, without what can carry nothing to anybody.
    fn built(&self, figures: &Figures) -> Built {
        self.wide.built(&self.limits.most(figures), &|_| true, Keep::Useful).0
    }

    fn best(
        &self,
        network: &Network<'_>,
        built: &Built,
        (aim, ties): (Aim, Ties),
    ) -> Result<Vec<AreaPlan>, NoPlan> {
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
    /// The people of a row of the needs.
    Need(NeedIx),
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

impl<'n, 'a> Ground<'_, 'n, 'a> {
    /// The most person-months that a plan reaches where some of the figures are others. Nothing is solved
    /// where the flow that is known still fits and its cut lets no more pass.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_with(&self, figures: &Figures, changed: &[Figure]) -> Result<Exact, NoPlan> {
        let arcs = changed.iter().filter_map(|figure| self.limited.get(figure)).flatten();
        let then = |arc: &usize| (*arc, self.what_if.limits.of_arc(*arc, figures));
        self.reach_of(self.what_if, figures, arcs.map(then).collect())
    }

    /// The most person-months that a plan reaches under other permissions, with some figures; goes on from the
    /// flow that is known where both are laid out alike.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach_under(&self, other: &WhatIf<'n, 'a>, figures: &Figures) -> Result<Exact, NoPlan> {
        if !Arc::ptr_eq(&self.what_if.wide, &other.wide) || other.budget.is_some() {
            return other.reach(figures);
        }
        let then = other.limits.most(figures).into_iter().zip(&self.most).enumerate();
        let then = then.filter(|(_, (then, most))| then != *most);
        self.reach_of(other, figures, then.map(|(arc, (then, _))| (arc, then)).collect())
    }

    fn reach_of(
        &self,
        other: &WhatIf<'_, '_>,
        figures: &Figures,
        then: Vec<(usize, i64)>,
    ) -> Result<Exact, NoPlan> {
        let Some(level) = &self.flow else {
            return match then.iter().any(|(arc, then)| *then != self.most[*arc]) {
                true => other.reach(figures),
                false => Ok(self.reach),
            };
        };
        let wide = &self.what_if.wide;
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
            None => other.reach(figures),
        }
    }
}
