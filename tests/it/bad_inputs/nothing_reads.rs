//! Files and folders in a pack that nothing reads.

use super::written;
use crate::country::{Files, example, told};
use aidreach::country::{Country, Folder};
use expect_test::expect;

#[test]
fn tables_in_capitals_and_sheets_are_named() {
    written("prices.CSV", b"x", expect![[""]]);
    written("Links.xlsx", b"x", expect![[""]]);
    written("roads.shp", b"x", expect![[""]]);
    written("scenarios/other.TOML", b"x", expect![[""]]);
    written("scenarios/notes.txt", b"x", expect![[""]]);
    let mut files = example();
    let months = files.remove("link-months.csv").expect("it is there");
    files.insert("link-months.CSV".to_owned(), months);
    let stores = files.remove("stores.csv").expect("it is there");
    files.insert("stores.xlsx".to_owned(), stores);
    expect![[""]].assert_eq(&told(&files).to_string());
    // Pages, terms and what systems leave behind are for nobody to read here.
    for name in ["README.md", "LICENSE", ".DS_Store", "scenarios/.gitkeep", "Thumbs.db"] {
        written(name, b"x", expect![[""]]);
    }
}

#[test]
fn folders_are_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let files: Files = example();
    for (name, bytes) in &files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    for name in ["scenario", "tables", "scenarios/old", ".git"] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    let folder = Folder::open(folder.path()).expect("the folder is there");
    let (_, issues) = Country::load(&folder).expect("the pack is right");
    expect![[""]].assert_eq(&issues.to_string());
}
