//! What exercise control may know beforehand: what every ask would be answered, and what it would be
//! worth.

use super::answers::answer;
use super::granting::granted;
use super::injects::rank;
use super::play::{play, reached};
use super::{Answered, Ask, Concession, Course, Form, Play, strings};
use crate::country::{Country, PermissionIx};
use crate::plan::kept::{Reference, kept};
use crate::plan::{Exact, NoPlan, Plan, Settings, by_month, plan_network};
use crate::scenario::{AccessTable, Conditions, Scenario};
use crate::time::Period;
use crate::units::Share;
use std::cmp::Reverse;

/// What exercise control may know beforehand.
#[derive(Clone, Debug)]
pub struct Key {
    /// A team that follows the plan as known and asks for nothing.
    pub known: Play,
    /// The best plan with hindsight where nobody asks for anything.
    pub hindsight: Plan,
    /// What a grant of each permission without conditions from the second month on would be worth, each by
    /// itself, the most first.
    pub worth: Vec<Granted>,
    /// What would be answered in each month, without conditions first, then with each that fits.
    pub answers: Vec<(PermissionIx, Vec<Vec<Answered>>)>,
}

/// A permission granted by itself, with hindsight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// Which.
    pub permission: PermissionIx,
    /// Person-months of the best plan with it that cannot be served without it, in the same area, month
    /// and IPC phase.
    pub lost_without: Exact,
    /// Person-months that the best plan with it reaches more than the best without.
    pub net: Exact,
}

/// Permissions that a scenario does not hold open on every day of its window, in order.
pub fn not_open(country: &Country, scenario: &Scenario) -> Vec<PermissionIx> {
    let access = AccessTable::new(country, scenario);
    let all = (0..country.permissions.len()).map(|n| PermissionIx(n as u32));
    let part = |ix: &PermissionIx| {
        scenario.window.periods().any(|period| access.state_share(*ix, period) < Share::ALL)
    };
    all.filter(part).collect()
}

/// Works the key out.
///
/// # Errors
/// [`NoPlan`], where the course cannot be planned.
pub fn key(course: &Course) -> Result<Key, NoPlan> {
    let window = course.scenario.window;
    let known = play(course, &vec![Form::default(); window.n_months()])?;
    let hindsight = hindsight(course, course.unfolding())?;
    let best: Exact = reached(&hindsight.areas).iter().sum();
    let permissions = not_open(&course.country, course.unfolding());
    let mut worth = Vec::new();
    let bare = course.unfolding().over_cells();
    let without = course.network(&bare)?;
    for permission in &permissions {
        let mut with = course.unfolding().clone();
        let files = rank(course.unfolding());
        granted(&mut with, files, (*permission, Conditions::NONE), Period(0));
        let with = self::hindsight(course, &with)?;
        let kept = kept(&without, &Reference::of(&with.areas), bare.objective)?;
        let all: Exact = reached(&with.areas).iter().sum();
        let lost_without = all - reached(&kept.areas).iter().sum::<Exact>();
        worth.push(Granted { permission: *permission, lost_without, net: all - best });
    }
    worth.sort_by_key(|granted| (Reverse(granted.lost_without), granted.permission));
    let answers = permissions.into_iter().map(|permission| {
        let kind = course.country.permissions[permission.index()].kind;
        let fits = |against: &&Concession| {
            **against == Concession::Nothing || strings(**against, kind, &course.terms).is_some()
        };
        let month = |period| {
            let asks = Concession::ALL.iter().filter(fits);
            let asks = asks.map(|against| Ask { permission, against: *against });
            asks.map(|ask| answer(course, ask, period)).collect()
        };
        (permission, window.periods().map(month).collect())
    });
    Ok(Key { known, hindsight, worth, answers: answers.collect() })
}

fn hindsight(course: &Course, scenario: &Scenario) -> Result<Plan, NoPlan> {
    let network = course.network(scenario)?;
    plan_network(&network, by_month(scenario.objective)?, Settings::default())
}
