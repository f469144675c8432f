//! Files and folders in a pack that nothing reads.

use super::written;
use crate::country::{Files, example, told};
use aidreach::country::{Country, Folder};
use expect_test::expect;

#[test]
fn tables_in_capitals_and_sheets_are_named() {
    written(
        "prices.CSV",
        b"x",
        expect![[r#"
        W0013 prices.CSV: not a file that a pack has, so not read -> the name of a table
          help: only `prices.csv` is read: delete one of the two
    "#]],
    );
    written(
        "Links.xlsx",
        b"x",
        expect![[r#"
        W0013 Links.xlsx: not a file that a pack has, so not read -> the name of a table
          help: only `links.csv` is read: save the sheet anew as that, or delete it
    "#]],
    );
    written(
        "roads.shp",
        b"x",
        expect![[r#"
        W0013 roads.shp: not a file that a pack has, so not read -> the name of a table
    "#]],
    );
    written(
        "scenarios/other.TOML",
        b"x",
        expect![[r#"
        W0013 scenarios/other.TOML: not read -> a name that ends in `.toml`
          help: scenarios and exercises end in `.toml`, in small letters
    "#]],
    );
    written(
        "scenarios/notes.txt",
        b"x",
        expect![[r#"
        W0013 scenarios/notes.txt: not read -> a name that ends in `.toml`
          help: scenarios and exercises end in `.toml`, in small letters
    "#]],
    );
    let mut files = example();
    let months = files.remove("link-months.csv").expect("it is there");
    files.insert("link-months.CSV".to_owned(), months);
    let stores = files.remove("stores.csv").expect("it is there");
    files.insert("stores.xlsx".to_owned(), stores);
    expect![[r#"
        E0030 link-months.CSV: a table under a name that is not read, and none under its own -> the name of a table
          help: rename it to `link-months.csv`
        E0030 stores.xlsx: a table under a name that is not read, and none under its own -> the name of a table
          help: save it as "CSV UTF-8 (comma delimited)" under `stores.csv`
    "#]].assert_eq(&told(&files).to_string());
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
    expect![[r#"
        W0013 scenario/: a folder that a pack does not have, so nothing in it is read -> `scenarios` and `exercises` only
          help: did you mean `scenarios`?
        W0013 scenarios/old/: a folder that a pack does not have, so nothing in it is read -> `scenarios` and `exercises` only
          help: move what it holds to where it is read
        W0013 tables/: a folder that a pack does not have, so nothing in it is read -> `scenarios` and `exercises` only
          help: move what it holds to where it is read
    "#]].assert_eq(&issues.to_string());
}
