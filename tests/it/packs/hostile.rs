//! Packs in one file that would write elsewhere, hide something or lose it without a word: refused or told, by name.

use super::laid_out::{Beside, MAIN, Sheets, cell, ods, plain, rows, sheets, xlsx, zipped};
use super::{book, read, told};
use crate::cli::run_in;
use crate::country::{Files, example};
use aidreach::book::{packed, unpacked};
use aidreach::country::{Country, PackFiles};
use aidreach::report::{Existing, pack_xlsx, pack_zip, put_folder};
use std::fs;

#[test]
fn the_example_laid_out_by_hand_is_sound() {
    for bytes in [plain(&sheets()), ods(&sheets())] {
        assert_eq!(told(&bytes), "");
    }
}

/// Names that would lead elsewhere, or to nothing, on some system.
const ASTRAY: [&str; 12] = [
    "/tmp/astray.csv",
    "../astray.csv",
    "scenarios/../../astray.toml",
    "C:\\astray.csv",
    "..\\astray.csv",
    "\\\\server\\astray.csv",
    "scenarios//astray.toml",
    "scenarios/./astray.toml",
    "needs.csv.",
    "scenarios /astray.toml",
    "scenarios/nul.toml",
    "com1",
];

#[test]
fn a_text_whose_name_leads_out_of_the_pack_is_refused_by_its_cell() {
    for name in ASTRAY {
        let mut sheets = sheets();
        let files = rows(&mut sheets, "files");
        files.push(vec![name.to_owned(), "1".to_owned(), "x".to_owned()]);
        let n = files.len();
        for bytes in [plain(&sheets), ods(&sheets)] {
            let told = told(&bytes);
            assert!(
                told.starts_with(&format!(
                    "E0406 pack.xlsx [sheet files, cell A{n}]: `{name}`, a name"
                )),
                "{told}"
            );
        }
    }
}

#[test]
fn no_folder_and_no_zip_is_written_with_a_name_that_leads_out() {
    let at = tempfile::tempdir().expect("a folder");
    for name in ASTRAY.into_iter().chain(["a\0b", "", "."]) {
        let files: Files =
            [("a.csv".to_owned(), b"1".to_vec()), (name.to_owned(), b"2".to_vec())].into();
        let to = at.path().join("to/pack");
        fs::create_dir_all(at.path().join("to")).expect("made");
        let why = put_folder(&files, &to, Existing::Fill).expect_err(name).to_string();
        assert!(why.contains("a name "), "{name}: {why}");
        let left: Vec<_> = fs::read_dir(at.path().join("to")).expect("a folder").collect();
        assert!(left.is_empty(), "{name}: {left:?}");
        let left: Vec<_> = fs::read_dir(at.path()).expect("a folder").collect();
        assert_eq!(left.len(), 1, "{name}: {left:?}");
        let why = pack_zip(&files).expect_err(name).to_string();
        assert!(why.contains("a name "), "{name}: {why}");
    }
}

#[test]
fn a_workbook_that_leads_out_is_written_nowhere() {
    let at = tempfile::tempdir().expect("a folder");
    let astray = at.path().join("astray.csv").display().to_string();
    let mut sheets = sheets();
    rows(&mut sheets, "files").push(vec![astray, "1".to_owned(), "x".to_owned()]);
    // A sheet that nothing is read from is a name, too.
    sheets.push(("../beside".to_owned(), Vec::new()));
    let inner = at.path().join("in");
    fs::create_dir(&inner).expect("made");
    fs::write(inner.join("slip.xlsx"), plain(&sheets)).expect("written");
    let ran = run_in(&inner, &["pack", "export", "slip.xlsx", "--to", "out"]);
    assert_eq!(ran.exit, 1, "{}", ran.err);
    assert!(ran.err.contains("E0406 slip.xlsx [sheet files, cell A"), "{}", ran.err);
    rows(&mut sheets, "files").pop();
    fs::write(inner.join("slip.xlsx"), plain(&sheets)).expect("written");
    let ran = run_in(&inner, &["pack", "export", "slip.xlsx", "--to", "out"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("left out, for a pack does not have it: ../beside"), "{}", ran.err);
    let names = |folder| crate::writing::names(folder);
    assert_eq!(names(at.path()), ["in"]);
    assert_eq!(names(&inner), ["out", "slip.xlsx"]);
}

#[test]
fn two_sheets_or_texts_for_one_file_are_refused_by_both_names() {
    let case = |change: &dyn Fn(&mut Sheets), both: [&str; 2]| {
        let mut sheets = sheets();
        change(&mut sheets);
        for bytes in [plain(&sheets), ods(&sheets)] {
            let told = told(&bytes);
            assert!(told.contains("E0035 pack.xlsx [sheet "), "{told}");
            assert!(both.iter().all(|name| told.contains(name)), "{told}");
        }
    };
    let twice = |from: &'static str, to: &'static str| {
        move |sheets: &mut Sheets| {
            let rows = rows(sheets, from).clone();
            sheets.push((to.to_owned(), rows));
        }
    };
    let text = |name: &'static str| {
        move |sheets: &mut Sheets| {
            let row = [name, "", "x"].map(str::to_owned).to_vec();
            rows(sheets, "files").push(row);
        }
    };
    case(&twice("supplies", "Supplies "), ["the sheet `Supplies `", "the sheet `supplies`"]);
    case(&twice("needs", "needs.csv"), ["the sheet `needs.csv`", "the sheet `needs`"]);
    case(&twice("pack", "PACK"), ["the sheet `PACK`", "the sheet `pack`"]);
    case(&text("needs.csv"), ["`needs.csv` on the sheet `files`", "the sheet `needs`"]);
    case(&text("Needs.csv"), ["`Needs.csv` on the sheet `files`", "the sheet `needs`"]);
    case(&text("pack.toml"), ["`pack.toml` on the sheet `files`", "the sheet `pack`"]);
    case(&text("scenarios"), ["`scenarios` on the sheet `files`", "`scenarios/"]);
}

