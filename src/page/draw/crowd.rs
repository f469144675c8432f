//! The corner of a map where shapes are too small for their names, which is drawn once more, enlarged.

use super::labels::Area;
use super::mapped::Map;
use super::marks::Spot;
use super::room_of;
use super::view::View;

/// Most of the window's width and height that the corner takes: what is not crowded needs no enlarging.
const MOST: [f64; 2] = [0.34, 0.36];
/// Fewer shapes than this, too small for their names, make no corner.
const LEAST: usize = 4;
/// The corner is at least so many times as wide as high, so that enlarged it leaves room below.
const WIDE: f64 = 1.45;

/// A shape too small for its name: where its name stands best, and its box.
struct Small {
    at: Spot,
    area: Area,
}

/// The corner on paper; `None` where hardly any shape is too small.
pub(super) fn corner(map: &Map, view: &View, size: f64) -> Option<Area> {
    let window = view.window;
    let small = map.shapes.iter().filter_map(|shape| {
        let rings = view.on_paper(&shape.rings);
        let area = Area::over(rings.iter().flatten())?;
        let at = view.spot(shape.label.1);
        let room = [room_of(&shape.label.0, size) * 1.15, size * 2.6];
        let tight = area.width() < room[0] || area.height() < room[1];
        (tight && !shape.label.0.is_empty() && window.has(at)).then_some(Small { at, area })
    });
    let small: Vec<Small> = small.collect();
    let (width, height) = (window.width() * MOST[0], window.height() * MOST[1]);
    let around = |middle: Spot| Area::around(middle, width, height);
    let inside = |area: &Area| small.iter().filter(|s| area.has(s.at)).count();
    // Of the boxes around two of them, that with most; the first of several.
    let pairs = small.iter().enumerate().flat_map(|(n, one)| {
        small[n..].iter().map(|two| {
            Spot::new(f64::midpoint(one.at.x, two.at.x), f64::midpoint(one.at.y, two.at.y))
        })
    });
    let mut best: Option<(usize, Area)> = None;
    for area in pairs.map(around) {
        let has = inside(&area);
        if best.as_ref().is_none_or(|(most, _)| has > *most) {
            best = Some((has, area));
        }
    }
    let (_, area) = best.filter(|(has, _)| *has >= LEAST)?;
    let shown = small.iter().filter(|s| area.has(s.at));
    let whole =
        shown.map(|s| s.area.with(&Area::around(s.at, 0.0, 0.0))).reduce(|a, b| a.with(&b))?;
    let near = Area {
        left: whole.left.max(area.left),
        top: whole.top.max(area.top),
        right: whole.right.min(area.right),
        bottom: whole.bottom.min(area.bottom),
    }
    .within(-8.0);
    let wide = near.width().max(near.height() * WIDE);
    let high = near.height().max(wide / (WIDE * 1.5));
    Some(moved_into(Area::around(near.middle(), wide, high), &window))
}

/// Moved so that it lies within a window that is larger.
fn moved_into(area: Area, window: &Area) -> Area {
    let by = |low: f64, high: f64, least: f64, most: f64| {
        (least - low).max(0.0) + (most - high).min(0.0)
    };
    let x = by(area.left, area.right, window.left, window.right);
    let y = by(area.top, area.bottom, window.top, window.bottom);
    let (left, right) = (area.left + x, area.right + x);
    Area { left, right, top: area.top + y, bottom: area.bottom + y }
}
