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

impl Frame {
    /// Whether a point lies within it.
    pub fn has(self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.lon)
            && (self.south..=self.north).contains(&point.lat)
    }
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
    /// Where food comes from, each with its way into the frame.
    pub origins: Vec<Origin>,
    /// How many, beside what the shades say.
    pub bubbles: Option<Bubbles>,
    /// Notes at points, such as numbers of a list below.
    pub tags: Vec<(Point, String)>,
    /// What must be read with it wherever it is shown.
    pub foot: String,
}

/// Where food comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its name.
    pub name: String,
    /// How much comes from there, with its unit; empty where that is not told.
    pub amount: String,
    /// From it to the first place on its way that the frame may show.
    pub along: Vec<Point>,
}

/// Counts as discs, by their area.
#[derive(Clone, Debug)]
pub struct Bubbles {
    /// What they count.
    pub unit: String,
    /// Counts that the legend shows, with their words; the largest is the first.
    pub sizes: Vec<(f64, String)>,
    /// Where each stands, and its count.
    pub each: Vec<(Point, f64)>,
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
    /// Whether it lies where the road does.
    pub course: Course,
}

/// What the course of a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It follows a road.
    Road,
    /// It joins places, wherever the way between them lies.
    Schematic,
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
    /// Where food comes from.
    Origin,
    /// Where a way begins or ends that was asked about.
    End,
    /// A way in that is used.
    Entry,
    /// A way in that is closed throughout.
    Closed,
    /// A way in that is open.
    Open,
    /// A store.
    Store,
    /// A town.
    Town,
    /// A way in that is open and not used.
    Unused,
}

impl Sign {
    /// Whether a map must say what it is, on itself or below.
    pub(super) fn must_be_named(self) -> bool {
        match self {
            Sign::Origin | Sign::End | Sign::Entry | Sign::Closed => true,
            Sign::Open | Sign::Store | Sign::Town | Sign::Unused => false,
        }
    }
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
