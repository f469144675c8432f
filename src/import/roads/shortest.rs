//! From each place the shortest ways to its neighbours: those places to which the shortest way passes through no
//! other one.

use super::graph::{Graph, some};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A way from one place to another.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) ms: u64,
    /// Its stretches in order, each with whether it is taken as drawn.
    pub(super) edges: Vec<(u32, bool)>,
}

/// What a way has come through so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Through {
    /// No place but its own.
    None,
    /// It is within the zone of a place, and has not left it.
    Within(u32),
    /// Another place.
    Passed,
}

/// What is known of a node.
#[derive(Clone, Copy)]
struct Label {
    ms: u64,
    through: Through,
    /// The stretch by which it was reached, and whether it was taken as drawn.
    by: Option<(u32, bool)>,
    settled: bool,
}

/// The ways from every place to its neighbours.
pub(super) fn found(graph: &Graph) -> Vec<Found> {
    let mut labels: Vec<Option<Label>> = vec![None; graph.zone.len()];
    let mut all = Vec::new();
    for place in 0..graph.node.len() {
        if let Some(start) = graph.node[place] {
            from(graph, (place, start), &mut labels, &mut all);
        }
    }
    all
}

fn from(
    graph: &Graph,
    (place, start): (usize, u32),
    labels: &mut [Option<Label>],
    all: &mut Vec<Found>,
) {
    let mut touched = vec![start];
    let mut open = BinaryHeap::new();
    // Nodes that wait and are reached through no other place: with none left there are no more neighbours.
    let mut own = 1usize;
    labels[start as usize] =
        Some(Label { ms: 0, through: Through::None, by: None, settled: false });
    open.push(Reverse((0, start, Through::None)));
    while let Some(Reverse((ms, node, through))) = open.pop() {
        own -= usize::from(through != Through::Passed);
        let Some(label) = &mut labels[node as usize] else { continue };
        let is_best = !label.settled && (label.ms, label.through) == (ms, through);
        if is_best {
            label.settled = true;
            let found = some(graph.place[node as usize]).filter(|to| *to != place);
            if let Some(to) = found.filter(|to| through == Through::Within(*to as u32)) {
                let edges = walked(graph, labels, node);
                all.push(Found { from: place, to, ms, edges });
            }
            for (edge, along) in graph.leaving(node) {
                let stretch = &graph.edges[*edge as usize];
                let next = stretch.ends[usize::from(*along)];
                let zone = graph.zone[next as usize];
                let onward = match through {
                    Through::None if some(zone).is_none_or(|zone| zone == place) => Through::None,
                    Through::None => Through::Within(zone),
                    Through::Within(within) if within == zone => through,
                    Through::Within(_) | Through::Passed => Through::Passed,
                };
                let far = ms + stretch.ms;
                let known = &mut labels[next as usize];
                if known.is_some_and(|known| (known.ms, known.through) <= (far, onward)) {
                    continue;
                }
                if known.is_none() {
                    touched.push(next);
                }
                let by = Some((*edge, *along));
                *known = Some(Label { ms: far, through: onward, by, settled: false });
                own += usize::from(onward != Through::Passed);
                open.push(Reverse((far, next, onward)));
            }
        }
        if own == 0 {
            break;
        }
    }
    touched.into_iter().for_each(|node| labels[node as usize] = None);
}

/// The stretches that lead to a node.
fn walked(graph: &Graph, labels: &[Option<Label>], to: u32) -> Vec<(u32, bool)> {
    let (mut edges, mut node) = (Vec::new(), to);
    while let Some(by) = labels[node as usize].and_then(|label| label.by) {
        edges.push(by);
        node = graph.edges[by.0 as usize].ends[usize::from(!by.1)];
    }
    edges.reverse();
    edges
}
