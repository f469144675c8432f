//! What the marks of a map mean, and its scale.

use super::super::Look;
use super::map::{Map, Open, Sign, food, sign, stroke};
use super::projection::Projection;
use super::shades::fill;
use super::{Spot, mm, width_of};
use maud::{Markup, html};

/// Height of a line of the legend.
pub(super) const LEGEND_LINE: f64 = 26.0;
const SIZE: f64 = 13.0;
/// Where marks begin, right of what they count.
const INDENT: f64 = 128.0;

/// How much paper the legend takes.
pub(super) fn height(map: &Map) -> f64 {
    let rows = [!map.shades.is_empty(), !map.lines.is_empty(), !map.symbols.is_empty()];
    let rows = rows.into_iter().filter(|row| *row).count();
    LEGEND_LINE * (rows as f64 + 0.6)
}

/// The legend, a row for shades, one for lines, one for symbols.
pub(super) fn legend(map: &Map, look: Look) -> Markup {
    let rows = [shades(map, look), lines(map, look), symbols(map, look)];
    let rows = rows.into_iter().flatten().enumerate();
    html! {
        @for (n, row) in rows {
            g transform={ "translate(0 " (mm(n as f64 * LEGEND_LINE)) ")" } font-size=(mm(SIZE))
                fill="#111827" { (row) }
        }
    }
}

/// A row: its title, then marks each with its words.
fn row(title: &str, marks: Vec<(Markup, f64, String)>) -> Markup {
    let mut x = INDENT;
    let mut at = Vec::new();
    for (_, width, words) in &marks {
        at.push((x, x + width + 6.0));
        x += width + 6.0 + width_of(words, SIZE) + 14.0;
    }
    html! {
        text x="2" y="0" dy=".35em" font-weight="600" { (title) }
        @for ((mark, _, words), (x, text)) in marks.iter().zip(&at) {
            g transform={ "translate(" (mm(*x)) " 0)" } { (mark) }
            text x=(mm(*text)) y="0" dy=".35em" { (words) }
        }
    }
}

fn shades(map: &Map, look: Look) -> Option<Markup> {
    let mark = |(shade, words): &(usize, String)| {
        let mark = html! {
            rect x="0" y="-8" width="26" height="16" fill=(fill(*shade, look, map.id))
                stroke="#4b5563" stroke-width=".8" {}
        };
        (mark, 26.0, words.clone())
    };
    let marks: Vec<_> = map.shades.iter().map(mark).collect();
    (!marks.is_empty()).then(|| row(&map.unit_of_shades, marks))
}

fn lines(map: &Map, look: Look) -> Option<Markup> {
    let line = |weight: usize, dashes: Option<&str>| {
        html! {
            path d="M0 0H34" stroke=(food(look)) stroke-width=(mm(stroke(weight)))
                stroke-dasharray=[dashes] {}
        }
    };
    let mut marks: Vec<_> = map
        .weights
        .iter()
        .enumerate()
        .filter(|(n, _)| map.lines.iter().any(|line| line.weight == *n))
        .map(|(n, words)| (line(n, None), 34.0, words.clone()))
        .collect();
    let has = |open| map.lines.iter().any(|line| line.open == open);
    if has(Open::InPart) {
        marks.push((line(1, Some("9 5")), 34.0, "shut at times".to_owned()));
    }
    if has(Open::ByAir) {
        marks.push((line(1, Some("2 5")), 34.0, "by air".to_owned()));
    }
    (!map.lines.is_empty()).then(|| row(&map.unit_of_lines, marks))
}

fn symbols(map: &Map, look: Look) -> Option<Markup> {
    let words = [
        (Sign::Entry, "way in"),
        (Sign::Unused, "open, not used"),
        (Sign::Open, "way in, open"),
        (Sign::Closed, "closed throughout"),
        (Sign::Store, "store"),
        (Sign::Town, "town"),
    ];
    let has = |wanted: Sign| map.symbols.iter().any(|symbol| symbol.sign == wanted);
    let mark = |(of, words): &(Sign, &str)| {
        (sign(*of, Spot { x: 9.0, y: 0.0 }, look), 18.0, (*words).to_owned())
    };
    let marks: Vec<_> = words.iter().filter(|(of, _)| has(*of)).map(mark).collect();
    (!marks.is_empty()).then(|| row("Places", marks))
}

/// A bar of a round number of kilometres, true at the middle of the map.
pub(super) fn scale(projection: &Projection, height: f64) -> Markup {
    let most = 180.0 / projection.scale;
    let round = [1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0];
    let km = round.into_iter().find(|km| *km <= most).unwrap_or(1.0);
    let (width, y) = (km * projection.scale, height - 16.0);
    let words = format!("{km} km");
    let back = width + width_of(&words, 12.0) + 26.0;
    html! {
        rect x="8" y=(mm(y - 12.0)) width=(mm(back)) height="22" fill="#fff" fill-opacity=".85" {}
        path d={ "M14 " (mm(y - 5.0)) "V" (mm(y)) "H" (mm(14.0 + width)) "V" (mm(y - 5.0)) }
            fill="none" stroke="#111827" stroke-width="1.4" {}
        text x=(mm(20.0 + width)) y=(mm(y)) font-size="12" fill="#111827" { (words) }
    }
}
