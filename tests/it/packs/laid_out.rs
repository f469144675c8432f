//! The example laid out by hand as a workbook of Excel and of LibreOffice, so that cells can hold what no writer writes.

use crate::country::example;
use aidreach::country::{TABLES, about_in_cells};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Sheets with their rows.
pub(super) type Sheets = Vec<(String, Vec<Vec<String>>)>;

/// The example as sheets.
pub(super) fn sheets() -> Sheets {
    let files = example();
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("a text");
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut about = vec![row(&["key", "value"])];
    about.extend(about_in_cells(&text("pack.toml")).into_iter().map(Vec::from));
    let mut sheets = vec![("pack".to_owned(), about)];
    for table in TABLES.iter().filter(|table| files.contains_key(table.file)) {
        let text = text(table.file);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.expect("a row"));
        let rows = rows.map(|row| row.iter().map(str::to_owned).collect()).collect();
        sheets.push((table.file.trim_end_matches(".csv").to_owned(), rows));
    }
    let mut rows = vec![row(&["file", "part", "text"])];
    for name in files.keys().filter(|name| name.contains('/')) {
        rows.push(row(&[name, "1", &text(name)]));
    }
    sheets.push(("files".to_owned(), rows));
    sheets
}

pub(super) fn rows<'a>(sheets: &'a mut Sheets, name: &str) -> &'a mut Vec<Vec<String>> {
    &mut sheets.iter_mut().find(|(sheet, _)| sheet == name).expect("a sheet").1
}

/// A cell of a table by its row from nought and its column.
pub(super) fn cell<'a>(
    sheets: &'a mut Sheets,
    (table, row, column): (&str, usize, &str),
) -> &'a mut String {
    let rows = rows(sheets, table);
    let n = rows[0].iter().position(|name| name == column).expect("a column");
    &mut rows[row][n]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

pub(super) fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(
    parts: impl IntoIterator<Item = (N, B)>,
) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_ref(), SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes.as_ref()).expect("kept in memory");
    }
    writer.finish().expect("a zip").into_inner()
}

/// What a sheet of a workbook has beside its rows: its state, what stands before its rows, attributes of a row.
#[derive(Default)]
pub(super) struct Beside<'a> {
    pub(super) sheet: &'a str,
    pub(super) state: &'a str,
    pub(super) columns: &'a str,
    pub(super) row: (usize, &'a str),
}

/// A workbook of Excel; cells that begin with `<` stand as they are.
pub(super) fn xlsx(sheets: &Sheets, beside: &Beside<'_>, more: &[(&str, String)]) -> Vec<u8> {
    let (mut listed, mut keys, mut parts) = (String::new(), String::new(), Vec::new());
    for (n, (name, rows)) in sheets.iter().enumerate() {
        let is_meant = *name == beside.sheet;
        let state = if is_meant { beside.state } else { "" };
        let name = escaped(name);
        write!(listed, "<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{n}\" {state}/>", n + 1)
            .expect("kept in memory");
        write!(
            keys,
            "<Relationship Id=\"r{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
        .expect("kept in memory");
        let mut sheet = String::new();
        for (row, cells) in rows.iter().enumerate() {
            let more = if is_meant && beside.row.0 == row { beside.row.1 } else { "" };
            write!(sheet, "<row r=\"{}\" {more}>", row + 1).expect("kept in memory");
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let at = aidreach::book::name_of(row as u32, column as u32);
                let cell = match cell.strip_prefix('<') {
                    Some(as_it_is) => format!("<c r=\"{at}\" {as_it_is}"),
                    None => format!(
                        "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        escaped(cell)
                    ),
                };
                sheet.push_str(&cell);
            }
            sheet.push_str("</row>");
        }
        let columns = if is_meant { beside.columns } else { "" };
        let text = format!("<worksheet {MAIN}>{columns}<sheetData>{sheet}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), text));
    }
    let of_book = "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                   relationships/officeDocument\" Target=\"xl/workbook.xml\"/>";
    let strings = "<Relationship Id=\"rS\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                   relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    parts.push((
        "_rels/.rels".to_owned(),
        format!("<Relationships {PACKAGE}>{of_book}</Relationships>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships {PACKAGE}>{keys}{strings}</Relationships>"),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook {MAIN} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets>{listed}</sheets></workbook>"
        ),
    ));
    parts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), text.clone())));
    zipped(parts)
}

pub(super) const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const PACKAGE: &str = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";

pub(super) fn plain(sheets: &Sheets) -> Vec<u8> {
    xlsx(sheets, &Beside::default(), &[])
}

/// A workbook of LibreOffice; cells that begin with `<` stand as they are.
pub(super) fn ods(sheets: &Sheets) -> Vec<u8> {
    let mut tables = String::new();
    for (name, rows) in sheets {
        write!(tables, "<table:table table:name=\"{}\">", escaped(name)).expect("kept in memory");
        for row in rows {
            let cell = |cell: &String| match cell.as_str() {
                "" => "<table:table-cell/>".to_owned(),
                as_it_is if as_it_is.starts_with('<') => as_it_is.to_owned(),
                text => {
                    let lines =
                        text.lines().map(|line| format!("<text:p>{}</text:p>", escaped(line)));
                    let lines = lines.collect::<String>();
                    format!(
                        "<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>"
                    )
                }
            };
            let cells = row.iter().map(cell).collect::<String>();
            match cells.contains("<table:table-row") {
                true => tables.push_str(&cells),
                false => {
                    write!(tables, "<table:table-row>{cells}</table:table-row>").expect("kept")
                }
            }
        }
        tables.push_str("</table:table>");
    }
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zipped([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ])
}
