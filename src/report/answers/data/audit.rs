//! What the figures of a pack rest on.

use super::masthead;
use crate::report::findings::audit::{Audit, Rows};
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::Cell;
use crate::report::kit::{
    Answered, Declared, Description, Masthead, PackAbout, Part, TableSchema, col, in_data, means,
};
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
    name: String,
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
        col("name", "Table", means::words("Which figures"), |counted| Cell::text(&counted.name)),
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
    fn of(kind: &'static str, name: String, rows: Rows) -> Counted {
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
        let table = |(name, rows): (&String, &Rows)| Counted::of("table", name.clone(), *rows);
        let mut counted: Vec<Counted> = audit.tables.iter().map(table).collect();
        counted.push(Counted::of("all", "all".to_owned(), audit.total()));
        // Most other figures may be sure, and a result still hangs on these.
        for (name, rows) in deciding.each().into_iter().filter(|(_, rows)| rows.all() > 0) {
            counted.push(Counted::of("deciding", format!("deciding: {name}"), rows));
        }
        counted.push(Counted::of("deciding", "deciding, together".to_owned(), deciding.total()));
        PackAudit { masthead: masthead("aidreach-data-audit", about), counted }
    }
}

impl Answered for PackAudit {
    fn tables() -> Vec<TableSchema> {
        vec![AUDIT.schema()]
    }

    fn described(&self) -> Description {
        let head = self.masthead.clone();
        let caption = "Figures that are printed in a source, worked out from printed ones, or planning \
                       judgements";
        Description {
            title: format!("What the figures of {} rest on", head.country).into(),
            subtitle: head.pack.clone().into(),
            in_short: Vec::new(),
            head,
            parts: vec![Part::Table(AUDIT.of(caption, &self.counted).in_order())],
        }
    }
}
