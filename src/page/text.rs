//! Words with what little they may carry: weight, and the script they are written in.

/// Words in a row, each run with its own look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The runs, in order of reading.
    pub spans: Vec<Span>,
}

/// A run of words with one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether it is set bold.
    pub strong: bool,
    /// Which way it runs.
    pub script: Script,
}

/// The language of a run, which decides which way it runs and how a screen reader speaks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Script {
    /// The document's own, from left to right.
    Own,
    /// Another that runs from left to right, by its BCP 47 code: `am`, `my`.
    LeftToRight(String),
    /// Another, from right to left, by its BCP 47 code: `fa`, `ps`, `ar`.
    RightToLeft(String),
}

/// Whether a text runs from right to left: by its first letter that runs either way.
pub fn runs_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
}

/// Whether a letter belongs to a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko
/// and others of their blocks, Adlam and others of theirs.
pub(super) fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

impl Text {
    /// Plain words.
    pub fn plain(text: &str) -> Text {
        Text::default().then(text)
    }

    /// Bold words.
    pub fn strong(text: &str) -> Text {
        Text::default().then_strong(text)
    }

    /// Adds plain words.
    #[must_use]
    pub fn then(self, text: &str) -> Text {
        self.with(text, false, Script::Own)
    }

    /// Adds bold words.
    #[must_use]
    pub fn then_strong(self, text: &str) -> Text {
        self.with(text, true, Script::Own)
    }

    /// Adds words of another language, by its BCP 47 code; their letters say which way they run.
    #[must_use]
    pub fn then_in(self, text: &str, language: &str) -> Text {
        let language = language.to_owned();
        let script = match runs_right_to_left(text) {
            true => Script::RightToLeft(language),
            false => Script::LeftToRight(language),
        };
        self.with(text, false, script)
    }

    /// Its words without any look.
    pub fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn with(mut self, text: &str, strong: bool, script: Script) -> Text {
        if !text.is_empty() {
            self.spans.push(Span { text: text.to_owned(), strong, script });
        }
        self
    }
}
