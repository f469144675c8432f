//! The sentences of an effect, to be read aloud.

use super::capacities::{by_capacity, out_of_reach, worse};
use super::{EffectInput, replacement};
use crate::analysis::effect::{AsKnownLoss, Cells, Change, Effect, Sums};
use crate::country::AreaIx;
use crate::plan::{Cell, Exact, LeftOut};
use crate::report::kit::figure::{Figure, large, people};
use crate::report::kit::layout::{Years, listed, spans};
use crate::time::{Month, Period};
use std::collections::{BTreeMap, BTreeSet};

/// How many areas or ways a sentence names.
const NAMED: usize = 3;

/// The effect in sentences that can be read aloud.
pub(super) fn said(about: &EffectInput<'_>, change: &Change) -> Vec<String> {
    let (effect, at_levels) = (&change.effect, &change.at_levels);
    let total = effect.cells.total();
    let mut said = vec![if total.lost() > Exact::default() {
        lost(about, effect, &total)
    } else {
        no_loss(about, change)
    }];
    let less = effect.cells.by_area().values().any(|sums| rounded(sums.moved()) < Exact::default());
    if less {
        said.push(unlike_kept(about, effect, &total));
    } else if rounded(total.moved()) > Exact::default() {
        said.push(moved(about, effect, &total));
    }
    said.extend(by_phase(&effect.cells));
    said.push(cost(effect, &total));
    said.extend(left_with_nothing(about, &effect.left_out));
    said.extend(by_capacity(at_levels));
    said.extend(out_of_reach(about, change));
    said.extend(change.as_known.as_ref().map(as_known));
    if !effect.contains_kept {
        said.push(
            "No best plan of the changed scenario serves all that could be kept: it reaches as many \
             only by serving others."
                .to_owned(),
        );
    }
    said
}

pub(super) fn rounded(figure: Exact) -> Exact {
    Figure::rounded(figure, 0).exact()
}

pub(super) fn whole(figure: Exact) -> String {
    Figure::rounded(figure, 0).grouped()
}

