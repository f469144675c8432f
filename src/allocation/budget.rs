//! Money as a limit: two whole plans at one price of money, mixed exactly.
//!
//! The programme has one row beside the network. Its optimum lies between two plans that are both
//! best at one price of that row; the price is found by walking the convex frontier from chord to
//! chord (each step is one min-cost flow), and the mix that uses the limit up is a fraction.

use super::Unsolved;
use super::engine::{Face, Solved};
use super::search::{Mixed, Search, negated, people, widened};
use crate::certificate::{Fraction, Measure, Role, Side, Whole};
use num_integer::Integer;
use num_rational::Ratio;

/// `minimise first x, subject to second x <= bound`: what a step with a side row asks.
struct Row<'a> {
    first: &'a [i64],
    second: &'a [i64],
    bound: Ratio<i128>,
}

/// The optimum of a step with a side row.
struct Priced {
    mixed: Mixed,
    price: i128,
    weight: i128,
    potentials: Vec<i128>,
    costs: Vec<i128>,
}

fn times(costs: &[i64], flow: &[i64]) -> Result<i128, Unsolved> {
    let mut terms = costs.iter().zip(flow).map(|(&c, &f)| i128::from(c) * i128::from(f));
    terms.try_fold(0i128, i128::checked_add).ok_or(Unsolved::TooLarge)
}

/// What a plan comes to where its two measures have a weight and a price.
fn value_at((first, second): (i128, i128), (weight, price): (i128, i128)) -> Option<i128> {
    first.checked_mul(weight)?.checked_add(second.checked_mul(price)?)
}

/// The value of every arc at a weight and a price, to be made small.
fn costs_at(row: &Row<'_>, weight: i128, price: i128) -> Result<Vec<i128>, Unsolved> {
    let largest = |costs: &[i64]| costs.iter().map(|c| c.unsigned_abs()).max().unwrap_or(0);
    let largest = (i128::from(largest(row.first)), i128::from(largest(row.second)));
    let most = value_at(largest, (weight.abs(), price.abs())).ok_or(Unsolved::TooLarge)?;
    // No sum is larger than the one just seen to fit.
    let costs = row.first.iter().zip(row.second);
    let small = [most, weight, price].map(i64::try_from);
    Ok(match small {
        [Ok(_), Ok(weight), Ok(price)] => {
            costs.map(|(&a, &b)| i128::from(a * weight + b * price)).collect()
        }
        _ => costs.map(|(&a, &b)| i128::from(a) * weight + i128::from(b) * price).collect(),
    })
}

/// A plan with what it comes to in both measures of a row.
struct Point {
    flow: Vec<i64>,
    first: i128,
    second: i128,
}

impl Point {
    fn new(row: &Row<'_>, flow: Vec<i64>) -> Result<Point, Unsolved> {
        let (first, second) = (times(row.first, &flow)?, times(row.second, &flow)?);
        Ok(Point { flow, first, second })
    }
}

/// Walks the frontier between a plan that keeps the bound and one that is better but breaks it.
fn walk(
    face: &mut Face<'_>,
    row: &Row<'_>,
    low: Vec<i64>,
    high: Vec<i64>,
) -> Result<Priced, Unsolved> {
    let (mut low, mut high) = (Point::new(row, low)?, Point::new(row, high)?);
    loop {
        // The chord's price: what is gained for what is spent.
        let (gain, spent) = (low.first - high.first, high.second - low.second);
        let common = gain.gcd(&spent).max(1);
        let (price, weight) = (gain / common, spent / common);
        let costs = costs_at(row, weight, price)?;
        let solved = face.cheapest(&costs)?;
        let found = Point::new(row, solved.flow)?;
        let value = |point: &Point| {
            value_at((point.first, point.second), (weight, price)).ok_or(Unsolved::TooLarge)
        };
        if value(&found)? == value(&low)? {
            let share = (row.bound - low.second) / Ratio::from_integer(spent);
            let mixed = Mixed { low: low.flow, high: high.flow, share };
            return Ok(Priced { mixed, price, weight, potentials: solved.potentials, costs });
        }
        let keeps = Ratio::from_integer(found.second) <= row.bound;
        *(if keeps { &mut low } else { &mut high }) = found;
    }
}

fn take(search: &mut Search<'_>, measure: Measure, side: Measure, bound: Fraction, priced: Priced) {
    let side =
        Side { measure: side, bound, price: Whole(priced.price), weight: Whole(priced.weight) };
    let solved = Solved { flow: priced.mixed.low.clone(), potentials: priced.potentials };
    search.settle(measure, Some(side), solved, &priced.costs);
    search.mixed = Some(priced.mixed);
}

/// Serves as many people of a tier as the face and the money allow.
pub(super) fn tier(
    search: &mut Search<'_>,
    measure: Measure,
    weights: &[i64],
    limit: i128,
) -> Result<(), Unsolved> {
    let (first, second) = (negated(weights), search.weights(&Measure::Cost));
    let row = Row { first: &first, second: &second, bound: Ratio::from_integer(limit) };
    let mut face = search.face();
    let most = face.cheapest(&end_of(&row)?)?;
    if search.cost_of(&most.flow) <= limit {
        let potentials = face.cheapest(&widened(&first))?.potentials;
        search.settle(measure, None, Solved { flow: most.flow, potentials }, &widened(&first));
        return Ok(());
    }
    let nothing = search.flow.iter().chain(&search.least).all(|&grams| grams == 0);
    let cheapest = match nothing && second.iter().all(|&cost| cost >= 0) {
        true => search.flow.clone(),
        false => face.cheapest(&widened(&second))?.flow,
    };
    if search.cost_of(&cheapest) > limit {
        return Err(Unsolved::FloorsTooHigh);
    }
    let priced = walk(&mut face, &row, cheapest, most.flow)?;
    take(search, measure, Measure::Cost, Fraction { num: limit, den: 1 }, priced);
    Ok(())
}

