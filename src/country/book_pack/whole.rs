//! What a workbook could lose, mix up or lead astray without a word: told by sheet and cell instead.

use super::reading::Reading;
use super::{FILES_COLUMNS, FILES_SHEET, Place};
use crate::book::{Book, Content, Found};
use crate::intake::unfit_name;
use crate::issues::{At, Code, Issue};
use std::collections::{BTreeMap, BTreeSet};

/// A row of the sheet of texts: where it stands, its number, its text.
struct Part {
    row: u32,
    number: String,
    text: String,
}

impl Reading {
    /// Texts that are files of the pack.
    pub(super) fn texts(&mut self, sheet: &str, found: &Found) {
        let Some((head, columns)) = self.header((sheet, found), &FILES_COLUMNS) else {
            return;
        };
        let mut texts: BTreeMap<String, Vec<Part>> = BTreeMap::new();
        for (row, cells) in found.rows.range(head + 1..) {
            self.faults(sheet, *row, cells, &columns);
            let content = |wanted: &str| {
                let column = columns.iter().find(|(_, name)| name == wanted);
                column.and_then(|(n, _)| cells.get(n))
            };
            let name = content(FILES_COLUMNS[0]).map_or("", Content::text).to_owned();
            // Blanks between two parts of a text are parts of it.
            let text = match content(FILES_COLUMNS[2]) {
                Some(Content::Text(text) | Content::Number(text) | Content::Day(text)) => {
                    text.as_str()
                }
                Some(Content::Error(_) | Content::NoResult | Content::UnderMerged) | None => "",
            };
            let number = content(FILES_COLUMNS[1]).map_or("", Content::text).to_owned();
            if !name.is_empty() {
                let part = Part { row: *row, number, text: text.to_owned() };
                texts.entry(name).or_default().push(part);
            } else if !text.trim().is_empty() {
                self.no_name(sheet, *row, &columns);
            }
        }
        for (name, parts) in texts {
            let Some((row, text)) = self.text_of(sheet, &columns, &name, parts) else { continue };
            let columns = columns.iter().map(|(n, name)| (name.clone(), *n)).collect();
            let rows = vec![row];
            let place = Place { sheet: sheet.to_owned(), rows, columns, keys: BTreeMap::new() };
            self.keep(name, text.into_bytes(), place);
        }
    }

    fn cell(&self, sheet: &str, row: u32, column: u32) -> At {
        Found::at((&self.pack.file, sheet), row, column)
    }

    fn tell(&mut self, code: &'static str, at: At, [seen, expected, help]: [&str; 3]) {
        self.issues.push(Issue::new(Code(code), at, seen, expected, help));
    }

    /// Above a header there is room for a title, a cell a row, and for no rows of the table.
    pub(super) fn only_titles_above(&mut self, (sheet, found): (&str, &Found), head: u32) {
        let filled = |cells: &BTreeMap<u32, Content>| {
            let mut filled = cells.iter().filter(|(_, content)| is_filled(content));
            filled.next().zip(filled.next()).map(|((first, _), _)| *first)
        };
        let mut above = found.rows.range(..head);
        let Some((row, first)) = above.find_map(|(row, cells)| Some((*row, filled(cells)?))) else {
            return;
        };
        let seen = format!("a row above the header, which is row {}", head + 1);
        let help = "move it below the header, or delete it: what stands above is not read";
        let at = self.cell(sheet, row, first);
        self.tell("E0016", at, [&seen, "the names of the columns", help]);
    }

    /// A column with values has a name.
    pub(super) fn nothing_nameless(
        &mut self,
        (sheet, found): (&str, &Found),
        head: u32,
        columns: &[(u32, String)],
    ) {
        let named: BTreeSet<u32> = columns.iter().map(|(n, _)| *n).collect();
        let mut told = BTreeSet::new();
        for (row, cells) in found.rows.range(head + 1..) {
            let cells = cells.iter().filter(|(_, content)| is_filled(content));
            for (n, _) in cells.filter(|(n, _)| !named.contains(*n)) {
                if told.insert(*n) {
                    let at = self.cell(sheet, *row, *n);
                    let seen = format!("a value in a column without a name in row {}", head + 1);
                    self.tell("E0011", at, [&seen, "a name", "name it, or delete what it holds"]);
                }
            }
        }
    }

