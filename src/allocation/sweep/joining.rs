//! Which arcs can carry anything at all, and which nodes are one because nothing limits what moves between them.

use super::gated::Gated;
use crate::certificate::Arc;

/// No arc.
pub(super) const NONE: u32 = u32::MAX;

/// An edge of a tree: the arcs of the instance between two nodes, where they are needed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) child: u32,
    pub(super) parent: u32,
    pub(super) up: u32,
    pub(super) down: u32,
}

/// The arcs that some food can take on its way from the source to the sink.
pub(super) struct Live {
    pub(super) arcs: Vec<u32>,
    /// For each of them, whether it is unlimited and waits for no free player.
    firm: Vec<bool>,
    pub(super) reached: Vec<bool>,
    pub(super) leads: Vec<bool>,
}

impl Live {
    pub(super) fn new(gated: &Gated, on: u128, free: u128) -> Live {
        let instance = &gated.instance;
        let total = instance.arcs.len() - 1;
        let open: Vec<bool> = gated.gates.iter().map(|gate| gate & !(on | free) == 0).collect();
        let carries = |n: &usize| {
            open[gated.gate_of[*n] as usize] && gated.instance.arcs[*n].capacity != Some(0)
        };
        let possible: Vec<usize> = (0..total).filter(carries).collect();
        let ends = |n: &usize| (instance.arcs[*n].from, instance.arcs[*n].to);
        let n_nodes = instance.n_nodes as usize;
        let forward = possible.iter().map(ends);
        let reached = marked(n_nodes, instance.source, forward.clone());
        let leads = marked(n_nodes, instance.sink, forward.map(|(from, to)| (to, from)));
        let useful = |node: u32| reached[node as usize] && leads[node as usize];
        let kept = possible.iter().filter(|n| {
            let (from, to) = ends(n);
            useful(from) && useful(to)
        });
        let arcs: Vec<u32> = kept.map(|&n| n as u32).collect();
        let firm = |&n: &u32| {
            let gate = gated.gates[gated.gate_of[n as usize] as usize];
            instance.arcs[n as usize].capacity.is_none() && gate & free == 0
        };
        Live { firm: arcs.iter().map(firm).collect(), arcs, reached, leads }
    }
}

/// The nodes that can be got to from one, along ends in their order.
fn marked(n_nodes: usize, from: u32, ends: impl Iterator<Item = (u32, u32)> + Clone) -> Vec<bool> {
    let mut first = vec![0u32; n_nodes + 2];
    for (start, _) in ends.clone() {
        first[start as usize + 2] += 1;
    }
    for node in 2..first.len() {
        first[node] += first[node - 1];
    }
    let mut next = vec![0u32; first[n_nodes + 1] as usize];
    for (start, end) in ends {
        let slot = &mut first[start as usize + 1];
        next[*slot as usize] = end;
        *slot += 1;
    }
    let mut marked = vec![false; n_nodes];
    marked[from as usize] = true;
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        let (start, end) = (first[node as usize], first[node as usize + 1]);
        for &end in &next[start as usize..end as usize] {
            if !std::mem::replace(&mut marked[end as usize], true) {
                open.push(end);
            }
        }
    }
    marked
}

/// Groups of nodes that were joined, and the edges by which they were.
pub(super) struct Joining {
    pub(super) parent: Vec<u32>,
    pub(super) edges: Vec<Edge>,
}

impl Joining {
    pub(super) fn new(n_nodes: usize) -> Joining {
        Joining { parent: (0..n_nodes as u32).collect(), edges: Vec::new() }
    }

    pub(super) fn group(&mut self, mut node: u32) -> u32 {
        while self.parent[node as usize] != node {
            let above = self.parent[self.parent[node as usize] as usize];
            self.parent[node as usize] = above;
            node = above;
        }
        node
    }

    /// Joins the groups of two nodes along the arcs from the first to the second and back.
    fn join(&mut self, (one, two): (u32, u32), there: u32, back: u32) -> bool {
        let (a, b) = (self.group(one), self.group(two));
        if a == b {
            return false;
        }
        self.parent[a.max(b) as usize] = a.min(b);
        self.edges.push(Edge { child: two, parent: one, up: back, down: there });
        true
    }

    /// Joins nodes with firm arcs both ways.
    pub(super) fn join_pairs(&mut self, arcs: &[Arc], live: &Live) {
        let firm = live.arcs.iter().zip(&live.firm).filter(|(_, firm)| **firm);
        let mut firm: Vec<(u32, u32, bool, u32)> = firm
            .map(|(&n, _)| {
                let arc = &arcs[n as usize];
                (arc.from.min(arc.to), arc.from.max(arc.to), arc.from > arc.to, n)
            })
            .collect();
        firm.sort_unstable();
        for same in firm.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (there, back) = (same[0], same[same.len() - 1]);
            if !there.2 && back.2 {
                self.join((there.0, there.1), there.3, back.3);
            }
        }
    }

    /// Joins groups whose arcs in (else out) all come from (go to) one other group, one of them
    /// firm, to that group; returns how many.
    pub(super) fn join_single(
        &mut self,
        arcs: &[Arc],
        live: &Live,
        source: u32,
        entering: bool,
    ) -> usize {
        const MANY: u32 = u32::MAX - 1;
        let mut only = vec![NONE; self.parent.len()];
        let mut firm_arc = vec![NONE; self.parent.len()];
        for (&n, &firm) in live.arcs.iter().zip(&live.firm) {
            let arc = &arcs[n as usize];
            let (from, to) = (self.group(arc.from), self.group(arc.to));
            let (own, other) = if entering { (to, from) } else { (from, to) };
            if own == other {
                continue;
            }
            let known = &mut only[own as usize];
            *known = if *known == NONE || *known == other { other } else { MANY };
            if firm && firm_arc[own as usize] == NONE {
                firm_arc[own as usize] = n;
            }
        }
        let source = self.group(source);
        let mut joined = 0;
        for own in 0..only.len() as u32 {
            let (other, n) = (only[own as usize], firm_arc[own as usize]);
            if n != NONE && other != MANY && own != source && other != source {
                let arc = &arcs[n as usize];
                joined += usize::from(self.join((arc.from, arc.to), n, NONE));
            }
        }
        joined
    }
}
