//! Exercises from the first paper to the debrief, as those who run them do it.

mod forms;
mod pages;

use super::{Ran, run_in};
use expect_test::expect_file;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// Every file of a folder by its path within it, but what is unfinished.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("within").display().to_string();
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                left.push(path);
            } else {
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn good(folder: &Path, args: &[&str]) -> Ran {
    let ran = run_in(folder, args);
    assert_eq!(ran.exit, 0, "{args:?}: {}{}", ran.out, ran.err);
    ran
}

/// An exercise that begins, in a folder of its own.
fn begun(args: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    good(folder.path(), &[&["exercise", "new", "--out", "ex"], args].concat());
    folder
}

/// The key of an exercise, as its forms say it.
fn key(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("ex/exercise.toml")).expect("a definition");
    let line = text.lines().find_map(|line| line.strip_prefix("key = "));
    line.expect("a key").trim_matches('"').to_owned()
}

/// Puts a team's form of a turn as CSV.
fn form(folder: &Path, (team, turn): (u8, usize), lines: &str) {
    let head = format!(
        "line,value,from,to,mt,against\nexercise,{},,,,\nteam,{team},,,,\nturn,{turn},,,,\n",
        key(folder)
    );
    let file = folder.join(format!("ex/turn-{turn}/team-{team}/form.csv"));
    fs::write(file, head + lines).expect("a form");
}

/// What the four teams of the scripted exercise decide in each of its turns.
const DECIDED: [[&str; 4]; 4] = [
    [
        "follow,plan,,,,\n",
        "follow,nothing,,,,\nhand out,,Sarn,XM01,20,\nask,north-transit,,,,levy\n",
        "follow,fairest,,,,\nmove up,,Sarn,Sarn,30,\nask,north-transit,,,,levy\n",
        "follow,most-people,,,,\nration,half,,,,\nask,north-transit,,,,\n",
    ],
    [
        "follow,plan,,,,\n",
        "follow,plan,,,,\n",
        "follow,plan,,,,\nhand out,,Sarn,XM02,30,\nleave out,XM01,,,,\n",
        "follow,severity,,,,\nspend at most,40000,,,,\nask,kell-movement,,,,\n",
    ],
    [
        "follow,plan,,,,\n",
        "follow,nothing,,,,\n",
        "follow,plan,,,,\nask,kell-movement,,,,\nask,east-transit,,,,\n",
        "follow,plan,,,,\nask,kell-movement,,,,\n",
    ],
    [
        "follow,plan,,,,\n",
        "follow,plan,,,,\nask,distribution,,,,\n",
        "follow,plan,,,,\nration,half,,,,\n",
        "follow,nothing,,,,\n",
    ],
];

/// Plays the scripted exercise to its end.
fn scripted(args: &[&str]) -> TempDir {
    let folder = begun(&[&["--country", "example", "--teams", "4", "--asks", "2"], args].concat());
    for (turn, decided) in DECIDED.iter().enumerate() {
        for (team, lines) in (1u8..).zip(decided) {
            form(folder.path(), (team, turn + 1), lines);
        }
        good(folder.path(), &["exercise", "turn", "ex"]);
    }
    good(folder.path(), &["exercise", "debrief", "ex", "--key"]);
    folder
}

fn debrief(folder: &Path) -> Value {
    let text = fs::read(folder.join("ex/debrief/debrief.json")).expect("a debrief");
    serde_json::from_slice(&text).expect("JSON")
}

fn people(of: &Value, key: &str) -> [i64; 2] {
    let figures = ["person_months", "phase4_and_5_person_months"];
    figures.map(|figure| of[key][figure].as_i64().expect(key))
}

#[test]
fn the_same_seed_and_forms_give_the_same_bytes() {
    let once = scripted(&["baseline", "--seed", "9", "--difficulty", "hard"]);
    let again = scripted(&["baseline", "--seed", "9", "--difficulty", "hard"]);
    let (once, again) = (files(&once.path().join("ex")), files(&again.path().join("ex")));
    let names: Vec<&String> = once.keys().collect();
    assert_eq!(names, again.keys().collect::<Vec<_>>());
    for (name, bytes) in &once {
        assert!(bytes == &again[name], "{name} differs");
    }
    assert!(names.len() > 80, "{names:?}");
    let other = scripted(&["baseline", "--seed", "10", "--difficulty", "hard"]);
    assert!(
        files(&other.path().join("ex"))["debrief/debrief.json"] != once["debrief/debrief.json"]
    );
}

