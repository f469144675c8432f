//! What stands in every output at every sharing level: words planted in a pack, looked for everywhere, and
//! counts so small that they point at people.

mod few;
mod planted;
mod ways;

use super::exported::{files, said};
use super::run_in;
use crate::live::{boot_of, unpacked};
use crate::page_pdf::pages;
use aidreach::country::AreaLevel;
use aidreach::report::{Answer, Content, Request, Sharing, sharing_manual};
use planted::{SCENARIO, WORDS, plant};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How a command is walked.
enum How {
    /// It has `--share`: what it is asked, besides levels and formats.
    Shared(&'static [&'static [&'static str]]),
    /// It goes on in the folder that `exercise new` wrote, at that folder's level.
    InExercise(&'static [&'static str]),
    /// It has no levels: what it prints is for the planning team, or no matter of a country.
    Unshared,
}
use How::{InExercise, Shared, Unshared};

/// Every command. A new one must be listed here, and say what it shares.
const COMMANDS: &[(&str, How)] = &[
    (
        "plan",
        Shared(&[
            &[SCENARIO],
            &[SCENARIO, "--cascade", "areas"],
            &[SCENARIO, "--as-known"],
            &[SCENARIO, "--against-reported"],
            &[SCENARIO, "--out", "run", "--cascade", "areas"],
            &[SCENARIO, "--out", "run", "--as-known"],
        ]),
    ),
    ("why", Shared(&[&["--scenario", SCENARIO]])),
    ("compare", Shared(&[&["baseline", SCENARIO]])),
    ("denials", Shared(&[&[]])),
    ("whatif", Shared(&[&[SCENARIO, "--budget", "1m", "--can", "port_ambar"]])),
    ("open", Shared(&[&[SCENARIO, "--question", "{\"ask\":\"plan\"}"]])),
    ("ranges", Shared(&[&[SCENARIO, "--draws", "5"]])),
    ("frontier", Shared(&[&[SCENARIO]])),
    ("worth", Shared(&[&["--scenario", SCENARIO]])),
    ("ask", Shared(&[&[SCENARIO]])),
    ("conditions", Shared(&[&[SCENARIO]])),
    ("brief", Shared(&[&["zqactorid0"]])),
    ("report", Shared(&[&[SCENARIO], &[SCENARIO, "--as-known"]])),
    (
        "export",
        Shared(&[
            &[SCENARIO, "--to", "xlsx,gpkg,geojson,csv,hapi-csv,json", "--out", "export"],
            &[SCENARIO, "--as-known", "--to", "xlsx,gpkg,json", "--out", "export"],
        ]),
    ),
    ("route", Shared(&[&["port_ambar", "vesh", "--scenario", SCENARIO]])),
    ("routes", Shared(&[&[SCENARIO]])),
    ("backtest", Shared(&[&[SCENARIO]])),
    ("network", Shared(&[&[SCENARIO]])),
    ("scenarios", Unshared),
    ("scenario new", Unshared),
    ("exercise list", Unshared),
    ("exercise new", Shared(&[&[SCENARIO, "--teams", "1", "--out", "exercise"]])),
    ("exercise turn", InExercise(&["exercise", "--absent", "1"])),
    ("exercise debrief", InExercise(&["exercise", "--key"])),
    ("exercise play", Shared(&[&[SCENARIO, "--out", "played"]])),
    ("check", Unshared),
    ("verify", Unshared),
    ("data list", Unshared),
    ("data show", Unshared),
    ("data sources", Unshared),
    ("data audit", Unshared),
    ("pack export", Unshared),
    ("pack diff", Unshared),
    ("new", Unshared),
    ("import", Unshared),
    ("export-model", Unshared),
    ("schema", Unshared),
    ("explain", Unshared),
    ("completions", Unshared),
    ("man", Unshared),
    ("licences", Unshared),
];

/// The planted words that an output may show at a level; what is not listed may show none.
const MAY: &[(&str, Sharing, &[&str])] = &[
    ("plan", Sharing::Partner, PARTNERS),
    ("report", Sharing::Partner, PARTNERS),
    ("export", Sharing::Partner, PARTNERS),
    ("open", Sharing::Partner, &["zqpermkey"]),
    ("report --format live", Sharing::Partner, PAGE),
    ("report --format live", Sharing::Public, &["zqotherscenario"]),
    ("backtest", Sharing::Partner, &["zqsourcetitle"]),
    ("route", Sharing::Partner, WAYS),
    ("routes", Sharing::Partner, WAYS),
    ("exercise new", Sharing::Partner, PLAYERS),
    ("exercise turn", Sharing::Partner, PLAYERS),
    ("exercise debrief", Sharing::Partner, PLAYERS),
    ("exercise play", Sharing::Partner, PLAYERS),
];
const PARTNERS: &[&str] = &[
    "zqpermkey",
    "zqsourceid",
    "zqsourcetitle",
    "zqpublisher",
    "zqplacename",
    "zqlinkname",
    "zqwayname",
];

/// `route` and `routes`.
const WAYS: &[&str] = &["zqpermkey", "zqsourcetitle", "zqpublisher", "zqplacename"];

/// A page with an engine: sources and all reasons are left out of what it carries.
const PAGE: &[&str] = &["zqpermkey", "zqplacename", "zqlinkname", "zqwayname", "zqotherscenario"];

const PLAYERS: &[&str] = &["zqpermkey", "zqplacename", "zqlinkname", "zqwayname", "zqevent"];

/// The commands at the ends of the command line's tree.
fn leaves(of: &clap::Command, path: &str, into: &mut BTreeMap<String, clap::Command>) {
    let mut subs = of.get_subcommands().filter(|sub| sub.get_name() != "help").peekable();
    if subs.peek().is_none() {
        into.insert(path.trim().to_owned(), of.clone());
    }
    for sub in subs {
        leaves(sub, &format!("{path} {}", sub.get_name()), into);
    }
}

fn tree() -> BTreeMap<String, clap::Command> {
    let mut found = BTreeMap::new();
    leaves(&aidreach::cli::command(), "", &mut found);
    found
}

fn argument<'a>(command: &'a clap::Command, name: &str) -> Option<&'a clap::Arg> {
    command.get_arguments().find(|arg| arg.get_long() == Some(name))
}

