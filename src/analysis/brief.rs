//! What one counterpart's permissions bring: the plan as the scenario has them, with all of them
//! granted, and with all of them refused; what goes together with them; what red lines on them cost;
//! and how far all that hangs on where food comes from.

mod beside;
mod made_up;

pub use beside::Beside;
pub use made_up::MadeUp;

use super::change::{Change as Lifted, changed};
use super::conditions::{NoPrice, RedLine, in_force};
use super::counterparts::{Counterparts, Draw, counterparts};
use super::effect::{Change, Grounds};
use super::game::Exact as Long;
use super::game_values::interactions;
use super::players::{Chosen, choose};
use super::setting::{By, Setting, Who};
use super::valued::{Orders, table};
use super::worth::other_splits;
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::network::Network;
use crate::plan::sweep::Options;
use crate::plan::{Exact, NoPlan, Plan, Settings, plan, served};
use crate::scenario::{AccessTable, Decision, Even, Needed, Scenario, Switch};
use crate::time::Month;
use crate::units::{Grams, Share};
use num_traits::{Signed, Zero};
use std::cmp::Reverse;

/// For how many pairs of those that are worth less together it is looked at what the one makes up for.
pub const PAIRS_LOOKED_AT: usize = 2;

/// What a page about one counterpart is made from.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The counterpart.
    pub counterpart: CounterpartIx,
    /// Its permissions, each with the share of every month that the scenario leaves open.
    pub permissions: Vec<(PermissionIx, Vec<(Month, Share)>)>,
    /// Whether no food is on offer behind anything that it decides.
    pub no_food_behind: bool,
    /// Most that may move by a permission in a month, where a quota is attached to it.
    pub quotas: Vec<(PermissionIx, Vec<(Month, Grams)>)>,
    /// Person-months of the plan as the scenario has it that are lost where one of them is refused on every
    /// day and the others stay, at the low, best and high capacities of links; those that are not open on
    /// any day are left out.
    pub refused_alone: Vec<(PermissionIx, [Exact; 3])>,
    /// Decisions of the scenario about any of them.
    pub decisions: Vec<Decision>,
    /// What it and all other counterparts are worth.
    pub worth: Counterparts,
    /// The plan as the scenario has it.
    pub as_it_is: Plan,
    /// The plan with all of its permissions granted on every day, without conditions.
    pub granted: Plan,
    /// The plan with all of its permissions denied on every day.
    pub refused: Plan,
    /// What refusing all of it costs those whom the plan as the scenario has it serves.
    pub refusal: Change,
    /// Pairs of one of its permissions and another, among the weightiest of the scenario, the
    /// largest interaction first. Above 0: worth more together; below: both bring in part the same.
    pub pairs: Vec<Pair>,
    /// Red lines of the scenario that bear on it, with the person-months that each costs.
    pub red_lines: Vec<(RedLine, Long)>,
    /// What it comes to with the supplies split otherwise by origin, which is assumed.
    pub splits: Vec<SplitBrief>,
}

/// One of its permissions beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its own.
    pub its: PermissionIx,
    /// The other, which may be its own too.
    pub other: PermissionIx,
    /// Shapley interaction in person-months under `most-people`.
    pub interaction: Long,
    /// What the other makes up for where its own is refused; looked at for the first few of those that are
    /// worth less together.
    pub made_up: Option<MadeUp>,
}

/// Person-months reached with the supplies split otherwise.
#[derive(Clone, Debug)]
pub struct SplitBrief {
    /// Name of the split.
    pub split: String,
    /// As the scenario has it.
    pub as_it_is: Exact,
    /// With all of its permissions granted.
    pub granted: Exact,
    /// With all of them denied.
    pub refused: Exact,
}

/// Plans again and again about one counterpart. Where orders of asking are given, its worth is estimated
/// from these.
///
/// # Errors
/// [`NoPrice`].
pub fn brief(
    setting: Setting<'_>,
    counterpart: CounterpartIx,
    settings: Settings,
    orders: Option<Orders>,
) -> Result<Brief, NoPrice> {
    let Setting { country, scenario, needed, .. } = setting;
    let its = |ix: &PermissionIx| country.permissions[ix.index()].counterpart == counterpart;
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
    let permissions: Vec<PermissionIx> = all.filter(its).collect();
    let access = AccessTable::new(country, scenario);
    let window = scenario.window;
    let months = |ix: PermissionIx| -> Vec<(Month, Share)> {
        let share = |period| (window.month(period), access.state_share(ix, period));
        window.periods().map(share).collect()
    };
    let quotas = |ix: PermissionIx| -> Vec<(Month, Grams)> {
        let quota = |period| Some((window.month(period), access.conditions(ix, period).quota?));
        window.periods().filter_map(quota).collect()
    };
    let grants: Vec<Lifted> = permissions.iter().copied().map(Lifted::Grant).collect();
    let (open_country, open) = changed(country, scenario, &grants);
    let mut shut = scenario.clone();
    shut.switches.extend(permissions.iter().map(|ix| (*ix, Switch::Off)));
    let grounds = Grounds::plan(country, scenario, needed, settings)?;
    let (refused, refusal) = grounds.change_with_known(&shut, needed)?;
    let is_open = |ix: &&PermissionIx| months(**ix).iter().any(|(_, share)| *share > Share::NONE);
    let open_at_all: Vec<PermissionIx> = permissions.iter().filter(is_open).copied().collect();
    let about = |decision: &&Decision| decision.permissions.iter().any(its);
    let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
    Ok(Brief {
        counterpart,
        no_food_behind: permissions.iter().all(|ix| network.no_food_behind(*ix)),
        decisions: scenario.decisions.iter().filter(about).cloned().collect(),
        worth: counterparts(setting, Draw::WhereTooMany(orders), &options(), None)?,
        as_it_is: match scenario.even {
            Even::Cells => grounds.reference().clone(),
            Even::Window => plan(country, scenario, needed, settings)?,
        },
        granted: plan(&open_country, &open, needed, settings)?,
        refused,
        refusal,
        refused_alone: refused_alone(setting, &grounds, &open_at_all)?,
        pairs: pairs(setting, settings, &permissions)?,
        red_lines: red_lines(setting, &permissions)?,
        splits: splits([(country, scenario), (&open_country, &open), (country, &shut)], needed)?,
        quotas: permissions.iter().map(|ix| (*ix, quotas(*ix))).collect(),
        permissions: permissions.into_iter().map(|ix| (ix, months(ix))).collect(),
    })
}

