//! What permissions are worth where worse phases come first.

mod page;

use crate::analysis::game::Exact;
use crate::analysis::phases::{ByPhase, PhasesWorth};
use crate::analysis::players::Chosen;
use crate::analysis::setting::Setting;
use crate::analysis::valued::{How, Valued};
use crate::kit::figure::Figure;
use crate::kit::{Masthead, Sentence};
use crate::report::findings::coalitions::{
    Basis, Estimated, GameMeta, Named, NotPlaying, ProofSummary, give_or_take, masthead,
};
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// What permissions are worth by phase.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PhasesReport {
    #[serde(flatten)]
    masthead: Masthead,
    about: GameMeta,
    basis: Basis,
    players_are: &'static str,
    sentences: Vec<Sentence>,
    none_granted: Vector,
    all_granted: Vector,
    players: Vec<PlayerTold>,
    /// All counterparts of the scenario, each with all its permissions, whoever plays above.
    counterparts: Vec<CounterpartTold>,
    not_playing: NotPlaying,
    /// By phase, from what worths are estimated, of players and of counterparts; empty where exact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    estimated: Vec<Estimated>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counterparts_estimated: Vec<Estimated>,
    /// By phase; empty where worths are estimated.
    certificates: Vec<ProofSummary>,
}

/// Person-months by phase and in all.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
struct Vector {
    phase_5_person_months: Figure,
    phase_4_person_months: Figure,
    phase_3_person_months: Figure,
    all_person_months: Figure,
}

impl Vector {
    fn of(by_phase: &ByPhase) -> Vector {
        let [phase_5, phase_4, phase_3] = [0, 1, 2].map(|n| Figure::long(&by_phase[n], 0));
        Vector {
            phase_5_person_months: phase_5,
            phase_4_person_months: phase_4,
            phase_3_person_months: phase_3,
            all_person_months: Figure::long(&by_phase.iter().sum::<Exact>(), 0),
        }
    }

    fn each(self) -> [Figure; 4] {
        let Vector { phase_5_person_months, phase_4_person_months, .. } = self;
        let Vector { phase_3_person_months, all_person_months, .. } = self;
        [phase_5_person_months, phase_4_person_months, phase_3_person_months, all_person_months]
    }
}

#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PlayerTold {
    #[serde(flatten)]
    named: Named,
    worth: Vector,
    /// Within this of them the worths lie in about 95 % of cases; left out where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    give_or_take: Option<Vector>,
    granted_first: Vector,
    granted_last: Vector,
}

#[derive(Clone, Debug, JsonSchema, Serialize)]
struct CounterpartTold {
    id: String,
    counterpart: String,
    worth: Vector,
    /// Within this of them the worths lie in about 95 % of cases; left out where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    give_or_take: Option<Vector>,
    granted_first: Vector,
    /// Lost if it alone refuses everything.
    hold_up: Vector,
}

impl PhasesReport {
    /// Gathers what is told.
    pub fn of(
        setting: Setting<'_>,
        chosen: &Chosen,
        worth: &PhasesWorth,
        sharing: Sharing,
    ) -> PhasesReport {
        let country = setting.country;
        let games = &worth.games;
        let player = |&n: &usize| PlayerTold {
            named: Named::of(country, &chosen.players[n]),
            worth: Vector::of(&shapley(games, n)),
            give_or_take: spread(games, n),
            granted_first: Vector::of(&first(games, n)),
            granted_last: Vector::of(&last(games, n)),
        };
        let decided = &worth.of_counterparts;
        let counterpart = |&n: &usize| {
            let own = &country.counterparts[worth.counterparts[n].index()];
            CounterpartTold {
                id: own.id.clone(),
                counterpart: own.name.clone(),
                worth: Vector::of(&shapley(decided, n)),
                give_or_take: spread(decided, n),
                granted_first: Vector::of(&first(decided, n)),
                hold_up: Vector::of(&last(decided, n)),
            }
        };
        let estimates = |games: &[Valued; 3]| -> Vec<Estimated> {
            games.iter().filter_map(|game| Estimated::of(&game.how)).collect()
        };
        let proven = |game: &Valued| match &game.how {
            How::All(swept) => Some(ProofSummary::of(chosen.players.len(), swept)),
            How::Drawn { .. } => None,
        };
        let all = worth.all().iter().sum();
        let mut report = PhasesReport {
            masthead: masthead(("aidreach-worth-by-phase", 2), setting, sharing),
            about: GameMeta { objective: "severity", ..GameMeta::of(setting) },
            basis: Basis::of(setting, chosen, &all),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted: Vector::of(&worth.none()),
            all_granted: Vector::of(&worth.all()),
            players: by_worth(games).iter().map(player).collect(),
            counterparts: by_worth(decided).iter().map(counterpart).collect(),
            not_playing: NotPlaying::of(country, chosen),
            estimated: estimates(games),
            counterparts_estimated: estimates(decided),
            certificates: games.iter().filter_map(proven).collect(),
        };
        report.sentences = report.said();
        report
    }
}

/// Players by their vectors, which compare from phase 5 on; equals stay in their order.
fn by_worth(games: &[Valued; 3]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..games[0].shapley.len()).collect();
    order.sort_by_cached_key(|&n| Reverse(shapley(games, n)));
    order
}

fn shapley(games: &[Valued; 3], player: usize) -> ByPhase {
    games.each_ref().map(|game| game.shapley[player].clone())
}

fn first(games: &[Valued; 3], player: usize) -> ByPhase {
    games.each_ref().map(|game| game.alone[player].clone())
}

fn last(games: &[Valued; 3], player: usize) -> ByPhase {
    games.each_ref().map(|game| game.last[player].clone())
}

/// How far off each may be by phase; the sum no more than these added up.
fn spread(games: &[Valued; 3], player: usize) -> Option<Vector> {
    let [five, four, three] = games.each_ref().map(|game| Some(game.spreads.get(player)?.within));
    let all = five? + four? + three?;
    Some(Vector {
        phase_5_person_months: give_or_take(five?),
        phase_4_person_months: give_or_take(four?),
        phase_3_person_months: give_or_take(three?),
        all_person_months: give_or_take(all),
    })
}
