//! All combinations, spread over threads: the players with most arcs are settled first, and for
//! each way to settle them one small network is walked. No thread waits for another, and the
//! values do not depend on how many there are.

use super::Layer;
use super::gated::Gated;
use super::proof::Fault;
use super::walk::{SmallNetwork, Walk};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Most players of whom all combinations are valued at once.
pub const MOST_AT_ONCE: usize = 24;

/// Most players settled before a network is made small: each one doubles the networks made.
const MOST_SETTLED: usize = 6;
/// Players left free where there are enough: making a network small pays for itself over many
/// combinations.
const LEFT_FREE: usize = 7;

/// How to go about it.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// How many threads.
    pub threads: usize,
    /// Told now and then how many combinations of how many have their value.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
    /// Asked now and then whether to stop.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { threads: 1, progress: &|_, _| (), stop: &|| false }
    }
}

/// Every combination's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value of each set of players, by its bits.
    pub values: Vec<i128>,
    /// Players on whom nothing hangs, whoever else is on.
    pub null: Vec<usize>,
    /// Pairs of flow and cut that were checked; each proves the values of one or more sets.
    pub proofs: u64,
}

/// Why not every combination has its value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unswept {
    /// A value without a proof, or a game that cannot be swept.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Stopped by the person; the sets whose values are known by now.
    #[error("stopped with {} of {of} sets valued", known.len())]
    Stopped {
        /// Value of each set, by its bits. Players on whom nothing hangs are off in all of them.
        known: BTreeMap<u64, i128>,
        /// How many sets there are to value, those players left out.
        of: u64,
    },
}

/// Values every combination of players. Sets in `known` are taken as they are.
///
/// # Errors
/// [`Unswept`]; when stopped, what is known by then can be given to the next call.
pub fn values(
    layers: &[Layer],
    n_players: usize,
    known: &BTreeMap<u64, i128>,
    options: &Options<'_>,
) -> Result<Found, Unswept> {
    if n_players > MOST_AT_ONCE {
        let most = MOST_AT_ONCE;
        return Err(Fault::Players { players: n_players, most }.into());
    }
    let game = Game::new(layers, n_players);
    let tasks = game.tasks();
    let done = game.work(&tasks, known, options)?;
    let n_done: usize = done.iter().flatten().map(|part| part.tasks.len()).sum();
    let mut values = vec![0i128; 1 << game.order.len()];
    let mut valued = vec![false; tasks.len()];
    let mut proofs = 0;
    for part in done.into_iter().flatten() {
        proofs += part.proofs;
        for (task, found) in part.tasks {
            valued[task] = true;
            for &settled in &tasks[task] {
                let start = settled << game.free;
                values[start..start + found.len()].copy_from_slice(&found);
            }
        }
    }
    if n_done < tasks.len() {
        let of = 1 << game.order.len();
        return Err(Unswept::Stopped { known: game.known(&tasks, &valued, &values), of });
    }
    let position = game.positions(n_players);
    Ok(Found {
        values: position.into_iter().map(|at| values[at as usize]).collect(),
        null: (0..n_players).filter(|n| !game.order.contains(n)).collect(),
        proofs,
    })
}

/// A game with its players in a new order: those with few arcs first.
struct Game {
    layers: Vec<(Gated, i128)>,
    /// Which player each bit stands for.
    order: Vec<usize>,
    /// How many of them are free while the others are settled.
    free: usize,
}

/// What one thread found.
#[derive(Default)]
struct Part {
    tasks: Vec<(usize, Vec<i128>)>,
    proofs: u64,
}

impl Game {
    fn new(layers: &[Layer], n_players: usize) -> Game {
        let matters = layers.iter().fold(0, |all, layer| {
            all | SmallNetwork::new(&layer.gated, 0, layer.gated.players()).players()
        });
        let mut order: Vec<usize> = (0..n_players).filter(|&n| matters >> n & 1 == 1).collect();
        let breadth = |&n: &usize| -> usize {
            layers.iter().map(|layer| layer.gated.breadth(n as u32)).sum()
        };
        order.sort_by_cached_key(|n| (breadth(n), *n));
        let mut new = vec![None; n_players];
        for (bit, &player) in order.iter().enumerate() {
            new[player] = Some(bit as u32);
        }
        let settled = order.len().saturating_sub(LEFT_FREE).min(MOST_SETTLED);
        let layers = layers.iter().map(|layer| (layer.gated.renumbered(&new), layer.weight));
        Game { layers: layers.collect(), free: order.len() - settled, order }
    }

