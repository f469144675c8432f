//! One step of the simplex: round the cycle of the entering arc, and the tree after it.

use super::pricing::Change;
use super::tree::Hang;
use super::{Simplex, Stand};
use crate::flow::{Cost, Unsolvable};

/// Pivots between two questions whether to stop.
const PIVOTS_PER_QUESTION: u32 = 256;

/// Which arc blocks a push first.
enum Blocked {
    /// The entering arc itself: it goes from bound to bound.
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

impl<C: Cost> Simplex<C> {
    /// Pivots until no arc improves the flow.
    pub(super) fn improve(&mut self, stop: &dyn Fn() -> bool) -> Result<(), Unsolvable> {
        let mut pivots = 0_u32;
        while let Some(entering) = self.pricing.enter(&self.tree.potentials) {
            if pivots.is_multiple_of(PIVOTS_PER_QUESTION) && stop() {
                return Err(Unsolvable::Stopped);
            }
            pivots = pivots.wrapping_add(1);
            self.pivot(entering);
        }
        Ok(())
    }

    /// Brings one arc into the tree, or from bound to bound.
    fn pivot(&mut self, entering: usize) {
        let change = self.pricing.changes[entering];
        let room = self.rooms[entering];
        let ratio = self.ratio(&change, room);
        let hang = |parent, up, down| Hang {
            parent,
            arc: entering as u32,
            size: 0,
            up,
            down,
        };
        let (step, rest) = (ratio.step, room - ratio.step);
        if step > 0 {
            self.push(&change, &ratio);
        }
        match ratio.blocked {
            Blocked::Itself => {
                self.pricing.changes[entering] = change.turned();
                self.stands[entering] = match self.stands[entering] {
                    Stand::Lower => Stand::Full,
                    Stand::Full | Stand::Tree => Stand::Lower,
                };
            }
            Blocked::TailSide(top) => {
                let shift = change.reduced(&self.tree.potentials).negated();
                self.swap(
                    entering,
                    top,
                    change.tail,
                    hang(change.head, rest, step),
                    shift,
                    &ratio,
                );
            }
            Blocked::HeadSide(top) => {
                let shift = change.reduced(&self.tree.potentials);
                self.swap(
                    entering,
                    top,
                    change.head,
                    hang(change.tail, step, rest),
                    shift,
                    &ratio,
                );
            }
        }
    }

    /// Finds how far a push can go. Of several arcs that block it, the last one along the cycle,
    /// starting where the two ways up meet, has to leave: that keeps the tree strongly feasible.
    fn ratio(&self, change: &Change<C>, room: i64) -> Ratio {
        let hangs = &self.tree.hangs;
        let (mut tail, mut head) = (change.tail, change.head);
        let (mut step, mut blocked) = (room, Blocked::Itself);
        let (mut head_step, mut head_top) = (i64::MAX, head);
        while tail != head {
            let (tail_hang, head_hang) = (&hangs[tail as usize], &hangs[head as usize]);
            if tail_hang.size < head_hang.size {
                if tail_hang.down < step {
                    (step, blocked) = (tail_hang.down, Blocked::TailSide(tail));
                }
                tail = tail_hang.parent;
            } else {
                if head_hang.up <= head_step {
                    (head_step, head_top) = (head_hang.up, head);
                }
                head = head_hang.parent;
            }
        }
        if head_step <= step {
            (step, blocked) = (head_step, Blocked::HeadSide(head_top));
        }
        Ratio {
            join: tail,
            step,
            blocked,
        }
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

    /// Exchanges the arc above `top` for the entering one, by which `inner` hangs from now on.
    fn swap(&mut self, entering: usize, top: u32, inner: u32, hang: Hang, shift: C, at: &Ratio) {
        let Hang {
            parent,
            arc,
            size,
            up,
            ..
        } = self.tree.hangs[top as usize];
        self.tree.rehang(top, inner, hang, shift);
        self.resize(parent, at.join, size.wrapping_neg());
        self.resize(hang.parent, at.join, size);
        self.stands[entering] = Stand::Tree;
        let arc = arc as usize;
        if arc < self.stands.len() {
            // What cannot go up any more can only come down, and the other way round.
            let tail = if up == 0 { parent } else { top };
            self.leave(arc, tail);
        }
    }

    /// Adds to the sizes of `node` and all nodes above it, below `join`.
    fn resize(&mut self, mut node: u32, join: u32, by: u32) {
        while node != join {
            let hang = &mut self.tree.hangs[node as usize];
            hang.size = hang.size.wrapping_add(by);
            node = hang.parent;
        }
    }

    /// Puts an arc that left the tree at the bound from which it can only change away from `tail`.
    fn leave(&mut self, arc: usize, tail: u32) {
        let known = &self.problem.arcs[arc];
        let forward = Change {
            cost: known.cost,
            tail: known.from,
            head: known.to,
        };
        (self.stands[arc], self.pricing.changes[arc]) = if self.rooms[arc] == 0 {
            (Stand::Lower, Change::NONE)
        } else if known.from == tail {
            (Stand::Lower, forward)
        } else {
            (Stand::Full, forward.turned())
        };
    }
}
