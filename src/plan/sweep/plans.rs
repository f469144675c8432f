//! A plan for every combination that needs one, where money or rations make the value more than
//! a largest flow.
//!
//! A plan stays possible when more players come on, so where two nested sets are worth the same,
//! so is every set between them; and sets that hold the same gates open are one network.

use super::game::{Game, everyone};
use super::kept_plan::{KeptPlan, goal};
use super::{Known, Method, NoValues, Options, People, Values};
use crate::allocation::sweep::{Fault, MOST_AT_ONCE};
use crate::allocation::{Unsolved, allocate};
use crate::certificate::check;
use crate::plan::{NoPlan, claim, figures, routes};
use num_rational::Ratio;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Most players settled to share the work out over threads.
const MOST_SETTLED: usize = 4;

/// Person-months with these players on, by a plan whose certificate holds.
pub(super) fn people(game: &Game<'_>, on: u128) -> Result<(Ratio<i128>, KeptPlan), NoValues> {
    let network = game.network(on)?;
    let built = game.built(&network);
    let goal = goal(&network);
    let mut allocation = allocate(&built.instance, &goal).map_err(NoPlan::Unsolved)?;
    let paths = routes::paths(&built.instance, &mut allocation).map_err(NoPlan::Unsolved)?;
    let claim = claim::unnamed(&built, &allocation, paths, &goal);
    check(&claim).map_err(NoPlan::NotCertified)?;
    Ok((figures::people_reached(&built.instance, &allocation), KeptPlan::of(&allocation)))
}

/// The players that anything hangs on: an arc of the network with all of them on, or money.
pub(super) fn matter(game: &Game<'_>) -> u128 {
    let gated = game.layers.iter().fold(0, |all, layer| all | layer.gated.players());
    gated | money(game)
}

/// The players that hold a permission money hangs on.
fn money(game: &Game<'_>) -> u128 {
    let money = (0..game.players.each.len()).filter(|&player| game.holds_money(player));
    money.fold(0, |all, player| all | 1 << player)
}

/// The value of every combination.
pub(super) fn values(
    game: &Game<'_>,
    known: &BTreeMap<u64, Ratio<i128>>,
    options: &Options<'_>,
) -> Result<Values, NoValues> {
    let n_players = game.players.each.len();
    if n_players > MOST_AT_ONCE {
        return Err(Fault::Players { players: n_players, most: MOST_AT_ONCE }.into());
    }
    let matter = (matter(game) & everyone(n_players)) as u64;
    let mut order: Vec<u32> = (0..n_players as u32).filter(|n| matter >> n & 1 == 1).collect();
    let breadth = |player: &u32| -> usize {
        game.layers.iter().map(|layer| layer.gated.breadth(*player)).sum()
    };
    order.sort_by_cached_key(|player| (breadth(player), *player));
    let parts = work(game, &order, known, options)?;
    let proofs = parts.iter().map(|part| part.proofs).sum();
    let (mut found, mut plans) = (BTreeMap::new(), BTreeMap::new());
    for part in parts {
        found.extend(part.found);
        plans.extend(part.plans);
    }
    if found.len() < 1 << order.len() {
        let (fingerprint, of) = (game.fingerprint(), 1 << order.len());
        return Err(NoValues::Stopped(Known { fingerprint, people: found, plans, of }));
    }
    let all = (0..1u64 << n_players).map(|set| found[&(set & matter)]).collect();
    Ok(Values {
        n_players,
        method: Method::Plans,
        null: (0..n_players).filter(|n| matter >> n & 1 == 0).collect(),
        certified: 1 << n_players,
        proofs,
        plans,
        people: People::Exact(all),
    })
}

