//! From the bytes of a public file to its rows: CSV in any encoding and with any separator, workbooks, and the
//! properties of shapes with their outlines.

use super::cells::{FAULT, grouped};
use super::geojson::layer;
use super::layered::{folder, package, tell_empty};
use super::sheet::{Raw, Row, Sheet};
use super::told::Told;
use crate::book::{self, Book, Found, Sort};
use crate::issues::{At, Code, Issue, Issues};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::borrow::Cow;

/// A file that a person named, with its bytes.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its name without the folder it lies in.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A closed line of points as degrees east and north; the last one is the first.
pub(super) type Ring = Vec<(f64, f64)>;
/// An area on the globe: parts, each its outer ring and then the rings of its holes.
pub(super) type Shape = Vec<Vec<Ring>>;

/// The rows of a layer, each with its shape.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) sheet: Sheet,
    pub(super) shapes: Vec<Option<Shape>>,
}

/// What a file holds.
pub(super) enum Opened {
    /// One table, or the sheets of a workbook.
    Tables(Vec<Raw>),
    /// Shapes with their properties.
    Shapes(Vec<Layer>),
}

/// Opens a file by what its name ends in.
pub(super) fn opened(given: &Given, told: &mut Told, issues: &mut Issues) -> Option<Opened> {
    let lower = given.name.to_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "geojson" | "json" => layer(given, issues).map(|layer| {
            tell_empty(&layer, told);
            Opened::Shapes(vec![layer])
        }),
        "shp" | "zip" => folder(given, told, issues),
        "gpkg" => package(given, told, issues).map(Opened::Shapes),
        "csv" | "tsv" | "txt" => table(given, told, issues).map(|raw| Opened::Tables(vec![raw])),
        "xlsx" | "ods" => {
            match book::read(&given.name, &given.bytes, PUBLIC, |book| {
                sheets(&given.name, book, told)
            }) {
                Ok(sheets) if sheets.is_empty() => {
                    let seen = "no sheet with rows that can be seen";
                    let help = "show hidden sheets in the spreadsheet, where they are wanted";
                    let at = At::file(&given.name);
                    issues.push(Issue::new(Code("E0002"), at, seen, "a sheet with rows", help));
                    None
                }
                Ok(sheets) => {
                    let named = |raw: Raw| Raw { file: given.name.clone(), ..raw };
                    Some(Opened::Tables(sheets.into_iter().map(named).collect()))
                }
                Err(wrong) => {
                    issues.append(wrong);
                    None
                }
            }
        }
        _ => {
            let seen = format!("a file that ends in `.{ending}`");
            let expected = ".csv, .xlsx, .ods, .geojson, .shp, .gpkg or a .zip of these";
            let help = "save it anew as one of these";
            issues.push(Issue::new(Code("E0023"), At::file(&given.name), &seen, expected, help));
            None
        }
    }
}

/// A workbook of public tables: a country's thousands of small areas with dozens of columns each.
const PUBLIC: Sort = Sort {
    kind: "a workbook of public tables",
    help: "save the one sheet that is wanted as \"CSV UTF-8 (comma delimited)\"",
    unpacked: 200_000_000,
    elements: 6_000_000,
    open_document: true,
};

/// All sheets of a workbook that can be seen: nobody knows beforehand which one is wanted. What their makers hid,
/// such as a draft, is not read.
fn sheets(file: &str, book: &mut Book<'_>, told: &mut Told) -> Result<Vec<Raw>, Issues> {
    let mut sheets = Vec::new();
    for name in book.sheets() {
        if book.is_hidden(&name) {
            let what = "hidden sheets; show them in the spreadsheet where they are wanted";
            told.left(what, At::file(file), &name);
            continue;
        }
        let Some(found) = book.sheet(&name, &mut |_, _| true)? else { continue };
        let mut rows = Vec::new();
        for (line, cells) in &found.rows {
            let width = cells.last_key_value().map_or(0, |(column, _)| *column as usize + 1);
            let mut texts = vec![String::new(); width];
            for (column, content) in cells {
                let Some(cell) = texts.get_mut(*column as usize) else { continue };
                content.text().clone_into(cell);
                if let Some((_, seen, _)) = content.fault() {
                    let what = "cells of a workbook without a value, which nothing was taken from";
                    told.left(what, Found::at((file, &name), *line, *column), &seen);
                    *cell = format!("{FAULT}{seen}");
                }
            }
            rows.push(Row { line: u64::from(*line) + 1, cells: csv::StringRecord::from(texts) });
        }
        if let Some(far) = found.far_out((file, &name), "leave it") {
            told.left("what stands far outside of a sheet", far.at, "");
        }
        sheets.push(Raw { file: file.to_owned(), name: Some(name), rows });
    }
    Ok(sheets)
}

