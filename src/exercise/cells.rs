//! What the cells of a form name, or why they name nothing.

use super::known::Known;
use super::lines::{Line, LineKind, Written};
use super::{Form, Terms};
use crate::country::{AreaIx, Country, PlaceIx, RationIx, fault_of_text};
use crate::issues::{At, Code, Issue, Issues, nearest};
use crate::scenario::Scenario;
use crate::units::points_at_three;
use std::collections::{BTreeMap, BTreeSet};

/// Which form is expected, and what it may dispose of.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario, for its red lines.
    pub scenario: &'a Scenario,
    /// The terms.
    pub terms: &'a Terms,
    /// Key of the exercise.
    pub exercise: &'a str,
    /// Number of the team, from 1.
    pub team: u32,
    /// Number of the turn, from 1.
    pub turn: u32,
    /// Grams that lie at each place, or are on offer there this month.
    pub there: &'a BTreeMap<PlaceIx, i64>,
}

pub(super) struct Reader<'a> {
    pub(super) expected: &'a Expected<'a>,
    pub(super) known: Known,
    pub(super) form: Form,
    pub(super) issues: Issues,
    /// Where each first word was seen last.
    pub(super) seen: BTreeMap<LineKind, At>,
    /// Grams that orders take from each place, and where the last of them stands.
    pub(super) taken: BTreeMap<PlaceIx, (i64, At)>,
}

impl Reader<'_> {
    pub(super) fn say(&mut self, code: &'static str, at: &At, [seen, expected, help]: [&str; 3]) {
        self.issues.push(Issue::new(Code(code), at.clone(), seen, expected, help));
    }

    /// Tells cells of a line that cannot be shown as they are; whether all can.
    pub(super) fn can_be_shown(&mut self, line: &Line) -> bool {
        let unknown = line.unknown.iter().map(|(_, cell)| cell);
        let cells = line.cells.values().chain(unknown).chain([&line.says]);
        let mut shown = true;
        for cell in cells {
            if let Some((code, [seen, expected, help])) = fault_of_text(&cell.text) {
                self.say(code, &cell.at, [&seen, &expected, &help]);
                shown = false;
            }
        }
        shown
    }

    pub(super) fn ration(&mut self, cell: &Written) -> Option<RationIx> {
        let country = self.expected.country;
        let wanted = cell.text.to_lowercase();
        let found = country.rations.iter().position(|r| r.id == wanted);
        if found.is_none() {
            let known = country.rations.iter().map(|ration| ration.id.as_str());
            self.unknown(cell, "ration", known, "rations");
        }
        found.map(|n| RationIx(n as u8))
    }

    pub(super) fn place(&mut self, cell: &Written) -> Option<PlaceIx> {
        let places = &self.expected.country.places;
        let wanted = cell.text.to_lowercase();
        let Some(place) = self.known.places.get(&wanted).copied() else {
            let known = places.iter().flat_map(|p| [p.id.as_str(), p.name.as_str()]);
            self.unknown(cell, "place", known, "places");
            return None;
        };
        // A warehouse stands for its town, where its food lies.
        Some(places[place.index()].stands_in.unwrap_or(place))
    }

    pub(super) fn area(&mut self, cell: &Written) -> Option<AreaIx> {
        let country = self.expected.country;
        let wanted = cell.text.to_lowercase();
        if let Some(area) = self.known.areas.get(&wanted).copied() {
            return Some(area);
        }
        let in_need: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
        let known = in_need.iter().flat_map(|ix| country.areas[ix.index()].names());
        self.unknown(cell, "area with people in need", known, "areas");
        None
    }

    pub(super) fn unknown<'n>(
        &mut self,
        cell: &Written,
        what: &str,
        known: impl Iterator<Item = &'n str>,
        table: &str,
    ) {
        if changed_by_spreadsheet(&cell.text) {
            self.say_changed(cell, &format!("the key or the name of one of the {table}"));
            return;
        }
        // Of many slips the first are told with what may be meant.
        const LOOKED_FOR: usize = 20;
        let told = self.issues.iter().filter(|issue| issue.code.0 == "E0704").count();
        let near = (told < LOOKED_FOR).then(|| nearest(&cell.text, known)).flatten();
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let seen = format!("there is no {what} `{}`", cell.text);
        let help = format!("{near}the brief lists them, as does `aidreach data show {table}`");
        self.say("E0704", &cell.at, [&seen, "", &help]);
    }

    pub(super) fn say_changed(&mut self, cell: &Written, expected: &str) {
        let seen = format!("`{}` is a number or a date", cell.text);
        let help = "a spreadsheet has changed the code: format the cell as text and type it again";
        self.say("E0709", &cell.at, [&seen, expected, help]);
    }

    /// A number above nought in units of so many parts.
    pub(super) fn number(&mut self, cell: &Written, parts: i64) -> Option<i64> {
        let number: Option<f64> = cell.text.parse().ok();
        if let Some(number) = number.filter(|_| points_at_three(&cell.text)) {
            let seen = format!("`{}`", cell.text);
            let joined = cell.text.replace('.', "");
            let expected = format!("{joined} or {number}, without a point before three digits");
            let plain = number.to_string();
            let plain = if points_at_three(&plain) { format!("{plain}0") } else { plain };
            let help = format!("the point could mean either: write {joined}, or {plain}");
            self.say("E0705", &cell.at, [&seen, &expected, &help]);
            return None;
        }
        let whole = number.filter(|n| n.is_finite() && *n > 0.0).map(|n| n * parts as f64);
        let fits = whole.filter(|n| *n <= 9e15).map(|n| n.round() as i64).filter(|n| *n > 0);
        if fits.is_none() {
            let seen = format!("`{}`", cell.text);
            let expected = "a number above 0, such as 1250 or 12.5";
            self.say("E0705", &cell.at, [&seen, expected, "write digits and a point only"]);
        }
        fits
    }
}

/// Whether a text is what spreadsheets make of codes: a number, or a date such as `2021-03-01`,
/// `1-Mar` or `Mar-21`.
pub(super) fn changed_by_spreadsheet(text: &str) -> bool {
    let number = text.parse::<f64>().is_ok();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let month = |part: &str| {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        MONTHS.contains(&part.to_lowercase().as_str())
    };
    let date = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| digits(part) || month(part))
        && parts.iter().any(|part| digits(part));
    number || date
}
