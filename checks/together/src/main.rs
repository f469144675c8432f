//! Writes many changes into the sources of a copy of the program, each behind a switch of its own, so
//! that one build serves to try them all.
//!
//!     together CHANGES COPY LEFT_OUT
//!
//! `CHANGES` is what `cargo mutants --list --json` prints, and a change is known by its place in it;
//! `LEFT_OUT` lists the numbers of those that do not compile. Prints as JSON on which lines each change
//! stands now; one that is not among them could not be written.

mod finder;

use finder::{Change, Finder};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Around the text of a change while it is written: its number, and where it begins and ends.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [changes, copy, left_out] = args.as_slice() else {
        eprintln!("together CHANGES COPY LEFT_OUT");
        std::process::exit(2);
    };
    let left_out: BTreeSet<usize> =
        read(left_out).split_whitespace().map(|n| n.parse().expect("a number")).collect();
    let changes: Value = serde_json::from_str(&read(changes)).expect("a list of changes");
    let mut of_file: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    for (id, change) in changes.as_array().expect("a list").iter().enumerate() {
        let file = change["file"].as_str().expect("a file").to_owned();
        let slot = of_file.entry(file).or_default();
        if !left_out.contains(&id) {
            slot.push(Change::read(id, change));
        }
    }
    let mut places = Map::new();
    for (file, changes) in of_file {
        let text = read(&file);
        let (text, lines) = numbered(&Finder::written(&text, changes));
        for (id, (first, last)) in lines {
            places.insert(id.to_string(), json!([file, first, last]));
        }
        let path = Path::new(copy).join(&file);
        // A file that stays as it is need not be compiled anew.
        if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            // Where all files of a folder are changed, nothing else has made it.
            fs::create_dir_all(path.parent().expect("a folder")).expect("the copy can be written");
            fs::write(&path, text).expect("the copy can be written");
        }
    }
    println!("{}", Value::from(places));
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A text without its marks, and on which lines each change stands.
fn numbered(marked: &str) -> (String, BTreeMap<usize, (usize, usize)>) {
    let mut text = String::new();
    let (mut line, mut lines) = (1, BTreeMap::new());
    let mut rest = marked;
    while let Some(at) = rest.find(OPEN) {
        let end = rest[at..].find(CLOSE).expect("a mark ends") + at;
        let id = rest[at + 1..end].parse().expect("a number");
        text.push_str(&rest[..at]);
        line += rest[..at].matches('\n').count();
        lines.entry(id).or_insert((line, line)).1 = line;
        rest = &rest[end + 1..];
    }
    (text + rest, lines)
}
