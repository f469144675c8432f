//! Where labels stand so that none covers another: the weightiest first, each at the first place
//! that is free, and none where no place is.

use super::marks::Spot;
use super::room_of;

/// A label to be placed.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) text: String,
    pub(super) at: Spot,
    pub(super) size: f64,
    /// How far from its point it keeps.
    pub(super) gap: f64,
    /// Whether it may stand on its point.
    pub(super) over: bool,
}

/// A label with its place: the middle of its line of writing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// Which of those wanted.
    pub(super) of: usize,
    pub(super) at: Spot,
}

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

    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// Places labels in the order given, clear of what is taken, within a frame.
pub(super) fn place(wanted: &[Wanted], frame: Area, mut taken: Vec<Area>) -> Vec<Placed> {
    let mut placed = Vec::new();
    for (of, label) in wanted.iter().enumerate() {
        let (width, height) = (room_of(&label.text, label.size), label.size * 1.15);
        let side = width / 2.0 + label.gap;
        let level = height / 2.0 + label.gap;
        let mut moves = vec![
            (side, 0.0),
            (-side, 0.0),
            (0.0, -level),
            (0.0, level),
            (side, -level),
            (side, level),
            (-side, -level),
            (-side, level),
        ];
        if label.over {
            let near = [(0.0, 0.0), (0.0, -height / 2.0), (0.0, height / 2.0)];
            let aside = [(width / 4.0, 0.0), (-width / 4.0, 0.0), (0.0, -height), (0.0, height)];
            moves = near.into_iter().chain(aside).collect();
        }
        let spots = moves.iter().map(|(x, y)| Spot { x: label.at.x + x, y: label.at.y + y });
        let free = spots
            .map(|at| (at, Area::around(at, width, height)))
            .find(|(_, area)| frame.holds(area) && !taken.iter().any(|other| other.meets(area)));
        if let Some((at, area)) = free {
            taken.push(area);
            placed.push(Placed { of, at });
        }
    }
    placed
}

#[cfg(test)]
mod tests;
