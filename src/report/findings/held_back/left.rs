//! Who is left with nothing, by name.

use super::{AreaLeft, CellsTold, LeftWithNothing};
use crate::country::{AreaIx, AreaLevel};
use crate::plan::{Cell, LeftOut, left_out};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{counted, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::report::sharing::Content;
use crate::scenario::Objective;
use crate::time::Month;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many areas are named.
const NAMED: usize = 3;

/// Gathers it.
pub(in crate::report) fn left_with_nothing(subject: &Subject<'_>) -> LeftWithNothing {
    let left = left_out(subject.areas());
    let cells = |cells: &[Cell]| CellsTold {
        area_months: cells.len(),
        need_person_months: subject.count(cells.iter().map(|c| c.need).sum()),
    };
    let [three, four, five] = &left.by_phase;
    let mut told = LeftWithNothing {
        area_months: left.cells,
        nobody: cells(&left.nobody),
        below_a_tenth: cells(&left.below_a_tenth),
        nobody_by_phase: [cells(three), cells(four), cells(five)],
        areas: areas(subject, &left.nobody),
        areas_below_a_tenth: areas(subject, &left.below_a_tenth),
        sentences: Vec::new(),
    };
    told.sentences = sentences(subject, &told, &left);
    told
}

/// Cells by area; no districts for readers who see provinces only.
fn areas(subject: &Subject<'_>, cells: &[Cell]) -> Vec<AreaLeft> {
    if subject.level() == AreaLevel::District && !subject.shows(Content::Districts) {
        return Vec::new();
    }
    let mut by_area: BTreeMap<AreaIx, (u64, Vec<Month>)> = BTreeMap::new();
    for cell in cells {
        let (need, months) = by_area.entry(cell.area).or_default();
        *need += cell.need;
        months.push(subject.scenario.window.month(cell.period));
    }
    let mut by_area: Vec<_> = by_area.into_iter().collect();
    by_area.sort_by_key(|(area, (need, _))| (Reverse(*need), *area));
    let told = |(area, (need, mut months)): (AreaIx, (u64, Vec<Month>))| {
        months.sort();
        let area = &subject.country.areas[area.index()];
        AreaLeft {
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            months: months.iter().map(Month::to_string).collect(),
            need_person_months: subject.count(need),
        }
    };
    by_area.into_iter().map(told).collect()
}

fn sentences(subject: &Subject<'_>, told: &LeftWithNothing, left: &LeftOut) -> Vec<String> {
    let nobody = &left.nobody;
    let unit = format!("{}-month", subject.level().word());
    let all = counted(told.area_months, &unit);
    let mut text = Vec::new();
    if nobody.is_empty() {
        text.push(format!("In each of {all} with people in need some are served."));
    } else {
        let names = names(subject, &told.areas, nobody.len() == told.area_months);
        let of = match nobody.len() == told.area_months {
            true => format!("all {all}"),
            false => format!("{} of {all}", people(nobody.len() as u64)),
        };
        text.push(format!(
            "Left with nothing: {of} with {} person-months in need{names}.",
            told.nobody.need_person_months.grouped(),
        ));
    }
    let below = told.below_a_tenth;
    if below.area_months > 0 {
        let more = if nobody.is_empty() { "" } else { " more" };
        text.push(format!(
            "In {}{more}, with {} person-months in need, fewer than a tenth are served{}.",
            counted(below.area_months, &unit),
            below.need_person_months.grouped(),
            names(subject, &told.areas_below_a_tenth, below.area_months == told.area_months),
        ));
    }
    text.extend(in_lower_phases(subject, left, &unit));
    text.extend(by_phase(told, left, &unit));
    text
}

/// Where phases come first, areas without people in a high one come last: that is no matter of access.
fn in_lower_phases(subject: &Subject<'_>, left: &LeftOut, unit: &str) -> Option<String> {
    let highest = left.highest_phase;
    let lower: Vec<&Cell> = left
        .nobody
        .iter()
        .chain(&left.below_a_tenth)
        .filter(|cell| cell.highest_phase < highest)
        .collect();
    if subject.scenario.objective != Objective::Severity || lower.is_empty() {
        return None;
    }
    let all = left.nobody.len() + left.below_a_tenth.len();
    let lower: Vec<Cell> = lower.into_iter().copied().collect();
    let first = format!("in phase {highest}, which this objective serves first");
    Some(match (lower.len(), all) {
        (1, 1) => format!("Nobody there is {first}."),
        (some, all) if some == all => format!("In all {} nobody is {first}.", counted(all, unit)),
        (some, _) => {
            let names = names(subject, &areas(subject, &lower), false);
            format!(
                "In {} of these {} nobody is {first}{names}.",
                people(some as u64),
                counted(all, unit)
            )
        }
    })
}

/// Phases in which nobody is served where and when some of the others are.
fn by_phase(told: &LeftWithNothing, left: &LeftOut, unit: &str) -> Option<String> {
    let known =
        |cell: &Cell| left.nobody.iter().any(|c| (c.area, c.period) == (cell.area, cell.period));
    let phases = told.nobody_by_phase.iter().zip(&left.by_phase).zip([3, 4, 5]).rev();
    let some = phases.filter(|((_, cells), _)| !cells.iter().all(known));
    let said: Vec<String> = some
        .map(|((cells, _), phase)| {
            format!(
                "nobody in phase {phase} is served in {}, with {} person-months of that phase in need",
                counted(cells.area_months, unit),
                cells.need_person_months.grouped(),
            )
        })
        .collect();
    (!said.is_empty()).then(|| format!("Each IPC phase by itself: {}.", listed(&said)))
}

/// The areas with most people in need, by name; nothing where it is all of them.
fn names(subject: &Subject<'_>, areas: &[AreaLeft], all: bool) -> String {
    if areas.is_empty() || all {
        return String::new();
    }
    let by_name = |area: &AreaLeft| {
        let months: Vec<Month> =
            area.months.iter().filter_map(|month| Month::parse(month)).collect();
        let months = match months.len() == subject.scenario.window.n_months() {
            true => "all along".to_owned(),
            false => format!("in {}", spans(&months, Years::Told)),
        };
        format!("{} {months} ({})", area.area_name, area.need_person_months.grouped())
    };
    let named: Vec<String> = areas.iter().take(NAMED).map(by_name).collect();
    let level = subject.level().word();
    let more = match areas.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => format!(", and 1 {level} more"),
        n => format!(", and {n} {level}s more"),
    };
    format!(": {}{more}", named.join("; "))
}
