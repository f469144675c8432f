//! The network of all combinations at once, and what is asked of it.

use super::checkpoint::Print;
use super::layers::{gates, layers, layers_of};
use super::{Counted, Known, Measure, Method, NoValues, People, Players, Values, nesting, plans};
use crate::allocation::sweep::{self, Fault, Gated, Layer, MOST_PLAYERS, Options, Steps};
use crate::allocation::{Built, Meaning, build};
use crate::country::{Country, Entry, LiesOn, PermissionIx};
use crate::network::{Even, Network, OfferKey};
use crate::plan::kept::Reference;
use crate::plan::outline_on;
use crate::scenario::{AccessTable, Needed, Scenario};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Most cash, fuel and banking players: local purchase is worked out for each of their sets.
const MOST_STEPPING: usize = 10;

/// A game of permissions: the most person-months, whichever of the players are on. A player who
/// is off is denied on every day; one who is on is as the scenario has it, or granted where the
/// scenario opens it on no day.
pub struct Game<'a> {
    pub(super) country: &'a Country,
    pub(super) scenario: &'a Scenario,
    pub(super) needed: &'a Needed,
    pub(super) players: &'a Players,
    pub(super) counted: Counted,
    measure: Measure,
    /// Whose people count, where values count what is kept of a plan.
    reference: Option<Reference>,
    pub(super) table: AccessTable,
    pub(super) method: Method,
    /// Largest flows, and what a gram of each counts; with plans, the whole network.
    pub(super) layers: Vec<Layer>,
    pub(super) per_person: i128,
    budget_cents: Option<i64>,
}

