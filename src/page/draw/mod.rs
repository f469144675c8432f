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

use super::{Look, Picture, Text};
use maud::{Markup, html};

/// A point on paper, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

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
    /// Letters of a size, where the drawing sets none of its own.
    const SIZE: f64 = 13.0;

    /// A picture of what is drawn on it.
    pub(super) fn picture(&self, look: Look, drawn: &Markup) -> Picture {
        let (id, width, height) = (self.id, mm(self.width), mm(self.height));
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) }
                role="img" aria-labelledby={ (id) "-title " (id) "-desc" } font-size=(mm(Self::SIZE))
                font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif" fill="#111827" {
                title id={ (id) "-title" } { (self.title) }
                desc id={ (id) "-desc" } { (self.description) }
                (shades::patterns(look, id))
                (drawn)
            }
        };
        Picture {
            svg: svg.into_string(),
            aspect_thousandths: (self.width / self.height.max(1.0) * 1000.0) as u32,
            title: self.title.to_owned(),
            description: self.description.to_owned(),
            caption: self.caption.clone(),
        }
    }
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
