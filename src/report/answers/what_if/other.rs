//! Other people in need and other money than in the reference, in sentences.

use crate::analysis::compare::Side;
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::sentence::plainly;
use crate::kit::{Sentence, say};
use crate::plan::{Exact, to_the_millionth};
use crate::scenario::{AccessTable, Scenario};

/// Where the what-if has other people in need: how many more or fewer, and how many of those who count as lost
/// are no longer in need.
pub(super) fn other_need([first, side]: [&Side; 2]) -> Option<Sentence> {
    let need = |side: &Side| -> u64 { side.plan.areas.iter().map(|area| area.need()).sum() };
    let (before, after) = (need(first), need(side));
    if before == after {
        return None;
    }
    let mut gone = Exact::default();
    for area in &first.plan.areas {
        let then = side.plan.areas.iter().find(|then| then.area == area.area);
        for (n, month) in area.months.iter().enumerate() {
            for phase in 0..3 {
                let left = then.map_or(0, |then| then.months[n].need[phase]);
                let over = to_the_millionth(month.served[phase]) - Exact::from_integer(left.into());
                gone += over.max(Exact::default());
            }
        }
    }
    let share = |side: &Side, need: u64| {
        let reached: Exact =
            side.plan.areas.iter().map(|area| to_the_millionth(area.served())).sum();
        plainly(Figure::percent(reached, Exact::from_integer(i128::from(need.max(1)))))
    };
    let (was, now) = (share(first, before), share(side, after));
    let people = |people: u64| Figure::rounded(Exact::from_integer(people.into()), 0);
    Some(match after > before {
        true => say!(
            "what-if.more-need",
            "{more} person-months more are in need: {now} % of all in need are reached, {was} % before.",
            more = people(after - before),
            now,
            was,
        ),
        false => say!(
            "what-if.less-need",
            "{fewer} person-months fewer are in need: {now} % of all in need are reached, {was} % before. Of those \
             who count as lost, {gone} person-months are no longer in need.",
            fewer = people(before - after),
            now,
            was,
            gone = Figure::rounded(gone, 0),
        ),
    })
}

/// Where money is limited: how much of it banks, cash and fuel let be spent.
pub(super) fn money(country: &Country, scenario: &Scenario) -> Option<Sentence> {
    let cents = scenario.resources.budget_cents?;
    let spent = AccessTable::new(country, scenario).budget_share().of_amount(cents);
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
