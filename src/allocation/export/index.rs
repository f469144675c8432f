//! The list of files, with what each asks and the optimum that the search found.

use super::decimal::decimal;
use super::model_writer::{Page, Sense};
use crate::allocation::Built;
use num_rational::Ratio;
use serde::Serialize;

#[derive(Serialize)]
struct Index<'a> {
    about: &'static str,
    /// The scenario whose plan limits every cell, where the problem is what of it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_of: Option<&'a str>,
    columns: &'static str,
    n_nodes: u32,
    n_arcs: usize,
    n_cells: usize,
    programmes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    step: usize,
    what: &'a str,
    unit: &'a str,
    sense: Sense,
    optimum: f64,
    exact: String,
    /// How far a solver that splits grams may stand off.
    #[serde(skip_serializing_if = "Option::is_none")]
    grain: Option<f64>,
}

/// What each file asks and the optimum that the search found.
pub(super) fn index<'a>(built: &Built, pages: &'a [Page], kept_of: Option<&'a str>) -> String {
    let entry = |page: &'a Page| Entry {
        file: &page.file,
        step: page.step,
        what: &page.what,
        unit: page.unit,
        sense: page.sense,
        optimum: number(page.optimum),
        grain: page.grain.map(number),
        exact: format!("{}/{}", page.optimum.numer(), page.optimum.denom()),
    };
    let index = Index {
        about: "Each file is one linear programme; another solver must find the same optimum.",
        kept_of,
        columns: "tonnes",
        n_nodes: built.instance.n_nodes,
        n_arcs: built.instance.arcs.len(),
        n_cells: built.instance.cells.len(),
        programmes: pages.iter().map(entry).collect(),
    };
    // Strings and numbers alone cannot fail to be written.
    serde_json::to_string_pretty(&index).unwrap_or_default() + "\n"
}

/// The nearest double number.
fn number(exact: Ratio<i128>) -> f64 {
    decimal(exact).parse().unwrap_or(f64::NAN)
}
