//! How many people live where: common operational population statistics in their spellings, the table of all
//! countries together, and the one of the humanitarian API.

use super::cells::{grouped, people};
use super::fields::Fields;
use super::gazetteer::Gazetteer;
use super::merge::NewRow;
use super::open::{Opened, opened};
use super::sheet::{Raw, Row, Sheet};
use super::told::Told;
use super::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

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
    let areas = Gazetteer::of(beside.tables);
    if areas.is_empty() {
        issues.push(no_areas());
        return Taken::default();
    }
    for given in &beside.asked.files {
        match opened(given, &mut told, issues) {
            Some(Opened::Tables(tables)) => {
                of_tables(beside, &tables, (&mut figures, &mut told), issues)
            }
            Some(Opened::Shapes(layers)) => {
                for layer in layers {
                    of_sheet(beside, &layer.sheet, (&mut figures, &mut told), issues);
                }
            }
            None => {}
        }
    }
    rows(beside, &areas, figures, told, issues)
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

fn rows(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    figures: Figures,
    mut told: Told,
    issues: &mut Issues,
) -> Taken {
    let mut known: BTreeMap<String, (Figure, &str)> = BTreeMap::new();
    for (code, figure) in figures {
        match areas.code(&code) {
            Some(code) => _ = known.insert(code.to_owned(), (figure, "published")),
            None if beside.asked.leave_unknown => {
                told.left("codes that no area of the pack has", figure.at, &code);
            }
            None => {
                let help = "import the areas of the same list of codes, or leave such rows out with \
                            `--leave-unknown`";
                let seen = format!("`{code}`");
                issues.push(Issue::new(
                    Code("E0206"),
                    figure.at,
                    &seen,
                    "a code of areas.csv",
                    help,
                ));
            }
        }
    }
    let mut sums: BTreeMap<String, (u64, At)> = BTreeMap::new();
    for (code, (figure, _)) in known.iter().filter(|(code, _)| !areas.is_province(code)) {
        if let Some(province) = areas.province_of(code) {
            let sum = sums.entry(province.to_owned()).or_insert((0, figure.at.clone()));
            sum.0 += figure.people;
        }
    }
    for (province, (sum, at)) in sums {
        match known.get(&province) {
            Some((printed, _)) if printed.people == sum => {}
            Some((printed, _)) => {
                let example = format!(
                    "{province}: {} printed, its districts make {}",
                    grouped(printed.people),
                    grouped(sum)
                );
                told.differs("provinces whose districts add up to something else", at, &example);
            }
            None => {
                told.took("people of provinces as their districts add up", at.clone(), &province);
                let figure = Figure { people: sum, year: String::new(), at };
                known.insert(province, (figure, "derived"));
            }
        }
    }
    if let Some((code, (figure, _))) = known.iter().find(|(_, (figure, _))| !figure.year.is_empty())
    {
        let of = figure.year.get(..4).unwrap_or(&figure.year);
        told.took(&format!("figures of {of}"), figure.at.clone(), code);
    }
    for province in areas.provinces().filter(|code| !known.contains_key(*code)) {
        told.left("provinces that the files have no people of", At::file("areas.csv"), province);
    }
    let row = |(code, (figure, basis)): (&String, &(Figure, &str))| {
        let cells = [
            ("pcode", code.clone()),
            ("population", figure.people.to_string()),
            ("basis", (*basis).to_owned()),
            ("source", beside.source.clone()),
        ];
        let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
        NewRow { table: "areas.csv", cells, together: false }
    };
    Taken { rows: known.iter().map(row).collect(), told, ..Taken::default() }
}
