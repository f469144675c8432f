//! What a map shows: shapes, lines and signs, with their words.

use super::super::Text;

/// A point on the globe, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// East.
    pub lon: f64,
    /// North.
    pub lat: f64,
}

/// What part of the globe is drawn, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Least degrees east.
    pub west: f64,
    /// Least degrees north.
    pub south: f64,
    /// Most degrees east.
    pub east: f64,
    /// Most degrees north.
    pub north: f64,
}

/// A map to be drawn.
#[derive(Clone, Debug)]
pub struct Map {
    /// Key of its own on the page, letters and digits.
    pub id: &'static str,
    /// What it is.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What stands below it.
    pub caption: Text,
    /// What part of the globe.
    pub frame: Frame,
    /// Land around, each with its name.
    pub around: Vec<(String, Vec<Vec<Point>>)>,
    /// Shaded shapes.
    pub shapes: Vec<Shape>,
    /// What the shades mean: a shade and its words, in order.
    pub shades: Vec<(usize, String)>,
    /// Quiet lines below all others, such as roads.
    pub quiet: Vec<Vec<Point>>,
    /// Lines.
    pub lines: Vec<Line>,
    /// What the weights of lines mean, from the lightest.
    pub weights: Vec<String>,
    /// Symbols.
    pub symbols: Vec<Symbol>,
    /// What the lines' weights count, such as tonnes; what a shade counts.
    pub unit_of_lines: String,
    /// What the shades count.
    pub unit_of_shades: String,
}

/// A shaded shape with its name.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its rings.
    pub rings: Vec<Vec<Point>>,
    /// Its shade, from 0 for none to one less than [`super::SHADES`].
    pub shade: usize,
    /// Its name, and where it stands best.
    pub label: (String, Point),
}

/// A line with a weight.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its points.
    pub points: Vec<Point>,
    /// Its weight: a place in the map's list.
    pub weight: usize,
    /// Whether it is open throughout.
    pub open: Open,
}

/// Whether a way is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Throughout.
    Throughout,
    /// In part.
    InPart,
    /// Through the air, which no line on the ground shows.
    ByAir,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A way in that is used.
    Entry,
    /// A way in that is open and not used.
    Unused,
    /// A way in that is open.
    Open,
    /// A way in that is closed throughout.
    Closed,
    /// A store.
    Store,
    /// A town.
    Town,
}

/// A symbol with a name.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// Where.
    pub at: Point,
    /// What.
    pub sign: Sign,
    /// Its name; empty where it goes without.
    pub name: String,
}
