//! Forms in the files that teams hand in: TOML and CSV.

use super::definition::{one, place_of};
use super::lines::{Column, Line, MOST_LINES, Written};
use crate::country::screen;
use crate::issues::{At, Code, Excerpt, Issue, Issues, LineCount, LineStarts, RowInText, line_of};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeTable;

/// Name of the column with a line's first word.
pub const SAYS: &str = "line";

/// Rows from the top in which the header is looked for.
const HEADER_WITHIN: usize = 40;

/// The lines of a form as CSV, with a header of `line`, `value`, `from`, `to`, `mt` and `against` in any
/// order. Commas, semicolons and tabs separate, whichever the header shows or a first line `sep=;`
/// says; titles may stand above the header, as they do where the form's sheet is saved as CSV.
///
/// # Errors
/// What cannot be read at all.
pub fn of_csv(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    const HELP: &str = "in a spreadsheet, save as \"CSV UTF-8 (comma delimited)\", or as .xlsx";
    let text = decoded(file, bytes, HELP)?;
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim().trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    let separators: &[u8] = match said {
        Some(said @ [_]) => said,
        Some(_) => {
            let seen = format!("`{first}`");
            let at = place_of(file, text, Some(0..first.len()));
            return Err(one("E0703", at, &seen, "`sep=;` or no such line", ""));
        }
        None => b",;\t",
    };
    let mut issues = None;
    for separator in separators {
        match separated(file, text, *separator) {
            Ok(Some(lines)) => return Ok(lines),
            Ok(None) => {}
            Err(found) => issues = issues.or(Some(found)),
        }
    }
    Err(issues.unwrap_or_else(|| {
        let expected = "line,value,from,to,mt,against";
        let at = place_of(file, text, Some(0..first.len()));
        one("E0703", at, "no column `line`", expected, "hand in the form of this turn")
    }))
}

/// The text of a form, or the encoding that it seems to have.
fn decoded<'a>(file: &str, bytes: &'a [u8], help: &str) -> Result<&'a str, Issues> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(one("E0003", At::file(file), "the file is UTF-16", "UTF-8", help));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = line_of(bytes, before.len());
        let at =
            At::line(file, line).showing(Excerpt::of(bytes, before.len()..before.len() + 1, line));
        one("E0004", at, "a sign that is not UTF-8", "UTF-8", help)
    })
}

/// The lines of a text whose fields a sign separates; `None` where it shows no header.
fn separated(file: &str, text: &str, separator: u8) -> Result<Option<Vec<Line>>, Issues> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.flexible(true).has_headers(false).delimiter(separator);
    let mut names: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    let mut lines_so_far = LineCount::new(text);
    for (n, record) in reader.from_reader(text.as_bytes()).records().enumerate() {
        let record = record.map_err(|error| {
            let byte = error.position().map_or(0, |at| at.byte() as usize);
            let line = line_of(text.as_bytes(), byte);
            let seen = format!("cannot be read as CSV: {error}");
            one("E0703", At::line(file, line), &seen, "UTF-8 with commas or semicolons", "")
        })?;
        if names.is_empty() {
            if n >= HEADER_WITHIN {
                return Ok(None);
            }
            let found = || record.iter().map(|name| name.trim().to_lowercase());
            let known = |name: String| Column::parse(&name).is_some();
            if found().any(|name| name == SAYS) && found().any(known) {
                names = found().collect();
            }
            continue;
        }
        let byte = record.position().map_or(0, |at| at.byte() as usize);
        let (start, line) = lines_so_far.of(byte);
        let row = RowInText::at(text.as_bytes(), (start, line), separator);
        let mut shown = row.fields();
        let cells = names.iter().map(String::as_str).zip(record.iter()).map(|(name, text)| {
            let shown = shown.next().unwrap_or_else(|| row.whole());
            (name, text, At::cell(file, line, name).showing(shown))
        });
        lines.extend(of_cells(cells));
        if lines.len() > MOST_LINES {
            let mut issues = Issues::default();
            issues.push(too_long(file));
            return Err(issues);
        }
    }
    Ok((!names.is_empty()).then_some(lines))
}

/// Tells a form that has more lines than anybody reads.
pub(super) fn too_long(file: &str) -> Issue {
    let seen = format!("more than {MOST_LINES} lines");
    let help = "hand in the form of this turn and nothing else";
    Issue::new(Code("E0703"), At::file(file), &seen, "some dozens of lines", help)
}

