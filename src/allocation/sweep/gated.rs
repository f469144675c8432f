//! One network for all combinations of players: which of them hold which arc open.

use super::Fault;
use crate::allocation::Instance;
use crate::certificate::{Fed, Role};
use std::collections::BTreeMap;

/// Most players of one game: sets of players are the bits of a `u128`.
pub const MOST_PLAYERS: usize = 128;

/// A network in which players hold arcs open. An arc carries nothing until every player of its
/// gate is on; where steps are given, its capacity rises with each of the stepping players.
#[derive(Clone, Debug)]
pub struct Gated {
    pub(super) instance: Instance,
    /// The distinct gates; the first is that of arcs that wait for nobody.
    pub(super) gates: Vec<u128>,
    /// The gate of each arc, by position.
    pub(super) gate_of: Vec<u32>,
    pub(super) stepping: Vec<u32>,
    pub(super) steps: Vec<Steps>,
    /// The steps of each arc that has some.
    pub(super) step_of: BTreeMap<usize, usize>,
    /// Everything on offer with all players on.
    pub(super) supply: i64,
}

/// An arc whose capacity rises with each of some players rather than needing all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Which arc.
    pub arc: usize,
    /// Its capacity for each set of stepping players, in binary order of the set.
    pub amounts: Vec<i64>,
}

impl Gated {
    /// Puts gates on the arcs of an instance as it is with every player on.
    ///
    /// `gates` names the players each arc waits for, `stepping` the players that `steps` count
    /// by; the first stepping player is the lowest bit.
    ///
    /// # Errors
    /// [`Fault`] where lists do not fit each other, amounts fall as players come on, or sums
    /// would not fit 64 bits.
    pub fn new(
        instance: Instance,
        gates: &[u128],
        stepping: Vec<u32>,
        steps: Vec<Steps>,
    ) -> Result<Gated, Fault> {
        if gates.len() != instance.arcs.len() {
            return Err(Fault::Misfit("every arc needs a gate"));
        }
        let mut numbers = BTreeMap::from([(0, 0)]);
        let mut distinct = vec![0];
        let mut gate_of = Vec::with_capacity(gates.len());
        for &gate in gates {
            let number = *numbers.entry(gate).or_insert_with(|| {
                distinct.push(gate);
                distinct.len() as u32 - 1
            });
            gate_of.push(number);
        }
        let gated = Gated {
            supply: supply(&instance)?,
            instance,
            gates: distinct,
            gate_of,
            stepping,
            step_of: steps.iter().enumerate().map(|(n, s)| (s.arc, n)).collect(),
            steps,
        };
        gated.check()?;
        Ok(gated)
    }

    fn check(&self) -> Result<(), Fault> {
        let most = 1usize << self.stepping.len().min(20);
        for step in &self.steps {
            let Some(arc) = self.instance.arcs.get(step.arc) else {
                return Err(Fault::Misfit("steps are given for an arc that is not there"));
            };
            if step.amounts.len() != most || step.amounts.last().copied() != arc.capacity {
                return Err(Fault::Misfit(
                    "steps need an amount for every set, the arc's own last",
                ));
            }
            for (set, &amount) in step.amounts.iter().enumerate() {
                let rises = |bit: usize| step.amounts[set & !(1 << bit)] <= amount;
                if amount < 0 || !(0..self.stepping.len()).all(rises) {
                    return Err(Fault::Misfit("an amount falls as a player comes on"));
                }
            }
        }
        let last = self.instance.arcs.len().wrapping_sub(1);
        for (n, arc) in self.instance.arcs.iter().enumerate() {
            let total = n == last && arc.role == Role::Total;
            if !total && (arc.to == self.instance.source || arc.from == self.instance.sink) {
                return Err(Fault::Misfit("an arc enters the source or leaves the sink"));
            }
            if arc.from == self.instance.source && arc.capacity.is_none() {
                return Err(Fault::Misfit("an offer has no limit"));
            }
        }
        Ok(())
    }

    /// The instance with every player on.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// What an arc may carry with these players on; `None` where nothing limits it.
    pub fn capacity(&self, arc: usize, on: u128) -> Option<i64> {
        if self.gates[self.gate_of[arc] as usize] & !on != 0 {
            return Some(0);
        }
        match self.step_of.get(&arc) {
            Some(&n) => Some(self.steps[n].amounts[self.step(on)]),
            None => self.instance.arcs[arc].capacity,
        }
    }

