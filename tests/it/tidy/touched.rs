//! How many files know of a question, a format or a column, beside those that are its own.

use super::{code, nothing, sources};
use std::collections::BTreeMap;

/// Where an answer is told again within another: on the pages of a plan and of an exercise, and in the folder of
/// a run.
const TOLD_WITHIN: &[&str] =
    &["report/plan/", "report/exercise/", "cli/sections.rs", "cli/reporting.rs"];

/// The names of a list such as `pub use worth::{PhasesReport, WorthReport};`, by module.
fn shown(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for used in text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let (module, list) = used.split_once("::").expect("a module and what it shows");
        let each = list.split(|c: char| !c.is_alphanumeric() && c != '_');
        let types = each.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned);
        names.entry(module.trim().to_owned()).or_default().extend(types);
    }
    names
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
    for (module, types) in shown(of("report/answers/mod.rs")) {
        let own = format!("report/answers/{module}");
        for name in types.iter().filter(|name| name.ends_with("Report")) {
            let known = |(file, text): &&(String, String)| {
                !file.starts_with(&own)
                    && !TOLD_WITHIN.iter().any(|place| file.starts_with(place))
                    && code(text).any(|(_, line)| names(line, name))
            };
            let by: Vec<&str> = files.iter().filter(known).map(|(file, _)| file.as_str()).collect();
            let (commands, others) =
                by.into_iter().partition::<Vec<&str>, _>(|file| file.starts_with("cli/"));
            if commands.len() > 1 || others != ["report/answers/mod.rs"] {
                wrong.push(format!("`{name}` is named by {commands:?} and {others:?}, not by its list and its command alone"));
            }
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

/// A column of an answer is its line in one table, and its published schema.
#[test]
fn every_column_of_an_answer_is_declared_where_its_table_is() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            let declares = ["col(\"", "known(\""].iter().any(|way| line.contains(way));
            let at_home = file.starts_with("report/");
            if declares && !at_home {
                wrong.push(format!("src/{file}:{number}: a column is declared in the report"));
            }
            // Writers know cells, never which column they are of.
            if file.starts_with("report/kit/") && declares && file != "report/kit/columns/known.rs"
            {
                wrong.push(format!("src/{file}:{number}: the kit knows no column by name"));
            }
        }
    }
    nothing(&wrong);
}
