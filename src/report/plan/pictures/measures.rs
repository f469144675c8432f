//! Maps of one figure by province: who is left out, the worst month, what access allows, who loses.
//!
//! Where food is short everywhere coverage is nearly the same on the whole map; these tell more.

use super::map::{credits, frame, points, provinces, shade, shades};
use crate::country::{AreaLevel, Country, Maps};
use crate::kit::figure::Count;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};
use crate::page::draw::map::{Map, draw};
use crate::page::{Look, Picture, Text};
use crate::plan::{Exact, Limiting};
use crate::report::findings::effect::EffectTold;
use crate::report::findings::held_back::StepKey;
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::Summary;
use std::collections::BTreeMap;

/// Shades of people: one for nobody, and these many more.
const STEPS: usize = 5;

/// A figure of every province, by P-code.
struct Measured {
    id: &'static str,
    title: Sentence,
    /// What it is, in the middle of a sentence.
    what: Sentence,
    unit: Sentence,
    /// What a reader must know.
    caption: Sentence,
    by: Kind,
    figures: BTreeMap<String, Exact>,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Person-months.
    People,
    /// A share of those in need.
    Share,
}

/// People left out, the worst month and the access ceiling; empty where the pack has no outlines.
pub(in crate::report) fn measures(
    subject: &Subject<'_>,
    summary: &Summary,
    maps: &Maps,
    look: Look,
) -> Vec<Picture> {
    let mut told = vec![left_out(summary), worst_month(summary)];
    if subject.level() != AreaLevel::District {
        told.extend(ceiling(summary));
    }
    told.iter().filter_map(|measured| picture(measured, subject.country, maps, look)).collect()
}

/// Who of a reference plan loses; `None` where nobody does, or the pack has no outlines.
pub(in crate::report) fn lost(
    country: &Country,
    effect: &EffectTold,
    maps: &Maps,
    look: Look,
) -> Option<Picture> {
    let figures: BTreeMap<String, Exact> =
        effect.by_area.iter().map(|area| (area.id.clone(), area.lost.exact())).collect();
    let measured = Measured {
        id: "map-lost",
        title: say!(
            "plan.map.lost",
            "Lost beside {reference}, in person-months",
            reference = &effect.reference,
        ),
        what: say!("plan.map.lost.what", "person-months lost"),
        unit: say!("plan.map.lost.unit", "Lost"),
        caption: say!(
            "plan.map.lost.caption",
            "what the reference plan serves and the changed scenario cannot serve any more in the same month \
             and IPC phase."
        ),
        by: Kind::People,
        figures,
    };
    picture(&measured, country, maps, look)
}

fn left_out(summary: &Summary) -> Measured {
    let rows = summary.provinces.iter().filter_map(|row| {
        let (Count::Exact(need), Count::Exact(reached)) =
            (row.need_person_months, row.reached_person_months)
        else {
            return None;
        };
        let left = i128::from(need) - i128::from(reached);
        Some((row.admin1_code.clone(), Exact::from_integer(left)))
    });
    Measured {
        id: "map-left-out",
        title: say!("plan.map.left-out", "People left out, in person-months"),
        what: say!("plan.map.left-out.what", "person-months in need and not reached"),
        unit: say!("plan.map.left-out.unit", "Left out"),
        caption: say!("plan.map.left-out.caption", "in need less person-months reached."),
        by: Kind::People,
        figures: rows.collect(),
    }
}

fn worst_month(summary: &Summary) -> Measured {
    let rows = summary
        .provinces
        .iter()
        .filter_map(|row| Some((row.admin1_code.clone(), row.worst_month_coverage_share?.exact())));
    Measured {
        id: "map-worst-month",
        title: say!("plan.map.worst-month", "Coverage in each province's worst month"),
        what: say!("plan.map.worst-month.what", "coverage in the worst month"),
        unit: say!("plan.map.worst-month.unit", "Worst month"),
        caption: say!(
            "plan.map.worst-month.caption",
            "each province in the month in which the smallest share of its people in need is reached."
        ),
        by: Kind::Share,
        figures: rows.collect(),
    }
}

/// What access would let each province reach alone, if food were ample.
fn ceiling(summary: &Summary) -> Option<Measured> {
    let rows = summary.cascade_by_area.iter().filter_map(|area| {
        let ceiling = area.steps.iter().find(|step| step.step == StepKey(Limiting::Carrying))?;
        let (left, need) = (ceiling.left_person_months.exact(), area.need_person_months.exact());
        (need > Exact::default()).then(|| (area.area_code.clone(), left / need))
    });
    let figures: BTreeMap<String, Exact> = rows.collect();
    (!figures.is_empty()).then_some(Measured {
        id: "map-ceiling",
        title: say!("plan.map.ceiling", "Access ceiling, as a share of need"),
        what: say!("plan.map.ceiling.what", "the share of need that could be reached with ample food"),
        unit: say!("plan.map.ceiling.unit", "Ceiling"),
        caption: say!(
            "plan.map.ceiling.caption",
            "what caseloads, permissions, roads and seasons would let be reached if food and money were \
             ample, each province as if only its need counted."
        ),
        by: Kind::Share,
        figures,
    })
}

