//! Forms as lines, whatever file they came in: a first word, and the cells it needs.

use crate::country::words;
use crate::issues::At;
use std::collections::BTreeMap;

/// The first word of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Key of the exercise.
    Exercise,
    /// Number of the team.
    Team,
    /// Number of the turn.
    Turn,
    /// What becomes of the food that no order moves.
    Follow,
    /// An area where nothing is handed out beyond what orders say.
    LeaveOut,
    /// Most US dollars that may be spent.
    SpendAtMost,
    /// What one person is given.
    Ration,
    /// Tonnes handed out in an area.
    HandOut,
    /// Tonnes put into store somewhere.
    MoveUp,
    /// Tonnes handed out ahead of snow in an area.
    SendAhead,
    /// A permission asked for.
    Ask,
}
words!(LineKind {
    Exercise = "exercise",
    Team = "team",
    Turn = "turn",
    Follow = "follow",
    LeaveOut = "leave out",
    SpendAtMost = "spend at most",
    Ration = "ration",
    HandOut = "hand out",
    MoveUp = "move up",
    SendAhead = "send ahead",
    Ask = "ask",
});

/// A cell beside the first word, by the column's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What is said: a word, a number, an area, a permission.
    Value,
    /// Where food lies.
    From,
    /// Where it goes.
    To,
    /// How many tonnes.
    Mt,
    /// What would be accepted in return.
    Against,
}
words!(Column {
    Value = "value",
    From = "from",
    To = "to",
    Mt = "mt",
    Against = "against",
});

impl LineKind {
    /// Whether a form says it at most once.
    pub fn is_said_once(self) -> bool {
        match self {
            LineKind::Exercise
            | LineKind::Team
            | LineKind::Turn
            | LineKind::Follow
            | LineKind::SpendAtMost
            | LineKind::Ration => true,
            LineKind::LeaveOut
            | LineKind::HandOut
            | LineKind::MoveUp
            | LineKind::SendAhead
            | LineKind::Ask => false,
        }
    }

    /// The cells that such a line needs, and those that it may have.
    pub fn cells(self) -> (&'static [Column], &'static [Column]) {
        match self {
            LineKind::HandOut | LineKind::MoveUp | LineKind::SendAhead => {
                (&[Column::From, Column::To, Column::Mt], &[])
            }
            LineKind::Ask => (&[Column::Value], &[Column::Against]),
            LineKind::Exercise
            | LineKind::Team
            | LineKind::Turn
            | LineKind::Follow
            | LineKind::LeaveOut
            | LineKind::SpendAtMost
            | LineKind::Ration => (&[Column::Value], &[]),
        }
    }
}

/// The most lines of a form; one that the program writes has some dozens.
pub(super) const MOST_LINES: usize = 2_000;

/// A cell as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What stands there, without spaces around it.
    pub text: String,
    /// Where.
    pub at: At,
}

/// A line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first word.
    pub says: Written,
    /// The cells beside it that are not empty.
    pub cells: BTreeMap<Column, Written>,
    /// Filled cells in columns that forms do not have, with the columns' names.
    pub unknown: Vec<(String, Written)>,
}
