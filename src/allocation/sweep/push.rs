//! The largest flow of a small network, kept while players come on.
//!
//! E. A. Dinic, *Algorithm for solution of a problem of maximum flow in a network with power
//! estimation*, Soviet Mathematics Doklady 11 (1970) 1277–1280. A player who comes on only adds
//! room, so a flow that was largest before is a start and nothing is ever taken back.

use super::reduce::Reduced;

/// A node the last search did not come to.
const UNSEEN: u32 = u32::MAX;

/// Every arc as a link along it and one back, sorted by the node they leave.
#[derive(Clone, Debug)]
pub(super) struct Links {
    source: u32,
    sink: u32,
    first: Vec<u32>,
    links: Vec<Link>,
    /// The link along each arc.
    along: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    to: u32,
    back: u32,
    /// Which arc's room may still grow along this link; [`UNSEEN`] where none does.
    growing: u32,
}

/// A flow as what can still go along each link, and how much arrives.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub(super) room: Vec<i64>,
    pub(super) amount: i64,
}

impl Flow {
    /// Takes over another flow without asking for memory again.
    pub(super) fn copy(&mut self, other: &Flow) {
        self.room.clone_from(&other.room);
        self.amount = other.amount;
    }
}

impl Links {
    /// The links of a network, and which arcs a free player may still open.
    pub(super) fn new(net: &Reduced) -> Links {
        let mut first = vec![0u32; net.n_nodes + 2];
        for arc in &net.arcs {
            first[arc.from as usize + 2] += 1;
            first[arc.to as usize + 2] += 1;
        }
        for node in 2..first.len() {
            first[node] += first[node - 1];
        }
        let blank = Link { to: 0, back: 0, growing: UNSEEN };
        let mut links = vec![blank; 2 * net.arcs.len()];
        let mut along = Vec::with_capacity(net.arcs.len());
        let mut take = |node: u32| {
            let slot = &mut first[node as usize + 1];
            *slot += 1;
            *slot - 1
        };
        for (n, arc) in net.arcs.iter().enumerate() {
            let (there, back) = (take(arc.from), take(arc.to));
            let grows = arc.gate != 0 || arc.steps.is_some();
            let growing = if grows { n as u32 } else { UNSEEN };
            links[there as usize] = Link { to: arc.to, back, growing };
            links[back as usize] = Link { to: arc.from, back: there, growing: UNSEEN };
            along.push(there);
        }
        first.pop();
        Links { source: net.source, sink: net.sink, first, links, along }
    }

    /// No flow yet, and no room.
    pub(super) fn nothing(&self) -> Flow {
        Flow { room: vec![0; self.links.len()], amount: 0 }
    }

    /// Gives an arc more room.
    pub(super) fn widen(&self, flow: &mut Flow, arc: usize, by: i64) {
        flow.room[self.along[arc] as usize] += by;
    }

    /// What an arc carries.
    pub(super) fn carried(&self, flow: &Flow, arc: usize) -> i64 {
        flow.room[self.links[self.along[arc] as usize].back as usize]
    }

    fn of_node(&self, node: u32) -> std::ops::Range<usize> {
        self.first[node as usize] as usize..self.first[node as usize + 1] as usize
    }
}

/// The memory of searches over one network.
#[derive(Clone, Debug)]
pub(super) struct Search {
    distance: Vec<u32>,
    next: Vec<u32>,
    queue: Vec<u32>,
    way: Vec<u32>,
    /// The link by which the last search came to each node.
    via: Vec<u32>,
}

impl Search {
    /// A search over a network.
    pub(super) fn new(net: &Reduced) -> Search {
        let n_nodes = net.n_nodes;
        Search {
            distance: vec![UNSEEN; n_nodes],
            next: vec![0; n_nodes],
            queue: Vec::with_capacity(n_nodes),
            way: Vec::new(),
            via: vec![UNSEEN; n_nodes],
        }
    }

    /// Whether the last search came to a node, counting back from the sink.
    pub(super) fn seen(&self, node: u32) -> bool {
        self.distance[node as usize] != UNSEEN
    }

