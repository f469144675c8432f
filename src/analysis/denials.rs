//! What each denial costs: every permission denied alone, sets of them denied together, and other
//! scenarios, each held against one reference plan, with links that carry the least, the best and the
//! most that they are believed to.

use super::effect::{Before, Effect, Replacement, Sums, effect, nothing, over_cells};
use crate::allocation::{Aim, Ties};
use crate::country::{Country, PermissionIx};
use crate::evidence::Level;
use crate::network::Network;
use crate::plan::kept::{Reference, kept};
use crate::plan::{AreaPlan, Exact, NoPlan, Settings, outline_for, outline_on, to_the_millionth};
use crate::scenario::{Needed, Scenario, Switch};

/// Something to hold against the reference plan.
#[derive(Clone, Debug)]
pub enum What {
    /// Permissions denied together on every day.
    Denied(Vec<PermissionIx>),
    /// Another scenario.
    Instead(Box<Scenario>),
}

/// What a denial costs at one figure of the capacities of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Person-months of the reference plan, kept of it, and reached after.
    pub sums: Sums,
    /// Person-months that access would let any plan reach if food were ample.
    pub ceiling: Exact,
    /// US cents more.
    pub more_cents: Exact,
    /// Person-months more of people in need in areas and months where nobody is served.
    pub more_with_nothing: i64,
}

impl Measured {
    /// Whether nobody loses, nothing costs more, and nobody more is left with nothing.
    pub fn is_no_loss(&self) -> bool {
        self.sums.lost() == Exact::default()
            && self.more_cents <= Exact::default()
            && self.more_with_nothing <= 0
    }
}

/// A denial with what it costs.
#[derive(Clone, Debug)]
pub struct Denial {
    /// What is held against the reference plan.
    pub what: What,
    /// At the low, best and high figures of the capacities.
    pub at: [Measured; 3],
    /// Ways into the country that carry more, the largest increase first.
    pub replacements: Vec<Replacement>,
}

impl Denial {
    /// Whether nothing gets worse at any figure of the capacities.
    pub fn is_no_loss(&self) -> bool {
        self.at.iter().all(Measured::is_no_loss)
    }
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
    let levels = [Level::Low, Level::Best, Level::High].map(|level| country.at_capacities(level));
    let scenario = over_cells(scenario);
    let before = Before::plan(country, &scenario, &needed, Settings::default())?;
    let mut grounds = Vec::new();
    for country in &levels {
        let network = Network::new(country, &scenario, &needed).map_err(NoPlan::Refused)?;
        let plan = outline_on(&network)?;
        grounds.push(Ground {
            country,
            reference: Reference::of(&plan.areas),
            reached: reached(&plan.areas),
            cents: to_the_millionth(plan.costs.total()),
            nothing: nothing(&plan.areas).person_months,
        });
    }
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
            What::Instead(other) => over_cells(other),
        };
        let mut at = Vec::new();
        for ground in &grounds {
            at.push(ground.measured(&after, &needed)?);
        }
        let (_, effect): (_, Effect) =
            effect(&before, country, &after, &needed, Settings::default())?;
        let [low, best, high] = [at[0], at[1], at[2]];
        found.push(Denial { what, at: [low, best, high], replacements: effect.replacements });
        progress(n + 1, of);
    }
    Ok(found)
}

/// The reference plan at one figure of the capacities.
struct Ground<'a> {
    country: &'a Country,
    reference: Reference,
    reached: Exact,
    cents: Exact,
    nothing: u64,
}

impl Ground<'_> {
    fn measured(&self, after: &Scenario, needed: &Needed) -> Result<Measured, NoPlan> {
        let network = Network::new(self.country, after, needed).map_err(NoPlan::Refused)?;
        let kept = kept(&network, &self.reference)?;
        let plan = outline_on(&network)?;
        let mut ample = network;
        ample.let_food_be_ample();
        let most = Settings { ties: Ties::Skip };
        let ceiling = outline_for(&ample, Aim::MostPeople, most)?;
        let sums =
            Sums { before: self.reached, kept: reached(&kept.areas), after: reached(&plan.areas) };
        Ok(Measured {
            sums,
            ceiling: reached(&ceiling.areas),
            more_cents: to_the_millionth(plan.costs.total()) - self.cents,
            more_with_nothing: nothing(&plan.areas).person_months as i64 - self.nothing as i64,
        })
    }
}

fn reached(areas: &[AreaPlan]) -> Exact {
    areas.iter().flat_map(|a| &a.months).flat_map(|m| m.served).map(to_the_millionth).sum()
}
