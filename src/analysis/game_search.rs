//! Which sets suffice for a target, and in which order to ask, where players are too many for the value
//! of every combination: by asking for the value of one set after another.
//!
//! More access must never reach less. What is found here is true of every set told; only that there is
//! no better one is not proven.
//!
//! **Sufficient sets.** All players but those that can be spared, left out one after another, are a
//! sufficient set without a member to spare. Which one it is hangs on the order of leaving out, so many
//! orders are tried: from the end of the best order of asking found, by any price, and at random with a
//! seed. Then members are exchanged, two for one and one for one, as long as that makes a set better.
//!
//! **Bound.** A sufficient set has a member of every blocking set, so none has fewer members than there
//! are blocking sets that share nobody.
//!
//! **Order of asking.** Two orders are made: from the front, always the largest next step; from the back,
//! always leaving out whoever is missed least, which sees permissions that need each other. In both,
//! neighbours are exchanged as long as more is reached earlier. The better one is told.
//!
//! **Units.** Those of v.

use super::game::{Coalition, Exact};
use super::game_order::Order;
use super::game_sampling::shuffle;
use super::game_sets::Sets;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How much is looked for: the more values are asked for, the better what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Orders of leaving out that are drawn at random.
    pub drawn: u64,
    /// Sets that are looked at for exchanges in one go.
    pub exchanges: usize,
}

impl Effort {
    /// Where a value is soon found.
    pub const MUCH: Effort = Effort { drawn: 16, exchanges: 4000 };
    /// Where every value takes a plan.
    pub const LITTLE: Effort = Effort { drawn: 1, exchanges: 100 };
    /// Only one set is wanted.
    pub const LEAST: Effort = Effort { drawn: 0, exchanges: 100 };
}

/// The seed of orders of leaving out.
const SEED: u64 = 1;

/// Values of sets, each asked for once.
pub struct Search<'a, E> {
    players: usize,
    ask: Box<dyn FnMut(Coalition) -> Result<Exact, E> + 'a>,
    known: BTreeMap<Coalition, Exact>,
}

impl<'a, E> Search<'a, E> {
    /// A search among so many players, at most 128.
    pub fn new(
        players: usize,
        ask: impl FnMut(Coalition) -> Result<Exact, E> + 'a,
    ) -> Search<'a, E> {
        Search { players, ask: Box::new(ask), known: BTreeMap::new() }
    }

    /// How many sets were asked for.
    pub fn n_known(&self) -> usize {
        self.known.len()
    }

    /// v(S)
    ///
    /// # Errors
    /// What asking says.
    pub fn value(&mut self, set: Coalition) -> Result<Exact, E> {
        if let Some(value) = self.known.get(&set) {
            return Ok(value.clone());
        }
        let value = (self.ask)(set)?;
        self.known.insert(set, value.clone());
        Ok(value)
    }

    fn everyone(&self) -> Coalition {
        Coalition::everyone(self.players)
    }

    /// A good order of asking; see above.
    ///
    /// # Errors
    /// What asking says.
    pub fn order(&mut self) -> Result<Order, E> {
        let (front, back) = (self.by_next_best()?, self.by_least_missed()?);
        let [front, back] = [self.improved(front)?, self.improved(back)?];
        Ok(if front.worth > back.worth { front } else { back })
    }

    /// The order that is made from the back alone, which takes half as many values.
    ///
    /// # Errors
    /// What asking says.
    pub fn order_from_the_back(&mut self) -> Result<Order, E> {
        let back = self.by_least_missed()?;
        self.improved(back)
    }

    fn by_next_best(&mut self) -> Result<Vec<usize>, E> {
        let (mut order, mut granted) = (Vec::new(), Coalition::NOBODY);
        while order.len() < self.players {
            let mut best: Option<(Exact, Reverse<usize>)> = None;
            for player in self.everyone().minus(granted).players() {
                let rated = (self.value(granted.with(player))?, Reverse(player));
                best = best.max(Some(rated));
            }
            let Some((_, Reverse(player))) = best else { break };
            granted = granted.with(player);
            order.push(player);
        }
        Ok(order)
    }

    fn by_least_missed(&mut self) -> Result<Vec<usize>, E> {
        let (mut order, mut left) = (Vec::new(), self.everyone());
        while left.size() > 0 {
            let mut best: Option<(Exact, usize)> = None;
            for player in left.players() {
                let rated = (self.value(left.without(player))?, player);
                best = best.max(Some(rated));
            }
            let Some((_, player)) = best else { break };
            left = left.without(player);
            order.push(player);
        }
        order.reverse();
        Ok(order)
    }

    /// Exchanges neighbours as long as that reaches more earlier.
    fn improved(&mut self, mut players: Vec<usize>) -> Result<Order, E> {
        let mut better = true;
        while better {
            better = false;
            let mut before = Coalition::NOBODY;
            for at in 1..players.len() {
                let (one, next) = (players[at - 1], players[at]);
                if self.value(before.with(next))? > self.value(before.with(one))? {
                    players.swap(at - 1, at);
                    better = true;
                }
                before = before.with(players[at - 1]);
            }
        }
        let (mut granted, mut reach) = (Coalition::NOBODY, Vec::new());
        for &player in &players {
            granted = granted.with(player);
            reach.push(self.value(granted)?);
        }
        let worth = reach.iter().sum();
        Ok(Order { players, reach, worth })
    }
}

