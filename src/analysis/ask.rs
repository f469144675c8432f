//! Whom to ask: the smallest sets of permissions that reach a target, the most likely of them, those
//! without which it cannot be met, and the best order of asking.

use super::game::{Coalition, Exact, Game};
use super::game_odds::{Draws, expected};
use super::game_order::{Asking, asking};
use super::game_sets::{Reach, Sets, reach};
use super::players::{Chosen, NoAnswer, Setting, by_counterpart, odds};
use super::valued::{Swept, table_from, wide};
use super::worth::other_splits;
use crate::country::{AreaIx, Country, PermissionIx};
use crate::network::Network;
use crate::plan::reach_with_full_access;
use crate::plan::sweep::{Checkpoint, Counted, NoValues, Options};
use crate::scenario::Scenario;
use num_traits::One;
use std::collections::BTreeMap;

/// What a target is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of what the same resources reach with everything granted.
    FullAccess,
    /// Of the person-months in need.
    Need,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The target: a share of what `of` says.
    pub share: &'a Exact,
    /// What it is a share of.
    pub of: Of,
    /// What winning each permission would take, in any unit, where it is not one: by permission.
    pub concessions: BTreeMap<PermissionIx, Exact>,
}

/// Whom to ask for a target.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Person-months of which the target is a share.
    pub whole: Exact,
    /// Person-months to be reached.
    pub target: Exact,
    /// Reached with none of the players granting.
    pub none: Exact,
    /// Reached with all of them granting.
    pub all: Exact,
    /// Minimal sets around the target; `None` where all together do not reach it.
    pub sets: Option<Sets>,
    /// The sufficient set that is most likely to be granted as a whole, with its chance.
    pub most_likely: Option<(Coalition, Exact)>,
    /// The sufficient set that takes least in concessions, with their sum.
    pub cheapest: Option<(Coalition, Exact)>,
    /// The chance that the target is met if everyone is asked, at the pack's odds.
    pub chance: Exact,
    /// By player: how likely it grants, by the pack.
    pub odds: Vec<Exact>,
    /// The best order of asking.
    pub order: Asking,
    /// How values were found and proven.
    pub swept: Swept,
    /// The same question with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitAsk>,
}

/// A question with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitAsk {
    /// Name of the split.
    pub split: String,
    /// Person-months to be reached.
    pub target: Exact,
    /// Reached with all players granting.
    pub all: Exact,
    /// Minimal sets around the target; `None` where all together do not reach it.
    pub sets: Option<Sets>,
}

/// The country as if nobody were in need but in some areas and all that lies in them.
pub fn only_in(country: &Country, areas: &[AreaIx]) -> Country {
    let mut narrowed = country.clone();
    let inside = |area: AreaIx| {
        let parent = country.areas[area.index()].parent;
        areas.contains(&area) || parent.is_some_and(|parent| areas.contains(&parent))
    };
    if !areas.is_empty() {
        narrowed.needs.retain(|need| inside(need.area));
    }
    narrowed
}

/// Finds whom to ask for a target.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn ask(
    setting: Setting<'_>,
    chosen: &Chosen,
    question: &Question<'_>,
    options: &Options<'_>,
) -> Result<Ask, NoAnswer> {
    ask_from(setting, chosen, question, options, None)
}

/// The same, going on from a checkpoint and adding what is found to it.
///
/// # Errors
/// [`NoAnswer`], also where the checkpoint belongs to another question.
pub fn ask_from(
    setting: Setting<'_>,
    chosen: &Chosen,
    question: &Question<'_>,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<Ask, NoAnswer> {
    let whole = whole(setting, question.of)?;
    let target = &whole * question.share;
    let each = chosen.players();
    let players = (&each, Counted::People);
    let (game, swept) = table_from(setting, players, options, checkpoint.as_deref_mut())?;
    let odds: Vec<Exact> = chosen.players.iter().map(|p| odds(setting.country, p)).collect();
    let draws = Draws::together(by_counterpart(setting.country, chosen)?, odds.clone())?;
    let sets = sets(&game, &target)?;
    let (mut most_likely, mut cheapest) = (None, None);
    if let Some(sets) = &sets {
        most_likely = sets.most_likely(&draws)?;
        cheapest = sets.cheapest(&concessions(chosen, &question.concessions))?;
    }
    let mut splits = Vec::new();
    for split in other_splits(setting.country, setting.scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let setting = Setting { scenario: &scenario, ..setting };
        let target = self::whole(setting, question.of)? * question.share;
        let (game, _) = table_from(setting, players, options, checkpoint.as_deref_mut())?;
        splits.push(SplitAsk { split, all: game.all(), sets: self::sets(&game, &target)?, target });
    }
    Ok(Ask {
        chance: expected(&game.reaching(&target), &draws)?.value,
        order: asking(&game, &Exact::one())?,
        none: game.none(),
        all: game.all(),
        whole,
        target,
        sets,
        most_likely,
        cheapest,
        odds,
        swept,
        splits,
    })
}

fn sets(game: &Game, target: &Exact) -> Result<Option<Sets>, NoAnswer> {
    Ok(match reach(game, target)? {
        Reach::OutOfReach { .. } => None,
        Reach::By(sets) => Some(sets),
    })
}

/// By player: what winning all its permissions would take; one each where nothing else is said.
fn concessions(chosen: &Chosen, said: &BTreeMap<PermissionIx, Exact>) -> Vec<Exact> {
    let one = |p: &PermissionIx| said.get(p).cloned().unwrap_or_else(Exact::one);
    chosen.players.iter().map(|player| player.permissions.iter().map(one).sum()).collect()
}

fn whole(setting: Setting<'_>, of: Of) -> Result<Exact, NoAnswer> {
    let Setting { country, scenario, needed } = setting;
    match of {
        Of::FullAccess => {
            let most = reach_with_full_access(country, scenario, needed);
            Ok(wide(most.map_err(NoValues::Plan)?))
        }
        Of::Need => {
            let network = Network::new(country, scenario, needed).map_err(NoValues::Refused)?;
            let need: u64 = network.served.iter().flat_map(|served| served.need()).sum();
            Ok(Exact::from_integer(need.into()))
        }
    }
}
