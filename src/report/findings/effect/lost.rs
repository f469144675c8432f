//! Lost, moved and net, by month, area and IPC phase, as tables.

use super::{EffectInput, EffectTold};
use crate::analysis::effect::{Cells, Sums};
use crate::country::AreaIx;
use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sheet::Cell;
use crate::kit::{Column, Declared, Sentence, Table, col, in_data, means, say};
use crate::page::Block;
use crate::plan::Exact;
use crate::time::Period;
use schemars::JsonSchema;
use serde::Serialize;

/// Person-months of the reference plan that are lost and kept, and that go to others.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LossTold {
    /// Key: P-code, month, IPC phase, or empty for everything.
    pub id: String,
    /// In words.
    pub name: String,
    /// Served by the reference plan.
    pub before: Figure,
    /// Of these, lost: the least that can be lost, with hindsight.
    pub lost: Figure,
    /// Served to other people or months instead.
    pub moved: Figure,
    /// Moved less lost.
    pub net: Figure,
}

/// A month, an area or an IPC phase, and what two plans beside each other tell of it.
#[derive(Clone, Debug)]
pub(in crate::report) struct LostRow {
    reference: String,
    scenario: String,
    by: &'static str,
    told: LossTold,
}

impl LostRow {
    /// What one plan costs those whom another one serves, by `month`, `area` or `phase`.
    pub(super) fn new(
        [reference, scenario]: [&str; 2],
        by: &'static str,
        told: &LossTold,
    ) -> LostRow {
        let [reference, scenario] = [reference, scenario].map(str::to_owned);
        LostRow { reference, scenario, by, told: told.clone() }
    }
}

const COLUMNS: &[Column<LostRow>] = &[
    in_data(col(
        "reference",
        "Beside",
        means::code("Scenario whose plan is the reference"),
        |row| Cell::text(&row.reference),
    )),
    in_data(col("scenario", "Scenario", means::code("What is held against it"), |row| {
        Cell::text(&row.scenario)
    })),
    in_data(col("by", "By", means::code("What a row is for: month, area or phase"), |row| {
        Cell::text(row.by)
    })),
    in_data(col("key", "Key", means::code("Month, P-code of the area, or IPC phase"), |row| {
        Cell::text(&row.told.id)
    })),
    col("name", "Of", means::words("The same in words"), |row| Cell::text(&row.told.name)),
    col(
        "before_person_months",
        "Before",
        means::figure(0, "Person-months that the reference plan serves")
            .hxl("#targeted+before+person_months"),
        |row| Cell::Figure(row.told.before),
    ),
    col(
        "lost_person_months",
        "Lost",
        means::figure(0, "Of these, lost: the least that can be lost, with hindsight")
            .hxl("#targeted+lost+person_months"),
        |row| Cell::Figure(row.told.lost),
    ),
    col(
        "moved_here_person_months",
        "Moved here",
        means::figure(0, "Person-months served here instead of elsewhere or in other months")
            .hxl("#targeted+moved+person_months"),
        |row| Cell::Figure(row.told.moved),
    ),
    col("net_person_months", "Net", means::change(0, "Moved less lost, in person-months"), |row| {
        Cell::Figure(row.told.net)
    }),
];

/// The table of whom one plan costs what another one serves them, under a name of its own.
pub(in crate::report) const fn lost(name: &'static str) -> Declared<LostRow> {
    let row = "A month, an area or an IPC phase, and what of the reference plan is lost in it";
    Declared { name, row, columns: COLUMNS }
}

/// In a plan's report, where it is on pages only.
const BESIDE: Declared<LostRow> = lost("report-lost");

impl EffectTold {
    /// Tables by month, area and IPC phase, of those that have a row.
    pub(in crate::report) fn tables(&self, declared: &Declared<LostRow>) -> Vec<Table> {
        let sides = [self.reference.as_str(), &self.scenario];
        let by_month = say!("effect.by-month", "Lost, moved and net by Month, in person-months");
        let by_area = say!("effect.by-area", "Lost, moved and net by Area, in person-months");
        let of_phases =
            say!("effect.of-phases", "Lost, moved and net by IPC phase, in person-months");
        let rows = [
            ("month", "Month", by_month, &self.by_month),
            ("area", "Area", by_area, &self.by_area),
            ("phase", "IPC phase", of_phases, &self.by_phase),
        ];
        let table =
            |(by, heading, caption, rows): (&'static str, &str, Sentence, &Vec<LossTold>)| {
                let rows: Vec<LostRow> =
                    rows.iter().map(|told| LostRow::new(sides, by, told)).collect();
                declared.of(caption, &rows).headed("name", heading)
            };
        rows.into_iter().filter(|(.., rows)| !rows.is_empty()).map(table).collect()
    }

    /// As a section of a report.
    pub(in crate::report) fn blocks(&self) -> Vec<Block> {
        let title =
            say!("effect.beside", "What it costs beside {reference}", reference = &self.reference);
        let said: Vec<String> = self.said.iter().map(Sentence::to_string).collect();
        let mut blocks = vec![Block::section("beside", &title.to_string()), Block::bullets(&said)];
        let tables = self.tables(&BESIDE);
        blocks.extend(tables.iter().map(|table| Block::Table(table.on_page())));
        blocks
    }
}

/// Cells added up: over everything, by phase, by month and by area.
pub(super) struct Told {
    pub total: LossTold,
    pub by_phase: Vec<LossTold>,
    pub by_month: Vec<LossTold>,
    pub by_area: Vec<LossTold>,
}

impl Told {
    pub(super) fn of(about: &EffectInput<'_>, cells: &Cells) -> Told {
        let phases = cells.by_phase();
        let by_phase =
            phases.iter().enumerate().rev().filter(|(_, sums)| {
                sums.before > Exact::default() || sums.after > Exact::default()
            });
        let month = |period: Period| about.window.month(period);
        let mut areas: Vec<(AreaIx, Sums)> = cells.by_area().into_iter().collect();
        areas.retain(|(_, sums)| {
            sums.lost() != Exact::default() || sums.moved() != Exact::default()
        });
        areas.sort_by(|a, b| {
            b.1.lost().cmp(&a.1.lost()).then(a.1.net().cmp(&b.1.net())).then(a.0.cmp(&b.0))
        });
        let area = |(ix, sums): &(AreaIx, Sums)| {
            let area = &about.country.areas[ix.index()];
            loss(area.pcode.clone(), area.name.clone(), sums)
        };
        Told {
            total: loss(String::new(), headings::all().to_string(), &cells.total()),
            by_phase: by_phase
                .map(|(n, sums)| {
                    let name = say!("effect.phase", "phase {phase}", phase = n + 3);
                    loss((n + 3).to_string(), name.to_string(), sums)
                })
                .collect(),
            by_month: cells
                .by_month()
                .iter()
                .map(|(ix, sums)| loss(month(*ix).to_string(), month(*ix).in_words(), sums))
                .collect(),
            by_area: areas.iter().map(area).collect(),
        }
    }
}

fn loss(id: String, name: String, sums: &Sums) -> LossTold {
    let whole = |exact: Exact| Figure::rounded(exact, 0);
    LossTold {
        id,
        name,
        before: whole(sums.before),
        lost: whole(sums.lost()),
        moved: whole(sums.moved()),
        net: whole(sums.net()),
    }
}
