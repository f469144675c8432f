//! What to expect when permissions are granted by chance, and what effort is worth, where outcomes are
//! too many for a table: by drawing them.
//!
//! **Model.** That of [`game_odds`](super::game_odds): one draw u for each counterpart, apart from all
//! others, and whatever has odds above u is granted.
//!
//! **Method.** A replicate holds as many outcomes as there are strata. For each counterpart the strata
//! of its u, the stretches from k/m to (k+1)/m, are dealt out over the outcomes at random, one each, and
//! u lies evenly within its stretch (Latin hypercube). So every counterpart grants as often as its odds
//! say, to one outcome, and only how their draws meet is left to chance. Replicates are drawn apart from each other;
//! between them the standard error is measured. Value of effort: in every outcome, what is reached if
//! one counterpart grants everything less what is reached if it refuses everything.
//!
//! **Seeds.** Replicate k has its own stream of ChaCha8, apart from those of orders of asking.
//!
//! **Units.** Those of v; effort per unit of probability.
//!
//! **Source.** M. D. McKay, R. J. Beckman and W. J. Conover, *A comparison of three methods for
//! selecting values of input variables*, Technometrics 21 (1979) 239–245.

use super::game::Exact;
use super::game_sampling::{decimal, shuffle};
use num_bigint::BigInt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::{BTreeMap, BTreeSet};

/// Streams below this one belong to orders of asking.
const FIRST_STREAM: u64 = 1 << 32;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How many replicates, at least 2.
    pub replicates: u32,
    /// How many outcomes each holds.
    pub strata: u32,
    /// The seed; with the number of a replicate it alone decides the replicate.
    pub seed: u64,
}

/// What one draw decides: sets of players, by their bits, with the odds of each set.
pub type Decided = Vec<(u128, Exact)>;

impl Drawing {
    /// Every outcome, as the set of players that are granted, once.
    pub fn outcomes(&self, draws: &[Decided]) -> Vec<u128> {
        let outcomes = self.replicates(draws).into_iter().flatten();
        outcomes.collect::<BTreeSet<u128>>().into_iter().collect()
    }

    fn replicates(&self, draws: &[Decided]) -> Vec<Vec<u128>> {
        (0..self.replicates).map(|replicate| self.replicate(replicate, draws)).collect()
    }

    fn replicate(&self, number: u32, draws: &[Decided]) -> Vec<u128> {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&self.seed.to_le_bytes());
        let mut random = ChaCha8Rng::from_seed(key);
        random.set_stream(FIRST_STREAM + u64::from(number));
        let mut granted = vec![0u128; self.strata as usize];
        for decided in draws {
            let mut strata: Vec<u32> = (0..self.strata).collect();
            shuffle(&mut strata, &mut random);
            for (outcome, stratum) in granted.iter_mut().zip(strata) {
                // u in parts of 2³² of a stratum.
                let u = u64::from(stratum) << 32 | u64::from(random.next_u32());
                let whole = BigInt::from(u64::from(self.strata) << 32);
                let grants = |odds: &Exact| BigInt::from(u) * odds.denom() < odds.numer() * &whole;
                let some = decided.iter().filter(|(_, odds)| grants(odds));
                *outcome = some.fold(*outcome, |all, (players, _)| all | players);
            }
        }
        granted
    }

    /// Every outcome, and every outcome with all and with nothing of what one draw decides, once: the
    /// sets whose values [efforts](Drawing::efforts) asks for. Most differ little from the one before.
    pub fn sets(&self, draws: &[Decided]) -> Vec<u128> {
        let (mut sets, mut seen) = (Vec::new(), BTreeSet::new());
        for outcome in self.outcomes(draws) {
            let decided = draws.iter().map(all_of);
            let variants = decided.flat_map(|players| [outcome | players, outcome & !players]);
            let new = std::iter::once(outcome).chain(variants).filter(|&set| seen.insert(set));
            sets.extend(new);
        }
        sets
    }

    /// What to expect, with its standard error, from the values of all
    /// [outcomes](Drawing::outcomes).
    pub fn mean(&self, draws: &[Decided], values: &BTreeMap<u128, Exact>) -> (Exact, f64) {
        over(&self.replicates(draws), &|outcome| of(values, outcome).clone())
    }

    /// By draw: what raising all its odds alike is worth, per unit of probability, with the standard
    /// error of that; from the values of all [sets](Drawing::sets).
    pub fn efforts(&self, draws: &[Decided], values: &BTreeMap<u128, Exact>) -> Vec<(Exact, f64)> {
        let replicates = self.replicates(draws);
        let effort = |decided: &Decided| {
            let players = all_of(decided);
            let gain = |set: u128| of(values, set | players) - of(values, set & !players);
            over(&replicates, &gain)
        };
        draws.iter().map(effort).collect()
    }
}

fn of(values: &BTreeMap<u128, Exact>, set: u128) -> &Exact {
    values.get(&set).expect("the value of every set that is asked for was found beforehand")
}

/// The mean over all outcomes, and its standard error between replicates.
fn over(replicates: &[Vec<u128>], of: &dyn Fn(u128) -> Exact) -> (Exact, f64) {
    let mean = |outcomes: &Vec<u128>| -> Exact {
        outcomes.iter().map(|&outcome| of(outcome)).sum::<Exact>() / count(outcomes.len())
    };
    let means: Vec<Exact> = replicates.iter().map(mean).collect();
    let mean = means.iter().sum::<Exact>() / count(means.len());
    let off = |one: &Exact| decimal(&(one - &mean)).powi(2);
    let spread: f64 = means.iter().map(off).sum();
    let n = means.len() as f64;
    // A single replicate tells nothing of its error.
    let error = if n < 2.0 { f64::INFINITY } else { (spread / ((n - 1.0) * n)).sqrt() };
    (mean, error)
}

fn all_of(decided: &Decided) -> u128 {
    decided.iter().fold(0, |all, (players, _)| all | players)
}

fn count(n: usize) -> Exact {
    Exact::from_integer(n.max(1).into())
}
