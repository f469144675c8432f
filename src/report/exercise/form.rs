//! A team's decision form: the same lines for a printer, a spreadsheet and a text file.

use super::{Exercise, For};
use crate::country::AreaIx;
use crate::exercise::{Column, Concession, LineKind, SAYS};
use crate::page::workbook::{Blank, NotHeld, ToFill, blank_xlsx};
use crate::page::{Block, Cell, Document, RowsFor, Side, Table};
use crate::time::Period;
use std::collections::BTreeSet;

/// Rows for orders of each sort, and for areas left out.
const HAND_OUTS: usize = 10;
const MOVE_UPS: usize = 5;
const AHEAD: usize = 5;
const LEFT_OUT: usize = 3;

/// Lists to choose from, by their numbers in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Follow,
    Ration,
    Area,
    Place,
    Permission,
    Against,
}

/// A row of a form: its first word and the cells beside it.
struct Row {
    says: LineKind,
    cells: Vec<(Column, Fill)>,
}

enum Fill {
    Printed(String),
    Chosen(List),
    Number,
}

fn rows(exercise: &Exercise<'_>, team: u8, period: Period) -> Vec<Row> {
    let printed =
        |says, text: String| Row { says, cells: vec![(Column::Value, Fill::Printed(text))] };
    let value = |says, fill| Row { says, cells: vec![(Column::Value, fill)] };
    let mut rows = vec![
        printed(LineKind::Exercise, exercise.key.to_owned()),
        printed(LineKind::Team, team.to_string()),
        printed(LineKind::Turn, (period.index() + 1).to_string()),
        value(LineKind::Follow, Fill::Chosen(List::Follow)),
        value(LineKind::Ration, Fill::Chosen(List::Ration)),
        value(LineKind::SpendAtMost, Fill::Number),
    ];
    rows.extend((0..LEFT_OUT).map(|_| value(LineKind::LeaveOut, Fill::Chosen(List::Area))));
    let order = |says, to| Row {
        says,
        cells: vec![
            (Column::From, Fill::Chosen(List::Place)),
            (Column::To, Fill::Chosen(to)),
            (Column::Mt, Fill::Number),
        ],
    };
    rows.extend((0..HAND_OUTS).map(|_| order(LineKind::HandOut, List::Area)));
    rows.extend((0..MOVE_UPS).map(|_| order(LineKind::MoveUp, List::Place)));
    let ahead = if cuts_off(exercise) { AHEAD } else { 0 };
    rows.extend((0..ahead).map(|_| order(LineKind::SendAhead, List::Area)));
    rows.extend((0..exercise.course.terms.asks_per_turn).map(|_| Row {
        says: LineKind::Ask,
        cells: vec![
            (Column::Value, Fill::Chosen(List::Permission)),
            (Column::Against, Fill::Chosen(List::Against)),
        ],
    }));
    rows
}

/// Whether people of an area are cut off at any time, so that food can be handed out ahead of it.
fn cuts_off(exercise: &Exercise<'_>) -> bool {
    !exercise.country().cut_offs.is_empty()
}

/// What may be chosen from each list, in the order of their numbers.
fn lists(exercise: &Exercise<'_>) -> Vec<(String, Vec<String>)> {
    let country = exercise.country();
    let in_need: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
    let areas = in_need.iter().map(|ix| country.areas[ix.index()].name.clone());
    let places = country.places.iter().filter(|place| place.stands_in.is_none());
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut places: Vec<String> = places.map(|place| place.name.clone()).collect();
    places.sort();
    vec![
        ("follow".to_owned(), words(&["plan", "nothing", "severity", "most-people", "fairest"])),
        ("ration".to_owned(), country.rations.iter().map(|ration| ration.id.clone()).collect()),
        ("area".to_owned(), areas.collect()),
        ("place".to_owned(), places),
        ("permission".to_owned(), country.permissions.iter().map(|p| p.id.clone()).collect()),
        ("condition".to_owned(), Concession::ALL.iter().map(|a| a.word().to_owned()).collect()),
    ]
}

/// How a form is filled in.
fn how(exercise: &Exercise<'_>) -> Vec<String> {
    let asks = exercise.course.terms.asks_per_turn;
    vec![
        "Leave lines blank that you do not need. At least one decision has to be there: `follow plan` \
         is one."
            .to_owned(),
        "follow: what becomes of the food that no order moves. plan: as the exercise strives for; \
         nothing: it stays; or another aim. Left blank, it is the plan."
            .to_owned(),
        match cuts_off(exercise) {
            true => {
                "hand out: tonnes from a place to the people of an area. move up: tonnes from a place to a \
                 store, to be sent on next month. send ahead: tonnes handed out now to people of an area who \
                 will be cut off, for the months after this one. Orders go first, in their order."
            }
            false => {
                "hand out: tonnes from a place to the people of an area. move up: tonnes from a place to a \
                 store, to be sent on next month. Orders go first, in their order."
            }
        }
        .to_owned(),
        format!(
            "ask: at most {asks} permissions, by their keys, each against the condition that you would \
             accept. ration: left blank, the usual one. spend at most: US dollars this month."
        ),
    ]
}

