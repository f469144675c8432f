//! Which arc enters the basis next: block search over the arcs at a bound.
//!
//! The best arc of a block enters, and the search goes on behind the block. Larger blocks choose better
//! and look longer. Arcs that stand together in a problem mostly lead to the same few nodes, so that
//! neighbours in a block are taken from stretches of it that lie apart. How many stretches, and how large a
//! block, was measured from 240 to 800,000 arcs, and depends on two figures:
//!
//! - **Thin** networks, of fewer than three arcs a node: as many stretches as one has arcs, so that a block
//!   offers something of everywhere. Otherwise six stretches, from the last arc to the first: pivots then
//!   stay in few places at a time, where subtrees are still small. Problems are mostly written from what
//!   is brought in to what is handed out, and from the end trees grow towards the sources.
//! - Where fewer than a quarter of the arcs **cost** something, many of them save alike, the more so the
//!   more there are a node, and small blocks do. Otherwise blocks grow with the number of arcs a node,
//!   among which to choose well.
//!
//! Where a **large** network that is neither has something put in or taken out at most of its nodes, as the
//! cheapest plan on a face whose cells are settled does, pivots move large subtrees, and many of them undo
//! one another. Larger blocks from more stretches then halve their number, and what they cost besides.
//!
//! Block search, and an order of arcs in a few interleaved stretches, are those of P. Kovács
//! (see the parent module) and of LEMON; the sizes are our own.

use crate::flow::{Arc, Cost, Problem};

/// Interleaved stretches of a network that is not thin.
const STRETCHES: usize = 6;
/// Those of a large one, most of whose nodes put something in or take it out.
const STRETCHES_OF_SCATTERED: usize = 100;
/// Arcs of a large network.
const LARGE: usize = 50_000;
/// Blocks are not smaller.
const SMALLEST_BLOCK: usize = 10;

/// How arcs are looked at.
struct Manner {
    /// Arcs from one in the order of the search to the next.
    stride: usize,
    /// Whether the last arc comes first.
    backwards: bool,
    /// How many arcs are looked at before the best of them enters.
    block: usize,
}

impl Manner {
    fn of<C: Cost>(Problem { supplies, arcs }: &Problem<C>) -> Manner {
        let n_nodes = supplies.len();
        let costed = arcs.iter().filter(|arc| arc.cost != C::ZERO).count();
        let (thin, few_costs) = (arcs.len() < 3 * n_nodes, costed < arcs.len() / 4);
        let root = arcs.len().isqrt();
        let scattered = !thin && !few_costs && arcs.len() >= LARGE && {
            let some = supplies.iter().filter(|&&supply| supply != 0).count();
            some > n_nodes / 2
        };
        let block = match (thin, few_costs) {
            _ if scattered => 12 * root,
            (true, true) => root * 7 / 10,
            (true, false) => root,
            (false, true) => 2 * n_nodes / root.max(1),
            (false, false) => arcs.len() / (2 * n_nodes.isqrt()).max(1),
        };
        let stretches = if scattered { STRETCHES_OF_SCATTERED } else { STRETCHES };
        let stride = if thin { root } else { arcs.len().div_ceil(stretches) };
        Manner { stride: stride.max(1), backwards: !thin, block: block.max(SMALLEST_BLOCK) }
    }
}

/// The one way in which the flow of an arc at a bound can change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change<C> {
    /// The cost of a unit of change: that of the arc, or its negative to take flow back.
    pub(super) cost: C,
    /// Where the unit comes from.
    pub(super) tail: u32,
    /// Where the unit goes.
    pub(super) head: u32,
}

impl<C: Cost> Change<C> {
    /// No change at all: an arc that may not enter.
    pub(super) const NONE: Change<C> = Change { cost: C::ZERO, tail: 0, head: 0 };

    /// What a unit of change costs at these potentials.
    #[inline(always)]
    pub(super) fn reduced(&self, potentials: &[C]) -> C {
        self.cost.plus(potentials[self.tail as usize]).minus(potentials[self.head as usize])
    }

    /// The opposite change.
    pub(super) fn turned(&self) -> Change<C> {
        Change { cost: self.cost.negated(), tail: self.head, head: self.tail }
    }
}

/// Changes to choose from, and where to go on looking. Arcs of the tree have a reduced cost of
/// zero either way, so they are passed over without being asked.
#[derive(Clone, Debug)]
pub(super) struct Pricing<C> {
    /// In the order of the search.
    changes: Vec<Change<C>>,
    /// The arc of each change, and the change of each arc.
    arcs: Vec<u32>,
    places: Vec<u32>,
    next: usize,
    block: usize,
}

impl<C: Cost> Pricing<C> {
    /// All arcs at their least, those that can carry more up for choice.
    pub(super) fn new(problem: &Problem<C>) -> Pricing<C> {
        let Manner { stride, backwards, block } = Manner::of(problem);
        let n_arcs = problem.arcs.len();
        let order = (0..stride.min(n_arcs)).flat_map(|first| (first..n_arcs).step_by(stride));
        let arcs: Vec<u32> = order
            .map(|arc| if backwards { n_arcs - 1 - arc } else { arc })
            .map(|arc| arc as u32)
            .collect();
        let mut places = vec![0; n_arcs];
        for (place, &arc) in arcs.iter().enumerate() {
            places[arc as usize] = place as u32;
        }
        let forward = |arc: &u32| {
            let Arc { from, to, lower, capacity, cost } = problem.arcs[*arc as usize];
            if capacity == lower { Change::NONE } else { Change { cost, tail: from, head: to } }
        };
        let changes = arcs.iter().map(forward).collect();
        Pricing { changes, arcs, places, next: 0, block }
    }

    /// How the flow of an arc can change.
    pub(super) fn change(&self, arc: usize) -> Change<C> {
        self.changes[self.places[arc] as usize]
    }

    /// Tells how the flow of an arc can change from now on.
    pub(super) fn set(&mut self, arc: usize, change: Change<C>) {
        self.changes[self.places[arc] as usize] = change;
    }

    /// The arc whose change saves most a unit in the first block that has one; `None` where no
    /// change saves anything.
    pub(super) fn enter(&mut self, potentials: &[C]) -> Option<usize> {
        let n_arcs = self.changes.len();
        let mut looked_at = 0;
        while looked_at < n_arcs {
            let begin = self.next;
            let end = (begin + self.block).min(n_arcs);
            let mut best = C::ZERO;
            let mut chosen = None;
            for (k, change) in self.changes[begin..end].iter().enumerate() {
                let reduced = change.reduced(potentials);
                if reduced < best {
                    (best, chosen) = (reduced, Some(begin + k));
                }
            }
            self.next = if end == n_arcs { 0 } else { end };
            if let Some(place) = chosen {
                return Some(self.arcs[place] as usize);
            }
            looked_at += end - begin;
        }
        None
    }
}
