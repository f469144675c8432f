//! Planning month by month with what was known on the first of each month.
//!
//! Each month a whole plan is made for the rest of the window as it looks on that day, and its
//! first month is carried out as far as the month really turned out. What could not move stays
//! where it was; what was moved up is there for the next month's plan.

use super::figures::{self, AreaPlan, Costs, Exact, GroupReached, Left, MonthFigures, shown};
use super::{NoPlan, Plan, Settings, plan_network};
use crate::allocation::{Aim, Meaning, Unsolved, possible};
use crate::certificate::Arc;
use crate::country::{AreaIx, Country, PermissionIx, PlaceIx};
use crate::network::{Carried, Network, Offer, WayIx};
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::{Period, Window};
use crate::units::Grams;
use std::collections::BTreeMap;

/// One month: the plan made on its first day, and what came of its first month.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which month of the whole window.
    pub period: Period,
    /// The plan for the rest of the window as known on the first of the month.
    pub plan: Plan,
    /// Grams that the plan meant to move or hand out this month.
    pub meant: Exact,
    /// Grams of them that did.
    pub done: Exact,
}

/// What planning month by month came to.
#[derive(Clone, Debug)]
pub struct AsKnown {
    /// Each month in order.
    pub steps: Vec<Step>,
    /// What was really handed out, by area.
    pub areas: Vec<AreaPlan>,
    /// What it cost.
    pub costs: Costs,
    /// What lies where at the end: stock, and offers never taken up.
    pub left: Vec<Left>,
    /// Named groups of people in need, and how many of them were reached pro rata.
    pub groups: Vec<GroupReached>,
}

/// What a month really allows, by what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Move(WayIx),
    Gate(PermissionIx, bool),
    Reach(AreaIx, usize),
    HandOut(AreaIx, Option<usize>, u8),
}

/// Plans month by month as known, and carries stock over.
///
/// # Errors
/// As [`super::plan`]; also where the objective is a target, which no single month can judge.
pub fn as_known(
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<AsKnown, NoPlan> {
    let truth = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    let mut run = Run::new(&truth);
    let mut steps = Vec::new();
    for period in scenario.window.periods() {
        let today = scenario.window.month(period).first_day();
        let mut known = scenario.known_on(today);
        let months = (scenario.window.n_months() - period.index()) as u8;
        known.window = Window::new(scenario.window.month(period), months)
            .ok_or_else(|| Unsolved::Internal("a month without a window".to_owned()))?;
        let mut network = Network::new(country, &known, needed).map_err(NoPlan::Refused)?;
        run.hand_over(&mut network, period);
        let aim = match scenario.objective {
            Objective::Severity => Aim::Severity,
            Objective::MostPeople => Aim::MostPeople,
            Objective::Fairest => Aim::Fairest,
            Objective::CheapestFor(_) => return Err(Unsolved::TargetByMonth.into()),
        };
        let plan = plan_network(&network, aim, settings)?;
        let (meant, done) = run.carry_out(&network, &plan, period);
        steps.push(Step { period, plan, meant, done });
    }
    Ok(run.finish(steps))
}

/// What lies where once a month is over.
#[derive(Default)]
struct Lying {
    stock: BTreeMap<PlaceIx, i64>,
    ahead: BTreeMap<(AreaIx, usize), i64>,
}

struct Run<'a> {
    truth: &'a Network<'a>,
    /// What can happen in truth, by month.
    real: BTreeMap<(Key, Period), Arc>,
    areas: BTreeMap<AreaIx, AreaPlan>,
    costs: Costs,
    stock: BTreeMap<PlaceIx, i64>,
    ahead: BTreeMap<(AreaIx, usize), i64>,
    /// Offers not taken up so far, with what is left of each.
    offers: Vec<Offer>,
    spent: Exact,
}

