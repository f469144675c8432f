//! Files, encodings, headers and the form of rows.

use super::{edited, text, written};
use crate::country::{example, told};
use expect_test::expect;

#[test]
fn a_missing_file() {
    let mut files = example();
    let needs = files.remove("needs.csv").expect("it is there");
    files.insert("need.csv".to_owned(), needs);
    files.remove("prices.csv");
    expect![[r#"
        E0001 needs.csv: not found -> a table with at least one province and month
          help: there is a `need.csv`: rename it if that is the one
        E0001 prices.csv: not found -> a table with a price for every place with a supply, or one without a place
          help: `aidreach new` writes an empty one with its columns
        W0013 need.csv: not a file that a pack has, so not read -> the name of a table
          help: did you mean `needs.csv`?
    "#]]
    .assert_eq(&told(&files).to_string());
}

#[test]
fn no_rows() {
    let header = text("links.csv").lines().next().unwrap_or_default().to_owned();
    written(
        "links.csv",
        header.as_bytes(),
        expect![[r#"
            E0002 links.csv: no rows -> at least one link
              help: fill this table first; `README.md`, or the notes of a workbook, explain its columns
        "#]],
    );
    written(
        "sources.csv",
        b"",
        expect![[r#"
            E0002 sources.csv: no rows -> at least one source
              help: fill this table first; `README.md`, or the notes of a workbook, explain its columns
        "#]],
    );
    written(
        "stores.csv",
        b"",
        expect![[r#"
            W0318 places.csv:12 [kind]: a warehouse without a row in stores.csv -> its room, or an empty room
              help: it stores nothing
            I0324 stores.csv: no row: food is kept nowhere from one month to the next
              help: fill stores.csv where food can wait: a row for each place or warehouse, its room empty where nothing limits it
        "#]],
    );
}

#[test]
fn encodings() {
    let marked = format!("\u{FEFF}{}", text("places.csv"));
    written("places.csv", marked.as_bytes(), expect![[""]]);
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    written(
        "places.csv",
        &wide(&marked),
        expect![[r#"
        E0003 places.csv: the file is UTF-16LE -> UTF-8
          help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)"
    "#]],
    );
    written(
        "places.csv",
        &wide(&text("places.csv")),
        expect![[r#"
        E0003 places.csv: the file is UTF-16LE -> UTF-8
          help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)"
    "#]],
    );
    let accented = text("areas.csv").replace("Daulat", "Dolat-la-Vallée");
    let western: Vec<u8> = accented.chars().map(|c| c as u8).collect();
    written(
        "areas.csv",
        &western,
        expect![[r#"
            E0004 areas.csv:5: byte 0xE9 in field 7 is not UTF-8; the file looks like windows-1252, where the field reads `Dolat-la-Vallée` -> UTF-8
              help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)"
        "#]],
    );
}

#[test]
fn characters_that_cannot_be_seen() {
    edited(
        "places.csv",
        "under snow",
        "under\0snow",
        expect![[r#"
        E0005 places.csv:7 [note]: control character U+0000 in `under<U+0000>snow from mid-December` -> text without it
          help: type the cell anew
    "#]],
    );
    edited(
        "places.csv",
        "kell_pass,Kell",
        "kell_\u{202E}pass,Kell",
        expect![[r#"
            E0006 places.csv:7 [id]: invisible direction character U+202E in `kell_<U+202E>pass` -> text without it
              help: type the cell anew
        "#]],
    );
    edited("areas.csv", ",Daulat", ",Dau\u{200C}lat", expect![[""]]);
    edited(
        "areas.csv",
        ",Daulat",
        ",Dau\u{2066}lat",
        expect![[r#"
        E0006 areas.csv:5 [aliases]: invisible direction character U+2066 in `Dau<U+2066>lat` -> text without it
          help: type the cell anew
    "#]],
    );
    edited(
        "links.csv",
        "dolat,sarn,road",
        "\u{A0}dolat,sarn ,road",
        expect![[r#"
            W0018 links.csv:3 [from]: `<U+00A0>dolat` has blanks around it -> `dolat`
              help: read without them; remove them so that other programs do too
            W0018 links.csv:3 [to]: `sarn ` has blanks around it -> `sarn`
              help: read without them; remove them so that other programs do too
        "#]],
    );
}

#[test]
fn other_separators() {
    let semicolons = text("corridors.csv").replace(',', ";");
    written(
        "corridors.csv",
        semicolons.as_bytes(),
        expect![[r#"
        E0007 corridors.csv:1: one column named `id;name`: the separator looks like `;` -> commas
          help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)"
    "#]],
    );
    let tabs = text("prices.csv").replace(',', "\t");
    written(
        "prices.csv",
        tabs.as_bytes(),
        expect![[r#"
            E0007 prices.csv:1: one column named `place<U+0009>usd_per_mt_low<U+0009>usd_per_mt<U+0009>usd_per_mt_high<U+0009>basis<U+0009>source…`: the separator looks like a tab -> commas
              help: in a spreadsheet, save as "CSV UTF-8 (comma delimited)"
        "#]],
    );
}

#[test]
fn rows_of_another_width() {
    edited(
        "prices.csv",
        "sarn,400,",
        "sarn,4,00,",
        expect![[r#"
            E0008 prices.csv:3: 8 fields -> 7, as in the header
              help: a text with a comma in it stands between double quotes
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400,",
        "sarn,",
        expect![[r#"
            E0008 prices.csv:3: 6 fields -> 7, as in the header
              help: a text with a comma in it stands between double quotes
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400,",
        "\n,,,,,,\nsarn,4,00,",
        expect![[r#"
            E0008 prices.csv:5: 8 fields -> 7, as in the header
              help: a text with a comma in it stands between double quotes
        "#]],
    );
}

#[test]
fn an_unclosed_quote() {
    edited(
        "places.csv",
        "Kell Pass,pass",
        "\"Kell Pass,pass",
        expect![[r#"
            E0009 places.csv:7: a quote opens here and never closes -> a closing `"`
              help: a quote within a quoted text is written twice
        "#]],
    );
    edited("places.csv", "Kell Pass,pass", "\"Kell \"\"Pass\"\"\",pass", expect![[""]]);
}

#[test]
fn cells() {
    edited(
        "prices.csv",
        "sarn,400,450",
        "sarn,400,",
        expect![[r#"
        E0027 prices.csv:3 [usd_per_mt]: empty -> US dollars a metric tonne
          help: What it costs
    "#]],
    );
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn,road",
        "dolat__sarn,dolat,sarn,raod",
        expect![[r#"
            E0028 links.csv:3 [mode]: `raod` -> one of road, rail, sea, air, river
              help: did you mean `road`?
        "#]],
    );
    edited(
        "corridors.csv",
        "east,",
        "East Side,",
        expect![[r#"
            E0029 corridors.csv:3 [id]: `East Side` -> at most 80 lower-case letters, digits, `_` and `-`
              help: write `east_side`
            E0301 links.csv:5 [corridor]: no corridor is called `east` -> an id of corridors.csv
              help: did you mean `east_side`?
        "#]],
    );
    edited(
        "places.csv",
        "pass,XM",
        "pass,xm",
        expect![[r#"
        E0028 places.csv:7 [country]: `xm` -> two capital letters
          help: write `XM`
    "#]],
    );
    edited(
        "places.csv",
        "under snow",
        "=cmd|'/c calc'!A1",
        expect![[r#"
            I0802 places.csv:7 [note]: `=cmd|'/c calc'!A1 from mid-December` would run as a formula in a spreadsheet
              help: kept as text, and made harmless wherever it is written out
        "#]],
    );
}

#[test]
fn too_many_rows() {
    let mut rows = String::from("id,name\n");
    for n in 0..=500_000 {
        rows += &format!("c{n},c\n");
    }
    let mut files = example();
    files.insert("corridors.csv".to_owned(), rows.clone().into_bytes());
    let told_of = told(&files);
    let first = told_of.iter().find(|issue| issue.at.file == "corridors.csv");
    expect![[r#"
        E0019 corridors.csv:500002: more than 500,000 rows -> 500,000 rows at the most
          help: is this the right file? `aidreach explain E0019` tells how limits grow with the country"#]]
        .assert_eq(&first.map(ToString::to_string).unwrap_or_default());
    let many = format!("{rows}{}", "c,c\n".repeat(1_000_000));
    files.insert("corridors.csv".to_owned(), many.into_bytes());
    let told_of = told(&files);
    let first = told_of.iter().find(|issue| issue.at.file == "corridors.csv");
    expect![[r#"
        E0019 corridors.csv:500002: more than 500,000 rows -> 500,000 rows at the most
          help: is this the right file? `aidreach explain E0019` tells how limits grow with the country"#]]
        .assert_eq(&first.map(ToString::to_string).unwrap_or_default());
}
