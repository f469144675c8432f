//! What each permission or counterpart is worth: the value of combinations of them, and what follows
//! from it for each, for pairs, for each counterpart, under other splits of the supplies, and if an
//! event happens.

use super::counterparts::{Counterparts, Draw, counterparts};
use super::effect::{Change, change};
use super::game::{Coalition, Exact};
use super::game_groups::HoldUp;
use super::game_values::{Interaction, banzhaf, interactions};
use super::players::{Chosen, odds};
use super::setting::{By, NoAnswer, Player, Setting};
use super::valued::{How, Orders, Valued, as_it_stands, game, reached_under, valued, values_of};
use crate::country::Country;
use crate::plan::sweep::{Checkpoint, Counted, NoValues, Options, Players};
use crate::scenario::{Scenario, TriggerIx};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Of how many players, the weightiest first, pairs are looked at where not all combinations are valued.
const PAIRED: usize = 16;

/// What the players are worth, in person-months.
#[derive(Clone, Debug)]
pub struct Worth {
    /// The game of the players.
    pub valued: Valued,
    /// What the scenario has of the measure as it stands.
    pub as_it_stands: Exact,
    /// The mean over all sets of others of what each adds; empty where not all were valued.
    pub banzhaf: Vec<Exact>,
    /// How pairs of players go together.
    pub pairs: Pairs,
    /// By player: how likely it grants, by the pack.
    pub odds: Vec<Exact>,
    /// By player: what hangs on it alone.
    pub hold_up: Vec<HoldUp>,
    /// What the players are worth under other splits of the supplies by origin.
    pub splits: Vec<SplitWorth>,
    /// What all counterparts of the scenario are worth, each with all its permissions.
    pub counterparts: Counterparts,
}

/// How pairs of players go together; above 0 worth more together, below 0 one stands in for the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pairs {
    /// The Shapley interaction index of every pair.
    Interactions(Vec<Interaction>),
    /// With all others granting: what is lost if either refuses, added up, less what is lost if both
    /// do; for pairs of the players with the most worth, exactly.
    LostTogether(Vec<Interaction>),
}

impl Pairs {
    /// The pairs with their figures.
    pub fn each(&self) -> &[Interaction] {
        match self {
            Pairs::Interactions(pairs) | Pairs::LostTogether(pairs) => pairs,
        }
    }
}

/// What the players are worth with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitWorth {
    /// Name of the split.
    pub split: String,
    /// The game of the players.
    pub valued: Valued,
}

/// Values the players of a game: from every combination, or where these are too many from orders of
/// asking.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn worth(
    setting: Setting<'_>,
    chosen: &Chosen,
    options: &Options<'_>,
) -> Result<Worth, NoAnswer> {
    worth_from(setting, chosen, None, options, None)
}

