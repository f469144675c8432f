//! A network with bounds, costs and supplies, and the reasons why it may have no answer.

use super::Cost;

/// A capacity nobody has counted. Larger capacities are refused, so that sums stay in range.
pub const UNLIMITED: i64 = i64::MAX / 4;

/// A directed arc with the bounds of its flow and the cost of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arc<C> {
    /// The node it leaves.
    pub from: u32,
    /// The node it enters.
    pub to: u32,
    /// The least flow it must carry.
    pub lower: i64,
    /// The most flow it can carry; [`UNLIMITED`] where there is no limit.
    pub capacity: i64,
    /// The cost of one unit of flow.
    pub cost: C,
}

/// A network: what each node puts in (positive) or takes out (negative), and the arcs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem<C> {
    /// Supply of each node; the sum must be zero.
    pub supplies: Vec<i64>,
    /// The arcs; their index is their name everywhere in this room.
    pub arcs: Vec<Arc<C>>,
}

impl<C: Cost> Problem<C> {
    /// A network of `n_nodes` nodes without supplies or arcs.
    pub fn new(n_nodes: usize) -> Problem<C> {
        Problem { supplies: vec![0; n_nodes], arcs: Vec::new() }
    }

    /// Adds an arc without a lower bound and returns its index.
    pub fn arc(&mut self, from: u32, to: u32, capacity: i64, cost: C) -> usize {
        self.arcs.push(Arc { from, to, lower: 0, capacity, cost });
        self.arcs.len() - 1
    }

    /// Number of nodes.
    pub fn n_nodes(&self) -> usize {
        self.supplies.len()
    }
}

impl<C: Cost> Arc<C> {
    /// Whether its ends exist and its bounds are in order.
    pub(super) fn check(&self, index: usize, n_nodes: usize) -> Result<(), Unsolvable> {
        if self.from as usize >= n_nodes || self.to as usize >= n_nodes {
            return Err(Unsolvable::UnknownNode { arc: index });
        }
        let ordered = self.lower <= self.capacity;
        if !ordered || self.lower < -UNLIMITED || self.capacity > UNLIMITED {
            return Err(Unsolvable::Bounds { arc: index });
        }
        Ok(())
    }
}

/// Why there is no cheapest flow, or why it cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsolvable {
    /// No flow meets all supplies and bounds. The arcs into `nodes` are full and those out of it
    /// carry their least, and still `short` units are missing there.
    #[error("no flow is feasible: {short} units cannot reach {} nodes", nodes.len())]
    Infeasible {
        /// Units that cannot be brought where they are taken out.
        short: i64,
        /// The side of the cut that falls short.
        nodes: Vec<u32>,
    },
    /// A cycle of negative cost has no limit.
    #[error("the cost has no lower limit: arc {arc} is full although it is unlimited")]
    Unbounded {
        /// An unlimited arc of the cycle.
        arc: usize,
    },
    /// Nothing may be solved just now; see [`super::without_solving`].
    #[error("nothing may be solved while a proof is checked")]
    Locked,
    /// The caller asked to stop.
    #[error("stopped before the end")]
    Stopped,
    /// Numbers too large to be added up exactly.
    #[error("{what} do not fit the numbers used")]
    Overflow {
        /// Which numbers.
        what: &'static str,
    },
    /// What is put in and what is taken out differ.
    #[error("supplies add up to {sum} instead of nothing")]
    Unbalanced {
        /// What they add up to.
        sum: i128,
    },
    /// An arc ends at a node that does not exist.
    #[error("arc {arc} ends at a node that does not exist")]
    UnknownNode {
        /// The arc.
        arc: usize,
    },
    /// A capacity below the least flow, or beyond [`UNLIMITED`].
    #[error("arc {arc} has bounds out of order or beyond the limit")]
    Bounds {
        /// The arc.
        arc: usize,
    },
    /// A terminal at no node, with an amount outside zero to its ceiling, or without weight.
    #[error("terminal {terminal} has its node, amount, ceiling or weight out of order")]
    Terminal {
        /// The terminal.
        terminal: usize,
    },
    /// A node or arc was named that does not exist.
    #[error("there is no {what} {index}")]
    Missing {
        /// What was named.
        what: &'static str,
        /// Its index.
        index: usize,
    },
}
