//! A curve through points, of which each has its figure beside it where there is room for it.

use super::super::{Look, Picture, Text};
use super::labels::{Area, Beside, Field as Room};
use super::marks::{Anchor, Ink, Mark, Shape, Spot, Stroke, Weight, Words};
use super::scale::{grouped, steps};
use super::shades::fill;
use super::{Sheet, room_of};

/// A curve to be drawn.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Key of its own on the page.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What stands below it.
    pub caption: Text,
    /// What lies along the bottom, and along the left side.
    pub along: [String; 2],
    /// What is said where the left side does not begin at nought.
    pub cut: String,
    /// Its points.
    pub points: Vec<Point>,
    /// A line across, with its words.
    pub level: Option<(f64, String)>,
}

/// A point of a curve.
#[derive(Clone, Debug)]
pub struct Point {
    /// How far to the right, and how high up.
    pub at: [f64; 2],
    /// Both as readers are told them.
    pub told: [String; 2],
    /// What it is called, where readers look for it.
    pub mark: Option<String>,
}

const WIDTH: f64 = 900.0;
const SIZE: f64 = 13.0;
/// Room beside the field: to the left for figures, to the right for the half of one.
const LEFT: f64 = 100.0;
const RIGHT: f64 = 44.0;
/// Room above the field, the field itself, and room below it for figures and words.
const ABOVE: f64 = 34.0;
const TALL: f64 = 280.0;
const BELOW: f64 = 52.0;
/// Between figures along the bottom.
const BETWEEN: f64 = 8.0;

/// What is drawn over what lies behind.
const QUIET: Ink = Ink(0xd1d5db);

/// Where figures lie on paper.
struct Field {
    /// The least and the most to the right.
    across: [f64; 2],
    /// The lowest and the highest figure, and the round step between.
    up: [f64; 2],
    step: f64,
}

impl Field {
    fn of(curve: &Curve) -> Field {
        let level = curve.level.iter().map(|(figure, _)| *figure);
        let [low, high] = ends(curve.points.iter().map(|point| point.at[1]).chain(level));
        // Where little changes of much, the axis begins above nought.
        let base = if low > high / 2.0 && low < high { low - (high - low) / 8.0 } else { 0.0 };
        let step = steps(high - base).0.max(1.0);
        let base = (base / step).floor().max(0.0) * step;
        let top = base + ((high - base) / step).ceil().max(1.0) * step;
        let across = ends(curve.points.iter().map(|point| point.at[0]));
        Field { across, up: [base, top], step }
    }

    fn x(&self, figure: f64) -> f64 {
        let [from, to] = self.across;
        let part = if to > from { (figure - from) / (to - from) } else { 0.5 };
        LEFT + 20.0 + part * (WIDTH - LEFT - RIGHT - 20.0)
    }

    fn y(&self, figure: f64) -> f64 {
        let [from, to] = self.up;
        ABOVE + TALL - (figure - from) / (to - from) * TALL
    }

    fn spot(&self, point: &Point) -> Spot {
        Spot::new(self.x(point.at[0]), self.y(point.at[1]))
    }
}

fn ends(figures: impl Iterator<Item = f64>) -> [f64; 2] {
    let none = [f64::INFINITY, f64::NEG_INFINITY];
    let [least, most] = figures.fold(none, |[a, b], figure| [a.min(figure), b.max(figure)]);
    if least <= most { [least, most] } else { [0.0, 0.0] }
}

/// Draws a curve.
pub fn draw(curve: &Curve, look: Look) -> Picture {
    let field = Field::of(curve);
    let mut points: Vec<&Point> = curve.points.iter().collect();
    points.sort_by(|a, b| a.at[0].total_cmp(&b.at[0]));
    let line: Vec<Spot> = points.iter().map(|point| field.spot(point)).collect();
    let mut drawn = frame(curve, &field);
    drawn.extend(bottom(&points, &field));
    if let Some((figure, _)) = &curve.level {
        let across = level(&field, *figure);
        let dashed = Stroke::new(Ink(0x4b5563), 1.2).dashed(Some([6.0, 4.0]));
        drawn.push(Shape::lines(vec![across.to_vec()]).stroked(dashed).mark());
    }
    let stroke = Stroke::new(Ink(0x1f2937), 2.0).round_corners();
    drawn.push(Shape::lines(vec![line.clone()]).stroked(stroke).mark());
    for (point, at) in points.iter().zip(&line) {
        let edge = Stroke::new(Ink::MAIN, 1.2);
        drawn.push(match &point.mark {
            None => Mark::Disc { middle: *at, radius: 3.6, ink: Ink::WHITE, stroke: edge },
            Some(_) => Shape::diamond(*at, 8.0).filled(fill(4, look)).stroked(edge).mark(),
        });
    }
    drawn.extend(labels(curve, &points, &line, &field));
    let (id, title) = (&curve.id, &curve.title);
    let (description, caption) = (&curve.description, &curve.caption);
    let height = ABOVE + TALL + BELOW;
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, drawn)
}

