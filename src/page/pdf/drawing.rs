//! What pictures are drawn of, as lines and letters on a page.

use super::super::Text;
use super::super::draw::marks::{
    Anchor, Drawing, Ends, HALO, Ink, Mark, Paint, Run, Shape, Spot, Stroke, Weight, Words,
};
use super::super::draw::shades::{Hatching, hatching};
use super::fonts::Fonts;
use super::style::{self, Type};
use super::words::{Laid, Pen, lay_spaced, letters};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{self, Fill, FillRule, LineCap, LineJoin, Pattern, StrokeDash};
use krilla::surface::Surface;

/// From the middle of letters down to their foot, in sizes.
const TO_FOOT: f32 = 0.35;
/// How far a curve's handles lie out where four of them make a circle, in radii.
const HANDLE: f32 = 0.552_284_8;

/// Draws a picture with its top left corner at a point and so many times as large as it is.
pub(super) fn draw(
    drawing: &Drawing,
    at: Point,
    scale: f32,
    fonts: &mut Fonts,
    surface: &mut Surface<'_>,
) {
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, at.x, at.y));
    for mark in &drawing.marks {
        one(mark, fonts, surface);
    }
    surface.pop();
}

fn one(mark: &Mark, fonts: &mut Fonts, surface: &mut Surface<'_>) {
    match mark {
        Mark::Shape(shape) => filled_and_stroked(shape, surface),
        Mark::Disc { middle, radius, ink, stroke } => {
            let Some(path) = circle(*middle, *radius as f32) else { return };
            surface.set_fill(Some(fill(colour(*ink).into(), 100)));
            surface.set_stroke(Some(stroked(*stroke)));
            surface.draw_path(&path);
        }
        Mark::Words(words) => written(words, fonts, surface),
        Mark::Within { corner, width, height, marks } => {
            let (x, y) = (corner.x as f32, corner.y as f32);
            let frame = Rect::from_xywh(x, y, *width as f32, *height as f32);
            let mut path = PathBuilder::new();
            frame.into_iter().for_each(|frame| path.push_rect(frame));
            let Some(path) = path.finish() else { return };
            surface.push_clip_path(&path, &FillRule::NonZero);
            for mark in marks {
                one(mark, fonts, surface);
            }
            surface.pop();
        }
    }
}

fn colour(ink: Ink) -> rgb::Color {
    let [red, green, blue] = ink.parts();
    rgb::Color::new(red, green, blue)
}

fn fill(paint: paint::Paint, percent: u8) -> Fill {
    let opacity = NormalizedF32::new(f32::from(percent) / 100.0).unwrap_or(NormalizedF32::ONE);
    Fill { paint, opacity, rule: FillRule::EvenOdd }
}

fn stroked(stroke: Stroke) -> paint::Stroke {
    let round = |ends: Ends| ends == Ends::Round;
    paint::Stroke {
        paint: colour(stroke.ink).into(),
        width: stroke.width as f32,
        miter_limit: 4.0,
        line_cap: if round(stroke.ends) { LineCap::Round } else { LineCap::Butt },
        line_join: if round(stroke.corners) { LineJoin::Round } else { LineJoin::Miter },
        opacity: NormalizedF32::ONE,
        dash: stroke.dashes.map(|dashes| StrokeDash {
            array: dashes.map(|length| length as f32).to_vec(),
            offset: 0.0,
        }),
    }
}

