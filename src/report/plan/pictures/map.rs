//! The map of a plan: provinces by coverage, links by tonnes, ways in, stores, where food comes from, and
//! what is shut.

mod words;

use crate::country::LinkIx;
use crate::kit::{Part, say};
use crate::page::Text;
use crate::page::draw::map::draw;
use crate::plan::Exact;
use crate::report::findings::mapped::{
    Closures, Ground, always_open, closures, flows, loads, origins, symbols, unit_of_weights,
    weights,
};
use crate::report::findings::subject::Subject;
use crate::report::plan::summary::Summary;
use crate::sharing::Content;
use crate::time::Period;
use std::collections::{BTreeMap, BTreeSet};
use words::{caption, description, title};

/// The map, and the list of what is shut on it.
pub(in crate::report) fn map(
    subject: &Subject<'_>,
    summary: &Summary,
    ground: &Ground<'_>,
) -> Vec<Part> {
    let ways = subject.shows(Content::Ways);
    let flows = if ways { flows(subject) } else { Vec::new() };
    let frame = ground.frame();
    let mut map = ground.map("map", frame);
    map.title = title(summary, ways).to_string();
    map.description = description(summary).to_string();
    ground.shade(
        &mut map,
        &coverage(summary),
        say!("plan.map.coverage.unit", "Coverage").to_string(),
    );
    let mut shut = Closures::default();
    if ways {
        let loads = loads(&flows);
        let all = flows.iter().filter(|flow| flow.sets_out).map(|flow| flow.grams).sum();
        let (lines, bounds) = ground.lines(&loads, all, |link| always_open(subject.network, link));
        map.quiet = ground.quiet();
        map.lines = lines;
        map.weights = weights(bounds);
        map.unit_of_lines = unit_of_weights();
        map.origins = origins(ground.country, &flows, frame, |place| ground.at(place));
        let drawn: BTreeSet<LinkIx> = loads.keys().copied().collect();
        let gates = (0..ground.country.links.len()).map(|n| LinkIx(n as u32)).collect();
        let months: Vec<Period> = subject.months().map(|(period, _)| period).collect();
        shut = closures((ground, subject.network), (&months, None), &gates, &drawn);
        map.symbols = symbols(ground, subject.network, &loads, &shut);
        map.tags = shut.tags();
    }
    map.caption = Text::plain(&caption(subject, ground, &map).to_string());
    let mut parts = vec![Part::Picture(draw(&map, ground.look))];
    parts.extend(shut.parts());
    parts
}

/// The share of each province's need that is reached, by P-code.
pub(in crate::report) fn coverage(summary: &Summary) -> BTreeMap<String, Exact> {
    let row = |row: &crate::report::plan::summary::Province| {
        (row.admin1_code.clone(), row.coverage_share.exact())
    };
    summary.provinces.iter().map(row).collect()
}
