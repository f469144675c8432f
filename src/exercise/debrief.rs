//! What could have been: a team's play beside the best on what was known and the best with hindsight,
//! and its decisions, each taken back by itself.

use super::{Form, Play, Terms, play};
use crate::country::Country;
use crate::plan::{Exact, NoPlan, Plan, Settings, plan};
use crate::scenario::{Needed, Scenario};
use crate::time::Period;

/// What a play is measured against.
#[derive(Clone, Debug)]
pub struct Benchmarks {
    /// The same asks, and all else as the plan as known has it.
    pub known: Play,
    /// The best plan for the country as it unfolded for the team, knowing all of it from the start.
    pub hindsight: Plan,
}

/// Works out what a play is measured against.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn benchmarks(
    country: &Country,
    unfolding: &Scenario,
    needed: &Needed,
    terms: &Terms,
    forms: &[Form],
) -> Result<Benchmarks, NoPlan> {
    let asks_only = |form: &Form| Form { asks: form.asks.clone(), ..Form::default() };
    let asked: Vec<Form> = forms.iter().map(asks_only).collect();
    let known = play(country, unfolding, needed, terms, &asked)?;
    let hindsight = plan(country, &known.scenario, needed, Settings::default())?;
    Ok(Benchmarks { known, hindsight })
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
    /// Person-months that the play reached more with it than without; less than nought where it cost
    /// some.
    pub brought: Exact,
}

/// What each decision brought, the one that mattered most first.
///
/// # Errors
/// [`NoPlan`], where a month cannot be planned.
pub fn mattered(
    country: &Country,
    unfolding: &Scenario,
    needed: &Needed,
    terms: &Terms,
    forms: &[Form],
) -> Result<Vec<Mattered>, NoPlan> {
    let reached = |forms: &[Form]| -> Result<Exact, NoPlan> {
        Ok(play(country, unfolding, needed, terms, forms)?.reached().into_iter().sum())
    };
    let all = reached(forms)?;
    let mut found = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        for (change, without) in taken_back(form) {
            let mut forms = forms.to_vec();
            forms[n] = without;
            let brought = all - reached(&forms)?;
            found.push(Mattered { period: Period(n as u8), change, brought });
        }
    }
    let size = |mattered: &Mattered| mattered.brought.max(-mattered.brought);
    found.sort_by(|a, b| size(b).cmp(&size(a)).then(a.period.cmp(&b.period)));
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
    for n in 0..form.asks.len() {
        let mut other = form.clone();
        other.asks.remove(n);
        without.push((Change::Ask(n), other));
    }
    without
}
