//! Names on a map: where food comes from, areas, ways in, stores, and the countries around, in this order.
//! What finds no place and must be named gets a number, which the legend explains; where not even that finds one,
//! the legend tells the name alone.

use super::super::Look;
use super::edge::entrance;
use super::labels::{Area, Beside, Field, holds};
use super::mapped::{Map, Origin, Sign, Symbol};
use super::marks::{Anchor, Ink, Mark, Spot, Weight, Words};
use super::shades::is_dark;
use super::signs::{arrow, sign};
use super::view::{View, signs, symbols};

/// How far apart points along lines are for labels to keep clear of.
const STEP: f64 = 5.0;

/// How far apart the same note stands again, where lines are as wide as on a large sheet.
const AGAIN: f64 = 110.0;

/// Sizes of letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) names: f64,
    pub(super) small: f64,
}

/// Names for the legend.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// By their numbers on the map, from 1.
    pub(super) numbered: Vec<String>,
    /// Of what has not even a number there.
    pub(super) without: Vec<String>,
    /// Of food that goes to a place beyond the map, and from there on its own way.
    pub(super) beyond: Vec<String>,
}

/// What is written on one view, bit by bit.
struct Writing<'l> {
    field: Field,
    marks: Vec<Mark>,
    words: Vec<Mark>,
    listed: &'l mut Listed,
}

/// What is named on one view of a map.
pub(super) struct Named<'a> {
    pub(super) map: &'a Map,
    pub(super) view: View,
    pub(super) letters: Letters,
    pub(super) look: Look,
    /// What is shown elsewhere, enlarged.
    pub(super) elsewhere: Option<Area>,
    /// What is taken beforehand.
    pub(super) taken: Vec<Area>,
    /// Whether this view names what lies beyond: origins and the countries around.
    pub(super) beyond: bool,
}

