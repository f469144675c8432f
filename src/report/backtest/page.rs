//! Looking back as a document.

use super::{BacktestReport, ForecastTold, MeansTold, MonthTold, PartsTold, RationTold};
use crate::page::{Block, Cell, Side, Table};
use crate::report::figure::{Figure, people};
use crate::report::kit::{Answered, Description, Part, TableSchema};
use crate::report::{Years, spans};
use crate::time::Month;

/// Where there is no figure.
const NONE: &str = "–";

impl Answered for BacktestReport {
    fn tables() -> Vec<TableSchema> {
        Vec::new()
    }

    fn described(&self) -> Description {
        let mut blocks = Vec::new();
        for (n, ration) in self.rations.iter().enumerate() {
            let weight = ration.kg_per_person_month.plain();
            let heading = format!("A ration of {weight} kg ({})", ration.name);
            blocks.push(Block::section(&format!("ration-{}", n + 1), &heading));
            blocks.push(Block::Table(self.forecasts(ration)));
        }
        blocks.push(Block::section("counted", "Where food was counted"));
        blocks.push(Block::Table(self.counted()));
        blocks.push(Block::section("why", "Why they differ"));
        let why: Vec<String> = self.months.iter().map(|month| self.why(month)).collect();
        blocks.push(Block::bullets(&why));
        if !self.parts.is_empty() {
            blocks.push(Block::section("parts", "Where food went"));
        }
        for set in &self.parts {
            blocks.push(Block::Table(parts(set)));
            blocks.extend(off(set).map(|told| Block::paragraph(&told)));
            let notes = set.parts.iter().filter_map(|part| {
                Some(format!("{}. The report: {}.", part.name, part.note.as_ref()?))
            });
            let notes: Vec<String> = notes.collect();
            if !notes.is_empty() {
                blocks.push(Block::bullets(&notes));
            }
        }
        blocks.push(Block::section("limits", "What a reader must know to compare"));
        blocks.push(Block::bullets(&self.caveats));
        let head = &self.masthead;
        let title = format!("Looking back: {}", head.scenario_name);
        let subtitle = format!(
            "{}, {}: planned month by month as known, beside what was reported",
            head.country, head.scenario
        );
        Description {
            title,
            subtitle,
            in_short: self.headline.clone(),
            head: head.clone(),
            parts: blocks.into_iter().map(Part::Block).collect(),
        }
    }
}

impl BacktestReport {
    fn forecasts(&self, ration: &RationTold) -> Table {
        let columns = [
            ("Month", Side::Start),
            ("Reported", Side::End),
            ("MT", Side::End),
            ("As known", Side::End),
            ("Error", Side::End),
            ("MT ÷ ration", Side::End),
            ("Error", Side::End),
            ("Last month", Side::End),
            ("Error", Side::End),
        ];
        let caption = "People reached by month, and by how much each forecast misses in percent of what \
                       was reported. MT: tonnes that the tables put on offer in the month";
        let mut table = Table::new(caption, &columns);
        for (month, told) in self.months.iter().zip(&ration.months) {
            let mut cells = vec![
                month.month.clone(),
                people(month.reported_people),
                month.supplied_mt.grouped(),
            ];
            for forecast in
                [Some(&told.as_known), Some(&told.tonnes_by_ration), told.last_month.as_ref()]
            {
                cells.extend(pair(forecast));
            }
            table.rows.push(texts(&cells));
        }
        for means in &ration.means {
            table.rows.push(mean_row(means, self.months.len()));
        }
        table.totals = ration.means.len();
        table
    }

    fn counted(&self) -> Table {
        let columns = [
            ("Month", Side::Start),
            ("Received", Side::End),
            ("Dispatched", Side::End),
            ("Delivered", Side::End),
            ("Planned", Side::End),
            ("Unknown", Side::End),
            ("Near-circular", Side::Start),
        ];
        let caption = "Tonnes on offer by where on their way they were counted: received in the country \
                       or bought in it, dispatched from a store, delivered to those who hand them out, \
                       or planned and counted nowhere; unknown where nobody says. Near-circular: counted mostly at hand-out";
        let mut table = Table::new(caption, &columns);
        for month in &self.months {
            let by = month.supplied_by_count;
            let circular = if by.near_circular { "yes" } else { "no" };
            let figures =
                [by.received_mt, by.dispatched_mt, by.delivered_mt, by.planned_mt, by.unknown_mt];
            let mut cells = vec![month.month.clone()];
            cells.extend(figures.map(Figure::grouped));
            cells.push(circular.to_owned());
            table.rows.push(texts(&cells));
        }
        table
    }

    fn why(&self, month: &MonthTold) -> String {
        let words = Month::parse(&month.month).map_or(String::new(), Month::in_words);
        let note =
            month.note.as_ref().map_or(String::new(), |note| format!(". The report: {note}"));
        format!("{words}: {}{note}.", month.why)
    }
}

fn texts(cells: &[String]) -> Vec<Cell> {
    cells.iter().map(|text| Cell::text(text)).collect()
}

/// People and the error of a forecast.
fn pair(forecast: Option<&ForecastTold>) -> [String; 2] {
    let Some(told) = forecast else { return [NONE.to_owned(), NONE.to_owned()] };
    [told.people.grouped(), told.error_percent.map_or(NONE.to_owned(), signed)]
}

/// An error in percent, with its sign.
fn signed(percent: Figure) -> String {
    format!("{} %", percent.signed())
}

fn mean_row(means: &MeansTold, reported: usize) -> Vec<Cell> {
    let months: Vec<Month> = means.months.iter().filter_map(|month| Month::parse(month)).collect();
    let which = match months.len() == reported {
        true => "Mean of all".to_owned(),
        false => format!("Mean {}", spans(&months, Years::Known)),
    };
    let mean = |figure: Option<Figure>| {
        figure.map_or(NONE.to_owned(), |figure| format!("{} %", figure.plain()))
    };
    let blank = String::new;
    texts(&[
        which,
        blank(),
        blank(),
        blank(),
        mean(means.as_known_percent),
        blank(),
        mean(means.tonnes_by_ration_percent),
        blank(),
        mean(means.last_month_percent),
    ])
}

fn parts(set: &PartsTold) -> Table {
    let columns = [
        ("Part", Side::Start),
        ("Reported", Side::End),
        ("As known", Side::End),
        ("By people in need", Side::End),
    ];
    let words = Month::parse(&set.month).map_or(String::new(), Month::in_words);
    let caption = match set.covers {
        "days" => format!("Some days of {words}: {}, of their sum over these parts", set.unit),
        _ => format!("{words}: {}", set.unit),
    };
    let mut table = Table::new(&caption, &columns);
    for part in &set.parts {
        let by_need = part.by_need.map_or(NONE.to_owned(), |figure| figure.grouped());
        let cells = [part.name.clone(), part.reported.grouped(), part.as_known.grouped(), by_need];
        table.rows.push(texts(&cells));
    }
    table
}

/// How far shares are off, in a sentence.
fn off(set: &PartsTold) -> Option<String> {
    let off = set.off.as_ref()?;
    Some(format!(
        "The plan as known is off by {} percentage points on average, sending food by people in need by \
         {}.",
        off.as_known_points.plain(),
        off.by_need_points.plain(),
    ))
}
