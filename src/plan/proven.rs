//! A plan read back from its claim: nothing is solved. The claim must be that of the network, word for
//! word and figure for figure; its proof is checked; and the plan follows from both by the same code
//! that lays out a plan just found.

use super::as_known::unfolded;
use super::goal::aim_without_target;
use super::keeps_shared_caseloads;
use super::unfold::{Outlook, Truth};
use super::{AsKnown, NoPlan, Plan, Settings, by_month, finish, goal_for};
use crate::allocation::{Aim, Allocation, Ties, build, remarks};
use crate::certificate::{Claim, Fault, Fed, Level, Measure, Node, Objective, Stage, check};
use crate::country::Country;
use crate::flow::without_solving;
use crate::network::Network;
use crate::scenario::Scenario;
use num_rational::Ratio;
use std::borrow::Cow;
use std::fmt::Debug;

/// Why a claim does not prove a plan of a network.
#[derive(Debug, thiserror::Error)]
pub enum NotProven {
    /// The claim says otherwise than the network: what, what it says, and what is right.
    #[error("{what}: {claimed} -> {right}")]
    Differs {
        /// Of what.
        what: String,
        /// As claimed.
        claimed: String,
        /// As it is.
        right: String,
    },
    /// There is no claim of a month, or one too many.
    #[error("there are {seen} certificates for {expected} months")]
    Months {
        /// How many there are.
        seen: usize,
        /// How many there must be.
        expected: usize,
    },
    /// The claim of a month does not hold.
    #[error("the month {month}: {why}")]
    Month {
        /// Which month.
        month: String,
        /// Why.
        why: Box<NotProven>,
    },
    /// The proof does not hold.
    #[error("the proof does not hold: {0}")]
    Fault(#[from] Fault),
    /// The network cannot be laid out.
    #[error(transparent)]
    NoPlan(#[from] NoPlan),
}

/// The plan that a claim proves for a network. That a target is the right share of what full access
/// reaches is taken from the claim: finding it takes a plan of its own.
///
/// # Errors
/// [`NotProven`], with the first figure that differs.
pub fn proven(network: &Network<'_>, settings: Settings, claim: &Claim) -> Result<Plan, NotProven> {
    without_solving(|| {
        let aim = match aim_without_target(network.scenario.objective) {
            Some(aim) => aim,
            None => Aim::Cheapest(target(claim)?),
        };
        proven_for(network, aim, settings, claim)
    })
}

/// The plans that claims prove month by month, each for its network as it was known, with what the
/// months before left; and what came of them.
///
/// # Errors
/// [`NotProven`], with the first month and figure that differ.
pub fn proven_as_known(
    truth: &Network<'_>,
    (country, scenario): (&Country, &Scenario),
    settings: Settings,
    claims: &[Claim],
) -> Result<AsKnown, NotProven> {
    let expected = truth.window.n_months();
    if claims.len() != expected {
        return Err(NotProven::Months { seen: claims.len(), expected });
    }
    let known = |period| Outlook::of(Cow::Borrowed(country), scenario, period);
    without_solving(|| {
        unfolded(&Truth::new(truth), &known, |period, network| {
            let plan = by_month(network.scenario.objective).map_err(NoPlan::from);
            let plan = plan.map_err(NotProven::from);
            let plan =
                plan.and_then(|aim| proven_for(network, aim, settings, &claims[period.index()]));
            plan.map_err(|why| NotProven::Month {
                month: truth.window.month(period).to_string(),
                why: Box::new(why),
            })
        })
    })
}

/// The level that a plan made with some settings has where nothing stands in the way of evenness.
fn full_level(plan: &Plan, settings: Settings) -> Level {
    match (plan.claim.objective, settings.ties) {
        (Objective::Fairest, _) | (_, Ties::Fairness) => Level::Even,
        (_, Ties::Cost) => Level::ReachCost,
        (_, Ties::Skip) => Level::Reach,
    }
}

/// Whether a plan is what its settings ask for as far as its claim goes. Where it is not, something stood
/// in the way, and only planning again tells whether it did.
pub fn is_full(plan: &Plan, settings: Settings) -> bool {
    let tier = |phases: &[u8]| plan.claim.objective == Objective::Severity || phases.len() > 1;
    let further = plan.claim.stages.iter().any(|stage| match stage {
        Stage::Prices { measure: Measure::People(phases), .. } => !tier(phases),
        Stage::Prices { .. } | Stage::Cuts { .. } | Stage::Level { .. } => false,
        Stage::Unaffordable { .. } => false,
    });
    // By cost alone no phase comes before another within what is reached.
    let beside = further && settings.ties == Ties::Cost;
    plan.claim.level == full_level(plan, settings) && !beside
}

fn target(claim: &Claim) -> Result<Ratio<i128>, NotProven> {
    match claim.objective {
        Objective::CheapestFor { target } if target.den > 0 => {
            Ok(Ratio::new(target.num, target.den))
        }
        Objective::Severity
        | Objective::MostPeople
        | Objective::Fairest
        | Objective::CheapestFor { .. } => {
            Err(differs("objective", &claim.objective, &"cheapest-for"))
        }
    }
}

fn differs(what: &str, claimed: &dyn Debug, right: &dyn Debug) -> NotProven {
    let plain = |value: &dyn Debug| {
        let text = format!("{value:?}");
        let inner = text.strip_prefix("Some(").and_then(|text| text.strip_suffix(')'));
        inner.unwrap_or(if text == "None" { "none" } else { &text }).to_owned()
    };
    let [claimed, right] = [claimed, right].map(plain);
    NotProven::Differs { what: what.to_owned(), claimed, right }
}

fn same<T: PartialEq + Debug>(what: &str, claimed: &T, right: &T) -> Result<(), NotProven> {
    if claimed == right { Ok(()) } else { Err(differs(what, claimed, right)) }
}

/// Each of a list, so that the first one that differs can be named.
fn each<T: PartialEq + Debug>(
    what: &str,
    (claimed, right): (&[T], &[T]),
    named: impl Fn(usize) -> String,
) -> Result<(), NotProven> {
    same(&format!("number of {what}s"), &claimed.len(), &right.len())?;
    for (n, (claimed, right)) in claimed.iter().zip(right).enumerate() {
        same(&format!("{what} {}", named(n)), claimed, right)?;
    }
    Ok(())
}

fn proven_for(
    network: &Network<'_>,
    aim: Aim,
    settings: Settings,
    claim: &Claim,
) -> Result<Plan, NotProven> {
    check(claim)?;
    let built = build(network);
    let goal = goal_for(network, aim, settings);
    let allocation = Allocation {
        low: claim.low.clone(),
        high: claim.high.clone(),
        mix: Ratio::new(claim.mix.num, claim.mix.den),
        stages: claim.stages.clone(),
        level: claim.level,
        remarks: remarks(&built.instance, &goal, claim.level, &claim.stages),
    };
    // The network of the claim before anything is worked out on it.
    let right = super::claim::claim(network, &built, allocation.clone(), Vec::new(), &goal);
    network_of(claim, &right)?;
    keeps_shared_caseloads(network, &built, &allocation)?;
    let plan = finish(network, &built, &goal, allocation)?;
    let of = |n: usize| (n + 1).to_string();
    each("grams on arc", (&claim.low, &plan.claim.low), |n| n.to_string())?;
    same("grams of the second flow", &claim.high, &plan.claim.high)?;
    each("route", (&claim.paths, &plan.claim.paths), of)?;
    same("claim", claim, &plan.claim)?;
    Ok(plan)
}

/// Whether a claim speaks of a network: its nodes and arcs, who is fed, costs, limits and goal.
fn network_of(claim: &Claim, right: &Claim) -> Result<(), NotProven> {
    same("objective", &claim.objective, &right.objective)?;
    let budget = |claim: &Claim| claim.budget.map(|budget| budget.0);
    same("budget in 1e-8 US dollars", &budget(claim), &budget(right))?;
    same("floors", &claim.floors, &right.floors)?;
    each("node", (&claim.nodes, &right.nodes), |n| n.to_string())?;
    same("source", &claim.source, &right.source)?;
    same("sink", &claim.sink, &right.sink)?;
    let ends = |n: usize| {
        let name =
            |node: u32| right.nodes.get(node as usize).map_or(String::new(), Node::to_string);
        let arc = right.arcs.get(n);
        arc.map_or(String::new(), |a| format!("{n} from {} to {}", name(a.from), name(a.to)))
    };
    same("number of arcs", &claim.arcs.len(), &right.arcs.len())?;
    for (n, (claimed, right)) in claim.arcs.iter().zip(&right.arcs).enumerate() {
        let of = |what: &str| format!("{what} of arc {}", ends(n));
        same(&of("ends"), &(claimed.from, claimed.to), &(right.from, right.to))?;
        same(&of("role"), &claimed.role, &right.role)?;
        if let (Some(claimed), Some(right)) = (claimed.feeds(), right.feeds()) {
            same(&of("people in need"), &claimed.people, &right.people)?;
            same(&of("grams a person"), &claimed.grams_per_person, &right.grams_per_person)?;
            let share = |fed: Fed| fed.share.to_string();
            same(&of("share in reach"), &share(claimed), &share(right))?;
            same(&of("IPC phase"), &claimed.phase, &right.phase)?;
        }
        same(&of("people"), &claimed.feeds(), &right.feeds())?;
        same(&of("capacity in grams"), &claimed.capacity, &right.capacity)?;
        same(&of("cost in cents a tonne"), &claimed.cost, &right.cost)?;
        same(&of("cell"), &claimed.served, &right.served)?;
    }
    each("cell", (&claim.cells, &right.cells), |n| n.to_string())
}
