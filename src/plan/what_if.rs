//! What-ifs: a network laid out once, and what it reaches with other figures.
//!
//! Every arc knows the figures of the country that limit it, so other figures are other numbers on the same
//! arcs. A value is the most person-months that any plan reaches: a largest flow with the cut that proves it,
//! or, within a budget, a plan with its prices.

mod ground;
mod limits;

pub use ground::Ground;

pub(super) use limits::ArcLimits;

use super::cascade::Cascades;
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
use std::sync::Arc;

/// A network that is asked what it reaches with one set of figures after another, and under other permissions
/// and budgets. It needs no threads, clock or files.
///
/// ```
/// # use aidreach::country::{Country, LinkIx, embedded};
/// # use aidreach::network::{Figures, Network};
/// # use aidreach::plan::what_if::{Figure, WhatIf};
/// # use aidreach::scenario::{Needed, Scenario};
/// # use aidreach::time::{Month, Window};
/// # use aidreach::units::Grams;
/// # let (country, _) = Country::load(&embedded("example").expect("shipped")).expect("sound");
/// # let window = Window::new(Month::parse("2021-10").expect("a month"), 6).expect("a window");
/// # let scenario = Scenario::bare("as-it-is", window);
/// let needed = Needed::of(&country);
/// let network = Network::new(&country, &scenario, &needed).expect("nothing is refused");
/// let what_if = WhatIf::new(&network)?;
/// let mut figures = Figures::best(&country);
/// let ground = what_if.ground(&figures)?;
/// // One link closed goes on from the flow that is known.
/// figures.links[0] = Some(Grams(0));
/// assert!(ground.reach_with(&figures, &[Figure::Link(LinkIx(0))])? <= ground.reach);
/// // Without a budget nobody is reached for want of money.
/// assert_eq!(what_if.within(Some(0)).reach(&figures)?, 0.into());
/// # Ok::<(), aidreach::plan::NoPlan>(())
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
        // What comes first takes nothing from the total where all eat one ration and no caseload is shared: of
        // people who share one, those in a higher phase may take the place of more in a lower one.
        let all_that_flows = counted(objective) == Aim::MostPeople || !self.limits.any_caseload();
        if self.budget.is_none() && all_that_flows {
            let mut most = self.limits.most(figures);
            reference.limit_arcs(&self.network, &self.wide.built.instance, &mut most);
            let level = Cascades::reach(&self.wide, &most)?;
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
