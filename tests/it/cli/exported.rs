//! Exports, made and read back for tests.

use super::run_in;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// Every format.
pub(super) const ALL: &str = "xlsx,gpkg,geojson,csv,hapi-csv,json";

/// Every file of an export, by its path within the folder.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("a file inside").to_string_lossy();
            found.insert(name.replace('\\', "/"), fs::read(&path).expect("a file"));
        }
    }
    found
}

/// Exports a scenario, and gives the files.
pub(super) fn exported(country: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["export", "--country", country, "--out", "out"];
    let ran = run_in(folder.path(), &[&args[..], more].concat());
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{}", ran.err);
    files(&folder.path().join("out"))
}

/// Everything a file says, as text.
pub(super) fn said(name: &str, bytes: &[u8]) -> String {
    if name.ends_with(".xlsx") {
        let parts = parts(bytes);
        return parts.into_iter().map(|(name, text)| name + "\n" + &text + "\n").collect();
    }
    if name.ends_with(".gpkg") {
        return rows(bytes);
    }
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The parts of a workbook.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a zip");
    let mut parts = Vec::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML in UTF-8");
        parts.push((part.name().expect("a name").into_owned(), text));
    }
    parts
}

/// A GeoPackage as a database.
pub(super) fn database(bytes: &[u8]) -> (tempfile::NamedTempFile, rusqlite::Connection) {
    let file = tempfile::NamedTempFile::new().expect("a file for the test");
    fs::write(file.path(), bytes).expect("a file for the test");
    let database = rusqlite::Connection::open(file.path()).expect("a database");
    (file, database)
}

fn tables(database: &rusqlite::Connection) -> Vec<String> {
    let mut tables = database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .expect("a database");
    let names = tables.query_map([], |row| row.get(0)).expect("names");
    names.collect::<Result<_, _>>().expect("names")
}

/// Every cell of every table.
pub(super) fn rows(bytes: &[u8]) -> String {
    let (_file, database) = database(bytes);
    let mut text = String::new();
    for table in tables(&database) {
        text.push_str(&format!("{table}\n"));
        let mut all = database.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
        let columns = all.column_count();
        let mut rows = all.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for n in 0..columns {
                let cell = row.get_ref(n).expect("a cell");
                match cell.as_str() {
                    Ok(words) => text.push_str(words),
                    Err(_) => text.push_str(&format!("{cell:?}")),
                }
                text.push('\n');
            }
        }
    }
    text
}
