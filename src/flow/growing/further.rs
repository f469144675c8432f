//! Sending the little that can go once a few arcs of a largest flow have more room.
//!
//! Distances are counted from the source: little can be got to from there, while almost all of a network
//! can get to a sink that half its nodes lead to. The last count, which does not come to the sink, is the
//! proof that no more can go. See the module `dinic` for where the method comes from.

use super::{Growing, Pipes};
use crate::flow::lock::may_solve;
use crate::flow::{UNLIMITED, Unsolvable};

/// A node not come to, or one that nothing more comes through in this round.
const UNSEEN: u32 = u32::MAX;

/// What one round needs to remember.
struct Round {
    /// Links to go at least from the source.
    distances: Vec<u32>,
    /// The link along which each node looks next for what comes to it.
    next: Vec<u32>,
    queue: Vec<u32>,
    /// Links from the sink back towards the source, as they are walked: each leaves the node that the
    /// one before it came to.
    way: Vec<usize>,
}

impl Growing<'_> {
    /// Sends as much more as can go, like [`Growing::push`], and says which nodes can then still be got to
    /// from the source, like [`Growing::side`].
    ///
    /// # Errors
    /// As [`Growing::push`].
    pub fn push_further(&mut self) -> Result<Vec<bool>, Unsolvable> {
        may_solve()?;
        let n_nodes = self.pipes.links.n_nodes();
        let mut round = Round {
            distances: vec![UNSEEN; n_nodes],
            next: vec![0; n_nodes],
            queue: Vec::new(),
            way: Vec::new(),
        };
        while self.measure(&mut round) {
            let pushed = self.bring(&mut round);
            self.amount = self.amount.saturating_add(pushed);
            if self.amount >= UNLIMITED {
                return Err(Unsolvable::Overflow { what: "amounts" });
            }
        }
        Ok(round.distances.iter().map(|distance| *distance != UNSEEN).collect())
    }

    /// Counts distances from the source as far as the sink; whether it can be got to.
    fn measure(&self, round: &mut Round) -> bool {
        let Pipes { links, source, sink, .. } = self.pipes;
        let Round { distances, next, queue, .. } = round;
        distances.fill(UNSEEN);
        queue.clear();
        queue.push(*source);
        distances[*source as usize] = 0;
        let mut head = 0;
        while let Some(&node) = queue.get(head) {
            head += 1;
            let further = distances[node as usize] + 1;
            let first = links.of_node(node).start;
            for (k, link) in links.leaving(node).iter().enumerate() {
                let to = link.to as usize;
                if distances[to] == UNSEEN && self.rooms[first + k] > 0 {
                    (distances[to], next[to]) = (further, links.first_of(link.to));
                    if link.to == *sink {
                        return true;
                    }
                    queue.push(link.to);
                }
            }
        }
        false
    }

    /// Brings to the sink what can come there by shortest ways, and says how much that was.
    fn bring(&mut self, round: &mut Round) -> i64 {
        let Pipes { links, source, sink, .. } = self.pipes;
        let mut brought = 0;
        let mut node = *sink;
        round.way.clear();
        loop {
            if node == *source {
                brought += self.deliver(round);
                // What comes to the first node that is now cut off is looked for elsewhere.
                node = round.way.last().map_or(*sink, |link| links.to(*link));
            } else if let Some(link) = self.back_from(round, node) {
                round.way.push(link);
                node = links.to(link);
            } else {
                round.distances[node as usize] = UNSEEN;
                let Some(link) = round.way.pop() else { return brought };
                node = links.to(links.back(link));
            }
        }
    }

    /// The next link of a node to one that is nearer to the source and can send along it.
    fn back_from(&self, round: &mut Round, node: u32) -> Option<usize> {
        let links = &self.pipes.links;
        let nearer = round.distances[node as usize].checked_sub(1)?;
        let end = links.of_node(node).end as u32;
        let next = &mut round.next[node as usize];
        while *next < end {
            let link = *next as usize;
            let to = links.to(link) as usize;
            if round.distances[to] == nearer && self.rooms[links.back(link)] > 0 {
                return Some(link);
            }
            *next += 1;
        }
        None
    }

    /// Sends along the way walked, and leaves of it what comes after the full link nearest to the sink.
    fn deliver(&mut self, round: &mut Round) -> i64 {
        let links = &self.pipes.links;
        let rooms = round.way.iter().map(|link| self.rooms[links.back(*link)]);
        let amount = rooms.fold(UNLIMITED, i64::min);
        let mut keep = round.way.len();
        for (k, &link) in round.way.iter().enumerate().rev() {
            let along = links.back(link);
            self.rooms[along] -= amount;
            self.rooms[link] += amount;
            if self.rooms[along] == 0 {
                keep = k;
            }
        }
        round.way.truncate(keep);
        amount
    }
}
