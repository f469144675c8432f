//! A team's play: its forms carried out month by month.

use super::answers::answer;
use super::granting::grant;
use super::injects::rank;
use super::orders::{Dispatched, dispatch};
use super::stuck::Stuck;
use super::stuck::{added_up, held};
use super::{Answered, Course, Follow, Form, To};
use crate::allocation::Meaning;
use crate::country::PlaceIx;
use crate::network::{Network, Offer};
use crate::plan::unfold::Unfolding;
use crate::plan::unfold::{self, Intent, Ongoing, Truth, intents};
use crate::plan::{AreaPlan, Exact, NoPlan, Settings, by_month, plan_network};
use crate::scenario::Scenario;
use crate::time::Period;
use crate::units::{CentsPerMt, GRAMS_PER_MT, Grams};
use std::collections::BTreeMap;

/// What became of a month.
#[derive(Clone, Debug)]
pub struct Month {
    /// Which.
    pub period: Period,
    /// The orders, with what could be meant of them.
    pub orders: Vec<Dispatched>,
    /// What came of the orders.
    pub ordered: unfold::Month,
    /// What came of the rest.
    pub followed: unfold::Month,
    /// What held food back, in whole grams, the weightiest first.
    pub stuck: Vec<Stuck>,
    /// How asks were answered.
    pub answers: Vec<Answered>,
    /// What was spent in the month, in US cents.
    pub spent: Exact,
    /// Grams that lie at places at its end.
    pub lying: BTreeMap<PlaceIx, i64>,
    /// What keeping food that only waits would have cost beyond what was paid, in US cents.
    pub unpaid: Exact,
}

/// A team's play so far.
#[derive(Clone, Debug)]
pub struct Play {
    /// The scenario as it unfolds for the team: with what it was granted.
    pub scenario: Scenario,
    /// The months played.
    pub months: Vec<Month>,
    /// What has come of them.
    pub unfolding: Unfolding,
}

impl Play {
    /// Before the first month.
    ///
    /// # Errors
    /// [`NoPlan`], where the course cannot be planned.
    pub fn new(course: &Course) -> Result<Play, NoPlan> {
        let scenario = course.unfolding().clone();
        let unfolding = Unfolding::new(&course.network(&scenario)?);
        Ok(Play { scenario, months: Vec::new(), unfolding })
    }

    /// The month that comes next; `None` once the window is over.
    pub fn next(&self) -> Option<Period> {
        self.scenario.window.periods().nth(self.months.len())
    }

    /// Plays one more month.
    ///
    /// # Errors
    /// [`NoPlan`], where the month cannot be planned.
    pub fn turn(&mut self, course: &Course, form: &Form) -> Result<(), NoPlan> {
        let Some(period) = self.next() else { return Ok(()) };
        MonthInPlay { course, period }.month(self, form)?;
        let answers: Vec<Answered> =
            form.asks.iter().map(|ask| answer(course, *ask, period)).collect();
        for answered in &answers {
            grant(&mut self.scenario, rank(course.unfolding()), answered);
        }
        if let Some(month) = self.months.last_mut() {
            month.answers = answers;
        }
        Ok(())
    }

    /// Who was reached, by area.
    pub fn areas(&self) -> Vec<AreaPlan> {
        self.unfolding.areas()
    }

    /// Person-months reached, by IPC phase 3, 4 and 5.
    pub fn reached(&self) -> [Exact; 3] {
        reached(&self.areas())
    }
}

/// Person-months reached in areas, by IPC phase 3, 4 and 5.
pub fn reached(areas: &[AreaPlan]) -> [Exact; 3] {
    let mut sums = [Exact::default(); 3];
    for month in areas.iter().flat_map(|area| &area.months) {
        for (sum, served) in sums.iter_mut().zip(month.served) {
            *sum += served;
        }
    }
    sums
}

/// Plays a team's forms, one a month from the first.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn play(course: &Course, forms: &[Form]) -> Result<Play, NoPlan> {
    let mut play = Play::new(course)?;
    for form in forms {
        play.turn(course, form)?;
    }
    Ok(play)
}

struct MonthInPlay<'a> {
    course: &'a Course,
    period: Period,
}

