//! What-ifs filled in a workbook, read as scenarios; errors are told by cell.

use super::exit::Failure;
use super::pack::{Asked, Pack, unread};
use crate::country::Country;
use crate::exercise::{Row, Written, rows_of_xlsx};
use crate::intake;
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::report::{SHEET_BASE, SHEET_COLUMNS};
use crate::scenario::words::{Misread, Of, Said, WhatIf};
use std::path::Path;

const CHANGE: &str = SHEET_COLUMNS[0];
const OF: &str = SHEET_COLUMNS[1];
const HOW_MUCH: &str = SHEET_COLUMNS[2];
const FROM: &str = SHEET_COLUMNS[3];
const TO: &str = SHEET_COLUMNS[4];

/// Whether a file is such a workbook.
pub(super) fn is_sheet(asked: &str) -> bool {
    asked.to_lowercase().ends_with(".xlsx")
}

/// The scenario that a workbook makes of the one that it names.
///
/// # Errors
/// Everything wrong with its cells, and where the file cannot be read.
pub(super) fn read(pack: &Pack, country: &Country, asked: &str) -> Result<Asked, Failure> {
    let path = Path::new(asked);
    let bytes = intake::read(path, intake::FORM).map_err(|error| unread(asked, error))?;
    let file = path.file_name().map_or(asked.into(), |name| name.to_string_lossy());
    let rows = rows_of_xlsx(&file, &bytes, CHANGE)?;
    let (bases, changes): (Vec<&Row>, Vec<&Row>) = rows
        .iter()
        .filter(|row| row.iter().any(|(_, cell)| !cell.text.is_empty()))
        .partition(|row| text(row, CHANGE).eq_ignore_ascii_case(SHEET_BASE));
    let base = base(pack, country, &file, &bases)?;
    let (mut issues, mut said) = (Issues::default(), Vec::new());
    for row in &changes {
        match Said::read(text(row, CHANGE)) {
            Ok(one) => said.push(Said { rest: rest(row), ..one }),
            Err(misread) => issues.push(issue(&file, row, &misread)),
        }
    }
    if said.is_empty() && issues.is_empty() {
        let told =
            ["no change is filled in", "a row with a change", "choose one in the first column"];
        issues.push(wrong(At::file(&file), told));
    }
    if !issues.is_empty() {
        return Err(Failure::Issues(issues));
    }
    let found = WhatIf::of(country, &base.scenario, &said, &|_| false).map_err(|wrong| {
        let told = wrong.iter().map(|(n, misread)| issue(&file, changes[*n], misread));
        told.for_each(|issue| issues.push(issue));
        Failure::Issues(std::mem::take(&mut issues))
    })?;
    let id = Pack::scenario_id(asked);
    let mut texts = base.texts;
    texts.insert(id.clone(), found.text);
    pack.scenario_of(country, &id, &texts)
}

/// The scenario that is changed.
fn base(pack: &Pack, country: &Country, file: &str, rows: &[&Row]) -> Result<Asked, Failure> {
    let named = match rows {
        [row] => cell(row, OF).filter(|cell| !cell.text.is_empty()),
        _ => None,
    };
    let Some(named) = named else {
        let at = rows.first().and_then(|row| cell(row, CHANGE)).map(|cell| cell.at.clone());
        let seen = format!("{} rows name the scenario that is changed", rows.len());
        let expected = format!("one row `{SHEET_BASE}` with a scenario beside it");
        let told = [seen.as_str(), &expected, "such as `baseline`"];
        let mut issues = Issues::default();
        issues.push(wrong(at.unwrap_or(At::file(file)), told));
        return Err(Failure::Issues(issues));
    };
    if is_sheet(&named.text) {
        let mut issues = Issues::default();
        let told = ["a workbook that changes a workbook", "a scenario of the pack", ""];
        issues.push(wrong(named.at.clone(), told));
        return Err(Failure::Issues(issues));
    }
    let known = pack.scenario_ids();
    if !Pack::is_path(&named.text) && !known.contains(&named.text) {
        let near = nearest(&named.text, known.iter().map(String::as_str));
        let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
        let seen = format!("there is no scenario `{}`", named.text);
        let mut issues = Issues::default();
        issues.push(wrong(named.at.clone(), [&seen, "a scenario of the pack", &help]));
        return Err(Failure::Issues(issues));
    }
    pack.scenario(country, &named.text)
}

fn cell<'r>(row: &'r Row, column: &str) -> Option<&'r Written> {
    row.iter().find(|(name, _)| name == column).map(|(_, cell)| cell)
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    cell(row, column).map_or("", |cell| cell.text.as_str())
}

/// What stands in a row beside its change, as it would be said.
fn rest(row: &Row) -> String {
    let (from, to) = (text(row, FROM), text(row, TO));
    // A spreadsheet takes a month for its first day.
    let month = |text: &str| {
        text.strip_suffix("-01").filter(|month| month.len() == 7).unwrap_or(text).to_owned()
    };
    let from = (!from.is_empty()).then(|| format!("from {}", month(from)));
    let to = (!to.is_empty()).then(|| match &from {
        Some(_) => format!("to {}", month(to)),
        None => format!("until {}", month(to)),
    });
    let parts = [Some(text(row, OF).to_owned()), Some(text(row, HOW_MUCH).to_owned()), from, to];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join(" ")
}

/// What is wrong with a row, at the cell that is to blame.
fn issue(file: &str, row: &Row, misread: &Misread) -> Issue {
    let column = match misread.of {
        Of::Word => CHANGE,
        Of::Name => OF,
        Of::Amount => HOW_MUCH,
        Of::Time => FROM,
    };
    let at = cell(row, column).or_else(|| cell(row, CHANGE)).map(|cell| cell.at.clone());
    wrong(
        at.unwrap_or(At::file(file)),
        [&misread.what, "a change as the sheet explains", &misread.help],
    )
}

fn wrong(at: At, [seen, expected, help]: [&str; 3]) -> Issue {
    Issue::new(Code("E0418"), at, seen, expected, help)
}
