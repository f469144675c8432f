//! Bars that lie one below the other: how a whole gets less step by step, which of several is the
//! largest, or two figures of each.

use super::super::{Look, Picture, Text};
use super::marks::{self, Anchor, Ink, Mark, Paint, Shape, Spot, Stroke, Words};
use super::shades::fill;
use super::{Sheet, fitted, room_of};

/// Bars to be drawn.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Key of its own on the page.
    pub id: String,
    /// What they are.
    pub title: String,
    /// What they show, for those who cannot see them.
    pub description: String,
    /// What stands below them.
    pub caption: Text,
    /// What stands above them.
    pub key: Key,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// What the parts of bars are.
#[derive(Clone, Debug)]
pub enum Key {
    /// Each is one figure.
    None,
    /// The outlined part of a bar, in words.
    Lost(String),
    /// The upper and the lower bar of each, in words.
    Both([String; 2]),
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub figure: Length,
    /// What there is beside it.
    pub beside: Beside,
    /// Whether it is one of those that readers look for.
    pub weight: Weight,
}

/// How long a bar is.
#[derive(Clone, Debug)]
pub struct Length {
    /// The figure.
    pub figure: f64,
    /// The figure as readers are told it.
    pub told: String,
}

/// What there is beside a bar.
#[derive(Clone, Debug)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// What it lost beside the bar above.
    Lost(Length),
    /// A second bar below it, which goes to the left where it is less than nothing.
    Second(Length),
}

/// Whether a bar stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It does not.
    Plain,
    /// It does.
    Strong,
}

const WIDTH: f64 = 900.0;
const SIZE: f64 = 13.0;
/// From one bar to the next, and how thick a bar is.
const STEP: f64 = 30.0;
const THICK: f64 = 20.0;
/// From one to the next, and how thick, where each has a second bar right below it.
const STEP_OF_TWO: f64 = 40.0;
const THICK_OF_TWO: f64 = 15.0;
/// Room above the bars for the key, and to the right of them for figures.
const ABOVE: f64 = 30.0;
const FIGURES: f64 = 230.0;
/// The most room that names take.
const NAMES: f64 = 380.0;

/// What is quieter than the rest.
const QUIET: Ink = Ink(0x4b5563);

/// Where bars lie on paper.
struct Scale {
    /// Where names end.
    names: f64,
    /// Where bars begin.
    left: f64,
    /// Paper to one of what is counted.
    per: f64,
    step: f64,
    thick: f64,
}

impl Scale {
    fn of(bars: &Bars) -> Scale {
        let names = bars.bars.iter().map(|bar| room_of(&bar.name, SIZE));
        let names = names.fold(0.0, f64::max).min(NAMES) + 4.0;
        let (mut most, mut least) = (0.0_f64, 0.0_f64);
        for bar in &bars.bars {
            let (end, second) = match &bar.beside {
                Beside::Nothing => (bar.figure.figure, 0.0),
                Beside::Lost(lost) => (bar.figure.figure + lost.figure, 0.0),
                Beside::Second(second) => (bar.figure.figure, second.figure),
            };
            (most, least) = (most.max(end).max(second), least.min(end).min(second));
        }
        let room = WIDTH - names - 10.0 - FIGURES;
        let per = if most > least { room / (most - least) } else { 0.0 };
        let (step, thick) = match bars.key {
            Key::None | Key::Lost(_) => (STEP, THICK),
            Key::Both(_) => (STEP_OF_TWO, THICK_OF_TWO),
        };
        Scale { names, left: names + 10.0 - least * per, per, step, thick }
    }
}

/// Draws bars.
pub fn draw(bars: &Bars, look: Look) -> Picture {
    let scale = Scale::of(bars);
    let above = match bars.key {
        Key::None => 4.0,
        Key::Lost(_) | Key::Both(_) => ABOVE,
    };
    let height = above + scale.step * bars.bars.len() as f64 + 4.0;
    let mut drawn = key(&bars.key, scale.names + 10.0, look);
    for (n, bar) in bars.bars.iter().enumerate() {
        drawn.extend(row(bar, above + scale.step * n as f64, bars, &scale, look));
    }
    let (id, title) = (&bars.id, &bars.title);
    let (description, caption) = (&bars.description, &bars.caption);
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, drawn)
}

