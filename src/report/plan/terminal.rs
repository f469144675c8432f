//! The summary of a plan for a terminal: sentences, bars, two tables, and what to know with them.

use crate::report::kit::Sentence;
use crate::report::kit::figure::{counted, large, people};
use crate::report::kit::layout::{columns, hanging, listed, wrapped};
use crate::report::plan::sentences;
use crate::report::plan::summary::{Costs, Summary};
use crate::report::plan::tables::{self, months::MONTHS, provinces::OTHER_NAMES};

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
    if let Some(table) = tables::cascade::table(summary) {
        text.push_str(&format!("\n{}", columns(&table.on_page())));
    }
    text.push_str(&by_phase(summary));
    text.push('\n');
    text.push_str(&columns(&MONTHS.of("", &summary.months).on_page()));
    let provinces = tables::provinces::table(summary).without(OTHER_NAMES);
    let tables = [Some(provinces), tables::cascade::table_by_area(summary)];
    for table in tables.into_iter().flatten().map(|table| table.on_page()) {
        text.push_str(&format!("\n{}{}", wrapped(&table.caption, ""), columns(&table)));
    }
    text.push_str(&after(summary));
    text
}

/// What was planned and how, in a line.
pub(in crate::report) fn setting(summary: &Summary) -> String {
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
        Some(share) => format!("{} {}", summary.scenario.objective, share.in_percent()),
        None => summary.scenario.objective.to_owned(),
    }
}

fn knowledge(summary: &Summary) -> &'static str {
    match summary.knowledge {
        "as-known" => "planned month by month with what was known",
        _ => "with hindsight",
    }
}

/// Who is reached and who is left with nothing, what stands between need and reach, by which ways food
/// comes, at what cost.
pub(in crate::report) fn sentences(summary: &Summary) -> Vec<String> {
    let mut told = vec![sentences::reached(summary)];
    if summary.nobody_because.is_none() {
        told.extend(summary.left_with_nothing.sentences.iter().map(Sentence::to_string));
    }
    told.extend(summary.cascade.sentences.iter().map(Sentence::to_string));
    if summary.nobody_because.is_none() {
        told.extend(ways_in(summary));
        told.push(cost(&summary.costs));
    }
    told
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
            format!("{}, {mt} MT ({})", c.name, c.share.in_percent())
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

fn after(summary: &Summary) -> String {
    let mut text = String::new();
    if !summary.bottlenecks.is_empty() {
        text.push_str("\nWhat holds reach back, and what more of it would bring\n");
        for (n, bottleneck) in summary.bottlenecks.iter().take(FIRST).enumerate() {
            let number = format!("{}. ", n + 1);
            text.push_str(&hanging(&format!("{}.", bottleneck.sentence), &number, "   "));
        }
        if let Some(more) = more_limits(summary.bottlenecks.len()) {
            text.push_str(&wrapped(&more, "   "));
        }
    }
    for group in &summary.groups {
        text.push('\n');
        text.push_str(&wrapped(&format!("{}.", group.sentence), ""));
    }
    text.push_str("\nSmall print\n");
    for sentence in sentences::small_print(summary) {
        text.push_str(&hanging(&sentence, "- ", "  "));
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

/// How many limits are left to the tables.
fn more_limits(all: usize) -> Option<String> {
    match all.saturating_sub(FIRST) {
        0 => None,
        1 => Some(
            "1 more by itself or together with others: all are told with --json and --out."
                .to_owned(),
        ),
        n => {
            Some(format!("{n} more by themselves or together: all are told with --json and --out."))
        }
    }
}

pub(in crate::report) fn certified(summary: &Summary) -> String {
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
