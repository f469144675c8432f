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
    /// One that several sets asked for lie around, with its players.
    middle: Option<(State, u128)>,
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
            let gated = &layer.gated;
            let mut ground = SmallNetwork::new(gated, 0, gated.players());
            let nobody = ground.start(0);
            let last = nobody.clone();
            Asked { weight: layer.weight, ground, nobody, all: None, middle: None, last, on: 0 }
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
        self.known.extend(new);
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
            if let Some(&next) = left.last() {
                self.keep_middle(on, next);
            }
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

    /// Keeps the last state where not only the next set but also the one after it lies next to it.
    fn keep_middle(&mut self, on: u128, next: u128) {
        let players = self.ground.players();
        let apart = |one: u128, other: u128| ((one ^ other) & players).count_ones();
        if apart(self.on, next) < apart(on, next) {
            match &mut self.middle {
                Some((_, kept)) if *kept == self.on => {}
                Some((middle, kept)) => {
                    middle.copy(&self.last);
                    *kept = self.on;
                }
                None => self.middle = Some((self.last.clone(), self.on)),
            }
        }
    }

    /// Makes the last state that of a set, from the nearest of those that are kept.
    fn come_to(&mut self, on: u128) {
        let everyone = self.ground.players();
        // Players of other layers change nothing here.
        let on = on & everyone;
        let kept = [
            Some((&self.nobody, 0)),
            self.all.as_ref().map(|all| (all, everyone)),
            self.middle.as_ref().map(|(middle, players)| (middle, *players)),
        ];
        let apart = |players: u128| (players ^ on).count_ones();
        let nearest = kept.into_iter().flatten().min_by_key(|(_, players)| apart(*players));
        if let Some((state, players)) = nearest
            && apart(players) < apart(self.on)
        {
            self.last.copy(state);
            self.on = players;
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
