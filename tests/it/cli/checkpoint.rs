//! Checkpoints: values in a file from one run to the next.

use super::{as_text, run_in};
use expect_test::expect_file;
use std::fs;

#[test]
fn the_same_command_goes_on_from_the_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let asked = ["worth", "short-of-money", "--country", "example", "--json"];
    let with = [&asked[..], &["--checkpoint", "values.json"]].concat();
    let fresh = run_in(folder.path(), &asked);
    let first = run_in(folder.path(), &with);
    assert_eq!((first.exit, first.err.as_str()), (0, ""));
    assert_eq!(first.out, fresh.out);
    let text = fs::read_to_string(folder.path().join("values.json")).expect("a file");
    assert!(text.starts_with(r#"{"format":"aidreach-checkpoint","version":2"#), "{text}");
    let second = run_in(folder.path(), &with);
    let told: serde_json::Value = serde_json::from_str(&second.out).expect("JSON");
    let before: serde_json::Value = serde_json::from_str(&fresh.out).expect("JSON");
    for same in ["players", "sentences", "splits"] {
        assert_eq!(told[same], before[same], "{same}");
    }
    assert_eq!(told["counterparts"]["each"], before["counterparts"]["each"]);
    let known = &told["certificate"]["proven_by_an_earlier_run"];
    assert!(known.as_u64().is_some_and(|known| known > 1), "{}", told["certificate"]);
    assert_eq!(fs::read_to_string(folder.path().join("values.json")).ok(), Some(text));
}

#[test]
fn a_file_of_another_question_or_of_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let keep = ["--country", "example", "--checkpoint", "values.json"];
    let worth = |more: &[&'static str]| [&["worth"], more, &keep[..]].concat();
    assert_eq!(run_in(folder.path(), &worth(&[])).exit, 0);
    let path = folder.path().join("values.json");
    let before = fs::read(&path).expect("a file");
    let other = worth(&["all-denied"]);
    let mut said = as_text(&other, &run_in(folder.path(), &other));
    assert_eq!(fs::read(&path).ok(), Some(before), "nothing is lost");
    for text in ["{", r#"{"format":"aidreach-plan","version":2,"games":{}}"#] {
        fs::write(&path, text).expect("written");
        let args = worth(&[]);
        said += &as_text(&args, &run_in(folder.path(), &args));
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(text));
    }
    expect_file!["said/checkpoint-refused.txt"].assert_eq(&said);
}

/// Kept plans are proven before they count, and thrown away where they prove nothing.
#[test]
fn kept_plans_that_prove_nothing_are_thrown_away() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let asked = ["worth", "short-of-money", "--country", "example", "--json"];
    let with = [&asked[..], &["--checkpoint", "values.json"]].concat();
    let fresh = run_in(folder.path(), &with);
    assert_eq!(fresh.exit, 0, "{}", fresh.err);
    let path = folder.path().join("values.json");
    let kept: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("JSON");
    let hostile = ["0", "999999999", "9223372036854775807", "-1"];
    type Change = fn(&mut serde_json::Value, &str);
    let changes: [(&str, Change); 4] = [
        ("flows", |plan, number| {
            if let Some(first) = plan["low"].get_mut(0) {
                first[1] = serde_json::from_str(number).expect("a number");
            }
        }),
        ("arcs", |plan, _| {
            if let Some(first) = plan["low"].get_mut(0) {
                first[0] = 4_000_000_000u32.into();
            }
        }),
        ("shares", |plan, number| plan["mix"] = format!("{number}/1").into()),
        ("prices", |plan, number| {
            let step = plan["stages"].get_mut(0).and_then(|step| step["potentials"].as_array_mut());
            step.into_iter().flatten().for_each(|price| *price = number.into());
        }),
    ];
    for (what, change) in changes {
        for number in hostile {
            let mut forged = kept.clone();
            let games = forged["games"].as_object_mut().expect("games");
            let plans = games.values_mut().filter_map(|game| game.as_object_mut());
            plans.flat_map(|game| game.values_mut()).for_each(|plan| change(plan, number));
            fs::write(&path, forged.to_string()).expect("written");
            let again = run_in(folder.path(), &with);
            assert_eq!(again.exit, 0, "{what} {number}: {}", again.err);
            let read =
                |out: &str| -> serde_json::Value { serde_json::from_str(out).expect("JSON") };
            for same in ["players", "sentences"] {
                assert_eq!(read(&again.out)[same], read(&fresh.out)[same], "{what} {number}");
            }
        }
    }
    // Plans of other combinations under a name.
    let mut forged = kept.clone();
    for game in forged["games"].as_object_mut().expect("games").values_mut() {
        let best = game.as_object().and_then(|plans| plans.values().next_back().cloned());
        for plan in game.as_object_mut().into_iter().flat_map(|plans| plans.values_mut()) {
            *plan = best.clone().expect("a plan");
        }
    }
    fs::write(&path, forged.to_string()).expect("written");
    let again = run_in(folder.path(), &with);
    assert!(again.err.contains("kept plans prove nothing and were thrown away"), "{}", again.err);
}
