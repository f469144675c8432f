//! Charts as data: worded by sentences, and drawn once it is known how a document is coloured.

use super::figure::{Figure, drawn};
use super::sentence::{Argument, Joined, Sentence, say};
pub use crate::page::draw::bars::Weight;
use crate::page::draw::{bars, chart, curve};
use crate::page::{Look, Picture, Text};

/// How many bars a chart has at most.
pub const MOST: usize = 12;
/// How many of its bars a description tells; the table has all of them.
const TOLD: usize = 3;

/// A chart of an answer's figures.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Key of its own on the page.
    pub id: String,
    /// What it is.
    pub title: Sentence,
    /// What it shows, for those who cannot see it.
    pub description: Sentence,
    /// What stands below it.
    pub caption: Sentence,
    /// What is drawn.
    pub shows: Shows,
}

/// What a chart draws.
#[derive(Clone, Debug)]
pub enum Shows {
    /// Bars, one below the other, with what their parts are.
    Bars(Key, Vec<Bar>),
    /// A curve.
    Curve(Curve),
    /// Bars side by side, such as a month each.
    Columns(Columns),
}

/// What the parts of bars are.
#[derive(Clone, Debug)]
pub enum Key {
    /// Each is one figure.
    None,
    /// The outlined part of a bar.
    Lost(Sentence),
    /// The upper and the lower bar of each.
    Both([Sentence; 2]),
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub name: Sentence,
    /// How long it is.
    pub figure: Figure,
    /// How far off the figure may be.
    pub give_or_take: Option<Figure>,
    /// What stands beside it.
    pub beside: Beside,
    /// How much it stands out.
    pub weight: Weight,
}

/// What there is beside a bar.
#[derive(Clone, Copy, Debug)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// What was lost to get there.
    Lost(Figure),
    /// A second figure, which may be less than nought.
    Second(Figure),
}

/// A curve.
#[derive(Clone, Debug)]
pub struct Curve {
    /// What lies along the bottom, and along the left side.
    pub along: [Sentence; 2],
    /// From left to right.
    pub points: Vec<Point>,
    /// A figure to hold the curve against, with its words.
    pub level: Option<(Figure, Sentence)>,
}

/// A point of a curve: how far to the right, how high up, and what it is called.
#[derive(Clone, Debug)]
pub struct Point {
    /// Along and up.
    pub at: [Figure; 2],
    /// What stands at it.
    pub mark: Option<Sentence>,
}

/// Bars side by side.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What stands below each.
    pub names: Vec<String>,
    /// From the top, each with a unit of its own.
    pub panels: Vec<Panel>,
}

/// A panel of bars side by side.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it shows.
    pub title: Sentence,
    /// The whole, as an outline.
    pub whole: Option<Series>,
    /// The part, filled.
    pub part: Series,
}

/// What is counted, and a figure a column.
pub type Series = (Sentence, Vec<f64>);

impl Bar {
    /// A bar of one figure, by a name that is the same in every language.
    pub fn of(name: &str, figure: Figure) -> Bar {
        let name = Sentence::of_others(name);
        let (beside, weight) = (Beside::Nothing, Weight::Plain);
        Bar { name, figure, give_or_take: None, beside, weight }
    }

    fn drawn(&self) -> bars::Bar {
        let mut figure = length(self.figure);
        if let Some(width) = self.give_or_take.filter(|width| !width.is_nought()) {
            figure.told.push_str(&format!(" ±{}", width.grouped()));
        }
        let beside = match self.beside {
            Beside::Lost(lost) if !lost.is_nought() => bars::Beside::Lost(length(lost)),
            Beside::Nothing | Beside::Lost(_) => bars::Beside::Nothing,
            Beside::Second(second) => bars::Beside::Second(length(second)),
        };
        bars::Bar { name: self.name.to_string(), figure, beside, weight: self.weight }
    }
}

fn length(figure: Figure) -> bars::Length {
    bars::Length { figure: drawn(figure.exact()), told: figure.grouped() }
}

