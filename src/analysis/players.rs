//! Who plays in a game of permissions: those on which anything hangs, and the weightiest of them
//! where they are too many. Whoever does not play is named with the reason.

use super::game::{Coalition, Exact, GameError, MOST_PLAYERS};
use super::game_groups::Groups;
use super::game_sampling::Scheme;
use super::valued::estimated;
use crate::country::{CounterpartIx, CounterpartKind, Country, PermissionIx};
use crate::plan::sweep::{self, Measure, Method, NoValues, Options, Players};
use crate::scenario::{Base, Needed, Scenario};
use num_traits::{One, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// Most players where every value takes a whole plan: 256 plans.
pub const MOST_BY_PLANS: usize = 8;
/// Draws of orders, there and back, by which permissions are weighed before they play.
const DRAWS: u32 = 32;

/// A country under a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Which permissions each link and area needs.
    pub needed: &'a Needed,
}

/// Whether permissions play one by one or all of a counterpart's together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each permission is a player.
    Permission,
    /// Each counterpart is a player, with all its permissions.
    Counterpart,
}

impl By {
    /// The word used on the command line and in reports.
    pub fn word(self) -> &'static str {
        match self {
            By::Permission => "permission",
            By::Counterpart => "counterpart",
        }
    }

    /// Where a scenario denies everything, one permission by itself opens nothing and those that
    /// do not play stay denied, so counterparts play; otherwise permissions do.
    pub fn fitting(scenario: &Scenario) -> By {
        match scenario.base {
            Base::AllDenied => By::Counterpart,
            Base::Pack | Base::AllGranted => By::Permission,
        }
    }
}

/// Who a player is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One permission.
    Permission(PermissionIx),
    /// A counterpart with all its permissions.
    Counterpart(CounterpartIx),
    /// All counterparts of a kind that weigh too little to play by themselves.
    Others(CounterpartKind, Vec<CounterpartIx>),
}

/// A player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Who it is.
    pub who: Who,
    /// Its permissions, in order.
    pub permissions: Vec<PermissionIx>,
}

/// What a permission is worth with everyone playing, as far as a few orders of asking tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Person-months it adds when it is granted first.
    pub first: Exact,
    /// Person-months it adds when it is granted last.
    pub last: Exact,
    /// Its mean over the orders drawn; by it permissions are chosen.
    pub mean: Exact,
}

impl Weight {
    /// Whether it adds nothing in any order drawn, nor first, nor last.
    fn is_nothing(&self) -> bool {
        [&self.first, &self.last, &self.mean].into_iter().all(Exact::is_zero)
    }
}

/// Who plays, and who does not and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// One by one or by counterpart.
    pub by: By,
    /// Who plays.
    pub players: Vec<Player>,
    /// Permissions on which nothing hangs, whoever else grants what.
    pub idle: Vec<PermissionIx>,
    /// Permissions that weigh less than those that play, the weightiest first.
    pub light: Vec<(PermissionIx, Weight)>,
}

impl Chosen {
    /// The players as the sweep takes them.
    pub fn players(&self) -> Players {
        Players::groups(self.players.iter().map(|player| player.permissions.clone()).collect())
    }

    /// The counterpart that decides the permissions of a group, where permissions play.
    pub(super) fn decided_by(
        &self,
        members: Coalition,
        setting: Setting<'_>,
    ) -> Option<CounterpartIx> {
        match self.players[members.players().next()?].who {
            Who::Permission(p) => Some(setting.country.permissions[p.index()].counterpart),
            Who::Counterpart(_) | Who::Others(..) => None,
        }
    }
}

