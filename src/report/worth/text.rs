//! What permissions are worth, laid out for a terminal.

use super::super::asked::{GRANTED, all_granting};
use super::super::figure::Figure;
use super::super::layout::{grid, hanging, wrapped};
use super::{Event, Pair, WorthReport};
use crate::plan::sweep::Measure;

/// Pairs whose interaction is at least one part in so many of the whole worth are said aloud.
const TELLING: i128 = 100;
/// How many counterparts are told beside permissions.
const BESIDE: usize = 12;

impl WorthReport {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(self.sharing));
        text.push_str(&self.by_event());
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        text.push('\n');
        if self.all_counterparts_play {
            text.push_str(&format!("{}{}", WORTH, self.counterparts.table(usize::MAX)));
            text.push_str(&wrapped(&format!("{} {GRANTED} {DRAWS}", self.how()), ""));
        } else {
            if !self.players.is_empty() {
                text.push_str(&format!("{}{}", WORTH, self.by_player()));
                text.push_str(&wrapped(&format!("{} {GRANTED}", self.how()), ""));
            }
            text.push_str(
                "\nBy counterpart, each with all its permissions, among all counterparts\n",
            );
            text.push_str(&self.counterparts.table(BESIDE));
            text.push_str(&wrapped(&format!("{} {DRAWS}", self.counterparts.how()), ""));
        }
        let what = match self.pairs_are {
            "interaction" => "interaction, person-months",
            _ => "lost if either refuses, added up, less lost if both do; person-months",
        };
        text.push_str(&pairs_told("Worth more together", what, "+", &self.worth_more_together));
        text.push_str(&pairs_told(
            "One stands in for part of the other",
            what,
            "",
            &self.either_will_do,
        ));
        if !self.splits.is_empty() {
            text.push_str("\nWorth under each split of the supplies by origin (rank)\n");
            text.push_str(&self.by_split());
        }
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot playing\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        text.push_str(&format!("\n{}", wrapped(&self.basis.sentence(), "")));
        text.push_str(&wrapped(&format!("{} {ADDS}", self.proven()), ""));
        text
    }

    /// What the columns of the players are.
    fn how(&self) -> String {
        let what = self.players_are;
        if self.all_counterparts_play {
            return "Worth is the mean of what a counterpart adds over all orders of asking (Shapley); \
                    hangs on it, what is lost if it alone refuses."
                .to_owned();
        }
        let banzhaf = match self.players.iter().any(|p| p.banzhaf_person_months.is_some()) {
            true => "; Banzhaf, the mean over all sets of others",
            false => "",
        };
        format!(
            "Worth is the mean of what a {what} adds over all orders of asking (Shapley); first and \
             last, what it adds before and after all others{banzhaf}."
        )
    }

    /// How worths were found and proven.
    pub(super) fn proven(&self) -> String {
        match (&self.estimated, &self.certificate) {
            (Some(estimated), _) => estimated.sentence(),
            (None, Some(proven)) => proven.sentence(),
            (None, None) => String::new(),
        }
    }

    fn by_player(&self) -> String {
        let estimated = self.estimated.is_some();
        let banzhaf = self.players.iter().any(|p| p.banzhaf_person_months.is_some());
        let rows = self.players.iter().map(|p| {
            let told = |figure: Option<Figure>| figure.map_or(String::new(), Figure::grouped);
            let mut row = vec![p.named.name.clone(), p.named.counterpart.clone()];
            row.push(p.worth_person_months.grouped());
            row.extend(estimated.then(|| told(p.give_or_take_person_months)));
            row.extend([p.share.clone(), p.granted_first_person_months.grouped()]);
            row.push(p.granted_last_person_months.grouped());
            row.extend(banzhaf.then(|| told(p.banzhaf_person_months)));
            row.push(p.p_granted.plain());
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let title = match self.players_are {
            "permission" => "Permission",
            _ => "Counterpart, as far as named",
        };
        let mut header = vec![title, "Who decides", ">Worth"];
        header.extend(estimated.then_some(">±"));
        header.extend([">Share", ">First", ">Last"]);
        header.extend(banzhaf.then_some(">Banzhaf"));
        header.push(">Odds");
        grid(&header, &rows)
    }

    fn by_split(&self) -> String {
        let rows = self.players.iter().map(|player| {
            let places = self.splits.iter().map(|split| {
                let place = split.players.iter().find(|p| p.id == player.named.id);
                place.map_or(String::new(), |p| {
                    format!("{} ({})", p.worth_person_months.grouped(), p.rank)
                })
            });
            std::iter::once(player.named.name.clone()).chain(places).collect()
        });
        let mut rows: Vec<Vec<String>> = rows.collect();
        let all = self.splits.iter().map(|split| split.gain_person_months.grouped());
        rows.push(std::iter::once("All together".to_owned()).chain(all).collect());
        let splits = self.splits.iter().map(|split| format!(">{}", split.split));
        let header: Vec<String> = std::iter::once(String::new()).chain(splits).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        grid(&header, &rows)
    }

    fn by_event(&self) -> String {
        let Some(events) = &self.events else { return String::new() };
        let mut text = "If an event happens\n".to_owned();
        if events.is_empty() {
            text.push_str("The scenario describes no event.\n");
        }
        for event in events {
            let how = match event.happens_in_scenario {
                true => "as dated in the scenario",
                false => "for all of the window; it does not happen in the scenario",
            };
            let told = format!("If {} ({how}): {}", event.event, event.headline());
            text.push_str(&hanging(&told, "- ", "  "));
            for sentence in &event.effect.said {
                text.push_str(&hanging(sentence, "  - ", "    "));
            }
        }
        text.push_str(&format!("\nWhat the {}s are worth\n", self.players_are));
        text
    }
}

const WORTH: &str = "Worth of granting, in person-months\n";

const ADDS: &str = "The worths add up to what all bring together, exactly.";

const DRAWS: &str = "+10 points: what ten points more chance that it grants add to what is to be \
                     expected at the pack's odds; each counterpart has a draw of its own, which \
                     decides all its permissions.";

fn pairs_told(title: &str, what: &str, sign: &str, pairs: &[Pair]) -> String {
    let mut text = String::new();
    for pair in pairs {
        let [one, other] = &pair.names;
        let figure = pair.interaction_person_months.grouped();
        text.push_str(&hanging(&format!("{one} | {other}: {sign}{figure}"), "- ", "  "));
    }
    if text.is_empty() { text } else { format!("\n{title} ({what})\n{text}") }
}

impl Event {
    /// Who loses, before how many are reached: a month that gets more does not make up for another.
    fn headline(&self) -> String {
        let [with, without] = [self.with_person_months, self.without_person_months];
        let reach = match with.exact() == without.exact() {
            true => {
                format!("as many are reached in all, {}, but not the same people", with.grouped())
            }
            false => {
                format!("in all {} are reached instead of {}", with.grouped(), without.grouped())
            }
        };
        match self.lost_person_months.is_nought() {
            true => format!(
                "none of those served without it is lost; in all {} person-months are reached instead \
                 of {}.",
                with.grouped(),
                without.grouped()
            ),
            false => {
                format!("{} person-months are lost; {reach}.", self.lost_person_months.grouped())
            }
        }
    }
}

/// What a negotiator would say aloud.
pub(super) fn sentences(report: &WorthReport) -> Vec<String> {
    let what = all_granting(report.players.len(), report.players_are);
    let stands = match report.as_it_stands_person_months == report.all_granted_person_months {
        true => {
            "The scenario as it stands has all of them already; what it denies on some days is \
                 denied in the reference plan, too."
                .to_owned()
        }
        false => format!(
            "As the scenario stands, it is {}.",
            report.as_it_stands_person_months.grouped()
        ),
    };
    let mut told = vec![format!(
        "With {what} {} person-months {}, with none of them {}: granting is worth {}. {stands}",
        report.all_granted_person_months.grouped(),
        verb(report.basis.measure),
        report.none_granted_person_months.grouped(),
        report.gain_person_months.grouped(),
    )];
    if report.gain_person_months.is_nought() {
        told.push("None of them changes that, alone or together.".to_owned());
        return told;
    }
    told.extend(report.not_playing.taken_for_granted());
    told.extend(report.counterparts.sentences());
    let gain = report.gain_person_months.exact();
    let tells = |pair: &&Pair| {
        let weight = pair.interaction_person_months.exact() * TELLING;
        weight >= gain || -weight >= gain
    };
    if let Some(Pair { names: [one, other], .. }) = report.worth_more_together.first().filter(tells)
    {
        told.push(format!(
            "Ask together for {one} and {other}: each is worth more once the other is granted."
        ));
    }
    if let Some(Pair { names: [one, other], .. }) = report.either_will_do.first().filter(tells) {
        told.push(format!(
            "Either {one} or {other} will do for part of the way: each is worth less once the other \
             is granted."
        ));
    }
    told
}

/// What is said of the person-months that a measure counts.
pub(super) fn verb(measure: &str) -> &'static str {
    match Measure::ALL.into_iter().find(|known| known.word() == measure) {
        Some(Measure::Kept) | None => "of the reference plan are kept",
        Some(Measure::Reach) => "are reached",
        Some(Measure::Ceiling) => "could be reached if food from outside were ample",
    }
}
