//! Planning month by month with what was known on the first of each month.
//!
//! Each month a whole plan is made for the rest of the window as it looks on that day, and its
//! first month is carried out as far as the month really turned out. What could not move stays
//! where it was; what was moved up is there for the next month's plan.

use super::figures::{AreaPlan, Costs, Exact, GroupReached, Left};
use super::unfold::{Month, Truth, Unfolding, intents};
use super::{NoPlan, Plan, Settings, plan_network};
use crate::allocation::{Aim, Unsolved};
use crate::country::Country;
use crate::network::Network;
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::{Period, Window};

/// One month: the plan made on its first day, and what came of its first month.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which month of the whole window.
    pub period: Period,
    /// The plan for the rest of the window as known on the first of the month.
    pub plan: Plan,
    /// Grams that the plan meant to move or hand out this month.
    pub meant: Exact,
    /// Grams of them that did.
    pub done: Exact,
}

/// What planning month by month came to.
#[derive(Clone, Debug)]
pub struct AsKnown {
    /// Each month in order.
    pub steps: Vec<Step>,
    /// What was really handed out, by area.
    pub areas: Vec<AreaPlan>,
    /// What it cost.
    pub costs: Costs,
    /// What lies where at the end: stock, and offers never taken up.
    pub left: Vec<Left>,
    /// Named groups of people in need, and how many of them were reached pro rata.
    pub groups: Vec<GroupReached>,
}

/// Plans month by month as known, and carries stock over.
///
/// # Errors
/// As [`super::plan`]; also where the objective is a target, which no single month can judge.
pub fn as_known(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<AsKnown, NoPlan> {
    let truth = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let truth = Truth::new(&truth);
    let mut run = Unfolding::new(truth.network());
    let mut steps = Vec::new();
    for period in scenario.window.periods() {
        let today = scenario.window.month(period).first_day();
        let mut known = scenario.known_on(today);
        let months = (scenario.window.n_months() - period.index()) as u8;
        known.window = Window::new(scenario.window.month(period), months)
            .ok_or_else(|| Unsolved::Internal("a month without a window".to_owned()))?;
        let mut network = Network::new(country, &known, needed).map_err(NoPlan::Refused)?;
        run.hand_over(&truth, &mut network, period);
        let aim = match scenario.objective {
            Objective::Severity => Aim::Severity,
            Objective::MostPeople => Aim::MostPeople,
            Objective::Fairest => Aim::Fairest,
            Objective::CheapestFor(_) => return Err(Unsolved::TargetByMonth.into()),
        };
        let plan = plan_network(&network, aim, settings)?;
        let meant = intents(&network, &plan);
        let Month { meant, done, .. } = run.carry_out(&truth, &network, &meant, period);
        steps.push(Step { period, plan, meant, done });
    }
    Ok(run.finish(&truth, steps))
}
