//! A scenario as who grants what in which month, with nothing of why, of who said so and of what it costs.

use super::{
    AccessTable, Base, Conditions, Decision, MonthConditions, Objective, Scenario, Stance,
};
use crate::country::{Country, PermissionIx, State};
use crate::time::{Period, Span};
use crate::units::{CentsPerMt, Share};
use std::collections::BTreeMap;

/// What else a scenario rests on, so that access alone would tell it wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Money.
    Money,
    /// What may move, or is diverted, on condition.
    Conditions,
    /// Other figures than the pack's.
    Figures,
    /// How likely permissions are.
    Odds,
}

impl Beyond {
    /// In words.
    pub fn meaning(self) -> &'static str {
        match self {
            Beyond::Money => "a budget, or a share to be reached at the least cost",
            Beyond::Conditions => "a quota, or food that is diverted",
            Beyond::Figures => "other figures than those of the pack",
            Beyond::Odds => "odds of permissions",
        }
    }
}

impl Scenario {
    /// This scenario as shares of months in whole percents, rounded down, that each permission is open. Levies
    /// are left out: without a budget they alter nobody's food.
    ///
    /// # Errors
    /// What it rests on besides.
    pub fn access_alone(&self, country: &Country) -> Result<Scenario, Beyond> {
        let money = self.resources.budget_cents.is_some()
            || matches!(self.objective, Objective::CheapestFor(_));
        if money {
            return Err(Beyond::Money);
        }
        if !self.adjustments.0.is_empty() {
            return Err(Beyond::Figures);
        }
        if self.stance == Stance::Expected {
            return Err(Beyond::Odds);
        }
        let table = AccessTable::new(country, self);
        let all = || (0..country.permissions.len() as u32).map(PermissionIx);
        let free = |ix: PermissionIx, period: Period| {
            let conditions = table.conditions(ix, period);
            MonthConditions { levy: CentsPerMt(0), ..conditions } == MonthConditions::NONE
        };
        if all().any(|ix| self.window.periods().any(|period| !free(ix, period))) {
            return Err(Beyond::Conditions);
        }
        let mut held: BTreeMap<(Share, Span), Vec<PermissionIx>> = BTreeMap::new();
        for ix in all() {
            for (share, span) in self.runs(&table, ix) {
                held.entry((share, span)).or_default().push(ix);
            }
        }
        let decisions = held.into_iter().zip(1..).map(|(held, number)| self.decision(number, held));
        Ok(Scenario {
            // No file may leave it empty.
            why: self.name.clone(),
            extends: Vec::new(),
            stance: Stance::Cautious,
            base: Base::AllGranted,
            decisions: decisions.collect(),
            triggers: Vec::new(),
            red_lines: Default::default(),
            ..self.clone()
        })
    }

    /// Runs of months in which a permission is open for the same share, where that is not all of them.
    fn runs(&self, table: &AccessTable, ix: PermissionIx) -> Vec<(Share, Span)> {
        let mut runs: Vec<(Share, Span)> = Vec::new();
        for period in self.window.periods() {
            let month = self.window.month(period);
            let (from, to) = (month.first_day(), month.last_day());
            let share = in_percents(table.state_share(ix, period));
            match runs.last_mut() {
                Some((same, span)) if *same == share => span.to = to,
                _ => runs.push((share, Span { from, to })),
            }
        }
        runs.retain(|(share, _)| *share < Share::ALL);
        runs
    }

    fn decision(
        &self,
        number: u32,
        ((share, span), permissions): ((Share, Span), Vec<PermissionIx>),
    ) -> Decision {
        Decision {
            number,
            permissions,
            state: if share == Share::NONE { State::Denied } else { State::Partial(share) },
            span,
            declared: span.from,
            end_known: span.to,
            conditions: Conditions::NONE,
            rank: 0,
            written_in: self.id.clone(),
            sources: Vec::new(),
            note: String::new(),
        }
    }
}

fn in_percents(share: Share) -> Share {
    Share::of(share.of_amount(100), 100).unwrap_or(share)
}
