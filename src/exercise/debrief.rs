//! What could have been: a team's play beside the best on what was known and the best with hindsight,
//! and its decisions, each taken back by itself.

use super::play::{play, reached};
use super::{Course, Form, Play};
use crate::allocation::Aim;
use crate::analysis::effect::{CarriedOut, carried_out};
use crate::network::Network;
use crate::plan::unfold::Truth;
use crate::plan::{AreaPlan, Exact, NoPlan, Plan, Settings, plan_network};
use crate::scenario::Objective;
use crate::time::{Period, Window};
use crate::units::Grams;
use std::cmp::Reverse;

/// What a play is measured against.
#[derive(Clone, Debug)]
pub struct Benchmarks {
    /// The team's asks and rations, and all else as the plan as known has it.
    pub known: Play,
    /// The best plan for the country as it unfolded for the team, knowing all of it from the start.
    pub hindsight: Plan,
    /// Most person-months that any plan knowing all of it could reach, whatever their phase.
    pub most: Exact,
    /// The play beside the one as known: whom that one served and the team did not.
    pub beside_known: CarriedOut,
    /// The play beside the plan with hindsight.
    pub beside_hindsight: CarriedOut,
}

/// Works out what the play of some forms is measured against.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn benchmarks(course: &Course, forms: &[Form], own: &Play) -> Result<Benchmarks, NoPlan> {
    let bare =
        |form: &Form| Form { asks: form.asks.clone(), ration: form.ration, ..Form::default() };
    let bare: Vec<Form> = forms.iter().map(bare).collect();
    let known = play(course, &bare)?;
    let mut scenario = known.scenario.clone();
    let first = scenario.window.month(Period(0));
    // An exercise that is called off is measured over the months played.
    scenario.window = Window::new(first, forms.len().max(1) as u8).unwrap_or(scenario.window);
    let mut network = course.network(&scenario)?;
    with_rations(course, &mut network, forms)?;
    for play in [own, &known] {
        with_what_was_there(&mut network, play);
    }
    let aim = crate::plan::by_month(known.scenario.objective)?;
    let hindsight = plan_network(&network, aim, Settings::default())?;
    let most = if known.scenario.objective == Objective::MostPeople {
        reached(&hindsight.areas).into_iter().sum()
    } else {
        let most = plan_network(&network, Aim::MostPeople, Settings::default())?;
        reached(&most.areas).into_iter().sum()
    };
    let beside = |areas: &[AreaPlan]| carried_out([areas, &own.areas()], forms.len());
    let (beside_known, beside_hindsight) = (beside(&known.areas()), beside(&hindsight.areas));
    Ok(Benchmarks { known, hindsight, most, beside_known, beside_hindsight })
}

/// Lets a network keep what lay where in a play, and spend what that would have cost. Food that waits
/// where it lies needs no store and costs nothing month by month, but in one plan it does; and money that
/// was spent before anyone knew that there would be less of it was there to be spent.
fn with_what_was_there(network: &mut Network<'_>, play: &Play) {
    for (place, grams) in play.months.iter().flat_map(|month| &month.lying) {
        let room = network.rooms.entry(*place).or_insert(Some(Grams(0)));
        *room = room.map(|room| room.max(Grams(*grams)));
    }
    let unpaid: Exact = play.months.iter().map(|month| month.unpaid).sum();
    let cents = (play.unfolding.spent() + unpaid).ceil().to_integer();
    let cents = i64::try_from(cents).unwrap_or(i64::MAX);
    network.budget_cents = network.budget_cents.map(|budget| budget.max(cents));
}

/// Lets a network hand out the rations that forms chose, month by month.
fn with_rations(course: &Course, network: &mut Network<'_>, forms: &[Form]) -> Result<(), NoPlan> {
    let chosen: std::collections::BTreeSet<_> =
        forms.iter().filter_map(|form| form.ration).collect();
    for ration in chosen {
        let mut scenario = network.scenario.clone();
        scenario.ration = Some(ration);
        let other = course.network(&scenario)?;
        for (served, as_chosen) in network.served.iter_mut().zip(&other.served) {
            let months = served.months.iter_mut().zip(&as_chosen.months).zip(forms);
            for ((month, as_chosen), _) in months.filter(|(_, form)| form.ration == Some(ration)) {
                month.grams_per_person = as_chosen.grams_per_person;
            }
        }
    }
    Ok(())
}

