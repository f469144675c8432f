//! What is asked about whom to ask, and what comes back.

use crate::analysis::counterparts::Expectation;
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::game_order::{FirstMove, Order};
use crate::analysis::game_sets::Sets;
use crate::analysis::valued::Swept;
use crate::country::PermissionIx;
use crate::plan::sweep::Method;
use std::collections::BTreeMap;

/// What a target is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of what the same resources reach with everything granted.
    FullAccess,
    /// Of the person-months in need.
    Need,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The target: a share of what `of` says.
    pub share: &'a Exact,
    /// What it is a share of.
    pub of: Of,
    /// What winning each permission would take, in any unit, where it is not one: by permission.
    pub concessions: BTreeMap<PermissionIx, Exact>,
}

/// Whom to ask for a target.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Person-months of which the target is a share.
    pub whole: Exact,
    /// Person-months to be reached.
    pub target: Exact,
    /// Reached with none of the players granting.
    pub none: Exact,
    /// Reached with all of them granting.
    pub all: Exact,
    /// Minimal sets around the target; `None` where all together do not reach it.
    pub sets: Option<Sets>,
    /// The sufficient set that is most likely to be granted as a whole, with its chance.
    pub most_likely: Option<(Coalition, Exact)>,
    /// The sufficient set that takes least in concessions, with their sum.
    pub cheapest: Option<(Coalition, Exact)>,
    /// The chance that the target is met if everyone is asked, at the pack's odds.
    pub chance: Expectation,
    /// By player: how likely it grants, by the pack.
    pub odds: Vec<Exact>,
    /// By player: what is lost if it alone refuses.
    pub last: Vec<Exact>,
    /// The best order of asking, as far as `looked` says.
    pub order: Order,
    /// What stands second for the first move, where the best order is known.
    pub second_first: Option<FirstMove>,
    /// How sets and order were found.
    pub looked: Looked,
    /// What the answer comes to with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitAsk>,
}

/// How sets and orders were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Every combination has its value: all sets are told, and the best of each kind is proven.
    Everywhere(Swept),
    /// The players are too many for that: some sets and a good order are told, found by valuing one set
    /// after another. Each set told suffices and can spare no member; a better one may exist.
    Along {
        /// No set with fewer members suffices; `None` where the target is out of reach.
        at_least: Option<usize>,
        /// How many values were proven.
        proven: usize,
        /// By what.
        method: Method,
    },
}

/// A question with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitAsk {
    /// Name of the split.
    pub split: String,
    /// Person-months to be reached.
    pub target: Exact,
    /// Reached with all players granting.
    pub all: Exact,
    /// The fewest who suffice, as far as was looked; `None` where all together do not.
    pub fewest: Option<Coalition>,
    /// Whether these suffice with the supplies as the scenario has them, too.
    pub suffices_here: bool,
}
