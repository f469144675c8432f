//! Gathers what is told of whom to ask.

use super::words::{sentences, split_told};
use super::{AskReport, Conceded, Likely, PlayerTold, SecondBest, SetTold, Step, Target};
use crate::analysis::ask::{Ask, Looked, Of};
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::players::Chosen;
use crate::analysis::setting::{By, Setting};
use crate::kit::figure::Figure;
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::report::findings::coalitions::{
    Basis, GameMeta, Named, NotPlaying, ProofSummary, masthead, names, percent, proven_by, share_of,
};
use crate::sharing::Sharing;

impl AskReport {
    /// Gathers what is told.
    pub fn of(setting: Setting<'_>, chosen: &Chosen, target: Target<'_>, ask: &Ask) -> AskReport {
        let country = setting.country;
        let players: Vec<Named> = chosen.players.iter().map(|p| Named::of(country, p)).collect();
        let ids = |set: &Coalition| -> Vec<String> {
            set.players().map(|n| players[n].id.clone()).collect()
        };
        let sets = sets(ask, &players);
        let ids_of = |sets: &Vec<SetTold>| sets.iter().map(|set| set.players.clone()).collect();
        let likely = |(set, chance): &(Coalition, Exact)| Likely {
            players: ids(set),
            p_granted: Figure::long(chance, 4),
        };
        let conceded = |(set, sum): &(Coalition, Exact)| Conceded {
            players: ids(set),
            concessions: Figure::long(sum, 0),
        };
        let second = ask.second_first.as_ref().map(|second| SecondBest {
            ask: players[second.player].id.clone(),
            name: players[second.player].name.clone(),
            regret_person_months_summed_over_steps: Figure::long(&second.regret, 0),
        });
        let (certificate, at_least_players) = match &ask.looked {
            Looked::Everywhere(swept) => (Some(ProofSummary::of(players.len(), swept)), None),
            Looked::Along { at_least, .. } => (None, *at_least),
        };
        let mut report = AskReport {
            masthead: masthead(("aidreach-ask", 2), setting, Sharing::Internal),
            about: GameMeta::of(setting),
            basis: Basis::of(setting, chosen, &ask.all),
            players_are: chosen.by.word(),
            target_share: Figure::long(target.share, 4),
            target_is_share_of: match target.of {
                Of::FullAccess => "full-access",
                Of::Need => "need",
            },
            areas: target.areas.iter().map(|a| country.areas[a.index()].name.clone()).collect(),
            whole_person_months: Figure::long(&ask.whole, 0),
            target_person_months: Figure::long(&ask.target, 0),
            none_granted_person_months: Figure::long(&ask.none, 0),
            all_granted_person_months: Figure::long(&ask.all, 0),
            at_most_percent: percent(&ask.all, &ask.whole),
            out_of_reach: ask.sets.is_none(),
            sentences: Vec::new(),
            sufficient_sets: ids_of(&sets[0]),
            needed_sets: ids_of(&sets[1]),
            sets,
            of: target.of,
            most_likely: ask.most_likely.as_ref().map(likely),
            least_concessions: ask.cheapest.as_ref().map(conceded),
            p_target_met_if_all_are_asked: Figure::long(&ask.chance.value, 4),
            p_target_met_give_or_take: ask.chance.within.map(probability),
            splits: ask.splits.iter().map(|split| split_told(split, ask, &players)).collect(),
            order: steps(ask, &players, chosen.by),
            second_best_first: second,
            not_playing: NotPlaying::of(country, chosen),
            certificate,
            all_combinations_valued: matches!(ask.looked, Looked::Everywhere(_)),
            at_least_players,
            looked: looked(&ask.looked, players.len()),
            players: players.iter().zip(&ask.last).map(PlayerTold::of).collect(),
        };
        report.sentences = sentences(&report, ask, (target.share, &players));
        report
    }

    /// Whether the target cannot be met with all players granting.
    pub fn out_of_reach(&self) -> bool {
        self.out_of_reach
    }
}

impl PlayerTold {
    fn of((named, last): (&Named, &Exact)) -> PlayerTold {
        let granted_last_person_months = Figure::long(last, 0);
        PlayerTold { named: named.clone(), granted_last_person_months }
    }
}

/// How far off a probability may be, never narrower than that is.
fn probability(within: f64) -> Figure {
    Figure::measured((within * 1000.0).ceil() / 1000.0, 3)
}

/// How sets and orders were found and proven.
fn looked(looked: &Looked, players: usize) -> Sentence {
    match looked {
        Looked::Everywhere(swept) => ProofSummary::of(players, swept).sentence(),
        Looked::Along { proven, method, .. } => say!(
            "ask.looked",
            "There are too many to value every combination, so sets and order were found by valuing \
             {proven} combinations one after another, each proven, by {by}. Every set told suffices and \
             can spare no member; that there is no better set or order is not proven.",
            proven = *proven,
            by = proven_by(*method),
        ),
    }
}

fn steps(ask: &Ask, players: &[Named], by: By) -> Vec<Step> {
    let decides = |player: usize| match by {
        By::Permission => Some(players[player].counterpart_name.clone()),
        By::Counterpart => None,
    };
    let step = |(n, (&player, reach)): (usize, (&usize, &Exact))| Step {
        n: n + 1,
        ask: players[player].id.clone(),
        name: players[player].name.clone(),
        counterpart: decides(player),
        reach_person_months: Figure::long(reach, 0),
        reach_share: share_of(reach, &ask.whole),
        reach_percent: percent(reach, &ask.whole),
        granted_last_person_months: Figure::long(&ask.last[player], 0),
        target_met: *reach >= ask.target,
    };
    ask.order.players.iter().zip(&ask.order.reach).enumerate().map(step).collect()
}

/// The sets that suffice, and those of each of which one is needed.
fn sets(ask: &Ask, players: &[Named]) -> [Vec<SetTold>; 2] {
    let Some(sets) = &ask.sets else { return [Vec::new(), Vec::new()] };
    let told = |sort: &'static str, sets: &[Coalition], joined: Joined| {
        let set = |(n, set): (usize, &Coalition)| SetTold {
            sort,
            n: n + 1,
            players: set.players().map(|n| players[n].id.clone()).collect(),
            said: joined.list(names(players, *set)),
        };
        sets.iter().enumerate().map(set).collect()
    };
    [told("sufficient", &sets.sufficient, Joined::And), told("needed", &sets.blocking, Joined::Or)]
}
