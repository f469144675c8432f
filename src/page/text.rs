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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// The document's own, from left to right.
    Own,
    /// Another, from right to left, by its two-letter code: `fa`, `ps`, `ar`.
    RightToLeft(&'static str),
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

    /// Adds words of a language that runs from right to left.
    #[must_use]
    pub fn then_right_to_left(self, text: &str, language: &'static str) -> Text {
        self.with(text, false, Script::RightToLeft(language))
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
