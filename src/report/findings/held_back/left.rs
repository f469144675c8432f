//! Who is left with nothing, by name.

use super::{AreaLeft, CellsTold, LeftWithNothing};
use crate::country::{AreaIx, AreaLevel};
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months};
use crate::kit::{Sentence, say};
use crate::plan::{Cell, LeftOut, left_out};
use crate::report::findings::subject::Subject;
use crate::scenario::Objective;
use crate::sharing::Content;
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
    let mut by_area: BTreeMap<AreaIx, Left> = BTreeMap::new();
    for cell in cells {
        let left = by_area.entry(cell.area).or_default();
        left.need += cell.need;
        left.in_phase_5 += worst_first(subject, cell);
        left.months.push(subject.scenario.window.month(cell.period));
    }
    let mut by_area: Vec<_> = by_area.into_iter().collect();
    by_area.sort_by_key(|(area, left)| (Reverse((left.in_phase_5, left.need)), *area));
    let told = |(area, Left { need, mut months, in_phase_5 }): (AreaIx, Left)| {
        months.sort();
        let area = &subject.country.areas[area.index()];
        AreaLeft {
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            months: months.iter().map(Month::to_string).collect(),
            need_person_months: subject.count(need),
            in_phase_5: Some(in_phase_5).filter(|five| *five > 0 && subject.shows(Content::Limits)),
        }
    };
    by_area.into_iter().map(told).collect()
}

/// People of an area in the months in which they are left with nothing.
#[derive(Default)]
struct Left {
    need: u64,
    /// In IPC phase 5, where the objective puts the worst phases first; else nought.
    in_phase_5: u64,
    months: Vec<Month>,
}

/// People in need of a cell in IPC phase 5, where the worst phases come first.
fn worst_first(subject: &Subject<'_>, cell: &Cell) -> u64 {
    let own = subject.areas().iter().find(|area| area.area == cell.area);
    match subject.scenario.objective {
        Objective::Severity => own.map_or(0, |area| area.months[cell.period.index()].need[2]),
        Objective::MostPeople | Objective::Fairest | Objective::CheapestFor(_) => 0,
    }
}

/// So many areas and months.
fn area_months(subject: &Subject<'_>, n: usize) -> Sentence {
    let level = subject.country.about.level(subject.level());
    say!("held-back.area-months", "{n} {n:{level}-month|{level}-months}", n, level)
}

fn sentences(subject: &Subject<'_>, told: &LeftWithNothing, left: &LeftOut) -> Vec<Sentence> {
    let nobody = left.nobody.len();
    let all = area_months(subject, told.area_months);
    let mut text = vec![match nobody {
        0 => say!(
            "held-back.some-everywhere",
            "In each of {all} with people in need some are served.",
            all
        ),
        nobody => {
            let of = match nobody == told.area_months {
                true => say!("held-back.all-of", "all {all}", all),
                false => say!("held-back.some-of", "{some} of {all}", some = nobody, all),
            };
            let left = say!(
                "held-back.left-with-nothing",
                "Left with nothing: {of} with {need} person-months in need",
                of,
                need = told.nobody.need_person_months,
            );
            ended(left, names(subject, &told.areas, nobody == told.area_months))
        }
    }];
    let below = told.below_a_tenth;
    if below.area_months > 0 {
        let cells = area_months(subject, below.area_months);
        let need = below.need_person_months;
        let fewer = match nobody {
            0 => say!(
                "held-back.below-a-tenth",
                "In {cells}, with {need} person-months in need, fewer than a tenth are served",
                cells,
                need,
            ),
            _ => say!(
                "held-back.below-a-tenth.more",
                "In {cells} more, with {need} person-months in need, fewer than a tenth are served",
                cells,
                need,
            ),
        };
        let all = below.area_months == told.area_months;
        text.push(ended(fewer, names(subject, &told.areas_below_a_tenth, all)));
    }
    text.extend(in_lower_phases(subject, left));
    text.extend(by_phase(subject, told, left));
    text
}

