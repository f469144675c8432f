//! What is told of an offer, in words that can be said at a table.

use super::super::gather::usd;
use crate::analysis::conditions::{Curve, Point, Vary};
use crate::analysis::game::Exact;
use crate::plan;
use crate::report::findings::coalitions::percent;
use crate::report::kit::figure::{Figure, large};
use crate::report::kit::layout::upper_first;
use crate::scenario::Paid;
use num_traits::Zero;

/// Where a levy is paid, as it would be said at a table, and what that comes to on the ways used.
fn paid(found: &Curve) -> Vec<String> {
    let side = match found.toll.side() {
        Some(Paid::Entering) => {
            "once for each passage, on entering the places it covers, however many roads it takes \
             inside"
        }
        Some(Paid::Leaving) => {
            "once for each passage, on leaving the places it covers, at the border, however many roads \
             it takes inside"
        }
        None if !found.toll.may_be_paid_again() => "once for each passage, where it is crossed",
        None => "once for each link that it covers, each of which is a passage by itself",
    };
    let mut told = vec![format!("A levy on it is in dollars a tonne and paid {side}.")];
    let along =
        found.points.iter().rev().find_map(|point| Some((point.value, point.along.as_ref()?)));
    let once = |value: i64| plan::Exact::from_integer(i128::from(value) * 100);
    if let Some((value, along)) = along.filter(|(value, along)| along.most > once(*value)) {
        let usd = |cents: plan::Exact| Figure::usd(cents).grouped();
        told.push(format!(
            "Food can pass several times on one way: at a levy of {value} a tonne pays between {} and \
             {} US dollars in all, {} on average.",
            usd(along.least),
            usd(along.most),
            usd(along.mean),
        ));
    }
    told
}

pub(super) fn said(
    found: &Curve,
    (permission, counterpart): (&str, &str),
    budget: bool,
) -> Vec<String> {
    let (vary, months) = (found.offer.vary, |exact: &Exact| Figure::long(exact, 0).grouped());
    let hangs = &found.free - &found.refused;
    let mut told = vec![match hangs.is_zero() {
        true => format!(
            "Asked of {counterpart}: {permission}. Granted without conditions {} person-months are \
             reached, and as many if it is refused: food goes other ways, or to other people.",
            months(&found.free),
        ),
        false => format!(
            "Asked of {counterpart}: {permission}. Granted without conditions {} person-months are \
             reached, refused {}: {} hang on it.",
            months(&found.free),
            months(&found.refused),
            months(&hangs),
        ),
    }];
    if vary == Vary::Levy {
        told.extend(paid(found));
    }
    if hangs.is_zero() {
        told.extend(without_reach(found));
        return told;
    }
    if let Some(text) = free_of_budget(found).filter(|_| !budget) {
        told.push(text);
        return told;
    }
    told.extend(where_it_bites(found));
    told
}

/// What a levy comes to where no budget is set and none of those looked at costs anybody food.
fn free_of_budget(found: &Curve) -> Option<String> {
    let vary = found.offer.vary;
    let last = found.points.last().filter(|point| point.reach == found.free)?;
    if vary != Vary::Levy {
        return None;
    }
    let mt = |point: &Point| {
        let grams = point.along.as_ref().map_or_else(plan::Exact::default, |along| along.grams);
        Figure::mt(grams).to_places(0)
    };
    let carried = match found.points.first().map(mt) {
        Some(first) if first != mt(last) => {
            format!("; {} MT go by it then, {} MT without", mt(last).grouped(), first.grouped())
        }
        _ => String::new(),
    };
    let paid = match last.cost_cents.is_zero() {
        true => String::new(),
        false => format!(
            " At {} {} US dollars go there, {} of all costs{carried}.",
            phrase(vary, last.value),
            large(usd(&last.paid_cents)),
            percent(&last.paid_cents, &last.cost_cents),
        ),
    };
    Some(format!(
        "No levy costs anybody food while no budget is set: it costs money.{paid} With --budget USD it \
         is set against the people that money could reach."
    ))
}

