//! The summary of a plan for a terminal: five sentences, two tables, and what to know with them.

use super::figure::{Figure, counted, large, people};
use super::layout::{grid, hanging, listed, wrapped};
use super::summary::{Costs, Summary};
use crate::plan::Exact;

/// How many bottlenecks and corridors are told.
const FIRST: usize = 3;

/// The summary as text.
pub fn terminal(summary: &Summary) -> String {
    let scenario = &summary.scenario;
    let mut text = format!(
        "{}: {} ({})\n{}\n\n",
        summary.country.name,
        scenario.name,
        scenario.id,
        setting(summary)
    );
    for sentence in sentences(summary) {
        text.push_str(&hanging(&sentence, "- ", "  "));
    }
    text.push_str(&by_phase(summary));
    text.push('\n');
    text.push_str(&by_month(summary));
    text.push('\n');
    text.push_str(&by_province(summary));
    text.push_str(&after(summary));
    text
}

/// What was planned and how, in a line.
pub(super) fn setting(summary: &Summary) -> String {
    let scenario = &summary.scenario;
    format!(
        "{} to {}, objective {}, by {}, {}",
        scenario.from,
        scenario.to,
        objective(summary),
        scenario.level,
        knowledge(summary),
    )
}

fn objective(summary: &Summary) -> String {
    match summary.scenario.cheapest_for_share {
        Some(share) => format!("{} {}", summary.scenario.objective, percent(share)),
        None => summary.scenario.objective.to_owned(),
    }
}

fn knowledge(summary: &Summary) -> &'static str {
    match summary.knowledge {
        "as-known" => "planned month by month with what was known",
        _ => "with hindsight",
    }
}

/// The five sentences: who is reached, by which ways, at what cost, what holds the rest back, and
/// how sure all that is.
pub(super) fn sentences(summary: &Summary) -> Vec<String> {
    let mut told = vec![reached(summary)];
    if summary.nobody_because.is_none() {
        told.extend(ways_in(summary));
        told.push(cost(&summary.costs));
        told.extend(held_back(summary));
    }
    told.push(how_sure(summary));
    told
}

fn reached(summary: &Summary) -> String {
    let totals = &summary.totals;
    let need = people(totals.need_person_months);
    if let Some(why) = &summary.nobody_because {
        return format!("Nobody is reached, of {need} person-months in need: {why}.");
    }
    let mut text = format!(
        "The plan reaches {} of {need} person-months in need, {}",
        people(totals.reached_person_months),
        percent(totals.coverage_share),
    );
    let largest = summary.months.iter().rev().max_by_key(|m| m.reached_people);
    if let Some(month) = largest {
        text.push_str(&format!(
            "; most in {}, {} of {} people",
            month.in_words,
            month.reached_people.grouped(),
            month.need_people.grouped(),
        ));
    }
    text.push_str(&format!(
        ". Over all months these are between {} and {} different people.",
        people(totals.distinct_people_low),
        people(totals.distinct_people_high),
    ));
    text
}

fn ways_in(summary: &Summary) -> Option<String> {
    if summary.corridors.is_empty() {
        return None;
    }
    let told: Vec<String> = summary
        .corridors
        .iter()
        .take(FIRST)
        .map(|c| {
            let mt = c.food_mt.to_places(0).grouped();
            format!("{}, {mt} MT ({})", c.name, percent(c.share))
        })
        .collect();
    let food = summary.totals.food_mt.to_places(0).grouped();
    Some(format!("Of {food} MT handed out most comes by {}.", told.join("; ")))
}

fn cost(costs: &Costs) -> String {
    let parts = [
        ("buying", costs.buying_usd),
        ("moving", costs.moving_usd),
        ("storing", costs.storing_usd),
        ("handing out", costs.handing_out_usd),
        ("levies", costs.levies_usd),
    ];
    let some = parts.iter().filter(|(_, usd)| !usd.is_nought());
    let told: Vec<String> = some.map(|(what, usd)| format!("{what} {}", large(*usd))).collect();
    let each = match costs.usd_per_person_month {
        Some(usd) => format!(", {} for each person-month", usd.grouped()),
        None => String::new(),
    };
    format!("It costs {} US dollars{each}: {}.", large(costs.total_usd), listed(&told))
}

fn held_back(summary: &Summary) -> Option<String> {
    let names: Vec<String> =
        summary.bottlenecks.iter().take(FIRST).map(|b| lower_first(&b.limit)).collect();
    match (names.as_slice(), summary.sharing) {
        ([], "internal") if summary.knowledge == "with-hindsight" => {
            Some("No limit with a price holds the rest back.".to_owned())
        }
        ([], _) => None,
        ([only], _) => Some(format!("What holds the rest back is {only}.")),
        ([first, others @ ..], _) => {
            Some(format!("What holds the rest back first is {first}; then {}.", listed(others)))
        }
    }
}

