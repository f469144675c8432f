//! Forms as workbooks that would abort, hang or mislead: refused with the cell or the limit.

use aidreach::exercise::{Line, of_csv, of_xlsx};
use expect_test::{Expect, expect};
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Form" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A zip archive of parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("a part");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet, and of further parts.
fn book(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let parts: [(&str, &[u8]); 4] = [
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    packed(&[&parts[..], more].concat())
}

fn text(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A sheet with the header of a form in row 3, and rows below it as XML.
fn sheet(rows: &str) -> String {
    let head = ["A3", "B3", "C3", "D3", "E3", "F3"].into_iter();
    let head = head.zip(["line", "value", "from", "to", "mt", "against"]);
    let head: String = head.map(|(cell, name)| text(cell, name)).collect();
    let title = text("A1", "EXERCISE");
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{title}</row><row r="3">{head}</row>{rows}</sheetData></worksheet>"#
    )
}

/// What a form comes to, in time.
fn said(bytes: &[u8]) -> String {
    let began = Instant::now();
    let read = of_xlsx("form.xlsx", bytes);
    let took = began.elapsed();
    // A program built for tests takes a multiple of its usual time.
    assert!(took < Duration::from_secs(20), "{took:?}");
    let written = |line: &Line| {
        let cells = line.cells.iter().map(|(column, cell)| (column.word(), cell.text.as_str()));
        format!("{} {:?}\n", line.says.text, cells.collect::<Vec<_>>())
    };
    match read {
        Ok(lines) => lines.iter().map(written).collect(),
        Err(issues) => issues.to_string(),
    }
}

fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&said(bytes));
}

