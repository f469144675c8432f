//! Bars that lie one below the other, each with what it lost beside the one above: how a whole gets
//! less step by step.

use super::super::{Look, Picture, Text};
use super::marks::{self, Anchor, Ink, Mark, Shape, Spot, Stroke, Words};
use super::shades::fill;
use super::{Sheet, width_of};

/// Bars to be drawn.
#[derive(Clone, Debug)]
pub struct Bars {
    /// Key of its own on the page, letters and digits.
    pub id: &'static str,
    /// What they are.
    pub title: String,
    /// What they show, for those who cannot see them.
    pub description: String,
    /// What stands below them.
    pub caption: Text,
    /// What the outlined part of a bar is, for the key.
    pub lost: String,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub figure: f64,
    /// The length as readers are told it.
    pub told: String,
    /// What it lost beside the bar above; nothing where it lost nothing.
    pub lost: f64,
    /// The loss as readers are told it; empty where it lost nothing.
    pub lost_told: String,
    /// Whether it is one of those that readers look for.
    pub weight: Weight,
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
/// Room above the bars for the key, and to the right of them for figures.
const ABOVE: f64 = 30.0;
const FIGURES: f64 = 230.0;

/// Draws bars.
pub fn draw(bars: &Bars, look: Look) -> Picture {
    let height = ABOVE + STEP * bars.bars.len() as f64 + 4.0;
    let names = bars.bars.iter().map(|bar| width_of(&bar.name, SIZE));
    let left = names.fold(0.0, f64::max).min(WIDTH / 2.0) + 14.0;
    let most = bars.bars.iter().map(|bar| bar.figure + bar.lost).fold(0.0, f64::max);
    let per = if most > 0.0 { (WIDTH - left - FIGURES) / most } else { 0.0 };
    let mut drawn = key(bars, left);
    for (n, bar) in bars.bars.iter().enumerate() {
        drawn.extend(row(bar, ABOVE + STEP * n as f64, (left, per), look));
    }
    let (id, title) = (bars.id, &bars.title);
    let (description, caption) = (&bars.description, &bars.caption);
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, drawn)
}

/// What is quieter than the rest.
const QUIET: Ink = Ink(0x4b5563);

fn outline() -> Stroke {
    Stroke::new(QUIET, 1.0).dashed(Some([3.0, 2.0]))
}

/// What is outlined.
fn key(bars: &Bars, left: f64) -> Vec<Mark> {
    let shown = Shape::rectangle(Spot::new(left, 5.0), 14.0, 12.0);
    vec![
        shown.inked(Ink::WHITE).stroked(outline()).mark(),
        Words::new(&bars.lost, Spot::new(left + 20.0, 16.0), SIZE).mark(),
    ]
}

fn row(bar: &Bar, y: f64, (left, per): (f64, f64), look: Look) -> Vec<Mark> {
    let strong = bar.weight == Weight::Strong;
    let weight = if strong { marks::Weight::Strong } else { marks::Weight::Regular };
    let middle = y + THICK / 2.0;
    let (long, lost) = (bar.figure * per, bar.lost * per);
    let name = Words::new(&bar.name, Spot::new(left - 10.0, middle), SIZE);
    let mut drawn = vec![name.anchored(Anchor::End).level().weighing(weight).mark()];
    if bar.lost > 0.0 {
        let shown = Shape::rectangle(Spot::new(left + long, y), lost, THICK);
        drawn.push(shown.inked(Ink::WHITE).stroked(outline()).mark());
    }
    if bar.figure > 0.0 {
        let shown = Shape::rectangle(Spot::new(left, y), long, THICK);
        let paint = fill(if strong { 4 } else { 2 }, look);
        drawn.push(shown.filled(paint).stroked(Stroke::new(Ink(0x1f2937), 0.8)).mark());
    }
    let at = Spot::new(left + long + lost + 8.0, middle);
    let mut told = Words::new(&bar.told, at, SIZE).level().weighing(weight);
    if !bar.lost_told.is_empty() {
        told = told.then(&format!(" ({})", bar.lost_told), QUIET);
    }
    drawn.push(told.mark());
    drawn
}
