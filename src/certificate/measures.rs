//! Measures of a plan, exactly: people, grams and cost as sums over arcs.

use super::{Claim, Fault, Fraction, Measure};

/// A measure of the whole plan (of the mix, where it is one), exactly.
pub(super) fn total(claim: &Claim, measure: &Measure) -> Result<Fraction, Fault> {
    let low = of_flow(claim, &claim.low, measure)?;
    let Some(second) = &claim.high else {
        return Ok(low);
    };
    let high = of_flow(claim, second, measure)?;
    // low + (high - low) x mix, over the common denominator.
    let mixed = || {
        let step = high.num.checked_sub(low.num)?.checked_mul(claim.mix.num)?;
        let num = low.num.checked_mul(claim.mix.den)?.checked_add(step)?;
        Some(Fraction { num, den: low.den.checked_mul(claim.mix.den)? })
    };
    mixed().ok_or(Fault::TooLarge)
}

/// A measure of one whole flow; the denominator depends on the claim alone.
fn of_flow(claim: &Claim, flow: &[i64], measure: &Measure) -> Result<Fraction, Fault> {
    let scale = match measure {
        Measure::People(_) => scale(claim)?,
        Measure::Grams | Measure::Cost | Measure::Order => 1,
    };
    let mut num = 0i128;
    for (arc, &grams) in flow.iter().enumerate() {
        let weight = weight(claim, arc, measure, scale);
        let term = weight.checked_mul(i128::from(grams)).ok_or(Fault::TooLarge)?;
        num = num.checked_add(term).ok_or(Fault::TooLarge)?;
    }
    Ok(Fraction { num, den: scale })
}

/// Least common multiple of all rations, so that people per gram are whole numbers over it.
pub(super) fn scale(claim: &Claim) -> Result<i128, Fault> {
    let mut scale = 1i128;
    for fed in claim.arcs.iter().filter_map(|a| a.feeds()) {
        let grams = i128::from(fed.grams_per_person);
        let (mut a, mut b) = (scale, grams);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        scale = (scale / a).checked_mul(grams).ok_or(Fault::TooLarge)?;
    }
    Ok(scale)
}

/// What one gram on an arc adds to a measure, in units of one over `scale` for people.
pub(super) fn weight(claim: &Claim, arc: usize, measure: &Measure, scale: i128) -> i128 {
    let a = &claim.arcs[arc];
    match (measure, a.feeds()) {
        (Measure::Cost, _) => i128::from(a.cost),
        (Measure::Order, _) => arc as i128,
        (Measure::Grams, Some(_)) => 1,
        (Measure::People(phases), Some(fed)) if phases.contains(&fed.phase) => {
            scale / i128::from(fed.grams_per_person)
        }
        (Measure::Grams | Measure::People(_), _) => 0,
    }
}
