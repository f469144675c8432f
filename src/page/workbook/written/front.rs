//! The first sheet: what the workbook says, in words, what its sheets are, and how many pages they print on.

use super::formats::Line;
use super::paper::{Lies, Prints, pages, set_up};
use super::wrapping::lines;
use super::{Formats, LaidOut, Workbook};
use crate::page::{Block, Order, Table};
use rust_xlsxwriter::{Url, Workbook as File, XlsxError};

/// Name of the first sheet.
const NAME: &str = "Read first";
/// Columns that lines stand across, and characters beside each other in each: with a single wide one, not
/// every spreadsheet would fit it to a page.
const COLUMNS: u16 = 10;
const WIDTH: usize = 10;
/// Rows of a table up to which it is told here; a longer one has a sheet of its own.
const SHORT: usize = 6;
/// How small its pages may be shown.
const SCALE: f64 = 0.8;

/// Sheets to print, sheets to work with, and on how many pages charts print.
type Sheets<'a> = (&'a [LaidOut<'a>], &'a [LaidOut<'a>], u16);

pub(super) fn write(
    file: &mut File,
    workbook: &Workbook,
    sheets: Sheets<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut told = Lines { rows: Vec::new(), formats };
    told.say(&workbook.title, &formats.title);
    told.say(&workbook.subtitle, &formats.subtitle);
    told.say(&workbook.running.mark, &formats.mark);
    told.say(&workbook.running.foot, &formats.prose);
    told.say(&workbook.running.rests_on, &formats.prose);
    let (first, rest) = split(&workbook.front);
    told.blocks(first);
    told.contents(sheets);
    told.blocks(rest);
    let heights: Vec<f64> = told.rows.iter().map(Row::height).collect();
    let [_, down] = Lies::Upright.points();
    let sheet = file.add_worksheet().set_name(NAME)?;
    set_up(sheet, &workbook.running, Lies::Upright, pages(&heights, down / SCALE));
    sheet.set_screen_gridlines(false).set_column_range_width(0, COLUMNS - 1, WIDTH as f64)?;
    for (n, (row, height)) in (0u32..).zip(told.rows.iter().zip(heights)) {
        sheet.set_row_height(n, height)?;
        let Some(line) = row.line else { continue };
        sheet.merge_range(n, 0, n, COLUMNS - 1, &row.text, &line.format)?;
        if let Some(to) = &row.to {
            let to = Url::new(format!("internal:'{to}'!A1")).set_text(&row.text);
            sheet.write_url_with_format(n, 0, to, &line.format)?;
        }
    }
    sheet.set_print_area(0, 0, (told.rows.len() as u32).saturating_sub(1), COLUMNS - 1)?;
    Ok(())
}

/// The first section, and those after it.
fn split(blocks: &[Block]) -> (&[Block], &[Block]) {
    let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let second = blocks.iter().skip(1).position(begins).map_or(blocks.len(), |n| n + 1);
    blocks.split_at(second)
}

/// A row of the sheet: words that look like a line, or nothing.
struct Row<'a> {
    text: String,
    line: Option<&'a Line>,
    /// The sheet that it leads to.
    to: Option<String>,
}

impl Row<'_> {
    /// Points that it is high.
    fn height(&self) -> f64 {
        let Some(line) = self.line else { return Line::USUAL };
        // In tenths of a figure, and a little less, as letters are set wider on paper than on a screen.
        let room = 9.5 * (WIDTH * usize::from(COLUMNS)) as f64 * Line::USUAL / line.points;
        // Not every spreadsheet finds the height of wrapped lines when it opens a file.
        lines(&self.text, room as usize) as f64 * line.points * 1.4
    }
}

/// Rows below each other.
struct Lines<'a> {
    rows: Vec<Row<'a>>,
    formats: &'a Formats,
}

