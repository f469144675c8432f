//! A pack in one file: what comes out of a workbook, a sheet of LibreOffice and a packed folder is the pack that was
//! put in, and what is wrong is told by sheet and cell.

mod hostile;
mod laid_out;
#[path = "packs/typed.rs"]
mod typed;

use crate::cli::run_in;
use crate::country::{Files, example};
use aidreach::book::{packed, unpacked};
use aidreach::country::{
    BookPack, Country, PackFiles, TABLES, What, differences, embedded, embedded_names, template,
};
use aidreach::report::{Existing, files_of, pack_xlsx, put_folder};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn book(files: &Files) -> Vec<u8> {
    pack_xlsx(files, "A pack").expect("a workbook holds it")
}

fn read(bytes: &[u8]) -> Result<BookPack, String> {
    BookPack::read("pack.xlsx", bytes).map_err(|issues| issues.to_string())
}

/// What is told of a workbook that is read as a pack.
fn told(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(pack) => match Country::load(&pack) {
            Ok((_, issues)) | Err(issues) => issues.to_string(),
        },
        Err(told) => told,
    }
}

#[test]
fn every_shipped_pack_comes_out_of_a_workbook_and_a_packed_folder_as_it_went_in() {
    for name in embedded_names() {
        let pack = embedded(name).expect("a shipped pack");
        let files = files_of(&pack).expect("its files");
        let bytes = book(&files);
        assert_eq!(bytes, book(&files), "{name}: the same bytes again");
        let from_book = read(&bytes).expect("a pack");
        let from_zip = unpacked("pack.zip", &packed(&files).expect("a zip")).expect("its files");
        assert_eq!(from_zip, files, "{name}");
        assert_eq!(differences([&pack, &from_book]), [], "{name}");
        let country = |files: &dyn PackFiles| {
            let (country, issues) = Country::checked(files).expect("sound");
            assert_eq!(issues.to_string(), "", "{name}");
            let about = aidreach::country::PackMeta { sha256: String::new(), ..country.about };
            format!("{:?}", Country { about, ..country })
        };
        let [was, is] = [country(&pack), country(&from_book)];
        assert!(was == is, "{name}: a country of a workbook is another one");
    }
}

#[test]
fn a_packed_folder_may_lie_in_a_folder_of_its_own() {
    let files = example();
    let inner = files.iter().map(|(name, bytes)| (format!("my land/{name}"), bytes.clone()));
    let mut inner: Files = inner.collect();
    inner.insert("__MACOSX/my land/._links.csv".to_owned(), b"of a system".to_vec());
    let zip = packed(&inner).expect("a zip");
    inner.retain(|name, _| !name.starts_with("__"));
    assert_eq!(unpacked("pack.zip", &packed(&inner).expect("a zip")).expect("files"), files);
    assert_eq!(unpacked("pack.zip", &zip).expect("files"), files);
}

#[test]
fn what_is_no_packed_folder_is_refused() {
    let told = unpacked("pack.zip", b"no zip").expect_err("refused").to_string();
    assert!(told.contains("E0022 pack.zip: it cannot be unpacked"));
}

/// A row below the header of a table, with a cell changed.
fn with_cell(file: &str, line: usize, column: &str, cell: &str) -> Files {
    let mut files = example();
    let text = String::from_utf8(files[file].clone()).expect("a text");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = header.iter().position(|name| name == column).expect("a column");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("a header");
    for (n, record) in reader.records().enumerate() {
        let record = record.expect("a row");
        let cells = record.iter().enumerate();
        let cells = cells.map(|(k, was)| if n + 2 == line && k == at { cell } else { was });
        writer.write_record(cells).expect("a row");
    }
    files.insert(file.to_owned(), writer.into_inner().expect("a table"));
    files
}

#[test]
fn what_is_wrong_is_told_by_sheet_and_cell() {
    let column = |file: &str, name: &str| {
        let table = TABLES.iter().find(|table| table.file == file).expect("a table");
        let n = table.column(name).expect("a column");
        char::from(b'A' + u8::try_from(n).expect("few columns"))
    };
    let found = told(&book(&with_cell("areas.csv", 3, "population", "many")));
    let cell = column("areas.csv", "population");
    assert!(found.contains(&format!("pack.xlsx [sheet areas, cell {cell}3]: `many`")), "{found}");
    let found = told(&book(&with_cell("links.csv", 4, "from", "nowhere")));
    let cell = column("links.csv", "from");
    assert!(found.contains(&format!("pack.xlsx [sheet links, cell {cell}4]")), "{found}");
    assert!(found.contains("no place is called `nowhere`"), "{found}");
    let mut files = example();
    let text = String::from_utf8(files["pack.toml"].clone()).expect("a text");
    files.insert("pack.toml".to_owned(), text.replace("\"USD\"", "\"EUR\"").into_bytes());
    let found = told(&book(&files));
    assert!(found.contains("pack.xlsx [sheet pack, cell B6]"), "{found}");
}

