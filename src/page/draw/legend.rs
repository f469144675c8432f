//! What the marks of a map mean, its numbered names, what must be read with it, and its scale.

use super::super::Look;
use super::labels::Area;
use super::mapped::{Course, Map, Open, Origin, Sign};
use super::marks::{Ink, Mark, Shape, Spot, Stroke, Weight, Words, moved};
use super::names::Listed;
use super::projection::Projection;
use super::shades::fill;
use super::signs::{arrow, sign};
use super::view::{View, bubble, stroke, way};
use super::{room_of, width_of};

/// Height of a line of the legend.
const LINE: f64 = 26.0;
/// Where marks begin, right of what they count, where there is room.
const INDENT: f64 = 128.0;
/// Sheets narrower than this have titles of rows in lines of their own.
const NARROW: f64 = 600.0;

/// What a mark means: the mark at the left end of its line, its width and height, its words.
struct Meaning {
    marks: Vec<Mark>,
    size: [f64; 2],
    words: String,
}

/// A legend as wide as a sheet, from its top on: marks, and how high it is.
pub(super) struct Legend {
    pub(super) marks: Vec<Mark>,
    pub(super) height: f64,
    width: f64,
    size: f64,
}

/// The legend of a map, as wide as its view.
pub(super) fn legend(map: &Map, view: &View, [width, size]: [f64; 2], look: Look) -> Legend {
    let mut legend = Legend { marks: Vec::new(), height: 4.0, width, size };
    legend.row(&map.unit_of_shades, shades(map, look));
    if let Some(bubbles) = &map.bubbles {
        let meaning = |(count, words): &(f64, String)| {
            let radius = view.radius(bubbles, *count);
            let disc = bubble(Spot::new(radius, 0.0), radius, look);
            Meaning { marks: vec![disc], size: [radius * 2.0, radius * 2.0], words: words.clone() }
        };
        legend.row(&bubbles.unit, bubbles.sizes.iter().map(meaning).collect());
    }
    legend.row(&map.unit_of_lines, lines(map, view, look));
    legend.row("Places", symbols(map, view, look));
    legend
}

impl Legend {
    /// Words alone.
    pub(super) fn of_words(words: &str, [width, size]: [f64; 2]) -> Legend {
        let mut legend = Legend { marks: Vec::new(), height: 0.0, width, size };
        legend.prose(words, Weight::Strong);
        legend
    }

    /// A row: its title, then marks each with its words, on as many lines as it takes.
    fn row(&mut self, title: &str, meanings: Vec<Meaning>) {
        if meanings.is_empty() {
            return;
        }
        let (size, wide) = (self.size, self.width >= NARROW);
        let indent = if wide { INDENT } else { 2.0 };
        let room = |words: &str| width_of(words, size) * 1.06;
        let tall =
            |meanings: &[Meaning]| meanings.iter().map(|m| m.size[1] + 6.0).fold(LINE, f64::max);
        let line = tall(&meanings);
        let mut y = self.height + if wide { line / 2.0 } else { LINE / 2.0 };
        let strong = Words::new(title, Spot::new(2.0, y), size).level();
        self.marks.push(strong.weighing(Weight::Strong).mark());
        let mut x = indent.max(if wide { room(title) + 14.0 } else { 0.0 });
        if !wide {
            y += f64::midpoint(LINE, line);
        }
        for Meaning { marks, size: [width, _], words } in meanings {
            if x > indent && x + width + 6.0 + room(&words) > self.width {
                (x, y) = (indent, y + line);
            }
            self.marks.extend(moved(marks, Spot::new(x, y)));
            x += width + 6.0;
            self.marks.push(Words::new(&words, Spot::new(x, y), size).level().mark());
            x += room(&words) + 14.0;
        }
        self.height = y + line / 2.0;
    }

    /// Names that found no place on the map: by their numbers there, or alone.
    pub(super) fn listed(&mut self, names: &Listed) {
        let number = |(n, name): (usize, &String)| format!("{} {name}", n + 1);
        let numbers: Vec<String> = names.numbered.iter().enumerate().map(number).collect();
        let told = [
            ("Numbers", &numbers),
            ("No room on the map", &names.without),
            ("To stores beyond the map", &names.beyond),
        ];
        for (title, told) in told {
            if !told.is_empty() {
                self.prose(&format!("{title}: {}", told.join(", ")), Weight::Regular);
            }
        }
    }

    /// Words on as many lines as they take.
    pub(super) fn prose(&mut self, words: &str, weight: Weight) {
        let mut line = String::new();
        let mut lines = Vec::new();
        for word in words.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            match room_of(&longer, self.size) > self.width - 4.0 && !line.is_empty() {
                true => lines.push(std::mem::replace(&mut line, word.to_owned())),
                false => line = longer,
            }
        }
        lines.push(line);
        self.height += 3.0;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let at = Spot::new(2.0, self.height + self.size * 0.72);
            self.marks.push(Words::new(line, at, self.size).level().weighing(weight).mark());
            self.height += self.size * 1.4;
        }
    }
}

fn shades(map: &Map, look: Look) -> Vec<Meaning> {
    let edge = Stroke::new(Ink(0x4b5563), 0.8);
    let meaning = |(shade, words): &(usize, String)| {
        let sample = Shape::rectangle(Spot::new(0.0, -8.0), 26.0, 16.0);
        let marks = vec![sample.filled(fill(*shade, look)).stroked(edge).mark()];
        Meaning { marks, size: [26.0, 16.0], words: words.clone() }
    };
    map.shades.iter().map(meaning).collect()
}

