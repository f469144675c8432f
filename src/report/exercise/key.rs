//! The facilitator's answer key: what each ask would be answered in each month, and what a grant would
//! be worth with hindsight. Not to be seen by any team before the end.

use super::{Exercise, For};
use crate::exercise::{Answer, Answered, Key, reached};
use crate::kit::figure::{Figure, people};
use crate::page::{Block, Cell, Document, Side, Table};
use crate::plan::{AreaPlan, Exact};

/// The key.
pub fn key(exercise: &Exercise<'_>, key: &Key) -> Document {
    let (known, best) = (key.known.areas(), &key.hindsight.areas);
    let mut blocks = vec![Block::section("plans", "With nothing asked for")];
    let all = |phases: [Exact; 3]| Figure::rounded(phases.iter().sum(), 0).grouped();
    blocks.push(Block::bullets(&[
        format!("The plan as known reaches {} person-months.", all(reached(&known))),
        format!("The best with hindsight reaches {}.", all(reached(best))),
    ]));
    let mut table = Table::new(
        "People reached by month",
        &[("Month", Side::Start), ("As known", Side::End), ("With hindsight", Side::End)],
    );
    for period in exercise.course.scenario.window.periods() {
        let shown = |areas: &[AreaPlan]| {
            let months = areas.iter().map(|area| &area.months[period.index()]);
            people(months.map(|month| month.shown.iter().sum::<u64>()).sum())
        };
        table.rows.push(vec![
            Cell::text(&exercise.month(period)),
            Cell::text(&shown(&known)),
            Cell::text(&shown(best)),
        ]);
    }
    blocks.push(Block::Table(table));
    blocks.extend(stuck(exercise, key));
    blocks.extend(worth(exercise, key));
    blocks.extend(answers(exercise, key));
    let title = "Facilitator's answer key".to_owned();
    exercise.document(For::Control, title, exercise.definition.title.clone(), blocks)
}

/// What a team that follows the plan as known finds shut when it gets there.
fn stuck(exercise: &Exercise<'_>, key: &Key) -> Vec<Block> {
    let stuck = key.known.months.iter().filter_map(|month| {
        let sum: i64 = month.stuck.iter().map(|held| held.grams).sum();
        let month = exercise.month(month.period);
        (sum > 0).then(|| format!("{month}: {} MT meant to move stayed.", super::words::mt(sum)))
    });
    let told: Vec<String> = stuck.collect();
    match told.is_empty() {
        true => Vec::new(),
        false => {
            let heading = "What stays where it is under the plan as known";
            vec![Block::part("stuck", heading), Block::bullets(&told)]
        }
    }
}

/// What a grant of each permission that is not open throughout would be worth.
fn worth(exercise: &Exercise<'_>, key: &Key) -> Vec<Block> {
    let mut table = Table::new(
        "Each permission granted by itself without conditions from the second month on, with hindsight: \
         person-months of the best plan with it that cannot be served without it, in the same area, month \
         and IPC phase; and what it reaches more in all",
        &[
            ("Key", Side::Start),
            ("Permission", Side::Start),
            ("Lost without it", Side::End),
            ("Net", Side::End),
        ],
    );
    for granted in &key.worth {
        table.rows.push(vec![
            Cell::text(&exercise.country().permissions[granted.permission.index()].id),
            Cell::text(exercise.permission(granted.permission)),
            Cell::text(&Figure::rounded(granted.lost_without, 0).grouped()),
            Cell::text(&Figure::rounded(granted.net, 0).signed()),
        ]);
    }
    let mut blocks = vec![Block::section("worth", "What to ask for")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Everything is open throughout."),
        false => Block::Table(table),
    });
    blocks
}

/// What every ask that can matter would be answered, month by month.
fn answers(exercise: &Exercise<'_>, key: &Key) -> Vec<Block> {
    let names: Vec<String> = exercise
        .course
        .scenario
        .window
        .periods()
        .map(|period| exercise.month(period).chars().take(3).collect::<String>())
        .collect();
    let mut columns = vec![("Key", Side::Start)];
    columns.extend(names.iter().map(|name| (name.as_str(), Side::Start)));
    let mut table = Table::new(
        "Answers by month of asking: yes without conditions, or the conditions that would be granted",
        &columns,
    );
    for (permission, months) in &key.answers {
        let id = &exercise.country().permissions[permission.index()].id;
        let mut row = vec![Cell::text(id)];
        row.extend(months.iter().map(|asked| Cell::text(&given(asked))));
        table.rows.push(row);
    }
    let mut blocks = vec![Block::section("answers", "What counterparts answer")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Everything is open throughout: no ask is needed."),
        false => Block::Table(table),
    });
    blocks
}

/// What a month's asks for one permission would be given, in a few words.
fn given(asked: &[Answered]) -> String {
    if asked.iter().any(|told| told.answer == Answer::Granted) {
        return "yes".to_owned();
    }
    let against = asked.iter().filter(|told| told.answer != Answer::Refused);
    let words: Vec<&str> = against.map(|told| told.ask.against.word()).collect();
    if words.is_empty() { "no".to_owned() } else { words.join(", ") }
}
