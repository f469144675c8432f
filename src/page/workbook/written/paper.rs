//! How sheets lie on paper: A4, as wide as the page, on as few pages as small but readable letters allow.

use super::sheets::{HEADING, LINE, NAME, figure_width};
use super::wrapping::{lines, long, longest_word};
use super::{Field, Running, Shows, Value, Worksheet};
use rust_xlsxwriter::Worksheet as To;
use std::collections::BTreeMap;

/// The number by which the format knows A4.
const A4: u8 = 9;
/// Points of A4 within its margins, across and down, upright; lying, the other way round with other margins.
const UPRIGHT: [f64; 2] = [537.0, 748.0];
const LYING: [f64; 2] = [784.0, 501.0];
/// How small a page may be shown beside its letters of 11 points: the last makes them 6.6 points.
const SCALES: [f64; 5] = [1.0, 0.9, 0.8, 0.7, SMALLEST];
const SMALLEST: f64 = 0.6;
/// Characters that a column of words has at least where they fill it, and at most.
const NARROW: usize = 14;
const WIDE: usize = 60;
/// Characters that the button of a filter takes.
const BUTTON: usize = 3;
/// Pages up to which a sheet is printed as a whole, and how small a sample of a longer one is laid out.
const WHOLE: u16 = 5;
const SAMPLED: f64 = 0.7;
/// Points that a row may be high.
const HIGHEST: f64 = 400.0;

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// Higher than wide.
    Upright,
    /// Wider than high.
    Lying,
}

impl Lies {
    /// Points across and down.
    pub(super) fn points(self) -> [f64; 2] {
        match self {
            Lies::Upright => UPRIGHT,
            Lies::Lying => LYING,
        }
    }
}

/// How a sheet of figures lies on paper.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paper {
    /// Characters beside each other in every column.
    pub(super) widths: Vec<usize>,
    /// Points that the headings, the names and every row are high.
    pub(super) heading: f64,
    pub(super) names: f64,
    pub(super) rows: Vec<f64>,
    /// How its pages lie, how many all rows take, and what of it is printed.
    pub(super) lies: Lies,
    pub(super) pages: u16,
    pub(super) prints: Prints,
    /// How small it is shown on them.
    scale: f64,
}

/// What of a sheet is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prints {
    /// All of it.
    Whole,
    /// So many rows from the first, which are a page: as a sample of what there is to work with.
    First(usize),
}

/// What is known of a column before it has a width.
struct Column {
    least: usize,
    most: usize,
    /// How many cells have words so long.
    lengths: BTreeMap<usize, usize>,
}

impl Paper {
    /// On the fewest pages; among these with the largest letters. Of what takes too many, only a page.
    pub(super) fn of(sheet: &Worksheet) -> Paper {
        let columns: Vec<Column> = (0..sheet.columns.len()).map(|n| Column::of(sheet, n)).collect();
        // However it is laid out, a row is no lower than a line.
        let least = sheet.rows.len() as f64 * LINE * SMALLEST / Lies::Upright.points()[1];
        let whole = (least <= f64::from(WHOLE)).then(|| Paper::whole(sheet, &columns));
        let whole = whole.filter(|whole| whole.pages <= WHOLE);
        whole.unwrap_or_else(|| Paper::sample(sheet, &columns))
    }

    /// As wide as the page alone, so that rows chosen by a filter are printed in large letters.
    fn sample(sheet: &Worksheet, columns: &[Column]) -> Paper {
        let lies = Lies::Lying;
        let [across, down] = lies.points();
        let paper = Paper::tried(sheet, columns, lies, SAMPLED);
        let scale = (across / points(&paper.widths)).min(1.0);
        let page = down / scale - paper.heading - paper.names;
        // Not every spreadsheet has the same letters: some of the page stays free.
        let mut free = page * 0.9;
        let fits = |row: &&f64| {
            free -= **row;
            free > 0.0
        };
        let first = paper.rows.iter().take_while(fits).count().max(1);
        Paper { pages: pages(&paper.rows, page), prints: Prints::First(first), scale, ..paper }
    }

    /// On how many pages it prints.
    pub(super) fn printed(&self) -> u16 {
        match self.prints {
            Prints::Whole => self.pages,
            Prints::First(_) => 1,
        }
    }

    fn whole(sheet: &Worksheet, columns: &[Column]) -> Paper {
        let ways = [Lies::Lying, Lies::Upright];
        let tries = ways.into_iter().flat_map(|lies| SCALES.map(|scale| (lies, scale)));
        let all = tries.map(|(lies, scale)| Paper::tried(sheet, columns, lies, scale));
        let better = |best: Paper, next: Paper| {
            let (few, large) = (next.pages < best.pages, next.scale > best.scale);
            if few || next.pages == best.pages && large { next } else { best }
        };
        all.reduce(better).unwrap_or_else(|| Paper::tried(sheet, columns, Lies::Lying, 1.0))
    }

    fn tried(sheet: &Worksheet, columns: &[Column], lies: Lies, scale: f64) -> Paper {
        let [across, down] = lies.points();
        let widths = widths(columns, across / scale);
        let scale = (across / points(&widths)).min(scale);
        let fields = || sheet.columns.iter().zip(&widths);
        let high = |of: fn(&Field, usize) -> usize, points: f64| {
            fields().map(|(field, width)| of(field, *width)).max().unwrap_or(1) as f64 * points
        };
        // Bold letters are wider.
        let heading = high(|field, width| lines(&field.heading, room(width) * 19 / 20), HEADING);
        // Names are set smaller, so that a fourth more of their letters fit.
        let names = high(|field, width| lines(&field.name, room(width) * 5 / 4), NAME);
        let rows: Vec<f64> = sheet.rows.iter().map(|row| height(row, &widths)).collect();
        let pages = pages(&rows, down / scale - heading - names);
        Paper { widths, heading, names, rows, lies, pages, prints: Prints::Whole, scale }
    }
}

