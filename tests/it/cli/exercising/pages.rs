//! What stands on the pages of an exercise, for whom, and what the terminal says.

use super::super::{Ran, run, run_in};
use super::{begun, debrief, files, good, scripted};
use expect_test::expect;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn what_is_not_known_yet_stands_in_no_brief() {
    let folder = begun(&["half-day", "--teams", "1", "--difficulty", "hard"]);
    let folder = folder.path();
    for _ in 0..5 {
        good(folder, &["exercise", "turn", "ex", "--absent", "1"]);
    }
    good(folder, &["exercise", "debrief", "ex"]);
    let told = debrief(folder);
    let months = ["2021-08", "2021-09", "2021-10", "2021-11", "2021-12"];
    let (mut later, mut seen) = (0, 0);
    for (turn, month) in (1..).zip(months) {
        let brief = fs::read_to_string(folder.join(format!("ex/turn-{turn}/team-1/brief.html")));
        let brief = brief.expect("a brief");
        for event in told["events"].as_array().expect("events") {
            let what = event["what"].as_str().expect("words");
            // What a brief and the debrief say alike: until when is told later.
            let begins = what.split(" to ").next().expect("words");
            let known = event["known_in"].as_str();
            if event["from"] == "drawn" && known.is_none_or(|known| known > month) {
                assert!(!brief.contains(begins), "{month}: {what}");
                later += 1;
            } else if event["from"] == "drawn" && known == Some(month) {
                assert!(brief.contains(begins), "{month}: {what}");
                seen += 1;
            }
        }
        // No day after the first of the month stands in its brief.
        let (year, n) = month.split_once('-').expect("a month");
        for day in ["2", "9", "15", "26", "30"] {
            let names = ["", "August", "September", "October", "November", "December"];
            for name in &names[n.parse::<usize>().expect("a number") - 7..] {
                let date = format!("{day} {name} {year}");
                assert!(!brief.contains(&format!("ntil {date}")), "{month}: until {date}");
                assert!(!brief.contains(&format!("to {date}")), "{month}: to {date}");
            }
        }
    }
    assert!(later > 0 && seen > 0, "nothing was drawn: {later} {seen}");
}

#[test]
fn an_exercise_that_is_called_off_is_measured_over_what_was_played() {
    let folder = begun(&["beginners", "--teams", "1"]);
    for _ in 0..2 {
        good(folder.path(), &["exercise", "turn", "ex", "--absent", "1"]);
    }
    let ran = good(folder.path(), &["exercise", "debrief", "ex"]);
    assert!(ran.out.contains("ENDEX was called after turn 2 of 4"), "{}", ran.out);
    let told = debrief(folder.path());
    assert_eq!((told["turns"].as_u64(), told["turns_in_all"].as_u64()), (Some(2), Some(4)));
    let team = &told["teams"][0];
    assert_eq!(team["months"].as_array().map(Vec::len), Some(2));
    let figure = |key: &str| team[key]["person_months"].as_i64().expect("a figure");
    assert!(figure("reached") <= figure("best_with_hindsight"));
    assert!(figure("best_with_hindsight") <= figure("need"));
}

#[test]
fn every_page_is_marked_as_an_exercise() {
    let folder = scripted(&["two-gates"]);
    let mut pages = 0;
    for (name, bytes) in files(&folder.path().join("ex")) {
        // A list of files by which the program knows its own; nobody reads it as a page.
        if name == "debrief/manifest.json" {
            continue;
        }
        let text = match name.rsplit('.').next() {
            Some("html" | "md" | "txt" | "json") => String::from_utf8(bytes).expect("UTF-8"),
            Some("xlsx") => {
                let mut book =
                    zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
                let mut text = String::new();
                for n in 1..=2 {
                    let name = format!("xl/worksheets/sheet{n}.xml");
                    let mut sheet = book.by_name(&name).expect("a sheet");
                    let mut own = String::new();
                    std::io::Read::read_to_string(&mut sheet, &mut own).expect("UTF-8");
                    assert!(own.contains("<oddHeader>&amp;L&amp;BEXERCISE"), "{name}");
                    text.push_str(&own);
                }
                text
            }
            // Pages of PDFs are looked at one by one by a check outside.
            _ => continue,
        };
        assert!(text.contains("EXERCISE"), "{name}");
        pages += 1;
    }
    assert!(pages > 40, "{pages}");
}

