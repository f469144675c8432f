//! Whom to ask for a target, as sentences, tables and JSON.

mod words;

use super::asked::{About, Aside, GRANTED, Named, Proven};
use super::figure::{Figure, people};
use super::layout::{grid, hanging, listed, wrapped};
use super::sharing::Sharing;
use crate::analysis::ask::{Ask, Of};
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
    players: Vec<Named>,
    /// By the ids of players; each suffices and can spare none.
    sufficient_sets: Vec<Vec<String>>,
    /// By the ids of players; the target cannot be met without at least one of each.
    needed_sets: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_likely: Option<Likely>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least_concessions: Option<Conceded>,
    p_target_met_if_all_are_asked: Figure,
    splits: Vec<SplitTold>,
    order: Vec<Step>,
    second_best_first: Option<SecondBest>,
    not_playing: Aside,
    certificate: Proven,
    #[serde(skip)]
    sets_told: String,
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
        let second = ask.order.first_moves.get(1).map(|second| SecondBest {
            ask: players[second.player].id.clone(),
            name: players[second.player].name.clone(),
            regret_person_months_summed_over_steps: Figure::long(&second.regret, 0),
        });
        let of = match target.of {
            Of::FullAccess => "full-access",
            Of::Need => "need",
        };
        let mut report = AskReport {
            format: "aidreach-ask",
            version: 1,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing: Sharing::Internal,
            about: About::of(setting),
            players_are: chosen.by.word(),
            target_share: Figure::long(target.share, 4),
            target_is_share_of: of,
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
            p_target_met_if_all_are_asked: Figure::long(&ask.chance, 4),
            splits: ask.splits.iter().map(|split| split_told(split, ask, &players)).collect(),
            order: steps(&ask.order.best, ask, &players),
            second_best_first: second,
            not_playing: Aside::of(country, chosen),
            certificate: Proven::of(players.len(), &ask.swept),
            sets_told: sets_told(ask, &players),
            players,
        };
        report.sentences = sentences(&report, ask, target.share);
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
            text.push_str("\nBest order of asking, if each is granted as it is asked for\n");
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
        text.push_str(&wrapped(&format!("{GRANTED} {}", self.certificate.sentence()), ""));
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
                if step.target_met { "met".to_owned() } else { String::new() },
            ]);
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let mut header = vec![">Step", "Ask for", "Who decides"];
        header.truncate(if by_permission { 3 } else { 2 });
        header.extend([">Reached then", ">Share", "Target"]);
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
        target_met: *reach >= ask.target,
    };
    order.players.iter().zip(&order.reach).map(step).collect()
}
