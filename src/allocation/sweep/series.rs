//! Nodes that food only passes between two others, left out of a network.
//!
//! Two arcs one behind the other, with nothing else at the node between them, carry what the narrower of
//! them does and wait for the players of both: they are one arc. A node with one neighbour leads nowhere.
//! The way back: each of the two carries what the one does, and of the two sides of a cut the node lies
//! on that on which less crosses.

use super::joining::NONE;
use super::reduce::Slim;

/// A network without such nodes, and the way back.
#[derive(Clone, Debug)]
pub(super) struct Series {
    /// The arcs of the network, then those that each stand for two.
    each: Vec<Slim>,
    /// How many arcs the network has.
    n_arcs: usize,
    /// The two arcs that each further one stands for.
    halves: Vec<[u32; 2]>,
    /// The arcs that are left.
    left: Vec<u32>,
    /// The nodes that are not, in the order in which they were left out.
    between: Vec<Between>,
}

/// A node between two others, and its arcs where it has them.
#[derive(Clone, Copy, Debug)]
struct Between {
    node: u32,
    ends: [u32; 2],
    /// From the first end and on to the second.
    there: [u32; 2],
    /// From the second end and back to the first.
    back: [u32; 2],
}

impl Series {
    /// Leaves out what can be of a network's nodes, but not its ends.
    pub(super) fn new(arcs: Vec<Slim>, n_nodes: usize, (source, sink): (u32, u32)) -> Series {
        let mut around: Vec<Vec<u32>> = vec![Vec::new(); n_nodes];
        for (arc, n) in arcs.iter().zip(0..) {
            around[arc.from as usize].push(n);
            around[arc.to as usize].push(n);
        }
        let mut standing = vec![true; arcs.len()];
        let mut series = Series {
            n_arcs: arcs.len(),
            each: arcs,
            halves: Vec::new(),
            left: Vec::new(),
            between: Vec::new(),
        };
        loop {
            let before = series.between.len();
            for node in (0..n_nodes as u32).filter(|&node| node != source && node != sink) {
                let own = &mut around[node as usize];
                own.retain(|&arc| standing[arc as usize]);
                if let Some(between) = series.between(node, own) {
                    own.drain(..).for_each(|arc| standing[arc as usize] = false);
                    series.leave_out(between, &mut around, &mut standing);
                }
            }
            if series.between.len() == before {
                break;
            }
        }
        series.left = (0..series.each.len() as u32).filter(|&n| standing[n as usize]).collect();
        series
    }

    /// The arcs that are left.
    pub(super) fn arcs(&self) -> Vec<Slim> {
        self.left.iter().map(|&n| self.each[n as usize]).collect()
    }

    /// A node with these arcs, if it lies between two others or beside one.
    fn between(&self, node: u32, arcs: &[u32]) -> Option<Between> {
        let first = self.other(node, *arcs.first()?);
        let second = arcs.iter().map(|&arc| self.other(node, arc)).find(|&end| end != first);
        let ends = [first, second.unwrap_or(first)];
        let (mut there, mut back) = ([NONE; 2], [NONE; 2]);
        for &n in arcs {
            let arc = &self.each[n as usize];
            let (end, enters) = (self.other(node, n), arc.to == node);
            let slot = match (end == ends[0], end == ends[1], enters) {
                (true, _, true) => &mut there[0],
                (true, _, false) => &mut back[1],
                (false, true, true) => &mut back[0],
                (false, true, false) => &mut there[1],
                (false, false, _) => return None,
            };
            if arc.steps.is_some() || std::mem::replace(slot, n) != NONE {
                return None;
            }
        }
        Some(Between { node, ends, there, back })
    }

    /// The other end of a node's arc.
    fn other(&self, node: u32, arc: u32) -> u32 {
        let arc = &self.each[arc as usize];
        arc.from ^ arc.to ^ node
    }

    fn leave_out(&mut self, between: Between, around: &mut [Vec<u32>], standing: &mut Vec<bool>) {
        self.between.push(between);
        for halves in [between.there, between.back] {
            if halves.contains(&NONE) {
                continue;
            }
            let [one, two] = halves.map(|n| self.each[n as usize]);
            let n = self.each.len() as u32;
            around[one.from as usize].push(n);
            around[two.to as usize].push(n);
            self.each.push(Slim {
                from: one.from,
                to: two.to,
                capacity: one.capacity.min(two.capacity),
                gate: one.gate | two.gate,
                steps: None,
            });
            standing.push(true);
            self.halves.push(halves);
        }
    }

    /// The arcs of the whole network.
    pub(super) fn before(&self) -> &[Slim] {
        &self.each[..self.n_arcs]
    }

    /// Each arc of the whole network that carries what an arc that is left does, by its place among those.
    pub(super) fn each_of(&self, left: usize, tell: &mut impl FnMut(usize)) {
        self.each_within(self.left[left] as usize, tell);
    }

    fn each_within(&self, arc: usize, tell: &mut impl FnMut(usize)) {
        match arc.checked_sub(self.n_arcs) {
            None => tell(arc),
            Some(n) => {
                self.halves[n].iter().for_each(|&half| self.each_within(half as usize, tell));
            }
        }
    }

    /// Puts the nodes that were left out on the side of a cut on which less crosses with some players on.
    /// `on_sink_side` tells of all others.
    pub(super) fn sides(&self, on: u128, on_sink_side: &mut [bool]) {
        let room = |arc: u32| match self.each.get(arc as usize) {
            Some(arc) if arc.gate & !on == 0 => arc.capacity,
            Some(_) | None => 0,
        };
        for between in self.between.iter().rev() {
            let [first, second] = between.ends;
            let (first, second) = (on_sink_side[first as usize], on_sink_side[second as usize]);
            on_sink_side[between.node as usize] = match (first, second) {
                (false, true) => room(between.there[0]) <= room(between.there[1]),
                (true, false) => room(between.back[0]) <= room(between.back[1]),
                (true, true) | (false, false) => first,
            };
        }
    }
}
