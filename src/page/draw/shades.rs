//! Shades from none to most, as colours that colour-blind readers can tell apart and as hatching.

use super::super::Look;
use super::marks::{Ink, Paint};

/// How many shades there are: one for none, then from least to most.
pub const SHADES: usize = 6;

/// The shade of what a map shows and is not about.
pub const ASIDE: usize = SHADES;

/// Warm for none, then blues from light to dark: told apart by lightness alone.
pub const COLOURS: [Ink; SHADES] =
    [Ink(0xf4d6c0), Ink(0xe6eef6), Ink(0xc3d8ea), Ink(0x8fb8da), Ink(0x5592c4), Ink(0x2a6ca6)];

/// What fills a shape of a shade.
pub(super) fn fill(shade: usize, look: Look) -> Paint {
    if shade == ASIDE {
        return Paint::Ink(if look == Look::Colour { Ink(0xdfe1e4) } else { Ink::WHITE });
    }
    let shade = shade.min(SHADES - 1);
    match look {
        Look::Colour => Paint::Ink(COLOURS[shade]),
        Look::Mono => Paint::Hatching(shade),
    }
}

/// Whether words on a shade must be white to be read.
pub(super) fn is_dark(shade: usize, look: Look) -> bool {
    look == Look::Colour && shade + 1 == SHADES
}

/// A hatching in black on white: one square of it, which repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::page) enum Hatching {
    /// Dots.
    Dots {
        /// Side of the square.
        side: f64,
        /// Middles of the dots.
        dots: [[f64; 2]; 2],
        /// Their radius.
        radius: f64,
    },
    /// Lines that fall from left to right, at half a right angle.
    Lines {
        /// From line to line.
        gap: f64,
        /// How wide they are.
        width: f64,
        /// Whether others cross them.
        crossed: bool,
    },
}

/// The hatching of a shade.
pub(in crate::page) fn hatching(shade: usize) -> Hatching {
    match shade {
        0 => Hatching::Dots { side: 8.0, dots: [[2.0, 2.0], [6.0, 6.0]], radius: 0.7 },
        shade => Hatching::Lines {
            gap: [9.0, 6.0, 4.2, 3.0].get(shade - 1).copied().unwrap_or(3.0),
            width: 1.1,
            crossed: shade + 1 == SHADES,
        },
    }
}
