//! Numbers, units, days and months.

use super::edited;
use expect_test::expect;

#[test]
fn numbers_written_otherwise() {
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,4 00",
        expect![[r#"
        E0101 prices.csv:3 [usd_per_mt_low]: `4 00` has a space in it -> a number
          help: remove the space: 400
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,4\u{A0}00",
        expect![[r#"
        E0101 prices.csv:3 [usd_per_mt_low]: `4<U+00A0>00` has a space in it -> a number
          help: remove the space: 400
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,\"4,5\"",
        expect![[r#"
        E0102 prices.csv:3 [usd_per_mt_low]: `4,5` -> a number with a decimal point
          help: a decimal comma? write 4.5
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,\"1,500\"",
        expect![[r#"
            E0103 prices.csv:3 [usd_per_mt_low]: `1,500` -> 1500 or 1.5, without a comma
              help: the comma could mean either
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,\"1,500.25\"",
        expect![[r#"
            E0103 prices.csv:3 [usd_per_mt_low]: `1,500.25` -> 1500.25, without commas
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,\"1,500,000\"",
        expect![[r#"
            E0103 prices.csv:3 [usd_per_mt_low]: `1,500,000` -> 1500000, without commas
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,about 400",
        expect![[r#"
            E0101 prices.csv:3 [usd_per_mt_low]: `about 400` -> a number
              help: write the number alone: 400
        "#]],
    );
    edited("prices.csv", "sarn,400", "sarn,4e2", expect![[""]]);
}

#[test]
fn signs_for_nothing() {
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,n/a",
        expect![[r#"
        E0101 prices.csv:3 [usd_per_mt_low]: `n/a` -> a number
          help: leave the cell empty where nothing is known, if the column allows that
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,#REF!",
        expect![[r#"
        E0101 prices.csv:3 [usd_per_mt_low]: `#REF!` -> a number
          help: a formula that failed: correct it in the spreadsheet
    "#]],
    );
}

#[test]
fn digits_of_other_scripts() {
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,۴۰۰",
        expect![[r#"
        I0104 prices.csv:3 [usd_per_mt_low]: `۴۰۰` read as 400
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,٣٩٩٫٥",
        expect![[r#"
        I0104 prices.csv:3 [usd_per_mt_low]: `٣٩٩٫٥` read as 399.5
    "#]],
    );
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,4۰۰",
        expect![[r#"
        E0101 prices.csv:3 [usd_per_mt_low]: `4۰۰` -> digits of one script only
    "#]],
    );
    edited(
        "reported.csv",
        "2021-11",
        "۲۰۲۱-۱۱",
        expect![[r#"
        I0104 reported.csv:3 [month]: `۲۰۲۱-۱۱` read as 2021-11
    "#]],
    );
}

#[test]
fn numbers_that_are_not_finite() {
    for (text, expected) in [
        (
            "NaN",
            expect![[r#"
            E0105 prices.csv:3 [usd_per_mt_low]: `NaN` -> a finite number
              help: leave the cell empty where nothing is known, if the column allows that
        "#]],
        ),
        (
            "inf",
            expect![[r#"
            E0105 prices.csv:3 [usd_per_mt_low]: `inf` -> a finite number
              help: leave the cell empty where nothing is known, if the column allows that
        "#]],
        ),
        (
            "-inf",
            expect![[r#"
            E0105 prices.csv:3 [usd_per_mt_low]: `-inf` -> a finite number
              help: leave the cell empty where nothing is known, if the column allows that
        "#]],
        ),
        (
            "1e999",
            expect![[r#"
            E0105 prices.csv:3 [usd_per_mt_low]: `1e999` -> a finite number
              help: leave the cell empty where nothing is known, if the column allows that
        "#]],
        ),
    ] {
        edited("prices.csv", "sarn,400", &format!("sarn,{text}"), expected);
    }
}

#[test]
fn numbers_out_of_range() {
    edited(
        "prices.csv",
        "sarn,400",
        "sarn,-40",
        expect![[r#"
        E0106 prices.csv:3 [usd_per_mt_low]: `-40` -> 0 or more
          help: leave the cell empty where nothing is known, if the column allows that
    "#]],
    );
    edited(
        "areas.csv",
        "vesh,100000",
        "vesh,100000.5",
        expect![[r#"
        E0108 areas.csv:7 [population]: `100000.5` -> whole people
          help: a fraction of a person is a share or an average in the wrong column
    "#]],
    );
}

#[test]
fn shares_and_counts_out_of_range() {
    edited(
        "areas.csv",
        "vesh,100000",
        "vesh,1e11",
        expect![[r#"
        E0111 areas.csv:7 [population]: `1e11` -> 10000000000 people at the most
    "#]],
    );
    edited(
        "link-months.csv",
        "0.5",
        "45",
        expect![[r#"
        E0109 link-months.csv:2 [open_share]: `45` -> a share from 0 to 1
          help: a percentage? write 0.45
    "#]],
    );
    edited(
        "link-months.csv",
        "0.5",
        "45%",
        expect![[r#"
        E0109 link-months.csv:2 [open_share]: `45%` -> a share from 0 to 1
          help: write 0.45
    "#]],
    );
    edited(
        "link-months.csv",
        "0.5",
        "1.1",
        expect![[r#"
        E0110 link-months.csv:2 [open_share]: `1.1` -> a share from 0 to 1
    "#]],
    );
    edited(
        "link-months.csv",
        "0.5",
        "1",
        expect![[r#"
        E0110 link-months.csv:2 [open_share]: 1 -> a share below 1
          help: leave out months in which the link is open
    "#]],
    );
    edited(
        "supplies.csv",
        "port_ambar_2021-10,port_ambar,2021-10,1",
        "port_ambar_2021-10,port_ambar,2021-10,1.5",
        expect![[r#"
            E0108 supplies.csv:2 [lead_months]: `1.5` -> whole months
        "#]],
    );
    edited(
        "links.csv",
        "110,assumed",
        "110000,assumed",
        expect![[r#"
        E0111 links.csv:3 [length_km]: `110000` -> 30000 kilometres at the most
          help: check the unit: kilograms for tonnes?
    "#]],
    );
}
