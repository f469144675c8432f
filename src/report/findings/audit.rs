//! What a pack's figures rest on: how many rows of each table are published, derived and assumed,
//! and which sources they name.

use crate::country::{DECIDING, PackFiles, RestsOn};
use crate::kit::figure::Figure;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Rows by what they rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Rows {
    /// Printed in a source.
    pub published: u64,
    /// Worked out from printed figures.
    pub derived: u64,
    /// Planning judgements.
    pub assumed: u64,
}

impl Rows {
    /// All of them.
    pub fn all(self) -> u64 {
        self.published + self.derived + self.assumed
    }

    /// The part of them that are planning judgements; nothing of nothing is nothing.
    pub fn assumed_share(self) -> Figure {
        let [part, whole] = [self.assumed, self.all()].map(|n| Figure::whole(n).exact());
        Figure::share(part, whole)
    }

    fn and(self, other: Rows) -> Rows {
        Rows {
            published: self.published + other.published,
            derived: self.derived + other.derived,
            assumed: self.assumed + other.assumed,
        }
    }
}

/// What the tables rest on that decide a result: how much food there is, what ways carry, who
/// grants what, and how many people are planned for. All other tables together may be sure, and a
/// result still hangs on these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Deciding {
    /// Food on offer: `supplies.csv`.
    pub supplies: Rows,
    /// What links carry, counted and by class: `link-capacities.csv`, `capacity-classes.csv`.
    pub capacities: Rows,
    /// Permissions with their usual states and odds: `permissions.csv`.
    pub permissions: Rows,
    /// Caseloads: `caseloads.csv`; nothing where none is known.
    pub caseloads: Rows,
}

impl Deciding {
    /// Each with its name, in the order in which they are told.
    pub fn each(&self) -> [(&'static str, Rows); 4] {
        let rows = [self.supplies, self.capacities, self.permissions, self.caseloads];
        [0, 1, 2, 3].map(|n| (DECIDING[n].0, rows[n]))
    }

    /// All of them together.
    pub fn total(&self) -> Rows {
        self.each().into_iter().fold(Rows::default(), |all, (_, rows)| all.and(rows))
    }
}

/// What a pack's figures rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Figures by table, in order of file names; a row with two sorts of figures counts twice.
    pub tables: BTreeMap<String, Rows>,
    /// How many figures name each source.
    pub cited: BTreeMap<String, u64>,
}

impl Audit {
    /// Counts the rows of every table whose columns say what they rest on.
    pub fn of(files: &dyn PackFiles) -> Audit {
        let RestsOn { tables, cited, .. } = RestsOn::of(files);
        let rows = |[published, derived, assumed]: [u64; 3]| Rows { published, derived, assumed };
        Audit { tables: tables.into_iter().map(|(name, n)| (name, rows(n))).collect(), cited }
    }

    /// The whole pack.
    pub fn total(&self) -> Rows {
        self.tables.values().fold(Rows::default(), |all, rows| all.and(*rows))
    }

    /// The tables that decide a result.
    pub fn deciding(&self) -> Deciding {
        let table = |file: &&str| self.tables.get(*file).copied().unwrap_or_default();
        let rows = |files: &[&str]| files.iter().map(table).fold(Rows::default(), Rows::and);
        let [supplies, capacities, permissions, caseloads] = DECIDING.map(|(_, files)| rows(files));
        Deciding { supplies, capacities, permissions, caseloads }
    }
}
