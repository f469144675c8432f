//! Pushing as much as possible from nodes that have too much to nodes that lack it.
//!
//! E. A. Dinic, *Algorithm for solution of a problem of maximum flow in a network with power
//! estimation*, Soviet Mathematics Doklady 11 (1970) 1277–1280. Distances are counted from the
//! nodes that lack something; within a round, every node sends along its own shortest ways.

use super::Whole;

/// Each arc as two links, one along it and one back, sorted by the node they leave.
#[derive(Clone, Debug)]
pub(super) struct Links {
    /// Where the links of each node begin; one entry more than nodes.
    first: Vec<u32>,
    links: Vec<Link>,
    /// The forward link of each arc.
    forward: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    /// The node it enters.
    to: u32,
    /// The link back.
    back: u32,
}

impl Links {
    /// Sorts the ends of arcs, which must exist.
    pub(super) fn new(n_nodes: usize, ends: &[(u32, u32)]) -> Links {
        let mut first = vec![0_u32; n_nodes + 2];
        for &(from, to) in ends {
            first[from as usize + 2] += 1;
            first[to as usize + 2] += 1;
        }
        for node in 2..first.len() {
            first[node] += first[node - 1];
        }
        // `first[v + 1]` runs from the beginning of the links of `v` to their end.
        let mut links = vec![Link { to: 0, back: 0 }; 2 * ends.len()];
        let mut take = |node: u32| {
            let next = &mut first[node as usize + 1];
            *next += 1;
            *next - 1
        };
        let mut forward = Vec::with_capacity(ends.len());
        for &(from, to) in ends {
            let (along, back) = (take(from), take(to));
            links[along as usize] = Link { to, back };
            links[back as usize] = Link { to: from, back: along };
            forward.push(along);
        }
        first.pop();
        Links { first, links, forward }
    }

    /// Number of nodes.
    pub(super) fn n_nodes(&self) -> usize {
        self.first.len() - 1
    }

    /// Number of links, twice that of arcs.
    pub(super) fn n_links(&self) -> usize {
        self.links.len()
    }

    /// The link along an arc and the one back.
    pub(super) fn of_arc(&self, arc: usize) -> (usize, usize) {
        let along = self.forward[arc] as usize;
        (along, self.links[along].back as usize)
    }

    /// The links that leave a node.
    pub(super) fn of_node(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }

    /// The node a link enters.
    pub(super) fn to(&self, link: usize) -> u32 {
        self.links[link].to
    }

    /// The link in the opposite direction.
    pub(super) fn back(&self, link: usize) -> usize {
        self.links[link].back as usize
    }
}

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
        self.forget();
    }

    fn forget(&mut self) {
        for &node in &self.region {
            self.distances[node as usize] = UNSEEN;
        }
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
        while self.measure(links, load) {
            if stop() {
                return None;
            }
            for k in 0..self.region.len() {
                let node = self.region[k];
                let excess = load.excess[node as usize];
                if excess > T::ZERO && self.distances[node as usize] < OUTSIDE {
                    self.send(links, load, node);
                    pushed = pushed.plus(excess.minus(load.excess[node as usize]));
                }
            }
        }
        Some(pushed)
    }

    /// Counts distances to lacking nodes; whether any excess can reach one.
    fn measure<T: Whole>(&mut self, links: &Links, load: &Load<T>) -> bool {
        self.spread(links, |node| load.lack[node] > T::ZERO, |link| load.rooms[links.back(link)]);
        for &node in &self.region {
            self.next[node as usize] = links.first[node as usize];
        }
        self.queue.iter().any(|&node| load.excess[node as usize] > T::ZERO)
    }

    /// Searches breadth first from the nodes that `start`, over links that have `room`.
    fn spread<T: Whole>(
        &mut self,
        links: &Links,
        start: impl Fn(usize) -> bool,
        room: impl Fn(usize) -> T,
    ) {
        self.forget();
        self.queue.clear();
        for &node in self.region.iter().filter(|&&node| start(node as usize)) {
            self.distances[node as usize] = 0;
            self.queue.push(node);
        }
        let mut head = 0;
        while let Some(&node) = self.queue.get(head) {
            head += 1;
            let further = self.distances[node as usize] + 1;
            for link in links.of_node(node) {
                let to = links.to(link);
                if self.distances[to as usize] == UNSEEN && room(link) > T::ZERO {
                    self.distances[to as usize] = further;
                    self.queue.push(to);
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
        let end = links.first[node as usize + 1];
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
        self.spread(links, start, |link| rooms[link]);
        &self.queue
    }

    /// The nodes of the region that can send to the `start` nodes.
    pub(super) fn reaching<T: Whole>(
        &mut self,
        links: &Links,
        rooms: &[T],
        start: impl Fn(usize) -> bool,
    ) -> &[u32] {
        self.spread(links, start, |link| rooms[links.back(link)]);
        &self.queue
    }
}
