//! A network with a start and an end besides, whose rooms are set anew for each question.

use crate::flow::Unsolvable;
use crate::flow::Whole;
use crate::flow::dinic::{Load, Search};
use crate::flow::links::Links;
use crate::flow::maxflow::{Residual, links};

/// The network and the memory of searches over it.
pub(super) struct Held<T> {
    n_nodes: usize,
    n_arcs: usize,
    links: Links,
    search: Search,
    load: Load<T>,
}

impl<T: Whole> Held<T> {
    /// A network without room: its arcs, and behind them those that `behind` adds, given the start and
    /// the end.
    ///
    /// # Errors
    /// Where arcs do not exist, or have less than no room.
    pub(super) fn new(
        n_nodes: usize,
        arcs: &[Residual<i64>],
        behind: impl FnOnce(u32, u32) -> Vec<(u32, u32)>,
    ) -> Result<Held<T>, Unsolvable> {
        let behind = behind(n_nodes as u32, n_nodes as u32 + 1);
        let blank = |(from, to)| Residual { from, to, forward: 0, backward: 0 };
        let all: Vec<Residual<i64>> =
            arcs.iter().copied().chain(behind.into_iter().map(blank)).collect();
        let links = links(n_nodes + 2, &all)?;
        let nothing = vec![T::ZERO; n_nodes + 2];
        let rooms = vec![T::ZERO; links.n_links()];
        Ok(Held {
            n_nodes,
            n_arcs: all.len(),
            search: Search::new(&links),
            load: Load { rooms, excess: nothing.clone(), lack: nothing },
            links,
        })
    }

    /// Sets what can go along an arc, and what back.
    pub(super) fn set(&mut self, arc: usize, (forward, backward): (T, T)) {
        let (along, back) = self.links.of_arc(arc);
        (self.load.rooms[along], self.load.rooms[back]) = (forward, backward);
    }

    /// What can go along an arc, and what back.
    pub(super) fn rooms(&self, arc: usize) -> (T, T) {
        let (along, back) = self.links.of_arc(arc);
        (self.load.rooms[along], self.load.rooms[back])
    }

    /// Takes the rooms of all arcs from one on away.
    pub(super) fn clear_behind(&mut self, first: usize) {
        (first..self.n_arcs).for_each(|arc| self.set(arc, (T::ZERO, T::ZERO)));
    }

    /// Sends as much as can go from the start to the end, and returns how much.
    ///
    /// # Errors
    /// Where the caller stopped.
    pub(super) fn push(&mut self, stop: &dyn Fn() -> bool) -> Result<T, Unsolvable> {
        let (start, end) = (self.n_nodes, self.n_nodes + 1);
        let out = self.links.of_node(start as u32).map(|link| self.load.rooms[link]);
        let out = out.fold(T::ZERO, T::plus);
        (self.load.excess[start], self.load.lack[end]) = (out, out);
        let sent = self.search.push(&self.links, &mut self.load, stop);
        (self.load.excess[start], self.load.lack[end]) = (T::ZERO, T::ZERO);
        sent.ok_or(Unsolvable::Stopped)
    }

    /// Marks the nodes that can be got to from the start.
    pub(super) fn reached_from_start(&mut self, reached: &mut [bool]) {
        self.reached_from(self.n_nodes as u32, reached);
    }

    /// Marks the nodes that can be got to from one, besides the start and the end.
    pub(super) fn reached_from(&mut self, from: u32, reached: &mut [bool]) {
        let nodes =
            self.search.reached_from(&self.links, &self.load.rooms, |node| node == from as usize);
        for &node in nodes {
            if let Some(reached) = reached.get_mut(node as usize) {
                *reached = true;
            }
        }
    }

    /// The strongly connected component of each node, over links that have room.
    pub(super) fn components(&self) -> Vec<u32> {
        self.links.components(|link| self.load.rooms[link] > T::ZERO)
    }
}
