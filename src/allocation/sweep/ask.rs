//! One set of players after another, for games too large to be walked whole.

use super::Layer;
use super::proof::Fault;
use super::walk::{SmallNetwork, State};
use std::collections::BTreeMap;

/// Answers what any set of players is worth, and remembers it. A set that contains the one asked
/// for before is answered fastest.
pub struct Asker<'a> {
    layers: Vec<Asked<'a>>,
    known: BTreeMap<u128, i128>,
    players: u128,
}

struct Asked<'a> {
    weight: i128,
    ground: SmallNetwork<'a>,
    nobody: State,
    last: State,
    on: u128,
}

impl<'a> Asker<'a> {
    /// Gets ready for questions.
    ///
    /// # Errors
    /// [`Fault`], if the proof for the empty set fails.
    pub fn new(layers: &'a [Layer]) -> Result<Asker<'a>, Fault> {
        let asked = |layer: &'a Layer| {
            let mut ground = SmallNetwork::new(&layer.gated, 0, layer.gated.players());
            let nobody = ground.start(0);
            let last = nobody.clone();
            Asked { weight: layer.weight, ground, nobody, last, on: 0 }
        };
        let layers: Vec<Asked<'a>> = layers.iter().map(asked).collect();
        let players = layers.iter().fold(0, |all, layer| all | layer.ground.players());
        Ok(Asker { layers, known: BTreeMap::new(), players })
    }

    /// The players that anything hangs on; all others are worth nothing in any company.
    pub fn players(&self) -> u128 {
        self.players
    }

    /// The value of a set of players, proven.
    ///
    /// # Errors
    /// [`Fault`], if its proof fails; the value must then not be used.
    pub fn value(&mut self, on: u128) -> Result<i128, Fault> {
        let on = on & self.players;
        if let Some(&value) = self.known.get(&on) {
            return Ok(value);
        }
        let mut value = 0;
        for layer in &mut self.layers {
            value += layer.weight * i128::from(layer.most(on)?);
        }
        self.known.insert(on, value);
        Ok(value)
    }

    /// How many different sets have been proven.
    pub fn n_known(&self) -> usize {
        self.known.len()
    }
}

impl Asked<'_> {
    fn most(&mut self, on: u128) -> Result<i64, Fault> {
        if self.on & !on != 0 {
            self.last.copy(&self.nobody);
            self.on = 0;
        }
        // All rooms are widened before anything is sent, so that it is sent at once.
        let mut coming = on & !self.on;
        while coming != 0 {
            let player = coming.trailing_zeros();
            coming &= coming - 1;
            self.ground.widen(&mut self.last, self.on, player);
            self.on |= 1 << player;
        }
        self.ground.push(&mut self.last);
        // With nobody free the search finds nothing and leaves the cut behind.
        let hope = self.ground.hope(&self.last, on, 0);
        debug_assert_eq!(hope, None);
        self.ground.prove(&mut self.last, on, on)?;
        Ok(self.last.flow.amount)
    }
}
