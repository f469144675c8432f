//! Sizes, spaces and colours of printed pages, in points.

use super::super::{Look, Setting};
use krilla::color::rgb;

/// What colours are called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words and strong rules.
    Main,
    /// What matters less.
    Quiet,
    /// Who may read the page.
    Warn,
    /// The edge of what is set apart.
    Accent,
    /// Rules between rows.
    Line,
    /// The ground of what is set apart.
    Faint,
    /// Bars behind figures.
    Bar,
}

/// The colour of an ink.
pub(super) fn colour(ink: Ink, look: Look) -> rgb::Color {
    let (red, green, blue) = match (look, ink) {
        (Look::Mono, Ink::Faint) => (255, 255, 255),
        (Look::Mono, _) => (0, 0, 0),
        (Look::Colour, Ink::Main) => (0x1b, 0x1f, 0x24),
        (Look::Colour, Ink::Quiet) => (0x56, 0x5d, 0x66),
        (Look::Colour, Ink::Warn) => (0x8a, 0x3b, 0x00),
        (Look::Colour, Ink::Accent) => (0x0b, 0x4f, 0x71),
        (Look::Colour, Ink::Line) => (0xc9, 0xce, 0xd6),
        (Look::Colour, Ink::Faint) => (0xf3, 0xf5, 0xf8),
        (Look::Colour, Ink::Bar) => (0xbc, 0xd9, 0xea),
    };
    rgb::Color::new(red, green, blue)
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    /// Height of the letters' body.
    pub(super) size: f32,
    /// From line to line.
    pub(super) leading: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Type {
    const fn new(size: f32, leading: f32, weight: Weight, ink: Ink) -> Type {
        Type { size, leading: size * leading, weight, ink }
    }

    /// Makes the type bold.
    pub(super) fn bold(self) -> Type {
        Type { weight: Weight::Bold, ..self }
    }

    /// Makes the type larger or smaller.
    pub(super) fn scaled(self, by: f32) -> Type {
        Type { size: self.size * by, leading: self.leading * by, ..self }
    }
}

/// How a whole document is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) look: Look,
    pub(super) title: Type,
    pub(super) subtitle: Type,
    pub(super) section: Type,
    pub(super) part: Type,
    pub(super) text: Type,
    pub(super) caption: Type,
    pub(super) cell: Type,
    /// Space above a section, above a part, above a paragraph, above a point of a list, around
    /// tables and pictures.
    pub(super) above_section: f32,
    pub(super) above_part: f32,
    pub(super) above_text: f32,
    pub(super) above_point: f32,
    pub(super) around: f32,
    /// Thickness of the rule over a section.
    pub(super) rule: f32,
    /// Space within a cell: to its sides, and above and below.
    pub(super) beside_cell: f32,
    pub(super) above_cell: f32,
    /// Words run no wider than this, so that the eye finds the next line.
    pub(super) measure: f32,
    /// The tallest a picture may be.
    pub(super) tallest_picture: f32,
}

/// How closely a document is set.
pub(super) fn style(setting: Setting, look: Look) -> Style {
    match setting {
        Setting::Pages | Setting::Slides => pages(look),
        Setting::OnePage => one_page(look, 1.0),
    }
}

fn pages(look: Look) -> Style {
    use Weight::{Bold, Regular};
    Style {
        look,
        title: Type::new(21.0, 1.2, Bold, Ink::Main),
        subtitle: Type::new(10.5, 1.4, Regular, Ink::Quiet),
        section: Type::new(14.0, 1.3, Bold, Ink::Main),
        part: Type::new(10.8, 1.35, Bold, Ink::Main),
        text: Type::new(9.4, 1.48, Regular, Ink::Main),
        caption: Type::new(8.4, 1.4, Regular, Ink::Quiet),
        cell: Type::new(8.6, 1.34, Regular, Ink::Main),
        above_section: 24.0,
        above_part: 15.0,
        above_text: 6.0,
        above_point: 2.8,
        around: 11.0,
        rule: 1.4,
        beside_cell: 5.0,
        above_cell: 2.6,
        measure: 450.0,
        tallest_picture: 640.0,
    }
}

/// Small type, a little larger or smaller than usual.
pub(super) fn one_page(look: Look, by: f32) -> Style {
    use Weight::{Bold, Regular};
    Style {
        look,
        title: Type::new(16.0, 1.2, Bold, Ink::Main),
        subtitle: Type::new(8.0 * by, 1.35, Regular, Ink::Quiet),
        section: Type::new(10.0 * by, 1.3, Bold, Ink::Main),
        part: Type::new(8.6 * by, 1.3, Bold, Ink::Main),
        text: Type::new(7.8 * by, 1.36, Regular, Ink::Main),
        caption: Type::new(7.2 * by, 1.3, Regular, Ink::Quiet),
        cell: Type::new(7.2 * by, 1.28, Regular, Ink::Main),
        above_section: 11.0 * by,
        above_part: 7.0 * by,
        above_text: 3.4 * by,
        above_point: 1.5 * by,
        around: 6.0 * by,
        rule: 0.8,
        beside_cell: 3.2,
        above_cell: 1.2 * by,
        measure: 450.0,
        tallest_picture: 560.0,
    }
}
