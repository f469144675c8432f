//! Which arc enters the basis next: block search over the arcs at a bound.

use crate::flow::Cost;

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
    /// In an order in which neighbours come from all over the network: arcs that stand together
    /// in the problem often lead to the same few nodes, and a block should offer a wider choice.
    changes: Vec<Change<C>>,
    /// The arc of each change, and the change of each arc.
    arcs: Vec<u32>,
    places: Vec<u32>,
    next: usize,
    block: usize,
}

impl<C: Cost> Pricing<C> {
    /// Nothing to choose from yet.
    pub(super) fn new(n_arcs: usize) -> Pricing<C> {
        let stride = n_arcs.isqrt().max(1);
        let arcs: Vec<u32> = (0..stride)
            .flat_map(|first| (first..n_arcs).step_by(stride))
            .map(|arc| arc as u32)
            .collect();
        let mut places = vec![0; n_arcs];
        for (place, &arc) in arcs.iter().enumerate() {
            places[arc as usize] = place as u32;
        }
        // Smaller blocks choose poorer pivots, larger ones look too long; this was near the best
        // from 240 to 135,000 arcs.
        let block = ((n_arcs as f64).powf(0.55) as usize).clamp(20, 400);
        let changes = vec![Change::NONE; n_arcs];
        Pricing { changes, arcs, places, next: 0, block }
    }

    /// Keeps the order of arcs for changes of another type, yet to be told.
    pub(super) fn unpriced<D: Cost>(self) -> Pricing<D> {
        let Pricing { changes, arcs, places, next, block } = self;
        Pricing { changes: vec![Change::NONE; changes.len()], arcs, places, next, block }
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
