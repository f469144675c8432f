//! Fractions added up and held against each other without making each of them shortest.

use super::figures::Exact;
use std::cmp::Ordering;

/// The sum of some figures. Most have the same few denominators, so they are counted over one of them, and the
/// sum is made shortest once.
///
/// ```
/// use aidreach::plan::{Exact, added};
/// let parts = [Exact::new(1, 6), Exact::new(1, 3), Exact::new(-3, 4)];
/// assert_eq!(added(parts), Exact::new(-1, 4));
/// ```
pub fn added(parts: impl IntoIterator<Item = Exact>) -> Exact {
    let mut sum = Exact::new_raw(0, 1);
    for part in parts {
        sum = over_one(&sum, &part).unwrap_or_else(|| sum.reduced() + part);
    }
    sum.reduced()
}

/// Two figures over the denominator of one of them; `None` where neither would do, or no number is so large.
fn over_one(sum: &Exact, part: &Exact) -> Option<Exact> {
    let of =
        |small: &Exact, large: &Exact| small.numer().checked_mul(large.denom() / small.denom());
    if sum.denom() % part.denom() == 0 {
        let more = of(part, sum)?;
        return Some(Exact::new_raw(sum.numer().checked_add(more)?, *sum.denom()));
    }
    if part.denom() % sum.denom() != 0 {
        return None;
    }
    Some(Exact::new_raw(of(sum, part)?.checked_add(*part.numer())?, *part.denom()))
}

/// Which of two figures is larger, by multiplying crosswise where numbers are small enough.
pub(super) fn compared(a: &Exact, b: &Exact) -> Ordering {
    match (a.numer().checked_mul(*b.denom()), b.numer().checked_mul(*a.denom())) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.cmp(b),
    }
}
