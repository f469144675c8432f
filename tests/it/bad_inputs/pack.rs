//! `pack.toml`.

use super::{edited, written};
use crate::country::{example, told};
use expect_test::expect;

#[test]
fn the_pack_itself() {
    let mut files = example();
    files.remove("pack.toml");
    expect![[r#"
        E0001 pack.toml: not found -> what the pack says of itself
          help: `aidreach new` writes one with every key explained
    "#]]
    .assert_eq(&told(&files).to_string());
    written(
        "pack.toml",
        b"iso2 = \nname",
        expect![[r#"
            E0414 pack.toml:2: not TOML: key with no value, expected `=` -> key = value, a line each
        "#]],
    );
    let deep = format!("notes = {}", "[".repeat(100_000));
    written(
        "pack.toml",
        deep.as_bytes(),
        expect![[r#"
            E0410 pack.toml:1: nested too deep -> no lists within lists
        "#]],
    );
}

#[test]
fn keys_and_values() {
    let file = "pack.toml";
    edited(
        file,
        "version = \"1\"",
        "versoin = \"1\"",
        expect![[r#"
            E0415 pack.toml [version]: the key is missing
              help: Version of the tables
            E0401 pack.toml:5 [versoin]: not a key of this file -> iso2, iso3, name, version, currency, licence, attribution, window, bounds, pcode_digits, levels, ration, notes
              help: did you mean `version`?
        "#]],
    );
    edited(
        file,
        "version = \"1\"",
        "version = 1",
        expect![[r#"
        E0412 pack.toml:5 [version]: `1` -> a text between quotes
    "#]],
    );
    edited(
        file,
        "\"XMA\"",
        "\"xma\"",
        expect![[r#"
            E0412 pack.toml:3 [iso3]: `"xma"` -> 3 capital letters
              help: the codes are those of ISO 3166
        "#]],
    );
    edited(
        file,
        "\"USD\"",
        "\"AFN\"",
        expect![[r#"
        E0116 pack.toml:6 [currency]: currency `AFN` -> USD
          help: turn the figures into US dollars, and give rate and day in the notes
    "#]],
    );
    edited(
        file,
        "attribution = []",
        "attribution = \"us\"",
        expect![[r#"
            E0412 pack.toml:8 [attribution]: `"us"` -> a list of texts
        "#]],
    );
}

#[test]
fn the_months_and_bounds_of_the_pack() {
    let file = "pack.toml";
    edited(
        file,
        "2021-10-01",
        "2021-10-15",
        expect![[r#"
            E0412 pack.toml:9 [window]: `{ from = 2021-10-15, months = 4 }` -> the first day of a month, and 1 to 60 months
        "#]],
    );
    edited(
        file,
        "2021-10-01",
        "\"2021-10\"",
        expect![[r#"
            E0412 pack.toml:9 [window]: `{ from = "2021-10", months = 4 }` -> a first day and a number of months: { from = 2021-08-01, months = 8 }
        "#]],
    );
    edited(
        file,
        "months = 4",
        "months = 400",
        expect![[r#"
            E0412 pack.toml:9 [window]: `{ from = 2021-10-01, months = 400 }` -> the first day of a month, and 1 to 60 months
        "#]],
    );
    edited(
        file,
        "[62.9, 13.4, 65.1, 15.6]",
        "[13.4, 62.9, nan, 15.6]",
        expect![[r#"
            E0105 pack.toml:10 [bounds]: `[13.4, 62.9, nan, 15.6]` -> finite numbers
        "#]],
    );
    edited(
        file,
        "[62.9, 13.4, 65.1, 15.6]",
        "[65.1, 13.4, 62.9, 15.6]",
        expect![[r#"
            E0412 pack.toml:10 [bounds]: `[65.1, 13.4, 62.9, 15.6]` -> west, south, east and north in degrees
              help: west lies before east, but for a country across the 180th meridian, and south before north: [5.9, 45.8, 10.5, 47.8]
        "#]],
    );
}

#[test]
fn codes_and_names_of_the_pack() {
    let file = "pack.toml";
    edited(
        file,
        "[2, 4]",
        "[4, 2]",
        expect![[r#"
            E0412 pack.toml:11 [pcode_digits]: `[4, 2]` -> two whole numbers, the second the larger, such as [2, 4]
              help: leave the key out where codes are not made of letters and so many digits
        "#]],
    );
    edited(
        file,
        "\"half\"",
        "\"hlaf\"",
        expect![[r#"
        E0301 pack.toml:12 [ration]: no ration is called `hlaf` -> an id of rations.csv
          help: did you mean `half`?
    "#]],
    );
    edited(
        file,
        "name = \"Marwa\"",
        "name = \" \"",
        expect![[r#"
        E0027 pack.toml:4 [name]: empty -> a text
          help: The country as people call it
    "#]],
    );
}
