//! Pushing as much as possible from nodes that have too much to nodes that lack it.
//!
//! E. A. Dinic, *Algorithm for solution of a problem of maximum flow in a network with power
//! estimation*, Soviet Mathematics Doklady 11 (1970) 1277–1280. Distances are counted from the
//! nodes that lack something; within a round, every node sends along its own shortest ways.

use super::Whole;
use super::links::{Link, Links};

/// A node the last search did not come to.
const UNSEEN: u32 = u32::MAX;
/// A node outside the region searched.
const OUTSIDE: u32 = u32::MAX - 1;

/// What is to be moved: each link's room, what each node has too much of and what it lacks.
#[derive(Clone, Debug)]
pub(super) struct Load<T> {
    pub(super) rooms: Vec<T>,
    pub(super) excess: Vec<T>,
    pub(super) lack: Vec<T>,
}

/// The memory of searches over one set of links, confined to a region of nodes.
#[derive(Clone, Debug)]
pub(super) struct Search {
    region: Vec<u32>,
    /// Links to go at least, from each node to one that lacks something.
    distances: Vec<u32>,
    /// The link each node tries next.
    next: Vec<u32>,
    queue: Vec<u32>,
    /// The links of the way walked.
    way: Vec<u32>,
}

impl Search {
    /// A search over all nodes.
    pub(super) fn new(links: &Links) -> Search {
        let n_nodes = links.n_nodes();
        Search {
            region: (0..n_nodes as u32).collect(),
            distances: vec![UNSEEN; n_nodes],
            next: vec![0; n_nodes],
            queue: Vec::with_capacity(n_nodes),
            way: Vec::new(),
        }
    }

    /// Confines all that follows to a region.
    pub(super) fn confine(&mut self, region: &[u32]) {
        for &node in &self.region {
            self.distances[node as usize] = OUTSIDE;
        }
        self.region.clear();
        self.region.extend_from_slice(region);
        self.queue.clear();
        for &node in region {
            self.distances[node as usize] = UNSEEN;
        }
    }

    /// Forgets the nodes of the last search.
    fn forget(&mut self) {
        for &node in &self.queue {
            self.distances[node as usize] = UNSEEN;
        }
        self.queue.clear();
    }

    /// Moves as much excess as can be moved to nodes that lack it, and returns how much; `None`
    /// where the caller asked to stop.
    pub(super) fn push<T: Whole>(
        &mut self,
        links: &Links,
        load: &mut Load<T>,
        stop: &dyn Fn() -> bool,
    ) -> Option<T> {
        let mut pushed = T::ZERO;
        let within = |amounts: &[T]| -> Vec<u32> {
            let some = |node: &u32| amounts[*node as usize] > T::ZERO;
            self.region.iter().copied().filter(some).collect()
        };
        let (mut giving, mut lacking) = (within(&load.excess), within(&load.lack));
        while self.measure(links, load, &giving, &lacking) {
            if stop() {
                return None;
            }
            // What no lacking node can be got to from now, none ever can: ways that are taken, and so
            // turned round, join only nodes from which one can. All others need not be looked for again.
            giving.retain(|&node| self.distances[node as usize] < OUTSIDE);
            for &node in &giving {
                if self.distances[node as usize] < OUTSIDE {
                    let excess = load.excess[node as usize];
                    self.send(links, load, node);
                    pushed = pushed.plus(excess.minus(load.excess[node as usize]));
                }
            }
            giving.retain(|&node| load.excess[node as usize] > T::ZERO);
            lacking.retain(|&node| load.lack[node as usize] > T::ZERO);
        }
        Some(pushed)
    }

