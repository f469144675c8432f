//! How many people live where: common operational population statistics in their spellings, the table of all
//! countries together, and the one of the humanitarian API.

use super::cells::{grouped, people, tell_marks};
use super::fields::{Fields, Said};
use super::gazetteer::Gazetteer;
use super::open::{Opened, opened};
use super::sheet::{Raw, Row, Sheet};
use super::told::Told;
use super::{Beside, Taken, needs};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

mod countries;
mod rows;

use countries::OTHER_COUNTRIES;
pub(super) use countries::{no_areas, no_rows, of_another_country};

/// Residents of an area as a file says.
#[derive(Clone, Debug)]
struct Figure {
    people: u64,
    /// The year or day that they are of, as it stands; empty where the file does not say.
    year: String,
    at: At,
}

/// Figures by code of the area; of some years the newest.
type Figures = BTreeMap<String, Figure>;

/// What files of population become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let (mut told, mut figures) = (Told::default(), Figures::new());
    let mut analysed = Figures::new();
    let areas = Gazetteer::of(beside.tables);
    if areas.is_empty() {
        issues.push(no_areas());
        return Taken::default();
    }
    for given in &beside.asked.files {
        match opened(given, &mut told, issues) {
            Some(Opened::Tables(tables)) => {
                let of_analysis = tables
                    .iter()
                    .find_map(|raw| needs::analysed(beside, &areas, raw, &mut told, issues));
                match of_analysis {
                    Some(people) => of_analysis_rows(people, (&mut analysed, &mut told)),
                    None => of_tables(beside, &tables, (&mut figures, &mut told), issues),
                }
            }
            Some(Opened::Shapes(layers)) => {
                for layer in layers {
                    of_sheet(beside, &layer.sheet, (&mut figures, &mut told), issues);
                }
            }
            None => {}
        }
    }
    if figures.is_empty()
        && analysed.is_empty()
        && !issues.has_errors()
        && let Some(nothing) = no_rows(beside, &told)
    {
        issues.push(nothing);
        return Taken::default();
    }
    rows::taken(beside, &areas, (figures, analysed), told, issues)
}

/// Takes the people whom an analysis looked at as residents.
fn of_analysis_rows(
    people: BTreeMap<String, (u64, At)>,
    (analysed, told): (&mut Figures, &mut Told),
) {
    let what = "people whom the newest analysis looked at, as residents of provinces";
    for (province, (people, at)) in people.into_iter().filter(|(province, _)| !province.is_empty())
    {
        told.took(what, at.clone(), &province);
        analysed.insert(province, Figure { people, year: String::new(), at });
    }
}

/// Names of the columns of all people together.
const TOTAL: [&str; 4] = ["ttl", "population", "totalpopulation", "poptotal"];

fn of_tables(
    beside: &Beside<'_>,
    tables: &[Raw],
    (figures, told): (&mut Figures, &mut Told),
    issues: &mut Issues,
) {
    let counts = |header: &[String]| {
        let total = header.iter().any(|name| TOTAL.contains(&name.as_str()));
        total && Fields::of(header).deepest().is_some_and(|level| level > 0)
    };
    let mut any = false;
    for raw in tables {
        match raw.below(&counts, told) {
            Some(sheet) => {
                any = true;
                of_sheet(beside, &sheet, (figures, told), issues);
            }
            None if tables.len() > 1 => {
                let what = "sheets without codes of areas and a total of people";
                told.left(what, raw.at(1, None), raw.name.as_deref().unwrap_or_default());
            }
            None => {}
        }
    }
    if let Some(raw) = tables.first().filter(|_| !any) {
        let help = "take the table of population (COD-PS), or one of an analysis (IPC or HAPI), whose people \
                    are then the residents; boundaries have none";
        let seen = "no columns of codes and of a total of people";
        let expected = "`ADM1_PCODE` and `T_TL`, or `admin1_code` and `population`";
        issues.push(Issue::new(Code("E0012"), At::file(&raw.file), seen, expected, help));
    }
}

/// Where a table has what; most have no more than a total.
struct Columns {
    total: Option<usize>,
    country: Option<usize>,
    category: Option<usize>,
    group: Option<usize>,
    gender: Option<usize>,
    age: Option<usize>,
    year: Option<usize>,
    error: Option<usize>,
}