fn outline() -> Stroke {
    Stroke::new(QUIET, 1.0).dashed(Some([3.0, 2.0]))
}

fn edge() -> Stroke {
    Stroke::new(Ink(0x1f2937), 0.8)
}

/// What is outlined, or what the upper and the lower bars are.
fn key(key: &Key, left: f64, look: Look) -> Vec<Mark> {
    let sample = |x: f64| Shape::rectangle(Spot::new(x, 5.0), 14.0, 12.0);
    let words = |words: &str, x: f64| Words::new(words, Spot::new(x + 20.0, 16.0), SIZE).mark();
    match key {
        Key::None => Vec::new(),
        Key::Lost(lost) => {
            let shown = sample(left).inked(Ink::WHITE).stroked(outline());
            vec![shown.mark(), words(lost, left)]
        }
        Key::Both([first, second]) => {
            let next = left + 20.0 + room_of(first, SIZE) + 24.0;
            vec![
                sample(left).filled(fill(4, look)).stroked(edge()).mark(),
                words(first, left),
                sample(next).filled(fill(1, look)).stroked(edge()).mark(),
                words(second, next),
            ]
        }
    }
}

fn row(bar: &Bar, y: f64, bars: &Bars, scale: &Scale, look: Look) -> Vec<Mark> {
    let strong = bar.weight == Weight::Strong;
    let weight = if strong { marks::Weight::Strong } else { marks::Weight::Regular };
    let thick = scale.thick;
    let deep = match bar.beside {
        Beside::Nothing | Beside::Lost(_) => thick,
        Beside::Second(_) => thick * 2.0,
    };
    let name = fitted(&bar.name, SIZE, NAMES);
    let name = Words::new(&name, Spot::new(scale.names, y + deep / 2.0), SIZE);
    let mut drawn = vec![name.anchored(Anchor::End).level().weighing(weight).mark()];
    let shade = match bars.key {
        Key::Lost(_) if !strong => 2,
        Key::None | Key::Lost(_) | Key::Both(_) => 4,
    };
    let long = bar.figure.figure * scale.per;
    let told = |at: f64, y: f64, of: &Length| {
        let at = Spot::new(scale.left + at.max(0.0) + 8.0, y + thick / 2.0);
        Words::new(&of.told, at, SIZE).level().weighing(weight)
    };
    match &bar.beside {
        Beside::Nothing => {
            drawn.extend(shown(&bar.figure, y, fill(shade, look), scale));
            drawn.push(told(long, y, &bar.figure).mark());
        }
        Beside::Lost(lost) => {
            let wide = lost.figure * scale.per;
            let rest = Shape::rectangle(Spot::new(scale.left + long, y), wide, thick);
            if lost.figure > 0.0 {
                drawn.push(rest.inked(Ink::WHITE).stroked(outline()).mark());
            }
            drawn.extend(shown(&bar.figure, y, fill(shade, look), scale));
            let told = told(long + wide, y, &bar.figure);
            drawn.push(told.then(&format!(" (−{})", lost.told), QUIET).mark());
        }
        Beside::Second(second) => {
            drawn.extend(shown(&bar.figure, y, fill(shade, look), scale));
            drawn.push(told(long, y, &bar.figure).mark());
            drawn.extend(shown(second, y + thick, fill(1, look), scale));
            drawn.push(told(second.figure * scale.per, y + thick, second).mark());
        }
    }
    drawn
}

/// A bar, where there is anything of it.
fn shown(of: &Length, y: f64, paint: Paint, scale: &Scale) -> Option<Mark> {
    let long = of.figure * scale.per;
    let corner = Spot::new(scale.left + long.min(0.0), y);
    let shape = Shape::rectangle(corner, long.abs(), scale.thick);
    (long != 0.0).then(|| shape.filled(paint).stroked(edge()).mark())
}