impl Named<'_> {
    /// Signs and names; what finds no place goes to the legend.
    pub(super) fn marks(&self, listed: &mut Listed) -> Vec<Mark> {
        let shown: Vec<&Symbol> = symbols(self.map, &self.view)
            .into_iter()
            .filter(|s| !self.is_elsewhere(self.view.spot(s.at)))
            .collect();
        let marks = signs(&shown, &self.view, self.look);
        let around = |s: &&Symbol| Area::around(self.view.spot(s.at), 13.0, 13.0);
        let mut field = Field {
            frame: self.view.window.within(3.0),
            taken: self.taken.iter().copied().chain(shown.iter().map(around)).collect(),
            lines: self.lines(),
        };
        let starts = self.map.origins.iter().filter_map(|origin| origin.along.first());
        let starts = starts.map(|at| Area::around(self.view.spot(*at), 13.0, 13.0));
        field.taken.extend(starts.collect::<Vec<Area>>());
        let mut writing = Writing { field, marks, words: Vec::new(), listed };
        if self.beyond {
            self.entrances(&mut writing);
        }
        // Arrows at the edge are of this view alone; all else within is named where it is enlarged.
        writing.field.taken.extend(self.elsewhere);
        let (must, may): (Vec<&Symbol>, Vec<&Symbol>) =
            shown.into_iter().filter(|s| !s.name.is_empty()).partition(|s| s.sign.must_be_named());
        self.areas(&mut writing);
        for symbol in must {
            let beside = Beside::Sign(self.view.spot(symbol.at), 9.0);
            self.must(&mut writing, &symbol.name, &beside, Style::Symbol);
        }
        if self.beyond {
            self.starts(&mut writing);
        }
        let Writing { mut field, mut marks, mut words, .. } = writing;
        let mut tagged: Vec<(&str, Spot)> = Vec::new();
        for (at, tag) in self.map.tags.iter().map(|(at, tag)| (self.view.spot(*at), tag)) {
            let size = self.letters.small - 1.0;
            let near = |(known, spot): &(&str, Spot)| {
                *known == tag.as_str()
                    && (spot.x - at.x).hypot(spot.y - at.y) < AGAIN * self.view.thin
            };
            if self.view.window.has(at) && !self.is_elsewhere(at) && !tagged.iter().any(near) {
                let placed = field.place(tag, size, &Beside::Sign(at, 3.0));
                words.extend(placed.map(|at| Style::Symbol.write(tag, at, size)));
                tagged.extend(placed.map(|_| (tag.as_str(), at)));
            }
        }
        for symbol in may {
            let (beside, size) =
                (Beside::Sign(self.view.spot(symbol.at), 9.0), self.letters.small - 1.0);
            words.extend(
                field
                    .place(&symbol.name, size, &beside)
                    .map(|at| Style::Quiet.write(&symbol.name, at, size)),
            );
        }
        if self.beyond {
            self.around(&mut field, &mut words);
        }
        marks.extend(words);
        marks
    }

    fn is_elsewhere(&self, spot: Spot) -> bool {
        self.elsewhere.is_some_and(|area| area.has(spot))
    }

    /// Points along lines that labels should not cover.
    fn lines(&self) -> Vec<Spot> {
        let lines = self
            .map
            .lines
            .iter()
            .flat_map(|line| self.view.on_paper(std::slice::from_ref(&line.points)));
        let mut found = Vec::new();
        for ends in lines.collect::<Vec<_>>().iter().flat_map(|line| line.windows(2)) {
            let [from, to] = [ends[0], ends[1]];
            let steps = ((from.x - to.x).hypot(from.y - to.y) / STEP).clamp(1.0, 400.0) as u32;
            let part = |n: u32| f64::from(n) / f64::from(steps);
            let spots = (0..=steps).map(|n| {
                Spot::new(from.x + (to.x - from.x) * part(n), from.y + (to.y - from.y) * part(n))
            });
            found.extend(spots.filter(|spot| self.view.window.has(*spot)));
        }
        found
    }

    /// Where food comes from, each with its way on paper.
    fn origins(&self) -> impl Iterator<Item = (&Origin, Vec<Spot>)> {
        let along = |origin: &Origin| origin.along.iter().map(|at| self.view.spot(*at)).collect();
        self.map.origins.iter().map(move |origin| (origin, along(origin)))
    }

    /// Where the ways of food from beyond come into the frame.
    fn entrances(&self, writing: &mut Writing<'_>) {
        let times = self.view.thin.max(0.75);
        for (origin, along) in self.origins() {
            if along.first().is_some_and(|spot| self.view.window.has(*spot)) {
                continue;
            }
            let name = named(origin);
            let Some((at, on)) = entrance(&along, &self.view.window) else {
                writing.listed.beyond.push(name);
                continue;
            };
            writing.marks.push(arrow(at, on, times, self.look));
            writing.field.taken.push(Area::around(at, 20.0 * times, 20.0 * times));
            self.must(writing, &name, &Beside::Edge(at), Style::Symbol);
        }
    }

    /// Where food comes from that the frame shows.
    fn starts(&self, writing: &mut Writing<'_>) {
        let times = self.view.thin.max(0.75);
        for (origin, along) in self.origins() {
            let at = along.first().copied().filter(|spot| self.view.window.has(*spot));
            let Some(at) = at else { continue };
            writing.marks.extend(sign(Sign::Origin, at, times, self.look));
            self.must(writing, &named(origin), &Beside::Sign(at, 9.0), Style::Symbol);
        }
    }

    fn areas(&self, writing: &mut Writing<'_>) {
        // The smallest first, for they have least choice.
        let mut order: Vec<(f64, Beside, &str, Style)> = Vec::new();
        for shape in self.map.shapes.iter().filter(|shape| !shape.label.0.is_empty()) {
            let at = self.view.spot(shape.label.1);
            if !self.view.window.has(at) || self.is_elsewhere(at) {
                continue;
            }
            let rings = self.view.on_paper(&shape.rings);
            let size =
                Area::over(rings.iter().flatten()).map_or(0.0, |area| area.width() * area.height());
            let style = if is_dark(shape.shade, self.look) { Style::OnDark } else { Style::Shape };
            order.push((size, Beside::Within(at, rings), &shape.label.0, style));
        }
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, beside, name, style) in order {
            self.must(writing, name, &beside, style);
        }
    }

    /// Writes a name, or a number that the legend explains.
    fn must(&self, writing: &mut Writing<'_>, name: &str, beside: &Beside, style: Style) {
        let size = match style {
            Style::Symbol | Style::Quiet => self.letters.small,
            Style::Shape | Style::OnDark | Style::Around => self.letters.names,
        };
        let number = (writing.listed.numbered.len() + 1).to_string();
        if let Some(at) = writing.field.place(name, size, beside) {
            writing.words.push(style.write(name, at, size));
        } else if let Some(at) = writing.field.place(&number, size, beside) {
            writing.words.push(style.write(&number, at, size));
            writing.listed.numbered.push(name.to_owned());
        } else {
            writing.listed.without.push(name.to_owned());
        }
    }

    fn around(&self, field: &mut Field, words: &mut Vec<Mark>) {
        for (name, rings) in &self.map.around {
            let rings = self.view.on_paper(rings);
            let size = self.letters.names;
            let Some(at) = middle(&self.view.window, &rings) else { continue };
            let spaced = format!("{name}{}", " ".repeat(name.chars().count() / 4));
            let placed = field.place(&spaced, size, &Beside::Within(at, rings));
            words.extend(placed.map(|at| Style::Around.write(name, at, size)));
        }
    }
}

