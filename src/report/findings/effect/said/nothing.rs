//! Who is left with nothing by a change.

use super::NAMED;
use crate::country::AreaIx;
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months};
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
    let place = |cell: &Cell| (cell.area, cell.period);
    let known: BTreeSet<(AreaIx, Period)> = before.nobody.iter().map(place).collect();
    let new: Vec<&Cell> =
        after.nobody.iter().filter(|cell| !known.contains(&place(cell))).collect();
    if new.is_empty() {
        let [before, after] = [before, after].map(LeftOut::person_months);
        return (after < before).then(|| {
            say!(
                "effect.fewer-left",
                "Fewer are left with nothing in some month: {after} person-months in need, {before} before.",
                after,
                before,
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
    areas.sort_by_key(|(area, _, need)| (Reverse(*need), *area));
    let named = areas.iter().take(2 * NAMED).map(|(area, when, need)| {
        let mut when = when.clone();
        when.sort();
        say!(
            "effect.left.area",
            "{area} {months} ({months:|up to }{people} people)",
            area = &about.country.areas[area.index()].name,
            months = months(&when, Years::Told),
            people = *need,
        )
    });
    let named = Joined::And.list(named);
    Some(match areas.len().saturating_sub(2 * NAMED) {
        0 => say!("effect.left", "Left with nothing who had something: {areas}.", areas = named),
        more => say!(
            "effect.left.more",
            "Left with nothing who had something: {areas}, and {more} other {more:area|areas}.",
            areas = named,
            more,
        ),
    })
}
