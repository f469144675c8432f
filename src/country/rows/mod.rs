//! Rules that the rows of tables must keep among themselves, told line by line. They run on
//! whatever could be read, so that one slip does not hide another.

mod access;
mod capacities;
mod food;
mod needs;
mod people;
mod reported;
mod ways;

pub(super) use people::phases;

use super::pack::Pack;
use super::read::{Keys, Row, Sheets};
use crate::issues::{Code, Issue, Issues};
use std::collections::BTreeMap;

/// What a rule may look at.
pub(super) struct Read<'a> {
    pack: &'a Pack,
    sheets: &'a Sheets,
    keys: &'a Keys,
    /// Rows of places by the position of their keys.
    places: BTreeMap<usize, &'a Row>,
}

impl Read<'_> {
    fn rows(&self, file: &str) -> &[Row] {
        self.sheets.rows(file)
    }

    /// The rows of a table, where none of them was lost: for rules on what is missing from it.
    fn all_rows(&self, file: &str) -> Option<&[Row]> {
        self.sheets.is_whole(file).then(|| self.sheets.rows(file))
    }

    /// The row of the place that a cell names.
    fn place(&self, row: &Row, column: &str) -> Option<&Row> {
        self.places.get(&row.ix(column)?).copied()
    }
}

/// A rule: its name says what must hold.
type Rule = fn(&Read<'_>, &mut Issues);

/// Every rule.
const RULES: [Rule; 42] = [
    access::lost_shares_are_for_money,
    access::shares_stand_with_partial_states,
    food::costs_can_be_counted,
    food::every_item_is_given,
    food::items_have_their_units,
    food::local_supplies_are_inside,
    food::ration_items_add_up,
    food::rations_feed_people,
    food::stock_lies_at_its_place,
    food::supplies_have_prices,
    food::supplies_say_how_they_enter,
    food::the_usual_ration_is_listed,
    needs::districts_fit_their_province,
    people::aliases_do_not_contradict_names,
    people::districts_lie_in_their_provinces,
    people::districts_sum_to_their_province,
    people::group_names_agree,
    people::labels_lie_in_the_country,
    people::needs_do_not_exceed_the_population,
    people::needs_have_phases_or_a_total,
    needs::people_live_where_they_are_in_need,
    people::phases_sum_to_the_printed_total,
    needs::residents_are_known,
    reported::dates_of_sources_are_read,
    capacities::capacities_are_the_product_of_their_factors,
    capacities::classes_differ,
    capacities::open_links_carry_something,
    capacities::payloads_are_believable,
    people::caseloads_are_believable,
    people::targets_have_names,
    reported::parts_do_not_overlap,
    reported::parts_say_something,
    reported::reached_are_in_need,
    ways::days_are_in_order,
    ways::figures_come_with_their_partners,
    ways::hauling_can_be_done,
    ways::hours_are_believable,
    ways::leads_go_one_way,
    ways::links_lead_elsewhere,
    ways::places_lie_where_they_say,
    ways::stores_hold_stock_of_their_place,
    ways::surfaces_fit_modes,
];

/// Runs every rule.
pub(super) fn check(pack: &Pack, sheets: &Sheets, keys: &Keys, issues: &mut Issues) {
    let places = sheets.rows("places.csv").iter();
    let place = |row: &Row| keys.ix("places.csv", row.text("id")?);
    let read = Read {
        pack,
        sheets,
        keys,
        places: places.filter_map(|row| Some((place(row)?, row))).collect(),
    };
    for rule in RULES {
        rule(&read, issues);
    }
    for sheet in sheets.iter() {
        for row in &sheet.rows {
            estimates_are_in_order(row, issues);
            memory_is_not_called_published(row, issues);
            months_lie_in_the_window(&read, row, issues);
        }
    }
}

fn issue(code: &'static str, row: &Row, column: &str, [seen, expected, help]: [&str; 3]) -> Issue {
    Issue::new(Code(code), row.at(column), seen, expected, help)
}

/// Low, best and high rise wherever a table has all three.
fn estimates_are_in_order(row: &Row, issues: &mut Issues) {
    for low in row.columns().filter(|column| column.ends_with("low")) {
        let stem = low.trim_end_matches("low").trim_end_matches('_');
        let best = if stem.is_empty() { "best" } else { stem };
        let high = format!("{}high", low.trim_end_matches("low"));
        let figures = [low, best, &high].map(|column| row.figure(column));
        if let [Some(least), Some(most_likely), Some(most)] = figures
            && !(least <= most_likely && most_likely <= most)
        {
            let seen = format!("low {least}, best {most_likely}, high {most}");
            issues.push(issue("E0123", row, best, [&seen, "rising from low to high", ""]));
        }
    }
}

/// What was written from memory is an assumption until somebody looks it up.
fn memory_is_not_called_published(row: &Row, issues: &mut Issues) {
    let recalled = row.text("note").is_some_and(|note| note.to_lowercase().starts_with("recalled"));
    if recalled && row.text("basis").is_some_and(|basis| basis != "assumed") {
        let help = "look the figure up, or call it assumed";
        let seen = "a figure written from memory, by its note";
        issues.push(issue("E0127", row, "basis", [seen, "`assumed`", help]));
    }
}

/// Months outside the window do nothing; a supply counts from its order to its arrival.
fn months_lie_in_the_window(read: &Read<'_>, row: &Row, issues: &mut Issues) {
    let (Some(window), Some(month)) = (read.pack.window, row.month("month")) else {
        return;
    };
    let lead = row.whole("lead_months").and_then(|lead| i32::try_from(lead).ok());
    let arrives = month.plus(lead.unwrap_or(0));
    if [month, arrives].into_iter().any(|month| window.period(month).is_some()) {
        return;
    }
    let first = window.month(crate::time::Period(0));
    let last = crate::time::Month::of(window.span().to);
    let expected = format!("a month of the pack's window, {first} to {last}");
    let help = "the row counts only for a scenario whose window reaches it";
    issues.push(issue("W0122", row, "month", [&month.to_string(), &expected, help]));
}
