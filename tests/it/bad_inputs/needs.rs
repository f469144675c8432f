//! People in need.

use super::{added, edited};
use expect_test::expect;

#[test]
fn more_in_need_than_there_are() {
    edited(
        "needs.csv",
        "XM02,2021-10,200000,25000",
        "XM02,2021-10,200000,250000",
        expect![[r#"
            E0501 needs.csv:6 [population_analysed]: XM02: 255,000 in need of 200,000 analysed -> no more than were analysed
        "#]],
    );
}

#[test]
fn printed_totals() {
    let with_total = |total: u64| {
        let text = super::text("needs.csv");
        let text = text.replace("phase5,", "phase5,phase3plus,");
        let rows = text.lines().map(|line| match line.starts_with("XM") {
            true if line.starts_with("XM01,2021-10") => {
                line.replace(",0,", &format!(",0,{total},"))
            }
            true => line.replacen(",autumn", ",,autumn", 1),
            false => line.to_owned(),
        });
        rows.collect::<Vec<String>>().join("\n")
    };
    super::written("needs.csv", with_total(60_000).as_bytes(), expect![[""]]);
    super::written(
        "needs.csv",
        with_total(60_002).as_bytes(),
        expect![[r#"
        W0502 needs.csv:2 [phase3plus]: 60,002 printed, phases 3 to 5 make 60,000: difference 2 -> the same
          help: the phases count; the printed total is only compared
    "#]],
    );
    super::written(
        "needs.csv",
        with_total(61_002).as_bytes(),
        expect![[r#"
        E0502 needs.csv:2 [phase3plus]: 61,002 printed, phases 3 to 5 make 60,000: difference 1,002 -> the same
          help: the phases count; the printed total is only compared
    "#]],
    );
}

#[test]
fn districts_and_their_province() {
    edited(
        "areas.csv",
        "dolat,200000",
        "dolat,150000",
        expect![[r#"
            W0503 areas.csv:5 [population]: 150,000 residents, and 200,000 in its districts (1) -> the same
              help: districts from another count? scale them to the province
        "#]],
    );
}

#[test]
fn needs_that_are_missing_or_doubled() {
    edited(
        "needs.csv",
        "XM03,2021-12,100000,24000,10000,1000,autumn 2021,assumed,made-up\n",
        "",
        expect![[r#"
            W0506 needs.csv: no need for XM03 in 2021-12 -> a row for every month of the pack's window
              help: taken as nobody in need; write rows of 0 if that is so
        "#]],
    );
    added(
        "needs.csv",
        "XM03,2021-12,100000,1,0,0,autumn 2021,assumed,made-up",
        expect![[r#"
            E0303 needs.csv:14 [area]: line 12 has the same `area` and `month` already -> once
        "#]],
    );
    edited(
        "areas.csv",
        "NE,vesh,",
        "NE,,",
        expect![[r#"
            E0505 areas.csv:7 [capital]: empty for XM03, with 35,000 people in need -> the id of a place
              help: food is handed out from the capital of a province
        "#]],
    );
}

#[test]
fn groups() {
    edited(
        "need-groups.csv",
        "drought,people critically threatened by drought,XM03",
        "drought,people short of rain,XM03",
        expect![[r#"
            E0125 need-groups.csv:3 [name]: `drought` is called `people critically threatened by drought` on line 2 -> the same name
        "#]],
    );
}
