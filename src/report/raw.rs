//! A table of a pack as it stands, for people to look at.

use super::layout::grid;
use crate::country::PackFiles;
use crate::intake::{Most, Refused};
use std::io;

/// The largest table that is shown: larger ones are for a spreadsheet.
const SHOWN: Most = Most { of: "a table to show", bytes: 8_000_000 };

/// Columns that are shown; no table has so many.
const MOST_COLUMNS: usize = 100;

/// How wide a table may be before its rows are told one by one.
const WIDTH: usize = 100;

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

    /// In columns where the rows fit a line, else each row as a list of its filled cells.
    pub fn text(&self) -> String {
        let widest = |n: usize| {
            let cells = self.rows.iter().map(|row| row[n].chars().count());
            cells.chain([self.header[n].chars().count()]).max().unwrap_or(0) + 2
        };
        let width: usize = (0..self.header.len()).map(widest).sum();
        if width <= WIDTH {
            let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
            return grid(&header, &self.rows);
        }
        let mut text = String::new();
        for row in &self.rows {
            let filled = self.header.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            for (n, (column, cell)) in filled.enumerate() {
                let indent = if n == 0 { "" } else { "    " };
                text.push_str(&format!("{indent}{column}: {cell}\n"));
            }
        }
        text
    }
}
