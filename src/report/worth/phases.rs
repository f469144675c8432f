//! What permissions are worth where worse phases come first, as text and JSON.

use super::super::asked::{About, Aside, GRANTED, Named, Proven, all_granting};
use super::super::figure::Figure;
use super::super::layout::{grid, hanging, wrapped};
use super::super::sharing::Sharing;
use crate::analysis::game::Exact;
use crate::analysis::phases::{ByPhase, PHASES, PhasesWorth};
use crate::analysis::players::{Chosen, Setting};
use crate::country::CounterpartIx;
use schemars::JsonSchema;
use serde::Serialize;

/// What permissions are worth by phase; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PhasesReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
    players_are: &'static str,
    sentences: Vec<String>,
    none_granted: Vector,
    all_granted: Vector,
    players: Vec<PlayerTold>,
    counterparts: Vec<CounterpartTold>,
    not_playing: Aside,
    certificates: Vec<Proven>,
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
    granted_first: Vector,
    granted_last: Vector,
}

#[derive(Clone, Debug, JsonSchema, Serialize)]
struct CounterpartTold {
    id: String,
    counterpart: String,
    worth: Vector,
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
        let mut order: Vec<usize> = (0..chosen.players.len()).collect();
        // Vectors compare from phase 5 on; equals stay in the order of the players.
        order.sort_by(|&a, &b| worth.shapley[b].cmp(&worth.shapley[a]));
        let player = |&n: &usize| PlayerTold {
            named: Named::of(country, &chosen.players[n]),
            worth: Vector::of(&worth.shapley[n]),
            granted_first: Vector::of(&worth.alone[n]),
            granted_last: Vector::of(&worth.last[n]),
        };
        let mut counterparts: Vec<&(CounterpartIx, ByPhase)> = worth.counterparts.iter().collect();
        counterparts.sort_by(|a, b| b.1.cmp(&a.1));
        let counterpart = |(ix, worth): &(CounterpartIx, ByPhase)| CounterpartTold {
            id: country.counterparts[ix.index()].id.clone(),
            counterpart: country.counterparts[ix.index()].name.clone(),
            worth: Vector::of(worth),
        };
        let mut report = PhasesReport {
            format: "aidreach-worth-by-phase",
            version: 1,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            about: About { objective: "severity", ..About::of(setting) },
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted: Vector::of(&worth.none),
            all_granted: Vector::of(&worth.all),
            players: order.iter().map(player).collect(),
            counterparts: counterparts.into_iter().map(counterpart).collect(),
            not_playing: Aside::of(country, chosen),
            certificates: worth.swept.map(|s| Proven::of(chosen.players.len(), &s)).into(),
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
        if let Some(first) = self.players.first() {
            told.push(format!(
                "By the worst phase first, most lies with {}: {}.",
                first.named.name,
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
        let phases = PHASES.map(|phase| format!(">Phase {phase}"));
        let [five, four, three] = phases.each_ref().map(String::as_str);
        let row = |name: &str, worth: Vector| -> Vec<String> {
            std::iter::once(name.to_owned()).chain(worth.each().map(Figure::grouped)).collect()
        };
        let mut rows: Vec<_> = self.players.iter().map(|p| row(&p.named.name, p.worth)).collect();
        let title = format!("{}{}", self.players_are[..1].to_uppercase(), &self.players_are[1..]);
        text.push_str("\nWorth of granting, in person-months by IPC phase\n");
        text.push_str(&grid(&[&title, five, four, three, ">In all"], &rows));
        let how = format!(
            "Worth is the mean of what a {} adds over all orders of asking (Shapley), phase by phase. \
             {GRANTED} Where people in different phases take the same ration, granting never lowers \
             the sum over all phases either.",
            self.players_are,
        );
        text.push_str(&wrapped(&how, ""));
        if !self.counterparts.is_empty() {
            rows = self.counterparts.iter().map(|c| row(&c.counterpart, c.worth)).collect();
            text.push_str("\nBy counterpart\n");
            text.push_str(&grid(&["Counterpart", five, four, three, ">In all"], &rows));
        }
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot playing\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        for (phase, proven) in PHASES.iter().zip(&self.certificates) {
            let sentence = match proven.proofs {
                0 => "Nobody can be served, whoever grants what.".to_owned(),
                _ => proven.sentence(),
            };
            text.push_str(&hanging(&sentence, &format!("\nPhase {phase}. "), ""));
        }
        text.push_str(&wrapped("In every phase the worths add up exactly to what all bring.", ""));
        text
    }
}
