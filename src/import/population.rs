//! How many people live where: common operational population statistics in their spellings, the table of all
//! countries together, and the one of the humanitarian API.

use super::cells::{grouped, people};
use super::fields::Fields;
use super::gazetteer::Gazetteer;
use super::open::{Opened, opened};
use super::sheet::{Raw, Row, Sheet};
use super::told::Told;
use super::{Beside, Taken, needs};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

mod rows;

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

/// What is told where the pack has no areas yet.
pub(super) fn no_areas() -> Issue {
    let help = "import areas first: `aidreach import areas FILE --into DIR`";
    Issue::new(Code("E0002"), At::file("areas.csv"), "no areas", "the areas of the country", help)
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
        let help = "a table of population has a code of the area and a total such as `T_TL`";
        let seen = "no columns of codes and of a total";
        let expected = "`ADM1_PCODE` and `T_TL`, or `admin1_code` and `population`";
        issues.push(Issue::new(Code("E0012"), At::file(&raw.file), seen, expected, help));
    }
}

/// Where a table has what; most have no more than a total.
struct Columns {
    total: Option<usize>,
    country: Option<usize>,
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
    let columns = Columns {
        total: sheet.must(&TOTAL, "all people together", issues),
        country: sheet.column(&["locationcode", "iso3"]),
        group: sheet.column(&["populationgroup"]),
        gender: sheet.column(&["gender"]),
        age: sheet.column(&["agerange"]),
        year: sheet.column(&["referenceperiodstart", "referenceyear", "year"]),
        error: sheet.column(&["error"]),
    };
    // Women and men, for tables that have no row of all.
    let mut halves: BTreeMap<(String, String), (u64, At)> = BTreeMap::new();
    for row in &sheet.rows {
        let Some((code, kind)) = which(beside, sheet, row, (&fields, &columns), told) else {
            continue;
        };
        let Some(people) = people(sheet, row, columns.total, issues) else {
            told.left("areas without a figure", sheet.at(row, columns.total), &code);
            continue;
        };
        let (year, at) = (sheet.text(row, columns.year), sheet.at(row, columns.total));
        match kind {
            Half::Whole => add(figures, code, Figure { people, year, at }, told, issues),
            Half::Part => {
                let half = halves.entry((code, year)).or_insert((0, at));
                half.0 += people;
            }
        }
    }
    for ((code, year), (people, at)) in halves {
        if figures.get(&code).is_none_or(|known| known.year < year) {
            told.took("people as women and men added up, where no row has all", at.clone(), &code);
            add(figures, code, Figure { people, year, at }, told, issues);
        }
    }
}

/// Whether a row is of all people of its area, or of women or of men.
enum Half {
    Whole,
    Part,
}

/// The area and the part of its people that a row is of; none where it is left.
fn which(
    beside: &Beside<'_>,
    sheet: &Sheet,
    row: &Row,
    (fields, columns): (&Fields, &Columns),
    told: &mut Told,
) -> Option<(String, Half)> {
    let at = || sheet.at(row, None);
    let text = |column: Option<usize>| sheet.text(row, column);
    let country = text(columns.country).to_uppercase();
    let own = beside.country();
    if !country.is_empty() && own.as_ref().is_some_and(|own| *own != country) {
        told.left("rows of other countries", at(), &country);
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
    let age = text(columns.age).to_lowercase();
    if !["", "all"].contains(&age.as_str()) {
        told.left("rows of one age", at(), &age);
        return None;
    }
    match text(columns.gender).to_lowercase().as_str() {
        "" | "all" | "total" => Some((said.code, Half::Whole)),
        "f" | "m" | "female" | "male" => Some((said.code, Half::Part)),
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
    if known.year == new.year && known.people != new.people {
        let seen = format!(
            "{code}: {} here and {} at {}",
            grouped(new.people),
            grouped(known.people),
            known.at
        );
        issues.push(Issue::new(Code("E0125"), new.at, &seen, "one figure for an area", ""));
    } else if known.year != new.year {
        told.left("figures of older years", new.at.clone(), &format!("{code}, {}", new.year));
        if new.year > known.year {
            *known = new;
        }
    }
}