impl MonthInPlay<'_> {
    fn month(&self, play: &mut Play, form: &Form) -> Result<(), NoPlan> {
        let (course, period) = (self.course, self.period);
        let mut own = play.scenario.clone();
        let mut known = course.outlook(&own, period)?;
        // What is given out this month is the team's choice, in truth and in its plans alike.
        own.ration = form.ration.or(own.ration);
        known.scenario.ration = own.ration;
        let real = course.network(&own)?;
        let truth = Truth::new(&real);
        let spent_before = play.unfolding.spent();
        let stored_before = play.unfolding.costs().storing;
        let mut ongoing = Ongoing::new(period);
        let mut network = course.as_known(&known, &play.unfolding, &truth, period)?;
        let (mut ordered, mut orders) = (unfold::Month::default(), Vec::new());
        let mut stuck = Vec::new();
        if !form.orders.is_empty() {
            let own = form.spend_at_most_cents;
            let cents = network.budget_cents.into_iter().chain(own).min();
            orders = dispatch(&network, &form.orders, cents);
            let meant: Vec<Intent> =
                orders.iter().flat_map(|order| &order.intents).cloned().collect();
            ordered = play.unfolding.carry_on(&truth, &network, &meant, &mut ongoing);
            stuck.extend(held(&network, &ordered));
            let mut after = course.as_known(&known, &play.unfolding, &truth, period)?;
            self.used_up(&mut after, play, &meant, &ordered.each);
            after.offers.extend(moved_up(&meant, &ordered.each));
            network = after;
        }
        let (followed, also) =
            self.follow(play, form, (&truth, network), spent_before, &mut ongoing)?;
        stuck.extend(also);
        play.unfolding.end_month(ongoing);
        let spent = play.unfolding.spent() - spent_before;
        let (answers, stuck) = (Vec::new(), added_up(stuck));
        let lying = play.unfolding.lying(&truth, period);
        let kept: i64 = lying.values().sum::<i64>() + play.unfolding.waiting_ahead();
        let price = i128::from(course.country.costs.storing.best.0);
        let keeping = Exact::new(i128::from(kept) * price, i128::from(GRAMS_PER_MT));
        let paid = play.unfolding.costs().storing - stored_before;
        let unpaid = (keeping - paid).max(Exact::default());
        play.months.push(Month {
            period,
            orders,
            ordered,
            followed,
            stuck,
            answers,
            spent,
            lying,
            unpaid,
        });
        Ok(())
    }

    /// Takes what orders used of the month, and the people they reached, from what may be planned.
    fn used_up(&self, network: &mut Network<'_>, play: &Play, meant: &[Intent], each: &[i64]) {
        let now = Period(0);
        for (intent, grams) in meant.iter().zip(each) {
            for (meaning, _) in &intent.steps {
                let less = |room: &mut Grams| room.0 = (room.0 - grams).max(0);
                match *meaning {
                    Meaning::Move(way, _) => network.use_up(way, now, Grams(*grams)),
                    Meaning::Gate(gate, _) => {
                        network.gates[gate].limits[now.index()].as_mut().map(less);
                    }
                    Meaning::Store(place, _) => {
                        network.rooms.get_mut(&place).and_then(Option::as_mut).map(less);
                    }
                    Meaning::Offer(_)
                    | Meaning::Carried(_)
                    | Meaning::CarriedAhead(..)
                    | Meaning::Arriving(..)
                    | Meaning::Reach(..)
                    | Meaning::SendAhead(..)
                    | Meaning::KeepAhead(..)
                    | Meaning::UseAhead(..)
                    | Meaning::HandOut { .. }
                    | Meaning::Phase(..)
                    | Meaning::Cell(..)
                    | Meaning::Area(_)
                    | Meaning::Caseload(_)
                    | Meaning::Total => {}
                }
            }
        }
        let areas = play.unfolding.areas();
        for served in &mut network.served {
            let Some(area) = areas.iter().find(|area| area.area == served.area) else { continue };
            let reached = area.months[self.period.index()].served;
            for (people, reached) in served.months[now.index()].people.iter_mut().zip(reached) {
                let reached = u64::try_from(reached.floor().to_integer()).unwrap_or(0);
                *people = people.saturating_sub(reached);
            }
        }
    }

    /// Plans and carries out what no order moves; with what held it back.
    fn follow(
        &self,
        play: &mut Play,
        form: &Form,
        (truth, mut network): (&Truth<'_>, Network<'_>),
        spent_before: Exact,
        ongoing: &mut Ongoing,
    ) -> Result<(unfold::Month, Vec<Stuck>), NoPlan> {
        let objective = match form.follow {
            Follow::Nothing => return Ok((unfold::Month::default(), Vec::new())),
            Follow::Plan => network.scenario.objective,
            Follow::Objective(objective) => objective,
        };
        for served in &mut network.served {
            if form.leave_out.contains(&served.area) {
                served.months[0].people = [0; 3];
            }
        }
        if let Some(most) = form.spend_at_most_cents {
            let spent = (play.unfolding.spent() - spent_before).ceil().to_integer();
            let left = (i128::from(most) - spent).max(0) as i64;
            network.budget_cents = Some(network.budget_cents.map_or(left, |own| own.min(left)));
        }
        let plan = plan_network(&network, by_month(objective)?, Settings::default())?;
        let mut meant = intents(&network, &plan);
        // Whoever sends ahead to an area by orders has sent what is to be there.
        meant.retain(|intent| !sends_ahead(&network, intent, form));
        let month = play.unfolding.carry_on(truth, &network, &meant, ongoing);
        let stuck = held(&network, &month);
        Ok((month, stuck))
    }
}

/// What orders put into store, as it will be there next month: plans count on it.
fn moved_up(meant: &[Intent], each: &[i64]) -> Vec<Offer> {
    let stored = meant.iter().zip(each).filter_map(|(intent, grams)| match intent.steps.last() {
        Some((Meaning::Store(place, _), _)) => Some(Offer {
            supply: None,
            late: 0,
            place: *place,
            period: Period(1),
            amount: Grams(*grams),
            price: CentsPerMt(0),
        }),
        _ => None,
    });
    stored.filter(|offer| offer.amount.0 > 0).collect()
}

/// Whether something sends ahead to an area that orders of a form send ahead to.
fn sends_ahead(network: &Network<'_>, intent: &Intent, form: &Form) -> bool {
    intent.steps.iter().any(|(meaning, _)| {
        let Meaning::SendAhead(served, ..) = meaning else { return false };
        let area = network.served[*served].area;
        form.orders.iter().any(|order| order.to == To::Ahead(area))
    })
}
