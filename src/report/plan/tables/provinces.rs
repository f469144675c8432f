//! `provinces.csv`: each province over all months, with its names in every language of the pack.

use crate::kit::figure::Count;
use crate::kit::headings;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, Table, in_data, known, on_pages, say, whole};
use crate::page::Text;
use crate::report::plan::summary::{Province, Summary};

/// Over P-codes and names in other languages, which stand on pages; terminals set words that run from right
/// to left in the wrong order.
pub(in crate::report) const OTHER_NAMES: &str = "Code and other names";

pub(in crate::report) const PROVINCES: Declared<Province> = Declared {
    name: "provinces",
    row: "A province over all months",
    columns: &[
        in_data(known("admin1_code", "P-code", |of| Cell::text(&of.admin1_code))),
        known("admin1_name", "Province", |of| Cell::text(&of.admin1_name)),
        on_pages(OTHER_NAMES, |of| Cell::Rich(names(of))),
        in_data(known("lang1", "Language", |of| language(of, 0))),
        in_data(known("admin1_name1", "Name in it", |of| name_in(of, 0))),
        in_data(known("lang2", "Language", |of| language(of, 1))),
        in_data(known("admin1_name2", "Name in it", |of| name_in(of, 1))),
        in_data(known("lang3", "Language", |of| language(of, 2))),
        in_data(known("admin1_name3", "Name in it", |of| name_in(of, 2))),
        known("need_person_months", "In need", |of| Cell::People(of.need_person_months)),
        known("reached_person_months", "Reached", |of| Cell::People(of.reached_person_months)),
        known("coverage_share", "Coverage", |of| Cell::Figure(of.coverage_share)),
        whole(known("food_mt", "MT", |of| Cell::Figure(of.food_mt))),
        known("worst_month", "Worst month", |of| Cell::word(of.worst_month.as_deref())),
        known("worst_month_coverage_share", "then", |of| {
            Cell::figure(of.worst_month_coverage_share)
        }),
        known("note", "Note", |of| Cell::from(&of.note)),
    ],
};

/// The provinces on pages, with all of them as the total.
pub(in crate::report) fn table(summary: &Summary) -> Table {
    let totals = &summary.totals;
    let all = Province {
        admin1_code: String::new(),
        admin1_name: headings::all().to_string(),
        names_in: Vec::new(),
        need_person_months: Count::Exact(totals.need_person_months),
        reached_person_months: Count::Exact(totals.reached_person_months),
        coverage_share: totals.coverage_share,
        food_mt: totals.food_mt,
        worst_month: None,
        worst_month_coverage_share: None,
        note: Sentence::of_others(""),
    };
    let [.., provinces] = &summary.scenario.levels_named;
    let caption = || {
        say!("plan.provinces.table", "{provinces^}, in person-months over all months", provinces)
    };
    PROVINCES.of(caption(), &summary.provinces).with_totals(PROVINCES.of(caption(), [&all]))
}

/// The code of a language of the pack, counted from nought.
fn language(of: &Province, n: usize) -> Cell {
    Cell::word(of.names_in.get(n).map(|(language, _)| language.as_str()))
}

/// The name in a language of the pack.
fn name_in(of: &Province, n: usize) -> Cell {
    Cell::word(of.names_in.get(n).map(|(_, name)| name.as_str()).filter(|name| !name.is_empty()))
}

/// The P-code, then the names in other languages.
fn names(of: &Province) -> Text {
    let mut text = Text::plain(&of.admin1_code);
    let mut known = "";
    for (language, name) in &of.names_in {
        if !name.is_empty() && name != known {
            text = text.then(" ").then_in(name, language);
            known = name;
        }
    }
    text
}
