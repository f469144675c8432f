//! What conditions on a grant cost in people: how reach falls as one of them hardens, what those in
//! force and the red lines cost, and who is paid for passage.

mod granted;
mod offered;
mod vary;

pub use offered::{Curve, Point, SplitEnds, curve};
pub use vary::{Offer, Vary};

use super::effect::{Before, Cells, effect};
use super::game::Exact;
use super::setting::{NoAnswer, Setting};
use super::valued::{Reaching, reached_under};
use super::worth::other_splits;
use crate::country::{CounterpartIx, PermissionIx};
use crate::network::Network;
use crate::plan::sweep::NoValues;
use crate::plan::{
    LevyAlong, LevyPaid, NoPlan, Plan, Settings, has_budget, levies_along, plan_on,
    reach_within_levies,
};
use crate::scenario::{Conditions, DecisionIx, RedLines, Scenario};
use std::collections::BTreeSet;

/// Conditions in force, red lines and levies of a scenario. Reach is in person-months under
/// `most-people`.
#[derive(Clone, Debug)]
pub struct InForce {
    /// Reached as the scenario stands.
    pub as_it_stands: Exact,
    /// Decisions that attach conditions to a grant, with the reach were each unconditional.
    pub attached: Vec<(DecisionIx, Exact)>,
    /// Reached if none of them had conditions.
    pub without_any: Exact,
    /// What the conditions of each cost those whom the plan without them serves, in the order of
    /// [`InForce::attached`]: where food is short reach never moves, and only this tells what they cost.
    pub attached_lose: Vec<Cells>,
    /// What all of them cost those whom the plan without any serves; `None` where none has conditions.
    pub all_lose: Option<Cells>,
    /// Red lines, with the reach were each lifted.
    pub lines: Vec<(RedLine, Exact)>,
    /// Reached if all were lifted.
    pub without_lines: Exact,
    /// Levies of the plan that reaches most people, at least cost among those.
    pub levies: Vec<LevyPaid>,
    /// What a tonne pays in all along the ways of that plan, for every permission that food goes by.
    pub along: Vec<LevyAlong>,
    /// What that plan costs, in US cents.
    pub cost_cents: Exact,
    /// Reach within a cap on what goes to each counterpart that is paid; empty where none is asked.
    pub caps: Vec<Capped>,
    /// Reach with the supplies split otherwise by origin, which is assumed; empty where there are
    /// neither conditions nor lines.
    pub splits: Vec<SplitReach>,
}

/// What conditions and red lines leave with the supplies split otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitReach {
    /// Name of the split.
    pub split: String,
    /// Reached as the scenario stands.
    pub as_it_stands: Exact,
    /// Reached if no grant had conditions.
    pub without_any: Exact,
    /// Reached if no line were drawn.
    pub without_lines: Exact,
}

/// One line drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedLine {
    /// A permission that is never used.
    Permission(PermissionIx),
    /// The most levy that is paid.
    Levy,
    /// The largest share diverted that is accepted.
    Diversion,
}

/// What a cap on levies leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capped {
    /// Whose levies are capped.
    pub counterpart: CounterpartIx,
    /// Person-months that can be reached.
    pub reach: Exact,
}

/// Why conditions have no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoPrice {
    /// A plan or value could not be made.
    #[error(transparent)]
    NoAnswer(#[from] NoAnswer),
    /// A cap on levies beside a budget: two limits on money at once.
    #[error(
        "a cap on levies works only where no budget is set, and this scenario has one: two limits \
         on money at once are beyond this level of planning"
    )]
    CapBesideBudget,
}

impl From<crate::plan::NoPlan> for NoPrice {
    fn from(why: crate::plan::NoPlan) -> NoPrice {
        NoPrice::NoAnswer(NoValues::from(why).into())
    }
}

impl From<NoValues> for NoPrice {
    fn from(why: NoValues) -> NoPrice {
        NoPrice::NoAnswer(why.into())
    }
}

