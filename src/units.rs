//! Quantities with their units. A number without a unit does not leave this room.

use num_rational::Ratio;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Grams in one metric tonne.
pub const GRAMS_PER_MT: i64 = 1_000_000;

/// Whole people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct People(pub u64);

/// Food by weight, in whole grams. The planner counts in grams, so nothing is lost to rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grams(pub i64);

impl Grams {
    /// Metric tonnes to the nearest gram; `None` for anything negative, not finite or beyond
    /// nine million million tonnes.
    pub fn from_mt(mt: f64) -> Option<Grams> {
        let grams = mt * GRAMS_PER_MT as f64;
        (grams.is_finite() && (0.0..9.0e18).contains(&grams)).then(|| Grams(grams.round() as i64))
    }

    /// In metric tonnes, for showing.
    pub fn mt(self) -> f64 {
        self.0 as f64 / GRAMS_PER_MT as f64
    }
}

/// A price in whole US cents for a metric tonne, so that costs add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CentsPerMt(pub i64);

impl CentsPerMt {
    /// US dollars a tonne to the nearest cent; `None` for anything negative or not finite.
    pub fn from_usd_per_mt(usd: f64) -> Option<CentsPerMt> {
        let cents = usd * 100.0;
        (cents.is_finite() && (0.0..9.0e15).contains(&cents))
            .then(|| CentsPerMt(cents.round() as i64))
    }

    /// In US dollars a tonne, for showing.
    pub fn usd_per_mt(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl std::ops::Add for CentsPerMt {
    type Output = CentsPerMt;
    fn add(self, other: CentsPerMt) -> CentsPerMt {
        CentsPerMt(self.0 + other.0)
    }
}

/// A part of a whole, from 0 to 1, exactly.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Share(Ratio<i64>);

// A fraction is in lowest terms, so shares are equal where both its parts are; to divide, as fractions of
// any kind must, takes many times as long.
impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        (self.0.numer(), self.0.denom()) == (other.0.numer(), other.0.denom())
    }
}

impl Hash for Share {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.numer(), self.0.denom()).hash(state);
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let crosswise =
            |one: &Share, other: &Share| i128::from(*one.0.numer()) * i128::from(*other.0.denom());
        crosswise(self, other).cmp(&crosswise(other, self))
    }
}

impl Share {
    /// Nothing of it.
    pub const NONE: Share = Share(Ratio::new_raw(0, 1));
    /// All of it.
    pub const ALL: Share = Share(Ratio::new_raw(1, 1));

    /// A decimal share, kept to the millionth; `None` outside 0 to 1.
    pub fn from_decimal(value: f64) -> Option<Share> {
        (0.0..=1.0)
            .contains(&value)
            .then(|| Share(Ratio::new((value * 1e6).round() as i64, 1_000_000)))
    }

    /// `part` of `whole`; `None` where `whole` is not positive or `part` lies outside it.
    pub fn of(part: i64, whole: i64) -> Option<Share> {
        (whole > 0 && (0..=whole).contains(&part)).then(|| Share(Ratio::new(part, whole)))
    }

    /// The exact ratio.
    pub fn ratio(self) -> Ratio<i64> {
        self.0
    }

    /// What is left of the whole.
    pub fn rest(self) -> Share {
        Share(Ratio::from_integer(1) - self.0)
    }

    /// This share of a share.
    pub fn times(self, other: Share) -> Share {
        // Most are open or shut for a whole month.
        if self == Share::ALL || other == Share::NONE {
            other
        } else if other == Share::ALL || self == Share::NONE {
            self
        } else {
            Share(self.0 * other.0)
        }
    }

    /// Rounded down to whole units of `amount`.
    pub fn of_amount(self, amount: i64) -> i64 {
        let (n, d) = (i128::from(*self.0.numer()), i128::from(*self.0.denom()));
        // The product of two non-negative i64 fits i128, and the quotient is at most `amount`.
        (i128::from(amount) * n / d) as i64
    }

    /// As a decimal, for showing.
    pub fn decimal(self) -> f64 {
        *self.0.numer() as f64 / *self.0.denom() as f64
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} %", self.decimal() * 100.0)
    }
}

/// So many times as much, in whole millionths, from 0 to [`Factor::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(i64);

/// Parts that a factor counts in.
const MILLIONTHS: i64 = 1_000_000;

impl Factor {
    /// Nothing of it.
    pub const NOUGHT: Factor = Factor(0);
    /// As much as it is.
    pub const ONE: Factor = Factor(MILLIONTHS);
    /// A million times as much; products of factors stay below it.
    pub const MOST: Factor = Factor(MILLIONTHS * MILLIONTHS);

    /// A decimal factor to the millionth; `None` for anything negative or above [`Factor::MOST`].
    pub fn from_decimal(value: f64) -> Option<Factor> {
        (0.0..=1e6).contains(&value).then(|| Factor((value * 1e6).round() as i64))
    }

    /// Both one after the other, to the nearest millionth.
    pub fn times(self, other: Factor) -> Factor {
        let product = i128::from(self.0) * i128::from(other.0) + i128::from(MILLIONTHS / 2);
        let product = product / i128::from(MILLIONTHS);
        Factor(product.min(i128::from(Factor::MOST.0)) as i64)
    }

    /// Both together.
    pub fn plus(self, other: Factor) -> Factor {
        Factor((self.0 + other.0).min(Factor::MOST.0))
    }

    /// What another leaves of it.
    pub fn less(self, other: Factor) -> Factor {
        Factor((self.0 - other.0).max(0))
    }

    /// Of whole units, rounded down; what is too large to count is the most there is.
    pub fn of_amount(self, amount: i64) -> i64 {
        let product = i128::from(amount) * i128::from(self.0) / i128::from(MILLIONTHS);
        i64::try_from(product).unwrap_or(i64::MAX)
    }

    /// Of whole people, to the nearest.
    pub fn of_people(self, people: u64) -> u64 {
        let product = u128::from(people) * self.0.unsigned_abs() as u128;
        let rounded = (product + MILLIONTHS as u128 / 2) / MILLIONTHS as u128;
        u64::try_from(rounded).unwrap_or(u64::MAX)
    }

    /// The exact ratio.
    pub fn ratio(self) -> Ratio<i64> {
        Ratio::new(self.0, MILLIONTHS)
    }

    /// As a decimal, for showing.
    pub fn decimal(self) -> f64 {
        self.0 as f64 / MILLIONTHS as f64
    }
}

impl From<Share> for Factor {
    fn from(share: Share) -> Factor {
        Factor(share.of_amount(MILLIONTHS))
    }
}

/// A length along the way, in kilometres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Kilometres(pub f64);

/// A duration in hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Hours(pub f64);

/// A point on the globe: degrees east, degrees north (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// Whether a number has a point before exactly three digits at its end, and more than noughts before it: `5.000` is
/// five thousand to some.
pub fn points_at_three(text: &str) -> bool {
    let Some((whole, decimals)) = text.split_once('.') else { return false };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let some = !whole.trim_start_matches('0').is_empty();
    some && digits(whole) && decimals.len() == 3 && digits(decimals)
}
