//! An answer in every format, from its description.

use super::sentence::KeyedSentence;
use super::worksheet::worksheet;
use super::{Answered, Description, Part};
use crate::kit::layout::plain;
use crate::kit::sheet::{Cell, Sheet};
use crate::page::workbook::Workbook;
use crate::page::{Block, Document, Look, Running};
use crate::sharing::Content;
use serde::Serialize;
use serde::ser::Serializer;
use sha2::{Digest, Sha256};

/// An answer, ready for every format.
#[derive(Debug)]
pub struct Rendered<'a, R> {
    answer: &'a R,
    description: Description,
    sheets: Vec<Sheet>,
    run: String,
}

/// What JSON holds.
#[derive(Serialize)]
struct Whole<'a, R> {
    #[serde(flatten)]
    answer: &'a R,
    tables: Tables<'a>,
    /// All that is worded, in order of reading; none where only the key is worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    keyed_sentences: Option<Vec<KeyedSentence>>,
    /// Key of the answer: the same for all that is told alike.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a str>,
}

/// Tables by their names.
struct Tables<'a>(&'a [Sheet]);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|sheet| (sheet.name, sheet)))
    }
}

/// The tables as data in the order declared, those of one name as one. Others than the planning team
/// have only tables and columns that hold something.
fn joined<R: Answered>(description: &Description) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = R::tables().into_iter().map(|table| table.empty).collect();
    for part in &description.parts {
        let (Part::Table(table) | Part::Data(table)) = part else { continue };
        match sheets.iter_mut().find(|sheet| sheet.name == table.sheet().name) {
            // A table whose columns are known only now takes them from its rows.
            Some(known) if known.rows.is_empty() => *known = table.sheet().clone(),
            Some(known) => {
                known.rows.extend(table.sheet().rows.iter().cloned());
                known.totals = 0;
            }
            None => sheets.push(table.sheet().clone()),
        }
    }
    // A name alone can tell what is kept from readers.
    if !description.head.sharing.shows(Content::Limits) {
        sheets.retain(|sheet| !sheet.rows.is_empty());
        sheets = sheets.into_iter().map(Sheet::without_empty_columns).collect();
    }
    sheets
}

impl<'a, R: Answered> Rendered<'a, R> {
    /// Describes an answer.
    pub fn of(answer: &'a R) -> Rendered<'a, R> {
        let description = answer.described();
        let sheets = joined::<R>(&description);
        let whole = Whole { answer, tables: Tables(&sheets), keyed_sentences: None, run: None };
        // An answer holds nothing that JSON cannot say.
        let sum = Sha256::digest(serde_json::to_vec(&whole).unwrap_or_default());
        let run = sum.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Rendered { answer, run, description, sheets }
    }

    fn whole(&self) -> Whole<'_, R> {
        Whole {
            answer: self.answer,
            tables: Tables(&self.sheets),
            keyed_sentences: Some(self.description.sentences()),
            run: Some(&self.run),
        }
    }

    /// What it is called.
    pub fn title(&self) -> String {
        self.description.title.to_string()
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(&self.whole()).unwrap_or_default() + "\n"
    }

    /// As JSON on one line.
    pub fn json_line(&self) -> String {
        serde_json::to_string(&self.whole()).unwrap_or_default() + "\n"
    }

    /// As a document to read, to print, to hand on, so coloured.
    pub fn document(&self, look: Look) -> Document {
        let description = &self.description;
        let front = description.front();
        let parts = front.iter().chain(&description.parts);
        Document {
            title: description.title.to_string(),
            subtitle: description.subtitle.to_string(),
            running: self.running(),
            setting: R::setting(),
            blocks: parts.filter_map(|part| part.block(look)).collect(),
        }
    }

    fn running(&self) -> Running {
        self.description.head.running(&self.run)
    }

    /// As text for a terminal.
    pub fn text(&self) -> String {
        plain(&self.document(Look::Mono))
    }

    /// Its tables as data, also those without a row.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Its tables as files: a CSV file each, what every column means, and what they belong to.
    pub fn table_files(&self) -> Vec<(String, Vec<u8>)> {
        let file = |sheet: &Sheet| (format!("{}.csv", sheet.name), sheet.csv());
        let mut files: Vec<_> = self.sheets.iter().map(file).collect();
        let document = self.document(Look::Mono);
        let Running { mark, foot, .. } = &document.running;
        let read_first = [&document.title, &document.subtitle, mark, foot].map(String::as_str);
        files.push(("README.txt".to_owned(), (read_first.join("\n") + "\n").into_bytes()));
        files.push(("columns.csv".to_owned(), columns_of(&self.sheets).csv()));
        files
    }

    /// As a workbook: its words on the first sheet, and a sheet a table.
    pub fn workbook(&self, look: Look) -> Workbook {
        let document = self.document(look);
        // Tables have sheets of their own; what they show is told where they stand on pages.
        let front = document.blocks.into_iter().filter_map(|block| match block {
            Block::Table(table) if table.caption.is_empty() => None,
            Block::Table(table) => Some(Block::paragraph(&table.caption)),
            Block::Picture(_) => None,
            read @ (Block::Heading(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Callout(_)
            | Block::PageBreak) => Some(read),
        });
        Workbook {
            title: document.title,
            subtitle: document.subtitle,
            running: document.running,
            look,
            front: front.collect(),
            charts: Vec::new(),
            sums: Vec::new(),
            sheets: self.sheets.iter().filter(|s| !s.rows.is_empty()).map(worksheet).collect(),
        }
    }
}

/// What the columns of some tables mean, a row each.
pub fn columns_of(sheets: &[Sheet]) -> Sheet {
    let mut columns = Sheet::new("columns", &["table", "column", "meaning", "hxl"]);
    for sheet in sheets {
        for (name, meaning) in sheet.columns.iter().zip(&sheet.meanings) {
            let cells = [sheet.name, name.as_ref(), meaning.words, meaning.hxl];
            columns.rows.push(cells.map(Cell::text).to_vec());
        }
    }
    columns
}
