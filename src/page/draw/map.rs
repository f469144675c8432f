//! A map: shaded shapes, lines by weight, symbols, names that do not cover one another, a scale.

pub use super::mapped::{Frame, Line, Map, Open, Point, Shape, Sign, Symbol};

use super::super::{Look, Picture};
use super::Sheet;
use super::labels::{Area, Wanted, place};
use super::legend::{self, LEGEND_LINE};
use super::marks::{Anchor, Ink, Mark, Shape as Drawn, Spot, Stroke, Weight, Words, moved};
use super::projection::Projection;
use super::shades::{fill, is_dark};

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
    let frame = || Drawn::rectangle(Spot::default(), WIDTH, height);
    let mut seen = vec![frame().inked(sea(look)).mark()];
    seen.extend(ground(map, &projection, look));
    seen.extend(ways(map, &projection, look));
    let mut drawn = vec![Mark::Within { width: WIDTH, height, marks: seen }];
    drawn.extend(symbols(map, &projection, look));
    drawn.extend(names(map, &projection, height, look));
    drawn.push(frame().stroked(Stroke::new(Ink(0x6b7280), 1.0)).mark());
    drawn.extend(legend::scale(&projection, height));
    let below = Spot::new(0.0, height + LEGEND_LINE);
    drawn.extend(moved(legend::legend(map, look), below));
    let (id, title, description, caption) = (map.id, &map.title, &map.description, &map.caption);
    Sheet { id, title, description, caption, width: WIDTH, height: whole }.picture(look, drawn)
}

fn sea(look: Look) -> Ink {
    if look == Look::Colour { Ink(0xeef2f5) } else { Ink::WHITE }
}

fn on_paper(lines: &[Vec<Point>], projection: &Projection) -> Vec<Vec<Spot>> {
    let line = |line: &Vec<Point>| line.iter().map(|point| projection.spot(*point)).collect();
    lines.iter().map(line).collect()
}

fn ground(map: &Map, projection: &Projection, look: Look) -> Vec<Mark> {
    let (land, border, road, edge) = match look {
        Look::Colour => (Ink(0xf3f1ec), Ink(0xb9b4a8), Ink(0xa9a296), Ink::WHITE),
        Look::Mono => (Ink::WHITE, Ink(0x777777), Ink(0x999999), Ink::BLACK),
    };
    let rings = |rings: &[Vec<Point>]| Drawn::rings(on_paper(rings, projection));
    let around = map
        .around
        .iter()
        .map(|(_, shown)| rings(shown).inked(land).stroked(Stroke::new(border, 1.0)).mark());
    // The outer edge of all shapes together: what of these strokes lies inside is covered.
    let outer = Stroke::new(Ink(0x64748b), 3.2).round_corners();
    let outer = map.shapes.iter().map(|shape| rings(&shape.rings).stroked(outer).mark());
    let edge = Stroke::new(edge, 0.9).round_corners();
    let shapes = map
        .shapes
        .iter()
        .map(|shape| rings(&shape.rings).filled(fill(shape.shade, look)).stroked(edge).mark());
    let mut drawn: Vec<Mark> = around.chain(outer).chain(shapes).collect();
    let quiet = Drawn::lines(on_paper(&map.quiet, projection));
    drawn.push(quiet.stroked(Stroke::new(road, 0.7)).mark());
    drawn
}

/// How wide lines of a weight are drawn.
pub(super) fn stroke(weight: usize) -> f64 {
    [1.4, 2.8, 5.0, 8.0].get(weight).copied().unwrap_or(8.0)
}

/// The colour of food on its way.
pub(super) fn food(look: Look) -> Ink {
    if look == Look::Colour { Ink(0xb45309) } else { Ink::BLACK }
}

/// How a line is broken that is not open throughout.
pub(super) fn dashes(open: Open) -> Option<[f64; 2]> {
    match open {
        Open::Throughout => None,
        Open::InPart => Some([9.0, 5.0]),
        Open::ByAir => Some([2.0, 5.0]),
    }
}

