//! A plan as a workbook: what it says on the first sheet, charts, and one sheet a table.

use crate::page::workbook::{Chart, Form, Workbook, Worksheet};
use crate::report::kit::worksheet::worksheet;
use crate::report::plan::pages::About;
use crate::report::plan::pages::front;
use crate::report::plan::tables::report_sheets;

/// How many bars a chart of permissions or ways in has at most.
const BARS: usize = 15;

/// The workbook. The arcs of the network as it was solved stay out: they are for checking a plan by
/// program, and stand among the tables as CSV.
pub fn plan_workbook(about: &About<'_>) -> Workbook {
    let front = front(about);
    let sheets: Vec<Worksheet> = report_sheets(about)
        .iter()
        .filter(|sheet| sheet.name != "limits" && !sheet.rows.is_empty())
        .map(worksheet)
        .collect();
    Workbook {
        title: front.title,
        subtitle: front.subtitle,
        running: front.running,
        look: about.look,
        front: front.blocks,
        charts: charts(about),
        sheets,
    }
}

fn charts(about: &About<'_>) -> Vec<Chart> {
    let summary = about.summary;
    let scenario = &summary.scenario;
    let when = format!("{} to {}", scenario.from, scenario.to);
    let named = |column: &str, called: &str| (column.to_owned(), called.to_owned());
    let chart = |title: String, sheet: &str, form, names: &str, series, rows| Chart {
        description: format!("{title}. The figures stand on the sheet `{sheet}`."),
        title,
        sheet: sheet.to_owned(),
        form,
        names: names.to_owned(),
        series,
        rows,
    };
    let mut charts = vec![
        chart(
            format!("From need to reach, person-months, {when}"),
            "cascade",
            Form::Bars,
            "step",
            vec![named("left_person_months", "person-months")],
            summary.cascade.steps.len() + 1,
        ),
        chart(
            "People in need and reached by month".to_owned(),
            "months",
            Form::Columns,
            "month",
            vec![named("need_people", "in need"), named("reached_people", "reached")],
            summary.months.len(),
        ),
        chart(
            format!("Coverage by province, {when}"),
            "provinces",
            Form::Bars,
            "admin1_name",
            vec![named("coverage_share", "coverage")],
            summary.provinces.len(),
        ),
    ];
    if !summary.corridors.is_empty() {
        charts.push(chart(
            format!("Food handed out by way into the country, MT, {when}"),
            "ways-in",
            Form::Bars,
            "name",
            vec![named("food_mt", "MT")],
            summary.corridors.len().min(BARS),
        ));
    }
    if let Some(worth) = about.worth {
        charts.push(chart(
            format!("What permissions are worth, person-months, {when}"),
            "worth",
            Form::Bars,
            "name",
            vec![named("worth_person_months", "person-months")],
            worth.sheets()[0].rows.len().min(BARS),
        ));
    }
    charts
}