#[test]
fn rows_above_the_header_are_refused_and_a_title_is_not() {
    let mut sheets = sheets();
    rows(&mut sheets, "supplies").insert(0, vec!["Food on offer".to_owned()]);
    assert_eq!(told(&plain(&sheets)), "");
    let row = rows(&mut sheets, "supplies")[2].clone();
    rows(&mut sheets, "supplies").insert(1, row);
    for bytes in [plain(&sheets), ods(&sheets)] {
        let told = told(&bytes);
        let expected =
            "E0016 pack.xlsx [sheet supplies, cell A2]: a row above the header, which is row 3";
        assert!(told.starts_with(expected), "{told}");
    }
}

#[test]
fn files_of_a_zip_that_some_system_takes_for_one_are_refused() {
    let named = |name: &str| {
        let files = example().into_iter().chain([(name.to_owned(), b"x".to_vec())]);
        unpacked("pack.zip", &zipped(files)).expect_err(name).to_string()
    };
    for name in [
        "./needs.csv",
        ".\\needs.csv",
        "NEEDS.csv",
        "Scenarios/BASELINE.toml",
        "needs.csv/x",
        "scenarios",
    ] {
        let told = named(name);
        assert!(told.starts_with("E0035 pack.zip: `"), "{name}: {told}");
        assert!(told.contains(name), "{name}: {told}");
    }
    for name in ["x/../needs.csv", "/needs.csv", "C:\\needs.csv", "needs.csv\0", "..\\needs.csv"] {
        assert!(named(name).starts_with("E0406 pack.zip: `"), "{name}: {}", named(name));
    }
    // The same name twice, which no writer of ours takes: one is renamed where it is packed.
    let files = example().into_iter().chain([("needs.cs_".to_owned(), b"x".to_vec())]);
    let mut bytes = zipped(files);
    for at in 0..bytes.len() - 9 {
        if bytes[at..].starts_with(b"needs.cs_") {
            bytes[at + 8] = b'v';
        }
    }
    let told = unpacked("pack.zip", &bytes).expect_err("twice").to_string();
    assert!(told.starts_with("E0035 pack.zip: two files in it have the same name"), "{told}");
    // Packers that write `./` or `\` between folders mean no harm.
    let files = example();
    let other = files.iter().map(|(name, bytes)| (format!("./{}", name.replace('/', "\\")), bytes));
    assert_eq!(unpacked("pack.zip", &zipped(other)).expect("files"), files);
}

