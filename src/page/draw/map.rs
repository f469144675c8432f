//! A map: shaded shapes, lines by weight, symbols, names that do not cover one another, a scale.

use super::super::{Look, Picture, Text};
use super::labels::{Area, Wanted, place};
use super::legend::{self, LEGEND_LINE};
use super::projection::Projection;
use super::shades::{fill, is_dark};
use super::{Sheet, Spot, mm};
use maud::{Markup, html};

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

/// Width of the map on paper; all sizes are relative to it.
const WIDTH: f64 = 900.0;
/// Sizes of letters.
const NAMES: f64 = 13.0;
const SMALL: f64 = 12.0;

/// Draws a map.
pub fn draw(map: &Map, look: Look) -> Picture {
    let projection = Projection::new(map.frame, WIDTH);
    let height = projection.height;
    let whole = height + legend::height(map);
    let id = map.id;
    let drawn = html! {
        defs {
            clipPath id={ (id) "-frame" } { rect width=(mm(WIDTH)) height=(mm(height)) {} }
        }
        g clip-path={ "url(#" (id) "-frame)" } {
            rect width=(mm(WIDTH)) height=(mm(height)) fill=(sea(look)) {}
            (ground(map, &projection, look))
            (ways(map, &projection, look))
        }
        (symbols(map, &projection, look))
        (names(map, &projection, height, look))
        rect width=(mm(WIDTH)) height=(mm(height)) fill="none" stroke="#6b7280" {}
        (legend::scale(&projection, height))
        g transform={ "translate(0 " (mm(height + LEGEND_LINE)) ")" } {
            (legend::legend(map, look))
        }
    };
    let (title, description, caption) = (&map.title, &map.description, &map.caption);
    Sheet { id, title, description, caption, width: WIDTH, height: whole }.picture(look, &drawn)
}

fn sea(look: Look) -> &'static str {
    if look == Look::Colour { "#eef2f5" } else { "#fff" }
}

/// The `d` of a path through rings or lines.
fn path(lines: &[Vec<Point>], projection: &Projection, close: &str) -> String {
    let mut d = String::new();
    for line in lines {
        for (n, point) in line.iter().enumerate() {
            let spot = projection.spot(*point);
            let step = if n == 0 { "M" } else { "L" };
            d.push_str(&format!("{step}{} {}", mm(spot.x), mm(spot.y)));
        }
        d.push_str(close);
    }
    d
}

fn ground(map: &Map, projection: &Projection, look: Look) -> Markup {
    let (land, border, road) = match look {
        Look::Colour => ("#f3f1ec", "#b9b4a8", "#a9a296"),
        Look::Mono => ("#fff", "#777", "#999"),
    };
    html! {
        @for (_, rings) in &map.around {
            path d=(path(rings, projection, "Z")) fill=(land) stroke=(border)
                stroke-width="1" fill-rule="evenodd" {}
        }
        // The outer edge of all shapes together: what of these strokes lies inside is covered.
        @for shape in &map.shapes {
            path d=(path(&shape.rings, projection, "Z")) fill="none" stroke="#64748b"
                stroke-width="3.2" stroke-linejoin="round" {}
        }
        @for shape in &map.shapes {
            path d=(path(&shape.rings, projection, "Z")) fill=(fill(shape.shade, look, map.id))
                stroke=(if look == Look::Colour { "#fff" } else { "#000" }) stroke-width=".9"
                stroke-linejoin="round" fill-rule="evenodd" {}
        }
        path d=(path(&map.quiet, projection, "")) fill="none" stroke=(road) stroke-width=".7" {}
    }
}

/// How wide lines of a weight are drawn.
pub(super) fn stroke(weight: usize) -> f64 {
    [1.4, 2.8, 5.0, 8.0].get(weight).copied().unwrap_or(8.0)
}

/// The colour of food on its way.
pub(super) fn food(look: Look) -> &'static str {
    if look == Look::Colour { "#b45309" } else { "#000" }
}

fn dashes(open: Open) -> Option<&'static str> {
    match open {
        Open::Throughout => None,
        Open::InPart => Some("9 5"),
        Open::ByAir => Some("2 5"),
    }
}

fn ways(map: &Map, projection: &Projection, look: Look) -> Markup {
    // White beneath, so that lines are told from what they cross; light lines over heavy ones.
    let mut order: Vec<&Line> = map.lines.iter().collect();
    order.sort_by_key(|line| std::cmp::Reverse(line.weight));
    html! {
        @for line in &order {
            path d=(path(std::slice::from_ref(&line.points), projection, "")) fill="none"
                stroke="#fff" stroke-width=(mm(stroke(line.weight) + 2.0))
                stroke-linecap="round" stroke-linejoin="round" {}
        }
        @for line in &order {
            path d=(path(std::slice::from_ref(&line.points), projection, "")) fill="none"
                stroke=(food(look)) stroke-width=(mm(stroke(line.weight)))
                stroke-dasharray=[dashes(line.open)] stroke-linejoin="round"
                stroke-linecap=(if line.open == Open::Throughout { "round" } else { "butt" }) {}
        }
    }
}

fn symbols(map: &Map, projection: &Projection, look: Look) -> Markup {
    let mut order: Vec<&Symbol> = map.symbols.iter().collect();
    order.sort_by_key(|symbol| std::cmp::Reverse(symbol.sign));
    html! {
        @for symbol in order {
            @let spot = projection.spot(symbol.at);
            @if inside(map.frame, symbol.at) { (sign(symbol.sign, spot, look)) }
        }
    }
}

fn inside(frame: Frame, point: Point) -> bool {
    (frame.west..=frame.east).contains(&point.lon)
        && (frame.south..=frame.north).contains(&point.lat)
}

