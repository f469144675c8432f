//! What permissions are worth, as sentences a negotiator can say aloud, tables and JSON.

mod blocks;
mod counterparts;
mod phases;
mod sheet;
mod text;

pub(super) use counterparts::CounterpartsTold;
pub use phases::PhasesReport;

use super::asked::{
    About, Aside, Basis, Estimated, Named, Proven, adding_up, give_or_take, percent,
};
use super::effect::{self, EffectTold};
use super::figure::Figure;
use super::sharing::Sharing;
use crate::analysis::game::Exact;
use crate::analysis::game_groups::HoldUp;
use crate::analysis::game_values::Interaction;
use crate::analysis::players::{By, Chosen, Setting};
use crate::analysis::valued::{How, Valued};
use crate::analysis::worth::{Fired, Pairs, Worth};
use num_traits::{Signed, Zero};
use schemars::JsonSchema;
use serde::Serialize;

/// How many pairs are told of each sort.
const PAIRS: usize = 4;

/// What permissions or counterparts are worth; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WorthReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
    basis: Basis,
    players_are: &'static str,
    sentences: Vec<String>,
    none_granted_person_months: Figure,
    all_granted_person_months: Figure,
    as_it_stands_person_months: Figure,
    gain_person_months: Figure,
    players: Vec<PlayerTold>,
    /// All counterparts of the scenario, each with all its permissions, whoever plays above.
    counterparts: CounterpartsTold,
    /// What the figures of pairs are: `interaction`, the Shapley interaction index, or `lost-together`,
    /// what is lost if either refuses, added up, less what is lost if both do.
    pairs_are: &'static str,
    worth_more_together: Vec<Pair>,
    either_will_do: Vec<Pair>,
    splits: Vec<SplitTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<Event>>,
    not_playing: Aside,
    /// From what worths are estimated; left out where they are exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated: Option<Estimated>,
    /// Left out where worths are estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Proven>,
    #[serde(skip)]
    all_counterparts_play: bool,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    banzhaf_person_months: Option<Figure>,
    p_granted: Figure,
    hold_up_share_of_gain: Option<Figure>,
    #[serde(skip)]
    share: String,
}

/// Two players and how they go together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Pair {
    players: [String; 2],
    #[serde(skip)]
    names: [String; 2],
    interaction_person_months: Figure,
}

/// The same players under another split of the supplies.
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
    id: String,
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

impl WorthReport {
    /// Gathers what is told.
    pub fn of(
        setting: Setting<'_>,
        chosen: &Chosen,
        worth: &Worth,
        fired: Option<&[Fired]>,
        sharing: Sharing,
    ) -> WorthReport {
        let valued = &worth.valued;
        let gain = valued.gain();
        let named: Vec<Named> =
            chosen.players.iter().map(|p| Named::of(setting.country, p)).collect();
        let ranks = ranks(&valued.shapley);
        let mut order: Vec<usize> = (0..named.len()).collect();
        order.sort_by_key(|&n| (ranks[n], n));
        let players = players(worth, &named, &gain);
        let pick = |more: bool| pairs(&worth.pairs, &named, more);
        let own = (&setting.scenario.supply_split, valued);
        let others = worth.splits.iter().map(|split| (&split.split, &split.valued));
        let splits = (!worth.splits.is_empty()).then_some(own).into_iter().chain(others);
        let mut report = WorthReport {
            format: "aidreach-worth",
            version: 2,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            about: About::of(setting),
            basis: Basis::of(setting, chosen, &valued.all),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted_person_months: Figure::long(&valued.none, 0),
            all_granted_person_months: Figure::long(&valued.all, 0),
            as_it_stands_person_months: Figure::long(&worth.as_it_stands, 0),
            gain_person_months: Figure::long(&gain, 0),
            players: order.iter().map(|&n| players[n].clone()).collect(),
            counterparts: CounterpartsTold::of(setting.country, &worth.counterparts),
            pairs_are: match worth.pairs {
                Pairs::Interactions(_) => "interaction",
                Pairs::LostTogether(_) => "lost-together",
            },
            worth_more_together: pick(true),
            either_will_do: pick(false),
            splits: splits.map(|(name, valued)| split(name, valued, &named, &order)).collect(),
            events: fired.map(|fired| fired.iter().map(|f| event(setting, f)).collect()),
            not_playing: Aside::of(setting.country, chosen),
            estimated: Estimated::of(&valued.how),
            certificate: match &valued.how {
                How::All(swept) => Some(Proven::of(named.len(), swept)),
                How::Drawn { .. } => None,
            },
            all_counterparts_play: chosen.by == By::Counterpart && !chosen.narrowed,
        };
        report.sentences = text::sentences(&report);
        report
    }
}

