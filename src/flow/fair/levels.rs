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
//! more only if it closes a circle in the residual network; the nodes that can be reached from the
//! far end of one that cannot are the far side of a cut that proves it. Amounts are whole, as above.
//!
//! **Sources.** A. Hoffman, *Some recent applications of the theory of linear inequalities to
//! extremal combinatorial analysis*, Proceedings of Symposia in Applied Mathematics 10 (1960)
//! 113–127. T. Radzik, *Newton's method for fractional combinatorial optimization*, FOCS (1992)
//! 659–669.

use crate::flow::lock::may_solve;
use crate::flow::maxflow::{Residual, max_flow};
use crate::flow::{UNLIMITED, Unsolvable};
use num_rational::Ratio;
use std::collections::VecDeque;

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
        stop,
    };
    let mut open: Vec<usize> = (0..shared.len()).collect();
    let mut cuts = Vec::new();
    while !open.is_empty() {
        let (level, exact) = rising.highest(&open)?;
        rising.round(&level, &exact)?;
        let before = open.len();
        rising.settle(&mut open, (&level, exact), &mut cuts);
        debug_assert!(open.len() < before, "a highest level holds somebody");
        if open.len() == before {
            return Err(Unsolvable::Overflow { what: "levels" });
        }
    }
    Ok(Levels { changes: rising.changes, cuts })
}

/// The network while levels rise.
struct Rising<'a> {
    n_nodes: usize,
    /// What can still change on each arc, in whole units; nothing on those that are settled.
    arcs: Vec<Residual<i64>>,
    /// What was added to each.
    changes: Vec<i64>,
    shared: Vec<Shared>,
    stop: &'a dyn Fn() -> bool,
}

/// What can still change on each arc of a flow in which every open arc keeps a level, in units of one
/// over the level's denominator.
type Exact = Vec<Residual<i128>>;

