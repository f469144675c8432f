//! What players add along the orders of a sample, summed up exactly.

use super::{Exact, Sampling, decimal};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// The values of all coalitions that were asked for, over one denominator.
pub(super) struct Table {
    /// Where each coalition's value stands.
    places: BTreeMap<Vec<bool>, usize>,
    pub(super) numerators: Vec<BigInt>,
}

impl Table {
    pub(super) fn of(coalitions: Vec<Vec<bool>>, numerators: Vec<BigInt>) -> Table {
        let places = coalitions.into_iter().enumerate().map(|(place, s)| (s, place)).collect();
        Table { places, numerators }
    }

    pub(super) fn at(&self, granted: &[bool]) -> &BigInt {
        let place = self.places.get(granted);
        &self.numerators[*place.expect("every coalition of every order was listed beforehand")]
    }
}

/// What players add, summed up over draws.
pub(super) struct Tally {
    draws: u32,
    /// Orders in a draw.
    orders: usize,
    /// In how many parts all sums are counted.
    scale: BigInt,
    /// By player, the sum over all orders.
    sums: Vec<BigInt>,
    /// By player, the sum over draws of the squared sum over the orders of a draw.
    squares: Vec<BigInt>,
    /// The least that a player ever added.
    pub(super) least: BigInt,
    /// The most that a player ever added.
    pub(super) most: BigInt,
}

impl Tally {
    pub(super) fn of(sampling: &Sampling, table: &Table) -> Tally {
        let nothing = vec![BigInt::zero(); sampling.players];
        let weights = Weights::of(sampling);
        let mut tally = Tally {
            draws: sampling.draws,
            orders: sampling.orders(0).len(),
            scale: weights.scale.clone(),
            sums: nothing.clone(),
            squares: nothing.clone(),
            least: BigInt::zero(),
            most: BigInt::zero(),
        };
        for draw in 0..sampling.draws {
            let mut added = nothing.clone();
            for order in sampling.orders(draw) {
                tally.along(sampling, table, (&order, &weights), &mut added);
            }
            for (player, added) in added.into_iter().enumerate() {
                tally.squares[player] += &added * &added;
                tally.sums[player] += added;
            }
        }
        tally
    }

    /// What every player adds along an order, the indispensable ones mixed in in all ways at once.
    fn along(
        &mut self,
        sampling: &Sampling,
        table: &Table,
        (order, weights): (&[usize], &Weights),
        added: &mut [BigInt],
    ) {
        let none = table.at(&vec![false; sampling.players]);
        let mut granted = sampling.start();
        let mut before = table.at(&granted);
        let mut together = BigInt::zero();
        let mut mixed_in = |place: usize, value: &BigInt| {
            if let Some(weight) = weights.indispensable.get(place) {
                together += weight * (value - none);
            }
        };
        mixed_in(0, before);
        for (place, &player) in order.iter().enumerate() {
            granted[player] = true;
            let with = table.at(&granted);
            let gain = with - before;
            before = with;
            mixed_in(place + 1, with);
            added[player] += &weights.others[place] * &gain;
            self.least = gain.clone().min(std::mem::take(&mut self.least));
            self.most = gain.max(std::mem::take(&mut self.most));
        }
        for (player, added) in added.iter_mut().enumerate() {
            if sampling.is_indispensable(player) {
                *added += &together;
            }
        }
    }

    /// The mean of what a player adds, and the variance of that between draws.
    pub(super) fn mean_and_variance(&self, player: usize, denominator: &BigInt) -> (Exact, f64) {
        let draws = BigInt::from(self.draws);
        let unit = denominator * self.orders * &self.scale;
        let (sum, squares) = (&self.sums[player], &self.squares[player]);
        let spread =
            Ratio::new(squares * &draws - sum * sum, &unit * &unit * &draws * (&draws - 1));
        (Ratio::new(sum.clone(), unit * draws), decimal(&spread))
    }
}

/// How much of what is added counts, over one scale: for another player by how many of the others
/// come before, and for each indispensable one by how many others there are.
struct Weights {
    others: Vec<BigInt>,
    indispensable: Vec<BigInt>,
    scale: BigInt,
}

impl Weights {
    fn of(sampling: &Sampling) -> Weights {
        let h = sampling.start().into_iter().filter(|is| *is).count();
        let m = sampling.players - h;
        if h == 0 {
            let one = vec![BigInt::one(); m];
            return Weights { others: one, indispensable: Vec::new(), scale: BigInt::one() };
        }
        let ways = |of: usize, some: usize| num_integer::binomial(BigInt::from(of), some.into());
        Weights {
            others: (0..m).map(|a| ways(a + h, h) * h).collect(),
            // C(a+h, h) − C(a−1+h, h), shared by h.
            indispensable: (0..=m).map(|a| ways(a + h - 1, h - 1)).collect(),
            scale: ways(m + h, h) * h,
        }
    }
}