/// Weighs the conditions in force and the red lines, and adds up who is paid. With a cap in US
/// cents, also what each paid counterpart's cap would leave.
///
/// # Errors
/// [`NoPrice`].
pub fn in_force(setting: Setting<'_>, most_cents: Option<i64>) -> Result<InForce, NoPrice> {
    let Setting { country, scenario, needed, .. } = setting;
    let base = scenario.over_cells();
    let laid = Network::new(country, &base, needed).map_err(NoPlan::Refused)?;
    let laid = Reaching::on(&laid)?;
    let reach = |scenario: &Scenario| laid.reach(scenario);
    let lose = |without: &Scenario| -> Result<Cells, NoPlan> {
        let before = Before::plan(country, without, needed, Settings::default())?;
        Ok(effect(&before, country, scenario, needed, Settings::default())?
            .1
            .cells
            .in_whole_people())
    };
    let (mut attached, mut attached_lose) = (Vec::new(), Vec::new());
    let mut plain = scenario.clone();
    for (n, decision) in scenario.decisions.iter().enumerate() {
        if decision.conditions != Conditions::NONE {
            let mut without = scenario.clone();
            without.decisions[n].conditions = Conditions::NONE;
            plain.decisions[n].conditions = Conditions::NONE;
            attached.push((DecisionIx(n as u32), reach(&without)?));
            attached_lose.push(lose(&without)?);
        }
    }
    let mut lines = Vec::new();
    for line in drawn(&scenario.red_lines) {
        lines.push((line, reach(&without_line(scenario, line))?));
    }
    let open = Scenario { red_lines: RedLines::default(), ..scenario.clone() };
    let mut most = scenario.clone();
    most.objective = crate::scenario::Objective::MostPeople;
    let network = Network::new(country, &most, needed).map_err(NoPlan::Refused)?;
    let plan = plan_on(&network, Settings::default())?;
    let caps = capped(setting, &plan, most_cents)?;
    let splits = match attached.is_empty() && lines.is_empty() {
        true => Vec::new(),
        false => under_other_splits(setting, [scenario, &plain, &open])?,
    };
    let all_lose = match (attached.len(), attached_lose.first()) {
        (0, _) | (_, None) => None,
        (1, Some(only)) => Some(only.clone()),
        (_, Some(_)) => Some(lose(&plain)?),
    };
    Ok(InForce {
        as_it_stands: reach(scenario)?,
        attached,
        attached_lose,
        all_lose,
        without_any: reach(&plain)?,
        lines,
        without_lines: reach(&open)?,
        along: levies_along(&network, &plan),
        levies: plan.levies,
        cost_cents: super::valued::wide(plan.costs.total()),
        caps,
        splits,
    })
}

/// A scenario with one of its red lines lifted.
fn without_line(scenario: &Scenario, line: RedLine) -> Scenario {
    let mut lifted = scenario.clone();
    match line {
        RedLine::Permission(p) => lifted.red_lines.permissions.retain(|other| *other != p),
        RedLine::Levy => lifted.red_lines.most_levy = None,
        RedLine::Diversion => lifted.red_lines.most_diversion = None,
    }
    lifted
}

/// What a cap in US cents on what goes to each counterpart that is paid would leave; nothing where none is asked.
fn capped(
    setting: Setting<'_>,
    plan: &Plan,
    most_cents: Option<i64>,
) -> Result<Vec<Capped>, NoPrice> {
    let Setting { country, scenario, needed, .. } = setting;
    let Some(cents) = most_cents else { return Ok(Vec::new()) };
    let mut caps = Vec::new();
    if has_budget(country, scenario, needed)? {
        return Err(NoPrice::CapBesideBudget);
    }
    let by = |paid: &LevyPaid| country.permissions[paid.permission.index()].counterpart;
    let paid: BTreeSet<CounterpartIx> = plan.levies.iter().map(by).collect();
    for counterpart in paid {
        let reach = reach_within_levies(country, scenario, needed, (counterpart, cents))?;
        caps.push(Capped { counterpart, reach: super::valued::wide(reach) });
    }
    Ok(caps)
}

/// Reach with the supplies split otherwise: of a scenario, without conditions, without lines.
fn under_other_splits(
    setting: Setting<'_>,
    scenarios: [&Scenario; 3],
) -> Result<Vec<SplitReach>, NoPrice> {
    let mut splits = Vec::new();
    for split in other_splits(setting.country, setting.scenario) {
        let base = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let setting = Setting { scenario: &base, ..setting };
        let [as_it_stands, without_any, without_lines] = reached_under(setting, scenarios)?;
        splits.push(SplitReach { as_it_stands, without_any, without_lines, split });
    }
    Ok(splits)
}

fn drawn(lines: &RedLines) -> Vec<RedLine> {
    let levy = lines.most_levy.map(|_| RedLine::Levy);
    let diversion = lines.most_diversion.map(|_| RedLine::Diversion);
    let permissions = lines.permissions.iter().map(|p| RedLine::Permission(*p));
    permissions.chain(levy).chain(diversion).collect()
}
