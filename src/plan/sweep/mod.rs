//! What every combination of permissions is worth in people: from a country and its scenario to
//! the network of all combinations at once.

mod checkpoint;
mod game;
mod kept_plan;
mod layers;
mod nesting;
mod plans;
mod questions;

pub use crate::allocation::sweep::{Fault, Options};
pub use checkpoint::Checkpoint;
pub use game::Game;
pub use kept_plan::KeptPlan;
pub use questions::Questions;

use super::NoPlan;
use crate::country::{Country, PermissionIx};
use crate::issues::Issue;
use crate::scenario::{AccessTable, Needed, Scenario, Switch};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Who plays: permissions that are switched off and on, alone or together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Players {
    each: Vec<Vec<PermissionIx>>,
}

impl Players {
    /// Each permission plays for itself.
    pub fn permissions(permissions: &[PermissionIx]) -> Players {
        Players { each: permissions.iter().map(|&p| vec![p]).collect() }
    }

    /// Each group of permissions plays as one, such as all those of a counterpart. A permission
    /// in several groups is on when all of them are.
    pub fn groups(groups: Vec<Vec<PermissionIx>>) -> Players {
        Players { each: groups }
    }

    /// The permissions of each player.
    pub fn each(&self) -> &[Vec<PermissionIx>] {
        &self.each
    }

    /// A scenario's access with these players on and the others off.
    pub fn access(&self, table: &AccessTable, on: u128) -> AccessTable {
        let state = |player: usize| on >> player & 1 == 1;
        // Whoever is off is off, whoever else holds the same permission.
        let switched = [(true, Switch::On), (false, Switch::Off)].map(|(state_now, switch)| {
            let those = self.each.iter().enumerate().filter(move |(n, _)| state(*n) == state_now);
            those.flat_map(move |(_, each)| each.iter().map(move |p| (*p, switch)))
        });
        table.switching(switched.into_iter().flatten())
    }

    /// The players that hold any of some permissions.
    fn holding(&self, permissions: &[PermissionIx]) -> u128 {
        let holds = |each: &Vec<PermissionIx>| each.iter().any(|p| permissions.contains(p));
        let holding = self.each.iter().enumerate().filter(|(_, each)| holds(each));
        holding.fold(0, |all, (player, _)| all | 1 << player)
    }
}

/// What a value counts, in person-months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// All people reached, where as many as possible are.
    People,
    /// People reached in one IPC phase, where phase 5 comes first, then 4, then 3. Food that a
    /// worse phase takes may be missing in a lighter one, so more access may lower this.
    Phase(u8),
}

/// What of a combination its value measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// What can still be served, in the same cell and phase, of the plan with all players on. Months
    /// and areas do not make up for one another.
    #[default]
    Kept,
    /// The most that can be reached, whoever and whenever.
    Reach,
    /// The most that access allows to be reached: food that comes from outside is ample in every
    /// month, money is no limit, and local purchase and stock stay as given.
    Ceiling,
}

impl Measure {
    /// Every measure, in order.
    pub const ALL: [Measure; 3] = [Measure::Kept, Measure::Reach, Measure::Ceiling];

    /// The word used on the command line and in reports.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Kept => "kept",
            Measure::Reach => "reach",
            Measure::Ceiling => "ceiling",
        }
    }
}

/// How values are found and proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// One ration and no budget: a largest flow and a smallest cut for every value.
    Cut,
    /// Several rations: so many largest flows and smallest cuts, one in the other.
    NestedCuts(usize),
    /// A budget, or too many rations: a plan with its step-by-step proof for every value.
    Plans,
}

/// The value of every combination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// How many players.
    pub n_players: usize,
    /// How values were found and proven.
    pub method: Method,
    /// Players on whom nothing hangs, whoever else is on.
    pub null: Vec<usize>,
    /// Values with a proof; all of them.
    pub certified: u64,
    /// Proofs that were checked; one may prove the values of several combinations.
    pub proofs: u64,
    /// The plans that prove them, by the bits of the players that are on; none for cuts.
    pub plans: BTreeMap<u64, KeptPlan>,
    people: People,
}

