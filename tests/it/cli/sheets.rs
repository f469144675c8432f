//! Workbooks as people print them and programs read them.

use super::exported::{exported, files, parts};
use super::run_in;
use calamine::{Data, DataType, Reader, Xlsx, open_workbook_from_rs};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A workbook by the names of its parts.
type Parts = BTreeMap<String, String>;

fn report(more: &[&str]) -> (Vec<u8>, Parts) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["report", "--country", "example", "--out", "report.xlsx"];
    let ran = run_in(folder.path(), &[&args[..], more].concat());
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let bytes = fs::read(folder.path().join("report.xlsx")).expect("a workbook");
    let parts = parts(&bytes).into_iter().collect();
    (bytes, parts)
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |rest| rest.split(to).next())
}

fn sheets(parts: &Parts) -> impl Iterator<Item = (&String, &String)> {
    parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
}

fn names(parts: &Parts) -> Vec<&str> {
    between(&parts["xl/workbook.xml"], "<sheet name=\"", "\"").collect()
}

#[test]
fn every_printed_page_tells_its_readers_its_age_and_that_it_clears_nothing() {
    for (share, mark) in [("internal", "INTERNAL"), ("partner", "PARTNER"), ("public", "PUBLIC")] {
        let (_, parts) = report(&["--share", share]);
        assert!(sheets(&parts).count() > 5);
        for (name, sheet) in sheets(&parts) {
            let header = between(sheet, "<oddHeader>", "</oddHeader>").next().expect("a header");
            let footer = between(sheet, "<oddFooter>", "</oddFooter>").next().expect("a footer");
            assert!(header.contains(mark), "{name}: {header}");
            for told in [
                "run ",
                "Assumed: ",
                " % of the figures",
                " of those that decide",
                "No clearance to move.",
            ] {
                assert!(footer.contains(told), "{name} of {share}: {footer}");
            }
            assert!(header.len() < 256 && footer.len() < 256, "{name}: too long for a spreadsheet");
        }
    }
}

/// Answers about a pack tell its age and what it rests on, too; of one with faults that it was not counted.
#[test]
fn answers_about_a_pack_tell_what_it_rests_on() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/example"))) {
        let path = folder.path().join("faulty").join(&name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let bytes = if name == "links.csv" { b"id\n".to_vec() } else { bytes };
        fs::write(path, bytes).expect("a file of the pack");
    }
    for (pack, told) in [
        ("afghanistan", &["Needs as of 2021-10.", "Assumed: ", " of those that decide"][..]),
        ("faulty", &["What its figures rest on was not counted."]),
    ] {
        for (asked, exit) in
            [(&["data", "audit"][..], 0), (&["check"], i32::from(pack == "faulty"))]
        {
            let more = ["--country", pack, "--out", "it.xlsx"];
            let ran = run_in(folder.path(), &[asked, &more].concat());
            assert_eq!(ran.exit, exit, "{asked:?} {pack}: {}", ran.err);
            let bytes = fs::read(folder.path().join("it.xlsx")).expect("a workbook");
            fs::remove_file(folder.path().join("it.xlsx")).expect("removed");
            let parts: Parts = parts(&bytes).into_iter().collect();
            for (name, sheet) in sheets(&parts) {
                let footer =
                    between(sheet, "<oddFooter>", "</oddFooter>").next().expect("a footer");
                for words in told.iter().chain(&["No clearance to move."]) {
                    assert!(footer.contains(words), "{asked:?} {pack}, {name}: {footer}");
                }
            }
        }
    }
}

#[test]
fn headings_for_people_stand_over_names_for_programs() {
    let (bytes, parts) = report(&[]);
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(&bytes)).expect("a book");
    let csv = exported("example", &["--to", "csv"]);
    let columns = book.worksheet_range("Columns").expect("what columns mean");
    let told: BTreeMap<String, String> =
        columns.rows().skip(2).map(|row| (row[1].to_string(), row[0].to_string())).collect();
    assert!(told.len() > 15);
    for (table, tab) in &told {
        assert!(!tab.contains(['-', '_']) && tab.starts_with(char::is_uppercase), "{tab}");
        let range = book.worksheet_range(tab).expect("a sheet");
        let rows: Vec<&[Data]> = range.rows().collect();
        let text = |n: usize| rows[n].iter().map(ToString::to_string).collect::<Vec<String>>();
        let file = String::from_utf8(csv[&format!("tables/{table}.csv")].clone()).expect("UTF-8");
        let header = file.lines().next().expect("a header");
        assert_eq!(text(1).join(","), header, "{table}");
        let once: BTreeSet<String> = text(0).into_iter().collect();
        assert_eq!(once.len(), rows[0].len(), "{table}: two headings alike: {:?}", text(0));
        for heading in once {
            let says = !heading.contains('_') && !heading.starts_with(char::is_lowercase);
            let unit = ["MT", "USD", ""].contains(&heading.as_str());
            assert!(says && !unit, "{table}: the heading `{heading}`");
        }
    }
    // Filters stand on the names, both rows stay in sight and on every page.
    let printed = &parts["xl/workbook.xml"];
    for (n, name) in names(&parts).into_iter().enumerate().filter(|(_, n)| is_of_figures(n)) {
        let sheet = &parts[&format!("xl/worksheets/sheet{}.xml", n + 1)];
        assert!(sheet.contains("ySplit=\"2\""), "{name}");
        assert!(sheet.contains("<autoFilter ref=\"A2:"), "{name}");
        let quoted = if name.contains(' ') { format!("'{name}'") } else { name.to_owned() };
        assert!(printed.contains(&format!("{quoted}!$1:$2")), "{name}");
        assert!(printed.contains(&format!("{quoted}!$A$1:")), "{name}");
        assert!(sheet.contains("fitToPage=\"1\""), "{name}");
    }
}

