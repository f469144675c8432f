//! Pictures: maps and charts as SVG that needs no script, no font and no other file, in colours or
//! in black and white by hatching.
//!
//! Drawn here and not by a charting library because none writes hatched shades, titles and
//! descriptions for readers of screens, and the same bytes on every machine.

pub mod bars;
pub mod chart;
pub mod map;

mod labels;
mod legend;
mod projection;
mod shades;

pub use shades::{COLOURS, SHADES};

/// A point on paper, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A length on paper as SVG writes it, to the tenth.
pub(super) fn mm(length: f64) -> String {
    let text = format!("{length:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// How wide a text is at a size, about: SVG is drawn with whatever font is at hand.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let wide = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '\'' | '|' => 0.3,
        'm' | 'w' | 'M' | 'W' | '–' | '—' => 0.88,
        c if c.is_uppercase() => 0.68,
        c if c.is_ascii_digit() => 0.58,
        _ => 0.55,
    };
    text.chars().map(wide).sum::<f64>() * size
}
