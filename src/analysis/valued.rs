//! What combinations of players are worth: all of them as a table, one by itself, and a sample of
//! orders; every value proven.

mod proven;
mod reaching;

pub use proven::{Swept, as_it_stands, table, table_from, wide};
pub(super) use proven::{game, in_its_unit, table_of, values_of};
pub use reaching::reached;
pub(super) use reaching::{Reaching, reached_under};

use super::game::{Exact, Game, GameError, MOST_PLAYERS};
use super::game_sampling::{Estimate, PlayerEstimate, Sampling, Scheme, estimate, within};
use super::game_values::{alone, last, shapley};
use super::setting::{MOST_BY_PLANS, NoAnswer, Player, Setting};
use crate::plan::sweep::{self, Checkpoint, Counted, Method, Options, Players};

/// How sure the bounds of estimates are.
pub const CONFIDENCE: f64 = 0.95;

/// Orders of asking drawn at random, each there and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orders {
    /// How many, at least 2.
    pub draws: u32,
    /// The seed; the same seed gives the same answer.
    pub seed: u64,
}

impl Orders {
    /// Fewer say too little of how far off they are.
    pub const FEWEST: u32 = 16;

    /// Draws where nothing else is said: what one value takes decides how many can be afforded.
    pub fn usual(method: Method) -> Orders {
        let draws = match method {
            Method::Cut | Method::NestedCuts(_) => 256,
            Method::Plans => 16,
        };
        Orders { draws, seed: 1 }
    }
}

/// How the worth of players was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// From the value of every combination: exactly.
    All(Swept),
    /// From orders drawn at random: an estimate. What each adds alone and last is exact all the same.
    Drawn {
        /// The orders.
        orders: Orders,
        /// Combinations whose values were proven.
        proven: usize,
        /// By what.
        method: Method,
    },
}

impl How {
    /// Whether it is an estimate.
    pub fn is_estimate(&self) -> bool {
        matches!(self, How::Drawn { .. })
    }
}

/// How far an estimate may be off, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Within so much of the estimate the true figure lies in about 95 % of cases, by the spread between
    /// draws.
    pub within: f64,
    /// Holds for all players at once with [`CONFIDENCE`], whatever the network looks like; `None`
    /// where values may fall as access grows.
    pub bound: Option<f64>,
}

impl Spread {
    fn of(player: &PlayerEstimate, draws: u32) -> Spread {
        let bound = player.bounds.map(|bounds| bounds.half_width());
        Spread { within: within(player.standard_error, draws), bound }
    }
}

/// What players are worth in one game, in person-months.
#[derive(Clone, Debug)]
pub struct Valued {
    /// v of nobody.
    pub none: Exact,
    /// v of all.
    pub all: Exact,
    /// Shapley value by player; they add up to what all bring, exactly, also where estimated.
    pub shapley: Vec<Exact>,
    /// How far each may be off; empty where they are exact.
    pub spreads: Vec<Spread>,
    /// What each adds where nobody else is on, exactly.
    pub alone: Vec<Exact>,
    /// What is lost where it alone is off, exactly.
    pub last: Vec<Exact>,
    /// How all that was found.
    pub how: How,
    /// The value of every combination, where all were found.
    pub table: Option<Game>,
}

impl Valued {
    /// What all players bring together.
    pub fn gain(&self) -> Exact {
        &self.all - &self.none
    }

    fn of_table(table: Game, swept: Swept) -> Valued {
        Valued {
            none: table.none(),
            all: table.all(),
            shapley: shapley(&table),
            spreads: Vec::new(),
            alone: alone(&table),
            last: last(&table),
            how: How::All(swept),
            table: Some(table),
        }
    }

    fn of_estimate(found: Estimate, how: How, draws: u32) -> Valued {
        let Estimate { players, none, all, .. } = found;
        Valued {
            none,
            all,
            spreads: players.iter().map(|player| Spread::of(player, draws)).collect(),
            alone: players.iter().map(|p| p.alone.clone()).collect(),
            last: players.iter().map(|p| p.last.clone()).collect(),
            shapley: players.into_iter().map(|p| p.shapley).collect(),
            how,
            table: None,
        }
    }
}

