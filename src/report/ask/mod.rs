//! Whom to ask for a target, as sentences, tables and JSON.

mod words;

use super::asked::{About, Aside, Basis, GRANTED, Named, Proven, proven_by};
use super::figure::{Figure, people};
use super::layout::{grid, hanging, listed, wrapped};
use super::sharing::Sharing;
use crate::analysis::ask::{Ask, Looked, Of};
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::game_order::Order;
use crate::analysis::players::{By, Chosen, Setting};
use crate::country::AreaIx;
use schemars::JsonSchema;
use serde::Serialize;
use words::{sentences, sets_told, split_told};

/// Whom to ask for a target; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AskReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
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
    sentences: Vec<String>,
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
    not_playing: Aside,
    /// Left out where not every combination was valued.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Proven>,
    #[serde(skip)]
    looked: String,
    #[serde(skip)]
    sets_told: String,
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

/// The same question with the supplies split otherwise by origin.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    target_person_months: Figure,
    all_granted_person_months: Figure,
    out_of_reach: bool,
    fewest: Option<Vec<String>>,
    #[serde(skip)]
    sentence: String,
}

/// One step of the best order of asking.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Step {
    ask: String,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    counterpart: String,
    reach_person_months: Figure,
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

impl AskReport {
    /// Gathers what is told.
    pub fn of(setting: Setting<'_>, chosen: &Chosen, target: Target<'_>, ask: &Ask) -> AskReport {
        let country = setting.country;
        let players: Vec<Named> = chosen.players.iter().map(|p| Named::of(country, p)).collect();
        let ids = |set: &Coalition| -> Vec<String> {
            set.players().map(|n| players[n].id.clone()).collect()
        };
        let (mut sufficient, mut needed) = (Vec::new(), Vec::new());
        if let Some(sets) = &ask.sets {
            sufficient = sets.sufficient.iter().map(ids).collect();
            needed = sets.blocking.iter().map(ids).collect();
        }
        let likely = |(set, chance): &(Coalition, Exact)| Likely {
            players: ids(set),
            p_granted: Figure::long(chance, 4),
        };
        let conceded = |(set, sum): &(Coalition, Exact)| Conceded {
            players: ids(set),
            concessions: Figure::long(sum, 0),
        };
        let second = ask.second_first.as_ref().map(|second| SecondBest {
            ask: players[second.player].id.clone(),
            name: players[second.player].name.clone(),
            regret_person_months_summed_over_steps: Figure::long(&second.regret, 0),
        });
        let (certificate, at_least_players) = match &ask.looked {
            Looked::Everywhere(swept) => (Some(Proven::of(players.len(), swept)), None),
            Looked::Along { at_least, .. } => (None, *at_least),
        };
        let mut report = AskReport {
            format: "aidreach-ask",
            version: 2,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing: Sharing::Internal,
            about: About::of(setting),
            basis: Basis::of(setting, chosen, &ask.all),
            players_are: chosen.by.word(),
            target_share: Figure::long(target.share, 4),
            target_is_share_of: match target.of {
                Of::FullAccess => "full-access",
                Of::Need => "need",
            },
            areas: target.areas.iter().map(|a| country.areas[a.index()].name.clone()).collect(),
            whole_person_months: Figure::long(&ask.whole, 0),
            target_person_months: Figure::long(&ask.target, 0),
            none_granted_person_months: Figure::long(&ask.none, 0),
            all_granted_person_months: Figure::long(&ask.all, 0),
            at_most_percent: percent_of(&ask.all, &ask.whole),
            out_of_reach: ask.sets.is_none(),
            sentences: Vec::new(),
            sufficient_sets: sufficient,
            needed_sets: needed,
            most_likely: ask.most_likely.as_ref().map(likely),
            least_concessions: ask.cheapest.as_ref().map(conceded),
            p_target_met_if_all_are_asked: Figure::long(&ask.chance.value, 4),
            p_target_met_give_or_take: ask.chance.within.map(probability),
            splits: ask.splits.iter().map(|split| split_told(split, ask, &players)).collect(),
            order: steps(&ask.order, ask, &players),
            second_best_first: second,
            not_playing: Aside::of(country, chosen),
            certificate,
            all_combinations_valued: matches!(ask.looked, Looked::Everywhere(_)),
            at_least_players,
            looked: looked(&ask.looked, players.len()),
            sets_told: sets_told(ask, &players),
            players: players.iter().zip(&ask.last).map(PlayerTold::of).collect(),
        };
        report.sentences = sentences(&report, ask, (target.share, &players));
        report
    }

