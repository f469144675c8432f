//! What each counterpart of a scenario is worth: one figure for one thing, whoever asks.
//!
//! A counterpart's worth counts all its permissions, in the game of all counterparts of the scenario on
//! whom anything hangs. The value of every combination gives it exactly, as long as these are not too
//! many; beyond that it is estimated from orders of asking drawn with one seed, with its standard
//! error. What is lost if one counterpart alone refuses is exact in either case.
//!
//! What to expect at the pack's odds, and what effort is worth, come from one draw for each counterpart,
//! which decides all its permissions: exactly where outcomes are few, else from outcomes drawn.

use super::game::{Exact, Game};
use super::game_drawn::{Decided, Drawing};
use super::game_groups::{Groups, HoldUp};
use super::game_odds::{Draws, expected};
use super::game_sampling::within;
use super::players::{all_who_play, odds};
use super::setting::{By, NoAnswer, Player, Setting, Who};
use super::valued::{Orders, Spread, Valued, game, most, table_of, valued, values_of};
use crate::country::{CounterpartIx, PermissionIx};
use crate::plan::sweep::{self, Checkpoint, Counted, Method, Options, Players};
use std::collections::BTreeMap;

/// What all counterparts of a scenario are worth.
#[derive(Clone, Debug)]
pub struct Counterparts {
    /// Those on whom anything hangs, in the order of the pack, with the permissions on which it does.
    pub players: Vec<Player>,
    /// Their game.
    pub valued: Valued,
    /// Each of them.
    pub each: Vec<CounterpartWorth>,
    /// What to expect at the pack's odds, and how far that may be off.
    pub expected: Expectation,
}

/// What one counterpart's permissions are worth together, in person-months.
#[derive(Clone, Debug)]
pub struct CounterpartWorth {
    /// Who.
    pub counterpart: CounterpartIx,
    /// All its permissions, also those on which nothing hangs.
    pub permissions: Vec<PermissionIx>,
    /// Its Shapley value among all counterparts.
    pub worth: Exact,
    /// How far that may be off; `None` where it is exact.
    pub spread: Option<Spread>,
    /// What it adds where no other counterpart grants anything, exactly.
    pub first: Exact,
    /// What is lost if it alone refuses, exactly.
    pub hold_up: HoldUp,
    /// How likely it grants all on which anything hangs, by the pack.
    pub odds: Exact,
    /// What a unit more of probability that it grants is worth, for all its permissions alike, and how
    /// far that may be off.
    pub effort: Expectation,
}

/// A mean over chances.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// The mean.
    pub value: Exact,
    /// Within so much of it the true mean lies in about 95 % of cases; `None` where it is exact.
    pub within: Option<f64>,
}

impl Expectation {
    fn exact(value: Exact) -> Expectation {
        Expectation { value, within: None }
    }

    fn drawn((value, error): (Exact, f64), drawing: &Drawing) -> Expectation {
        Expectation { value, within: Some(within(error, drawing.replicates)) }
    }
}

impl Counterparts {
    /// A counterpart, if anything hangs on it.
    pub fn of(&self, counterpart: CounterpartIx) -> Option<&CounterpartWorth> {
        self.each.iter().find(|each| each.counterpart == counterpart)
    }
}

/// When orders of asking are drawn rather than all combinations valued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draw {
    /// Where combinations are too many; these orders, or as many as is usual.
    WhereTooMany(Option<Orders>),
    /// In any case.
    Always(Orders),
}

/// Values all counterparts of a scenario: from all combinations, or from orders of asking.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn counterparts(
    setting: Setting<'_>,
    draw: Draw,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Counterparts, NoAnswer> {
    let (chosen, method) = all_who_play(setting, By::Counterpart, &[])?;
    let players = chosen.players;
    let orders = match draw {
        Draw::Always(orders) => Some(orders),
        Draw::WhereTooMany(orders) => orders.filter(|_| players.len() > most(method)),
    };
    let valued = valued(setting, &players, orders, options, checkpoint.as_deref_mut())?;
    let by_chance = by_chance(setting, &players, orders, options, checkpoint)?;
    let gain = valued.gain();
    let each = players.iter().enumerate().zip(by_chance.1).filter_map(|((n, player), effort)| {
        let Who::Counterpart(counterpart) = player.who else { return None };
        Some(CounterpartWorth {
            counterpart,
            permissions: all_of(setting, counterpart),
            worth: valued.shapley[n].clone(),
            spread: valued.spreads.get(n).copied(),
            first: valued.alone[n].clone(),
            hold_up: HoldUp::of(valued.last[n].clone(), &gain, &valued.all),
            odds: odds(setting.country, player),
            effort,
        })
    });
    let each = each.collect();
    Ok(Counterparts { players, each, expected: by_chance.0, valued })
}

/// All permissions that a counterpart decides.
fn all_of(setting: Setting<'_>, counterpart: CounterpartIx) -> Vec<PermissionIx> {
    let every = (0..setting.country.permissions.len() as u32).map(PermissionIx);
    let its = |p: &PermissionIx| setting.country.permissions[p.index()].counterpart == counterpart;
    every.filter(its).collect()
}

