//! People in need by province and month: analyses of the IPC in their long and wide tables, food security of the
//! humanitarian API, and people in need of a humanitarian plan. Areas are added up to provinces, and to districts
//! where they are such; of rounds that overlap the newest counts.

use super::gazetteer::{Gazetteer, Unknown};
use super::open::{Opened, opened};
use super::population::{no_areas, no_rows};
use super::sheet::Raw;
use super::told::Told;
use super::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use jiff::civil::Date;
use place::Place;
use std::collections::{BTreeMap, BTreeSet};

mod hapi;
mod ipc;
mod newer;
mod place;
mod plan;
mod rounds;
mod rows;
mod sums;

/// Which period of an analysis figures are of. The current one is surer than what is projected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Validity {
    Second,
    First,
    Current,
}

impl Validity {
    const ALL: [Validity; 3] = [Validity::Current, Validity::First, Validity::Second];

    fn word(self) -> &'static str {
        match self {
            Validity::Current => "current",
            Validity::First => "first projection",
            Validity::Second => "second projection",
        }
    }

    fn parse(text: &str) -> Option<Validity> {
        let text = text.to_lowercase();
        Validity::ALL.into_iter().find(|validity| validity.word() == text)
    }
}

/// The analysis and the period that figures are of; newer ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Round {
    /// The month of the analysis.
    analysed: Month,
    validity: Validity,
    from: Date,
    to: Date,
}

/// Which tier of the country a statement is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Country,
    Province,
    Area,
}

/// People by phase in an area, as a file says.
#[derive(Clone, Debug)]
struct Statement {
    round: Round,
    of: Of,
    /// The province and the districts; none for the country.
    place: Place,
    /// The area as it is called.
    area: String,
    analysed: u64,
    /// People in phases 1 to 5.
    phases: [u64; 5],
    /// People in phase 3 and above of whom the file does not say in which phase they are.
    unphased: u64,
    /// People in phase 3 and above as printed.
    printed: Option<u64>,
    at: At,
}

/// A statement of an area that the pack does not know.
#[derive(Clone, Debug)]
struct Unplaced {
    /// The month of the analysis, or of its first day where the file does not say.
    analysed: Month,
    validity: Validity,
    from: Date,
    to: Date,
    /// The name that no area has, or several have.
    name: String,
    /// The area as the row calls it, whichever of its names is not known.
    area: String,
    people: u64,
    at: At,
    unknown: Unknown,
}

/// All statements of the files.
#[derive(Default)]
struct Read {
    statements: Vec<Statement>,
    unplaced: Vec<Unplaced>,
    /// What the analysis is called in `round`, such as `IPC`.
    called: &'static str,
    told: Told,
}

/// People by phase as a file gives them, and those of whom it says only that they are in phase 3 and above: where a
/// phase from 3 on has no figure, and the printed sum has more people than the others.
fn phased(given: [Option<u64>; 5], printed: Option<u64>) -> ([u64; 5], u64) {
    let phases = given.map(|people| people.unwrap_or(0));
    let in_need: u64 = phases[2..].iter().sum();
    let missing = given[2..].contains(&None) || phases.iter().all(|people| *people == 0);
    match printed.filter(|printed| missing && *printed > in_need) {
        Some(printed) => ([phases[0], phases[1], 0, 0, 0], printed),
        None => (phases, 0),
    }
}

