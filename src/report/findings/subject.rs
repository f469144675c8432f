//! A plan, and everything it was made from.

use super::audit::Audit;
use crate::analysis::ranges::Sure;
use crate::country::{AreaIx, AreaLevel, Country};
use crate::kit::figure::Count;
use crate::network::Network;
use crate::plan::{
    AreaPlan, AsKnown, Cascade, Costs, GroupReached, HeldBack, Left, Plan, province_of, tier,
};
use crate::scenario::Scenario;
use crate::sharing::{Content, SMALL, Sharing};
use crate::time::{Month, Period};
use std::collections::BTreeMap;

/// What a report is about: a plan, and everything it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The country planned for.
    pub country: &'a Country,
    /// The scenario it was planned under.
    pub scenario: &'a Scenario,
    /// The country as the scenario leaves it.
    pub network: &'a Network<'a>,
    /// What planning came to.
    pub outcome: Outcome<'a>,
    /// What holds its reach back.
    pub held: &'a HeldBack,
    /// From need to reach in each area alone; empty where nobody asked.
    pub by_area: &'a BTreeMap<AreaIx, Cascade>,
    /// How sure what is reached is; `None` where nothing was drawn, and for others than the planning team.
    pub sure: Option<&'a Sure>,
    /// What the pack's figures rest on.
    pub audit: &'a Audit,
    /// Who the report is for.
    pub sharing: Sharing,
}

/// What planning came to.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// One plan that knows the whole window.
    Hindsight(&'a Plan),
    /// Plans made month by month with what was known, and what came of them.
    AsKnown(&'a AsKnown),
}

impl<'a> Outcome<'a> {
    /// Each area with people in need.
    pub fn areas(&self) -> &'a [AreaPlan] {
        match self {
            Outcome::Hindsight(plan) => &plan.areas,
            Outcome::AsKnown(run) => &run.areas,
        }
    }
}

impl<'a> Subject<'a> {
    /// Whether readers may see something. Where few people are reached somewhere, what goes along
    /// single ways is not told: it would tell how few.
    pub fn shows(&self, content: Content) -> bool {
        let by_way = matches!(content, Content::Ways | Content::Stores);
        self.sharing.shows(content) && !(by_way && self.country.coarse.reached)
    }

    /// A count of people as readers may see it. Where small counts are taken out, nought is not told
    /// apart from them.
    pub fn count(&self, count: u64) -> Count {
        let coarse = self.country.coarse;
        let few = (coarse.needs || coarse.reached) && count < SMALL;
        if few { Count::Few } else { Count::shared(count, self.sharing) }
    }

    /// Each area with people in need.
    pub fn areas(&self) -> &'a [AreaPlan] {
        self.outcome.areas()
    }

    /// What it costs.
    pub fn costs(&self) -> &'a Costs {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.costs,
            Outcome::AsKnown(run) => &run.costs,
        }
    }

    /// Food that is left where it lies.
    pub fn left(&self) -> &'a [Left] {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.left,
            Outcome::AsKnown(run) => &run.left,
        }
    }

    /// Named groups of people in need.
    pub fn groups(&self) -> &'a [GroupReached] {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.groups,
            Outcome::AsKnown(_) => &[],
        }
    }

    /// The plan, where one plan knows the whole window.
    pub fn plan(&self) -> Option<&'a Plan> {
        match self.outcome {
            Outcome::Hindsight(plan) => Some(plan),
            Outcome::AsKnown(_) => None,
        }
    }

    /// The province of an area planned for, which may be itself.
    pub fn province(&self, area: AreaIx) -> AreaIx {
        province_of(self.country, self.level(), area)
    }

    /// Tier of the areas planned for: districts where any is planned by itself.
    pub fn level(&self) -> AreaLevel {
        tier(self.country, self.areas())
    }

    /// The months of the window, in order.
    pub fn months(&self) -> impl Iterator<Item = (Period, Month)> + 'a {
        let window = self.scenario.window;
        window.periods().map(move |p| (p, window.month(p)))
    }
}
