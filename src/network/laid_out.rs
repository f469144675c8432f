//! Laying a network out: once for a country and a scenario, and with other permissions and figures from there.

use super::offers::{offers, rooms, scaled};
use super::{Carried, Figures, Network, UnderWay, WayMonth, demand, reach, season, ways};
use crate::country::{AreaIx, CaseloadIx, Country};
use crate::issues::Issue;
use crate::scenario::{AccessTable, Needed, Scenario};
use crate::time::Month;
use crate::units::{Grams, People, Share};
use num_rational::Ratio;
use std::sync::Arc;

/// What a network is worked out from.
pub(super) struct Inputs<'i> {
    pub(super) country: &'i Country,
    pub(super) scenario: &'i Scenario,
    pub(super) needed: &'i Needed,
    pub(super) access: &'i AccessTable,
    pub(super) figures: &'i Figures,
}

impl Inputs<'_> {
    /// The row that limits an area (or, with `None`, the whole country) in a month.
    pub(super) fn caseload(&self, area: Option<AreaIx>, month: Month) -> Option<CaseloadIx> {
        let rows = self.country.caseloads_of(area, month, self.scenario.target());
        self.figures.least(rows)
    }

    /// Money for the window as far as banks, cash and fuel let it be spent.
    fn budget_cents(&self) -> Option<i64> {
        let cents = self.scenario.resources.budget_cents?;
        Some(self.access.budget_share().of_amount(cents))
    }
}

impl<'a> Network<'a> {
    /// Lays a scenario over a country.
    ///
    /// # Errors
    /// An issue for every condition that this level of planning cannot keep exactly.
    pub fn new(
        country: &'a Country,
        scenario: &'a Scenario,
        needed: &'a Needed,
    ) -> Result<Network<'a>, Vec<Issue>> {
        let access = AccessTable::new(country, scenario);
        Network::with_access(country, scenario, needed, access)
    }

    /// Lays a network out with access worked out already, for sweeps that switch permissions.
    ///
    /// # Errors
    /// As [`Network::new`].
    pub fn with_access(
        country: &'a Country,
        scenario: &'a Scenario,
        needed: &'a Needed,
        access: AccessTable,
    ) -> Result<Network<'a>, Vec<Issue>> {
        let figures = Arc::new(Figures::best(country));
        let ways = ways::all(country);
        let seasons: Arc<[Share]> = season::of_links(country, scenario).into();
        let inputs = Inputs { country, scenario, needed, access: &access, figures: &figures };
        let (months, gates) = ways::under(&inputs, &ways, &seasons)?;
        let ration = scenario.ration.unwrap_or(country.usual_ration());
        let parts = |area| demand::parts(country, scenario, area);
        let served = demand::served(&inputs, country.rations[ration.index()].grams, parts);
        Ok(Network {
            country,
            scenario,
            window: scenario.window,
            ration,
            needed,
            graph: Arc::new(reach::graph(country, &ways)),
            offers: offers(&inputs),
            rooms: rooms(&inputs),
            caseloads: demand::caseloads(&inputs, &served),
            served,
            carried: Carried::default(),
            budget_cents: inputs.budget_cents(),
            access,
            ways,
            months,
            gates,
            seasons,
            figures,
            under_way: UnderWay::Months,
        })
    }

    /// This network, which is laid out already, with other permissions and figures. What it carries in is kept;
    /// whatever else was done to it since (used up, opened longer, ample food, other offers) is forgotten. The
    /// figures are those of its country, a row for each row.
    ///
    /// # Errors
    /// As [`Network::new`].
    pub fn changed(
        &self,
        access: AccessTable,
        figures: Arc<Figures>,
    ) -> Result<Network<'a>, Vec<Issue>> {
        let Network { country, scenario, needed, window, ration, under_way, .. } = *self;
        let inputs = Inputs { country, scenario, needed, access: &access, figures: &figures };
        let (months, gates) = ways::under(&inputs, &self.ways, &self.seasons)?;
        let parts = |area| {
            let known = self.served.binary_search_by_key(&area, |served| served.area);
            known.map_or_else(|_| Vec::new(), |n| self.served[n].parts.clone())
        };
        let served = demand::served(&inputs, self.ration_grams(), parts);
        Ok(Network {
            country,
            scenario,
            window,
            ration,
            needed,
            graph: self.graph.clone(),
            offers: offers(&inputs),
            rooms: rooms(&inputs),
            caseloads: demand::caseloads(&inputs, &served),
            served,
            carried: self.carried.clone(),
            budget_cents: inputs.budget_cents(),
            access,
            ways: self.ways.clone(),
            months,
            gates,
            seasons: self.seasons.clone(),
            figures,
            under_way,
        })
    }

    /// Whether other figures bring people in need or food to where this network has none, and so no place for
    /// them.
    pub fn lacks(&self, figures: &Figures) -> bool {
        let laid = &*self.figures;
        let people = laid.needs != figures.needs && {
            let mut rows = self.country.needs.iter().zip(laid.needs.iter().zip(&figures.needs));
            rows.any(|(need, (laid, then))| {
                let of = self.served.binary_search_by_key(&need.area, |served| served.area);
                let parts = of.map_or(&[][..], |n| &self.served[n].parts);
                // Of few people a small part is less than a gram of food.
                let shares = parts.iter().map(|part| part.share);
                let least = shares.filter(|share| *share > Ratio::from_integer(0)).min();
                let some = |people: People| {
                    let part = least.unwrap_or(Ratio::from_integer(1));
                    i128::from(people.0) * i128::from(*part.numer()) >= i128::from(*part.denom())
                };
                laid.iter().zip(then).any(|(laid, then)| !some(*laid) && then > laid)
            })
        };
        let supplied = || {
            let of = self.scenario.resources.supply_share;
            let some = |grams: Grams| scaled(grams, of) > Grams(0);
            let mut rows = laid.supplies.iter().zip(&figures.supplies);
            rows.any(|(laid, then)| !some(*laid) && some(*then))
        };
        people || (laid.supplies != figures.supplies && supplied())
    }

    /// Whether moving a tonne along each way costs the same in each month as in another network of the same
    /// layout, levies included.
    pub fn costs_alike(&self, other: &Network<'_>) -> bool {
        let cost = |month: &WayMonth| month.cost;
        self.months.iter().map(cost).eq(other.months.iter().map(cost))
    }

    /// Of each estimate of the country, the figure counted with.
    pub fn figures(&self) -> &Arc<Figures> {
        &self.figures
    }
}
