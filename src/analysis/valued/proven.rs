//! Values with a proof: of one combination after another, and of all of them as a table.

use crate::analysis::game::{Exact, Game};
use crate::analysis::setting::{NoAnswer, Player, Setting};
use crate::network::Network;
use crate::plan::kept::kept;
use crate::plan::sweep::{
    self, Checkpoint, Counted, Known, Measure, Method, NoValues, Options, Players, Values,
};
use crate::scenario::Objective;
use num_bigint::BigInt;
use num_rational::Ratio;
use std::sync::atomic::{AtomicU64, Ordering};

/// Values of plans with a budget are rounded to so many parts of a person-month.
const PARTS: i64 = 1000;

/// How values were found and proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swept {
    /// By what.
    pub method: Method,
    /// Combinations with a proven value; all of them.
    pub certified: u64,
    /// Proofs that were checked; one may prove the values of several combinations.
    pub proofs: u64,
    /// Values that an earlier run had proven, from a checkpoint.
    pub remembered: u64,
}

/// The game of some players under a setting's measure.
pub(in crate::analysis) fn game<'a>(
    setting: Setting<'a>,
    counted: Counted,
    players: &'a Players,
) -> Result<sweep::Game<'a>, NoAnswer> {
    let Setting { country, scenario, needed, .. } = setting;
    let counted = (setting.measure, counted);
    Ok(sweep::Game::counting(counted, country, scenario, needed, players)?)
}

/// The values of some sets of a game's players, each proven, on as many threads as there may be.
/// Sets that differ little from the one before are answered fastest.
pub(in crate::analysis) fn values_of(
    game: &sweep::Game<'_>,
    sets: &[u128],
    options: &Options<'_>,
) -> Result<Vec<Exact>, NoAnswer> {
    let (asked, of) = (AtomicU64::new(0), sets.len() as u64);
    let work = |part: &[u128]| -> Result<Vec<Exact>, NoValues> {
        let mut questions = game.questions()?;
        let mut values = Vec::with_capacity(part.len());
        for sets in part.chunks(questions.at_once()) {
            if (options.stop)() {
                return Err(NoValues::Stopped(Known { of, ..Known::default() }));
            }
            let people = questions.people_of(sets)?;
            values.extend(people.into_iter().map(|people| in_its_unit(game, people)));
            let n = sets.len() as u64;
            (options.progress)(asked.fetch_add(n, Ordering::Relaxed) + n, of);
        }
        Ok(values)
    };
    let share = sets.len().div_ceil(options.threads.max(1)).max(1);
    let lost = || Err(sweep::Fault::Misfit("a thread ended before its time").into());
    let parts: Vec<Result<Vec<Exact>, NoValues>> = std::thread::scope(|scope| {
        let mut parts = sets.chunks(share);
        let mine = parts.next().unwrap_or_default();
        let work = &work;
        let others: Vec<_> = parts.map(|part| scope.spawn(move || work(part))).collect();
        let mine = work(mine);
        let theirs = others.into_iter().map(|other| other.join().unwrap_or_else(|_| lost()));
        std::iter::once(mine).chain(theirs).collect()
    });
    let mut values = Vec::with_capacity(sets.len());
    for part in parts {
        values.extend(part?);
    }
    Ok(values)
}

/// The value of every combination of the players, as a table, and how it was proven.
///
/// # Errors
/// [`NoAnswer`], also where the person stopped it.
pub fn table(
    setting: Setting<'_>,
    players: &Players,
    options: &Options<'_>,
) -> Result<(Game, Swept), NoAnswer> {
    table_from(setting, (players, Counted::People), options, None)
}

/// A table of values that count as they are told to, going on from a checkpoint and adding
/// what is found, also where it is stopped.
///
/// # Errors
/// [`NoAnswer`], also where the checkpoint belongs to another question.
pub fn table_from(
    setting: Setting<'_>,
    (players, counted): (&Players, Counted),
    options: &Options<'_>,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<(Game, Swept), NoAnswer> {
    table_of(&game(setting, counted, players)?, options, checkpoint)
}

pub(in crate::analysis) fn table_of(
    game: &sweep::Game<'_>,
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<(Game, Swept), NoAnswer> {
    let known = match checkpoint.as_deref_mut() {
        Some(checkpoint) => checkpoint.known(game)?,
        None => None,
    };
    let values = match game.values(known.as_ref(), options) {
        Err(NoValues::Stopped(found)) => {
            if let Some(checkpoint) = checkpoint {
                checkpoint.add(&found);
            }
            return Err(NoValues::Stopped(found).into());
        }
        values => values?,
    };
    let n = values.n_players;
    if let Some(checkpoint) = checkpoint {
        let people = (0..1u64 << n).map(|on| (on, values.people(on))).collect();
        let fingerprint = game.fingerprint();
        let plans = values.plans.clone();
        checkpoint.add(&Known { fingerprint, people, plans, of: 1 << n });
    }
    let people: Vec<Exact> = (0..1u64 << n).map(|on| wide(values.people(on))).collect();
    let table = match values.units() {
        Some(_) => Game::new(n, &people)?,
        None => Game::rounded(n, &people, &BigInt::from(PARTS))?,
    };
    let Values { method, certified, proofs, .. } = values;
    let remembered = known.map_or(0, |known| known.people.len() as u64);
    Ok((table, Swept { method, certified, proofs, remembered }))
}

/// What a scenario has of a setting's measure as it stands, proven; what is kept is that of the plan
/// with these players on.
///
/// # Errors
/// [`NoAnswer`].
pub fn as_it_stands(setting: Setting<'_>, players: &[Player]) -> Result<Exact, NoAnswer> {
    let Setting { country, scenario, needed, measure } = setting;
    if measure != Measure::Kept {
        return of_nobody(setting);
    }
    let groups = Players::groups(players.iter().map(|p| p.permissions.clone()).collect());
    let game = game(setting, Counted::People, &groups)?;
    let network = Network::new(country, scenario, needed).map_err(NoValues::Refused)?;
    let Some(reference) = game.reference() else { return of_nobody(setting) };
    let found = kept(&network, reference, Objective::MostPeople).map_err(NoValues::Plan)?;
    Ok(found.areas.iter().map(|area| wide(area.served())).sum())
}

fn of_nobody(setting: Setting<'_>) -> Result<Exact, NoAnswer> {
    let nobody = Players::permissions(&[]);
    let game = game(setting, Counted::People, &nobody)?;
    Ok(wide(game.questions()?.people(0)?))
}

/// With room for any length.
pub fn wide(exact: Ratio<i128>) -> Exact {
    Exact::new_raw((*exact.numer()).into(), (*exact.denom()).into())
}

/// A value of a game as its table would hold it.
pub(in crate::analysis) fn in_its_unit(game: &sweep::Game<'_>, people: Ratio<i128>) -> Exact {
    if game.method() == Method::Plans { in_parts(people) } else { wide(people) }
}

fn in_parts(people: Ratio<i128>) -> Exact {
    let parts = (people * i128::from(PARTS)).round().to_integer();
    Exact::new(parts.into(), PARTS.into())
}
