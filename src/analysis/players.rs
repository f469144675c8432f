//! Who plays in a game of permissions: those on which anything hangs, and the weightiest of them
//! where they are too many. Whoever does not play is named with the reason. Counterparts all play,
//! each by itself, however many there are.

pub use super::setting::Setting;

use super::game::Exact;
use super::game_groups::Groups;
use super::phases::PHASES;
use super::setting::{By, NoAnswer, Player, Who};
use super::valued::{self, Orders, Valued};
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::plan::sweep::{Counted, Method, Options, Players};
use num_traits::{One, Zero};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Permissions that are told apart in one game, one less than there is room for.
const TOLD_APART: usize = 127;
/// Draws of orders, there and back, by which permissions are weighed before they play.
const DRAWS: u32 = 32;

/// What a permission is worth with everyone playing, as far as a few orders of asking tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Person-months it adds when it is granted first.
    pub first: Exact,
    /// Person-months it adds when it is granted last.
    pub last: Exact,
    /// Its mean over the orders drawn, or of first and last where permissions are too many to draw orders
    /// of; by it permissions are chosen.
    pub mean: Exact,
}

impl Weight {
    /// Whether it adds nothing in any order drawn, nor first, nor last.
    pub(super) fn is_nothing(&self) -> bool {
        [&self.first, &self.last, &self.mean].into_iter().all(Exact::is_zero)
    }
}

/// Who plays, and who does not and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// One by one or by counterpart.
    pub by: By,
    /// Whether only some were named; values are then those of a list of players of its own.
    pub narrowed: bool,
    /// Who plays.
    pub players: Vec<Player>,
    /// Permissions on which nothing hangs, whoever else grants what.
    pub idle: Vec<PermissionIx>,
    /// Permissions that weigh less than those that play, the weightiest first; where phases are weighed, each
    /// with what it adds in the worst phase in which it adds anything.
    pub light: Vec<(PermissionIx, Weight)>,
    /// Whether they were weighed by IPC phase, the worst first, and not by all people.
    pub by_phase: bool,
}

impl Chosen {
    /// The players as the sweep takes them.
    pub fn players(&self) -> Players {
        Players::groups(self.players.iter().map(|player| player.permissions.clone()).collect())
    }
}

/// Chooses who plays: the permissions named, or where none is, all on which anything hangs; of
/// permissions no more than all combinations can be valued of, of counterparts all.
///
/// # Errors
/// [`NoAnswer`], where the scenario cannot be planned or more are named than can play.
pub fn choose(setting: Setting<'_>, by: By, named: &[PermissionIx]) -> Result<Chosen, NoAnswer> {
    chosen(setting, (by, named), &[Counted::People])
}

/// As [`choose`], where the weightiest are those that add most in the worst IPC phase: where food is short as many
/// are reached whoever grants, and only phases tell what hangs on a permission.
///
/// # Errors
/// As [`choose`]; within a budget there is no value by phase.
pub fn choose_by_phase(
    setting: Setting<'_>,
    by: By,
    named: &[PermissionIx],
) -> Result<Chosen, NoAnswer> {
    chosen(setting, (by, named), &PHASES.map(Counted::Phase))
}

