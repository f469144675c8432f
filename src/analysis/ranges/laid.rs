//! Networks laid out once for all draws that leave them alike, and asked one draw after another.

use super::Draws;
use super::drawn::{Drawn, drawn, figures};
use crate::allocation::Unsolved;
use crate::country::{Country, PermissionIx};
use crate::network::{Figures, Network};
use crate::plan::NoPlan;
use crate::plan::what_if::WhatIf;
use crate::scenario::{AccessTable, Needed, Scenario};
use crate::units::Share;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Who is told how many draws are done, and who says when to stop.
pub type Listening<'l> = (&'l (dyn Fn(usize) + Sync), &'l (dyn Fn() -> bool + Sync));

/// Nobody listens, and nobody stops it.
pub const QUIET: Listening<'static> = (&|_| (), &|| false);

/// Which splits of the supplies are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splits {
    /// All that the tables have.
    All,
    /// Only the scenario's own: for scenarios that differ by it.
    Own,
}

impl Splits {
    /// Those that can be drawn for some scenarios alike.
    pub fn common(scenarios: &[&Scenario]) -> Splits {
        match scenarios.windows(2).all(|pair| pair[0].supply_split == pair[1].supply_split) {
            true => Splits::All,
            false => Splits::Own,
        }
    }
}

/// What was asked in every draw.
pub(super) struct InDraws<T> {
    /// In each draw, in order.
    pub(super) each: Vec<T>,
    /// Splits of the supplies that are drawn; none where each scenario keeps its own.
    pub(super) splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub(super) unknown: Vec<PermissionIx>,
}

/// What networks hang on that is drawn: the split of the supplies, and which of the permissions are granted
/// whose state nobody knows.
type Laid = (usize, Vec<PermissionIx>);

/// A scenario, and how its access is turned beside what it decides. Evenness must be over cells.
#[derive(Clone, Copy)]
pub(super) struct Turned<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) access: &'a (dyn Fn(AccessTable) -> AccessTable + Sync),
}

