//! A stretch of a map as it is drawn: ground, ways and signs, through a window of paper.

use super::super::Look;
use super::labels::Area;
use super::mapped::{Bubbles, Course, Line, Map, Open, Point, Symbol};
use super::marks::{Ink, Mark, Shape as Drawn, Spot, Stroke};
use super::projection::Projection;
use super::shades::fill;
use super::signs::sign;

/// Points closer than this on paper are drawn as one.
const APART: f64 = 1.0;
/// Radius of the disc of the largest count where lines are as wide as on a large sheet.
const LARGEST: f64 = 24.0;

/// What is seen of a map, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) projection: Projection,
    pub(super) window: Area,
    /// How wide lines are drawn beside what they are on a large sheet.
    pub(super) thin: f64,
}

impl View {
    pub(super) fn spot(&self, point: Point) -> Spot {
        self.projection.spot(point)
    }

    pub(super) fn sees(&self, point: Point) -> bool {
        self.window.has(self.spot(point))
    }

    /// Lines on paper, without points that cannot be told apart.
    pub(super) fn on_paper(&self, lines: &[Vec<Point>]) -> Vec<Vec<Spot>> {
        lines.iter().map(|line| self.line(line)).filter(|line| line.len() > 1).collect()
    }

    fn line(&self, line: &[Point]) -> Vec<Spot> {
        let all: Vec<Spot> = line.iter().map(|point| self.spot(*point)).collect();
        let side: Vec<u8> = all.iter().map(|spot| self.window.side(*spot)).collect();
        let mut spots: Vec<Spot> = Vec::new();
        for (n, spot) in all.iter().enumerate() {
            let ends = n == 0 || n + 1 == all.len();
            // What stays beyond one side or corner of the window is not seen, however it bends.
            let unseen = !ends && side[n] != 0 && [side[n - 1], side[n + 1]] == [side[n]; 2];
            let far = |last: &Spot| (last.x - spot.x).hypot(last.y - spot.y) >= APART;
            if ends || !unseen && spots.last().is_some_and(far) {
                spots.push(*spot);
            }
        }
        let seen = side.iter().fold(u8::MAX, |all, side| all & side) == 0;
        if seen { spots } else { Vec::new() }
    }

    /// All that lies below names.
    pub(super) fn drawn(&self, map: &Map, look: Look) -> Vec<Mark> {
        let Area { left, top, right, bottom } = self.window;
        let (corner, width, height) = (Spot::new(left, top), right - left, bottom - top);
        let sea = if look == Look::Colour { Ink(0xeef2f5) } else { Ink::WHITE };
        let mut marks = vec![Drawn::rectangle(corner, width, height).inked(sea).mark()];
        marks.extend(ground(map, self, look));
        marks.extend(map.bubbles.iter().flat_map(|bubbles| self.discs(bubbles, look)));
        marks.extend(ways(map, self, look));
        vec![Mark::Within { corner, width, height, marks }]
    }

    fn discs(&self, bubbles: &Bubbles, look: Look) -> Vec<Mark> {
        let mut each: Vec<&(Point, f64)> = bubbles.each.iter().filter(|(_, n)| *n > 0.0).collect();
        each.sort_by(|a, b| b.1.total_cmp(&a.1));
        let disc = |(at, count): &&(Point, f64)| {
            bubble(self.spot(*at), self.radius(bubbles, *count), look)
        };
        each.iter().map(disc).collect()
    }

    /// How large the disc of a count is.
    pub(super) fn radius(&self, bubbles: &Bubbles, count: f64) -> f64 {
        let most = bubbles.sizes.iter().map(|size| size.0).fold(1.0, f64::max);
        LARGEST * self.thin * (count / most).sqrt()
    }
}

/// The disc of a count.
pub(super) fn bubble(middle: Spot, radius: f64, look: Look) -> Mark {
    let corner = |n: i32| {
        let turn = f64::from(n) * std::f64::consts::TAU / 32.0;
        Spot::new(middle.x + radius * turn.cos(), middle.y + radius * turn.sin())
    };
    let (ink, edge) = match look {
        Look::Colour => (Ink(0x7c2d12), Ink(0x7c2d12)),
        Look::Mono => (Ink::WHITE, Ink::BLACK),
    };
    let ring = Drawn::rings(vec![(0..32).map(corner).collect()]).inked(ink);
    let opacity = if look == Look::Colour { 30 } else { 100 };
    Drawn { opacity, ..ring }.stroked(Stroke::new(edge, 1.2)).mark()
}

