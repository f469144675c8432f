//! How an answer is told: once, as a description, from which every format is written.
//!
//! A description is a head, sentences, tables with declared columns, and pictures. Whoever answers a
//! question fills it ([`Answered`]); `rendered` alone knows formats, and never what an answer is about.

pub(in crate::report) mod columns;
pub(in crate::report) mod figure;
pub(in crate::report) mod layout;
mod masthead;
mod published;
mod rendered;
pub(in crate::report) mod sheet;
mod table;
pub(in crate::report) mod worksheet;

pub(in crate::report) use masthead::exercise_mark;
pub use masthead::{Masthead, PackAbout, Scope, Word};
pub use published::Published;
pub use rendered::Rendered;
pub(in crate::report) use rendered::columns_of;
pub use table::{
    Column, Declared, Table, TableSchema, col, in_data, known, means, on_pages, on_pages_right,
    whole,
};

use crate::page::Block;
use schemars::JsonSchema;
use serde::Serialize;

/// An answer to one question. Written as it is, it is what JSON says beside its tables.
pub trait Answered: Serialize + JsonSchema {
    /// Its tables, whether or not this answer has rows for them.
    fn tables() -> Vec<TableSchema>;

    /// What is told of it, whatever the format.
    fn described(&self) -> Description;
}

/// What is told of an answer, whatever the format.
#[derive(Clone, Debug)]
pub struct Description {
    /// What it is about, and who may read it.
    pub head: Masthead,
    /// What it is called.
    pub title: String,
    /// One line below the title, such as what was planned and when.
    pub subtitle: String,
    /// The answer in a few sentences.
    pub in_short: Vec<String>,
    /// The rest, in order.
    pub parts: Vec<Part>,
}

/// A part of a description.
#[derive(Clone, Debug)]
pub enum Part {
    /// What is read: headings, sentences, pictures.
    Block(Block),
    /// A table of figures.
    Table(Table),
    /// A table that pages leave out, as they tell it otherwise.
    Data(Table),
}

impl Part {
    /// As a document holds it.
    pub(in crate::report) fn block(&self) -> Option<Block> {
        match self {
            Part::Block(block) => Some(block.clone()),
            Part::Table(table) => Some(Block::Table(table.on_page())),
            Part::Data(_) => None,
        }
    }

    /// A section's heading.
    pub fn section(id: &str, text: &str) -> Part {
        Part::Block(Block::section(id, text))
    }

    /// The heading of a part of a section.
    pub fn subsection(id: &str, text: &str) -> Part {
        Part::Block(Block::part(id, text))
    }

    /// A paragraph of plain words.
    pub fn paragraph(text: &str) -> Part {
        Part::Block(Block::paragraph(text))
    }

    /// Points of plain words.
    pub fn bullets<T: AsRef<str>>(items: &[T]) -> Part {
        Part::Block(Block::bullets(items))
    }
}
