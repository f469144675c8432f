//! What README and METHOD show of the program is what it really prints.

use std::path::{Path, PathBuf};
use std::process::Command;

/// An output that a page shows a part of.
struct Example {
    /// The page.
    page: &'static str,
    /// The command.
    command: &'static str,
    /// What the shown part begins with; the whole output where it is empty.
    from: &'static str,
    /// What the first line that is left out begins with.
    until: &'static str,
}

/// The first page is no place for long tables.
const EXAMPLES: [Example; 3] = [
    Example {
        page: "README.md",
        command: "aidreach plan baseline",
        from: "",
        until: "Provinces, in person",
    },
    Example {
        page: "README.md",
        command: "aidreach backtest baseline",
        from: "",
        until: "== Why they differ",
    },
    Example {
        page: "METHOD.md",
        command: "aidreach backtest baseline --format md",
        from: "- With a ration of",
        until: "\n## A ration of",
    },
];

const END: &str = "<!-- end of example -->";

fn page(name: &str) -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(&path).expect("a page of the repository");
    (path, text)
}

impl Example {
    fn start(&self) -> String {
        format!("<!-- example: {} -->\n", self.command)
    }

    /// What the page shows: as typed and printed, or as a part of the page where the command writes
    /// Markdown.
    fn shown(&self) -> String {
        let words = self.command.split(' ').skip(1);
        let program = Command::new(env!("CARGO_BIN_EXE_aidreach"))
            .env_remove("AIDREACH_DRAWS")
            .args(words)
            .args(["--color", "never"])
            .output()
            .expect("the program runs");
        assert!(program.status.success(), "{}", self.command);
        let text = String::from_utf8(program.stdout).expect("text");
        let from = text.find(self.from).expect("where the shown part begins");
        let until = text.find(&format!("\n{}", self.until)).expect("where it ends");
        let part = &text[from..until];
        match self.command.ends_with("--format md") {
            // Headings would be sections of the page.
            true => part.replace("\n## ", "\n### ") + "\n",
            false => format!("```text\n$ {}\n{part}\n…\n```\n", self.command),
        }
    }
}

#[test]
fn the_examples_are_true() {
    for example in EXAMPLES {
        let (path, text) = page(example.page);
        let start = text.find(&example.start()).expect("an example") + example.start().len();
        let end = start + text[start..].find(END).expect("its end");
        let shown = example.shown();
        if std::env::var_os("UPDATE").is_some() {
            let text = format!("{}{shown}{}", &text[..start], &text[end..]);
            std::fs::write(&path, text).expect("the page is written");
        } else {
            let why = "UPDATE=1 cargo test writes the example anew";
            assert_eq!(&text[start..end], shown, "{}: {why}", example.page);
        }
    }
}

#[test]
fn no_example_goes_unchecked() {
    for name in ["README.md", "METHOD.md"] {
        let (_, text) = page(name);
        let known = EXAMPLES.iter().filter(|example| example.page == name);
        let known: Vec<String> = known.map(Example::start).collect();
        for line in text.lines().filter(|line| line.starts_with("<!-- example: ")) {
            assert!(known.contains(&format!("{line}\n")), "{name}: {line} is held against nothing");
        }
    }
}

#[test]
fn the_method_keeps_to_two_pages() {
    let (_, text) = page("METHOD.md");
    let lines = text.lines().count();
    assert!(lines <= 130, "METHOD.md has {lines} lines");
}
