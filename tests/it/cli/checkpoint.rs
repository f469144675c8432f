//! Checkpoints: values in a file from one run to the next.

use super::{as_text, run_in};
use expect_test::expect_file;
use std::fs;

#[test]
fn the_same_command_goes_on_from_the_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let asked = ["worth", "--country", "example", "--json"];
    let with = [&asked[..], &["--checkpoint", "values.json"]].concat();
    let fresh = run_in(folder.path(), &asked);
    let first = run_in(folder.path(), &with);
    assert_eq!((first.exit, first.err.as_str()), (0, ""));
    assert_eq!(first.out, fresh.out);
    let text = fs::read_to_string(folder.path().join("values.json")).expect("a file");
    assert!(text.starts_with(r#"{"format":"aidreach-checkpoint","version":1"#), "{text}");
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
    for text in ["{", r#"{"format":"aidreach-plan","version":1,"games":{}}"#] {
        fs::write(&path, text).expect("written");
        let args = worth(&[]);
        said += &as_text(&args, &run_in(folder.path(), &args));
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(text));
    }
    expect_file!["said/checkpoint-refused.txt"].assert_eq(&said);
}
