//! One page about one counterpart, in Markdown: what is asked, what it brings, on what evidence,
//! and what the plan does without it.

use super::figure::{Figure, people};
use super::layout::{Years, spans};
use crate::analysis::brief::Brief;
use crate::country::{CorridorIx, Country};
use crate::plan::{Exact, Plan};
use crate::scenario::Scenario;
use crate::time::Month;
use crate::units::Share;
use std::collections::BTreeMap;

/// How many areas and ways in are told.
const TOLD: usize = 8;

/// Shown figures are rounded so that they add up, which alone can move sums of two phases so far.
const ROUNDING: u64 = 2;

/// The page.
pub fn brief(country: &Country, scenario: &Scenario, brief: &Brief) -> String {
    let counterpart = &country.counterparts[brief.counterpart.index()];
    let mut text = format!(
        "# {}\n\n{}, {} ({}). Prepared for those who ask for access; not for passing on.\n",
        counterpart.name, country.about.name, scenario.name, scenario.id
    );
    text.push_str("\n## What we ask\n\n");
    for (ix, months) in &brief.permissions {
        let permission = &country.permissions[ix.index()];
        text.push_str(&format!("- {}: {}\n", permission.name, state(months)));
    }
    text.push_str("\n## What granting all of it brings\n\n");
    text.push_str(&change([&brief.as_it_is, &brief.granted], "more than as it stands"));
    text.push_str(&tables(country, [&brief.as_it_is, &brief.granted]));
    text.push_str("\n## Evidence\n\n");
    text.push_str(&evidence(country, brief));
    text.push_str("\n## If all of it is refused\n\n");
    text.push_str(&change([&brief.as_it_is, &brief.refused], "compared with as it stands"));
    text.push_str(&tables(country, [&brief.as_it_is, &brief.refused]));
    text.push_str(&ways_in(country, [&brief.as_it_is, &brief.refused]));
    text.push_str(
        "\n---\nEvery figure comes from planning again, with hindsight, and each plan is \
         certified. States are reported or assumed and no judgement on any party.\n",
    );
    text
}

fn state(months: &[(Month, Share)]) -> String {
    let of = |wanted: &dyn Fn(Share) -> bool| -> Vec<Month> {
        months.iter().filter(|(_, share)| wanted(*share)).map(|(month, _)| *month).collect()
    };
    let kinds = [
        ("open", of(&|share| share == Share::ALL)),
        ("open for a part", of(&|share| share > Share::NONE && share < Share::ALL)),
        ("not open", of(&|share| share == Share::NONE)),
    ];
    let told = |(what, when): &(&str, Vec<Month>)| match when.len() {
        0 => None,
        n if n == months.len() => Some(format!("{what} throughout")),
        _ => Some(format!("{what} {}", spans(when, Years::Told))),
    };
    kinds.iter().filter_map(told).collect::<Vec<_>>().join("; ")
}

fn reached(plan: &Plan) -> i128 {
    plan.areas.iter().map(|a| i128::from(a.shown())).sum()
}

fn change(plans: [&Plan; 2], than: &str) -> String {
    let [before, after] = plans.map(reached);
    let figure = |n: i128| Figure::rounded(n.into(), 0).grouped();
    match after - before {
        0 => "The plan reaches as many person-months as it stands.\n".to_owned(),
        n => format!(
            "{} person-months, {}{} {than}.\n",
            figure(after),
            if n > 0 { "+" } else { "" },
            figure(n)
        ),
    }
}