fn is_of_figures(name: &str) -> bool {
    !["Read first", "Charts"].contains(&name)
}

/// Sums are formulas, and say without calculating what calculating says.
#[test]
fn sums_keep_their_results() {
    let (bytes, parts) = report(&[]);
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(&bytes)).expect("a book");
    let tabs: Vec<String> = names(&parts).into_iter().map(str::to_owned).collect();
    let mut sums = 0;
    for tab in &tabs {
        let formulas = book.worksheet_formula(tab).expect("formulas");
        let shown = book.worksheet_range(tab).expect("a sheet");
        for (row, column, formula) in formulas.used_cells().map(|(row, column, f)| {
            let (top, left) = formulas.start().expect("cells");
            (row as u32 + top, column as u32 + left, f)
        }) {
            let of = formula.strip_prefix("SUM(").and_then(|f| f.strip_suffix(')')).expect("a sum");
            let (sheet, cells) = of.rsplit_once('!').unwrap_or((tab, of));
            let range = book.worksheet_range(sheet.trim_matches('\'')).expect("a sheet");
            let (from, to) = cells.split_once(':').expect("cells below each other");
            let letter = from.trim_end_matches(|c: char| c.is_ascii_digit());
            let line = |cell: &str| cell[letter.len()..].parse::<u32>().expect("a row") - 1;
            let at = letter.bytes().fold(0, |n, b| n * 26 + u32::from(b - b'A') + 1) - 1;
            // Words stand for counts that are too small to be told, and count as none.
            let figure = |row| range.get_value((row, at)).and_then(DataType::as_f64).unwrap_or(0.0);
            let added: f64 = (line(from)..=line(to)).map(figure).sum();
            let stored = shown.get_value((row, column)).and_then(DataType::as_f64);
            let stored = stored.expect("a sum with its result");
            assert!((added - stored).abs() < 1e-6, "{tab}: {formula} is {added}, not {stored}");
            sums += 1;
        }
    }
    assert!(sums > 5, "{sums} sums");
}

/// Where a chart lies: the rows and columns of its corners.
fn charts(parts: &Parts) -> Vec<[u32; 4]> {
    let drawing = &parts["xl/drawings/drawing1.xml"];
    let number = |text: &str, of: &str| -> Vec<u32> {
        let (from, to) = (format!("<xdr:{of}>"), format!("</xdr:{of}>"));
        text.split(&from).skip(1).filter_map(|rest| rest.split(&to).next()?.parse().ok()).collect()
    };
    between(drawing, "<xdr:twoCellAnchor", "<xdr:graphicFrame")
        .map(|anchor| {
            let (rows, columns) = (number(anchor, "row"), number(anchor, "col"));
            [rows[0], rows[1], columns[0], columns[1]]
        })
        .collect()
}

#[test]
fn no_chart_is_cut_by_a_page_or_lies_on_another() {
    let (_, parts) = report(&[]);
    let at = names(&parts).iter().position(|name| *name == "Charts").expect("charts");
    let sheet = &parts[&format!("xl/worksheets/sheet{}.xml", at + 1)];
    assert!(!sheet.contains("<c r="), "a cell below a chart");
    let breaks: Vec<u32> =
        between(sheet, "<brk id=\"", "\"").map(|row| row.parse().expect("a row")).collect();
    let charts = charts(&parts);
    assert!(charts.len() > 3);
    for (n, [top, bottom, left, right]) in charts.iter().enumerate() {
        assert!(
            breaks.iter().all(|row| bottom < row || top > row),
            "{breaks:?}: {top} to {bottom}"
        );
        for [above, below, before, after] in &charts[n + 1..] {
            let apart = bottom < above || below < top || right < before || after < left;
            assert!(apart, "two charts lie on each other");
        }
    }
    let area = between(&parts["xl/workbook.xml"], "Charts!$A$1:$", "<").next().expect("an area");
    let (_, last) = area.split_once('$').expect("a last row");
    let last: u32 = last.parse().expect("a number");
    assert!(charts.iter().all(|[_, bottom, ..]| *bottom < last), "{last}");
}

/// What is read back holds no formula that somebody might take for a figure.
#[test]
fn forms_to_fill_in_hold_no_formula() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let ran = run_in(folder.path(), &["scenario", "new", "mine.xlsx", "--country", "afghanistan"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let form = parts(&fs::read(folder.path().join("mine.xlsx")).expect("a workbook"));
    for (name, text) in form.iter().filter(|(name, _)| name.contains("worksheets")) {
        assert!(!text.contains("<f>"), "{name}");
        assert!(text.contains("No clearance to move."), "{name}");
    }
    // Lists are there to be chosen from, and print on one page.
    let (_, book) = form.iter().find(|(name, _)| name == "xl/workbook.xml").expect("a workbook");
    assert!(book.contains("Lists!$A$1:$D$41"), "{book}");
}
