//! The proof of a value: a flow that keeps to every bound, and a cut that no flow passes.
//!
//! Nothing here looks at how the flow was found: bounds, conservation and the capacity of the cut
//! are recomputed on the whole network, arc by arc.

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

/// Checks flows and cuts of one network for any players.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    gated: &'a Gated,
    /// Ends of every arc but the one that closes the circle.
    ends: Vec<(u32, u32)>,
    capacity: Vec<i64>,
    /// What stands for no limit: so much that no sum over the arcs of a node leaves 64 bits.
    unlimited: i64,
    /// All bits where a gate is open, none where it is shut.
    open: Vec<i64>,
    excess: Vec<i64>,
}

impl<'a> Proof<'a> {
    /// A checker for a network.
    pub fn new(gated: &'a Gated) -> Proof<'a> {
        let arcs = &gated.instance.arcs[..gated.instance.arcs.len() - 1];
        let unlimited = i64::MAX / (arcs.len() as i64 + 1);
        Proof {
            gated,
            ends: arcs.iter().map(|arc| (arc.from, arc.to)).collect(),
            capacity: arcs
                .iter()
                .map(|arc| arc.capacity.map_or(unlimited, |grams| grams.min(unlimited)))
                .collect(),
            unlimited,
            open: vec![0; gated.gates.len()],
            excess: vec![0; gated.instance.n_nodes as usize],
        }
    }

    /// How many grams a flow brings to people, if it is one with these players on.
    ///
    /// # Errors
    /// The first bound it does not keep to, or the first node that keeps or makes food.
    pub fn flow(&mut self, on: u128, flow: &[i64]) -> Result<i64, Fault> {
        if flow.len() != self.ends.len() {
            return Err(Fault::Misfit("a flow needs one figure for every arc"));
        }
        self.set(on);
        self.excess.fill(0);
        let mut outside = false;
        let arcs = self.ends.iter().zip(&self.capacity).zip(&self.gated.gate_of).zip(flow);
        for (((&(from, to), &capacity), &gate), &grams) in arcs {
            outside |= !(0..=capacity & self.open[gate as usize]).contains(&grams);
            // Within their bounds no sums leave 64 bits; outside them the sums are not used.
            let (from, to) = (from as usize, to as usize);
            self.excess[from] = self.excess[from].wrapping_sub(grams);
            self.excess[to] = self.excess[to].wrapping_add(grams);
        }
        if outside {
            return Err(self.bounds(flow));
        }
        let instance = &self.gated.instance;
        let (source, sink) = (instance.source as usize, instance.sink as usize);
        let value = self.excess[sink];
        // What the source gives follows from the rest, because every arc takes what it brings.
        (self.excess[source], self.excess[sink]) = (0, 0);
        match self.excess.iter().position(|&grams| grams != 0) {
            Some(node) => Err(Fault::Conservation { node, grams: self.excess[node] }),
            None => Ok(value),
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
        self.set(on);
        let (mut passes, mut unlimited) = (0i64, false);
        let arcs = self.ends.iter().zip(&self.capacity).zip(&self.gated.gate_of);
        for ((&(from, to), &capacity), &gate) in arcs {
            if side[from as usize] & !side[to as usize] {
                let capacity = capacity & self.open[gate as usize];
                unlimited |= capacity == self.unlimited;
                passes = passes.saturating_add(capacity);
            }
        }
        Ok(if unlimited { i64::MAX } else { passes })
    }

    /// The first arc outside its bounds.
    fn bounds(&self, flow: &[i64]) -> Fault {
        let capacity =
            |arc: usize| self.capacity[arc] & self.open[self.gated.gate_of[arc] as usize];
        let outside = |&arc: &usize| !(0..=capacity(arc)).contains(&flow[arc]);
        match (0..flow.len()).find(outside) {
            Some(arc) => Fault::Bounds { arc, grams: flow[arc], capacity: capacity(arc) },
            None => Fault::Misfit("no arc is outside its bounds"),
        }
    }

    /// Opens what these players hold open.
    fn set(&mut self, on: u128) {
        for (open, gate) in self.open.iter_mut().zip(&self.gated.gates) {
            *open = if gate & !on == 0 { -1 } else { 0 };
        }
        let step = self.gated.step(on);
        for steps in &self.gated.steps {
            self.capacity[steps.arc] = steps.amounts[step];
        }
    }
}
