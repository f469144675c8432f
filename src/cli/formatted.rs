//! Answers in the format asked for: as text, to read, to print, or as tables for other programs.

use super::exit::Failure;
use super::folder::{Output, not_written};
use super::formats::{Format, answer_format};
use super::pack::Pack;
use super::paged::Written;
use super::talk::Talk;
use crate::country::Country;
use crate::issues::nearest;
use crate::page::Look;
use crate::report::{Answered, Canvas, Existing, Rendered, Sheet, put_folder};
use clap::Args;
use std::path::Path;

/// In which format an answer is given, and where to.
#[derive(Clone, Debug, Args)]
pub(super) struct Formatted {
    /// What to write: text, md (Markdown), html (one file that needs nothing but a browser), pdf, xlsx (a
    /// workbook), csv (its tables, a file each in a folder) or json
    #[arg(long, value_name = "FORMAT", value_parser = answer_format())]
    format: Option<Format>,
    /// Print JSON: the same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Only this table, as CSV; a wrong name is told the right ones
    #[arg(long, value_name = "TABLE", conflicts_with = "json")]
    table: Option<String>,
    #[command(flatten)]
    to: Written,
}

impl Formatted {
    /// As Markdown, whatever was asked for.
    pub(super) fn as_markdown(&self) -> Formatted {
        Formatted { format: Some(Format::Md), ..self.clone() }
    }

    /// As JSON, whatever was asked for.
    pub(super) fn as_json(&self) -> Formatted {
        Formatted { format: Some(Format::Json), ..self.clone() }
    }

    /// Gives an answer that has a text of its own for terminals, such as one that tells a finding a line.
    /// What no format needs is not worked out.
    ///
    /// # Errors
    /// As [`Formatted::give`].
    pub(super) fn give_or<R: Answered>(
        &self,
        text: impl FnOnce() -> String,
        answer: impl FnOnce() -> R,
        talk: &Talk,
    ) -> Result<(), Failure> {
        if self.format()? == Format::Text {
            return self.to.put_or_show(text().as_bytes(), Format::Text, "", talk);
        }
        self.give(&answer(), talk)
    }

    /// Gives an answer: as text for a terminal, or in the format asked for or told by the file's ending.
    ///
    /// # Errors
    /// Where there is no such format or table, or a file cannot be written.
    pub(super) fn give<R: Answered>(&self, answer: &R, talk: &Talk) -> Result<(), Failure> {
        let format = self.format()?;
        let rendered = Rendered::of(answer);
        let Some(bytes) = self.to.answer(&rendered, format)? else {
            return self.tables(&rendered, talk);
        };
        self.to.put_or_show(&bytes, format, &rendered.title(), talk)
    }

    fn format(&self) -> Result<Format, Failure> {
        match (self.format, self.json) {
            (_, true) => Ok(Format::Json),
            (Some(Format::Csv) | None, false) if self.table.is_some() => Ok(Format::Csv),
            (Some(_), false) if self.table.is_some() => {
                let help = "leave --format out, or ask for csv".to_owned();
                Err(Failure::Usage("--table writes CSV and nothing else".to_owned(), help))
            }
            (Some(format), false) => Ok(format),
            (None, false) => Ok(self.to.by_ending(&Format::ALL)?.unwrap_or(Format::Text)),
        }
    }

    /// What maps are drawn on; `None` where the format shows no pictures.
    ///
    /// # Errors
    /// Where there is no such format.
    pub(super) fn canvas(&self, country: &Country, pack: &Pack) -> Result<Option<Canvas>, Failure> {
        let drawn = matches!(self.format()?, Format::Html | Format::Pdf);
        Ok(drawn.then(|| Canvas::of(country, pack.files.as_ref(), self.look())))
    }

    /// How pages are coloured.
    pub(super) fn look(&self) -> Look {
        self.to.look()
    }

    /// One table as a file or on the terminal, or all of them as a folder.
    fn tables<R: Answered>(&self, rendered: &Rendered<'_, R>, talk: &Talk) -> Result<(), Failure> {
        let sheets = rendered.sheets();
        let folder = self.to.out.as_deref().filter(|out| *out != Path::new("-"));
        let named = |name: &String| {
            let sheet = sheets.iter().find(|sheet| sheet.name == name);
            sheet.ok_or_else(|| no_table(name, sheets))
        };
        let one = match (&self.table, sheets, folder) {
            (Some(name), _, _) => Some(named(name)?),
            (None, [only], None) => Some(only),
            (None, _, _) => None,
        };
        if let Some(sheet) = one {
            return self.to.put_or_show(&sheet.csv(), Format::Csv, sheet.name, talk);
        }
        let Some(folder) = folder else {
            let what = format!("{} tables as CSV are a folder of files", sheets.len());
            let help = format!(
                "name the folder with --out DIR, or one table with --table: {}",
                names(sheets).join(", ")
            );
            return Err(Failure::Usage(what, help));
        };
        put_folder(rendered.table_files(), folder, Existing::Fill)
            .map_err(|why| not_written(why, Output::Fresh("a folder of tables")))?;
        talk.tell(&format!("written to {}\n", folder.display()));
        Ok(())
    }
}

fn names(sheets: &[Sheet]) -> Vec<&str> {
    sheets.iter().map(|sheet| sheet.name).collect()
}

fn no_table(name: &str, sheets: &[Sheet]) -> Failure {
    let near = nearest(name, sheets.iter().map(|sheet| sheet.name));
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    let help = format!("{near}tables of this answer: {}", names(sheets).join(", "));
    Failure::Usage(format!("this answer has no table `{name}`"), help)
}
