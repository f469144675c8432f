//! What permissions are worth, as sentences a negotiator can say aloud, tables and JSON.

mod blocks;
mod phases;
mod sampled;
mod sheet;
mod text;

pub use phases::PhasesReport;
pub use sampled::SampledReport;

use super::asked::{About, Aside, Named, Proven, adding_up, percent};
use super::figure::Figure;
use super::sharing::Sharing;
use crate::analysis::game::Exact;
use crate::analysis::game_groups::HoldUp;
use crate::analysis::players::{Chosen, Setting};
use crate::analysis::worth::{Fired, SplitWorth, Worth};
use num_traits::{Signed, Zero};
use schemars::JsonSchema;
use serde::Serialize;

/// How many pairs are told of each sort.
const PAIRS: usize = 4;

/// What permissions are worth; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WorthReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
    players_are: &'static str,
    sentences: Vec<String>,
    none_granted_person_months: Figure,
    all_granted_person_months: Figure,
    as_it_stands_person_months: Figure,
    gain_person_months: Figure,
    expected_person_months: Figure,
    players: Vec<PlayerTold>,
    counterparts: Vec<CounterpartTold>,
    worth_more_together: Vec<Pair>,
    either_will_do: Vec<Pair>,
    splits: Vec<SplitTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<Event>>,
    not_playing: Aside,
    certificate: Proven,
}

/// A player and its values.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PlayerTold {
    #[serde(flatten)]
    named: Named,
    worth_person_months: Figure,
    granted_first_person_months: Figure,
    granted_last_person_months: Figure,
    banzhaf_person_months: Figure,
    p_granted: Figure,
    ten_points_more_person_months: Figure,
    hold_up_share_of_gain: Option<Figure>,
    #[serde(skip)]
    share: String,
    #[serde(skip)]
    hangs: String,
}

/// A counterpart and the worth of its permissions together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct CounterpartTold {
    id: String,
    counterpart: String,
    permissions: usize,
    worth_person_months: Figure,
    hold_up_person_months: Figure,
    hold_up_share_of_gain: Option<Figure>,
    hold_up_share_of_reach: Option<Figure>,
    ten_points_more_person_months: Figure,
    #[serde(skip)]
    share: String,
    #[serde(skip)]
    hangs: String,
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
}

/// What an event costs if it happens.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Event {
    event: String,
    happens_in_scenario: bool,
    without_person_months: Figure,
    with_person_months: Figure,
    lost_person_months: Figure,
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
        let gain = &worth.all - &worth.none;
        let named: Vec<Named> =
            chosen.players.iter().map(|p| Named::of(setting.country, p)).collect();
        let ranks = ranks(&worth.values.shapley);
        let mut order: Vec<usize> = (0..named.len()).collect();
        order.sort_by_key(|&n| (ranks[n], n));
        let players = players(worth, &named, &gain);
        let pick = |more: bool| pairs(worth, &named, more);
        let own = SplitWorth {
            split: setting.scenario.supply_split.clone(),
            none: worth.none.clone(),
            all: worth.all.clone(),
            worth: worth.values.shapley.clone(),
        };
        let splits = if worth.splits.is_empty() { None } else { Some(own) };
        let splits = splits.iter().chain(&worth.splits).map(|s| split(s, &named, &order));
        let mut report = WorthReport {
            format: "aidreach-worth",
            version: 1,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            about: About::of(setting),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted_person_months: Figure::long(&worth.none, 0),
            all_granted_person_months: Figure::long(&worth.all, 0),
            as_it_stands_person_months: Figure::long(&worth.as_it_stands, 0),
            gain_person_months: Figure::long(&gain, 0),
            expected_person_months: Figure::long(&worth.expected.value, 0),
            players: order.iter().map(|&n| players[n].clone()).collect(),
            counterparts: counterparts(setting, worth, &gain),
            worth_more_together: pick(true),
            either_will_do: pick(false),
            splits: splits.collect(),
            events: fired.map(|fired| fired.iter().map(|f| event(setting, f)).collect()),
            not_playing: Aside::of(setting.country, chosen),
            certificate: Proven::of(named.len(), &worth.swept),
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
    let shown = adding_up(&worth.values.shapley);
    let person_months = |exact: &Exact| Figure::long(exact, 0);
    let player = |(n, named): (usize, &Named)| PlayerTold {
        named: named.clone(),
        worth_person_months: shown[n],
        granted_first_person_months: person_months(&worth.values.alone[n]),
        granted_last_person_months: person_months(&worth.values.last[n]),
        banzhaf_person_months: person_months(&worth.values.banzhaf[n]),
        p_granted: Figure::long(&worth.odds[n], 2),
        ten_points_more_person_months: person_months(
            &(&worth.efforts[n] / Exact::from_integer(10.into())),
        ),
        hold_up_share_of_gain: share(&worth.hold_up[n]),
        share: percent(&worth.values.shapley[n], gain),
        hangs: percent(&worth.hold_up[n].lost, gain),
    };
    named.iter().enumerate().map(player).collect()
}

