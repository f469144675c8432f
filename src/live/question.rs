//! Questions about a plan.

use super::asked::{Asked, Wrong, written};
use super::engine::{Engine, Level};
use super::planning::Planned;
use super::request::Request;
use crate::analysis::effect::Effect;
use crate::analysis::ranges::{Draws, QUIET, how_sure};
use crate::analysis::stand_in::stand_in;
use crate::network::Network;
use crate::plan::{AreaPlan, HeldBack, NoPlan, Plan, held_back};
use crate::report::live::{
    HeldInput, HeldTold, LiveScope, PlannedInput, PlannedTold, RangesTold, StandInAnswer,
    rounded_areas, rounded_effect,
};
use crate::report::{Outcome, Subject};
use crate::scenario::Scenario;
use crate::scenario::words::ways_called;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A question about the plan of a scenario, or about what it costs beside another one.
pub(super) struct Question<'a> {
    pub(super) engine: &'a Engine,
    pub(super) scope: LiveScope<'a>,
    pub(super) asked: &'a Asked,
    pub(super) request: &'a Request,
    pub(super) beside: Option<&'a Scenario>,
}

impl<'a> Question<'a> {
    fn at(&self) -> &'a Level {
        self.engine.at(self.scope.level)
    }

    fn network(&self, scenario: &'a Scenario) -> Result<Network<'a>, NoPlan> {
        let Level { country, needed } = self.at();
        Network::new(country, scenario, needed).map_err(NoPlan::Refused)
    }

    fn found(&self) -> Result<Rc<Planned>, NoPlan> {
        let at = (self.scope.level, self.at());
        self.engine.planner.borrow_mut().plan(at, &self.asked.scenario, self.beside)
    }

    fn subject<'b>(
        &'b self,
        network: &'b Network<'b>,
        plan: &'b Plan,
        held: &'b HeldBack,
    ) -> Subject<'b> {
        const NO_AREAS: &BTreeMap<crate::country::AreaIx, crate::plan::Cascade> = &BTreeMap::new();
        Subject {
            country: &self.at().country,
            scenario: &self.asked.scenario,
            network,
            outcome: Outcome::Hindsight(plan),
            held,
            by_area: NO_AREAS,
            sure: None,
            audit: &self.engine.audit,
            sharing: self.scope.sharing,
        }
    }

    /// The certified plan, and what changes cost.
    pub(super) fn plan(self) -> Result<String, Wrong> {
        let Planned { plan, effect } = &*self.found()?;
        let network = self.network(&self.asked.scenario)?;
        let at = (self.scope.level, self.at());
        let reference = |beside| self.engine.planner.borrow_mut().reference(at, beside);
        let reference = self.beside.map(reference).transpose()?;
        let beside = effect.as_ref().zip(reference.as_ref().map(|found| &found.plan));
        let beside = beside.map(|(effect, before)| (effect, &before.areas[..]));
        if self.scope.sharing.rounded_note().is_some() {
            return self.rounded(&network, plan, beside);
        }
        written(&PlannedTold::of(&PlannedInput {
            scope: self.scope,
            network: &network,
            plan,
            beside,
        }))
    }

    /// The certified plan, and what changes cost, for others than the planning team.
    fn rounded(
        &self,
        network: &Network<'_>,
        plan: &Plan,
        beside: Option<(&Effect, &[AreaPlan])>,
    ) -> Result<String, Wrong> {
        let areas = rounded_areas(&plan.areas);
        let beside = beside.map(|(effect, before)| {
            let before = rounded_areas(before);
            (rounded_effect(effect, [&before, &areas]), before)
        });
        written(&PlannedTold::of(&PlannedInput {
            scope: self.scope,
            network,
            plan: &Plan { areas, ..plan.clone() },
            beside: beside.as_ref().map(|(effect, before)| (effect, &before[..])),
        }))
    }

    /// What holds the plan back, and what changes cost in full.
    pub(super) fn held(self) -> Result<String, Wrong> {
        let Planned { plan, .. } = &*self.found()?;
        let network = self.network(&self.asked.scenario)?;
        let held = held_back(&network, plan)?;
        let at = (self.scope.level, self.at());
        let change =
            |beside| self.engine.planner.borrow_mut().change(at, beside, &self.asked.scenario);
        let change = self.beside.map(change).transpose()?;
        let subject = self.subject(&network, plan, &held);
        written(&HeldTold::of(&HeldInput { scope: self.scope, subject, change: change.as_ref() }))
    }

    /// How sure what is reached is.
    pub(super) fn ranges(self) -> Result<String, Wrong> {
        let Level { country, needed } = self.at();
        let scenario = &self.asked.scenario;
        let sure = how_sure(country, scenario, needed, Draws::default(), QUIET)?;
        written(&RangesTold::of(&self.scope, &scenario.id, &sure))
    }

    /// Whether a way can stand in for what is shut.
    pub(super) fn stand_in(self) -> Result<String, Wrong> {
        let Planned { plan, .. } = &*self.found()?;
        let network = self.network(&self.asked.scenario)?;
        let way = self.request.way.as_deref().unwrap_or_default();
        let (name, links) = ways_called(&self.at().country, &self.asked.base, way)
            .map_err(|misread| Wrong::of(misread.what, &misread.help))?;
        let beside = self.beside.unwrap_or(&self.asked.base);
        let at = (self.scope.level, self.at());
        let reference = self.engine.planner.borrow_mut().reference(at, beside)?;
        let before = self.network(beside)?;
        let found = stand_in([&before, &network], [&reference.plan, plan], &links);
        let held = held_back(&network, plan)?;
        let subject = self.subject(&network, plan, &held);
        written(&StandInAnswer::of(&self.scope, (&name, &found), &subject))
    }
}