fn chosen(
    setting: Setting<'_>,
    (by, named): (By, &[PermissionIx]),
    counted: &[Counted],
) -> Result<Chosen, NoAnswer> {
    let (mut chosen, method) = all_who_play(setting, by, named)?;
    let most = valued::most(method);
    if by == By::Counterpart || chosen.players.len() <= most {
        return Ok(chosen);
    }
    if chosen.narrowed {
        return Err(NoAnswer::TooMany { seen: chosen.players.len(), most });
    }
    let weigh = |counted: &Counted| weigh(setting, &chosen.players, *counted);
    let weights = counted.iter().map(weigh).collect::<Result<Vec<Vec<Weight>>, NoAnswer>>()?;
    let of = |n: usize| weights.iter().map(|weights| weights[n].clone()).collect();
    let mut weighed: Vec<(Player, Vec<Weight>)> =
        chosen.players.into_iter().enumerate().map(|(n, player)| (player, of(n))).collect();
    weighed.sort_by(|a, b| heavier(&a.1, &b.1));
    let nothing = weighed.iter().position(|(_, own)| own.iter().all(Weight::is_nothing));
    let light = weighed.split_off(nothing.map_or(most, |nothing| nothing.min(most)));
    let each = |(player, mut own): (Player, Vec<Weight>)| {
        let told = own.iter().position(|weight| !weight.is_nothing()).unwrap_or(0);
        let weight = own.swap_remove(told);
        player.permissions.into_iter().map(move |p| (p, weight.clone()))
    };
    chosen.by_phase = counted.len() > 1;
    chosen.light = light.into_iter().flat_map(each).collect();
    chosen.players = weighed.into_iter().map(|(player, _)| player).collect();
    Ok(chosen)
}

/// Which of two weighs more, by one count after the other; of equal means what is lost without it.
fn heavier(one: &[Weight], other: &[Weight]) -> Ordering {
    let each = one.iter().zip(other);
    let each = each.map(|(a, b)| b.mean.cmp(&a.mean).then(b.last.cmp(&a.last)));
    each.fold(Ordering::Equal, Ordering::then)
}

/// All who play, however many: the permissions named, or where none is, all on which anything hangs;
/// and those on which nothing does.
///
/// # Errors
/// [`NoAnswer`], where the scenario cannot be planned.
pub fn everyone(setting: Setting<'_>, by: By, named: &[PermissionIx]) -> Result<Chosen, NoAnswer> {
    Ok(all_who_play(setting, by, named)?.0)
}

/// Who plays, and how their values are found.
pub(super) fn all_who_play(
    setting: Setting<'_>,
    by: By,
    named: &[PermissionIx],
) -> Result<(Chosen, Method), NoAnswer> {
    let (playing, idle, method) = playing(setting, named)?;
    let players = players(setting.country, by, &playing);
    let narrowed = !named.is_empty();
    Ok((Chosen { by, narrowed, players, idle, light: Vec::new(), by_phase: false }, method))
}

/// Permissions on which anything hangs or that were named, the others, and how values are found.
fn playing(
    setting: Setting<'_>,
    named: &[PermissionIx],
) -> Result<(Vec<PermissionIx>, Vec<PermissionIx>, Method), NoAnswer> {
    let n = setting.country.permissions.len() as u32;
    let every = || (0..n).map(PermissionIx).collect();
    let asked: Vec<PermissionIx> = if named.is_empty() { every() } else { named.to_vec() };
    let (mut playing, mut idle, mut method) = (Vec::new(), Vec::new(), None);
    for some in asked.chunks(TOLD_APART) {
        let players = beside_others(some, &asked);
        let game = valued::game(setting, Counted::People, &players)?;
        let matter = game.questions()?.matter();
        method = Some(game.method());
        for (n, permission) in some.iter().enumerate() {
            let plays = !named.is_empty() || matter >> n & 1 == 1;
            if plays { &mut playing } else { &mut idle }.push(*permission);
        }
    }
    let method = match method {
        Some(method) => method,
        None => valued::game(setting, Counted::People, &Players::permissions(&[]))?.method(),
    };
    Ok((playing, idle, method))
}

/// Some permissions one by one, and all others as one player.
fn beside_others(some: &[PermissionIx], all: &[PermissionIx]) -> Players {
    let others = all.iter().copied().filter(|p| !some.contains(p)).collect::<Vec<_>>();
    let others = (!others.is_empty()).then_some(others);
    Players::groups(some.iter().map(|p| vec![*p]).chain(others).collect())
}

