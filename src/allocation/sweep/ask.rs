//! One set of players after another, for games too large to be walked whole.

use super::Layer;
use super::proof::Fault;
use super::walk::{SmallNetwork, State};
use std::collections::BTreeMap;

/// Answers what any set of players is worth, and remembers it. A set that differs from the one asked
/// for before by few players is answered fastest.
pub struct Asker<'a> {
    layers: Vec<Asked<'a>>,
    known: BTreeMap<u128, i128>,
    players: u128,
}

struct Asked<'a> {
    weight: i128,
    ground: SmallNetwork<'a>,
    nobody: State,
    /// With all players on, once that was asked for.
    all: Option<State>,
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
            let mut ground = SmallNetwork::shortened(&layer.gated);
            let nobody = ground.start(0);
            let last = nobody.clone();
            Asked { weight: layer.weight, ground, nobody, all: None, last, on: 0 }
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
        Ok(self.values(&[on])?.first().copied().unwrap_or(0))
    }

    /// The values of some sets of players, each proven; what proves one of them proves all others of
    /// them that it can.
    ///
    /// # Errors
    /// [`Fault`], if a proof fails; no value must then be used.
    pub fn values(&mut self, sets: &[u128]) -> Result<Vec<i128>, Fault> {
        let players = self.players;
        let mut new: BTreeMap<u128, i128> = BTreeMap::new();
        let mut asked = Vec::new();
        for on in sets.iter().map(|on| on & players) {
            if !self.known.contains_key(&on) && new.insert(on, 0).is_none() {
                asked.push(on);
            }
        }
        for layer in &mut self.layers {
            for (on, grams) in layer.most(&asked)? {
                *new.entry(on).or_default() += layer.weight * i128::from(grams);
            }
        }
        self.known.append(&mut new);
        let value = |on: &u128| self.known.get(&(on & players)).copied().unwrap_or(0);
        Ok(sets.iter().map(value).collect())
    }

    /// How many different sets have been proven.
    pub fn n_known(&self) -> usize {
        self.known.len()
    }
}

impl Asked<'_> {
    /// Most grams of some sets, all different, in any order.
    fn most(&mut self, sets: &[u128]) -> Result<Vec<(u128, i64)>, Fault> {
        let mut found = Vec::with_capacity(sets.len());
        let mut left = sets.to_vec();
        left.reverse();
        while let Some(on) = left.pop() {
            self.come_to(on);
            // With nobody free the search finds nothing and leaves the cut behind.
            let hope = self.ground.hope(&self.last, on, 0);
            debug_assert_eq!(hope, None);
            let (mut least, mut most) = (on, on);
            let grams = self.last.flow.amount;
            found.push((on, grams));
            if !left.is_empty() {
                let span = self.ground.span(&self.last, on);
                left.retain(|&set| {
                    let held = span.holds(set, most | set);
                    if held {
                        (least, most) = (least & set, most | set);
                        found.push((set, grams));
                    }
                    !held
                });
            }
            self.ground.prove(&mut self.last, least, most)?;
        }
        Ok(found)
    }

    /// Makes the last state that of a set, from the nearest of what it was, of nobody and of all.
    fn come_to(&mut self, on: u128) {
        let everyone = self.ground.players();
        // Players of other layers change nothing here.
        let on = on & everyone;
        let (apart, off) = ((self.on ^ on).count_ones(), (everyone & !on).count_ones());
        match &self.all {
            Some(all) if off < apart.min(on.count_ones()) => {
                self.last.copy(all);
                self.on = everyone;
            }
            Some(_) | None if apart > on.count_ones() => {
                self.last.copy(&self.nobody);
                self.on = 0;
            }
            Some(_) | None => {}
        }
        self.ground.leave(&mut self.last, self.on, self.on & !on);
        self.on &= on;
        // All rooms are widened before anything is sent, so that it is sent at once.
        let mut coming = on & !self.on;
        while coming != 0 {
            let player = coming.trailing_zeros();
            coming &= coming - 1;
            self.ground.widen(&mut self.last, self.on, player);
            self.on |= 1 << player;
        }
        self.ground.push(&mut self.last);
        if on == everyone && self.all.is_none() {
            self.all = Some(self.last.clone());
        }
    }
}
