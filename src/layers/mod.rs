//! Layers for geographic information systems as data: shapes with columns, and how each is drawn;
//! written as GeoPackage and as GeoJSON, with styles for QGIS; and areas read from a GeoPackage of others.
//!
//! Has never heard of food, and uses no other room. Degrees are of WGS 84 (EPSG:4326), east before
//! north.

mod geojson;
#[cfg(not(target_arch = "wasm32"))]
mod gpkg;
#[cfg(not(target_arch = "wasm32"))]
mod reading;
mod shapes;
mod style;

pub use geojson::{NAME_OF_MARK, geojson};
#[cfg(not(target_arch = "wasm32"))]
pub use gpkg::{NotWritten, gpkg};
#[cfg(not(target_arch = "wasm32"))]
pub use reading::{Listed, NotRead, Parts, Taken, read_gpkg};
pub use style::{Rule, Sign, Style, Symbol, When, qml};

/// Layers that belong together, and what must be read with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    /// What must be read with every layer, as names and sentences: who may read it, whom to name.
    pub about: Vec<(&'static str, String)>,
    /// The layers; the first is drawn lowest.
    pub layers: Vec<Layer>,
    /// Tables without shapes that belong to them.
    pub tables: Vec<Table>,
}

/// A table: rows as wide as its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name: lower-case letters, digits and underscores.
    pub name: String,
    /// What a row of it is.
    pub about: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, with the unit.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Words,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Words(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// Nothing.
    Nothing,
}

/// A layer: a table whose every row has a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The table.
    pub table: Table,
    /// The shapes, one a row, all of one kind.
    pub shapes: Vec<Shape>,
    /// Of which kind.
    pub kind: Kind,
    /// How they are drawn.
    pub style: Style,
}

/// The kind of a layer's shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Areas.
    Areas,
}

/// Degrees east and north.
pub type Degrees = [f64; 2];

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A point.
    Point(Degrees),
    /// A line through at least two points.
    Line(Vec<Degrees>),
    /// Parts of an area: each its outer ring, then the rings of its holes.
    Area(Vec<Vec<Vec<Degrees>>>),
}
