//! What pictures are drawn of: shapes and words on paper. Whoever shows a picture writes them in its own
//! format, so that none has to read another's.

use super::super::Look;

/// A point on paper, from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::page) struct Spot {
    pub(in crate::page) x: f64,
    pub(in crate::page) y: f64,
}

impl Spot {
    pub(in crate::page) fn new(x: f64, y: f64) -> Spot {
        Spot { x, y }
    }

    pub(super) fn moved(self, by: Spot) -> Spot {
        Spot { x: self.x + by.x, y: self.y + by.y }
    }
}

/// A colour: red, green and blue, a byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub(in crate::page) u32);

impl Ink {
    pub(in crate::page) const WHITE: Ink = Ink(0xff_ffff);
    pub(in crate::page) const BLACK: Ink = Ink(0);
    /// Of words and outlines that say nothing else.
    pub(in crate::page) const MAIN: Ink = Ink(0x11_1827);

    /// As style sheets and other programs write it: `#1b2c3d`.
    pub fn hex(self) -> String {
        format!("#{:06x}", self.0)
    }

    /// Red, green and blue.
    pub(in crate::page) fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Paint {
    Ink(Ink),
    /// A hatching of [`super::shades::hatching`], by its shade.
    Hatching(usize),
}

/// The line along the edge of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::page) struct Stroke {
    pub(in crate::page) ink: Ink,
    pub(in crate::page) width: f64,
    /// Lengths of a dash and of the gap after it.
    pub(in crate::page) dashes: Option<[f64; 2]>,
    pub(in crate::page) corners: Ends,
    pub(in crate::page) ends: Ends,
}

/// How a line ends, and turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Ends {
    Sharp,
    Round,
}

impl Stroke {
    pub(in crate::page) fn new(ink: Ink, width: f64) -> Stroke {
        Stroke { ink, width, dashes: None, corners: Ends::Sharp, ends: Ends::Sharp }
    }

    pub(in crate::page) fn dashed(self, dashes: Option<[f64; 2]>) -> Stroke {
        Stroke { dashes, ..self }
    }

    pub(in crate::page) fn round_corners(self) -> Stroke {
        Stroke { corners: Ends::Round, ..self }
    }

    pub(in crate::page) fn round_ends(self) -> Stroke {
        Stroke { ends: Ends::Round, ..self }
    }
}

/// Lines from point to point, and what they enclose.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::page) struct Shape {
    pub(in crate::page) lines: Vec<Vec<Spot>>,
    /// Whether each line leads back to its beginning; what lies within two of them is outside.
    pub(in crate::page) closed: bool,
    pub(in crate::page) fill: Option<Paint>,
    /// Of the fill, in percent.
    pub(in crate::page) opacity: u8,
    pub(in crate::page) stroke: Option<Stroke>,
}

impl Shape {
    /// Rings, or one.
    pub(in crate::page) fn rings(lines: Vec<Vec<Spot>>) -> Shape {
        Shape { lines, closed: true, fill: None, opacity: 100, stroke: None }
    }

    /// Lines that enclose nothing.
    pub(in crate::page) fn lines(lines: Vec<Vec<Spot>>) -> Shape {
        Shape { closed: false, ..Shape::rings(lines) }
    }

    /// A box by its top left corner.
    pub(in crate::page) fn rectangle(corner: Spot, width: f64, height: f64) -> Shape {
        let by = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        Shape::rings(vec![by.map(|(x, y)| corner.moved(Spot { x, y })).to_vec()])
    }

    /// A square on its corner, by how far its corners lie from its middle.
    pub(in crate::page) fn diamond(middle: Spot, reach: f64) -> Shape {
        let by = [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)];
        Shape::rings(vec![by.map(|(x, y)| middle.moved(Spot { x, y })).to_vec()])
    }

    pub(in crate::page) fn filled(self, paint: Paint) -> Shape {
        Shape { fill: Some(paint), ..self }
    }

    pub(in crate::page) fn inked(self, ink: Ink) -> Shape {
        self.filled(Paint::Ink(ink))
    }

    pub(in crate::page) fn stroked(self, stroke: Stroke) -> Shape {
        Shape { stroke: Some(stroke), ..self }
    }

    pub(in crate::page) fn mark(self) -> Mark {
        Mark::Shape(self)
    }
}

