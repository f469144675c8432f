//! What each permission is worth: the value of every combination of them, and what follows from it
//! for each permission, for each counterpart, for pairs, under other splits of the supplies, and if
//! an event happens.

use super::game::Exact;
use super::game_groups::{Groups, HoldUp, hold_up, quotient};
use super::game_odds::{Draws, Expected, expected};
use super::game_values::{Values, shapley, values};
use super::players::{Chosen, NoAnswer, Setting, by_counterpart, odds};
use super::valued::{Swept, reached, table_from};
use crate::country::{CounterpartIx, Country};
use crate::plan::sweep::{Checkpoint, Counted, Options};
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
    /// What to expect at these odds; one draw decides all permissions of a counterpart.
    pub expected: Expected,
    /// By player: what a unit more of probability is worth, for it and for all permissions of the
    /// same counterpart at the same odds, which come with it.
    pub efforts: Vec<Exact>,
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
    /// What a unit more of probability that it grants is worth, for all its permissions alike.
    pub effort: Exact,
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
    worth_from(setting, chosen, options, None)
}

/// The same, going on from a checkpoint and adding what is found to it.
///
/// # Errors
/// [`NoAnswer`], also where the checkpoint belongs to another question.
pub fn worth_from(
    setting: Setting<'_>,
    chosen: &Chosen,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Worth, NoAnswer> {
    let players = chosen.players();
    let people = (&players, Counted::People);
    let (game, swept) = table_from(setting, people, options, checkpoint.as_deref_mut())?;
    let odds: Vec<Exact> = chosen.players.iter().map(|p| odds(setting.country, p)).collect();
    let groups = by_counterpart(setting.country, chosen)?;
    let expected = expected(&game, &Draws::together(groups.clone(), odds.clone())?)?;
    let mut efforts = vec![Exact::default(); players.each().len()];
    for step in expected.groups.iter().flat_map(|group| &group.steps) {
        for player in step.permissions.players() {
            efforts[player] = step.effort.clone();
        }
    }
    let worths = shapley(&quotient(&game, &groups)?);
    let of_groups = worths.into_iter().zip(hold_up(&game, &groups)?).zip(&expected.groups);
    let counterparts = groups.members().iter().zip(of_groups);
    let counterparts = counterparts.filter_map(|(&members, ((worth, hold_up), expected))| {
        let (players, effort) = (members.players().collect(), expected.effort.clone());
        Some(CounterpartWorth {
            counterpart: chosen.decided_by(members, setting)?,
            players,
            worth,
            hold_up,
            effort,
        })
    });
    let counterparts = counterparts.collect();
    let mut splits = Vec::new();
    for split in other_splits(setting.country, setting.scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let setting = Setting { scenario: &scenario, ..setting };
        let (game, _) = table_from(setting, people, options, checkpoint.as_deref_mut())?;
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
        efforts,
        counterparts,
        hold_up: hold_up(&game, &Groups::apart(game.players()))?,
        swept,
        splits,
    })
}

/// Splits of the supplies that the scenario does not use.
pub(super) fn other_splits(country: &Country, scenario: &Scenario) -> BTreeSet<String> {
    let all = country.supplies.iter().map(|supply| supply.split.clone());
    all.filter(|split| *split != scenario.supply_split).collect()
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