/// The rows of a text with separators.
fn table(given: &Given, told: &mut Told, issues: &mut Issues) -> Option<Raw> {
    let text = decoded(given, told, issues)?;
    let separator = separator(&text);
    if separator != b',' {
        let what = if separator == b'\t' { "tabs" } else { "semicolons" };
        told.took(&format!("{what} between columns"), At::file(&given.name), "");
    }
    if let Some(seen) = too_large(&text, separator) {
        let help = "take the file of one country or one round";
        let [lines, columns, cells] = MOST.map(grouped);
        let expected = format!(
            "a public table of {lines} lines, {columns} columns and {cells} cells at the most"
        );
        issues.push(Issue::new(Code("E0019"), At::file(&given.name), &seen, &expected, help));
        return None;
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let seen = format!("cannot be read as CSV: {error}");
                issues.push(Issue::new(Code("E0008"), At::file(&given.name), &seen, "", ""));
                return None;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().any(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES)
        {
            let at = At::line(&given.name, line);
            let seen = "a quote opens here and closes far below, or never";
            let help = "a quote within a quoted text is written twice";
            issues.push(Issue::new(Code("E0009"), at, seen, "a closing `\"`", help));
            return None;
        }
        rows.push(Row { line, cells: record });
    }
    if rows.is_empty() {
        issues.push(Issue::new(
            Code("E0002"),
            At::file(&given.name),
            "no rows",
            "a header and rows",
            "",
        ));
        return None;
    }
    Some(Raw { file: given.name.clone(), name: None, rows })
}

/// The most lines of a cell: longer ones come from a quote that never closes.
const MOST_LINES: usize = 100;

/// The most lines, columns and cells of a table: more would not fit into the memory of a small computer.
const MOST: [u64; 3] = [2_000_000, 5_000, 30_000_000];

/// How a text is too large for a table, where it is.
fn too_large(text: &str, separator: u8) -> Option<String> {
    let [most_lines, most_columns, most_cells] = MOST;
    let (mut lines, mut returns, mut cells, mut width) = (0, 0, 0, 0);
    let over = |most: u64, what: &str| Some(format!("more than {} {what}", grouped(most)));
    for byte in text.bytes() {
        if byte == separator {
            width += 1;
            if width >= most_columns {
                return over(most_columns, "columns");
            }
        }
        if matches!(byte, b'\n' | b'\r') {
            lines += u64::from(byte == b'\n');
            returns += u64::from(byte == b'\r');
            (cells, width) = (cells + width, 0);
            if lines.max(returns) > most_lines {
                return over(most_lines, "lines");
            }
            if cells > most_cells {
                return over(most_cells, "cells");
            }
        }
    }
    None
}

/// What stands between the columns of the first line.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let (mut quoted, mut counts) = (false, [(b',', 0), (b';', 0), (b'\t', 0)]);
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (separator, n) in &mut counts {
            *n += usize::from(!quoted && byte == *separator);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, n)| *n);
    most.filter(|(_, n)| *n > 0).map_or(b',', |(separator, _)| *separator)
}

/// The text of a file: UTF-8, UTF-16 by its mark, else the older encoding that it looks like, which is told.
pub(super) fn decoded<'a>(
    given: &'a Given,
    told: &mut Told,
    issues: &mut Issues,
) -> Option<Cow<'a, str>> {
    let bytes = given.bytes.as_slice();
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let guessed = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let encoding = match marked {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => guessed(),
    };
    let (text, encoding, wrong) = encoding.decode(bytes);
    if wrong || text.contains('\0') {
        let seen = format!("bytes that are no text in {}", encoding.name());
        let help = "in a spreadsheet, save as \"CSV UTF-8 (comma delimited)\"";
        issues.push(Issue::new(Code("E0004"), At::file(&given.name), &seen, "UTF-8", help));
        return None;
    }
    if encoding != encoding_rs::UTF_8 {
        let odd = text.lines().enumerate().find(|(_, line)| !line.is_ascii());
        let (line, example) = odd.unwrap_or((0, ""));
        let example: String = example.chars().take(60).collect();
        let what =
            format!("text read as {}, which it looks like: look at the names", encoding.name());
        told.took(&what, At::line(&given.name, line as u64 + 1), &example);
    }
    Some(text)
}
