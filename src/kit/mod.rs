//! How an answer is told: once, as a description, from which every format is written.
//!
//! A description is a head, sentences, tables with declared columns, and pictures. Whoever answers a
//! question fills it ([`Answered`]); `rendered` alone knows formats, and never what an answer is about.

pub mod chart;
pub mod columns;
pub mod figure;
pub mod headings;
pub mod layout;
mod masthead;
mod published;
mod rendered;
pub mod sentence;
pub mod sheet;
mod table;
pub mod worksheet;

pub use masthead::{Masthead, NO_ADVICE, PackAbout, Scope, Word, exercise_mark, rests_on};
pub use published::Published;
pub use rendered::{Rendered, columns_of};
use sentence::KeyedSentence;
pub use sentence::{Sentence, say};
pub use table::{
    Column, Declared, Table, TableSchema, col, in_data, known, means, on_pages, on_pages_right,
    whole,
};

use crate::page::{Block, Heading, List, Look, Order, Picture, Setting, Text};
use chart::Chart;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// An answer to one question. Written as it is, it is what JSON says beside its tables.
pub trait Answered: Serialize + JsonSchema {
    /// Its tables, whether or not this answer has rows for them.
    fn tables() -> Vec<TableSchema>;

    /// How its pages are set.
    fn setting() -> Setting {
        Setting::Pages
    }

    /// What is told of it, whatever the format.
    fn described(&self) -> Description;
}

/// What is told of an answer, whatever the format.
#[derive(Clone, Debug)]
pub struct Description {
    /// What it is about, and who may read it.
    pub head: Masthead,
    /// What it is called.
    pub title: Sentence,
    /// One line below the title, such as what was planned and when.
    pub subtitle: Sentence,
    /// The answer in a few sentences.
    pub in_short: Vec<Sentence>,
    /// The rest, in order.
    pub parts: Vec<Part>,
}

impl Description {
    /// What stands before all other parts.
    fn front(&self) -> Vec<Part> {
        match self.in_short.is_empty() {
            true => Vec::new(),
            false => {
                vec![Part::section("in-short", headings::in_short()), Part::bullets(&self.in_short)]
            }
        }
    }

    /// All that is worded, in order of reading, each once; nothing where there are no words.
    fn sentences(&self) -> Vec<KeyedSentence> {
        let (front, rest) = (self.front(), self.parts.iter());
        let head = [&self.title, &self.subtitle].into_iter();
        let all = head.chain(front.iter().chain(rest).flat_map(Part::sentences));
        let mut known = BTreeSet::new();
        let keyed = all.map(Sentence::keyed).filter(|told| !told.text().is_empty());
        keyed.filter(|told| known.insert((told.key(), told.text().to_owned()))).collect()
    }
}

/// A part of a description.
#[derive(Clone, Debug)]
pub enum Part {
    /// A heading.
    Heading {
        /// 1 for a section, 2 for a part of it.
        level: u8,
        /// Key by which it can be linked to.
        id: String,
        /// Its words.
        words: Sentence,
    },
    /// A paragraph.
    Paragraph(Sentence),
    /// Points.
    Bullets(Vec<Sentence>),
    /// Points in an order that matters.
    Numbered(Vec<Sentence>),
    /// What must not be overlooked.
    Callout(Sentence),
    /// A picture.
    Picture(Picture),
    /// A chart of figures that a table tells, too.
    Chart(Chart),
    /// A table of figures.
    Table(Table),
    /// A table of pages alone, as data tell it otherwise.
    OnPages(Table),
    /// A table that pages leave out, as they tell it otherwise.
    Data(Table),
}

impl Part {
    /// As a document so coloured holds it.
    pub fn block(&self, look: Look) -> Option<Block> {
        let text = |sentence: &Sentence| Text::plain(&sentence.to_string());
        let list = |order: Order, items: &[Sentence]| {
            Block::List(List { order, items: items.iter().map(text).collect() })
        };
        Some(match self {
            Part::Heading { level, id, words } => {
                Block::Heading(Heading { level: *level, id: id.clone(), text: words.to_string() })
            }
            Part::Paragraph(sentence) => Block::Paragraph(text(sentence)),
            Part::Bullets(items) => list(Order::Bulleted, items),
            Part::Numbered(items) => list(Order::Numbered, items),
            Part::Callout(sentence) => Block::Callout(text(sentence)),
            Part::Picture(picture) => Block::Picture(picture.clone()),
            Part::Chart(chart) => Block::Picture(chart.picture(look)),
            Part::Table(table) | Part::OnPages(table) => Block::Table(table.on_page()),
            Part::Data(_) => return None,
        })
    }

    fn sentences(&self) -> Vec<&Sentence> {
        match self {
            Part::Heading { words, .. } => vec![words],
            Part::Paragraph(sentence) | Part::Callout(sentence) => vec![sentence],
            Part::Bullets(items) | Part::Numbered(items) => items.iter().collect(),
            Part::Table(table) | Part::OnPages(table) | Part::Data(table) => {
                table.sentences().collect()
            }
            Part::Chart(chart) => chart.sentences(),
            Part::Picture(_) => Vec::new(),
        }
    }

    /// A section's heading.
    pub fn section(id: &str, words: impl Into<Sentence>) -> Part {
        Part::Heading { level: 1, id: id.to_owned(), words: words.into() }
    }

    /// The heading of a part of a section.
    pub fn subsection(id: &str, words: impl Into<Sentence>) -> Part {
        Part::Heading { level: 2, id: id.to_owned(), words: words.into() }
    }

    /// A paragraph.
    pub fn paragraph(sentence: impl Into<Sentence>) -> Part {
        Part::Paragraph(sentence.into())
    }

    /// Points.
    pub fn bullets<T: Clone + Into<Sentence>>(items: &[T]) -> Part {
        Part::Bullets(items.iter().cloned().map(Into::into).collect())
    }
}
