//! Gathers what is told of the price of fairness, and puts it into sentences.

use super::phases::{beside_severity, by_phase};
use super::{FloorTold, MovedTold, Part, PlanTold, PriceOfFairness, SplitTold};
use crate::analysis::frontier::{CellOf, Frontier, Measured, SplitEnds};
use crate::country::{AreaIx, Country};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::plan::Exact;
use crate::report::findings::remarks::remark;
use crate::scenario::Scenario;
use crate::sharing::Sharing;

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
        said: said(country, scenario, found).into_iter().chain(under_splits(found)).collect(),
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
    PlanTold {
        aim,
        reached_person_months: shown(told),
        by_phase: by_phase(told),
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
fn said(country: &Country, scenario: &Scenario, found: &Frontier) -> Vec<Sentence> {
    let Some(price) = found.price else {
        return vec![say!(
            "frontier.nobody",
            "Nobody is reached under any aim, so there is nothing to share out."
        )];
    };
    let (most, fair) = (shown(&found.most_people), shown(&found.fairest));
    if *price.numer() == 0 {
        let by_phase = beside_severity(scenario, found);
        return std::iter::once(free(found, most)).chain(by_phase).collect();
    }
    let mut said = vec![say!(
        "frontier.price",
        "Fairness costs {price} of what can be reached here: `fairest` reaches {fair} of the {most} \
         person-months that `most-people` reaches, {fewer} fewer.",
        price = in_percent(price),
        fair,
        most,
        fewer = most.saturating_sub(fair),
    )];
    let mut because = Vec::new();
    if found.rations_differ {
        because.push(say!(
            "frontier.because.diverted",
            "part of what is handed out goes elsewhere in some areas, so that a tonne feeds fewer people \
             there"
        ));
    }
    if found.has_budget {
        because.push(say!(
            "frontier.because.money",
            "money is short, and some areas cost more to reach than others"
        ));
    }
    if !because.is_empty() {
        said.push(say!(
            "frontier.because",
            "What can make it cost something: {because}.",
            because = Joined::And.list(because),
        ));
    }
    said.extend(beside_severity(scenario, found));
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

fn under_splits(found: &Frontier) -> Option<Sentence> {
    let one = |ends: &SplitEnds| {
        let (split, told) = (&ends.split, split(ends));
        let fewer = Figure::rounded(ends.most_people - ends.fairest, 0);
        let most = told.most_people_person_months;
        match (most.is_nought(), fewer.is_nought()) {
            (true, _) => {
                say!("frontier.split.nobody", "`{split}`: nobody is reached either", split)
            }
            (_, true) => {
                say!("frontier.split.free", "`{split}`: fairness is free, of {most}", split, most)
            }
            (_, false) => {
                say!("frontier.split", "`{split}`: {fewer} fewer of {most}", split, fewer, most)
            }
        }
    };
    let told: Vec<Sentence> = found.splits.iter().map(one).collect();
    (!told.is_empty()).then(|| {
        say!(
            "frontier.splits",
            "Where food comes from is assumed; with other splits: {told}.",
            told = Joined::Semicolons.list(told),
        )
    })
}

/// Less than a tenth of a percent is told in as many places as it takes.
fn in_percent(share: Exact) -> Sentence {
    let places = (1..6).find(|&n| !Figure::rounded(share * 100, n).is_nought());
    match places {
        Some(places) => {
            let percent = plainly(Figure::rounded(share * 100, places));
            say!("frontier.percent", "{percent} %", percent)
        }
        None => say!("frontier.percent.tiny", "less than 0.00001 %"),
    }
}

fn free(found: &Frontier, most: u64) -> Sentence {
    let so = say!(
        "frontier.free",
        "In people reached fairness is free here: `fairest` reaches as many as `most-people`, {most} person-months",
        most
    );
    match (found.moved.is_empty(), found.most_people.plan.remarks.is_empty()) {
        (true, true) => say!(
            "frontier.free.even-already",
            "{so}, and gives every area the same as `most-people`. Of the plans that reach as many, that one takes the \
             most even one already, so nothing is left to share out more evenly.",
            so
        ),
        (true, false) => {
            say!("frontier.free.same", "{so}, and gives every area the same as `most-people`.", so)
        }
        (false, _) => {
            say!("frontier.free.otherwise", "{so}, but shares them out otherwise among areas.", so)
        }
    }
}

/// An area, with its month where months are compared.
fn cell_name(country: &Country, cell: CellOf) -> Sentence {
    let area = &country.areas[cell.area.index()].name;
    match cell.month {
        Some(month) => say!("frontier.cell", "{area} in {month}", area, month),
        None => Sentence::of_others(area),
    }
}

fn worst_off(country: &Country, found: &Frontier) -> Option<Sentence> {
    let ((from, low), (to, high)) = (found.most_people.least?, found.fairest.least?);
    let name = |cell: CellOf| cell_name(country, cell);
    let percent = |share: Exact| plainly(Figure::rounded(share * 100, 2));
    if low >= high {
        return Some(say!(
            "frontier.worst.same",
            "The worst covered, {area}, has no more under `fairest`: what changes, changes among the others.",
            area = name(from),
        ));
    }
    let said = say!(
        "frontier.worst",
        "The worst covered stands at {before} % under `most-people` ({from}) and at {after} % under \
         `fairest` ({to}).",
        before = percent(low),
        from = name(from),
        after = percent(high),
        to = name(to),
    );
    let top = found.floors.last().map_or(0, |floor| shown(&floor.best));
    let more = top.saturating_sub(shown(&found.fairest));
    if more == 0 {
        return Some(said);
    }
    Some(say!(
        "frontier.worst.more",
        "{said} With nobody below that, {more} person-months more than under `fairest` could still be \
         reached: `fairest` goes on evening out among those above.",
        said,
        more
    ))
}

fn caveats(found: &Frontier) -> Vec<Sentence> {
    let mut told = vec![
        say!(
            "frontier.caveat.certified",
            "Every plan here knows the whole window, and is certified: none is better for its aim and its \
             floor."
        ),
        say!(
            "frontier.caveat.coverage",
            "Coverage is person-months reached over person-months in need. Of plans that reach as many, the \
             most even one stands here, then the cheapest."
        ),
        say!(
            "frontier.caveat.gini",
            "The Gini of coverage is 0 where all areas are covered alike and nears 1 where few have nearly \
             all; each area weighs as much as its need. It is measured along the floors: a plan held to a \
             given Gini is no problem that a network can carry, and none is claimed here."
        ),
    ];
    if found.floors.len() == 1 {
        told.push(say!(
            "frontier.caveat.no-floors",
            "`most-people` gives the worst covered as much as `fairest` does, so there are no floors between \
             them to plan for."
        ));
    }
    for told_of in &found.most_people.plan.remarks {
        told.push(say!(
            "frontier.caveat.remark",
            "Of most-people: {remark}.",
            remark = remark(*told_of),
        ));
    }
    told
}
