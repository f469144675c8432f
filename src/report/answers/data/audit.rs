//! What the figures of a pack rest on.

use super::masthead;
use crate::kit::figure::Figure;
use crate::kit::sentence::term;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Masthead, PackAbout, Part, Sentence, TableSchema, col,
    in_data, means, say,
};
use crate::report::findings::audit::{Audit, Rows};
use schemars::JsonSchema;
use serde::Serialize;

/// What the figures of a pack rest on.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PackAudit {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    masthead: Masthead,
    #[serde(skip)]
    counted: Vec<Counted>,
}

/// Some figures by what they rest on.
#[derive(Clone, Debug)]
struct Counted {
    /// `table`, `all`, or `deciding`.
    kind: &'static str,
    name: Sentence,
    rows: Rows,
    /// Published, derived, assumed; none of no figures.
    shares: Option<[Figure; 3]>,
}

/// Each table, all of them, and those that decide a result.
const AUDIT: Declared<Counted> = Declared {
    name: "data-audit",
    row: "Figures of the country pack by what they rest on: of a table, of all tables, or of those that \
          decide a result",
    columns: &[
        in_data(col("kind", "Kind", means::code("table, all, or deciding"), |counted| {
            Cell::text(counted.kind)
        })),
        col("name", "Table", means::words("Which figures"), |counted| Cell::from(&counted.name)),
        col("figures", "Figures", means::figure(0, "How many there are"), |counted| {
            Cell::count(counted.rows.all())
        }),
        in_data(col("published", "Published", means::figure(0, "How many are published"), |of| {
            Cell::count(of.rows.published)
        })),
        in_data(col("derived", "Derived", means::figure(0, "How many are derived"), |of| {
            Cell::count(of.rows.derived)
        })),
        in_data(col("assumed", "Assumed", means::figure(0, "How many are assumed"), |of| {
            Cell::count(of.rows.assumed)
        })),
        col("published_share", "Published", means::share("Part published, 0 to 1"), |of| {
            share(of, 0)
        }),
        col("derived_share", "Derived", means::share("Part derived, 0 to 1"), |of| share(of, 1)),
        col("assumed_share", "Assumed", means::share("Part assumed, 0 to 1"), |of| share(of, 2)),
    ],
};

fn share(counted: &Counted, n: usize) -> Cell {
    counted.shares.map_or(Cell::Empty, |shares| Cell::Figure(shares[n]))
}

impl Counted {
    fn of(kind: &'static str, name: Sentence, rows: Rows) -> Counted {
        let exact = |n: u64| Figure::whole(n).exact();
        let shares = [rows.published, rows.derived, rows.assumed]
            .map(|part| Figure::share(exact(part), exact(rows.all())));
        Counted { kind, name, rows, shares: (rows.all() > 0).then_some(shares) }
    }
}

impl PackAudit {
    /// Lays out what was counted.
    pub fn of(about: PackAbout<'_>, audit: &Audit) -> PackAudit {
        let deciding = audit.deciding();
        let table =
            |(name, rows): (&String, &Rows)| Counted::of("table", Sentence::of_others(name), *rows);
        let mut counted: Vec<Counted> = audit.tables.iter().map(table).collect();
        counted.push(Counted::of("all", say!("data.audit.all", "all"), audit.total()));
        // Most other figures may be sure, and a result still hangs on these.
        for (name, rows) in deciding.each().into_iter().filter(|(_, rows)| rows.all() > 0) {
            let name = say!("data.audit.deciding", "deciding: {name}", name = term(name));
            counted.push(Counted::of("deciding", name, rows));
        }
        let name = say!("data.audit.deciding-all", "deciding, together");
        counted.push(Counted::of("deciding", name, deciding.total()));
        PackAudit { masthead: masthead("aidreach-data-audit", about), counted }
    }
}

impl Answered for PackAudit {
    fn tables() -> Vec<TableSchema> {
        vec![AUDIT.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let caption = say!(
            "data.audit.table",
            "Figures that are printed in a source, worked out from printed ones, or planning judgements"
        );
        Description {
            title: say!(
                "data.audit.title",
                "What the figures of {country} rest on",
                country = &head.country
            ),
            subtitle: Sentence::of_others(&head.pack),
            in_short: Vec::new(),
            head,
            parts: vec![Part::Table(AUDIT.of(caption, &self.counted).in_order())],
        }
    }
}
