//! The proof of a value: a flow that keeps to every bound, and a cut that no flow passes.
//!
//! Nothing here looks at how the flow was found: bounds, conservation and the capacity of the cut
//! are worked out on the whole network, arc by arc. A checker keeps its own copy of what it saw last, finds
//! by itself where the next flow or cut differs, and takes its sums on from there: what did not
//! change is not added up again, and what a flow or a cut is worth never depends on what came before.

use super::around::Around;
use super::gated::Gated;

/// Why a game has no values, or one of them no proof.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Lists that do not belong together.
    #[error("the network of the players does not fit together: {0}")]
    Misfit(&'static str),
    /// More players than a set can hold.
    #[error("{players} players, and at most {most} can be told apart here")]
    Players {
        /// How many there are.
        players: usize,
        /// How many there may be.
        most: usize,
    },
    /// Sums beyond 64 bits.
    #[error("the tonnages are too large to be added up in whole grams")]
    TooLarge,
    /// An arc carries less than nothing or more than it may.
    #[error("arc {arc} carries {grams} g and may carry {capacity} g")]
    Bounds {
        /// Which arc.
        arc: usize,
        /// What it carries.
        grams: i64,
        /// What it may carry with these players on.
        capacity: i64,
    },
    /// What enters a node does not leave it.
    #[error("{grams} g too many enter node {node}")]
    Conservation {
        /// Which node.
        node: usize,
        /// In less out.
        grams: i64,
    },
    /// The cut does not part the source from the sink.
    #[error("the cut does not part supplies from people")]
    NoCut,
    /// The cut lets more pass than the flow brings, so the flow may not be the largest.
    #[error("{flow} g flow, but the cut lets {cut} g pass")]
    Gap {
        /// What the flow brings.
        flow: i64,
        /// What the cut lets pass.
        cut: i64,
    },
}

/// How many figures are compared at once with those seen before.
const TOGETHER: usize = 16;

/// Checks flows and cuts of one network for any players.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    gated: &'a Gated,
    /// Every arc but the one that closes the circle.
    arcs: Vec<Checked>,
    around: Around,
    /// What stands for no limit: so much that no sum over the arcs of a node leaves 64 bits.
    unlimited: i64,
    /// The flow that was looked at last.
    flow: Vec<i64>,
    /// How many of its arcs carry less than nothing or more than with all players on.
    outside: usize,
    /// By gate, how many of its arcs carry anything.
    carrying: Vec<u32>,
    /// By node, what enters it less what leaves it.
    excess: Vec<i64>,
    /// How many nodes keep or make food, source and sink left out.
    uneven: usize,
    /// The nodes on the source's side of the cut that was looked at last.
    side: Vec<bool>,
    /// By gate, what can pass it over arcs of that gate, and over how many without a limit.
    passing: Vec<(i64, u32)>,
}

/// An arc as it is checked.
#[derive(Clone, Copy, Debug)]
struct Checked {
    from: u32,
    to: u32,
    gate: u32,
    /// Whether its capacity steps with players.
    steps: bool,
    /// With all players on.
    capacity: i64,
}