/// What to expect, and by counterpart what effort is worth.
fn by_chance(
    setting: Setting<'_>,
    players: &[Player],
    orders: Option<Orders>,
    options: &Options<'_>,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<(Expectation, Vec<Expectation>), NoAnswer> {
    let chances = Chances::of(setting, players);
    let game = game(setting, Counted::People, &chances.sets)?;
    if chances.sets.each().len() <= most(game.method()) {
        let table = table_of(&game, options, checkpoint)?.0;
        return chances.exactly(&table);
    }
    chances.drawn(&game, orders, options)
}

/// What to expect of a value of the game of some players, at the pack's odds.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub(super) fn chance_of(
    setting: Setting<'_>,
    players: &[Player],
    target: &Exact,
    options: &Options<'_>,
) -> Result<Expectation, NoAnswer> {
    let chances = Chances::of(setting, players);
    let game = game(setting, Counted::People, &chances.sets)?;
    if chances.sets.each().len() <= most(game.method()) {
        let table = table_of(&game, options, None)?.0;
        return Ok(chances.exactly(&table.reaching(target))?.0);
    }
    let drawing = drawing(game.method(), None);
    let outcomes = drawing.outcomes(&chances.decided);
    let values = values_of(&game, &outcomes, options)?;
    let met = |value: Exact| Exact::from_integer(u8::from(value >= *target).into());
    let values = outcomes.into_iter().zip(values.into_iter().map(met)).collect();
    let found = Expectation::drawn(drawing.mean(&chances.decided, &values), &drawing);
    // What was never seen in so many outcomes may still happen in up to three of them (rule of three).
    let unseen = 3.0 / f64::from(drawing.replicates * drawing.strata);
    Ok(Expectation { within: found.within.map(|within| within.max(unseen)), ..found })
}

/// How many outcomes are drawn: in proportion to the orders of asking, of which what one value takes
/// decides how many can be afforded.
fn drawing(method: Method, orders: Option<Orders>) -> Drawing {
    let Orders { draws, seed } = orders.unwrap_or(Orders::usual(method));
    let (replicates, each) = match method {
        Method::Cut | Method::NestedCuts(_) => (8, 20),
        Method::Plans => (4, 4),
    };
    Drawing { replicates, strata: (draws / each).max(2), seed }
}

/// The permissions of some players and what chance decides about them: one draw decides all that a
/// counterpart grants, and its permissions with the same odds come together.
struct Chances {
    /// Permissions that come together.
    sets: Players,
    /// By set, its odds.
    odds: Vec<Exact>,
    /// By set, its draw.
    of_draw: Vec<usize>,
    /// By draw, its sets with their odds; draws are in the order of the counterparts.
    decided: Vec<Decided>,
}

impl Chances {
    fn of(setting: Setting<'_>, players: &[Player]) -> Chances {
        let mut alike: BTreeMap<CounterpartIx, BTreeMap<Exact, Vec<PermissionIx>>> =
            BTreeMap::new();
        for &permission in players.iter().flat_map(|player| &player.permissions) {
            let counterpart = setting.country.permissions[permission.index()].counterpart;
            let alone = Player { who: Who::Permission(permission), permissions: vec![permission] };
            let odds = odds(setting.country, &alone);
            alike.entry(counterpart).or_default().entry(odds).or_default().push(permission);
        }
        let (mut sets, mut all_odds, mut of_draw, mut decided) = (vec![], vec![], vec![], vec![]);
        for own in alike.into_values() {
            let mut of_one = Decided::new();
            for (odds, permissions) in own {
                of_one.push((1 << sets.len(), odds.clone()));
                sets.push(permissions);
                all_odds.push(odds);
                of_draw.push(decided.len());
            }
            decided.push(of_one);
        }
        Chances { sets: Players::groups(sets), odds: all_odds, of_draw, decided }
    }

    fn exactly(&self, table: &Game) -> Result<(Expectation, Vec<Expectation>), NoAnswer> {
        let groups = Groups::new(&self.of_draw)?;
        let found = expected(table, &Draws::together(groups, self.odds.clone())?)?;
        let efforts = found.groups.into_iter().map(|group| Expectation::exact(group.effort));
        Ok((Expectation::exact(found.value), efforts.collect()))
    }

    fn drawn(
        &self,
        game: &sweep::Game<'_>,
        orders: Option<Orders>,
        options: &Options<'_>,
    ) -> Result<(Expectation, Vec<Expectation>), NoAnswer> {
        let drawing = drawing(game.method(), orders);
        let sets = drawing.sets(&self.decided);
        let values = values_of(game, &sets, options)?;
        let values = sets.into_iter().zip(values).collect();
        let efforts = drawing.efforts(&self.decided, &values);
        let value = Expectation::drawn(drawing.mean(&self.decided, &values), &drawing);
        let efforts = efforts.into_iter().map(|effort| Expectation::drawn(effort, &drawing));
        Ok((value, efforts.collect()))
    }
}
