//! A map: shaded shapes, lines by weight, signs, names that do not cover one another, a crowded corner
//! enlarged, a scale and a legend; once for wide pages and once for narrow ones.

pub use super::mapped::{
    Bubbles, Course, Frame, Line, Map, Open, Origin, Point, Shape, Sign, Symbol,
};

use super::super::{Look, Picture};
use super::Sheet;
use super::crowd::corner;
use super::edge::entrance;
use super::labels::Area;
use super::legend::{self, Legend, legend};
use super::marks::{Anchor, Ink, Mark, Shape as Drawn, Spot, Stroke, Weight, Words, moved};
use super::names::{Letters, Listed, Named};
use super::projection::Projection;
use super::room_of;
use super::view::View;

/// A sheet of paper; all sizes are relative to its width.
#[derive(Clone, Copy, Debug)]
struct Paper {
    width: f64,
    letters: Letters,
    /// Letters of the legend.
    legend: f64,
    /// How wide lines are beside those on wide paper.
    thin: f64,
    /// How much of its width an enlarged corner takes.
    corner: f64,
}

const WIDE: Paper = Paper {
    width: 900.0,
    letters: Letters { names: 13.0, small: 12.0 },
    legend: 13.0,
    thin: 1.0,
    corner: 0.6,
};
const NARROW: Paper = Paper {
    width: 360.0,
    letters: Letters { names: 10.0, small: 9.5 },
    legend: 11.5,
    thin: 0.62,
    corner: 1.0,
};
/// What the box of the enlarged corner says, and how large.
const ELSEWHERE: &str = "enlarged below";
const ELSEWHERE_SIZE: f64 = 10.0;
/// Room between the map and its enlarged corner.
const GAP: f64 = 10.0;
/// Most that a corner is enlarged.
const MOST_TIMES: f64 = 3.2;
/// Least room beside a corner in which the legend stands.
const LEAST_LEGEND: f64 = 300.0;

/// Draws a map.
pub fn draw(map: &Map, look: Look) -> Picture {
    let (wide, narrow) = (on(map, WIDE, look), on(map, NARROW, look));
    let (id, title, caption) = (map.id, &map.title, &map.caption);
    let description = &format!("{} {}", map.description, map.foot);
    let sheet = |(_, height): &(Vec<Mark>, f64), paper: Paper| Sheet {
        id,
        title,
        description,
        caption,
        width: paper.width,
        height: *height,
    };
    let (large, small) = (sheet(&wide, WIDE), sheet(&narrow, NARROW));
    large.picture(look, wide.0).with_narrow(small.picture(look, narrow.0).drawing)
}

/// The map on a sheet, and how high that is.
fn on(map: &Map, paper: Paper, look: Look) -> (Vec<Mark>, f64) {
    let title = Legend::of_words(&map.title, [paper.width, paper.legend]);
    let projection = Projection::new(map.frame, paper.width);
    let window = Area { left: 0.0, top: 0.0, right: paper.width, bottom: projection.height };
    let view = View { projection, window, thin: paper.thin };
    let crowded = corner(map, &view, paper.letters.names);
    let mut listed = Listed::default();
    let mut drawn = stretch(map, (view, crowded), (paper, look), &mut listed);
    let mut place = Spot::new(0.0, window.bottom);
    let mut free = paper.width;
    let mut bottom = window.bottom;
    if let Some(crowded) = crowded {
        let times = (paper.width * paper.corner / crowded.width()).min(MOST_TIMES);
        let to = Spot::new(0.0, window.bottom + GAP);
        let projection = projection.enlarged(Spot::new(crowded.left, crowded.top), times, to);
        let window = Area {
            left: 0.0,
            top: to.y,
            right: crowded.width() * times,
            bottom: to.y + crowded.height() * times,
        };
        let enlarged = View { projection, window, thin: paper.thin };
        drawn.extend(boxed(&crowded, &window));
        drawn.extend(stretch(map, (enlarged, None), (paper, look), &mut listed));
        bottom = window.bottom;
        // The legend stands beside the corner where there is room for it.
        let beside = paper.width - window.right - 2.0 * GAP;
        match beside > LEAST_LEGEND {
            true => (place, free) = (Spot::new(window.right + 2.0 * GAP, window.top), beside),
            false => place.y = bottom,
        }
    }
    let marks = legend(map, &view, [free, paper.legend], look);
    bottom = bottom.max(place.y + marks.height);
    drawn.extend(moved(marks.marks, place));
    let mut below = Legend::of_words("", [paper.width, paper.legend]);
    below.listed(&listed);
    below.prose(&map.foot, Weight::Strong);
    drawn.extend(moved(below.marks, Spot::new(0.0, bottom)));
    let top = title.height + 4.0;
    let whole = title.marks.into_iter().chain(moved(drawn, Spot::new(0.0, top))).collect();
    (whole, top + bottom + below.height + 4.0)
}

