//! Who is left with nothing by a change.

use super::NAMED;
use crate::country::AreaIx;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months};
use crate::kit::{Sentence, say};
use crate::plan::{Cell, LeftOut};
use crate::report::findings::effect::EffectInput;
use crate::time::{Month, Period};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Areas and months in which nobody is served any more; else, that they are fewer.
pub(in crate::report::findings::effect) fn left_with_nothing(
    about: &EffectInput<'_>,
    [before, after]: &[LeftOut; 2],
) -> Option<Sentence> {
    if let Some((areas, more)) = named(about, [before, after]) {
        return Some(match more {
            0 => say!("effect.left", "Left with nothing who had something: {areas}.", areas),
            more => say!(
                "effect.left.more",
                "Left with nothing who had something: {areas}, and {more} other {more:area|areas}.",
                areas,
                more,
            ),
        });
    }
    let [before, after] = [before, after].map(LeftOut::person_months);
    (after < before).then(|| {
        say!(
            "effect.fewer-left",
            "Fewer are left with nothing in some month: {after} person-months in need, {before} before.",
            after,
            before,
        )
    })
}

/// Areas and months in which nobody was served, and some are now; without its stop.
pub(super) fn no_longer_left(
    about: &EffectInput<'_>,
    [before, after]: &[LeftOut; 2],
) -> Option<Sentence> {
    let (areas, more) = named(about, [after, before])?;
    Some(match more {
        0 => say!("effect.no-longer-left", "No longer left with nothing: {areas}", areas),
        more => say!(
            "effect.no-longer-left.more",
            "No longer left with nothing: {areas}, and {more} other {more:area|areas}",
            areas,
            more,
        ),
    })
}

/// The areas that are left with nothing in one of two plans and not in the other, by name, and how many more
/// there are.
fn named(about: &EffectInput<'_>, [not, left]: [&LeftOut; 2]) -> Option<(Argument, usize)> {
    let place = |cell: &Cell| (cell.area, cell.period);
    let known: BTreeSet<(AreaIx, Period)> = not.nobody.iter().map(place).collect();
    let mut by_area: BTreeMap<AreaIx, (Vec<Month>, u64)> = BTreeMap::new();
    for cell in left.nobody.iter().filter(|cell| !known.contains(&place(cell))) {
        let slot = by_area.entry(cell.area).or_default();
        slot.0.push(about.window.month(cell.period));
        slot.1 = slot.1.max(cell.need);
    }
    let mut areas: Vec<(AreaIx, Vec<Month>, u64)> =
        by_area.into_iter().map(|(area, (months, need))| (area, months, need)).collect();
    areas.sort_by_key(|(area, _, need)| (Reverse(*need), *area));
    let named: Vec<Sentence> = areas
        .iter()
        .take(2 * NAMED)
        .map(|(area, when, need)| {
            let mut when = when.clone();
            when.sort();
            say!(
                "effect.left.area",
                "{area} {months} ({months:|up to }{people} people)",
                area = &about.country.areas[area.index()].name,
                months = months(&when, Years::Told),
                people = *need,
            )
        })
        .collect();
    let more = areas.len().saturating_sub(2 * NAMED);
    (!named.is_empty()).then(|| (Joined::And.list(named), more))
}