impl<'a> Lines<'a> {
    fn say(&mut self, text: &str, line: &'a Line) {
        if !text.is_empty() {
            self.rows.push(Row { text: text.to_owned(), line: Some(line), to: None });
        }
    }

    fn heading(&mut self, text: &str) {
        self.rows.push(Row { text: String::new(), line: None, to: None });
        self.say(text, &self.formats.heading);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let formats = self.formats;
        for block in blocks {
            match block {
                Block::Heading(heading) if heading.level == 1 => self.heading(&heading.text),
                Block::Heading(heading) => self.say(&heading.text, &formats.part),
                Block::Paragraph(text) => self.say(&text.words(), &formats.prose),
                Block::Callout(text) => self.say(&text.words(), &formats.callout),
                Block::List(list) => {
                    for (n, item) in list.items.iter().enumerate() {
                        let mark = match list.order {
                            Order::Numbered => format!("{}. ", n + 1),
                            Order::Bulleted => "• ".to_owned(),
                        };
                        self.say(&(mark + &item.words()), &formats.prose);
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Picture(_) | Block::PageBreak => {}
            }
        }
    }

    /// A short table row by row; a long one only by its name.
    fn table(&mut self, table: &Table) {
        let prose = &self.formats.prose;
        if table.rows.len() > SHORT {
            return self.say(&format!("{}: on a sheet of its own.", table.caption), prose);
        }
        self.say(&format!("{}:", table.caption), prose);
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| cell.text.words()).collect();
            self.say(&format!("• {}", cells.join(" · ")), prose);
        }
    }

    /// The sheets, each to be gone to, with its pages.
    fn contents(&mut self, (printed, data, charts): Sheets<'_>) {
        let formats = self.formats;
        self.heading("Sheets");
        let pages = charts + printed.iter().map(|(_, paper)| paper.printed()).sum::<u16>();
        if pages > 0 {
            let told = format!(
                "To read and print, {} after this sheet. They stand before all others, so that a range of \
                 pages prints them.",
                counted(pages.into(), "page")
            );
            self.say(&told, &formats.part);
        }
        if charts > 0 {
            let text = format!("{CHARTS}: of the figures. {}.", counted(charts.into(), "page"));
            self.link(CHARTS, text);
        }
        printed.iter().for_each(|sheet| self.sheet(sheet));
        let pages = data.iter().map(|(_, paper)| paper.printed()).sum::<u16>();
        let told = format!(
            "Data to work with, {} after those. Of long ones only a first page is printed; to print other \
             rows, filter, and clear the print area (page layout, print area, clear).",
            counted(pages.into(), "page")
        );
        self.say(&told, &formats.part);
        data.iter().for_each(|sheet| self.sheet(sheet));
        self.say("Reading them by program", &formats.part);
        for told in BY_PROGRAM {
            self.say(told, &formats.prose);
        }
    }

    fn sheet(&mut self, (sheet, paper): &LaidOut<'_>) {
        let rows = counted(sheet.rows.len(), "row");
        let pages = counted(paper.pages.into(), "page");
        let pages = match paper.prints {
            Prints::Whole => pages,
            Prints::First(rows) => format!("{pages}, of which the first {rows} rows are printed"),
        };
        self.link(&sheet.name, format!("{}: {} {rows}, {pages}.", sheet.name, sheet.about));
    }

    fn link(&mut self, to: &str, text: String) {
        let line = Some(&self.formats.link);
        self.rows.push(Row { text, line, to: Some(to.to_owned()) });
    }
}

/// How the sheets are read by program.
const BY_PROGRAM: [&str; 2] = [
    "In sheets of figures row 1 is for people. Row 2 has the names of columns that files have, too; filters \
     stand there. Figures begin in row 3. In pandas: header=1. In Power Query: remove the first row, then \
     use the first row as headers.",
    "Months and days are days. Sums are formulas that keep their results; no row of a table is added for \
     them.",
];

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Name of the sheet of charts.
pub(super) const CHARTS: &str = "Charts";