    /// Brings a unit to a node from the nearest one that has too much, and says whether there was one; to be
    /// asked right after a region was confined, for one node after the other. Where there was none, the nodes that could send to it are left out from now on: nothing can come into them
    /// any more, so none of them is ever brought a unit, or passes one on.
    pub(super) fn fetch<T: Whole>(
        &mut self,
        links: &Links,
        load: &mut Load<T>,
        node: u32,
        unit: T,
    ) -> bool {
        if self.distances[node as usize] == OUTSIDE {
            return false;
        }
        self.queue.clear();
        self.queue.push(node);
        self.distances[node as usize] = 0;
        let mut from = None;
        let mut head = 0;
        'search: while let Some(&to) = self.queue.get(head) {
            head += 1;
            for &Link { to: next, back: along } in links.leaving(to) {
                if self.distances[next as usize] == UNSEEN && load.rooms[along as usize] > T::ZERO {
                    self.distances[next as usize] = 0;
                    self.next[next as usize] = along;
                    self.queue.push(next);
                    if load.excess[next as usize] > T::ZERO {
                        from = Some(next);
                        break 'search;
                    }
                }
            }
        }
        let seen = if from.is_some() { UNSEEN } else { OUTSIDE };
        for &node in &self.queue {
            self.distances[node as usize] = seen;
        }
        let Some(mut at) = from else { return false };
        load.excess[at as usize] = load.excess[at as usize].minus(unit);
        while at != node {
            let link = self.next[at as usize] as usize;
            let back = links.back(link);
            load.rooms[link] = load.rooms[link].minus(unit);
            load.rooms[back] = load.rooms[back].plus(unit);
            at = links.to(link);
        }
        true
    }

    /// Counts distances to lacking nodes as far as any that has too much; whether one can reach them.
    fn measure<T: Whole>(
        &mut self,
        links: &Links,
        load: &Load<T>,
        giving: &[u32],
        lacking: &[u32],
    ) -> bool {
        let mut left = giving.len();
        let room = |_, back: u32| load.rooms[back as usize] > T::ZERO;
        self.spread(links, lacking.iter().copied(), room, |node| {
            left -= usize::from(load.excess[node as usize] > T::ZERO);
            left > 0
        });
        left < giving.len()
    }

    /// Searches breadth first from some nodes of the region, over links that `may` be taken (told with
    /// the link back), as long as `on` wants it after each node found.
    fn spread(
        &mut self,
        links: &Links,
        start: impl Iterator<Item = u32>,
        may: impl Fn(usize, u32) -> bool,
        mut on: impl FnMut(u32) -> bool,
    ) {
        self.forget();
        for node in start {
            self.distances[node as usize] = 0;
            self.next[node as usize] = links.first_of(node);
            self.queue.push(node);
            if !on(node) {
                return;
            }
        }
        let mut head = 0;
        while let Some(&node) = self.queue.get(head) {
            head += 1;
            let further = self.distances[node as usize] + 1;
            let first = links.first_of(node) as usize;
            for (k, &Link { to, back }) in links.leaving(node).iter().enumerate() {
                if self.distances[to as usize] == UNSEEN && may(first + k, back) {
                    self.distances[to as usize] = further;
                    self.next[to as usize] = links.first_of(to);
                    self.queue.push(to);
                    if !on(to) {
                        return;
                    }
                }
            }
        }
    }

    /// Sends the excess of a node along shortest ways until none is left or no way is.
    fn send<T: Whole>(&mut self, links: &Links, load: &mut Load<T>, source: u32) {
        self.way.clear();
        let mut node = source;
        while load.excess[source as usize] > T::ZERO {
            if load.lack[node as usize] > T::ZERO {
                node = self.deliver(links, load, source, node);
            } else if let Some(link) = self.onward(links, load, node) {
                self.way.push(link);
                node = links.to(link as usize);
            } else {
                // A dead end for the rest of this round.
                self.distances[node as usize] = UNSEEN;
                let Some(link) = self.way.pop() else { return };
                node = links.to(links.back(link as usize));
            }
        }
    }

    /// The next link from a node that leads nearer to a lacking node.
    fn onward<T: Whole>(&mut self, links: &Links, load: &Load<T>, node: u32) -> Option<u32> {
        let nearer = self.distances[node as usize].checked_sub(1)?;
        let end = links.first_of(node + 1);
        let next = &mut self.next[node as usize];
        while *next < end {
            let link = *next as usize;
            let to = links.to(link) as usize;
            if self.distances[to] == nearer && load.rooms[link] > T::ZERO {
                return Some(*next);
            }
            *next += 1;
        }
        None
    }

    /// Delivers along the way walked and returns to the last node before the first full link.
    fn deliver<T: Whole>(
        &mut self,
        links: &Links,
        load: &mut Load<T>,
        source: u32,
        sink: u32,
    ) -> u32 {
        let most = load.excess[source as usize].min(load.lack[sink as usize]);
        let way = self.way.iter();
        let amount = way.map(|&link| load.rooms[link as usize]).fold(most, T::min);
        load.excess[source as usize] = load.excess[source as usize].minus(amount);
        load.lack[sink as usize] = load.lack[sink as usize].minus(amount);
        let mut keep = self.way.len();
        for (k, &link) in self.way.iter().enumerate().rev() {
            let link = link as usize;
            let back = links.back(link);
            load.rooms[link] = load.rooms[link].minus(amount);
            load.rooms[back] = load.rooms[back].plus(amount);
            if load.rooms[link] == T::ZERO {
                keep = k;
            }
        }
        self.way.truncate(keep);
        self.way.last().map_or(source, |&link| links.to(link as usize))
    }

    /// The nodes of the region that the `start` nodes can send to.
    pub(super) fn reached_from<T: Whole>(
        &mut self,
        links: &Links,
        rooms: &[T],
        start: impl Fn(usize) -> bool,
    ) -> &[u32] {
        let start = self.started(start).into_iter();
        self.spread(links, start, |link, _| rooms[link] > T::ZERO, |_| true);
        &self.queue
    }

    /// The nodes of the region that can send to the `start` nodes.
    pub(super) fn reaching<T: Whole>(
        &mut self,
        links: &Links,
        rooms: &[T],
        start: impl Fn(usize) -> bool,
    ) -> &[u32] {
        let start = self.started(start).into_iter();
        self.spread(links, start, |_, back| rooms[back as usize] > T::ZERO, |_| true);
        &self.queue
    }

    /// The nodes of the region that are wanted.
    fn started(&self, start: impl Fn(usize) -> bool) -> Vec<u32> {
        self.region.iter().copied().filter(|&node| start(node as usize)).collect()
    }
}
