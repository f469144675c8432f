//! What the compiler cannot see: which room may use which, which library lives where, how long a
//! file or a function may be, and words that must not stand in the code.

mod kinds;
mod rooms;
mod sentences;
mod touched;

use std::fs;
use std::path::{Path, PathBuf};

/// Ways to open a file for reading: only the door does, which asks what it is and how large.
const OPENS_FILES: &[&str] = &[
    "fs::read(",
    "read_to_string(",
    "read_to_end(",
    "File::open",
    "OpenOptions",
    "include_bytes!(\"/",
    "BufReader::new",
    "stdin()",
];
/// Rooms and files that may: the door; parts of a workbook, which come from memory; the prompt of a
/// game, which reads what is typed; and whoever writes, which opens what it locks and makes lasting.
const MAY_OPEN: &[&str] = &[
    "intake.rs",
    "book/packed.rs",
    "book/unpack.rs",
    "cli/prompt.rs",
    "report/record/writing/place.rs",
    "report/record/writing/lock.rs",
    "report/record/writing/staging.rs",
];

/// Ways to write on a terminal: only the screen does, which makes text harmless first.
const WRITES_ON_TERMINALS: &[&str] =
    &["println!(", "print!(", "stdout()", "stderr()", "AutoStream::", ".print()", "\\x1b["];
/// Whoever shows progress asks whether a terminal is there, and writes words of the program only.
const MAY_WRITE: &[&str] = &["cli/screen.rs"];

/// Ways to write to disk, and the one folder of the code that has them: there everything is written
/// whole or not at all, and nothing of anybody else's is lost.
const WRITING: &[&str] = &[
    "fs::write",
    "fs::rename",
    "fs::copy",
    "fs::create_dir",
    "fs::remove_",
    "fs::hard_link",
    "fs::set_permissions",
    "File::create",
    "OpenOptions",
    "tempfile::",
];
const WHERE_IT_IS_WRITTEN: &str = "report/record/writing/";

/// Countries are data: their words stand in tables, never in the code.
const NOT_IN_SOURCE: &[&str] = &[
    "afghan", "kabul", "taliban", "panjsh", "torkham", "pakistan", "uzbek", "tajik", "turkmen",
    "marwa",
];

/// Ways to panic that are never taken; `expect` needs its reason and is looked at in review.
const NO_PANIC: &[&str] = &[
    ".unwrap()",
    "panic!(",
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    "unreachable!(",
];

/// Files with which crates begin; each says which rooms the crate has.
const CRATES: &[&str] = &["lib", "main", "solving", "reading", "engine", "drawing", "telling"];

/// Most lines of a file: of the program, and of its tests, whose cases stand side by side.
const LONGEST_FILE: [(&str, usize); 2] = [("src", 300), ("tests", 400)];
const LONGEST_FUNCTION: usize = 70;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry of it").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every source file under a folder of the repository: its path from there, and its text.
fn sources(under: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let inside = file.strip_prefix(&root).expect("a file under its root");
            let text = fs::read_to_string(&file).expect("a text file");
            (inside.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// The lines of a file that are code, with their numbers: no comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn everything_is_written_through_one_door() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            // The door for files from outside opens them to read only.
            let inside = file.starts_with(WHERE_IT_IS_WRITTEN) || file == "intake.rs";
            for way in WRITING.iter().filter(|way| !inside && line.contains(**way)) {
                wrong.push(format!("{file}:{number}: `{way}` belongs in {WHERE_IT_IS_WRITTEN}"));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn no_file_of_the_program_names_a_country() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        let text = text.to_lowercase();
        for word in NOT_IN_SOURCE.iter().filter(|word| text.contains(**word)) {
            wrong.push(format!("{file}: names `{word}`; countries are data"));
        }
    }
    nothing(&wrong);
}

#[test]
fn nothing_panics_on_purpose() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            for way in NO_PANIC.iter().filter(|way| line.contains(**way)) {
                wrong.push(format!("{file}:{number}: `{way}` where an error belongs"));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn files_are_opened_at_the_door_only() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src").iter().filter(|(f, _)| !MAY_OPEN.contains(&f.as_str())) {
        for (number, line) in code(text) {
            for way in OPENS_FILES.iter().filter(|way| line.contains(**way)) {
                wrong.push(format!("src/{file}:{number}: `{way}` where `intake` belongs"));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn terminals_are_written_on_in_one_place() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src").iter().filter(|(f, _)| !MAY_WRITE.contains(&f.as_str())) {
        for (number, line) in code(text).filter(|(_, line)| !line.contains("is_terminal()")) {
            for way in WRITES_ON_TERMINALS.iter().filter(|way| line.contains(**way)) {
                wrong.push(format!("src/{file}:{number}: `{way}` where `cli/screen.rs` belongs"));
            }
        }
    }
    nothing(&wrong);
}

/// A doc is read by itself, where nobody sees what stood above it in the file.
#[test]
fn every_doc_says_itself_what_it_is_of() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        for (n, line) in text.lines().enumerate() {
            let doc = ["/// The same", "//! The same"];
            if doc.iter().any(|start| line.trim_start().starts_with(start)) {
                wrong.push(format!("src/{file}:{}: `The same` as what? say what it is", n + 1));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn files_and_functions_are_short() {
    let mut wrong = Vec::new();
    for (folder, longest) in LONGEST_FILE {
        for (file, text) in sources(folder) {
            let lines = text.lines().count();
            if lines > longest {
                wrong.push(format!("{folder}/{file}: {lines} lines, more than {longest}"));
            }
            for (name, lines) in functions(&text).filter(|(_, n)| *n > LONGEST_FUNCTION) {
                let most = LONGEST_FUNCTION;
                wrong
                    .push(format!("{folder}/{file}: `{name}` has {lines} lines, more than {most}"));
            }
        }
    }
    nothing(&wrong);
}

/// Each function's name and length, told by its indentation as rustfmt leaves it.
fn functions(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = (0..lines.len())
        .filter(|&n| {
            let line = lines[n].trim_start();
            let line = line.strip_prefix("pub ").unwrap_or(line);
            let line = line.strip_prefix("pub(super) ").unwrap_or(line);
            let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
            line.starts_with("fn ") || line.starts_with("const fn ")
        })
        .collect();
    starts.into_iter().map(move |start| {
        let indent = lines[start].len() - lines[start].trim_start().len();
        let close = format!("{}}}", " ".repeat(indent));
        let length = lines[start..].iter().position(|line| *line == close).unwrap_or(0);
        (lines[start].trim(), length + 1)
    })
}

#[test]
fn the_map_of_the_house_is_short_and_names_every_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("the map of the house");
    assert!(map.lines().count() <= 150, "ARCHITECTURE.md has more than 150 lines");
    for (file, _) in sources("src") {
        let room = room(&file);
        if !CRATES.contains(&room) {
            assert!(map.contains(&format!("`{room}`")), "ARCHITECTURE.md does not name `{room}`");
        }
    }
}
