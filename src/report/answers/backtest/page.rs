//! Looking back as it is told in every format.

use super::parts::{PARTS, places};
use super::words::month_of;
use super::{BacktestReport, ForecastTold, MeansTold, MonthTold, RationTold};
use crate::kit::columns::Meaning;
use crate::kit::figure::{Count, Figure};
use crate::kit::layout::{Years, spans};
use crate::kit::sentence::plainly;
use crate::kit::sheet::Cell;
use crate::kit::{
    Answered, Declared, Description, Part, Sentence, TableSchema, col, in_data, known, means,
    on_pages, say,
};
use crate::time::Month;

/// Forecasts of a month with one ration, beside what was reported.
struct Forecasts {
    ration: String,
    month: String,
    reported_people: u64,
    supplied_mt: Figure,
    as_known: ForecastTold,
    tonnes_by_ration: ForecastTold,
    last_month: Option<ForecastTold>,
    hindsight_people: Count,
}

const RATION: Meaning = means::code("Ration planned with");
const OFF: &str = "By how much it misses, in percent of what was reported";

const FORECASTS: Declared<Forecasts> = Declared {
    name: "backtest-forecasts",
    row: "A reported month beside its forecasts with one ration",
    columns: &[
        in_data(col("ration", "Ration", RATION, |row| Cell::text(&row.ration))),
        known("month", "Month", |row| Cell::text(&row.month)),
        col("reported_people", "Reported", means::figure(0, "People reported reached"), |row| {
            Cell::count(row.reported_people)
        }),
        col(
            "supplied_mt",
            "MT",
            means::figure(0, "Tonnes that come on offer in the month by the tables"),
            |row| Cell::Figure(row.supplied_mt),
        ),
        col(
            "as_known_people",
            "As known",
            means::figure(0, "People reached by planning month by month with what was known"),
            |row| Cell::People(row.as_known.people),
        ),
        col("as_known_error_percent", "Error, %", means::change(1, OFF), |row| {
            error(Some(&row.as_known))
        }),
        col(
            "tonnes_by_ration_people",
            "MT ÷ ration",
            means::figure(0, "Tonnes on offer divided by the ration"),
            |row| Cell::People(row.tonnes_by_ration.people),
        ),
        col("tonnes_by_ration_error_percent", "Error, %", means::change(1, OFF), |row| {
            error(Some(&row.tonnes_by_ration))
        }),
        col(
            "last_month_people",
            "Last month",
            means::figure(0, "People reported reached in the month before"),
            |row| row.last_month.as_ref().map_or(Cell::Empty, |told| Cell::People(told.people)),
        ),
        col("last_month_error_percent", "Error, %", means::change(1, OFF), |row| {
            error(row.last_month.as_ref())
        }),
        in_data(col(
            "hindsight_people",
            "With hindsight",
            means::figure(0, "People reached by the plan that knows the whole window"),
            |row| Cell::People(row.hindsight_people),
        )),
    ],
};

/// Mean errors over some months with one ration.
struct Means {
    ration: String,
    /// Whether these are all months that were reported.
    all: bool,
    told: MeansTold,
}

const MEANS: Declared<Means> = Declared {
    name: "backtest-means",
    row: "Mean errors of the forecasts over some months with one ration",
    columns: &[
        in_data(col("ration", "Ration", RATION, |row| Cell::text(&row.ration))),
        on_pages("Mean over", Means::months),
        in_data(col("months", "Months", means::words("The months"), |row| {
            Cell::Text(row.told.months.join("|"))
        })),
        col("as_known_percent", "As known, %", means::figure(1, OFF), |row| {
            Cell::figure(row.told.as_known_percent)
        }),
        col("tonnes_by_ration_percent", "MT ÷ ration, %", means::figure(1, OFF), |row| {
            Cell::figure(row.told.tonnes_by_ration_percent)
        }),
        col("last_month_percent", "Last month, %", means::figure(1, OFF), |row| {
            Cell::figure(row.told.last_month_percent)
        }),
    ],
};

const COUNTED: Declared<MonthTold> = Declared {
    name: "backtest-counted",
    row: "A reported month, with tonnes on offer by where on their way they were counted",
    columns: &[
        known("month", "Month", |month| Cell::text(&month.month)),
        col(
            "received_mt",
            "Received",
            means::figure(0, "Tonnes counted as they came into the country, or were bought in it"),
            |month| Cell::Figure(month.supplied_by_count.received_mt),
        ),
        col(
            "dispatched_mt",
            "Dispatched",
            means::figure(0, "Tonnes counted as they left a store to be handed out"),
            |month| Cell::Figure(month.supplied_by_count.dispatched_mt),
        ),
        col(
            "delivered_mt",
            "Delivered",
            means::figure(0, "Tonnes counted as they were given to those who hand them out"),
            |month| Cell::Figure(month.supplied_by_count.delivered_mt),
        ),
        col("planned_mt", "Planned", means::figure(0, "Tonnes counted nowhere"), |month| {
            Cell::Figure(month.supplied_by_count.planned_mt)
        }),
        col(
            "unknown_mt",
            "Unknown",
            means::figure(0, "Tonnes of which nobody says where"),
            |month| Cell::Figure(month.supplied_by_count.unknown_mt),
        ),
        col(
            "near_circular",
            "Near-circular",
            means::words("Whether at least half was counted mostly at hand-out: yes or no"),
            |month| Cell::yes(month.supplied_by_count.near_circular),
        ),
        in_data(col("why", "Why", means::words("Why plan and report differ"), |month| {
            Cell::from(&month.why)
        })),
    ],
};

