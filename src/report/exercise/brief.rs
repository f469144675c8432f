//! A team's brief for a month: what is known on its first day, and nothing more.

use super::access::{note, permissions};
use super::basis::basis;
use super::brief_map;
use super::brief_season::season;
use super::brief_ways::ways;
use super::outcome::{ended, month_blocks};
use super::words::{event_by, mt, over};
use super::{Exercise, For};
use crate::country::{AreaIx, PlaceIx};
use crate::exercise::{Play, events};
use crate::kit::figure::{Figure, people};
use crate::network::Network;
use crate::page::{Block, Cell, Document, Side, Sorting, Table};
use crate::plan::unfold::Truth;
use crate::plan::{Exact, NoPlan};
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};

/// The first month of what is known: the month of the brief.
const NOW: Period = Period(0);

/// The brief for the month that comes next, or the last one, once the exercise is over.
///
/// # Errors
/// [`NoPlan`], where the month cannot be planned.
pub fn brief(exercise: &Exercise<'_>, team: u8, play: &Play) -> Result<Document, NoPlan> {
    let course = exercise.course;
    let Some(period) = play.next() else { return Ok(ended(exercise, team, play)) };
    let real = course.network(&play.scenario)?;
    let outlook = course.outlook(&play.scenario, period)?;
    let network = course.as_known(&outlook, &play.unfolding, &Truth::new(&real), period)?;
    let told = Brief { exercise, play, network: &network, period };
    let mut blocks = vec![Block::section("in-short", "In short"), Block::bullets(&told.in_short())];
    blocks.extend(told.came_to_light());
    blocks.extend(told.last_month());
    if let Some(map) = brief_map::map(exercise, play, &network, period) {
        blocks.extend([Block::section("map", "Map"), Block::Picture(map)]);
    }
    blocks.extend(told.needs());
    blocks.extend(told.food());
    blocks.extend(ways(exercise, &network, &told.there()));
    blocks.extend(season(told.exercise, told.network));
    blocks.extend(permissions(exercise, &network));
    blocks.push(Block::section("notes", "What to bear in mind"));
    blocks.push(Block::bullets(&told.notes()));
    let title = format!("Team {team}: brief for {}", exercise.month(period));
    let subtitle = format!(
        "{}. Turn {} of {}. What is known on the first day of the month.",
        exercise.definition.title,
        period.index() + 1,
        exercise.months()
    );
    Ok(exercise.document(For::Participants, title, subtitle, blocks))
}

struct Brief<'a> {
    exercise: &'a Exercise<'a>,
    play: &'a Play,
    network: &'a Network<'a>,
    period: Period,
}