/// Why a question about permissions has no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// A combination has no proven value.
    #[error(transparent)]
    Values(#[from] NoValues),
    /// The values allow no answer.
    #[error(transparent)]
    Game(#[from] GameError),
    /// More permissions were named than can play.
    #[error("{seen} players are more than the {most} whose combinations can all be valued here")]
    TooMany {
        /// How many were named.
        seen: usize,
        /// How many can play.
        most: usize,
    },
}

/// Chooses who plays: the permissions named, or where none is, all on which anything hangs.
///
/// # Errors
/// [`NoAnswer`], where the scenario cannot be planned or more are named than can play.
pub fn choose(setting: Setting<'_>, by: By, named: &[PermissionIx]) -> Result<Chosen, NoAnswer> {
    let country = setting.country;
    let (playing, idle, method) = playing(setting, named)?;
    let most = if method == Method::Plans { MOST_BY_PLANS } else { MOST_PLAYERS };
    let players = players(country, by, &playing);
    let chosen = |players, light| Chosen { by, players, idle, light };
    if by == By::Permission && !named.is_empty() && players.len() > most {
        return Err(NoAnswer::TooMany { seen: players.len(), most });
    }
    if players.len() <= most {
        return Ok(chosen(players, Vec::new()));
    }
    let weights = weigh(setting, &players)?;
    let mut weighed: Vec<(Player, Weight)> = players.into_iter().zip(weights).collect();
    weighed.sort_by(|a, b| b.1.mean.cmp(&a.1.mean).then(b.1.last.cmp(&a.1.last)));
    if by == By::Counterpart {
        let players = weighed.into_iter().map(|(player, _)| player).collect();
        return Ok(chosen(together(country, players, most), Vec::new()));
    }
    let nothing = weighed.iter().position(|(_, weight)| weight.is_nothing());
    let light = weighed.split_off(nothing.map_or(most, |nothing| nothing.min(most)));
    let each = |(player, weight): (Player, Weight)| {
        player.permissions.into_iter().map(move |p| (p, weight.clone()))
    };
    let light = light.into_iter().flat_map(each).collect();
    Ok(chosen(weighed.into_iter().map(|(player, _)| player).collect(), light))
}

/// All who play where orders of asking are sampled, however many: the permissions named, or where
/// none is, all on which anything hangs; and those on which nothing does.
///
/// # Errors
/// [`NoAnswer`], where the scenario cannot be planned.
pub fn everyone(setting: Setting<'_>, by: By, named: &[PermissionIx]) -> Result<Chosen, NoAnswer> {
    let (playing, idle, _) = playing(setting, named)?;
    let players = players(setting.country, by, &playing);
    Ok(Chosen { by, players, idle, light: Vec::new() })
}

/// Permissions on which anything hangs or that were named, the others, and how values are found.
fn playing(
    setting: Setting<'_>,
    named: &[PermissionIx],
) -> Result<(Vec<PermissionIx>, Vec<PermissionIx>, Method), NoAnswer> {
    let Setting { country, scenario, needed } = setting;
    let every = || (0..country.permissions.len() as u16).map(PermissionIx).collect();
    let asked: Vec<PermissionIx> = if named.is_empty() { every() } else { named.to_vec() };
    let alone = Players::permissions(&asked);
    let game = sweep::Game::new(Measure::Reach, country, scenario, needed, &alone)?;
    let matter = game.questions()?.matter();
    let on_ways = |(n, _): &(usize, &PermissionIx)| !named.is_empty() || matter >> n & 1 == 1;
    let (playing, idle): (Vec<_>, Vec<_>) = asked.iter().enumerate().partition(on_ways);
    let only = |some: Vec<(usize, &PermissionIx)>| some.into_iter().map(|(_, p)| *p).collect();
    Ok((only(playing), only(idle), game.method()))
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

/// Joins the lightest counterparts, by kind, until there are few enough players.
fn together(country: &Country, by_weight: Vec<Player>, most: usize) -> Vec<Player> {
    let kind = |player: &Player| match player.who {
        Who::Counterpart(ix) => Some((country.counterparts[ix.index()].kind, ix)),
        Who::Permission(_) | Who::Others(..) => None,
    };
    let mut apart = most;
    let kinds = |rest: &[Player]| -> BTreeSet<CounterpartKind> {
        rest.iter().filter_map(kind).map(|(kind, _)| kind).collect()
    };
    while apart > 0 && apart + kinds(&by_weight[apart..]).len() > most {
        apart -= 1;
    }
    let mut players = by_weight;
    let rest = players.split_off(apart);
    for of_kind in kinds(&rest) {
        let (mut counterparts, mut permissions) = (Vec::new(), Vec::new());
        for player in &rest {
            if let Some((_, counterpart)) = kind(player).filter(|(kind, _)| *kind == of_kind) {
                counterparts.push(counterpart);
                permissions.extend(&player.permissions);
            }
        }
        counterparts.sort();
        permissions.sort();
        let who = match counterparts[..] {
            [only] => Who::Counterpart(only),
            _ => Who::Others(of_kind, counterparts),
        };
        players.push(Player { who, permissions });
    }
    players
}

/// Weighs players with all of them playing.
fn weigh(setting: Setting<'_>, players: &[Player]) -> Result<Vec<Weight>, NoAnswer> {
    let draws = |method| if method == Method::Plans { 2 } else { DRAWS };
    let weight = |player: super::game_sampling::PlayerEstimate| Weight {
        first: player.alone,
        last: player.last,
        mean: player.shapley,
    };
    let scheme = |method| (draws(method), Scheme::Pairs, 1);
    let found = estimated(setting, players, scheme, &Options::default())?.0;
    Ok(found.players.into_iter().map(weight).collect())
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
            Who::Counterpart(_) | Who::Others(..) => (None, n),
        };
        let next = groups.len();
        of_player.push(*groups.entry(own).or_insert(next));
    }
    Ok(Groups::new(&of_player)?)
}
