//! The facilitator's answer key: what each ask would be answered in each month, and what a grant would
//! be worth with hindsight. Not to be seen by any team before the end.

use super::{Exercise, For};
use crate::country::{PermissionIx, State};
use crate::exercise::{Against, Answer, Ask, Form, Play, answer, play, reached};
use crate::page::{Block, Cell, Document, Side, Table};
use crate::plan::{Exact, NoPlan, Settings, plan};
use crate::report::figure::{Figure, people};
use crate::scenario::{AccessTable, Conditions, Decision};
use crate::time::Span;
use crate::units::Share;

/// The key.
///
/// # Errors
/// [`NoPlan`], where the course cannot be planned.
pub fn key(exercise: &Exercise<'_>) -> Result<Document, NoPlan> {
    let course = exercise.course;
    let forms = vec![Form::default(); exercise.months()];
    let known = play(course, &forms)?;
    let best = plan(course.truth(), course.unfolding(), &course.needed, Settings::default())?;
    let mut blocks = vec![Block::section("plans", "With nothing asked for")];
    let all = |phases: [Exact; 3]| Figure::rounded(phases.iter().sum(), 0).grouped();
    blocks.push(Block::bullets(&[
        format!("The plan as known reaches {} person-months.", all(known.reached())),
        format!("The best with hindsight reaches {}.", all(reached(&best.areas))),
    ]));
    let mut table = Table::new(
        "People reached by month",
        &[("Month", Side::Start), ("As known", Side::End), ("With hindsight", Side::End)],
    );
    let known_areas = known.areas();
    for period in course.scenario.window.periods() {
        let shown = |areas: &[crate::plan::AreaPlan]| {
            let months = areas.iter().map(|area| &area.months[period.index()]);
            people(months.map(|month| month.shown.iter().sum::<u64>()).sum())
        };
        table.rows.push(vec![
            Cell::text(&exercise.month(period)),
            Cell::text(&shown(&known_areas)),
            Cell::text(&shown(&best.areas)),
        ]);
    }
    blocks.push(Block::Table(table));
    blocks.extend(stuck(exercise, &known));
    blocks.extend(worth(exercise, reached(&best.areas).iter().sum())?);
    blocks.extend(answers(exercise));
    let title = "Facilitator's answer key".to_owned();
    Ok(exercise.document(For::Control, title, exercise.definition.title.clone(), blocks))
}

/// What a team that follows the plan as known finds shut when it gets there.
fn stuck(exercise: &Exercise<'_>, known: &Play) -> Vec<Block> {
    let stuck = known.months.iter().filter_map(|month| {
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

/// What a grant of each permission that is not open throughout would be worth, from the second month on.
fn worth(exercise: &Exercise<'_>, best: Exact) -> Result<Vec<Block>, NoPlan> {
    let course = exercise.course;
    let access = AccessTable::new(&course.country, course.unfolding());
    let window = course.scenario.window;
    let Some(second) = window.periods().nth(1) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for n in 0..course.country.permissions.len() {
        let permission = PermissionIx(n as u16);
        let later = window.periods().skip(1);
        if later.map(|period| access.state_share(permission, period)).min() == Some(Share::ALL) {
            continue;
        }
        let mut granted = course.unfolding().clone();
        let from = window.month(second).first_day();
        let highest = granted.decisions.iter().map(|d| d.number).max().unwrap_or(0);
        granted.decisions.push(Decision {
            number: highest.saturating_add(1),
            permissions: vec![permission],
            state: State::Granted,
            span: Span { from, to: window.span().to },
            declared: from,
            end_known: window.span().to,
            conditions: Conditions::NONE,
            rank: u8::MAX,
            written_in: "ask".to_owned(),
            sources: Vec::new(),
            note: String::new(),
        });
        let with = plan(course.truth(), &granted, &course.needed, Settings::default())?;
        let gained = reached(&with.areas).iter().sum::<Exact>() - best;
        found.push((gained, permission));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut table = Table::new(
        "Each permission granted by itself without conditions from the second month on: person-months \
         reached more, with hindsight",
        &[("Key", Side::Start), ("Permission", Side::Start), ("Worth", Side::End)],
    );
    for (gained, permission) in found {
        let told = &course.country.permissions[permission.index()];
        table.rows.push(vec![
            Cell::text(&told.id),
            Cell::text(&told.name),
            Cell::text(&Figure::rounded(gained, 0).signed()),
        ]);
    }
    let mut blocks = vec![Block::section("worth", "What to ask for")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Everything is open from the second month on."),
        false => Block::Table(table),
    });
    Ok(blocks)
}

/// What every ask that can matter would be answered, month by month.
fn answers(exercise: &Exercise<'_>) -> Vec<Block> {
    let course = exercise.course;
    let access = AccessTable::new(&course.country, course.unfolding());
    let window = course.scenario.window;
    let names: Vec<String> = window
        .periods()
        .map(|period| exercise.month(period).chars().take(3).collect::<String>())
        .collect();
    let mut columns = vec![("Key", Side::Start)];
    columns.extend(names.iter().map(|name| (name.as_str(), Side::Start)));
    let mut table = Table::new(
        "Answers by month of asking: yes without conditions, or the conditions that would be granted",
        &columns,
    );
    for (n, permission) in course.country.permissions.iter().enumerate() {
        let ix = PermissionIx(n as u16);
        let open = window.periods().map(|period| access.state_share(ix, period)).min();
        if open == Some(Share::ALL) {
            continue;
        }
        let mut row = vec![Cell::text(&permission.id)];
        for period in window.periods() {
            let told = |against: &Against| {
                let ask = Ask { permission: ix, against: *against };
                match answer(course, ask, period).answer {
                    Answer::Granted => Some("yes"),
                    Answer::Against(_) => Some(against.word()),
                    Answer::Refused => None,
                }
            };
            let mut words: Vec<&str> = Against::ALL.iter().filter_map(told).collect();
            words.dedup();
            let words = if words.contains(&"yes") { vec!["yes"] } else { words };
            row.push(Cell::text(&if words.is_empty() {
                "no".to_owned()
            } else {
                words.join(", ")
            }));
        }
        table.rows.push(row);
    }
    let mut blocks = vec![Block::section("answers", "What counterparts answer")];
    blocks.push(match table.rows.is_empty() {
        true => Block::paragraph("Everything is open throughout: no ask is needed."),
        false => Block::Table(table),
    });
    blocks
}
