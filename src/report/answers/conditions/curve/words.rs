//! What is told of an offer, in words that can be said at a table.

use super::super::gather::usd;
use super::offer::{from_on, in_unit, phrase, up_to, without};
use crate::analysis::conditions::{Curve, Point, Vary};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, in_millions, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan;
use crate::report::findings::coalitions::percent;
use crate::scenario::Paid;
use num_traits::Zero;

/// Where a levy is paid, as it would be said at a table.
fn paid_where(found: &Curve) -> Sentence {
    match found.toll.side() {
        Some(Paid::Entering) => say!(
            "conditions-curve.paid.entering",
            "A levy on it is in dollars a tonne and paid once for each passage, on entering the places it \
             covers, however many roads it takes inside."
        ),
        Some(Paid::Leaving) => say!(
            "conditions-curve.paid.leaving",
            "A levy on it is in dollars a tonne and paid once for each passage, on leaving the places it \
             covers, at the border, however many roads it takes inside."
        ),
        None if !found.toll.may_be_paid_again() => say!(
            "conditions-curve.paid.crossed",
            "A levy on it is in dollars a tonne and paid once for each passage, where it is crossed."
        ),
        None => say!(
            "conditions-curve.paid.each-link",
            "A levy on it is in dollars a tonne and paid once for each link that it covers, each of which \
             is a passage by itself."
        ),
    }
}

/// What a levy comes to on the ways used, where food pays more than once.
fn paid_again(found: &Curve) -> Option<Sentence> {
    let along =
        found.points.iter().rev().find_map(|point| Some((point.value, point.along.as_ref()?)));
    let once = |value: i64| plan::Exact::from_integer(i128::from(value) * 100);
    let (value, along) = along.filter(|(value, along)| along.most > once(*value))?;
    Some(say!(
        "conditions-curve.paid.again",
        "Food can pass several times on one way: at a levy of {levy} a tonne pays between {least} and \
         {most} US dollars in all, {mean} on average.",
        levy = plainly(in_unit(Vary::Levy, value)),
        least = Figure::usd(along.least),
        most = Figure::usd(along.most),
        mean = Figure::usd(along.mean),
    ))
}

/// By which objective reach and what is lost are told, where the scenario's is another one.
pub(super) fn objectives(objective: &'static str) -> Sentence {
    say!(
        "conditions-curve.objectives",
        "Reach as the condition hardens is the most people that can be reached, whatever the scenario \
         strives for; what is lost by refusal is told of its own plan (objective {objective}).",
        objective = term(objective),
    )
}

