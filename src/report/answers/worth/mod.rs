//! What permissions are worth, as sentences a negotiator can say aloud and tables.

mod chart;
mod counterparts;
mod gather;
mod page;
mod phases;
mod said;
mod tables;
mod unasked;

pub(in crate::report::answers) use counterparts::{
    COUNTERPARTS, CounterpartTold, CounterpartsTold,
};
pub use phases::PhasesReport;

use crate::kit::figure::Figure;
use crate::kit::{Masthead, Sentence};
use crate::report::findings::coalitions::{
    Basis, Estimated, GameMeta, Named, NotPlaying, ProofSummary,
};
use crate::report::findings::effect::EffectTold;
use crate::report::findings::ranges::{DrawsTold, RangeEnds};
use schemars::JsonSchema;
use serde::Serialize;
use unasked::UnaskedTold;

/// What permissions or counterparts are worth; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WorthReport {
    #[serde(flatten)]
    masthead: Masthead,
    about: GameMeta,
    basis: Basis,
    players_are: &'static str,
    sentences: Vec<Sentence>,
    none_granted_person_months: Figure,
    all_granted_person_months: Figure,
    as_it_stands_person_months: Figure,
    gain_person_months: Figure,
    players: Vec<PlayerTold>,
    /// All counterparts of the scenario, each with all its permissions, whoever plays above.
    counterparts: CounterpartsTold,
    /// What the figures of pairs are: `interaction`, the Shapley interaction index, or `lost-together`,
    /// what is lost if either refuses, added up, less what is lost if both do.
    pairs_are: PairsAre,
    worth_more_together: Vec<Pair>,
    either_will_do: Vec<Pair>,
    splits: Vec<SplitTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<Event>>,
    not_playing: NotPlaying,
    /// Permissions that are worth nothing, with why, and those denied that do not play, with what granting them
    /// changes.
    unasked: Vec<UnaskedTold>,
    /// From what worths are estimated; left out where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated: Option<Estimated>,
    /// How draws for ranges were made; left out where nothing was drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<DrawsTold>,
    /// Left out where worths are estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<ProofSummary>,
}

/// A player and its values.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PlayerTold {
    #[serde(flatten)]
    named: Named,
    worth_person_months: Figure,
    /// Within this of it the worth lies in about 95 % of cases; left out where it is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    give_or_take_person_months: Option<Figure>,
    /// Within which all estimates lie at once with the confidence told, whatever the network is like.
    #[serde(skip_serializing_if = "Option::is_none")]
    surely_within_person_months: Option<Figure>,
    granted_first_person_months: Figure,
    granted_last_person_months: Figure,
    /// What is lost if it alone refuses lies in eight of ten draws between these; left out where nothing was
    /// drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    granted_last_range: Option<RangeEnds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    banzhaf_person_months: Option<Figure>,
    p_granted: Figure,
    hold_up_share_of_gain: Option<Figure>,
    /// Its place, 1 for the most.
    #[serde(skip)]
    rank: usize,
    /// Its worth over what all bring.
    #[serde(skip)]
    worth_share: Figure,
}

/// What the figures of pairs are.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
enum PairsAre {
    /// The Shapley interaction index.
    Interaction,
    /// What is lost if either refuses, added up, less what is lost if both do.
    LostTogether,
}

impl PairsAre {
    fn word(self) -> &'static str {
        match self {
            PairsAre::Interaction => "interaction",
            PairsAre::LostTogether => "lost-together",
        }
    }
}

/// Two players and how they go together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Pair {
    players: [String; 2],
    #[serde(skip)]
    names: [String; 2],
    /// What the figure is, as for all pairs.
    #[serde(skip)]
    figure_is: PairsAre,
    interaction_person_months: Figure,
}

/// What the players are worth under another split of the supplies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    gain_person_months: Figure,
    all_granted_person_months: Figure,
    players: Vec<Ranked>,
}

/// A player's place under a split.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Ranked {
    #[serde(skip)]
    split: String,
    id: String,
    #[serde(skip)]
    name: String,
    rank: usize,
    worth_person_months: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    give_or_take_person_months: Option<Figure>,
}

/// What an event costs if it happens.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Event {
    event: String,
    happens_in_scenario: bool,
    without_person_months: Figure,
    with_person_months: Figure,
    lost_person_months: Figure,
    /// Who loses by it, and to whom food goes instead.
    effect: EffectTold,
}