/// Words on one line.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::page) struct Words {
    pub(in crate::page) at: Spot,
    /// Which part of the words stands at the point.
    pub(in crate::page) side: Anchor,
    /// Whether the middle of the letters stands at the point, rather than their foot.
    pub(in crate::page) level: bool,
    pub(in crate::page) size: f64,
    /// What surrounds the letters, so that they can be read on whatever lies below.
    pub(in crate::page) halo: Option<Ink>,
    /// Space between letters, in sizes.
    pub(in crate::page) spacing: f64,
    pub(in crate::page) runs: Vec<Run>,
}

/// Words of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Run {
    pub(in crate::page) text: String,
    pub(in crate::page) ink: Ink,
    pub(in crate::page) weight: Weight,
}

/// Which part of words stands at their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Anchor {
    Start,
    Middle,
    End,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Weight {
    Regular,
    Medium,
    Strong,
}

/// Width of the halo around letters.
pub(in crate::page) const HALO: f64 = 3.0;

impl Words {
    /// Words that begin at a point.
    pub(in crate::page) fn new(text: &str, at: Spot, size: f64) -> Words {
        let run = Run { text: text.to_owned(), ink: Ink::MAIN, weight: Weight::Regular };
        Words {
            at,
            side: Anchor::Start,
            level: false,
            size,
            halo: None,
            spacing: 0.0,
            runs: vec![run],
        }
    }

    pub(in crate::page) fn anchored(self, side: Anchor) -> Words {
        Words { side, ..self }
    }

    /// With the middle of the letters at the point.
    pub(in crate::page) fn level(self) -> Words {
        Words { level: true, ..self }
    }

    pub(in crate::page) fn halo(self, ink: Ink) -> Words {
        Words { halo: Some(ink), ..self }
    }

    pub(in crate::page) fn spaced(self, spacing: f64) -> Words {
        Words { spacing, ..self }
    }

    /// All of them so heavy.
    pub(in crate::page) fn weighing(mut self, weight: Weight) -> Words {
        for run in &mut self.runs {
            run.weight = weight;
        }
        self
    }

    /// All of them in a colour.
    pub(in crate::page) fn inked(mut self, ink: Ink) -> Words {
        for run in &mut self.runs {
            run.ink = ink;
        }
        self
    }

    /// With more words after them.
    pub(in crate::page) fn then(mut self, text: &str, ink: Ink) -> Words {
        self.runs.push(Run { text: text.to_owned(), ink, weight: Weight::Regular });
        self
    }

    pub(in crate::page) fn mark(self) -> Mark {
        Mark::Words(self)
    }
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::page) enum Mark {
    Shape(Shape),
    Disc {
        middle: Spot,
        radius: f64,
        ink: Ink,
        stroke: Stroke,
    },
    Words(Words),
    /// Marks of which only what lies within a box is seen.
    Within {
        corner: Spot,
        width: f64,
        height: f64,
        marks: Vec<Mark>,
    },
}

impl Mark {
    /// Moves the mark to another place.
    pub(in crate::page) fn moved(mut self, by: Spot) -> Mark {
        match &mut self {
            Mark::Shape(shape) => {
                for spot in shape.lines.iter_mut().flatten() {
                    *spot = spot.moved(by);
                }
            }
            Mark::Disc { middle, .. } => *middle = middle.moved(by),
            Mark::Words(words) => words.at = words.at.moved(by),
            Mark::Within { corner, marks, .. } => {
                *corner = corner.moved(by);
                *marks = moved(std::mem::take(marks), by).collect();
            }
        }
        self
    }
}

/// Moves marks.
pub(in crate::page) fn moved(marks: Vec<Mark>, by: Spot) -> impl Iterator<Item = Mark> {
    marks.into_iter().map(move |mark| mark.moved(by))
}

/// What a picture is drawn of.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Key of its own on the page.
    pub(in crate::page) id: String,
    pub(in crate::page) width: f64,
    pub(in crate::page) height: f64,
    pub(in crate::page) look: Look,
    /// From the lowest to the topmost.
    pub(in crate::page) marks: Vec<Mark>,
}
