//! Gathers what is told of the price of fairness, and puts it into sentences.

use super::{FloorTold, MovedTold, Part, PlanTold, PriceOfFairness, SplitTold};
use crate::analysis::frontier::{CellOf, Frontier, Measured, SplitEnds};
use crate::country::{AreaIx, Country};
use crate::plan::Exact;
use crate::report::findings::remarks::remark;
use crate::report::kit::figure::{Figure, people};
use crate::report::kit::layout::listed;
use crate::report::kit::{Masthead, Scope};
use crate::report::sharing::Sharing;
use crate::scenario::Scenario;

/// Lays out what fairness costs in a scenario.
pub fn price_of_fairness(
    country: &Country,
    scenario: &Scenario,
    found: &Frontier,
    sharing: Sharing,
) -> PriceOfFairness {
    let name = |area: &AreaIx| country.areas[area.index()].name.clone();
    let areas = &found.most_people.plan.areas;
    let aims = [
        ("most-people", &found.most_people),
        ("severity", &found.severity),
        ("fairest", &found.fairest),
    ];
    let most = shown(&found.most_people);
    let floor = |floor: &crate::analysis::frontier::Floor| FloorTold {
        floor: part(floor.floor),
        fewer_person_months: most.saturating_sub(shown(&floor.best)),
        plan: plan(country, ("most-people above the floor", &floor.best)),
    };
    let (gain, lose) =
        found.moved.iter().partition::<Vec<_>, _>(|(_, before, after)| after > before);
    let told = |moved: Vec<&(AreaIx, Exact, Exact)>| -> Vec<MovedTold> {
        moved.into_iter().map(|moved| self::moved(country, moved)).collect()
    };
    let ration = scenario.ration.unwrap_or(country.usual_ration());
    let window = scenario.window;
    let months: Vec<String> =
        window.periods().map(|period| window.month(period).to_string()).collect();
    PriceOfFairness {
        masthead: Masthead::new(
            ("aidreach-frontier", 1),
            "person-months reached",
            Scope::of(country, scenario, areas.iter().map(|area| area.area), sharing),
        ),
        from: months.first().cloned().unwrap_or_default(),
        to: months.last().cloned().unwrap_or_default(),
        ration: country.rations[ration.index()].id.clone(),
        need_person_months: areas.iter().map(|area| area.need()).sum(),
        said: said(country, found).into_iter().chain(under_splits(found)).collect(),
        splits: found.splits.iter().map(split).collect(),
        price: found.price.map(part),
        aims: aims.into_iter().map(|aim| plan(country, aim)).collect(),
        floors: found.floors.iter().map(floor).collect(),
        unreachable_areas: found.unreachable.iter().map(name).collect(),
        gain: told(gain),
        lose: told(lose),
        caveats: caveats(found),
    }
}

fn shown(plan: &Measured) -> u64 {
    plan.plan.areas.iter().map(|area| area.shown()).sum()
}

fn part(exact: Exact) -> Part {
    let rounded = Figure::rounded(exact, 6);
    Part { rounded, exact: format!("{}/{}", exact.numer(), exact.denom()) }
}

