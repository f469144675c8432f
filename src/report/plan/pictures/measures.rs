//! Maps of one figure by province: who is left out, the worst month, what access allows, who loses. Shades
//! tell shares, for a count on a shade says more of the size of an area than of its people; counts are
//! discs beside them.
//!
//! Where food is short everywhere coverage is nearly the same on the whole map; these tell more.

use crate::country::{AreaLevel, Outline};
use crate::kit::figure::{Count, Figure, drawn};
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};
use crate::page::draw::map::{Bubbles, Map, draw};
use crate::page::{Picture, Text};
use crate::plan::{Exact, Limiting};
use crate::report::findings::effect::EffectTold;
use crate::report::findings::held_back::StepKey;
use crate::report::findings::mapped::{Ground, credits};
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::Summary;
use std::collections::BTreeMap;

/// A figure of every province, by P-code.
struct Measured {
    id: &'static str,
    title: Sentence,
    /// What the shades are, in the middle of a sentence.
    what: Sentence,
    unit: Sentence,
    /// What a reader must know.
    caption: Sentence,
    shares: BTreeMap<String, Exact>,
    /// Counts beside the shares, and what they count.
    counts: Option<(Sentence, BTreeMap<String, Exact>)>,
}

/// People left out, the worst month and the access ceiling.
pub(in crate::report) fn measures(
    subject: &Subject<'_>,
    summary: &Summary,
    ground: &Ground<'_>,
) -> Vec<Picture> {
    let mut told = vec![left_out(summary), worst_month(summary)];
    if subject.level() != AreaLevel::District {
        told.extend(ceiling(summary));
    }
    told.iter().filter_map(|measured| picture(measured, ground)).collect()
}

/// Who of a reference plan loses; `None` where nobody does, or the pack has no outlines of those who lose:
/// districts that lose nobody are not told, so shares of provinces cannot be.
pub(in crate::report) fn lost(effect: &EffectTold, ground: &Ground<'_>) -> Option<Picture> {
    let by_area = || effect.by_area.iter();
    let outlined = |outline: &Outline| ground.country.areas[outline.area.index()].pcode.clone();
    // Whoever is not told loses nobody.
    let mut shares: BTreeMap<String, Exact> =
        ground.outlines.iter().map(|found| (outlined(found), Exact::default())).collect();
    if effect.by_area.is_empty() || !by_area().all(|area| shares.contains_key(&area.id)) {
        return None;
    }
    let part = |lost: Exact, before: Exact| match before > Exact::default() {
        true => lost / before,
        false => Exact::default(),
    };
    for area in by_area() {
        shares.insert(area.id.clone(), part(area.lost.exact(), area.before.exact()));
    }
    let measured = Measured {
        id: "map-lost",
        title: say!(
            "plan.map.lost",
            "Lost beside {reference}, in person-months",
            reference = &effect.reference,
        ),
        what: say!("plan.map.lost.what", "the share of person-months that is lost"),
        unit: say!("plan.map.lost.unit", "Part lost"),
        caption: say!(
            "plan.map.lost.caption",
            "what the reference plan serves and the changed scenario cannot serve any more in the same month \
             and IPC phase; shades tell its share, discs how many."
        ),
        shares,
        counts: Some((
            say!("plan.map.lost.count", "Person-months lost"),
            by_area().map(|area| (area.id.clone(), area.lost.exact())).collect(),
        )),
    };
    picture(&measured, ground)
}

fn left_out(summary: &Summary) -> Measured {
    let whole = |n: u64| Exact::from_integer(i128::from(n));
    let (mut shares, mut counts) = (BTreeMap::new(), BTreeMap::new());
    for row in &summary.provinces {
        let (Count::Exact(need), Count::Exact(reached)) =
            (row.need_person_months, row.reached_person_months)
        else {
            continue;
        };
        let left = whole(need) - whole(reached);
        if need > 0 {
            shares.insert(row.admin1_code.clone(), left / whole(need));
        }
        counts.insert(row.admin1_code.clone(), left);
    }
    Measured {
        id: "map-left-out",
        title: say!("plan.map.left-out", "People left out, in person-months"),
        what: say!(
            "plan.map.left-out.what",
            "the share of person-months in need that is not reached"
        ),
        unit: say!("plan.map.left-out.unit", "Left out"),
        caption: say!(
            "plan.map.left-out.caption",
            "in need less person-months reached; shades tell its share of need, discs how many."
        ),
        shares,
        counts: Some((say!("plan.map.left-out.count", "Person-months"), counts)),
    }
}

fn worst_month(summary: &Summary) -> Measured {
    let rows = summary
        .provinces
        .iter()
        .filter_map(|row| Some((row.admin1_code.clone(), row.worst_month_coverage_share?.exact())));
    Measured {
        id: "map-worst-month",
        title: say!(
            "plan.map.worst-month",
            "Coverage in each {province}'s worst month",
            province = &summary.scenario.levels_named[1],
        ),
        what: say!("plan.map.worst-month.what", "coverage in the worst month"),
        unit: say!("plan.map.worst-month.unit", "Worst month"),
        caption: say!(
            "plan.map.worst-month.caption",
            "each {province} in the month in which the smallest share of its people in need is reached.",
            province = &summary.scenario.levels_named[1],
        ),
        shares: rows.collect(),
        counts: None,
    }
}