/// Where food comes from, with how much.
fn named(origin: &Origin) -> String {
    format!("{} {}", origin.name, origin.amount).trim_end().to_owned()
}

/// How a name is written.
#[derive(Clone, Copy, Debug)]
enum Style {
    Symbol,
    Quiet,
    Shape,
    OnDark,
    Around,
}

impl Style {
    fn write(self, text: &str, at: Spot, size: f64) -> Mark {
        let (ink, halo, weight, spacing) = match self {
            Style::Symbol => (Ink::MAIN, Ink::WHITE, Weight::Strong, 0.0),
            Style::Quiet => (Ink(0x374151), Ink::WHITE, Weight::Regular, 0.0),
            Style::Shape => (Ink::MAIN, Ink::WHITE, Weight::Regular, 0.0),
            Style::OnDark => (Ink::WHITE, Ink(0x2a6ca6), Weight::Medium, 0.0),
            Style::Around => (Ink(0x6b6558), Ink(0xf3f1ec), Weight::Regular, 0.12),
        };
        let words = Words::new(text, at, size).anchored(Anchor::Middle).level();
        words.inked(ink).halo(halo).weighing(weight).spaced(spacing).mark()
    }
}

/// The middle of the widest stretch of a shape that the window shows, where a name has most room;
/// `None` where hardly any shows.
fn middle(window: &Area, rings: &[Vec<Spot>]) -> Option<Spot> {
    const STEPS: u32 = 40;
    /// Fewer cells than this in a row hold no name.
    const LEAST: u32 = 4;
    let step = |from: f64, to: f64, k: f64| from + (to - from) * k / f64::from(STEPS);
    let mut widest = (0, Spot::default());
    for row in 0..STEPS {
        let y = step(window.top, window.bottom, f64::from(row) + 0.5);
        let mut run = 0;
        for column in 0..=STEPS {
            let x = step(window.left, window.right, f64::from(column) + 0.5);
            if column < STEPS && holds(rings, Spot { x, y }) {
                run += 1;
            } else {
                if run > widest.0 {
                    let half = f64::from(column) - f64::from(run) / 2.0;
                    widest = (run, Spot { x: step(window.left, window.right, half), y });
                }
                run = 0;
            }
        }
    }
    (widest.0 >= LEAST).then_some(widest.1)
}
