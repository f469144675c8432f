//! Documents for people: in which format, how coloured, and where to.

use super::exit::Failure;
use super::file::{Existing, put};
use super::formats::{Format, report_format};
use super::talk::Talk;
use crate::page::{self, Document, Look};
use crate::report::{Answered, Rendered};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// How a document is written.
#[derive(Clone, Debug, Args)]
pub(super) struct Paged {
    /// What to write: md (Markdown), html (one file that needs nothing but a browser), pdf, xlsx (a
    /// workbook), or live (one file that answers what-ifs in a browser: with the engine and the pack; for
    /// partners with a coarse pack that can only be opened further; for everyone with answers alone)
    #[arg(long, value_name = "FORMAT", value_parser = report_format())]
    format: Option<Format>,
    #[command(flatten)]
    to: Written,
}

/// Where a file is written to, and how it looks.
#[derive(Clone, Debug, Args)]
pub(super) struct Written {
    /// Write to this file instead of showing it; its ending says the format where --format does not
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Replace a file that exists already
    #[arg(long)]
    force: bool,
    /// Black on white with hatching, for printers without colour
    #[arg(long)]
    mono: bool,
    /// What a PDF is printed on
    #[arg(long, value_enum, value_name = "PAPER", default_value = "a4")]
    paper: On,
}

/// What a document is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum On {
    A4,
    A3,
    Letter,
}

impl Written {
    /// How it is coloured.
    pub(super) fn look(&self) -> Look {
        if self.mono { Look::Mono } else { Look::Colour }
    }

    fn paper(&self) -> page::Paper {
        match self.paper {
            On::A4 => page::Paper::A4,
            On::A3 => page::Paper::A3,
            On::Letter => page::Paper::Letter,
        }
    }

    /// The format that the file's ending says, of these; `None` where it has none, or none is named.
    ///
    /// # Errors
    /// Where the ending is of no such format.
    pub(super) fn by_ending(&self, of: &[Format]) -> Result<Option<Format>, Failure> {
        let ending = self.out.as_ref().and_then(|out| out.extension()).map(|e| e.to_string_lossy());
        let Some(ending) = ending else { return Ok(None) };
        let known = of.iter().find(|f| ending.eq_ignore_ascii_case(f.ending()));
        match known {
            Some(format) => Ok(Some(*format)),
            None => {
                let words: Vec<&str> = of.iter().map(|format| format.word()).collect();
                let help = format!("name the format with --format: {}", words.join(", "));
                Err(Failure::Usage(format!("nothing is written as `.{ending}`"), help))
            }
        }
    }

    /// A document in a format of documents; `None` in any other.
    fn document(&self, document: &Document, format: Format) -> Option<Vec<u8>> {
        format.document(document, self.look(), self.paper())
    }

    /// An answer in a format; `None` where it is several files.
    ///
    /// # Errors
    /// Where the format cannot hold it.
    pub(super) fn answer<R: Answered>(
        &self,
        answer: &Rendered<'_, R>,
        format: Format,
    ) -> Result<Option<Vec<u8>>, Failure> {
        format.answer(answer, self.look(), self.paper())
    }

    /// Writes a file where one is named, or else shows it, where it can be shown; `-` shows it, too. What
    /// cannot be shown goes to a file of this name.
    ///
    /// # Errors
    /// Where the file cannot be written, or shown.
    pub(super) fn put_or_show(
        &self,
        bytes: &[u8],
        format: Format,
        name: &str,
        talk: &Talk,
    ) -> Result<(), Failure> {
        let hidden = !format.is_shown();
        let own = hidden.then(|| PathBuf::from(format!("{}.{}", hyphened(name), format.ending())));
        match self.out.as_deref().or(own.as_deref()).filter(|out| *out != Path::new("-")) {
            Some(out) => self.put(out, bytes, talk),
            None if hidden => Err(unshowable(format)),
            None => talk.show(&String::from_utf8_lossy(bytes)),
        }
    }

    fn put(&self, out: &Path, bytes: &[u8], talk: &Talk) -> Result<(), Failure> {
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        put(out, bytes, existing)?;
        talk.tell(&format!("written to {}\n", out.display()));
        Ok(())
    }
}

impl Paged {
    /// How it is coloured.
    pub(super) fn look(&self) -> Look {
        self.to.look()
    }

    /// The format asked for, told by the file's ending, or else the usual one.
    ///
    /// # Errors
    /// Where the ending is of no known format and none is named.
    pub(super) fn format(&self, usual: Format) -> Result<Format, Failure> {
        match self.format {
            Some(format) => Ok(format),
            None => Ok(self.to.by_ending(&Format::OF_REPORTS)?.unwrap_or(usual)),
        }
    }

    /// Writes a document, to a file of this name where none is asked for; `-` shows it.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn keep(
        &self,
        document: &Document,
        usual: Format,
        name: &str,
        talk: &Talk,
    ) -> Result<(), Failure> {
        let format = self.format(usual)?;
        let bytes = self.document(document, format)?;
        self.keep_bytes(&bytes, format, name, talk)
    }

    /// Writes bytes, to a file of this name where none is asked for; `-` shows what can be shown.
    ///
    /// # Errors
    /// Where the file cannot be written, or is asked for on the terminal.
    pub(super) fn keep_bytes(
        &self,
        bytes: &[u8],
        format: Format,
        name: &str,
        talk: &Talk,
    ) -> Result<(), Failure> {
        let own = PathBuf::from(format!("{name}.{}", format.ending()));
        let out = self.to.out.clone().unwrap_or(own);
        Written { out: Some(out), ..self.to.clone() }.put_or_show(bytes, format, name, talk)
    }

    fn document(&self, document: &Document, format: Format) -> Result<Vec<u8>, Failure> {
        self.to.document(document, format).ok_or_else(not_a_workbook)
    }
}

fn not_a_workbook() -> Failure {
    let what = "this is a document, not a workbook".to_owned();
    let help = "choose md, html or pdf; `aidreach report` writes workbooks".to_owned();
    Failure::Usage(what, help)
}

/// What has no place on a terminal.
fn unshowable(format: Format) -> Failure {
    let ending = format.ending();
    let what = format!("{} is not for showing on a terminal", ending.to_uppercase());
    Failure::Usage(what, format!("name its file with --out FILE.{ending}"))
}

/// Words as the name of a file: small letters and digits, joined by hyphens.
fn hyphened(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}