impl Brief<'_> {
    fn in_short(&self) -> Vec<String> {
        let network = self.network;
        let sum = |phases: std::ops::Range<usize>| -> u64 {
            let months = network.served.iter().map(|served| &served.months[NOW.index()]);
            months.map(|month| month.people[phases.clone()].iter().sum::<u64>()).sum()
        };
        let (all, worst) = (sum(0..3), sum(1..3));
        let mut told = vec![format!(
            "{} people are in need in {} (IPC phase 3 and above) in {} {}, {} of them in phase 4 or 5.",
            people(all),
            self.exercise.month(self.period),
            network.served.len(),
            if network.served.len() == 1 { "area" } else { "areas" },
            people(worst),
        )];
        let there: i64 = self.there().values().map(|[lies, comes]| lies + comes).sum();
        let ration = &network.country.rations[network.ration.index()];
        told.push(format!(
            "{} MT can be sent this month, which is the {} ({} kg a person and month) for {} people.",
            mt(there),
            ration.name,
            Figure::rounded(Exact::new(i128::from(ration.grams.0), 1000), 2).plain(),
            people((there / ration.grams.0.max(1)).max(0) as u64),
        ));
        if let Some(cents) = network.budget_cents {
            let left = Figure::usd(Exact::from_integer(i128::from(cents))).to_places(0);
            told.push(format!("{} USD are left for the rest of the exercise.", left.grouped()));
        }
        let asks = self.exercise.course.terms.asks_per_turn;
        told.push(format!(
            "Hand in one form. At most {asks} {} may be asked for; what is granted counts from next \
             month on.",
            if asks == 1 { "permission" } else { "permissions" },
        ));
        told
    }

    fn came_to_light(&self) -> Vec<Block> {
        let course = self.exercise.course;
        let today = course.scenario.window.month(self.period).first_day();
        let new = events(course).into_iter().filter(|told| told.known_in == Some(self.period));
        let mut now: Vec<String> = new.map(|told| event_by(self.exercise, &told, today)).collect();
        if self.period > Period(0) {
            now.extend(over(self.exercise, self.period));
        }
        let heading = match self.period {
            Period(0) => "What is known at the start",
            _ => "What came to light",
        };
        let mut blocks = vec![Block::section("light", heading)];
        blocks.push(match now.is_empty() {
            true => Block::paragraph("Nothing new since the last brief."),
            false => Block::bullets(&now),
        });
        blocks
    }

    fn last_month(&self) -> Vec<Block> {
        let last = self.play.months.last();
        last.into_iter().flat_map(|month| month_blocks(self.exercise, self.play, month)).collect()
    }

    /// Grams that lie at each place, and that come there this month.
    fn there(&self) -> BTreeMap<PlaceIx, [i64; 2]> {
        let mut there: BTreeMap<PlaceIx, [i64; 2]> = BTreeMap::new();
        for (place, grams) in &self.network.carried.at {
            there.entry(*place).or_default()[0] += grams.0;
        }
        for offer in self.network.offers.iter().filter(|offer| offer.period == NOW) {
            // What came earlier and was not sent lies there still.
            let comes = offer.supply.is_none_or(|ix| {
                let supply = &self.network.country.supplies[ix.index()];
                supply.month.plus(i32::from(supply.lead_months)) == self.network.window.month(NOW)
            });
            there.entry(offer.place).or_default()[usize::from(comes)] += offer.amount.0;
        }
        there
    }

    fn needs(&self) -> Vec<Block> {
        let ration = self.network.ration_grams().0;
        let mut table = Table::new(
            "People in need this month by IPC phase, and what they would need",
            &[
                ("Area", Side::Start),
                ("P-code", Side::Start),
                ("Handed out from", Side::Start),
                ("Phase 3", Side::End),
                ("Phase 4", Side::End),
                ("Phase 5", Side::End),
                ("MT for all", Side::End),
                ("Note", Side::Start),
            ],
        );
        table.sorting = Sorting::Free;
        for served in &self.network.served {
            let month = served.months[NOW.index()];
            let area = &self.network.country.areas[served.area.index()];
            let all: u64 = month.people.iter().sum();
            let grams = i64::try_from(all).unwrap_or(i64::MAX).saturating_mul(ration);
            let counted = |n: u64| Cell::figure(&people(n), n as f64);
            let mut row = vec![Cell::text(&area.name), Cell::text(&area.pcode)];
            row.push(Cell::text(self.exercise.place(served.place)));
            row.extend(month.people.map(counted));
            row.push(Cell::figure(&mt(grams), grams as f64));
            row.push(Cell::text(&note(served)));
            table.rows.push(row);
        }
        vec![Block::section("needs", "People in need"), Block::Table(table)]
    }

    fn food(&self) -> Vec<Block> {
        let mut later: BTreeMap<PlaceIx, BTreeMap<Period, i64>> = BTreeMap::new();
        for offer in self.network.offers.iter().filter(|offer| offer.period > NOW) {
            *later.entry(offer.place).or_default().entry(offer.period).or_default() +=
                offer.amount.0;
        }
        let there = self.there();
        let places: BTreeSet<PlaceIx> = there.keys().chain(later.keys()).copied().collect();
        let mut table = Table::new(
            "Food in MT: what lies there, what comes there this month, and what is expected later",
            &[
                ("Place", Side::Start),
                ("Lies there", Side::End),
                ("Comes this month", Side::End),
                ("Expected later", Side::Start),
            ],
        );
        for place in places {
            let [lies, comes] = there.get(&place).copied().unwrap_or_default();
            let months = later.get(&place).into_iter().flatten().map(|(period, grams)| {
                let month = self.network.window.month(*period).in_words();
                format!("{}: {}", month.chars().take(3).collect::<String>(), mt(*grams))
            });
            table.rows.push(vec![
                Cell::text(self.exercise.place(place)),
                Cell::figure(&mt(lies), lies as f64),
                Cell::figure(&mt(comes), comes as f64),
                Cell::text(&months.collect::<Vec<_>>().join("; ")),
            ]);
        }
        let mut blocks = vec![Block::section("food", "Food"), Block::Table(table)];
        let mut ahead: BTreeMap<AreaIx, i64> = BTreeMap::new();
        for ((served, _), grams) in &self.network.carried.ahead {
            *ahead.entry(self.network.served[*served].area).or_default() += grams.0;
        }
        let told = ahead.iter().map(|(area, grams)| {
            let area = self.exercise.area(*area);
            format!(
                "{} MT lie with people of {area} who are cut off, for their months.",
                mt(*grams)
            )
        });
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            blocks.push(Block::bullets(&told));
        }
        blocks
    }

    fn notes(&self) -> Vec<String> {
        let mut told = vec![
            "Everything here is what is known on the first day of the month. Things may happen during \
             it that nobody knows of yet."
                .to_owned(),
            "Food that is sent arrives and is handed out in the same month. What is moved up can be \
             sent on from there next month."
                .to_owned(),
            "What no order moves is planned for you by `follow`: `follow plan` hands it out as the \
             exercise strives for, `follow nothing` leaves it."
                .to_owned(),
        ];
        told.extend(basis(self.network));
        told
    }
}
