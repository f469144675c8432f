//! Documents for people: in which format, how coloured, and where to.

use super::exit::Failure;
use super::file::{Existing, put};
use super::talk::Talk;
use crate::page::{self, Document, Look};
use crate::report::plain;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// How a document is written.
#[derive(Clone, Debug, Args)]
pub(super) struct Paged {
    /// What to write: md (Markdown), html (one file that needs nothing but a browser), pdf, or for
    /// `report` xlsx (a workbook)
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of showing it; its ending says the format where --format does not
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Md,
    Html,
    Pdf,
    Xlsx,
}

/// What a document is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum On {
    A4,
    Letter,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Md => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Xlsx => "xlsx",
        }
    }
}

impl Paged {
    /// How it is coloured.
    pub(super) fn look(&self) -> Look {
        if self.mono { Look::Mono } else { Look::Colour }
    }

    fn paper(&self) -> page::Paper {
        match self.paper {
            On::A4 => page::Paper::A4,
            On::Letter => page::Paper::Letter,
        }
    }

    /// The format asked for, told by the file's ending, or else the usual one.
    ///
    /// # Errors
    /// Where the ending is of no known format and none is named.
    pub(super) fn format(&self, usual: Format) -> Result<Format, Failure> {
        let ending = self.out.as_ref().and_then(|out| out.extension()).map(|e| e.to_string_lossy());
        match (self.format, ending) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(usual),
            (None, Some(ending)) => {
                let known = Format::value_variants().iter().copied();
                let mut of_ending = known.filter(|f| ending.eq_ignore_ascii_case(f.ending()));
                of_ending.next().ok_or_else(|| {
                    let what = format!("no document is written as `.{ending}`");
                    Failure::Usage(
                        what,
                        "name the format with --format: md, html, pdf or xlsx".to_owned(),
                    )
                })
            }
        }
    }

    /// Writes a document, or shows it where no file is named, or `-`.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn give(
        &self,
        document: &Document,
        usual: Format,
        talk: &Talk,
    ) -> Result<(), Failure> {
        self.write(document, self.format(usual)?, self.out.as_deref(), talk)
    }

    /// Shows a document as text for a terminal, or writes it where a format or a file is named.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn tell(&self, document: &Document, talk: &Talk) -> Result<(), Failure> {
        match (self.format, &self.out) {
            (None, None) => talk.show(&plain(document)),
            _ => self.give(document, Format::Md, talk),
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
        let own = PathBuf::from(format!("{name}.{}", format.ending()));
        let out = self.out.as_deref().unwrap_or(&own);
        self.write(document, format, (out != Path::new("-")).then_some(out), talk)
    }

    /// Writes a file that is no document, to one of this name where none is asked for.
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
        let out = self.out.as_deref().unwrap_or(&own);
        if out == Path::new("-") {
            return Err(unshowable(format));
        }
        self.put(out, bytes, talk)
    }

    fn put(&self, out: &Path, bytes: &[u8], talk: &Talk) -> Result<(), Failure> {
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        put(out, bytes, existing)?;
        talk.tell(&format!("written to {}\n", out.display()));
        Ok(())
    }

    fn write(
        &self,
        document: &Document,
        format: Format,
        out: Option<&Path>,
        talk: &Talk,
    ) -> Result<(), Failure> {
        // What cannot be shown goes to a file named for the document.
        let unshown = format == Format::Pdf && self.out.is_none();
        let own = unshown.then(|| PathBuf::from(format!("{}.pdf", hyphened(&document.title))));
        let out = out.or(own.as_deref()).filter(|out| *out != Path::new("-"));
        let bytes = match (format, out) {
            (Format::Md, _) => page::markdown(document).into_bytes(),
            (Format::Html, _) => page::html(document, self.look()).into_bytes(),
            (Format::Pdf, Some(_)) => page::pdf(document, self.look(), self.paper()),
            (Format::Pdf, None) => return Err(unshowable(format)),
            (Format::Xlsx, _) => {
                let what = "this is a document, not a workbook".to_owned();
                let help = "choose md, html or pdf; `aidreach report` writes workbooks".to_owned();
                return Err(Failure::Usage(what, help));
            }
        };
        let Some(out) = out else { return talk.show(&String::from_utf8_lossy(&bytes)) };
        self.put(out, &bytes, talk)
    }
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
