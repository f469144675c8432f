//! What is found for an area that is short of food.

use crate::analysis::change::{Change, Obstacle};
use crate::country::AreaIx;
use crate::plan::{Cascade, Exact, Limiting};

/// What one or several changes bring, found by planning again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// What was changed; together where there are several.
    pub changes: Vec<Change>,
    /// Person-months more in the area (less, where negative).
    pub here: Exact,
    /// Person-months more over all areas.
    pub overall: Exact,
    /// The areas that are served fewer, those that lose most first; no more than a few.
    pub losers: Vec<(AreaIx, Exact)>,
}

/// Why one area is short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The area.
    pub area: AreaIx,
    /// Person-months in need and served.
    pub need: u64,
    /// Person-months served.
    pub served: Exact,
    /// What taking each whole class of obstacles away brings, in their order.
    pub classes: Vec<(Obstacle, Gain)>,
    /// From need to reach, as if only this area's need counted.
    pub cascade: Cascade,
    /// What is first in the way: the step that takes most in the area's own cascade, or, where what
    /// is lacking goes to others, what is short for all of them.
    pub first: Limiting,
    /// The class that brings the area most.
    pub most: Option<Obstacle>,
    /// Pairs of classes that bring something together where none does alone.
    pub together: Vec<Gain>,
    /// Single changes that bring the area something, the largest gain first.
    pub changes: Vec<Gain>,
    /// Where permissions are in the way and no single one helps: the smallest sets of permissions
    /// along one way that do, the largest gain first.
    pub sets: Vec<Gain>,
    /// The smallest sets for food from outside the country, where those above move only what lies or
    /// is bought inside it.
    pub sets_from_abroad: Vec<Gain>,
    /// Whether every smaller set along one way was tried and brought nothing.
    pub no_smaller: bool,
    /// What the area would have if food went to it before all others.
    pub alone: Alone,
    /// What it comes to with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitWhy>,
}

/// An area under another split of the supplies by origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitWhy {
    /// Name of the split.
    pub split: String,
    /// Person-months served there.
    pub served: Exact,
    /// What the change that helps most under the scenario's own split brings under this one;
    /// `None` where none helps.
    pub best: Option<Gain>,
}

/// What an area would have if nobody else were served before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// Person-months served there then.
    pub served: Exact,
    /// How many areas would lose anything.
    pub n_losers: usize,
    /// The areas that would lose most then, and the person-months each would lose.
    pub losers: Vec<(AreaIx, Exact)>,
    /// Person-months lost elsewhere for each one gained here; `None` where nothing is gained.
    pub exchange: Option<Exact>,
}