#[test]
fn every_command_says_what_it_shares() {
    let tree = tree();
    let listed: BTreeSet<&str> = COMMANDS.iter().map(|(path, _)| *path).collect();
    let there: BTreeSet<&str> = tree.keys().map(String::as_str).collect();
    assert_eq!(listed, there, "every command is listed in COMMANDS, and what it may show in MAY");
    for (path, how) in COMMANDS {
        let shared = argument(&tree[*path], "share").is_some();
        assert_eq!(shared, matches!(how, Shared(_)), "`{path}` has --share, or has it not");
    }
}

/// The ways in which a command can be asked for its answer, from its own choices.
fn formats(command: &clap::Command) -> Vec<Vec<String>> {
    let mut formats = vec![Vec::new()];
    if argument(command, "json").is_some() {
        formats.push(vec!["--json".to_owned()]);
    }
    let own_out = argument(command, "format").map(clap::Arg::get_possible_values);
    for format in own_out.unwrap_or_default() {
        let name = format.get_name();
        let out = format!("answer.{name}");
        let asked = ["--format", name, "--out", &out];
        formats.push(asked.map(str::to_owned).to_vec());
    }
    formats
}

/// All that a command gave: what it printed, and the names and contents of its files.
fn given(folder: &Path, args: &[&str]) -> (i32, String) {
    let ran = run_in(folder, args);
    let mut all = ran.out;
    for (name, bytes) in files(folder) {
        if name.starts_with("zqpackfolder/") {
            continue;
        }
        let mut text = match name.ends_with(".pdf") {
            true => pages(&bytes).join("\n"),
            false => said(&name, &bytes),
        };
        if args.contains(&"live") && ran.exit == 0 {
            let boot = boot_of(&text);
            let pack = boot.get("pack").map(unpacked).unwrap_or_default();
            text.push_str(&String::from_utf8(pack).expect("a pack is text"));
        }
        all.push_str(&format!("\n{name}\n{text}\n"));
    }
    (ran.exit, all)
}

/// Everything that a command gives at a level, in all its formats.
fn everything(path: &str, how: &How, share: &str) -> Vec<(String, String)> {
    let tree = tree();
    let mut found = Vec::new();
    let words: Vec<&str> = path.split(' ').collect();
    let Shared(asked) = how else { return found };
    for asked in *asked {
        for format in formats(&tree[path]) {
            let format: Vec<&str> = format.iter().map(String::as_str).collect();
            if asked.contains(&"--out") && format.contains(&"--out")
                || asked.contains(&"--against-reported") && format.contains(&"--out")
                || asked.contains(&"--as-known") && format.contains(&"live")
            {
                continue;
            }
            let folder = tempfile::tempdir().expect("a folder for the test");
            plant(&folder.path().join("zqpackfolder"));
            let at = ["--country", "zqpackfolder", "--share", share];
            let args = [&words[..], asked, &format, &at].concat();
            let (exit, text) = given(folder.path(), &args);
            found.push((args.join(" "), text));
            if path != "exercise new" || exit != 0 {
                continue;
            }
            for (next, how) in COMMANDS {
                let InExercise(asked) = how else { continue };
                let words: Vec<&str> = next.split(' ').collect();
                let args = [&words[..], asked, &["--country", "zqpackfolder"]].concat();
                let (exit, text) = given(folder.path(), &args);
                assert_eq!(exit, 0, "{args:?}");
                found.push((args.join(" "), text));
            }
        }
    }
    found
}

/// The output that an answer stands for, where a command gives it.
fn answer(path: &str) -> Answer {
    let word = path.split(' ').next().unwrap_or_default();
    Answer::parse(path)
        .or_else(|| Answer::parse(word))
        .expect("a command with levels is an output of the sharing table")
}

