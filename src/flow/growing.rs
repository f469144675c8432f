//! A largest flow that is kept while arcs are given more room, so that each further question costs
//! only what it adds.

mod further;
mod searches;

use super::dinic::{Load, Search};
use super::links::Links;
use super::lock::may_solve;
use super::maxflow::{Residual, links};
use super::{UNLIMITED, Unsolvable};

/// Arcs from a source to a sink, sorted once for many flows.
#[derive(Clone, Debug)]
pub struct Pipes {
    links: Links,
    ends: Vec<(u32, u32)>,
    /// The link back along each arc, whose room is what the arc carries.
    backward: Vec<u32>,
    /// The arc that each link goes along; [`BACK`] for links that go back along one.
    arc_along: Vec<u32>,
    source: u32,
    sink: u32,
}

/// A link that goes back along an arc.
const BACK: u32 = u32::MAX;

impl Pipes {
    /// Sorts arcs, each by the nodes it leaves and enters.
    ///
    /// # Errors
    /// Where nodes do not exist, or source and sink are the same.
    pub fn new(
        n_nodes: usize,
        ends: Vec<(u32, u32)>,
        (source, sink): (u32, u32),
    ) -> Result<Pipes, Unsolvable> {
        for node in [source, sink] {
            if node as usize >= n_nodes || source == sink {
                return Err(Unsolvable::Missing { what: "source or sink", index: node as usize });
            }
        }
        let empty = |&(from, to): &(u32, u32)| Residual { from, to, forward: 0i64, backward: 0 };
        let arcs: Vec<Residual<i64>> = ends.iter().map(empty).collect();
        let links = links(n_nodes, &arcs)?;
        let mut arc_along = vec![BACK; links.n_links()];
        for arc in 0..ends.len() {
            arc_along[links.of_arc(arc).0] = arc as u32;
        }
        let backward = (0..ends.len()).map(|arc| links.of_arc(arc).1 as u32).collect();
        Ok(Pipes { links, ends, backward, arc_along, source, sink })
    }

    /// Whether each node can be got to from one along arcs that may be used.
    pub fn reached(&self, from: u32, may: &dyn Fn(usize) -> bool) -> Vec<bool> {
        self.connected(from, &|link| self.arc_along[link] != BACK && may(self.arc(link)))
    }

    /// Whether one node can be got to from each along arcs that may be used.
    pub fn reaching(&self, to: u32, may: &dyn Fn(usize) -> bool) -> Vec<bool> {
        self.connected(to, &|link| {
            let along = self.links.back(link);
            self.arc_along[along] != BACK && may(self.arc(along))
        })
    }

    fn arc(&self, link: usize) -> usize {
        self.arc_along[link] as usize
    }

    fn connected(&self, start: u32, may: &dyn Fn(usize) -> bool) -> Vec<bool> {
        let mut side = vec![false; self.links.n_nodes()];
        side[start as usize] = true;
        let mut found = vec![start];
        while let Some(node) = found.pop() {
            for link in self.links.of_node(node) {
                let to = self.links.to(link);
                if !side[to as usize] && may(link) {
                    side[to as usize] = true;
                    found.push(to);
                }
            }
        }
        side
    }

    /// The nodes each arc leaves and enters.
    pub fn ends(&self) -> &[(u32, u32)] {
        &self.ends
    }
}

/// A largest flow through pipes, with the room that each arc has left.
///
/// # Example
/// ```
/// use aidreach::flow::growing::{Growing, Pipes};
/// let pipes = Pipes::new(3, vec![(0, 1), (1, 2)], (0, 2))?;
/// let mut flow = Growing::new(&pipes);
/// flow.give(0, 7);
/// flow.give(1, 4);
/// assert_eq!(flow.push()?, 4);
/// flow.give(1, 9);
/// assert_eq!((flow.push()?, flow.amount(), flow.carried(1)), (3, 7, 7));
/// assert_eq!(flow.side(), Some(vec![true, false, false]));
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
#[derive(Debug)]
pub struct Growing<'p> {
    pipes: &'p Pipes,
    rooms: Vec<i64>,
    amount: i64,
}

impl Clone for Growing<'_> {
    fn clone(&self) -> Self {
        Growing { pipes: self.pipes, rooms: self.rooms.clone(), amount: self.amount }
    }

    /// Takes no new memory.
    fn clone_from(&mut self, other: &Self) {
        (self.pipes, self.amount) = (other.pipes, other.amount);
        self.rooms.clone_from(&other.rooms);
    }
}

