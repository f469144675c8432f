//! Whom to ask: the smallest sets of permissions that reach a target, the most likely of them, those
//! without which it cannot be met, and the best order of asking.

mod asked;

pub use asked::{Ask, Looked, Of, Question, SplitAsk};

use super::counterparts::chance_of;
use super::game::{Coalition, Exact};
use super::game_odds::Draws;
use super::game_order::{FirstMove, Order, asking};
use super::game_search::{Effort, Price, Search};
use super::game_sets::{Reach, Sets, reach};
use super::players::{Chosen, by_counterpart, odds};
use super::setting::{NoAnswer, Setting};
use super::valued::{game, in_its_unit, most, table_of, wide};
use super::worth::other_splits;
use crate::country::{AreaIx, Country, PermissionIx};
use crate::network::Network;
use crate::plan::reach_with_full_access;
use crate::plan::sweep::{self, Checkpoint, Counted, Known, Method, NoValues, Options};
use crate::scenario::Scenario;
use num_traits::One;
use std::collections::BTreeMap;

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

/// Whom to ask, going on from a checkpoint and adding what is found to it.
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
    let players = chosen.players();
    let game = game(setting, Counted::People, &players)?;
    let of_players = OfPlayers::of(setting, chosen, question)?;
    let mut values = match players.each().len() <= most(game.method()) {
        true => Found::everywhere(&game, &of_players, &target, options, checkpoint.as_deref_mut())?,
        false => Found::along(&game, &of_players, (&target, Wanted::AllSets), options)?,
    };
    let mut splits = Vec::new();
    for split in other_splits(setting.country, setting.scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let setting = Setting { scenario: &scenario, ..setting };
        let there = self::whole(setting, question.of)? * question.share;
        let game = self::game(setting, Counted::People, &players)?;
        let checkpoint = checkpoint.as_deref_mut();
        let other = match values.looked {
            Looked::Everywhere(_) => {
                Found::everywhere(&game, &of_players, &there, options, checkpoint)?
            }
            Looked::Along { .. } => {
                let wanted = Wanted::TheFewest(&values.order);
                Found::along(&game, &of_players, (&there, wanted), options)?
            }
        };
        let fewest = other.sets.as_ref().and_then(Sets::fewest);
        let suffices_here = match fewest {
            Some(set) => (values.value)(set)? >= target,
            None => false,
        };
        splits.push(SplitAsk { split, all: other.all, target: there, fewest, suffices_here });
    }
    let chance = chance_of(setting, &chosen.players, &target, options)?;
    let everyone = Coalition::everyone(players.each().len());
    let mut last = Vec::new();
    for player in everyone.players() {
        last.push(&values.all - (values.value)(everyone.without(player))?);
    }
    let Found { none, all, sets, most_likely, cheapest, order, second_first, looked, .. } = values;
    let odds = of_players.odds;
    Ok(Ask {
        whole,
        target,
        none,
        all,
        sets,
        most_likely,
        cheapest,
        chance,
        odds,
        last,
        order,
        second_first,
        looked,
        splits,
    })
}

/// What is known of the players beside values.
struct OfPlayers {
    draws: Draws,
    odds: Vec<Exact>,
    concessions: Vec<Exact>,
}

impl OfPlayers {
    fn of(
        setting: Setting<'_>,
        chosen: &Chosen,
        question: &Question<'_>,
    ) -> Result<OfPlayers, NoAnswer> {
        let odds: Vec<Exact> = chosen.players.iter().map(|p| odds(setting.country, p)).collect();
        let draws = Draws::together(by_counterpart(setting.country, chosen)?, odds.clone())?;
        let concessions = concessions(chosen, &question.concessions);
        Ok(OfPlayers { draws, odds, concessions })
    }
}

/// What is looked for where not every combination is valued.
#[derive(Clone, Copy)]
enum Wanted<'o> {
    AllSets,
    /// Beside an order of asking that is known.
    TheFewest(&'o Order),
}

/// What was found around a target under one split of the supplies.
struct Found<'g> {
    none: Exact,
    all: Exact,
    sets: Option<Sets>,
    most_likely: Option<(Coalition, Exact)>,
    cheapest: Option<(Coalition, Exact)>,
    order: Order,
    second_first: Option<FirstMove>,
    looked: Looked,
    /// The value of any set.
    value: Box<dyn FnMut(Coalition) -> Result<Exact, NoAnswer> + 'g>,
}

