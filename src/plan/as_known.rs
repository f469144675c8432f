//! Planning month by month with what was known on the first of each month.
//!
//! Each month a whole plan is made for the rest of the window as it looks on that day, and its
//! first month is carried out as far as the month really turned out. What could not move stays
//! where it was; what was moved up is there for the next month's plan.

use super::costs::Costs;
use super::figures::{AreaPlan, Exact, GroupReached, Left};
use super::unfold::{Intent, Month, Outlook, Truth, intents};
use super::unfolding::Unfolding;
use super::{NoPlan, Plan, Settings, plan_network};
use crate::allocation::{Aim, Meaning, Unsolved};
use crate::country::{Country, LinkIx, PlaceIx};
use crate::network::{Network, Way};
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::Period;
use std::borrow::Cow;

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
    /// What moved along which links, food of one intent at a time.
    pub moved: Vec<Moved>,
}

/// Food that moved within a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whether it was on offer where it set out; else it lay there from a month before.
    pub from_offer: bool,
    /// Links in order of travel.
    pub links: Vec<LinkIx>,
    /// Places in order of travel, one more than links.
    pub places: Vec<PlaceIx>,
    /// How many grams.
    pub grams: Exact,
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
    let known = |period| Outlook::of(Cow::Borrowed(country), scenario, period);
    as_known_of(&truth, &known, settings)
}

/// A month by month plan whose plans are made, or proven, by whoever asks.
pub(super) fn unfolded<'a, E: From<NoPlan>>(
    truth: &Truth<'_>,
    known: &dyn Fn(Period) -> Result<Outlook<'a>, Unsolved>,
    mut plan: impl FnMut(Period, &Network<'_>) -> Result<Plan, E>,
) -> Result<AsKnown, E> {
    let mut run = Unfolding::new(truth.network());
    let mut steps = Vec::new();
    for period in truth.network().window.periods() {
        let known = known(period).map_err(NoPlan::from)?;
        let needed = truth.network().needed;
        let mut network =
            Network::new(&known.country, &known.scenario, needed).map_err(NoPlan::Refused)?;
        run.hand_over(truth, &mut network, period);
        let plan = plan(period, &network)?;
        let meant = intents(&network, &plan);
        let month = run.carry_out(truth, &network, &meant, period);
        let moved = moved(&network, &meant, &month.each);
        let Month { meant, done, .. } = month;
        steps.push(Step { period, plan, meant, done, moved });
    }
    Ok(run.finish(truth, steps))
}

/// What of intents really moved along links.
fn moved(network: &Network<'_>, meant: &[Intent], done: &[i64]) -> Vec<Moved> {
    let one = |(intent, grams): (&Intent, &i64)| {
        let mut ways: Vec<Way> = Vec::new();
        for (meaning, _) in &intent.steps {
            if let Meaning::Move(way, _) = meaning {
                ways.push(network.ways[way.index()]);
            }
        }
        let first = ways.first().filter(|_| *grams > 0)?;
        let from_offer =
            intent.steps.iter().any(|(meaning, _)| matches!(meaning, Meaning::Offer(_)));
        Some(Moved {
            from_offer,
            links: ways.iter().map(|way| way.link).collect(),
            places: std::iter::once(first.from).chain(ways.iter().map(|way| way.to)).collect(),
            grams: Exact::from_integer(i128::from(*grams)),
        })
    };
    meant.iter().zip(done).filter_map(one).collect()
}

/// Plans month by month a country of which more becomes known than its decisions: what is known of it in each
/// month is told by whoever asks.
///
/// # Errors
/// As [`as_known`].
pub fn as_known_of<'a>(
    truth: &Network<'_>,
    known: &dyn Fn(Period) -> Result<Outlook<'a>, Unsolved>,
    settings: Settings,
) -> Result<AsKnown, NoPlan> {
    unfolded(&Truth::new(truth), known, |_, network| {
        let aim = by_month(network.scenario.objective)?;
        plan_network(network, aim, settings)
    })
}

/// What a single month's plan strives for.
///
/// # Errors
/// Where the objective is a target for the whole window.
pub fn by_month(objective: Objective) -> Result<Aim, Unsolved> {
    match objective {
        Objective::Severity => Ok(Aim::Severity),
        Objective::MostPeople => Ok(Aim::MostPeople),
        Objective::Fairest => Ok(Aim::Fairest),
        Objective::CheapestFor(_) => Err(Unsolved::TargetByMonth),
    }
}
