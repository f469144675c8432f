//! Other people in need and other money than in the reference, in sentences.

use crate::analysis::compare::{NeedChange, spendable_cents};
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::sentence::plainly;
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::scenario::Scenario;

/// Where the what-if has other people in need: how many more or fewer.
pub(super) fn other_need(change: &NeedChange) -> Sentence {
    let [before, after] = change.in_need;
    let share = |reached: Exact, need: u64| {
        plainly(Figure::percent(reached, Exact::from_integer(need.max(1).into())))
    };
    let (was, now) = (share(change.reached[0], before), share(change.reached[1], after));
    let people = |people: u64| Figure::rounded(Exact::from_integer(people.into()), 0);
    match after > before {
        true => say!(
            "what-if.more-need",
            "{more} person-months more are in need: {now} % of all in need are reached, {was} % before.",
            more = people(after - before),
            now,
            was,
        ),
        false => say!(
            "what-if.less-need",
            "{fewer} person-months fewer are in need: {now} % of all in need are reached, {was} % before.",
            fewer = people(before - after),
            now,
            was,
        ),
    }
}

/// Where money is limited: how much of it banks, cash and fuel let be spent.
pub(in crate::report) fn spendable(country: &Country, scenario: &Scenario) -> Option<Sentence> {
    let [cents, spent] = spendable_cents(country, scenario)?;
    let usd = |cents: i64| Figure::usd(Exact::from_integer(cents.into())).to_places(0);
    Some(match spent < cents {
        true => say!(
            "what-if.money.in-part",
            "Of {budget} US dollars {spent} can be spent: the rest hangs on banks and cash as this scenario has \
             them.",
            budget = usd(cents),
            spent = usd(spent),
        ),
        false => say!("what-if.money", "{budget} US dollars can be spent.", budget = usd(cents)),
    })
}
