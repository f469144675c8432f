//! The table of areas, with their names in every language of the pack.

use super::plan::covered;
use crate::page::{Block, Cell, Side, Sorting, Table, Text};
use crate::report::findings::held_back::{lost_to, shown_steps, step_in_words};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::drawn;
use crate::report::kit::figure::{Count, Figure, people};
use crate::report::plan::summary::Province;
use crate::report::plan::summary::Summary;
use crate::report::plan::terminal;

pub(super) fn by_area(subject: &Subject<'_>, summary: &Summary) -> Vec<Block> {
    let noted = summary.provinces.iter().any(|province| !province.note.is_empty());
    let mut columns = vec![
        ("Province", Side::Start),
        ("In need", Side::End),
        ("Reached", Side::End),
        ("Coverage", Side::End),
        ("MT", Side::End),
        ("Worst month", Side::Start),
    ];
    if noted {
        columns.push(("Note", Side::Start));
    }
    let mut table = Table::new("Provinces, in person-months over all months", &columns);
    table.sorting = Sorting::Free;
    for province in &summary.provinces {
        let mut row = row(subject, province);
        if noted {
            row.push(Cell::text(&province.note));
        }
        table.rows.push(row);
    }
    let totals = &summary.totals;
    let mut all = vec![
        Cell::text("All"),
        Cell::text(&people(totals.need_person_months)),
        Cell::text(&people(totals.reached_person_months)),
        covered(totals.coverage_share),
        Cell::text(&totals.food_mt.to_places(0).grouped()),
    ];
    all.resize(columns.len(), Cell::default());
    table.rows.push(all);
    table.totals = 1;
    vec![Block::section("areas", "Area by area"), Block::Table(table)]
}

/// From need to reach in each area alone, where it was asked for.
pub(super) fn from_need_to_reach(summary: &Summary) -> Vec<Block> {
    let Some(first) = summary.cascade_by_area.first() else { return Vec::new() };
    let shown: Vec<usize> = shown_steps(&summary.cascade_by_area);
    let mut columns = vec![("Area", Side::Start), ("In need", Side::End)];
    columns.extend(shown.iter().map(|n| (step_in_words(first.steps[*n].step), Side::End)));
    columns.push(("Most is lost to", Side::Start));
    let caption = "From need to reach, in person-months, each area as if only its need counted; what \
                   is lost at the last step goes to others";
    let mut table = Table::new(caption, &columns);
    table.sorting = Sorting::Free;
    for area in &summary.cascade_by_area {
        let mut row = vec![Cell::text(&area.area_name), cell(area.need_person_months)];
        row.extend(shown.iter().map(|n| cell(area.steps[*n].left_person_months)));
        row.push(Cell::text(area.most_lost.map_or("", lost_to)));
        table.rows.push(row);
    }
    vec![Block::section("cascade-areas", "From need to reach, area by area"), Block::Table(table)]
}

fn cell(figure: Figure) -> Cell {
    Cell::figure(&figure.grouped(), drawn(figure.exact()))
}

fn row(subject: &Subject<'_>, province: &Province) -> Vec<Cell> {
    let worst = match (&province.worst_month, province.worst_month_coverage_share) {
        // Neither the month nor its figure is torn apart at a line's end.
        (Some(month), Some(share)) => format!("{month}:\u{a0}{}", terminal::percent(share))
            .replace('-', "\u{2011}")
            .replace(' ', "\u{a0}"),
        _ => String::new(),
    };
    let mt = province.food_mt.to_places(0);
    vec![
        Cell { text: name(subject, province), ..Cell::default() },
        counted(province.need_person_months),
        counted(province.reached_person_months),
        covered(province.coverage_share),
        Cell::figure(&mt.grouped(), drawn(mt.exact())),
        Cell::text(&worst),
    ]
}

/// The official name and P-code, then the names in other languages.
fn name(subject: &Subject<'_>, province: &Province) -> Text {
    let area = subject.country.areas.iter().find(|area| area.pcode == province.admin1_code);
    let mut text = Text::plain(&province.admin1_name).then(&format!(" ({})", province.admin1_code));
    let others = area.map(|area| [(&area.name_fa, "fa"), (&area.name_ps, "ps")]);
    let mut known = "";
    for (name, language) in others.into_iter().flatten() {
        if let Some(name) = name.as_deref().filter(|name| !name.is_empty() && *name != known) {
            text = text.then(" ").then_right_to_left(name, language);
            known = name;
        }
    }
    text
}

fn counted(count: Count) -> Cell {
    match count {
        Count::Exact(n) => Cell::figure(&count.grouped(), n as f64),
        Count::Few => Cell::figure(&count.grouped(), 1.0),
    }
}
