//! Forms, definitions and folders that are wrong: told in full, and nothing is taken or lost.

use super::super::{run, run_in};
use super::{begun, files, form, key};
use expect_test::{Expect, expect};
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;

/// A form as a workbook, as whoever fills it in leaves it: rows of cells below the header.
fn workbook(folder: &Path, (team, turn): (u8, usize), rows: &[[&str; 6]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Form").expect("a name");
    sheet.write_string(0, 0, "EXERCISE").expect("a cell");
    let (key, numbers) = (key(folder), [team.to_string(), turn.to_string()]);
    let mut all: Vec<[&str; 6]> = vec![
        ["line", "value", "from", "to", "mt", "against"],
        ["exercise", &key, "", "", "", ""],
        ["team", &numbers[0], "", "", "", ""],
        ["turn", &numbers[1], "", "", "", ""],
    ];
    all.extend(rows);
    for (row, cells) in (2u32..).zip(&all) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("a cell"),
                Err(_) => sheet.write_string(row, column, *cell).expect("a cell"),
            };
        }
    }
    let file = folder.join(format!("ex/turn-{turn}/team-{team}/form.xlsx"));
    book.save(file).expect("a workbook");
}

/// Takes a turn with forms that are wrong; the exercise is then as it was.
fn refused(folder: &Path, expected: Expect) {
    let before = files(&folder.join("ex"));
    let ran = run_in(folder, &["exercise", "turn", "ex"]);
    assert!(ran.exit != 0 && ran.out.is_empty(), "{}", ran.out);
    let key = key(folder);
    expected.assert_eq(&ran.err.replace(&key, "KEY"));
    assert!(files(&folder.join("ex")) == before, "something was lost or written");
}

