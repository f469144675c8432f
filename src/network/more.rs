//! What limits are raised to: a tenth more, and no less than what somebody would notice.

use crate::units::{GRAMS_PER_MT, Grams};

/// The least that a limit in tonnes is raised by, so that small ones are raised at all.
const LEAST_MORE: i64 = 100 * GRAMS_PER_MT;
/// The least that a budget is raised by, in US cents.
const LEAST_CENTS: i64 = 1_000_000;
/// The least that a limit on people is raised by.
const LEAST_PEOPLE: u64 = 1_000;

/// What a limit on people is raised to: a tenth more, and no less than 1,000 people.
pub fn more_people(people: u64) -> u64 {
    people.saturating_add((people / 10).max(LEAST_PEOPLE))
}

/// What a limit in tonnes is raised to: a tenth more, and no less than 100 tonnes.
pub fn more(grams: Grams) -> Grams {
    Grams(grams.0.saturating_add((grams.0 / 10).max(LEAST_MORE)))
}

/// What a budget is raised to, in US cents: a tenth more, and no less than 10,000 dollars.
pub(super) fn more_money(cents: i64) -> i64 {
    cents.saturating_add((cents / 10).max(LEAST_CENTS))
}
