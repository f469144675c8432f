//! Where labels stand so that none covers another, and none leaves the frame: the weightiest first, each
//! where it covers least of what is drawn.

use super::marks::Spot;
use super::room_of;

/// A box on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// A box around a point.
    pub(super) fn around(at: Spot, width: f64, height: f64) -> Area {
        Area {
            left: at.x - width / 2.0,
            top: at.y - height / 2.0,
            right: at.x + width / 2.0,
            bottom: at.y + height / 2.0,
        }
    }

    /// The least box that holds points; `None` where there are none.
    pub(super) fn over<'a>(spots: impl Iterator<Item = &'a Spot>) -> Option<Area> {
        spots.map(|spot| Area::around(*spot, 0.0, 0.0)).reduce(|a, b| a.with(&b))
    }

    /// The least box that holds this one and another.
    pub(super) fn with(&self, other: &Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// So much smaller on every side.
    pub(super) fn within(&self, by: f64) -> Area {
        Area {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn middle(&self) -> Spot {
        Spot::new(f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    pub(super) fn corners(&self) -> [Spot; 4] {
        let Area { left, top, right, bottom } = *self;
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Spot::new(x, y))
    }

    pub(super) fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Beyond which sides a point lies, a bit each; 0 inside.
    pub(super) fn side(&self, spot: Spot) -> u8 {
        u8::from(spot.x < self.left)
            | u8::from(spot.x > self.right) << 1
            | u8::from(spot.y < self.top) << 2
            | u8::from(spot.y > self.bottom) << 3
    }

    pub(super) fn has(&self, spot: Spot) -> bool {
        (self.left..=self.right).contains(&spot.x) && (self.top..=self.bottom).contains(&spot.y)
    }

    pub(super) fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// Where a label may stand.
#[derive(Clone, Debug)]
pub(super) enum Beside {
    /// Within rings, near a point.
    Within(Spot, Vec<Vec<Spot>>),
    /// Beside a sign at a point, so far from its middle.
    Sign(Spot, f64),
    /// Inward from a point of the frame's edge.
    Edge(Spot),
}

/// How much worse a place is for each point of a line that a label covers there, and for each corner
/// that it has outside the shape it names.
const ON_LINE: f64 = 3.0;
const OUTSIDE: f64 = 8.0;

/// Least room between labels.
const CLEAR: f64 = 1.5;

/// What there is in a frame that labels keep clear of.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) frame: Area,
    /// What no label may cover: signs, and labels that stand already.
    pub(super) taken: Vec<Area>,
    /// What labels should rather not cover: points along lines.
    pub(super) lines: Vec<Spot>,
}

impl Field {
    /// Finds a place for a label, takes it, and says where its middle is; `None` where there is none.
    pub(super) fn place(&mut self, text: &str, size: f64, beside: &Beside) -> Option<Spot> {
        let (width, height) = (room_of(text, size), size * 1.15);
        let near = |area: &Area| {
            let wide = area.within(-2.0);
            self.lines.iter().filter(|spot| wide.has(**spot)).count() as f64 * ON_LINE
        };
        let mut best: Option<(f64, Spot, Area)> = None;
        for (cost, at) in candidates(beside, [width, height]) {
            let area = Area::around(at, width, height);
            let room = area.within(-CLEAR);
            let free = self.frame.holds(&area) && !self.taken.iter().any(|t| t.meets(&room));
            if best.as_ref().is_some_and(|(known, ..)| *known <= cost) || !free {
                continue;
            }
            let outside = match beside {
                Beside::Within(_, rings) => {
                    area.corners().iter().filter(|corner| !holds(rings, **corner)).count() as f64
                }
                Beside::Sign(..) | Beside::Edge(_) => 0.0,
            };
            let cost = cost + outside * OUTSIDE + near(&area);
            if best.as_ref().is_none_or(|(known, ..)| cost < *known) {
                best = Some((cost, at, area));
            }
        }
        let (_, at, area) = best?;
        self.taken.push(area);
        Some(at)
    }
}

/// Places that a label of a width and height may take, each with what speaks against it beforehand.
fn candidates(beside: &Beside, [width, height]: [f64; 2]) -> Vec<(f64, Spot)> {
    match beside {
        Beside::Within(at, rings) => {
            let mut found = vec![(0.0, *at)];
            let Some(all) = Area::over(rings.iter().flatten()) else { return found };
            let steps = |length: f64, step: f64| (length / step).clamp(4.0, 16.0) as u32;
            let (across, down) = (steps(all.width(), 8.0), steps(all.height(), 6.0));
            let part = |n: u32, of: u32| (f64::from(n) + 0.5) / f64::from(of);
            for (x, y) in (0..across).flat_map(|x| (0..down).map(move |y| (x, y))) {
                let spot = Spot::new(
                    all.left + all.width() * part(x, across),
                    all.top + all.height() * part(y, down),
                );
                if holds(rings, spot) {
                    let far = (spot.x - at.x).hypot(spot.y - at.y);
                    found.push((1.0 + far / 12.0, spot));
                }
            }
            found
        }
        Beside::Sign(at, gap) => {
            let (side, level) = (width / 2.0 + gap, height / 2.0 + gap);
            let near = [(side, 0.0), (-side, 0.0), (0.0, -level), (0.0, level)];
            let aside = [(side, -level), (side, level), (-side, -level), (-side, level)];
            let along = [
                (side, level / 2.0),
                (side, -level / 2.0),
                (-side, level / 2.0),
                (-side, -level / 2.0),
            ];
            // Further off only where nothing nearer is free.
            let off = side + height * 0.9;
            let further = [-2.0, -1.0, 0.0, 1.0, 2.0]
                .map(|n| [(off, n * height), (-off, n * height)])
                .into_iter()
                .flatten();
            let moves = near.into_iter().chain(aside).chain(along).chain(further).enumerate();
            moves.map(|(n, (x, y))| (n as f64, Spot::new(at.x + x, at.y + y))).collect()
        }
        Beside::Edge(at) => {
            let (side, level) = (width / 2.0 + 18.0, height / 2.0 + 18.0);
            let steps = (0..12).flat_map(|n| [f64::from(n), -f64::from(n)]);
            let moves = steps.flat_map(|n| {
                let (aside, along) = (n * height * 0.6, n * width / 5.0);
                [(side, aside), (-side, aside), (along, level), (along, -level)]
                    .map(|by| (n.abs(), by))
            });
            moves.map(|(n, (x, y))| (n, Spot::new(at.x + x, at.y + y))).collect()
        }
    }
}

/// Whether a point lies within rings, by counting how often a ray from it crosses them.
pub(super) fn holds(rings: &[Vec<Spot>], point: Spot) -> bool {
    let mut inside = false;
    for ring in rings {
        for ends in ring.windows(2) {
            let [a, b] = [ends[0], ends[1]];
            if (a.y > point.y) != (b.y > point.y) {
                let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
                inside ^= point.x < x;
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests;
