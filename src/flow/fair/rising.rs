//! The search for the next level that cells can stand at together, and the cut that holds it.

use super::held::Held;
use crate::flow::Unsolvable;
use crate::flow::maxflow::Residual;
use num_rational::Ratio;

/// An arc whose flow is compared with that of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shared {
    /// Its index among the arcs.
    pub arc: u32,
    /// What it carries now.
    pub amount: i64,
    /// What the amount is measured against; positive.
    pub weight: i64,
}

/// Arcs that are settled at one level, and the cut that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelCut {
    /// Their coverage before rounding to whole units.
    pub coverage: Ratio<i128>,
    /// The shared arcs, by their index. One that is full proves its level by itself.
    pub members: Vec<u32>,
    /// Whether each node lies on the side that the members leave; nothing more can enter it.
    pub near: Vec<bool>,
}

/// Room for flows in which shared arcs are held to a level: behind the arcs, for each shared one, an
/// arc from the start to where it leads and one from where it leaves to the end.
pub(super) fn exact(
    n_nodes: usize,
    arcs: &[Residual<i64>],
    shared: &[Shared],
) -> Result<Held<i128>, Unsolvable> {
    Held::new(n_nodes, arcs, |start, end| {
        let ends = shared.iter().map(|share| &arcs[share.arc as usize]);
        ends.flat_map(|own| [(start, own.to), (own.from, end)]).collect()
    })
}

/// Room for flows in whole units: behind the arcs, for each node, an arc from the start to it and one
/// from it to the end.
pub(super) fn whole(n_nodes: usize, arcs: &[Residual<i64>]) -> Result<Held<i64>, Unsolvable> {
    Held::new(n_nodes, arcs, |start, end| {
        (0..n_nodes as u32).flat_map(|node| [(start, node), (node, end)]).collect()
    })
}

/// The network while levels rise.
pub(super) struct Rising<'a> {
    pub(super) n_nodes: usize,
    /// What can still change on each arc, in whole units; nothing on those that are settled.
    pub(super) arcs: Vec<Residual<i64>>,
    /// What was added to each.
    pub(super) changes: Vec<i64>,
    pub(super) shared: Vec<Shared>,
    /// What can still change on each arc of a flow in which every open arc keeps a level, in units of
    /// one over the level's denominator.
    pub(super) exact: Held<i128>,
    pub(super) whole: Held<i64>,
    pub(super) stop: &'a dyn Fn() -> bool,
}

