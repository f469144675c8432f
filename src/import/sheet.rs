//! Rows of a public table as they stand: of a CSV file in whatever encoding and with whatever separator,
//! of a sheet of a workbook, or of the properties of shapes.

use super::marks::Marks;
use super::told::Told;
use crate::issues::{At, Code, Issue, Issues, nearest};
use std::cell::OnceCell;

/// Rows from the top in which a header is looked for.
const HEADER_WITHIN: usize = 20;

/// A row with the number of its line, or of its row in a workbook, from 1.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: csv::StringRecord,
}

/// Rows before anyone knows which of them is the header.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// The file as the person knows it.
    pub(super) file: String,
    /// The sheet or layer within it.
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// Rows below a header.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) file: String,
    pub(super) name: Option<String>,
    /// Names of the columns without case, blanks and signs: `admin1pcode`.
    header: Vec<String>,
    /// Names of the columns as they stand.
    written: Vec<String>,
    header_line: u64,
    pub(super) rows: Vec<Row>,
    /// What points and commas mean, by column; looked at once it is asked for.
    marks: OnceCell<Vec<Marks>>,
}

/// A name of a column without case, blanks and signs, so that `Admin 1 P-Code` and `admin1_pcode` are one.
pub(super) fn plain_column(name: &str) -> String {
    let signs = |c: &char| c.is_alphanumeric() || matches!(c, '+' | '#');
    name.chars().filter(signs).flat_map(char::to_lowercase).collect()
}

/// A cell without blanks around it and marks that cannot be seen; empty where a word says that nothing is there.
pub(super) fn cleaned(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
            || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let text: String = text.chars().map(|c| if c == '\u{A0}' { ' ' } else { c }).collect();
    // Joiners between letters belong to the spelling; at the ends they are remains.
    let text = text.trim_matches(|c: char| c.is_whitespace() || hidden(c));
    let joiner = |c: char| matches!(c, '\u{200C}' | '\u{200D}');
    let text: String = text.chars().filter(|c| joiner(*c) || !hidden(*c)).collect();
    match text.to_lowercase().as_str() {
        "<null>" | "null" | "n/a" | "#n/a" => String::new(),
        _ => text,
    }
}

impl Raw {
    /// The rows below the first row near the top that a format knows as its header; rows of HXL tags are left.
    pub(super) fn below(
        &self,
        is_header: &dyn Fn(&[String]) -> bool,
        told: &mut Told,
    ) -> Option<Sheet> {
        let plain = |row: &Row| row.cells.iter().map(plain_column).collect::<Vec<String>>();
        let mut top = self.rows.iter().take(HEADER_WITHIN).enumerate();
        let (at, header) =
            top.find_map(|(n, row)| Some((n, plain(row))).filter(|(_, header)| is_header(header)))?;
        let head = &self.rows[at];
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in &self.rows[at + 1..] {
            let mut filled =
                row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).peekable();
            if filled.peek().is_none() {
                continue;
            }
            if filled.all(|cell| cell.starts_with('#')) {
                told.left("rows of HXL tags", self.at(row.line, None), "");
                continue;
            }
            rows.push(row.clone());
        }
        Some(Sheet {
            file: self.file.clone(),
            name: self.name.clone(),
            header,
            written: head.cells.iter().map(|name| name.trim().to_owned()).collect(),
            header_line: head.line,
            rows,
            marks: OnceCell::new(),
        })
    }

    pub(super) fn at(&self, line: u64, column: Option<&str>) -> At {
        place(&self.file, self.name.as_deref(), line, column)
    }
}

fn place(file: &str, sheet: Option<&str>, line: u64, column: Option<&str>) -> At {
    match (sheet, column) {
        (None, None) => At::line(file, line),
        (None, Some(column)) => At::cell(file, line, column),
        (Some(sheet), None) => At::cell(file, line, &format!("sheet {sheet}")),
        (Some(sheet), Some(column)) => At::cell(file, line, &format!("sheet {sheet}, {column}")),
    }
}

impl Sheet {
    /// A sheet whose header is known, such as the fields of a layer.
    pub(super) fn of(file: &str, names: Vec<String>, rows: Vec<Row>) -> Sheet {
        Sheet {
            file: file.to_owned(),
            name: None,
            header: names.iter().map(|name| plain_column(name)).collect(),
            written: names,
            header_line: 1,
            rows,
            marks: OnceCell::new(),
        }
    }

    /// The columns by their names without case and signs.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The position of the first of some names that a column has.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.header.iter().position(|known| known == name))
    }

    /// The position of a column that there must be; told where it is not there.
    pub(super) fn must(&self, names: &[&str], means: &str, issues: &mut Issues) -> Option<usize> {
        let found = self.column(names);
        if found.is_none() {
            let written =
                || self.written.iter().map(String::as_str).filter(|name| !name.is_empty());
            let near = names.iter().find_map(|name| nearest(name, written()));
            let help = near.map_or(String::new(), |near| format!("is it `{near}`? rename it"));
            let seen = format!("no column for {means}");
            let expected = format!("`{}`", names.join("` or `"));
            let at = place(&self.file, self.name.as_deref(), self.header_line, None);
            issues.push(Issue::new(Code("E0012"), at, &seen, &expected, &help));
        }
        found
    }

    /// What a row has in a column, tidied; empty where the row or the sheet has no such column.
    pub(super) fn text(&self, row: &Row, column: Option<usize>) -> String {
        column.and_then(|column| row.cells.get(column)).map(cleaned).unwrap_or_default()
    }

    /// What points and commas between the digits of a column mean.
    pub(super) fn marks(&self, column: Option<usize>) -> Marks {
        let of = |column| Marks::of(self.rows.iter().map(|row| self.text(row, Some(column))));
        let all = self.marks.get_or_init(|| (0..self.header.len()).map(of).collect());
        column.and_then(|column| all.get(column)).copied().unwrap_or_default()
    }

    /// Where a row stands, or one of its cells.
    pub(super) fn at(&self, row: &Row, column: Option<usize>) -> At {
        let column = column.and_then(|column| self.written.get(column));
        place(&self.file, self.name.as_deref(), row.line, column.map(String::as_str))
    }

    /// An issue at a cell.
    pub(super) fn issue(
        &self,
        code: &'static str,
        (row, column): (&Row, Option<usize>),
        [seen, expected, help]: [&str; 3],
    ) -> Issue {
        Issue::new(Code(code), self.at(row, column), seen, expected, help)
    }
}