fn ways(map: &Map, projection: &Projection, look: Look) -> Vec<Mark> {
    // White beneath, so that lines are told from what they cross; light lines over heavy ones.
    let mut order: Vec<&Line> = map.lines.iter().collect();
    order.sort_by_key(|line| std::cmp::Reverse(line.weight));
    let shape =
        |line: &Line| Drawn::lines(on_paper(std::slice::from_ref(&line.points), projection));
    let beneath = order.iter().map(|line| {
        let white = Stroke::new(Ink::WHITE, stroke(line.weight) + 2.0);
        shape(line).stroked(white.round_corners().round_ends()).mark()
    });
    let lines = order.iter().map(|line| {
        let own = Stroke::new(food(look), stroke(line.weight)).round_corners();
        let own = match line.open {
            Open::Throughout => own.round_ends(),
            Open::InPart | Open::ByAir => own.dashed(dashes(line.open)),
        };
        shape(line).stroked(own).mark()
    });
    beneath.chain(lines).collect()
}

fn symbols(map: &Map, projection: &Projection, look: Look) -> Vec<Mark> {
    let mut order: Vec<&Symbol> =
        map.symbols.iter().filter(|symbol| inside(map.frame, symbol.at)).collect();
    order.sort_by_key(|symbol| std::cmp::Reverse(symbol.sign));
    order.iter().flat_map(|symbol| sign(symbol.sign, projection.spot(symbol.at), look)).collect()
}

fn inside(frame: Frame, point: Point) -> bool {
    (frame.west..=frame.east).contains(&point.lon)
        && (frame.south..=frame.north).contains(&point.lat)
}

/// A symbol at a spot.
pub(super) fn sign(sign: Sign, at: Spot, look: Look) -> Vec<Mark> {
    let ink = if look == Look::Colour { Ink(0x1f2937) } else { Ink::BLACK };
    let edge = Stroke::new(ink, 1.3);
    let at_spot = |spots: &[(f64, f64)]| -> Vec<Spot> {
        spots.iter().map(|(x, y)| Spot::new(at.x + x, at.y + y)).collect()
    };
    // Half a diagonal of squares with sides of 10 and of 8.4.
    let (large, small) = (Drawn::diamond(at, 7.07), Drawn::diamond(at, 5.94));
    match sign {
        Sign::Entry => {
            vec![large.inked(food(look)).stroked(Stroke::new(Ink::WHITE, 1.3)).mark()]
        }
        Sign::Unused | Sign::Open => vec![small.inked(Ink::WHITE).stroked(edge).mark()],
        Sign::Closed => {
            let cross = [[(-7.0, -7.0), (7.0, 7.0)], [(-7.0, 7.0), (7.0, -7.0)]];
            let cross = Drawn::lines(cross.iter().map(|line| at_spot(line)).collect());
            vec![
                small.inked(Ink::WHITE).stroked(edge).mark(),
                cross.clone().stroked(Stroke::new(Ink::WHITE, 5.0)).mark(),
                cross.stroked(Stroke::new(ink, 2.4)).mark(),
            ]
        }
        Sign::Store => {
            let house = [(-6.0, 6.0), (-6.0, -1.5), (0.0, -6.5), (6.0, -1.5), (6.0, 6.0)];
            let house = Drawn::rings(vec![at_spot(&house)]);
            vec![house.inked(Ink::WHITE).stroked(edge).mark()]
        }
        Sign::Town => {
            let stroke = Stroke::new(Ink::WHITE, 0.8);
            vec![Mark::Disc { middle: at, radius: 2.4, ink, stroke }]
        }
    }
}

fn names(map: &Map, projection: &Projection, height: f64, look: Look) -> Vec<Mark> {
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
    let placed = place(&plain, frame, taken);
    let written = placed.iter().map(|label| {
        let (wanted, style) = &wanted[label.of];
        style.write(&wanted.text, label.at, wanted.size)
    });
    written.collect()
}

/// How a name is written.
enum Style {
    Symbol,
    Shape,
    OnDark,
    Around,
}

impl Style {
    fn write(&self, text: &str, at: Spot, size: f64) -> Mark {
        let (ink, halo, weight, spacing) = match self {
            Style::Symbol => (Ink::MAIN, Ink::WHITE, Weight::Strong, 0.0),
            Style::Shape => (Ink::MAIN, Ink::WHITE, Weight::Regular, 0.0),
            Style::OnDark => (Ink::WHITE, Ink(0x2a6ca6), Weight::Medium, 0.0),
            Style::Around => (Ink(0x6b6558), Ink(0xf3f1ec), Weight::Regular, 0.12),
        };
        let words = Words::new(text, at, size).anchored(Anchor::Middle).level();
        words.inked(ink).halo(halo).weighing(weight).spaced(spacing).mark()
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
