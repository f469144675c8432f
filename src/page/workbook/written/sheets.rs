//! Sheets of figures: headings in words with names for programs below, which stay in sight and filter, and
//! cells that know what they hold.

use super::paper::{Paper, Prints, set_up_figures};
use super::{Formats, Shows, Value, Workbook, Worksheet, sums};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as File, XlsxError};

/// Points that a line is high: of a cell, of a heading, of a name.
pub(super) const LINE: f64 = 15.0;
pub(super) const HEADING: f64 = 15.0;
pub(super) const NAME: f64 = 11.5;
/// Rows of headings, of names, and of the first figures, counted from nought.
const HEADINGS: u32 = 0;
const NAMES: u32 = 1;
pub(super) const FIRST_ROW: u32 = 2;

pub(super) fn write(
    file: &mut File,
    (sheet, paper): (&Worksheet, &Paper),
    workbook: &Workbook,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let to = file.add_worksheet().set_name(&sheet.name)?;
    set_up_figures(to, &workbook.running, paper);
    to.set_repeat_rows(HEADINGS, NAMES)?.set_freeze_panes(FIRST_ROW, sheet.fixed)?;
    to.set_row_height(HEADINGS, paper.heading)?.set_row_height(NAMES, paper.names)?;
    let looks: Vec<Format> = sheet.columns.iter().map(|c| formats.cell(c.shows)).collect();
    for ((n, column), width) in (0u16..).zip(&sheet.columns).zip(&paper.widths) {
        let is_figure = is_figure(column.shows);
        let (heading, name) = (formats.heading_of(is_figure), formats.name_of(is_figure));
        to.write_string_with_format(HEADINGS, n, &column.heading, &heading)?;
        to.write_string_with_format(NAMES, n, &column.name, &name)?;
        to.set_column_width(n, *width as f64)?;
    }
    for ((n, values), height) in sheet.rows.iter().enumerate().zip(&paper.rows) {
        let row = FIRST_ROW + n as u32;
        if *height > LINE {
            // Not every spreadsheet finds the height of wrapped lines when it opens a file.
            to.set_row_height(row, *height)?;
        }
        for ((column, value), look) in values.iter().enumerate().zip(&looks) {
            let total = sums::total(sheet, n, column);
            let value = total.as_ref().unwrap_or(value);
            let words = formats.words_of(sheet.columns[column].shows, value, look);
            cell(to, (row, column as u16), value, (look, &words))?;
        }
    }
    if let Some(last) = (sheet.columns.len() as u16).checked_sub(1) {
        let filtered = sheet.rows.len() - sheet.totals;
        to.autofilter(NAMES, 0, NAMES + filtered as u32, last)?;
        let printed = match paper.prints {
            Prints::Whole => sheet.rows.len(),
            Prints::First(rows) => rows,
        };
        to.set_print_area(HEADINGS, 0, NAMES + printed as u32, last)?;
    }
    Ok(())
}

fn cell(
    to: &mut rust_xlsxwriter::Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    (look, of_words): (&Format, &Format),
) -> Result<(), XlsxError> {
    match value {
        Value::Words(words) => {
            to.write_string_with_format(row, column, words, of_words)?;
        }
        Value::Number(number) => {
            to.write_number_with_format(row, column, *number, look)?;
        }
        Value::Sum { of, result } => {
            let sum = Formula::new(format!("=SUM({of})")).set_result(result.to_string());
            to.write_formula_with_format(row, column, sum, look)?;
        }
        Value::Day { year, month, day } => {
            let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
            to.write_datetime_with_format(row, column, &day, look)?;
        }
        Value::Nothing => {}
    }
    Ok(())
}

fn is_figure(shows: Shows) -> bool {
    match shows {
        Shows::Number | Shows::Figure(_) | Shows::Change(_) | Shows::Share => true,
        Shows::Words | Shows::Name | Shows::Code | Shows::Day | Shows::Month => false,
    }
}

/// Characters that a figure takes.
pub(super) fn figure_width(value: &Value, shows: Shows) -> usize {
    let number = match value {
        Value::Number(number) | Value::Sum { result: number, .. } => number,
        Value::Day { .. } => return 10,
        Value::Words(_) | Value::Nothing => return 0,
    };
    let whole = format!("{:.0}", number.abs()).len();
    match shows {
        Shows::Share => 7,
        Shows::Figure(places) | Shows::Change(places) => {
            whole + whole / 3 + usize::from(places) + 2
        }
        Shows::Words | Shows::Name | Shows::Code | Shows::Number | Shows::Day | Shows::Month => {
            number.to_string().len() + 1
        }
    }
}
