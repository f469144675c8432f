//! What permissions are worth as far as orders drawn at random tell, as text and JSON.

use super::super::asked::{About, Aside, GRANTED, Named, all_granting};
use super::super::figure::{Figure, people};
use super::super::layout::{grid, hanging, wrapped};
use super::super::sharing::Sharing;
use crate::analysis::game::Exact;
use crate::analysis::players::{Chosen, Setting};
use crate::analysis::sampled::SampledWorth;
use crate::analysis::valued::CONFIDENCE;
use schemars::JsonSchema;
use serde::Serialize;

/// What permissions are worth, estimated; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SampledReport {
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
    draws: u32,
    seed: u64,
    confidence: f64,
    proven_combinations: usize,
    players: Vec<Estimated>,
    not_playing: Aside,
}

/// A player and what it may be worth.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct Estimated {
    #[serde(flatten)]
    named: Named,
    worth_person_months: Figure,
    /// Half the width of the interval that holds for all players at once.
    give_or_take_person_months: Option<Figure>,
    standard_error_person_months: Figure,
    granted_first_person_months: Figure,
    granted_last_person_months: Figure,
}

impl SampledReport {
    /// Gathers what is told.
    pub fn of(
        setting: Setting<'_>,
        chosen: &Chosen,
        worth: &SampledWorth,
        sharing: Sharing,
    ) -> SampledReport {
        let estimate = &worth.estimate;
        let person_months = |exact: &Exact| Figure::long(exact, 0);
        let mut players: Vec<(&Exact, Estimated)> = chosen
            .players
            .iter()
            .zip(&estimate.players)
            .map(|(player, found)| {
                let told = Estimated {
                    named: Named::of(setting.country, player),
                    worth_person_months: person_months(&found.shapley),
                    give_or_take_person_months: found.bounds.map(|b| upwards(b.half_width())),
                    standard_error_person_months: upwards(found.standard_error),
                    granted_first_person_months: person_months(&found.alone),
                    granted_last_person_months: person_months(&found.last),
                };
                (&found.shapley, told)
            })
            .collect();
        // A stable sort: equals stay in the order of the pack.
        players.sort_by(|a, b| b.0.cmp(a.0));
        let mut report = SampledReport {
            format: "aidreach-worth-sampled",
            version: 1,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            about: About::of(setting),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted_person_months: person_months(&estimate.none),
            all_granted_person_months: person_months(&estimate.all),
            as_it_stands_person_months: person_months(&worth.as_it_stands),
            gain_person_months: person_months(&(&estimate.all - &estimate.none)),
            draws: worth.draws,
            seed: worth.seed,
            confidence: CONFIDENCE,
            proven_combinations: worth.proven,
            players: players.into_iter().map(|(_, told)| told).collect(),
            not_playing: Aside::of(setting.country, chosen),
        };
        report.sentences = report.said();
        report
    }

    /// What a negotiator would say aloud.
    fn said(&self) -> Vec<String> {
        let mut told = vec![format!(
            "With {} {} person-months are reached, with none of them {}: granting is worth {}. As \
             the scenario stands, it is {}.",
            all_granting(self.players.len(), self.players_are),
            self.all_granted_person_months.grouped(),
            self.none_granted_person_months.grouped(),
            self.gain_person_months.grouped(),
            self.as_it_stands_person_months.grouped(),
        )];
        if let Some(first) = self.players.first() {
            let range = match first.give_or_take_person_months {
                Some(width) => format!(", give or take {}", width.grouped()),
                None => String::new(),
            };
            told.push(format!(
                "Most lies with {}: about {} person-months{range}.",
                first.named.name,
                first.worth_person_months.grouped(),
            ));
        }
        told.push(format!(
            "These are estimates from {} orders of asking drawn at random, each there and back, with \
             seed {}; the same seed gives the same figures.",
            people(self.draws.into()),
            self.seed,
        ));
        told
    }

    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(self.sharing));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        let rows = self.players.iter().map(|p| {
            let width = p.give_or_take_person_months.map_or("-".to_owned(), Figure::grouped);
            let figures = [
                p.standard_error_person_months,
                p.granted_first_person_months,
                p.granted_last_person_months,
            ];
            let mut row = vec![p.named.name.clone(), p.named.counterpart.clone()];
            row.extend([p.worth_person_months.grouped(), width]);
            row.extend(figures.map(Figure::grouped));
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let header = [
            "Who or what grants",
            "Who decides",
            ">Worth",
            ">Give or take",
            ">Standard error",
            ">First",
            ">Last",
        ];
        text.push_str("\nWorth of granting, in person-months, estimated\n");
        text.push_str(&grid(&header, &rows));
        let how = format!(
            "Worth is the mean of what a permission adds over the orders drawn (Shapley, estimated). \
             Give or take: with {:.0} % confidence all worths lie so close to these at once, whatever \
             the network looks like. Standard error: how far a mean of such draws strays as a rule; \
             about two thirds lie within one. First and last are exact: what it adds before and after \
             all others. {GRANTED} The worths add up to what all bring together, exactly.",
            self.confidence * 100.0,
        );
        text.push_str(&wrapped(&how, ""));
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot playing\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        let proven = format!(
            "Certified: the values of {} different combinations were each proven by themselves.",
            people(self.proven_combinations as u64),
        );
        text.push('\n');
        text.push_str(&wrapped(&proven, ""));
        text
    }
}

/// A width as whole person-months, never narrower than it is.
fn upwards(width: f64) -> Figure {
    Figure::whole(width.ceil().max(0.0) as u64)
}
