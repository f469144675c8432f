//! Sheets of figures: a header that stays in sight and filters, cells that know what they hold.

use super::front::DICTIONARY;
use super::{Field, Formats, Shows, Value, Workbook, Worksheet, set_up};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as File, XlsxError};

/// Characters beside each other in the widest column.
const WIDEST: usize = 40;
/// Points that a line is high.
const LINE: f64 = 15.0;
/// Characters that the button of a filter takes.
const BUTTON: usize = 3;

pub(super) fn write(
    file: &mut File,
    sheet: &Worksheet,
    workbook: &Workbook,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let to = file.add_worksheet().set_name(&sheet.name)?;
    set_up(to, &workbook.running);
    to.set_landscape().set_repeat_rows(0, 0)?.set_freeze_panes(1, sheet.fixed)?;
    let looks: Vec<Format> = sheet.columns.iter().map(|c| formats.cell(c.shows)).collect();
    let widths: Vec<usize> = (0..sheet.columns.len()).map(|n| width(sheet, n)).collect();
    for ((n, column), width) in (0u16..).zip(&sheet.columns).zip(&widths) {
        to.write_string_with_format(0, n, &column.name, &formats.header)?;
        to.set_column_width(n, *width as f64)?;
    }
    let instead = formats.instead_of_number();
    for (row, values) in (1u32..).zip(&sheet.rows) {
        let lines = values.iter().zip(&widths).map(|(value, width)| lines(value, *width)).max();
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            // Not every spreadsheet finds the height of wrapped lines when it opens a file.
            to.set_row_height(row, lines as f64 * LINE)?;
        }
        for ((column, value), look) in (0u16..).zip(values).zip(&looks) {
            match value {
                Value::Words(words) => {
                    let worded = matches!(
                        sheet.columns[usize::from(column)].shows,
                        Shows::Words | Shows::RightToLeft | Shows::Code
                    );
                    let look = if worded { look } else { &instead };
                    to.write_string_with_format(row, column, words, look)?;
                }
                Value::Number(number) => {
                    to.write_number_with_format(row, column, *number, look)?;
                }
                Value::Day { year, month, day } => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
                    to.write_datetime_with_format(row, column, &day, look)?;
                }
                Value::Nothing => {}
            }
        }
    }
    if let Some(last) = (sheet.columns.len() as u16).checked_sub(1) {
        to.autofilter(0, 0, sheet.rows.len() as u32, last)?;
    }
    Ok(())
}

/// Lines that words take in a column of a width, on the safe side.
fn lines(value: &Value, width: usize) -> usize {
    let Value::Words(words) = value else { return 1 };
    words.chars().count().div_ceil(width.saturating_sub(2).max(1))
}

/// Characters that a column is wide.
fn width(sheet: &Worksheet, column: usize) -> usize {
    let shows = sheet.columns[column].shows;
    let digits = |number: f64| format!("{:.0}", number.abs()).len();
    let of_value = |value: &Value| match (value, shows) {
        (Value::Words(words), _) => words.chars().count(),
        (Value::Number(_), Shows::Share) => 7,
        (Value::Number(number), Shows::Figure(places) | Shows::Change(places)) => {
            let whole = digits(*number);
            whole + whole / 3 + usize::from(places) + 2
        }
        (Value::Number(number), _) => digits(*number) + 1,
        (Value::Day { .. }, _) => 10,
        (Value::Nothing, _) => 0,
    };
    let widest = sheet.rows.iter().filter_map(|row| row.get(column)).map(of_value).max();
    let header = sheet.columns[column].name.chars().count() + BUTTON;
    widest.unwrap_or(0).max(header).min(WIDEST) + 1
}

/// What every column of every sheet means.
pub(super) fn dictionary(
    file: &mut File,
    workbook: &Workbook,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let column =
        |name: &str| Field { name: name.to_owned(), meaning: String::new(), shows: Shows::Words };
    let mut sheet = Worksheet {
        name: DICTIONARY.to_owned(),
        about: String::new(),
        columns: ["sheet", "column", "meaning"].map(column).to_vec(),
        fixed: 2,
        rows: Vec::new(),
    };
    for of in &workbook.sheets {
        for column in &of.columns {
            let cells = [&of.name, &column.name, &column.meaning];
            sheet.rows.push(cells.map(|words| Value::Words(words.clone())).to_vec());
        }
    }
    write(file, &sheet, workbook, formats)
}
