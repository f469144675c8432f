//! Which round counts in which month: of those that cover a month the newest, unless it looked at a part of the
//! province only.

use super::Round;
use super::sums::{Sum, Sums};
use crate::import::told::Told;
use crate::issues::At;
use crate::time::Month;
use std::collections::{BTreeMap, BTreeSet};

/// The part of the people whom the largest round looked at that a newer one must have looked at to count.
const MOST_OF: (u64, u64) = (4, 5);

/// The months that a round is of: those that it covers by half or more.
pub(super) fn months(round: &Round) -> Vec<Month> {
    let (mut month, mut months) = (Month::of(round.from), Vec::new());
    let last = Month::of(round.to);
    while month <= last {
        let from = month.first_day().max(round.from);
        let to = month.last_day().min(round.to);
        let days = from.until(to).map_or(0, |span| span.get_days()) + 1;
        if i64::from(days) * 2 >= month.days() {
            months.push(month);
        }
        month = month.plus(1);
    }
    months
}

/// The round that counts for each province and month.
pub(super) fn chosen<'a>(
    sums: &'a Sums,
    taken: &BTreeSet<Month>,
    told: &mut Told,
    file: &str,
) -> BTreeMap<(String, Month), (Round, &'a Sum)> {
    let mut all: BTreeMap<(String, Month), Vec<(Round, &Sum)>> = BTreeMap::new();
    for ((round, province), sum) in sums {
        for month in months(round).into_iter().filter(|month| taken.contains(month)) {
            all.entry((province.clone(), month)).or_default().push((*round, sum));
        }
    }
    let mut chosen = BTreeMap::new();
    for ((province, month), mut rounds) in all {
        rounds.sort_by_key(|(round, _)| std::cmp::Reverse(*round));
        let largest = rounds.iter().map(|(_, sum)| sum.analysed).max().unwrap_or(0);
        let whole = |(_, sum): &&(Round, &Sum)| sum.analysed * MOST_OF.1 >= largest * MOST_OF.0;
        let Some(best) = rounds.iter().find(whole).copied() else { continue };
        for (round, _) in rounds.iter().filter(|(round, _)| *round != best.0) {
            let example = format!(
                "{province}, {month}: {} of {} instead of {} of {}",
                best.0.validity.word(),
                best.0.analysed,
                round.validity.word(),
                round.analysed
            );
            let what = match *round > best.0 {
                true => {
                    "newer rounds that looked at a part of a province only, in months of another"
                }
                false => "older rounds, in months that a newer one covers",
            };
            told.left(what, At::file(file), &example);
        }
        chosen.insert((province, month), best);
    }
    chosen
}
