//! What the pack has of newer analyses: an older one does not take its place unseen.

use super::{Round, Validity};
use crate::import::Beside;
use crate::import::cells::{Order, day_in, month};
use crate::import::told::Told;
use crate::issues::At;
use crate::time::Month;
use std::collections::BTreeMap;

/// The analysis of every row of needs, as its `round` tells.
pub(super) struct Newer<'a> {
    rows: BTreeMap<(&'a str, &'a str), &'a str>,
    /// Whether an older analysis is wanted all the same.
    older: bool,
}

/// When an analysis was made, or its current period began, and which period it is of, as `round` has it: see where
/// rows of needs are made.
fn made(called: &str, round: &str) -> Option<(Month, Validity)> {
    let rest = round.strip_prefix(called)?.trim_start_matches(',').trim();
    match rest.split_once(" from ") {
        Some((validity, from)) => {
            Some((Month::of(day_in(from, Order::Unknown)?), Validity::parse(validity)?))
        }
        None => {
            let (analysed, validity) = rest.split_once(", ")?;
            Some((month(analysed, Order::Unknown)?, Validity::parse(validity)?))
        }
    }
}

impl<'a> Newer<'a> {
    pub(super) fn of(beside: &Beside<'a>) -> Newer<'a> {
        let rows = beside.tables.get("needs.csv").rows();
        let rows = rows.map(|row| ((row.text("area"), row.text("month")), row.text("round")));
        Newer { rows: rows.collect(), older: beside.asked.older }
    }

    /// Whether the pack has a newer analysis of an area and month, which stays.
    pub(super) fn keeps(
        &self,
        (area, month): (&str, Month),
        (called, round, name): (&str, &Round, &str),
        told: &mut Told,
        file: &str,
    ) -> bool {
        let text = month.to_string();
        let Some(there) = self.rows.get(&(area, text.as_str())) else { return false };
        let own = match called {
            "HAPI" => (Month::of(round.from), round.validity),
            _ => (round.analysed, round.validity),
        };
        let is_newer = made(called, there).is_some_and(|there| there > own);
        if is_newer && !self.older {
            let what = "months of which the pack has a newer analysis, which stays; \
                        `--older` takes the older one";
            let example = format!("{area}, {month}: {there} stays, and not {name}");
            told.left(what, At::file(file), &example);
        }
        is_newer && !self.older
    }
}
