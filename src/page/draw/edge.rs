//! Where ways come into the frame of a map from beyond it.

use super::labels::Area;
use super::marks::Spot;

/// Where a line last crosses into a frame, and the point that it goes on to; `None` where it begins inside
/// or never comes in.
pub(super) fn entrance(along: &[Spot], frame: &Area) -> Option<(Spot, Spot)> {
    let crossing = |ends: &[Spot]| {
        let [from, to] = [ends[0], ends[1]];
        (!frame.has(from)).then(|| clipped(from, to, frame)).flatten()
    };
    along.windows(2).rev().find_map(crossing)
}

/// Where a stretch that begins outside a frame comes into it, and where it goes on to within it.
fn clipped(from: Spot, to: Spot, frame: &Area) -> Option<(Spot, Spot)> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    let sides = [
        (-dx, from.x - frame.left),
        (dx, frame.right - from.x),
        (-dy, from.y - frame.top),
        (dy, frame.bottom - from.y),
    ];
    for (outward, room) in sides {
        if outward == 0.0 && room < 0.0 {
            return None;
        } else if outward < 0.0 {
            enter = enter.max(room / outward);
        } else if outward > 0.0 {
            leave = leave.min(room / outward);
        }
    }
    let at = |part: f64| Spot::new(from.x + dx * part, from.y + dy * part);
    (enter < leave).then(|| (at(enter), at(leave)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_from_beyond_comes_in_at_the_edge() {
        let frame = Area { left: 0.0, top: 0.0, right: 100.0, bottom: 50.0 };
        let spots = |points: &[(f64, f64)]| -> Vec<Spot> {
            points.iter().map(|(x, y)| Spot::new(*x, *y)).collect()
        };
        let (at, on) =
            entrance(&spots(&[(-50.0, 25.0), (50.0, 25.0)]), &frame).expect("it comes in");
        assert_eq!((at, on), (Spot::new(0.0, 25.0), Spot::new(50.0, 25.0)));
        assert!(
            entrance(&spots(&[(10.0, 10.0), (50.0, 25.0)]), &frame).is_none(),
            "inside from the first"
        );
        assert!(
            entrance(&spots(&[(-50.0, 90.0), (150.0, 90.0)]), &frame).is_none(),
            "it passes by"
        );
        let through =
            entrance(&spots(&[(50.0, -20.0), (50.0, 90.0)]), &frame).expect("it passes through");
        assert_eq!(through.0, Spot::new(50.0, 0.0));
    }
}
