//! Sentences about the season: what closes, and what is at stake behind it.

use super::words::Words;
use crate::analysis::route::{Behind, Leg, Season, Stakes};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months, plainly};
use crate::kit::{Sentence, say};
use crate::sharing::Content;
use crate::units::Grams;

impl Words<'_> {
    /// What the seasons allow.
    pub(super) fn season(&self, legs: &[Leg], season: &Season) -> Vec<Sentence> {
        let mut told = vec![self.closes(legs, season)];
        if self.sharing.shows(Content::Limits) {
            told.push(dispatch(season));
        }
        if let Some(stakes) = season.stakes.as_ref().filter(|_| self.sharing.shows(Content::Limits))
        {
            told.extend([self.stock(stakes), self.week(season, stakes)]);
        }
        told
    }

    /// What closes, when, and why.
    fn closes(&self, legs: &[Leg], season: &Season) -> Sentence {
        let window = self.network.window;
        let closed: Vec<_> = window
            .periods()
            .filter(|p| (season.first_closed..=season.last_closed).contains(p))
            .map(|p| window.month(p))
            .collect();
        let months = months(&closed, Years::Told);
        let when = match season.to_the_end {
            true => Argument::from(say!(
                "route.season.to-the-end",
                "{months}, to the end of the months planned for",
                months
            )),
            false => months,
        };
        let each = season.legs.iter().map(|n| self.named.stretch(legs, std::slice::from_ref(n)));
        let parts = Joined::And.list(each);
        match self.sharing.shows(Content::Notes) {
            true => say!(
                "route.season.closes.why",
                "{parts} {parts:closes|close} in {when} ({reason}).",
                parts,
                when,
                reason = &season.reason,
            ),
            false => {
                say!("route.season.closes", "{parts} {parts:closes|close} in {when}.", parts, when)
            }
        }
    }

    /// What one more open week is worth.
    fn week(&self, season: &Season, stakes: &Stakes) -> Sentence {
        let people = Figure::rounded(stakes.one_week_more, 0);
        let month = self.network.window.month(season.first_closed);
        match people.is_nought() {
            true => say!(
                "route.season.week.nothing",
                "One more open week in {month} changes nothing for anybody: other limits hold the plan \
                 back, found by planning again.",
                month
            ),
            false => say!(
                "route.season.week",
                "One more open week in {month} is worth {people} person-months over all areas, found by \
                 planning again.",
                month,
                people
            ),
        }
    }

    /// The stock that must lie behind by then.
    fn stock(&self, stakes: &Stakes) -> Sentence {
        if stakes.behind.is_empty() {
            return say!(
                "route.season.stock.none",
                "No area depends on it: while it is closed, outside supplies get to every area by other \
                 ways, or to none that it alone would open."
            );
        }
        let tonnes = |grams: i64| Figure::tonnes(Grams(grams)).to_places(0);
        let each = |behind: &Behind| {
            say!(
                "route.season.stock.area",
                "{area} ({stock} MT for {need} person-months)",
                area = &self.network.country.areas[behind.area.index()].name,
                stock = tonnes(behind.grams),
                need = behind.need,
            )
        };
        say!(
            "route.season.stock",
            "What must lie behind by then for all in need there: {stock} MT: {areas}.",
            stock = tonnes(stakes.behind.iter().map(|behind| behind.grams).sum()),
            areas = Joined::And.list(stakes.behind.iter().map(each)),
        )
    }
}

/// When it pays to begin loading.
fn dispatch(season: &Season) -> Sentence {
    let (last, open) = (season.last_dispatch.to_string(), season.last_open.to_string());
    let days = plainly(Figure::measured(season.days_to_pass, 1));
    match season.first_dispatch {
        Some(first) => say!(
            "route.season.dispatch.between",
            "The last day on which it pays to begin loading is {last}: it takes {days} days until the last \
             part that closes is passed, which is open until {open}. The earliest is {first}, so that it \
             is not stopped before the opening. The tables know shares of months, not days.",
            last,
            days,
            open,
            first = first.to_string(),
        ),
        None => say!(
            "route.season.dispatch",
            "The last day on which it pays to begin loading is {last}: it takes {days} days until the last \
             part that closes is passed, which is open until {open}. The tables know shares of months, \
             not days.",
            last,
            days,
            open,
        ),
    }
}
