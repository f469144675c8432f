//! A table of a pack as it stands, for people to look at.

use crate::country::{PackFiles, TABLES};
use crate::intake::{Most, Refused};
use crate::kit::columns::{Meaning, in_words};
use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::page::workbook::Shows;
use crate::plan::Exact;
use std::borrow::Cow;
use std::io;

/// The largest table that is shown: larger ones are for a spreadsheet.
const SHOWN: Most = Most { of: "a table to show", bytes: 8_000_000 };

/// Columns that are shown; no table has so many.
const MOST_COLUMNS: usize = 100;

/// Decimal places of a number.
const MOST_PLACES: u32 = 6;

/// A table as its header and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// Names of the columns.
    pub header: Vec<String>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
}

impl Raw {
    /// Reads a table without asking whether it is right.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read(files: &dyn PackFiles, file: &str) -> io::Result<Raw> {
        let bytes = files.read(file)?;
        if bytes.len() as u64 > SHOWN.bytes {
            let bytes = Some(bytes.len() as u64);
            return Err(Refused::TooLarge { bytes, most: SHOWN }.into());
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_ref());
        let cells = |record: &csv::ByteRecord| -> Vec<String> {
            record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
        };
        let mut header = reader.byte_headers().map(&cells).unwrap_or_default();
        header.truncate(MOST_COLUMNS);
        let rows = reader.byte_records().flatten().map(|record| {
            let mut row = cells(&record);
            row.resize(header.len(), String::new());
            row
        });
        let rows = rows.collect();
        Ok(Raw { header, rows })
    }

    /// How many rows a table has below its header.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn n_rows(files: &dyn PackFiles, file: &str) -> io::Result<usize> {
        let bytes = files.read(file)?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_ref());
        Ok(reader.byte_records().flatten().count())
    }

    /// As a table of an answer. A column whose cells are all numbers, written as this program writes them,
    /// holds numbers; all else stays as it stands.
    pub(in crate::report) fn sheet(&self, name: &'static str, file: &str) -> Sheet {
        let known = TABLES.iter().find(|table| table.file == file);
        let meaning = |column: &String, shows| {
            let known = known.and_then(|table| Some(&table.columns[table.column(column)?]));
            Meaning::new(shows, known.map_or("", |known| known.means.trim_end_matches('.')))
        };
        let numbers: Vec<bool> = (0..self.header.len())
            .map(|n| self.rows.iter().all(|row| row[n].is_empty() || number(&row[n]).is_some()))
            .collect();
        let cell = |(n, cell): (usize, &String)| match cell.as_str() {
            "" => Cell::Empty,
            words => match number(words).filter(|_| numbers[n]) {
                Some(figure) => Cell::Figure(figure),
                None => Cell::text(words),
            },
        };
        let shows = |n: usize| if numbers[n] { Shows::Number } else { Shows::Words };
        Sheet {
            name,
            about: known.map_or("A row of the table", |table| table.holds.trim_end_matches('.')),
            columns: self.header.iter().cloned().map(Cow::Owned).collect(),
            headings: self.header.iter().map(|name| Cow::Owned(in_words(name))).collect(),
            meanings: self.header.iter().enumerate().map(|(n, c)| meaning(c, shows(n))).collect(),
            rows: self.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
            totals: 0,
        }
    }
}

/// A number that is written as this program writes it.
fn number(words: &str) -> Option<Figure> {
    let (whole, part) = words.split_once('.').unwrap_or((words, ""));
    let places = u32::try_from(part.len()).ok().filter(|places| *places <= MOST_PLACES)?;
    let units: i64 = format!("{whole}{part}").parse().ok()?;
    let exact = Exact::new(units.into(), 10i128.pow(places));
    Some(Figure::rounded(exact, places)).filter(|figure| figure.plain() == words)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn only_what_reads_back_alike_is_a_number() {
        let plain = |words| number(words).map(|figure| figure.plain());
        for words in ["0", "7", "-12.35", "33.300", "2021", "0.000001"] {
            assert_eq!(plain(words).as_deref(), Some(words));
        }
        for words in ["", "007", "1e5", "+5", ".5", "5.", "-0", "1,000", "0.0000001", "AF01", "-"] {
            assert_eq!(plain(words), None, "{words}");
        }
        assert_eq!(plain("99999999999999999999"), None);
    }
}