fn plan(country: &Country, (aim, told): (&'static str, &Measured)) -> PlanTold {
    let mut by_phase = [0; 3];
    for month in told.plan.areas.iter().flat_map(|area| &area.months) {
        for (sum, people) in by_phase.iter_mut().zip(month.shown.iter().rev()) {
            *sum += people;
        }
    }
    PlanTold {
        aim,
        reached_person_months: shown(told),
        by_phase,
        least_covered_area: told.least.map(|(cell, _)| cell_name(country, cell)),
        least_coverage: told.least.map(|(_, coverage)| part(coverage)),
        gini: told.gini.map(part),
        cost_usd: Figure::usd(told.plan.costs.total()),
    }
}

fn moved(country: &Country, (area, before, after): &(AreaIx, Exact, Exact)) -> MovedTold {
    let area = &country.areas[area.index()];
    MovedTold {
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        most_people: Figure::rounded(*before, 6),
        fairest: Figure::rounded(*after, 6),
        change: Figure::rounded(*after - *before, 6),
    }
}

/// The price in a sentence, why it is what it is, and what the floors tell.
fn said(country: &Country, found: &Frontier) -> Vec<String> {
    let Some(price) = found.price else {
        return vec![
            "Nobody is reached under any aim, so there is nothing to share out.".to_owned(),
        ];
    };
    let (most, fair) = (shown(&found.most_people), shown(&found.fairest));
    if *price.numer() == 0 {
        return vec![free(found, most)];
    }
    let mut said = vec![format!(
        "Fairness costs {} of what can be reached here: `fairest` reaches {} of the {} person-months \
         that `most-people` reaches, {} fewer.",
        in_percent(price),
        people(fair),
        people(most),
        people(most.saturating_sub(fair)),
    )];
    let mut because = Vec::new();
    if found.rations_differ {
        because.push(
            "part of what is handed out goes elsewhere in some areas, so that a tonne \
                      feeds fewer people there"
                .to_owned(),
        );
    }
    if found.has_budget {
        because.push("money is short, and some areas cost more to reach than others".to_owned());
    }
    if !because.is_empty() {
        said.push(format!("What can make it cost something: {}.", listed(&because)));
    }
    said.extend(worst_off(country, found));
    said
}

fn split(ends: &SplitEnds) -> SplitTold {
    SplitTold {
        split: ends.split.clone(),
        most_people_person_months: Figure::rounded(ends.most_people, 0),
        fairest_person_months: Figure::rounded(ends.fairest, 0),
    }
}

fn under_splits(found: &Frontier) -> Option<String> {
    let one = |ends: &SplitEnds| {
        let told = split(ends);
        let fewer = Figure::rounded(ends.most_people - ends.fairest, 0);
        let most = told.most_people_person_months.grouped();
        if told.most_people_person_months.is_nought() {
            return format!("`{}`: nobody is reached either", ends.split);
        }
        match fewer.is_nought() {
            true => format!("`{}`: fairness is free, of {most}", ends.split),
            false => format!("`{}`: {} fewer of {most}", ends.split, fewer.grouped()),
        }
    };
    let told: Vec<String> = found.splits.iter().map(one).collect();
    (!told.is_empty()).then(|| {
        format!("Where food comes from is assumed; with other splits: {}.", told.join("; "))
    })
}

/// Less than a tenth of a percent is told in as many places as it takes.
fn in_percent(share: Exact) -> String {
    let places = (1..6).find(|&n| !Figure::rounded(share * 100, n).is_nought());
    match places {
        Some(places) => format!("{} %", Figure::rounded(share * 100, places).plain()),
        None => "less than 0.00001 %".to_owned(),
    }
}

fn free(found: &Frontier, most: u64) -> String {
    let so = format!(
        "Fairness is free here: `fairest` reaches as many as `most-people`, {} person-months",
        people(most)
    );
    match (found.moved.is_empty(), found.most_people.plan.remarks.is_empty()) {
        (true, true) => format!(
            "{so}, and gives every area the same. Of the plans that reach as many, `most-people` \
             takes the most even one already, so nothing is left to share out more evenly."
        ),
        (true, false) => format!("{so}, and gives every area the same."),
        (false, _) => format!("{so}, but shares them out otherwise among areas."),
    }
}

/// An area, with its month where months are compared.
fn cell_name(country: &Country, cell: CellOf) -> String {
    let area = &country.areas[cell.area.index()].name;
    match cell.month {
        Some(month) => format!("{area} in {}", month.in_words()),
        None => area.clone(),
    }
}

fn worst_off(country: &Country, found: &Frontier) -> Option<String> {
    let ((from, low), (to, high)) = (found.most_people.least?, found.fairest.least?);
    let name = |cell: CellOf| cell_name(country, cell);
    let percent = |share: Exact| format!("{} %", Figure::rounded(share * 100, 2).plain());
    if low >= high {
        return Some(format!(
            "The worst covered, {}, has no more under `fairest`: what changes, changes among the \
             others.",
            name(from)
        ));
    }
    let mut said = format!(
        "The worst covered stands at {} under `most-people` ({}) and at {} under `fairest` ({}).",
        percent(low),
        name(from),
        percent(high),
        name(to),
    );
    let top = found.floors.last().map_or(0, |floor| shown(&floor.best));
    let more = top.saturating_sub(shown(&found.fairest));
    if more > 0 {
        said.push_str(&format!(
            " With nobody below that, {} person-months more than under `fairest` could still be \
             reached: `fairest` goes on evening out among those above.",
            people(more)
        ));
    }
    Some(said)
}

fn caveats(found: &Frontier) -> Vec<String> {
    let mut told = vec![
        "Every plan here knows the whole window, and is certified: none is better for its aim and \
         its floor."
            .to_owned(),
        "Coverage is person-months reached over person-months in need. Of plans that reach as many, \
         the most even one stands here, then the cheapest."
            .to_owned(),
        "The Gini of coverage is 0 where all areas are covered alike and nears 1 where few have \
         nearly all; each area weighs as much as its need. It is measured along the floors: a plan \
         held to a given Gini is no problem that a network can carry, and none is claimed here."
            .to_owned(),
    ];
    if found.floors.len() == 1 {
        told.push(
            "`most-people` gives the worst covered as much as `fairest` does, so there are no \
             floors between them to plan for."
                .to_owned(),
        );
    }
    for told_of in &found.most_people.plan.remarks {
        told.push(format!("Of most-people: {}.", remark(*told_of)));
    }
    told
}