/// Person-months of every combination.
#[derive(Clone, Debug, PartialEq, Eq)]
enum People {
    Whole { units: Vec<i128>, per_person: i128 },
    Exact(Vec<Ratio<i128>>),
}

impl Values {
    /// Person-months with these players on, by their bits.
    pub fn people(&self, on: u64) -> Ratio<i128> {
        match &self.people {
            People::Whole { units, per_person } => Ratio::new(units[on as usize], *per_person),
            People::Exact(people) => people[on as usize],
        }
    }

    /// All values in one whole-number unit, and how many of it make a person-month: grams and the
    /// ration where there is only one. `None` where plans with a budget have no common unit.
    pub fn units(&self) -> Option<(&[i128], i128)> {
        match &self.people {
            People::Whole { units, per_person } => Some((units, *per_person)),
            People::Exact(_) => None,
        }
    }
}

/// Values known from an earlier sweep that was stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Tells the game they belong to; see [`Game::fingerprint`].
    pub fingerprint: u64,
    /// Person-months by the bits of the players that are on.
    pub people: BTreeMap<u64, Ratio<i128>>,
    /// The plans that prove them, where plans do.
    pub plans: BTreeMap<u64, KeptPlan>,
    /// How many combinations there are to value; players on whom nothing hangs double none.
    pub of: u64,
}

/// Why there are no values.
#[derive(Debug, thiserror::Error)]
pub enum NoValues {
    /// The scenario asks for what this level cannot keep exactly.
    #[error("{}", super::settings::list(.0))]
    Refused(Vec<Issue>),
    /// A value without a proof, or a game that cannot be swept.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A combination without a proven plan.
    #[error(transparent)]
    Plan(#[from] NoPlan),
    /// What is known belongs to another country, scenario or list of players.
    #[error("the values known from before belong to another question")]
    OtherGame,
    /// Phases are told apart by nested cuts, and those know no money.
    #[error(
        "values by phase are not worked out within a budget, with very many different rations, or where \
         caseloads let whoever comes first take the places of others: phases would take a plan of three \
         steps for every combination"
    )]
    NotByPhase,
    /// What is kept of a plan is told apart by months.
    #[error(
        "what is kept of a plan is counted by months, and evenness is compared over the window"
    )]
    OverTheWindow,
    /// Stopped by the person; what is known by now can be given to the next sweep.
    #[error("stopped with {} of {} combinations valued", .0.people.len(), .0.of)]
    Stopped(Known),
}

/// The most people that every combination of some players reaches.
///
/// # Errors
/// [`NoValues`]; see [`Game::values`] for going on where a sweep was stopped.
///
/// # Example
/// ```
/// use aidreach::country::{Country, embedded, PermissionIx};
/// use aidreach::plan::sweep::{Options, Players, all_values};
/// use aidreach::scenario::{Needed, Scenario};
/// use aidreach::time::{Month, Window};
/// let pack = embedded("example").expect("the program carries it");
/// let (country, _) = Country::load(&pack).expect("a sound pack");
/// let window = Window::new(Month::parse("2021-10").expect("a month"), 6).expect("a window");
/// let scenario = Scenario::bare("as-it-is", window);
/// let players = Players::permissions(&[PermissionIx(0), PermissionIx(1)]);
/// let needed = Needed::of(&country);
/// let values = all_values(&country, &scenario, &needed, &players, &Options::default())?;
/// assert!(values.people(0b00) <= values.people(0b11));
/// # Ok::<(), aidreach::plan::sweep::NoValues>(())
/// ```
pub fn all_values(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    players: &Players,
    options: &Options<'_>,
) -> Result<Values, NoValues> {
    Game::new(Measure::Reach, country, scenario, needed, players)?.values(None, options)
}