#[test]
fn sharing_levels_hold_for_exercises() {
    let folder = begun(&["two-gates", "--country", "example", "--share", "partner"]);
    good(folder.path(), &["exercise", "turn", "ex", "--absent", "1,2"]);
    good(folder.path(), &["exercise", "debrief", "ex", "--key"]);
    let internal = begun(&["two-gates", "--country", "example"]);
    let told = |folder: &Path| -> String {
        let pages = files(&folder.join("ex")).into_iter();
        // Packed files are looked at by what they were made from: the same documents.
        let pages = pages.filter(|(name, _)| !name.ends_with(".pdf") && !name.ends_with(".xlsx"));
        pages.map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8")).collect()
    };
    let (partner, internal) = (told(folder.path()), told(internal.path()));
    let names =
        ["Council of Marwa", "Government of Belmar", "Government of Tolan", "Foreign banks"];
    for (n, name) in names.iter().chain(&["ten of thirty days"]).enumerate() {
        assert!(!partner.contains(name), "{name} is told to partners");
        // Whoever never decides about what is shut stands on no page.
        assert!(internal.contains(name) || n == 3, "{name} is told to nobody");
    }
    assert!(partner.contains("PARTNER: for partner organisations only"));
    let own = folder.path().join("own.toml");
    fs::write(own, "name = \"Own\"\nwhy = \"To try.\"\nextends = \"baseline\"\n")
        .expect("a scenario");
    let args = ["exercise", "new", "own.toml", "--country", "example", "--out", "own"];
    let ran = run_in(folder.path(), &[&args[..], &["--share", "partner"]].concat());
    assert!(ran.exit == 2 && ran.err.contains("with its notes"), "{}", ran.err);
    good(folder.path(), &args);
    good(folder.path(), &["exercise", "turn", "own", "--absent", "1,2,3,4"]);
    let ran = run(&["exercise", "new", "--share", "public", "--out", "ex"]);
    assert_eq!(ran.exit, 2);
    expect![[r#"
        error: `exercise` names links and permissions, which is not for everyone
          help: share it with partners; `aidreach plan --share public` tells totals by province
    "#]]
    .assert_eq(&ran.err);
}

/// Plays in the terminal what a script answers.
fn played(folder: &Path, args: &[&str], answers: &str) -> Ran {
    let file = folder.join("answers.txt");
    fs::write(&file, answers).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args([&["exercise", "play"], args].concat())
        .current_dir(folder)
        .stdin(fs::File::open(file).expect("the answers"))
        .output()
        .expect("the program was built for this test");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        out: text(output.stdout),
        err: text(output.stderr),
        exit: output.status.code().unwrap_or(-1),
    }
}

#[test]
fn one_person_plays_in_the_terminal_by_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let args = ["two-gates", "--country", "example", "--out", "ex"];
    let month = "plan\n\n\n\n\n\n\n\nyes\n";
    let first = "# the first month, with help\n?\nplan\n\n20 from Sarn to Ost\n20 from Sarn to XM01\n\n\n\n\n\
                 north-transit against levy\n\n\nyes\n";
    let whole = played(folder.path(), &args, &[first, month, month, month].concat());
    assert_eq!(whole.exit, 0, "{}{}", whole.out, whole.err);
    assert!(whole.out.contains("After-action review"));
    assert!(whole.out.contains("hand out 20 MT from Sarn"), "{}", whole.out);
    assert!(whole.out.contains("! there is no area with people in need `Ost`"), "{}", whole.out);
    // The same in two sittings, with a month taken back between.
    let folder = tempfile::tempdir().expect("a folder");
    let broken = played(folder.path(), &args, &[first, month, "plan\n"].concat());
    assert_eq!(broken.exit, 2);
    assert!(broken.err.contains("the answers ended at"), "{}", broken.err);
    let back = "nothing\n\nback\n";
    let rest = played(folder.path(), &args, &[back, month, month, month].concat());
    assert_eq!(rest.exit, 0, "{}{}", rest.out, rest.err);
    let review = |out: &str| out.split("After-action review").nth(1).map(str::to_owned);
    assert!(review(&whole.out) == review(&rest.out));
    let ended =
        played(folder.path(), &["two-gates", "--country", "example"], "plan\n\n\n\n\n\n\n\nquit\n");
    assert_eq!((ended.exit, ended.err.as_str()), (0, ""));
}

