//! Workbooks with hidden sheets and cells without a value, and imports into what is no folder or is being written.

use super::twice::{districts, needy, of_areas};
use super::*;
use aidreach::book::packed;

/// A sheet as XML: figures as figures, the rest as text, and what a cell of the fifth row is instead.
fn sheet(table: &str, instead: Option<&str>) -> String {
    let mut rows = String::new();
    for (n, line) in (1..).zip(table.lines()) {
        rows += &format!("<row r=\"{n}\">");
        for (column, cell) in ('A'..).zip(line.split(',')) {
            let at = format!("{column}{n}");
            rows += &match (instead, cell.parse::<u64>()) {
                (Some(instead), _) if at == "I5" => instead.to_owned(),
                (_, Ok(figure)) => format!("<c r=\"{at}\"><v>{figure}</v></c>"),
                (_, Err(_)) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
        }
        rows += "</row>";
    }
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!("<worksheet xmlns=\"{space}\"><sheetData>{rows}</sheetData></worksheet>")
}

/// A workbook of sheets, each with its name and whether it is hidden.
fn workbook(sheets: &[(&str, bool, String)]) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org";
    let (mut list, mut links) = (String::new(), String::new());
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (n, (name, hidden, xml)) in (1..).zip(sheets) {
        let state = if *hidden { " state=\"hidden\"" } else { "" };
        list += &format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"{state}/>");
        links += &format!(
            "<Relationship Id=\"rId{n}\" Type=\"{space}/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet{n}.xml\"/>"
        );
        parts.insert(format!("xl/worksheets/sheet{n}.xml"), xml.clone().into_bytes());
    }
    let head = format!("xmlns=\"{space}/package/2006/relationships\"");
    let to_book = format!(
        "<Relationship Id=\"rId1\" Type=\"{space}/officeDocument/2006/relationships/officeDocument\" \
         Target=\"xl/workbook.xml\"/>"
    );
    let book = format!(
        "<workbook xmlns=\"{space}/spreadsheetml/2006/main\" \
         xmlns:r=\"{space}/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
    );
    for (name, text) in [
        ("_rels/.rels", format!("<Relationships {head}>{to_book}</Relationships>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships {head}>{links}</Relationships>")),
        ("xl/workbook.xml", book),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    packed(&parts).expect("a small workbook")
}

#[test]
fn a_hidden_sheet_is_not_read_and_told() {
    let of = |n: u64| sheet(&of_areas(&[("Ansa,", n)]), None);
    let bytes = workbook(&[("Draft", true, of(100)), ("Data", false, of(1))]);
    let mut pack = districts();
    let made = put(&mut pack, &asked(Kind::Needs, &[("ipc.xlsx", &bytes)]));
    assert_eq!(needy(&pack, "XM01")[0], "6");
    assert_eq!(told(&made, Became::Left, "hidden sheets"), 1);
    let hidden = workbook(&[("Draft", true, of(100))]);
    let said = refused(&districts(), &asked(Kind::Needs, &[("ipc.xlsx", &hidden)]));
    assert!(said.contains("E0002 ipc.xlsx: no sheet with rows that can be seen"), "{said}");
}

#[test]
fn a_cell_with_an_error_or_without_a_result_is_not_nobody() {
    for (cell, says) in [
        (
            "<c r=\"I5\" t=\"e\"><v>#REF!</v></c>",
            "E0024 ipc.xlsx:5 [sheet Data, Number]: the error #REF!",
        ),
        (
            "<c r=\"I5\"><f>Z9</f></c>",
            "E0025 ipc.xlsx:5 [sheet Data, Number]: a formula without a stored result",
        ),
    ] {
        let bytes = workbook(&[("Data", false, sheet(&of_areas(&[("Ansa,", 1)]), Some(cell)))]);
        let said = refused(&districts(), &asked(Kind::Needs, &[("ipc.xlsx", &bytes)]));
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn of_two_imports_at_once_one_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    for (name, bytes) in districts() {
        let path = at.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
    std::fs::write(at.join("ipc.csv"), of_areas(&[("Ansa,", 1)])).expect("written");
    let run = || crate::cli::run_in(at, &["import", "needs", "ipc.csv", "--into", "."]);
    let needs = || std::fs::read(at.join("needs.csv")).expect("a table");
    let before = needs();
    let held = aidreach::report::hold(at).expect("nobody else");
    let ran = run();
    assert!(ran.err.contains("another aidreach is writing there"), "{}", ran.err);
    assert_eq!(needs(), before);
    drop(held);
    let ran = run();
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_ne!(needs(), before);
    assert!(
        std::fs::read_dir(at)
            .expect("the folder")
            .flatten()
            .all(|entry| { !entry.file_name().to_string_lossy().ends_with(".aidreach") })
    );
}

#[test]
fn a_workbook_is_no_folder_to_import_into_and_what_helps_is_said() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("good.xlsx"), b"PK").expect("written");
    let ran =
        crate::cli::run_in(folder.path(), &["import", "needs", "ipc.csv", "--into", "good.xlsx"]);
    assert!(ran.err.contains("`aidreach pack convert good.xlsx --to DIR`"), "{}", ran.err);
    let help = crate::cli::run(&["import", "--help"]);
    assert!(help.out.contains("population (COD-PS, HAPI)"), "{}", help.out);
}