#[test]
fn a_team_that_follows_the_plan_scores_what_the_plan_as_known_does() {
    let folder = scripted(&["baseline", "--difficulty", "calm"]);
    let told = debrief(folder.path());
    let ran =
        good(folder.path(), &["plan", "baseline", "--country", "example", "--as-known", "--json"]);
    let plan: Value = serde_json::from_str(&ran.out).expect("JSON");
    let reached = people(&told["teams"][0], "reached");
    assert_eq!(plan["totals"]["reached_person_months"].as_i64(), Some(reached[0]));
    assert_eq!(people(&told["teams"][0], "best_as_known"), reached);
    assert_eq!(people(&told["teams"][0], "judgement"), [0, 0]);
    assert_eq!(told["teams"][0]["money"]["total_usd"], plan["costs"]["total_usd"]);
}

#[test]
fn no_team_beats_hindsight_and_all_have_the_same_draws() {
    for seed in ["1", "2", "3", "4", "5", "6"] {
        let folder = scripted(&["baseline", "--seed", seed, "--difficulty", "hard"]);
        let told = debrief(folder.path());
        let mut answers: BTreeMap<(String, String, String), String> = BTreeMap::new();
        let mut asked = 0;
        for team in told["teams"].as_array().expect("teams") {
            let ([all, worst], [best, best_worst]) =
                (people(team, "reached"), people(team, "best_with_hindsight"));
            let most = team["most_possible_person_months"].as_i64().expect("a figure");
            assert!(all <= most, "seed {seed}: {all} of at most {most}");
            let most_people = told["objective"] == "most-people";
            let never = if most_people { all <= best } else { (worst, all) <= (best_worst, best) };
            assert!(never, "seed {seed}: {worst}, {all} and {best_worst}, {best}");
            for ask in team["asks"].as_array().expect("asks") {
                let word = |key: &str| ask[key].as_str().expect("a word").to_owned();
                let what = (word("month"), word("permission"), word("against"));
                let first = answers.entry(what.clone()).or_insert_with(|| word("answer"));
                assert_eq!(first, &word("answer"), "{what:?}");
                asked += 1;
            }
        }
        assert!(asked > answers.len(), "two teams ask the same");
    }
}

#[test]
fn decisions_are_judged_by_playing_again_without_them() {
    let folder = scripted(&["baseline", "--seed", "2"]);
    let told = debrief(folder.path());
    let team = &told["teams"][1];
    let first = &team["decisions"][0];
    let brought = first["brought"]["person_months"].as_i64().expect("a figure");
    let reached = people(team, "reached")[0];
    // The same forms without that decision, played anew.
    let month = first["month"].as_str().expect("a month");
    let decision = first["decision"].as_str().expect("words");
    let turn = team["months"].as_array().expect("months");
    let turn = turn.iter().position(|m| m["month"] == month).expect("a turn") + 1;
    let other =
        begun(&["baseline", "--country", "example", "--teams", "4", "--asks", "2", "--seed", "2"]);
    for (n, decided) in DECIDED.iter().enumerate() {
        for (team, lines) in (1u8..).zip(decided) {
            let lines = if (team, n + 1) == (2, turn) {
                let gone = match decision.split(' ').next() {
                    Some("Moving") => "follow,",
                    Some("Asking") => "ask,",
                    _ => "hand out,",
                };
                let kept = lines.lines().filter(|line| !line.starts_with(gone));
                let kept: String = kept.map(|line| format!("{line}\n")).collect();
                if kept.contains("follow,") { kept } else { kept + "follow,plan,,,,\n" }
            } else {
                (*lines).to_owned()
            };
            form(other.path(), (team, n + 1), &lines);
        }
        good(other.path(), &["exercise", "turn", "ex"]);
    }
    good(other.path(), &["exercise", "debrief", "ex"]);
    let without = people(&debrief(other.path())["teams"][1], "reached")[0];
    assert!((reached - without - brought).abs() <= 1, "{decision}: {reached} {without} {brought}");
}