impl Column {
    fn of(sheet: &Worksheet, n: usize) -> Column {
        let field = &sheet.columns[n];
        let (mut least, mut most) = (0, 0);
        let mut lengths = BTreeMap::new();
        for value in sheet.rows.iter().filter_map(|row| row.get(n)) {
            match value {
                Value::Words(words) if field.shows == Shows::Name => {
                    least = least.max(words.chars().count());
                }
                Value::Words(words) => {
                    *lengths.entry(long(words)).or_insert(0) += 1;
                    least = least.max(longest_word(words).div_ceil(10).min(NARROW));
                    most = most.max(long(words).div_ceil(10));
                }
                Value::Number(_) | Value::Day { .. } | Value::Sum { .. } | Value::Nothing => {
                    least = least.max(figure_width(value, field.shows));
                }
            }
        }
        let heading = longest_word(&field.heading).div_ceil(10) + 1;
        let least = least.max(heading.min(NARROW)).max(BUTTON + 3) + 2;
        Column { least, most: (most + 3).min(WIDE).max(least), lengths }
    }

    /// Hundredths of lines of all its cells in a width, about; never fewer in a narrower one.
    fn lines(&self, width: usize) -> usize {
        let room = room(width);
        self.lengths.iter().map(|(long, cells)| (long * 100 / room).max(100) * cells).sum()
    }
}

/// Points that columns are wide together: seven pixels a character, and five beside them.
fn points(widths: &[usize]) -> f64 {
    widths.iter().map(|width| *width as f64 * 5.25 + 3.75).sum()
}

/// A width each: the least, and what is left of the page where it spares most lines.
fn widths(columns: &[Column], room: f64) -> Vec<usize> {
    const STEP: usize = 2;
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    loop {
        let spared = |n: usize| {
            let (column, width) = (&columns[n], widths[n]);
            column.lines(width).saturating_sub(column.lines(width + STEP))
        };
        let open = (0..columns.len()).filter(|n| widths[*n] < columns[*n].most);
        let open = open.filter(|n| spared(*n) > 0);
        let Some(best) = open.max_by_key(|n| spared(*n)) else { return widths };
        widths[best] += STEP;
        if points(&widths) > room {
            widths[best] -= STEP;
            return widths;
        }
    }
}

/// Tenths of a figure that words have in a column of so many figures: they begin a little to the right, and
/// are set a little wider on paper than on a screen.
fn room(width: usize) -> usize {
    (width * 10).saturating_sub(15).max(10) * 19 / 20
}

/// Points that a row is high.
fn height(row: &[Value], widths: &[usize]) -> f64 {
    let tall = row.iter().zip(widths).map(|(value, width)| match value {
        Value::Words(words) => lines(words, room(*width)),
        Value::Number(_) | Value::Day { .. } | Value::Sum { .. } | Value::Nothing => 1,
    });
    (tall.max().unwrap_or(1) as f64 * LINE).min(HIGHEST)
}

/// Pages that rows take, none of which is cut.
pub(super) fn pages(rows: &[f64], page: f64) -> u16 {
    let (mut pages, mut used) = (1, 0.0);
    for row in rows {
        if used > 0.0 && used + row > page {
            pages += 1;
            used = 0.0;
        }
        used += row;
    }
    pages
}

/// A4 with the whole width on it, on so many pages, nought for as many as it takes; and what stands on each.
pub(super) fn set_up(sheet: &mut To, running: &Running, lies: Lies, pages: u16) {
    match lies {
        Lies::Upright => sheet.set_portrait(),
        Lies::Lying => sheet.set_landscape(),
    };
    let Running { foot, rests_on, .. } = running;
    // 255 characters are the most, signs between them included.
    let foot = [said(foot, 110), said(rests_on, 110)].join("\n");
    sheet
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, pages)
        .set_margins(0.4, 0.4, 0.6, 0.7, 0.25, 0.25)
        .set_header(header(running, ""))
        .set_footer(format!("&L&8{foot}&R&P / &N"));
}

/// What stands at the top of every page; of a sample, also that it is one.
fn header(running: &Running, sample: &str) -> String {
    format!("&L&B{}&R&A{sample}", said(&running.mark, 130))
}

/// How a sheet of figures is printed.
pub(super) fn set_up_figures(sheet: &mut To, running: &Running, paper: &Paper) {
    match paper.prints {
        Prints::Whole => set_up(sheet, running, paper.lies, paper.pages),
        Prints::First(rows) => set_up_sample(sheet, running, paper.lies, (rows, paper.rows.len())),
    }
}

/// How a sheet is printed whose first rows alone are.
pub(super) fn set_up_sample(
    sheet: &mut To,
    running: &Running,
    lies: Lies,
    (rows, of): (usize, usize),
) {
    set_up(sheet, running, lies, 0);
    let sample = format!("\nFirst {rows} of {of} rows. Clear the print area to print others.");
    sheet.set_header(header(running, &sample));
}

/// Words for a header: an ampersand begins a code there, two stand for itself.
fn said(text: &str, most: usize) -> String {
    let mut said = String::new();
    let mut used = 0;
    for letter in text.chars() {
        used += if letter == '&' { 2 } else { 1 };
        if used > most {
            break;
        }
        said.push_str(if letter == '&' { "&&" } else { "" });
        if letter != '&' {
            said.push(letter);
        }
    }
    said
}
