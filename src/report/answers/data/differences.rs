//! What two packs say differently.

use super::masthead;
use crate::country::{Difference, What};
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Masthead, PackAbout, Part, Sentence, TableSchema, col, means,
    say,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What two packs say differently.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PackDifferences {
    /// What it is about, and who may read it: of the second pack.
    #[serde(flatten)]
    masthead: Masthead,
    /// The first pack, as it was named.
    pub first: String,
    /// The second pack, as it was named.
    pub second: String,
    #[serde(skip)]
    found: Vec<Difference>,
}

const DIFFERENCES: Declared<Difference> = Declared {
    name: "pack-diff",
    row: "A row or a file that one of two packs alone has, or a cell in which they differ",
    columns: &[
        col("file", "Table", means::code("The file of the pack"), |row| Cell::text(&row.file)),
        col("key", "Row", means::code("Key of the row; empty for a file as a whole"), |row| {
            Cell::text(&row.key)
        }),
        col(
            "difference",
            "Difference",
            means::code("only in first, only in second, or otherwise"),
            |row| Cell::text(word(row.what)),
        ),
        col("column", "Column", means::code("The column that differs"), |row| {
            Cell::text(&row.column)
        }),
        col("first", "First", means::words("What the first pack says"), |row| {
            Cell::text(&row.said[0])
        }),
        col("second", "Second", means::words("What the second pack says"), |row| {
            Cell::text(&row.said[1])
        }),
    ],
};

fn word(what: What) -> &'static str {
    match what {
        What::OnlyFirst => "only in first",
        What::OnlySecond => "only in second",
        What::Otherwise => "otherwise",
    }
}

impl PackDifferences {
    /// Lays differences out; both packs are called as people named them.
    pub fn of(about: PackAbout<'_>, [first, second]: [&str; 2], found: Vec<Difference>) -> Self {
        PackDifferences {
            masthead: masthead("aidreach-pack-diff", about),
            first: first.to_owned(),
            second: second.to_owned(),
            found,
        }
    }

    /// In a sentence for each file: how many rows came, went and say otherwise.
    fn in_short(&self) -> Vec<Sentence> {
        let mut files: BTreeMap<&str, Vec<&Difference>> = BTreeMap::new();
        for found in &self.found {
            files.entry(&found.file).or_default().push(found);
        }
        let told = |(file, found): (&str, &Vec<&Difference>)| {
            let of = |what| found.iter().filter(|one| one.what == what).count();
            let mut otherwise: Vec<&str> = found
                .iter()
                .filter(|one| one.what == What::Otherwise)
                .map(|one| one.key.as_str())
                .collect();
            otherwise.dedup();
            let whole = found.iter().all(|one| one.key.is_empty());
            match (whole, found[0].what) {
                (true, What::Otherwise) => {
                    say!("pack.diff.file", "{file}: the text differs.", file)
                }
                (true, What::OnlyFirst) => {
                    say!("pack.diff.file.first", "{file}: only the first has it.", file)
                }
                (true, What::OnlySecond) => {
                    say!("pack.diff.file.second", "{file}: only the second has it.", file)
                }
                (false, _) => say!(
                    "pack.diff.rows",
                    "{file}: {more} {more:row|rows} only in the second, {fewer} only in the first, {otherwise} \
                     {otherwise:says|say} otherwise.",
                    file,
                    more = of(What::OnlySecond),
                    fewer = of(What::OnlyFirst),
                    otherwise = otherwise.len(),
                ),
            }
        };
        match files.is_empty() {
            true => vec![say!("pack.diff.none", "Both say the same.")],
            false => files.iter().map(|(file, found)| told((file, found))).collect(),
        }
    }
}

impl Answered for PackDifferences {
    fn tables() -> Vec<TableSchema> {
        vec![DIFFERENCES.schema()]
    }

    fn described(&self) -> Description {
        let caption = say!("pack.diff.table", "Rows and cells that differ");
        Description {
            title: say!(
                "pack.diff.title",
                "What {second} says otherwise than {first}",
                second = &self.second,
                first = &self.first,
            ),
            subtitle: Sentence::of_others(&self.masthead.pack),
            in_short: self.in_short(),
            head: self.masthead.clone(),
            parts: match self.found.is_empty() {
                // A heading above nothing would look like something that is missing.
                true => Vec::new(),
                false => vec![Part::Table(DIFFERENCES.of(caption, &self.found).in_order())],
            },
        }
    }
}
