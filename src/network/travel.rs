//! How long travel takes: driving, borders, and the hours of a day on which trucks move.

use super::{Network, WayIx};
use crate::country::{Link, Mode};
use crate::units::Hours;

/// Waiting at the border that a way crosses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Border {
    /// It crosses none.
    None,
    /// So long, from joining the queue to leaving the other side.
    Wait(Hours),
    /// It crosses one, and no source says how long that takes in this direction.
    Unknown,
}

/// What moving along a way takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Travel {
    /// Under way, without borders; `None` where no source says.
    pub moving: Option<Hours>,
    /// Waiting at the border it crosses.
    pub border: Border,
}

impl Network<'_> {
    /// The link of a way.
    pub fn link(&self, way: WayIx) -> &Link {
        &self.country.links[self.ways[way.index()].link.index()]
    }

    /// What moving along a way takes. Waits at borders are known on the way into the country.
    pub fn travel(&self, way: WayIx) -> Travel {
        let link = self.link(way);
        let ends = self.ways[way.index()];
        let [from, to] = [ends.from, ends.to].map(|p| &self.country.places[p.index()].country);
        let inward = *to == self.country.about.iso2;
        let border = match &link.border {
            // Passengers' and cargo formalities at airports are part of handling.
            _ if from == to || link.mode == Mode::Air => Border::None,
            Some(wait) if inward => Border::Wait(wait.hours),
            _ => Border::Unknown,
        };
        Travel { moving: link.hours, border }
    }

    /// Hours by the clock that a way takes: trucks move only in the hours of a working day, trains,
    /// ships, aircraft and queues at borders by day and night. What is unknown counts as none.
    pub fn elapsed(&self, way: WayIx) -> Hours {
        let travel = self.travel(way);
        let moving = travel.moving.unwrap_or_default().0;
        let by_the_clock = match self.link(way).mode {
            Mode::Road => moving * 24.0 / self.country.hauling.working_day.best.0,
            Mode::Rail | Mode::Sea | Mode::Air | Mode::River => moving,
        };
        let border = match travel.border {
            Border::Wait(hours) => hours.0,
            Border::None | Border::Unknown => 0.0,
        };
        Hours(by_the_clock + border)
    }
}