/// Months and areas that change, the largest change first.
fn tables(country: &Country, plans: [&Plan; 2]) -> String {
    let (mut months, mut areas): (BTreeMap<Month, [u64; 2]>, BTreeMap<_, [u64; 2]>) =
        Default::default();
    for (n, plan) in plans.iter().enumerate() {
        for area in &plan.areas {
            areas.entry(area.area).or_default()[n] += area.shown();
            for (period, month) in plan.window.periods().zip(&area.months) {
                let people: u64 = month.shown.iter().sum();
                months.entry(plan.window.month(period)).or_default()[n] += people;
            }
        }
    }
    let months: Vec<(String, [u64; 2])> =
        months.into_iter().map(|(month, both)| (month.in_words(), both)).collect();
    let name = |ix: crate::country::AreaIx| country.areas[ix.index()].name.clone();
    let mut areas: Vec<(String, [u64; 2])> =
        areas.into_iter().map(|(area, both)| (name(area), both)).collect();
    areas.sort_by_key(|(_, [before, after])| std::cmp::Reverse(before.abs_diff(*after)));
    let months = table("Month", "people reached", &months);
    let areas = table("Area", "person-months", &areas);
    format!("{months}{areas}")
}

fn table(what: &str, unit: &str, rows: &[(String, [u64; 2])]) -> String {
    let moved = |(_, [before, after]): &&(String, [u64; 2])| before.abs_diff(*after) > ROUNDING;
    let moved: Vec<_> = rows.iter().filter(moved).collect();
    if moved.is_empty() {
        return String::new();
    }
    let mut text = format!("\n| {what} | {unit}, as it stands | then | change |\n");
    text.push_str("| --- | ---: | ---: | ---: |\n");
    for (name, [before, after]) in moved.iter().take(TOLD) {
        let change = i128::from(*after) - i128::from(*before);
        let sign = if change > 0 { "+" } else { "" };
        let change = Figure::rounded(change.into(), 0).grouped();
        let (before, after) = (people(*before), people(*after));
        text.push_str(&format!("| {name} | {before} | {after} | {sign}{change} |\n"));
    }
    if moved.len() > TOLD {
        text.push_str(&format!("\n…and {} more.\n", moved.len() - TOLD));
    }
    text
}

fn evidence(country: &Country, brief: &Brief) -> String {
    let mut text = String::new();
    for decision in &brief.decisions {
        let its = |ix: &&crate::country::PermissionIx| {
            country.permissions[ix.index()].counterpart == brief.counterpart
        };
        let names: Vec<&str> = decision
            .permissions
            .iter()
            .filter(its)
            .map(|ix| country.permissions[ix.index()].name.as_str())
            .collect();
        let state = match decision.state {
            crate::country::State::Granted => "granted".to_owned(),
            crate::country::State::Partial(share) => format!("granted for {share}"),
            crate::country::State::Denied => "denied".to_owned(),
            crate::country::State::Unknown => "not known".to_owned(),
        };
        let (from, to) = (decision.span.from, decision.span.to);
        text.push_str(&format!("- {from} to {to}: {} {state}", names.join(", ")));
        for ix in &decision.sources {
            let source = &country.sources[usize::from(ix.0)];
            let date = if source.date.is_empty() { "undated" } else { source.date.as_str() };
            text.push_str(&format!(" [{}, {date}]", source.title));
        }
        text.push('\n');
    }
    if text.is_empty() {
        text.push_str("No decision of the scenario names it; the states are the pack's own.\n");
    }
    text
}

/// By which ways food comes instead.
fn ways_in(country: &Country, plans: [&Plan; 2]) -> String {
    let mut ways: BTreeMap<Option<CorridorIx>, [Exact; 2]> = BTreeMap::new();
    for (n, plan) in plans.iter().enumerate() {
        for route in &plan.routes {
            ways.entry(route.corridor).or_default()[n] += route.grams() / 1_000_000;
        }
    }
    let mt = |grams: Exact| Figure::rounded(grams, 0).exact().to_integer().unsigned_abs() as u64;
    let name = |ix: Option<CorridorIx>| match ix {
        Some(ix) => country.corridors[ix.index()].name.clone(),
        None => "inside the country already".to_owned(),
    };
    let mut rows: Vec<(String, [u64; 2])> =
        ways.into_iter().map(|(ix, both)| (name(ix), both.map(mt))).collect();
    rows.sort_by_key(|(_, [before, after])| std::cmp::Reverse(before.abs_diff(*after)));
    table("Way in", "MT", &rows)
}