#[test]
fn a_new_workbook_says_what_is_missing_and_nothing_else() {
    let files = template("Test").into_iter().filter(|(name, _)| !name.ends_with(".md"));
    let files: Files = files.map(|(name, text)| (name, text.into_bytes())).collect();
    let found = told(&book(&files));
    for line in found.lines().filter(|line| line.starts_with('E')) {
        assert!(line.contains("no rows") || line.contains("empty"), "{line}");
        assert!(line.contains("pack.xlsx [sheet "), "{line}");
    }
    assert!(found.contains("[sheet areas]: no rows"), "{found}");
}

#[test]
fn differences_are_told_by_table_row_and_column() {
    let first = example();
    let mut second = with_cell("links.csv", 2, "note", "zq");
    let needs = String::from_utf8(second["needs.csv"].clone()).expect("a text");
    let rows: Vec<&str> = needs.lines().collect();
    let fewer = format!("{}\n{}\n", rows[0], rows[2..].join("\n"));
    second.insert("needs.csv".to_owned(), fewer.into_bytes());
    second.insert("scenarios/mine.toml".to_owned(), b"name = \"Mine\"".to_vec());
    let found = differences([&first, &second]);
    let told: Vec<(&str, What, &str)> =
        found.iter().map(|d| (d.file.as_str(), d.what, d.column.as_str())).collect();
    assert_eq!(
        told,
        [
            ("needs.csv", What::OnlyFirst, ""),
            ("links.csv", What::Otherwise, "note"),
            ("scenarios/mine.toml", What::OnlySecond, ""),
        ]
    );
    assert_eq!(found[1].said[1], "zq");
    assert_eq!(differences([&first, &first]), []);
}

/// The example as a sheet of LibreOffice, with something more in its content.
fn open_document(more: &str) -> Vec<u8> {
    let files = example();
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        text.lines().map(|line| format!("<text:p>{line}</text:p>")).collect::<String>()
    };
    let mut sheets = String::new();
    let mut sheet = |name: &str, rows: &[Vec<String>]| {
        write!(sheets, "<table:table table:name=\"{name}\">").expect("kept in memory");
        for row in rows {
            sheets.push_str("<table:table-row>");
            for cell in row {
                let cell = match cell.is_empty() {
                    true => "<table:table-cell/>".to_owned(),
                    false => format!(
                        "<table:table-cell office:value-type=\"string\">{}</table:table-cell>",
                        escaped(cell)
                    ),
                };
                sheets.push_str(&cell);
            }
            sheets.push_str("</table:table-row>");
        }
        // As LibreOffice ends a sheet.
        sheets.push_str(
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
        );
    };
    let about = String::from_utf8(files["pack.toml"].clone()).expect("a text");
    let mut rows = vec![vec!["key".to_owned(), "value".to_owned()]];
    rows.extend(aidreach::country::about_in_cells(&about).into_iter().map(Vec::from));
    sheet("pack", &rows);
    for table in TABLES {
        let Some(bytes) = files.get(table.file) else { continue };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        let rows =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
        sheet(table.file.trim_end_matches(".csv"), &rows.collect::<Vec<Vec<String>>>());
    }
    let mut rows = vec![["file", "part", "text"].map(str::to_owned).to_vec()];
    for (name, bytes) in files.iter().filter(|(name, _)| name.contains('/')) {
        let text = String::from_utf8(bytes.clone()).expect("a text");
        rows.push(vec![name.clone(), "1".to_owned(), text]);
    }
    sheet("files", &rows);
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{sheets}\
         {more}</office:spreadsheet></office:body></office:document-content>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ];
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("kept in memory");
    }
    writer.finish().expect("a zip").into_inner()
}

#[test]
fn a_sheet_of_libreoffice_is_a_pack_too() {
    let pack = read(&open_document("")).expect("a pack");
    let known =
        |d: &aidreach::country::Difference| !d.file.contains('.') || d.file.ends_with(".csv");
    let found = differences([&example(), &pack]);
    let found: Vec<_> = found.into_iter().filter(known).collect();
    assert_eq!(found, []);
    let (country, issues) = Country::load(&pack).expect("sound");
    assert_eq!(issues.to_string(), "");
    assert_eq!(country.areas.len(), Country::load(&example()).expect("sound").0.areas.len());
}

#[test]
fn rows_that_are_repeated_a_million_times_are_not_written_out() {
    let filled = "<table:table-cell office:value-type=\"float\" office:value=\"1\" \
                  table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell>";
    let more = format!(
        "<table:table table:name=\"links\"><table:table-row table:number-rows-repeated=\"1048576\">{filled}\
         </table:table-row></table:table>"
    );
    let told = read(&open_document(&more)).expect_err("refused");
    assert!(
        told.contains("E0020 pack.xlsx: rows or cells that are repeated millions of times"),
        "{told}"
    );
}

#[test]
fn a_folder_that_is_left_out_is_told() {
    let at = tempfile::tempdir().expect("a folder");
    let pack = aidreach::country::embedded("example").expect("a pack");
    put_folder(files_of(&pack).expect("files"), &at.path().join("land"), Existing::Fill)
        .expect("written");
    fs::create_dir(at.path().join("land/letters")).expect("made");
    let ran = run_in(at.path(), &["pack", "export", "land", "--to", "out"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("left out, for a pack does not have it: letters"), "{}", ran.err);
}
