//! The most that can go from one node to another, and the cuts that show why not more.
//!
//! Arcs are given by what can still go along them and back, so that the search can start from a
//! flow that is there already.

use super::dinic::{Load, Search};
use super::links::Links;
use super::lock::may_solve;
use super::{Arc, Unsolvable, Whole};

/// An arc by what can still change on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Residual<T> {
    /// The node it leaves.
    pub from: u32,
    /// The node it enters.
    pub to: u32,
    /// How much more can go along it: capacity less flow.
    pub forward: T,
    /// How much can be taken back: flow less lower bound.
    pub backward: T,
}

impl Residual<i64> {
    /// What can still change on an arc that carries `flow`, a flow within its bounds.
    pub fn of<C>(arc: &Arc<C>, flow: i64) -> Residual<i64> {
        let (forward, backward) = (arc.capacity - flow, flow - arc.lower);
        Residual { from: arc.from, to: arc.to, forward, backward }
    }

    /// Keeps the arc's flow from being changed.
    pub fn fixed(self) -> Residual<i64> {
        Residual { forward: 0, backward: 0, ..self }
    }
}

/// The most that goes from a source to a sink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaxFlow<T> {
    /// How much could be sent, on top of what was there.
    pub amount: T,
    /// What to add to the flow of each arc; negative where flow was taken back.
    pub changes: Vec<T>,
    /// Whether each node is on the source's side of the cut nearest to the source: it can still be
    /// reached from there. Every arc that leaves the side is full, every arc into it at its least.
    pub source_side: Vec<bool>,
    /// Whether each node is on the sink's side of the cut nearest to the sink: it can still reach
    /// it. Every arc into the side is full, every arc out of it at its least.
    pub sink_side: Vec<bool>,
}

/// Sends as much as possible from `source` to `sink`, asking `stop` now and then whether to give
/// up. Both cuts are narrowest; the nodes on neither side of them lie between.
///
/// # Errors
/// Where nodes do not exist or are the same, a residual is negative ([`Unsolvable::Bounds`]),
/// amounts do not fit, or the caller stopped.
///
/// # Example
/// ```
/// use aidreach::flow::maxflow::{Residual, max_flow};
/// let arc = |from, to, forward| Residual { from, to, forward, backward: 0 };
/// let answer = max_flow(3, &[arc(0, 1, 7_i64), arc(1, 2, 4)], (0, 2), &|| false)?;
/// assert_eq!((answer.amount, answer.changes), (4, vec![4, 4]));
/// assert_eq!(answer.source_side, [true, true, false]);
/// assert_eq!(answer.sink_side, [false, false, true]);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn max_flow<T: Whole>(
    n_nodes: usize,
    arcs: &[Residual<T>],
    (source, sink): (u32, u32),
    stop: &dyn Fn() -> bool,
) -> Result<MaxFlow<T>, Unsolvable> {
    may_solve()?;
    for node in [source, sink] {
        if node as usize >= n_nodes || source == sink {
            return Err(Unsolvable::Missing { what: "source or sink", index: node as usize });
        }
    }
    let links = links(n_nodes, arcs)?;
    let rooms = rooms(&links, arcs);
    let out = links
        .of_node(source)
        .try_fold(T::ZERO, |sum, link| T::narrow(sum.wide().checked_add(rooms[link].wide())?));
    // Unlimited arcs may add up to more than any flow that can be told.
    let enough = out.unwrap_or(T::MAX);
    let nothing = vec![T::ZERO; n_nodes];
    let mut load = Load { rooms, excess: nothing.clone(), lack: nothing };
    load.excess[source as usize] = enough;
    load.lack[sink as usize] = enough;
    let mut search = Search::new(&links);
    let amount = search.push(&links, &mut load, stop).ok_or(Unsolvable::Stopped)?;
    if out.is_none() && amount == T::MAX {
        return Err(Unsolvable::Overflow { what: "amounts" });
    }
    let change =
        |(arc, known): (usize, &Residual<T>)| known.forward.minus(load.rooms[links.of_arc(arc).0]);
    let side = |nodes: &[u32]| {
        let mut side = vec![false; n_nodes];
        nodes.iter().for_each(|&node| side[node as usize] = true);
        side
    };
    Ok(MaxFlow {
        amount,
        changes: arcs.iter().enumerate().map(change).collect(),
        source_side: side(search.reached_from(&links, &load.rooms, |v| v == source as usize)),
        sink_side: side(search.reaching(&links, &load.rooms, |v| v == sink as usize)),
    })
}

