//! What each denial costs: every permission denied alone, sets of them denied together, and other
//! scenarios, each held against one reference plan, with links that carry the least, the best and the
//! most that they are believed to.

use super::effect::{Change, Grounds};
use crate::country::{Country, PermissionIx};
use crate::network::Network;
use crate::plan::{Exact, NoPlan, Settings, access_ceiling, to_the_millionth};
use crate::scenario::{Needed, Scenario, Switch};

/// Something to hold against the reference plan.
#[derive(Clone, Debug)]
pub enum What {
    /// Permissions denied together on every day.
    Denied(Vec<PermissionIx>),
    /// Another scenario.
    Instead(Box<Scenario>),
}

/// A denial with what it costs.
#[derive(Clone, Debug)]
pub struct Denial {
    /// What is held against the reference plan.
    pub what: What,
    /// What it costs, also at the low and high figures of the capacities.
    pub change: Change,
    /// Whether no food is on offer behind what is denied: then nothing hangs on it here, and would with food there.
    pub no_food_behind: bool,
    /// Person-months that access would let any plan reach if food and money were ample, at the low, best
    /// and high figures.
    pub ceilings: [Exact; 3],
}

/// Holds each of some denials against the plan of a scenario. `progress` is told how many are done, and
/// `stop` asked whether to end with those.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn denials(
    country: &Country,
    scenario: &Scenario,
    what: Vec<What>,
    progress: &dyn Fn(usize, usize),
    stop: &dyn Fn() -> bool,
) -> Result<Vec<Denial>, NoPlan> {
    let needed = Needed::of(country);
    let grounds = Grounds::plan(country, scenario, &needed, Settings::default())?;
    let mut found = Vec::new();
    let of = what.len();
    for (n, what) in what.into_iter().enumerate() {
        if stop() {
            break;
        }
        let after = match &what {
            What::Denied(permissions) => {
                let off = |s: Scenario, p: &PermissionIx| s.with_permission(*p, Switch::Off);
                permissions.iter().fold(scenario.clone(), off)
            }
            What::Instead(other) => (**other).clone(),
        };
        let (_, change) = grounds.change(&after, &needed)?;
        let mut ceilings = [Exact::default(); 3];
        for (ceiling, country) in ceilings.iter_mut().zip(grounds.countries()) {
            let network = Network::new(country, &after, &needed).map_err(NoPlan::Refused)?;
            *ceiling = to_the_millionth(access_ceiling(&network)?);
        }
        let no_food_behind = match &what {
            What::Denied(permissions) => {
                let reference =
                    Network::new(country, scenario, &needed).map_err(NoPlan::Refused)?;
                permissions.iter().all(|permission| reference.no_food_behind(*permission))
            }
            What::Instead(_) => false,
        };
        found.push(Denial { what, change, no_food_behind, ceilings });
        progress(n + 1, of);
    }
    Ok(found)
}
