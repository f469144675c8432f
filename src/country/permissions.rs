//! Corridors, counterparts and the permissions they can grant or deny.

use super::{CounterpartIx, Selector, words};
use crate::evidence::{Estimate, Origin, Sensitivity};
use crate::units::Share;

/// A named way into the country.
#[derive(Clone, Debug)]
pub struct Corridor {
    /// Key used in files.
    pub id: String,
    /// Name shown to people.
    pub name: String,
}

/// What sort of party a counterpart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CounterpartKind {
    /// Governs inside the country.
    Authority,
    /// A neighbouring or transit country.
    Neighbour,
    /// Banks, sanctions authorities, donors.
    Financial,
}
words!(CounterpartKind {
    Authority = "authority",
    Neighbour = "neighbour",
    Financial = "financial",
});

/// Who can grant or deny.
#[derive(Clone, Debug)]
pub struct Counterpart {
    /// Key used in files.
    pub id: String,
    /// An office or state, never a person.
    pub name: String,
    /// What sort of party.
    pub kind: CounterpartKind,
    /// Basis and sources.
    pub origin: Origin,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}

/// What a permission lets happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PermissionKind {
    /// Bringing goods into the country.
    Entry,
    /// Crossing a neighbour's territory.
    Transit,
    /// Flying over a country.
    Overflight,
    /// Moving inside the country.
    Movement,
    /// Handing out to people.
    Distribution,
    /// Giving or moving cash.
    Cash,
    /// Buying fuel.
    Fuel,
    /// Paying through banks.
    Banking,
}
words!(PermissionKind {
    Entry = "entry",
    Transit = "transit",
    Overflight = "overflight",
    Movement = "movement",
    Distribution = "distribution",
    Cash = "cash",
    Fuel = "fuel",
    Banking = "banking",
});

/// Granted, granted in part, denied, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Granted in full.
    Granted,
    /// Granted for a share.
    Partial(Share),
    /// Denied.
    Denied,
    /// Nobody knows; the scenario's stance decides.
    Unknown,
}

/// Something a counterpart can grant or deny.
#[derive(Clone, Debug)]
pub struct Permission {
    /// Key used in files.
    pub id: String,
    /// In words, as asked for: `transit to the eastern crossing`.
    pub name: String,
    /// Who decides.
    pub counterpart: CounterpartIx,
    /// What it lets happen.
    pub kind: PermissionKind,
    /// What it applies to.
    pub applies_to: Selector,
    /// ACAPS indicator, `P1.1` to `P3.3`, where it maps to one.
    pub acaps_indicator: Option<String>,
    /// Its state where no decision says otherwise.
    pub default_state: State,
    /// How likely it is to be granted when asked.
    pub p_granted: Estimate<Share>,
    /// Share of local purchase lost when it is denied (cash, fuel and banking only).
    pub local_purchase_lost: Share,
    /// Share of the budget that cannot be spent when it is denied (cash, fuel and banking only).
    pub budget_lost: Share,
    /// Who may see it.
    pub sensitivity: Sensitivity,
}