fn ground(map: &Map, view: &View, look: Look) -> Vec<Mark> {
    let (land, border, road, edge) = match look {
        Look::Colour => (Ink(0xf3f1ec), Ink(0xb9b4a8), Ink(0xa9a296), Ink::WHITE),
        Look::Mono => (Ink::WHITE, Ink(0x777777), Ink(0x999999), Ink::BLACK),
    };
    let rings = |rings: &[Vec<Point>]| Drawn::rings(view.on_paper(rings));
    let around = map
        .around
        .iter()
        .map(|(_, shown)| rings(shown).inked(land).stroked(Stroke::new(border, 1.0)).mark());
    // The outer edge of all shapes together: what of these strokes lies inside is covered.
    let outer = Stroke::new(Ink(0x64748b), 3.2 * view.thin).round_corners();
    let outer = map.shapes.iter().map(|shape| rings(&shape.rings).stroked(outer).mark());
    let edge = Stroke::new(edge, 0.9).round_corners();
    let shapes = map
        .shapes
        .iter()
        .map(|shape| rings(&shape.rings).filled(fill(shape.shade, look)).stroked(edge).mark());
    let mut drawn: Vec<Mark> = around.chain(outer).chain(shapes).collect();
    let quiet = Drawn::lines(view.on_paper(&map.quiet));
    if !quiet.lines.is_empty() {
        drawn.push(quiet.stroked(Stroke::new(road, 0.7)).mark());
    }
    drawn
}

/// How wide lines of a weight are drawn.
pub(super) fn stroke(weight: usize) -> f64 {
    [1.8, 3.2, 5.4, 8.4].get(weight).copied().unwrap_or(8.4)
}

/// The colour of food on its way.
pub(super) fn food(look: Look) -> Ink {
    if look == Look::Colour { Ink(0xb45309) } else { Ink::BLACK }
}

/// How a line is broken that is not open throughout.
fn dashes(open: Open) -> Option<[f64; 2]> {
    match open {
        Open::Throughout => None,
        Open::InPart => Some([9.0, 5.0]),
        Open::ByAir => Some([2.0, 5.0]),
    }
}

/// A line of food, or of what stands in the legend for it: hollow where it is no road.
pub(super) fn way(
    shape: &Drawn,
    [weight, thin]: [f64; 2],
    (open, course): (Open, Course),
    look: Look,
) -> Vec<Mark> {
    let width = (weight * thin).max(1.2);
    let ends = |stroke: Stroke| match open {
        Open::Throughout => stroke.round_corners().round_ends(),
        Open::InPart | Open::ByAir => stroke.round_corners().dashed(dashes(open)),
    };
    let hollow = course == Course::Schematic && open != Open::ByAir;
    let outer = if hollow { width.max(2.6) } else { width };
    let mut marks = vec![shape.clone().stroked(ends(Stroke::new(food(look), outer))).mark()];
    if hollow {
        let inner = (outer - 2.2).max(outer * 0.42);
        let white = Stroke::new(Ink::WHITE, inner).round_corners();
        marks.push(shape.clone().stroked(white).mark());
    }
    marks
}

fn ways(map: &Map, view: &View, look: Look) -> Vec<Mark> {
    // White beneath, so that lines are told from what they cross; light lines over heavy ones.
    let mut order: Vec<&Line> = map.lines.iter().collect();
    order.sort_by_key(|line| std::cmp::Reverse(line.weight));
    let shape = |line: &Line| {
        let line = view.on_paper(std::slice::from_ref(&line.points));
        (!line.is_empty()).then(|| Drawn::lines(line))
    };
    let beneath = order.iter().filter_map(|line| {
        let width = stroke(line.weight) * view.thin + 2.0;
        let white = Stroke::new(Ink::WHITE, width);
        Some(shape(line)?.stroked(white.round_corners().round_ends()).mark())
    });
    let lines = order.iter().filter_map(|line| {
        let sizes = [stroke(line.weight), view.thin];
        Some(way(&shape(line)?, sizes, (line.open, line.course), look))
    });
    let lines: Vec<Mark> = lines.flatten().collect();
    beneath.chain(lines).collect()
}

/// Symbols that the view shows, the weightiest first; of several in one place only that one.
pub(super) fn symbols<'a>(map: &'a Map, view: &View) -> Vec<&'a Symbol> {
    let mut order: Vec<&Symbol> =
        map.symbols.iter().filter(|symbol| view.sees(symbol.at)).collect();
    order.sort_by_key(|symbol| symbol.sign);
    let mut shown: Vec<&Symbol> = Vec::new();
    for symbol in order {
        let here = |other: &&Symbol| {
            let (one, two) = (view.spot(symbol.at), view.spot(other.at));
            (one.x - two.x).hypot(one.y - two.y) < 5.0
        };
        let quiet = !symbol.sign.must_be_named();
        if !(quiet && shown.iter().any(here)) {
            shown.push(symbol);
        }
    }
    shown
}

/// The symbols, the weightiest on top.
pub(super) fn signs(shown: &[&Symbol], view: &View, look: Look) -> Vec<Mark> {
    let times = view.thin.max(0.75);
    shown
        .iter()
        .rev()
        .flat_map(|symbol| sign(symbol.sign, view.spot(symbol.at), times, look))
        .collect()
}
