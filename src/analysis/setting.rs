//! On what a question of permissions is asked, who may play, and why there may be no answer.

use super::game::GameError;
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::plan::sweep::{Measure, NoValues};
use crate::scenario::{Base, Needed, Scenario};

/// Most players where every value takes a whole plan: 256 plans.
pub const MOST_BY_PLANS: usize = 8;

/// A country under a scenario, and what is measured of it.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Which permissions each link and area needs.
    pub needed: &'a Needed,
    /// What values of combinations measure.
    pub measure: Measure,
}

impl<'a> Setting<'a> {
    /// A country under a scenario, measured as is usual.
    pub fn new(country: &'a Country, scenario: &'a Scenario, needed: &'a Needed) -> Setting<'a> {
        Setting { country, scenario, needed, measure: Measure::default() }
    }

    /// Sets another measure.
    pub fn measured(self, measure: Measure) -> Setting<'a> {
        Setting { measure, ..self }
    }
}

/// Whether permissions play one by one or all of a counterpart's together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each permission is a player.
    Permission,
    /// Each counterpart is a player, with all its permissions.
    Counterpart,
}

impl By {
    /// The word used on the command line and in reports.
    pub fn word(self) -> &'static str {
        match self {
            By::Permission => "permission",
            By::Counterpart => "counterpart",
        }
    }

    /// Where a scenario denies everything, one permission by itself opens nothing and those that
    /// do not play stay denied, so counterparts play; otherwise permissions do.
    pub fn fitting(scenario: &Scenario) -> By {
        match scenario.base {
            Base::AllDenied => By::Counterpart,
            Base::Pack | Base::AllGranted => By::Permission,
        }
    }
}

/// Who a player is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One permission.
    Permission(PermissionIx),
    /// A counterpart with all its permissions.
    Counterpart(CounterpartIx),
}

/// A player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Who it is.
    pub who: Who,
    /// Its permissions, in order.
    pub permissions: Vec<PermissionIx>,
}

/// Why a question about permissions has no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// A combination has no proven value.
    #[error(transparent)]
    Values(#[from] NoValues),
    /// The values allow no answer.
    #[error(transparent)]
    Game(#[from] GameError),
    /// More permissions were named than can play.
    #[error("{seen} players are more than the {most} whose combinations can all be valued here")]
    TooMany {
        /// How many were named.
        seen: usize,
        /// How many can play.
        most: usize,
    },
}
