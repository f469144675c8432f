//! A chart of bars by month: what is needed as an outline, what is reached of it filled, and below,
//! in a panel of its own, a second figure with a unit of its own.

use super::super::{Look, Picture, Text};
use super::shades::fill;
use super::{Sheet, mm, width_of};
use maud::{Markup, html};

/// A chart to be drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Key of its own on the page, letters and digits.
    pub id: &'static str,
    /// What it is.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What stands below it.
    pub caption: Text,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Its panels, from the top.
    pub panels: Vec<Panel>,
}

/// A panel with a unit of its own.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it counts, with the unit.
    pub title: String,
    /// The whole, as an outline, with its name.
    pub whole: Option<(String, Vec<f64>)>,
    /// The part, filled, with its name.
    pub part: (String, Vec<f64>),
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 12.0;
const SIZE: f64 = 13.0;
/// Height of the bars in a panel, with a whole and without.
const TALL: f64 = 230.0;
const LOW: f64 = 90.0;
/// Room above the bars for title and legend, and below for names.
const ABOVE: f64 = 48.0;
const BELOW: f64 = 30.0;

/// Draws a chart.
pub fn draw(chart: &Chart, look: Look) -> Picture {
    let height: f64 = chart.panels.iter().map(room).sum();
    let id = chart.id;
    let top = |n: usize| chart.panels.iter().take(n).map(room).sum::<f64>();
    let drawn = html! {
        @for (n, shown) in chart.panels.iter().enumerate() {
            g transform={ "translate(0 " (mm(top(n))) ")" } { (panel(chart, shown, look)) }
        }
    };
    let (title, description, caption) = (&chart.title, &chart.description, &chart.caption);
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, &drawn)
}

fn room(panel: &Panel) -> f64 {
    ABOVE + bars(panel) + BELOW
}

fn bars(panel: &Panel) -> f64 {
    if panel.whole.is_some() { TALL } else { LOW }
}

fn panel(chart: &Chart, panel: &Panel, look: Look) -> Markup {
    let height = bars(panel);
    let wholes = panel.whole.iter().flat_map(|(_, figures)| figures);
    let most = wholes.chain(&panel.part.1).copied().fold(0.0, f64::max);
    let (step, n_steps) = steps(most);
    let top = step * f64::from(n_steps);
    let y = |figure: f64| ABOVE + height - if top > 0.0 { figure / top * height } else { 0.0 };
    let column = (WIDTH - LEFT - RIGHT) / chart.columns.len().max(1) as f64;
    let x = |n: usize| LEFT + n as f64 * column;
    html! {
        text x="0" y="16" font-weight="600" { (panel.title) }
        (key(chart.id, panel, look))
        @for k in 0..=n_steps {
            @let figure = step * f64::from(k);
            path d={ "M" (mm(LEFT)) " " (mm(y(figure))) "H" (mm(WIDTH - RIGHT)) }
                stroke=(if k == 0 { "#111827" } else { "#d1d5db" }) fill="none" {}
            text x=(mm(LEFT - 8.0)) y=(mm(y(figure))) dy=".35em" text-anchor="end" {
                (short(figure))
            }
        }
        @for (n, name) in chart.columns.iter().enumerate() {
            @if let Some((_, whole)) = &panel.whole {
                @let figure = whole.get(n).copied().unwrap_or(0.0);
                rect x=(mm(x(n) + column * 0.14)) y=(mm(y(figure))) width=(mm(column * 0.72))
                    height=(mm(y(0.0) - y(figure))) fill="#fff" stroke="#4b5563" {}
                text x=(mm(x(n) + column / 2.0)) y=(mm(y(figure) - 5.0)) text-anchor="middle"
                    font-size="12" fill="#374151" { (short(figure)) }
            }
            @let figure = panel.part.1.get(n).copied().unwrap_or(0.0);
            rect x=(mm(x(n) + column * 0.14)) y=(mm(y(figure))) width=(mm(column * 0.72))
                height=(mm(y(0.0) - y(figure))) fill=(fill(4, look, chart.id)) stroke="#1f2937"
                stroke-width=".8" {}
            text x=(mm(x(n) + column / 2.0)) y=(mm(y(figure) - 5.0)) text-anchor="middle"
                font-size="12" font-weight="600" stroke="#fff" stroke-width="3"
                paint-order="stroke" { (short(figure)) }
            text x=(mm(x(n) + column / 2.0)) y=(mm(ABOVE + height + 18.0)) text-anchor="middle" {
                (name)
            }
        }
    }
}

/// What is outlined and what is filled.
fn key(id: &str, panel: &Panel, look: Look) -> Markup {
    let Some((whole, _)) = &panel.whole else { return html! {} };
    let part = &panel.part.0;
    let second = WIDTH - RIGHT - width_of(part, SIZE);
    let first = second - 40.0 - width_of(whole, SIZE);
    html! {
        rect x=(mm(first - 20.0)) y="5" width="14" height="12" fill="#fff" stroke="#4b5563" {}
        text x=(mm(first)) y="16" { (whole) }
        rect x=(mm(second - 20.0)) y="5" width="14" height="12" fill=(fill(4, look, id))
            stroke="#1f2937" stroke-width=".8" {}
        text x=(mm(second)) y="16" { (part) }
    }
}

/// A round step and how many of them hold a figure.
fn steps(most: f64) -> (f64, u32) {
    if most <= 0.0 {
        return (1.0, 1);
    }
    let rough = most / 4.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|n| n * power).into_iter().find(|s| *s >= rough);
    let step = step.unwrap_or(power * 10.0);
    (step, (most / step).ceil() as u32)
}

/// A figure in few letters: `2.1 m`, `18,000` as `18 k`.
fn short(figure: f64) -> String {
    let cut = |n: f64| {
        let text = if n < 9.95 { format!("{n:.1}") } else { format!("{n:.0}") };
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    match figure {
        f if f >= 999_500.0 => format!("{} m", cut(f / 1e6)),
        f if f >= 1_000.0 => format!("{} k", cut(f / 1e3)),
        f => cut(f),
    }
}
