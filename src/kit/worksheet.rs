//! A table as a sheet of a workbook.

use super::columns::{Alone, Meaning, headings_alone, tab};
use super::figure::{Count, drawn};
use super::sheet::{Cell, Sheet};
use crate::page::workbook::{Field, Shows, Value, Worksheet};
use crate::time::Month;

/// A table as a sheet of a workbook.
pub fn worksheet(sheet: &Sheet) -> Worksheet {
    let named = sheet.columns.iter().zip(&sheet.headings).zip(&sheet.meanings);
    let named: Vec<Alone<'_>> = named
        .map(|((key, heading), meaning)| Alone { key, heading, shows: meaning.shows })
        .collect();
    let headings = headings_alone(&named).into_iter().zip(named).zip(&sheet.meanings);
    let fields: Vec<Field> =
        headings.map(|((heading, column), meaning)| field(heading, column.key, meaning)).collect();
    let cells = |row: &Vec<Cell>| row.iter().zip(&fields).map(|(c, f)| value(c, f.shows)).collect();
    let rows = sheet.rows.iter().map(cells).collect();
    Worksheet {
        name: tab(sheet.name),
        table: sheet.name.to_owned(),
        about: format!("{}.", sheet.about),
        // Codes and names stay in sight while figures go by.
        fixed: fields.iter().take(2).filter(|field| is_named(field.shows)).count() as u16,
        columns: fields,
        rows,
        totals: sheet.totals,
    }
}

fn is_named(shows: Shows) -> bool {
    matches!(shows, Shows::Code | Shows::Words | Shows::Month)
}

fn field(heading: String, name: &str, meaning: &Meaning) -> Field {
    let words = meaning.words;
    let words = if words.is_empty() { String::new() } else { format!("{words}.") };
    Field { heading, name: name.to_owned(), meaning: words, shows: meaning.shows }
}

fn value(cell: &Cell, shows: Shows) -> Value {
    match cell {
        Cell::Text(text) if matches!(shows, Shows::Day | Shows::Month) => {
            day(text).unwrap_or_else(|| words(text))
        }
        Cell::Text(text) => words(text),
        Cell::Said(sentence) => words(&sentence.to_string()),
        Cell::Rich(text) => words(&text.words()),
        Cell::People(Count::Exact(count)) => Value::Number(*count as f64),
        Cell::People(few @ Count::Few) => words(&few.plain()),
        Cell::Whole(whole) => Value::Number(*whole as f64),
        Cell::Figure(figure) => Value::Number(drawn(figure.exact())),
        Cell::Empty => Value::Nothing,
    }
}

fn words(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Words(text.to_owned()) }
}

/// `2021-08` or `2021-08-31` as a day.
fn day(text: &str) -> Option<Value> {
    let month = Month::parse(text.get(..7)?)?;
    let day = match text.get(7..)? {
        "" => 1,
        rest => rest.strip_prefix('-')?.parse().ok()?,
    };
    let first = month.first_day();
    let year = u16::try_from(first.year()).ok()?;
    Some(Value::Day { year, month: u8::try_from(first.month()).ok()?, day })
}