/// A later tier, once the money is used up: whatever more can be served costs nothing.
pub(super) fn tier_on_mix(
    search: &mut Search<'_>,
    measure: Measure,
    weights: &[i64],
) -> Result<(), Unsolved> {
    let Some(mixed) = search.mixed.clone() else {
        return Ok(());
    };
    let now = mixed.between(people(weights, &mixed.low), people(weights, &mixed.high));
    let limit = search.goal.budget.unwrap_or(i128::MAX);
    let most = search.most(weights)?;
    if Ratio::from_integer(people(weights, &most.flow)) == now {
        let solved = Solved { flow: mixed.low.clone(), potentials: most.potentials };
        search.settle(measure, None, solved, &widened(&negated(weights)));
        return Ok(());
    }
    // The frontier of this tier against cost within the face, between its cheapest plan and its
    // dearest; the budget lies between them because the mix does.
    let (first, second) = (negated(weights), search.weights(&Measure::Cost));
    let dearer = negated(&second);
    let row = Row { first: &first, second: &second, bound: Ratio::from_integer(limit) };
    let mut face = search.face();
    let cheapest = face.cheapest(&end_of(&Row { first: &second, second: &first, ..row })?)?.flow;
    let dearest = face.cheapest(&end_of(&Row { first: &dearer, second: &first, ..row })?)?.flow;
    let priced = walk(&mut face, &row, cheapest, dearest)?;
    take(search, measure, Measure::Cost, Fraction { num: limit, den: 1 }, priced);
    Ok(())
}

/// Costs at which the end of a frontier is cheapest: least of the first measure, and among those
/// plans least of the second.
fn end_of(row: &Row<'_>) -> Result<Vec<i128>, Unsolved> {
    // Two plans differ by circles through no more arcs than there are nodes. What a circle adds to
    // the second measure is less than this, so it never outweighs one unit of the first.
    let dearest = row.second.iter().map(|c| i128::from(c.unsigned_abs())).max().unwrap_or(0);
    costs_at(row, dearest * row.first.len() as i128 + 1, 1)
}

/// A number of person-months at least cost.
pub(super) fn target(search: &mut Search<'_>, target: Ratio<i128>) -> Result<(), Unsolved> {
    let phases = Measure::People(vec![5, 4, 3]);
    let weights = search.weights(&phases);
    let scale = i128::from(search.scale);
    let most = search.most(&weights)?;
    let best = Ratio::new(people(&weights, &most.flow), scale);
    if best < target {
        return Err(Unsolved::OutOfReach { best, target });
    }
    let (first, second) = (search.weights(&Measure::Cost), negated(&weights));
    let row = Row { first: &first, second: &second, bound: -target * Ratio::from_integer(scale) };
    let mut face = search.face();
    let reaches_most =
        face.cheapest(&end_of(&Row { first: &second, second: &first, ..row })?)?.flow;
    let cheapest = face.cheapest(&end_of(&row)?)?.flow;
    if Ratio::from_integer(times(&second, &cheapest)?) <= row.bound {
        // The cheapest plan of all reaches the target already.
        let potentials = face.cheapest(&widened(&first))?.potentials;
        let solved = Solved { flow: cheapest, potentials };
        search.settle(Measure::Cost, None, solved, &widened(&first));
        return Ok(());
    }
    let priced = walk(&mut face, &row, reaches_most, cheapest)?;
    let bound = Fraction { num: *target.numer(), den: *target.denom() };
    take(search, Measure::Cost, phases, bound, priced);
    Ok(())
}

/// Settles what is left to choose by the order of ids: each cell keeps its grams in both plans of
/// the mix, and both cost and reach what they did. Nothing is gained by it, so nothing is proven.
pub(super) fn in_order(search: &mut Search<'_>) -> Result<(), Unsolved> {
    let Some(mixed) = search.mixed.take() else {
        return Ok(());
    };
    let ranks = widened(&search.weights(&Measure::Order));
    let mut pinned = search.pinned.clone();
    for (pinned, arc) in pinned.iter_mut().zip(&search.instance.arcs) {
        *pinned |= matches!(arc.role, Role::Served | Role::Caseload | Role::Total);
    }
    let ordered = |flow: &[i64]| -> Result<Vec<i64>, Unsolved> {
        let mut face = Face::new(search.instance, &pinned, flow, &search.least);
        Ok(face.cheapest(&ranks)?.flow)
    };
    let share = mixed.share;
    let ordered = Mixed { low: ordered(&mixed.low)?, high: ordered(&mixed.high)?, share };
    let settled = if search.as_good(&mixed, &ordered) { ordered } else { mixed };
    search.flow.clone_from(&settled.low);
    search.mixed = Some(settled);
    Ok(())
}
