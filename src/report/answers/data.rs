//! What a country pack holds: its tables, one of them as it stands, its sources, and what its figures
//! rest on.

mod audit;
mod differences;
pub(in crate::report) mod raw;

pub use audit::PackAudit;
pub use differences::PackDifferences;
pub use raw::Raw;

use crate::country::{Country, TABLES};
use crate::evidence::Source;
use crate::kit::sentence::{Joined, term};
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Masthead, PackAbout, Part, Sentence, Table, TableSchema, col,
    means, say,
};
use crate::report::findings::audit::Audit;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;

/// The head of an answer about a pack's own tables, which are for the planning team.
fn masthead(format: &'static str, about: PackAbout<'_>) -> Masthead {
    Masthead::of_pack((format, 1), about, Sharing::Internal)
}

/// The tables of a pack.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PackTables {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    #[serde(skip)]
    tables: Vec<PackTable>,
}

/// A table of a pack.
#[derive(Clone, Debug)]
struct PackTable {
    file: String,
    rows: u64,
    holds: Option<&'static str>,
}

/// The tables, by their files.
const LIST: Declared<PackTable> = Declared {
    name: "data-list",
    row: "A table of the country pack",
    columns: &[
        col("file", "Table", means::code("Name of its file"), |table| Cell::text(&table.file)),
        col("rows", "Rows", means::figure(0, "How many rows it has"), |table| {
            Cell::count(table.rows)
        }),
        col("holds", "What its rows are", means::words("What its rows are"), |table| {
            Cell::Text(match table.holds {
                Some(holds) => holds.to_owned(),
                None => say!("data.list.other", "not a table of a pack").to_string(),
            })
        }),
    ],
};

impl PackTables {
    /// Lists tables, each with how many rows it has.
    pub fn of(about: PackAbout<'_>, tables: Vec<(String, usize)>) -> PackTables {
        let table = |(file, rows): (String, usize)| {
            let known = TABLES.iter().find(|table| table.file == file);
            PackTable { file, rows: rows as u64, holds: known.map(|table| table.holds) }
        };
        PackTables {
            masthead: masthead("aidreach-data-list", about),
            tables: tables.into_iter().map(table).collect(),
        }
    }
}

impl Answered for PackTables {
    fn tables() -> Vec<TableSchema> {
        vec![LIST.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let caption = say!("data.list.table", "Show one with `aidreach data show TABLE`");
        Description {
            title: say!("data.list.title", "Tables of {country}", country = &head.country),
            subtitle: Sentence::of_others(&head.pack),
            in_short: Vec::new(),
            head,
            parts: vec![Part::Table(LIST.of(caption, &self.tables))],
        }
    }
}

/// A table of a pack as it stands, with its own columns.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PackTableShown {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    /// Name of its file.
    file: String,
    #[serde(skip)]
    raw: Raw,
}

/// Name of the table, whose columns are those of the file.
const SHOWN: &str = "data-show";

impl PackTableShown {
    /// Shows a table.
    pub fn of(about: PackAbout<'_>, file: &str, raw: Raw) -> PackTableShown {
        let masthead = masthead("aidreach-data-show", about);
        PackTableShown { masthead, file: file.to_owned(), raw }
    }
}

impl Answered for PackTableShown {
    fn tables() -> Vec<TableSchema> {
        vec![TableSchema::as_read(SHOWN, "A row of the table, with the columns of its file")]
    }

    fn described(&self) -> Description {
        let sheet = self.raw.sheet(SHOWN, &self.file);
        let head = self.masthead.clone();
        let mut parts = Vec::new();
        if sheet.rows.is_empty() {
            parts.push(Part::paragraph(say!(
                "data.show.no-rows",
                "The table has no rows. Its columns: {columns}.",
                columns = Joined::Commas.list(&self.raw.header),
            )));
        }
        let caption = say!("data.show.table", "{row}.", row = term(sheet.about));
        parts.push(Part::Table(Table::as_read(caption, sheet)));
        Description {
            title: say!(
                "data.show.title",
                "{file} of {country}",
                file = &self.file,
                country = &head.country
            ),
            subtitle: Sentence::of_others(&head.pack),
            in_short: Vec::new(),
            head,
            parts,
        }
    }
}

/// The sources of a pack.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PackSources {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    #[serde(skip)]
    sources: Vec<Cited>,
}

/// A source, and how many figures name it.
#[derive(Clone, Debug)]
struct Cited {
    source: Source,
    figures: u64,
}

/// Each source.
const SOURCES: Declared<Cited> = Declared {
    name: "data-sources",
    row: "A source that figures of the country pack name",
    columns: &[
        col("source", "Source", means::code("Key of the source"), |cited| {
            Cell::text(&cited.source.id)
        }),
        col("figures", "Figures", means::figure(0, "How many figures name it"), |cited| {
            Cell::count(cited.figures)
        }),
        col("title", "Title", means::words("What it is called").hxl("#meta+source"), |cited| {
            Cell::filled(&cited.source.title)
        }),
        col("publisher", "Publisher", means::words("Who published it").hxl("#org+name"), |cited| {
            Cell::filled(&cited.source.publisher)
        }),
        col(
            "date",
            "Date",
            means::words("When, as the publisher writes it").hxl("#date"),
            |cited| Cell::filled(&cited.source.date),
        ),
        col("licence", "Licence", means::words("On which terms").hxl("#meta+license"), |cited| {
            Cell::filled(&cited.source.licence)
        }),
        col(
            "reference",
            "Where",
            means::words("Where it can be found").hxl("#meta+url"),
            |cited| Cell::filled(&cited.source.reference),
        ),
    ],
};

impl PackSources {
    /// Lists the sources of a country, with how often its tables name them.
    pub fn of(country: &Country, audit: &Audit) -> PackSources {
        let about = PackAbout { folder: "", about: Some(&country.about) };
        let cited = |source: &Source| Cited {
            source: source.clone(),
            figures: audit.cited.get(&source.id).copied().unwrap_or(0),
        };
        PackSources {
            masthead: masthead("aidreach-data-sources", about),
            sources: country.sources.iter().map(cited).collect(),
        }
    }
}

impl Answered for PackSources {
    fn tables() -> Vec<TableSchema> {
        vec![SOURCES.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let caption = say!("data.sources.table", "Sources, and how many figures name each");
        Description {
            title: say!("data.sources.title", "Sources of {country}", country = &head.country),
            subtitle: Sentence::of_others(&head.pack),
            in_short: Vec::new(),
            head,
            parts: vec![Part::Table(SOURCES.of(caption, &self.sources))],
        }
    }
}