pub(super) fn said(
    found: &Curve,
    (permission, counterpart): (&str, &str),
    budget: bool,
) -> Vec<Sentence> {
    let hangs = &found.free - &found.refused;
    let free = Figure::long(&found.free, 0);
    let terms = match found.others_stay {
        true => without(found.offer.vary),
        false => say!("conditions-curve.terms.none", "without conditions"),
    };
    let mut told = vec![match hangs.is_zero() {
        true => say!(
            "conditions-curve.asked.as-many",
            "Asked of {counterpart}: {permission}. Granted {terms} {free} person-months are reached, and as \
             many if it is refused: food goes other ways, or to other people.",
            counterpart,
            permission,
            terms,
            free,
        ),
        false => say!(
            "conditions-curve.asked",
            "Asked of {counterpart}: {permission}. Granted {terms} {free} person-months are reached, refused \
             {refused}: {hangs} hang on it.",
            counterpart,
            permission,
            terms,
            free,
            refused = Figure::long(&found.refused, 0),
            hangs = Figure::long(&hangs, 0),
        ),
    }];
    if found.offer.vary == Vary::Levy {
        told.push(paid_where(found));
        told.extend(paid_again(found));
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

/// Food that goes by the permission, in whole tonnes.
fn carried(point: &Point) -> Figure {
    let grams = point.along.as_ref().map_or_else(plan::Exact::default, |along| along.grams);
    Figure::mt(grams).to_places(0)
}

/// What goes there in US dollars, and its part of all costs in percent.
fn levies(point: &Point) -> [Argument; 2] {
    let share = percent(&point.paid_cents, &point.cost_cents);
    [in_millions(usd(&point.paid_cents)), plainly(share)]
}

/// What a levy comes to where no budget is set and none of those looked at costs anybody food.
fn free_of_budget(found: &Curve) -> Option<Sentence> {
    let vary = found.offer.vary;
    let last = found.points.last().filter(|point| point.reach == found.free)?;
    if vary != Vary::Levy {
        return None;
    }
    if last.cost_cents.is_zero() {
        return Some(say!(
            "conditions-curve.free",
            "No levy costs anybody food while no budget is set: it costs money. With --budget USD it is \
             set against the people that money could reach."
        ));
    }
    let (offer, [levies, share], mt) = (phrase(vary, last.value), levies(last), carried(last));
    let paid = match found.points.first().map(carried) {
        Some(first) if first != mt => say!(
            "conditions-curve.free.paid.carried",
            "At {offer} {levies} US dollars go there, {share} % of all costs; {mt} MT go by it then, \
             {first} MT without.",
            offer,
            levies,
            share,
            mt,
            first,
        ),
        _ => say!(
            "conditions-curve.free.paid",
            "At {offer} {levies} US dollars go there, {share} % of all costs.",
            offer,
            levies,
            share,
        ),
    };
    Some(say!(
        "conditions-curve.free.costs",
        "No levy costs anybody food while no budget is set: it costs money. {paid} With --budget USD it is \
         set against the people that money could reach.",
        paid,
    ))
}

/// From where a condition costs reach, where fastest, and from where refusing is as good.
fn where_it_bites(found: &Curve) -> Vec<Sentence> {
    let vary = found.offer.vary;
    let mut told = vec![match (vary, found.no_loss_to) {
        (Vary::Levy, 0) => say!("conditions-curve.any.levy", "Any levy costs people."),
        (Vary::Diversion, 0) => {
            say!("conditions-curve.any.diversion", "Any share diverted costs people.")
        }
        (Vary::DaysOpen, 31) => {
            say!("conditions-curve.any.days", "Every day closed costs people.")
        }
        (_, value) => say!(
            "conditions-curve.no-loss",
            "{offer^} lowers no reach in this model.",
            offer = up_to(vary, value),
        ),
    }];
    let knee = found.knee.map(|n| &found.points[n]);
    if let Some(knee) = knee.filter(|point| point.reach < found.free) {
        told.push(say!(
            "conditions-curve.knee",
            "At {offer} {lost} person-months are lost; beyond that they are lost fastest (the knee).",
            offer = phrase(vary, knee.value),
            lost = Figure::long(&(&found.free - &knee.reach), 0),
        ));
    }
    told.push(match found.walk_away {
        Some(value) if value > 0 => say!(
            "conditions-curve.walk-away",
            "{offer^} refusal reaches as many in all, but not the same people: who loses by it is told \
             below.",
            offer = from_on(vary, value),
        ),
        _ => say!(
            "conditions-curve.walk-away.never",
            "Anything short of closing it altogether is better than refusal."
        ),
    });
    if vary == Vary::DaysOpen {
        told.push(say!(
            "conditions-curve.days-unlimited",
            "Roads with neither a count nor a class are held unlimited, so what must wait for an open day \
             still gets through in the month: this is the least that closed days cost."
        ));
    }
    told
}

/// What there is to say of a condition that no reach hangs on.
fn without_reach(found: &Curve) -> Vec<Sentence> {
    let vary = found.offer.vary;
    if vary != Vary::Levy {
        return vec![say!(
            "conditions-curve.as-many",
            "So no such condition changes how many are reached; who is served instead is told below."
        )];
    }
    let anything = |point: &Point| {
        point.along.as_ref().is_some_and(|along| along.grams >= plan::Exact::from_integer(1))
    };
    let first = found.points.first();
    let paying = found.points.iter().rev().find(|point| !point.paid_cents.is_zero());
    let levied = match (paying, first.filter(|point| anything(point))) {
        (Some(point), _) => {
            let [levies, share] = levies(point);
            say!(
                "conditions-curve.as-many.paid",
                "At {offer} {mt} MT go by it, and {levies} US dollars go there, {share} % of all costs.",
                offer = phrase(vary, point.value),
                mt = carried(point),
                levies,
                share,
            )
        }
        (None, None) => say!(
            "conditions-curve.as-many.unused",
            "Under the plan that reaches most at least cost no food goes by it."
        ),
        (None, Some(first)) => say!(
            "conditions-curve.as-many.other-ways",
            "The mildest levy looked at sends all of it another way; without a levy {mt} MT go by it.",
            mt = carried(first),
        ),
    };
    let so = say!(
        "conditions-curve.as-many.levy",
        "So no levy changes how many are reached: it costs money, and above some level food goes another \
         way."
    );
    vec![so, levied]
}
