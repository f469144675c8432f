//! Days and months.

use super::{added, edited};
use expect_test::expect;

#[test]
fn days() {
    for (text, expected) in [
        (
            "03/04/2021",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `03/04/2021` -> a day such as 2021-09-30
              help: 2021-04-03 or 2021-03-04? write the one that is meant
        "#]],
        ),
        (
            "16/12/2021",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `16/12/2021` -> a day such as 2021-09-30
              help: write 2021-12-16
        "#]],
        ),
        (
            "2021/12/16",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `2021/12/16` -> a day such as 2021-09-30
              help: write 2021-12-16
        "#]],
        ),
        (
            "2021-12-1",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `2021-12-1` -> a day such as 2021-09-30
              help: write 2021-12-01
        "#]],
        ),
        (
            "16 December 2021",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `16 December 2021` -> a day such as 2021-09-30
              help: write 2021-12-16
        "#]],
        ),
        (
            "16-Dec-21",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `16-Dec-21` -> a day such as 2021-09-30
              help: write 2021-12-16
        "#]],
        ),
    ] {
        edited("cut-offs.csv", "2021-12-16", text, expected);
    }
}

#[test]
fn days_of_other_calendars() {
    for (text, expected) in [
        (
            "44423",
            expect![[r#"
            E0118 cut-offs.csv:2 [from]: `44423` looks like a day as a spreadsheet stores it -> a day such as 2021-09-30
              help: write 2021-08-15
        "#]],
        ),
        (
            "1400-05-24",
            expect![[r#"
            E0119 cut-offs.csv:2 [from]: year 1400 in `1400-05-24` -> a day such as 2021-09-30
              help: Solar Hijri? write 2021-08-15
        "#]],
        ),
        (
            "2021-02-31",
            expect![[r#"
            E0121 cut-offs.csv:2 [from]: `2021-02-31` is no day of the calendar -> a day such as 2021-09-30
        "#]],
        ),
        (
            "2021-13-01",
            expect![[r#"
            E0121 cut-offs.csv:2 [from]: `2021-13-01` is no month of the calendar -> a day such as 2021-09-30
        "#]],
        ),
        (
            "soon",
            expect![[r#"
            E0117 cut-offs.csv:2 [from]: `soon` -> a day such as 2021-09-30
        "#]],
        ),
        (
            "2022-02-01",
            expect![[r#"
            E0120 cut-offs.csv:2 [to]: 2022-01-31, before `from`, 2022-02-01 -> the same day or a later one
        "#]],
        ),
    ] {
        edited("cut-offs.csv", "2021-12-16", text, expected);
    }
    edited(
        "cut-offs.csv",
        "2021-12-16,2022-01-31",
        "2020-12-16,2021-01-31",
        expect![[r#"
            W0122 cut-offs.csv:2 [from]: 2020-12-16 to 2021-01-31 -> days of the pack's window, 2021-10-01 to 2022-01-31
              help: the row counts only for a scenario whose window reaches it
        "#]],
    );
}

#[test]
fn months() {
    for (text, expected) in [
        ("2021-11-01", expect![""]),
        (
            "11/2021",
            expect![[r#"
            E0117 reported.csv:3 [month]: `11/2021` -> a month such as 2021-09
              help: write 2021-11
        "#]],
        ),
        (
            "Nov-21",
            expect![[r#"
            E0117 reported.csv:3 [month]: `Nov-21` -> a month such as 2021-09
              help: write 2021-11
        "#]],
        ),
        (
            "44501",
            expect![[r#"
            E0118 reported.csv:3 [month]: `44501` looks like a day as a spreadsheet stores it -> a month such as 2021-09
              help: write 2021-11
        "#]],
        ),
        (
            "1400-08",
            expect![[r#"
            E0119 reported.csv:3 [month]: year 1400 in `1400-08` -> a month such as 2021-09
              help: Solar Hijri? that month runs from 2021-10-23 to 2021-11-21
        "#]],
        ),
        (
            "2021-00",
            expect![[r#"
            E0121 reported.csv:3 [month]: `2021-00` is no month of the calendar -> a month such as 2021-09
        "#]],
        ),
        (
            "2022-11",
            expect![[r#"
            W0122 reported.csv:3 [month]: 2022-11 -> a month of the pack's window, 2021-10 to 2022-01
              help: the row counts only for a scenario whose window reaches it
        "#]],
        ),
    ] {
        edited("reported.csv", "2021-11", text, expected);
    }
    added(
        "supplies.csv",
        "late,sarn,2022-02,1,local,main,planned,1,1,1,assumed,made-up,",
        expect![[r#"
            W0122 supplies.csv:21 [month]: 2022-02 -> a month of the pack's window, 2021-10 to 2022-01
              help: the row counts only for a scenario whose window reaches it
        "#]],
    );
}
