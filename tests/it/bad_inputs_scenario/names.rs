//! Names that are none, lead elsewhere or mean nothing in the pack.

use super::{TOP, told, told_of};
use crate::scenario::made_up::{country, origin};
use aidreach::country::{Caseload, CaseloadKind, CounterpartIx, Country};
use aidreach::evidence::Estimate;
use aidreach::scenario::Scenario;
use aidreach::time::Month;
use aidreach::units::People;
use expect_test::expect;

#[test]
fn counterpart_that_holds_nothing() {
    told(
        "[[decide]]\ncounterpart = \"nobody\"\nstate = \"denied\"\n",
        expect![[r#"
            W0403 bad.toml:4 [counterpart]: `nobody` holds no permission, so nothing is decided -> a counterpart with permissions
        "#]],
    );
}

#[test]
fn extends_in_a_circle() {
    let extending = |id: &str| format!("{TOP}extends = \"{id}\"\n");
    let (a, b) = (extending("b"), extending("a"));
    told_of(
        &[("a", &a), ("b", &b)],
        "a",
        expect![[r#"
            E0405 b.toml:3 [extends]: `extends` runs in a circle: a -> b -> a
              help: remove one `extends`
        "#]],
    );
    told_of(
        &[("a", &b)],
        "a",
        expect![[r#"
            E0405 a.toml:3 [extends]: `extends` runs in a circle: a -> a
              help: remove one `extends`
        "#]],
    );
}

#[test]
fn extends_too_deep() {
    let ids: Vec<String> = (0..11).map(|n| format!("s{n}")).collect();
    let texts: Vec<String> = (0..11)
        .map(|n| match n {
            10 => TOP.to_owned(),
            n => format!("{TOP}extends = \"s{}\"\n", n + 1),
        })
        .collect();
    let files: Vec<(&str, &str)> =
        ids.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    told_of(
        &files,
        "s0",
        expect![[r#"
        E0405 s8.toml:3 [extends]: more than 8 scenarios extend one another -> a shorter chain
    "#]],
    );
    told_of(&files, "s2", expect![[""]]);
}

#[test]
fn extends_outside_the_pack() {
    told(
        "extends = \"../../etc/passwd\"\n",
        expect![[r#"
            E0406 bad.toml:3 [extends]: `../../etc/passwd` leads outside the pack folder -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
        "#]],
    );
    told(
        "extends = \"C:\\\\secret\"\n",
        expect![[r#"
            E0406 bad.toml:3 [extends]: `C:\secret` leads outside the pack folder -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
        "#]],
    );
}

#[test]
fn extends_nothing_there_is() {
    let text = format!("{TOP}extends = \"baselin\"\n");
    told_of(
        &[("bad", &text), ("baseline", TOP)],
        "bad",
        expect![[r#"
        E0411 bad.toml:3 [extends]: there is no scenario `baselin` -> bad or baseline
          help: did you mean `baseline`?
    "#]],
    );
    told_of(
        &[("baseline", TOP)],
        "baselne",
        expect![[r#"
            E0411 scenarios: there is no scenario `baselne` -> baseline
              help: did you mean `baseline`?
        "#]],
    );
}

#[test]
fn names_that_are_no_file_names() {
    let long = "a".repeat(300);
    for (id, expected) in [
        (
            "con",
            expect![[r#"
                E0407 scenarios: `con` is a device on Windows -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            "COM1",
            expect![[r#"
                E0407 scenarios: `COM1` is no safe name for a file -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            "a/b",
            expect![[r#"
                E0406 scenarios: `a/b` leads outside the pack folder -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            "..",
            expect![[r#"
                E0406 scenarios: `..` leads outside the pack folder -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            "",
            expect![[r#"
                E0407 scenarios: `` is no safe name for a file -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            "caf\u{202e}e",
            expect![[r#"
                E0407 scenarios: `caf\u{202e}e` is no safe name for a file -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
        (
            long.as_str(),
            expect![[r#"
                E0407 scenarios: a name of 300 letters -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
            "#]],
        ),
    ] {
        told_of(&[(id, TOP)], id, expected);
    }
}

#[test]
fn names_the_pack_does_not_have() {
    told(
        "ration = \"hal\"\nsupply_split = \"other\"\n[[decide]]\npermission = \"east-crosing\"\nstate = \"denied\"\nsource = \"television\"\n[[decide]]\npermissions = [\"inland\", \"skyward\"]\nstate = \"denied\"\n[[decide]]\ncounterpart = \"goverment\"\nstate = \"denied\"\n",
        expect![[r#"
            E0411 bad.toml:3 [ration]: there is no ration `hal` -> half
              help: did you mean `half`?
            E0411 bad.toml:4 [supply_split]: there is no split of supplies `other` -> the pack has none
            E0411 bad.toml:6 [permission]: there is no permission `east-crosing` -> banking, cash, east-crossing, hand-out-north, inland, overflight, transit or west-crossing
              help: did you mean `east-crossing`?
            E0411 bad.toml:8 [source]: there is no source `television` -> radio
            E0411 bad.toml:10 [permissions]: there is no permission `skyward` -> banking, cash, east-crossing, hand-out-north, inland, overflight, transit or west-crossing
            E0411 bad.toml:13 [counterpart]: there is no counterpart `goverment` -> government, money, neighbour or nobody
              help: did you mean `government`?
        "#]],
    );
}

#[test]
fn faults_of_what_is_extended_are_told_in_their_file() {
    let base = "name = \"Base\"\n[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-10-05\nto = 2021-10-04\n";
    let bad = format!("{TOP}extends = \"base\"\nstance = \"bold\"\n");
    told_of(
        &[("bad", &bad), ("base", base)],
        "bad",
        expect![[r#"
            E0412 bad.toml:4 [stance]: `bold` is no word for `stance` -> cautious, hopeful or expected
            E0415 base.toml:1 [why]: `why` is missing -> why = "…" at the top of the file
            E0120 base.toml:6 [to]: to = 2021-10-04 comes before from = 2021-10-05 -> a last day on or after the first
        "#]],
    );
}

#[test]
fn counterpart_that_holds_everything() {
    let mut country = country();
    for permission in &mut country.permissions {
        permission.counterpart = CounterpartIx(0);
    }
    let text = format!("{TOP}[[decide]]\ncounterpart = \"government\"\nstate = \"denied\"\n");
    let read = Scenario::read(&country, "bad", &|_| Some(text.clone()), &[]);
    let (_, issues) = read.expect("a warning only");
    expect![[r#"
        W0404 bad.toml:4 [counterpart]: `government` holds all 8 permissions of the pack -> everything = "granted" or "denied", if all are meant
    "#]].assert_eq(&issues.to_string());
}

#[test]
fn caseloads_the_pack_does_not_have() {
    let mut country = country();
    let target = |name: &str| Caseload {
        area: None,
        month: Month::new(2021, 9).expect("a month"),
        kind: CaseloadKind::Target(name.to_owned()),
        people: Estimate { low: People(1), best: People(2), high: People(3), origin: origin() },
        note: String::new(),
    };
    let read = |country: &Country, name: &str| {
        let text = format!("{TOP}caseload = \"{name}\"\n");
        Scenario::read(country, "bad", &|_| Some(text.clone()), &[])
    };
    let said = |country: &Country, name: &str| match read(country, name) {
        Ok((scenario, _)) => format!("{:?}", scenario.caseload),
        Err(issues) => issues.to_string(),
    };
    expect![[r#"
        E0411 bad.toml:3 [caseload]: there is no target in caseloads.csv called `wfp-plan` -> the pack has none
    "#]].assert_eq(&said(&country, "wfp-plan"));
    country.caseloads = ["flash-appeal", "wfp-plan"].map(target).to_vec();
    expect![[r#"
        E0411 bad.toml:3 [caseload]: there is no target in caseloads.csv called `wfp-plans` -> flash-appeal or wfp-plan
          help: did you mean `wfp-plan`?
    "#]].assert_eq(&said(&country, "wfp-plans"));
    expect![[r#"Some("wfp-plan")"#]].assert_eq(&said(&country, "wfp-plan"));
    expect!["None"].assert_eq(&said(&country, "none"));
    expect![[r#"
        E0412 bad.toml:3 [caseload]: nothing between the quotes -> text
    "#]]
    .assert_eq(&said(&country, " "));
}
