//! What can be reached at all: the model graph of places and ways.

use super::{Network, Way, WayIx};
use crate::country::{Country, PlaceIx};
use crate::time::Period;
use petgraph::algo::astar;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, EdgeFiltered};
use std::collections::BTreeSet;

/// The ways of a cheapest path and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The ways in order of travel.
    pub ways: Vec<WayIx>,
    /// US cents a tonne along them.
    pub cents_per_mt: i64,
}

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
        let open =
            EdgeFiltered::from_fn(&self.graph, |e| self.month(*e.weight(), period).is_open());
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

    /// The cheapest open path between two places in a period, where there is one.
    pub fn cheapest_path(&self, from: PlaceIx, to: PlaceIx, period: Period) -> Option<Reach> {
        let open =
            EdgeFiltered::from_fn(&self.graph, |e| self.month(*e.weight(), period).is_open());
        let cost = |way: WayIx| self.month(way, period).cost.0;
        let (cents_per_mt, nodes) =
            astar(&open, node(from), |n| n == node(to), |e| cost(*e.weight()), |_| 0)?;
        let ways = nodes
            .windows(2)
            .filter_map(|pair| {
                // Of parallel ways the cheapest was taken, and of equal ones the first.
                self.graph
                    .edges_connecting(pair[0], pair[1])
                    .map(|e| *e.weight())
                    .filter(|way| self.month(*way, period).is_open())
                    .min_by_key(|way| (cost(*way), *way))
            })
            .collect();
        Some(Reach { ways, cents_per_mt })
    }

    /// Periods in which an area's place can be reached from any supply on offer by then.
    pub fn periods_in_reach(&self, place: PlaceIx) -> Vec<Period> {
        let in_reach = |period: &Period| {
            let offers = self.offers.iter().filter(|o| o.period <= *period);
            let from: Vec<PlaceIx> = offers.map(|o| o.place).collect();
            self.reachable(&from, *period).contains(&place)
        };
        self.window.periods().filter(in_reach).collect()
    }
}
