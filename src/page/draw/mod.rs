//! Pictures: maps and charts as marks on paper, in colours or in black and white by hatching.
//!
//! Drawn here and not by a charting library because none writes hatched shades, titles and
//! descriptions for readers of screens, and the same bytes on every machine.

pub mod bars;
pub mod chart;
pub mod map;
mod mapped;

mod labels;
mod legend;
pub(super) mod marks;
mod projection;
pub(super) mod shades;

pub use marks::{Drawing, Ink};
pub use shades::{COLOURS, SHADES};

use super::{Look, Picture, Text};
use marks::Mark;

/// What every picture has beside what is drawn.
pub(super) struct Sheet<'a> {
    /// Key of its own on the page.
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) caption: &'a Text,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Sheet<'_> {
    /// A picture of what is drawn on it.
    fn picture(&self, look: Look, marks: Vec<Mark>) -> Picture {
        let (width, height) = (self.width, self.height.max(1.0));
        Picture {
            drawing: Drawing { id: self.id.to_owned(), width, height, look, marks },
            title: self.title.to_owned(),
            description: self.description.to_owned(),
            caption: self.caption.clone(),
        }
    }
}

/// How wide a text is at a size, about: pages are shown with whatever font is at hand.
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
