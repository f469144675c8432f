//! What permissions are worth by phase, in sentences and a table.

use super::{CounterpartTold, PhasesReport, PlayerTold, Vector};
use crate::analysis::phases::PHASES;
use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Part, Sentence, TableSchema, col, in_data, known, means,
    on_pages, on_pages_right, say,
};
use crate::report::answers::worth::counterparts::{WIDTH, WORTH};
use crate::report::findings::coalitions::{Named, all_granting, granted, plain_words};

/// A player in one phase, or in all of them.
struct PhaseRow {
    among: String,
    id: String,
    name: String,
    decides: String,
    /// Key of the phase, and in words.
    phase: [&'static str; 2],
    worth: Figure,
    give_or_take: Option<Figure>,
    first: Figure,
    last: Figure,
}

const PHASES_TOLD: [[&str; 2]; 4] =
    [["5", "Phase 5"], ["4", "Phase 4"], ["3", "Phase 3"], ["3+", "In all"]];

const BY_PHASE: Declared<PhaseRow> = Declared {
    name: "worth-by-phase",
    row: "A permission or counterpart and what it is worth in one IPC phase",
    columns: &[
        in_data(col(
            "among",
            "",
            means::code(
                "Who is asked: `players`, those told in the answer, or `counterparts`, all counterparts with \
                 all their permissions",
            ),
            |r| Cell::text(&r.among),
        )),
        in_data(col("player", "", means::code("Key of what is asked for"), |r| Cell::text(&r.id))),
        col("name", "Asked for", means::words("What is asked for"), |r| Cell::text(&r.name)),
        in_data(known("counterpart", "", |r| Cell::text(&r.decides))),
        in_data(known("ipc_phase", "", |r| Cell::text(r.phase[0]))),
        on_pages("Phase", |r| Cell::text(r.phase[1])),
        on_pages_right("Worth", |r| match r.give_or_take {
            Some(width) => Cell::Text(format!("{} ±{}", r.worth.grouped(), width.grouped())),
            None => Cell::Text(r.worth.grouped()),
        }),
        in_data(col("worth_person_months", "", WORTH, |r| Cell::Figure(r.worth))),
        in_data(col("give_or_take_person_months", "", WIDTH, |r| Cell::figure(r.give_or_take))),
        in_data(col(
            "granted_first_person_months",
            "",
            means::figure(0, "What it adds where nothing else is granted, in person-months"),
            |r| Cell::Figure(r.first),
        )),
        in_data(col(
            "granted_last_person_months",
            "",
            means::figure(0, "What is lost if it alone refuses, in person-months"),
            |r| Cell::Figure(r.last),
        )),
    ],
};

impl Answered for PhasesReport {
    fn tables() -> Vec<TableSchema> {
        vec![BY_PHASE.schema()]
    }

    fn described(&self) -> Description {
        let mut parts =
            vec![Part::section("worth", say!("worth-by-phase.worth", "What granting is worth"))];
        let caption =
            say!("worth-by-phase.players", "Worth of granting, in person-months by IPC phase");
        let rows: Vec<PhaseRow> = self.players.iter().flat_map(PlayerTold::by_phase).collect();
        let players = BY_PHASE.of(caption, &rows).across();
        // Where all counterparts play, the next table tells the same.
        parts.push(match self.basis.all_counterparts_play() {
            true => Part::Data(players),
            false => Part::Table(players),
        });
        let caption = say!(
            "worth-by-phase.counterparts",
            "All permissions of each counterpart, among all counterparts, in person-months by IPC phase"
        );
        let rows: Vec<PhaseRow> =
            self.counterparts.iter().flat_map(CounterpartTold::by_phase).collect();
        parts.push(Part::Table(BY_PHASE.of(caption, &rows).across()));
        parts.extend(
            self.not_playing.section(say!("worth-by-phase.aside", "Not playing"), Vec::new()),
        );
        parts.push(Part::section("method", headings::how_to_read()));
        parts.push(Part::bullets(&self.how()));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "worth-by-phase.title",
                "What permissions are worth by IPC phase: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: self.about.subtitle(&head.level_named),
            in_short: self.sentences.clone(),
            head,
            parts,
        }
    }
}

