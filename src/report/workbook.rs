//! A plan as a workbook: what it says on the first sheet, charts, and one sheet a table.

use super::columns::Meaning;
use super::figure::Count;
use super::pages::front;
use super::pictures::drawn;
use super::tables::report_sheets;
use super::{About, Cell, Sheet};
use crate::page::workbook::{Chart, Field, Form, Shows, Value, Workbook, Worksheet};
use crate::time::Month;

/// How many bars a chart of permissions or ways in has at most.
const BARS: usize = 15;

/// The workbook. The arcs of the network as it was solved stay out: they are for checking a plan by
/// program, and stand among the tables as CSV.
pub fn plan_workbook(about: &About<'_>) -> Workbook {
    let front = front(about);
    let sheets: Vec<Worksheet> = report_sheets(about)
        .iter()
        .filter(|sheet| sheet.name != "limits" && !sheet.rows.is_empty())
        .map(worksheet)
        .collect();
    Workbook {
        title: front.title,
        subtitle: front.subtitle,
        running: front.running,
        look: about.look,
        front: front.blocks,
        charts: charts(about),
        sheets,
    }
}

pub(super) fn worksheet(sheet: &Sheet) -> Worksheet {
    let named_fields = sheet.columns.iter().zip(&sheet.meanings);
    let fields: Vec<Field> = named_fields.map(|(name, meaning)| field(name, meaning)).collect();
    let cells = |row: &Vec<Cell>| row.iter().zip(&fields).map(|(c, f)| value(c, f.shows)).collect();
    let rows = sheet.rows.iter().map(cells).collect();
    Worksheet {
        name: sheet.name.to_owned(),
        about: format!("{}.", sheet.about),
        // Codes and names stay in sight while figures go by.
        fixed: fields.iter().take(2).filter(|field| named(field.shows)).count() as u16,
        columns: fields,
        rows,
    }
}

fn named(shows: Shows) -> bool {
    matches!(shows, Shows::Code | Shows::Words | Shows::Month)
}

fn field(name: &str, meaning: &Meaning) -> Field {
    let words = meaning.words;
    let words = if words.is_empty() { String::new() } else { format!("{words}.") };
    Field { name: name.to_owned(), meaning: words, shows: meaning.shows }
}

fn value(cell: &Cell, shows: Shows) -> Value {
    match cell {
        Cell::Text(text) if matches!(shows, Shows::Day | Shows::Month) => {
            day(text).unwrap_or_else(|| words(text))
        }
        Cell::Text(text) => words(text),
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

fn charts(about: &About<'_>) -> Vec<Chart> {
    let summary = about.summary;
    let scenario = &summary.scenario;
    let when = format!("{} to {}", scenario.from, scenario.to);
    let named = |column: &str, called: &str| (column.to_owned(), called.to_owned());
    let chart = |title: String, sheet: &str, form, names: &str, series, rows| Chart {
        description: format!("{title}. The figures stand on the sheet `{sheet}`."),
        title,
        sheet: sheet.to_owned(),
        form,
        names: names.to_owned(),
        series,
        rows,
    };
    let mut charts = vec![
        chart(
            format!("From need to reach, person-months, {when}"),
            "cascade",
            Form::Bars,
            "step",
            vec![named("left_person_months", "person-months")],
            summary.cascade.steps.len() + 1,
        ),
        chart(
            "People in need and reached by month".to_owned(),
            "months",
            Form::Columns,
            "month",
            vec![named("need_people", "in need"), named("reached_people", "reached")],
            summary.months.len(),
        ),
        chart(
            format!("Coverage by province, {when}"),
            "provinces",
            Form::Bars,
            "admin1_name",
            vec![named("coverage_share", "coverage")],
            summary.provinces.len(),
        ),
    ];
    if !summary.corridors.is_empty() {
        charts.push(chart(
            format!("Food handed out by way into the country, MT, {when}"),
            "ways-in",
            Form::Bars,
            "name",
            vec![named("food_mt", "MT")],
            summary.corridors.len().min(BARS),
        ));
    }
    if let Some(worth) = about.worth {
        charts.push(chart(
            format!("What permissions are worth, person-months, {when}"),
            "worth",
            Form::Bars,
            "name",
            vec![named("worth_person_months", "person-months")],
            worth.sheets()[0].rows.len().min(BARS),
        ));
    }
    charts
}