fn lines(map: &Map, view: &View, look: Look) -> Vec<Meaning> {
    let thin = view.thin;
    let line = |weight: usize, open: Open, course: Course, words: &str| {
        let ends = Shape::lines(vec![vec![Spot::new(0.0, 0.0), Spot::new(34.0, 0.0)]]);
        let marks = way(&ends, [stroke(weight), thin], (open, course), look);
        Meaning { marks, size: [34.0, stroke(weight)], words: words.to_owned() }
    };
    let has = |of: &dyn Fn(&super::mapped::Line) -> bool| map.lines.iter().any(of);
    let weights = map.weights.iter().enumerate().filter(|(n, _)| has(&|line| line.weight == *n));
    let mut marks: Vec<Meaning> =
        weights.map(|(n, words)| line(n, Open::Throughout, Course::Road, words)).collect();
    let on_ground = |line: &super::mapped::Line| line.open != Open::ByAir;
    if has(&|line| on_ground(line) && line.course == Course::Road) {
        marks.push(line(1, Open::Throughout, Course::Road, "along a road line"));
    }
    if has(&|line| on_ground(line) && line.course == Course::Schematic) {
        marks.push(line(
            1,
            Open::Throughout,
            Course::Schematic,
            "schematic: joins places, no road",
        ));
    }
    if has(&|line| line.open == Open::InPart) {
        marks.push(line(1, Open::InPart, Course::Road, "shut at times"));
    }
    if has(&|line| line.open == Open::ByAir) {
        marks.push(line(1, Open::ByAir, Course::Schematic, "by air"));
    }
    let beyond = |origin: &Origin| origin.along.first().is_some_and(|at| !view.sees(*at));
    if map.origins.iter().any(beyond) {
        let head = arrow(Spot::new(2.0, 0.0), Spot::new(20.0, 0.0), 1.0, look);
        marks.push(Meaning {
            marks: vec![head],
            size: [20.0, 14.0],
            words: "from beyond the map".to_owned(),
        });
    }
    marks
}

fn symbols(map: &Map, view: &View, look: Look) -> Vec<Meaning> {
    let words = [
        (Sign::Origin, "food comes from here"),
        (Sign::End, "asked about"),
        (Sign::Entry, "way in, used"),
        (Sign::Unused, "way in, open, not used"),
        (Sign::Open, "way in, open"),
        (Sign::Closed, "way in, closed throughout"),
        (Sign::Store, "store"),
        (Sign::Town, "town"),
    ];
    let begins = |origin: &Origin| origin.along.first().is_some_and(|at| view.sees(*at));
    let has = |wanted: Sign| {
        map.symbols.iter().any(|symbol| symbol.sign == wanted && view.sees(symbol.at))
            || wanted == Sign::Origin && map.origins.iter().any(begins)
    };
    let mark = |(of, words): &(Sign, &str)| Meaning {
        marks: sign(*of, Spot { x: 9.0, y: 0.0 }, 1.0, look),
        size: [18.0, 16.0],
        words: (*words).to_owned(),
    };
    words.iter().filter(|(of, _)| has(*of)).map(mark).collect()
}

/// A bar of a round number of kilometres, true at the middle of the map, in the corner that is furthest from
/// all points that matter; and the box it takes.
pub(super) fn scale(
    projection: &Projection,
    window: &Area,
    size: f64,
    keep_clear: &[Spot],
) -> (Vec<Mark>, Area) {
    let most = window.width() / 5.0 / projection.scale;
    let round = [1000.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0];
    let km = round.into_iter().find(|km| *km <= most).unwrap_or(1.0);
    let width = km * projection.scale;
    let words = format!("{km} km");
    let long = width + width_of(&words, size) + 26.0;
    let (left, right) = (window.left + 8.0, window.right - long - 8.0);
    let (bottom, top) = (window.bottom - 28.0, window.top + 6.0);
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
    let places = corners.map(|(x, y)| Area { left: x, top: y, right: x + long, bottom: y + 22.0 });
    let far = |place: &Area| {
        let middle = place.middle();
        let each = keep_clear.iter().map(|spot| (spot.x - middle.x).hypot(spot.y - middle.y));
        each.fold(window.width() * 0.25, f64::min)
    };
    // The first of several that are far enough.
    let best = places.iter().fold(
        places[0],
        |best, place| {
            if far(place) > far(&best) { *place } else { best }
        },
    );
    let (left, y) = (best.left, best.top + 12.0);
    let back = Shape::rectangle(Spot::new(best.left, best.top), long, 22.0).inked(Ink::WHITE);
    let back = Shape { opacity: 85, ..back };
    let bar = [(6.0, y - 5.0), (6.0, y), (6.0 + width, y), (6.0 + width, y - 5.0)];
    let bar = Shape::lines(vec![bar.map(|(x, y)| Spot::new(left + x, y)).to_vec()]);
    let marks = vec![
        back.mark(),
        bar.stroked(Stroke::new(Ink::MAIN, 1.4)).mark(),
        Words::new(&words, Spot::new(left + 12.0 + width, y), size).mark(),
    ];
    (marks, best)
}
