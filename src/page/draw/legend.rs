//! What the marks of a map mean, and its scale.

use super::super::Look;
use super::map::{dashes, food, sign, stroke};
use super::mapped::{Map, Open, Sign};
use super::marks::{Ink, Mark, Shape, Spot, Stroke, Weight, Words, moved};
use super::projection::Projection;
use super::shades::fill;
use super::width_of;

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
pub(super) fn legend(map: &Map, look: Look) -> Vec<Mark> {
    let rows = [shades(map, look), lines(map, look), symbols(map, look)];
    let rows = rows.into_iter().flatten().enumerate();
    rows.flat_map(|(n, row)| moved(row, Spot::new(0.0, n as f64 * LEGEND_LINE))).collect()
}

/// What a mark means: the mark at the left end of its line, its width, its words.
type Meaning = (Vec<Mark>, f64, String);

/// A row: its title, then marks each with its words.
fn row(title: &str, meanings: Vec<Meaning>) -> Vec<Mark> {
    let title = Words::new(title, Spot::new(2.0, 0.0), SIZE).level();
    let mut drawn = vec![title.weighing(Weight::Strong).mark()];
    let mut x = INDENT;
    for (marks, width, words) in meanings {
        drawn.extend(moved(marks, Spot::new(x, 0.0)));
        x += width + 6.0;
        drawn.push(Words::new(&words, Spot::new(x, 0.0), SIZE).level().mark());
        x += width_of(&words, SIZE) + 14.0;
    }
    drawn
}

fn shades(map: &Map, look: Look) -> Option<Vec<Mark>> {
    let edge = Stroke::new(Ink(0x4b5563), 0.8);
    let meaning = |(shade, words): &(usize, String)| {
        let sample = Shape::rectangle(Spot::new(0.0, -8.0), 26.0, 16.0);
        (vec![sample.filled(fill(*shade, look)).stroked(edge).mark()], 26.0, words.clone())
    };
    let meanings: Vec<Meaning> = map.shades.iter().map(meaning).collect();
    (!meanings.is_empty()).then(|| row(&map.unit_of_shades, meanings))
}

fn lines(map: &Map, look: Look) -> Option<Vec<Mark>> {
    let line = |weight: usize, open: Open| {
        let ends = vec![Spot::new(0.0, 0.0), Spot::new(34.0, 0.0)];
        let own = Stroke::new(food(look), stroke(weight)).dashed(dashes(open));
        vec![Shape::lines(vec![ends]).stroked(own).mark()]
    };
    let mut marks: Vec<_> = map
        .weights
        .iter()
        .enumerate()
        .filter(|(n, _)| map.lines.iter().any(|line| line.weight == *n))
        .map(|(n, words)| (line(n, Open::Throughout), 34.0, words.clone()))
        .collect();
    let has = |open| map.lines.iter().any(|line| line.open == open);
    if has(Open::InPart) {
        marks.push((line(1, Open::InPart), 34.0, "shut at times".to_owned()));
    }
    if has(Open::ByAir) {
        marks.push((line(1, Open::ByAir), 34.0, "by air".to_owned()));
    }
    (!map.lines.is_empty()).then(|| row(&map.unit_of_lines, marks))
}

fn symbols(map: &Map, look: Look) -> Option<Vec<Mark>> {
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
pub(super) fn scale(projection: &Projection, height: f64) -> Vec<Mark> {
    let most = 180.0 / projection.scale;
    let round = [1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0];
    let km = round.into_iter().find(|km| *km <= most).unwrap_or(1.0);
    let (width, y) = (km * projection.scale, height - 16.0);
    let words = format!("{km} km");
    let back = width + width_of(&words, 12.0) + 26.0;
    let mut back = Shape::rectangle(Spot::new(8.0, y - 12.0), back, 22.0).inked(Ink::WHITE);
    back.opacity = 85;
    let bar = [(14.0, y - 5.0), (14.0, y), (14.0 + width, y), (14.0 + width, y - 5.0)];
    let bar = Shape::lines(vec![bar.map(|(x, y)| Spot::new(x, y)).to_vec()]);
    vec![
        back.mark(),
        bar.stroked(Stroke::new(Ink::MAIN, 1.4)).mark(),
        Words::new(&words, Spot::new(20.0 + width, y), 12.0).mark(),
    ]
}
