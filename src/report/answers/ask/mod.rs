//! Whom to ask for a target, as sentences and tables.

mod gather;
mod page;
mod words;

use crate::analysis::ask::Of;
use crate::analysis::game::Exact;
use crate::country::AreaIx;
use crate::kit::figure::Figure;
use crate::kit::sentence::Argument;
use crate::kit::{Masthead, Sentence};
use crate::report::findings::coalitions::{Basis, GameMeta, Named, NotPlaying, ProofSummary};
use schemars::JsonSchema;
use serde::Serialize;

/// Whom to ask for a target.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AskReport {
    #[serde(flatten)]
    masthead: Masthead,
    about: GameMeta,
    basis: Basis,
    players_are: &'static str,
    target_share: Figure,
    target_is_share_of: &'static str,
    areas: Vec<String>,
    whole_person_months: Figure,
    target_person_months: Figure,
    none_granted_person_months: Figure,
    all_granted_person_months: Figure,
    at_most_percent: Figure,
    out_of_reach: bool,
    sentences: Vec<Sentence>,
    players: Vec<PlayerTold>,
    /// Whether every combination was valued, so that all sets are told and the best are proven.
    all_combinations_valued: bool,
    /// Where they were not: no set of fewer players suffices.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least_players: Option<usize>,
    /// By the ids of players; each suffices and can spare none.
    sufficient_sets: Vec<Vec<String>>,
    /// By the ids of players; the target cannot be met without at least one of each.
    needed_sets: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_likely: Option<Likely>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least_concessions: Option<Conceded>,
    p_target_met_if_all_are_asked: Figure,
    /// Within this of it the chance lies in about 95 % of cases, where it is estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    p_target_met_give_or_take: Option<Figure>,
    splits: Vec<SplitTold>,
    order: Vec<Step>,
    second_best_first: Option<SecondBest>,
    not_playing: NotPlaying,
    /// Left out where not every combination was valued.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<ProofSummary>,
    #[serde(skip)]
    of: Of,
    #[serde(skip)]
    looked: Sentence,
    /// The sets with names, in the order of their lists.
    #[serde(skip)]
    sets: [Vec<SetTold>; 2],
}

/// A set that suffices, or of which one is needed.
#[derive(Clone, Debug)]
struct SetTold {
    sort: &'static str,
    /// Its place among those of its sort.
    n: usize,
    players: Vec<String>,
    /// Its members as people list them.
    said: Argument,
}

/// A player, and what hangs on it alone.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PlayerTold {
    #[serde(flatten)]
    named: Named,
    /// Lost if it alone refuses.
    granted_last_person_months: Figure,
}

/// A sufficient set with its chance.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Likely {
    players: Vec<String>,
    p_granted: Figure,
}

/// A sufficient set with what it would take in concessions.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Conceded {
    players: Vec<String>,
    concessions: Figure,
}

/// What the answer comes to with the supplies split otherwise by origin.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    target_person_months: Figure,
    all_granted_person_months: Figure,
    out_of_reach: bool,
    fewest: Option<Vec<String>>,
    /// The fewest as people list them.
    #[serde(skip)]
    said: Option<Argument>,
    /// Whether the fewest suffice with the supplies as the scenario has them, too.
    #[serde(skip)]
    suffices_here: bool,
    #[serde(skip)]
    sentence: Sentence,
}

/// One step of the best order of asking.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Step {
    /// Its place, from 1.
    #[serde(skip)]
    n: usize,
    ask: String,
    #[serde(skip)]
    name: String,
    /// Who decides; none where a counterpart is asked as a whole.
    #[serde(skip)]
    counterpart: Option<String>,
    reach_person_months: Figure,
    #[serde(skip)]
    reach_share: Figure,
    reach_percent: Figure,
    /// Lost if it alone refuses, with all others granting.
    granted_last_person_months: Figure,
    target_met: bool,
}

/// The second best first move.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SecondBest {
    ask: String,
    #[serde(skip)]
    name: String,
    regret_person_months_summed_over_steps: Figure,
}

/// What was asked for: the share, of what, and where.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The share.
    pub share: &'a Exact,
    /// Of what.
    pub of: Of,
    /// In which areas; all where there are none.
    pub areas: &'a [AreaIx],
}