/// The form for a printer.
pub(super) fn printed(exercise: &Exercise<'_>, team: u8, period: Period) -> Document {
    let mut blocks = vec![Block::bullets(&how(exercise))];
    let (all, lists) = (rows(exercise, team, period), lists(exercise));
    let groups: [(&str, &str, &[LineKind], &[Column]); 5] = [
        (
            "decisions",
            "Decisions",
            &[LineKind::Follow, LineKind::Ration, LineKind::SpendAtMost, LineKind::LeaveOut],
            &[Column::Value],
        ),
        ("hand-out", "Hand out", &[LineKind::HandOut], &[Column::From, Column::To, Column::Mt]),
        (
            "send-ahead",
            "Send ahead of what cuts off",
            &[LineKind::SendAhead],
            &[Column::From, Column::To, Column::Mt],
        ),
        ("move-up", "Move up", &[LineKind::MoveUp], &[Column::From, Column::To, Column::Mt]),
        ("ask", "Ask for", &[LineKind::Ask], &[Column::Value, Column::Against]),
    ];
    let written = |says: &[LineKind]| all.iter().any(|row| says.contains(&row.says));
    for (id, title, says, columns) in groups.into_iter().filter(|(_, _, says, _)| written(says)) {
        blocks.push(Block::part(id, title));
        let mut heads = vec![(SAYS, Side::Start)];
        heads.extend(columns.iter().map(|column| (column.word(), Side::Start)));
        let mut table = Table::new("", &heads);
        table.rows_for = RowsFor::Writing;
        for row in all.iter().filter(|row| says.contains(&row.says)) {
            let mut cells = vec![Cell::text(row.says.word())];
            cells.extend(columns.iter().map(|column| Cell::text(&hint(&lists, row, *column))));
            table.rows.push(cells);
        }
        blocks.push(Block::Table(table));
    }
    blocks.push(Block::part("why", "Why, in a sentence or two, for the debrief"));
    let mut lines = Table::new("", &[("What we expect", Side::Start)]);
    lines.rows_for = RowsFor::Writing;
    lines.rows = (0..2).map(|_| vec![Cell::text(ROOM)]).collect();
    blocks.push(Block::Table(lines));
    let title = format!("Team {team}: decisions for {}", exercise.month(period));
    let subtitle = format!(
        "{}. Exercise {}, team {team}, turn {}.",
        exercise.definition.title,
        exercise.key,
        period.index() + 1
    );
    exercise.document(For::Participants, title, subtitle, blocks)
}

/// What is printed in a cell: short lists, to choose from with a pen; else room to write.
fn hint(lists: &[(String, Vec<String>)], row: &Row, column: Column) -> String {
    let short = |list: &List| matches!(list, List::Follow | List::Ration | List::Against);
    let fill = row.cells.iter().find(|(of, _)| *of == column).map(|(_, fill)| fill);
    match fill {
        Some(Fill::Chosen(list)) if short(list) => match lists.get(*list as usize) {
            Some((_, chosen)) => chosen.join("  ·  "),
            None => ROOM.to_owned(),
        },
        _ => ROOM.to_owned(),
    }
}

/// A cell that holds nothing yet.
const ROOM: &str = "\u{a0}";

/// The form for a spreadsheet.
pub(super) fn workbook(
    exercise: &Exercise<'_>,
    team: u8,
    period: Period,
) -> Result<Vec<u8>, NotHeld> {
    let columns: Vec<Column> = Column::ALL.to_vec();
    let cells = |row: &Row| -> Vec<ToFill> {
        let first = ToFill::Printed(row.says.word().to_owned());
        let others =
            columns.iter().map(|column| match row.cells.iter().find(|(of, _)| of == column) {
                Some((_, Fill::Printed(text))) => ToFill::Printed(text.clone()),
                Some((_, Fill::Chosen(list))) => ToFill::Chosen(*list as usize),
                Some((_, Fill::Number)) => ToFill::Number,
                None => ToFill::Nothing,
            });
        std::iter::once(first).chain(others).collect()
    };
    blank_xlsx(&Blank {
        title: format!("Team {team}: decisions for {}", exercise.month(period)),
        running: exercise.running("For participants."),
        look: exercise.look,
        how: how(exercise),
        columns: form_header(),
        rows: rows(exercise, team, period).iter().map(cells).collect(),
        lists: lists(exercise),
    })
}

fn form_header() -> Vec<String> {
    let columns = Column::ALL.iter().map(|column| column.word());
    std::iter::once(SAYS).chain(columns).map(str::to_owned).collect()
}
