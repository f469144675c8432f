//! The country as the decisions leave it, month by month; remembers which decision changed what.
//!
//! The only room that names petgraph: the model graph has a node for every place and an edge for
//! every way of every link, and answers what can be reached at all.

mod bought;
mod demand;
mod figures;
mod laid_out;
mod lies;
mod more;
mod offers;
mod opened;
mod raise;
mod reach;
mod season;
mod travel;
mod way_in;
mod ways;

pub use crate::scenario::Even;
pub use demand::{AreaMonth, CaseloadLimit, Groups, Part, Served};
pub use figures::Figures;
pub use lies::LiesAt;
pub use more::{more, more_people};
pub use offers::{Offer, OfferKey, late_beyond, supplied};
pub use raise::{Limit, Raised, all_on_budget};
pub use travel::{Border, Travel};
pub use way_in::WayIn;
pub use ways::{Gate, Way, WayIx, WayMonth};

use crate::country::{CaseloadIx, Country, Entry, LinkIx, PlaceIx, RationIx};
use crate::issues::Issue;
use crate::scenario::{AccessTable, Needed, Scenario};
use crate::time::{Period, Window};
use crate::units::{Grams, Share};
use num_rational::Ratio;
use offers::offers;
use petgraph::graph::DiGraph;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Stock that lies at a place, or behind a pass, before the window begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Grams by place.
    pub at: BTreeMap<PlaceIx, Grams>,
    /// Grams under way, by the place and the period in which they arrive there.
    pub arriving: BTreeMap<(PlaceIx, Period), Grams>,
    /// Grams handed out ahead, by position of the served area and of its part.
    pub ahead: BTreeMap<(usize, usize), Grams>,
}

/// Whether food is under way for as long as its way takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnderWay {
    /// It is.
    Months,
    /// It arrives in the month it leaves, however long the way.
    AtOnce,
}

/// A country under a scenario.
#[derive(Clone, Debug)]
pub struct Network<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Months planned for.
    pub window: Window,
    /// The ration handed out.
    pub ration: RationIx,
    /// What the scenario leaves open.
    pub access: AccessTable,
    /// Which permissions each link and area needs.
    pub needed: &'a Needed,
    /// Every way of every link, in order of links.
    pub ways: Vec<Way>,
    /// State of each way in each period, `ways.len() x n_months`.
    months: Vec<WayMonth>,
    /// Quotas that several ways share.
    pub gates: Vec<Gate>,
    /// Food on offer, by period and then id.
    pub offers: Vec<Offer>,
    /// Room of each place that can store; `None` within for unlimited.
    pub rooms: BTreeMap<PlaceIx, Option<Grams>>,
    /// Areas with people in need, in order of P-codes.
    pub served: Vec<Served>,
    /// Most people who can be served in several of them together.
    pub caseloads: Vec<CaseloadLimit>,
    /// Stock carried into the window.
    pub carried: Carried,
    /// Money for the window, in US cents; `None` where it is no limit.
    pub budget_cents: Option<i64>,
    /// Of each estimate of the country, the figure counted with.
    figures: Arc<Figures>,
    /// Share of each month that the seasons leave each link open, `links x n_months`.
    seasons: Arc<[Share]>,
    under_way: UnderWay,
    graph: Arc<DiGraph<PlaceIx, WayIx>>,
}

impl<'a> Network<'a> {
    /// What a scenario asks for that [`Network::new`] would refuse, told without laying a network out.
    pub fn refusals(country: &Country, scenario: &Scenario, needed: &Needed) -> Vec<Issue> {
        ways::refusals(country, scenario, needed)
    }

    /// Districts that are cut off on the same days, by area.
    pub fn groups(&self) -> Groups {
        let of = |served: &Served| {
            let districts = served.parts.iter().map(|part| part.districts.clone());
            (served.area, districts.collect())
        };
        self.served.iter().map(of).collect()
    }

    /// Groups by the days of this country and of another version of it at once, so that each group
    /// is one in both.
    pub fn groups_with(&self, other: &Country) -> Groups {
        let countries = [self.country, other];
        let of =
            |served: &Served| (served.area, demand::groups(&countries, self.scenario, served.area));
        self.served.iter().map(of).collect()
    }

    /// Parts areas behind passes by other groups of districts; within each, all must be cut off on the
    /// same days under this scenario, too.
    pub fn regroup(&mut self, groups: &Groups) {
        for served in &mut self.served {
            if let Some(groups) = groups.get(&served.area) {
                let groups = groups.clone();
                served.parts = demand::of_groups(self.country, self.scenario, served.area, groups);
            }
        }
    }