/// What a view shows of a map, with its names, its scale and its edge.
fn stretch(
    map: &Map,
    (view, elsewhere): (View, Option<Area>),
    (paper, look): (Paper, Look),
    listed: &mut Listed,
) -> Vec<Mark> {
    let window = view.window;
    let beyond = elsewhere.is_some() || window.left == 0.0 && window.top == 0.0;
    let (letters, size) = (paper.letters, paper.letters.small);
    let ends = map.origins.iter().filter_map(|origin| {
        let along: Vec<Spot> = origin.along.iter().map(|at| view.spot(*at)).collect();
        entrance(&along, &window).map(|(at, _)| at).or(along.first().copied())
    });
    let symbols = map.symbols.iter().map(|symbol| view.spot(symbol.at));
    let keep_clear: Vec<Spot> = ends.chain(symbols).collect();
    let (scale, under) = legend::scale(&view.projection, &window, size, &keep_clear);
    let told = |corner: Area| {
        let wide = room_of(ELSEWHERE, ELSEWHERE_SIZE);
        Area::around(of_elsewhere(&corner), wide, ELSEWHERE_SIZE * 1.3)
    };
    let taken = std::iter::once(under).chain(elsewhere.map(told)).collect();
    let named = Named { map, view, letters, look, elsewhere, taken, beyond };
    let mut drawn = view.drawn(map, look);
    drawn.extend(scale);
    drawn.extend(named.marks(listed));
    drawn.push(frame(&window));
    drawn
}

fn frame(window: &Area) -> Mark {
    let corner = Spot::new(window.left, window.top);
    let frame = Drawn::rectangle(corner, window.width(), window.height());
    frame.stroked(Stroke::new(Ink(0x6b7280), 1.0)).mark()
}

/// Where the middle of the words of the corner's box stands.
fn of_elsewhere(crowded: &Area) -> Spot {
    Spot::new(crowded.middle().x, crowded.top + 9.0)
}

/// The box of the corner that is enlarged, with lines to where it is.
fn boxed(crowded: &Area, window: &Area) -> Vec<Mark> {
    let edge = Stroke::new(Ink(0x374151), 1.2);
    let at = Spot::new(crowded.left, crowded.top);
    let around = Drawn::rectangle(at, crowded.width(), crowded.height());
    let joined = [(crowded.left, window.left), (crowded.right, window.right)]
        .map(|(from, to)| vec![Spot::new(from, crowded.bottom), Spot::new(to, window.top)]);
    let quiet = Stroke::new(Ink(0x9ca3af), 0.8).dashed(Some([3.0, 3.0]));
    let words = Words::new(ELSEWHERE, of_elsewhere(crowded), ELSEWHERE_SIZE);
    let words = words.anchored(Anchor::Middle).level();
    vec![
        Drawn::lines(joined.to_vec()).stroked(quiet).mark(),
        around.stroked(edge).mark(),
        words.halo(Ink::WHITE).mark(),
    ]
}