    /// Whether a file of the pack stands nowhere else; told where it does.
    pub(super) fn is_alone(&mut self, file: &str, (sheet, row): (&str, Option<u32>)) -> bool {
        let (given, at) = match row {
            Some(row) => (format!("`{file}` on the sheet `{sheet}`"), self.cell(sheet, row, 0)),
            None => {
                let column = Some(format!("sheet {sheet}"));
                (format!("the sheet `{sheet}`"), At { column, ..At::file(&self.pack.file) })
            }
        };
        let Some(other) = self.twins.of(file, &given) else { return true };
        let seen = format!("{given} and {other} stand for one file of the pack");
        self.tell("E0035", at, [&seen, "one of them", "take one of the two away"]);
        false
    }

    /// A text that is a file of the pack, put together from its rows.
    fn text_of(
        &mut self,
        sheet: &str,
        columns: &[(u32, String)],
        name: &str,
        parts: Vec<Part>,
    ) -> Option<(u32, String)> {
        let column =
            |wanted: &str| columns.iter().find(|(_, name)| name == wanted).map_or(0, |(n, _)| *n);
        let first = parts.first()?.row;
        if let Some(why) = unfit_name(name) {
            let at = self.cell(sheet, first, column(FILES_COLUMNS[0]));
            let expected = "a name within the pack, such as `scenarios/baseline.toml`";
            self.tell("E0406", at, [&format!("`{name}`, {why}"), expected, ""]);
            return None;
        }
        if let [Part { number, text, .. }] = &parts[..]
            && number.is_empty()
        {
            return Some((first, text.clone()));
        }
        let mut numbered = BTreeMap::new();
        for Part { row, number, text } in parts {
            let at = |told: &Reading| told.cell(sheet, row, column(FILES_COLUMNS[1]));
            let Some(n) = number.parse::<u32>().ok().filter(|n| *n > 0) else {
                let seen = format!("`{number}` for a part of `{name}`");
                let at = at(self);
                self.tell("E0036", at, [&seen, "a number from 1", PARTS]);
                return None;
            };
            if numbered.insert(n, text).is_some() {
                let seen = format!("part {n} of `{name}` for the second time");
                let at = at(self);
                self.tell("E0036", at, [&seen, "each part once", PARTS]);
                return None;
            }
        }
        if let Some(missing) = (1..).zip(numbered.keys()).find(|(n, key)| n != *key) {
            let seen = format!("`{name}` without its part {}", missing.0);
            let at = self.cell(sheet, first, column(FILES_COLUMNS[1]));
            self.tell("E0036", at, [&seen, "all parts from 1", PARTS]);
            return None;
        }
        Some((first, numbered.into_values().collect()))
    }

    /// A text without the name of a file would be lost.
    fn no_name(&mut self, sheet: &str, row: u32, columns: &[(u32, String)]) {
        let name = columns.iter().find(|(_, name)| name == FILES_COLUMNS[0]);
        let at = self.cell(sheet, row, name.map_or(0, |(n, _)| *n));
        let seen = "empty beside a text";
        self.tell("E0027", at, [seen, "the name of the file", "name it, or delete the row"]);
    }

    /// What of a sheet people do not see, and the planner reads.
    pub(super) fn tell_hidden(&mut self, book: &Book<'_>, sheet: &str, found: &Found) {
        let all = book.is_hidden(sheet).then(|| "the sheet".to_owned());
        let hidden: Vec<String> = all.into_iter().chain(found.hidden()).collect();
        if hidden.is_empty() || found.rows.is_empty() {
            return;
        }
        let at = At { column: Some(format!("sheet {sheet}")), ..At::file(&self.pack.file) };
        let seen = format!("hidden, and read like all else: {}", hidden.join(", "));
        let help = "show it and look; delete what should not count";
        self.pack.notes.push(Issue::new(Code("I0038"), at, &seen, "", help));
    }
}

const PARTS: &str = "copy all rows of the text anew, with their parts";

fn is_filled(content: &Content) -> bool {
    match content {
        Content::Text(_) | Content::Number(_) | Content::Day(_) => !content.text().is_empty(),
        Content::Error(_) | Content::NoResult | Content::UnderMerged => true,
    }
}

/// Whether a sheet is the one of texts.
pub(super) fn is_of_texts(sheet: &str) -> bool {
    sheet.trim().to_lowercase().trim_end_matches(".csv") == FILES_SHEET
}