impl<'a> Turned<'a> {
    /// A scenario as it is.
    pub(super) fn not(scenario: &'a Scenario) -> Turned<'a> {
        Turned { scenario, access: &|access| access }
    }
}

/// What is asked in a draw, of every scenario's network.
pub(super) type Ask<'f, T> = &'f (dyn Fn(&[WhatIf<'_, '_>], &Figures) -> Result<T, NoPlan> + Sync);

/// Asks scenarios the same in every draw, side by side.
///
/// # Errors
/// As [`crate::plan::plan`], and where someone says stop.
pub(super) fn in_draws<T: Send>(
    (country, needed): (&Country, &Needed),
    sides: &[Turned<'_>],
    (draws, splits): (Draws, Splits),
    (told, stop): Listening<'_>,
    ask: Ask<'_, T>,
) -> Result<InDraws<T>, NoPlan> {
    let scenarios: Vec<&Scenario> = sides.iter().map(|side| side.scenario).collect();
    let differ = Splits::common(&scenarios) == Splits::Own;
    let unknown: BTreeSet<PermissionIx> =
        scenarios.iter().flat_map(|scenario| AccessTable::unknown(country, scenario)).collect();
    let unknown: Vec<PermissionIx> = unknown.into_iter().collect();
    let splits: BTreeSet<&String> = match splits {
        Splits::All => country.supplies.iter().map(|supply| &supply.split).collect(),
        Splits::Own => scenarios.iter().map(|scenario| &scenario.supply_split).collect(),
    };
    let splits: Vec<String> = splits.into_iter().cloned().collect();
    // Draws that leave the same network ask it together.
    let mut of_network: BTreeMap<Laid, Vec<(usize, Drawn)>> = BTreeMap::new();
    for n in 0..draws.number as usize {
        let drawn = drawn(country, (draws.seed, n as u64));
        let split = ((u64::from(drawn.split) * splits.len() as u64) >> 32) as usize;
        let granted = unknown.iter().copied().filter(|ix| {
            let permission = &country.permissions[ix.index()];
            drawn.grants(permission.counterpart, permission.p_granted.best)
        });
        of_network.entry((split, granted.collect())).or_default().push((n, drawn));
    }
    let done = AtomicUsize::new(0);
    let mut found: Vec<(usize, T)> = Vec::new();
    for ((split, granted), of_it) in of_network {
        let with_split = |scenario: &&Scenario| match differ {
            true => (*scenario).clone(),
            false => Scenario { supply_split: splits[split].clone(), ..(*scenario).clone() },
        };
        let scenarios: Vec<Scenario> = scenarios.iter().map(with_split).collect();
        let counts = |ix: PermissionIx| match granted.binary_search(&ix) {
            Ok(_) => Share::ALL,
            Err(_) => Share::NONE,
        };
        let access = |n: usize| {
            (sides[n].access)(AccessTable::with_unknown(country, &scenarios[n], &counts))
        };
        let networks = networks((country, needed), &scenarios, sides, &access)?;
        let laid = laid_out(&networks, sides, &access)?;
        found.extend(side_by_side(&of_it, &|(n, drawn): &(usize, Drawn)| {
            if stop() {
                return Err(Unsolved::Stopped.into());
            }
            let answer = ask(&laid, &figures(country, drawn, draws.together))?;
            told(done.fetch_add(1, Ordering::Relaxed) + 1);
            Ok((*n, answer))
        })?);
    }
    found.sort_by_key(|(n, _)| *n);
    let each = found.into_iter().map(|(_, answer)| answer).collect();
    Ok(InDraws { each, splits, unknown })
}

/// For each side, which is the first with its scenario: these differ by permissions alone.
fn firsts(sides: &[Turned<'_>]) -> Vec<usize> {
    let same = |m: usize, n: usize| std::ptr::eq(sides[m].scenario, sides[n].scenario);
    (0..sides.len()).map(|n| (0..n).find(|m| same(*m, n)).unwrap_or(n)).collect()
}

/// A network for each scenario, by its first side.
fn networks<'s>(
    (country, needed): (&'s Country, &'s Needed),
    scenarios: &'s [Scenario],
    sides: &[Turned<'_>],
    access: &dyn Fn(usize) -> AccessTable,
) -> Result<BTreeMap<usize, Network<'s>>, NoPlan> {
    let firsts: BTreeSet<usize> = firsts(sides).into_iter().collect();
    let network = |n: usize| {
        let network = Network::with_access(country, &scenarios[n], needed, access(n));
        Ok((n, network.map_err(NoPlan::Refused)?))
    };
    firsts.into_iter().map(network).collect()
}

/// Each side, laid out once for all with its scenario.
fn laid_out<'n, 'a>(
    networks: &'n BTreeMap<usize, Network<'a>>,
    sides: &[Turned<'_>],
    access: &dyn Fn(usize) -> AccessTable,
) -> Result<Vec<WhatIf<'n, 'a>>, NoPlan> {
    let mut laid: Vec<WhatIf<'n, 'a>> = Vec::new();
    for (n, first) in firsts(sides).into_iter().enumerate() {
        laid.push(match n == first {
            true => WhatIf::new(&networks[&first])?,
            false => laid[first].under(access(n))?,
        });
    }
    Ok(laid)
}

/// Does something for each of some, one a core at a time.
fn side_by_side<I: Sync, T: Send>(
    of: &[I],
    work: &(dyn Fn(&I) -> Result<T, NoPlan> + Sync),
) -> Result<Vec<T>, NoPlan> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(of.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        while let Some(item) = of.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(item)?);
        }
        Ok::<_, NoPlan>(done)
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut all = run()?;
        for other in others {
            all.extend(other.join().expect("threads pass errors on and do not panic")?);
        }
        Ok(all)
    })
}
