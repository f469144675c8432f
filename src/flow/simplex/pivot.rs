//! One step of the simplex: round the cycle of the entering arc, and the tree after it.

use super::pricing::Change;
use super::tree::Hang;
use super::{Simplex, Stand};
use crate::flow::{Cost, UNLIMITED, Unsolvable};

/// Pivots between two questions whether to stop.
const PIVOTS_PER_QUESTION: u32 = 256;

/// Which arc blocks a push first.
enum Blocked {
    /// The entering arc itself: it goes all the way.
    Itself,
    /// The arc above this node, on the entering arc's tail side.
    TailSide(u32),
    /// The arc above this node, on the entering arc's head side.
    HeadSide(u32),
}

/// How far a push round the cycle can go.
struct Ratio {
    /// Where the two ways up meet.
    join: u32,
    /// How many units can go round.
    step: i64,
    blocked: Blocked,
}

/// A way up from one end of the entering arc.
struct Climb {
    node: u32,
    /// How far a push can go on the way so far.
    step: i64,
    /// The node under the arc that blocks it.
    top: Option<u32>,
}

/// Whether an arc became one of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// It did.
    Tree,
    /// It went as far as it can without.
    AllTheWay,
}

impl<C: Cost> Simplex<C> {
    /// Pivots until no arc improves the flow.
    pub(super) fn improve(&mut self, stop: &dyn Fn() -> bool) -> Result<(), Unsolvable> {
        let mut pivots = 0_u32;
        while let Some(arc) = self.pricing.enter(&self.tree.potentials) {
            if pivots.is_multiple_of(PIVOTS_PER_QUESTION) && stop() {
                return Err(Unsolvable::Stopped);
            }
            pivots = pivots.wrapping_add(1);
            let change = self.pricing.change(arc);
            if self.pivot(arc, &change, self.rooms[arc], 0) == Entered::AllTheWay {
                let full = self.stands[arc] == Stand::Lower;
                self.rest(arc, if full { Stand::Full } else { Stand::Lower });
            }
        }
        Ok(())
    }

    /// Changes the flow of an arc as far as the tree lets it. It has still `room` in the direction
    /// of the change and has been given `back` already.
    pub(super) fn pivot(
        &mut self,
        arc: usize,
        change: &Change<C>,
        room: i64,
        back: i64,
    ) -> Entered {
        let ratio = self.ratio(change, room);
        if ratio.step > 0 {
            self.push(change, &ratio);
        }
        let (ahead, behind) = (room - ratio.step, back + ratio.step);
        let hang = |parent, up, down| Hang { parent, arc: arc as u32, up, down };
        let reduced = change.reduced(&self.tree.potentials);
        match ratio.blocked {
            Blocked::Itself => return Entered::AllTheWay,
            Blocked::TailSide(top) => {
                let hang = hang(change.head, ahead, behind);
                self.swap(top, change.tail, hang, ratio.join, reduced.negated());
            }
            Blocked::HeadSide(top) => {
                let hang = hang(change.tail, behind, ahead);
                self.swap(top, change.head, hang, ratio.join, reduced);
            }
        }
        self.stands[arc] = Stand::Tree;
        Entered::Tree
    }

    /// Finds how far a push can go. Of several arcs that block it, the last one along the cycle,
    /// starting where the two ways up meet, has to leave: that keeps the tree strongly feasible.
    fn ratio(&self, change: &Change<C>, room: i64) -> Ratio {
        let mut tail = Climb { node: change.tail, step: room, top: None };
        let mut head = Climb { node: change.head, step: i64::MAX, top: None };
        while tail.node != head.node {
            // Neither is above the other where both have as many below them.
            let (tail_size, head_size) = (self.tree.size(tail.node), self.tree.size(head.node));
            if tail_size <= head_size {
                self.climb_tail(&mut tail);
            }
            if head_size <= tail_size {
                self.climb_head(&mut head);
            }
        }
        let join = tail.node;
        match (head.top, tail.top) {
            (Some(top), _) if head.step <= tail.step => {
                Ratio { join, step: head.step, blocked: Blocked::HeadSide(top) }
            }
            (_, Some(top)) => Ratio { join, step: tail.step, blocked: Blocked::TailSide(top) },
            (_, None) => Ratio { join, step: room, blocked: Blocked::Itself },
        }
    }

    /// One node up on the side from which a push comes down. The first that blocks is kept.
    #[inline(always)]
    fn climb_tail(&self, climb: &mut Climb) {
        let hang = &self.tree.hangs[climb.node as usize];
        if hang.down < climb.step {
            (climb.step, climb.top) = (hang.down, Some(climb.node));
        }
        climb.node = hang.parent;
    }

    /// One node up on the side on which a push goes up. The last that blocks is kept.
    #[inline(always)]
    fn climb_head(&self, climb: &mut Climb) {
        let hang = &self.tree.hangs[climb.node as usize];
        if hang.up <= climb.step {
            (climb.step, climb.top) = (hang.up, Some(climb.node));
        }
        climb.node = hang.parent;
    }

    /// Sends the step round the cycle.
    fn push(&mut self, change: &Change<C>, ratio: &Ratio) {
        let hangs = &mut self.tree.hangs;
        let mut node = change.tail;
        while node != ratio.join {
            let hang = &mut hangs[node as usize];
            hang.down -= ratio.step;
            hang.up += ratio.step;
            node = hang.parent;
        }
        node = change.head;
        while node != ratio.join {
            let hang = &mut hangs[node as usize];
            hang.up -= ratio.step;
            hang.down += ratio.step;
            node = hang.parent;
        }
    }

    /// Exchanges the arc above `top` for another one, by which `inner` hangs from now on.
    fn swap(&mut self, top: u32, inner: u32, hang: Hang, join: u32, shift: C) {
        let Hang { parent, arc, up, .. } = self.tree.hangs[top as usize];
        self.tree.rehang(top, inner, hang, join, shift);
        if let Some(left) = self.problem.arcs.get(arc as usize) {
            // What cannot go up any more can only come down, and the other way round.
            let tail = if up == 0 { parent } else { top };
            let at_lower = left.from == tail;
            self.rest(arc as usize, if at_lower { Stand::Lower } else { Stand::Full });
        }
    }

    /// Puts the flow of an arc at a bound. Where both bounds are the same, that is the lower one.
    pub(super) fn rest(&mut self, arc: usize, stand: Stand) {
        let known = &self.problem.arcs[arc];
        let stand = if self.rooms[arc] == 0 { Stand::Lower } else { stand };
        let full = stand == Stand::Full;
        if full && known.capacity == UNLIMITED {
            self.endless.push(arc);
        }
        self.flow[arc] = if full { known.capacity } else { known.lower };
        self.stands[arc] = stand;
        self.offer(arc);
    }

    /// Puts up for choice what can change on an arc where it stands.
    pub(super) fn offer(&mut self, arc: usize) {
        let known = &self.problem.arcs[arc];
        let forward = Change { cost: known.cost, tail: known.from, head: known.to };
        let change = match self.stands[arc] {
            _ if self.rooms[arc] == 0 => Change::NONE,
            Stand::Full => forward.turned(),
            Stand::Lower | Stand::Tree => forward,
        };
        self.pricing.set(arc, change);
    }
}