/// What permissions are worth, from orders of asking where some are given. Goes on from a checkpoint and
/// adds what is found to it.
///
/// # Errors
/// [`NoAnswer`], also where the checkpoint belongs to another question.
pub fn worth_from(
    setting: Setting<'_>,
    chosen: &Chosen,
    orders: Option<Orders>,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Worth, NoAnswer> {
    let players = &chosen.players;
    let (own, draw) = match (chosen.by == By::Counterpart && !chosen.narrowed, orders) {
        (true, Some(orders)) => (None, Draw::Always(orders)),
        (true, None) => (None, Draw::WhereTooMany(None)),
        (false, _) => {
            let own = valued(setting, players, orders, options, checkpoint.as_deref_mut())?;
            (Some(own), Draw::WhereTooMany(orders))
        }
    };
    let counterparts = counterparts(setting, draw, options, checkpoint.as_deref_mut())?;
    // Where all counterparts play, their game is the one asked about: one figure for one thing.
    let found = own.unwrap_or_else(|| counterparts.valued.clone());
    let mut splits = Vec::new();
    for split in other_splits(setting.country, setting.scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let setting = Setting { scenario: &scenario, ..setting };
        // Only how places change is told; a quarter of the orders tell that.
        let orders = match &found.how {
            How::All(_) => None,
            How::Drawn { orders, .. } => {
                Some(Orders { draws: (orders.draws / 4).max(Orders::FEWEST), ..*orders })
            }
        };
        let valued = valued(setting, players, orders, options, checkpoint.as_deref_mut())?;
        splits.push(SplitWorth { split, valued });
    }
    let gain = found.gain();
    let hold_up = |lost: &Exact| HoldUp::of(lost.clone(), &gain, &found.all);
    Ok(Worth {
        as_it_stands: as_it_stands(setting, players)?,
        banzhaf: found.table.as_ref().map(banzhaf).unwrap_or_default(),
        pairs: match &found.table {
            Some(table) => Pairs::Interactions(interactions(table)),
            None => Pairs::LostTogether(lost_together(setting, players, &found, options)?),
        },
        odds: players.iter().map(|player| odds(setting.country, player)).collect(),
        hold_up: found.last.iter().map(hold_up).collect(),
        splits,
        counterparts,
        valued: found,
    })
}

/// See [`Pairs::LostTogether`].
fn lost_together(
    setting: Setting<'_>,
    players: &[Player],
    found: &Valued,
    options: &Options<'_>,
) -> Result<Vec<Interaction>, NoAnswer> {
    let groups = Players::groups(players.iter().map(|p| p.permissions.clone()).collect());
    let game = game(setting, Counted::People, &groups)?;
    let mut weightiest: Vec<usize> = (0..players.len()).collect();
    weightiest.sort_by_key(|&player| Reverse(&found.shapley[player]));
    weightiest.truncate(PAIRED);
    weightiest.sort_unstable();
    let mut pairs = Vec::new();
    for (n, &one) in weightiest.iter().enumerate() {
        pairs.extend(weightiest[n + 1..].iter().map(|&other| [one, other]));
    }
    let everyone = Coalition::everyone(players.len());
    let without = |[one, other]: &[usize; 2]| everyone.without(*one).without(*other).bits();
    let sets: Vec<u128> = pairs.iter().map(without).collect();
    let values = values_of(&game, &sets, options)?;
    let lost = |(pair, value): ([usize; 2], Exact)| {
        let [one, other] = pair.map(|player| &found.last[player]);
        Interaction { pair, value: one + other - (&found.all - value) }
    };
    Ok(pairs.into_iter().zip(values).map(lost).collect())
}

/// Splits of the supplies that the scenario does not use.
pub(super) fn other_splits(country: &Country, scenario: &Scenario) -> BTreeSet<String> {
    let all = country.supplies.iter().map(|supply| supply.split.clone());
    all.filter(|split| *split != scenario.supply_split).collect()
}

/// What is reached with and without an event.
#[derive(Clone, Debug)]
pub struct Fired {
    /// Which trigger of the scenario.
    pub trigger: TriggerIx,
    /// Whether it happens in the scenario; if not, it is taken to last for all of the window.
    pub happens: bool,
    /// Person-months reached without it.
    pub without: Exact,
    /// Person-months reached with it.
    pub with: Exact,
    /// What it costs those whom the plan without it serves.
    pub change: Change,
}

/// What each event described in a scenario costs in person-months if it happens.
///
/// # Errors
/// [`NoAnswer`].
pub fn fired(setting: Setting<'_>) -> Result<Vec<Fired>, NoAnswer> {
    let mut found = Vec::new();
    for (n, trigger) in setting.scenario.triggers.iter().enumerate() {
        let happening = |span| {
            let mut scenario = setting.scenario.clone();
            scenario.triggers[n].span = span;
            scenario
        };
        let whole = setting.scenario.window.span();
        let mut without = happening(None);
        // What does not happen is held against the scenario as it stands.
        if trigger.span.is_some() {
            without.id.push_str(" without the event");
        }
        let with = happening(Some(trigger.span.unwrap_or(whole)));
        let change = change(setting.country, [&without, &with], setting.needed);
        let [reach_without, reach_with] = reached_under(setting, [&without, &with])?;
        found.push(Fired {
            trigger: TriggerIx(n as u32),
            happens: trigger.span.is_some(),
            change: change.map_err(NoValues::Plan)?,
            without: reach_without,
            with: reach_with,
        });
    }
    // What happens comes first.
    found.sort_by_key(|fired: &Fired| !fired.happens);
    Ok(found)
}