fn of_sheet(
    beside: &Beside<'_>,
    sheet: &Sheet,
    (figures, told): (&mut Figures, &mut Told),
    issues: &mut Issues,
) {
    let fields = Fields::of(sheet.header());
    let areas = Gazetteer::of(beside.tables);
    let columns = Columns {
        total: sheet.must(&TOTAL, "all people together", issues),
        country: sheet.column(&["locationcode", "iso3", "countryiso3"]),
        category: sheet.column(&["category"]),
        group: sheet.column(&["populationgroup"]),
        gender: sheet.column(&["gender"]),
        age: sheet.column(&["agerange"]),
        year: sheet.column(&["referenceperiodstart", "referenceyear", "year"]),
        error: sheet.column(&["error"]),
    };
    // Women and men, for tables that have no row of all.
    let mut halves = Halves::new();
    tell_marks(sheet, columns.total, told);
    for row in &sheet.rows {
        let Some((said, kind)) = which(beside, sheet, row, (&fields, &columns), told) else {
            continue;
        };
        let code = said.code;
        if let Some(known) = areas.code(&code)
            && let Some(seen) = areas.contradiction(known, said.names.values().map(String::as_str))
        {
            let help = "correct the row, or take the file from its source again";
            issues.push(sheet.issue(
                "E0207",
                (row, None),
                [&seen, "code and name of one area", help],
            ));
            continue;
        }
        let Some(people) = people(sheet, row, columns.total, issues) else {
            told.left("areas without a figure", sheet.at(row, columns.total), &code);
            continue;
        };
        let (year, at) = (sheet.text(row, columns.year), sheet.at(row, columns.total));
        match kind {
            Half::Whole => add(figures, code, Figure { people, year, at }, told, issues),
            Half::Part(of) => {
                let half = halves.entry((code.clone(), year.clone())).or_default();
                let mut one =
                    Figures::from_iter(half.remove(of).map(|known| (code.clone(), known)));
                add(&mut one, code.clone(), Figure { people, year, at }, told, issues);
                half.extend(one.remove(&code).map(|known| (of, known)));
            }
        }
    }
    for ((code, year), half) in halves {
        if figures.get(&code).is_some_and(|known| known.year >= year) {
            continue;
        }
        let Some(at) = half.values().next().map(|one| one.at.clone()) else { continue };
        if half.len() < 2 {
            let what = "areas with a row of women or of men alone, which are not all people";
            told.left(what, at, &code);
            continue;
        }
        told.took("people as women and men added up, where no row has all", at.clone(), &code);
        let people = half.values().map(|one| one.people).sum();
        add(figures, code, Figure { people, year, at }, told, issues);
    }
}

/// People by area and year, women and men apart.
type Halves = BTreeMap<(String, String), BTreeMap<&'static str, Figure>>;

/// Whether a row is of all people of its area, or of women or of men.
enum Half {
    Whole,
    Part(&'static str),
}

/// The area and the part of its people that a row is of; none where it is left.
fn which(
    beside: &Beside<'_>,
    sheet: &Sheet,
    row: &Row,
    (fields, columns): (&Fields, &Columns),
    told: &mut Told,
) -> Option<(Said, Half)> {
    let at = || sheet.at(row, None);
    let text = |column: Option<usize>| sheet.text(row, column);
    let country = text(columns.country).to_uppercase();
    let own = beside.country();
    if !country.is_empty() && own.as_ref().is_some_and(|own| *own != country) {
        told.left(OTHER_COUNTRIES, at(), &country);
        return None;
    }
    let error = text(columns.error);
    if error.to_lowercase().contains("duplicate") {
        told.left("rows that the file itself calls duplicates", at(), &error);
        return None;
    }
    let Some((level, said)) = fields.deepest_said(sheet, row) else {
        told.left("rows without the code of an area, such as sums of the country", at(), "");
        return None;
    };
    if level > 2 {
        told.left("areas below the second level, which a pack has not", at(), &said.code);
        return None;
    }
    let group = text(columns.group);
    if !group.is_empty() && group.to_uppercase() != "T_TL" {
        told.left("rows of a part of the people", at(), &group);
        return None;
    }
    let category = text(columns.category);
    if !["", "total", "all"].contains(&category.to_lowercase().as_str()) {
        told.left("rows of a part of the people", at(), &category);
        return None;
    }
    let age = text(columns.age).to_lowercase();
    if !["", "all"].contains(&age.as_str()) {
        told.left("rows of one age", at(), &age);
        return None;
    }
    match text(columns.gender).to_lowercase().as_str() {
        "" | "all" | "total" => Some((said, Half::Whole)),
        "f" | "female" => Some((said, Half::Part("women"))),
        "m" | "male" => Some((said, Half::Part("men"))),
        other => {
            told.left("rows of a part of the people", at(), other);
            None
        }
    }
}

fn add(figures: &mut Figures, code: String, new: Figure, told: &mut Told, issues: &mut Issues) {
    let Some(known) = figures.get_mut(&code) else {
        figures.insert(code, new);
        return;
    };
    if known.year == new.year && known.people == new.people {
        told.left("rows that stand twice", new.at, &code);
    } else if known.year == new.year {
        let seen = format!(
            "{code}: {} here and {} at {}",
            grouped(new.people),
            grouped(known.people),
            known.at
        );
        issues.push(Issue::new(Code("E0125"), new.at, &seen, "one figure for an area", ""));
    } else {
        told.left("figures of older years", new.at.clone(), &format!("{code}, {}", new.year));
        if new.year > known.year {
            *known = new;
        }
    }
}
