//! Rings put together to areas: outer ones and the holes in them, told by which way round they go.

use crate::import::open::{Ring, Shape};

/// Steps that finding the outer rings of all holes of a layer may take: far more than any coast needs.
pub(super) const STEPS: u64 = 400_000_000;

/// Twice the area of a ring; above nought where it goes round against the clock.
fn turning(ring: &Ring) -> f64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum()
}

/// Whether a point lies within a ring.
fn holds(ring: &Ring, (x, y): (f64, f64)) -> bool {
    let crosses = |pair: &[(f64, f64)]| {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    };
    ring.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
}

/// West, south, east and north of a ring.
fn bounds(ring: &Ring) -> [f64; 4] {
    ring.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], (x, y)| {
        [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]
    })
}

/// The area that rings make; outer ones go with the clock. `None` where that takes more steps than are left.
pub(super) fn area(rings: Vec<Ring>, left: &mut u64) -> Option<Shape> {
    let rings: Vec<Ring> = rings.into_iter().filter(|ring| ring.len() >= 4).collect();
    let (mut outer, mut holes): (Vec<Ring>, Vec<Ring>) =
        rings.into_iter().partition(|ring| turning(ring) <= 0.0);
    if outer.is_empty() {
        // Some programs turn all rings the other way.
        std::mem::swap(&mut outer, &mut holes);
    }
    let boxes: Vec<[f64; 4]> = outer.iter().map(bounds).collect();
    let mut shape: Shape = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        // The middle of an edge touches no corner of the ring around it.
        let ((ax, ay), (bx, by)) = (hole[0], hole[1]);
        let (x, y) = ((ax + bx) / 2.0, (ay + by) / 2.0);
        *left = left.checked_sub(boxes.len() as u64)?;
        let near = (0..boxes.len()).filter(|n| {
            let [west, south, east, north] = boxes[*n];
            (west..=east).contains(&x) && (south..=north).contains(&y)
        });
        let mut found = None;
        for n in near {
            *left = left.checked_sub(shape[n][0].len() as u64)?;
            if holds(&shape[n][0], (x, y)) {
                found = Some(n);
                break;
            }
        }
        match found {
            Some(n) => shape[n].push(hole),
            None => shape.push(vec![hole]),
        }
    }
    Some(shape)
}