/// What access would let each province reach alone, if food were ample.
fn ceiling(summary: &Summary) -> Option<Measured> {
    let rows = summary.cascade_by_area.iter().filter_map(|area| {
        let ceiling = area.steps.iter().find(|step| step.step == StepKey(Limiting::Carrying))?;
        let (left, need) = (ceiling.left_person_months.exact(), area.need_person_months.exact());
        (need > Exact::default()).then(|| (area.area_code.clone(), left / need))
    });
    let shares: BTreeMap<String, Exact> = rows.collect();
    (!shares.is_empty()).then_some(Measured {
        id: "map-ceiling",
        title: say!("plan.map.ceiling", "Access ceiling, as a share of need"),
        what: say!("plan.map.ceiling.what", "the share of need that could be reached with ample food"),
        unit: say!("plan.map.ceiling.unit", "Ceiling"),
        caption: say!(
            "plan.map.ceiling.caption",
            "what caseloads, permissions, roads and seasons would let be reached if food and money were \
             ample, each {province} as if only its need counted.",
            province = &summary.scenario.levels_named[1],
        ),
        shares,
        counts: None,
    })
}

fn picture(measured: &Measured, ground: &Ground<'_>) -> Option<Picture> {
    if measured.shares.is_empty() {
        return None;
    }
    let (title, caption) = (&measured.title, &measured.caption);
    let mut told = vec![say!("plan.map.measured.caption", "{title}: {caption}", title, caption)];
    told.extend(credits(ground));
    let mut map = ground.map(measured.id, ground.frame());
    map.title = title.to_string();
    map.description = description(measured, ground).to_string();
    map.caption = Text::plain(&Joined::Spaces.list(told).to_string());
    ground.shade(&mut map, &measured.shares, measured.unit.to_string());
    if let Some((unit, counts)) = &measured.counts {
        map.bubbles = bubbles(unit, counts, &map, ground);
    }
    Some(draw(&map, ground.look))
}

/// Discs for counts, at the names of their provinces; `None` where nothing is counted.
fn bubbles(
    unit: &Sentence,
    counts: &BTreeMap<String, Exact>,
    map: &Map,
    ground: &Ground<'_>,
) -> Option<Bubbles> {
    let areas = ground.outlines.iter().map(|outline| &ground.country.areas[outline.area.index()]);
    let each = areas.zip(&map.shapes).filter_map(|(area, shape)| {
        let count = counts.get(&area.pcode).filter(|count| **count > Exact::default())?;
        Some((shape.label.1, drawn(*count)))
    });
    let most = counts.values().max().filter(|most| **most >= Exact::from_integer(1))?;
    let sizes = round_sizes(*most).into_iter().map(|size| {
        let words = Figure::rounded(Exact::from_integer(size), 0).grouped();
        (drawn(Exact::from_integer(size)), words)
    });
    Some(Bubbles { unit: unit.to_string(), sizes: sizes.collect(), each: each.collect() })
}

/// Three of 1, 2 and 5 with noughts: the largest that some province has, and two smaller ones.
fn round_sizes(most: Exact) -> Vec<i128> {
    let rounds = (0..).flat_map(|noughts| [1, 2, 5].map(|n| n * 10_i128.pow(noughts)));
    let reached: Vec<i128> =
        rounds.take_while(|round| Exact::from_integer(*round) <= most).collect();
    reached.iter().rev().step_by(2).take(3).copied().collect()
}

/// For those who cannot see it: from where to where, and who stands at both ends.
fn description(measured: &Measured, ground: &Ground<'_>) -> Sentence {
    let country = ground.country;
    let told = |share: Exact| {
        let percent = plainly(Figure::rounded(share * 100, 0));
        say!("plan.map.measured.percent", "{percent} %", percent)
    };
    let named = |wanted: Exact| {
        let with = measured.shares.iter().filter(|(_, share)| **share == wanted);
        let code = with.map(|(code, _)| code).min()?;
        Some(country.areas.iter().find(|area| area.pcode == *code)?.name.as_str())
    };
    let least = measured.shares.values().min().copied().unwrap_or_default();
    let most = measured.shares.values().max().copied().unwrap_or_default();
    let end = |share: Exact| -> Argument {
        match named(share) {
            Some(place) => {
                let figure = told(share);
                say!("plan.map.measured.end", "{figure} in {place}", figure, place).into()
            }
            None => told(share).into(),
        }
    };
    say!(
        "plan.map.measured.description",
        "Map of the provinces of {country}, shaded by {what}: from {least} to {most}. All figures stand in \
         the tables.",
        country = &country.about.name,
        what = &measured.what,
        least = end(least),
        most = end(most),
    )
}
