//! Figures drawn between the least and the most that they are believed to be.
//!
//! **A figure** is drawn along straight lines from its low over its best to its high figure, with its best in
//! the middle: half of all draws lie below it. **Rows of one source go together:** whoever takes too much for
//! one road mostly does so for the next. So each table and source has a draw of its own, and each figure takes
//! that one in [`Together`] of the draws, else one of its own. Were all drawn by themselves, errors would
//! average out over hundreds of rows, and ranges would come out far too narrow.
//!
//! **Draw k** has its own stream of ChaCha8: the seed is the key, k the stream. Every row of the country is
//! drawn in every draw, whether or not a scenario uses it, so that two scenarios see the same figures.

use crate::country::{CounterpartIx, Country};
use crate::evidence::{Estimate, Origin, SourceIx};
use crate::network::Figures;
use crate::units::{Grams, People, Share};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeMap;

/// The share of draws, in thousandths, in which a figure takes the draw of its table and source.
///
/// Two figures of one source then share half of what makes them vary: 0.707 times 0.707.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Together(pub u32);

impl Together {
    /// Half of what makes figures of one source vary is common to them.
    pub const HALF: Together = Together(707);
    /// Every figure is drawn by itself.
    pub const NONE: Together = Together(0);
    /// All figures of a source are high or low together.
    pub const ALL: Together = Together(1000);
}

/// What is drawn once before figures are: the split of the supplies, and what is granted of what nobody knows.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// Where its figures come from.
    random: ChaCha8Rng,
    /// A number below all 32 bits that says which split it is.
    pub(super) split: u32,
    /// By counterpart, a number below all 32 bits: it grants what nobody knows of it where that lies below its
    /// likelihood.
    pub(super) grants: Vec<u32>,
}

/// Tables with figures that are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Links,
    Supplies,
    Stores,
    Caseloads,
}

/// The draws of one run.
struct Stream {
    random: ChaCha8Rng,
    together: Together,
    common: BTreeMap<(Table, Vec<SourceIx>), u32>,
}

impl Stream {
    /// Where between nought and all 32 bits a figure lies.
    fn place(&mut self, table: Table, origin: &Origin) -> u32 {
        let (own, which) = (self.random.next_u32(), self.random.next_u32());
        let common = &self.common[&(table, origin.sources.clone())];
        let thousandths = (u64::from(which) * 1000) >> 32;
        if thousandths < u64::from(self.together.0) { *common } else { own }
    }

    fn grams(&mut self, table: Table, estimate: &Estimate<Grams>) -> Grams {
        let place = self.place(table, &estimate.origin);
        Grams(between([estimate.low.0, estimate.best.0, estimate.high.0], u64::from(place)))
    }
}

/// The place of the high figure; that of the low one is nought.
pub(super) const END: u64 = 1 << 32;

/// On the line from the first to the second figure in the lower half of places, and on that from the second
/// to the third in the upper half.
pub(super) fn between([low, best, high]: [i64; 3], place: u64) -> i64 {
    const HALF: i128 = (END / 2) as i128;
    let place = i128::from(place);
    let (from, to, along) = match place < HALF {
        true => (low, best, place),
        false => (best, high, place - HALF),
    };
    let (from, to) = (i128::from(from), i128::from(to));
    i64::try_from(from + (to - from) * along / HALF).unwrap_or(i64::MAX)
}

/// The estimates of a table that are drawn.
fn origins(country: &Country) -> Vec<(Table, &Origin)> {
    let links = country.links.iter().filter_map(|link| link.capacity.as_ref());
    let links = links.map(|capacity| (Table::Links, &capacity.per_month.origin));
    let supplies = country.supplies.iter().map(|s| (Table::Supplies, &s.amount.origin));
    let stores = country.stores.iter().filter_map(|store| store.room.as_ref());
    let stores = stores.map(|room| (Table::Stores, &room.origin));
    let caseloads = country.caseloads.iter().map(|c| (Table::Caseloads, &c.people.origin));
    links.chain(supplies).chain(stores).chain(caseloads).collect()
}

/// One draw, of which figures follow when they are asked for: they take room.
pub(super) fn drawn(country: &Country, (seed, number): (u64, u64)) -> Drawn {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut random = ChaCha8Rng::from_seed(key);
    random.set_stream(number);
    let split = random.next_u32();
    let grants = country.counterparts.iter().map(|_| random.next_u32()).collect();
    Drawn { random, split, grants }
}

/// The figures of a draw.
pub(super) fn figures(country: &Country, drawn: &Drawn, together: Together) -> Figures {
    let mut random = drawn.random.clone();
    let groups = origins(country).into_iter().map(|(table, of)| (table, of.sources.clone()));
    let mut common: BTreeMap<(Table, Vec<SourceIx>), u32> =
        groups.map(|group| (group, 0)).collect();
    common.values_mut().for_each(|place| *place = random.next_u32());
    let mut stream = Stream { random, together, common };
    let links = country.links.iter().map(|link| {
        let capacity = link.capacity.as_ref()?;
        Some(stream.grams(Table::Links, &capacity.per_month))
    });
    let links = links.collect();
    let supplies = country.supplies.iter();
    let supplies = supplies.map(|s| stream.grams(Table::Supplies, &s.amount)).collect();
    let stores = country.stores.iter();
    let stores =
        stores.map(|store| Some(stream.grams(Table::Stores, store.room.as_ref()?))).collect();
    let people = |of: &People| i64::try_from(of.0).unwrap_or(i64::MAX);
    let caseloads = country.caseloads.iter().map(|caseload| {
        let Estimate { low, best, high, origin } = &caseload.people;
        let place = stream.place(Table::Caseloads, origin);
        People(between([low, best, high].map(people), u64::from(place)).max(0) as u64)
    });
    let caseloads = caseloads.collect();
    Figures { links, supplies, stores, caseloads, ..Figures::best(country) }
}

impl Drawn {
    /// Whether a counterpart grants what nobody knows, where it does so with a likelihood.
    pub(super) fn grants(&self, counterpart: CounterpartIx, likelihood: Share) -> bool {
        let below = likelihood.of_amount(1 << 32);
        i64::from(self.grants[counterpart.index()]) < below
    }
}
