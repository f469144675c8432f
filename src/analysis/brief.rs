//! What one counterpart's permissions bring: the plan as the scenario has them, with all of them
//! granted, and with all of them refused.

use super::change::{Change, changed};
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::plan::{NoPlan, Plan, Settings, plan};
use crate::scenario::{AccessTable, Decision, Needed, Scenario, Switch};
use crate::time::Month;
use crate::units::Share;

/// What a page about one counterpart is made from.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The counterpart.
    pub counterpart: CounterpartIx,
    /// Its permissions, each with the share of every month that the scenario leaves open.
    pub permissions: Vec<(PermissionIx, Vec<(Month, Share)>)>,
    /// Decisions of the scenario about any of them.
    pub decisions: Vec<Decision>,
    /// The plan as the scenario has it.
    pub as_it_is: Plan,
    /// The plan with all of its permissions granted on every day, without conditions.
    pub granted: Plan,
    /// The plan with all of its permissions denied on every day.
    pub refused: Plan,
}

/// Plans three times about one counterpart.
///
/// # Errors
/// As [`plan`].
pub fn brief(
    country: &Country,
    scenario: &Scenario,
    counterpart: CounterpartIx,
    settings: Settings,
) -> Result<Brief, NoPlan> {
    let needed = Needed::of(country);
    let its = |ix: &PermissionIx| country.permissions[ix.index()].counterpart == counterpart;
    let all = (0..country.permissions.len() as u16).map(PermissionIx);
    let permissions: Vec<PermissionIx> = all.filter(its).collect();
    let access = AccessTable::new(country, scenario);
    let window = scenario.window;
    let months = |ix: PermissionIx| -> Vec<(Month, Share)> {
        let share = |period| (window.month(period), access.state_share(ix, period));
        window.periods().map(share).collect()
    };
    let grants: Vec<Change> = permissions.iter().copied().map(Change::Grant).collect();
    let (open_country, open) = changed(country, scenario, &grants);
    let mut shut = scenario.clone();
    shut.switches.extend(permissions.iter().map(|ix| (*ix, Switch::Off)));
    let about = |decision: &&Decision| decision.permissions.iter().any(its);
    Ok(Brief {
        counterpart,
        decisions: scenario.decisions.iter().filter(about).cloned().collect(),
        as_it_is: plan(country, scenario, &needed, settings)?,
        granted: plan(&open_country, &open, &needed, settings)?,
        refused: plan(country, &shut, &needed, settings)?,
        permissions: permissions.into_iter().map(|ix| (ix, months(ix))).collect(),
    })
}
