//! How counterparts answer: by the pack's odds, with one draw for each permission and month, the same
//! for every team.

use super::draws::stream;
use super::injects::Happens;
use super::{Ask, Course, Difficulty, strings};
use crate::country::{Country, PermissionIx};
use crate::scenario::Conditions;
use crate::time::Period;
use num_rational::Ratio;
use rand_chacha::rand_core::Rng;

/// Odds as an exact fraction.
pub type Odds = Ratio<i128>;

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
