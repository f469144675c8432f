//! Areas with their codes, parents, names and outlines: common operational boundaries of either naming, and the
//! global list of codes.

use super::fields::{Fields, Said};
use super::gazetteer::plain;
use super::open::{Layer, Opened, Shape, opened};
use super::sheet::{Raw, Row, Sheet, plain_column};
use super::told::Told;
use super::{Beside, Taken, cells, outlines};
use crate::issues::{At, Code, Issue, Issues, nearest};
use std::collections::{BTreeMap, BTreeSet};

mod names;
mod rows;
mod shapes;

/// An area as files tell it.
#[derive(Clone, Debug, Default)]
struct Found {
    level: usize,
    parent: String,
    said: Said,
    label: Option<(f64, f64)>,
    shape: Option<Shape>,
    at: At,
}

/// All areas of the files, and what they say of the country.
#[derive(Default)]
struct All {
    areas: BTreeMap<String, Found>,
    iso2: BTreeSet<String>,
    iso3: BTreeSet<String>,
}

/// What files of areas become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let (mut told, mut all) = (Told::default(), All::default());
    for given in &beside.asked.files {
        match opened(given, &mut told, issues) {
            Some(Opened::Shapes(layers)) => {
                for layer in layers {
                    all.of_sheet(&layer.sheet, Some(&layer), &mut told, issues);
                }
            }
            Some(Opened::Tables(tables)) => all.of_tables(beside, &tables, &mut told, issues),
            None => {}
        }
    }
    rows::taken(beside, all, told, issues)
}

/// Columns of the global list of codes.
const LIST: [&str; 4] = ["adminlevel", "pcode", "name", "parentpcode"];

impl All {
    fn of_tables(
        &mut self,
        beside: &Beside<'_>,
        tables: &[Raw],
        told: &mut Told,
        issues: &mut Issues,
    ) {
        let is_list = |header: &[String]| LIST.iter().all(|name| header.iter().any(|h| h == name));
        let has_codes =
            |header: &[String]| Fields::of(header).deepest().is_some_and(|level| level > 0);
        let mut any = false;
        for raw in tables {
            // Lines and points along borders repeat the codes of the areas beside them.
            let name = raw.name.as_deref().map(plain_column).unwrap_or_default();
            let aside = name.contains("lines") || name.contains("points");
            if let Some(sheet) = raw.below(&is_list, told) {
                any = true;
                self.of_list(beside, &sheet, told, issues);
            } else if let Some(sheet) = raw.below(&has_codes, told).filter(|_| !aside) {
                any = true;
                self.of_sheet(&sheet, None, told, issues);
            } else {
                let what = "sheets without codes of areas below the country";
                told.left(what, raw.at(1, None), raw.name.as_deref().unwrap_or_default());
            }
        }
        if let Some(raw) = tables.first().filter(|_| !any) {
            let sheet = Sheet::of(&raw.file, Vec::new(), Vec::new());
            sheet.must(&["adm1_pcode", "P-Code"], "the code of an area", issues);
        }
    }

    /// Areas of a sheet whose deepest codes are those of its rows.
    fn of_sheet(
        &mut self,
        sheet: &Sheet,
        layer: Option<&Layer>,
        told: &mut Told,
        issues: &mut Issues,
    ) {
        let fields = Fields::of(sheet.header());
        let Some(level) = fields.deepest() else {
            sheet.must(&["adm1_pcode", "ADM1_PCODE"], "the code of an area", issues);
            return;
        };
        if level == 0 || level > 2 {
            let what = match level {
                0 => "areas of the country as a whole",
                _ => "areas below the second level, which a pack has not",
            };
            for row in &sheet.rows {
                told.left(what, sheet.at(row, None), &fields.said(level, sheet, row).code);
            }
            self.of_country(sheet, sheet.rows.first());
            return;
        }
        self.of_country(sheet, sheet.rows.first());
        let [lat, lon] = [["centerlat"], ["centerlon"]].map(|names| sheet.column(&names));
        for (n, row) in sheet.rows.iter().enumerate() {
            let at = sheet.at(row, None);
            let said = fields.said(level, sheet, row);
            let parent = if level == 2 { fields.said(1, sheet, row) } else { Said::default() };
            check_signs((sheet, row), &said, issues);
            let shape = layer.and_then(|layer| layer.shapes.get(n)).cloned().flatten();
            let shape = shape.and_then(|shape| shapes::sound(shape, &at, &said.code, told));
            let center =
                cells::figure(sheet, row, lon, issues).zip(cells::figure(sheet, row, lat, issues));
            let label = center.or_else(|| shape.as_ref().and_then(outlines::point_within));
            if !parent.code.is_empty() {
                let found =
                    Found { level: 1, said: parent.clone(), at: at.clone(), ..Found::default() };
                self.add(found, true, told, issues);
            }
            let found = Found { level, parent: parent.code, said, label, shape, at };
            self.add(found, false, told, issues);
        }
    }

    fn of_country(&mut self, sheet: &Sheet, first: Option<&Row>) {
        let Some(row) = first else { return };
        let codes = [(&mut self.iso2, ["iso2"], 2), (&mut self.iso3, ["iso3"], 3)];
        for (known, names, n) in codes {
            let text = sheet.text(row, sheet.column(&names)).to_uppercase();
            known.extend((text.len() == n).then_some(text));
        }
    }

