//! Outlines made simpler as a coverage: a border that two areas share is one line, made simpler once, so that
//! no gap and no overlap opens between them. Lines begin and end where three areas meet, or a border and the
//! outer edge do; these points never move.

use super::open::{Ring, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// A point on a grid of a hundred-millionth of a degree, on which points of shared borders are equal.
type Grid = (i64, i64);

const GRID: f64 = 1e8;

/// A point that lies nowhere on the globe is told where it is read, and is brought near enough to count with.
fn on_grid((lon, lat): (f64, f64)) -> Grid {
    let on = |degrees: f64| (degrees.clamp(-720.0, 720.0) * GRID).round() as i64;
    (on(lon), on(lat))
}

fn off_grid((lon, lat): Grid) -> (f64, f64) {
    (lon as f64 / GRID, lat as f64 / GRID)
}

/// Makes outlines simpler: no point of a border moves by more than a tolerance in degrees. Rings that would
/// vanish keep their points.
pub(super) fn simplified(shapes: &[Shape], tolerance: f64) -> Vec<Shape> {
    let rings: Vec<Vec<Vec<Vec<Grid>>>> = shapes
        .iter()
        .map(|shape| shape.iter().map(|part| part.iter().map(open_ring).collect()).collect())
        .collect();
    let meeting = meeting_points(rings.iter().flatten().flatten());
    let mut made: BTreeMap<Vec<Grid>, Vec<Grid>> = BTreeMap::new();
    let simple = |part: &Vec<Vec<Grid>>, made: &mut BTreeMap<Vec<Grid>, Vec<Grid>>| -> Vec<Ring> {
        let rings = part.iter().filter(|ring| ring.len() >= 3);
        rings.map(|ring| simple_ring(ring, &meeting, tolerance, made)).collect()
    };
    rings
        .iter()
        .map(|shape| {
            let parts = shape.iter().map(|part| simple(part, &mut made));
            parts.filter(|part| !part.is_empty()).collect()
        })
        .collect()
}

/// The points of a ring on the grid, without the last one, which is the first, and without those that repeat.
fn open_ring(ring: &Ring) -> Vec<Grid> {
    let mut points: Vec<Grid> = ring.iter().map(|point| on_grid(*point)).collect();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Points with more or other neighbours than the two that a line through them has.
fn meeting_points<'a>(rings: impl Iterator<Item = &'a Vec<Grid>>) -> BTreeSet<Grid> {
    let mut neighbours: BTreeMap<Grid, BTreeSet<Grid>> = BTreeMap::new();
    for ring in rings {
        let n = ring.len();
        for (at, point) in ring.iter().enumerate() {
            let of = neighbours.entry(*point).or_default();
            of.insert(ring[(at + n - 1) % n]);
            of.insert(ring[(at + 1) % n]);
        }
    }
    neighbours.into_iter().filter(|(_, of)| of.len() > 2).map(|(point, _)| point).collect()
}

fn simple_ring(
    ring: &[Grid],
    meeting: &BTreeSet<Grid>,
    tolerance: f64,
    made: &mut BTreeMap<Vec<Grid>, Vec<Grid>>,
) -> Ring {
    let ends: Vec<usize> = (0..ring.len()).filter(|at| meeting.contains(&ring[*at])).collect();
    // A ring that meets no other begins where every ring of the same points does.
    let ends = match ends.as_slice() {
        [] => cuts_of_lone_ring(ring),
        [one] => vec![*one, (one + ring.len() / 2) % ring.len()],
        _ => ends,
    };
    let n = ring.len();
    let mut simple: Vec<Grid> = Vec::new();
    for (which, from) in ends.iter().enumerate() {
        let to = ends[(which + 1) % ends.len()];
        let steps = (to + n - from) % n;
        let line: Vec<Grid> = (0..=steps).map(|step| ring[(from + step) % n]).collect();
        let line = simple_line(line, tolerance, made);
        simple.extend(&line[..line.len().saturating_sub(1)]);
    }
    // An island smaller than the tolerance would be a line.
    if simple.len() < 3 {
        simple = ring.to_vec();
    }
    let mut closed: Ring = simple.iter().map(|point| off_grid(*point)).collect();
    closed.extend(closed.first().copied());
    closed
}

/// Two points of a ring from which it is seen as two lines: the least one, and the one farthest from it, so that
/// whoever else has the ring cuts it at the same ones.
fn cuts_of_lone_ring(ring: &[Grid]) -> Vec<usize> {
    let first = (0..ring.len()).min_by_key(|at| ring[*at]).unwrap_or(0);
    let far = |at: &usize| {
        let (lon, lat) = (ring[*at].0 - ring[first].0, ring[*at].1 - ring[first].1);
        (i128::from(lon).pow(2) + i128::from(lat).pow(2), ring[*at])
    };
    let farthest = (0..ring.len()).max_by_key(far).unwrap_or(0);
    let mut cuts = vec![first, farthest];
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A line made simpler; the same line read from its other end comes out the same.
fn simple_line(
    mut line: Vec<Grid>,
    tolerance: f64,
    made: &mut BTreeMap<Vec<Grid>, Vec<Grid>>,
) -> Vec<Grid> {
    let turned = line.last() < line.first()
        || (line.last() == line.first() && line.iter().rev().lt(line.iter()));
    if turned {
        line.reverse();
    }
    let simple = made.entry(line).or_insert_with_key(|line| {
        let points: Vec<(f64, f64)> = line.iter().map(|point| off_grid(*point)).collect();
        let stays = staying(&points, tolerance);
        line.iter().zip(stays).filter(|(_, stays)| *stays).map(|(point, _)| *point).collect()
    });
    let mut simple = simple.clone();
    if turned {
        simple.reverse();
    }
    simple
}

/// Points of a line that is made simpler at a time: a line that winds to and fro would else take as many steps as it
/// has points, squared.
const AT_ONCE: usize = 4_000;

/// Which points of a line stay: its ends, and by the way of Douglas and Peucker all that lie farther than a tolerance
/// from the straight line between those that stay beside them.
fn staying(points: &[(f64, f64)], tolerance: f64) -> Vec<bool> {
    let mut stays = vec![false; points.len()];
    let last = points.len().saturating_sub(1);
    let cuts: Vec<usize> = (0..last).step_by(AT_ONCE).chain([last]).collect();
    for cut in &cuts {
        if let Some(stays) = stays.get_mut(*cut) {
            *stays = true;
        }
    }
    // A list of what is left instead of calls within calls, which end where the stack does.
    let mut left: Vec<(usize, usize)> = cuts.windows(2).map(|pair| (pair[0], pair[1])).collect();
    while let Some((from, to)) = left.pop() {
        let far = |at: usize| (squared(points[at], points[from], points[to]), at);
        let farthest = (from + 1..to).map(far).reduce(|a, b| if b.0 > a.0 { b } else { a });
        if let Some((_, at)) = farthest.filter(|(far, _)| *far > tolerance * tolerance) {
            stays[at] = true;
            left.extend([(from, at), (at, to)]);
        }
    }
    stays
}

/// The distance of a point from the line between two others, squared.
fn squared((x, y): (f64, f64), (ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let long = dx * dx + dy * dy;
    let along = if long > 0.0 { ((x - ax) * dx + (y - ay) * dy) / long } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (px, py) = (x - ax - along * dx, y - ay - along * dy);
    px * px + py * py
}