impl Rising<'_> {
    /// The highest level that all open arcs can have at once; leaves a flow in which they do.
    pub(super) fn highest(&mut self, open: &[usize]) -> Result<Ratio<i128>, Unsolvable> {
        let most = |&n: &usize| {
            let (share, arc) = (&self.shared[n], &self.arcs[self.shared[n].arc as usize]);
            let most = i128::from(share.amount) + i128::from(arc.forward);
            Ratio::new(most, i128::from(share.weight))
        };
        let mut level = open.iter().map(most).min().unwrap_or_default();
        loop {
            let wanted = self.hold_to(&level, open);
            let sent = self.exact.push(self.stop)?;
            if sent == wanted {
                self.exact.clear_behind(self.arcs.len());
                return Ok(level);
            }
            // What leaves the near side on open arcs falls short by so much.
            // An arc that its own least holds above the level is no matter of the level.
            let mut near = vec![false; self.n_nodes];
            self.exact.reached_from_start(&mut near);
            let leaves = |n: &&usize| {
                let (share, own) = (&self.shared[**n], &self.arcs[self.shared[**n].arc as usize]);
                let least = i128::from(share.amount - own.backward) * level.denom();
                !near[own.from as usize]
                    && near[own.to as usize]
                    && least <= level.numer() * i128::from(share.weight)
            };
            let weight: i128 =
                open.iter().filter(leaves).map(|&n| i128::from(self.shared[n].weight)).sum();
            if weight == 0 {
                return Err(Unsolvable::Overflow { what: "levels" });
            }
            let short = Ratio::new(wanted - sent, level.denom() * weight);
            level -= short;
        }
    }

    /// Takes the network in units of one over the level's denominator, with every open arc at the level
    /// or above; what those below it lack must come from their far end round to their near one. Returns
    /// how much that is.
    fn hold_to(&mut self, level: &Ratio<i128>, open: &[usize]) -> i128 {
        let (num, den) = (*level.numer(), *level.denom());
        for (n, arc) in self.arcs.iter().enumerate() {
            let rooms = (i128::from(arc.forward) * den, i128::from(arc.backward) * den);
            self.exact.set(n, rooms);
        }
        self.exact.clear_behind(self.arcs.len());
        let mut wanted = 0;
        for &n in open {
            let share = &self.shared[n];
            let arc = share.arc as usize;
            let (forward, backward) = self.exact.rooms(arc);
            let above = i128::from(share.amount) * den - num * i128::from(share.weight);
            if above >= 0 {
                self.exact.set(arc, (forward, backward.min(above)));
            } else {
                self.exact.set(arc, (forward + above, 0));
                let behind = self.arcs.len() + 2 * n;
                self.exact.set(behind, (-above, 0));
                self.exact.set(behind + 1, (-above, 0));
                wanted -= above;
            }
        }
        wanted
    }

    /// Moves to a flow in whole units that lies within one unit of the exact one on every arc.
    pub(super) fn round(&mut self, level: &Ratio<i128>) -> Result<(), Unsolvable> {
        let den = *level.denom();
        let mut over = vec![0i64; self.n_nodes];
        let mut downs = Vec::with_capacity(self.arcs.len());
        for (n, arc) in self.arcs.iter().enumerate() {
            // What the exact flow adds to what is there, rounded down, and whether it is no whole.
            let added = i128::from(arc.forward) * den - self.exact.rooms(n).0;
            let down = i64::try_from(added.div_euclid(den))
                .map_err(|_| Unsolvable::Overflow { what: "amounts" })?;
            let part = i64::from(added.rem_euclid(den) != 0);
            over[arc.from as usize] -= down;
            over[arc.to as usize] += down;
            downs.push(down);
            self.whole.set(n, (part, 0));
        }
        let mut wanted = 0;
        for (node, &over) in over.iter().enumerate() {
            let behind = self.arcs.len() + 2 * node;
            self.whole.set(behind, (over.max(0), 0));
            self.whole.set(behind + 1, ((-over).max(0), 0));
            wanted += over.max(0);
        }
        let sent = self.whole.push(self.stop)?;
        debug_assert_eq!(sent, wanted, "a flow has a whole one beside it");
        for (n, down) in downs.iter_mut().enumerate() {
            *down += self.whole.rooms(n).1;
            self.arcs[n].forward -= *down;
            self.arcs[n].backward += *down;
            self.changes[n] += *down;
        }
        for share in &mut self.shared {
            share.amount += downs[share.arc as usize];
        }
        Ok(())
    }

    /// Settles the open arcs that cannot have more than the level, each with a cut that shows it.
    pub(super) fn settle(
        &mut self,
        open: &mut Vec<usize>,
        level: &Ratio<i128>,
        cuts: &mut Vec<LevelCut>,
    ) {
        let on_circle = self.exact.components();
        let mut still = vec![false; self.shared.len()];
        open.iter().for_each(|&n| still[n] = true);
        for &n in open.iter() {
            if !still[n] || !self.stands_at(n, level) {
                continue;
            }
            let arc = self.shared[n].arc as usize;
            let own = self.arcs[arc];
            let mut near = vec![false; self.n_nodes];
            if self.exact.rooms(arc).0 == 0 {
                still[n] = false;
                self.fix(arc);
                cuts.push(LevelCut { coverage: *level, members: vec![n as u32], near });
                continue;
            }
            if on_circle[own.from as usize] == on_circle[own.to as usize] {
                continue;
            }
            self.exact.reached_from(own.to, &mut near);
            near.iter_mut().for_each(|side| *side = !*side);
            let mut members = Vec::new();
            for &n in open.iter().filter(|&&n| still[n]) {
                let own = &self.arcs[self.shared[n].arc as usize];
                let sides = (near[own.from as usize], near[own.to as usize]);
                if sides == (true, false) && self.stands_at(n, level) {
                    members.push(n as u32);
                }
            }
            if !self.is_whole_at(&members, level) {
                // A cut before it settled amounts that were rounded, and this one gives or takes the
                // rest: what its members can have is found anew.
                continue;
            }
            self.cross(&near, &mut still);
            cuts.push(LevelCut { coverage: *level, members, near });
        }
        open.retain(|&n| still[n]);
    }

    /// Whether an open arc carries just what the level asks for in the exact flow.
    fn stands_at(&self, n: usize, level: &Ratio<i128>) -> bool {
        let (share, arc) = (&self.shared[n], self.shared[n].arc as usize);
        let most = i128::from(share.amount) + i128::from(self.arcs[arc].forward);
        let units = most * level.denom() - self.exact.rooms(arc).0;
        units == level.numer() * i128::from(share.weight)
    }

    /// Lets no open arc fall below a level that was reached, rounded down: the flow that is there keeps
    /// it on all of them at once.
    pub(super) fn keep(&mut self, open: &[usize], level: &Ratio<i128>) {
        for &n in open {
            let share = self.shared[n];
            let least = (level * Ratio::from_integer(i128::from(share.weight))).floor();
            let above = i128::from(share.amount) - least.to_integer();
            let arc = &mut self.arcs[share.arc as usize];
            arc.backward = arc.backward.min(i64::try_from(above).unwrap_or(i64::MAX).max(0));
        }
    }

    /// Whether arcs carry their level in whole units, taken together.
    fn is_whole_at(&self, members: &[u32], level: &Ratio<i128>) -> bool {
        let of = |figure: fn(&Shared) -> i64| -> i128 {
            members.iter().map(|&n| i128::from(figure(&self.shared[n as usize]))).sum()
        };
        of(|share| share.amount) * level.denom() == of(|share| share.weight) * level.numer()
    }

    /// Takes the rooms of an arc away.
    fn fix(&mut self, arc: usize) {
        (self.arcs[arc].forward, self.arcs[arc].backward) = (0, 0);
        self.exact.set(arc, (0, 0));
    }

    /// Takes the rooms of arcs that cross a cut away. An open arc among them is settled: it leaves the
    /// near side, or it is held to its own least.
    fn cross(&mut self, near: &[bool], open: &mut [bool]) {
        for n in 0..self.arcs.len() {
            let arc = &self.arcs[n];
            if near[arc.from as usize] != near[arc.to as usize] {
                self.fix(n);
            }
        }
        for (open, share) in open.iter_mut().zip(&self.shared) {
            let arc = &self.arcs[share.arc as usize];
            *open &= near[arc.from as usize] == near[arc.to as usize];
        }
    }
}