/// Values players: from all combinations, or where these are too many, or orders are asked for, from
/// orders of asking.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn valued(
    setting: Setting<'_>,
    players: &[Player],
    orders: Option<Orders>,
    options: &Options<'_>,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<Valued, NoAnswer> {
    let counted = [Counted::People];
    let mut found = valued_as(setting, &counted, players, orders, options, checkpoint)?;
    found.pop().ok_or(NoAnswer::Game(GameError::Length { expected: 1, seen: 0 }))
}

/// Values that count as they are told to, one answer for each. Together the counts make
/// a vector that never falls lexicographically as access grows.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub(super) fn valued_as(
    setting: Setting<'_>,
    counted: &[Counted],
    players: &[Player],
    orders: Option<Orders>,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Vec<Valued>, NoAnswer> {
    let groups = Players::groups(players.iter().map(|p| p.permissions.clone()).collect());
    let game = |&counted: &Counted| game(setting, counted, &groups);
    let games: Vec<sweep::Game<'_>> = counted.iter().map(game).collect::<Result<_, _>>()?;
    let methods = || games.iter().map(sweep::Game::method);
    if orders.is_none() && methods().all(|method| players.len() <= most(method)) {
        let mut found = Vec::new();
        for game in &games {
            let (table, swept) = table_of(game, options, checkpoint.as_deref_mut())?;
            found.push(Valued::of_table(table, swept));
        }
        return Ok(found);
    }
    let usual = methods().map(Orders::usual).min_by_key(|orders| orders.draws);
    let orders = orders.or(usual).ok_or(GameError::Sampling)?;
    let indispensable = indispensable(&games, players.len(), options)?;
    let drawn = (orders, indispensable);
    games.iter().map(|game| along_orders(game, players.len(), drawn, options)).collect()
}

/// Most players all of whose combinations can be valued.
pub(super) fn most(method: Method) -> usize {
    match method {
        Method::Cut | Method::NestedCuts(_) => MOST_PLAYERS,
        Method::Plans => MOST_BY_PLANS,
    }
}

/// Estimates Shapley values from orders of asking drawn at random, every value proven.
pub(super) fn along_orders(
    game: &sweep::Game<'_>,
    players: usize,
    (orders, indispensable): (Orders, u128),
    options: &Options<'_>,
) -> Result<Valued, NoAnswer> {
    let Orders { draws, seed } = orders;
    let sampling = Sampling { players, draws, seed, scheme: Scheme::Pairs, indispensable };
    let coalitions = sampling.coalitions();
    let sets: Vec<u128> = coalitions.iter().map(|granted| bits(granted)).collect();
    let mut values = values_of(game, &sets, options)?.into_iter();
    let found = estimate(&sampling, CONFIDENCE, |_| {
        values.next().expect("values are asked for once each, in the order of the coalitions")
    })?;
    let how = How::Drawn { orders, proven: sets.len(), method: game.method() };
    Ok(Valued::of_estimate(found, how, draws))
}

/// The players, by their bits, without any one of whom nothing is gained in any of these games.
/// Where more access never lowers a value it is enough that all others together gain nothing; the
/// same holds for a vector of values that never falls lexicographically.
pub(super) fn indispensable(
    games: &[sweep::Game<'_>],
    players: usize,
    options: &Options<'_>,
) -> Result<u128, NoAnswer> {
    let everyone = (0..players).fold(0u128, |all, player| all | 1 << player);
    let mut sets = vec![0, everyone];
    sets.extend((0..players).map(|player| everyone & !(1 << player)));
    let (mut missed, mut gained) = (everyone, false);
    for game in games {
        let values = values_of(game, &sets, options)?;
        gained |= values[1] != values[0];
        for player in (0..players).filter(|player| values[2 + player] != values[0]) {
            missed &= !(1 << player);
        }
    }
    Ok(if gained { missed } else { 0 })
}

fn bits(granted: &[bool]) -> u128 {
    let on = granted.iter().enumerate().filter(|(_, granted)| **granted);
    on.fold(0, |all, (player, _)| all | 1 << player)
}
