//! What a route takes, as far as anybody knows: what is not known is no nought.

use super::TotalsTold;
use crate::kit::sheet::Cell;
use crate::kit::{Sentence, say};

impl TotalsTold {
    /// Whether it crosses borders, and the tables have hours of none of them.
    pub(super) fn nothing_known_of_borders(&self) -> bool {
        self.borders_without_hours > 0 && self.hours_at_borders.is_nought()
    }

    /// Hours at borders.
    pub(super) fn at_borders(&self) -> Cell {
        match (self.nothing_known_of_borders(), self.borders_without_hours) {
            (true, _) => said(&say!("route.totals.not-known", "not known")),
            (false, 0) => Cell::Figure(self.hours_at_borders),
            (false, _) => said(&at_least(self.hours_at_borders.plain())),
        }
    }

    /// Days from loading to unloading.
    pub(super) fn days(&self) -> Cell {
        match self.legs_without_hours + self.borders_without_hours {
            0 => Cell::Figure(self.days_door_to_door),
            _ => said(&at_least(self.days_door_to_door.plain())),
        }
    }
}

fn at_least(figure: String) -> Sentence {
    say!("route.totals.at-least", "at least {figure}", figure)
}

fn said(sentence: &Sentence) -> Cell {
    Cell::Text(sentence.to_string())
}
