//! How sure what is reached is: figures are guesses between a least and a most, and a plan knows one of each.
//!
//! Everything is drawn many times: what links carry, supplies, rooms, caseloads, which split of the supplies is
//! right, and whether what nobody knows is granted. In each draw the most that any plan reaches is found and
//! proven. The range told is that from the tenth to the ninetieth of a hundred draws. Needs, prices, the budget
//! and whatever a scenario decides stay as they are.

mod drawn;
mod moving;

pub use drawn::Together;
pub use moving::{Moved, Mover, movers};

use crate::allocation::Unsolved;
use crate::country::{Country, PermissionIx};
use crate::network::Network;
use crate::plan::what_if::{Figures, WhatIf};
use crate::plan::{Exact, NoPlan};
use crate::scenario::{AccessTable, Needed, Scenario};
use crate::units::Share;
use drawn::{Drawn, drawn};
use std::collections::{BTreeMap, BTreeSet};

/// How draws are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// Key of the draws: the same one, the same figures.
    pub seed: u64,
    /// How many.
    pub number: u32,
    /// How far figures of one source go together.
    pub together: Together,
}

impl Default for Draws {
    fn default() -> Draws {
        Draws { seed: 1, number: 200, together: Together::HALF }
    }
}

/// From the tenth to the ninetieth of a hundred draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// A tenth of all draws lies below it.
    pub low: Exact,
    /// Half of all draws lie below it.
    pub middle: Exact,
    /// A tenth of all draws lies above it.
    pub high: Exact,
}

impl Range {
    /// The range of some values; nought where there are none.
    pub fn of(values: &[Exact]) -> Range {
        let mut sorted = values.to_vec();
        sorted.sort();
        // The first at or below which so many of a hundred lie.
        let at = |percent: usize| {
            let rank = (sorted.len() * percent).div_ceil(100).max(1);
            sorted.get(rank - 1).copied().unwrap_or_default()
        };
        Range { low: at(10), middle: at(50), high: at(90) }
    }
}

/// What is reached over all draws.
#[derive(Clone, Debug)]
pub struct Reach {
    /// With the figures planned with: the most that any plan reaches.
    pub planned: Exact,
    /// In each draw, in order: the most that any plan reaches.
    pub drawn: Vec<Exact>,
    /// Splits of the supplies that were drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub unknown: Vec<PermissionIx>,
}

impl Reach {
    /// The range of what is reached.
    pub fn range(&self) -> Range {
        Range::of(&self.drawn)
    }
}

/// What a network hangs on that is drawn: the split of the supplies, and which of the permissions are granted
/// whose state nobody knows.
type Laid = (usize, Vec<PermissionIx>);

/// Which splits of the supplies are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splits {
    /// All that the tables have.
    All,
    /// Only the scenario's own: for scenarios that differ by it.
    Own,
}

/// What a scenario reaches over many draws. Evenness is no matter here: it changes who is reached, never how
/// many.
///
/// `told` hears how many draws are done; where `stop` says so, nothing is found.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn reach(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    (draws, splits): (Draws, Splits),
    (told, stop): (&dyn Fn(usize), &dyn Fn() -> bool),
) -> Result<Reach, NoPlan> {
    let scenario = &scenario.over_cells();
    let unknown = AccessTable::unknown(country, scenario);
    let splits: Vec<String> = match splits {
        Splits::All => {
            let all: BTreeSet<&String> = country.supplies.iter().map(|s| &s.split).collect();
            all.into_iter().cloned().collect()
        }
        Splits::Own => vec![scenario.supply_split.clone()],
    };
    // Draws that leave the same network ask it together.
    let mut of_network: BTreeMap<Laid, Vec<(usize, Drawn)>> = BTreeMap::new();
    for n in 0..draws.number as usize {
        let drawn = drawn(country, (draws.seed, n as u64), draws.together);
        let split = ((u64::from(drawn.split) * splits.len() as u64) >> 32) as usize;
        let granted = unknown.iter().copied().filter(|ix| {
            let permission = &country.permissions[ix.index()];
            drawn.grants(permission.counterpart, permission.p_granted.best)
        });
        of_network.entry((split, granted.collect())).or_default().push((n, drawn));
    }
    let mut done = 0;
    let mut found = vec![Exact::default(); draws.number as usize];
    for ((split, granted), of_it) in of_network {
        let scenario = &Scenario { supply_split: splits[split].clone(), ..scenario.clone() };
        let counts = |ix: PermissionIx| match granted.binary_search(&ix) {
            Ok(_) => Share::ALL,
            Err(_) => Share::NONE,
        };
        let access = AccessTable::with_unknown(country, scenario, &counts);
        let network = Network::with_access(country, scenario, needed, access);
        let network = network.map_err(NoPlan::Refused)?;
        let what_if = WhatIf::new(&network)?;
        for (n, drawn) in of_it {
            if stop() {
                return Err(Unsolved::Stopped.into());
            }
            found[n] = what_if.reach(&drawn.figures)?;
            done += 1;
            told(done);
        }
    }
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let planned = WhatIf::new(&network)?.reach(&Figures::best(country))?;
    Ok(Reach { planned, drawn: found, splits, unknown })
}
