//! The sheets of a workbook as the files that they stand for.

use super::whole::is_of_texts;
use super::{ABOUT_SHEET, BookPack, FILES_SHEET, FOR_PEOPLE, HEADER_WITHIN, Place, SORT, about};
use crate::book::{Book, Content, Found, Twins, name_of};
use crate::country::read::is_told_by_factors;
use crate::country::tables::{Kind, TABLES, Table};
use crate::issues::{At, Code, Issue, Issues};
use crate::units::points_at_three;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of one merged cell that are looked at.
const MOST_MERGED: u32 = 10_000;

/// What has been read of a workbook.
pub(super) struct Reading {
    pub(super) pack: BookPack,
    pub(super) twins: Twins,
    pub(super) issues: Issues,
    /// Cells about which enough is said.
    pub(super) told: BTreeSet<String>,
}

impl Reading {
    pub(super) fn sheet(&mut self, book: &mut Book<'_>, name: &str) -> Result<(), Issues> {
        let wanted = name.trim().to_lowercase();
        let stem = wanted.trim_end_matches(".csv");
        if FOR_PEOPLE.contains(&stem) {
            return Ok(());
        }
        let found = book.sheet(name, &mut |_, _| true)?.unwrap_or_default();
        if let Some(issue) = found.far_out((&self.pack.file, name), SORT.help) {
            self.issues.push(issue);
        }
        let table = TABLES.into_iter().find(|table| table.file.trim_end_matches(".csv") == stem);
        match (stem, table) {
            (_, Some(table)) => self.table((name, &found), table),
            (ABOUT_SHEET, None) => about::read(self, (name, &found)),
            (FILES_SHEET, None) => self.texts(name, &found),
            (_, None) => {
                // Told like a file that a pack does not have.
                self.pack.unread.push(name.to_owned());
                let place = Place { sheet: name.to_owned(), ..Place::default() };
                self.pack.places.entry(name.to_owned()).or_insert(place);
                return Ok(());
            }
        }
        self.tell_hidden(book, name, &found);
        Ok(())
    }

    pub(super) fn keep(&mut self, file: String, bytes: Vec<u8>, place: Place) {
        let row = place.rows.first().copied().filter(|_| is_of_texts(&place.sheet));
        if !self.is_alone(&file, (&place.sheet, row)) {
            return;
        }
        self.pack.places.insert(file.clone(), place);
        self.pack.files.insert(file, bytes);
    }

    fn table(&mut self, (sheet, found): (&str, &Found), table: &'static Table) {
        let known: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let Some((head, columns)) = self.header((sheet, found), &known) else {
            return;
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        let names = columns.iter().map(|(_, name)| name.as_str());
        let mut rows = vec![head];
        // Kept in memory, so that writing cannot fail.
        let _ = writer.write_record(names);
        self.merged((sheet, found), head, &columns);
        for (row, cells) in found.rows.range(head + 1..) {
            self.faults(sheet, *row, cells, &columns);
            let record =
                columns.iter().map(|(n, name)| written(table, (&columns, cells), (*n, name)));
            let record: Vec<Cow<'_, str>> = record.collect();
            if record.iter().any(|cell| !cell.is_empty()) {
                rows.push(*row);
                let _ = writer.write_record(record.iter().map(|cell| cell.as_bytes()));
            }
        }
        let columns = columns.into_iter().map(|(n, name)| (name, n)).collect();
        let place = Place { sheet: sheet.to_owned(), rows, columns, keys: BTreeMap::new() };
        let bytes = writer.into_inner().unwrap_or_default();
        self.keep(table.file.to_owned(), bytes, place);
    }

    /// The row of the header, and its columns with their names; told where there is none.
    pub(super) fn header(
        &mut self,
        (sheet, found): (&str, &Found),
        known: &[&str],
    ) -> Option<(u32, Vec<(u32, String)>)> {
        let first = found.rows.first_key_value().map_or(0, |(first, _)| *first);
        let is_known = |content: &&Content| known.contains(&content.text());
        let rows = found.rows.range(first..first.saturating_add(HEADER_WITHIN));
        let counted = rows.map(|(row, cells)| (cells.values().filter(is_known).count(), *row));
        // Of rows with as many names of columns the first.
        let (count, head) = counted.rev().max_by_key(|(count, _)| *count)?;
        if count == 0 {
            let at = At { column: Some(format!("sheet {sheet}")), ..At::file(&self.pack.file) };
            let expected = format!("a row with the names of columns, such as {}", known.join(", "));
            let help = "the sheet of a new pack has it";
            self.issues.push(Issue::new(Code("E0703"), at, "no header", &expected, help));
            return None;
        }
        let cells = found.rows.get(&head)?;
        let named = cells.iter().map(|(n, content)| (*n, content.text().to_owned()));
        let columns: Vec<_> = named.filter(|(_, name)| !name.is_empty()).collect();
        self.only_titles_above((sheet, found), head);
        self.nothing_nameless((sheet, found), head, &columns);
        Some((head, columns))
    }

    pub(super) fn faults(
        &mut self,
        sheet: &str,
        row: u32,
        cells: &BTreeMap<u32, Content>,
        columns: &[(u32, String)],
    ) {
        for (n, _) in columns {
            if let Some((code, seen, help)) = cells.get(n).and_then(Content::fault) {
                let at = Found::at((&self.pack.file, sheet), row, *n);
                self.issues.push(Issue::new(Code(code), at, &seen, "a value", help));
            }
        }
    }

    /// Cells that are merged below one another: only the first of them holds anything.
    fn merged(&mut self, (sheet, found): (&str, &Found), head: u32, columns: &[(u32, String)]) {
        for [(top, left), (bottom, right)] in found.merged.iter().copied() {
            let read = columns.iter().any(|(n, _)| (left..=right).contains(n));
            if top <= head || bottom == top || !read {
                continue;
            }
            let at = Found::at((&self.pack.file, sheet), top, left);
            let seen = format!("merged with the cells down to {}", name_of(bottom, right));
            let help = "take the merging off, and fill every cell: only the first of merged cells holds anything";
            self.issues.push(Issue::new(Code("E0031"), at, &seen, "a value in every cell", help));
            for row in top..=bottom.min(top + MOST_MERGED) {
                let cells = columns.iter().filter(|(n, _)| (left..=right).contains(n));
                let cells = cells.map(|(n, _)| Found::at((&self.pack.file, sheet), row, *n).column);
                self.told.extend(cells.flatten());
            }
        }
    }
}

/// A cell as it stands in the file of the table. What was typed as a number is one, and is written so that it cannot
/// be read as another; what was typed as a text stays as it is.
fn written<'a>(
    table: &Table,
    (columns, cells): (&[(u32, String)], &'a BTreeMap<u32, Content>),
    (n, name): (u32, &str),
) -> Cow<'a, str> {
    let Some(content) = cells.get(&n) else { return Cow::Borrowed("") };
    let text = content.text();
    let column = table.column(name).map(|at| &table.columns[at]);
    let number = matches!(content, Content::Number(_)) && points_at_three(text);
    let Some(column) = column.filter(|column| number && column.has_thousands()) else {
        return Cow::Borrowed(text);
    };
    let by_name = |wanted: &str| {
        let (n, _) = columns.iter().find(|(_, name)| name == wanted)?;
        cells.get(n).map(Content::text)
    };
    // People are whole, and are told as they were typed.
    let as_it_is =
        matches!(column.kind, Kind::People) || is_told_by_factors(table, column, by_name);
    if as_it_is { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}0")) }
}