#[test]
fn one_long_text_named_by_many_cells_is_refused_in_little_room() {
    let long = "a".repeat(1_000_000);
    let strings = format!("<sst {MAIN} count=\"1\" uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let mut many = sheets();
    let row = rows(&mut many, "links").len();
    let cells = vec!["<t=\"s\"><v>0</v></c>".to_owned(); 20];
    rows(&mut many, "links").extend(vec![cells; 100]);
    let told_of = told(&xlsx(&many, &Beside::default(), &[("xl/sharedStrings.xml", strings)]));
    assert!(
        told_of.starts_with(
            "E0020 pack.xlsx: the texts of all cells come to more than 96,000,000 bytes"
        ),
        "{row}: {told_of}"
    );
    let repeated = |row: String| {
        let mut sheets = sheets();
        rows(&mut sheets, "links").push(vec![row]);
        told(&ods(&sheets))
    };
    let cell = |more: &str, text: &str| {
        format!(
            "<table:table-cell {more} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let in_rows =
        |times: &str, cells: &str| format!("<table:table-row {times}>{cells}</table:table-row>");
    let (columns, lines) = ("table:number-columns-repeated", "table:number-rows-repeated");
    let cases = [
        in_rows(
            &format!("{lines}=\"3000\""),
            &cell(&format!("{columns}=\"50\""), &"a".repeat(10_000)),
        ),
        // What only looks like a number of repeats, or like the end of a row.
        in_rows(
            &format!("x=\"{lines}='1'>\" {lines}=\"900000\""),
            &cell(&format!("{columns}=\"500\""), "a"),
        ),
        in_rows(
            &format!("{lines}=\"90000\""),
            &format!(
                "<table:table-cell/><!--<table:table-row-->{}",
                cell(&format!("{columns}=\"900\""), "a")
            ),
        ),
        // Blanks that are counted, empty cells that are written, and cells far out over many rows.
        in_rows("", &cell("", "<text:s text:c=\"9000000000\"/>")),
        in_rows("", &format!("<table:table-cell {columns}=\"16383\"/>{}", cell("", "a")))
            .repeat(900),
        in_rows("", &cell("", "a")).repeat(2)
            + &in_rows(&format!("{lines}=\"900000\""), "<table:table-cell/>")
            + &in_rows("", &format!("<table:table-cell {columns}=\"900\"/>{}", cell("", "a"))),
    ];
    for row in cases {
        let told = repeated(row);
        assert!(
            told.starts_with("E0020 pack.xlsx: rows or cells that are repeated millions"),
            "{told}"
        );
    }
}

#[test]
fn a_sheet_of_libreoffice_is_read_as_strictly_as_one_of_excel() {
    let of = |cell_: &str| {
        let mut sheets = sheets();
        *cell(&mut sheets, ("needs", 1, "phase3")) = cell_.to_owned();
        told(&ods(&sheets))
    };
    let formula = "table:formula=\"of:=1+1\"";
    let cases = [
        (format!("<table:table-cell {formula}/>"), "E0025", "a formula without a stored result"),
        (format!("<table:table-cell {formula} office:value-type=\"float\"/>"), "E0025", "a formula without"),
        (
            format!(
                "<table:table-cell {formula} calcext:value-type=\"error\" office:value-type=\"float\" \
                 office:value=\"0\"><text:p>#REF!</text:p></table:table-cell>"
            ),
            "E0024",
            "the error #REF!",
        ),
        (
            format!(
                "<table:table-cell {formula} office:value-type=\"string\" office:string-value=\"\" \
                 calcext:value-type=\"error\"><text:p>Err:502</text:p></table:table-cell>"
            ),
            "E0024",
            "the error Err:502",
        ),
        (
            "<table:covered-table-cell office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p>\
             </table:covered-table-cell>"
                .to_owned(),
            "E0037",
            "a value hidden under merged cells",
        ),
    ];
    for (cell, code, seen) in cases {
        let told = of(&cell);
        assert!(
            told.starts_with(&format!("{code} pack.xlsx [sheet needs, cell ")),
            "{cell}: {told}"
        );
        assert!(told.contains(seen), "{cell}: {told}");
    }
    // An empty cell under merged ones is as it should be, and so is a value with a note of people.
    assert!(!of("<table:covered-table-cell/>").contains("E0037"));
    let noted = "<table:table-cell office:value-type=\"float\" office:value=\"5\"><office:annotation><text:p>#REF!\
                 </text:p></office:annotation><text:p>5</text:p></table:table-cell>";
    assert!(!of(noted).contains("E002"), "{}", of(noted));
}

#[test]
fn what_is_hidden_is_told() {
    let hidden = |beside: &Beside<'_>| told(&xlsx(&sheets(), beside, &[]));
    let said = |what: &str| {
        format!(
            "I0038 pack.xlsx [sheet needs]: hidden, and read like all else: {what}\n  help: show it and look; \
             delete what should not count\n"
        )
    };
    let needs = Beside { sheet: "needs", ..Beside::default() };
    for state in ["state=\"hidden\"", "state=\"veryHidden\""] {
        assert_eq!(hidden(&Beside { state, ..needs }), said("the sheet"));
    }
    assert_eq!(hidden(&Beside { row: (2, "hidden=\"1\""), ..needs }), said("row 3"));
    let columns = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"500\" max=\"510\" width=\"0\"/></cols>";
    assert_eq!(hidden(&Beside { columns, ..needs }), said("columns B, C"));
    let mut sheets = sheets();
    let row = "<table:table-row table:visibility=\"filter\"><table:table-cell office:value-type=\"string\">\
               <text:p>";
    let cells = rows(&mut sheets, "needs")[2].join(
        "</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>",
    );
    rows(&mut sheets, "needs")[2] =
        vec![format!("{row}{cells}</text:p></table:table-cell></table:table-row>")];
    assert_eq!(told(&ods(&sheets)), said("row 3"));
}

#[test]
fn texts_are_put_together_by_their_parts() {
    let file = "scenarios/long.toml";
    let of = |parts: &[[&str; 2]]| {
        let mut sheets = sheets();
        let parts = parts.iter().map(|[n, text]| [file, n, text].map(str::to_owned).to_vec());
        rows(&mut sheets, "files").extend(parts);
        read(&plain(&sheets)).map(|pack| pack.read(file).expect("the text").into_owned())
    };
    assert_eq!(of(&[["2", "b"], ["3", "c"], ["1", "a"]]).expect("whole"), b"abc");
    assert_eq!(of(&[["", "a"]]).expect("whole"), b"a");
    for (parts, seen) in [
        (&[["1", "a"], ["3", "c"]][..], "`scenarios/long.toml` without its part 2"),
        (&[["2", "b"]], "without its part 1"),
        (&[["1", "a"], ["1", "b"]], "part 1 of `scenarios/long.toml` for the second time"),
        (&[["1", "a"], ["", "b"]], "`` for a part of"),
    ] {
        let told = of(parts).expect_err(seen);
        assert!(told.starts_with("E0036 pack.xlsx [sheet files, cell B"), "{told}");
        assert!(told.contains(seen), "{told}");
    }
    let mut sheets = sheets();
    rows(&mut sheets, "files").push(["", "1", "x"].map(str::to_owned).to_vec());
    assert!(told(&plain(&sheets)).contains("E0027 pack.xlsx [sheet files, cell A"));
}

#[test]
fn values_under_a_column_without_a_name_are_refused() {
    let mut sheets = sheets();
    let row = &mut rows(&mut sheets, "needs")[3];
    row.push("7".to_owned());
    let at = aidreach::book::name_of(3, row.len() as u32 - 1);
    for bytes in [plain(&sheets), ods(&sheets)] {
        let told = told(&bytes);
        let expected = format!(
            "E0011 pack.xlsx [sheet needs, cell {at}]: a value in a column without a name in row 1"
        );
        assert!(told.starts_with(&expected), "{told}");
    }
}

#[test]
fn what_is_no_pack_is_told_in_one_line() {
    let told = |files: &dyn PackFiles| {
        let told = Country::load(files).expect_err("no pack").to_string();
        assert_eq!(told.matches("E0001").count(), 1, "{told}");
        assert!(told.contains(": no pack in here -> "), "{told}");
        told
    };
    assert!(told(&Files::new()).starts_with("E0001 the pack: "));
    let renamed = unpacked("pack.zip", &plain(&sheets())).expect("files");
    assert!(told(&renamed).contains("give it a name that ends in .xlsx"));
    let renamed = unpacked("pack.zip", &ods(&sheets())).expect("files");
    assert!(told(&renamed).contains("give it a name that ends in .ods"));
    let inner = example().into_iter().map(|(name, bytes)| (format!("land/{name}"), bytes));
    let inner: Files = inner.chain([("README.md".to_owned(), Vec::new())]).collect();
    let inner = unpacked("pack.zip", &packed(&inner).expect("a zip")).expect("files");
    assert!(told(&inner).contains("a pack lies within, in `land`"));
    let other = read(&plain(&vec![("Sheet1".to_owned(), Vec::new())])).expect("a workbook");
    assert!(told(&other).starts_with("E0001 pack.xlsx: "));
    let at = tempfile::tempdir().expect("a folder");
    fs::create_dir(at.path().join("dir.xlsx")).expect("made");
    let ran = run_in(at.path(), &["check", "dir.xlsx"]);
    assert!(ran.out.contains("no pack in here"), "{}", ran.out);
}

#[test]
fn a_text_too_long_for_a_cell_is_told_by_file_line_and_column() {
    let files = super::with_cell("links.csv", 3, "note", &"a".repeat(32_768));
    let why = pack_xlsx(&files, "A pack").expect_err("too long").to_string();
    assert!(why.starts_with("`links.csv`, line 3, column `note`: 32768 characters"), "{why}");
    let fits = super::with_cell("links.csv", 3, "note", &"a".repeat(32_767));
    assert!(read(&book(&fits)).is_ok());
}