fn filled_and_stroked(shape: &Shape, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    for line in shape.lines.iter().filter(|line| line.len() > 1) {
        for (n, spot) in line.iter().enumerate() {
            let (x, y) = (spot.x as f32, spot.y as f32);
            if n == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        if shape.closed {
            path.close();
        }
    }
    let Some(path) = path.finish() else { return };
    let paint = match shape.fill {
        None => None,
        Some(Paint::Ink(ink)) => Some(colour(ink).into()),
        Some(Paint::Hatching(shade)) => Some(hatched(hatching(shade), surface).into()),
    };
    if paint.is_none() && shape.stroke.is_none() {
        return;
    }
    surface.set_fill(paint.map(|paint| fill(paint, shape.opacity)));
    surface.set_stroke(shape.stroke.map(stroked));
    surface.draw_path(&path);
}

fn circle(middle: Spot, radius: f32) -> Option<Path> {
    let (x, y, out) = (middle.x as f32, middle.y as f32, radius * HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + out, x + out, y + radius, x, y + radius);
    path.cubic_to(x - out, y + radius, x - radius, y + out, x - radius, y);
    path.cubic_to(x - radius, y - out, x - out, y - radius, x, y - radius);
    path.cubic_to(x + out, y - radius, x + radius, y - out, x + radius, y);
    path.close();
    path.finish()
}

/// A hatching as what repeats.
fn hatched(hatching: Hatching, surface: &mut Surface<'_>) -> Pattern {
    let (side, turned) = match hatching {
        Hatching::Dots { side, .. } => (side as f32, Transform::identity()),
        Hatching::Lines { gap, .. } => (gap as f32, Transform::from_rotate(45.0)),
    };
    let mut builder = surface.stream_builder();
    let mut square = builder.surface();
    let white = Shape::rectangle(Spot::default(), f64::from(side), f64::from(side));
    filled_and_stroked(&white.filled(Paint::Ink(Ink::WHITE)), &mut square);
    match hatching {
        Hatching::Dots { dots, radius, .. } => {
            for [x, y] in dots {
                let Some(path) = circle(Spot { x, y }, radius as f32) else { continue };
                square.set_fill(Some(fill(colour(Ink::BLACK).into(), 100)));
                square.set_stroke(None);
                square.draw_path(&path);
            }
        }
        Hatching::Lines { gap, width, crossed } => {
            // Half of each line lies beyond the edge of the square, as it does in SVG.
            let mut lines = vec![Shape::rectangle(Spot::default(), width / 2.0, gap)];
            if crossed {
                lines.push(Shape::rectangle(Spot::default(), gap, width / 2.0));
            }
            for line in lines {
                filled_and_stroked(&line.filled(Paint::Ink(Ink::BLACK)), &mut square);
            }
        }
    }
    square.finish();
    Pattern { stream: builder.finish(), transform: turned, width: side, height: side }
}

fn written(words: &Words, fonts: &mut Fonts, surface: &mut Surface<'_>) {
    let size = words.size as f32;
    let runs: Vec<(Laid, Ink)> =
        words.runs.iter().map(|run| (set(run, words, fonts), run.ink)).collect();
    let width: f32 = runs.iter().map(|(laid, _)| laid.widths().1).sum();
    let mut x = words.at.x as f32
        - match words.side {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
    let y = words.at.y as f32 + if words.level { size * TO_FOOT } else { 0.0 };
    for (laid, ink) in &runs {
        let from = Point::from_xy(x, y);
        if let Some(halo) = words.halo {
            let around = Stroke::new(halo, HALO).round_corners();
            let pen = Pen { fill: None, stroke: Some(stroked(around)) };
            letters(laid, from, &pen, fonts, surface);
        }
        let own = Fill { paint: colour(*ink).into(), ..Fill::default() };
        let pen = Pen { fill: Some(own), stroke: None };
        letters(laid, from, &pen, fonts, surface);
        x += laid.widths().1;
    }
}

fn set(run: &Run, words: &Words, fonts: &mut Fonts) -> Laid {
    let size = words.size as f32;
    let weight = match run.weight {
        Weight::Regular | Weight::Medium => style::Weight::Regular,
        Weight::Strong => style::Weight::Bold,
    };
    let set = Type { size, leading: size, weight, ink: style::Ink::Main };
    lay_spaced(&Text::plain(&run.text), set, size * words.spacing as f32, fonts)
}
