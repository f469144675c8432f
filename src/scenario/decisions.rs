//! Decisions, what they are tied to, and triggers that bring them about.

use crate::country::{PermissionIx, State};
use crate::evidence::SourceIx;
use crate::time::Span;
use crate::units::{CentsPerMt, Grams, Share};
use jiff::civil::Date;

/// How the seasons differ from the pack's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeasonShift {
    /// By how many months winter closures start early; their ends stay.
    pub closures_start_months_earlier: u8,
}

/// Strings attached to a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Conditions {
    /// Paid for every tonne moved (entry, transit, overflight and movement only).
    pub levy: CentsPerMt,
    /// Most that may move in a whole month.
    pub quota: Option<Grams>,
    /// Days open in a whole month.
    pub days_open_per_month: Option<u8>,
    /// The first so many days from the decision's first day count as denied.
    pub notice_days: u32,
    /// Share of what is handed out that goes elsewhere (distribution only); below 1.
    pub diversion: Share,
}

impl Conditions {
    /// No strings.
    pub const NONE: Conditions = Conditions {
        levy: CentsPerMt(0),
        quota: None,
        days_open_per_month: None,
        notice_days: 0,
        diversion: Share::NONE,
    };
}

impl Default for Conditions {
    fn default() -> Conditions {
        Conditions::NONE
    }
}

/// Position of a decision in the scenario's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionIx(pub u32);

impl DecisionIx {
    /// As a position in the scenario's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Position of a trigger in the scenario's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TriggerIx(pub u32);

impl TriggerIx {
    /// As a position in the scenario's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A state of one or more permissions over a span of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number for people, from 1 in the scenario's canonical order; stays with the decision
    /// in what is known on a day.
    pub number: u32,
    /// What is decided about, in order.
    pub permissions: Vec<PermissionIx>,
    /// What is decided.
    pub state: State,
    /// First and last day; may reach beyond the window.
    pub span: Span,
    /// Day it became known.
    pub declared: Date,
    /// Day its end became known.
    pub end_known: Date,
    /// Strings attached.
    pub conditions: Conditions,
    /// A higher rank overrides a lower one on the same days, whatever the dates: 0 for the
    /// scenario furthest up the chain of `extends`, one more for each that extends it.
    pub rank: u8,
    /// Id of the scenario whose file holds it.
    pub written_in: String,
    /// Who said so; empty in a what-if.
    pub sources: Vec<SourceIx>,
    /// What a reader must know.
    pub note: String,
}

/// An outside event that changes the state of a bundle of permissions, whatever was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Its number for people, from 1 in the scenario's canonical order.
    pub number: u32,
    /// The event in words.
    pub event: String,
    /// First and last day; `None` where the event does not happen in this scenario.
    pub span: Option<Span>,
    /// The bundle, in order.
    pub permissions: Vec<PermissionIx>,
    /// Their state while it lasts.
    pub state: State,
    /// As for decisions.
    pub rank: u8,
    /// Id of the scenario whose file holds it.
    pub written_in: String,
    /// Why it would.
    pub why: String,
    /// Who said so.
    pub sources: Vec<SourceIx>,
}
