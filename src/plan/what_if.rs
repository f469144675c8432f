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
use super::{NoPlan, outline, priced};
use crate::allocation::{Aim, Built, Goal, Ties, Unsolved, build};
use crate::country::{CaseloadIx, LinkIx, NeedIx, PlaceIx, SupplyIx};
use crate::network::{Even, Figures, Network};
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
    network: Arc<Laid<'n, 'a>>,
    limits: Arc<ArcLimits>,
    /// Money for the window where all of it can be spent.
    budget_cents: Option<i64>,
    /// What of it can be, in the engine's unit.
    budget: Option<i128>,
}

impl<'n, 'a> WhatIf<'n, 'a> {
    /// Lays a network out: one that nothing was changed on since it was laid out for its scenario.
    ///
    /// # Errors
    /// As [`crate::plan::plan`]; also where evenness is compared over the window, for which caseloads that areas
    /// share have no place in a network.
    pub fn new(network: &'n Network<'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        WhatIf::of(Laid::Lent(network))
    }

    fn of(network: Laid<'n, 'a>) -> Result<WhatIf<'n, 'a>, NoPlan> {
        if network.scenario.even != Even::Cells {
            let why = "what-ifs are asked of networks that are even over cells";
            return Err(Unsolved::Internal(why.to_owned()).into());
        }
        let wide = Wide::of(network.clone())?;
        Ok(WhatIf {
            limits: Arc::new(ArcLimits::of(&network, &wide)),
            wide: Arc::new(wide),
            // Where the network knows no budget, its scenario's is no limit either.
            budget_cents: network
                .scenario
                .resources
                .budget_cents
                .filter(|_| network.budget_cents.is_some()),
            budget: budget_of(&network),
            network: Arc::new(network),
        })
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
        let wide = match laid_out_alike(&self.wide.network, &network) {
            true => self.wide.clone(),
            false => Arc::new(Wide::of(Laid::Own(network.clone().into()))?),
        };
        let limits = Arc::new(ArcLimits::of(&network, &wide));
        let network = Arc::new(Laid::Own(network.into()));
        Ok(WhatIf { wide, network, limits, ..self.clone() }.within(self.budget_cents))
    }

    /// As this, with so many US cents for the window, as far as banks, cash and fuel let them be spent; with
    /// `None`, with money without limit.
    pub fn within(&self, budget_cents: Option<i64>) -> WhatIf<'n, 'a> {
        let open = self.network.access.budget_share();
        let budget = budget_cents.map(|cents| in_engine_units(open.of_amount(cents)));
        WhatIf { budget_cents, budget, ..self.clone() }
    }

    /// A layout of its own for some figures, where these bring people or food to where there are none: nothing
    /// is laid out for what is not there.
    fn laid_out_for(&self, figures: &Figures) -> Result<Option<WhatIf<'n, 'a>>, NoPlan> {
        if !self.wide.network.lacks(figures) {
            return Ok(None);
        }
        let network = self.network.changed(self.network.access.clone(), figures.clone().into());
        let laid = WhatIf::of(Laid::Own(network.map_err(NoPlan::Refused)?.into()))?;
        Ok(Some(laid.within(self.budget_cents)))
    }

    /// What is reached with some figures, and which of them could change that.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn ground(&self, figures: &Figures) -> Result<Ground<'_, 'n, 'a>, NoPlan> {
        let most = self.limits.most(figures);
        let apart = self.budget.is_some() || self.wide.network.lacks(figures);
        let (reach, flow) = match apart {
            true => (self.reach(figures)?, None),
            false => {
                let level = Cascades::reach(&self.wide, &most)?;
                (level.reach(), (level.flows().len() == 1).then_some(level))
            }
        };
        let limited = self.limits.by_figure();
        Ok(Ground { what_if: self, reach, figures: figures.clone(), most, flow, limited })
    }

    /// The most person-months that a plan reaches with some figures.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn reach(&self, figures: &Figures) -> Result<Exact, NoPlan> {
        if let Some(other) = self.laid_out_for(figures)? {
            return other.reach(figures);
        }
        if self.budget.is_none() {
            return Ok(Cascades::reach(&self.wide, &self.limits.most(figures))?.reach());
        }
        let instance = match self.anew(figures)? {
            None => self.wide.part(&self.limits.most(figures), &|_| true, Keep::Useful).0,
            Some(network) => build(&network).instance,
        };
        Ok(priced::best_on(instance, (Aim::MostPeople, self.budget))?.0)
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
        if let Some(other) = self.laid_out_for(figures)? {
            return other.serves(figures);
        }
        let asked = (aim, Ties::Fairness);
        let areas = match self.anew(figures)? {
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
        if let Some(other) = self.laid_out_for(figures)? {
            return other.keeps(figures, reference, objective);
        }
        // What comes first takes nothing from the total where all eat one ration and there is no caseload: of
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
        let anew = self.anew(figures)?;
        let (network, mut built) = match &anew {
            None => (&**self.network, self.built(figures)),
            Some(network) => (network, build(network)),
        };
        reference.limit(network, &mut built);
        let areas = self.best(network, &built, (counted(objective), Ties::Skip))?;
        Ok(Reference::of(&areas).person_months())
    }

    /// The network with some figures, where more than what arcs carry differs from what is laid out; `None`
    /// where nothing else does.
    fn anew(&self, figures: &Figures) -> Result<Option<Network<'a>>, NoPlan> {
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
        self.wide.built(&self.limits.most(figures), &|_| true, Keep::Useful)
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
