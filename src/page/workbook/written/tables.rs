//! Workbooks of many tables to fill in: a sheet a table, its columns explained where they stand, with lists to choose
//! from and checks of what is typed.

use super::formats::Formats;
use super::paper::{Lies, set_up, set_up_sample};
use super::{NotHeld, Running, about};
use crate::page::Look;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, Formula,
    Note, Workbook as File, Worksheet, XlsxError,
};
use std::collections::BTreeSet;

/// A workbook of tables to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct TablesToFill {
    /// What it is called.
    pub title: String,
    /// What stands on every printed page.
    pub running: Running,
    /// How it is coloured.
    pub look: Look,
    /// Name of the first sheet, and how the workbook is filled in, a line each.
    pub how: (String, Vec<String>),
    /// The tables, in the order in which they are filled.
    pub sheets: Vec<SheetToFill>,
    /// Name of the last sheet, and its lists to choose from: what each is called, and what may be chosen.
    pub lists: (String, Vec<(String, Vec<String>)>),
}

/// A table to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetToFill {
    /// Its name on the tab.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ColumnToFill>,
    /// Rows that stand there already, as wide.
    pub rows: Vec<Vec<String>>,
    /// Cells that stay texts though they look like numbers, by row and column.
    pub texts: BTreeSet<(usize, usize)>,
}

/// A column to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnToFill {
    /// Its name, which stands in the header.
    pub name: String,
    /// What it means: a note at the header.
    pub note: String,
    /// Whether every row must have it.
    pub must: bool,
    /// What may be typed.
    pub takes: Takes,
}

/// What may be typed into a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Takes {
    /// Words.
    Words,
    /// A word of a list, by its number.
    OneOf(usize),
    /// What a column of another sheet holds, both by number.
    KeyOf(usize, usize),
    /// A whole number up to a most.
    Whole(f64),
    /// A number from a least to a most.
    Between(f64, f64),
}

/// Rows below those that are filled for which lists and checks hold, too.
const MORE: usize = 1_000;
/// Rows that are printed.
const SAMPLE: usize = 40;
/// The widest column, in characters.
const WIDEST: usize = 44;

/// Writes it as XLSX: the same bytes for the same workbook.
///
/// # Errors
/// [`NotHeld`] where it is larger than the format allows.
pub fn tables_xlsx(tables: &TablesToFill) -> Result<Vec<u8>, NotHeld> {
    let mut file = File::new();
    file.set_properties(&about(&tables.title, &tables.running)?);
    let formats = Formats::new(tables.look);
    how(&mut file, tables, &formats)?;
    for sheet in &tables.sheets {
        table(&mut file, tables, sheet, &formats)?;
    }
    lists(&mut file, tables, &formats)?;
    Ok(file.save_to_buffer()?)
}

fn how(file: &mut File, tables: &TablesToFill, formats: &Formats) -> Result<(), XlsxError> {
    let (name, lines) = &tables.how;
    let sheet = file.add_worksheet().set_name(name)?;
    set_up(sheet, &tables.running, Lies::Upright, 0);
    sheet.set_screen_gridlines(false).set_column_width(0, 100)?;
    let above = [(&tables.title, &formats.title), (&tables.running.mark, &formats.mark)];
    let all = above.into_iter().chain(lines.iter().map(|line| (line, &formats.prose)));
    for (row, (words, line)) in (0u32..).zip(all) {
        sheet.write_string_with_format(row, 0, words, &line.format)?;
        let lines = (words.chars().count() as f64 * line.points / 11.0 / 100.0).ceil().max(1.0);
        sheet.set_row_height(row, lines * line.points * 1.45)?;
    }
    Ok(())
}