/// What is found with some players settled.
struct Part<'w, 'a> {
    game: &'w Game<'a>,
    known: &'w BTreeMap<u64, Ratio<i128>>,
    options: &'w Options<'w>,
    /// How many sets of how many have their value, over all parts.
    told: (&'w AtomicU64, u64),
    money: u128,
    networks: BTreeMap<(Vec<bool>, u128), Ratio<i128>>,
    found: BTreeMap<u64, Ratio<i128>>,
    plans: BTreeMap<u64, KeptPlan>,
    proofs: u64,
}

/// Shares the ways to settle the widest players out over threads.
fn work<'w, 'a>(
    game: &'w Game<'a>,
    order: &[u32],
    known: &'w BTreeMap<u64, Ratio<i128>>,
    options: &'w Options<'w>,
) -> Result<Vec<Done>, NoValues> {
    let settled = order.len().min(MOST_SETTLED);
    let (free, settled) = order.split_at(order.len() - settled);
    let (next, told) = (AtomicUsize::new(0), AtomicU64::new(0));
    let run = || -> Result<Vec<Done>, NoValues> {
        let mut done = Vec::new();
        loop {
            let task = next.fetch_add(1, Ordering::Relaxed);
            if task >= 1 << settled.len() {
                return Ok(done);
            }
            let bits = settled.iter().enumerate().filter(|(bit, _)| task >> bit & 1 == 1);
            let on = bits.fold(0, |all, (_, player)| all | 1 << player);
            let mut part = Part {
                game,
                known,
                options,
                told: (&told, 1 << order.len()),
                money: money(game),
                networks: BTreeMap::new(),
                found: BTreeMap::new(),
                plans: BTreeMap::new(),
                proofs: 0,
            };
            match part.all(on, free) {
                Ok(()) | Err(NoValues::Plan(NoPlan::Unsolved(Unsolved::Stopped))) => (),
                Err(why) => return Err(why),
            }
            done.push(Done { found: part.found, plans: part.plans, proofs: part.proofs });
        }
    };
    let lost = || Err(Fault::Misfit("a thread ended before its time").into());
    let parts: Vec<Result<Vec<Done>, NoValues>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads.max(1)).map(|_| scope.spawn(run)).collect();
        let mine = run();
        let theirs = others.into_iter().map(|other| other.join().unwrap_or_else(|_| lost()));
        std::iter::once(mine).chain(theirs).collect()
    });
    let parts: Result<Vec<Vec<Done>>, NoValues> = parts.into_iter().collect();
    Ok(parts?.into_iter().flatten().collect())
}

/// What is left of a part when it is done.
struct Done {
    found: BTreeMap<u64, Ratio<i128>>,
    plans: BTreeMap<u64, KeptPlan>,
    proofs: u64,
}

impl Part<'_, '_> {
    /// Values every set of the free players, besides those that are on.
    fn all(&mut self, on: u64, free: &[u32]) -> Result<(), NoValues> {
        let most = free.iter().fold(on, |all, player| all | 1 << player);
        let (least, most) = (self.value(on)?, self.value(most)?);
        self.between(on, free, (least, most))
    }

    /// Values every set between `on` and `on` with all the free players, whose own are given.
    fn between(
        &mut self,
        on: u64,
        free: &[u32],
        (least, most): (Ratio<i128>, Ratio<i128>),
    ) -> Result<(), NoValues> {
        let Some((player, rest)) = free.split_last().filter(|_| least != most) else {
            self.fill(on, free, least);
            return Ok(());
        };
        let with = on | 1 << player;
        let most_without = self.value(rest.iter().fold(on, |all, player| all | 1 << player))?;
        self.between(on, rest, (least, most_without))?;
        let least_with = self.value(with)?;
        self.between(with, rest, (least_with, most))
    }

    fn fill(&mut self, on: u64, free: &[u32], value: Ratio<i128>) {
        for set in 0..1u64 << free.len() {
            let bits = free.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
            self.found.insert(bits.fold(on, |all, (_, player)| all | 1 << player), value);
        }
        let (told, all) = self.told;
        let told = told.fetch_add(1 << free.len(), Ordering::Relaxed) + (1 << free.len());
        (self.options.progress)(told, all);
    }

    /// The value of one set: known, that of the same network, or by a plan.
    fn value(&mut self, on: u64) -> Result<Ratio<i128>, NoValues> {
        if let Some(value) = self.found.get(&on).or_else(|| self.known.get(&on)) {
            return Ok(*value);
        }
        let wide = u128::from(on);
        let open = self.game.layers.iter().flat_map(|layer| layer.gated.open(wide)).collect();
        let network = (open, wide & self.money);
        if let Some(value) = self.networks.get(&network) {
            return Ok(*value);
        }
        if (self.options.stop)() {
            return Err(NoPlan::Unsolved(Unsolved::Stopped).into());
        }
        let (value, plan) = people(self.game, wide)?;
        self.plans.insert(on, plan);
        self.proofs += 1;
        self.networks.insert(network, value);
        Ok(value)
    }
}