/// A sentence with its stop, and before it areas by name.
fn ended(told: Sentence, areas: Option<Argument>) -> Sentence {
    match areas {
        None => say!("held-back.told", "{told}.", told),
        Some(areas) => say!("held-back.told.areas", "{told}: {areas}.", told, areas),
    }
}

/// Where phases come first, areas without people in a high one come last: that is no matter of access.
fn in_lower_phases(subject: &Subject<'_>, left: &LeftOut) -> Option<Sentence> {
    let highest = u32::from(left.highest_phase);
    let lower: Vec<&Cell> = left
        .nobody
        .iter()
        .chain(&left.below_a_tenth)
        .filter(|cell| cell.highest_phase < left.highest_phase)
        .collect();
    if subject.scenario.objective != Objective::Severity || lower.is_empty() {
        return None;
    }
    let n_all = left.nobody.len() + left.below_a_tenth.len();
    let lower: Vec<Cell> = lower.into_iter().copied().collect();
    let all = area_months(subject, n_all);
    Some(match (lower.len(), n_all) {
        (1, 1) => say!(
            "held-back.not-highest.one",
            "Nobody there is in phase {highest}, which this objective serves first.",
            highest
        ),
        (some, n_all) if some == n_all => say!(
            "held-back.not-highest.all",
            "In all {all} nobody is in phase {highest}, which this objective serves first.",
            all,
            highest,
        ),
        (some, _) => {
            let not = say!(
                "held-back.not-highest.some",
                "In {some} of these {all} nobody is in phase {highest}, which this objective serves first",
                some,
                all,
                highest,
            );
            ended(not, names(subject, &areas(subject, &lower), false))
        }
    })
}

/// Phases in which nobody is served where and when some of the others are.
fn by_phase(subject: &Subject<'_>, told: &LeftWithNothing, left: &LeftOut) -> Option<Sentence> {
    let known =
        |cell: &Cell| left.nobody.iter().any(|c| (c.area, c.period) == (cell.area, cell.period));
    let phases = told.nobody_by_phase.iter().zip(&left.by_phase).zip([3_u32, 4, 5]).rev();
    let some = phases.filter(|((_, cells), _)| !cells.iter().all(known));
    let said: Vec<Sentence> = some
        .map(|((cells, _), phase)| {
            say!(
                "held-back.by-phase.one",
                "nobody in phase {phase} is served in {cells}, with {need} person-months of that phase in need",
                phase,
                cells = area_months(subject, cells.area_months),
                need = cells.need_person_months,
            )
        })
        .collect();
    (!said.is_empty()).then(|| {
        say!(
            "held-back.by-phase",
            "Each IPC phase by itself: {phases}.",
            phases = Joined::And.list(said)
        )
    })
}

/// The areas with most people in need, by name; nothing where it is all of them.
fn names(subject: &Subject<'_>, areas: &[AreaLeft], all: bool) -> Option<Argument> {
    if areas.is_empty() || all {
        return None;
    }
    let by_name = |area: &AreaLeft| {
        let when: Vec<Month> = area.months.iter().filter_map(|month| Month::parse(month)).collect();
        let need = match area.in_phase_5 {
            None => say!("held-back.area.need", "{need}", need = area.need_person_months),
            Some(five) => say!(
                "held-back.area.need.worst",
                "{need}, of them {five} in phase 5",
                need = area.need_person_months,
                five,
            ),
        };
        let area = &area.area_name;
        match when.len() == subject.scenario.window.n_months() {
            true => say!("held-back.area.all-along", "{area} all along ({need})", area, need),
            false => say!(
                "held-back.area",
                "{area} in {months} ({need})",
                area,
                months = months(&when, Years::Told),
                need,
            ),
        }
    };
    let areas_named = Joined::Semicolons.list(areas.iter().take(NAMED).map(by_name));
    Some(match areas.len().saturating_sub(NAMED) {
        0 => areas_named,
        more => say!(
            "held-back.areas.more",
            "{areas}, and {more} {more:{level}|{levels}} more",
            areas = areas_named,
            more,
            level = subject.country.about.level(subject.level()),
            levels = subject.country.about.levels_of(subject.level()),
        )
        .into(),
    })
}
