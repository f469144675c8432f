//! Arcs sorted by the nodes at their ends, for searches that go along them and back.

/// Each arc as two links, one along it and one back, sorted by the node they leave.
#[derive(Clone, Debug)]
pub(super) struct Links {
    /// Where the links of each node begin; one entry more than nodes.
    first: Vec<u32>,
    links: Vec<Link>,
    /// The forward link of each arc.
    forward: Vec<u32>,
}

/// One direction of an arc.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// The node it enters.
    pub(super) to: u32,
    /// The link back.
    pub(super) back: u32,
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

    /// Where the links that leave a node begin; those of the node before end there.
    #[inline(always)]
    pub(super) fn first_of(&self, node: u32) -> u32 {
        self.first[node as usize]
    }

    /// The links that leave a node, in order.
    #[inline(always)]
    pub(super) fn leaving(&self, node: u32) -> &[Link] {
        &self.links[self.of_node(node)]
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
