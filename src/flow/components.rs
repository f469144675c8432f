//! Which nodes can be got to from each other.
//!
//! R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM Journal on Computing 1 (1972)
//! 146–160; with a path of its own instead of recursion.

use super::links::Links;

/// A node that was not come to yet.
const UNSEEN: u32 = u32::MAX;

impl Links {
    /// The strongly connected component of each node, over links that `may` be taken.
    pub(super) fn components(&self, may: impl Fn(usize) -> bool) -> Vec<u32> {
        let n_nodes = self.n_nodes();
        let mut component = vec![UNSEEN; n_nodes];
        let mut found = 0;
        // When each node was come to first, and the earliest node still open that it gets to.
        let mut came = vec![UNSEEN; n_nodes];
        let mut lowest = vec![0; n_nodes];
        let mut next: Vec<usize> =
            (0..n_nodes as u32).map(|node| self.of_node(node).start).collect();
        let (mut clock, mut path, mut open) = (0, Vec::new(), Vec::new());
        for root in 0..n_nodes as u32 {
            if came[root as usize] != UNSEEN {
                continue;
            }
            path.push(root);
            while let Some(&node) = path.last() {
                let at = node as usize;
                if came[at] == UNSEEN {
                    (came[at], lowest[at]) = (clock, clock);
                    clock += 1;
                    open.push(node);
                }
                let end = self.of_node(node).end;
                let mut further = None;
                while next[at] < end && further.is_none() {
                    let link = next[at];
                    let to = self.to(link);
                    if may(link) && came[to as usize] == UNSEEN {
                        // It is looked at again once that node is done.
                        further = Some(to);
                        continue;
                    }
                    if may(link) && component[to as usize] == UNSEEN {
                        lowest[at] = lowest[at].min(lowest[to as usize]);
                    }
                    next[at] += 1;
                }
                if let Some(to) = further {
                    path.push(to);
                    continue;
                }
                path.pop();
                if lowest[at] == came[at] {
                    while let Some(member) = open.pop() {
                        component[member as usize] = found;
                        if member == node {
                            break;
                        }
                    }
                    found += 1;
                }
            }
        }
        component
    }
}
