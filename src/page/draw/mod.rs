//! Pictures: maps and charts as marks on paper, in colours or in black and white by hatching.
//!
//! Drawn here and not by a charting library because none writes hatched shades, titles and
//! descriptions for readers of screens, and the same bytes on every machine.

pub mod bars;
pub mod chart;
pub mod curve;
pub mod map;
mod mapped;
pub mod panels;

mod crowd;
mod edge;
mod labels;
mod legend;
pub(super) mod marks;
mod names;
mod projection;
mod scale;
pub(super) mod shades;
mod signs;
mod view;

pub use marks::{Drawing, Ink};
pub use shades::{ASIDE, COLOURS, SHADES};

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
            notes: Vec::new(),
            narrow: None,
        }
    }
}

impl Picture {
    /// With what numbers on it mean.
    pub fn with_notes(self, notes: Vec<Text>) -> Picture {
        Picture { notes, ..self }
    }

    /// With a drawing of its own for narrow screens.
    fn with_narrow(self, mut drawing: Drawing) -> Picture {
        drawing.id.push_str("-narrow");
        Picture { narrow: Some(drawing), ..self }
    }
}

/// How wide a text is at a size, about: pages are shown with whatever font is at hand.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let wide = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '\'' | '|' => 0.3,
        'm' | 'w' | 'M' | 'W' | '–' | '—' => 0.88,
        c if c >= '\u{2e80}' => 1.0,
        c if c.is_uppercase() => 0.68,
        c if c.is_ascii_digit() => 0.58,
        _ => 0.55,
    };
    text.chars().map(wide).sum::<f64>() * size
}

/// Names are given this much more room than they are thought to take.
const ROOM: f64 = 1.08;

/// How much room a text is given at a size, for letters wider than thought.
fn room_of(text: &str, size: f64) -> f64 {
    width_of(text, size) * ROOM
}

/// A text cut to the room there is, with an ellipsis where it was too long.
fn fitted(text: &str, size: f64, room: f64) -> String {
    if room_of(text, size) <= room {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while !cut.is_empty() && room_of(&cut, size) + size > room {
        cut.pop();
    }
    let cut = cut.trim_end();
    // After letters that run from right to left an ellipsis stands at their end only with a mark.
    let mark = if cut.chars().any(super::text::is_right_to_left) { "\u{200f}" } else { "" };
    format!("{cut}…{mark}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_too_long_is_cut_with_an_ellipsis() {
        assert_eq!(fitted("Sarn", 13.0, 100.0), "Sarn");
        let cut = fitted("a permission with a name of forty letters", 13.0, 100.0);
        assert!(cut.ends_with('…') && room_of(&cut, 13.0) <= 100.0, "{cut}");
        assert!(fitted("ولسوالی قندهار و دیگران", 13.0, 80.0).ends_with("…\u{200f}"));
        assert_eq!(fitted("anything", 13.0, 1.0), "…");
    }
}
