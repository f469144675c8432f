//! What people type into tables and sheets otherwise than the program writes it: read where it has one meaning, and
//! else refused with all that it may mean and the next step.

use super::{book, read, told, with_cell};
use crate::country::{Files, example, told as told_of_files};
use aidreach::book::{packed, unpacked};
use aidreach::country::{Country, about_in_cells};
use aidreach::report::files_of;

/// What is told of a cell of a table, first in a file and then in a workbook.
fn both(file: &str, line: usize, column: &str, cell: &str) -> [String; 2] {
    let files = with_cell(file, line, column, cell);
    [told_of_files(&files).to_string(), told(&book(&files))]
}

#[test]
fn a_point_that_may_stand_between_thousands_is_refused_with_both_figures() {
    for (file, column, cell, expected) in [
        (
            "supplies.csv",
            "mt",
            "5.000",
            "`5.000` -> 5000 or 5, without a point before three digits",
        ),
        ("supplies.csv", "mt", "1.385", "`1.385` -> 1385 or 1.385, without a point"),
        ("supplies.csv", "mt", "1200.000", "`1200.000` -> 1200000 or 1200,"),
        ("needs.csv", "phase3", "200.000", "`200.000` -> 200000 or 200,"),
        ("needs.csv", "population_analysed", "632.601", "write 632601"),
        ("needs.csv", "phase3", "1.200.000", "`1.200.000` -> 1200000, without points"),
        ("needs.csv", "phase3", "200'000", "write 200000"),
        ("needs.csv", "phase3", "200,000", "200000 or 200, without a comma"),
        ("needs.csv", "phase3", "1200,000", "1200000 or 1200, without a comma"),
        ("prices.csv", "usd_per_mt", "1.200", "`1.200` -> 1200 or 1.2,"),
        ("stores.csv", "room_mt", "1.250", "write 1250, or 1.25"),
    ] {
        let found = both(file, 2, column, cell);
        for found in &found {
            assert!(found.contains(expected), "{file} {column} {cell}: {found}");
        }
        assert!(found.iter().all(|found| found.contains("E0103")), "{cell}: {found:?}");
    }
}

#[test]
fn figures_with_three_decimals_that_are_no_thousands_stand() {
    for (file, column, cell) in [
        ("places.csv", "lat", "34.125"),
        ("rations.csv", "kg_per_person_month", "8.475"),
        ("supplies.csv", "mt_low", "0.125"),
        ("link-months.csv", "open_share", "0.467"),
    ] {
        let [files, _] = both(file, 2, column, cell);
        assert!(!files.contains("E0103"), "{file} {column} {cell}: {files}");
    }
}

#[test]
fn a_number_typed_as_one_is_one_and_is_written_so_that_it_reads_back() {
    // A figure that is refused in a table is not made certain by being written into a workbook.
    let doubted = with_cell("supplies.csv", 2, "mt", "650.125");
    assert!(told_of_files(&doubted).to_string().contains("650125 or 650.125"));
    assert!(told(&book(&doubted)).contains("650125 or 650.125"));
    // Written so that it is certain, the cell is a number, which nobody wrote with a sign between thousands.
    let files = with_cell("supplies.csv", 2, "mt", "650.1250");
    let pack = read(&book(&files)).expect("a pack");
    let (_, issues) = Country::checked(&pack).expect("sound");
    assert!(!issues.to_string().contains("E0103"), "{issues}");
    let again = files_of(&pack).expect("its files");
    let text = String::from_utf8(again["supplies.csv"].clone()).expect("a text");
    assert!(text.contains(",650.1250,"), "{text}");
    assert!(Country::checked(&again).is_ok());
}

#[test]
fn words_and_letters_beside_a_number_are_told_with_the_number() {
    for (cell, expected) in [
        ("320k", "write 320000"),
        ("0.21 million", "write 210000"),
        ("about 774000", "write the number alone: 774000"),
        ("30%", "multiply it by `population_analysed`"),
        ("0.3", "multiply it by `population_analysed`"),
    ] {
        for found in both("needs.csv", 2, "phase3", cell) {
            assert!(found.contains(expected), "{cell}: {found}");
        }
    }
}

#[test]
fn the_first_of_a_month_is_the_month_and_other_days_are_told_with_both_readings() {
    let [files, sheet] = both("needs.csv", 2, "month", "2021-10-01");
    assert!(!files.contains("E0117") && !sheet.contains("E0117"), "{files}{sheet}");
    for (cell, expected) in [
        ("2021-01-09", "2021-01 or 2021-09? write the one that is meant"),
        ("Sept 2021", "write 2021-09"),
        ("Septembre 2021", "write 2021-09"),
        ("Août 2021", "write 2021-08"),
    ] {
        for found in both("needs.csv", 2, "month", cell) {
            assert!(found.contains(expected), "{cell}: {found}");
        }
    }
    for found in both("sources.csv", 2, "date", "9/2024") {
        assert!(found.contains("W0130") && found.contains("write 2024-09"), "{found}");
    }
}

#[test]
fn residents_in_thousands_are_doubted() {
    for found in both("areas.csv", 2, "population", "101") {
        assert!(found.contains("W0510") && found.contains("101 residents"), "{found}");
    }
}

/// A pack whose file about itself says something else.
fn about(old: &str, new: &str) -> Files {
    let mut files = example();
    let text = String::from_utf8(files["pack.toml"].clone()).expect("a text");
    let line = text.lines().find(|line| line.starts_with(old)).expect("the key").to_owned();
    files.insert("pack.toml".to_owned(), text.replace(&line, new).into_bytes());
    files
}

