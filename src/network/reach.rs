//! What can be reached at all: the model graph of places and ways.

use super::{Network, Way, WayIx};
use crate::country::{Country, PlaceIx};
use crate::time::Period;
use petgraph::algo::astar;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::{Bfs, EdgeFiltered, EdgeRef};
use std::collections::BTreeSet;

pub(super) fn graph(country: &Country, ways: &[Way]) -> DiGraph<PlaceIx, WayIx> {
    let mut graph = DiGraph::with_capacity(country.places.len(), ways.len());
    for n in 0..country.places.len() {
        graph.add_node(PlaceIx(n as u16));
    }
    for (n, way) in ways.iter().enumerate() {
        graph.add_edge(node(way.from), node(way.to), WayIx(n as u32));
    }
    graph
}

fn node(place: PlaceIx) -> NodeIndex {
    NodeIndex::new(place.index())
}

impl Network<'_> {
    /// Every place that food can get to in a period from some places, along open ways.
    pub fn reachable(&self, from: &[PlaceIx], period: Period) -> BTreeSet<PlaceIx> {
        self.reachable_along(from, |way| self.month(way, period).is_open())
    }

    /// Every place that can be got to from some places along ways that may be used.
    pub fn reachable_along(
        &self,
        from: &[PlaceIx],
        may_use: impl Fn(WayIx) -> bool,
    ) -> BTreeSet<PlaceIx> {
        let open = EdgeFiltered::from_fn(&self.graph, |e| may_use(*e.weight()));
        let mut reached = BTreeSet::new();
        for start in from {
            if reached.contains(start) {
                continue;
            }
            let mut search = Bfs::new(&open, node(*start));
            while let Some(next) = search.next(&open) {
                reached.insert(self.graph[next]);
            }
        }
        reached
    }

    /// The lightest path between two places, as ways in order of travel; `None` where no ways that
    /// may be used lead there. A way whose weight is `None` may not be used.
    pub fn lightest_path(
        &self,
        from: PlaceIx,
        to: PlaceIx,
        weight: impl Fn(WayIx) -> Option<u64>,
    ) -> Option<Vec<WayIx>> {
        let usable = EdgeFiltered::from_fn(&self.graph, |e| weight(*e.weight()).is_some());
        let of = |way: WayIx| weight(way).unwrap_or(u64::MAX);
        let (_, nodes) = astar(&usable, node(from), |n| n == node(to), |e| of(*e.weight()), |_| 0)?;
        let ways = nodes.windows(2).filter_map(|pair| {
            // Of parallel ways the lightest was taken, and of equal ones the first.
            let between = self.graph.edges_connecting(pair[0], pair[1]).map(|e| *e.weight());
            let usable = between.filter_map(|way| Some((weight(way)?, way)));
            usable.min().map(|(_, way)| way)
        });
        Some(ways.collect())
    }

    /// Places that hang together by links of any kind, whoever grants them: the largest set first,
    /// each in the order of places.
    pub fn connected(&self) -> Vec<Vec<PlaceIx>> {
        let mut joined = UnionFind::new(self.graph.node_count());
        for edge in self.graph.edge_references() {
            joined.union(edge.source().index(), edge.target().index());
        }
        let labels = joined.into_labeling();
        let mut sets: Vec<Vec<PlaceIx>> = vec![Vec::new(); labels.len()];
        for (n, label) in labels.into_iter().enumerate() {
            sets[label].push(PlaceIx(n as u16));
        }
        sets.retain(|set| !set.is_empty());
        sets.sort_by_key(|set| (std::cmp::Reverse(set.len()), set[0]));
        sets
    }
}