    /// Which set of the stepping players is on, as a position in the amounts of any [`Steps`].
    pub(super) fn step(&self, on: u128) -> usize {
        let bits = self.stepping.iter().enumerate();
        bits.map(|(n, &player)| usize::from(on >> player & 1 == 1) << n).sum()
    }

    /// The players that any arc waits for or steps with.
    pub fn players(&self) -> u128 {
        let gates = self.gates.iter().fold(0, |all, gate| all | gate);
        if self.steps.is_empty() {
            return gates;
        }
        self.stepping.iter().fold(gates, |all, &player| all | 1 << player)
    }

    /// Which gates these players hold open, in an order of the network's own. Sets of players that
    /// open the same gates, and agree on those who step, leave the same network.
    pub fn open(&self, on: u128) -> impl Iterator<Item = bool> {
        self.gates.iter().map(move |gate| gate & !on == 0)
    }

    /// How many arcs wait for a player or step with them.
    pub fn breadth(&self, player: u32) -> usize {
        let waits = |gate: &&u32| self.gates[**gate as usize] >> player & 1 == 1;
        let waiting = self.gate_of.iter().filter(waits).count();
        let steps = self.stepping.contains(&player);
        waiting + if steps { self.steps.len() } else { 0 }
    }

    /// Renumbers the players: `new[n]` is the bit of the player that had bit
    /// `n`, and `None` leaves a player out who holds nothing open.
    pub(super) fn renumbered(&self, new: &[Option<u32>]) -> Gated {
        let set = |old: u128| {
            let bits = new.iter().enumerate().filter(|(n, _)| old >> n & 1 == 1);
            bits.filter_map(|(_, bit)| *bit).fold(0, |set, bit| set | 1 << bit)
        };
        let bit = |&player: &u32| new.get(player as usize).copied().flatten();
        let mut gated = self.clone();
        gated.gates = self.gates.iter().map(|&gate| set(gate)).collect();
        gated.stepping = self.stepping.iter().filter_map(bit).collect();
        gated
    }

    /// Keeps only some hand-outs: those that `keep` says of their grams a person.
    ///
    /// # Errors
    /// None that [`Gated::new`] did not have.
    pub fn handing_out(&self, keep: impl Fn(i64) -> bool) -> Gated {
        self.serving(|fed| keep(fed.grams_per_person))
    }

    /// Keeps only some hand-outs: those that `keep` says of whom they feed.
    ///
    /// # Errors
    /// None that [`Gated::new`] did not have.
    pub fn serving(&self, keep: impl Fn(&Fed) -> bool) -> Gated {
        let mut gated = self.clone();
        for arc in &mut gated.instance.arcs {
            if arc.feeds().is_some_and(|fed| !keep(&fed)) {
                arc.capacity = Some(0);
            }
        }
        gated
    }

    /// A number that tells one network of players from another, so that remembered values are
    /// never mixed up: FNV-1a over arcs, gates and steps.
    pub fn fingerprint(&self) -> u64 {
        let mut print = Fingerprint(0xcbf2_9ce4_8422_2325);
        print.add(u128::from(self.instance.n_nodes));
        for (arc, &gate) in self.instance.arcs.iter().zip(&self.gate_of) {
            print.add(u128::from(arc.from) << 64 | u128::from(arc.to));
            print.add(arc.capacity.map_or(u128::MAX, |grams| grams.unsigned_abs().into()));
            print.add(arc.feeds().map_or(0, |fed| fed.grams_per_person.unsigned_abs().into()));
            print.add(self.gates[gate as usize]);
        }
        for steps in &self.steps {
            print.add(steps.arc as u128);
            steps.amounts.iter().for_each(|&a| print.add(a.unsigned_abs().into()));
        }
        self.stepping.iter().for_each(|&player| print.add(player.into()));
        print.0
    }
}

struct Fingerprint(u64);

impl Fingerprint {
    fn add(&mut self, value: u128) {
        for byte in value.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Everything on offer, where sums over all arcs fit 64 bits.
fn supply(instance: &Instance) -> Result<i64, Fault> {
    let offers = instance.arcs.iter().filter(|a| a.from == instance.source);
    let supply = offers
        .map(|a| a.capacity.unwrap_or(i64::MAX))
        .try_fold(0i64, i64::checked_add)
        .ok_or(Fault::TooLarge)?;
    let most = i64::MAX / 4 / (instance.arcs.len() as i64 + 1);
    (supply < most).then_some(supply).ok_or(Fault::TooLarge)
}
