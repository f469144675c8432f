//! How many files know of a question, a format or a column, beside those that are its own.

use super::{code, nothing, sources};
/// Where an answer is told again within another: on the pages of a plan and of an exercise, and in the folder of
/// a run.
const TOLD_WITHIN: &[&str] =
    &["report/plan/", "report/exercise/", "cli/sections.rs", "cli/reporting.rs"];

/// The answers of the list, by their types, each with the module that has it.
fn listed(text: &str) -> Vec<(String, String)> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let types =
        text.split("Published::answer::<").skip(1).filter_map(|rest| rest.split('>').next());
    let module = |name: &str| {
        let mut shown = text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
        let used = shown.find(|used| used.split(|c| !part(c)).any(|word| word == name));
        used.and_then(|used| used.split("::").next()).unwrap_or_default().to_owned()
    };
    types.map(|name| (name.to_owned(), module(name))).collect()
}

/// Whether a line names a word, whole.
fn names(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
    })
}

/// A question is its analysis, what it tells, and its command, with its lines in the list of each room.
#[test]
fn an_answer_is_named_by_its_own_file_one_list_and_one_command() {
    let files = sources("src");
    let of = |name: &str| &files.iter().find(|(file, _)| file == name).expect("a file").1;
    let mut wrong = Vec::new();
    let listed = listed(of("report/answers/mod.rs"));
    assert!(listed.len() > 10, "{listed:?}");
    for (name, module) in &listed {
        let own = format!("report/answers/{module}");
        let known = |(file, text): &&(String, String)| {
            !file.starts_with(&own)
                && !TOLD_WITHIN.iter().any(|place| file.starts_with(place))
                && code(text).any(|(_, line)| names(line, name))
        };
        let by = files.iter().filter(known).map(|(file, _)| file.as_str());
        let (commands, others) = by.partition::<Vec<&str>, _>(|file| file.starts_with("cli/"));
        if commands.len() > 1 || others != ["report/answers/mod.rs"] {
            let by = format!("{commands:?} and {others:?}");
            wrong.push(format!("`{name}` is named by {by}, not by its list and its command alone"));
        }
    }
    nothing(&wrong);
}

/// A format is who writes it and its line in `cli/formats.rs`; elsewhere a format is only asked for.
#[test]
fn formats_are_told_apart_in_one_file() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src").iter().filter(|(file, _)| file != "cli/formats.rs") {
        if !text.contains("formats::Format") && !text.contains("formats::{Format") {
            continue;
        }
        for (number, line) in code(text).filter(|(_, line)| line.contains("Format::")) {
            if line.contains("=>") && line.trim_start().starts_with("Format::") {
                wrong.push(format!("src/{file}:{number}: ask the format, in `cli/formats.rs`"));
            }
        }
    }
    nothing(&wrong);
}

/// A column of an answer is its line in one table, which says what it means, and its published schema.
#[test]
fn every_column_of_an_answer_has_a_meaning() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for published in aidreach::report::schemas() {
        let tables = published.schema.pointer("/properties/tables/properties");
        for (table, rows) in tables.and_then(|tables| tables.as_object()).into_iter().flatten() {
            let columns = rows.pointer("/items/properties").and_then(|columns| columns.as_object());
            for (key, column) in columns.into_iter().flatten() {
                seen += 1;
                if column["description"].as_str().is_none_or(|meaning| meaning.len() < 3) {
                    wrong.push(format!(
                        "{}: `{table}`, column `{key}` means nothing",
                        published.name
                    ));
                }
            }
        }
    }
    assert!(seen > 200, "{seen} columns");
    nothing(&wrong);
}