fn lost(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> String {
    format!(
        "Of the {} person-months that the plan of {} serves (objective {}), {} are lost, {} %. {}",
        whole(total.before),
        effect.reference,
        effect.objective.word(),
        whole(total.lost()),
        Figure::percent(total.lost(), total.before).plain(),
        who_loses(about, &effect.cells)
    )
}

/// The month in which most are lost, and the areas that lose most.
pub(super) fn who_loses(about: &EffectInput<'_>, cells: &Cells) -> String {
    let (mut said, total) = (String::new(), cells.total());
    if let Some((period, sums)) = worst(cells.by_month()) {
        let what = match sums.lost() == total.lost() {
            true => "All of them in",
            false => "The worst month is",
        };
        said = format!(
            "{what} {}: {} of the {} people served then. ",
            about.window.month(period).in_words(),
            whole(sums.lost()),
            whole(sums.before)
        );
    }
    let areas = most(cells.by_area(), Sums::lost);
    let others = match areas.len().saturating_sub(NAMED) {
        0 => String::new(),
        1 => "; one other area loses, too".to_owned(),
        more => format!("; {more} other areas lose, too"),
    };
    said + &format!("Who loses: {}{others}.", named(about, &areas))
}

/// The first few areas with their people.
fn named(about: &EffectInput<'_>, areas: &[(AreaIx, Exact)]) -> String {
    let name = |area: AreaIx| &about.country.areas[area.index()].name;
    let told = areas.iter().take(NAMED);
    listed(
        &told
            .map(|(area, people)| format!("{} {}", name(*area), whole(*people)))
            .collect::<Vec<_>>(),
    )
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
pub(super) fn where_to(about: &EffectInput<'_>, cells: &Cells) -> String {
    named(about, &most(cells.by_area(), Sums::moved))
}

fn moved(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> String {
    let (moved, parts) = (whole(total.moved()), where_to(about, &effect.cells));
    match rounded(total.lost()) > Exact::default() {
        true => format!(
            "The food goes to other people or months instead: {moved} person-months, the largest parts in \
             {parts}. It does not make up for those who lose; in total {} person-months.",
            Figure::rounded(total.net(), 0).signed()
        ),
        false => {
            format!("{moved} person-months more are reached, the largest parts in {parts}.")
        }
    }
}

/// Where money or diversion is a limit, the best plan may serve others than those it could keep.
fn unlike_kept(about: &EffectInput<'_>, effect: &Effect, total: &Sums) -> String {
    let areas = effect.cells.by_area();
    let more = named(about, &most(areas.clone(), Sums::moved));
    let fewer = named(about, &most(areas, |sums| -sums.moved()));
    format!(
        "The plan of the changed scenario is not the one that keeps most: its objective, money or diverted \
         food put others first. Beside what could be kept it serves more in {} and fewer in {}; in \
         total {} person-months beside the reference plan.",
        if more.is_empty() { "no area" } else { &more },
        fewer,
        Figure::rounded(total.net(), 0).signed()
    )
}

/// Where a change takes rations from people in a worse phase and gives them to others.
fn by_phase(cells: &Cells) -> Option<String> {
    let net = cells.by_phase().map(|sums| rounded(sums.net()));
    let none = Exact::default();
    // From the worst phase that has fewer down to one that has more.
    let worse = (0..3).rev().find(|phase| net[*phase] < none)?;
    let gains = |phase: &usize| net[*phase] > none;
    let better = (0..worse).rev().find(gains)?;
    let passed = (-net[worse]).min(net[better]);
    Some(format!(
        "{} rations pass from people in phase {} to people in phase {}.",
        whole(passed),
        worse + 3,
        better + 3
    ))
}

/// Where nobody loses, the way that stands in; and what is worse all the same.
fn no_loss(about: &EffectInput<'_>, change: &Change) -> String {
    let told = change.effect.replacements.iter().take(NAMED);
    let ways: Vec<String> = told.map(|found| replacement(about.country, found).said()).collect();
    let by = match ways[..] {
        [] => "no way into the country has to carry more for it".to_owned(),
        _ => format!("what went another way goes by {}", listed(&ways)),
    };
    match change.is_no_loss() {
        true => format!("No loss is found in this model: {by}."),
        false => {
            let worse = change.at_levels.iter().filter_map(worse).collect::<Vec<_>>();
            format!(
                "Nobody loses with the capacities that are taken for best; {by}. Other things get worse: \
                 {}.",
                worse.join("; ")
            )
        }
    }
}

fn cost(effect: &Effect, total: &Sums) -> String {
    let [before, after] = effect.cents;
    let each = |cents: Exact, people: Exact| match people > Exact::default() {
        true => Figure::usd(cents / people).plain(),
        false => "-".to_owned(),
    };
    let more = after - before;
    let change = match more.cmp(&Exact::default()) {
        std::cmp::Ordering::Greater => format!("{} US dollars more", large(Figure::usd(more))),
        std::cmp::Ordering::Less => format!("{} US dollars less", large(Figure::usd(-more))),
        std::cmp::Ordering::Equal => return "It costs the same.".to_owned(),
    };
    format!(
        "The plan costs {change}: {} for each person-month, {} before.",
        each(after, total.after),
        each(before, total.before)
    )
}

pub(super) fn left_with_nothing(
    about: &EffectInput<'_>,
    [before, after]: &[LeftOut; 2],
) -> Option<String> {
    let place = |cell: &Cell| (cell.area, cell.period);
    let known: BTreeSet<(AreaIx, Period)> = before.nobody.iter().map(place).collect();
    let new: Vec<&Cell> =
        after.nobody.iter().filter(|cell| !known.contains(&place(cell))).collect();
    if new.is_empty() {
        let [before, after] = [before, after].map(LeftOut::person_months);
        return (after < before).then(|| {
            format!(
                "Fewer are left with nothing in some month: {} person-months in need, {} before.",
                people(after),
                people(before)
            )
        });
    }
    let mut by_area: BTreeMap<AreaIx, (Vec<Month>, u64)> = BTreeMap::new();
    for cell in new {
        let slot = by_area.entry(cell.area).or_default();
        slot.0.push(about.window.month(cell.period));
        slot.1 = slot.1.max(cell.need);
    }
    let mut areas: Vec<(AreaIx, Vec<Month>, u64)> =
        by_area.into_iter().map(|(area, (months, need))| (area, months, need)).collect();
    areas.sort_by_key(|(area, _, need)| (std::cmp::Reverse(*need), *area));
    let named: Vec<String> = areas
        .iter()
        .take(2 * NAMED)
        .map(|(area, months, need)| {
            let mut months = months.clone();
            months.sort();
            let name = &about.country.areas[area.index()].name;
            let most = if months.len() > 1 { "up to " } else { "" };
            format!("{name} {} ({most}{} people)", spans(&months, Years::Told), people(*need))
        })
        .collect();
    let more = areas.len().saturating_sub(named.len());
    let others = if more > 0 { format!(", and {more} other areas") } else { String::new() };
    Some(format!("Left with nothing who had something: {}{others}.", listed(&named)))
}

fn as_known(known: &AsKnownLoss) -> String {
    format!(
        "That is with hindsight. Planned month by month with what was known on the first of each, {} of \
         {} person-months are lost, {} %.",
        whole(known.lost),
        whole(known.before),
        Figure::percent(known.lost, known.before).plain()
    )
}