fn table(
    file: &mut File,
    tables: &TablesToFill,
    table: &SheetToFill,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let sheet = file.add_worksheet().set_name(&table.name)?;
    match table.rows.len() > SAMPLE {
        true => set_up_sample(sheet, &tables.running, Lies::Lying, (SAMPLE, table.rows.len())),
        false => set_up(sheet, &tables.running, Lies::Lying, 1),
    }
    let last = (table.columns.len() as u16).saturating_sub(1);
    sheet.set_print_area(0, 0, table.rows.len().clamp(1, SAMPLE) as u32, last)?;
    sheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
    let words = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    for (n, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, n, &column.name, &formats.header)?;
        let note = match column.must {
            true => format!("{}\nMust be filled.", column.note),
            false => format!("{}\nMay stay empty.", column.note),
        };
        sheet.insert_note(0, n, &Note::new(note).add_author_prefix(false))?;
        let cells = table.rows.iter().filter_map(|row| row.get(usize::from(n)));
        let widest = cells.map(|cell| cell.chars().count()).chain([column.name.len() + 2]).max();
        sheet.set_column_width(n, widest.unwrap_or(10).clamp(9, WIDEST) as f64)?;
        let usual = if column.takes.is_number() { &number } else { &words };
        sheet.set_column_format(n, usual)?;
        for (row, cells) in (1u32..).zip(&table.rows) {
            let Some(cell) = cells.get(usize::from(n)).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            let is_text = table.texts.contains(&(row as usize - 1, usize::from(n)));
            match number_in(cell).filter(|_| column.takes.is_number() && !is_text) {
                Some(figure) => sheet.write_number_with_format(row, n, figure, &number)?,
                None => sheet.write_string_with_format(row, n, cell, &words)?,
            };
        }
        checked(sheet, tables, (table, n), column)?;
    }
    Ok(())
}

impl Takes {
    fn is_number(&self) -> bool {
        matches!(self, Takes::Whole(_) | Takes::Between(..))
    }
}

/// A number that reads back as it was written.
fn number_in(cell: &str) -> Option<f64> {
    let number: f64 = cell.parse().ok()?;
    (number.is_finite() && number.to_string() == cell).then_some(number)
}

/// Lets the cells of a column be chosen, or checks them.
fn checked(
    sheet: &mut Worksheet,
    tables: &TablesToFill,
    (table, n): (&SheetToFill, u16),
    column: &ColumnToFill,
) -> Result<(), XlsxError> {
    let check = DataValidation::new().set_error_style(DataValidationErrorStyle::Warning);
    let letter = |n: usize| rust_xlsxwriter::utility::column_number_to_name(n as u16);
    let check = match &column.takes {
        Takes::Words => return Ok(()),
        Takes::OneOf(list) => {
            let Some((name, chosen)) = tables.lists.1.get(*list) else { return Ok(()) };
            let (at, end) = (letter(*list), chosen.len() + 1);
            let range = Formula::new(format!("='{}'!${at}$2:${at}${end}", tables.lists.0));
            check
                .allow_list_formula(range)
                .set_error_title("Not in the list")?
                .set_error_message(format!("The sheet `{}` has every {name}.", tables.lists.0))?
        }
        Takes::KeyOf(other, key) => {
            let Some(other) = tables.sheets.get(*other) else { return Ok(()) };
            let (at, end) = (letter(*key), other.rows.len() + MORE);
            let range = Formula::new(format!("='{}'!${at}$2:${at}${end}", other.name));
            check
                .allow_list_formula(range)
                .set_error_title("Not there yet")?
                .set_error_message(format!("No row of the sheet `{}` has it.", other.name))?
        }
        Takes::Whole(most) => check
            .allow_decimal_number(DataValidationRule::Between(0.0, *most))
            .set_error_title("No whole number")?
            .set_error_message(format!("A whole number from 0 to {most}, without a unit."))?,
        Takes::Between(least, most) => check
            .allow_decimal_number(DataValidationRule::Between(*least, *most))
            .set_error_title("No such number")?
            .set_error_message(format!("A number from {least} to {most}, without a unit."))?,
    };
    sheet.add_data_validation(1, n, (table.rows.len() + MORE) as u32, n, &check)?;
    Ok(())
}

fn lists(file: &mut File, tables: &TablesToFill, formats: &Formats) -> Result<(), XlsxError> {
    let (name, lists) = &tables.lists;
    let sheet = file.add_worksheet().set_name(name)?;
    set_up(sheet, &tables.running, Lies::Lying, 1);
    sheet.set_freeze_panes(1, 0)?;
    let words = Format::new().set_num_format("@");
    for (n, (name, chosen)) in (0u16..).zip(lists) {
        sheet.write_string_with_format(0, n, name, &formats.header)?;
        let widest = chosen.iter().map(|word| word.chars().count()).max().unwrap_or(0);
        sheet.set_column_width(n, (widest.max(name.len()) + 2).min(WIDEST) as f64)?;
        for (row, word) in (1u32..).zip(chosen) {
            sheet.write_string_with_format(row, n, word, &words)?;
        }
    }
    Ok(())
}
