//! What a change costs, in sentences and tables: lost, moved and net, by month, area and IPC phase.

mod carried_out;
mod said;

pub use carried_out::CarriedOutTold;
pub(super) use carried_out::{Sides, carried_out};

use super::figure::Figure;
use super::layout::grid;
use super::pictures::drawn;
use crate::analysis::effect::{AtLevel, CellEffect, Cells, Change, Replacement, Sums};
use crate::country::{AreaIx, Country};
use crate::evidence::Level;
use crate::page::{Block, Cell, Side, Sorting, Table};
use crate::plan::Exact;
use crate::scenario::Scenario;
use crate::time::{Period, Window};
use schemars::JsonSchema;
use serde::Serialize;

/// What a change costs beside a reference plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct EffectTold {
    /// The scenario whose plan is the reference: even over areas and months.
    pub reference: String,
    /// What the reference plan strives for.
    pub objective: &'static str,
    /// The scenario that is held against it.
    pub scenario: String,
    /// Over everything, in person-months.
    pub total: LossTold,
    /// The same by IPC phase, the highest first.
    pub by_phase: Vec<LossTold>,
    /// The same by month.
    pub by_month: Vec<LossTold>,
    /// The same by area, those that lose most first; areas without a change are left out.
    pub by_area: Vec<LossTold>,
    /// What the change costs in money; less where negative.
    pub more_cost_usd: Figure,
    /// Person-months in need in areas and months in which nobody is served, before.
    pub left_with_nothing_before: u64,
    /// The same after.
    pub left_with_nothing_after: u64,
    /// Ways into the country that carry more, the largest increase first.
    pub replaced_by: Vec<ReplacementTold>,
    /// The same with links that carry the least, the best and the most they are believed to.
    pub at_capacities: Vec<AtCapacity>,
    /// The same where every month is planned with what was known on its first day; empty where a
    /// target is asked for, which no single month can judge.
    pub as_known: Option<AsKnownTold>,
    /// The same by area, month and phase, which stands in tables only.
    #[serde(skip)]
    pub(super) cells: Vec<CellTold>,
    /// Whether the plan shown serves all that is kept.
    pub shown_plan_contains_kept: bool,
    /// The same in sentences.
    pub said: Vec<String>,
}

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

/// One IPC phase of an area in a month, where anybody is in need.
#[derive(Clone, Debug)]
pub(super) struct CellTold {
    /// P-code.
    pub pcode: String,
    /// Name of the area.
    pub name: String,
    /// `2021-10`.
    pub month: String,
    /// IPC phase.
    pub phase: usize,
    /// People in need.
    pub need: u64,
    /// Before, kept and after.
    pub sums: Sums,
}

fn cells(about: &About<'_>, cells: &Cells) -> Vec<CellTold> {
    let told = |cell: &CellEffect, phase: usize| {
        let area = &about.country.areas[cell.area.index()];
        CellTold {
            pcode: area.pcode.clone(),
            name: area.name.clone(),
            month: about.window.month(cell.period).to_string(),
            phase: phase + 3,
            need: cell.need[phase],
            sums: cell.phase(phase),
        }
    };
    let phases = |cell: &CellEffect| (0..3).filter(|n| cell.need[*n] > 0).collect::<Vec<_>>();
    let of = |cell| phases(cell).into_iter().map(move |phase| (cell, phase));
    cells.iter().flat_map(of).map(|(cell, phase)| told(cell, phase)).collect()
}

/// A way into the country that carries more.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ReplacementTold {
    /// Id of the link.
    pub link: String,
    /// In words.
    pub name: String,
    /// Tonnes more over the window.
    pub more_mt: Figure,
    /// Tonnes it could still carry in the months in which it carries any; empty where nobody knows a
    /// limit.
    pub room_left_mt: Option<Figure>,
}

/// What the change costs at one figure of the capacities of links.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AtCapacity {
    /// `low`, `best` or `high`.
    pub capacity: &'static str,
    /// Person-months that the reference plan reaches at it.
    pub before: Figure,
    /// Of these, lost.
    pub lost: Figure,
    /// Moved less lost.
    pub net: Figure,
    /// US dollars more.
    pub more_cost_usd: Figure,
    /// Person-months more in need in areas and months in which nobody is served.
    pub more_left_with_nothing: i64,
}

/// What the change costs where both scenarios are planned month by month, as known.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AsKnownTold {
    /// Person-months that the reference scenario reaches so.
    pub before: Figure,
    /// Of these, not reached by the changed scenario in the same area, month and phase.
    pub lost: Figure,
    /// Person-months that the changed scenario reaches.
    pub after: Figure,
}

/// What an effect is told of.
pub(super) struct About<'a> {
    /// The country.
    pub country: &'a Country,
    /// The months.
    pub window: Window,
    /// Key of the changed scenario.
    pub scenario: &'a str,
}