impl<'a> Run<'a> {
    fn new(truth: &'a Network<'a>) -> Run<'a> {
        let mut real = BTreeMap::new();
        for (meaning, arc) in possible(truth) {
            if let Some(key) = key(truth, meaning) {
                real.insert(key, arc);
            }
        }
        let blank = |people: [u64; 3]| MonthFigures {
            need: people,
            served: [Exact::default(); 3],
            shown: [0; 3],
            grams: Exact::default(),
        };
        let areas = truth
            .served
            .iter()
            .map(|served| {
                let months = served.months.iter().map(|m| blank(m.people)).collect();
                (served.area, AreaPlan { area: served.area, months })
            })
            .collect();
        Run {
            truth,
            real,
            areas,
            costs: Costs::default(),
            stock: BTreeMap::new(),
            ahead: BTreeMap::new(),
            offers: truth.offers.clone(),
            spent: Exact::default(),
        }
    }

    /// Gives a month's network the stock, the offers and the money that earlier months left.
    fn hand_over(&self, network: &mut Network<'_>, period: Period) {
        let position: BTreeMap<AreaIx, usize> =
            network.served.iter().enumerate().map(|(n, s)| (s.area, n)).collect();
        let whole = |(place, grams): (&PlaceIx, &i64)| (*place, Grams(*grams));
        let ahead = self.ahead.iter().filter_map(|((area, part), grams)| {
            Some(((*position.get(area)?, *part), Grams(*grams)))
        });
        network.carried =
            Carried { at: self.stock.iter().map(whole).collect(), ahead: ahead.collect() };
        network.offers = self
            .offers
            .iter()
            .filter(|offer| offer.amount.0 > 0)
            .map(|offer| {
                let later = offer.period.0.saturating_sub(period.0);
                Offer { period: Period(later), ..*offer }
            })
            .collect();
        if let Some(cents) = network.budget_cents.as_mut() {
            let spent = self.spent.ceil().to_integer();
            *cents = (i128::from(*cents) - spent).max(0) as i64;
        }
    }

    /// Carries a plan's first month out, route by route, as far as the month allows.
    fn carry_out(&mut self, network: &Network<'_>, plan: &Plan, period: Period) -> (Exact, Exact) {
        let built = crate::allocation::build(network);
        let mut next = Lying::default();
        let mut used: BTreeMap<(Key, Period), i64> = BTreeMap::new();
        let (mut meant, mut done) = (0i64, 0i64);
        for path in &plan.claim.paths {
            let steps: Vec<(Meaning, Arc)> = path
                .arcs
                .iter()
                .map(|&a| (built.meanings[a as usize], built.instance.arcs[a as usize].clone()))
                .collect();
            let now = steps.iter().take_while(|(m, _)| month_of(network, *m) == Some(Period(0)));
            let now: Vec<&(Meaning, Arc)> = now.collect();
            if now.is_empty() {
                continue;
            }
            let mut grams = path.low;
            for (meaning, _) in &now {
                if let Some(key) = key_in(network, *meaning, period) {
                    let limit = self.real.get(&key).map_or(Some(0), |arc| arc.capacity);
                    let used = used.get(&key).copied().unwrap_or(0);
                    grams = grams.min(limit.map_or(i64::MAX, |limit| (limit - used).max(0)));
                }
            }
            meant += path.low;
            done += grams;
            for (meaning, arc) in &now {
                if let Some(key) = key_in(network, *meaning, period) {
                    *used.entry(key).or_default() += grams;
                }
                self.book(network, (*meaning, arc), grams, period, &mut next);
            }
        }
        // What was to move and could not stays where it was.
        for (place, grams) in std::mem::take(&mut self.stock) {
            *next.stock.entry(place).or_default() += grams;
        }
        for (key, grams) in std::mem::take(&mut self.ahead) {
            *next.ahead.entry(key).or_default() += grams;
        }
        next.stock.retain(|_, grams| *grams > 0);
        next.ahead.retain(|_, grams| *grams > 0);
        (self.stock, self.ahead) = (next.stock, next.ahead);
        let whole = |grams: i64| Exact::from_integer(i128::from(grams));
        (whole(meant), whole(done))
    }

    /// Books one thing that happened to some grams.
    fn book(
        &mut self,
        network: &Network<'_>,
        (meaning, arc): (Meaning, &Arc),
        grams: i64,
        period: Period,
        next: &mut Lying,
    ) {
        let real = key_in(network, meaning, period).and_then(|key| self.real.get(&key));
        let cost = real.map_or(arc.cost, |arc| arc.cost);
        let cents = |per_mt: i64| {
            Exact::new(i128::from(grams), 1_000_000) * Exact::from_integer(i128::from(per_mt))
        };
        let paid = cents(cost);
        self.spent += paid;
        let area = |served: usize| network.served[served].area;
        match meaning {
            Meaning::Offer(n) => {
                let offer = network.offers[n];
                let same = |o: &&mut Offer| o.supply == offer.supply && o.place == offer.place;
                if let Some(own) = self.offers.iter_mut().find(same) {
                    own.amount.0 -= grams;
                }
                self.costs.buying += paid;
            }
            Meaning::Carried(place) => *self.stock.entry(place).or_default() -= grams,
            Meaning::CarriedAhead(served, part) => {
                *self.ahead.entry((area(served), part)).or_default() -= grams;
            }
            Meaning::Move(way, _) => {
                let levy = cents(self.truth.month(way, period).levy.0);
                self.costs.levies += levy;
                self.costs.moving += paid - levy;
            }
            Meaning::Store(place, _) => {
                *next.stock.entry(place).or_default() += grams;
                self.costs.storing += paid;
            }
            Meaning::SendAhead(served, part, _) | Meaning::KeepAhead(served, part, _) => {
                *next.ahead.entry((area(served), part)).or_default() += grams;
                self.costs.storing += paid;
            }
            Meaning::HandOut { served, phase, .. } => {
                self.costs.handing_out += paid;
                let ration = real.and_then(|arc| arc.fed).map_or(1, |fed| fed.grams_per_person);
                if let Some(plan) = self.areas.get_mut(&area(served)) {
                    let month = &mut plan.months[period.index()];
                    let whole = Exact::from_integer(i128::from(grams));
                    month.grams += whole;
                    month.served[usize::from(phase - 3)] += whole / i128::from(ration);
                }
            }
            Meaning::Gate(..)
            | Meaning::Reach(..)
            | Meaning::UseAhead(..)
            | Meaning::Served(_)
            | Meaning::Total => {}
        }
    }

    fn finish(self, steps: Vec<Step>) -> AsKnown {
        let mut areas: Vec<AreaPlan> = self.areas.into_values().collect();
        let cells: Vec<Exact> =
            areas.iter().flat_map(|a| &a.months).flat_map(|m| m.served).collect();
        let mut whole = shown(&cells).into_iter();
        for slot in areas.iter_mut().flat_map(|a| &mut a.months).flat_map(|m| &mut m.shown) {
            *slot = whole.next().unwrap_or(0);
        }
        let mut left: BTreeMap<PlaceIx, i64> = self.stock;
        for offer in &self.offers {
            *left.entry(offer.place).or_default() += offer.amount.0;
        }
        for ((area, _), grams) in &self.ahead {
            let served = self.truth.served.iter().find(|s| s.area == *area);
            if let Some(served) = served {
                *left.entry(served.place).or_default() += grams;
            }
        }
        let left = left
            .into_iter()
            .filter(|(_, grams)| *grams > 0)
            .map(|(place, grams)| Left { place, grams: Exact::from_integer(i128::from(grams)) })
            .collect();
        let groups = figures::groups(self.truth, &areas);
        AsKnown { steps, areas, costs: self.costs, left, groups }
    }
}

/// The month an arc of a network belongs to; `None` for what has no month.
fn month_of(network: &Network<'_>, meaning: Meaning) -> Option<Period> {
    match meaning {
        Meaning::Offer(n) => Some(network.offers[n].period),
        Meaning::Carried(_) | Meaning::CarriedAhead(..) => Some(Period(0)),
        Meaning::Move(_, period)
        | Meaning::Gate(_, period)
        | Meaning::Store(_, period)
        | Meaning::Reach(_, _, period)
        | Meaning::SendAhead(_, _, period)
        | Meaning::KeepAhead(_, _, period)
        | Meaning::UseAhead(_, _, period)
        | Meaning::HandOut { period, .. } => Some(period),
        Meaning::Served(_) | Meaning::Total => None,
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
        Meaning::HandOut { served, part, period, phase } => {
            (Key::HandOut(area(served), part, phase), period)
        }
        _ => return None,
    })
}

/// The same for the first month of a network that starts in a later one.
fn key_in(network: &Network<'_>, meaning: Meaning, period: Period) -> Option<(Key, Period)> {
    key(network, meaning).map(|(key, _)| (key, period))
}
