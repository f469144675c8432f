//! Where a flow that grows can still go.

use super::{BACK, Growing, Pipes};
use std::collections::VecDeque;

impl Growing<'_> {
    /// Whether each node can still be got to from the source; `None` while the sink can, so that more
    /// could flow. Every arc that leaves the side is full, and none into it carries anything.
    pub fn side(&self) -> Option<Vec<bool>> {
        let mut side = vec![false; self.pipes.links.n_nodes()];
        side[self.pipes.source as usize] = true;
        let through = self.go_on(&mut side, &|_| false, vec![self.pipes.source]);
        (!through).then_some(side)
    }

    /// Whether the sink can be got to once some arcs, in order, have more room, going on from the nodes of
    /// `side`: one that [`Growing::side`] gave, or that grew here. It grows by all that can be got
    /// to on the way.
    pub fn opens(&self, side: &mut [bool], more: &[usize]) -> bool {
        let mut found = Vec::new();
        for &arc in more {
            let (tail, head) = self.pipes.ends[arc];
            if side[tail as usize] && !side[head as usize] {
                side[head as usize] = true;
                found.push(head);
            }
        }
        self.go_on(side, &|arc| more.binary_search(&arc).is_ok(), found)
    }

    /// A way from the source to the sink along arcs that have room and as few of those with `more` as
    /// can be, once these have room too: the latter on it. `None` where there is no way.
    pub fn way_with(&self, more: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
        let Pipes { links, arc_along, source, sink, .. } = self.pipes;
        let n_nodes = links.n_nodes();
        let mut came_by = vec![None; n_nodes];
        let mut settled = vec![false; n_nodes];
        let mut fewest = vec![u32::MAX; n_nodes];
        fewest[*source as usize] = 0;
        let mut next = VecDeque::from([*source]);
        while let Some(node) = next.pop_front() {
            if std::mem::replace(&mut settled[node as usize], true) {
                continue;
            }
            for link in links.of_node(node) {
                let takes = if self.rooms[link] > 0 { 0 } else { 1 };
                let (to, number) = (links.to(link), fewest[node as usize] + takes);
                let raised = || arc_along[link] != BACK && more(arc_along[link] as usize);
                if number >= fewest[to as usize] || (takes == 1 && !raised()) {
                    continue;
                }
                fewest[to as usize] = number;
                came_by[to as usize] = Some((node, (takes == 1).then_some(arc_along[link])));
                if takes == 0 { next.push_front(to) } else { next.push_back(to) }
            }
        }
        let mut raised = Vec::new();
        let mut node = *sink;
        while node != *source {
            let (before, arc) = came_by[node as usize]?;
            raised.extend(arc.map(|arc| arc as usize));
            node = before;
        }
        Some(raised)
    }

    fn go_on(&self, side: &mut [bool], rises: &dyn Fn(usize) -> bool, mut found: Vec<u32>) -> bool {
        let links = &self.pipes.links;
        while let Some(node) = found.pop() {
            for link in links.of_node(node) {
                let to = links.to(link);
                if side[to as usize] {
                    continue;
                }
                let along = self.pipes.arc_along[link];
                if self.rooms[link] > 0 || (along != BACK && rises(along as usize)) {
                    side[to as usize] = true;
                    found.push(to);
                }
            }
            if side[self.pipes.sink as usize] {
                return true;
            }
        }
        side[self.pipes.sink as usize]
    }
}
