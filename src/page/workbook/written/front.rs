//! The first sheet: what the workbook says, in words, and what its sheets are.

use super::formats::Line;
use super::{Formats, Workbook, set_up};
use crate::page::{Block, Order, Table};
use rust_xlsxwriter::{Url, Workbook as File, Worksheet, XlsxError};

/// Name of the first sheet.
const NAME: &str = "Read first";
/// Characters beside each other on it: as many as A4 takes at full size.
const WIDTH: u32 = 84;
/// Rows of a table up to which it is told here; a longer one has a sheet of its own.
const SHORT: usize = 6;

pub(super) fn write(
    file: &mut File,
    workbook: &Workbook,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let sheet = file.add_worksheet().set_name(NAME)?;
    set_up(sheet, &workbook.running);
    sheet.set_column_width(0, WIDTH)?.set_screen_gridlines(false);
    let mut lines = Lines { sheet, next: 0 };
    lines.say(&workbook.title, &formats.title)?;
    lines.say(&workbook.subtitle, &formats.subtitle)?;
    lines.say(&workbook.running.mark, &formats.mark)?;
    lines.say(&workbook.running.foot, &formats.prose)?;
    let (first, rest) = split(&workbook.front);
    lines.blocks(first, formats)?;
    lines.contents(workbook, formats)?;
    lines.blocks(rest, formats)
}

/// The first section, and those after it.
fn split(blocks: &[Block]) -> (&[Block], &[Block]) {
    let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let second = blocks.iter().skip(1).position(begins).map_or(blocks.len(), |n| n + 1);
    blocks.split_at(second)
}

/// Lines below each other.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
}

impl Lines<'_> {
    fn say(&mut self, text: &str, line: &Line) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.next, 0, text, &line.format)?;
        // Not every spreadsheet finds the height of wrapped lines when it opens a file.
        let characters = text.chars().count() as f64 * line.points / Line::USUAL;
        let lines = (characters / f64::from(WIDTH)).ceil().max(1.0);
        self.sheet.set_row_height(self.next, lines * line.points * 1.4)?;
        self.next += 1;
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block], formats: &Formats) -> Result<(), XlsxError> {
        for block in blocks {
            match block {
                Block::Heading(heading) if heading.level == 1 => {
                    self.next += 1;
                    self.say(&heading.text, &formats.heading)?;
                }
                Block::Heading(heading) => self.say(&heading.text, &formats.part)?,
                Block::Paragraph(text) => self.say(&text.words(), &formats.prose)?,
                Block::Callout(text) => self.say(&text.words(), &formats.callout)?,
                Block::List(list) => {
                    for (n, item) in list.items.iter().enumerate() {
                        let mark = match list.order {
                            Order::Numbered => format!("{}. ", n + 1),
                            Order::Bulleted => "• ".to_owned(),
                        };
                        self.say(&(mark + &item.words()), &formats.prose)?;
                    }
                }
                Block::Table(table) => self.table(table, formats)?,
                Block::Picture(_) | Block::PageBreak => {}
            }
        }
        Ok(())
    }

    /// A short table row by row; a long one only by its name.
    fn table(&mut self, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
        if table.rows.len() > SHORT {
            let told = format!("{}: on the sheet of that name.", table.caption);
            return self.say(&told, &formats.prose);
        }
        self.say(&format!("{}:", table.caption), &formats.prose)?;
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| cell.text.words()).collect();
            self.say(&format!("• {}", cells.join(" · ")), &formats.prose)?;
        }
        Ok(())
    }

    /// The sheets, each to be gone to.
    fn contents(&mut self, workbook: &Workbook, formats: &Formats) -> Result<(), XlsxError> {
        self.next += 1;
        self.say("Sheets", &formats.heading)?;
        let charts = (!workbook.charts.is_empty()).then_some((CHARTS, "Charts of the figures."));
        let sheets = workbook.sheets.iter().map(|sheet| (sheet.name.as_str(), &*sheet.about));
        let columns = (DICTIONARY, "What every column means.");
        for (name, about) in charts.into_iter().chain(sheets).chain([columns]) {
            let to = Url::new(format!("internal:'{name}'!A1")).set_text(format!("{name}: {about}"));
            self.sheet.write_url_with_format(self.next, 0, to, &formats.link.format)?;
            self.next += 1;
        }
        Ok(())
    }
}

/// Name of the sheet of charts.
pub(super) const CHARTS: &str = "Charts";
/// Name of the sheet that says what columns mean.
pub(super) const DICTIONARY: &str = "Columns";