    /// Sends as much as can still be sent.
    pub(super) fn push(&mut self, links: &Links, flow: &mut Flow) {
        while self.spread(links, flow, |_| false) {
            self.next.copy_from_slice(&links.first[..self.distance.len()]);
            self.send(links, flow);
        }
    }

    /// The growing arcs on a shortest way by which more could be sent, were all those open that
    /// `open` tells; `None` where there is no such way, and then the nodes seen are the sink's
    /// side of a cut that stands whichever of them open.
    pub(super) fn hope(
        &mut self,
        links: &Links,
        flow: &Flow,
        open: impl Fn(usize) -> bool,
    ) -> Option<impl Iterator<Item = usize>> {
        if !self.spread(links, flow, open) {
            return None;
        }
        let (via, mut node) = (&self.via, links.source);
        Some(std::iter::from_fn(move || {
            while node != links.sink {
                let link = via[node as usize] as usize;
                node = links.links[link].to;
                if flow.room[link] == 0 {
                    return Some(links.links[link].growing as usize);
                }
            }
            None
        }))
    }

    /// Counts distances back from the sink until it comes to the source.
    fn spread(&mut self, links: &Links, flow: &Flow, open: impl Fn(usize) -> bool) -> bool {
        self.distance.fill(UNSEEN);
        self.queue.clear();
        self.queue.push(links.sink);
        self.distance[links.sink as usize] = 0;
        let mut head = 0;
        while let Some(&node) = self.queue.get(head) {
            head += 1;
            let further = self.distance[node as usize] + 1;
            for link in &links.links[links.of_node(node)] {
                if self.distance[link.to as usize] != UNSEEN {
                    continue;
                }
                let growing = links.links[link.back as usize].growing;
                let passes = flow.room[link.back as usize] > 0
                    || growing != UNSEEN && open(growing as usize);
                if passes {
                    self.distance[link.to as usize] = further;
                    self.via[link.to as usize] = link.back;
                    if link.to == links.source {
                        return true;
                    }
                    self.queue.push(link.to);
                }
            }
        }
        false
    }

    /// Sends along shortest ways until there is none of that length.
    fn send(&mut self, links: &Links, flow: &mut Flow) {
        self.way.clear();
        let mut node = links.source;
        loop {
            if node == links.sink {
                node = self.deliver(links, flow);
                continue;
            }
            if let Some(link) = self.onward(links, flow, node) {
                self.way.push(link);
                node = links.links[link as usize].to;
                continue;
            }
            self.distance[node as usize] = UNSEEN;
            let Some(link) = self.way.pop() else { return };
            node = links.links[links.links[link as usize].back as usize].to;
        }
    }

    /// The next link from a node that leads nearer to the sink.
    fn onward(&mut self, links: &Links, flow: &Flow, node: u32) -> Option<u32> {
        let nearer = self.distance[node as usize].checked_sub(1)?;
        let end = links.first[node as usize + 1];
        let next = &mut self.next[node as usize];
        while *next < end {
            let to = links.links[*next as usize].to as usize;
            if self.distance[to] == nearer && flow.room[*next as usize] > 0 {
                return Some(*next);
            }
            *next += 1;
        }
        None
    }

    /// Delivers along the way walked and returns to the last node before the first full link.
    fn deliver(&mut self, links: &Links, flow: &mut Flow) -> u32 {
        let rooms = self.way.iter().map(|&link| flow.room[link as usize]);
        let amount = rooms.fold(i64::MAX, i64::min);
        flow.amount += amount;
        let mut keep = self.way.len();
        for (n, &link) in self.way.iter().enumerate().rev() {
            let back = links.links[link as usize].back as usize;
            flow.room[link as usize] -= amount;
            flow.room[back] += amount;
            if flow.room[link as usize] == 0 {
                keep = n;
            }
        }
        self.way.truncate(keep);
        let last = self.way.last();
        last.map_or(links.source, |&link| links.links[link as usize].to)
    }
}
