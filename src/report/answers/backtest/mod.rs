//! A plan as known beside what was reported, and beside forecasts that need no planner: as data and as
//! a document.

mod gather;
mod page;
mod parts;
mod why;
mod words;

pub use gather::backtest_report;

use crate::kit::figure::{Count, Figure};
use crate::kit::{Masthead, Sentence};
use schemars::JsonSchema;
use serde::Serialize;

/// A plan beside what was reported.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct BacktestReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// All of it in a few sentences.
    pub headline: Vec<Sentence>,
    /// Each ration planned with, the scenario's first.
    pub rations: Vec<RationTold>,
    /// Each reported month of the window.
    pub months: Vec<MonthTold>,
    /// Food that the tables have in store as the window begins.
    pub in_store_mt: Figure,
    /// What was reported of parts of the country, beside the first ration.
    pub parts: Vec<PartsTold>,
    /// What a reader must know to compare, in sentences.
    pub caveats: Vec<Sentence>,
}

impl BacktestReport {
    /// Whether so few people are told of in some month that what stands beside it gives them away.
    pub fn has_few(&self) -> bool {
        let mut months = self.rations.iter().flat_map(|ration| &ration.months);
        months.any(|month| {
            let foretold = [&month.as_known, &month.tonnes_by_ration].into_iter();
            let people = foretold.chain(&month.last_month).map(|told| told.people);
            people.chain([month.hindsight_people]).any(|people| people == Count::Few)
        })
    }
}

/// What one ration comes to.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RationTold {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Kilograms a person and month.
    pub kg_per_person_month: Figure,
    /// Titles of sources that its weight shares with the reports: where there are any, the two are not
    /// independent.
    pub shared_sources: Vec<String>,
    /// Each reported month.
    pub months: Vec<ForecastsTold>,
    /// Mean errors over the months that every forecast has; over all, where that differs; and over those
    /// whose food was not counted at hand-out, where that differs from all.
    pub means: Vec<MeansTold>,
    /// Mean error of the plan with hindsight over all months, in percent.
    pub hindsight_mean_error_percent: Option<Figure>,
    /// Which forecast misses least, in a sentence.
    pub verdict: Sentence,
}

/// Forecasts of a month with one ration.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ForecastsTold {
    /// `2021-08`.
    pub month: String,
    /// What came of planning month by month with what was known.
    pub as_known: ForecastTold,
    /// Tonnes on offer divided by the ration.
    pub tonnes_by_ration: ForecastTold,
    /// What was reported for the month before, where anything was.
    pub last_month: Option<ForecastTold>,
    /// People reached by the plan with hindsight.
    pub hindsight_people: Count,
    /// Food handed out as known.
    pub handed_out_mt: Figure,
    /// Food that was meant to move or to be handed out in the month and could not, as it turned out
    /// otherwise than was known on its first day.
    pub held_mt: Figure,
    /// Where the difference of the plan as known comes from, where tonnes were reported.
    pub difference: Option<DifferenceTold>,
}

/// A forecast of a month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ForecastTold {
    /// People.
    pub people: Count,
    /// Forecast less reported, in percent of reported; none where nobody was reported reached.
    pub error_percent: Option<Figure>,
}

/// What a difference between plan and report is made of; the two add up to it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DifferenceTold {
    /// Rations planned with that the reported tonnes make, less people reported.
    pub by_ration_people: i64,
    /// People planned, less those rations.
    pub by_tonnes_people: i64,
}

/// Mean errors over some months, in percent.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MeansTold {
    /// The months.
    pub months: Vec<String>,
    /// Of the plan as known.
    pub as_known_percent: Option<Figure>,
    /// Of tonnes on offer divided by the ration.
    pub tonnes_by_ration_percent: Option<Figure>,
    /// Of the month before; none where it lacks one of the months.
    pub last_month_percent: Option<Figure>,
}

/// A reported month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthTold {
    /// `2021-08`.
    pub month: String,
    /// People reported reached.
    pub reported_people: u64,
    /// Food reported, where it was.
    pub reported_mt: Option<Figure>,
    /// Kilograms for each person reported, where food was reported.
    pub reported_kg_per_person: Option<Figure>,
    /// Food that comes on offer in the month by the tables.
    pub supplied_mt: Figure,
    /// That food by where on its way it was counted.
    pub supplied_by_count: CountedTold,
    /// Part of it whose figures are derived or assumed, in percent.
    pub not_published_percent: Figure,
    /// Food that is on offer as decisions leave it.
    pub on_offer_mt: Figure,
    /// Provinces in which food was reported handed out, where that was reported.
    pub reported_provinces: Option<u64>,
    /// Provinces in which anybody is reached as known, with the first ration.
    pub as_known_provinces: u64,
    /// Why plan and report differ, as far as the figures say.
    pub why: Sentence,
    /// What the pack says a reader must know of the report; for the planning team only.
    pub note: Option<String>,
}

/// Food on offer by where on its way it was counted, in tonnes.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct CountedTold {
    /// When it came into the country, or was bought in it.
    pub received_mt: Figure,
    /// When it left a store to be handed out.
    pub dispatched_mt: Figure,
    /// When it was given to those who hand it out.
    pub delivered_mt: Figure,
    /// Nowhere: it was expected, promised or assumed.
    pub planned_mt: Figure,
    /// Nobody says where.
    pub unknown_mt: Figure,
    /// Whether at least half of it was counted as it was handed out or sent for it, so that a forecast
    /// made from it is nearly the report itself.
    pub near_circular: bool,
}

/// Parts of the country that are compared in a month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PartsTold {
    /// `2021-11`.
    pub month: String,
    /// `month`, or `days` for some days of it: then shares of the sum over these parts are compared.
    pub covers: &'static str,
    /// What the figures are, such as `percent of people reached`.
    pub unit: &'static str,
    /// The parts.
    pub parts: Vec<PartFigures>,
    /// How far shares are off those reported on average, in percentage points.
    pub off: Option<OffTold>,
}

/// How far shares are off on average, in percentage points.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct OffTold {
    /// As planned as known.
    pub as_known_points: Figure,
    /// Where food goes by people in need.
    pub by_need_points: Figure,
}

/// A part of the country.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PartFigures {
    /// Its name.
    pub name: String,
    /// P-codes of its provinces.
    pub areas: Vec<String>,
    /// As reported.
    pub reported: PartFigure,
    /// As planned as known, with the first ration.
    pub as_known: PartFigure,
    /// Where food goes by people in need; none where nothing is reported of the whole country.
    pub by_need: Option<PartFigure>,
    /// What the pack says a reader must know of the report; for the planning team only.
    pub note: Option<String>,
}

/// A figure of a part, in the unit of its table.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[serde(untagged)]
pub enum PartFigure {
    /// Percent, or tonnes.
    Figure(Figure),
    /// People.
    People(Count),
}

impl PartFigure {
    /// With a comma between thousands.
    pub fn grouped(self) -> String {
        match self {
            PartFigure::Figure(figure) => figure.grouped(),
            PartFigure::People(count) => count.grouped(),
        }
    }
}
