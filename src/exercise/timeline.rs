//! How a country turns out for teams, and what of it they know in each month.

use super::Terms;
use super::injects::{self, Happens, Inject, snow_early};
use crate::country::{Country, PlaceIx};
use crate::network::Network;
use crate::plan::NoPlan;
use crate::plan::unfold::Unfolding;
use crate::plan::unfold::{Outlook, Truth};
use crate::scenario::{Needed, Scenario};
use crate::time::Period;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A country and a scenario as teams play them: what is written, what is drawn beside it, and what both
/// come to.
#[derive(Clone, Debug)]
pub struct Course {
    /// The country as it is expected to be when the exercise begins.
    pub country: Country,
    /// Which permissions each link and area needs.
    pub needed: Needed,
    /// The scenario as written.
    pub scenario: Scenario,
    /// What it is played under.
    pub terms: Terms,
    /// What happens beside the scenario, in order of days.
    pub injects: Vec<Inject>,
    /// The country as it turns out.
    truth: Country,
    /// The scenario as it turns out, before any team asks for anything.
    unfolding: Scenario,
}

impl Course {
    /// Draws what happens beside a scenario.
    ///
    /// # Errors
    /// [`NoPlan`], where the scenario cannot be planned month by month.
    pub fn new(country: Country, scenario: Scenario, terms: Terms) -> Result<Course, NoPlan> {
        let needed = Needed::of(&country);
        crate::plan::by_month(scenario.objective)?;
        let injects = injects::drawn(&country, &scenario, &terms);
        let truth = turned_out(&country, &scenario, injects.iter()).into_owned();
        let unfolding = injects::unfolding(&scenario, &injects);
        Ok(Course { country, needed, scenario, terms, injects, truth, unfolding })
    }

    /// The country as it turns out.
    pub fn truth(&self) -> &Country {
        &self.truth
    }

    /// The scenario as it turns out, before any team asks for anything.
    pub fn unfolding(&self) -> &Scenario {
        &self.unfolding
    }

    /// Injects that are known on the first of a month.
    pub fn known_injects(&self, period: Period) -> impl Iterator<Item = &Inject> {
        self.injects.iter().filter(move |inject| inject.known_in <= period)
    }

    /// What a team knows on the first of a month, whose grants stand in its own scenario.
    ///
    /// # Errors
    /// Where the month lies outside the window.
    pub fn outlook(&self, own: &Scenario, period: Period) -> Result<Outlook<'_>, NoPlan> {
        let country = turned_out(&self.country, &self.scenario, self.known_injects(period));
        Ok(Outlook::of(country, own, period)?)
    }

    /// Grams that a team can dispose of at each place in a month: what lies there, and what is expected
    /// to come there by then.
    ///
    /// # Errors
    /// [`NoPlan`], where the month cannot be planned.
    pub fn there(
        &self,
        own: &Scenario,
        so_far: &Unfolding,
        period: Period,
    ) -> Result<BTreeMap<PlaceIx, i64>, NoPlan> {
        let real = self.network(own)?;
        let outlook = self.outlook(own, period)?;
        let network = self.as_known(&outlook, so_far, &Truth::new(&real), period)?;
        let mut there: BTreeMap<PlaceIx, i64> =
            network.carried.at.iter().map(|(place, grams)| (*place, grams.0)).collect();
        for offer in network.offers.iter().filter(|offer| offer.period == Period(0)) {
            *there.entry(offer.place).or_default() += offer.amount.0;
        }
        Ok(there)
    }

    /// The country as it turns out under a team's own scenario.
    ///
    /// # Errors
    /// [`NoPlan`], where a condition cannot be kept exactly.
    pub fn network<'a>(&'a self, own: &'a Scenario) -> Result<Network<'a>, NoPlan> {
        let network = Network::new(&self.truth, own, &self.needed);
        let mut network = network.map_err(NoPlan::Refused)?;
        if self.injects.iter().any(|inject| inject.happens == Happens::EarlySnow) {
            // Districts that early snow cuts off alike may have been expected to differ.
            let groups = network.groups_with(&self.country);
            network.regroup(&groups);
        }
        Ok(network)
    }

    /// The country as known, with what lies where.
    ///
    /// # Errors
    /// [`NoPlan`], where a condition cannot be kept exactly.
    pub fn as_known<'a>(
        &'a self,
        outlook: &'a Outlook<'a>,
        so_far: &Unfolding,
        truth: &Truth<'_>,
        period: Period,
    ) -> Result<Network<'a>, NoPlan> {
        let network = Network::new(&outlook.country, &outlook.scenario, &self.needed);
        let mut network = network.map_err(NoPlan::Refused)?;
        so_far.hand_over(truth, &mut network, period);
        Ok(network)
    }
}

/// A country with what injects change of its needs and supplies.
fn turned_out<'a, 'i>(
    country: &'a Country,
    scenario: &Scenario,
    injects: impl Iterator<Item = &'i Inject>,
) -> Cow<'a, Country> {
    let mut country = Cow::Borrowed(country);
    for inject in injects {
        match inject.happens {
            Happens::Late { supply } => {
                country.to_mut().supplies[supply.index()].lead_months += 1;
            }
            Happens::Revised { area, percent } => {
                let from = scenario.window.month(inject.period);
                let needs = country.to_mut().needs.iter_mut();
                for need in needs.filter(|need| need.area == area && need.month >= from) {
                    for people in &mut need.phases {
                        people.0 = people.0 * (100 + u64::from(percent)) / 100;
                    }
                }
            }
            Happens::EarlySnow => {
                snow_early(country.to_mut(), scenario.window.month(inject.period));
            }
            Happens::Shut { .. } | Happens::Offered { .. } => {}
        }
    }
    country
}