#[test]
fn bad_forms_are_told_with_sheet_and_cell_and_nothing_is_taken() {
    let folder = begun(&["red-lines", "--country", "example", "--teams", "2", "--asks", "2"]);
    let folder = folder.path();
    refused(
        folder,
        expect![[r#"
        E0702 turn-1/team-1/form.xlsx: the form decides nothing -> at least one decision
          help: write `follow plan` to follow the plan, `follow nothing` to stand still
        E0702 turn-1/team-2/form.xlsx: the form decides nothing -> at least one decision
          help: write `follow plan` to follow the plan, `follow nothing` to stand still
        2 errors
    "#]],
    );
    workbook(
        folder,
        (1, 1),
        &[
            ["follow", "plan", "", "", "", ""],
            ["hand out", "", "Sarn", "XM01", "5000", ""],
            ["hand out", "", "Atlantis", "XM01", "5", ""],
            ["hand out", "", "Sarn", "44256", "5", ""],
            ["move up", "", "Sarn", "", "5", ""],
            ["ask", "north-transit", "", "", "", ""],
            ["ask", "east-transit", "", "", "", "levy"],
            ["ask", "distribution", "", "", "", ""],
            ["ask", "kell-movement", "", "", "", ""],
        ],
    );
    workbook(folder, (2, 1), &[]);
    refused(
        folder,
        expect![[r#"
        E0704 turn-1/team-1/form.xlsx [sheet Form, cell C9]: there is no place `Atlantis`
          help: the brief lists them, as does `aidreach data show places`
        E0709 turn-1/team-1/form.xlsx [sheet Form, cell D10]: `44256` is a number or a date -> the key or the name of one of the areas
          help: a spreadsheet has changed the code: format the cell as text and type it again
        E0703 turn-1/team-1/form.xlsx [sheet Form, cell A11]: `move up` without its `to` -> a filled cell
        E0708 turn-1/team-1/form.xlsx [sheet Form, cell B12]: asks for `transit through Tolan to North Gate` -> nothing behind a red line of the exercise
          help: ask for another permission
        E0708 turn-1/team-1/form.xlsx [sheet Form, cell F13]: accepts the condition `levy` -> nothing behind a red line of the exercise
          help: leave the condition away
        E0706 turn-1/team-1/form.xlsx [sheet Form, cell E8]: orders take 5000 MT from Sarn -> at most the 50 MT that are there this month
          help: order less, or from elsewhere too
        E0702 turn-1/team-2/form.xlsx: the form decides nothing -> at least one decision
          help: write `follow plan` to follow the plan, `follow nothing` to stand still
        7 errors
    "#]],
    );
}

#[test]
fn forms_of_others_twice_or_not_at_all_are_refused() {
    let folder = begun(&["red-lines", "--country", "example", "--teams", "2", "--asks", "2"]);
    let folder = folder.path();
    workbook(folder, (1, 1), &[["follow", "plan", "", "", "", ""]]);
    let own = folder.join("ex/turn-1/team-1/form.xlsx");
    fs::copy(&own, folder.join("ex/turn-1/team-2/form.xlsx")).expect("a copy");
    refused(
        folder,
        expect![[r#"
        E0701 turn-1/team-2/form.xlsx [sheet Form, cell B5]: a form of team `1` -> team `2`
          help: hand in the form of this turn
        1 error
    "#]],
    );
    form(folder, (1, 1), "follow,nothing,,,,\n");
    fs::write(folder.join("ex/turn-1/team-2/form.xlsx"), b"no workbook").expect("a file");
    refused(
        folder,
        expect![[r#"
            E0710 turn-1/team-1: team 1 decides in more than one form: turn-1/team-1/form.xlsx, turn-1/team-1/form.csv -> form.xlsx, form.csv or form.toml, one that decides
              help: leave one of them, and take the others away
            E0023 turn-1/team-2/form.xlsx: no workbook -> a workbook as .xlsx
              help: open it in a spreadsheet and save it anew as .xlsx, without a password
            2 errors
        "#]],
    );
    fs::remove_file(folder.join("ex/turn-1/team-2/form.xlsx")).expect("a file");
    refused(
        folder,
        expect![[r#"
        E0710 turn-1/team-1: team 1 decides in more than one form: turn-1/team-1/form.xlsx, turn-1/team-1/form.csv -> form.xlsx, form.csv or form.toml, one that decides
          help: leave one of them, and take the others away
        E0710 turn-1/team-2: no form of team 2 -> form.xlsx, form.csv or form.toml, one that decides
          help: put it there, or let the team follow the plan with `--absent 2`
        2 errors
    "#]],
    );
}

#[test]
fn an_exercise_that_has_changed_is_refused() {
    let folder = begun(&["two-gates", "--country", "example"]);
    let file = folder.path().join("ex/exercise.toml");
    let text = fs::read_to_string(&file).expect("a definition");
    for (from, to) in [
        ("seed = 3", "seed = 4"),
        ("aidreach = \"", "aidreach = \"9."),
        ("months = 4", "months = "),
    ] {
        assert!(text.contains(from));
        fs::write(&file, text.replacen(from, to, 1)).expect("a file");
        let ran = run_in(folder.path(), &["exercise", "turn", "ex", "--absent", "1,2"]);
        assert!(ran.exit != 0 && ran.err.contains("exercise.toml"), "{}", ran.err);
        assert!(!folder.path().join("ex/turn-2").exists());
    }
    let ran = run(&["exercise", "turn", "nowhere"]);
    expect![[r#"
        error: `nowhere` is no exercise: `nowhere/exercise.toml` cannot be read: there is no such file or folder
          help: begin one with `aidreach exercise new`
    "#]].assert_eq(&ran.err);
}

#[test]
fn mistakes_about_exercises_are_told() {
    for (args, expected) in [
        (
            &["exercise", "new", "begginers", "--out", "ex"][..],
            expect![[r#"
                error: there is neither an exercise nor a scenario `begginers`
                  help: did you mean `beginners`? `aidreach exercise list` and `aidreach scenarios` list them, and a path must end in .toml
            "#]],
        ),
        (
            &["exercise", "new", "--teams", "0", "--out", "ex"],
            expect![[r#"
            error: invalid value '0' for '--teams <N>': a number from 1 to 12

            For more information, try '--help'.
        "#]],
        ),
        (
            &["exercise", "new", "--months", "20", "--out", "ex"],
            expect![[r#"
                E0711 what was asked for [months]: `20` -> 1 to 8, which the scenario has
                1 error
            "#]],
        ),
        (
            &["exercise", "new", "--difficulty", "brutal", "--out", "ex"],
            expect![[r#"
            error: invalid value 'brutal' for '--difficulty <HOW>': one of calm, easy, usual, hard

            For more information, try '--help'.
        "#]],
        ),
    ] {
        let ran = run(args);
        assert_ne!(ran.exit, 0);
        expected.assert_eq(&ran.err);
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("own.toml"),
        "title = \"Own\"\nscenario = \"baseline\"\nfrom = \"2021-13\"\nareas = [\"Bamian\", \"AF99\"]\n\
         teams = 40\ndifficulty = \"hrad\"\nsupply_share = 7\n",
    )
    .expect("a file");
    let ran =
        run_in(folder.path(), &["exercise", "new", "--definition", "own.toml", "--out", "ex"]);
    expect![[r#"
        E0711 own.toml:4 [areas]: `AF99` -> an area with people in need; did you mean `AF09`?
          4 | areas = ["Bamian", "AF99"]
            |                    ^^^^^^
        E0711 own.toml:3 [from]: `2021-13` -> a month from 2021-08 on, such as 2021-08
          3 | from = "2021-13"
            |        ^^^^^^^^^
        E0711 own.toml:7 [supply_share]: `7` -> above 0, up to 1
          7 | supply_share = 7
            |                ^
        E0711 own.toml:6 [difficulty]: `hrad` -> calm, easy, usual, hard
          6 | difficulty = "hrad"
            |              ^^^^^^
        E0711 own.toml:5 [teams]: `40` -> 1 to 12
          5 | teams = 40
            |         ^^
        5 errors
    "#]]
    .assert_eq(&ran.err);
    assert!(!folder.path().join("ex").exists());
}
