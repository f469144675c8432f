//! A plan for every combination, where money or rations make the value more than a largest flow.

use super::game::{Game, everyone};
use super::{Known, Method, NoValues, Options, People, Values};
use crate::allocation::sweep::{Fault, MOST_AT_ONCE};
use crate::allocation::{Aim, Goal, Ties, allocate, build};
use crate::certificate::check;
use crate::plan::{NoPlan, budget_of, claim, figures, routes};
use num_rational::Ratio;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Person-months with these players on, by a plan whose certificate holds.
pub(super) fn people(game: &Game<'_>, on: u128) -> Result<Ratio<i128>, NoValues> {
    let network = game.network(on)?;
    let built = build(&network);
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget: budget_of(&network) };
    let mut allocation = allocate(&built.instance, &goal).map_err(NoPlan::Unsolved)?;
    let paths = routes::paths(&built, &mut allocation).map_err(NoPlan::Unsolved)?;
    let claim = claim::claim(&network, &built, &allocation, &paths, goal.budget);
    check(&claim).map_err(NoPlan::NotCertified)?;
    Ok(figures::people_reached(&built, &allocation))
}

/// The players that anything hangs on: an arc of the network with all of them on, or money.
pub(super) fn matter(game: &Game<'_>) -> u128 {
    let gated = game.layers.iter().fold(0, |all, layer| all | layer.gated.players());
    let n_players = game.players.each.len();
    let money = (0..n_players).filter(|&player| game.holds_money(player));
    money.fold(gated, |all, player| all | 1 << player)
}

type Found = Vec<(u64, Ratio<i128>)>;

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
    let sets: Vec<u64> = (0..1u64 << n_players).filter(|set| set & !matter == 0).collect();
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let run = || -> Result<Found, NoValues> {
        let mut found = Vec::new();
        while let Some(&set) = sets.get(next.fetch_add(1, Ordering::Relaxed)) {
            if (options.stop)() {
                break;
            }
            let value = match known.get(&set) {
                Some(value) => *value,
                None => people(game, set.into())?,
            };
            found.push((set, value));
            let n = finished.fetch_add(1, Ordering::Relaxed) as u64 + 1;
            (options.progress)(n, sets.len() as u64);
        }
        Ok(found)
    };
    let lost = || Err(Fault::Misfit("a thread ended before its time").into());
    let parts: Vec<Result<Found, NoValues>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads.max(1)).map(|_| scope.spawn(run)).collect();
        let mine = run();
        let theirs = others.into_iter().map(|other| other.join().unwrap_or_else(|_| lost()));
        std::iter::once(mine).chain(theirs).collect()
    });
    let mut people = BTreeMap::new();
    for part in parts {
        people.extend(part?);
    }
    if people.len() < sets.len() {
        let fingerprint = game.fingerprint();
        return Err(NoValues::Stopped(Known { fingerprint, people }));
    }
    let all = (0..1u64 << n_players).map(|set| people[&(set & matter)]).collect();
    Ok(Values {
        n_players,
        method: Method::Plans,
        null: (0..n_players).filter(|n| matter >> n & 1 == 0).collect(),
        certified: 1 << n_players,
        proofs: sets.len() as u64,
        people: People::Exact(all),
    })
}
