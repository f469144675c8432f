//! Places, links, stores and what refers to them.

use super::{added, edited};
use expect_test::expect;

#[test]
fn keys_no_row_has() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,Sarn",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `Sarn` -> an id of places.csv
              help: that is the name of `sarn`: write the id
        "#]],
    );
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,srn",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `srn` -> an id of places.csv
              help: did you mean `sarn`?
        "#]],
    );
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,qqq",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `qqq` -> an id of places.csv
              help: add it to `places.csv` first, or correct it here
        "#]],
    );
    edited(
        "links.csv",
        "sarn,kell_pass,road",
        "sarn,Kel Pass,road",
        expect![[r#"
            E0301 links.csv:11 [to]: no place is called `Kel Pass` -> an id of places.csv
              help: that is the name of `kell_pass`: write the id
        "#]],
    );
    edited(
        "stores.csv",
        "made-up,\nt",
        "made-up|made-down,\nt",
        expect![[r#"
            E0301 stores.csv:3 [source]: no source is called `made-down` -> an id of sources.csv
              help: did you mean `made-up`?
        "#]],
    );
}

#[test]
fn links_that_cannot_be() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,sarn,sarn",
        expect![[r#"
            E0302 links.csv:3 [to]: starts and ends at `sarn` -> another place
        "#]],
    );
    edited(
        "links.csv",
        "\ndolat__sarn,",
        "\neast_gate__sarn,",
        expect![[r#"
            E0303 links.csv:4 [id]: line 3 has `east_gate__sarn` already -> once
        "#]],
    );
    edited(
        "links.csv",
        "paved,Dolat road",
        "rail,Dolat road",
        expect![[r#"
            E0316 links.csv:3 [surface]: `rail` on a link of mode `road` -> `paved`, `gravel` or `track`
        "#]],
    );
    edited(
        "links.csv",
        "rail,both,rail",
        "rail,both,track",
        expect![[r#"
            E0316 links.csv:12 [surface]: `track` on a link of mode `rail` -> `rail`
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,assumed,made-up,,XT,",
        expect![[r#"
            E0316 links.csv:3 [overflies]: filled for a link of mode `road` -> an empty cell
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,,made-up,,,",
        expect![[r#"
            E0125 links.csv:3 [hours_basis]: empty beside a `hours` -> all of them or none
        "#]],
    );
}

#[test]
fn links_worth_a_look() {
    added(
        "links.csv",
        "sarn__dolat,sarn,dolat,road,both,paved,Dolat road,110,assumed,made-up,,,,,,,",
        expect![[r#"
            W0304 links.csv:15 [id]: looks like a duplicate of `dolat__sarn` -> one link
              help: both count: what one carries comes on top of the other
        "#]],
    );
    edited(
        "links.csv",
        "110,assumed,made-up,2.75",
        "40,assumed,made-up,1",
        expect![[r#"
            W0311 links.csv:3 [length_km]: 40 km, and 89 km in a straight line -> no shorter than the straight line
              help: check the length, and the positions of both places
        "#]],
    );
    edited(
        "links.csv",
        "10,assumed,made-up,0.25",
        "155,assumed,made-up,4",
        expect![[r#"
            W0311 links.csv:9 [length_km]: 155 km, and 8 km in a straight line -> nearer to it
              help: check the length, and the positions of both places
        "#]],
    );
    edited(
        "links.csv",
        "made-up,,,,east,,",
        "made-up,,,,,,",
        expect![[r#"
            W0317 links.csv:5 [corridor]: empty on a link that crosses the border -> an id of corridors.csv
              help: results by corridor leave out what comes this way
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,assumed,made-up,east,,",
        expect![[r#"
            W0317 links.csv:3 [corridor]: filled on a link that does not cross the border -> an empty cell
        "#]],
    );
    edited(
        "links.csv",
        "north_gate_xt,north_gate,road,both",
        "north_gate_xt,north_gate,road,forward",
        expect![[r#"
            I0314 links.csv:8 [direction]: one way only, into the country
        "#]],
    );
}

#[test]
fn nobody_can_be_reached() {
    let without = |words: &[&str]| {
        let text = super::text("links.csv");
        let kept = text.lines().filter(|line| !words.iter().any(|word| line.contains(word)));
        kept.map(|line| format!("{line}\n")).collect::<String>()
    };
    let lonely = without(&["dolat__sarn", "north_gate__dolat"]);
    super::written(
        "links.csv",
        lonely.as_bytes(),
        expect![[r#"
            W0305 areas.csv:5 [capital]: no supply has a way to Dolat (30,000 people in need) -> a way from a place with a supply
              help: add the links that lead there; no scenario can reach it now
        "#]],
    );
    let mut files = crate::country::example();
    let inland = without(&["_gate_x", ",air,"]);
    files.insert("links.csv".to_owned(), inland.into_bytes());
    files.remove("link-capacities.csv");
    files.remove("border-hours.csv");
    expect![[r#"
        E0306 links.csv: no link crosses the border, and `port_ambar` lies outside -> at least one way into the country
          help: add the crossings and their links
        W0403 permissions.csv:4 [applies_to]: `place=east_gate_xb` matches no link
          help: the permission changes nothing, whoever grants or denies it
        W0403 permissions.csv:6 [applies_to]: `overflies=XT` matches no link
          help: the permission changes nothing, whoever grants or denies it
        W0403 permissions.csv:7 [applies_to]: `country=XT & mode=rail | corridor=north` matches no link
          help: the permission changes nothing, whoever grants or denies it
    "#]].assert_eq(&crate::country::told(&files).to_string());
}
