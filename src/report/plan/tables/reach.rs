//! People in need and people reached by area, month and phase, twice: `reach.csv` in the columns of HDX
//! HAPI, so that it can be read beside the figures of others, and `humanitarian-needs.csv`, laid out like
//! the file of that name there, so that what reads the one reads the other.

use crate::country::{AreaIx, AreaLevel};
use crate::evidence::Basis;
use crate::kit::figure::Count;
use crate::kit::sentence::{Joined, term};
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Column, Declared, known, say};
use crate::plan::{AreaPlan, by_province};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;
use crate::time::Month;
use crate::units::Factor;

/// In need, and targeted by a plan, in HAPI's words.
const STATUSES: [&str; 2] = ["INN", "TGT"];
/// IPC phases, in the words of either table.
const PHASES: [[&str; 2]; 4] =
    [["3", "ipc-phase-3"], ["4", "ipc-phase-4"], ["5", "ipc-phase-5"], ["3+", "total"]];

/// People of an area in a month: of one status, in one phase or all.
pub(super) struct Row {
    country: String,
    province: [String; 2],
    /// Where it is a district: its code and name.
    district: Option<[String; 2]>,
    month: Month,
    status: &'static str,
    phase: [&'static str; 2],
    people: Count,
    warning: String,
}

const COUNTRY: Column<Row> = known("location_code", "Country", |row| Cell::text(&row.country));
const CODE1: Column<Row> =
    known("admin1_code", "Province, P-code", |row| Cell::text(&row.province[0]));
const NAME1: Column<Row> = known("admin1_name", "Province", |row| Cell::text(&row.province[1]));
const CODE2: Column<Row> = known("admin2_code", "District, P-code", |row| row.district(0));
const NAME2: Column<Row> = known("admin2_name", "District", |row| row.district(1));
const TIER: Column<Row> =
    known("admin_level", "Tier", |row| Cell::Whole(if row.district.is_some() { 2 } else { 1 }));
const STATUS: Column<Row> = known("population_status", "Status", |row| Cell::text(row.status));
const FROM: Column<Row> =
    known("reference_period_start", "From", |row| Cell::Text(row.month.first_day().to_string()));
const TO: Column<Row> =
    known("reference_period_end", "To", |row| Cell::Text(row.month.last_day().to_string()));

pub(super) const REACH: Declared<Row> = Declared {
    name: "reach",
    row: "People in need or reached, by area, month and IPC phase",
    columns: &[
        COUNTRY,
        CODE1,
        NAME1,
        CODE2,
        NAME2,
        TIER,
        STATUS,
        known("ipc_phase", "IPC phase", |row| Cell::text(row.phase[0])),
        known("population", "People", |row| Cell::People(row.people)),
        FROM,
        TO,
    ],
};

pub(super) const HUMANITARIAN_NEEDS: Declared<Row> = Declared {
    name: "humanitarian-needs",
    row: "People in need or targeted, by area and month, laid out like the humanitarian needs of HDX HAPI",
    columns: &[
        COUNTRY,
        known("has_hrp", "Response plan", |_| Cell::Empty),
        known("in_gho", "Overview", |_| Cell::Empty),
        known("provider_admin1_name", "Province here", |row| Cell::text(&row.province[1])),
        known("provider_admin2_name", "District here", |row| row.district(1)),
        CODE1,
        NAME1,
        CODE2,
        NAME2,
        TIER,
        known("category", "Category", |row| Cell::text(row.phase[1])),
        known("sector_code", "Sector", |_| Cell::text("FSC")),
        STATUS,
        // Programs that read this file expect a number or nothing.
        known("population", "People", |row| match row.people {
            Count::Few => Cell::Empty,
            Count::Exact(_) => Cell::People(row.people),
        }),
        FROM,
        TO,
        known("dataset_hdx_id", "Dataset", |_| Cell::Empty),
        known("resource_hdx_id", "Resource", |_| Cell::Empty),
        known("warning", "Warning", |row| Cell::text(&row.warning)),
        known("error", "Error", |_| Cell::Empty),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    REACH.data_of(&rows(subject))
}

pub(super) fn humanitarian_needs(subject: &Subject<'_>) -> Sheet {
    HUMANITARIAN_NEEDS.data_of(&rows(subject))
}

impl Row {
    fn district(&self, part: usize) -> Cell {
        Cell::word(self.district.as_ref().map(|district| district[part].as_str()))
    }
}

/// The people of every area by month, as finely as readers may know.
fn rows(subject: &Subject<'_>) -> Vec<Row> {
    let mut areas: Vec<AreaPlan> =
        match subject.level() == AreaLevel::District && subject.shows(Content::Districts) {
            true => subject.areas().to_vec(),
            false => {
                let provinces = by_province(subject.country, subject.areas());
                provinces.into_iter().map(|province| province.whole).collect()
            }
        };
    areas.sort_by_key(|area| area.area);
    let mut rows = Vec::new();
    for area in &areas {
        let names = |ix: AreaIx| {
            let area = &subject.country.areas[ix.index()];
            [area.pcode.clone(), area.name.clone()]
        };
        let parent = subject.country.areas[area.area.index()].parent;
        for ((_, month), figures) in subject.months().zip(&area.months) {
            for (status, counts) in STATUSES.into_iter().zip([figures.need, figures.shown]) {
                let whole = counts.iter().sum();
                for (phase, people) in PHASES.into_iter().zip(counts.iter().chain([&whole])) {
                    let people = subject.count(*people);
                    rows.push(Row {
                        country: subject.country.about.iso3.clone(),
                        province: names(parent.unwrap_or(area.area)),
                        district: parent.map(|_| names(area.area)),
                        month,
                        status,
                        phase,
                        people,
                        warning: warning(subject, area.area, month, status, people),
                    });
                }
            }
        }
    }
    rows
}

/// What a reader must know of a row: that it is planned, what it rests on, that it is held back.
fn warning(
    subject: &Subject<'_>,
    area: AreaIx,
    month: Month,
    status: &str,
    count: Count,
) -> String {
    let mut said = Vec::new();
    if status == STATUSES[1] {
        said.push(say!("plan.reach.planned", "planned, not reported"));
    } else {
        let needs = subject.country.needs.iter();
        let basis = needs
            .filter(|need| need.month == month)
            .filter(|need| need.area == area || subject.province(need.area) == area)
            .map(|need| need.origin.basis)
            .max_by_key(|basis| match basis {
                Basis::Published => 0,
                Basis::Derived => 1,
                Basis::Assumed => 2,
            });
        let (country, scenario) = (subject.country, subject.scenario);
        if scenario.adjustments.need(country, area, month) != Factor::ONE {
            said.push(say!(
                "plan.reach.adjusted",
                "other figures than the pack's, as the scenario has them"
            ));
        }
        if let Some(basis) = basis.filter(|basis| *basis != Basis::Published) {
            said.push(say!("plan.reach.basis", "{basis}", basis = term(basis.word())));
        }
    }
    if count == Count::Few {
        said.push(say!("plan.reach.few", "{count} people, not shown", count));
    }
    Joined::Semicolons.list(said).to_string()
}
