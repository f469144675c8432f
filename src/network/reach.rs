//! What can be reached at all: the model graph of places and ways.

use super::{Network, Way, WayIx};
use crate::country::{Country, PlaceIx};
use crate::time::Period;
use petgraph::algo::astar;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::{Bfs, EdgeFiltered, EdgeRef};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn graph(country: &Country, ways: &[Way]) -> DiGraph<PlaceIx, WayIx> {
    let mut graph = DiGraph::with_capacity(country.places.len(), ways.len());
    for n in 0..country.places.len() {
        graph.add_node(PlaceIx(n as u32));
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
        let open = EdgeFiltered::from_fn(&*self.graph, |e| may_use(*e.weight()));
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

    /// Every place that food can get to in each period from places where it is in that period, along
    /// ways that may be used in the period in which they are taken, without waiting on the way. What is
    /// under way for months arrives that much later, and what would arrive after the window never does.
    pub fn reached_by_period(
        &self,
        from: impl Fn(Period) -> BTreeSet<PlaceIx>,
        may_use: impl Fn(WayIx, Period) -> bool,
    ) -> Vec<BTreeSet<PlaceIx>> {
        let mut there: Vec<BTreeSet<PlaceIx>> = self.window.periods().map(from).collect();
        let lead = |way: WayIx| usize::from(self.lead_months(way));
        let slow: Vec<WayIx> =
            (0..self.ways.len() as u32).map(WayIx).filter(|way| lead(*way) > 0).collect();
        for period in self.window.periods() {
            let starts: Vec<PlaceIx> = there[period.index()].iter().copied().collect();
            let reached =
                self.reachable_along(&starts, |way| lead(way) == 0 && may_use(way, period));
            for way in slow.iter().filter(|way| may_use(**way, period)) {
                let ends = self.ways[way.index()];
                let arrives = there.get_mut(period.index() + lead(*way));
                if let Some(arrives) = arrives.filter(|_| reached.contains(&ends.from)) {
                    arrives.insert(ends.to);
                }
            }
            there[period.index()] = reached;
        }
        there
    }

    /// The lightest path from any of some places to a place that arrives there in a period without
    /// waiting on the way, as ways in order of travel with the periods in which they are taken; `None`
    /// where every path would have to begin before the window.
    pub fn lightest_path_in_time(
        &self,
        from: &[PlaceIx],
        (to, period): (PlaceIx, Period),
        weight: impl Fn(WayIx, Period) -> u64,
    ) -> Option<Vec<(WayIx, Period)>> {
        let mut leading_to: BTreeMap<PlaceIx, Vec<WayIx>> = BTreeMap::new();
        for (n, way) in self.ways.iter().enumerate() {
            leading_to.entry(way.to).or_default().push(WayIx(n as u32));
        }
        // Backwards from the end, so that each way is weighed in the period in which it is taken.
        let mut next: BTreeMap<(PlaceIx, Period), (WayIx, Period)> = BTreeMap::new();
        let mut least = BTreeMap::from([((to, period), 0)]);
        let mut waiting = BTreeSet::from([(0, to, period)]);
        while let Some((so_far, place, period)) = waiting.pop_first() {
            if least.get(&(place, period)).is_some_and(|known| *known < so_far) {
                continue;
            }
            if from.contains(&place) {
                let mut path = Vec::new();
                let mut at = (place, period);
                while let Some(&(way, then)) = next.get(&at) {
                    path.push((way, at.1));
                    at = (self.ways[way.index()].to, then);
                }
                return Some(path);
            }
            for &way in leading_to.get(&place).into_iter().flatten() {
                let Some(leaves) = period.0.checked_sub(self.lead_months(way)) else { continue };
                let before = (self.ways[way.index()].from, Period(leaves));
                let whole = so_far + weight(way, before.1);
                if least.get(&before).is_none_or(|known| whole < *known) {
                    least.insert(before, whole);
                    next.insert(before, (way, period));
                    waiting.insert((whole, before.0, before.1));
                }
            }
        }
        None
    }

    /// The lightest path between two places, as ways in order of travel; `None` where no ways that
    /// may be used lead there. A way whose weight is `None` may not be used.
    pub fn lightest_path(
        &self,
        from: PlaceIx,
        to: PlaceIx,
        weight: impl Fn(WayIx) -> Option<u64>,
    ) -> Option<Vec<WayIx>> {
        let usable = EdgeFiltered::from_fn(&*self.graph, |e| weight(*e.weight()).is_some());
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
            sets[label].push(PlaceIx(n as u32));
        }
        sets.retain(|set| !set.is_empty());
        sets.sort_by_key(|set| (std::cmp::Reverse(set.len()), set[0]));
        sets
    }
}
