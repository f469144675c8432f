//! The sentences of an effect, to be read aloud.

mod cost;
mod gained;
mod instead;
mod nothing;
mod phases;

pub(super) use nothing::left_with_nothing;

use super::EffectInput;
use super::capacities::{beyond_draws, by_capacity, out_of_reach};
use crate::analysis::effect::{AsKnownLoss, Cells, Change, Effect, Sums};
use crate::country::AreaIx;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::ranges::LostRangeTold;
use crate::time::Period;
use cost::cost;
use gained::{better, no_loss};
use instead::{instead, serves_some_fewer};
use nothing::no_longer_left;
use phases::{to_milder, to_worse};
use std::collections::BTreeMap;

/// How many areas or ways a sentence names.
const NAMED: usize = 3;

/// The effect in sentences that can be read aloud.
pub(super) fn said(about: &EffectInput<'_>, change: &Change) -> Vec<Sentence> {
    let (effect, at_levels) = (&change.effect, &change.at_levels);
    let total = effect.cells.total();
    let mut said = vec![headline(about, change)];
    said.extend(in_need_no_more(&effect.cells));
    said.extend(change.in_draws.as_ref().map(|drawn| LostRangeTold::of(drawn).said()));
    said.extend(instead(about, effect, &total));
    said.extend(to_milder(&effect.cells));
    said.extend(gains_beside(about, effect));
    said.push(cost(effect, &total));
    said.extend(left_with_nothing(about, &effect.left_out));
    said.extend(by_capacity(at_levels));
    said.extend(change.in_draws.as_ref().and_then(|drawn| beyond_draws(at_levels, drawn)));
    said.extend(out_of_reach(about, change));
    said.extend(change.as_known.as_ref().map(as_known));
    if !effect.contains_kept {
        said.push(say!(
            "effect.not-contained",
            "No best plan of the changed scenario serves all that could be kept: it reaches as many only by \
             serving others."
        ));
    }
    said
}

/// The effect in brief: who loses, where the food goes instead, and how far that hangs on assumed capacities.
pub(super) fn in_brief(about: &EffectInput<'_>, change: &Change) -> Vec<Sentence> {
    let (effect, total) = (&change.effect, change.effect.cells.total());
    let mut said = vec![headline(about, change)];
    said.extend(in_need_no_more(&effect.cells));
    said.extend(instead(about, effect, &total));
    said.extend(gains_beside(about, effect));
    said.extend(left_with_nothing(about, &effect.left_out));
    said.extend(by_capacity(&change.at_levels));
    said.extend(change.as_known.as_ref().map(as_known));
    said
}

/// Who loses and where the food goes instead, with the capacities taken for best and nothing said of others.
pub(super) fn at_best(about: &EffectInput<'_>, effect: &Effect, priced: bool) -> Vec<Sentence> {
    let total = effect.cells.total();
    let none = Exact::default();
    let mut said = vec![match (total.lost() > none, rounded(total.net()) > none) {
        (true, _) => lost(about, effect, &total),
        (false, true) => say!(
            "effect.at-best.gain",
            "With the capacities taken for best {kept}, and {gained} person-months more are reached than in \
             the plan of {reference}.",
            kept = nobody_loses(effect),
            gained = whole(total.net()),
            reference = &effect.reference,
        ),
        (false, false) => say!(
            "effect.at-best.no-loss",
            "With the capacities taken for best {kept}.",
            kept = nobody_of_loses(effect),
        ),
    }];
    said.extend(in_need_no_more(&effect.cells));
    said.extend(instead(about, effect, &total));
    said.extend(to_milder(&effect.cells));
    said.extend(
        better(about, effect).map(|gains| say!("effect.gains", "What it brings: {gains}.", gains)),
    );
    said.extend(priced.then(|| cost(effect, &total)));
    said.extend(left_with_nothing(about, &effect.left_out));
    said
}

/// What gets better, where a headline of losses or of people reached does not tell it.
fn gains_beside(about: &EffectInput<'_>, effect: &Effect) -> Vec<Sentence> {
    let total = effect.cells.total();
    match total.lost() > Exact::default() || rounded(total.net()) > Exact::default() {
        true => {
            let longer = no_longer_left(about, &effect.left_out);
            let longer = longer.map(|who| say!("effect.no-longer-left.stopped", "{who}.", who));
            to_worse(&effect.cells).into_iter().chain(longer).collect()
        }
        false => Vec::new(),
    }
}

/// That all of the reference plan can be kept: where the plan shown serves others instead, only that it could be.
pub(super) fn nobody_loses(effect: &Effect) -> Sentence {
    match serves_some_fewer(&effect.cells) {
        true => say!("effect.nobody-need-lose", "nobody need lose"),
        false => say!("effect.nobody-loses", "nobody loses"),
    }
}

fn nobody_of_loses(effect: &Effect) -> Sentence {
    let reference = &effect.reference;
    match serves_some_fewer(&effect.cells) {
        true => say!(
            "effect.nobody-need-lose.of",
            "nobody of the plan of {reference} need lose",
            reference
        ),
        false => {
            say!("effect.nobody-loses.of", "nobody of the plan of {reference} loses", reference)
        }
    }
}

