//! What permissions are worth where worse phases come first, as text and JSON.

use super::super::asked::{
    About, Aside, Basis, Estimated, GRANTED, Named, Proven, all_granting, give_or_take,
};
use super::super::figure::{Figure, counted};
use super::super::layout::{grid, hanging, wrapped};
use super::super::sharing::Sharing;
use crate::analysis::game::Exact;
use crate::analysis::phases::{ByPhase, PHASES, PhasesWorth};
use crate::analysis::players::{By, Chosen, Setting};
use crate::analysis::valued::{How, Valued};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// What permissions are worth by phase; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PhasesReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
    basis: Basis,
    players_are: &'static str,
    sentences: Vec<String>,
    none_granted: Vector,
    all_granted: Vector,
    players: Vec<PlayerTold>,
    /// All counterparts of the scenario, each with all its permissions, whoever plays above.
    counterparts: Vec<CounterpartTold>,
    not_playing: Aside,
    /// By phase, from what worths are estimated, of players and of counterparts; empty where exact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    estimated: Vec<Estimated>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counterparts_estimated: Vec<Estimated>,
    /// By phase; empty where worths are estimated.
    certificates: Vec<Proven>,
    #[serde(skip)]
    all_counterparts_play: bool,
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

    fn has_a_minus(self) -> bool {
        self.each().iter().any(|figure| *figure < Figure::whole(0))
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
            granted_first: Vector::of(&games.each_ref().map(|game| game.alone[n].clone())),
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
                hold_up: Vector::of(&last(decided, n)),
            }
        };
        let estimates = |games: &[Valued; 3]| -> Vec<Estimated> {
            games.iter().filter_map(|game| Estimated::of(&game.how)).collect()
        };
        let proven = |game: &Valued| match &game.how {
            How::All(swept) => Some(Proven::of(chosen.players.len(), swept)),
            How::Drawn { .. } => None,
        };
        let all = worth.all().iter().sum();
        let mut report = PhasesReport {
            format: "aidreach-worth-by-phase",
            version: 2,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            about: About { objective: "severity", ..About::of(setting) },
            basis: Basis::of(setting, chosen, &all),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted: Vector::of(&worth.none()),
            all_granted: Vector::of(&worth.all()),
            players: by_worth(games).iter().map(player).collect(),
            counterparts: by_worth(decided).iter().map(counterpart).collect(),
            not_playing: Aside::of(country, chosen),
            estimated: estimates(games),
            counterparts_estimated: estimates(decided),
            certificates: games.iter().filter_map(proven).collect(),
            all_counterparts_play: chosen.by == By::Counterpart && !chosen.narrowed,
        };
        report.sentences = report.said();
        report
    }

    /// What a negotiator would say aloud.
    fn said(&self) -> Vec<String> {
        let with = |v: Vector| {
            let [five, four, three, all] = v.each().map(Figure::grouped);
            format!("{all} person-months, of these {five} in phase 5, {four} in 4 and {three} in 3")
        };
        let mut told = vec![format!(
            "Serving the worst phase first, {} means {}; with none of them it is {}.",
            all_granting(self.players.len(), self.players_are),
            with(self.all_granted),
            with(self.none_granted),
        )];
        if let Some(first) = self.counterparts.first() {
            told.push(format!(
                "Of all {}, by the worst phase first, most lies with {}: {}.",
                counted(self.counterparts.len(), By::Counterpart.word()),
                first.counterpart,
                with(first.worth),
            ));
        }
        let vectors = self.players.iter().flat_map(|p| [p.worth, p.granted_first, p.granted_last]);
        let counterparts = self.counterparts.iter().map(|c| c.worth);
        if vectors.chain(counterparts).any(Vector::has_a_minus) {
            told.push(
                "A minus in a phase means: once this is granted, food goes to people in a worse \
                 phase whom it could not reach before, and is missing in the lighter one. From the \
                 worst phase on, granting never makes things worse."
                    .to_owned(),
            );
        }
        told
    }

    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(self.sharing));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        if !self.all_counterparts_play {
            let title = self.players_are;
            let title = format!("{}{}", title[..1].to_uppercase(), &title[1..]);
            text.push_str("\nWorth of granting, in person-months by IPC phase\n");
            let rows = self.players.iter().map(|p| (&p.named.name, p.worth, p.give_or_take));
            text.push_str(&by_phase(&title, rows));
        }
        text.push_str("\nBy counterpart, each with all its permissions, among all counterparts\n");
        let rows = self.counterparts.iter().map(|c| (&c.counterpart, c.worth, c.give_or_take));
        text.push_str(&by_phase("Counterpart", rows));
        let how = format!(
            "Worth is the mean of what a player adds over all orders of asking (Shapley), phase by \
             phase. {GRANTED} Where people in different phases take the same ration, granting never \
             lowers the sum over all phases either."
        );
        text.push_str(&wrapped(&how, ""));
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot playing\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        text.push_str(&format!("\n{}", wrapped(&self.basis.sentence(), "")));
        for (phase, proven) in PHASES.iter().zip(&self.certificates) {
            let sentence = match proven.proofs {
                0 => "Nobody can be served, whoever grants what.".to_owned(),
                _ => proven.sentence(),
            };
            text.push_str(&hanging(&sentence, &format!("\nPhase {phase}. "), ""));
        }
        if let Some(estimated) = self.counterparts_estimated.first() {
            text.push_str(&hanging(&estimated.sentence(), "\nCounterparts. ", ""));
        }
        text.push_str(&wrapped("In every phase the worths add up exactly to what all bring.", ""));
        text
    }
}

/// A row a player: person-months by phase and in all, with the width of all where it is estimated.
fn by_phase<'a>(
    title: &str,
    players: impl Iterator<Item = (&'a String, Vector, Option<Vector>)>,
) -> String {
    let players: Vec<_> = players.collect();
    let estimated = players.iter().any(|(.., width)| width.is_some());
    let phases = PHASES.map(|phase| format!(">Phase {phase}"));
    let mut header = vec![title];
    header.extend(phases.iter().map(String::as_str));
    header.push(">In all");
    header.extend(estimated.then_some(">±"));
    let rows = players.iter().map(|(name, worth, width)| {
        let mut row = vec![(*name).clone()];
        row.extend(worth.each().map(Figure::grouped));
        row.extend(width.map(|width| width.all_person_months.grouped()));
        row
    });
    grid(&header, &rows.collect::<Vec<_>>())
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