impl<'g> Found<'g> {
    /// From the value of every combination.
    fn everywhere(
        game: &'g sweep::Game<'_>,
        players: &OfPlayers,
        target: &Exact,
        options: &Options<'_>,
        checkpoint: Option<&mut Checkpoint>,
    ) -> Result<Found<'g>, NoAnswer> {
        let (table, swept) = table_of(game, options, checkpoint)?;
        let sets = match reach(&table, target)? {
            Reach::OutOfReach { .. } => None,
            Reach::By(sets) => Some(sets),
        };
        let found = asking(&table, &Exact::one())?;
        let (order, second_first) = (found.best, found.first_moves.into_iter().nth(1));
        let (none, all) = (table.none(), table.all());
        let value = Box::new(move |set| Ok(table.value(set)));
        let looked = Looked::Everywhere(swept);
        Found {
            none,
            all,
            sets,
            most_likely: None,
            cheapest: None,
            order,
            second_first,
            looked,
            value,
        }
        .with_the_best(players)
    }

    /// From the values of one set after another.
    fn along(
        game: &'g sweep::Game<'_>,
        players: &OfPlayers,
        (target, wanted): (&Exact, Wanted<'_>),
        options: &Options<'g>,
    ) -> Result<Found<'g>, NoAnswer> {
        let n = players.odds.len();
        let mut questions = game.questions()?;
        let (stop, progress) = (options.stop, options.progress);
        let mut asked = 0;
        let mut search = Search::new(n, move |set: Coalition| -> Result<Exact, NoAnswer> {
            if stop() {
                return Err(NoValues::Stopped(Known::default()).into());
            }
            asked += 1;
            // Nobody knows how many sets it takes.
            progress(asked, asked);
            Ok(in_its_unit(game, questions.people(set.bits())?))
        });
        let (none, all) = (search.value(Coalition::NOBODY)?, search.value(Coalition::everyone(n))?);
        let little = game.method() == Method::Plans;
        let order = match wanted {
            Wanted::AllSets if little => search.order_from_the_back()?,
            Wanted::AllSets => search.order()?,
            Wanted::TheFewest(known) => known.clone(),
        };
        let unlikely = |set: Coalition| Exact::one() - players.draws.chance(set);
        let dear = |set: Coalition| set.players().map(|n| &players.concessions[n]).sum::<Exact>();
        let many = |set: Coalition| Exact::from_integer(set.size().into());
        // Of other splits of the supplies only the fewest are told.
        let prices: [Price<'_>; 3] = [&many, &unlikely, &dear];
        let effort = match wanted {
            Wanted::AllSets if little => (Effort::LITTLE, &prices[..]),
            Wanted::AllSets => (Effort::MUCH, &prices[..]),
            Wanted::TheFewest(_) => (Effort::LEAST, &prices[..1]),
        };
        let (mut sets, mut at_least) = (None, None);
        if all >= *target {
            let around = search.around(target, &order, effort)?;
            (sets, at_least) = (Some(around.sets), Some(around.at_least));
        }
        let (proven, method) = (search.n_known(), game.method());
        let looked = Looked::Along { at_least, proven, method };
        let value = Box::new(move |set| search.value(set));
        let (most_likely, cheapest, second_first) = (None, None, None);
        Found { none, all, sets, most_likely, cheapest, order, second_first, looked, value }
            .with_the_best(players)
    }

    /// With the most likely and the cheapest of the sets told.
    fn with_the_best(mut self, players: &OfPlayers) -> Result<Found<'g>, NoAnswer> {
        if let Some(sets) = &self.sets {
            self.most_likely = sets.most_likely(&players.draws)?;
            self.cheapest = sets.cheapest(&players.concessions)?;
        }
        Ok(self)
    }
}

/// By player: what winning all its permissions would take; one each where nothing else is said.
fn concessions(chosen: &Chosen, said: &BTreeMap<PermissionIx, Exact>) -> Vec<Exact> {
    let one = |p: &PermissionIx| said.get(p).cloned().unwrap_or_else(Exact::one);
    chosen.players.iter().map(|player| player.permissions.iter().map(one).sum()).collect()
}

fn whole(setting: Setting<'_>, of: Of) -> Result<Exact, NoAnswer> {
    let Setting { country, scenario, needed, .. } = setting;
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
