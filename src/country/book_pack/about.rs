//! What a pack says of itself: a key a row, each read by itself, so that one bad cell hides no other.

use super::reading::Reading;
use super::{ABOUT_COLUMNS, Place};
use crate::book::{Content, Found};
use crate::country::pack::{self, FILE, IN_PARTS};
use crate::country::read::{first_of_month, shown};
use crate::issues::{Code, Issue};
use crate::time::Window;

/// A value with the row it stands in.
struct Said {
    key: String,
    value: String,
    row: u32,
}

/// What is wrong with a value: a code, what was expected, the next step.
type Wrong = (&'static str, String, String);

/// Reads the sheet as the file of the pack that it stands for.
pub(super) fn read(reading: &mut Reading, (sheet, found): (&str, &Found)) {
    let Some((head, columns)) = reading.header((sheet, found), &ABOUT_COLUMNS) else {
        return;
    };
    let [Some(keys), values] = ABOUT_COLUMNS.map(|wanted| {
        let column = columns.iter().find(|(_, name)| name == wanted);
        column.map(|(n, _)| *n)
    }) else {
        return;
    };
    let mut sheet = Sheet {
        reading,
        sheet,
        values: values.unwrap_or(keys + 1),
        place: Place { sheet: sheet.to_owned(), ..Place::default() },
        lines: Vec::new(),
    };
    let mut said: Vec<Said> = Vec::new();
    for (row, cells) in found.rows.range(head + 1..) {
        sheet.reading.faults(sheet.sheet, *row, cells, &columns);
        let text = |column: u32| cells.get(&column).map_or("", Content::text).to_owned();
        let key = text(keys);
        if !key.is_empty() {
            sheet.place.keys.entry(key.clone()).or_insert(*row);
            said.push(Said { key, value: text(sheet.values), row: *row });
        }
    }
    sheet.texts(&said);
    for (key, parts) in IN_PARTS {
        sheet.in_parts((key, parts), &said);
    }
    sheet.unknown(&said);
    // In the order of the manual, as every file of a pack is written.
    sheet.lines.sort_by_key(|(key, _)| pack::place_of_key(key));
    let lines: Vec<&str> = sheet.lines.iter().map(|(_, line)| line.as_str()).collect();
    let text = lines.join("\n") + "\n";
    let place = sheet.place;
    sheet.reading.keep(FILE.to_owned(), text.into_bytes(), place);
}

/// The sheet while it is read.
struct Sheet<'a> {
    reading: &'a mut Reading,
    sheet: &'a str,
    /// The column of values.
    values: u32,
    place: Place,
    /// Lines of the file by their keys.
    lines: Vec<(String, String)>,
}