fn players(country: &Country, by: By, permissions: &[PermissionIx]) -> Vec<Player> {
    let single = |&p: &PermissionIx| Player { who: Who::Permission(p), permissions: vec![p] };
    if by == By::Permission {
        return permissions.iter().map(single).collect();
    }
    let mut held: BTreeMap<CounterpartIx, Vec<PermissionIx>> = BTreeMap::new();
    for &permission in permissions {
        let counterpart = country.permissions[permission.index()].counterpart;
        held.entry(counterpart).or_default().push(permission);
    }
    let player =
        |(counterpart, permissions)| Player { who: Who::Counterpart(counterpart), permissions };
    held.into_iter().map(player).collect()
}

/// Weighs single permissions by what each adds first and last, where they are too many for one game.
fn weigh_ends(
    setting: Setting<'_>,
    all: &[PermissionIx],
    counted: Counted,
) -> Result<Vec<Weight>, NoAnswer> {
    let mut weights = Vec::new();
    for some in all.chunks(TOLD_APART) {
        let players = beside_others(some, all);
        let game = valued::game(setting, counted, &players)?;
        let n = players.each().len();
        let everyone = (0..n).fold(0u128, |all, player| all | 1 << player);
        let each = (0..some.len()).flat_map(|player| [1 << player, everyone & !(1 << player)]);
        let sets: Vec<u128> = [0, everyone].into_iter().chain(each).collect();
        let values = valued::values_of(&game, &sets, &Options::default())?;
        let [none, whole] = [&values[0], &values[1]];
        for ends in values[2..].chunks_exact(2) {
            let (first, last) = (&ends[0] - none, whole - &ends[1]);
            let mean = (&first + &last) / Exact::from_integer(2.into());
            weights.push(Weight { first, last, mean });
        }
    }
    Ok(weights)
}

/// Weighs players with all of them playing.
fn weigh(
    setting: Setting<'_>,
    players: &[Player],
    counted: Counted,
) -> Result<Vec<Weight>, NoAnswer> {
    if players.len() > TOLD_APART + 1 {
        let all: Vec<PermissionIx> = players.iter().flat_map(|p| &p.permissions).copied().collect();
        return weigh_ends(setting, &all, counted);
    }
    let groups = Players::groups(players.iter().map(|p| p.permissions.clone()).collect());
    let game = valued::game(setting, counted, &groups)?;
    let draws = match game.method() {
        Method::Plans => 2,
        Method::Cut | Method::NestedCuts(_) => DRAWS,
    };
    let options = Options::default();
    let indispensable =
        valued::indispensable(std::slice::from_ref(&game), players.len(), &options)?;
    let drawn = (Orders { draws, seed: 1 }, indispensable);
    let found = valued::along_orders(&game, players.len(), drawn, &options)?;
    let Valued { shapley, alone, last, .. } = found;
    let each = shapley.into_iter().zip(alone).zip(last);
    Ok(each.map(|((mean, first), last)| Weight { first, last, mean }).collect())
}

/// How likely a player grants all it is asked for, by the pack's odds: one draw decides all
/// permissions that play together, so the least of their odds counts.
pub fn odds(country: &Country, player: &Player) -> Exact {
    let odds = |p: &PermissionIx| {
        let share = country.permissions[p.index()].p_granted.best.ratio();
        Exact::new((*share.numer()).into(), (*share.denom()).into())
    };
    player.permissions.iter().map(odds).min().unwrap_or_else(Exact::one)
}

/// Players by who decides: permissions of one counterpart together, anyone else alone.
pub(super) fn by_counterpart(country: &Country, chosen: &Chosen) -> Result<Groups, NoAnswer> {
    let mut groups = BTreeMap::new();
    let mut of_player = Vec::new();
    for (n, player) in chosen.players.iter().enumerate() {
        let own = match player.who {
            Who::Permission(p) => (Some(country.permissions[p.index()].counterpart), 0),
            Who::Counterpart(_) => (None, n),
        };
        let next = groups.len();
        of_player.push(*groups.entry(own).or_insert(next));
    }
    Ok(Groups::new(&of_player)?)
}