impl PlayerTold {
    fn by_phase(&self) -> Vec<PhaseRow> {
        let Named { id, name, counterpart_name, .. } = &self.named;
        let named = ["players", id, name, counterpart_name];
        rows(named, [self.worth, self.granted_first, self.granted_last], self.give_or_take)
    }
}

impl CounterpartTold {
    fn by_phase(&self) -> Vec<PhaseRow> {
        let named = ["counterparts", &self.id, &self.counterpart, &self.counterpart];
        rows(named, [self.worth, self.granted_first, self.hold_up], self.give_or_take)
    }
}

/// A row for each phase and one for all of them.
fn rows(
    [among, id, name, decides]: [&str; 4],
    told: [Vector; 3],
    width: Option<Vector>,
) -> Vec<PhaseRow> {
    let [worth, first, last] = told.map(Vector::each);
    let row = |(n, phase)| PhaseRow {
        among: among.to_owned(),
        id: id.to_owned(),
        name: name.to_owned(),
        decides: decides.to_owned(),
        phase,
        worth: worth[n],
        give_or_take: width.map(|width| width.each()[n]),
        first: first[n],
        last: last[n],
    };
    PHASES_TOLD.into_iter().enumerate().map(row).collect()
}

impl Vector {
    /// In all and by phase.
    fn told(self) -> Sentence {
        let [five, four, three, all] = self.each();
        say!(
            "worth-by-phase.person-months",
            "{all} person-months, of these {five} in phase 5, {four} in 4 and {three} in 3",
            all,
            five,
            four,
            three
        )
    }
}

impl PhasesReport {
    /// What a negotiator would say aloud.
    pub(super) fn said(&self) -> Vec<Sentence> {
        let mut told = vec![say!(
            "worth-by-phase.granting",
            "Serving the worst phase first, {players} means {all}; with none of them it is {none}.",
            players = all_granting(self.players.len(), self.basis.by),
            all = self.all_granted.told(),
            none = self.none_granted.told(),
        )];
        if let Some(first) = self.counterparts.first() {
            told.push(say!(
                "worth-by-phase.most",
                "Of all {n} {n:counterpart|counterparts}, by the worst phase first, most lies with \
                 {counterpart}: {worth}.",
                n = self.counterparts.len(),
                counterpart = &first.counterpart,
                worth = first.worth.told(),
            ));
        }
        let vectors = self.players.iter().flat_map(|p| [p.worth, p.granted_first, p.granted_last]);
        let counterparts = self.counterparts.iter().map(|c| c.worth);
        if vectors
            .chain(counterparts)
            .flat_map(Vector::each)
            .any(|figure| figure < Figure::whole(0))
        {
            told.push(say!(
                "worth-by-phase.minus",
                "A minus in a phase means: once this is granted, food goes to people in a worse phase whom \
                 it could not reach before, and is missing in the lighter one. From the worst phase on, \
                 granting never makes things worse."
            ));
        }
        told
    }

    /// How worths were found and proven, and what they are held against.
    fn how(&self) -> Vec<Sentence> {
        let worth = say!(
            "worth-by-phase.how",
            "Worth is the mean of what a player adds over all orders of asking, a fair parting of what all \
             bring together (Shapley), phase by phase. {granted} Where people in different phases take the \
             same ration, granting never lowers the sum over all phases either. In every phase the worths \
             add up exactly to what all bring. Objective severity: people in worse IPC phases are served \
             before others.",
            granted = granted(),
        );
        let mut told = vec![plain_words(), worth];
        for (phase, proven) in PHASES.map(u64::from).into_iter().zip(&self.certificates) {
            told.push(match proven.proofs {
                0 => say!(
                    "worth-by-phase.how.nobody",
                    "Phase {phase}: Nobody can be served, whoever grants what.",
                    phase
                ),
                1.. => say!(
                    "worth-by-phase.how.proven",
                    "Phase {phase}: {proven}",
                    phase,
                    proven = proven.sentence(),
                ),
            });
        }
        let of_players = self.estimated.first().map(|first| {
            say!("worth-by-phase.how.players", "Of the players told: {how}", how = first.sentence())
        });
        let of_counterparts = self.counterparts_estimated.first().map(|first| {
            say!(
                "worth-by-phase.how.counterparts",
                "Of the counterparts: {how}",
                how = first.sentence()
            )
        });
        told.extend(of_players.into_iter().chain(of_counterparts));
        told.push(self.basis.sentence());
        told
    }
}
