//! A brief as it is told in every format.

use super::BriefReport;
use super::beside::{AREAS, MONTHS, PLANS, by_area, by_month};
use super::evidence::DECISIONS;
use super::its_permissions::{OPEN, PERMISSIONS};
use super::pairs::PAIRS;
use super::red_lines::LINES;
use super::unlocks::SPLITS;
use super::ways::{WAYS, ways_in};
use crate::kit::{Answered, Declared, Description, Part, Sentence, TableSchema, say};
use crate::page::Setting;
use crate::report::answers::worth::COUNTERPARTS;
use crate::report::findings::effect::{LostRow, lost};

/// What refusing all of it costs, by month, area and phase.
const LOST: Declared<LostRow> = lost("brief-lost");

impl Answered for BriefReport {
    fn tables() -> Vec<TableSchema> {
        vec![
            PERMISSIONS.schema(),
            OPEN.schema(),
            COUNTERPARTS.schema(),
            PLANS.schema(),
            MONTHS.schema(),
            AREAS.schema(),
            SPLITS.schema(),
            PAIRS.schema(),
            LOST.schema(),
            WAYS.schema(),
            LINES.schema(),
            DECISIONS.schema(),
        ]
    }

    /// Whoever negotiates takes one sheet along.
    fn setting() -> Setting {
        Setting::OnePage
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let mut parts = self.granted();
        parts.extend(self.refused());
        parts.push(Part::Callout(say!(
            "brief.caveat",
            "Every figure comes from planning again, with hindsight, and each plan is certified. States are \
             reported or assumed and no judgement on any party. Not for passing on."
        )));
        parts.extend(self.map.clone().map(Part::Picture));
        Description {
            title: Sentence::of_others(&self.counterpart_name),
            subtitle: say!(
                "brief.subtitle",
                "{country}: {scenario} ({id}). Prepared for those who ask for access.",
                country = &head.country,
                scenario = head.scenario_name.to_string(),
                id = head.scenario.to_string(),
            ),
            in_short: Vec::new(),
            head,
            parts,
        }
    }
}

/// Rows of which pages tell the most important ones, or in words.
fn data<R>(declared: &Declared<R>, rows: &[R]) -> Part {
    Part::Data(declared.of(Sentence::of_others(""), rows))
}

impl BriefReport {
    /// What is asked, what it brings, and what goes together with it.
    fn granted(&self) -> Vec<Part> {
        let rows = &self.data;
        let mut parts = vec![
            Part::section("ask", say!("brief.ask", "What we ask")),
            Part::bullets(&self.asked),
            data(&PERMISSIONS, &rows.permissions),
            data(&OPEN, &rows.open),
            Part::section("unlocks", say!("brief.unlocks", "What it unlocks")),
            Part::bullets(&self.unlocks),
            Part::Data(COUNTERPARTS.of(Sentence::of_others(""), &self.worth)),
            data(&PLANS, &rows.plans),
        ];
        parts.extend(by_month(&rows.months).map(Part::OnPages));
        parts.push(data(&MONTHS, &rows.months));
        parts.extend(by_area(&rows.areas).map(Part::OnPages));
        parts.extend([data(&AREAS, &rows.areas), data(&SPLITS, &rows.splits)]);
        if !self.together.is_empty() {
            parts.push(Part::section("together", say!("brief.together", "What goes together")));
            parts.push(Part::bullets(&self.together));
        }
        parts.push(data(&PAIRS, &rows.pairs));
        parts
    }

    /// What happens without it, where the lines are, and what all that rests on.
    fn refused(&self) -> Vec<Part> {
        let rows = &self.data;
        let mut parts = vec![
            Part::section("fallback", say!("brief.fallback", "If all of it is refused")),
            Part::bullets(&self.fallback),
        ];
        parts.extend(self.refusal.tables(&LOST).into_iter().map(Part::Data));
        parts.extend(ways_in(&rows.ways).map(Part::OnPages));
        parts.extend([
            data(&WAYS, &rows.ways),
            Part::section("red-lines", say!("brief.red-lines", "Red lines")),
            Part::bullets(&self.red_lines),
            data(&LINES, &rows.red_lines),
            Part::section("evidence", say!("brief.evidence", "Evidence")),
            Part::bullets(&self.evidence),
            data(&DECISIONS, &rows.decisions),
        ]);
        parts
    }
}
