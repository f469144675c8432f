//! Sharing out evenly where limits bind on both sides: level by level, from the lowest up.
//!
//! Where what is shared out flows on through limits that several share, the amounts that can be
//! reached form no polymatroid any more, and the decomposition of the module above does not hold.
//! What holds for any network is the definition: the highest level that all open arcs can have at
//! once; those that cannot have more are settled at it; and so on with the others.
//!
//! **Method.** A level is a lower bound on the flow of every open arc. If no flow keeps the bounds, a
//! cut tells by how much, and the level at which that cut just lets enough through is the next try
//! (Newton's method on a piecewise linear function, so it ends). At the highest level, an arc can have
//! more only if it closes a circle in the residual network, that is, if both its ends lie in one
//! strongly connected component; the nodes that can be reached from the far end of one that cannot are
//! the far side of a cut that proves it. No circle crosses such a cut, so the components of a level
//! are found once for all its cuts. Amounts are whole, as above; a level may therefore fall below the one
//! before it by less than a unit of those who stand there, and an arc may be held to what it had at that.
//!
//! **Sources.** A. Hoffman, *Some recent applications of the theory of linear inequalities to
//! extremal combinatorial analysis*, Proceedings of Symposia in Applied Mathematics 10 (1960)
//! 113–127. T. Radzik, *Newton's method for fractional combinatorial optimization*, FOCS (1992)
//! 659–669.

use super::held::Held;
use crate::flow::lock::may_solve;
use crate::flow::maxflow::Residual;
use crate::flow::{UNLIMITED, Unsolvable};
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

/// The fairest amounts, level by level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// What to add to the flow of each arc; negative where flow is taken back.
    pub changes: Vec<i64>,
    /// Levels in the order in which they were settled, the lowest first.
    pub cuts: Vec<LevelCut>,
}

/// Shares out evenly over arcs of a network, asking `stop` now and then whether to give up. Arcs are
/// given by what can still change on them, the shared ones included.
///
/// # Errors
/// Where arcs do not exist, amounts do not fit, or the caller stopped.
///
/// # Example
/// ```
/// use aidreach::flow::fair::{Shared, level_by_level};
/// use aidreach::flow::maxflow::Residual;
/// // Two stores with much serve two villages each, all through one gate that lets 60 pass.
/// let arc = |from, to, forward| Residual { from, to, forward, backward: 0 };
/// let arcs = [arc(0, 1, 90), arc(0, 2, 20), arc(1, 3, 90), arc(2, 3, 90), arc(3, 0, 60)];
/// let village = |arc| Shared { arc, amount: 0, weight: 90 };
/// let fair = level_by_level(4, &arcs, &[village(2), village(3)], &|| false)?;
/// assert_eq!(fair.changes, [40, 20, 40, 20, 60]);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn level_by_level(
    n_nodes: usize,
    arcs: &[Residual<i64>],
    shared: &[Shared],
    stop: &dyn Fn() -> bool,
) -> Result<Levels, Unsolvable> {
    may_solve()?;
    for (n, share) in shared.iter().enumerate() {
        if share.weight <= 0 || share.amount < 0 || share.arc as usize >= arcs.len() {
            return Err(Unsolvable::Terminal { terminal: n });
        }
    }
    let weights: i128 = shared.iter().map(|share| i128::from(share.weight)).sum();
    if weights > i128::from(UNLIMITED) {
        return Err(Unsolvable::Overflow { what: "weights of shared arcs" });
    }
    let mut rising = Rising {
        n_nodes,
        arcs: arcs.to_vec(),
        changes: vec![0; arcs.len()],
        shared: shared.to_vec(),
        exact: exact(n_nodes, arcs, shared)?,
        whole: whole(n_nodes, arcs)?,
        stop,
    };
    let mut open: Vec<usize> = (0..shared.len()).collect();
    let mut cuts = Vec::new();
    while !open.is_empty() {
        let level = rising.highest(&open)?;
        rising.round(&level)?;
        let before = open.len();
        rising.settle(&mut open, &level, &mut cuts);
        rising.keep(&open, &level);
        debug_assert!(open.len() < before, "a highest level holds somebody");
        if open.len() == before {
            return Err(Unsolvable::Overflow { what: "levels" });
        }
    }
    Ok(Levels { changes: rising.changes, cuts })
}

/// Room for flows in which shared arcs are held to a level: behind the arcs, for each shared one, an
/// arc from the start to where it leads and one from where it leaves to the end.
fn exact(
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
fn whole(n_nodes: usize, arcs: &[Residual<i64>]) -> Result<Held<i64>, Unsolvable> {
    Held::new(n_nodes, arcs, |start, end| {
        (0..n_nodes as u32).flat_map(|node| [(start, node), (node, end)]).collect()
    })
}

/// The network while levels rise.
struct Rising<'a> {
    n_nodes: usize,
    /// What can still change on each arc, in whole units; nothing on those that are settled.
    arcs: Vec<Residual<i64>>,
    /// What was added to each.
    changes: Vec<i64>,
    shared: Vec<Shared>,
    /// What can still change on each arc of a flow in which every open arc keeps a level, in units of
    /// one over the level's denominator.
    exact: Held<i128>,
    whole: Held<i64>,
    stop: &'a dyn Fn() -> bool,
}

impl Rising<'_> {
    /// The highest level that all open arcs can have at once; leaves a flow in which they do.
    fn highest(&mut self, open: &[usize]) -> Result<Ratio<i128>, Unsolvable> {
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
    fn round(&mut self, level: &Ratio<i128>) -> Result<(), Unsolvable> {
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
    fn settle(&mut self, open: &mut Vec<usize>, level: &Ratio<i128>, cuts: &mut Vec<LevelCut>) {
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
    fn keep(&mut self, open: &[usize], level: &Ratio<i128>) {
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