    /// Whether the target cannot be met with all players granting.
    pub fn out_of_reach(&self) -> bool {
        self.out_of_reach
    }

    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(Sharing::Internal));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        text.push_str(&self.sets_told);
        if !self.order.is_empty() {
            let best = if self.all_combinations_valued { "Best" } else { "A good" };
            text.push_str(&format!(
                "\n{best} order of asking, if each is granted as it is asked for\n"
            ));
            text.push_str(&self.by_step());
        }
        if let Some(second) = &self.second_best_first {
            let regret = second.regret_person_months_summed_over_steps;
            let told = match regret.is_nought() {
                true => format!("Asking first for {} is as good.", second.name),
                false => format!(
                    "Asking first for {} instead, and as well as can be after that, reaches {} \
                     person-months less, summed over the steps.",
                    second.name,
                    regret.grouped(),
                ),
            };
            text.push_str(&wrapped(&told, ""));
        }
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot asked\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        text.push('\n');
        text.push_str(&wrapped(&format!("{GRANTED} {}", self.basis.sentence()), ""));
        text.push_str(&wrapped(&self.looked, ""));
        text
    }

    /// The steps up to the last that adds anything.
    fn by_step(&self) -> String {
        let most = self.all_granted_person_months;
        let adding = self.order.iter().take_while(|step| step.reach_person_months < most).count();
        let by_permission = self.players_are == By::Permission.word();
        let rows = self.order.iter().take(adding + 1).enumerate().map(|(n, step)| {
            let mut row = vec![(n + 1).to_string(), step.name.clone()];
            if by_permission {
                row.push(step.counterpart.clone());
            }
            row.extend([
                step.reach_person_months.grouped(),
                format!("{} %", step.reach_percent.plain()),
                step.granted_last_person_months.grouped(),
                if step.target_met { "met".to_owned() } else { String::new() },
            ]);
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let mut header = vec![">Step", "Ask for", "Who decides"];
        header.truncate(if by_permission { 3 } else { 2 });
        header.extend([">Reached then", ">Share", ">Hangs on it", "Target"]);
        let mut text = grid(&header, &rows);
        let rest = self.order.len().saturating_sub(adding + 1);
        if rest > 0 {
            text.push_str(&format!("Then {} more, which add nothing.\n", people(rest as u64)));
        }
        text
    }

    fn of_what(&self) -> String {
        let of = match self.target_is_share_of {
            "need" => "the need".to_owned(),
            _ => "what full access reaches".to_owned(),
        };
        if self.areas.is_empty() { of } else { format!("{of} in {}", listed(&self.areas)) }
    }
}

impl PlayerTold {
    fn of((named, last): (&Named, &Exact)) -> PlayerTold {
        let granted_last_person_months = Figure::long(last, 0);
        PlayerTold { named: named.clone(), granted_last_person_months }
    }
}

/// How far off a probability may be, never narrower than that is.
fn probability(within: f64) -> Figure {
    Figure::measured((within * 1000.0).ceil() / 1000.0, 3)
}

/// How sets and orders were found and proven.
fn looked(looked: &Looked, players: usize) -> String {
    match looked {
        Looked::Everywhere(swept) => Proven::of(players, swept).sentence(),
        Looked::Along { proven, method, .. } => format!(
            "There are too many to value every combination, so sets and order were found by valuing \
             {} combinations one after another, each proven, by {}. Every set told suffices and can \
             spare no member; that there is no better set or order is not proven.",
            people(*proven as u64),
            proven_by(*method),
        ),
    }
}

fn percent_of(part: &Exact, whole: &Exact) -> Figure {
    Figure::percent(Figure::long(part, 6).exact(), Figure::long(whole, 6).exact())
}

fn steps(order: &Order, ask: &Ask, players: &[Named]) -> Vec<Step> {
    let step = |(&player, reach): (&usize, &Exact)| Step {
        ask: players[player].id.clone(),
        name: players[player].name.clone(),
        counterpart: players[player].counterpart_name.clone(),
        reach_person_months: Figure::long(reach, 0),
        reach_percent: percent_of(reach, &ask.whole),
        granted_last_person_months: Figure::long(&ask.last[player], 0),
        target_met: *reach >= ask.target,
    };
    order.players.iter().zip(&order.reach).map(step).collect()
}
