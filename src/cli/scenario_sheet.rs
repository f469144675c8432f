//! What-ifs filled in a workbook, read as scenarios; errors are told by cell.

use super::exit::Failure;
use super::pack::{Asked, Pack, unread};
use crate::country::Country;
use crate::exercise::{Row, Sought, Written, rows_of_xlsx};
use crate::intake;
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::report::{SHEET_BASE, SHEET_COLUMNS, SHEET_COUNTRY, SHEET_SUM};
use crate::scenario::of_another_country;
use crate::scenario::words::{Misread, Of, Said, Verb, WhatIf};
use std::path::Path;

const CHANGE: &str = SHEET_COLUMNS[0];
const OF: &str = SHEET_COLUMNS[1];
const HOW_MUCH: &str = SHEET_COLUMNS[2];
const FROM: &str = SHEET_COLUMNS[3];
const TO: &str = SHEET_COLUMNS[4];

const WHAT_IF: Sought = Sought {
    column: CHANGE,
    kind: "a workbook of what-ifs",
    help: "`aidreach scenario new what-if.xlsx` writes one to fill in",
};

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
    let mut rows = rows_of_xlsx(&file, &bytes, &WHAT_IF)?;
    if let Some(at) = rows.iter().position(|row| text(row, CHANGE) == SHEET_COUNTRY) {
        made_for((pack, country), &rows.remove(at))?;
    }
    let (bases, changes): (Vec<&Row>, Vec<&Row>) = rows
        .iter()
        .filter(|row| row.iter().any(|(_, cell)| !cell.text.is_empty()))
        .partition(|row| text(row, CHANGE).eq_ignore_ascii_case(SHEET_BASE));
    let base = base(pack, country, &file, &bases)?;
    let (mut issues, mut said) = (Issues::default(), Vec::new());
    for row in &changes {
        match Said::read(text(row, CHANGE)) {
            Ok(one) if one.rest.is_empty() => {
                said.push((*row, Said { rest: rest(row, one.verb), ..one }));
            }
            Ok(one) => {
                let what = format!("`{}` beside the change in one cell", one.rest);
                let help = "write it into the columns beside".to_owned();
                issues.push(issue(&file, row, &Misread { of: Of::Word, what, help }));
            }
            Err(misread) => issues.push(issue(&file, row, &misread)),
        }
    }
    if said.is_empty() && issues.is_empty() {
        let told =
            ["no change is filled in", "a row with a change", "choose one in the first column"];
        issues.push(wrong(At::file(&file), told));
    }
    let (rows, said): (Vec<&Row>, Vec<Said>) = said.into_iter().unzip();
    let id = slug(&Pack::scenario_id(asked));
    let known = pack.scenario_ids();
    let taken = |id: &str| known.iter().any(|known| known == id) || base.texts.contains_key(id);
    let found = WhatIf::of(country, &base.scenario, &said, &taken);
    let found = match found {
        Ok(found) if issues.is_empty() => found,
        Ok(_) => return Err(Failure::Issues(issues)),
        Err(wrong) => {
            let told = wrong.iter().map(|(n, misread)| issue(&file, rows[*n], misread));
            told.for_each(|issue| issues.push(issue));
            return Err(Failure::Issues(issues));
        }
    };
    // What the file is called, where no other scenario is.
    let id = if taken(&id) { found.id } else { id };
    let mut texts = base.texts;
    texts.insert(id.clone(), found.text);
    pack.scenario_of(country, &id, &texts)
}

/// Refuses a workbook that was made for another pack: of another country, or neither of the same name nor of the same
/// files.
fn made_for((pack, country): (&Pack, &Country), row: &Row) -> Result<(), Failure> {
    let Some(named) = cell(row, OF) else { return Ok(()) };
    let mut parts = named.text.splitn(3, ' ');
    let [iso3, sum, name] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let own: String = country.about.sha256.chars().take(SHEET_SUM).collect();
    let same = iso3 == country.about.iso3 && (sum == own || name == pack.short_name());
    if same || iso3.is_empty() {
        return Ok(());
    }
    let [seen, expected, help] = of_another_country(&format!("{iso3}, pack `{name}`"), country);
    let seen = format!("{seen}, pack `{}`", pack.short_name());
    let help = format!("{help}, here {name}");
    let mut issues = Issues::default();
    issues.push(Issue::new(Code("E0419"), named.at.clone(), &seen, &expected, &help));
    Err(Failure::Issues(issues))
}

/// A name as scenarios may have it: small letters, digits and hyphens.
fn slug(name: &str) -> String {
    let plain = name.chars().map(|sign| match sign.is_ascii_alphanumeric() {
        true => sign.to_ascii_lowercase(),
        false => '-',
    });
    let plain: String = plain.take(50).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "what-if".to_owned() } else { parts.join("-") }
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

/// What stands in a row beside its change, as it would be said. A plain number is a factor where only factors
/// are.
fn rest(row: &Row, verb: Verb) -> String {
    let (from, to) = (text(row, FROM), text(row, TO));
    let factor = match verb {
        Verb::Need | Verb::Supplies => true,
        Verb::Shut
        | Verb::Open
        | Verb::Partial
        | Verb::Levy
        | Verb::Capacity
        | Verb::Late
        | Verb::Budget
        | Verb::Ration => false,
    };
    let how_much = text(row, HOW_MUCH);
    let how_much = match factor && how_much.parse::<f64>().is_ok() {
        true => format!("x{how_much}"),
        false => how_much.to_owned(),
    };
    // A spreadsheet takes a month for its first day; a span of days that ends on one is no such month.
    let is_month = |text: &str| text.len() == 10 && text.ends_with("-01");
    let months = is_month(to) && (from.is_empty() || is_month(from) || from.len() == 7);
    let month = |text: &str| match (is_month(text) && months, text.get(..7)) {
        (true, Some(month)) => month.to_owned(),
        _ => text.to_owned(),
    };
    let from = (!from.is_empty()).then(|| format!("from {}", month(from)));
    let to = (!to.is_empty()).then(|| match &from {
        Some(_) => format!("to {}", month(to)),
        None => format!("until {}", month(to)),
    });
    let parts = [Some(text(row, OF).to_owned()), Some(how_much), from, to];
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
