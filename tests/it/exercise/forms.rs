//! Forms as teams hand them in: what is meant, and everything that is wrong with them.

use super::Ground;
use aidreach::country::PlaceIx;
use aidreach::exercise::{
    Concession, Difficulty, Expected, Follow, Form, Line, To, of_csv, of_toml, read,
};
use aidreach::issues::Issues;
use expect_test::{Expect, expect};
use std::collections::BTreeMap;

const HEAD: &str = "line,value,from,to,mt,against\nexercise,k1,,,,\nteam,2,,,,\nturn,1,,,,\n";

fn form(ground: &Ground, lines: &[Line]) -> Result<Form, Issues> {
    let there: BTreeMap<PlaceIx, i64> = [(ground.place("sarn"), 50_000_000)].into();
    let expected = Expected {
        country: ground.country(),
        scenario: &ground.course.scenario,
        terms: &ground.course.terms,
        exercise: "k1",
        team: 2,
        turn: 1,
        there: &there,
    };
    read(&expected, "form.csv", lines)
}

/// What is said of a form with some lines below its head.
fn wrong(scenario: &str, head: &str, lines: &str, expected: Expect) {
    let ground = Ground::new("example", scenario, 0, Difficulty::Usual);
    let text = format!("{head}{lines}");
    let read = of_csv("form.csv", text.as_bytes()).and_then(|lines| form(&ground, &lines));
    expected.assert_eq(&read.map_or_else(|issues| issues.to_string(), |form| format!("{form:?}")));
}

#[test]
fn the_same_is_meant_as_csv_and_as_toml() {
    let ground = Ground::new("example", "baseline", 0, Difficulty::Usual);
    let csv = format!(
        "\u{feff}{HEAD}Hand out,,Sarn warehouse,Dolat,12.5,\nmove up,,sarn,vesh,20,\n\
         ask,east-transit,,,,levy\nfollow,most-people,,,,\nleave out,XM03,,,,\n\
         spend at most,1000,,,,\n"
    );
    let from_csv = of_csv("form.csv", csv.as_bytes()).and_then(|lines| form(&ground, &lines));
    let mut toml = String::new();
    for [line, value] in [["exercise", "k1"], ["team", "2"], ["turn", "1"]] {
        toml.push_str(&format!("[[decide]]\nline = \"{line}\"\nvalue = \"{value}\"\n"));
    }
    toml.push_str(
        "[[decide]]\nline = \"hand out\"\nfrom = \"sarn\"\nto = \"XM02\"\nmt = 12.5\n\
         [[decide]]\nline = \"move up\"\nfrom = \"sarn\"\nto = \"vesh\"\nmt = 20\n\
         [[decide]]\nline = \"ask\"\nvalue = \"east-transit\"\nagainst = \"levy\"\n\
         [[decide]]\nline = \"follow\"\nvalue = \"most-people\"\n\
         [[decide]]\nline = \"leave out\"\nvalue = \"XM03\"\n\
         [[decide]]\nline = \"spend at most\"\nvalue = 1000\n",
    );
    let from_toml = of_toml("form.toml", toml.as_bytes()).and_then(|lines| form(&ground, &lines));
    let (from_csv, from_toml) = (from_csv.expect("a form"), from_toml.expect("a form"));
    assert_eq!(from_csv, from_toml);
    assert_eq!(from_csv.orders[0].from, ground.place("sarn"));
    assert_eq!(from_csv.orders[0].amount.0, 12_500_000);
    assert_eq!(from_csv.orders[1].to, To::Store(ground.place("vesh")));
    assert_eq!(from_csv.asks[0].against, Concession::Levy);
    assert_ne!(from_csv.follow, Follow::Plan);
    assert_eq!(from_csv.spend_at_most_cents, Some(100_000));
}

