//! The line of a scenario that is shown below what is told of it, with a mark under the key or value.

use super::TOP;
use crate::scenario::made_up::read_files;
use expect_test::{Expect, expect};

fn shown(text: &str, expected: Expect) {
    let issues = match read_files(&[("bad", &format!("{TOP}{text}"))], "bad") {
        Ok((_, issues)) | Err(issues) => issues,
    };
    expected.assert_eq(&format!("{issues:#}"));
}

#[test]
fn values_of_every_kind() {
    shown(
        "stance = \"bold\"  # a remark\nwindow = { from = 2021-08-15, months = 8 }\n\
         objective = [\"a\", \"b\"]\n[resources]\n\tbudget_usd = -5_000.5\n",
        expect![[r#"
            E0412 bad.toml:3 [stance]: `bold` is no word for `stance` -> cautious, hopeful or expected
              3 | stance = "bold"  # a remark
                |          ^^^^^^
            E0412 bad.toml:4 [window.from]: `2021-08-15` -> the first day of a month
              4 | window = { from = 2021-08-15, months = 8 }
                |                   ^^^^^^^^^^
            E0412 bad.toml:5 [objective]: `["a", "b"]` -> text in quotes
              5 | objective = ["a", "b"]
                |             ^^^^^^^^^^
            E0106 bad.toml:7 [resources.budget_usd]: `-5_000.5` is below nought -> nought or more
              7 |     budget_usd = -5_000.5
                |                  ^^^^^^^^
        "#]],
    );
}

#[test]
fn keys_and_tables() {
    shown(
        "stanse = \"cautious\"\n[resources]\nbudget = 5\n[[decide]]\nstate = \"denied\"\n",
        expect![[r#"
            E0401 bad.toml:3 [stanse]: there is no key `stanse` here -> name, country, pack_version, why, extends, everything, window, objective, cheapest_for_share, even, stance, ration, supply_split, caseload, resources, season, red_lines, decide, trigger or adjust
              3 | stanse = "cautious"
                | ^^^^^^
              help: did you mean `stance`?
            E0401 bad.toml:5 [resources.budget]: there is no key `budget` here -> budget_usd or supply_share
              5 | budget = 5
                | ^^^^^^
              help: did you mean `budget_usd`?
            E0415 bad.toml:6 [permission]: nothing says which permission -> one of permission, permissions or counterpart
              6 | [[decide]]
                | ^^^^^^^^^^
        "#]],
    );
}

#[test]
fn what_is_not_toml() {
    shown(
        "stance = cautious\n",
        expect![[r#"
        E0412 bad.toml:3 [stance]: `cautious` -> quotes around text: "cautious"
          3 | stance = cautious
            |          ^^^^^^^^
    "#]],
    );
    shown(
        "stance = \"cautious\n",
        expect![[r#"
        E0414 bad.toml:3 [stance]: not TOML: invalid basic string, expected `"` -> key = value, a line each
          3 | stance = "cautious
            |                   ^
    "#]],
    );
    shown(
        "this is a sentence",
        expect![[r#"
        E0414 bad.toml:3: not TOML: key with no value, expected `=` -> key = value, a line each
          3 | this is a sentence
            |      ^
    "#]],
    );
    shown(
        "stance = \"cautious\"\r\nstance = \"hopeful\"\r\n",
        expect![[r#"
        E0414 bad.toml:4 [stance]: `stance` stands twice -> each key once
          4 | stance = "hopeful"
            | ^^^^^^
    "#]],
    );
}

#[test]
fn texts_over_several_lines_and_wide_ones() {
    shown(
        "stance = \"\"\"bold\nand more\"\"\"\n",
        expect![[r#"
        E0412 bad.toml:3 [stance]: `bold\u{a}and more` is no word for `stance` -> cautious, hopeful or expected
          3 | stance = """bold
            |          ^^^^^^^
    "#]],
    );
    shown(
        "stance = \"محتاط\"  # 慎重な立場\n",
        expect![[r#"
        E0412 bad.toml:3 [stance]: `محتاط` is no word for `stance` -> cautious, hopeful or expected
          3 | stance = "محتاط"  # 慎重な立場
            |          ^^^^^^^
    "#]],
    );
    shown(
        &format!("stance = \"{}\"\n", "b".repeat(1_000_000)),
        expect![[r#"
            E0412 bad.toml:3 [stance]: `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…` is no word for `stance` -> cautious, hopeful or expected
              3 | …ance = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
                |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
    );
    shown(
        &format!("extends = \"{}\u{202e}\"\n", "b".repeat(200)),
        expect![[r#"
            E0006 bad.toml:3 [extends]: invisible direction character U+202E in `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…` -> text without it
              3 | …tends = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
                |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: type the text anew
            E0407 bad.toml:3 [extends]: `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…` is no safe name for a file -> the id of a scenario: small letters a-z, digits and hyphens, at most 64
              3 | …tends = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
                |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
    );
}

/// What is not there is shown by no other line.
#[test]
fn a_key_that_is_missing() {
    let issues = read_files(&[("bad", "stance = \"cautious\"\n")], "bad").expect_err("no name");
    expect![[r#"
        E0415 bad.toml:1 [name]: `name` is missing -> name = "…" at the top of the file
        E0415 bad.toml:1 [why]: `why` is missing -> why = "…" at the top of the file
    "#]]
    .assert_eq(&format!("{issues:#}"));
}
