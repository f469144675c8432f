//! What combinations of players are worth: all of them as a table, one by itself, and a sample of
//! orders; every value proven.

use super::game::{Exact, Game};
use super::game_sampling::{Estimate, Sampling, Scheme, estimate};
use super::players::{NoAnswer, Player, Setting};
use crate::plan::sweep::{
    self, Checkpoint, Counted, Known, Method, NoValues, Options, Players, Values,
};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::Zero;

/// How sure the bounds of estimates are.
pub const CONFIDENCE: f64 = 0.95;
/// Values of plans with a budget are rounded to so many parts of a person-month.
const PARTS: i64 = 1000;

/// Estimates what players are worth from orders drawn at random, each value proven: how many draws
/// of what and with which seed, as the method that values take allows. Also how many values were
/// proven.
pub(super) fn estimated(
    setting: Setting<'_>,
    players: &[Player],
    sampling: impl Fn(Method) -> (u32, Scheme, u64),
    options: &Options<'_>,
) -> Result<(Estimate, usize), NoAnswer> {
    let Setting { country, scenario, needed } = setting;
    let groups = Players::groups(players.iter().map(|p| p.permissions.clone()).collect());
    let game = sweep::Game::new(sweep::Measure::Reach, country, scenario, needed, &groups)?;
    let mut questions = game.questions()?;
    let (draws, scheme, seed) = sampling(game.method());
    let sampling = Sampling { players: players.len(), draws, scheme, seed };
    let of = sampling.coalitions().len() as u64;
    let (mut failed, mut asked) = (None, 0u64);
    let value = |granted: &[bool]| {
        asked += 1;
        (options.progress)(asked, of);
        if failed.is_none() && (options.stop)() {
            failed = Some(NoValues::Stopped(Known { of, ..Known::default() }));
        }
        if failed.is_some() {
            return Exact::zero();
        }
        let bits = granted.iter().enumerate().filter(|(_, granted)| **granted);
        match questions.people(bits.fold(0, |on, (n, _)| on | 1 << n)) {
            Ok(people) if game.method() == Method::Plans => in_parts(people),
            Ok(people) => wide(people),
            Err(why) => {
                failed = Some(why);
                Exact::zero()
            }
        }
    };
    let found = estimate(&sampling, CONFIDENCE, value);
    match failed {
        Some(why) => Err(why.into()),
        None => Ok((found?, questions.n_known())),
    }
}

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

/// The same with values that count as they are told to, going on from a checkpoint and adding
/// what is found, also where it is stopped.
///
/// # Errors
/// [`NoAnswer`], also where the checkpoint belongs to another question.
pub fn table_from(
    setting: Setting<'_>,
    (players, counted): (&Players, Counted),
    options: &Options<'_>,
    mut checkpoint: Option<&mut Checkpoint>,
) -> Result<(Game, Swept), NoAnswer> {
    let Setting { country, scenario, needed } = setting;
    let game = sweep::Game::counting(
        (sweep::Measure::Reach, counted),
        country,
        scenario,
        needed,
        players,
    )?;
    let known = match checkpoint.as_deref_mut() {
        Some(checkpoint) => checkpoint.known(&game)?,
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
        checkpoint.add(&Known { fingerprint, people, of: 1 << n });
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

/// Most person-months that are reached as the scenario stands, proven.
///
/// # Errors
/// [`NoAnswer`].
pub fn reached(setting: Setting<'_>) -> Result<Exact, NoAnswer> {
    let Setting { country, scenario, needed } = setting;
    let nobody = Players::permissions(&[]);
    let game = sweep::Game::new(sweep::Measure::Reach, country, scenario, needed, &nobody)?;
    Ok(wide(game.questions()?.people(0)?))
}

/// With room for any length.
pub fn wide(exact: Ratio<i128>) -> Exact {
    Exact::new_raw((*exact.numer()).into(), (*exact.denom()).into())
}

fn in_parts(people: Ratio<i128>) -> Exact {
    let parts = (people * i128::from(PARTS)).round().to_integer();
    Exact::new(parts.into(), PARTS.into())
}