/// Lays an effect out.
pub(super) fn told(about: &About<'_>, change: &Change) -> EffectTold {
    let Change { effect, at_levels, as_known } = change;
    let Told { total, by_phase, by_month, by_area } = Told::of(about, &effect.cells);
    EffectTold {
        reference: effect.reference.clone(),
        objective: effect.objective.word(),
        scenario: about.scenario.to_owned(),
        total,
        by_phase,
        by_month,
        by_area,
        more_cost_usd: Figure::usd(effect.cents[1] - effect.cents[0]),
        left_with_nothing_before: effect.left_out[0].person_months(),
        left_with_nothing_after: effect.left_out[1].person_months(),
        replaced_by: effect
            .replacements
            .iter()
            .map(|found| replacement(about.country, found))
            .collect(),
        at_capacities: at_levels.iter().map(at_capacity).collect(),
        as_known: as_known.as_ref().map(|known| AsKnownTold {
            before: Figure::rounded(known.before, 0),
            lost: Figure::rounded(known.lost, 0),
            after: Figure::rounded(known.after, 0),
        }),
        cells: cells(about, &effect.cells),
        shown_plan_contains_kept: effect.contains_kept,
        said: said::said(about, change),
    }
}

/// Cells added up: over everything, by phase, by month and by area.
struct Told {
    total: LossTold,
    by_phase: Vec<LossTold>,
    by_month: Vec<LossTold>,
    by_area: Vec<LossTold>,
}

impl Told {
    fn of(about: &About<'_>, cells: &Cells) -> Told {
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
            total: loss(String::new(), "All".to_owned(), &cells.total()),
            by_phase: by_phase
                .map(|(n, sums)| loss((n + 3).to_string(), format!("phase {}", n + 3), sums))
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

pub(super) fn replacement(country: &Country, found: &Replacement) -> ReplacementTold {
    let link = &country.links[found.link.index()];
    ReplacementTold {
        link: link.id.clone(),
        name: link.name.clone(),
        more_mt: Figure::mt(found.more),
        room_left_mt: found.room_left.map(Figure::mt),
    }
}

impl ReplacementTold {
    /// In words: what it carries more, and the room that is left.
    pub(super) fn said(&self) -> String {
        let more = self.more_mt.to_places(0).grouped();
        match self.room_left_mt {
            Some(room) => format!(
                "{} (+{more} MT, with room for {} MT more)",
                self.name,
                room.to_places(0).grouped()
            ),
            None => format!("{} (+{more} MT; no limit of it is known)", self.name),
        }
    }
}

/// The word for a figure of an estimate.
fn word(level: Level) -> &'static str {
    match level {
        Level::Low => "low",
        Level::Best => "best",
        Level::High => "high",
    }
}

fn at_capacity(at: &AtLevel) -> AtCapacity {
    AtCapacity {
        capacity: word(at.level),
        before: Figure::rounded(at.sums.before, 0),
        lost: Figure::rounded(at.sums.lost(), 0),
        net: Figure::rounded(at.sums.net(), 0),
        more_cost_usd: Figure::usd(at.more_cents()),
        more_left_with_nothing: at.more_with_nothing(),
    }
}

impl EffectTold {
    /// Sentences and tables as text.
    pub fn text(&self) -> String {
        let mut text = format!("\nWhat `{}` costs beside `{}`\n", self.scenario, self.reference);
        for sentence in &self.said {
            text.push_str(&super::layout::hanging(sentence, "- ", "  "));
        }
        let row = |row: &LossTold| {
            vec![
                row.name.clone(),
                row.before.grouped(),
                row.lost.grouped(),
                row.moved.grouped(),
                row.net.signed(),
            ]
        };
        for (what, rows) in
            [("Month", &self.by_month), ("Area", &self.by_area), ("IPC phase", &self.by_phase)]
        {
            if rows.is_empty() {
                continue;
            }
            let header = [what, ">Before", ">Lost", ">Moved here", ">Net"];
            let rows: Vec<Vec<String>> = rows.iter().map(row).collect();
            text.push_str(&format!("\n{}", grid(&header, &rows)));
        }
        text
    }

    /// As a section of a report: sentences and tables.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let title = format!("What it costs beside {}", self.reference);
        let mut blocks = vec![Block::section("beside", &title), Block::bullets(&self.said)];
        blocks.extend(tables([&self.by_month, &self.by_area, &self.by_phase]));
        blocks
    }
}

/// Tables by month, area and IPC phase, of those that have a row.
fn tables(rows: [&[LossTold]; 3]) -> Vec<Block> {
    let with_rows = |(_, rows): &(&str, &[LossTold])| !rows.is_empty();
    let laid_out = |(what, rows): (&str, &[LossTold])| {
        Block::Table(table(
            &format!("Lost, moved and net by {what}, in person-months"),
            what,
            rows.iter(),
        ))
    };
    ["Month", "Area", "IPC phase"].into_iter().zip(rows).filter(with_rows).map(laid_out).collect()
}

fn table<'a>(title: &str, what: &str, rows: impl Iterator<Item = &'a LossTold>) -> Table {
    let columns = [
        (what, Side::Start),
        ("Before", Side::End),
        ("Lost", Side::End),
        ("Moved here", Side::End),
        ("Net", Side::End),
    ];
    let mut table = Table::new(title, &columns);
    table.sorting = Sorting::Free;
    for row in rows {
        let cell = |figure: Figure, told: String| Cell::figure(&told, drawn(figure.exact()));
        table.rows.push(vec![
            Cell::text(&row.name),
            cell(row.before, row.before.grouped()),
            cell(row.lost, row.lost.grouped()),
            cell(row.moved, row.moved.grouped()),
            cell(row.net, row.net.signed()),
        ]);
    }
    table
}

/// Lays out what a scenario costs beside another one.
pub fn effect_told(country: &Country, scenario: &Scenario, change: &Change) -> EffectTold {
    told(&About { country, window: scenario.window, scenario: &scenario.id }, change)
}
