//! The steps of fair sharing: parting a region, crossing the cut, rounding a level.

use super::{Level, Terminal};
use crate::flow::Unsolvable;
use crate::flow::dinic::{Load, Search};
use crate::flow::links::Links;
use crate::flow::maxflow::{Residual, in_order, links, rooms};
use num_rational::Ratio;
use std::cmp::Ordering;

/// The two sides of the least cut of a region.
pub(super) struct Sides {
    pub(super) poorer: Vec<u32>,
    pub(super) richer: Vec<u32>,
}

/// What the terminals of a region have together.
pub(super) struct Mean {
    amount: i128,
    weight: i128,
}

impl Mean {
    /// A terminal's share of the amount, rounded down, and whether rounding took anything off.
    fn share(&self, terminal: &Terminal) -> (i64, bool) {
        let scaled = self.amount * i128::from(terminal.weight);
        // A share is at most the amount, which was checked to fit.
        ((scaled / self.weight) as i64, scaled % self.weight != 0)
    }
}

/// A terminal whose share is no whole number of units.
struct Wanting {
    /// Its share rounded down.
    share: i64,
    weight: i64,
    node: u32,
    /// What it has beyond that, a unit at most.
    spare: i64,
}

impl Wanting {
    /// The least rounded coverage first, then the lighter weight, then the one named first.
    fn order(&self, other: &Wanting) -> Ordering {
        let across =
            |one: &Wanting, other: &Wanting| i128::from(one.share) * i128::from(other.weight);
        let coverage = across(self, other).cmp(&across(other, self));
        coverage.then((self.weight, self.node).cmp(&(other.weight, other.node)))
    }
}

/// The state of sharing. Behind every node of the network stands one for each terminal, reached by
/// an arc that carries the terminal's amount, so that ceilings are capacities like all others.
pub(super) struct Sharing<'a> {
    n_nodes: usize,
    /// The arcs on which something can change, which are all there are here.
    moving: Vec<usize>,
    terminals: &'a [Terminal],
    links: Links,
    search: Search,
    /// The whole flow.
    narrow: Load<i64>,
    /// The flow scaled by a region's weight.
    wide: Load<i128>,
    /// Whether a node is on the richer side; false between two uses.
    richer: Vec<bool>,
}