    /// Areas of the global list, of one country.
    fn of_list(
        &mut self,
        beside: &Beside<'_>,
        sheet: &Sheet,
        told: &mut Told,
        issues: &mut Issues,
    ) {
        let location = sheet.column(&["location"]);
        let all: BTreeSet<String> =
            sheet.rows.iter().map(|row| sheet.text(row, location)).collect();
        let country = match (&beside.asked.country, all.len()) {
            (Some(country), _) => country.to_uppercase(),
            (None, 0 | 1) => all.first().cloned().unwrap_or_default(),
            (None, n) => {
                let seen = format!("codes of {n} countries");
                let help = "say which with `--country` and its three letters";
                issues.push(Issue::new(
                    Code("E0028"),
                    At::file(&sheet.file),
                    &seen,
                    "one country",
                    help,
                ));
                return;
            }
        };
        if !country.is_empty() && !all.contains(&country) {
            let near = nearest(&country, all.iter().map(String::as_str));
            let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
            let seen = format!("no codes of `{country}`");
            let expected = "a country of the list";
            issues.push(Issue::new(Code("E0028"), At::file(&sheet.file), &seen, expected, &help));
            return;
        }
        self.iso3.extend((country.len() == 3).then(|| country.clone()));
        let [level, code, name, parent] = LIST.map(|name| sheet.column(&[name]));
        for row in &sheet.rows {
            if sheet.text(row, location) != country {
                told.left(
                    "rows of other countries",
                    sheet.at(row, None),
                    &sheet.text(row, location),
                );
                continue;
            }
            let at = sheet.at(row, None);
            let level = cells::level(&sheet.text(row, level)).unwrap_or_default();
            if level == 0 || level > 2 {
                let what = "areas above the first level or below the second";
                told.left(what, at, &sheet.text(row, code));
                continue;
            }
            let mut said = Said { code: sheet.text(row, code).to_uppercase(), ..Said::default() };
            said.names.insert(String::new(), sheet.text(row, name));
            check_signs((sheet, row), &said, issues);
            let parent = if level == 2 { sheet.text(row, parent) } else { String::new() };
            let found = Found { level, parent, said, at, ..Found::default() };
            self.add(found, false, told, issues);
        }
    }

    /// Adds an area; one that is there from another file keeps what that one said, and gains the rest. One that
    /// only its districts name gains only its own code.
    fn add(&mut self, found: Found, by_districts: bool, told: &mut Told, issues: &mut Issues) {
        let code = found.said.code.clone();
        if code.is_empty() {
            let expected = "a file of areas, each with its code";
            if issues.n_errors_in(&found.at.file) == 0 {
                let seen = "a row without the code of its area";
                issues.push(Issue::new(Code("E0202"), found.at, seen, expected, ""));
            }
            return;
        }
        if !is_code(&code) {
            let seen = format!("`{code}`");
            let help = "take the file from its source again: a spreadsheet may have changed it";
            let expected = "letters and then digits";
            issues.push(Issue::new(Code("E0202"), found.at, &seen, expected, help));
            return;
        }
        let Some(known) = self.areas.get_mut(&code) else {
            self.areas.insert(code, found);
            return;
        };
        if by_districts {
            return;
        }
        if known.level != found.level || (!known.parent.is_empty() && known.parent != found.parent)
        {
            let seen = format!("{code} stands at {} with another level or parent", known.at);
            issues.push(Issue::new(Code("E0204"), found.at, &seen, "once", ""));
            return;
        }
        known.label = known.label.or(found.label);
        if known.shape.is_some() && found.shape.is_some() {
            told.left(
                "outlines of an area that has one from another file",
                found.at.clone(),
                &code,
            );
        }
        known.shape = known.shape.take().or(found.shape);
        for (language, name) in found.said.names {
            let other = known.said.names.entry(language).or_insert_with(|| name.clone());
            if plain(other) != plain(&name) {
                known.said.others.push(name);
            }
        }
        known.said.others.extend(found.said.others);
    }
}

/// Refuses rows with signs that nobody sees and that come from damaged files, and names that are the error of a
/// formula.
fn check_signs((sheet, row): (&Sheet, &Row), said: &Said, issues: &mut Issues) {
    if row.cells.iter().any(|cell| cell.contains('\0')) {
        let help = "take the file from its source again";
        let texts = ["a character U+0000, which cannot be seen", "names as they are read", help];
        issues.push(sheet.issue("E0005", (row, None), texts));
    }
    let all = said.names.values().chain(&said.others).chain([&said.code]);
    for fault in all.filter_map(|text| text.strip_prefix(cells::FAULT)) {
        let help = "correct the formula, or type the value";
        issues.push(sheet.issue("E0024", (row, None), [fault, "a code or a name", help]));
    }
}

/// Whether a code begins with the letters of a country and ends in digits.
fn is_code(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = code.bytes().skip(letters).all(|byte| byte.is_ascii_digit());
    letters >= 2 && digits && code.len() > letters
}
