//! A chart of bars by month: what is needed as an outline, what is reached of it filled, and below,
//! in a panel of its own, a second figure with a unit of its own.

use super::super::{Look, Picture, Text};
use super::marks::{Anchor, Ink, Mark, Shape, Spot, Stroke, Weight, Words, moved};
use super::scale::{short, steps};
use super::shades::fill;
use super::{Sheet, width_of};

/// A chart to be drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Key of its own on the page, letters and digits.
    pub id: String,
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
    let mut drawn = Vec::new();
    let mut top = 0.0;
    for shown in &chart.panels {
        drawn.extend(moved(panel(chart, shown, look), Spot::new(0.0, top)));
        top += room(shown);
    }
    let (id, title) = (&chart.id, &chart.title);
    let (description, caption) = (&chart.description, &chart.caption);
    Sheet { id, title, description, caption, width: WIDTH, height }.picture(look, drawn)
}

fn room(panel: &Panel) -> f64 {
    ABOVE + bars(panel) + BELOW
}

fn bars(panel: &Panel) -> f64 {
    if panel.whole.is_some() { TALL } else { LOW }
}

fn panel(chart: &Chart, panel: &Panel, look: Look) -> Vec<Mark> {
    let height = bars(panel);
    let wholes = panel.whole.iter().flat_map(|(_, figures)| figures);
    let most = wholes.chain(&panel.part.1).copied().fold(0.0, f64::max);
    let (step, n_steps) = steps(most);
    let top = step * f64::from(n_steps);
    let y = |figure: f64| ABOVE + height - if top > 0.0 { figure / top * height } else { 0.0 };
    let title = Words::new(&panel.title, Spot::new(0.0, 16.0), SIZE).weighing(Weight::Strong);
    let mut drawn = vec![title.mark()];
    drawn.extend(key(panel, look));
    for k in 0..=n_steps {
        let figure = step * f64::from(k);
        let ends = [LEFT, WIDTH - RIGHT].map(|x| Spot::new(x, y(figure)));
        let ink = if k == 0 { Ink::MAIN } else { Ink(0xd1d5db) };
        drawn.push(Shape::lines(vec![ends.to_vec()]).stroked(Stroke::new(ink, 1.0)).mark());
        let words = Words::new(&short(figure), Spot::new(LEFT - 8.0, y(figure)), SIZE);
        drawn.push(words.anchored(Anchor::End).level().mark());
    }
    let column = (WIDTH - LEFT - RIGHT) / chart.columns.len().max(1) as f64;
    let at = |figures: &[f64], n: usize| figures.get(n).copied().unwrap_or(0.0);
    for (n, name) in chart.columns.iter().enumerate() {
        let x = LEFT + n as f64 * column;
        let bar = |figure: f64| {
            let corner = Spot::new(x + column * 0.14, y(figure));
            Shape::rectangle(corner, column * 0.72, y(0.0) - y(figure))
        };
        let above = |figure: f64| {
            let spot = Spot::new(x + column / 2.0, y(figure) - 5.0);
            Words::new(&short(figure), spot, 12.0).anchored(Anchor::Middle)
        };
        if let Some((_, whole)) = &panel.whole {
            let figure = at(whole, n);
            let outline = Stroke::new(Ink(0x4b5563), 1.0);
            drawn.push(bar(figure).inked(Ink::WHITE).stroked(outline).mark());
            drawn.push(above(figure).inked(Ink(0x374151)).mark());
        }
        let figure = at(&panel.part.1, n);
        let edge = Stroke::new(Ink(0x1f2937), 0.8);
        drawn.push(bar(figure).filled(fill(4, look)).stroked(edge).mark());
        drawn.push(above(figure).weighing(Weight::Strong).halo(Ink::WHITE).mark());
        let below = Spot::new(x + column / 2.0, ABOVE + height + 18.0);
        drawn.push(Words::new(name, below, SIZE).anchored(Anchor::Middle).mark());
    }
    drawn
}

/// What is outlined and what is filled.
fn key(panel: &Panel, look: Look) -> Vec<Mark> {
    let Some((whole, _)) = &panel.whole else { return Vec::new() };
    let part = &panel.part.0;
    let second = WIDTH - RIGHT - width_of(part, SIZE);
    let first = second - 40.0 - width_of(whole, SIZE);
    let sample = |x: f64| Shape::rectangle(Spot::new(x - 20.0, 5.0), 14.0, 12.0);
    let edge = Stroke::new(Ink(0x1f2937), 0.8);
    vec![
        sample(first).inked(Ink::WHITE).stroked(Stroke::new(Ink(0x4b5563), 1.0)).mark(),
        Words::new(whole, Spot::new(first, 16.0), SIZE).mark(),
        sample(second).filled(fill(4, look)).stroked(edge).mark(),
        Words::new(part, Spot::new(second, 16.0), SIZE).mark(),
    ]
}