#[test]
fn a_form_of_another_turn_or_that_says_nothing_is_refused() {
    wrong(
        "baseline",
        &HEAD.replace("turn,1", "turn,2"),
        "follow,plan,,,,\n",
        expect![[r#"
        E0701 form.csv:4 [value]: a form of turn `2` -> turn `1`
          help: hand in the form of this turn
    "#]],
    );
    wrong(
        "baseline",
        HEAD,
        "",
        expect![[r#"
        E0702 form.csv: the form decides nothing -> at least one decision
          help: write `follow plan` to follow the plan, `follow nothing` to stand still
    "#]],
    );
    wrong(
        "baseline",
        "line,value\nfollow,plan\n",
        "",
        expect![[r#"
        E0701 form.csv: the form does not say its exercise -> `exercise k1`
          help: fill in the form that the turn wrote
        E0701 form.csv: the form does not say its team -> `team 2`
          help: fill in the form that the turn wrote
        E0701 form.csv: the form does not say its turn -> `turn 1`
          help: fill in the form that the turn wrote
    "#]],
    );
}

#[test]
fn everything_wrong_with_a_form_is_told_at_once() {
    let lines = "hand out,,sarn,XM01,60,\nhand out,,sran,XM01,1,\nhand out,,sarn,01-Mar,1,\n\
                 hand out,,sarn,XM01,\"1,5 t\",\nhand out,,sarn,XM01,-4,\nmove up,,sarn,,5,\n\
                 asks,east-transit,,,,\nask,banking,,,,levy\nfollow,plans,,,,\n\
                 leave out,XM99,,,,\nfollow,plan,sarn,,,\n";
    wrong(
        "baseline",
        HEAD,
        lines,
        expect![[r#"
            E0704 form.csv:6 [from]: there is no place `sran`
              help: did you mean `Sarn`? the brief lists them, as does `aidreach data show places`
            E0709 form.csv:7 [to]: `01-Mar` is a number or a date -> the key or the name of one of the areas
              help: a spreadsheet has changed the code: format the cell as text and type it again
            E0705 form.csv:8 [mt]: `1,5 t` -> a number above 0, such as 1250 or 12.5
              help: write digits and a point only
            E0705 form.csv:9 [mt]: `-4` -> a number above 0, such as 1250 or 12.5
              help: write digits and a point only
            E0703 form.csv:10 [line]: `move up` without its `to` -> a filled cell
            E0703 form.csv:11 [line]: `asks` is no first word of a line -> exercise, team, turn, follow, leave out, spend at most, ration, hand out, move up, send ahead, ask
              help: did you mean `ask`?
            E0703 form.csv:12 [against]: `levy` for banking -> a condition that goes with such a permission
            E0703 form.csv:13 [value]: `follow plans` -> plan, nothing, severity, most-people, fairest
              help: did you mean `plan`?
            E0704 form.csv:14 [value]: there is no area with people in need `XM99`
              help: the brief lists them, as does `aidreach data show areas`
            E0703 form.csv:15 [from]: `sarn` beside `follow` -> no `from` there
            E0703 form.csv:15 [line]: `follow` is said a second time -> one such line
              help: take one of them away
            E0706 form.csv:5 [mt]: orders take 60 MT from Sarn -> at most the 50 MT that are there this month
              help: order less, or from elsewhere too
        "#]],
    );
}

#[test]
fn too_many_asks_and_red_lines_are_refused_by_name() {
    let asks = "ask,banking,,,,\nask,distribution,,,,\nask,east-transit,,,,\n\
                ask,north-transit,,,,\n";
    wrong(
        "baseline",
        HEAD,
        asks,
        expect![[r#"
        E0707 form.csv:8 [line]: 4 permissions asked for -> at most 3 a turn
          help: strike some out
    "#]],
    );
    wrong(
        "red-lines",
        HEAD,
        "ask,kell-movement,,,,levy\nask,distribution,,,,diversion\n",
        expect![[r#"
            E0708 form.csv:5 [against]: accepts the condition `levy` -> nothing behind a red line of the exercise
              help: leave the condition away
        "#]],
    );
}

#[test]
fn what_is_said_twice_or_in_no_column_is_refused() {
    wrong(
        "baseline",
        HEAD,
        "follow,plan,,,,\nfollow,nothing,,,,\nask,banking,,,,\nask,banking,,,,days\n",
        expect![[r#"
            E0703 form.csv:6 [line]: `follow` is said a second time -> one such line
              help: take one of them away
            E0703 form.csv:8 [value]: asks for `paying through foreign banks` a second time -> one ask for each permission
              help: one answer is given a month; name the condition in the same line
        "#]],
    );
    wrong(
        "baseline",
        &HEAD.replace("against", "agianst"),
        "follow,plan,,,,\nask,east-transit,,,,levy\n",
        expect![[r#"
            E0703 form.csv:6 [agianst]: there is no column `agianst` -> value, from, to, mt, against
              help: did you mean `against`?
        "#]],
    );
    for (bytes, expected) in [
        (
            &b"decide = 5"[..],
            expect![[r#"
                E0703 form.toml:1: `decide` is no list of tables -> [[decide]] for every line
            "#]],
        ),
        (
            &b"[[decide]]\nline = \"\xff\""[..],
            expect![[r#"
                E0004 form.toml:2: a sign that is not UTF-8 -> UTF-8
                  help: save it as UTF-8
            "#]],
        ),
        (
            &b"[[decided]]\n"[..],
            expect![[r#"
                E0703 form.toml:1: there is no key `decided` here -> [[decide]] and nothing else
            "#]],
        ),
    ] {
        let read = of_toml("form.toml", bytes);
        expected.assert_eq(&read.expect_err("a form that is wrong").to_string());
    }
}

#[test]
fn the_line_that_is_told_is_the_line_that_is_shown() {
    let form = "line,value,from\n\n\n\nfoo,x,\n";
    let lines = of_csv("form.csv", form.as_bytes()).expect("a form");
    assert_eq!(lines[0].says.at.line, Some(5));
    let bare = "line,value\rfoo,x\r".as_bytes();
    let told = of_csv("form.csv", bare).expect("a form")[0].says.at.clone();
    assert_eq!(told.line, Some(2));
    // A header of many columns is read once, not once a cell.
    let wide = format!("line,value{}\nfoo,x{}\n", ",a".repeat(100_000), ",b".repeat(100_000));
    assert_eq!(of_csv("form.csv", wide.as_bytes()).expect("a form").len(), 1);
}

#[test]
fn all_that_is_no_decision_is_told_at_once_with_its_line() {
    let form = "lines = 1\n\n[[decide]]\nline = \"follow\"\n\n[team]\nn = 2\n";
    let told = of_toml("form.toml", form.as_bytes()).expect_err("other keys").to_string();
    assert!(told.contains("form.toml:1: there is no key `lines`"), "{told}");
    assert!(told.contains("form.toml:6: there is no key `team`"), "{told}");
    let bytes = b"[[decide]]\nline = \"\xff\"\n";
    let told = of_toml("form.toml", bytes).expect_err("no UTF-8").to_string();
    assert!(told.contains("form.toml:2"), "{told}");
}
