//! The chart of a plan: people in need and reached by month, and food in store at its end.

use crate::kit::chart::{Chart, Columns, Panel, Shows};
use crate::kit::figure::Count;
use crate::kit::figure::drawn;
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::report::plan::summary::Month;
use crate::report::plan::summary::Summary;

/// The chart.
pub(in crate::report) fn months(summary: &Summary) -> Chart {
    let figures = |of: fn(&Month) -> Count| -> Vec<f64> {
        summary.months.iter().map(|month| count(of(month))).collect()
    };
    let mut panels = vec![Panel {
        title: say!("plan.months.people", "People"),
        whole: Some((say!("plan.months.in-need", "in need"), figures(|month| month.need_people))),
        part: (say!("plan.months.reached", "reached"), figures(|month| month.reached_people)),
    }];
    let stock = summary.months.iter().filter_map(|month| Some(drawn(month.stock_mt?.exact())));
    let stock: Vec<f64> = stock.collect();
    if !stock.is_empty() {
        panels.push(Panel {
            title: say!("plan.months.stock", "Food in store at the end of the month, MT"),
            whole: None,
            part: (say!("plan.months.in-store", "in store"), stock),
        });
    }
    Chart {
        id: "months".to_owned(),
        title: say!("plan.months.chart", "People in need and reached by month"),
        description: description(summary),
        caption: say!(
            "plan.months.chart.caption",
            "Exact figures stand in the table by month. m: million, k: thousand."
        ),
        shows: Shows::Columns(Columns {
            names: summary.months.iter().map(|month| short(&month.at.in_words())).collect(),
            panels,
        }),
    }
}

fn count(count: Count) -> f64 {
    match count {
        Count::Exact(count) => count as f64,
        Count::Few => 0.0,
    }
}

/// `August 2021` as `Aug 2021`.
fn short(month: &str) -> String {
    match month.split_once(' ') {
        Some((name, year)) => format!("{} {year}", name.chars().take(3).collect::<String>()),
        None => month.to_owned(),
    }
}

fn description(summary: &Summary) -> Sentence {
    let months = summary.months.iter().map(|month| {
        say!(
            "plan.months.month",
            "{month} {reached} of {need}",
            month = month.at,
            reached = month.reached_people,
            need = month.need_people,
        )
    });
    say!(
        "plan.months.chart.description",
        "People reached of those in need: {months}.",
        months = Joined::Semicolons.list(months),
    )
}
