//! Whom to ask: the smallest sets of permissions that reach a target, the most likely of them, those
//! without which it cannot be met, and the best order of asking.

use super::game::{Coalition, Exact};
use super::game_odds::{Draws, expected};
use super::game_order::{Asking, asking};
use super::game_sets::{Reach, Sets, reach};
use super::players::{Chosen, NoAnswer, Setting, by_counterpart, odds};
use super::valued::wide;
use super::valued::{Swept, table_from};
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::reach_with_full_access;
use crate::plan::sweep::{Counted, Kept, NoValues, Options};
use num_traits::One;

/// What a target is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of what the same resources reach with everything granted.
    FullAccess,
    /// Of the person-months in need.
    Need,
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
    /// The chance that the target is met if everyone is asked, at the pack's odds.
    pub chance: Exact,
    /// By player: how likely it grants, by the pack.
    pub odds: Vec<Exact>,
    /// The best order of asking.
    pub order: Asking,
    /// How values were found and proven.
    pub swept: Swept,
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

/// Finds whom to ask for a target, a share of what `of` says.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn ask(
    setting: Setting<'_>,
    chosen: &Chosen,
    target: (&Exact, Of),
    options: &Options<'_>,
) -> Result<Ask, NoAnswer> {
    ask_from(setting, chosen, target, options, None)
}

/// The same, going on from values that are kept and keeping what is found.
///
/// # Errors
/// [`NoAnswer`], also where what is kept belongs to another question.
pub fn ask_from(
    setting: Setting<'_>,
    chosen: &Chosen,
    (share, of): (&Exact, Of),
    options: &Options<'_>,
    kept: Option<&mut Kept>,
) -> Result<Ask, NoAnswer> {
    let whole = whole(setting, of)?;
    let target = &whole * share;
    let players = (&chosen.players(), Counted::People);
    let (game, swept) = table_from(setting, players, options, kept)?;
    let odds: Vec<Exact> = chosen.players.iter().map(|p| odds(setting.country, p)).collect();
    let draws = Draws::together(by_counterpart(setting.country, chosen)?, odds.clone())?;
    let sets = match reach(&game, &target)? {
        Reach::OutOfReach { .. } => None,
        Reach::By(sets) => Some(sets),
    };
    let most_likely = match &sets {
        Some(sets) => sets.most_likely(&draws)?,
        None => None,
    };
    Ok(Ask {
        chance: expected(&game.reaching(&target), &draws)?.value,
        order: asking(&game, &Exact::one())?,
        none: game.none(),
        all: game.all(),
        whole,
        target,
        sets,
        most_likely,
        odds,
        swept,
    })
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
