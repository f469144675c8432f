//! Misses by area, place and way, as tables.

use super::words::month_of;
use super::{PartFigure, PartsTold};
use crate::kit::sentence::{plainly, term};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Part, Sentence, col, in_data, known, means, say};

/// A part of the country in a month.
pub(super) struct PartRow {
    pub(super) month: String,
    unit: &'static str,
    pub(super) name: String,
    reported: PartFigure,
    pub(super) as_known: PartFigure,
    by_need: Option<PartFigure>,
}

pub(super) const PARTS: Declared<PartRow> = Declared {
    name: "backtest-parts",
    row: "A part of the country in a month: what was reported of it, and what plans say",
    columns: &[
        in_data(known("month", "Month", |row| Cell::text(&row.month))),
        col("part", "Part", means::words("Name of the part"), |row| Cell::text(&row.name)),
        in_data(col("unit", "Unit", means::words("What the three figures are"), |row| {
            Cell::text(row.unit)
        })),
        col("reported", "Reported", means::figure(1, "As reported"), |row| part(row.reported)),
        col("as_known", "As known", means::figure(1, "As planned with what was known"), |row| {
            part(row.as_known)
        }),
        col(
            "by_need",
            "By people in need",
            means::figure(1, "Where food goes by people in need"),
            |row| row.by_need.map_or(Cell::Empty, part),
        ),
    ],
};

fn part(figure: PartFigure) -> Cell {
    match figure {
        PartFigure::Figure(figure) => Cell::Figure(figure),
        PartFigure::People(count) => Cell::People(count),
    }
}

/// Parts of the country in a month, how far plans are off, and what the reports say.
pub(super) fn places(set: &PartsTold) -> Vec<Part> {
    let (month, unit) = (month_of(&set.month), term(set.unit));
    let caption = match set.covers {
        "days" => say!(
            "backtest.parts.days",
            "Some days of {month}: {unit}, of their sum over these parts",
            month,
            unit
        ),
        _ => say!("backtest.parts.month", "{month}: {unit}", month, unit),
    };
    let row = |part: &super::PartFigures| PartRow {
        month: set.month.clone(),
        unit: set.unit,
        name: part.name.clone(),
        reported: part.reported,
        as_known: part.as_known,
        by_need: part.by_need,
    };
    let rows: Vec<PartRow> = set.parts.iter().map(row).collect();
    let mut parts = vec![Part::Table(PARTS.of(caption, &rows).in_order())];
    parts.extend(set.off.as_ref().map(|off| {
        Part::paragraph(say!(
            "backtest.parts.off",
            "The plan as known is off by {as_known} percentage points on average, sending food by people \
             in need by {by_need}.",
            as_known = plainly(off.as_known_points),
            by_need = plainly(off.by_need_points),
        ))
    }));
    let note = |part: &super::PartFigures| {
        let note = part.note.as_ref()?;
        let part = &part.name;
        Some(say!("backtest.parts.note", "{part}. The report: {note}.", part, note))
    };
    let notes: Vec<Sentence> = set.parts.iter().filter_map(note).collect();
    if !notes.is_empty() {
        parts.push(Part::bullets(&notes));
    }
    parts
}
