//! What each permission is worth: the value of every combination of them, and what follows from it
//! for each permission, for each counterpart, for pairs, under other splits of the supplies, and if
//! an event happens.

use super::game::Exact;
use super::game_groups::{Groups, HoldUp, hold_up, quotient};
use super::game_odds::{Draws, Expected, expected};
use super::game_values::{Values, shapley, values};
use super::players::{Chosen, NoAnswer, Setting, Swept, Who, odds, reached, table};
use crate::country::CounterpartIx;
use crate::plan::sweep::Options;
use crate::scenario::{Scenario, TriggerIx};
use std::collections::BTreeSet;

/// What the players are worth, in person-months.
#[derive(Clone, Debug)]
pub struct Worth {
    /// Reached with none of them granted.
    pub none: Exact,
    /// Reached with all of them granted.
    pub all: Exact,
    /// Reached as the scenario stands.
    pub as_it_stands: Exact,
    /// By player and by pair.
    pub values: Values,
    /// By player: how likely it grants, by the pack.
    pub odds: Vec<Exact>,
    /// What to expect at these odds, each player drawn by itself.
    pub expected: Expected,
    /// By counterpart, in order; empty where counterparts play.
    pub counterparts: Vec<CounterpartWorth>,
    /// By player: what hangs on it alone.
    pub hold_up: Vec<HoldUp>,
    /// How values were found and proven.
    pub swept: Swept,
    /// The same players under other splits of the supplies by origin.
    pub splits: Vec<SplitWorth>,
}

/// What a counterpart's permissions are worth together.
#[derive(Clone, Debug)]
pub struct CounterpartWorth {
    /// Who.
    pub counterpart: CounterpartIx,
    /// Its permissions among the players.
    pub players: Vec<usize>,
    /// Its Shapley value where a counterpart's permissions come together.
    pub worth: Exact,
    /// What hangs on it alone.
    pub hold_up: HoldUp,
}

/// The same players with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitWorth {
    /// Name of the split.
    pub split: String,
    /// Reached with none granted.
    pub none: Exact,
    /// Reached with all granted.
    pub all: Exact,
    /// Shapley value by player.
    pub worth: Vec<Exact>,
}

/// Values the players of a game in every combination.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn worth(
    setting: Setting<'_>,
    chosen: &Chosen,
    options: &Options<'_>,
) -> Result<Worth, NoAnswer> {
    let players = chosen.players();
    let (game, swept) = table(setting, &players, options)?;
    let odds: Vec<Exact> = chosen.players.iter().map(|p| odds(setting.country, p)).collect();
    let expected = expected(&game, &Draws::apart(odds.clone())?)?;
    let of_player: Vec<Option<CounterpartIx>> = chosen
        .players
        .iter()
        .map(|player| match player.who {
            Who::Permission(p) => Some(setting.country.permissions[p.index()].counterpart),
            Who::Counterpart(_) | Who::Others(..) => None,
        })
        .collect();
    let distinct: BTreeSet<CounterpartIx> = of_player.iter().flatten().copied().collect();
    let mut counterparts = Vec::new();
    if !distinct.is_empty() {
        let position = |ix: &Option<CounterpartIx>| {
            ix.map_or(0, |ix| distinct.iter().take_while(|other| **other < ix).count())
        };
        let groups = Groups::new(&of_player.iter().map(position).collect::<Vec<_>>())?;
        let worths = shapley(&quotient(&game, &groups)?);
        let holding = hold_up(&game, &groups)?.into_iter().zip(groups.members());
        for ((counterpart, worth), (hold_up, members)) in
            distinct.into_iter().zip(worths).zip(holding)
        {
            let players = members.players().collect();
            counterparts.push(CounterpartWorth { counterpart, players, worth, hold_up });
        }
    }
    let mut splits = Vec::new();
    for split in other_splits(setting) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let (game, _) = table(Setting { scenario: &scenario, ..setting }, &players, options)?;
        let (none, all) = (game.none(), game.all());
        splits.push(SplitWorth { split, none, all, worth: shapley(&game) });
    }
    Ok(Worth {
        none: game.none(),
        all: game.all(),
        as_it_stands: reached(setting)?,
        values: values(&game),
        odds,
        expected,
        counterparts,
        hold_up: hold_up(&game, &Groups::apart(game.players()))?,
        swept,
        splits,
    })
}

/// Splits of the supplies that the scenario does not use.
fn other_splits(setting: Setting<'_>) -> BTreeSet<String> {
    let all = setting.country.supplies.iter().map(|supply| supply.split.clone());
    all.filter(|split| *split != setting.scenario.supply_split).collect()
}

/// What is reached with and without an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fired {
    /// Which trigger of the scenario.
    pub trigger: TriggerIx,
    /// Whether it happens in the scenario; if not, it is taken to last for all of the window.
    pub happens: bool,
    /// Person-months reached without it.
    pub without: Exact,
    /// Person-months reached with it.
    pub with: Exact,
}

/// What each event described in a scenario costs in person-months if it happens.
///
/// # Errors
/// [`NoAnswer`].
pub fn fired(setting: Setting<'_>) -> Result<Vec<Fired>, NoAnswer> {
    let mut found = Vec::new();
    for (n, trigger) in setting.scenario.triggers.iter().enumerate() {
        let reach = |span| {
            let mut scenario = setting.scenario.clone();
            scenario.triggers[n].span = span;
            reached(Setting { scenario: &scenario, ..setting })
        };
        let whole = setting.scenario.window.span();
        found.push(Fired {
            trigger: TriggerIx(n as u16),
            happens: trigger.span.is_some(),
            without: reach(None)?,
            with: reach(Some(trigger.span.unwrap_or(whole)))?,
        });
    }
    Ok(found)
}