fn walk(share: Sharing) {
    let mut wrong = Vec::new();
    for (path, how) in COMMANDS.iter().filter(|(_, how)| matches!(how, Shared(_))) {
        for (asked, text) in everything(path, how, share.word()) {
            let path = match asked.contains("--format live") {
                true => &Answer::LiveFile.word(),
                false => path,
            };
            let answer = answer(path);
            if !share.has(answer) {
                if !text.trim().is_empty() {
                    wrong.push(format!("`{asked}` is refused and gives something all the same"));
                }
                continue;
            }
            // A document is no workbook.
            if text.trim().is_empty() && !asked.contains("--format xlsx") {
                wrong.push(format!("`{asked}` is allowed and gives nothing"));
            }
            let may = MAY.iter().find(|(p, s, _)| *s == share && p == path);
            let may = may.map_or(&[][..], |(_, _, words)| *words);
            for (word, content) in WORDS {
                if let Some(at) = text.find(word).filter(|_| !may.contains(word)) {
                    let around: String = text[..at].chars().rev().take(80).collect();
                    let around: String = around.chars().rev().collect();
                    let what = content.word();
                    wrong.push(format!("`{asked}` tells `{word}`, of {what}: {around}{word}"));
                }
            }
            if path.starts_with("report")
                && !text.to_uppercase().contains(&share.word().to_uppercase())
            {
                wrong.push(format!("`{asked}` does not say that it is {}", share.word()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn partners_find_no_word_that_is_not_for_them() {
    walk(Sharing::Partner);
}

#[test]
fn everyone_finds_no_word_that_is_not_for_them() {
    walk(Sharing::Public);
}

#[test]
fn the_planning_team_finds_every_planted_word() {
    // So that the tests above could fail.
    let asked = ["plan", "report", "export", "exercise new", "route", "brief"];
    let mut all = String::new();
    for (path, how) in COMMANDS.iter().filter(|(path, _)| asked.contains(path)) {
        for (_, text) in everything(path, how, "internal") {
            all.push_str(&text);
        }
    }
    let unseen: Vec<_> = WORDS.iter().filter(|(word, _)| !all.contains(word)).collect();
    assert!(unseen.is_empty(), "planted where nothing tells them: {unseen:?}");
}

#[test]
fn what_a_command_may_show_is_what_its_level_shows() {
    for (path, share, words) in MAY {
        assert!(share.has(answer(path)), "{path} at {}", share.word());
        for word in *words {
            let (_, content) = WORDS.iter().find(|(w, _)| w == word).expect("a planted word");
            assert!(share.shows(*content), "`{word}` is not for {}", share.word());
        }
    }
}

#[test]
fn nothing_is_told_further_than_to_those_closer() {
    for content in Content::ALL {
        let seen: Vec<bool> = Sharing::ALL.iter().map(|level| level.shows(*content)).collect();
        assert!(seen[0] && seen.windows(2).all(|pair| pair[0] || !pair[1]), "{}", content.word());
    }
    for answer in Answer::ALL {
        let had: Vec<bool> = Sharing::ALL.iter().map(|level| level.has(*answer)).collect();
        assert!(had[0] && had.windows(2).all(|pair| pair[0] || !pair[1]), "{}", answer.word());
        for level in Sharing::ALL {
            let allowed = level.allows(*answer, AreaLevel::Province).is_ok();
            assert_eq!(allowed, level.has(*answer), "{} at {}", answer.word(), level.word());
        }
    }
    for request in Request::ALL {
        let may: Vec<bool> = Sharing::ALL.iter().map(|l| l.may_ask(*request).is_ok()).collect();
        assert!(may[0] && may.windows(2).all(|pair| pair[0] || !pair[1]), "{}", request.word());
    }
}

#[test]
fn the_table_of_who_may_read_what_is_the_program_s() {
    super::published::published_page("SHARING.md", &sharing_manual());
    // Every output of the table is a command, and every command with levels is in the table.
    let commands: BTreeSet<&str> = COMMANDS
        .iter()
        .filter(|(_, how)| matches!(how, Shared(_)))
        .filter_map(|(path, _)| path.split(' ').next())
        .collect();
    let command = |answer: &Answer| answer.word().split(' ').next();
    let answers: BTreeSet<&str> = Answer::ALL.iter().filter_map(command).collect();
    assert_eq!(commands, answers);
}

#[test]
fn nothing_else_decides_by_the_level() {
    // Whoever asks for a level by name decides by itself what it shows.
    let levels = ["Sharing::Partner", "Sharing::Public"];
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (name, bytes) in files(&source) {
        let text = String::from_utf8(bytes).unwrap_or_default();
        let at_home = name.starts_with("sharing");
        let compares =
            ["== Sharing::", "!= Sharing::", "Sharing::Internal =>", "Sharing::Internal |"];
        if !at_home && !name.ends_with(".ttf") {
            for sign in levels.iter().chain(&compares) {
                assert!(!text.contains(sign), "{name} decides by `{sign}`: ask `shows` or `has`");
            }
        }
    }
}