/// A symbol at a spot.
pub(super) fn sign(sign: Sign, at: Spot, look: Look) -> Markup {
    let shift = format!("translate({} {})", mm(at.x), mm(at.y));
    let ink = if look == Look::Colour { "#1f2937" } else { "#000" };
    html! {
        g transform=(shift) stroke=(ink) stroke-width="1.3" {
            @match sign {
                Sign::Entry => rect x="-5" y="-5" width="10" height="10" transform="rotate(45)"
                    fill=(food(look)) stroke="#fff" {},
                Sign::Unused | Sign::Open => rect x="-4.2" y="-4.2" width="8.4" height="8.4"
                    transform="rotate(45)" fill="#fff" {},
                Sign::Closed => {
                    rect x="-4.2" y="-4.2" width="8.4" height="8.4" transform="rotate(45)"
                        fill="#fff" {}
                    path d="M-7 -7L7 7M-7 7L7 -7" stroke="#fff" stroke-width="5" fill="none" {}
                    path d="M-7 -7L7 7M-7 7L7 -7" stroke-width="2.4" fill="none" {}
                },
                Sign::Store => path d="M-6 6V-1.5L0 -6.5L6 -1.5V6Z" fill="#fff" {},
                Sign::Town => circle r="2.4" fill=(ink) stroke="#fff" stroke-width=".8" {},
            }
        }
    }
}

fn names(map: &Map, projection: &Projection, height: f64, look: Look) -> Markup {
    let mut wanted: Vec<(Wanted, Style)> = Vec::new();
    let mut symbols: Vec<&Symbol> =
        map.symbols.iter().filter(|symbol| inside(map.frame, symbol.at)).collect();
    symbols.sort_by_key(|symbol| symbol.sign);
    let taken: Vec<Area> =
        symbols.iter().map(|s| Area::around(projection.spot(s.at), 13.0, 13.0)).collect();
    let label = |text: &str, at: Point, size: f64, over: bool| Wanted {
        text: text.to_owned(),
        at: projection.spot(at),
        size,
        gap: if over { 4.0 } else { 9.0 },
        over,
    };
    for symbol in symbols.iter().filter(|s| !s.name.is_empty()) {
        wanted.push((label(&symbol.name, symbol.at, SMALL, false), Style::Symbol));
    }
    for shape in &map.shapes {
        let style = if is_dark(shape.shade, look) { Style::OnDark } else { Style::Shape };
        wanted.push((label(&shape.label.0, shape.label.1, NAMES, true), style));
    }
    for (name, rings) in &map.around {
        if let Some(at) = middle(map.frame, rings) {
            wanted.push((label(name, at, NAMES, true), Style::Around));
        }
    }
    let frame = Area { left: 4.0, top: 4.0, right: WIDTH - 4.0, bottom: height - 4.0 };
    let plain: Vec<Wanted> = wanted.iter().map(|(label, _)| label.clone()).collect();
    html! {
        @for label in place(&plain, frame, taken) {
            @let (wanted, style) = &wanted[label.of];
            (style.write(&wanted.text, label.at, wanted.size))
        }
    }
}

/// How a name is written.
enum Style {
    Symbol,
    Shape,
    OnDark,
    Around,
}

impl Style {
    fn write(&self, text: &str, at: Spot, size: f64) -> Markup {
        let (ink, halo, weight, spacing) = match self {
            Style::Symbol => ("#111827", "#fff", "600", "0"),
            Style::Shape => ("#111827", "#fff", "400", "0"),
            Style::OnDark => ("#fff", "#2a6ca6", "500", "0"),
            Style::Around => ("#6b6558", "#f3f1ec", "400", ".12em"),
        };
        html! {
            text x=(mm(at.x)) y=(mm(at.y)) dy=".35em" text-anchor="middle" font-size=(mm(size))
                font-weight=(weight) letter-spacing=(spacing) fill=(ink) stroke=(halo)
                stroke-width="3" stroke-linejoin="round" paint-order="stroke" { (text) }
        }
    }
}

/// The middle of the widest stretch of a shape that the frame shows, where a name has most room;
/// `None` where hardly any shows.
fn middle(frame: Frame, rings: &[Vec<Point>]) -> Option<Point> {
    const STEPS: u32 = 40;
    /// Fewer cells than this in a row hold no name.
    const LEAST: u32 = 4;
    let step = |from: f64, to: f64, k: f64| from + (to - from) * k / f64::from(STEPS);
    let mut widest = (0, Point { lon: 0.0, lat: 0.0 });
    for y in 0..STEPS {
        let lat = step(frame.south, frame.north, f64::from(y) + 0.5);
        let mut run = 0;
        for x in 0..=STEPS {
            let lon = step(frame.west, frame.east, f64::from(x) + 0.5);
            if x < STEPS && holds(rings, Point { lon, lat }) {
                run += 1;
            } else {
                if run > widest.0 {
                    let half = f64::from(x) - f64::from(run) / 2.0;
                    widest = (run, Point { lon: step(frame.west, frame.east, half), lat });
                }
                run = 0;
            }
        }
    }
    (widest.0 >= LEAST).then_some(widest.1)
}

/// Whether a point lies within rings, by counting how often a ray from it crosses them.
fn holds(rings: &[Vec<Point>], point: Point) -> bool {
    let mut inside = false;
    for ring in rings {
        for ends in ring.windows(2) {
            let [a, b] = [ends[0], ends[1]];
            if (a.lat > point.lat) != (b.lat > point.lat) {
                let lon = a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon);
                inside ^= point.lon < lon;
            }
        }
    }
    inside
}
