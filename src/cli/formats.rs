//! The formats of answers and documents: the words for them, and who writes each.

use super::exit::Failure;
use crate::page::workbook::xlsx;
use crate::page::{self, Document, Look, Paper};
use crate::report::{Answered, Rendered};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// A format of answers and documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Md,
    Html,
    Pdf,
    Xlsx,
    Csv,
    Json,
    Live,
}

impl Format {
    /// All of them, in the order in which they are told.
    pub(super) const ALL: [Format; 7] = [
        Format::Text,
        Format::Md,
        Format::Html,
        Format::Pdf,
        Format::Xlsx,
        Format::Csv,
        Format::Json,
    ];

    /// Those of the report of a plan: a document, or a page that answers what-ifs.
    pub(super) const OF_REPORTS: [Format; 5] =
        [Format::Md, Format::Html, Format::Pdf, Format::Xlsx, Format::Live];

    /// The word by which it is asked for.
    pub(super) fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Live => "live",
            Format::Md | Format::Html | Format::Pdf | Format::Xlsx | Format::Csv | Format::Json => {
                self.ending()
            }
        }
    }
}

/// Reads one of some formats by its word.
fn one_of(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let words = PossibleValuesParser::new(formats.iter().map(|format| format.word()));
    let of = |word: String| formats.iter().copied().find(|format| format.word() == word);
    words.try_map(move |word| of(word).ok_or("no such format"))
}

/// Reads a format of answers.
pub(super) fn answer_format() -> impl TypedValueParser<Value = Format> {
    one_of(&Format::ALL)
}

/// Reads a format of the report of a plan.
pub(super) fn report_format() -> impl TypedValueParser<Value = Format> {
    one_of(&Format::OF_REPORTS)
}

impl Format {
    /// How names of its files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Md => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Live => "live.html",
        }
    }

    /// Whether a terminal can show it.
    pub(super) fn is_shown(self) -> bool {
        match self {
            Format::Text | Format::Md | Format::Html | Format::Csv | Format::Json => true,
            Format::Pdf | Format::Xlsx | Format::Live => false,
        }
    }

    /// A document in this format; `None` where it is none of documents.
    pub(super) fn document(self, document: &Document, look: Look, paper: Paper) -> Option<Vec<u8>> {
        match self {
            Format::Md => Some(page::markdown(document).into_bytes()),
            Format::Html => Some(page::html(document, look).into_bytes()),
            Format::Pdf => Some(page::pdf(document, look, paper)),
            Format::Text | Format::Xlsx | Format::Csv | Format::Json | Format::Live => None,
        }
    }

    /// An answer in this format; `None` where it is several files.
    ///
    /// # Errors
    /// Where it is too large for a workbook.
    pub(super) fn answer<R: Answered>(
        self,
        answer: &Rendered<'_, R>,
        look: Look,
        paper: Paper,
    ) -> Result<Option<Vec<u8>>, Failure> {
        Ok(Some(match self {
            Format::Text => answer.text().into_bytes(),
            Format::Json => answer.json().into_bytes(),
            Format::Csv | Format::Live => return Ok(None),
            Format::Xlsx => xlsx(&answer.workbook(look)).map_err(|why| {
                let help = "take its tables with --format csv --out DIR".to_owned();
                Failure::Usage(why.to_string(), help)
            })?,
            Format::Md | Format::Html | Format::Pdf => {
                return Ok(self.document(&answer.document(look), look, paper));
            }
        }))
    }
}
