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

/// What a kind of permission lies on, and so what its selector may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LiesOn {
    /// On links: goods move by it, and a levy may be asked for every tonne that passes.
    Links,
    /// On areas: people are served by it, and a part may be diverted there.
    Areas,
    /// On money: what can be bought and paid hangs on it, wherever that is.
    Money,
}

/// What the program asks about a kind of permission.
struct Properties {
    lies_on: LiesOn,
    way_in: bool,
}

const fn on(lies_on: LiesOn) -> Properties {
    Properties { lies_on, way_in: false }
}

const fn way_in() -> Properties {
    Properties { lies_on: LiesOn::Links, way_in: true }
}

impl PermissionKind {
    /// Everything that the program knows about kinds beside their words, a row for each. Whoever needs
    /// to know more of them adds a property; no other file asks which kind it is.
    const fn properties(self) -> Properties {
        match self {
            PermissionKind::Entry => way_in(),
            PermissionKind::Transit => way_in(),
            PermissionKind::Overflight => on(LiesOn::Links),
            PermissionKind::Movement => on(LiesOn::Links),
            PermissionKind::Distribution => on(LiesOn::Areas),
            PermissionKind::Cash => on(LiesOn::Money),
            PermissionKind::Fuel => on(LiesOn::Money),
            PermissionKind::Banking => on(LiesOn::Money),
        }
    }

    /// What it lies on.
    pub const fn lies_on(self) -> LiesOn {
        self.properties().lies_on
    }

    /// Whether it opens a way into the country by land or sea, which can be shut.
    pub const fn is_way_in(self) -> bool {
        self.properties().way_in
    }
}

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

impl State {
    /// The word used in tables and scenarios.
    pub fn word(self) -> &'static str {
        match self {
            State::Granted => "granted",
            State::Partial(_) => "partial",
            State::Denied => "denied",
            State::Unknown => "unknown",
        }
    }
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