/// Sets around a target, as far as a search found them.
pub struct Around {
    /// Sets that suffice and can spare no member, and sets whose refusal puts the target out of reach:
    /// some of each.
    pub sets: Sets,
    /// No set with fewer members suffices.
    pub at_least: usize,
}

/// What makes a sufficient set good: less is better, and a larger set is never better than a part of it.
pub type Price<'p> = &'p dyn Fn(Coalition) -> Exact;

impl<E> Search<'_, E> {
    /// Sets around a target that all players together reach.
    /// For each price the set that is best by it is among those told, as far as the search finds it.
    ///
    /// # Errors
    /// What asking says.
    pub fn around(
        &mut self,
        target: &Exact,
        order: &Order,
        (effort, prices): (Effort, &[Price<'_>]),
    ) -> Result<Around, E> {
        if self.value(Coalition::NOBODY)? >= *target {
            let sets = Sets { sufficient: vec![Coalition::NOBODY], blocking: Vec::new() };
            return Ok(Around { sets, at_least: 0 });
        }
        let mut found = vec![self.spare(target, order.players.iter().rev().copied())?];
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        for _ in 0..effort.drawn {
            let mut drawn: Vec<usize> = (0..self.players).collect();
            shuffle(&mut drawn, &mut random);
            found.push(self.spare(target, drawn.into_iter())?);
        }
        for price in prices {
            let mut dearest: Vec<usize> = (0..self.players).collect();
            dearest.sort_by_cached_key(|&player| Reverse(price(Coalition::NOBODY.with(player))));
            found.push(self.spare(target, dearest.into_iter())?);
            let by = |set: &Coalition| (price(*set), set.by_size());
            if let Some(best) = found.iter().copied().min_by_key(by) {
                found.push(self.exchanged(target, best, (*price, effort.exchanges))?);
            }
        }
        found.sort_by_key(Coalition::by_size);
        found.dedup();
        let (blocking, at_least) = self.blocking(target, order)?;
        Ok(Around { sets: Sets { sufficient: found, blocking }, at_least })
    }

    /// Everyone but those who can be spared, left out in this order.
    fn spare(
        &mut self,
        target: &Exact,
        order: impl Iterator<Item = usize>,
    ) -> Result<Coalition, E> {
        let everyone = self.everyone();
        self.spared(target, everyone, order)
    }

    fn spared(
        &mut self,
        target: &Exact,
        from: Coalition,
        order: impl Iterator<Item = usize>,
    ) -> Result<Coalition, E> {
        let mut set = from;
        for player in order.filter(|player| from.contains(*player)) {
            if self.value(set.without(player))? >= *target {
                set = set.without(player);
            }
        }
        Ok(set)
    }

    /// A set made better by exchanging two members for another player, or one for another.
    fn exchanged(
        &mut self,
        target: &Exact,
        set: Coalition,
        (price, most): (Price<'_>, usize),
    ) -> Result<Coalition, E> {
        let (mut best, mut asked) = (set, 0);
        loop {
            let members: Vec<usize> = best.players().collect();
            let mut pairs = Vec::new();
            for (n, &one) in members.iter().enumerate() {
                pairs.extend(members[n..].iter().map(|&other| best.without(one).without(other)));
            }
            let others: Vec<usize> = self.everyone().minus(best).players().collect();
            let tried = pairs.iter().flat_map(|rest| others.iter().map(|&new| rest.with(new)));
            let cheaper: Vec<Coalition> = tried.filter(|s| price(*s) < price(best)).collect();
            let mut next = None;
            for set in cheaper {
                asked += 1;
                if asked > most {
                    return Ok(best);
                }
                if self.value(set)? >= *target {
                    next = Some(set);
                    break;
                }
            }
            let Some(set) = next else { return Ok(best) };
            best = self.spared(target, set, members.into_iter())?;
        }
    }

    /// Blocking sets that share nobody, the smallest that leaving out finds, and how many they are.
    fn blocking(&mut self, target: &Exact, order: &Order) -> Result<(Vec<Coalition>, usize), E> {
        let everyone = self.everyone();
        let (mut found, mut rest) = (Vec::new(), everyone);
        for player in everyone.players() {
            if self.value(everyone.without(player))? < *target {
                found.push(Coalition::NOBODY.with(player));
                rest = rest.without(player);
            }
        }
        while self.value(everyone.minus(rest))? < *target {
            let mut blocks = rest;
            // Whoever is asked last matters least.
            for &player in order.players.iter().rev().filter(|player| rest.contains(**player)) {
                let fewer = blocks.without(player);
                if self.value(everyone.minus(fewer))? < *target {
                    blocks = fewer;
                }
            }
            found.push(blocks);
            rest = rest.minus(blocks);
        }
        found.sort_by_key(Coalition::by_size);
        let n = found.len();
        Ok((found, n))
    }
}