fn refused_alone(
    setting: Setting<'_>,
    grounds: &Grounds,
    permissions: &[PermissionIx],
) -> Result<Vec<(PermissionIx, [Exact; 3])>, NoPlan> {
    let Setting { scenario, needed, .. } = setting;
    let lost = |permission: PermissionIx| {
        let mut lost = [Exact::default(); 3];
        for (lost, (country, before)) in lost.iter_mut().zip(grounds.at_levels()) {
            let kept = before.kept_if_refused(country, scenario, needed, permission)?;
            *lost = before.served().values().sum::<Exact>() - kept.values().sum::<Exact>();
        }
        Ok((permission, lost))
    };
    permissions.iter().copied().map(lost).collect()
}

fn pairs(
    setting: Setting<'_>,
    settings: Settings,
    its: &[PermissionIx],
) -> Result<Vec<Pair>, NoPrice> {
    let chosen = choose(setting, By::Permission, &[])?;
    let plays = |ix: &PermissionIx| player(&chosen, *ix).is_some();
    if !its.iter().any(plays) {
        return Ok(Vec::new());
    }
    let (game, _) = table(setting, &chosen.players(), &options())?;
    let permission = |n: usize| chosen.players[n].permissions.first().copied();
    let mut found: Vec<Pair> = interactions(&game)
        .into_iter()
        .filter(|pair| !pair.value.is_zero())
        .filter_map(|pair| {
            let [one, other] = [permission(pair.pair[0])?, permission(pair.pair[1])?];
            let (its, other) = match (its.contains(&one), its.contains(&other)) {
                (true, _) => (one, other),
                (false, true) => (other, one),
                (false, false) => return None,
            };
            Some(Pair { its, other, interaction: pair.value, made_up: None })
        })
        .collect();
    found.sort_by_key(|pair| Reverse(pair.interaction.abs()));
    let less = found.iter_mut().filter(|pair| pair.interaction.is_negative());
    for pair in less.take(PAIRS_LOOKED_AT) {
        pair.made_up = Some(made_up::made_up(setting, settings, [pair.its, pair.other])?);
    }
    Ok(found)
}

fn options() -> Options<'static> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Options { threads, ..Options::default() }
}

fn player(chosen: &Chosen, permission: PermissionIx) -> Option<usize> {
    chosen.players.iter().position(|player| player.who == Who::Permission(permission))
}

fn red_lines(setting: Setting<'_>, its: &[PermissionIx]) -> Result<Vec<(RedLine, Long)>, NoPrice> {
    if setting.scenario.red_lines.is_empty() {
        return Ok(Vec::new());
    }
    let found = in_force(setting, None)?;
    let bears = |(line, _): &(RedLine, Long)| match line {
        RedLine::Permission(permission) => its.contains(permission),
        RedLine::Levy | RedLine::Diversion => true,
    };
    let cost = |(line, without): (RedLine, Long)| (line, without - &found.as_it_stands);
    Ok(found.lines.into_iter().filter(bears).map(cost).collect())
}

fn splits(planned: [(&Country, &Scenario); 3], needed: &Needed) -> Result<Vec<SplitBrief>, NoPlan> {
    let mut found = Vec::new();
    for split in other_splits(planned[0].0, planned[0].1) {
        let reached = |(country, scenario): (&Country, &Scenario)| -> Result<Exact, NoPlan> {
            let scenario = Scenario { supply_split: split.clone(), ..scenario.clone() };
            Ok(served(country, &scenario, needed)?.values().sum())
        };
        let [as_it_is, granted, refused] = planned.map(reached);
        let (as_it_is, granted, refused) = (as_it_is?, granted?, refused?);
        found.push(SplitBrief { split, as_it_is, granted, refused });
    }
    Ok(found)
}
