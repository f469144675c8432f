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
    /// Where the arcs of the network that each of them stands for begin in `stood_for`.
    first: Vec<u32>,
    stood_for: Vec<u32>,
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
            first: vec![0],
            stood_for: Vec::new(),
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
        series.take_apart();
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

    /// The arcs of the whole network that carry what an arc that is left does, by its place among those.
    pub(super) fn stood_for(&self, left: usize) -> &[u32] {
        &self.stood_for[self.first[left] as usize..self.first[left + 1] as usize]
    }

    /// Takes apart the arcs that are left; one can stand for as many as the network has nodes.
    fn take_apart(&mut self) {
        for &left in &self.left {
            let mut open = vec![left];
            while let Some(arc) = open.pop() {
                match (arc as usize).checked_sub(self.n_arcs) {
                    None => self.stood_for.push(arc),
                    Some(n) => open.extend(self.halves[n]),
                }
            }
            self.first.push(self.stood_for.len() as u32);
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
