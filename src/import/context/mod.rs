//! What stands around a plan and is counted into none: who works where, and how many people are displaced.

use super::Beside;
use super::fields::Fields;
use super::gazetteer::{Gazetteer, Unknown};
use super::open::{Opened, opened};
use super::sheet::{Row, Sheet};
use super::told::Told;
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeSet;

mod displaced;
mod presence;
mod stocks;

pub(super) use displaced::taken as displaced;
pub(super) use presence::taken as presence;

/// Reads every table of the files that has such a header.
fn sheets(
    beside: &Beside<'_>,
    is_header: &dyn Fn(&[String]) -> bool,
    (what, expected): (&str, &str),
    told: &mut Told,
    issues: &mut Issues,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for given in &beside.asked.files {
        let tables = match opened(given, told, issues) {
            Some(Opened::Tables(tables)) => tables,
            Some(Opened::Shapes(_)) => {
                let help = "take the table as .csv or .xlsx";
                let at = At::file(&given.name);
                issues.push(Issue::new(Code("E0023"), at, "shapes", "a table", help));
                continue;
            }
            None => continue,
        };
        let n = sheets.len();
        for raw in &tables {
            match raw.below(is_header, told) {
                Some(sheet) => sheets.push(sheet),
                None if tables.len() > 1 => {
                    let name = raw.name.as_deref().unwrap_or_default();
                    told.left("sheets of something else", raw.at(1, None), name);
                }
                None => {}
            }
        }
        if sheets.len() == n {
            let help = "`aidreach import --help` says what is taken";
            let at = At::file(&given.name);
            issues.push(Issue::new(Code("E0012"), at, what, expected, help));
        }
    }
    sheets
}

/// Finds the areas of rows by their codes, and by names where rows have none.
struct Finder<'a> {
    areas: &'a Gazetteer,
    fields: Fields,
    country: Option<usize>,
    names: [Option<usize>; 2],
    /// Names and codes that no area has, each told once.
    unknown: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    fn of(areas: &'a Gazetteer, sheet: &Sheet) -> Finder<'a> {
        let name = |level: usize| {
            let names = [format!("provideradmin{level}name"), format!("admin{level}name")];
            let others = [format!("adm{level}name"), format!("adm{level}en")];
            names.iter().chain(&others).find_map(|name| sheet.column(&[name.as_str()]))
        };
        Finder {
            areas,
            fields: Fields::of(sheet.header()),
            country: sheet.column(&["locationcode", "iso3", "countryiso3", "admin0pcode"]),
            names: [name(1), name(2)],
            unknown: BTreeSet::new(),
        }
    }

    /// The code of the area of a row; none where the row is left or its area is not known.
    fn area(
        &mut self,
        beside: &Beside<'_>,
        (sheet, row): (&Sheet, &Row),
        told: &mut Told,
        issues: &mut Issues,
    ) -> Option<String> {
        let at = sheet.at(row, None);
        let country = sheet.text(row, self.country).to_uppercase();
        let is_other = |own: String| country.len() == 3 && own != country;
        if beside.country().is_some_and(is_other) {
            told.left("rows of other countries", at, &country);
            return None;
        }
        let codes = [2, 1].map(|level| self.fields.said(level, sheet, row).code);
        if let Some(code) = codes.iter().find_map(|code| self.areas.code(code)) {
            if !codes[0].is_empty() && !code.eq_ignore_ascii_case(&codes[0]) {
                told.took("districts that the pack has not, by their province", at, &codes[0]);
            }
            return Some(code.to_owned());
        }
        let [province, district] = self.names.map(|column| sheet.text(row, column));
        if let Some(code) = codes.iter().find(|code| !code.is_empty()) {
            self.tell(beside, (code, None), at, told, issues);
            return None;
        }
        if province.is_empty() && district.is_empty() {
            told.left("rows of the whole country", at, "");
            return None;
        }
        let name = if province.is_empty() { &district } else { &province };
        match self.areas.province(name) {
            Ok(code) => {
                let inside = self.areas.district(code, &district);
                Some(inside.unwrap_or(code).to_owned())
            }
            Err(unknown) => {
                self.tell(beside, (name, Some(unknown)), at, told, issues);
                None
            }
        }
    }

    /// Tells an area that the pack does not know; once for each.
    fn tell(
        &mut self,
        beside: &Beside<'_>,
        (name, why): (&str, Option<Unknown>),
        at: At,
        told: &mut Told,
        issues: &mut Issues,
    ) {
        if beside.asked.leave_unknown {
            told.left("rows whose area the pack does not know", at, name);
            return;
        }
        if !self.unknown.insert(name.to_owned()) {
            return;
        }
        let (code, seen, help) = match why {
            None => {
                let help = "import the areas of the same list of codes".to_owned();
                ("E0206", format!("`{name}`"), help)
            }
            Some(Unknown::Several(codes)) => {
                let help = "add a row to aliases.csv that says which area it is".to_owned();
                ("E0208", format!("`{name}` is the name of {}", codes.join(" and ")), help)
            }
            Some(Unknown::Contradicts(what)) => {
                let help = "correct the row, or take the file from its source again";
                ("E0207", what, help.to_owned())
            }
            Some(Unknown::None(help)) => ("E0210", format!("no area is called `{name}`"), help),
        };
        let help = format!("{help}; or leave its rows out with `--leave-unknown`");
        issues.push(Issue::new(Code(code), at, &seen, "an area of the pack", &help));
    }
}
