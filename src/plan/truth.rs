//! How a country really turns out, and what of it is known when.

use crate::allocation::{Meaning, Unsolved, possible};
use crate::certificate::Arc;
use crate::country::{AreaIx, Country, PermissionIx};
use crate::network::{Network, WayIx};
use crate::scenario::Scenario;
use crate::time::{Period, Window};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a month really allows, by what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Move(WayIx),
    Gate(PermissionIx, bool),
    Reach(AreaIx, usize),
    SendAhead(AreaIx, usize),
    HandOut(AreaIx, Option<usize>, u8),
}

/// How a country really turns out: what can happen in each month of the window.
#[derive(Clone, Debug)]
pub struct Truth<'a> {
    pub(super) network: &'a Network<'a>,
    pub(super) real: BTreeMap<(Key, Period), Arc>,
}

impl<'a> Truth<'a> {
    /// What can happen on a network.
    pub fn new(network: &'a Network<'a>) -> Truth<'a> {
        let of = |(meaning, arc)| Some((key(network, meaning)?, arc));
        Truth { network, real: possible(network).into_iter().filter_map(of).collect() }
    }

    /// The network.
    pub fn network(&self) -> &'a Network<'a> {
        self.network
    }
}

/// What is known of a country on the first of a month, from that month on.
#[derive(Clone, Debug)]
pub struct Outlook<'a> {
    /// The country, with needs and supplies as they are then expected.
    pub country: Cow<'a, Country>,
    /// The scenario as known, from that month to the end of the window.
    pub scenario: Scenario,
}

impl<'a> Outlook<'a> {
    /// What the decisions known on the first of a month say about a country.
    ///
    /// # Errors
    /// Where the month lies outside the window.
    pub fn of(
        country: Cow<'a, Country>,
        scenario: &Scenario,
        period: Period,
    ) -> Result<Outlook<'a>, Unsolved> {
        let month = scenario.window.month(period);
        let mut known = scenario.known_on(month.first_day());
        let months = scenario.window.n_months().saturating_sub(period.index()) as u8;
        known.window = Window::new(month, months)
            .ok_or_else(|| Unsolved::Internal("a month without a window".to_owned()))?;
        Ok(Outlook { country, scenario: known })
    }
}

/// What limits something in truth, with the month it happens in there.
fn key(network: &Network<'_>, meaning: Meaning) -> Option<(Key, Period)> {
    let area = |served: usize| network.served[served].area;
    Some(match meaning {
        Meaning::Move(way, period) => (Key::Move(way), period),
        Meaning::Gate(gate, period) => {
            let gate = &network.gates[gate];
            (Key::Gate(gate.permission, gate.inward), period)
        }
        Meaning::Reach(served, part, period) => (Key::Reach(area(served), part), period),
        Meaning::SendAhead(served, part, period) => (Key::SendAhead(area(served), part), period),
        Meaning::HandOut { served, part, period, phase } => {
            (Key::HandOut(area(served), part, phase), period)
        }
        Meaning::Offer(_)
        | Meaning::Carried(_)
        | Meaning::CarriedAhead(..)
        | Meaning::Arriving(..)
        | Meaning::Store(..)
        | Meaning::KeepAhead(..)
        | Meaning::UseAhead(..)
        | Meaning::Phase(..)
        | Meaning::Cell(..)
        | Meaning::Area(_)
        | Meaning::Caseload(_)
        | Meaning::Total => return None,
    })
}

/// The key of an arc in the first month of a network that starts in a later one.
pub(super) fn key_in(
    network: &Network<'_>,
    meaning: Meaning,
    period: Period,
) -> Option<(Key, Period)> {
    key(network, meaning).map(|(key, _)| (key, period))
}