#[test]
fn what_a_pack_says_of_itself_stands_in_plain_cells() {
    let text = String::from_utf8(example()["pack.toml"].clone()).expect("a text");
    let cells = about_in_cells(&text);
    let value =
        |key: &str| cells.iter().find(|[known, _]| known == key).map(|[_, value]| value.as_str());
    assert_eq!(value("window from"), Some("2021-10"));
    assert_eq!(value("window months"), Some("4"));
    for key in ["bounds west", "bounds south", "bounds east", "bounds north"] {
        let degrees = value(key).expect("a row").parse::<f64>();
        assert!(degrees.is_ok(), "{key}");
    }
}

#[test]
fn bad_cells_of_the_sheet_pack_are_told_each_by_itself_and_hide_nothing() {
    let mut files = about("window", "window = { from = \"1/9/2024\", months = \"4 months\" }");
    let text = String::from_utf8(files["areas.csv"].clone()).expect("a text");
    files.insert("areas.csv".to_owned(), text.replacen("province", "privince", 1).into_bytes());
    let found = told(&book(&files));
    assert!(found.contains("cell B9]: `1/9/2024` -> the first month planned for"), "{found}");
    assert!(found.contains("2024-09 or 2024-01? write the one that is meant"), "{found}");
    assert!(found.contains("cell B10]: `4 months`") && found.contains("write 4"), "{found}");
    assert!(found.contains("`privince`"), "a table behind it: {found}");
    assert_eq!(found.matches("[sheet pack, cell B9]").count(), 1, "{found}");
}

/// A workbook with the text of one of its sheets changed, the one that holds some words.
fn patched(bytes: &[u8], sheet: usize, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = unpacked("pack.xlsx", bytes).expect("a workbook is a zip");
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    let text = String::from_utf8(parts[&name].clone()).expect("a text");
    let changed = change(text.clone());
    assert_ne!(changed, text, "nothing was changed");
    parts.insert(name, changed.into_bytes());
    packed(&parts).expect("a zip")
}

/// The sheet of needs in a workbook: behind those for people, of the pack, of sources and of areas.
const NEEDS: usize = 5;

/// A text with a cell of a sheet replaced.
fn cell_replaced(text: &str, cell: &str, by: &str) -> String {
    let start = text.find(&format!("<c r=\"{cell}\"")).expect("the cell");
    let end = text[start..].find("</c>").expect("its end") + start + 4;
    format!("{}{by}{}", &text[..start], &text[end..])
}

#[test]
fn a_cell_that_holds_an_error_hides_no_other_mistake() {
    let bytes = book(&with_cell("links.csv", 3, "surface", "tarmac"));
    let bytes = patched(&bytes, NEEDS, |text| {
        let text = cell_replaced(&text, "D2", "<c r=\"D2\" t=\"e\"><v>#N/A</v></c>");
        cell_replaced(&text, "D3", "<c r=\"D3\"><f>1+1</f></c>")
    });
    let found = told(&bytes);
    assert!(found.contains("E0024 pack.xlsx [sheet needs, cell D2]: the error #N/A"), "{found}");
    assert!(found.contains("E0025 pack.xlsx [sheet needs, cell D3]"), "{found}");
    assert!(found.contains("`tarmac`"), "{found}");
    assert_eq!(found.matches("sheet needs").count(), 2, "nothing that follows from it: {found}");
}

#[test]
fn merged_cells_are_told_as_merged() {
    let bytes = patched(&book(&example()), NEEDS, |text| {
        let text = cell_replaced(&text, "A3", "");
        let merged = "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>";
        text.replace("</sheetData>", merged)
    });
    let found = told(&bytes);
    assert!(
        found.contains("E0031 pack.xlsx [sheet needs, cell A2]: merged with the cells down to A3"),
        "{found}"
    );
    assert!(!found.contains("E0027"), "{found}");
}

#[test]
fn a_column_that_is_not_there_is_one_mistake() {
    let mut files = example();
    let text = String::from_utf8(files["needs.csv"].clone()).expect("a text");
    files.insert("needs.csv".to_owned(), text.replacen("phase5,", "five,", 1).into_bytes());
    let found = told_of_files(&files).to_string();
    assert_eq!(found.matches("E0027").count(), 1, "{found}");
    assert!(found.contains("no column `phase5`, or it is empty in all"), "{found}");
}

#[test]
fn food_that_no_plan_could_use_is_told() {
    let mut files = example();
    let text = |files: &Files, name: &str| String::from_utf8(files[name].clone()).expect("a text");
    let places = text(&files, "places.csv");
    let last = places.lines().last().expect("a place");
    let id = last.split(',').next().expect("an id");
    let far = format!("{places}{}\n", last.replacen(id, "far_isle", 1));
    files.insert("places.csv".to_owned(), far.into_bytes());
    let supplies = text(&files, "supplies.csv");
    let row = supplies.lines().nth(1).expect("a supply");
    let row = row.replacen("port_ambar", "far_isle", 1).replacen("port_ambar", "far_isle", 1);
    let prices = text(&files, "prices.csv");
    let price = prices.lines().nth(1).expect("a price");
    let place = price.split(',').next().expect("a place");
    let price = price.replacen(place, "far_isle", 1);
    files.insert("prices.csv".to_owned(), format!("{prices}{price}\n").into_bytes());
    files.insert("supplies.csv".to_owned(), format!("{supplies}{row}\n").into_bytes());
    let found = told_of_files(&files).to_string();
    assert!(
        found.contains("W0325")
            && found.contains("a supply at `far_isle`, where no link begins or ends"),
        "{found}"
    );
    let stores = text(&files, "stores.csv");
    let header = stores.lines().next().expect("a header");
    files.insert("stores.csv".to_owned(), format!("{header}\n").into_bytes());
    let found = told_of_files(&files).to_string();
    assert!(found.contains("I0324 stores.csv: no row"), "{found}");
}
