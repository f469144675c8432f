//! The arcs at every node.

/// Positions of arcs, sorted by the node that they leave or enter.
#[derive(Clone, Debug)]
pub(super) struct Around {
    first: Vec<u32>,
    pub(super) arcs: Vec<u32>,
}

impl Around {
    /// Of arcs by their ends.
    pub(super) fn new(n_nodes: usize, ends: impl Iterator<Item = (u32, u32)> + Clone) -> Around {
        let mut first = vec![0u32; n_nodes + 2];
        for (from, to) in ends.clone() {
            first[from as usize + 2] += 1;
            first[to as usize + 2] += 1;
        }
        for node in 2..first.len() {
            first[node] += first[node - 1];
        }
        let mut arcs = vec![0u32; first[n_nodes + 1] as usize];
        for ((from, to), arc) in ends.zip(0..) {
            for node in [from, to] {
                let slot = &mut first[node as usize + 1];
                arcs[*slot as usize] = arc;
                *slot += 1;
            }
        }
        first.pop();
        Around { first, arcs }
    }

    /// Where the arcs of a node stand.
    pub(super) fn of(&self, node: usize) -> std::ops::Range<usize> {
        self.first[node] as usize..self.first[node + 1] as usize
    }
}