/// People whom the newest analysis of a table looked at, by province and district; none where it is no table of an analysis. Where
/// no census is at hand, they are the residents.
pub(super) fn analysed(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    raw: &Raw,
    told: &mut Told,
    issues: &mut Issues,
) -> Option<BTreeMap<String, (u64, At)>> {
    let mut read = Read::default();
    if let Some(sheet) = raw.below(&ipc::is_long, told) {
        ipc::long(beside, areas, &sheet, &mut read, issues);
    } else if let Some(sheet) = raw.below(&ipc::is_wide, told) {
        ipc::wide(beside, areas, &sheet, &mut read, issues);
    } else if let Some(sheet) = raw.below(&hapi::is_hapi, told) {
        hapi::long(beside, areas, &sheet, &mut read, issues);
    } else {
        return None;
    }
    let newest = read.statements.iter().map(|one| (one.round.analysed, one.round.validity)).max();
    let of_newest = |one: &&Statement| Some((one.round.analysed, one.round.validity)) == newest;
    let mut people: BTreeMap<Of, BTreeMap<String, (u64, At)>> = BTreeMap::new();
    let (mut seen, mut by_district) = (BTreeSet::new(), BTreeMap::new());
    for one in read.statements.iter().filter(of_newest) {
        if !seen.insert((one.of, &one.place, sums::spelling(&one.area), one.round.from)) {
            told.left("areas that stand twice", one.at.clone(), &one.area);
            continue;
        }
        if sums::is_other_name(one, &mut by_district, told) {
            continue;
        }
        let of = people.entry(one.of).or_default();
        let district = match one.place.districts.as_slice() {
            [(code, _)] => Some(code),
            [] | [_, ..] => None,
        };
        for code in district.into_iter().chain([&one.place.province]) {
            of.entry(code.clone()).or_insert((0, one.at.clone())).0 += one.analysed;
        }
    }
    for Unplaced { name, at, .. } in read.unplaced {
        told.left("areas that the pack does not know; they may be of older analyses", at, &name);
    }
    let mut found = people.remove(&Of::Area).unwrap_or_default();
    for (province, people) in people.remove(&Of::Province).unwrap_or_default() {
        found.entry(province).or_insert(people);
    }
    Some(found)
}

/// The last day that the pack plans for, where somebody has chosen the months.
pub(super) fn last_day(beside: &Beside<'_>) -> Option<Date> {
    let (from, n) = rows::window(beside)?;
    Some(from.plus(n - 1).last_day())
}

/// What files of needs become.
pub(super) fn taken(beside: &Beside<'_>, issues: &mut Issues) -> Taken {
    let areas = Gazetteer::of(beside.tables);
    if areas.is_empty() {
        issues.push(no_areas());
        return Taken::default();
    }
    let mut read = Read { called: "IPC", ..Read::default() };
    let mut in_need = plan::InNeed::default();
    for given in &beside.asked.files {
        let tables = match opened(given, &mut read.told, issues) {
            Some(Opened::Tables(tables)) => tables,
            Some(Opened::Shapes(_)) => {
                let seen = "shapes";
                let help = "take the table of the analysis as .csv or .xlsx";
                issues.push(Issue::new(
                    Code("E0023"),
                    At::file(&given.name),
                    seen,
                    "a table",
                    help,
                ));
                continue;
            }
            None => continue,
        };
        let mut known = false;
        for raw in &tables {
            if let Some(sheet) = raw.below(&ipc::is_long, &mut read.told) {
                known = true;
                ipc::long(beside, &areas, &sheet, &mut read, issues);
            } else if let Some(sheet) = raw.below(&ipc::is_wide, &mut read.told) {
                known = true;
                ipc::wide(beside, &areas, &sheet, &mut read, issues);
            } else if let Some(sheet) = raw.below(&hapi::is_hapi, &mut read.told) {
                known = true;
                read.called = "HAPI";
                hapi::long(beside, &areas, &sheet, &mut read, issues);
            } else if let Some(sheet) = raw.below(&plan::is_plan, &mut read.told) {
                known = true;
                plan::read(beside, &areas, &sheet, (&mut in_need, &mut read.told), issues);
            }
        }
        if !known {
            let seen = "no table of needs that is known";
            let expected = "IPC (`Date of analysis`), HAPI (`ipc_phase`) or a plan's `In Need`";
            let help = "`aidreach import --help` says what is taken";
            issues.push(Issue::new(Code("E0012"), At::file(&given.name), seen, expected, help));
        }
    }
    if issues.has_errors() {
        return Taken::default();
    }
    if read.statements.is_empty()
        && in_need.is_empty()
        && read.unplaced.is_empty()
        && let Some(nothing) = no_rows(beside, &read.told)
    {
        issues.push(nothing);
        return Taken::default();
    }
    if read.statements.is_empty() && !in_need.is_empty() {
        return plan::taken(beside, &areas, in_need, read.told);
    }
    rows::taken(beside, &areas, read, issues)
}
