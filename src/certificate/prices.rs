//! One linear step: node prices prove that no plan on the face has more of a measure.

use super::check::{flows, least};
use super::measures::{scale, total, weight};
use super::why::{Why, large, says};
use super::{Claim, Measure, Side, Whole};

/// Complementary slackness of one linear step: an arc whose reduced cost is positive carries
/// its least (nothing, or an area's floor), one whose reduced cost is negative is full, and a priced side row holds with equality.
pub(super) fn check(
    claim: &Claim,
    measure: &Measure,
    side: Option<&Side>,
    potentials: &[Whole],
    pinned: &mut [bool],
) -> Result<(), Why> {
    if potentials.len() != claim.nodes.len() {
        return says("it needs one price for every node");
    }
    let scale = scale(claim)?;
    // More people is better, less cost is better: what is minimised is minus people, plus cost.
    let small = |m: &Measure| matches!(m, Measure::Cost | Measure::Order);
    let sign = |m: &Measure| if small(m) { 1 } else { -1 };
    for (arc, pinned) in pinned.iter_mut().enumerate() {
        if *pinned {
            continue;
        }
        let mut cost = sign(measure) * weight(claim, arc, measure, scale);
        if let Some(side) = side {
            let second = sign(&side.measure) * weight(claim, arc, &side.measure, scale);
            let first = large(cost.checked_mul(side.weight.0))?;
            cost = large(first.checked_add(large(second.checked_mul(side.price.0))?))?;
        }
        let a = &claim.arcs[arc];
        let (from, to) = (potentials[a.from as usize].0, potentials[a.to as usize].0);
        let reduced = large(cost.checked_add(from).and_then(|c| c.checked_sub(to)))?;
        if reduced == 0 {
            continue;
        }
        let must = if reduced > 0 { least(claim, arc) } else { a.capacity.unwrap_or(i64::MAX) };
        if flows(claim).any(|flow| flow[arc] != must) {
            return says(format!("arc {arc} has reduced cost {reduced} but does not carry {must}"));
        }
        *pinned = true;
    }
    match side {
        Some(side) => side_row(claim, side),
        None => Ok(()),
    }
}

/// The side row's own slackness: it is kept, and what has a price is used up.
fn side_row(claim: &Claim, side: &Side) -> Result<(), Why> {
    if side.weight.0 <= 0 {
        return says("its side row has no weight");
    }
    let value = total(claim, &side.measure)?;
    let under = large(value.less_than(side.bound))?;
    let over = large(side.bound.less_than(value))?;
    let (kept, slack) = match side.measure {
        Measure::Cost | Measure::Order => (!over, under),
        Measure::People(_) | Measure::Grams => (!under, over),
    };
    if !kept {
        return says("its side row is broken");
    }
    if slack && side.price.0 != 0 {
        return says("its side row has a price but is not used up");
    }
    Ok(())
}
