//! Sentences about the season: what closes, and what is at stake behind it.

use super::words::Words;
use crate::analysis::route::{Leg, Season, Stakes};
use crate::report::kit::figure::{Figure, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::report::sharing::Content;
use crate::units::Grams;

impl Words<'_> {
    /// What the seasons allow.
    pub(super) fn season(&self, legs: &[Leg], season: &Season) -> Vec<String> {
        let window = self.network.window;
        let months: Vec<_> = window
            .periods()
            .filter(|p| (season.first_closed..=season.last_closed).contains(p))
            .map(|p| window.month(p))
            .collect();
        let end = if season.to_the_end { ", to the end of the months planned for" } else { "" };
        let each: Vec<String> =
            season.legs.iter().map(|n| self.named.stretch(legs, std::slice::from_ref(n))).collect();
        let reason = match self.sharing.shows(Content::Notes) {
            true => format!(" ({})", season.reason),
            false => String::new(),
        };
        let mut told = vec![format!(
            "{} {} in {}{end}{reason}.",
            listed(&each),
            if each.len() == 1 { "closes" } else { "close" },
            spans(&months, Years::Told),
        )];
        if self.sharing.shows(Content::Limits) {
            let days_to_pass = Figure::measured(season.days_to_pass, 1).plain();
            let from = season.first_dispatch.map_or(String::new(), |day| {
                format!(" The earliest is {day}, so that it is not stopped before the opening.")
            });
            told.push(format!(
                "The last day on which it pays to begin loading is {}: it takes {days_to_pass} days until \
                 the last part that closes is passed, which is open until {}.{from} The tables know \
                 shares of months, not days.",
                season.last_dispatch, season.last_open,
            ));
        }
        if let Some(stakes) = season.stakes.as_ref().filter(|_| self.sharing.shows(Content::Limits))
        {
            told.extend(self.stakes(season, stakes));
        }
        told
    }

    /// What hangs on a closure.
    fn stakes(&self, season: &Season, stakes: &Stakes) -> [String; 2] {
        let week = Figure::rounded(stakes.one_week_more, 0);
        let worth = if week.is_nought() {
            "changes nothing for anybody: other limits hold the plan back".to_owned()
        } else {
            format!("is worth {} person-months over all areas", week.grouped())
        };
        let first_closed = self.network.window.month(season.first_closed).in_words();
        [
            self.stock(stakes),
            format!("One more open week in {first_closed} {worth}, found by planning again."),
        ]
    }

    /// The stock that must lie behind by then.
    fn stock(&self, stakes: &Stakes) -> String {
        if stakes.behind.is_empty() {
            return "No area depends on it: while it is closed, outside supplies get to every area \
                    by other ways, or to none that it alone would open."
                .to_owned();
        }
        let each = stakes.behind.iter().map(|behind| {
            let area = &self.network.country.areas[behind.area.index()].name;
            let stock = Figure::tonnes(Grams(behind.grams)).to_places(0).grouped();
            format!("{area} ({stock} MT for {} person-months)", people(behind.need))
        });
        let all: i64 = stakes.behind.iter().map(|behind| behind.grams).sum();
        format!(
            "What must lie behind by then for all in need there: {} MT: {}.",
            Figure::tonnes(Grams(all)).to_places(0).grouped(),
            listed(&each.collect::<Vec<_>>())
        )
    }
}
