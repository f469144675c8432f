//! Permissions and what they apply to.

use super::edited;
use expect_test::expect;

#[test]
fn selectors() {
    for (text, expected) in [
        ("place=east_gate", expect![[""]]),
        (
            "place=east_gatt",
            expect![[r#"
            E0301 permissions.csv:4 [applies_to]: no place is called `east_gatt` -> an id of places.csv
              help: did you mean `east_gate`?
        "#]],
        ),
        (
            "plaice=east_gate",
            expect![[r#"
            E0312 permissions.csv:4 [applies_to]: cannot read `plaice=east_gate` -> link=…, place=…, area=…, into=…, corridor=…, mode=…, country=…, overflies=…, border, inland, all, joined by `&` and `|`
              help: did you mean `place`?
        "#]],
        ),
        (
            "mode=aer",
            expect![[r#"
            E0312 permissions.csv:4 [applies_to]: cannot read `mode=aer` -> link=…, place=…, area=…, into=…, corridor=…, mode=…, country=…, overflies=…, border, inland, all, joined by `&` and `|`
        "#]],
        ),
        (
            "country=Belmar",
            expect![[r#"
            E0312 permissions.csv:4 [applies_to]: cannot read `country=Belmar` -> link=…, place=…, area=…, into=…, corridor=…, mode=…, country=…, overflies=…, border, inland, all, joined by `&` and `|`
        "#]],
        ),
    ] {
        edited("permissions.csv", "place=east_gate_xb", text, expected);
    }
}

#[test]
fn selectors_that_match_nothing_or_all() {
    for (text, expected) in [
        (
            "bordr",
            expect![[r#"
            E0312 permissions.csv:4 [applies_to]: cannot read `bordr` -> link=…, place=…, area=…, into=…, corridor=…, mode=…, country=…, overflies=…, border, inland, all, joined by `&` and `|`
              help: did you mean `border`?
        "#]],
        ),
        (
            "area=Dolat | corridor=west",
            expect![[r#"
                E0301 permissions.csv:4 [applies_to]: no area is called `Dolat` -> an id of areas.csv
                  help: write the code: Dolat (XM02)
                E0301 permissions.csv:4 [applies_to]: no corridor is called `west` -> an id of corridors.csv
                  help: did you mean `east`?
            "#]],
        ),
        (
            "country=XZ",
            expect![[r#"
            W0403 permissions.csv:4 [applies_to]: `country=XZ` matches no link
              help: the permission changes nothing, whoever grants or denies it
        "#]],
        ),
        (
            "mode=road | mode=air | mode=rail | mode=sea",
            expect![[r#"
            W0404 permissions.csv:4 [applies_to]: `mode=road | mode=air | mode=rail | mode=sea` matches all 14 links
              help: write `all` if that is meant
        "#]],
        ),
        ("all", expect![[""]]),
        (
            "border & inland",
            expect![[r#"
            W0403 permissions.csv:4 [applies_to]: `border & inland` matches no link
              help: the permission changes nothing, whoever grants or denies it
        "#]],
        ),
    ] {
        edited("permissions.csv", "place=east_gate_xb", text, expected);
    }
}

#[test]
fn selectors_that_do_not_fit_their_kind() {
    edited(
        "permissions.csv",
        "distribution,inland",
        "distribution,corridor=east",
        expect![[r#"
            E0313 permissions.csv:3 [applies_to]: `corridor=east` -> `area=…`, `inland` or `all` for handing out
        "#]],
    );
    edited(
        "permissions.csv",
        "distribution,inland",
        "distribution,area=XM03 & area=XM02",
        expect![[r#"
            W0403 permissions.csv:3 [applies_to]: `area=XM03 & area=XM02` matches no area
              help: the permission changes nothing, whoever grants or denies it
        "#]],
    );
    edited(
        "permissions.csv",
        "banking,all",
        "banking,mode=road",
        expect![[r#"
            E0313 permissions.csv:2 [applies_to]: `mode=road` -> `all` for cash, fuel and banking
        "#]],
    );
}

#[test]
fn permissions() {
    edited(
        "permissions.csv",
        "partial,0.5",
        "partial,",
        expect![[r#"
        E0125 permissions.csv:5 [default_share]: empty beside the state `partial` -> how much is granted, from 0 to 1
    "#]],
    );
    edited(
        "permissions.csv",
        "denied,,0.1",
        "denied,0.5,0.1",
        expect![[r#"
            E0125 permissions.csv:6 [default_share]: filled beside another state than `partial` -> an empty cell
        "#]],
    );
    edited(
        "permissions.csv",
        "0.1,0.2,0.5,,,",
        "0.1,0.2,0.5,,0.5,",
        expect![[r#"
            E0125 permissions.csv:6 [budget_lost_share]: filled for the kind `overflight` -> an empty cell
              help: only cash, fuel and banking take purchases or budget away
        "#]],
    );
    edited(
        "permissions.csv",
        "Gate,belmar",
        "Gate,belmer",
        expect![[r#"
            E0301 permissions.csv:4 [counterpart]: no counterpart is called `belmer` -> an id of counterparts.csv
              help: did you mean `belmar`?
        "#]],
    );
}