fn level(field: &Field, figure: f64) -> [Spot; 2] {
    [LEFT, WIDTH - RIGHT].map(|x| Spot::new(x, field.y(figure)))
}

/// Round figures along the left side with a line each, and what lies along both sides.
fn frame(curve: &Curve, field: &Field) -> Vec<Mark> {
    let [base, top] = field.up;
    let title = Words::new(&curve.along[1], Spot::new(0.0, 16.0), SIZE).weighing(Weight::Strong);
    let cut = if base > 0.0 { format!(" ({})", curve.cut) } else { String::new() };
    let mut drawn = vec![title.then(&cut, Ink::MAIN).mark()];
    let n_steps = ((top - base) / field.step).round() as u32;
    for k in 0..=n_steps {
        let figure = base + field.step * f64::from(k);
        let ink = if k == 0 { Ink::MAIN } else { QUIET };
        let across = level(field, figure).to_vec();
        drawn.push(Shape::lines(vec![across]).stroked(Stroke::new(ink, 1.0)).mark());
        let at = Spot::new(LEFT - 8.0, field.y(figure));
        drawn.push(Words::new(&grouped(figure), at, SIZE).anchored(Anchor::End).level().mark());
    }
    let below = Spot::new(WIDTH - RIGHT, ABOVE + TALL + 42.0);
    let along = Words::new(&curve.along[0], below, SIZE).weighing(Weight::Strong);
    drawn.push(along.anchored(Anchor::End).mark());
    drawn
}

/// The figures along the bottom, of those that have room.
fn bottom(points: &[&Point], field: &Field) -> Vec<Mark> {
    let mut drawn = Vec::new();
    let mut free = f64::NEG_INFINITY;
    let foot = ABOVE + TALL;
    for point in points {
        let x = field.x(point.at[0]);
        let tick = [0.0, 5.0].map(|down| Spot::new(x, foot + down)).to_vec();
        drawn.push(Shape::lines(vec![tick]).stroked(Stroke::new(Ink::MAIN, 1.0)).mark());
        let half = room_of(&point.told[0], SIZE) / 2.0;
        if x - half >= free {
            let words = Words::new(&point.told[0], Spot::new(x, foot + 20.0), SIZE);
            drawn.push(words.anchored(Anchor::Middle).mark());
            free = x + half + BETWEEN;
        }
    }
    drawn
}

/// The figures beside the points: those that readers look for first, then both ends, then the others.
fn labels(curve: &Curve, points: &[&Point], line: &[Spot], field: &Field) -> Vec<Mark> {
    let mut taken: Vec<Area> = line.windows(2).flat_map(|ends| along(ends[0], ends[1])).collect();
    taken.extend(line.iter().map(|at| Area::around(*at, 9.0, 9.0)));
    let mut wanted = Vec::new();
    let mut weights = Vec::new();
    if let (Some((figure, words)), Some(first), Some(last)) =
        (&curve.level, line.first(), line.last())
    {
        let [from, to] = level(field, *figure);
        taken.extend(along(from, to));
        // At the end from which the curve keeps away.
        let half = room_of(words, SIZE) / 2.0 + 6.0;
        let at_left = (first.y - from.y).abs() >= (last.y - from.y).abs();
        let x = if at_left { from.x + half } else { to.x - half };
        wanted.push((words.clone(), Spot::new(x, from.y)));
        weights.push(Weight::Regular);
    }
    let mut order: Vec<usize> = (0..points.len()).collect();
    let of_end = |n: usize| n == 0 || n + 1 == points.len();
    order.sort_by_key(|n| (points[*n].mark.is_none(), !of_end(*n), *n));
    for n in order {
        let told = &points[n].told[1];
        let (words, weight) = match &points[n].mark {
            None => (told.clone(), Weight::Regular),
            Some(mark) => (format!("{mark}: {told}"), Weight::Strong),
        };
        wanted.push((words, line[n]));
        weights.push(weight);
    }
    let frame = Area { left: LEFT + 2.0, top: 22.0, right: WIDTH, bottom: ABOVE + TALL - 2.0 };
    let mut room = Room { frame, taken, lines: Vec::new() };
    let written = |((text, at), weight): (&(String, Spot), &Weight)| {
        let at = room.place(text, SIZE, &Beside::Sign(*at, 9.0))?;
        let words = Words::new(text, at, SIZE).anchored(Anchor::Middle).level();
        Some(words.weighing(*weight).halo(Ink::WHITE).mark())
    };
    wanted.iter().zip(&weights).filter_map(written).collect()
}

/// What a line takes of the paper.
fn along(from: Spot, to: Spot) -> Vec<Area> {
    let long = (to.x - from.x).hypot(to.y - from.y);
    let parts = (long / 4.0).ceil().max(1.0) as u32;
    let at = |k: u32| {
        let part = f64::from(k) / f64::from(parts);
        Spot::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
    };
    (0..=parts).map(|k| Area::around(at(k), 4.0, 4.0)).collect()
}