/// Grams that were there by the end of the months played and not handed out.
///
/// # Errors
/// [`NoPlan`], where the course cannot be planned.
pub fn left(course: &Course, own: &Play) -> Result<Exact, NoPlan> {
    let network = course.network(&own.scenario)?;
    let to_come = network.offers.iter().filter(|o| o.period.index() >= own.months.len());
    let to_come: i128 = to_come.map(|offer| i128::from(offer.amount.0)).sum();
    let left = own.unfolding.left(&Truth::new(&network));
    Ok(left.iter().map(|left| left.grams).sum::<Exact>() - Exact::from_integer(to_come))
}

/// A decision taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The orders of a month.
    Orders,
    /// The objective that a month followed, or that it followed none.
    Follow,
    /// The areas left out in a month.
    LeaveOut,
    /// The limit on a month's spending.
    SpendAtMost,
    /// The ration of a month.
    Ration,
    /// One of a month's asks, by position.
    Ask(usize),
}

/// A decision, and what it brought: found by playing again without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mattered {
    /// When.
    pub period: Period,
    /// Which.
    pub change: Change,
    /// Person-months that the play reached more with it than without, by IPC phase 3, 4 and 5; less
    /// than nought where it cost some.
    pub brought: [Exact; 3],
    /// The play beside the one without it: who is lost by the decision, and who is served instead, by
    /// area, month and phase. Months and areas do not make up for one another.
    pub beside: CarriedOut,
}

impl Mattered {
    /// Person-months that are served otherwise: lost by the decision, or served only with it.
    pub fn otherwise(&self) -> Exact {
        let total = self.beside.cells.total();
        total.lost() + total.moved()
    }

    /// What is lost and moved in phases 4 and 5.
    pub fn worst_otherwise(&self) -> Exact {
        let worst = &self.beside.cells.by_phase()[1..];
        worst.iter().map(|sums| sums.lost() + sums.moved()).sum()
    }
}

/// What each decision brought, the one that mattered most first: by the people who are served otherwise
/// for it, then by those of them in phases 4 and 5.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn mattered(course: &Course, forms: &[Form]) -> Result<Vec<Mattered>, NoPlan> {
    // What lies before a changed month stays as it was, so it is played once.
    let mut so_far = vec![Play::new(course)?];
    for form in forms {
        let mut next = so_far[so_far.len() - 1].clone();
        next.turn(course, form)?;
        so_far.push(next);
    }
    let own = so_far[forms.len()].areas();
    let all = reached(&own);
    let mut found = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        for (change, without) in taken_back(form) {
            let mut other = so_far[n].clone();
            for form in std::iter::once(&without).chain(&forms[n + 1..]) {
                other.turn(course, form)?;
            }
            let (other, mut brought) = (other.areas(), all);
            for (brought, without) in brought.iter_mut().zip(reached(&other)) {
                *brought -= without;
            }
            let beside = carried_out([&other, &own], forms.len());
            found.push(Mattered { period: Period(n as u8), change, brought, beside });
        }
    }
    found.sort_by_cached_key(|m| Reverse((m.otherwise(), m.worst_otherwise(), Reverse(m.period))));
    Ok(found)
}

/// A form with each of its decisions taken back by itself.
fn taken_back(form: &Form) -> Vec<(Change, Form)> {
    let blank = Form::default();
    let mut without = Vec::new();
    if !form.orders.is_empty() {
        without.push((Change::Orders, Form { orders: Vec::new(), ..form.clone() }));
    }
    if form.follow != blank.follow {
        without.push((Change::Follow, Form { follow: blank.follow, ..form.clone() }));
    }
    if !form.leave_out.is_empty() {
        without.push((Change::LeaveOut, Form { leave_out: blank.leave_out, ..form.clone() }));
    }
    if form.spend_at_most_cents.is_some() {
        without.push((Change::SpendAtMost, Form { spend_at_most_cents: None, ..form.clone() }));
    }
    if form.ration.is_some() {
        without.push((Change::Ration, Form { ration: None, ..form.clone() }));
    }
    for n in 0..form.asks.len() {
        let mut other = form.clone();
        other.asks.remove(n);
        without.push((Change::Ask(n), other));
    }
    without
}
