//! The summary of a plan for a terminal: sentences, bars, two tables, and what to know with them.

use crate::report::findings::held_back::{AreaCascade, lost_to, shown_steps, step_in_words};
use crate::report::kit::figure::{Figure, counted, large, people};
use crate::report::kit::layout::{grid, hanging, listed, wrapped};
use crate::report::plan::sentences;
use crate::report::plan::summary::{Costs, Summary};

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
    text.push_str(&from_need_to_reach(summary));
    text.push_str(&by_phase(summary));
    text.push('\n');
    text.push_str(&by_month(summary));
    text.push('\n');
    text.push_str(&by_province(summary));
    text.push_str(&by_area(summary));
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

/// Who is reached and who is left with nothing, what stands between need and reach, by which ways food
/// comes, at what cost.
pub(in crate::report) fn sentences(summary: &Summary) -> Vec<String> {
    let mut told = vec![sentences::reached(summary)];
    if summary.nobody_because.is_none() {
        told.extend(summary.left_with_nothing.sentences.iter().cloned());
    }
    told.extend(summary.cascade.sentences.iter().cloned());
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

/// How many marks the longest bar has.
const LONGEST: i128 = 30;

/// The cascade as bars.
fn from_need_to_reach(summary: &Summary) -> String {
    let cascade = &summary.cascade;
    let need = cascade.need_person_months;
    if need.is_nought() {
        return String::new();
    }
    let bar = |left: Figure| {
        let marks = (left.exact() * LONGEST / need.exact()).round().to_integer();
        // Somebody is more than nobody.
        let marks = if left.is_nought() { 0 } else { marks.max(1) };
        "#".repeat(marks as usize)
    };
    let mut rows = vec![vec!["In need".to_owned(), need.grouped(), String::new(), bar(need)]];
    for step in cascade.steps.iter().filter(|step| step.is_shown()) {
        let left = step.left_person_months;
        let lost = match step.lost_person_months.is_nought() {
            true => String::new(),
            false => format!("-{}", step.lost_person_months.grouped()),
        };
        let name = step_in_words(step.step).to_owned();
        rows.push(vec![name, left.grouped(), lost, bar(left)]);
    }
    let header = ["From need to reach", ">Person-months", ">Lost", ""];
    format!("\n{}", grid(&header, &rows))
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

/// From need to reach in each area alone, where it was asked for.
fn by_area(summary: &Summary) -> String {
    let Some(first) = summary.cascade_by_area.first() else { return String::new() };
    let shown = shown_steps(&summary.cascade_by_area);
    let mut header = vec!["Area".to_owned(), ">In need".to_owned()];
    header.extend(shown.iter().map(|n| format!(">{}", step_in_words(first.steps[*n].step))));
    header.push("Most is lost to".to_owned());
    let row = |area: &AreaCascade| {
        let mut row = vec![area.area_name.clone(), area.need_person_months.grouped()];
        row.extend(shown.iter().map(|n| area.steps[*n].left_person_months.grouped()));
        row.push(area.most_lost.map_or(String::new(), |step| lost_to(step).to_owned()));
        row
    };
    let rows: Vec<Vec<String>> = summary.cascade_by_area.iter().map(row).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let title = "From need to reach in each area, in person-months, as if only its need counted";
    format!("\n{title}\n{}", grid(&header, &rows))
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

pub(in crate::report) fn percent(share: Figure) -> String {
    let exact = share.exact() * 100;
    format!("{} %", Figure::rounded(exact, 1).plain())
}
