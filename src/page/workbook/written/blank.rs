//! Workbooks to be filled in: one sheet with lines, lists to choose from on another.

use super::formats::Formats;
use super::paper::{Lies, set_up, set_up_sample};
use super::{NotHeld, Running, about};
use crate::page::Look;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, Formula, Workbook as File, Worksheet, XlsxError,
};

/// A workbook to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What it is called.
    pub title: String,
    /// What stands on every printed page.
    pub running: Running,
    /// How it is coloured.
    pub look: Look,
    /// How it is filled in, a line each, above the rows.
    pub how: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows to be filled in, as wide.
    pub rows: Vec<Vec<ToFill>>,
    /// Lists to choose from: what each is called, and what may be chosen.
    pub lists: Vec<(String, Vec<String>)>,
}

/// A cell of a workbook to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToFill {
    /// Stands there already.
    Printed(String),
    /// Words, chosen from a list by its number.
    Chosen(usize),
    /// Words of a list by its number, chosen already.
    Prefilled(usize, String),
    /// Any words.
    Words,
    /// A number above nought.
    Number,
    /// Stays empty.
    Nothing,
}

/// Names of the two sheets.
const FORM: &str = "Form";
const LISTS: &str = "Lists";
/// Rows of the lists that are printed: they are there to be chosen from.
const SAMPLE: usize = 40;
/// Characters beside each other in a column.
const WIDTH: f64 = 19.0;

/// Writes it as XLSX: the same bytes for the same workbook.
///
/// # Errors
/// [`NotHeld`] where it is larger than the format allows.
pub fn blank_xlsx(blank: &Blank) -> Result<Vec<u8>, NotHeld> {
    let mut file = File::new();
    file.set_properties(&about(&blank.title, &blank.running)?);
    let formats = Formats::new(blank.look);
    form(&mut file, blank, &formats)?;
    lists(&mut file, blank, &formats)?;
    Ok(file.save_to_buffer()?)
}

fn form(file: &mut File, blank: &Blank, formats: &Formats) -> Result<(), XlsxError> {
    let sheet = file.add_worksheet().set_name(FORM)?;
    set_up(sheet, &blank.running, Lies::Upright, 0);
    sheet.set_screen_gridlines(false);
    let last = (blank.columns.len() as u16).saturating_sub(1);
    let mut row = 0;
    let above = [(&blank.title, &formats.title), (&blank.running.mark, &formats.mark)];
    let above = above.into_iter().chain(blank.how.iter().map(|how| (how, &formats.prose)));
    for (words, line) in above {
        if last > 0 {
            sheet.merge_range(row, 0, row, last, words, &line.format)?;
        } else {
            sheet.write_string_with_format(row, 0, words, &line.format)?;
        }
        let characters = words.chars().count() as f64 * line.points / 11.0;
        let lines = (characters / (WIDTH * f64::from(last + 1))).ceil().max(1.0);
        sheet.set_row_height(row, lines * line.points * 1.45)?;
        row += 1;
    }
    row += 1;
    for (n, name) in (0u16..).zip(&blank.columns) {
        sheet.write_string_with_format(row, n, name, &formats.header)?;
        sheet.set_column_width(n, WIDTH)?;
    }
    sheet.set_repeat_rows(row, row)?;
    let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let printed = cell().set_num_format("@").set_bold();
    // Without signs between thousands, so that the sheet saved as CSV has numbers that read back.
    let (words, number) =
        (cell().set_num_format("@").set_text_wrap(), cell().set_num_format("0.######"));
    for cells in &blank.rows {
        row += 1;
        for (n, cell) in (0u16..).zip(cells) {
            match cell {
                ToFill::Printed(text) => {
                    sheet.write_string_with_format(row, n, text, &printed)?;
                }
                ToFill::Chosen(list) => {
                    sheet.write_blank(row, n, &words)?;
                    choose(sheet, (row, n), blank, *list)?;
                }
                ToFill::Prefilled(list, text) => {
                    sheet.write_string_with_format(row, n, text, &words)?;
                    choose(sheet, (row, n), blank, *list)?;
                }
                ToFill::Words => {
                    sheet.write_blank(row, n, &words)?;
                }
                ToFill::Number => {
                    sheet.write_blank(row, n, &number)?;
                    let above_nought = DataValidation::new()
                        .allow_decimal_number(DataValidationRule::GreaterThan(0.0))
                        .set_error_title("No number")?
                        .set_error_message("A number above 0, without a unit.")?;
                    sheet.add_data_validation(row, n, row, n, &above_nought)?;
                }
                ToFill::Nothing => {}
            }
        }
    }
    Ok(())
}

/// Lets a cell be chosen from a list.
fn choose(
    sheet: &mut Worksheet,
    (row, n): (u32, u16),
    blank: &Blank,
    list: usize,
) -> Result<(), XlsxError> {
    let Some((name, chosen)) = blank.lists.get(list) else { return Ok(()) };
    let column = rust_xlsxwriter::utility::column_number_to_name(list as u16);
    let end = chosen.len() + 1;
    let range = Formula::new(format!("={LISTS}!${column}$2:${column}${end}"));
    let choice = DataValidation::new()
        .allow_list_formula(range)
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Not in the list")?
        .set_error_message(format!("The sheet {LISTS} has every {name}."))?;
    sheet.add_data_validation(row, n, row, n, &choice)?;
    Ok(())
}

fn lists(file: &mut File, blank: &Blank, formats: &Formats) -> Result<(), XlsxError> {
    let sheet = file.add_worksheet().set_name(LISTS)?;
    let rows = blank.lists.iter().map(|(_, chosen)| chosen.len()).max().unwrap_or(0);
    match rows > SAMPLE {
        true => set_up_sample(sheet, &blank.running, Lies::Upright, (SAMPLE, rows)),
        false => set_up(sheet, &blank.running, Lies::Upright, 1),
    }
    let last = (blank.lists.len() as u16).saturating_sub(1);
    sheet.set_print_area(0, 0, rows.min(SAMPLE) as u32, last)?;
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let words = Format::new().set_num_format("@");
    for (n, (name, chosen)) in (0u16..).zip(&blank.lists) {
        sheet.write_string_with_format(0, n, name, &formats.header)?;
        let widest = chosen.iter().map(|word| word.chars().count()).max().unwrap_or(0);
        sheet.set_column_width(n, (widest.max(name.len()) + 2).min(60) as f64)?;
        for (row, word) in (1u32..).zip(chosen) {
            sheet.write_string_with_format(row, n, word, &words)?;
        }
    }
    Ok(())
}