/// A line from its named cells; `None` where all are empty.
pub(super) fn of_cells<'a>(cells: impl Iterator<Item = (&'a str, &'a str, At)>) -> Option<Line> {
    let (mut says, mut found, mut unknown) = (None, BTreeMap::new(), Vec::new());
    for (name, text, at) in cells {
        let written = Written { text: text.trim().to_owned(), at };
        match Column::parse(name) {
            _ if name == SAYS => says = Some(written),
            Some(column) if !written.text.is_empty() => {
                found.insert(column, written);
            }
            None if !written.text.is_empty() && !name.is_empty() => {
                unknown.push((name.to_owned(), written));
            }
            // What stands beside the form, below no heading, is for people: hints, remarks.
            _ => {}
        }
    }
    let empty = found.is_empty() && unknown.is_empty();
    let says = says.filter(|says| !says.text.is_empty() || !empty)?;
    Some(Line { says, cells: found, unknown })
}

/// The lines of a form as CSV, in the layout of [`of_csv`].
pub fn to_csv(lines: &[Line]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut writer = csv::Writer::from_writer(&mut text);
    let header = std::iter::once(SAYS).chain(Column::ALL.iter().map(|column| column.word()));
    // Written to memory, which does not fail.
    let _ = writer.write_record(header);
    for line in lines.iter().filter(|line| !line.cells.is_empty()) {
        let cells = Column::ALL
            .iter()
            .map(|column| line.cells.get(column).map_or("", |written| written.text.as_str()));
        let _ = writer.write_record(std::iter::once(line.says.text.as_str()).chain(cells));
    }
    drop(writer);
    text
}

/// The lines of a form as TOML: `[[decide]]` with the keys of the columns, `line` among them.
///
/// # Errors
/// What cannot be read at all.
pub fn of_toml(file: &str, bytes: &[u8]) -> Result<Vec<Line>, Issues> {
    let text = decoded(file, bytes, "save it as UTF-8")?;
    let unreadable = |error: toml::de::Error| {
        let seen = format!("cannot be read as TOML: {}", error.message());
        one("E0703", place_of(file, text, error.span()), &seen, "TOML", "")
    };
    let document = DeTable::parse(text).map_err(unreadable)?;
    let mut issues = Issues::default();
    screen(file, text, document.get_ref(), &mut issues);
    if issues.has_errors() {
        return Err(issues);
    }
    let table: toml::Table = toml::from_str(text).map_err(unreadable)?;
    let rows = match table.get("decide") {
        None => Vec::new(),
        Some(toml::Value::Array(rows)) if rows.len() > MOST_LINES => {
            let mut issues = Issues::default();
            issues.push(too_long(file));
            return Err(issues);
        }
        Some(toml::Value::Array(rows)) if rows.iter().all(toml::Value::is_table) => rows.clone(),
        Some(_) => Vec::new(),
    };
    let starts = LineStarts::of(text);
    let places = Places { file, text, starts, document: document.get_ref() };
    places.only_decisions()?;
    let mut lines = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let Some(row) = row.as_table() else { continue };
        let text =
            |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let cells: Vec<(String, String)> =
            row.iter().map(|(name, value)| (name.clone(), text(value))).collect();
        let cells = cells.iter().map(|(name, text)| {
            let at = At { column: Some(format!("decide {}: {name}", n + 1)), ..At::file(file) };
            (name.as_str(), text.as_str(), At { excerpt: places.decided(n, name), ..at })
        });
        lines.extend(of_cells(cells));
    }
    Ok(lines)
}

/// Where keys and values of a form as TOML stand.
struct Places<'t> {
    file: &'t str,
    text: &'t str,
    starts: LineStarts,
    document: &'t DeTable<'t>,
}

impl Places<'_> {
    fn excerpt(&self, place: Range<usize>) -> Excerpt {
        let line = self.starts.line(place.start);
        Excerpt::of(self.text.as_bytes(), place, line)
    }

    /// The value of a key of one of the decisions.
    fn decided(&self, n: usize, key: &str) -> Option<Excerpt> {
        let rows = self.document.get("decide")?.get_ref().as_array()?;
        let row = rows.get(n)?.get_ref().as_table()?;
        row.get(key).map(|value| self.excerpt(value.span()))
    }

    /// Tells all that is no decision.
    fn only_decisions(&self) -> Result<(), Issues> {
        let mut issues = Issues::default();
        let mut tell = |place: Range<usize>, seen: &str, expected: &str| {
            let at = At::line(self.file, self.starts.line(place.start));
            let at = at.showing(self.excerpt(place));
            issues.push(Issue::new(Code("E0703"), at, seen, expected, ""));
        };
        for (key, value) in self.document {
            let is_list = || {
                let rows = value.get_ref().as_array();
                rows.is_some_and(|rows| rows.iter().all(|row| row.get_ref().is_table()))
            };
            match key.get_ref().as_ref() {
                "decide" if is_list() => {}
                "decide" => {
                    tell(key.span(), "`decide` is no list of tables", "[[decide]] for every line")
                }
                other => tell(
                    key.span(),
                    &format!("there is no key `{other}` here"),
                    "[[decide]] and nothing else",
                ),
            }
        }
        if issues.has_errors() { Err(issues) } else { Ok(()) }
    }
}