#[test]
fn who_loses_is_told_by_month_and_area_and_no_month_makes_up_for_another() {
    let folder = scripted(&["baseline", "--seed", "2"]);
    let told = debrief(folder.path());
    let figure = |of: &Value, key: &str| of[key].as_i64().expect(key);
    let mut lost = 0;
    for team in told["teams"].as_array().expect("teams") {
        let decisions = team["decisions"].as_array().expect("decisions");
        let found = decisions.iter().map(|decision| &decision["beside_without"]);
        let best = [&team["beside_best_as_known"], &team["beside_best_with_hindsight"]];
        for beside in best.into_iter().chain(found) {
            let total = &beside["total"];
            let net = figure(total, "moved") - figure(total, "lost");
            assert_eq!(net, figure(total, "net"), "{total}");
            for (by, key) in ["by_month", "by_area", "by_phase"]
                .into_iter()
                .flat_map(|by| ["lost", "moved", "net"].map(|key| (by, key)))
            {
                let rows = beside[by].as_array().expect(by);
                let sum: i64 = rows.iter().map(|row| figure(row, key)).sum();
                assert_eq!(sum, figure(total, key), "{key} {by}");
            }
            lost += i64::from(figure(total, "lost") > 0);
        }
        let net = people(team, "judgement")[0];
        assert!((net - figure(&team["beside_best_as_known"]["total"], "net")).abs() <= 1);
    }
    assert!(lost > 3, "hardly anybody loses by what was decided");
    let review = fs::read_to_string(folder.path().join("ex/debrief/review.md")).expect("a review");
    let from = review.find("## Team 2").expect("team 2");
    let to = review.find("## Team 3").expect("team 3");
    expect_file!["../cli/said/debrief-team.txt"].assert_eq(&review[from..to]);
}

#[test]
fn a_turn_is_taken_back_and_taken_again() {
    let folder = begun(&["two-gates", "--country", "example"]);
    let turn = |args: &[&str]| run_in(folder.path(), &[&["exercise", "turn", "ex"], args].concat());
    assert_eq!(turn(&["--undo"]).exit, 2);
    assert_eq!(turn(&["--absent", "1,2"]).exit, 0);
    let before = files(&folder.path().join("ex"));
    assert_eq!(turn(&["--absent", "1,2"]).exit, 0);
    let after = files(&folder.path().join("ex"));
    assert_eq!(turn(&["--undo"]).exit, 0);
    let back = files(&folder.path().join("ex"));
    assert!(before.iter().all(|(name, bytes)| &back[name] == bytes));
    assert!(
        back.keys()
            .filter(|name| !before.contains_key(*name))
            .all(|n| n.starts_with("taken-back/turn-3-1/"))
    );
    assert_eq!(turn(&["--absent", "1,2"]).exit, 0);
    let again = files(&folder.path().join("ex"));
    assert!(after.iter().all(|(name, bytes)| &again[name] == bytes));
    for _ in 0..2 {
        assert_eq!(turn(&["--absent", "1,2"]).exit, 0);
    }
    assert!(folder.path().join("ex/endex/team-2/brief.pdf").is_file());
    let over = turn(&["--absent", "1,2"]);
    assert!(over.exit == 2 && over.err.contains("the exercise is over"), "{}", over.err);
}

#[test]
fn killed_in_the_middle_of_a_turn_it_is_as_before_or_as_after() {
    let folder = begun(&["beginners", "--teams", "3"]);
    let before = files(&folder.path().join("ex"));
    let turn = ["exercise", "turn", "ex", "--absent", "1,2,3"];
    let whole = tempfile::tempdir().expect("a folder");
    copy(&before, &whole.path().join("ex"));
    good(whole.path(), &turn);
    let after = files(&whole.path().join("ex"));
    let mut between = 0;
    for milliseconds in (0..600).step_by(40) {
        let tried = tempfile::tempdir().expect("a folder");
        copy(&before, &tried.path().join("ex"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_aidreach"))
            .env("AIDREACH_DRAWS", "4")
            .env("AIDREACH_NO_PROGRESS", "1")
            .args(turn)
            .current_dir(tried.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built for this test");
        sleep(Duration::from_millis(milliseconds));
        // It may have ended already.
        let _ = child.kill();
        child.wait().expect("it ends");
        let now = files(&tried.path().join("ex"));
        assert!(now == before || now == after, "after {milliseconds} ms it is neither");
        if now == before {
            between += 1;
            good(tried.path(), &turn);
            assert!(files(&tried.path().join("ex")) == after);
        }
        let unfinished = fs::read_dir(tried.path().join("ex")).expect("a folder").flatten();
        let unfinished: Vec<_> =
            unfinished.filter(|e| e.file_name().to_string_lossy().starts_with('.')).collect();
        assert!(now == after || unfinished.is_empty(), "{unfinished:?}");
    }
    assert!(between > 0, "it was never killed before its end");
}

fn copy(files: &BTreeMap<String, Vec<u8>>, to: &Path) {
    for (name, bytes) in files {
        let path = to.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}
