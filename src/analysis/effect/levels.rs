//! Effects with links that carry the least, the best and the most that they are believed to, and as
//! known rather than with hindsight.

use super::{Before, Effect, Sums, carried_out, effect, within_reach};
use crate::analysis::ranges::{Draws, Listening, lost};
use crate::country::{Country, PermissionIx};
use crate::evidence::Level;
use crate::plan::{AreaPlan, Exact, LeftOut, NoPlan, Plan, Settings, as_known};
use crate::scenario::{Needed, Objective, Scenario};
use std::cell::OnceCell;

/// What a change costs in short, with links that carry other than their best figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLevel {
    /// Which figure of the capacities.
    pub level: Level,
    /// Person-months reached by the reference plan, kept of it, and reached after the change.
    pub sums: Sums,
    /// US cents before and after.
    pub cents: [Exact; 2],
    /// Person-months of people left with nothing before and after.
    pub nothing: [u64; 2],
    /// Whether a target is out of reach there, of the reference or after the change, so that most people
    /// are reached instead.
    pub out_of_reach: [bool; 2],
}

impl AtLevel {
    fn of(level: Level, wanted: Objective, effect: &Effect) -> AtLevel {
        AtLevel {
            level,
            sums: effect.cells.total(),
            cents: effect.cents,
            nothing: effect.left_out.each_ref().map(LeftOut::person_months),
            out_of_reach: [effect.objective != wanted, effect.out_of_reach],
        }
    }

    /// US cents more; less where negative.
    pub fn more_cents(&self) -> Exact {
        self.cents[1] - self.cents[0]
    }

    /// Person-months more of people left with nothing; fewer where negative.
    pub fn more_with_nothing(&self) -> i64 {
        self.nothing[1] as i64 - self.nothing[0] as i64
    }

    /// Whether it costs more without reaching more.
    pub fn costs_more_for_no_more(&self) -> bool {
        self.more_cents() > Exact::default() && self.sums.after <= self.sums.before
    }

    /// Whether nobody loses, nothing costs more for no more people, and nobody more is left with nothing.
    pub fn is_no_loss(&self) -> bool {
        self.sums.lost() == Exact::default()
            && !self.costs_more_for_no_more()
            && self.more_with_nothing() <= 0
    }
}

/// What a change costs, with links that carry the best and also with those that carry the least and the
/// most that they are believed to.
#[derive(Clone, Debug)]
pub struct Change {
    /// By area, month and phase.
    pub effect: Effect,
    /// At the low, best and high capacities of links; both plans are made anew at each.
    pub at_levels: [AtLevel; 3],
    /// What is lost as known; `None` where nobody asked, and for a target, which no single month can
    /// judge.
    pub as_known: Option<AsKnownLoss>,
    /// What is lost over many draws of the figures; `None` where nobody asked, and for a target, which is
    /// another number of people in each draw.
    pub in_draws: Option<InDraws>,
}

/// What a change costs over many draws of the figures.
#[derive(Clone, Debug)]
pub struct InDraws {
    /// How draws were made.
    pub draws: Draws,
    /// Splits of the supplies that were drawn.
    pub splits: Vec<String>,
    /// Permissions on which something hangs that nobody knows.
    pub unknown: Vec<PermissionIx>,
    /// Person-months lost, in each draw.
    pub lost: Vec<Exact>,
}

impl Change {
    /// Whether nobody loses, nothing costs more, and nobody more is left with nothing, whatever links
    /// carry.
    pub fn is_no_loss(&self) -> bool {
        self.at_levels.iter().all(AtLevel::is_no_loss)
    }
}

/// What a change costs where both scenarios are planned month by month, with what was known on the first
/// of each: there food is held back for, or spent before, what nobody could foresee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsKnownLoss {
    /// Person-months that the reference scenario reaches so.
    pub before: Exact,
    /// Of these, not reached by the changed scenario in the same area, month and phase.
    pub lost: Exact,
    /// Person-months that the changed scenario reaches.
    pub after: Exact,
}

/// The reference plan of a scenario with links that carry the least, the best and the most that they
/// are believed to, for holding one scenario after another against it.
#[derive(Debug)]
pub struct Grounds {
    scenario: Scenario,
    at: [(Country, Before); 3],
    plan: Plan,
    settings: Settings,
    as_known: OnceCell<Vec<AreaPlan>>,
}