impl Sheet<'_> {
    fn wrong(&mut self, row: u32, seen: &str, (code, expected, help): Wrong) {
        let at = Found::at((&self.reading.pack.file, self.sheet), row, self.values);
        self.reading.issues.push(Issue::new(Code(code), at, seen, &expected, &help));
    }

    fn said_twice(&mut self, said: &Said) {
        let seen = format!("a second row {}", shown(&said.key));
        let help = "delete one of the two".to_owned();
        self.wrong(said.row, &seen, ("E0414", "one row for each key".to_owned(), help));
    }

    /// Keys of texts.
    fn texts(&mut self, said: &[Said]) {
        let mut done: Vec<&str> = Vec::new();
        for one in said.iter().filter(|one| pack::holds_text(&one.key)) {
            if !done.contains(&one.key.as_str()) {
                let of = said.iter().filter(|other| other.key == one.key);
                let values: Vec<String> = of.map(|other| other.value.clone()).collect();
                self.lines.push((one.key.clone(), pack::line(&one.key, &values)));
                done.push(&one.key);
            } else if !pack::holds_texts(&one.key) {
                self.said_twice(one);
            }
        }
    }

    /// A key of several values: a row for each, or all of them in one cell as the file has them.
    fn in_parts(&mut self, (key, parts): (&str, &[&str]), said: &[Said]) {
        if let Some(one) = said.iter().find(|one| one.key == key && !one.value.is_empty()) {
            match as_in_the_file(key, &one.value) {
                Some(line) => self.lines.push((key.to_owned(), line)),
                None => {
                    let rows = parts.iter().map(|part| format!("`{key} {part}`"));
                    let expected =
                        format!("rows {}, a value each", rows.collect::<Vec<String>>().join(", "));
                    let help = format!(
                        "replace this row by them: {}",
                        pack::key_meaning(&format!("{key} {}", parts[0]))
                    );
                    let help = help.trim_end_matches('.').to_owned();
                    self.wrong(one.row, &shown(&one.value), ("E0412", expected, help));
                }
            }
            return;
        }
        let names: Vec<String> = parts.iter().map(|part| format!("{key} {part}")).collect();
        let of = |name: &String| said.iter().find(|one| one.key == *name);
        let found: Vec<Option<&Said>> = names.iter().map(of).collect();
        let given = || found.iter().flatten();
        let Some(first) = given().next() else { return };
        self.place.keys.insert(key.to_owned(), first.row);
        for one in said.iter().filter(|one| names.contains(&one.key)) {
            if !given().any(|other| other.row == one.row) {
                self.said_twice(one);
            }
        }
        if ["levels", "pcode_digits"].contains(&key) && given().all(|one| one.value.is_empty()) {
            return;
        }
        let mut values = Vec::new();
        for (name, one) in names.iter().zip(&found) {
            let (row, seen, read) = match one {
                None => {
                    let expected = pack::key_meaning(name).trim_end_matches('.').to_owned();
                    let wrong = ("E0415", expected, String::new());
                    (first.row, format!("no row `{name}`"), Err(wrong))
                }
                Some(one) if one.value.is_empty() => {
                    let expected = pack::key_meaning(name).trim_end_matches('.').to_owned();
                    (one.row, "empty".to_owned(), Err(("E0027", expected, String::new())))
                }
                Some(one) => (one.row, shown(&one.value), part(name, &one.value)),
            };
            match read {
                Ok(value) => values.push(value),
                Err(wrong) => {
                    self.place.keys.insert(key.to_owned(), row);
                    self.wrong(row, &seen, wrong);
                }
            }
        }
        if values.len() == names.len() {
            let line = match key {
                "window" => format!("{key} = {{ from = {}, months = {} }}", values[0], values[1]),
                _ => format!("{key} = [{}]", values.join(", ")),
            };
            self.lines.push((key.to_owned(), line));
        }
    }

    /// Keys that no pack has, kept so that they are told like any other mistake of the file.
    fn unknown(&mut self, said: &[Said]) {
        let is_part = |key: &str| {
            let of = |(of, parts): &(&str, &[&str])| {
                key == *of || parts.iter().any(|part| key == format!("{of} {part}"))
            };
            IN_PARTS.iter().any(of)
        };
        let mut done: Vec<&str> = Vec::new();
        for one in said.iter().filter(|one| !pack::holds_text(&one.key) && !is_part(&one.key)) {
            if !done.contains(&one.key.as_str()) {
                let [key, value] =
                    [&one.key, &one.value].map(|text| toml::Value::from(text.as_str()).to_string());
                self.lines.push((one.key.clone(), format!("{key} = {value}")));
                done.push(&one.key);
            }
        }
    }
}

/// A value as the file has it, also without the brackets of a list; `None` where it is none.
fn as_in_the_file(key: &str, value: &str) -> Option<String> {
    let lines = [format!("{key} = {value}"), format!("{key} = [{value}]")];
    let one_key = |line: &String| {
        let table = line.parse::<toml::Table>();
        !line.contains(['\n', '\r']) && table.is_ok_and(|table| table.len() == 1)
    };
    lines.into_iter().find(one_key)
}

/// A part of a value as the file has it.
fn part(name: &str, value: &str) -> Result<String, Wrong> {
    let told = |expected: String, help: String| Err(("E0412", expected, help));
    let first: String = value.chars().take_while(|c| c.is_ascii_digit()).collect();
    let write = |number: &str| match number.is_empty() || number == value {
        true => String::new(),
        false => format!("write {number}"),
    };
    match name {
        name if name.starts_with("levels ") => Ok(toml::Value::from(value).to_string()),
        "window from" => first_of_month(value).map(|day| day.to_string()).map_err(|help| {
            ("E0117", "the first month planned for, such as 2024-09".to_owned(), help)
        }),
        "window months" => match value.parse::<u8>() {
            Ok(months) if (1..=Window::MOST_MONTHS).contains(&months) => Ok(months.to_string()),
            Ok(_) | Err(_) => {
                told(format!("1 to {} months, as a number", Window::MOST_MONTHS), write(&first))
            }
        },
        "pcode_digits province" | "pcode_digits district" => match value.parse::<u8>() {
            Ok(digits) if digits > 0 => Ok(digits.to_string()),
            Ok(_) | Err(_) => told("a whole number, such as 2".to_owned(), write(&first)),
        },
        _ => {
            let most = if name.ends_with("west") || name.ends_with("east") { 180.0 } else { 90.0 };
            let fits = |text: &str| {
                let degrees = text.parse::<f64>().ok();
                degrees.is_some_and(|degrees: f64| degrees.is_finite() && degrees.abs() <= most)
            };
            // As a file writes numbers, which begin with a digit or a sign and end with a digit.
            let is_toml = |text: &str| format!("a = {text}").parse::<toml::Table>().is_ok();
            if fits(value) && is_toml(value) {
                return Ok(value.to_owned());
            }
            let pointed = value.replace(',', ".");
            let help = if fits(&pointed) { format!("write {pointed}") } else { String::new() };
            told(format!("degrees from -{most} to {most}, such as -74.5"), help)
        }
    }
}