/// Places by value, from 1; equal values share a place.
fn ranks(values: &[Exact]) -> Vec<usize> {
    values.iter().map(|value| 1 + values.iter().filter(|other| *other > value).count()).collect()
}

fn players(worth: &Worth, named: &[Named], gain: &Exact) -> Vec<PlayerTold> {
    let valued = &worth.valued;
    let shown = adding_up(&valued.shapley);
    let person_months = |exact: &Exact| Figure::long(exact, 0);
    let player = |(n, named): (usize, &Named)| PlayerTold {
        named: named.clone(),
        worth_person_months: shown[n],
        give_or_take_person_months: valued.spreads.get(n).map(|s| give_or_take(s.within)),
        surely_within_person_months: valued
            .spreads
            .get(n)
            .and_then(|s| s.bound)
            .map(Figure::upwards),
        granted_first_person_months: person_months(&valued.alone[n]),
        granted_last_person_months: person_months(&valued.last[n]),
        banzhaf_person_months: worth.banzhaf.get(n).map(person_months),
        p_granted: Figure::long(&worth.odds[n], 2),
        hold_up_share_of_gain: share(&worth.hold_up[n]),
        share: percent(&valued.shapley[n], gain),
    };
    named.iter().enumerate().map(player).collect()
}

fn share(hold_up: &HoldUp) -> Option<Figure> {
    hold_up.of_gain.as_ref().map(|share| Figure::long(share, 6))
}

fn pairs(pairs: &Pairs, named: &[Named], more: bool) -> Vec<Pair> {
    let mut found: Vec<&Interaction> = pairs
        .each()
        .iter()
        .filter(|pair| !pair.value.is_zero() && pair.value.is_positive() == more)
        .filter(|pair| !Figure::long(&pair.value, 0).is_nought())
        .collect();
    found.sort_by(|a, b| b.value.abs().cmp(&a.value.abs()).then(a.pair.cmp(&b.pair)));
    let pair = |pair: &&Interaction| Pair {
        players: pair.pair.map(|n| named[n].id.clone()),
        names: pair.pair.map(|n| named[n].name.clone()),
        interaction_person_months: Figure::long(&pair.value, 0),
    };
    found.iter().take(PAIRS).map(pair).collect()
}

fn split(name: &str, valued: &Valued, named: &[Named], order: &[usize]) -> SplitTold {
    let (ranks, shown) = (ranks(&valued.shapley), adding_up(&valued.shapley));
    let ranked = |&n: &usize| Ranked {
        id: named[n].id.clone(),
        rank: ranks[n],
        worth_person_months: shown[n],
        give_or_take_person_months: valued.spreads.get(n).map(|s| give_or_take(s.within)),
    };
    SplitTold {
        split: name.to_owned(),
        gain_person_months: Figure::long(&valued.gain(), 0),
        all_granted_person_months: Figure::long(&valued.all, 0),
        players: order.iter().map(ranked).collect(),
    }
}

fn event(setting: Setting<'_>, fired: &Fired) -> Event {
    let scenario = setting.scenario;
    let with = format!("{} with the event", scenario.id);
    let about =
        effect::About { country: setting.country, window: scenario.window, scenario: &with };
    let effect = effect::told(&about, &fired.change);
    Event {
        event: scenario.triggers[fired.trigger.index()].event.clone(),
        happens_in_scenario: fired.happens,
        without_person_months: Figure::long(&fired.without, 0),
        with_person_months: Figure::long(&fired.with, 0),
        lost_person_months: effect.total.lost,
        effect,
    }
}