    /// Ways to settle the last players, those together that leave the same network.
    fn tasks(&self) -> Vec<Vec<usize>> {
        let mut tasks: BTreeMap<Vec<(Vec<bool>, usize)>, Vec<usize>> = BTreeMap::new();
        for settled in 0..1usize << (self.order.len() - self.free) {
            let on = (settled as u128) << self.free;
            let all = on | ((1 << self.free) - 1);
            let left = |(gated, _): &(Gated, i128)| (gated.open(all).collect(), gated.step(on));
            tasks.entry(self.layers.iter().map(left).collect()).or_default().push(settled);
        }
        let mut tasks: Vec<Vec<usize>> = tasks.into_values().collect();
        tasks.sort();
        tasks
    }

    fn work(
        &self,
        tasks: &[Vec<usize>],
        known: &BTreeMap<u64, i128>,
        options: &Options<'_>,
    ) -> Result<Vec<Result<Part, Fault>>, Fault> {
        let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let total = tasks.len();
        let run = || -> Result<Part, Fault> {
            let mut part = Part::default();
            loop {
                let task = next.fetch_add(1, Ordering::Relaxed);
                let Some(settled) = tasks.get(task).and_then(|same| same.first()) else { break };
                if (options.stop)() {
                    break;
                }
                let found = match self.remembered(*settled, known) {
                    Some(found) => found,
                    None => self.walk(*settled, &mut part.proofs)?,
                };
                part.tasks.push((task, found));
                let n = finished.fetch_add(1, Ordering::Relaxed) + 1;
                let all = 1u64 << self.order.len();
                (options.progress)(all * n as u64 / total as u64, all);
            }
            Ok(part)
        };
        let parts: Vec<Result<Part, Fault>> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..options.threads.max(1)).map(|_| scope.spawn(run)).collect();
            let mine = run();
            let lost = || Err(Fault::Misfit("a thread ended before its time"));
            let theirs = others.into_iter().map(|other| other.join().unwrap_or_else(|_| lost()));
            std::iter::once(mine).chain(theirs).collect()
        });
        parts.iter().find_map(|part| part.as_ref().err()).map_or(Ok(()), |f| Err(f.clone()))?;
        Ok(parts)
    }

    fn walk(&self, settled: usize, proofs: &mut u64) -> Result<Vec<i128>, Fault> {
        let mut values = vec![0i128; 1 << self.free];
        for (gated, weight) in &self.layers {
            let walk = Walk::new(gated, (settled as u128) << self.free, self.free as u32)?;
            *proofs += walk.proofs;
            for (value, grams) in values.iter_mut().zip(walk.values()) {
                *value += weight * i128::from(grams);
            }
        }
        Ok(values)
    }

    /// The values of a task that are all known already.
    fn remembered(&self, settled: usize, known: &BTreeMap<u64, i128>) -> Option<Vec<i128>> {
        let start = settled << self.free;
        let sets = start..start + (1 << self.free);
        sets.map(|set| known.get(&self.set(set)).copied()).collect()
    }

    /// A set in the caller's order.
    fn set(&self, at: usize) -> u64 {
        let bits = self.order.iter().enumerate().filter(|(bit, _)| at >> bit & 1 == 1);
        bits.fold(0, |set, (_, &player)| set | 1 << player)
    }

    fn known(&self, tasks: &[Vec<usize>], valued: &[bool], values: &[i128]) -> BTreeMap<u64, i128> {
        let done = tasks.iter().zip(valued).filter(|(_, valued)| **valued);
        let settled = done.flat_map(|(same, _)| same.iter());
        let sets = settled.flat_map(|s| s << self.free..(s + 1) << self.free);
        sets.map(|at| (self.set(at), values[at])).collect()
    }

    /// Where the value of every set in the caller's order stands.
    fn positions(&self, n_players: usize) -> Vec<u32> {
        let mut bits = vec![0u32; n_players];
        for (bit, &player) in self.order.iter().enumerate() {
            bits[player] = 1 << bit;
        }
        let mut at = vec![0u32; 1 << n_players];
        for set in 1..at.len() {
            at[set] = at[set & (set - 1)] | bits[set.trailing_zeros() as usize];
        }
        at
    }
}
