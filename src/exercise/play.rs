//! A team's play: its forms carried out month by month.

use super::answers::answer;
use super::injects::{number, rank};
use super::orders::{Dispatched, dispatch};
use super::{Answer, Answered, Follow, Form, Terms};
use crate::allocation::{Aim, Meaning, Unsolved};
use crate::country::{Country, State};
use crate::network::Network;
use crate::plan::unfold::{self, Intent, Ongoing, Truth, Unfolding, intents};
use crate::plan::{AreaPlan, Exact, NoPlan, Settings, plan_network};
use crate::scenario::{Conditions, Decision, Needed, Objective, Scenario};
use crate::time::{Period, Span, Window};
use crate::units::Grams;

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
    /// How asks were answered.
    pub answers: Vec<Answered>,
    /// What was spent in the month, in US cents.
    pub spent: Exact,
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
    /// Who was reached, by area.
    pub fn areas(&self) -> Vec<AreaPlan> {
        self.unfolding.areas()
    }

    /// Person-months reached, by IPC phase 3, 4 and 5.
    pub fn reached(&self) -> [Exact; 3] {
        let months = self.areas().into_iter().flat_map(|area| area.months);
        months.fold([Exact::default(); 3], |mut sum, month| {
            for (sum, served) in sum.iter_mut().zip(month.served) {
                *sum += served;
            }
            sum
        })
    }
}

/// Plays a team's forms, one a month from the first, on the scenario as it unfolds.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn play(
    country: &Country,
    unfolding: &Scenario,
    needed: &Needed,
    terms: &Terms,
    forms: &[Form],
) -> Result<Play, NoPlan> {
    let first = Network::new(country, unfolding, needed).map_err(NoPlan::Refused)?;
    let mut play =
        Play { scenario: unfolding.clone(), months: Vec::new(), unfolding: Unfolding::new(&first) };
    for (period, form) in unfolding.window.periods().zip(forms) {
        let ground = Ground { country, needed, period };
        ground.month(&mut play, form)?;
        let answers: Vec<Answered> =
            form.asks.iter().map(|ask| answer(country, terms, *ask, period)).collect();
        for answered in &answers {
            grant(&mut play.scenario, rank(unfolding), answered);
        }
        if let Some(month) = play.months.last_mut() {
            month.answers = answers;
        }
    }
    Ok(play)
}

/// What was granted in a month counts from the first day of the next to the end of the window, and is
/// known from then on. It overrides the files of the scenario, and injects override it.
fn grant(scenario: &mut Scenario, files: u8, answered: &Answered) {
    let conditions = match answered.answer {
        Answer::Granted => Conditions::NONE,
        Answer::Against(conditions) => conditions,
        Answer::Refused => return,
    };
    let from = scenario.window.month(answered.period).plus(1).first_day();
    let to = scenario.window.span().to;
    if from > to {
        return;
    }
    let files = files.saturating_sub(if scenario.decisions.iter().any(is_inject) { 2 } else { 0 });
    let at = scenario.decisions.iter().position(is_inject).unwrap_or(scenario.decisions.len());
    let decision = Decision {
        number: number(scenario),
        permissions: vec![answered.ask.permission],
        state: State::Granted,
        span: Span { from, to },
        declared: from,
        end_known: to,
        conditions,
        rank: files.saturating_add(1),
        written_in: "ask".to_owned(),
        sources: Vec::new(),
        note: String::new(),
    };
    scenario.decisions.insert(at, decision);
}

fn is_inject(decision: &Decision) -> bool {
    decision.written_in == "inject"
}

struct Ground<'a> {
    country: &'a Country,
    needed: &'a Needed,
    period: Period,
}

impl Ground<'_> {
    fn month(&self, play: &mut Play, form: &Form) -> Result<(), NoPlan> {
        let (scenario, period) = (play.scenario.clone(), self.period);
        let real = Network::new(self.country, &scenario, self.needed).map_err(NoPlan::Refused)?;
        let truth = Truth::new(&real);
        let known = self.known(&scenario)?;
        let spent_before = play.unfolding.spent();
        let mut ongoing = Ongoing::new(period);
        let mut network = self.network(&known, play, &truth)?;
        let (mut ordered, mut orders) = (unfold::Month::default(), Vec::new());
        if !form.orders.is_empty() {
            orders = dispatch(&network, &form.orders);
            let meant: Vec<Intent> =
                orders.iter().flat_map(|order| &order.intents).cloned().collect();
            ordered = play.unfolding.carry_on(&truth, &network, &meant, &mut ongoing);
            let mut after = self.network(&known, play, &truth)?;
            self.used_up(&mut after, play, &meant, &ordered.each);
            network = after;
        }
        let followed = self.follow(play, form, (&truth, network), spent_before, &mut ongoing)?;
        play.unfolding.end_month(ongoing);
        let spent = play.unfolding.spent() - spent_before;
        let answers = Vec::new();
        play.months.push(Month { period, orders, ordered, followed, answers, spent });
        Ok(())
    }

    /// The scenario as known on the first of the month, from that month on.
    fn known(&self, scenario: &Scenario) -> Result<Scenario, NoPlan> {
        let month = scenario.window.month(self.period);
        let mut known = scenario.known_on(month.first_day());
        let months = (scenario.window.n_months() - self.period.index()) as u8;
        known.window = Window::new(month, months)
            .ok_or_else(|| Unsolved::Internal("a month without a window".to_owned()))?;
        Ok(known)
    }

    /// The country as known, with what lies where.
    fn network<'b>(
        &'b self,
        known: &'b Scenario,
        play: &Play,
        truth: &Truth<'_>,
    ) -> Result<Network<'b>, NoPlan> {
        let mut network =
            Network::new(self.country, known, self.needed).map_err(NoPlan::Refused)?;
        play.unfolding.hand_over(truth, &mut network, self.period);
        Ok(network)
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
                    _ => {}
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

    /// Plans and carries out what no order moves.
    fn follow(
        &self,
        play: &mut Play,
        form: &Form,
        (truth, mut network): (&Truth<'_>, Network<'_>),
        spent_before: Exact,
        ongoing: &mut Ongoing,
    ) -> Result<unfold::Month, NoPlan> {
        let objective = match form.follow {
            Follow::Nothing => return Ok(unfold::Month::default()),
            Follow::Plan => network.scenario.objective,
            Follow::Objective(objective) => objective,
        };
        let aim = match objective {
            Objective::Severity => Aim::Severity,
            Objective::MostPeople => Aim::MostPeople,
            Objective::Fairest => Aim::Fairest,
            Objective::CheapestFor(_) => return Err(Unsolved::TargetByMonth.into()),
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
        let plan = plan_network(&network, aim, Settings::default())?;
        let meant = intents(&network, &plan);
        Ok(play.unfolding.carry_on(truth, &network, &meant, ongoing))
    }
}
