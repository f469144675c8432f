//! One map several times beside each other, small, each with shades of its own, such as one a month.

use super::super::{Look, Picture};
use super::Sheet;
use super::labels::Area;
use super::legend::{Legend, legend};
use super::mapped::{Map, Point};
use super::marks::{Ink, Mark, Shape as Drawn, Spot, Stroke, Weight, Words, moved};
use super::projection::Projection;
use super::signs::sign;
use super::view::View;
use crate::page::draw::map::Sign;

/// One of them.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it is, such as a month.
    pub title: String,
    /// The shade of each shape, in their order.
    pub shades: Vec<usize>,
    /// Where something is closed throughout.
    pub closed: Vec<Point>,
}

/// How many stand beside each other, how wide the sheet is, its letters, and how wide its lines are.
type Paper = (u32, f64, f64, f64);

const WIDE: Paper = (4, 900.0, 13.0, 0.7);
const NARROW: Paper = (2, 360.0, 11.5, 0.6);
/// Room between them, and above each for its title.
const GAP: f64 = 12.0;
const ABOVE: f64 = 22.0;

/// Draws them; the map says what is common to all.
pub fn draw(map: &Map, panels: &[Panel], look: Look) -> Picture {
    let (id, title, caption) = (map.id, &map.title, &map.caption);
    let description = &format!("{} {}", map.description, map.foot);
    let sheet = |paper: Paper| {
        let (marks, height) = on(map, panels, paper, look);
        Sheet { id, title, description, caption, width: paper.1, height }.picture(look, marks)
    };
    sheet(WIDE).with_narrow(sheet(NARROW).drawing)
}

fn on(map: &Map, panels: &[Panel], paper: Paper, look: Look) -> (Vec<Mark>, f64) {
    let (columns, width, size, thin) = paper;
    let head = Legend::of_words(&map.title, [width, size]);
    let each = (width - GAP * f64::from(columns - 1)) / f64::from(columns);
    let projection = Projection::new(map.frame, each);
    let high = projection.height + ABOVE;
    let mut drawn = Vec::new();
    for (panel, n) in panels.iter().zip(0u32..) {
        let left = f64::from(n % columns) * (each + GAP);
        let top = f64::from(n / columns) * (high + GAP) + ABOVE;
        let corner = Spot::new(left, top);
        let projection = projection.enlarged(Spot::default(), 1.0, corner);
        let window = Area { left, top, right: left + each, bottom: top + projection.height };
        let view = View { projection, window, thin };
        let title = Words::new(&panel.title, Spot::new(left + 2.0, top - 10.0), size).level();
        drawn.push(title.weighing(Weight::Strong).mark());
        drawn.extend(view.drawn(&shaded(map, panel), look));
        let closed = panel.closed.iter().filter(|at| view.sees(**at));
        drawn.extend(closed.flat_map(|at| sign(Sign::Closed, view.spot(*at), thin, look)));
        let frame = Drawn::rectangle(corner, each, projection.height);
        drawn.push(frame.stroked(Stroke::new(Ink(0x9ca3af), 0.8)).mark());
    }
    let rows = (panels.len() as u32).div_ceil(columns);
    let height = f64::from(rows) * (high + GAP);
    let window = Area { left: 0.0, top: 0.0, right: width, bottom: height };
    let view = View { projection, window, thin };
    let mut below = legend(map, &view, [width, size], look);
    below.prose(&map.foot, Weight::Strong);
    drawn.extend(moved(below.marks, Spot::new(0.0, height)));
    let down = head.height + 4.0;
    let whole = head.marks.into_iter().chain(moved(drawn, Spot::new(0.0, down))).collect();
    (whole, down + height + below.height + 4.0)
}

/// The map with the shades of one panel, and nothing around it.
fn shaded(map: &Map, panel: &Panel) -> Map {
    let mut own = map.clone();
    own.around = Vec::new();
    for (shape, shade) in own.shapes.iter_mut().zip(&panel.shades) {
        shape.shade = *shade;
    }
    own
}
