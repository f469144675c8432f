//! The chart of a plan: people in need and reached by month, and food in store at its end.

use crate::page::draw::chart::{Chart, Panel, draw};
use crate::page::{Look, Picture, Text};
use crate::report::kit::figure::Count;
use crate::report::kit::figure::drawn;
use crate::report::plan::summary::Month;
use crate::report::plan::summary::Summary;

/// The chart.
pub(in crate::report) fn months(summary: &Summary, look: Look) -> Picture {
    let figures = |of: fn(&Month) -> Count| -> Vec<f64> {
        summary.months.iter().map(|month| count(of(month))).collect()
    };
    let mut panels = vec![Panel {
        title: "People".to_owned(),
        whole: Some(("in need".to_owned(), figures(|month| month.need_people))),
        part: ("reached".to_owned(), figures(|month| month.reached_people)),
    }];
    let stock = summary.months.iter().filter_map(|month| Some(drawn(month.stock_mt?.exact())));
    let stock: Vec<f64> = stock.collect();
    if !stock.is_empty() {
        panels.push(Panel {
            title: "Food in store at the end of the month, MT".to_owned(),
            whole: None,
            part: ("in store".to_owned(), stock),
        });
    }
    let chart = Chart {
        id: "months",
        title: "People in need and reached by month".to_owned(),
        description: description(summary),
        caption: Text::plain("Exact figures stand in the table by month. m: million, k: thousand."),
        columns: summary.months.iter().map(|month| short(&month.in_words)).collect(),
        panels,
    };
    draw(&chart, look)
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

fn description(summary: &Summary) -> String {
    let told = summary.months.iter().map(|month| {
        let (reached, need) = (month.reached_people.grouped(), month.need_people.grouped());
        format!("{} {reached} of {need}", month.in_words)
    });
    format!("People reached of those in need: {}.", told.collect::<Vec<_>>().join("; "))
}