impl<'p> Growing<'p> {
    /// Nothing flows, and no arc has any room.
    pub fn new(pipes: &'p Pipes) -> Growing<'p> {
        Growing { pipes, rooms: vec![0; pipes.links.n_links()], amount: 0 }
    }

    /// Gives an arc so much more room; what is beyond [`UNLIMITED`] is no more than that.
    pub fn give(&mut self, arc: usize, more: i64) {
        let (along, back) = self.pipes.links.of_arc(arc);
        let most = UNLIMITED - self.rooms[back];
        let room = &mut self.rooms[along];
        *room = room.saturating_add(more.max(0)).min(most.max(*room));
    }

    /// Keeps an arc from being changed: it has no room any more, neither along it nor back, and tells
    /// no more what it carries.
    pub fn hold(&mut self, arc: usize) {
        let (along, back) = self.pipes.links.of_arc(arc);
        (self.rooms[along], self.rooms[back]) = (0, 0);
    }

    /// What can still go along an arc.
    pub fn room(&self, arc: usize) -> i64 {
        self.rooms[self.pipes.links.of_arc(arc).0]
    }

    /// What an arc carries.
    pub fn carried(&self, arc: usize) -> i64 {
        self.rooms[self.pipes.backward[arc] as usize]
    }

    /// What goes from the source to the sink.
    pub fn amount(&self) -> i64 {
        self.amount
    }

    /// Sends as much more as can go, and says how much that was.
    ///
    /// # Errors
    /// Where it is more than can be told.
    pub fn push(&mut self) -> Result<i64, Unsolvable> {
        may_solve()?;
        let Pipes { links, source, sink, .. } = self.pipes;
        let out = links.of_node(*source).map(|link| self.rooms[link]);
        let enough = out.fold(0i64, i64::saturating_add).min(UNLIMITED);
        let mut balance = vec![0; links.n_nodes()];
        (balance[*source as usize], balance[*sink as usize]) = (enough, -enough);
        let pushed = self.level_out(&mut balance)?;
        self.amount = self.amount.saturating_add(pushed);
        match self.amount < UNLIMITED {
            true => Ok(pushed),
            false => Err(Unsolvable::Overflow { what: "amounts" }),
        }
    }

    /// Lets arcs carry so much at the most, more or less than before. What they carry beyond goes other ways
    /// as far as it can, and the rest goes no more; more may be able to go then.
    ///
    /// # Errors
    /// As [`Growing::push`].
    pub fn limit(&mut self, arcs: &[(usize, i64)]) -> Result<(), Unsolvable> {
        may_solve()?;
        let Pipes { links, ends, source, sink, .. } = self.pipes;
        let mut balance = vec![0; links.n_nodes()];
        for &(arc, most) in arcs {
            let ((along, back), (from, to)) = (links.of_arc(arc), ends[arc]);
            let beyond = (self.rooms[back] - most).max(0);
            self.rooms[back] -= beyond;
            self.rooms[along] = most - self.rooms[back];
            balance[from as usize] += beyond;
            balance[to as usize] -= beyond;
        }
        self.level_out(&mut balance)?;
        let rest: i64 = balance.iter().filter(|grams| **grams > 0).sum();
        balance[*source as usize] -= rest;
        balance[*sink as usize] += rest;
        self.amount -= rest;
        self.level_out(&mut balance)?;
        Ok(())
    }

    /// Sends what nodes have too much to those that lack it, which have less than nothing.
    fn level_out(&mut self, balance: &mut [i64]) -> Result<i64, Unsolvable> {
        let links = &self.pipes.links;
        let mut load = Load {
            rooms: std::mem::take(&mut self.rooms),
            excess: balance.iter().map(|grams| (*grams).max(0)).collect(),
            lack: balance.iter().map(|grams| (-*grams).max(0)).collect(),
        };
        let pushed = Search::new(links).push(links, &mut load, &|| false);
        self.rooms = load.rooms;
        for ((grams, excess), lack) in balance.iter_mut().zip(&load.excess).zip(&load.lack) {
            *grams = excess - lack;
        }
        pushed.ok_or(Unsolvable::Stopped)
    }
}