impl<'a> Proof<'a> {
    /// A checker for a network.
    pub fn new(gated: &'a Gated) -> Proof<'a> {
        let instance = &gated.instance;
        let n_arcs = instance.arcs.len() - 1;
        let unlimited = i64::MAX / (n_arcs as i64 + 1);
        let arcs = instance.arcs[..n_arcs].iter().zip(&gated.gate_of).enumerate();
        let arcs = arcs.map(|(n, (arc, &gate))| Checked {
            from: arc.from,
            to: arc.to,
            gate,
            steps: gated.step_of.contains_key(&n),
            capacity: arc.capacity.map_or(unlimited, |grams| grams.min(unlimited)),
        });
        let arcs: Vec<Checked> = arcs.collect();
        let n_nodes = instance.n_nodes as usize;
        Proof {
            gated,
            around: Around::new(n_nodes, arcs.iter().map(|arc| (arc.from, arc.to))),
            arcs,
            unlimited,
            flow: vec![0; n_arcs],
            outside: 0,
            carrying: vec![0; gated.gates.len()],
            excess: vec![0; n_nodes],
            uneven: 0,
            side: vec![false; n_nodes],
            passing: vec![(0, 0); gated.gates.len()],
        }
    }

    /// How many grams a flow brings to people, if it is one with these players on.
    ///
    /// # Errors
    /// The first bound it does not keep to, or the first node that keeps or makes food.
    pub fn flow(&mut self, on: u128, flow: &[i64]) -> Result<i64, Fault> {
        if flow.len() != self.arcs.len() {
            return Err(Fault::Misfit("a flow needs one figure for every arc"));
        }
        for (part, now) in flow.chunks(TOGETHER).enumerate() {
            let start = part * TOGETHER;
            if self.flow[start..start + now.len()] != *now {
                for (arc, &grams) in (start..).zip(now) {
                    if self.flow[arc] != grams {
                        self.carry(arc, grams);
                    }
                }
            }
        }
        let mut gates = self.carrying.iter().zip(&self.gated.gates);
        let shut = gates.any(|(&carrying, gate)| carrying > 0 && gate & !on != 0);
        let step = self.gated.step(on);
        let beyond = self.gated.steps.iter().any(|steps| flow[steps.arc] > steps.amounts[step]);
        if self.outside > 0 || shut || beyond {
            return Err(self.bounds(on));
        }
        match self.uneven {
            // What the source gives follows from the rest, because every arc takes what it brings.
            0 => Ok(self.excess[self.gated.instance.sink as usize]),
            _ => Err(self.conservation()),
        }
    }

    /// Takes over what an arc carries.
    fn carry(&mut self, arc: usize, grams: i64) {
        let Checked { from, to, gate, capacity, .. } = self.arcs[arc];
        let before = std::mem::replace(&mut self.flow[arc], grams);
        let outside = |grams: i64| usize::from(!(0..=capacity).contains(&grams));
        self.outside = self.outside + outside(grams) - outside(before);
        let carrying = &mut self.carrying[gate as usize];
        *carrying = *carrying + u32::from(grams != 0) - u32::from(before != 0);
        // Within their bounds no sums leave 64 bits; outside them the sums are not used.
        let more = grams.wrapping_sub(before);
        for (node, more) in [(from, more.wrapping_neg()), (to, more)] {
            let excess = &mut self.excess[node as usize];
            let was = std::mem::replace(excess, excess.wrapping_add(more));
            if node != self.gated.instance.source && node != self.gated.instance.sink {
                self.uneven = self.uneven + usize::from(*excess != 0) - usize::from(was != 0);
            }
        }
    }

    /// How many grams can pass a cut with these players on. `side` tells the nodes on the
    /// source's side.
    ///
    /// # Errors
    /// [`Fault::NoCut`] where source and sink lie on one side.
    pub fn cut(&mut self, on: u128, side: &[bool]) -> Result<i64, Fault> {
        let instance = &self.gated.instance;
        if side.len() != instance.n_nodes as usize {
            return Err(Fault::Misfit("a cut needs a side for every node"));
        }
        if !side[instance.source as usize] || side[instance.sink as usize] {
            return Err(Fault::NoCut);
        }
        for (part, now) in side.chunks(TOGETHER).enumerate() {
            let start = part * TOGETHER;
            if self.side[start..start + now.len()] != *now {
                for (node, &on_source_side) in (start..).zip(now) {
                    if self.side[node] != on_source_side {
                        self.change_sides(node);
                    }
                }
            }
        }
        let (mut passes, mut unlimited) = (0i64, 0);
        for (&(grams, without_limit), gate) in self.passing.iter().zip(&self.gated.gates) {
            if gate & !on == 0 {
                passes = passes.saturating_add(grams);
                unlimited += without_limit;
            }
        }
        let step = self.gated.step(on);
        for steps in &self.gated.steps {
            let arc = &self.arcs[steps.arc];
            if self.crosses(arc) && self.gated.gates[arc.gate as usize] & !on == 0 {
                passes = passes.saturating_add(steps.amounts[step]);
            }
        }
        Ok(if unlimited > 0 { i64::MAX } else { passes })
    }

    /// Whether an arc leads from the source's side to the other.
    fn crosses(&self, arc: &Checked) -> bool {
        self.side[arc.from as usize] && !self.side[arc.to as usize]
    }

    /// Puts a node on the other side of the cut.
    fn change_sides(&mut self, node: usize) {
        self.side[node] = !self.side[node];
        for n in self.around.of(node) {
            let arc = self.arcs[self.around.arcs[n] as usize];
            let leaves = arc.from as usize == node;
            let other = if leaves { arc.to } else { arc.from };
            // It crosses before or after, but not both, where its other end lies on the side that counts.
            if arc.steps || arc.from == arc.to || self.side[other as usize] == leaves {
                continue;
            }
            let (grams, without_limit) = &mut self.passing[arc.gate as usize];
            let endless = u32::from(arc.capacity == self.unlimited);
            // Leaving, it crosses with its start on the source's side; entering, with its end off it.
            if self.side[node] == leaves {
                *grams += arc.capacity;
                *without_limit += endless;
            } else {
                *grams -= arc.capacity;
                *without_limit -= endless;
            }
        }
    }

    /// The first arc outside its bounds.
    fn bounds(&self, on: u128) -> Fault {
        let capacity = |arc: usize| {
            let most = self.gated.capacity(arc, on).unwrap_or(self.unlimited);
            most.min(self.unlimited)
        };
        let outside = |&arc: &usize| !(0..=capacity(arc)).contains(&self.flow[arc]);
        match (0..self.flow.len()).find(outside) {
            Some(arc) => Fault::Bounds { arc, grams: self.flow[arc], capacity: capacity(arc) },
            None => Fault::Misfit("no arc is outside its bounds"),
        }
    }

    /// The first node that keeps or makes food.
    fn conservation(&self) -> Fault {
        let instance = &self.gated.instance;
        let ends = [instance.source as usize, instance.sink as usize];
        let mut nodes = self.excess.iter().enumerate();
        let uneven = nodes.find(|(node, grams)| **grams != 0 && !ends.contains(node));
        match uneven {
            Some((node, &grams)) => Fault::Conservation { node, grams },
            None => Fault::Misfit("no node keeps or makes food"),
        }
    }
}
