//! Outlines as files give them: what of them is no area is taken out, and what looks wrong is told.

use crate::import::open::{Ring, Shape};
use crate::import::told::Told;
use crate::issues::At;

/// Pairs of edges that are looked at for one ring; of one that has more, nothing is said.
const MOST_PAIRS: u32 = 30_000_000;

/// The parts of a shape that are areas; none where none is.
pub(super) fn sound(shape: Shape, at: &At, code: &str, told: &mut Told) -> Option<Shape> {
    let mut lost = false;
    let parts = shape.into_iter().filter_map(|part| {
        let mut rings = part.into_iter();
        let outer = rings.next().filter(is_area);
        lost |= outer.is_none();
        let holes: Vec<Ring> = rings.filter(is_area).collect();
        outer.map(|outer| std::iter::once(outer).chain(holes).collect())
    });
    let parts: Shape = parts.collect();
    match (parts.is_empty(), lost) {
        (true, _) => {
            let what =
                "outlines that are a point or a line and no area; they are missing on the map";
            told.left(what, at.clone(), code);
            return None;
        }
        (false, true) => {
            told.left("parts of outlines that are a point or a line and no area", at.clone(), code);
        }
        (false, false) => {}
    }
    if parts.iter().flatten().any(crosses_itself) {
        let what = "outlines that cross themselves, drawn as they are; look at them on the map";
        told.differs(what, at.clone(), code);
    }
    Some(parts)
}

/// Whether a ring has three points at least that are on no line.
fn is_area(ring: &Ring) -> bool {
    let Some(first) = ring.first() else { return false };
    let Some(second) = ring.iter().find(|point| *point != first) else { return false };
    ring.iter().any(|point| turn(*first, *second, *point) != 0.0)
}

/// Above nought where the third point lies left of the line from the first to the second, below where right.
fn turn((ax, ay): (f64, f64), (bx, by): (f64, f64), (x, y): (f64, f64)) -> f64 {
    (bx - ax) * (y - ay) - (by - ay) * (x - ax)
}

/// Whether two edges of a ring cross each other, other than where they meet.
fn crosses_itself(ring: &Ring) -> bool {
    let mut edges: Vec<[(f64, f64); 2]> = ring.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    let west = |edge: &[(f64, f64); 2]| edge[0].0.min(edge[1].0);
    edges.sort_by(|one, other| west(one).total_cmp(&west(other)));
    let (mut open, mut left): (Vec<[(f64, f64); 2]>, u32) = (Vec::new(), MOST_PAIRS);
    for edge in edges {
        let begins = west(&edge);
        open.retain(|other| other[0].0.max(other[1].0) >= begins);
        let Some(rest) = left.checked_sub(open.len() as u32) else { return false };
        left = rest;
        if open.iter().any(|other| cross(*other, edge)) {
            return true;
        }
        open.push(edge);
    }
    false
}

fn cross([a, b]: [(f64, f64); 2], [c, d]: [(f64, f64); 2]) -> bool {
    let apart = |one: f64, other: f64| (one > 0.0 && other < 0.0) || (one < 0.0 && other > 0.0);
    apart(turn(a, b, c), turn(a, b, d)) && apart(turn(c, d, a), turn(c, d, b))
}