fn error(forecast: Option<&ForecastTold>) -> Cell {
    Cell::figure(forecast.and_then(|told| told.error_percent))
}

impl Means {
    fn months(&self) -> Cell {
        let months = self.told.months.iter().filter_map(|month| Month::parse(month));
        let months: Vec<Month> = months.collect();
        match self.all {
            true => Cell::from(say!("backtest.means.all", "all")),
            false => Cell::Text(spans(&months, Years::Known)),
        }
    }
}

impl Answered for BacktestReport {
    fn tables() -> Vec<TableSchema> {
        vec![FORECASTS.schema(), MEANS.schema(), COUNTED.schema(), PARTS.schema()]
    }

    fn described(&self) -> Description {
        let mut parts = Vec::new();
        for (n, ration) in self.rations.iter().enumerate() {
            let heading = say!(
                "backtest.ration",
                "A ration of {weight} kg ({ration})",
                weight = plainly(ration.kg_per_person_month),
                ration = &ration.name,
            );
            parts.push(Part::section(&format!("ration-{}", n + 1), heading));
            parts.extend(self.forecasts(ration));
        }
        let title = say!("backtest.where-counted", "Where food was counted");
        parts.push(Part::section("counted", title));
        let caption = say!(
            "backtest.where-counted.table",
            "Tonnes on offer by where on their way they were counted: received in the country or bought in \
             it, dispatched from a store, delivered to those who hand them out, or planned and counted \
             nowhere; unknown where nobody says. Near-circular: counted mostly at hand-out"
        );
        parts.push(Part::Table(COUNTED.of(caption, &self.months).in_order()));
        parts.push(Part::section("why", say!("backtest.why", "Why they differ")));
        parts.push(Part::bullets(&self.months.iter().map(why).collect::<Vec<_>>()));
        if !self.parts.is_empty() {
            parts.push(Part::section("parts", say!("backtest.parts", "Where food went")));
        }
        parts.extend(self.parts.iter().flat_map(places));
        let title = say!("backtest.caveats", "What a reader must know to compare");
        parts.push(Part::section("limits", title));
        parts.push(Part::bullets(&self.caveats));
        let head = self.masthead.clone();
        Description {
            title: say!(
                "backtest.title",
                "Looking back: {scenario}",
                scenario = head.scenario_name.to_string(),
            ),
            subtitle: say!(
                "backtest.subtitle",
                "{country}, {scenario}: planned month by month as known, beside what was reported",
                country = &head.country,
                scenario = head.scenario.to_string(),
            ),
            in_short: self.headline.clone(),
            head,
            parts,
        }
    }
}

impl BacktestReport {
    fn forecasts(&self, ration: &RationTold) -> [Part; 2] {
        let row = |(month, told): (&MonthTold, &super::ForecastsTold)| Forecasts {
            ration: ration.id.clone(),
            month: month.month.clone(),
            reported_people: month.reported_people,
            supplied_mt: month.supplied_mt,
            as_known: told.as_known.clone(),
            tonnes_by_ration: told.tonnes_by_ration.clone(),
            last_month: told.last_month.clone(),
            hindsight_people: told.hindsight_people,
        };
        let rows: Vec<Forecasts> = self.months.iter().zip(&ration.months).map(row).collect();
        let caption = say!(
            "backtest.forecasts",
            "People reached by month, and by how much each forecast misses in percent of what was \
             reported. MT: tonnes that the tables put on offer in the month"
        );
        let forecasts = FORECASTS.of(caption, &rows).in_order();
        let mean = |told: &MeansTold| Means {
            ration: ration.id.clone(),
            all: told.months.len() == self.months.len(),
            told: told.clone(),
        };
        let means: Vec<Means> = ration.means.iter().map(mean).collect();
        let caption =
            say!("backtest.means", "By how much each forecast misses on average, in percent");
        [Part::Table(forecasts), Part::Table(MEANS.of(caption, &means).in_order())]
    }
}

fn why(told: &MonthTold) -> Sentence {
    let (month, why) = (month_of(&told.month), &told.why);
    match &told.note {
        Some(note) => {
            say!("backtest.why.month.note", "{month}: {why}. The report: {note}.", month, why, note)
        }
        None => say!("backtest.why.month", "{month}: {why}.", month, why),
    }
}
