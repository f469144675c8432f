//! Pictures as SVG that needs no script, no font and no other file.

use crate::page::draw::SHADES;
use crate::page::draw::marks::{
    Anchor, Drawing, Ends, HALO, Ink, Mark, Paint, Shape, Spot, Stroke, Weight, Words,
};
use crate::page::draw::shades::{Hatching, hatching};
use crate::page::{Look, Picture};
use maud::{Markup, html};

/// Letters of a size, where words set none of their own.
const SIZE: f64 = 13.0;

/// The `<svg>` element of a picture; two where narrow screens show one of their own.
pub(super) fn svg(picture: &Picture) -> Markup {
    html! {
        (one(picture, &picture.drawing, picture.narrow.as_ref().map(|_| "wide")))
        @if let Some(narrow) = &picture.narrow { (one(picture, narrow, Some("narrow"))) }
    }
}

fn one(picture: &Picture, drawing: &Drawing, class: Option<&str>) -> Markup {
    let (id, width, height) = (&drawing.id, mm(drawing.width), mm(drawing.height));
    html! {
        svg xmlns="http://www.w3.org/2000/svg" class=[class] viewBox={ "0 0 " (width) " " (height) }
            role="img" aria-labelledby={ (id) "-title " (id) "-desc" } font-size=(mm(SIZE))
            font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
            fill=(Ink::MAIN.hex()) stroke-width="1" {
            title id={ (id) "-title" } { (picture.title) }
            desc id={ (id) "-desc" } { (picture.description) }
            (definitions(drawing))
            @for (n, mark) in drawing.marks.iter().enumerate() { (written(mark, n, id)) }
        }
    }
}

/// How far from the edge; nothing where it is on it.
fn off(length: f64) -> Option<String> {
    (length != 0.0).then(|| mm(length))
}

/// A length on paper to the tenth.
fn mm(length: f64) -> String {
    let text = format!("{length:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Hatchings, and frames that marks are seen through.
fn definitions(drawing: &Drawing) -> Markup {
    let framed = drawing.marks.iter().enumerate().filter_map(|(n, mark)| match mark {
        Mark::Within { corner, width, height, .. } => Some((n, *corner, *width, *height)),
        Mark::Shape(_) | Mark::Disc { .. } | Mark::Words(_) => None,
    });
    let framed: Vec<_> = framed.collect();
    let id = &drawing.id;
    html! {
        @if drawing.look == Look::Mono || !framed.is_empty() {
            defs {
                @if drawing.look == Look::Mono {
                    @for shade in 0..SHADES { (pattern(shade, id)) }
                }
                @for (n, corner, width, height) in framed {
                    clipPath id={ (id) "-w" (n) } {
                        rect x=[off(corner.x)] y=[off(corner.y)] width=(mm(width))
                            height=(mm(height)) {}
                    }
                }
            }
        }
    }
}

fn pattern(shade: usize, id: &str) -> Markup {
    match hatching(shade) {
        Hatching::Dots { side, dots, radius } => html! {
            pattern id={ (id) "-s" (shade) } width=(side) height=(side)
                patternUnits="userSpaceOnUse" {
                rect width=(side) height=(side) fill="#fff" {}
                @for [x, y] in dots { circle cx=(x) cy=(y) r=(radius) fill="#000" {} }
            }
        },
        Hatching::Lines { gap, width, crossed } => html! {
            pattern id={ (id) "-s" (shade) } width=(gap) height=(gap)
                patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width=(gap) height=(gap) fill="#fff" {}
                line x1="0" y1="0" x2="0" y2=(gap) stroke="#000" stroke-width=(width) {}
                @if crossed {
                    line x1="0" y1="0" x2=(gap) y2="0" stroke="#000" stroke-width=(width) {}
                }
            }
        },
    }
}

fn written(mark: &Mark, n: usize, id: &str) -> Markup {
    match mark {
        Mark::Shape(shape) => path(shape, id),
        Mark::Disc { middle, radius, ink, stroke } => html! {
            circle cx=(mm(middle.x)) cy=(mm(middle.y)) r=(mm(*radius)) fill=(ink.hex())
                stroke=(stroke.ink.hex()) stroke-width=(mm(stroke.width)) {}
        },
        Mark::Words(words) => text(words),
        Mark::Within { marks, .. } => html! {
            g clip-path={ "url(#" (id) "-w" (n) ")" } {
                @for (n, mark) in marks.iter().enumerate() { (written(mark, n, id)) }
            }
        },
    }
}

fn path(shape: &Shape, id: &str) -> Markup {
    let fill = match shape.fill {
        None => "none".to_owned(),
        Some(Paint::Ink(ink)) => ink.hex(),
        Some(Paint::Hatching(shade)) => format!("url(#{id}-s{shade})"),
    };
    let close = if shape.closed { "Z" } else { "" };
    let d: String = shape.lines.iter().map(|line| steps(line) + close).collect();
    let opacity = (shape.opacity < 100).then(|| format!("{}%", shape.opacity));
    let rule = (shape.closed && shape.lines.len() > 1).then_some("evenodd");
    let edge = shape.stroke;
    let of = |of: &dyn Fn(Stroke) -> Option<String>| edge.and_then(of);
    let round = |ends: Ends| (ends == Ends::Round).then(|| "round".to_owned());
    html! {
        path d=(d) fill=(fill) fill-opacity=[opacity] fill-rule=[rule]
            stroke=[of(&|edge| Some(edge.ink.hex()))]
            stroke-width=[of(&|edge| (edge.width != 1.0).then(|| mm(edge.width)))]
            stroke-dasharray=[of(&|edge| edge.dashes.map(|[on, off]| format!("{on} {off}")))]
            stroke-linejoin=[of(&|edge| round(edge.corners))]
            stroke-linecap=[of(&|edge| round(edge.ends))] {}
    }
}

fn steps(line: &[Spot]) -> String {
    let mut d = String::new();
    for (n, spot) in line.iter().enumerate() {
        let step = if n == 0 { "M" } else { "L" };
        d.push_str(&format!("{step}{} {}", mm(spot.x), mm(spot.y)));
    }
    d
}

fn text(words: &Words) -> Markup {
    let anchor = match words.side {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    let size = (words.size != SIZE).then(|| mm(words.size));
    let spacing = (words.spacing > 0.0).then(|| format!("{}em", words.spacing));
    let halo = words.halo.map(Ink::hex);
    let drawn = halo.as_ref().map(|_| (mm(HALO), "round", "stroke"));
    html! {
        text x=(mm(words.at.x)) y=(mm(words.at.y)) dy=[words.level.then_some(".35em")]
            text-anchor=[anchor] font-size=[size] letter-spacing=[spacing] stroke=[halo]
            stroke-width=[drawn.as_ref().map(|(width, ..)| width)]
            stroke-linejoin=[drawn.as_ref().map(|(_, corners, _)| corners)]
            paint-order=[drawn.as_ref().map(|(.., order)| order)] {
            @for run in &words.runs {
                tspan font-weight=[weight(run.weight)]
                    fill=[(run.ink != Ink::MAIN).then(|| run.ink.hex())] { (run.text) }
            }
        }
    }
}

fn weight(weight: Weight) -> Option<&'static str> {
    match weight {
        Weight::Regular => None,
        Weight::Medium => Some("500"),
        Weight::Strong => Some("600"),
    }
}
