//! Conditions that can be varied: in which unit, how far, and which way they harden.

use crate::country::PermissionIx;
use crate::scenario::Conditions;
use crate::units::{CentsPerMt, GRAMS_PER_MT, Grams, Share};

/// Which condition hardens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vary {
    /// US dollars a tonne, once for each passage.
    Levy,
    /// Tonnes a month.
    Quota,
    /// Days open a month.
    DaysOpen,
    /// Thousandths diverted of what is handed out.
    Diversion,
}

impl Vary {
    /// Every condition that can be varied, with its word.
    pub const WORDS: [(&'static str, Vary); 4] = [
        ("levy", Vary::Levy),
        ("quota", Vary::Quota),
        ("days-open", Vary::DaysOpen),
        ("diversion", Vary::Diversion),
    ];

    /// The key under which a scenario's decision carries it.
    pub fn key(self) -> &'static str {
        match self {
            Vary::Levy => "levy_usd_per_mt",
            Vary::Quota => "quota_mt_per_month",
            Vary::DaysOpen => "days_open_per_month",
            Vary::Diversion => "diversion_share",
        }
    }

    /// The largest value there is, in its unit.
    pub fn most(self) -> i64 {
        match self {
            Vary::Levy => 10_000_000,
            Vary::Quota => 1_000_000_000,
            Vary::DaysOpen => 31,
            Vary::Diversion => 999,
        }
    }

    /// Whether more of it is worse for those who move food.
    pub fn hardens_upwards(self) -> bool {
        match self {
            Vary::Levy | Vary::Diversion => true,
            Vary::Quota | Vary::DaysOpen => false,
        }
    }

    pub(super) fn lift(self, conditions: &mut Conditions) {
        let none = Conditions::NONE;
        match self {
            Vary::Levy => conditions.levy = none.levy,
            Vary::Quota => conditions.quota = none.quota,
            Vary::DaysOpen => conditions.days_open_per_month = none.days_open_per_month,
            Vary::Diversion => conditions.diversion = none.diversion,
        }
    }

    pub(super) fn put(self, value: i64, conditions: &mut Conditions) {
        match self {
            Vary::Levy => conditions.levy = CentsPerMt(value * 100),
            Vary::Quota => conditions.quota = Some(Grams(value * GRAMS_PER_MT)),
            Vary::DaysOpen => conditions.days_open_per_month = Some(value as u8),
            Vary::Diversion => {
                conditions.diversion = Share::of(value, 1000).unwrap_or(Share::NONE);
            }
        }
    }
}

/// A permission and the condition on which it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is offered.
    pub permission: PermissionIx,
    /// On which condition.
    pub vary: Vary,
    /// Values to look at, in the condition's unit; where there are none, eleven even steps from no
    /// condition to where nothing more is lost.
    pub values: Vec<i64>,
}