#[test]
fn ready_exercises_can_be_played() {
    for (country, ids) in [
        ("afghanistan", &["beginners", "half-day", "negotiation"][..]),
        ("example", &["two-gates"]),
    ] {
        let listed = run(&["exercise", "list", "--country", country]);
        for id in ids {
            assert!(listed.out.contains(id), "{}", listed.out);
            let folder = begun(&[id, "--country", country, "--teams", "1"]);
            let ran = good(folder.path(), &["exercise", "turn", "ex", "--absent", "1"]);
            assert!(ran.out.contains("turn-2"), "{}", ran.out);
        }
    }
}

#[test]
fn every_key_of_an_exercise_is_explained() {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/EXERCISES.md");
    let manual = fs::read_to_string(manual).expect("the manual");
    let folder = begun(&["negotiation"]);
    let text = fs::read_to_string(folder.path().join("ex/exercise.toml")).expect("a definition");
    let mut within = String::new();
    let mut keys = 0;
    for line in text.lines() {
        if let Some(table) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            within = format!("{table}.");
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| within != "begun.") {
            assert!(manual.contains(&format!("`{within}{key}`")), "{within}{key}");
            keys += 1;
        }
    }
    assert!(keys > 12, "{keys}");
}

#[test]
fn a_debrief_is_the_same_in_every_format() {
    let folder = scripted(&["two-gates"]);
    let at = folder.path();
    let debriefed = |more: &[&str]| good(at, &[&["exercise", "debrief", "ex"], more].concat()).out;
    let shown = debriefed(&["--json"]);
    let kept = fs::read_to_string(at.join("ex/debrief/debrief.json")).expect("a debrief");
    assert_eq!(shown, kept);
    let told: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!((&told["sharing"], &told["mark"]), (&"internal".into(), &"EXERCISE".into()));
    let review = debriefed(&["--format", "md"]);
    let kept = fs::read_to_string(at.join("ex/debrief/review.md")).expect("a review");
    assert_eq!(review, kept);
    let run = told["run"].as_str().expect("a key");
    assert!(review.contains(run) && review.contains("EXERCISE EXERCISE EXERCISE"), "{run}");
    debriefed(&["--format", "csv", "--out", "tables"]);
    let tables = told["tables"].as_object().expect("tables");
    for (name, rows) in tables {
        let table = csv::Reader::from_path(at.join(format!("tables/{name}.csv")));
        let lines = table.expect("CSV").into_records().count();
        assert_eq!(lines, rows.as_array().map_or(0, Vec::len), "{name}");
        assert!(lines > 0, "{name} has no row");
    }
    let read = fs::read_to_string(at.join("tables/README.txt")).expect("what the tables are");
    assert!(read.contains("EXERCISE"), "{read}");
}

/// A neighbour of the exercise that looked like one with nobody in need would mislead.
#[test]
fn areas_that_are_not_played_are_grey_on_the_map_and_not_nobody() {
    let folder = begun(&["beginners", "--teams", "1"]);
    let brief = folder.path().join("ex/turn-1/team-1/brief.html");
    let page = fs::read_to_string(brief).expect("a brief");
    let map = page.split("<svg").find(|part| part.contains("aria-labelledby=\"map-title"));
    let map = map.and_then(|part| part.split("</svg>").next()).expect("a map");
    let shaded = |ink: &str| map.matches(&format!("fill=\"{ink}\"")).count();
    // Of 34 provinces 3 are played; the legend shows each shade once.
    assert_eq!(shaded("#dfe1e4"), 34 - 3 + 1, "grey is what is not played");
    assert_eq!(shaded("#f4d6c0"), 1, "nobody stands in the legend alone");
    assert!(map.contains(">not played<"), "the legend says what grey means");
}
