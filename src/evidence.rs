//! What we know and who said so.

/// How a figure came to be in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Printed in the source.
    Published,
    /// Worked out from printed figures; the note says how.
    Derived,
    /// A planning judgement; the note says why.
    Assumed,
}

impl Basis {
    /// Every basis, surest first.
    pub const ALL: [Basis; 3] = [Basis::Published, Basis::Derived, Basis::Assumed];

    /// The word used in tables and reports.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Published => "published",
            Basis::Derived => "derived",
            Basis::Assumed => "assumed",
        }
    }
}

/// Position of a source in the country's list of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIx(pub u32);

impl SourceIx {
    /// As a position in the country's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a figure comes from: its basis and the sources that a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Printed, worked out or assumed.
    pub basis: Basis,
    /// Who said so, in the order the row names them.
    pub sources: Vec<SourceIx>,
}

/// Who may see something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Anyone.
    Public,
    /// The planning team and the organisations that work with it.
    Partner,
    /// The planning team.
    Internal,
    /// Named people only.
    Confidential,
}

/// A document that figures were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Key used in the tables.
    pub id: String,
    /// Title, in short.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Day or month of publication as printed; empty where none is printed.
    pub date: String,
    /// Where it was read; empty for a planning judgement.
    pub reference: String,
    /// Terms under which its figures may be passed on.
    pub licence: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}

/// Which of a figure's three values is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The least we would believe.
    Low,
    /// The one planned with.
    #[default]
    Best,
    /// The most we would believe.
    High,
}

impl Level {
    /// From least to most.
    pub const ALL: [Level; 3] = [Level::Low, Level::Best, Level::High];

    /// The word used in tables and reports.
    pub fn word(self) -> &'static str {
        match self {
            Level::Low => "low",
            Level::Best => "best",
            Level::High => "high",
        }
    }
}

/// A figure with its bounds, so that nothing mistakes a guess for a count.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate<Q> {
    /// Least we would believe.
    pub low: Q,
    /// Planned with.
    pub best: Q,
    /// Most we would believe.
    pub high: Q,
    /// Basis and sources.
    pub origin: Origin,
}

impl<Q> Estimate<Q> {
    /// One of its three values.
    pub fn at(&self, level: Level) -> &Q {
        match level {
            Level::Low => &self.low,
            Level::Best => &self.best,
            Level::High => &self.high,
        }
    }
}