/// Who loses and when; who gains where nobody does.
pub(super) fn headline(about: &EffectInput<'_>, change: &Change) -> Sentence {
    let total = change.effect.cells.total();
    match total.lost() > Exact::default() {
        true => lost(about, &change.effect, &total),
        false => no_loss(about, change, &total),
    }
}

/// Who loses and when, and between which phases rations pass.
pub(super) fn whom_it_costs(about: &EffectInput<'_>, cells: &Cells) -> Vec<Sentence> {
    std::iter::once(who_loses(about, cells))
        .chain(to_milder(cells))
        .chain(to_worse(cells))
        .collect()
}

pub(super) fn rounded(figure: Exact) -> Exact {
    whole(figure).exact()
}

pub(super) fn whole(figure: Exact) -> Figure {
    Figure::rounded(figure, 0)
}

/// A part of a whole in percent, without its sign.
pub(super) fn percent(part: Exact, whole: Exact) -> Argument {
    plainly(Figure::percent(part, whole))
}

fn lost(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> Sentence {
    say!(
        "effect.lost",
        "Of the {before} person-months that the plan of {reference} serves (objective {objective}), {lost} \
         are lost, {percent} %. {who}",
        before = whole(total.before),
        reference = &effect.reference,
        objective = term(effect.objective.word()),
        lost = whole(total.lost()),
        percent = percent(total.lost(), total.before),
        who = who_loses(about, &effect.cells),
    )
}

/// Whoever is in need no more is not served any more either, which is no loss of access.
fn in_need_no_more(cells: &Cells) -> Option<Sentence> {
    let fewer = cells.in_need_no_more();
    match rounded(fewer) > Exact::default() {
        true if rounded(fewer) == rounded(cells.total().lost()) => Some(say!(
            "effect.in-need-no-more.all",
            "All of these are in need no more in the changed scenario, which counts fewer people in need.",
        )),
        true => Some(say!(
            "effect.in-need-no-more",
            "Of these, {fewer} person-months are of people who are in need no more in the changed scenario, which \
             counts fewer people in need.",
            fewer = whole(fewer),
        )),
        false => None,
    }
}

/// The month in which most are lost, and the areas that lose most.
pub(super) fn who_loses(about: &EffectInput<'_>, cells: &Cells) -> Sentence {
    let areas = most(cells.by_area(), Sums::lost);
    let named = Joined::And.list(named(about, &areas));
    let who = match areas.len().saturating_sub(NAMED) {
        0 => say!("effect.who-loses", "Who loses: {areas}.", areas = named),
        more => say!(
            "effect.who-loses.more",
            "Who loses: {areas}; {more:one other area loses|{more} other areas lose}, too.",
            areas = named,
            more,
        ),
    };
    let Some((period, sums)) = worst(cells.by_month()) else { return who };
    let (month, lost) = (about.window.month(period), whole(sums.lost()));
    let before = whole(sums.before);
    match sums.lost() == cells.total().lost() {
        true => say!(
            "effect.worst-month.only",
            "All of them in {month}: {lost} of the {before} people served then. {who}",
            month,
            lost,
            before,
            who,
        ),
        false => say!(
            "effect.worst-month",
            "The worst month is {month}: {lost} of the {before} people served then. {who}",
            month,
            lost,
            before,
            who,
        ),
    }
}

/// The first few areas with their people.
fn named(about: &EffectInput<'_>, areas: &[(AreaIx, Exact)]) -> Vec<Sentence> {
    let told = |(area, people): &(AreaIx, Exact)| {
        let area = &about.country.areas[area.index()].name;
        say!("effect.area", "{area} {people}", area, people = whole(*people))
    };
    areas.iter().take(NAMED).map(told).collect()
}

fn worst(by_month: BTreeMap<Period, Sums>) -> Option<(Period, Sums)> {
    let losing = by_month.into_iter().filter(|(_, sums)| sums.lost() > Exact::default());
    // Of equal months the first.
    losing.rev().max_by(|a, b| a.1.lost().cmp(&b.1.lost()))
}

/// Areas with some people of a sort, those with most first.
fn most(by_area: BTreeMap<AreaIx, Sums>, people: impl Fn(&Sums) -> Exact) -> Vec<(AreaIx, Exact)> {
    let of = |(area, sums): (AreaIx, Sums)| (area, people(&sums));
    let mut areas: Vec<(AreaIx, Exact)> = by_area.into_iter().map(of).collect();
    areas.retain(|(_, people)| rounded(*people) > Exact::default());
    areas.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    areas
}

/// Where food goes instead.
pub(super) fn where_to(about: &EffectInput<'_>, cells: &Cells) -> Argument {
    Joined::And.list(named(about, &most(cells.by_area(), Sums::moved)))
}

fn as_known(known: &AsKnownLoss) -> Sentence {
    match rounded(known.before) > Exact::default() {
        true => say!(
            "effect.as-known",
            "That is with hindsight. Planned month by month with what was known on the first of each, \
             {lost} of {before} person-months are not served in the same area, month and phase any more, \
             {percent} %, and {after} are reached in all.",
            lost = whole(known.lost),
            before = whole(known.before),
            percent = percent(known.lost, known.before),
            after = whole(known.after),
        ),
        false => say!(
            "effect.as-known.from-nobody",
            "That is with hindsight. Planned month by month with what was known on the first of each, \
             nobody is reached before either, and {after} person-months after.",
            after = whole(known.after),
        ),
    }
}
