//! Everything wrong with a person's file is told at once, with place, sight, expectation and cure.

mod codes;

pub use codes::{CODES, Code, explain};
use std::fmt;

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Told for information; nothing needs doing.
    Info,
    /// Usable, but probably not what was meant; an error under `--strict`.
    Warning,
    /// The file cannot be used.
    Error,
}

/// Where in a person's files an issue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// File name as the person knows it, relative to the pack or scenario folder.
    pub file: String,
    /// Line, counted from 1 with the header as line 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// Column by its header, or key in a TOML file.
    pub column: Option<String>,
}

impl At {
    /// A whole file.
    pub fn file(file: &str) -> At {
        At { file: file.to_owned(), line: None, column: None }
    }

    /// A line of a file.
    pub fn line(file: &str, line: u64) -> At {
        At { file: file.to_owned(), line: Some(line), column: None }
    }

    /// A cell of a file, or the value of a key.
    pub fn cell(file: &str, line: u64, column: &str) -> At {
        At { file: file.to_owned(), line: Some(line), column: Some(column.to_owned()) }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match &self.column {
            Some(column) => write!(f, " [{column}]"),
            None => Ok(()),
        }
    }
}

/// One thing wrong, or worth knowing, in a person's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Which kind; its letter is the severity, its long text is `aidreach explain CODE`.
    pub code: Code,
    /// Where.
    pub at: At,
    /// What was seen there.
    pub seen: String,
    /// What was expected instead; empty where `seen` says it all.
    pub expected: String,
    /// The next step; empty where there is none beyond what was expected.
    pub help: String,
}

impl Issue {
    /// An issue of a kind at a place: what was seen, what was expected, what to do next.
    pub fn new(code: Code, at: At, seen: &str, expected: &str, help: &str) -> Issue {
        let [seen, expected, help] = [seen, expected, help].map(str::to_owned);
        Issue { code, at, seen, expected, help }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code, self.at, self.seen)?;
        if !self.expected.is_empty() {
            write!(f, " -> {}", self.expected)?;
        }
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

/// Everything found in one go, in the order found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Adds one.
    pub fn push(&mut self, issue: Issue) {
        self.0.push(issue);
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Issues) {
        self.0.extend(other.0);
    }

    /// Every issue in order.
    pub fn iter(&self) -> impl Iterator<Item = &Issue> {
        self.0.iter()
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|i| i.code.severity() == severity).count()
    }

    /// Whether something makes the files unusable.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The same issues in the order of files, lines and columns as found.
    pub fn in_order(mut self) -> Issues {
        self.0.sort_by(|a, b| (&a.at.file, a.at.line).cmp(&(&b.at.file, b.at.line)));
        self
    }

    /// The value with the warnings and notes, or every issue where one of them is an error.
    pub fn or<T>(self, value: T) -> Result<(T, Issues), Issues> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }
}

impl fmt::Display for Issues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for issue in &self.0 {
            writeln!(f, "{issue}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Issues {}

/// The known word nearest to an unknown one, where one is near enough to be meant. Only ever a
/// suggestion: nothing is read as its nearest word.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let unknown = unknown.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&unknown, &word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, word)| word)
}
