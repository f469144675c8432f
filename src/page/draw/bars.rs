//! Bars that lie one below the other, each with what it lost beside the one above: how a whole gets
//! less step by step.

use super::super::{Look, Picture, Text};
use super::shades::fill;
use super::{Sheet, mm, width_of};
use maud::{Markup, html};

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
    /// The same as it is told.
    pub told: String,
    /// What it lost beside the bar above; nothing where it lost nothing.
    pub lost: f64,
    /// The same as it is told; empty where it lost nothing.
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
    let id = bars.id;
    let drawn = html! {
        (key(bars, left))
        @for (n, bar) in bars.bars.iter().enumerate() {
            (row(bar, ABOVE + STEP * n as f64, (left, per), (look, id)))
        }
    };
    let (title, description, caption) = (&bars.title, &bars.description, &bars.caption);
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, &drawn)
}

/// What is outlined.
fn key(bars: &Bars, left: f64) -> Markup {
    html! {
        rect x=(mm(left)) y="5" width="14" height="12" fill="#fff" stroke="#4b5563"
            stroke-dasharray="3 2" {}
        text x=(mm(left + 20.0)) y="16" { (bars.lost) }
    }
}

fn row(bar: &Bar, y: f64, (left, per): (f64, f64), (look, id): (Look, &str)) -> Markup {
    let strong = bar.weight == Weight::Strong;
    let middle = mm(y + THICK / 2.0);
    let (long, lost) = (bar.figure * per, bar.lost * per);
    html! {
        text x=(mm(left - 10.0)) y=(middle) dy=".35em" text-anchor="end"
            font-weight=(if strong { "600" } else { "400" }) { (bar.name) }
        @if bar.lost > 0.0 {
            rect x=(mm(left + long)) y=(mm(y)) width=(mm(lost)) height=(mm(THICK)) fill="#fff"
                stroke="#4b5563" stroke-dasharray="3 2" {}
        }
        @if bar.figure > 0.0 {
            rect x=(mm(left)) y=(mm(y)) width=(mm(long)) height=(mm(THICK))
                fill=(fill(if strong { 4 } else { 2 }, look, id)) stroke="#1f2937"
                stroke-width=".8" {}
        }
        text x=(mm(left + long + lost + 8.0)) y=(middle) dy=".35em" {
            tspan font-weight=(if strong { "600" } else { "400" }) { (bar.told) }
            @if !bar.lost_told.is_empty() {
                tspan fill="#4b5563" { " (" (bar.lost_told) ")" }
            }
        }
    }
}
