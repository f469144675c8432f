//! A plan as layers for geographic information systems: areas, links, routes and places, as far as
//! readers may see them.
//!
//! Names of columns that logisticians know from the layers of WFP and the Logistics Cluster are
//! theirs: `routetype`, `namecorridor`, `status`.

mod areas;
mod links;
mod places;
mod routes;

use crate::country::PlaceIx;
use crate::kit::figure::Count;
use crate::kit::figure::drawn;
use crate::kit::sheet::{Cell, Sheet};
use crate::layers::{Atlas, Column, Degrees, Holds, Shape, Table, Value};
use crate::page::workbook::Shows;
use crate::report::findings::subject::Subject;
use crate::report::plan::pages::About;
use crate::report::plan::pages::front;
use crate::report::plan::tables::sheets;
use crate::sharing::Content;
use crate::units::LonLat;

/// The layers: for everyone areas only.
pub fn plan_atlas(about: &About<'_>) -> Atlas {
    let subject = &about.subject;
    let mut layers = Vec::new();
    if !about.maps.provinces.is_empty() {
        layers.push(areas::layer(about));
    }
    if subject.shows(Content::Ways) {
        layers.push(links::layer(subject));
        layers.extend(routes::layer(about));
        layers.push(places::layer(subject));
    }
    let wanted = ["areas", "reach"];
    let tables =
        sheets(subject, about.summary).into_iter().filter(|sheet| wanted.contains(&sheet.name));
    Atlas { about: said(about), layers, tables: tables.map(|sheet| table(&sheet)).collect() }
}

/// What must be read with the layers.
fn said(about: &About<'_>) -> Vec<(&'static str, String)> {
    let (front, summary) = (front(about), about.summary);
    let mut said = vec![
        ("title", front.title),
        ("subtitle", front.subtitle),
        ("sharing", front.running.mark),
        ("made_from", front.running.foot),
        (
            "boundaries",
            "Outlines are simplified for planning maps; they imply no endorsement of any boundary."
                .to_owned(),
        ),
        ("attribution", summary.attribution.join("; ")),
        ("outlines", about.maps.attribution.join(" ")),
        ("notes", summary.notes.join(" ")),
    ];
    if about.subject.shows(Content::Ways) {
        let drawn = "Links and routes join places straight and are no roads.";
        said.push(("links", drawn.to_owned()));
    }
    if about.subject.shows(Content::Ways) && !about.subject.shows(Content::ExactPoints) {
        let rough = "Places are given to a tenth of a degree, and links too short to be seen at that \
                     are left out.";
        said.push(("places", rough.to_owned()));
    }
    said
}

/// A table of figures as one without shapes: its name with `_table`, for layers have names too.
fn table(sheet: &Sheet) -> Table {
    let holds = |column: usize| match sheet.meanings[column].shows {
        Shows::Number => Holds::Whole,
        Shows::Figure(_) | Shows::Change(_) | Shows::Share => Holds::Number,
        Shows::Words | Shows::Name | Shows::Code | Shows::Day | Shows::Month => Holds::Words,
    };
    let column = |n: usize| Column {
        name: sheet.columns[n].to_string(),
        meaning: sheet.meanings[n].words.to_owned(),
        holds: holds(n),
    };
    Table {
        name: format!("{}_by_month", sheet.name),
        about: sheet.about.to_owned(),
        columns: (0..sheet.columns.len()).map(column).collect(),
        rows: sheet.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => words(text),
        Cell::Said(sentence) => words(&sentence.to_string()),
        Cell::Rich(text) => words(&text.words()),
        Cell::People(count) => people(*count),
        Cell::Whole(whole) => Value::Whole(*whole),
        Cell::Figure(figure) => Value::Number(drawn(figure.exact())),
        Cell::Empty => Value::Nothing,
    }
}

fn words(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Words(text.to_owned()) }
}

/// A count as a number; one too small to be shown as nothing, for the column holds numbers.
fn people(count: Count) -> Value {
    match count {
        Count::Exact(count) => Value::Whole(count as i64),
        Count::Few => Value::Nothing,
    }
}

fn figure(figure: crate::kit::figure::Figure) -> Value {
    Value::Number(drawn(figure.exact()))
}

fn column(name: &str, holds: Holds, meaning: &str) -> Column {
    Column { name: name.to_owned(), meaning: meaning.to_owned(), holds }
}

fn degrees(at: LonLat) -> Degrees {
    [at.lon, at.lat]
}

/// Where a place is, as exactly as readers may know.
fn place(subject: &Subject<'_>, place: PlaceIx) -> Degrees {
    let at = crate::report::findings::mapped::place_at(subject, place);
    [at.lon, at.lat]
}

/// A line through places; `None` where readers may not know its ends well enough to tell them apart.
fn line(subject: &Subject<'_>, through: &[PlaceIx]) -> Option<Shape> {
    let mut points: Vec<Degrees> = through.iter().map(|stop| place(subject, *stop)).collect();
    points.dedup();
    (points.len() > 1).then_some(Shape::Line(points))
}