impl<'a> Sharing<'a> {
    pub(super) fn new(
        n_nodes: usize,
        arcs: &[Residual<i64>],
        terminals: &'a [Terminal],
    ) -> Result<Sharing<'a>, Unsolvable> {
        let behind = terminals.iter().zip(n_nodes as u32..).map(|(terminal, to)| Residual {
            from: terminal.node,
            to,
            forward: terminal.ceiling - terminal.amount,
            backward: terminal.amount,
        });
        in_order(n_nodes, arcs)?;
        let changes = |arc: &usize| arcs[*arc].forward > 0 || arcs[*arc].backward > 0;
        let moving: Vec<usize> = (0..arcs.len()).filter(changes).collect();
        let all: Vec<Residual<i64>> = moving.iter().map(|&arc| arcs[arc]).chain(behind).collect();
        let n_all = n_nodes + terminals.len();
        let links = links(n_all, &all)?;
        let rooms = rooms(&links, &all);
        let wide = vec![0; rooms.len()];
        Ok(Sharing {
            n_nodes,
            moving,
            terminals,
            search: Search::new(&links),
            narrow: Load { rooms, excess: vec![0; n_all], lack: vec![0; n_all] },
            wide: Load { rooms: wide, excess: vec![0; n_all], lack: vec![0; n_all] },
            richer: vec![false; n_all],
            links,
        })
    }

    /// What has been added to the flow of each arc.
    pub(super) fn changes(&self, arcs: &[Residual<i64>]) -> Vec<i64> {
        let mut changes = vec![0; arcs.len()];
        for (n, &arc) in self.moving.iter().enumerate() {
            changes[arc] = arcs[arc].forward - self.narrow.rooms[self.links.of_arc(n).0];
        }
        changes
    }

    /// Confines what follows to a region.
    pub(super) fn confine(&mut self, region: &[u32]) {
        self.search.confine(region);
    }

    /// What a terminal takes out.
    pub(super) fn amount(&self, terminal: usize) -> i64 {
        self.narrow.rooms[self.links.of_arc(self.moving.len() + terminal).1]
    }

    /// The terminals of a region, each with its node.
    fn members<'b>(&self, region: &'b [u32]) -> impl Iterator<Item = (u32, usize)> + use<'b> {
        let n_nodes = self.n_nodes;
        let members = region.iter().filter(move |&&node| node as usize >= n_nodes);
        members.map(move |&node| (node, node as usize - n_nodes))
    }

    pub(super) fn mean(&self, region: &[u32]) -> Mean {
        let mut mean = Mean { amount: 0, weight: 0 };
        for (_, terminal) in self.members(region) {
            mean.amount += i128::from(self.amount(terminal));
            mean.weight += i128::from(self.terminals[terminal].weight);
        }
        mean
    }

    /// Parts a region into a poorer and a richer side; `None` where all its terminals can have the
    /// same coverage.
    pub(super) fn part(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Sides>, Unsolvable> {
        for &node in region {
            for link in self.links.of_node(node) {
                self.wide.rooms[link] = i128::from(self.narrow.rooms[link]) * mean.weight;
            }
        }
        for (node, terminal) in self.members(region) {
            let has = i128::from(self.amount(terminal)) * mean.weight;
            let surplus = has - i128::from(self.terminals[terminal].weight) * mean.amount;
            self.wide.excess[node as usize] = surplus.max(0);
            self.wide.lack[node as usize] = (-surplus).max(0);
        }
        let pushed = self.search.push(&self.links, &mut self.wide, stop);
        pushed.ok_or(Unsolvable::Stopped)?;
        let Sharing { wide, links, richer, .. } = self;
        let richer_nodes =
            self.search.reached_from(links, &wide.rooms, |node| wide.excess[node] > 0);
        if richer_nodes.is_empty() {
            return Ok(None);
        }
        richer_nodes.iter().for_each(|&node| richer[node as usize] = true);
        let (richer_side, poorer_side) = region.iter().partition(|&&node| richer[node as usize]);
        region.iter().for_each(|&node| {
            (wide.excess[node as usize], wide.lack[node as usize]) = (0, 0);
            richer[node as usize] = false;
        });
        Ok(Some(Sides { poorer: poorer_side, richer: richer_side }))
    }

    /// Sends all that can cross from the richer to the poorer side. It is as much as crosses in the
    /// scaled flow, because there every unit crosses at most once, from a surplus to a lack.
    pub(super) fn cross(
        &mut self,
        Sides { poorer, richer }: &Sides,
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        for (node, terminal) in self.members(richer) {
            let (share, _) = mean.share(&self.terminals[terminal]);
            self.narrow.excess[node as usize] = (self.amount(terminal) - share).max(0);
        }
        for (node, terminal) in self.members(poorer) {
            let (share, cut) = mean.share(&self.terminals[terminal]);
            let lack = share + i64::from(cut) - self.amount(terminal);
            self.narrow.lack[node as usize] = lack.max(0);
        }
        self.shift(richer.iter().chain(poorer), stop)
    }

    /// Shifts what was marked as excess and lack, and takes the marks off again.
    fn shift<'b>(
        &mut self,
        marked: impl Iterator<Item = &'b u32>,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        let pushed = self.search.push(&self.links, &mut self.narrow, stop);
        for &node in marked {
            (self.narrow.excess[node as usize], self.narrow.lack[node as usize]) = (0, 0);
        }
        pushed.map(|_| ()).ok_or(Unsolvable::Stopped)
    }

    /// Gives each terminal of a region its share in whole units, rounded up or down.
    pub(super) fn round(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        // First nobody keeps more than the share rounded up, then nobody has less than the share
        // rounded down. Both can be reached because the exact shares can.
        for (up, down) in [(1, 1), (0, 0)] {
            for (node, terminal) in self.members(region) {
                let (share, cut) = mean.share(&self.terminals[terminal]);
                let amount = self.amount(terminal);
                let most = share + i64::from(cut) * up;
                let least = share + i64::from(cut) * down;
                self.narrow.excess[node as usize] = (amount - most).max(0);
                self.narrow.lack[node as usize] = (least - amount).max(0);
            }
            self.shift(region.iter(), stop)?;
        }
        self.hand_rest_out(region, mean, stop)
    }

    /// Lets the units left over by rounding go where the rounded coverage is least. Sets of
    /// terminals that can be rounded up are the bases of a matroid, so going through terminals in
    /// order and giving each a unit where that can still be done is best.
    fn hand_rest_out(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        let mut wanting = Vec::new();
        for (node, terminal) in self.members(region) {
            let weight = self.terminals[terminal].weight;
            if let (share, true) = mean.share(&self.terminals[terminal]) {
                wanting.push(Wanting { share, weight, node, spare: self.amount(terminal) - share });
            }
        }
        wanting.sort_unstable_by(Wanting::order);
        let units: i64 = wanting.iter().map(|wanting| wanting.spare).sum();
        // Mostly the first can have them all, and then one flow is enough.
        let (first, rest) = wanting.split_at((units as usize).min(wanting.len()));
        for &Wanting { node, spare, .. } in first {
            self.narrow.lack[node as usize] = 1 - spare;
        }
        for &Wanting { node, spare, .. } in rest {
            self.narrow.excess[node as usize] = spare;
        }
        self.shift(region.iter(), stop)?;
        self.in_turn(region, &wanting, stop)
    }

    /// What a terminal has beyond its share it keeps; where it has nothing, one further down gives.
    fn in_turn(
        &mut self,
        region: &[u32],
        wanting: &[Wanting],
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        let mut spares = 0;
        for wanting in wanting {
            let spare = self.amount(wanting.node as usize - self.n_nodes) - wanting.share;
            self.narrow.excess[wanting.node as usize] = spare;
            spares += spare;
        }
        self.search.confine(region);
        for &Wanting { node, .. } in wanting {
            if spares == 0 {
                break;
            }
            if stop() {
                return Err(Unsolvable::Stopped);
            }
            let kept = std::mem::take(&mut self.narrow.excess[node as usize]);
            if kept > 0 || self.search.fetch(&self.links, &mut self.narrow, node, 1) {
                spares -= 1;
            }
        }
        Ok(())
    }

    /// Tells a region whose terminals all have the same coverage.
    pub(super) fn level(&self, region: Vec<u32>, mean: &Mean) -> Level {
        let members = self.members(&region).map(|(_, terminal)| terminal as u32).collect();
        let nodes = region.into_iter().filter(|&node| (node as usize) < self.n_nodes).collect();
        Level { coverage: Ratio::new(mean.amount, mean.weight), members, nodes }
    }
}