impl Rising<'_> {
    /// The highest level that all open arcs can have at once, and a flow in which they do.
    fn highest(&self, open: &[usize]) -> Result<(Ratio<i128>, Exact), Unsolvable> {
        let most = |&n: &usize| {
            let (share, arc) = (&self.shared[n], &self.arcs[self.shared[n].arc as usize]);
            let most = i128::from(share.amount) + i128::from(arc.forward);
            Ratio::new(most, i128::from(share.weight))
        };
        let mut level = open.iter().map(most).min().unwrap_or_default();
        loop {
            let (arcs, lacking) = self.held_to(&level, open);
            let wanted: i128 = lacking.iter().map(|(_, units)| units).sum();
            let (start, end) = (self.n_nodes as u32, self.n_nodes as u32 + 1);
            let mut all = arcs;
            for &(n, units) in &lacking {
                let own = self.arcs[self.shared[n].arc as usize];
                let from = Residual { from: start, to: own.to, forward: units, backward: 0 };
                let to = Residual { from: own.from, to: end, forward: units, backward: 0 };
                all.extend([from, to]);
            }
            let sent = max_flow(self.n_nodes + 2, &all, (start, end), self.stop)?;
            if sent.amount == wanted {
                all.truncate(self.arcs.len());
                for (arc, change) in all.iter_mut().zip(&sent.changes) {
                    arc.forward -= change;
                    arc.backward += change;
                }
                return Ok((level, all));
            }
            // What leaves the near side on open arcs falls short by so much.
            // An arc that its own least holds above the level is no matter of the level.
            let leaves = |n: &&usize| {
                let (share, own) = (&self.shared[**n], &self.arcs[self.shared[**n].arc as usize]);
                let least = i128::from(share.amount - own.backward) * level.denom();
                !sent.source_side[own.from as usize]
                    && sent.source_side[own.to as usize]
                    && least <= level.numer() * i128::from(share.weight)
            };
            let weight: i128 =
                open.iter().filter(leaves).map(|&n| i128::from(self.shared[n].weight)).sum();
            if weight == 0 {
                return Err(Unsolvable::Overflow { what: "levels" });
            }
            let short = Ratio::new(wanted - sent.amount, level.denom() * weight);
            level -= short;
        }
    }

    /// The network in units of one over the level's denominator, with every open arc at the level or
    /// above; and what those below it lack, which must come from their far end round to their near one.
    fn held_to(&self, level: &Ratio<i128>, open: &[usize]) -> (Exact, Vec<(usize, i128)>) {
        let (num, den) = (*level.numer(), *level.denom());
        let wide = |arc: &Residual<i64>| Residual {
            from: arc.from,
            to: arc.to,
            forward: i128::from(arc.forward) * den,
            backward: i128::from(arc.backward) * den,
        };
        let mut arcs: Exact = self.arcs.iter().map(wide).collect();
        let mut lacking = Vec::new();
        for &n in open {
            let share = &self.shared[n];
            let arc = &mut arcs[share.arc as usize];
            let above = i128::from(share.amount) * den - num * i128::from(share.weight);
            if above >= 0 {
                arc.backward = arc.backward.min(above);
            } else {
                arc.forward += above;
                arc.backward = 0;
                lacking.push((n, -above));
            }
        }
        (arcs, lacking)
    }

    /// Moves to a flow in whole units that lies within one unit of the exact one on every arc.
    fn round(&mut self, level: &Ratio<i128>, exact: &Exact) -> Result<(), Unsolvable> {
        let den = *level.denom();
        let (start, end) = (self.n_nodes as u32, self.n_nodes as u32 + 1);
        let mut over = vec![0i64; self.n_nodes];
        let mut steps = Vec::with_capacity(exact.len());
        for (arc, exact) in self.arcs.iter().zip(exact) {
            // What the exact flow adds to what is there, rounded down, and whether it is no whole.
            let added = i128::from(arc.forward) * den - exact.forward;
            let down = i64::try_from(added.div_euclid(den))
                .map_err(|_| Unsolvable::Overflow { what: "amounts" })?;
            let part = i64::from(added.rem_euclid(den) != 0);
            over[arc.from as usize] -= down;
            over[arc.to as usize] += down;
            steps.push((down, Residual { from: arc.from, to: arc.to, forward: part, backward: 0 }));
        }
        let mut all: Vec<Residual<i64>> = steps.iter().map(|(_, arc)| *arc).collect();
        let mut wanted = 0;
        for (node, &over) in over.iter().enumerate() {
            let node = node as u32;
            if over > 0 {
                wanted += over;
                all.push(Residual { from: start, to: node, forward: over, backward: 0 });
            } else if over < 0 {
                all.push(Residual { from: node, to: end, forward: -over, backward: 0 });
            }
        }
        let sent = max_flow(self.n_nodes + 2, &all, (start, end), self.stop)?;
        debug_assert_eq!(sent.amount, wanted, "a flow has a whole one beside it");
        for (n, ((down, _), up)) in steps.iter().zip(&sent.changes).enumerate() {
            let change = down + up;
            self.arcs[n].forward -= change;
            self.arcs[n].backward += change;
            self.changes[n] += change;
        }
        for share in &mut self.shared {
            let change = steps[share.arc as usize].0 + sent.changes[share.arc as usize];
            share.amount += change;
        }
        Ok(())
    }

    /// Settles the open arcs that cannot have more than the level, each with a cut that shows it.
    fn settle(
        &mut self,
        open: &mut Vec<usize>,
        (level, mut exact): (&Ratio<i128>, Exact),
        cuts: &mut Vec<LevelCut>,
    ) {
        for n in open.clone() {
            if !open.contains(&n) {
                continue;
            }
            let arc = self.shared[n].arc as usize;
            let own = exact[arc];
            let at_level = self.stands_at(n, level, &exact);
            if at_level && own.forward == 0 {
                let near = vec![false; self.n_nodes];
                self.settled(
                    open,
                    &mut exact,
                    LevelCut { coverage: *level, members: vec![n as u32], near },
                    cuts,
                );
                continue;
            }
            if !at_level {
                continue;
            }
            let far = reached(self.n_nodes, &exact, own.to);
            if far[own.from as usize] {
                continue;
            }
            let near: Vec<bool> = far.iter().map(|far| !far).collect();
            let leaves = |n: &&usize| {
                let own = &self.arcs[self.shared[**n].arc as usize];
                let leaves = near[own.from as usize] && !near[own.to as usize];
                leaves && self.stands_at(**n, level, &exact)
            };
            let members = open.iter().filter(leaves).map(|&n| n as u32).collect();
            self.settled(open, &mut exact, LevelCut { coverage: *level, members, near }, cuts);
        }
    }

    /// Whether an open arc carries just what the level asks for in the exact flow.
    fn stands_at(&self, n: usize, level: &Ratio<i128>, exact: &Exact) -> bool {
        let share = &self.shared[n];
        let most = i128::from(share.amount) + i128::from(self.arcs[share.arc as usize].forward);
        let units = most * level.denom() - exact[share.arc as usize].forward;
        units == level.numer() * i128::from(share.weight)
    }

    /// Takes the rooms of settled arcs, and of those that cross their cut, away. An open arc that
    /// crosses it is held to its own least.
    fn settled(
        &mut self,
        open: &mut Vec<usize>,
        exact: &mut Exact,
        cut: LevelCut,
        cuts: &mut Vec<LevelCut>,
    ) {
        let crossing = |n: &usize| {
            let own = &self.arcs[self.shared[*n].arc as usize];
            cut.near[own.from as usize] != cut.near[own.to as usize]
        };
        open.retain(|n| !cut.members.contains(&(*n as u32)) && !crossing(n));
        let own: Vec<usize> =
            cut.members.iter().map(|&n| self.shared[n as usize].arc as usize).collect();
        let crosses =
            |arc: &Residual<i64>| cut.near[arc.from as usize] != cut.near[arc.to as usize];
        for (n, arc) in self.arcs.iter_mut().enumerate() {
            if crosses(arc) || own.contains(&n) {
                (arc.forward, arc.backward) = (0, 0);
                (exact[n].forward, exact[n].backward) = (0, 0);
            }
        }
        cuts.push(cut);
    }
}

/// The nodes that can be got to from one along arcs with room.
fn reached(n_nodes: usize, arcs: &Exact, from: u32) -> Vec<bool> {
    let mut next: Vec<Vec<u32>> = vec![Vec::new(); n_nodes];
    for arc in arcs {
        if arc.forward > 0 {
            next[arc.from as usize].push(arc.to);
        }
        if arc.backward > 0 {
            next[arc.to as usize].push(arc.from);
        }
    }
    let mut reached = vec![false; n_nodes];
    reached[from as usize] = true;
    let mut open = VecDeque::from([from]);
    while let Some(node) = open.pop_front() {
        for &end in &next[node as usize] {
            if !std::mem::replace(&mut reached[end as usize], true) {
                open.push_back(end);
            }
        }
    }
    reached
}