impl Chart {
    /// The chart as it is drawn in a document so coloured.
    pub fn picture(&self, look: Look) -> Picture {
        let (id, title) = (self.id.clone(), self.title.to_string());
        let description = self.description.to_string();
        let caption = Text::plain(&self.caption.to_string());
        match &self.shows {
            Shows::Bars(key, all) => {
                let key = key.drawn();
                let bars = all.iter().map(Bar::drawn).collect();
                bars::draw(&bars::Bars { id, title, description, caption, key, bars }, look)
            }
            Shows::Curve(Curve { along, points, level }) => {
                let along = along.each_ref().map(Sentence::to_string);
                let cut = cut().to_string();
                let points = points.iter().map(Point::drawn).collect();
                let level = level.as_ref();
                let level = level.map(|(at, words)| (drawn(at.exact()), words.to_string()));
                let shown =
                    curve::Curve { id, title, description, caption, along, cut, points, level };
                curve::draw(&shown, look)
            }
            Shows::Columns(Columns { names, panels }) => {
                let (columns, panels) = (names.clone(), panels.iter().map(Panel::drawn).collect());
                let shown = chart::Chart { id, title, description, caption, columns, panels };
                chart::draw(&shown, look)
            }
        }
    }

    /// All that is worded but the names of bars, which the table has, too.
    pub(super) fn sentences(&self) -> Vec<&Sentence> {
        let mut told = vec![&self.title, &self.description];
        match &self.shows {
            Shows::Bars(key, _) => match key {
                Key::None => {}
                Key::Lost(lost) => told.push(lost),
                Key::Both(both) => told.extend(both),
            },
            Shows::Curve(curve) => {
                told.extend(&curve.along);
                told.extend(curve.points.iter().filter_map(|point| point.mark.as_ref()));
                told.extend(curve.level.iter().map(|(_, words)| words));
            }
            Shows::Columns(columns) => {
                for panel in &columns.panels {
                    told.push(&panel.title);
                    told.extend(panel.whole.iter().map(|(words, _)| words));
                    told.push(&panel.part.0);
                }
            }
        }
        told.push(&self.caption);
        told
    }
}

impl Key {
    fn drawn(&self) -> bars::Key {
        match self {
            Key::None => bars::Key::None,
            Key::Lost(lost) => bars::Key::Lost(lost.to_string()),
            Key::Both(both) => bars::Key::Both(both.each_ref().map(Sentence::to_string)),
        }
    }
}

impl Point {
    fn drawn(&self) -> curve::Point {
        curve::Point {
            at: self.at.map(|figure| drawn(figure.exact())),
            told: self.at.map(Figure::grouped),
            mark: self.mark.as_ref().map(Sentence::to_string),
        }
    }
}

impl Panel {
    fn drawn(&self) -> chart::Panel {
        let series = |(words, figures): &Series| (words.to_string(), figures.clone());
        chart::Panel {
            title: self.title.to_string(),
            whole: self.whole.as_ref().map(series),
            part: series(&self.part),
        }
    }
}

/// What is said where an axis does not begin at nought.
fn cut() -> Sentence {
    say!("answer.picture.cut", "the axis does not begin at nought")
}

/// The first few bars, each with its figure, for a description.
pub fn first_few(bars: &[Bar]) -> Argument {
    let told = |bar: &Bar| {
        say!("answer.picture.bar", "{name} {figure}", name = &bar.name, figure = bar.figure)
    };
    let drawn = bars.iter().filter(|bar| !bar.figure.is_nought());
    Joined::Semicolons.list(drawn.take(TOLD).map(told))
}

/// How many of all have a bar, for a caption.
pub fn how_many(shown: usize, of: usize) -> Sentence {
    match shown < of {
        true => say!(
            "answer.picture.some",
            "The first {shown} of {of} have a bar; the table has all of them.",
            shown,
            of,
        ),
        false => say!("answer.picture.all", "The same figures stand in the table."),
    }
}
