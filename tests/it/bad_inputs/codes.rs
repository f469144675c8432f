//! Every code is explained, and the words told with those of the country room are pinned.

use aidreach::issues::{CODES, explain};
use std::collections::BTreeSet;
use std::path::Path;

/// The codes written between quotes or at the start of a told line in the files of a folder.
fn codes_in(folder: &str) -> BTreeSet<String> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = BTreeSet::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the project").flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let words = text.split(|c: char| !c.is_ascii_alphanumeric());
            found.extend(words.filter(|word| is_code(word)).map(str::to_owned));
        }
    }
    found
}

/// The codes written between quotes in the code of the program, outside the list of explanations.
fn raised() -> BTreeSet<String> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = BTreeSet::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the project").flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("issues/codes") {
                open.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let quoted =
                code.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned));
            found.extend(quoted.filter(|word| is_code(word)));
        }
    }
    found
}

fn is_code(word: &str) -> bool {
    let digits = word.strip_prefix(['E', 'W', 'I']);
    digits.is_some_and(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn every_code_is_explained_and_pinned() {
    let all = codes_in("src");
    let unexplained: Vec<_> = all.iter().filter(|code| explain(code).is_none()).collect();
    assert!(unexplained.is_empty(), "no explanation: {unexplained:?}");
    let raised = raised();
    let idle: Vec<_> =
        CODES.iter().map(|(code, ..)| code.0).filter(|c| !raised.contains(*c)).collect();
    assert!(idle.is_empty(), "explained, and nothing tells them: {idle:?}");
    let told = codes_in("src/country");
    let pinned = codes_in("tests/it");
    // No file can make the loader contradict itself, as far as we know.
    let told = told.iter().filter(|code| *code != "E0099");
    let unpinned: Vec<_> = told.filter(|code| !pinned.contains(*code)).collect();
    assert!(unpinned.is_empty(), "no case: {unpinned:?}");
}

#[test]
fn codes_are_in_order_and_told_in_sentences() {
    let digits: Vec<&str> = CODES.iter().map(|(code, _, _)| &code.0[1..]).collect();
    assert!(digits.is_sorted());
    let codes: BTreeSet<_> = CODES.iter().map(|(code, _, _)| code).collect();
    assert_eq!(codes.len(), CODES.len());
    for (code, title, text) in CODES {
        assert!(is_code(code.0), "{code}");
        assert!(!title.is_empty() && !title.ends_with('.'), "{code}: {title}");
        assert!(text.ends_with('.') && text.len() > 60, "{code}: {text}");
    }
    assert_eq!(explain("e0301").map(|found| found.0.0), Some("E0301"));
}