/// Sends what some nodes have too much to those that lack it, which have less than nothing, and returns what to add
/// to the flow of each arc; `None` where some of it cannot get there.
///
/// # Errors
/// As [`max_flow`].
///
/// # Example
/// ```
/// use aidreach::flow::maxflow::{Residual, level_out};
/// let arc = |from, to, forward| Residual { from, to, forward, backward: 0 };
/// let arcs = [arc(0, 1, 7), arc(1, 2, 4)];
/// assert_eq!(level_out(&arcs, &[3, 1, -4], &|| false)?, Some(vec![3, 4]));
/// assert_eq!(level_out(&arcs, &[3, 2, -5], &|| false)?, None);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn level_out(
    arcs: &[Residual<i64>],
    balance: &[i64],
    stop: &dyn Fn() -> bool,
) -> Result<Option<Vec<i64>>, Unsolvable> {
    may_solve()?;
    let links = links(balance.len(), arcs)?;
    let mut load = Load {
        rooms: rooms(&links, arcs),
        excess: balance.iter().map(|amount| (*amount).max(0)).collect(),
        lack: balance.iter().map(|amount| amount.saturating_neg().max(0)).collect(),
    };
    Search::new(&links).push(&links, &mut load, stop).ok_or(Unsolvable::Stopped)?;
    let left = load.excess.iter().chain(&load.lack).any(|amount| *amount > 0);
    let change =
        |(arc, known): (usize, &Residual<i64>)| known.forward - load.rooms[links.of_arc(arc).0];
    Ok((!left).then(|| arcs.iter().enumerate().map(change).collect()))
}

/// Links of arcs whose ends exist and whose two residuals can be added up.
pub(super) fn links<T: Whole>(n_nodes: usize, arcs: &[Residual<T>]) -> Result<Links, Unsolvable> {
    in_order(n_nodes, arcs)?;
    let ends: Vec<(u32, u32)> = arcs.iter().map(|arc| (arc.from, arc.to)).collect();
    Ok(Links::new(n_nodes, &ends))
}

/// Refuses arcs whose ends do not exist, or whose two residuals cannot be added up.
pub(super) fn in_order<T: Whole>(n_nodes: usize, arcs: &[Residual<T>]) -> Result<(), Unsolvable> {
    if u32::try_from(n_nodes.max(2 * arcs.len()) + 2).is_err() {
        return Err(Unsolvable::Overflow { what: "numbers of nodes and arcs" });
    }
    for (index, arc) in arcs.iter().enumerate() {
        if arc.from as usize >= n_nodes || arc.to as usize >= n_nodes {
            return Err(Unsolvable::UnknownNode { arc: index });
        }
        if arc.forward < T::ZERO || arc.backward < T::ZERO {
            return Err(Unsolvable::Bounds { arc: index });
        }
        let both = arc.forward.wide().checked_add(arc.backward.wide());
        if both.and_then(T::narrow).is_none() {
            return Err(Unsolvable::Overflow { what: "amounts" });
        }
    }
    Ok(())
}

/// The room of each link.
pub(super) fn rooms<T: Whole>(links: &Links, arcs: &[Residual<T>]) -> Vec<T> {
    let mut rooms = vec![T::ZERO; links.n_links()];
    for (index, arc) in arcs.iter().enumerate() {
        let (along, back) = links.of_arc(index);
        (rooms[along], rooms[back]) = (arc.forward, arc.backward);
    }
    rooms
}
