//! Laying a network out: once for a country and a scenario, and with other permissions and figures from there.

use super::offers::{offers, rooms, scaled};
use super::{
    Carried, Figures, Network, Part, UnderWay, Way, WayIx, WayMonth, demand, reach, season, ways,
};
use crate::country::{AreaIx, CaseloadIx, Country, LinkIx, PlaceIx};
use crate::issues::Issue;
use crate::scenario::{AccessTable, Needed, Scenario};
use crate::time::{Month, Period};
use crate::units::{Factor, Grams, People, Share};
use num_rational::Ratio;
use petgraph::graph::DiGraph;
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

    /// What a link carries in a month in which it is open all along; `None` where nothing limits it.
    pub(super) fn capacity(&self, link: LinkIx, period: Period) -> Option<Grams> {
        nominal((self.scenario, self.figures), link, period)
    }

    /// How many times as many people the scenario has in need in an area in a month.
    pub(super) fn times_in_need(&self, area: AreaIx, period: Period) -> Factor {
        times_in_need(self.country, self.scenario, area, period)
    }

    /// Money for the window as far as banks, cash and fuel let it be spent.
    fn budget_cents(&self) -> Option<i64> {
        let cents = self.scenario.resources.budget_cents?;
        Some(self.access.budget_share().of_amount(cents))
    }
}

/// What a link carries in a month in which it is open all along, by a scenario and some figures.
pub(super) fn nominal(
    (scenario, figures): (&Scenario, &Figures),
    link: LinkIx,
    period: Period,
) -> Option<Grams> {
    let best = figures.links[link.index()];
    if scenario.adjustments.is_empty() {
        return best;
    }
    scenario.adjustments.capacity(link, scenario.window.month(period)).of(best)
}

/// How many times as many people a scenario has in need in an area in a month.
fn times_in_need(country: &Country, scenario: &Scenario, area: AreaIx, period: Period) -> Factor {
    match scenario.adjustments.is_empty() {
        true => Factor::ONE,
        false => scenario.adjustments.need(country, area, scenario.window.month(period)),
    }
}

/// What of a network stays as permissions and figures change.
struct Frame<'a> {
    country: &'a Country,
    scenario: &'a Scenario,
    needed: &'a Needed,
    ways: Vec<Way>,
    graph: Arc<DiGraph<PlaceIx, WayIx>>,
    seasons: Arc<[Share]>,
    carried: Carried,
    under_way: UnderWay,
}

impl<'a> Frame<'a> {
    /// The network under some permissions, with some figures and these parts of areas.
    fn under(
        self,
        access: AccessTable,
        figures: Arc<Figures>,
        parts: impl Fn(AreaIx) -> Vec<Part>,
    ) -> Result<Network<'a>, Vec<Issue>> {
        let Frame { country, scenario, needed, ways, graph, seasons, carried, under_way } = self;
        let inputs = Inputs { country, scenario, needed, access: &access, figures: &figures };
        let (months, gates) = ways::under(&inputs, &ways, &seasons)?;
        let ration = scenario.ration.unwrap_or(country.usual_ration());
        let served = demand::served(&inputs, country.rations[ration.index()].grams, parts);
        Ok(Network {
            country,
            scenario,
            window: scenario.window,
            ration,
            needed,
            offers: offers(&inputs),
            rooms: rooms(&inputs),
            caseloads: demand::caseloads(&inputs, &served),
            served,
            budget_cents: inputs.budget_cents(),
            carried,
            access,
            ways,
            months,
            gates,
            figures,
            seasons,
            under_way,
            graph,
        })
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
        let ways = ways::all(country);
        let frame = Frame {
            country,
            scenario,
            needed,
            graph: Arc::new(reach::graph(country, &ways)),
            ways,
            seasons: season::of_links(country, scenario).into(),
            carried: Carried::default(),
            under_way: UnderWay::Months,
        };
        let figures = Arc::new(Figures::best(country));
        frame.under(access, figures, |area| demand::parts(country, scenario, area))
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
        let Network { country, scenario, needed, under_way, .. } = *self;
        let frame = Frame {
            country,
            scenario,
            needed,
            graph: self.graph.clone(),
            ways: self.ways.clone(),
            seasons: self.seasons.clone(),
            carried: self.carried.clone(),
            under_way,
        };
        frame.under(access, figures, |area| {
            let known = self.served.binary_search_by_key(&area, |served| served.area);
            known.map_or_else(|_| Vec::new(), |n| self.served[n].parts.clone())
        })
    }

    /// How many times as many people the scenario has in need in an area in a month.
    pub fn times_in_need(&self, area: AreaIx, period: Period) -> Factor {
        times_in_need(self.country, self.scenario, area, period)
    }

    /// Whether other figures bring people in need or food to where this network has none, and so no place for
    /// them.
    pub fn lacks(&self, figures: &Figures) -> bool {
        let laid = &*self.figures;
        (laid.needs != figures.needs && self.lacks_people(&figures.needs))
            || (laid.supplies != figures.supplies && self.lacks_food(&figures.supplies))
    }

    fn lacks_people(&self, needs: &[[People; 3]]) -> bool {
        let mut rows = self.country.needs.iter().zip(self.figures.needs.iter().zip(needs));
        rows.any(|(need, (laid, then))| {
            let Ok(n) = self.served.binary_search_by_key(&need.area, |s| s.area) else {
                return false;
            };
            // Where few are in need, a small part of them may take less than a gram, and has no place either.
            let parts = &self.served[n].parts;
            let rest = parts.iter().fold(Ratio::from_integer(1), |rest, part| rest - part.share);
            let shares = parts.iter().map(|part| part.share).chain([rest]);
            let least = shares.filter(|share| *share > Ratio::from_integer(0)).min();
            let least = least.unwrap_or(Ratio::from_integer(1));
            let somebody = |people: People| {
                let (part, whole) = (i128::from(*least.numer()), i128::from(*least.denom()));
                i128::from(people.0).saturating_mul(part) >= whole
            };
            let times = self.window.period(need.month).map(|p| self.times_in_need(need.area, p));
            let times = times.unwrap_or(Factor::ONE);
            let in_need = |people: &People| People(times.of_people(people.0));
            let mut phases = laid.iter().map(in_need).zip(then.iter().map(in_need));
            phases.any(|(laid, then)| then > laid && !somebody(laid))
        })
    }

    fn lacks_food(&self, supplies: &[Grams]) -> bool {
        let some = |grams: Grams| scaled(grams, self.scenario.resources.supply_share) > Grams(0);
        let mut rows = self.figures.supplies.iter().zip(supplies);
        rows.any(|(laid, then)| !some(*laid) && some(*then))
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