fn picture(measured: &Measured, country: &Country, maps: &Maps, look: Look) -> Option<Picture> {
    let most = measured.figures.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))?;
    if maps.provinces.is_empty() {
        return None;
    }
    let begins = begins(*most.1);
    // Long figures do not fit the legend.
    let rounded = measured.by == Kind::People && begins.iter().all(|from| from % 1000 == 0);
    let per = if rounded { 1000 } else { 1 };
    let class = |figure: Exact| match measured.by {
        Kind::Share => shade(Figure::rounded(figure, 3)),
        Kind::People => shade_of(figure, begins),
    };
    let (title, caption) = (&measured.title, &measured.caption);
    let mut told = vec![say!("plan.map.measured.caption", "{title}: {caption}", title, caption)];
    told.extend(credits(maps));
    let map = Map {
        id: measured.id,
        title: title.to_string(),
        description: description(measured, country, *most.1).to_string(),
        caption: Text::plain(&Joined::Spaces.list(told).to_string()),
        frame: frame(country),
        around: maps.neighbours.iter().map(|n| (n.name.clone(), points(&n.rings))).collect(),
        shapes: provinces(country, maps, |code| {
            measured.figures.get(code).map_or(0, |figure| class(*figure))
        }),
        shades: match measured.by {
            Kind::Share => shades(),
            Kind::People => shades_of(begins, per),
        },
        quiet: Vec::new(),
        lines: Vec::new(),
        weights: Vec::new(),
        symbols: Vec::new(),
        unit_of_lines: String::new(),
        unit_of_shades: match per {
            1 => measured.unit.to_string(),
            _ => say!(
                "plan.map.measured.unit",
                "{unit}, {per}s",
                unit = &measured.unit,
                per = Figure::rounded(Exact::from_integer(per), 0),
            )
            .to_string(),
        },
    };
    Some(draw(&map, look))
}

/// For those who cannot see it: from where to where, and who stands at both ends.
fn description(measured: &Measured, country: &Country, most: Exact) -> Sentence {
    let told = |figure: Exact| -> Argument {
        match measured.by {
            Kind::Share => {
                let percent = plainly(Figure::rounded(figure * 100, 0));
                say!("plan.map.measured.percent", "{percent} %", percent).into()
            }
            Kind::People => Figure::rounded(figure, 0).into(),
        }
    };
    let named = |wanted: Exact| {
        let with = measured.figures.iter().filter(|(_, figure)| **figure == wanted);
        let code = with.map(|(code, _)| code).min()?;
        Some(country.areas.iter().find(|area| area.pcode == *code)?.name.as_str())
    };
    let least = measured.figures.values().min().copied().unwrap_or_default();
    let end = |figure: Exact| match named(figure) {
        Some(place) => {
            let figure = told(figure);
            say!("plan.map.measured.end", "{figure} in {place}", figure, place).into()
        }
        None => told(figure),
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

/// From how many people each shade begins: nought, and the largest of 1, 2 and 5 with noughts that some
/// province has.
fn begins(most: Exact) -> [i128; STEPS] {
    let rounds = (0..).flat_map(|noughts| [1, 2, 5].map(|n| n * 10_i128.pow(noughts)));
    let reached = rounds.take_while(|round| Exact::from_integer(*round) <= most);
    let reached: Vec<i128> = reached.collect();
    let from = |n: usize| match n {
        0 => 0,
        _ => reached.len().checked_sub(STEPS - n).map_or(0, |at| reached[at]),
    };
    std::array::from_fn(from)
}

fn shade_of(figure: Exact, begins: [i128; STEPS]) -> usize {
    let begun = |from: &i128| figure >= Exact::from_integer(*from);
    match figure <= Exact::default() {
        true => 0,
        false => begins.iter().rposition(begun).map_or(0, |n| n + 1),
    }
}

fn shades_of(begins: [i128; STEPS], per: i128) -> Vec<(usize, String)> {
    let told = |from: i128| Figure::rounded(Exact::from_integer(from / per), 0);
    let mut shades = vec![(0, say!("plan.map.shade.nobody", "nobody"))];
    for (n, from) in begins.into_iter().enumerate() {
        match begins.get(n + 1) {
            // Where figures are small, several shades would begin at nought: only the last is used.
            Some(next) if *next == from => {}
            Some(next) if from == 0 => {
                shades.push((n + 1, say!("plan.map.shade.under", "under {to}", to = told(*next))));
            }
            Some(next) => {
                let (from, to) = (told(from), told(*next));
                shades.push((n + 1, say!("plan.map.shade", "{from}–{to}", from, to)));
            }
            None => {
                shades.push((
                    n + 1,
                    say!("plan.map.shade.more", "{from} and more", from = told(from)),
                ));
            }
        }
    }
    shades.into_iter().map(|(shade, words)| (shade, words.to_string())).collect()
}
