//! How counterparts answer: by the pack's odds, with one draw for each permission and month, the same
//! for every team.

use super::injects::Happens;
use super::{Ask, Course, Difficulty, Terms};
use crate::country::{Country, PermissionIx, PermissionKind, words};
use crate::scenario::Conditions;
use crate::time::Period;
use crate::units::{CentsPerMt, Share};
use num_rational::Ratio;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Odds as an exact fraction.
pub type Odds = Ratio<i128>;

/// What a team would accept in return for a permission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Against {
    /// No strings.
    #[default]
    Nothing,
    /// Paying for every tonne.
    Levy,
    /// So many days a month.
    Days,
    /// A part going elsewhere.
    Diversion,
}
words!(Against {
    Nothing = "nothing",
    Levy = "levy",
    Days = "days",
    Diversion = "diversion",
});

/// What a counterpart answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Granted without strings.
    Granted,
    /// Granted on the condition that the team said it would accept.
    Against(Conditions),
    /// Refused.
    Refused,
}

/// An ask with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What was asked.
    pub ask: Ask,
    /// When.
    pub period: Period,
    /// What came of it.
    pub answer: Answer,
    /// Odds of a grant without strings, and of any grant.
    pub odds: [Odds; 2],
}

/// The strings of one sort, as far as a permission can carry them; `None` where it cannot, or where
/// the terms have none.
pub fn strings(against: Against, kind: PermissionKind, terms: &Terms) -> Option<Conditions> {
    let all = &terms.strings;
    let moves = matches!(
        kind,
        PermissionKind::Entry
            | PermissionKind::Transit
            | PermissionKind::Overflight
            | PermissionKind::Movement
    );
    match against {
        Against::Nothing => None,
        Against::Levy => (moves && all.levy > CentsPerMt(0))
            .then_some(Conditions { levy: all.levy, ..Conditions::NONE }),
        Against::Days => all
            .days_open_per_month
            .map(|days| Conditions { days_open_per_month: Some(days), ..Conditions::NONE }),
        Against::Diversion => {
            let fits = kind == PermissionKind::Distribution && all.diversion > Share::NONE;
            fits.then_some(Conditions { diversion: all.diversion, ..Conditions::NONE })
        }
    }
}

/// Odds of a grant without strings: the pack's, at the bound that the difficulty names.
pub fn odds(country: &Country, permission: PermissionIx, difficulty: Difficulty) -> Odds {
    let p = &country.permissions[permission.index()].p_granted;
    let share = match difficulty {
        Difficulty::Easy => p.high,
        Difficulty::Calm | Difficulty::Usual => p.best,
        Difficulty::Hard => p.low,
    };
    Odds::new(i128::from(*share.ratio().numer()), i128::from(*share.ratio().denom()))
}

/// A number from 0 up to 1 that hangs on the seed, the permission and the month alone.
fn draw(seed: u64, permission: PermissionIx, period: Period) -> Odds {
    let mut draws = stream(seed, ANSWERS + permission.index() as u64 * 256 + u64::from(period.0));
    Odds::new(i128::from(draws.next_u64()), 1 << 64)
}

/// A stream of draws of its own: the seed is the key, so that no stream hangs on what others drew.
pub(super) fn stream(seed: u64, number: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut draws = ChaCha8Rng::from_seed(key);
    draws.set_stream(number);
    draws
}

/// Streams of answers begin here; those of injects lie below.
const ANSWERS: u64 = 1 << 32;

/// The answer to an ask. What is on offer this month against just that condition is granted for certain.
/// Otherwise, where a team accepts strings that fit, half of the odds of a refusal become odds of a grant
/// with them: an assumption of the exercise, told in the facilitator's guide.
pub fn answer(course: &Course, ask: Ask, period: Period) -> Answered {
    let (country, terms) = (&course.country, &course.terms);
    let kind = country.permissions[ask.permission.index()].kind;
    let strings = strings(ask.against, kind, terms);
    let free = odds(country, ask.permission, terms.difficulty);
    let on_offer = Happens::Offered { permission: ask.permission, against: ask.against };
    let offered = course.injects.iter().any(|i| i.period == period && i.happens == on_offer);
    let any = match strings {
        Some(_) if offered => Odds::from_integer(1),
        Some(_) => (free + 1) / 2,
        None => free,
    };
    let drawn = draw(terms.seed, ask.permission, period);
    let answer = match strings {
        _ if drawn < free => Answer::Granted,
        Some(strings) if drawn < any => Answer::Against(strings),
        _ => Answer::Refused,
    };
    Answered { ask, period, answer, odds: [free, any] }
}
