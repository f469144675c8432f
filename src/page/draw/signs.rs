//! Signs at places.

use super::super::Look;
use super::mapped::Sign;
use super::marks::{Ink, Mark, Shape as Drawn, Spot, Stroke};
use super::view::food;

/// A sign at a spot, so many times as large as on a large sheet.
pub(super) fn sign(sign: Sign, at: Spot, times: f64, look: Look) -> Vec<Mark> {
    let ink = if look == Look::Colour { Ink(0x1f2937) } else { Ink::BLACK };
    let edge = Stroke::new(ink, 1.3);
    let at_spot = |spots: &[(f64, f64)]| -> Vec<Spot> {
        spots.iter().map(|(x, y)| Spot::new(at.x + x * times, at.y + y * times)).collect()
    };
    // Half a diagonal of squares with sides of 10 and of 8.4.
    let (large, small) = (Drawn::diamond(at, 7.07 * times), Drawn::diamond(at, 5.94 * times));
    let disc = |radius: f64, ink: Ink, stroke: Stroke| Mark::Disc {
        middle: at,
        radius: radius * times,
        ink,
        stroke,
    };
    let white = Stroke::new(Ink::WHITE, 1.3);
    match sign {
        Sign::Entry => vec![large.inked(food(look)).stroked(white).mark()],
        Sign::Origin => vec![disc(6.0, food(look), white), disc(2.2, Ink::WHITE, white)],
        Sign::End => vec![disc(6.0, ink, white)],
        Sign::Unused | Sign::Open => vec![small.inked(Ink::WHITE).stroked(edge).mark()],
        Sign::Closed => {
            let cross = [[(-7.0, -7.0), (7.0, 7.0)], [(-7.0, 7.0), (7.0, -7.0)]];
            let cross = Drawn::lines(cross.iter().map(|line| at_spot(line)).collect());
            vec![
                small.inked(Ink::WHITE).stroked(edge).mark(),
                cross.clone().stroked(Stroke::new(Ink::WHITE, 5.0 * times)).mark(),
                cross.stroked(Stroke::new(ink, 2.4 * times)).mark(),
            ]
        }
        Sign::Store => {
            let house = [(-6.0, 6.0), (-6.0, -1.5), (0.0, -6.5), (6.0, -1.5), (6.0, 6.0)];
            let house = Drawn::rings(vec![at_spot(&house)]);
            vec![house.inked(Ink::WHITE).stroked(edge).mark()]
        }
        Sign::Town => vec![disc(2.4, ink, Stroke::new(Ink::WHITE, 0.8))],
    }
}

/// The head of an arrow at a spot, along a direction.
pub(super) fn arrow(at: Spot, towards: Spot, times: f64, look: Look) -> Mark {
    let (dx, dy) = (towards.x - at.x, towards.y - at.y);
    let length = dx.hypot(dy).max(1e-9);
    let (dx, dy) = (dx / length * times, dy / length * times);
    let corner = |along: f64, aside: f64| {
        Spot::new(at.x + along * dx - aside * dy, at.y + along * dy + aside * dx)
    };
    let head = vec![corner(15.0, 0.0), corner(1.0, 7.0), corner(1.0, -7.0)];
    Drawn::rings(vec![head]).inked(food(look)).stroked(Stroke::new(Ink::WHITE, 1.2)).mark()
}
