//! A plan as a workbook: what it says on the first sheet, charts, and one sheet a table.

use crate::kit::columns::tab;
use crate::kit::worksheet::worksheet;
use crate::kit::{Sentence, say};
use crate::page::workbook::{Chart, Form, Sum, Workbook, Worksheet};
use crate::report::plan::pages::About;
use crate::report::plan::pages::front;
use crate::report::plan::tables::report_sheets;

/// The tables in the order in which they are read; all others come after.
const READ: [&str; 8] = [
    "cascade",
    "months",
    "provinces",
    "ways-in",
    "costs",
    "bottlenecks",
    "worth",
    "worth-counterparts",
];
/// How many bars a chart of permissions or ways in has at most.
const BARS: usize = 15;

/// The workbook. The arcs of the network as it was solved stay out: they are for checking a plan by
/// program, and stand among the tables as CSV.
pub fn plan_workbook(about: &About<'_>) -> Workbook {
    let front = front(about);
    let mut sheets = report_sheets(about);
    sheets.retain(|sheet| sheet.name != "limits" && !sheet.rows.is_empty());
    sheets.sort_by_key(|sheet| {
        READ.iter().position(|name| *name == sheet.name).unwrap_or(READ.len())
    });
    let sheets: Vec<Worksheet> = sheets.iter().map(worksheet).collect();
    Workbook {
        title: front.title,
        subtitle: front.subtitle,
        running: front.running,
        look: about.look,
        front: front.blocks,
        charts: charts(about),
        sheets,
        sums: SUMS.map(sum).to_vec(),
    }
}

/// What columns add up to: the same of a plan, whichever way it is parted.
const SUMS: [(&str, &str, &str); 12] = [
    ("Person-months in need", "provinces", "need_person_months"),
    ("Person-months reached", "provinces", "reached_person_months"),
    ("Food handed out, MT", "provinces", "food_mt"),
    ("Food handed out, MT", "months", "food_mt"),
    ("Food handed out, MT", "areas", "food_mt"),
    ("Food handed out, MT", "ways-in", "food_mt"),
    ("Food handed out, MT", "routes", "food_mt"),
    ("Cost, USD", "routes", "cost_usd"),
    ("Cost, USD", "costs", "cost_usd"),
    ("Food meant to be moved or handed out, MT", "steps", "meant_to_move_or_hand_out_mt"),
    ("Food moved or handed out, MT", "steps", "done_mt"),
    ("Food left over, MT", "left", "left_mt"),
];

fn sum((what, table, column): (&str, &str, &str)) -> Sum {
    let [what, table, column] = [what, table, column].map(str::to_owned);
    Sum { what, table, column }
}

/// A chart of some rows of a sheet.
fn chart(
    title: &Sentence,
    (table, form): (&str, Form),
    names: &str,
    series: &[(&str, Sentence)],
    rows: usize,
) -> Chart {
    let description = say!(
        "plan.workbook.chart",
        "{title}. The figures stand on the sheet `{sheet}`.",
        title,
        sheet = tab(table),
    );
    Chart {
        description: description.to_string(),
        title: title.to_string(),
        table: table.to_owned(),
        form,
        names: names.to_owned(),
        series: series.iter().map(|(key, words)| ((*key).to_owned(), words.to_string())).collect(),
        rows,
    }
}

fn charts(about: &About<'_>) -> Vec<Chart> {
    let summary = about.summary;
    let (from, to) = (&summary.scenario.from, &summary.scenario.to);
    let mut charts = vec![
        chart(
            &say!(
                "plan.workbook.cascade",
                "From need to reach, person-months, {from} to {to}",
                from,
                to
            ),
            ("cascade", Form::Bars),
            "step",
            &[("left_person_months", say!("plan.workbook.cascade.left", "person-months"))],
            summary.cascade.steps.len() + 1,
        ),
        chart(
            &say!("plan.workbook.months", "People in need and reached by month"),
            ("months", Form::Columns),
            "month",
            &[
                ("need_people", say!("plan.workbook.months.need", "in need")),
                ("reached_people", say!("plan.workbook.months.reached", "reached")),
            ],
            summary.months.len(),
        ),
        chart(
            &say!(
                "plan.workbook.provinces",
                "Coverage by {province}, {from} to {to}",
                province = &summary.scenario.levels_named[1],
                from,
                to,
            ),
            ("provinces", Form::Bars),
            "admin1_name",
            &[("coverage_share", say!("plan.workbook.provinces.share", "coverage"))],
            summary.provinces.len(),
        ),
    ];
    if !summary.corridors.is_empty() {
        charts.push(chart(
            &say!(
                "plan.workbook.ways-in",
                "Food handed out by way into the country, MT, {from} to {to}",
                from,
                to
            ),
            ("ways-in", Form::Bars),
            "name",
            &[("food_mt", say!("plan.workbook.ways-in.food", "MT"))],
            summary.corridors.len().min(BARS),
        ));
    }
    charts.extend(about.worth.map(|worth| {
        chart(
            &say!(
                "plan.workbook.worth",
                "What permissions are worth, person-months, {from} to {to}",
                from,
                to
            ),
            ("worth", Form::Bars),
            "name",
            &[("worth_person_months", say!("plan.workbook.worth.worth", "person-months"))],
            worth.sheets()[0].rows.len().min(BARS),
        )
    }));
    charts
}
