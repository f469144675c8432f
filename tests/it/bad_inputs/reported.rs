//! What was reported.

use super::added;
use expect_test::expect;

#[test]
fn more_reached_than_in_need() {
    // W0504
    let row = "2021-12,9999999,,,assumed,made-up,of the whole country";
    added(
        "reported.csv",
        row,
        expect![[r#"
        W0504 reported.csv:4 [people]: 9,999,999 reached of 125,000 in need -> no more than are in need
          help: people served twice in the month, or others than those in need?
    "#]],
    );
    let row = "2021-12,Sarn,XM01,month,8888888,,assumed,made-up,of a part";
    added(
        "reported-areas.csv",
        row,
        expect![[r#"
        W0504 reported-areas.csv:5 [people]: 8,888,888 reached of 60,000 in need -> no more than are in need
          help: people served twice in the month, or others than those in need?
    "#]],
    );
}

#[test]
fn reports_of_parts_of_the_country() {
    let row = |row: &str, expected| added("reported-areas.csv", row, expected);
    row(
        "2021-12,Vesh,XM03,month,,,assumed,made-up,nothing counted",
        expect![[r#"
        E0027 reported-areas.csv:5 [people]: neither people nor tonnes -> people reached, or tonnes handed out, or both
    "#]],
    );
    row(
        "2021-12,High Vesh,XM0302,month,500,,assumed,made-up,a district",
        expect![[r#"
        E0205 reported-areas.csv:5 [areas]: XM0302, a district -> provinces
          help: plans by province have no figures of districts
    "#]],
    );
    row(
        "2021-11,Kell,XM03,days,500,,assumed,made-up,in Sarn and Vesh too",
        expect![[r#"
        E0125 reported-areas.csv:5 [areas]: XM03, which belongs to `Sarn and Vesh` on line 3 -> once a month
          help: shares are of a sum in which nobody may count twice
    "#]],
    );
    row(
        "2021-11,Vesh,XM03,month,500,,assumed,made-up,told twice",
        expect![[r#"
        E0303 reported-areas.csv:5 [month]: line 4 has the same `month` and `name` already -> once
    "#]],
    );
    row(
        "2021-12,Vesh,Vesh,week,500,,assumed,made-up,no code",
        expect![[r#"
            E0028 reported-areas.csv:5 [covers]: `week` -> one of month, days
              help: write the one that comes nearest
            E0301 reported-areas.csv:5 [areas]: no area is called `Vesh` -> an id of areas.csv
              help: write the code: Vesh (XM03)
        "#]],
    );
}
