//! Text for a terminal: sentences that wrap, tables that line up.

use crate::page::{self, Block, Document, List, Order, Side};
use crate::time::Month;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use schemars::JsonSchema;
use serde::Serialize;

/// How wide a line may be.
const WIDTH: usize = 100;

/// Text wrapped at words, each line indented, with a line end; line breaks in it are kept only
/// between paragraphs.
pub fn wrapped(text: &str, indent: &str) -> String {
    hanging(text, indent, indent)
}

/// Wraps a text, with another indent before the first line.
pub fn hanging(text: &str, first: &str, indent: &str) -> String {
    let mut out = String::new();
    for (n, paragraph) in text.trim().split("\n\n").enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let mut line = (if n == 0 { first } else { indent }).to_owned();
        let mut filled = false;
        for word in paragraph.split_whitespace() {
            if filled && line.chars().count() + 1 + word.chars().count() > WIDTH {
                out.push_str(line.trim_end());
                out.push('\n');
                line = indent.to_owned();
                filled = false;
            }
            if filled {
                line.push(' ');
            }
            line.push_str(word);
            filled = true;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A table; a header that begins with `>` has its column aligned to the right.
pub fn grid(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    let line = LineStyle::none().fill('-').junction('-');
    table
        .load_style(TableStyle::new().header_separator(line))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH as u16);
    table.set_header(header.iter().map(|h| h.trim_start_matches('>')));
    table.add_rows(rows);
    for (column, title) in table.column_iter_mut().zip(header) {
        column.set_padding((0, 1));
        if title.starts_with('>') {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt() + "\n"
}

/// Whether months are told with their years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Years {
    /// `Aug-Oct 2021`.
    Told,
    /// `Aug-Oct`, where a window names each month only once.
    Known,
}

/// Months as people say them, neighbours joined: `Aug-Oct 2021, Jan 2022`.
pub fn spans(months: &[Month], years: Years) -> String {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for &month in months {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == month => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let said = |month: Month| {
        let words = month.in_words();
        let (name, year) = words.split_once(' ').unwrap_or((&words, ""));
        let year = match years {
            Years::Told => format!(" {year}"),
            Years::Known => String::new(),
        };
        (name.chars().take(3).collect::<String>(), year)
    };
    let told = |(first, last): &(Month, Month)| {
        let ((from, from_year), (to, to_year)) = (said(*first), said(*last));
        match (first == last, from_year == to_year) {
            (true, _) => format!("{from}{from_year}"),
            (false, true) => format!("{from}-{to}{to_year}"),
            (false, false) => format!("{from}{from_year}-{to}{to_year}"),
        }
    };
    runs.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// A list as people say it: `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// A sentence begins with a capital.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A document as text for a terminal. Pictures are left to their descriptions.
pub fn plain(document: &Document) -> String {
    let mut text = wrapped(&document.title, "");
    for line in [&document.subtitle, &document.running.mark] {
        if !line.is_empty() {
            text.push_str(&wrapped(line, ""));
        }
    }
    for block in &document.blocks {
        let told = match block {
            Block::Heading(heading) if heading.level == 1 => format!("== {}\n", heading.text),
            Block::Heading(heading) => format!("{}:\n", heading.text),
            Block::Paragraph(words) => wrapped(&words.words(), ""),
            Block::Callout(words) => wrapped(&words.words(), "! "),
            Block::List(list) => points(list),
            Block::Table(table) => format!("{}\n{}", wrapped(&table.caption, ""), columns(table)),
            Block::Picture(picture) => wrapped(&picture.description, ""),
            Block::PageBreak => continue,
        };
        text.push('\n');
        text.push_str(&told);
    }
    if !document.running.foot.is_empty() {
        text.push('\n');
        text.push_str(&wrapped(&document.running.foot, ""));
    }
    text
}

fn points(list: &List) -> String {
    let mut text = String::new();
    for (n, item) in list.items.iter().enumerate() {
        let mark = match list.order {
            Order::Numbered => format!("{}. ", n + 1),
            Order::Bulleted => "- ".to_owned(),
        };
        let indent = " ".repeat(mark.len());
        text.push_str(&hanging(&item.words(), &mark, &indent));
    }
    text
}

/// Whether a line has room for the longest word of every column.
fn fits(header: &[&str], rows: &[Vec<String>]) -> bool {
    let longest = |cell: &str| cell.split_whitespace().map(|word| word.chars().count()).max();
    let wide = |n: usize| {
        let cells = rows.iter().filter_map(|row| longest(&row[n]));
        cells.chain(longest(header[n].trim_start_matches('>'))).max().unwrap_or(0) + 1
    };
    (0..header.len()).map(wide).sum::<usize>() <= WIDTH
}

/// Each row as a list of its filled cells.
fn listed_rows(table: &page::Table, rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        let cells =
            table.columns.iter().zip(row).filter(|(_, cell)| !matches!(cell.as_str(), "" | "–"));
        for (n, (column, cell)) in cells.enumerate() {
            let first = if n == 0 { "" } else { "    " };
            text.push_str(&hanging(&format!("{}: {cell}", column.title), first, "      "));
        }
    }
    text
}

/// The rows of a table for a terminal.
pub fn columns(table: &page::Table) -> String {
    let title = |column: &page::Column| match column.side {
        Side::Start => column.title.clone(),
        Side::End => format!(">{}", column.title),
    };
    let header: Vec<String> = table.columns.iter().map(title).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let words = |row: &Vec<page::Cell>| row.iter().map(|cell| cell.text.words()).collect();
    let most = table.in_short.unwrap_or(table.rows.len());
    let rows: Vec<Vec<String>> = table.rows.iter().take(most).map(words).collect();
    let mut text =
        if fits(&header, &rows) { grid(&header, &rows) } else { listed_rows(table, &rows) };
    if let more @ 1.. = table.rows.len().saturating_sub(most) {
        text.push_str(&format!("and {more} more; every other format has all of them.\n"));
    }
    text
}
