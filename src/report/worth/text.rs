//! What permissions are worth, laid out for a terminal.

use super::super::asked::{GRANTED, all_granting};
use super::super::figure::Figure;
use super::super::layout::{grid, hanging, wrapped};
use super::{Pair, WorthReport};

/// Pairs whose interaction is at least one part in so many of the whole worth are said aloud.
const TELLING: i128 = 100;

impl WorthReport {
    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(self.sharing));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        if !self.players.is_empty() {
            text.push_str(&format!("\nWorth of granting, in person-months\n{}", self.by_player()));
            let how = format!(
                "Worth is the mean of what a permission adds over all orders of asking (Shapley); \
                 first and last, what it adds before and after all others; Banzhaf, the mean over \
                 all sets of others. {GRANTED} +10 points: what ten points more chance add to what \
                 is to be expected at the pack's odds; one draw decides all permissions of a \
                 counterpart, so they have it in common."
            );
            text.push_str(&wrapped(&how, ""));
        }
        if !self.counterparts.is_empty() {
            text.push_str(&format!("\nBy counterpart\n{}", self.by_counterpart()));
        }
        text.push_str(&pairs_told("Worth more together", "+", &self.worth_more_together));
        text.push_str(&pairs_told("Either will do", "", &self.either_will_do));
        if !self.splits.is_empty() {
            text.push_str("\nWorth under each split of the supplies by origin (rank)\n");
            text.push_str(&self.by_split());
        }
        text.push_str(&self.by_event());
        let aside = self.not_playing.sentences();
        if !aside.is_empty() {
            text.push_str("\nNot playing\n");
        }
        for sentence in aside {
            text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
        }
        text.push('\n');
        let adds = " The worths add up to what all bring together, exactly.";
        text.push_str(&wrapped(&(self.certificate.sentence() + adds), ""));
        text
    }

    fn by_player(&self) -> String {
        let rows = self.players.iter().map(|p| {
            let mut row = vec![p.named.name.clone()];
            if !self.counterparts.is_empty() {
                row.push(p.named.counterpart.clone());
            }
            let figures = [
                p.worth_person_months,
                p.granted_first_person_months,
                p.granted_last_person_months,
                p.banzhaf_person_months,
            ];
            row.extend(figures.map(Figure::grouped));
            if self.counterparts.is_empty() {
                row.extend([p.share.clone(), p.hangs.clone()]);
            }
            row.extend([p.p_granted.plain(), p.ten_points_more_person_months.grouped()]);
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let header: &[&str] = if self.counterparts.is_empty() {
            &[
                "Counterpart",
                ">Worth",
                ">First",
                ">Last",
                ">Banzhaf",
                ">Share",
                ">Hangs on it",
                ">Odds",
                ">+10 points",
            ]
        } else {
            &[
                "Permission",
                "Who decides",
                ">Worth",
                ">First",
                ">Last",
                ">Banzhaf",
                ">Odds",
                ">+10 points",
            ]
        };
        grid(header, &rows)
    }

    fn by_counterpart(&self) -> String {
        let rows = self.counterparts.iter().map(|c| {
            vec![
                format!("{} ({})", c.counterpart, c.id),
                c.permissions.to_string(),
                c.worth_person_months.grouped(),
                c.share.clone(),
                c.hold_up_person_months.grouped(),
                c.hangs.clone(),
                c.ten_points_more_person_months.grouped(),
            ]
        });
        let header = [
            "Counterpart",
            ">Permissions",
            ">Worth",
            ">Share",
            ">Hangs on it",
            ">of it",
            ">+10 points",
        ];
        grid(&header, &rows.collect::<Vec<_>>())
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
        let mut text = "\nIf an event happens\n".to_owned();
        if events.is_empty() {
            text.push_str("The scenario describes no event.\n");
        }
        for event in events {
            let how = match event.happens_in_scenario {
                true => "as dated in the scenario",
                false => "for all of the window; it does not happen in the scenario",
            };
            let told = format!(
                "If {}, {} person-months are lost: {} instead of {} ({how}).",
                event.event,
                event.lost_person_months.grouped(),
                event.with_person_months.grouped(),
                event.without_person_months.grouped(),
            );
            text.push_str(&hanging(&told, "- ", "  "));
        }
        text
    }
}

fn pairs_told(title: &str, sign: &str, pairs: &[Pair]) -> String {
    let mut text = String::new();
    for pair in pairs {
        let [one, other] = &pair.names;
        let figure = pair.interaction_person_months.grouped();
        text.push_str(&hanging(&format!("{one} | {other}: {sign}{figure}"), "- ", "  "));
    }
    if text.is_empty() { text } else { format!("\n{title} (interaction, person-months)\n{text}") }
}

/// What a negotiator would say aloud.
pub(super) fn sentences(report: &WorthReport) -> Vec<String> {
    let what = all_granting(report.players.len(), report.players_are);
    let mut told = vec![format!(
        "With {what} {} person-months are reached, with none of them {}: granting is \
         worth {}. As the scenario stands, it is {}.",
        report.all_granted_person_months.grouped(),
        report.none_granted_person_months.grouped(),
        report.gain_person_months.grouped(),
        report.as_it_stands_person_months.grouped(),
    )];
    if report.gain_person_months.is_nought() {
        told.push("None of them changes what is reached, alone or together.".to_owned());
        return told;
    }
    let gain = report.gain_person_months.exact();
    let tells = |pair: &&Pair| {
        let weight = pair.interaction_person_months.exact() * TELLING;
        weight >= gain || -weight >= gain
    };
    let holder = match report.counterparts.first() {
        Some(c) => Some((&c.counterpart, &c.share, &c.hangs)),
        None => report.players.first().map(|p| (&p.named.name, &p.share, &p.hangs)),
    };
    if let Some((name, share, hangs)) = holder {
        told.push(format!(
            "Most lies with {name}: {share} of the worth in a fair parting, and {hangs} of it can \
             be had only if it grants."
        ));
    }
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
    // One draw decides all of a counterpart, so effort goes to it, whichever permission is named.
    let by_counterpart =
        report.counterparts.iter().map(|c| (&c.counterpart, c.ten_points_more_person_months));
    let by_player = report.players.iter().map(|p| (&p.named.name, p.ten_points_more_person_months));
    // The first of equals in the order told.
    let best = by_counterpart.rev().max_by_key(|(_, more)| *more);
    if let Some((name, more)) = best.or_else(|| by_player.rev().max_by_key(|(_, more)| *more)) {
        told.push(format!(
            "At the pack's odds {} person-months are to be expected; effort is best spent on \
             {name}, where ten points more chance add {}.",
            report.expected_person_months.grouped(),
            more.grouped(),
        ));
    }
    told
}
