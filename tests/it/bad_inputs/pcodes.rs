//! P-codes and names of areas.

use super::{added, edited};
use expect_test::expect;

/// The first row of needs with something else for its province.
fn area(text: &str, expected: expect_test::Expect) {
    edited("needs.csv", "XM02,2021-10", &format!("{text},2021-10"), expected);
}

#[test]
fn codes_in_a_table() {
    area(
        "xm02",
        expect![[r#"
        W0201 needs.csv:6 [area]: `xm02` read as XM02 -> capital letters
    "#]],
    );
    area(
        "XM2",
        expect![[r#"
        E0202 needs.csv:6 [area]: `XM2` -> XM and 2 or 4 digits
          help: XM02? a spreadsheet may have taken the code for a number
    "#]],
    );
    area(
        "2",
        expect![[r#"
        E0202 needs.csv:6 [area]: `2` -> XM and 2 or 4 digits
          help: XM02? a spreadsheet may have taken the code for a number
    "#]],
    );
    area(
        "2.00E+05",
        expect![[r#"
        E0203 needs.csv:6 [area]: `2.00E+05`: a spreadsheet has damaged this code -> XM and 2 or 4 digits
          help: take it from the original list, in a column formatted as text
    "#]],
    );
    area(
        "XM3501",
        expect![[r#"
            E0206 needs.csv:6 [area]: no area has the code `XM3501` -> a code of areas.csv
        "#]],
    );
    area(
        "\"XM02 \"",
        expect![[r#"
        W0018 needs.csv:6 [area]: `XM02 ` has blanks around it -> `XM02`
          help: read without them; remove them so that other programs do too
    "#]],
    );
}

#[test]
fn codes_of_areas() {
    edited(
        "areas.csv",
        "XM0201,district",
        "XM201,district",
        expect![[r#"
            E0202 areas.csv:6 [pcode]: `XM201` -> XM and 2 or 4 digits
              help: XM0201? a spreadsheet may have taken the code for a number
        "#]],
    );
    edited(
        "areas.csv",
        "XM0201,district",
        "xm0201,district",
        expect![[r#"
            W0201 areas.csv:6 [pcode]: `xm0201` read as XM0201 -> capital letters
        "#]],
    );
    edited(
        "areas.csv",
        "XM0201,district",
        "2.01E+02,district",
        expect![[r#"
            E0203 areas.csv:6 [pcode]: `2.01E+02`: a spreadsheet has damaged this code -> XM and 2 or 4 digits
              help: take it from the original list, in a column formatted as text
        "#]],
    );
}

#[test]
fn districts_and_their_provinces() {
    edited(
        "areas.csv",
        "XM0201,district",
        "XM0302,district",
        expect![[r#"
            W0213 areas.csv:6 [parent]: XM0302 listed under XM02, and its code begins with XM03
              help: lists of some countries are so; else one of the codes is wrong
            E0204 areas.csv:9 [pcode]: line 6 has `XM0302` already -> once
        "#]],
    );
    edited(
        "areas.csv",
        "XM0201,district,XM02",
        "XM0201,district,XM01",
        expect![[r#"
            W0503 areas.csv:2 [population]: 300,000 residents, and 500,000 in its districts (3) -> the same
              help: districts from another count? scale them to the province
            W0213 areas.csv:6 [parent]: XM0201 listed under XM01, and its code begins with XM02
              help: lists of some countries are so; else one of the codes is wrong
        "#]],
    );
    edited(
        "areas.csv",
        "XM0201,district,XM02",
        "XM0201,district,",
        expect![[r#"
            E0027 areas.csv:6 [parent]: empty for a district -> a province
              help: is it XM02?
        "#]],
    );
    edited(
        "areas.csv",
        "XM0201,district,XM02",
        "XM0201,province,",
        expect![[r#"
            E0202 areas.csv:6 [pcode]: `XM0201` for a province -> XM and 2 digits
        "#]],
    );
    edited(
        "areas.csv",
        "Dolat Town,,,,NW,,",
        "Dolat Town,,,,NW,dolat,",
        expect![[r#"
            E0125 areas.csv:6 [capital]: a district with a capital -> an empty cell
        "#]],
    );
    edited(
        "areas.csv",
        "XM02,province,,",
        "XM02,province,XM01,",
        expect![[r#"
            W0503 areas.csv:2 [population]: 300,000 residents, and 500,000 in its districts (3) -> the same
              help: districts from another count? scale them to the province
            E0125 areas.csv:5 [parent]: a province with a parent -> an empty cell
        "#]],
    );
}

#[test]
fn names_in_place_of_codes() {
    area(
        "Dolat",
        expect![[r#"
        I0209 needs.csv:6 [area]: `Dolat` read as Dolat (XM02)
    "#]],
    );
    area(
        "Daulat",
        expect![[r#"
        I0209 needs.csv:6 [area]: `Daulat` read as Dolat (XM02)
    "#]],
    );
    area(
        "DOLAT Urban",
        expect![[r#"
        I0211 needs.csv:6 [area]: `DOLAT Urban`, the towns of a province, read as Dolat (XM02)
    "#]],
    );
    area(
        "Old Sarn",
        expect![[r#"
            I0209 needs.csv:6 [area]: `Old Sarn` read as Sarn (XM01)
            E0303 needs.csv:6 [area]: line 2 has the same `area` and `month` already -> once
        "#]],
    );
    area(
        "Dolut",
        expect![[r#"
            E0210 needs.csv:6 [area]: no area is called `Dolut` -> a P-code
              help: did you mean one of Dolat (XM02), Dolat Town (XM0201)? none is chosen
        "#]],
    );
    area(
        "Nowhere",
        expect![[r#"
        E0210 needs.csv:6 [area]: no area is called `Nowhere` -> a P-code
          help: names can be added to `aliases.csv`
    "#]],
    );
}

#[test]
fn names_that_are_alike() {
    let alike = [("Dolat,,,Daulat", "Paktya,,,"), ("Vesh,,,,NE", "Paktika,,,,NE")];
    let names = |old: &str| alike.iter().fold(old.to_owned(), |text, (a, b)| text.replace(a, b));
    let mut files = crate::country::example();
    let areas = names(&super::text("areas.csv"));
    let needs = super::text("needs.csv").replace("XM02,2021-10", "Paktia,2021-10");
    files.insert("areas.csv".to_owned(), areas.into_bytes());
    files.insert("needs.csv".to_owned(), needs.into_bytes());
    expect![[r#"
        E0210 needs.csv:6 [area]: no area is called `Paktia` -> a P-code
          help: did you mean one of Paktika (XM03), Paktya (XM02), Low Paktika (XM0301)? none is chosen
    "#]]
    .assert_eq(&crate::country::told(&files).to_string());
}

#[test]
fn names_that_several_areas_have() {
    let mut files = crate::country::example();
    let areas = super::text("areas.csv").replace("Low Vesh", "Dolat Town");
    let offs = super::text("cut-offs.csv").replace("XM0302", "Dolat Town");
    files.insert("areas.csv".to_owned(), areas.into_bytes());
    files.insert("cut-offs.csv".to_owned(), offs.into_bytes());
    expect![[r#"
        E0208 cut-offs.csv:2 [district]: 2 areas are called `Dolat Town` -> a P-code
          help: write the code: Dolat Town (XM0201), Dolat Town (XM0301)
    "#]]
    .assert_eq(&crate::country::told(&files).to_string());
}

#[test]
fn names_that_contradict_codes() {
    edited(
        "areas.csv",
        "Saarn|Sarne",
        "Saarn|Dolat",
        expect![[r#"
            E0207 areas.csv:2 [aliases]: `Dolat` for XM01, which is `Sarn`; `Dolat` is XM02 -> names of one area only
        "#]],
    );
    edited(
        "aliases.csv",
        "Old Sarn",
        "vesh",
        expect![[r#"
            E0207 aliases.csv:3 [alias]: `vesh` for XM01, which is `Sarn`; `Vesh` is XM03 -> names of one area only
        "#]],
    );
}

#[test]
fn codes_of_older_lists() {
    let mut files = crate::country::example();
    let aliases = super::text("aliases.csv") + "XM0299,area,XM0302,made-up\n";
    let offs = super::text("cut-offs.csv").replace("XM0302", "XM0299");
    files.insert("aliases.csv".to_owned(), aliases.into_bytes());
    files.insert("cut-offs.csv".to_owned(), offs.into_bytes());
    expect![[r#"
        W0212 cut-offs.csv:2 [district]: `XM0299` is a code of an older list, read as XM0302 -> a code of areas.csv
    "#]].assert_eq(&crate::country::told(&files).to_string());
    added(
        "aliases.csv",
        "Upper Vesh,area,XM0399,made-up",
        expect![[r#"
            E0206 aliases.csv:4 [id]: no area has the code `XM0399` -> a code of areas.csv
        "#]],
    );
}