/// From where a condition costs reach, where fastest, and from where refusing is as good.
fn where_it_bites(found: &Curve) -> Vec<String> {
    let (vary, months) = (found.offer.vary, |exact: &Exact| Figure::long(exact, 0).grouped());
    let mut told = Vec::new();
    told.push(match (vary, found.no_loss_to) {
        (Vary::Levy, 0) => "Any levy costs people.".to_owned(),
        (Vary::Diversion, 0) => "Any share diverted costs people.".to_owned(),
        (Vary::DaysOpen, 31) => "Every day closed costs people.".to_owned(),
        (_, value) => {
            format!("{} lowers no reach in this model.", upper_first(&up_to(vary, value)))
        }
    });
    let knee = found.knee.map(|n| &found.points[n]);
    if let Some(knee) = knee.filter(|point| point.reach < found.free) {
        told.push(format!(
            "At {} {} person-months are lost; beyond that they are lost fastest (the knee).",
            phrase(vary, knee.value),
            months(&(&found.free - &knee.reach)),
        ));
    }
    told.push(match found.walk_away {
        Some(value) if value > 0 => format!(
            "{} refusal reaches as many in all, but not the same people: who loses by it is told below.",
            upper_first(&from_on(vary, value)),
        ),
        _ => "Anything short of closing it altogether is better than refusal.".to_owned(),
    });
    if vary == Vary::DaysOpen {
        let text = "Roads with neither a count nor a class are held unlimited, so what must wait \
                    for an open day still gets through in the month: this is the least that closed \
                    days cost.";
        told.push(text.to_owned());
    }
    told
}

/// What there is to say of a condition that no reach hangs on.
fn without_reach(found: &Curve) -> Vec<String> {
    let vary = found.offer.vary;
    if vary != Vary::Levy {
        return vec![
            "So no such condition changes how many are reached; who is served instead is told below."
                .to_owned(),
        ];
    }
    let carried = |point: &Point| point.along.as_ref().map_or(0, |along| along.grams.to_integer());
    let first = found.points.first().map_or(0, carried);
    let mut told = vec![
        "So no levy changes how many are reached: it costs money, and above some level food goes \
         another way."
            .to_owned(),
    ];
    let paying = found.points.iter().rev().find(|point| !point.paid_cents.is_zero());
    told.push(match paying {
        Some(point) => format!(
            "At {} {} MT go by it, and {} US dollars go there, {} of all costs.",
            phrase(vary, point.value),
            Figure::mt(plan::Exact::from_integer(carried(point))).to_places(0).grouped(),
            large(usd(&point.paid_cents)),
            percent(&point.paid_cents, &point.cost_cents),
        ),
        None if first == 0 => "Under the plan that reaches most at least cost no food goes by it.".to_owned(),
        None => format!(
            "The mildest levy looked at sends all of it another way; without a levy {} MT go by it.",
            Figure::mt(plan::Exact::from_integer(first)).to_places(0).grouped(),
        ),
    });
    told
}

pub(super) fn in_unit(vary: Vary, value: i64) -> Figure {
    let value = plan::Exact::from_integer(value.into());
    match vary {
        Vary::Levy | Vary::Quota | Vary::DaysOpen => Figure::rounded(value, 0),
        Vary::Diversion => Figure::rounded(value / 10, 1),
    }
}

pub(super) fn unit(vary: Vary) -> &'static str {
    match vary {
        Vary::Levy => "Levy, USD a tonne",
        Vary::Quota => "MT a month",
        Vary::DaysOpen => "Days a month",
        Vary::Diversion => "% diverted",
    }
}

fn phrase(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("a levy of {figure} US dollars a tonne"),
        Vary::Quota => format!("a quota of {figure} MT a month"),
        Vary::DaysOpen => format!("{figure} days open a month"),
        Vary::Diversion => format!("{figure} % diverted"),
    }
}

fn up_to(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("a levy of up to {figure} US dollars a tonne"),
        Vary::Quota => format!("a quota of {figure} MT a month or more"),
        Vary::DaysOpen if value == 1 => "being open a single day a month".to_owned(),
        Vary::DaysOpen => format!("being open {figure} days a month or more"),
        Vary::Diversion => format!("diverting up to {figure} %"),
    }
}

fn from_on(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("from a levy of {figure} US dollars a tonne on"),
        Vary::Quota => format!("with a quota of {figure} MT a month or less"),
        Vary::DaysOpen => format!("with {figure} days open a month or fewer"),
        Vary::Diversion => format!("from {figure} % diverted on"),
    }
}