#[test]
fn a_form_is_read_cell_by_cell() {
    let rows = format!(
        r#"<row r="4">{}<c r="B4"><f>1+1</f><v>2</v></c><c r="H4"><f>NOW()</f></c></row>
           <row r="5">{}<c r="B5" t="str"><f>""</f><v></v></c><c r="E5"><v>12.5</v></c></row>
           <row r="1048576"><c r="Z1048576" s="0"/></row>"#,
        text("A4", "team"),
        text("A5", "hand out"),
    );
    check(
        &book(&sheet(&rows), &[]),
        expect![[r#"
        team [("value", "2")]
        hand out [("mt", "12.5")]
    "#]],
    );
}

#[test]
fn cells_far_out_are_refused_and_cost_nothing() {
    let far = |cell: &str, row: u32| {
        let row = format!(r#"<row r="{row}">{}</row>"#, text(cell, "x"));
        book(&sheet(&row), &[])
    };
    // E0021
    check(
        &far("XFD1048576", 1_048_576),
        expect![[r#"
        E0021 form.xlsx [sheet Form, cell XFD1048576]: a filled cell -> nothing beyond 100000 rows and 512 columns
          help: delete what stands there, or hand in the workbook of this turn, saved as .xlsx
    "#]],
    );
    check(
        &far("Z1048576", 1_048_576),
        expect![[r#"
        E0021 form.xlsx [sheet Form, cell Z1048576]: a filled cell -> nothing beyond 100000 rows and 512 columns
          help: delete what stands there, or hand in the workbook of this turn, saved as .xlsx
    "#]],
    );
    check(
        &far("XFD5", 5),
        expect![[r#"
        E0021 form.xlsx [sheet Form, cell XFD5]: a filled cell -> nothing beyond 100000 rows and 512 columns
          help: delete what stands there, or hand in the workbook of this turn, saved as .xlsx
    "#]],
    );
}

#[test]
fn errors_and_formulas_are_told_by_cell() {
    let rows = format!(
        r##"<row r="4">{}<c r="B4" t="e"><v>#REF!</v></c></row>
           <row r="5">{}<c r="C5"><f>Places!A7</f></c><c r="D5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E5"><f t="shared" si="0"/><v/></c></row>
           <row r="6"><c r="A6"><f>A5</f></c><c r="H6" t="e"><v>#N/A</v></c></row>"##,
        text("A4", "follow"),
        text("A5", "hand out"),
    );
    // E0024 E0025
    check(
        &book(&sheet(&rows), &[]),
        expect![[r#"
        E0024 form.xlsx [sheet Form, cell B4]: the error #REF! -> a value
          help: correct the formula, or type the value
        E0025 form.xlsx [sheet Form, cell C5]: a formula without a stored result -> a value
          help: open it in a spreadsheet and save it, or type the value
        E0024 form.xlsx [sheet Form, cell D5]: the error #DIV/0! -> a value
          help: correct the formula, or type the value
        E0025 form.xlsx [sheet Form, cell E5]: a formula without a stored result -> a value
          help: open it in a spreadsheet and save it, or type the value
        E0025 form.xlsx [sheet Form, cell A6]: a formula without a stored result -> a value
          help: open it in a spreadsheet and save it, or type the value
    "#]],
    );
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    // E0020
    let nothing = vec![b' '; 20_000_000];
    check(
        &book(&sheet(""), &[("xl/media/a.bin", &nothing)]),
        expect![[r#"
            E0020 form.xlsx: it unpacks to more than 16,000,000 bytes -> 16,000,000 bytes unpacked at the most
              help: hand in the workbook of this turn, saved as .xlsx
        "#]],
    );
    let names: Vec<String> = (0..600).map(|n| format!("xl/media/{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check(
        &book(&sheet(""), &many),
        expect![[r#"
            E0020 form.xlsx: a workbook of 604 parts -> 500 parts at the most
              help: hand in the workbook of this turn, saved as .xlsx
        "#]],
    );
    let strings = format!("<sst>{}</sst>", "<si><t/></si>".repeat(250_000));
    check(
        &book(&sheet(""), &[("xl/sharedStrings.xml", strings.as_bytes())]),
        expect![[r#"
            E0020 form.xlsx: a workbook of far more cells and formats than a form as .xlsx has -> some thousands
              help: hand in the workbook of this turn, saved as .xlsx
        "#]],
    );
    let formats = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(20_000));
    check(
        &book(&sheet(""), &[("xl/styles.xml", formats.as_bytes())]),
        expect![[r#"
            E0020 form.xlsx: a workbook of far more cells and formats than a form as .xlsx has -> some thousands
              help: hand in the workbook of this turn, saved as .xlsx
        "#]],
    );
}

#[test]
fn what_no_spreadsheet_writes_is_refused() {
    // E0022
    let cell = |at: &str| format!(r#"<row r="4">{}</row>"#, text(at, "x"));
    for at in ["ZZZZZZZZ1", "A99999999999", "A0", "XFE1", "1", ""] {
        let said = said(&book(&sheet(&cell(at)), &[]));
        assert!(said.starts_with("E0022 form.xlsx: a workbook with `"), "{at}: {said}");
    }
    check(
        &book(&sheet(r#"<row r="4294967296"/>"#), &[]),
        expect![[r#"
        E0022 form.xlsx: a workbook with `4294967296` where a position or a count belongs -> positions such as C7
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    let turned = sheet("").replace("<sheetData>", r#"<dimension ref="B9:A1"/><sheetData>"#);
    check(
        &book(&turned, &[]),
        expect![[r#"
        E0022 form.xlsx: a workbook with `B9:A1` where a position or a count belongs -> positions such as C7
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    let strings = br#"<sst uniqueCount="999999999999999"></sst>"#;
    check(
        &book(&sheet(""), &[("xl/sharedStrings.xml", strings)]),
        expect![[r#"
        E0022 form.xlsx: a workbook with `999999999999999` where a position or a count belongs -> positions such as C7
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    let entities = format!(
        "<!DOCTYPE a [<!ENTITY b \"{0}\"><!ENTITY c \"{1}\">]>{2}",
        "&x;".repeat(10),
        "&b;".repeat(10),
        sheet(&format!(r#"<row r="4">{}</row>"#, text("A4", "&c;")))
    );
    check(
        &book(&entities, &[]),
        expect![[r#"
        E0022 form.xlsx: sheet `Form` cannot be read: Xml error: at 0..0: unrecognized entity `&c;` -> a form as .xlsx
          help: hand in the workbook of this turn, saved as .xlsx
    "#]],
    );
    check(
        b"PK\x03\x04 and no more",
        expect![[r#"
        E0022 form.xlsx: it cannot be unpacked: invalid Zip archive: Could not find EOCD -> a workbook as a spreadsheet saves it
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
}

#[test]
fn other_formats_and_passwords_are_told() {
    // E0023
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    check(
        &locked,
        expect![[r#"
        E0023 form.xlsx: an old workbook (.xls) -> a workbook as .xlsx
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check(
        &locked,
        expect![[r#"
        E0023 form.xlsx: a workbook with a password -> a workbook as .xlsx
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    check(
        &packed(&[("content.xml", b"")]),
        expect![[r#"
        E0023 form.xlsx: an OpenDocument sheet (.ods) -> a workbook as .xlsx
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    check(
        &packed(&[("xl/workbook.bin", b"")]),
        expect![[r#"
        E0023 form.xlsx: a binary workbook (.xlsb) -> a workbook as .xlsx
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
    check(
        b"line,value\n",
        expect![[r#"
        E0023 form.xlsx: no workbook -> a workbook as .xlsx
          help: open it in a spreadsheet and save it anew as .xlsx, without a password
    "#]],
    );
}

#[test]
fn workbooks_that_broke_the_reader_once_are_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let mut forms = 0;
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        if entry.path().extension().is_some_and(|end| end == "xlsx") {
            let said = said(&std::fs::read(entry.path()).expect("a form"));
            forms += 1;
            assert!(said.starts_with("E00"), "{}: {said}", entry.path().display());
        }
    }
    assert!(forms >= 4, "{forms}");
}

#[test]
fn a_sheet_saved_as_csv_is_a_form() {
    let comma = "line,value,from,to,mt,against\nhand out,,Sarn,Dolat,12.5,\nfollow,plan,,,,\n";
    let written = |text: &str| {
        let lines = of_csv("form.csv", text.as_bytes()).map_err(|issues| issues.to_string());
        lines.map(|lines| {
            let cells = |line: &Line| {
                let cells = line.cells.iter().map(|(column, cell)| (*column, cell.text.clone()));
                (line.says.text.clone(), cells.collect::<Vec<_>>())
            };
            lines.iter().map(cells).collect::<Vec<_>>()
        })
    };
    let plain = written(comma).expect("a form");
    assert_eq!(plain.len(), 2);
    let semicolons = comma.replace(',', ";");
    for text in [
        semicolons.clone(),
        format!("\u{feff}{semicolons}"),
        format!("sep=;\r\n{}", semicolons.replace('\n', "\r\n")),
        format!("\u{feff}sep=,\n{comma}"),
        comma.replace(',', "\t"),
        format!("EXERCISE;;;;;\n\"Team 1: decisions; October\";;;;;\n;;;;;\n{semicolons};;;;;\n"),
    ] {
        assert_eq!(written(&text).as_ref(), Ok(&plain), "{text}");
    }
    for (text, expected) in [
        (
            "sep=abc\nline;value\n",
            expect![[r#"Err("E0703 form.csv:1: `sep=abc` -> `sep=;` or no such line\n")"#]],
        ),
        (
            "a,b\n1,2\n",
            expect![[
                r#"Err("E0703 form.csv:1: no column `line` -> line,value,from,to,mt,against\n  help: hand in the form of this turn\n")"#
            ]],
        ),
        (
            &semicolons.replace("12.5", "12,5"),
            expect![[
                r#"Ok([("hand out", [(From, "Sarn"), (To, "Dolat"), (Mt, "12,5")]), ("follow", [(Value, "plan")])])"#
            ]],
        ),
    ] {
        expected.assert_eq(&format!("{:?}", written(text)));
    }
    let wide: Vec<u8> = comma.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let told = |bytes: &[u8]| of_csv("form.csv", bytes).expect_err("no UTF-8").to_string();
    expect![[r#"
        E0003 form.csv: the file is UTF-16 -> UTF-8
          help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)", or as .xlsx
    "#]]
    .assert_eq(&told(&[&[0xFF, 0xFE][..], &wide].concat()));
    expect![[r#"
        E0004 form.csv:2: a sign that is not UTF-8 -> UTF-8
          help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)", or as .xlsx
    "#]]
    .assert_eq(&told(b"line,value\nask,Panjsh\xE9r\n"));
    let long = format!("line,value\n{}", "ask,x\n".repeat(3_000));
    expect![[r#"
        E0703 form.csv: more than 2000 lines -> some dozens of lines
          help: hand in the form of this turn and nothing else
    "#]]
    .assert_eq(&told(long.as_bytes()));
}
