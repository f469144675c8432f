//! Everything wrong with a person's file is told at once, with place, sight, expectation and cure.

mod codes;
mod excerpt;
mod fields;
mod lines;
mod told;
mod unseen;

pub use codes::{CODES, Code, explain};
pub use excerpt::Excerpt;
pub use fields::RowInText;
pub use lines::{LineCount, LineStarts, ends_line, line_of, line_starts};
use std::fmt;
pub use told::Issues;
pub use unseen::{Lines, folded, hidden, on_a_screen, unseen};

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

impl Severity {
    /// By its word.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Where in a person's files an issue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// File name as the person knows it, relative to the pack or scenario folder.
    pub file: String,
    /// Line, counted from 1 with the header as line 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// Column by its header, or key in a TOML file.
    pub column: Option<String>,
    /// The line itself, where the file's text is at hand.
    pub excerpt: Option<Excerpt>,
}

impl At {
    /// A whole file.
    pub fn file(file: &str) -> At {
        At { file: file.to_owned(), ..At::default() }
    }

    /// A line of a file.
    pub fn line(file: &str, line: u64) -> At {
        At { line: Some(line), ..At::file(file) }
    }

    /// A cell of a file, or the value of a key.
    pub fn cell(file: &str, line: u64, column: &str) -> At {
        At { column: Some(column.to_owned()), ..At::line(file, line) }
    }

    /// Adds the line itself to the place.
    pub fn showing(self, excerpt: Excerpt) -> At {
        At { excerpt: Some(excerpt), ..self }
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
        // What a person wrote is quoted in all of them, the name of the file included.
        let [seen, expected, help] =
            [seen, expected, help].map(|text| on_a_screen(text, Lines::One));
        let column = at.column.map(|column| on_a_screen(&column, Lines::One).into_owned());
        let at = At { file: on_a_screen(&at.file, Lines::One).into_owned(), column, ..at };
        Issue { code, at, seen: seen.into(), expected: expected.into(), help: help.into() }
    }
}

/// One line and its help; the alternate form, `{:#}`, also shows the line of the file, where it is at hand.
impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code, self.at, self.seen)?;
        if !self.expected.is_empty() {
            write!(f, " -> {}", self.expected)?;
        }
        if let Some(excerpt) = self.at.excerpt.as_ref().filter(|_| f.alternate()) {
            for line in excerpt.to_string().lines() {
                write!(f, "\n  {line}")?;
            }
        }
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

/// The most known words that an unknown one is compared with; of more, none is suggested.
const MOST_KNOWN: usize = 100_000;

/// The known word nearest to an unknown one, where one is near enough to be meant. Only ever a
/// suggestion: nothing is read as its nearest word.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Likeness is worked out letter by letter: nobody means a word by a page.
    const LONGEST: usize = 100;
    if unknown.len() > LONGEST {
        return None;
    }
    let unknown = unknown.to_lowercase();
    known
        .into_iter()
        .take(MOST_KNOWN)
        .filter(|word| word.len() <= LONGEST)
        .map(|word| (strsim::jaro_winkler(&unknown, &word.to_lowercase()), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, word)| word)
}