    /// The ways of a link.
    pub fn ways_of(&self, link: LinkIx) -> impl Iterator<Item = WayIx> + use<> {
        ways::of_link(&self.ways, link).map(|n| WayIx(n as u32))
    }

    /// A way in a period.
    pub fn month(&self, way: WayIx, period: Period) -> &WayMonth {
        &self.months[way.index() * self.window.n_months() + period.index()]
    }

    /// Whole months from departure to arrival along a way: it takes what it carries from the month
    /// of departure.
    pub fn lead_months(&self, way: WayIx) -> u8 {
        match self.under_way {
            UnderWay::Months => self.link(way).lead_months,
            UnderWay::AtOnce => 0,
        }
    }

    /// Why a plan that is even over the window and breaks a shared caseload is refused.
    pub fn binds_months_together(&self, limit: &CaseloadLimit) -> Issue {
        demand::shared_over_the_window(self.country, self.scenario, limit)
    }

    /// The row of the caseloads that limits a served area by itself in a period, for words.
    pub fn caseload_of(&self, served: usize, period: Period) -> Option<CaseloadIx> {
        self.figures.least(self.caseloads_of(served, period))
    }

    /// The rows of the caseloads of which the least limits a served area by itself in a period.
    pub fn caseloads_of(&self, served: usize, period: Period) -> impl Iterator<Item = CaseloadIx> {
        let (area, month) = (self.served[served].area, self.window.month(period));
        self.country.caseloads_of(Some(area), month, self.scenario.target())
    }

    /// Lets the season leave a link open for some more of a period, up to all of it.
    pub fn open_longer(&mut self, link: LinkIx, period: Period, more: Share) {
        let n_months = self.window.n_months();
        let capacity = self.nominal(link, period);
        for way in self.ways_of(link) {
            let month = &mut self.months[way.index() * n_months + period.index()];
            let season = (month.season.ratio() + more.ratio()).min(Ratio::from_integer(1));
            month.season = Share::of(*season.numer(), *season.denom()).unwrap_or(Share::ALL);
            let open = month.access.times(month.season);
            let own = match capacity {
                _ if open == Share::NONE => Some(Grams(0)),
                Some(capacity) => Some(Grams(open.of_amount(capacity.0))),
                None => None,
            };
            if !month.by_quota {
                month.capacity = own;
            }
        }
    }

    /// Lets food that enters be ample: wherever some supply enters, all that anybody in need could
    /// ever eat is on offer in every month, and neither money nor banks, cash and fuel are a limit.
    /// What is bought inside the country, and stock, stay as given.
    pub fn let_food_be_ample(&mut self) {
        let needed = |served: &Served| -> i64 {
            let month = |m: &AreaMonth| {
                let people: u64 = m.people.iter().sum();
                (people as i64).saturating_mul(m.grams_per_person.0)
            };
            served.months.iter().map(month).fold(0, i64::saturating_add)
        };
        let amount = Grams(self.served.iter().map(needed).fold(0, i64::saturating_add));
        let mut offers = self.bought_freely();
        offers.retain(|offer| self.entry(offer) != Some(Entry::Entering));
        for place in self.origins() {
            let price = self.price_at(place);
            let every = self.window.periods();
            offers.extend(every.map(|period| Offer {
                supply: None,
                late: 0,
                place,
                period,
                amount,
                price,
            }));
        }
        offers.sort_by_key(|o| (o.period, o.supply));
        (self.offers, self.budget_cents) = (offers, None);
    }

    /// Takes some of what a way carries in a period, where that is limited.
    pub fn use_up(&mut self, way: WayIx, period: Period, grams: Grams) {
        let n_months = self.window.n_months();
        let month = &mut self.months[way.index() * n_months + period.index()];
        if let Some(capacity) = month.capacity.as_mut() {
            capacity.0 = (capacity.0 - grams.0).max(0);
        }
    }

    /// The smallest ration in use where a shared caseload binds: a gram is counted as that, so that nobody beyond
    /// the caseload is served where part of the food is diverted in some of the areas.
    pub fn smallest_ration(&self, limit: &CaseloadLimit) -> Grams {
        let month = |area: &usize| &self.served[*area].months[limit.period.index()];
        let rations = limit.areas.iter().map(|area| month(area).grams_per_person);
        rations.min().unwrap_or_default()
    }

    /// The country's ration in use, in grams a person and month.
    pub fn ration_grams(&self) -> Grams {
        self.country.rations[self.ration.index()].grams
    }
}