impl Grounds {
    /// Plans a scenario at each figure of the capacities.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn plan(
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        settings: Settings,
    ) -> Result<Grounds, NoPlan> {
        // A target within reach at the best figures may be out of it where links carry less.
        let at = |level: Level| -> Result<(Country, Before), NoPlan> {
            let country = country.at_capacities(level);
            let before = within_reach(scenario, |scenario| {
                Before::plan(&country, scenario, needed, settings)
            })?;
            Ok((country, before))
        };
        let (best, plan) = Before::planned(country, scenario, needed, settings)?;
        Ok(Grounds {
            scenario: scenario.clone(),
            at: [at(Level::Low)?, (country.clone(), best), at(Level::High)?],
            plan,
            settings,
            as_known: OnceCell::new(),
        })
    }

    /// The reference plan itself, at the best figures; even over cells.
    pub fn reference(&self) -> &Plan {
        &self.plan
    }

    /// The country at the low, best and high capacities.
    pub fn countries(&self) -> [&Country; 3] {
        self.at.each_ref().map(|(country, _)| country)
    }

    /// The country and the reference plan at the low, best and high capacities.
    pub fn at_levels(&self) -> [(&Country, &Before); 3] {
        self.at.each_ref().map(|(country, before)| (country, before))
    }

    /// Plans a changed scenario at each figure of the capacities; the plan at the best, and what the
    /// change costs.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn change(&self, after: &Scenario, needed: &Needed) -> Result<(Plan, Change), NoPlan> {
        let at = |(country, before): &(Country, Before)| {
            let (plan, found) = effect(before, country, after, needed, self.settings)?;
            let cells = found.cells.in_whole_people();
            Ok::<_, NoPlan>((plan, Effect { cells, ..found }))
        };
        let [low, best, high] = &self.at;
        let ((_, low), (plan, effect), (_, high)) = (at(low)?, at(best)?, at(high)?);
        let wanted = self.scenario.objective;
        let at_levels = [
            AtLevel::of(Level::Low, wanted, &low),
            AtLevel::of(Level::Best, wanted, &effect),
            AtLevel::of(Level::High, wanted, &high),
        ];
        Ok((plan, Change { effect, at_levels, as_known: None, in_draws: None }))
    }

    /// The change, with what is lost as known.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn change_with_known(
        &self,
        after: &Scenario,
        needed: &Needed,
    ) -> Result<(Plan, Change), NoPlan> {
        let (plan, change) = self.change(after, needed)?;
        let judged = |scenario: &Scenario| !matches!(scenario.objective, Objective::CheapestFor(_));
        let as_known = match judged(&self.scenario) && judged(after) {
            true => Some(self.lost_as_known(after, needed)?),
            false => None,
        };
        Ok((plan, Change { as_known, ..change }))
    }

    fn lost_as_known(&self, after: &Scenario, needed: &Needed) -> Result<AsKnownLoss, NoPlan> {
        let [_, (country, _), _] = &self.at;
        let run = |scenario: &Scenario| -> Result<Vec<AreaPlan>, NoPlan> {
            Ok(as_known(country, &scenario.over_cells(), needed, self.settings)?.areas)
        };
        let before = match self.as_known.get() {
            Some(known) => known,
            None => {
                let known = run(&self.scenario)?;
                self.as_known.get_or_init(|| known)
            }
        };
        let after = run(after)?;
        let found = carried_out([before, &after], self.scenario.window.n_months());
        let sums = found.cells.in_whole_people().total();
        Ok(AsKnownLoss { before: sums.before, lost: sums.lost(), after: sums.after })
    }
}

/// Finds what changes cost over many draws: of each of some scenarios, whose change beside the reference is
/// known already.
///
/// # Errors
/// As [`crate::plan::plan`], and where someone says stop.
pub fn draw_losses(
    country: &Country,
    (before, after): (&Scenario, &[&Scenario]),
    needed: &Needed,
    (draws, listening): (Draws, Listening<'_>),
    changes: &mut [Change],
) -> Result<(), NoPlan> {
    let Some(found) = lost(country, (before, after), needed, draws, listening)? else {
        return Ok(());
    };
    for (change, lost) in changes.iter_mut().zip(found.lost) {
        let (splits, unknown) = (found.splits.clone(), found.unknown.clone());
        change.in_draws = Some(InDraws { draws, splits, unknown, lost });
    }
    Ok(())
}

/// What one scenario costs those whom another serves.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn change(
    country: &Country,
    [before, after]: [&Scenario; 2],
    needed: &Needed,
) -> Result<Change, NoPlan> {
    let grounds = Grounds::plan(country, before, needed, Settings::default())?;
    Ok(grounds.change_with_known(after, needed)?.1)
}