impl<'a> Game<'a> {
    /// Lays the network out that holds all combinations; values count all people of a measure.
    ///
    /// # Errors
    /// [`NoValues`] where the scenario cannot be planned on this level, or the players are more
    /// than can be told apart.
    pub fn new(
        measure: Measure,
        country: &'a Country,
        scenario: &'a Scenario,
        needed: &'a Needed,
        players: &'a Players,
    ) -> Result<Game<'a>, NoValues> {
        Game::counting((measure, Counted::People), country, scenario, needed, players)
    }

    /// A game whose values count as they are told to.
    ///
    /// # Errors
    /// As [`Game::new`], and [`NoValues::NotByPhase`].
    pub fn counting(
        (measure, counted): (Measure, Counted),
        country: &'a Country,
        scenario: &'a Scenario,
        needed: &'a Needed,
        players: &'a Players,
    ) -> Result<Game<'a>, NoValues> {
        let n_players = players.each.len();
        if n_players > MOST_PLAYERS {
            return Err(Fault::Players { players: n_players, most: MOST_PLAYERS }.into());
        }
        let mut game = Game {
            country,
            scenario,
            needed,
            players,
            counted,
            measure,
            reference: None,
            table: AccessTable::new(country, scenario),
            method: Method::Plans,
            layers: Vec::new(),
            per_person: 1,
            budget_cents: None,
        };
        let all = everyone(n_players);
        let network = game.network(all)?;
        if measure == Measure::Kept {
            if scenario.even == Even::Window {
                return Err(NoValues::OverTheWindow);
            }
            game.reference = Some(Reference::of(&outline_on(&network)?.areas));
        }
        let built = game.built(&network);
        let gates = gates(&network, &built, players);
        let (stepping, steps) = game.steps(&network, &built)?;
        let gated = Gated::new(built.instance.clone(), &gates, stepping, steps)?;
        game.budget_cents = network.budget_cents;
        let layers = match counted {
            Counted::People => layers(&gated),
            Counted::Phase(phase) => layers_of(&gated, phase),
        };
        match layers.filter(|_| network.budget_cents.is_none()) {
            Some((layers, per_person)) => {
                let one = layers.len() < 2;
                game.method = if one { Method::Cut } else { Method::NestedCuts(layers.len()) };
                (game.layers, game.per_person) = (layers, per_person);
                if !nesting::tells_what_plans_reach(&game, &built)? {
                    game.by_plans(gated)?;
                }
            }
            None => game.by_plans(gated)?,
        }
        Ok(game)
    }

    /// Values every combination by a plan, which tells all people together.
    fn by_plans(&mut self, gated: Gated) -> Result<(), NoValues> {
        if self.counted != Counted::People {
            return Err(NoValues::NotByPhase);
        }
        (self.method, self.per_person) = (Method::Plans, 1);
        self.layers = vec![Layer { gated, weight: 1 }];
        Ok(())
    }

    /// A network as numbers: limited to the people of the reference plan, where there is one.
    pub fn built(&self, network: &Network<'_>) -> Built {
        let mut built = build(network);
        if let Some(reference) = &self.reference {
            reference.limit(network, &mut built);
        }
        built
    }

    /// Person-months of the plan whose people count; `None` where no plan is held to.
    pub fn reference(&self) -> Option<&Reference> {
        self.reference.as_ref()
    }

    /// The network with these players on and the others off.
    ///
    /// # Errors
    /// As [`Network::new`].
    pub fn network(&self, on: u128) -> Result<Network<'a>, NoValues> {
        let access = self.players.access(&self.table, on);
        let mut network = Network::with_access(self.country, self.scenario, self.needed, access)
            .map_err(NoValues::Refused)?;
        if self.measure == Measure::Ceiling {
            network.let_food_be_ample();
        }
        Ok(network)
    }

    /// How values are found and proven.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Largest flows whose sum is the value, each with what a gram of it counts; for checking a
    /// proof elsewhere. With [`Method::Plans`] they are no more than the network.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// A number that tells this game from others, for values kept from one run to the next. It
    /// takes in the whole country and scenario, and the version of the program.
    pub fn fingerprint(&self) -> u64 {
        let mut asked = Print::new();
        asked.add(&(env!("CARGO_PKG_VERSION"), self.counted, self.measure, self.players));
        asked.add(&(self.country, self.scenario));
        let start = self.budget_cents.map_or(0, |cents| cents.unsigned_abs().rotate_left(32) | 1);
        let prints = self.layers.iter().map(|layer| layer.gated.fingerprint());
        let start = start ^ asked.0;
        prints.fold(start, |all, print| all.rotate_left(7).wrapping_add(print))
    }

    /// The value of every combination, going on from what is known.
    ///
    /// # Errors
    /// [`NoValues`]; when stopped, with what is known by then.
    pub fn values(&self, known: Option<&Known>, options: &Options<'_>) -> Result<Values, NoValues> {
        let n_players = self.players.each.len();
        if known.is_some_and(|known| known.fingerprint != self.fingerprint()) {
            return Err(NoValues::OtherGame);
        }
        let nothing = BTreeMap::new();
        let known = known.map_or(&nothing, |known| &known.people);
        if self.method == Method::Plans {
            return plans::values(self, known, options);
        }
        let units = |(&on, people): (&u64, &Ratio<i128>)| {
            let units = people * self.per_person;
            units.is_integer().then(|| (on, units.to_integer()))
        };
        let known = known.iter().filter_map(units).collect();
        match sweep::values(&self.layers, n_players, &known, options) {
            Ok(found) => Ok(Values {
                n_players,
                method: self.method,
                null: found.null,
                certified: 1 << n_players,
                proofs: found.proofs,
                plans: BTreeMap::new(),
                people: People::Whole { units: found.values, per_person: self.per_person },
            }),
            Err(sweep::Unswept::Fault(fault)) => Err(fault.into()),
            Err(sweep::Unswept::Stopped { known, of }) => {
                let fingerprint = self.fingerprint();
                let people = |(on, units)| (on, Ratio::new(units, self.per_person));
                let people = known.into_iter().map(people).collect();
                Err(NoValues::Stopped(Known { fingerprint, people, of, ..Known::default() }))
            }
        }
    }

    /// The players that step with local purchase, and what each local supply offers for each set
    /// of them.
    fn steps(
        &self,
        network: &Network<'_>,
        built: &Built,
    ) -> Result<(Vec<u32>, Vec<Steps>), NoValues> {
        let stepping: Vec<u32> = (0..self.players.each.len() as u32)
            .filter(|&player| self.holds_money(player as usize))
            .collect();
        let local = |(arc, meaning): (usize, &Meaning)| {
            let Meaning::Offer(n) = meaning else { return None };
            let offer = network.offers[*n];
            let supply = &self.country.supplies[offer.supply?.index()];
            (supply.entry == Entry::Local).then_some((arc, offer.key()))
        };
        let local: Vec<(usize, OfferKey)> =
            built.meanings.iter().enumerate().filter_map(local).collect();
        if local.is_empty() || stepping.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        if stepping.len() > MOST_STEPPING {
            let (players, most) = (stepping.len(), MOST_STEPPING);
            return Err(Fault::Players { players, most }.into());
        }
        let blank = |&(arc, _): &(usize, OfferKey)| Steps { arc, amounts: Vec::new() };
        let mut steps: Vec<Steps> = local.iter().map(blank).collect();
        for set in 0..1u32 << stepping.len() {
            let off = stepping.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 0);
            let off = off.fold(0u128, |all, (_, player)| all | 1 << player);
            let network = self.network(everyone(self.players.each.len()) & !off)?;
            let offered = network.offers.iter().map(|offer| (offer.key(), offer.amount.0));
            let offered: BTreeMap<OfferKey, i64> = offered.collect();
            for (steps, (_, key)) in steps.iter_mut().zip(&local) {
                steps.amounts.push(offered.get(key).copied().unwrap_or(0));
            }
        }
        Ok((stepping, steps))
    }

    /// Whether a player holds a permission that money hangs on.
    pub(super) fn holds_money(&self, player: usize) -> bool {
        let on = |p: &PermissionIx| self.country.permissions[p.index()].kind.lies_on();
        self.players.each[player].iter().any(|p| on(p) == LiesOn::Money)
    }
}

/// All of so many players.
pub(super) fn everyone(n_players: usize) -> u128 {
    u128::MAX.checked_shr(128 - n_players as u32).unwrap_or(0)
}