/// A sentence's first word inside a sentence: `The road` becomes `the road`, a name stays.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn how_sure(summary: &Summary) -> String {
    let rows = summary.inputs_rows;
    let all = whole(rows.all());
    let part = |n: u64| Figure::percent(whole(n), all).plain();
    let knowledge = match summary.knowledge {
        "as-known" => "Each month was planned with what was known on its first day",
        _ => "The plan knows the whole window in advance, which nobody did",
    };
    format!(
        "How sure: of {} figures in the tables {} % are published, {} % derived from published ones \
         and {} % assumed. {knowledge}.",
        people(rows.all()),
        part(rows.published),
        part(rows.derived),
        part(rows.assumed),
    )
}

/// One line where more than one phase is in need.
fn by_phase(summary: &Summary) -> String {
    let (need, reached) =
        (summary.totals.need_person_months_by_phase, summary.totals.reached_person_months_by_phase);
    let phases = [
        (5, need.phase5, reached.phase5),
        (4, need.phase4, reached.phase4),
        (3, need.phase3, reached.phase3),
    ];
    let some = phases.iter().filter(|(_, need, _)| *need > 0);
    let told: Vec<String> = some
        .map(|(phase, need, reached)| {
            format!("phase {phase} {} of {}", people(*reached), people(*need))
        })
        .collect();
    match told.len() {
        0 | 1 => String::new(),
        _ => {
            let line = format!("By IPC phase, in person-months: {}.", told.join(", "));
            format!("\n{}", wrapped(&line, ""))
        }
    }
}

fn by_month(summary: &Summary) -> String {
    let rows = summary.months.iter().map(|m| {
        vec![
            m.in_words.clone(),
            m.need_people.grouped(),
            m.reached_people.grouped(),
            percent(m.coverage_share),
            m.food_mt.to_places(0).grouped(),
        ]
    });
    let header = ["Month", ">People in need", ">People reached", ">Coverage", ">MT"];
    grid(&header, &rows.collect::<Vec<_>>())
}

fn by_province(summary: &Summary) -> String {
    let mut rows: Vec<Vec<String>> = summary
        .provinces
        .iter()
        .map(|p| {
            vec![
                p.admin1_name.clone(),
                p.need_person_months.grouped(),
                p.reached_person_months.grouped(),
                percent(p.coverage_share),
                p.food_mt.to_places(0).grouped(),
                p.worst_month.clone().unwrap_or_default(),
                p.worst_month_coverage_share.map_or(String::new(), percent),
                p.note.clone(),
            ]
        })
        .collect();
    let totals = &summary.totals;
    rows.push(vec![
        "All".to_owned(),
        people(totals.need_person_months),
        people(totals.reached_person_months),
        percent(totals.coverage_share),
        totals.food_mt.to_places(0).grouped(),
        String::new(),
        String::new(),
        String::new(),
    ]);
    let header =
        ["Province", ">In need", ">Reached", ">Coverage", ">MT", "Worst month", ">then", "Note"];
    format!("Provinces, in person-months\n{}", grid(&header, &rows))
}

fn after(summary: &Summary) -> String {
    let mut text = String::new();
    if !summary.bottlenecks.is_empty() {
        text.push_str("\nWhat holds reach back\n");
        for (n, bottleneck) in summary.bottlenecks.iter().take(FIRST).enumerate() {
            let number = format!("{}. ", n + 1);
            text.push_str(&hanging(&format!("{}.", bottleneck.sentence), &number, "   "));
        }
    }
    for group in &summary.groups {
        text.push('\n');
        text.push_str(&wrapped(&format!("{}.", group.sentence), ""));
    }
    text.push_str("\nAssumed\n");
    for sentence in &summary.assumed {
        text.push_str(&hanging(&format!("{sentence}."), "- ", "  "));
    }
    for remark in &summary.remarks {
        text.push_str(&hanging(&format!("{remark}."), "- ", "  "));
    }
    text.push('\n');
    text.push_str(&wrapped(&certified(summary), ""));
    if !summary.notes.is_empty() {
        text.push_str("\nNotes\n");
    }
    for note in &summary.notes {
        text.push_str(&hanging(note, "- ", "  "));
    }
    text
}

pub(super) fn certified(summary: &Summary) -> String {
    let certificate = &summary.certificate;
    let what = match certificate.plans {
        1 => "The plan is".to_owned(),
        n => format!("The {n} plans, one a month, are"),
    };
    format!(
        "Certified: code that shares no line with the planner checked {}, {} and {} of proof. \
         {what} the best there is for this objective: the gap is nought.",
        counted(certificate.arcs, "arc"),
        counted(certificate.nodes, "node"),
        counted(certificate.steps, "step"),
    )
}

pub(super) fn percent(share: Figure) -> String {
    let exact = share.exact() * 100;
    format!("{} %", Figure::rounded(exact, 1).plain())
}

fn whole(figure: u64) -> Exact {
    Exact::from_integer(i128::from(figure))
}