fn share(hold_up: &HoldUp) -> Option<Figure> {
    hold_up.of_gain.as_ref().map(|share| Figure::long(share, 6))
}

fn counterparts(setting: Setting<'_>, worth: &Worth, gain: &Exact) -> Vec<CounterpartTold> {
    let shown: Vec<Exact> = worth.counterparts.iter().map(|c| c.worth.clone()).collect();
    let mut order: Vec<_> = worth.counterparts.iter().zip(adding_up(&shown)).collect();
    order.sort_by(|a, b| b.0.worth.cmp(&a.0.worth));
    let told = order.into_iter().map(|(c, shown)| CounterpartTold {
        id: setting.country.counterparts[c.counterpart.index()].id.clone(),
        counterpart: setting.country.counterparts[c.counterpart.index()].name.clone(),
        permissions: c.players.len(),
        worth_person_months: shown,
        hold_up_person_months: Figure::long(&c.hold_up.lost, 0),
        hold_up_share_of_gain: share(&c.hold_up),
        hold_up_share_of_reach: c.hold_up.of_all.as_ref().map(|share| Figure::long(share, 6)),
        ten_points_more_person_months: Figure::long(
            &(&c.effort / Exact::from_integer(10.into())),
            0,
        ),
        share: percent(&c.worth, gain),
        hangs: percent(&c.hold_up.lost, gain),
    });
    told.collect()
}

fn pairs(worth: &Worth, named: &[Named], more: bool) -> Vec<Pair> {
    let mut found: Vec<_> = worth
        .values
        .interactions
        .iter()
        .filter(|pair| !pair.value.is_zero() && pair.value.is_positive() == more)
        .filter(|pair| !Figure::long(&pair.value, 0).is_nought())
        .collect();
    found.sort_by(|a, b| b.value.abs().cmp(&a.value.abs()).then(a.pair.cmp(&b.pair)));
    let pair = |pair: &&crate::analysis::game_values::Interaction| Pair {
        players: pair.pair.map(|n| named[n].id.clone()),
        names: pair.pair.map(|n| named[n].name.clone()),
        interaction_person_months: Figure::long(&pair.value, 0),
    };
    found.iter().take(PAIRS).map(pair).collect()
}

fn split(split: &SplitWorth, named: &[Named], order: &[usize]) -> SplitTold {
    let (ranks, shown) = (ranks(&split.worth), adding_up(&split.worth));
    let ranked = |&n: &usize| Ranked {
        id: named[n].id.clone(),
        rank: ranks[n],
        worth_person_months: shown[n],
    };
    SplitTold {
        split: split.split.clone(),
        gain_person_months: Figure::long(&(&split.all - &split.none), 0),
        all_granted_person_months: Figure::long(&split.all, 0),
        players: order.iter().map(ranked).collect(),
    }
}

fn event(setting: Setting<'_>, fired: &Fired) -> Event {
    Event {
        event: setting.scenario.triggers[fired.trigger.index()].event.clone(),
        happens_in_scenario: fired.happens,
        without_person_months: Figure::long(&fired.without, 0),
        with_person_months: Figure::long(&fired.with, 0),
        lost_person_months: Figure::long(&(&fired.without - &fired.with), 0),
    }
}
