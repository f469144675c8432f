//! Money as a limit: two whole plans at one price of money, mixed exactly.
//!
//! The programme has one row beside the network. Its optimum lies between two plans that are both
//! best at one price of that row; the price is found by walking the convex frontier from chord to
//! chord (each step is one min-cost flow), and the mix that uses the limit up is a fraction.

use super::engine::{self, Solved};
use super::filling::Filling;
use super::search::{Search, negated, people, pin, widened};
use super::{Allocation, Remark, Unsolved, sum};
use crate::certificate::{Fraction, Measure, Role, Side, Stage, Whole};
use num_integer::Integer;
use num_rational::Ratio;

/// Two plans and the share of the second that makes the side row hold exactly.
#[derive(Clone, Debug)]
pub(super) struct Mixed {
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    pub(super) share: Ratio<i128>,
}

/// `minimise first x, subject to second x <= bound`: what a step with a side row asks.
struct Row<'a> {
    first: &'a [i128],
    second: &'a [i128],
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

fn times(costs: &[i128], flow: &[i64]) -> Result<i128, Unsolved> {
    let terms = costs.iter().zip(flow);
    terms
        .map(|(&c, &f)| c.checked_mul(i128::from(f)))
        .try_fold(0i128, |sum, term| sum.checked_add(term?))
        .ok_or(Unsolved::TooLarge)
}

/// Walks the frontier between a plan that keeps the bound and one that is better but breaks it.
fn walk(
    search: &Search<'_>,
    row: &Row<'_>,
    mut low: Vec<i64>,
    mut high: Vec<i64>,
) -> Result<Priced, Unsolved> {
    loop {
        let (first_low, second_low) = (times(row.first, &low)?, times(row.second, &low)?);
        let (first_high, second_high) = (times(row.first, &high)?, times(row.second, &high)?);
        let (gain, spent) = (first_low - first_high, second_high - second_low);
        // The chord's price: what is gained for what is spent. Both are positive or the walk would
        // have ended before.
        let common = gain.gcd(&spent).max(1);
        let (price, weight) = (gain / common, spent / common);
        let costs: Option<Vec<i128>> = row
            .first
            .iter()
            .zip(row.second)
            .map(|(f, s)| f.checked_mul(weight)?.checked_add(s.checked_mul(price)?))
            .collect();
        let costs = costs.ok_or(Unsolved::TooLarge)?;
        let solved = engine::cheapest(search.instance, &search.pinned, &low, &costs)?;
        if times(&costs, &solved.flow)? == times(&costs, &low)? {
            let share = (row.bound - second_low) / Ratio::from_integer(spent);
            let mixed = Mixed { low, high, share };
            return Ok(Priced { mixed, price, weight, potentials: solved.potentials, costs });
        }
        if Ratio::from_integer(times(row.second, &solved.flow)?) <= row.bound {
            low = solved.flow;
        } else {
            high = solved.flow;
        }
    }
}

fn take(search: &mut Search<'_>, measure: Measure, side: Measure, bound: Fraction, priced: Priced) {
    let side =
        Side { measure: side, bound, price: Whole(priced.price), weight: Whole(priced.weight) };
    let solved = Solved { flow: priced.mixed.low.clone(), potentials: priced.potentials };
    search.settle(measure, Some(side), solved, &priced.costs);
    search.mixed = Some(priced.mixed);
}

/// A tier that the money does not last for: `dearest` serves as many as can be served, too dearly.
pub(super) fn tier(
    search: &mut Search<'_>,
    measure: Measure,
    weights: &[i64],
    dearest: Vec<i64>,
    limit: i128,
) -> Result<(), Unsolved> {
    let first = negated(weights);
    let second = widened(&search.weights(&Measure::Cost));
    let cheapest = search.frugal()?.flow;
    let row = Row { first: &first, second: &second, bound: Ratio::from_integer(limit) };
    let priced = walk(search, &row, cheapest, dearest)?;
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
    let now = mix_of(&mixed, people(weights, &mixed.low), people(weights, &mixed.high));
    let limit = search.goal.budget.unwrap_or(i128::MAX);
    let most = search.most(weights)?;
    if Ratio::from_integer(people(weights, &most.flow)) == now {
        let solved = Solved { flow: mixed.low.clone(), potentials: most.potentials };
        search.settle(measure, None, solved, &negated(weights));
        return Ok(());
    }
    // The frontier of this tier against cost within the face, between its cheapest plan and its
    // dearest; the budget lies between them because the mix does.
    let first = negated(weights);
    let second = widened(&search.weights(&Measure::Cost));
    let cheapest = best_at_end(search, &second, &first)?;
    let dearer: Vec<i128> = second.iter().map(|c| -c).collect();
    let dearest = best_at_end(search, &dearer, &first)?;
    let row = Row { first: &first, second: &second, bound: Ratio::from_integer(limit) };
    let priced = walk(search, &row, cheapest, dearest)?;
    take(search, measure, Measure::Cost, Fraction { num: limit, den: 1 }, priced);
    Ok(())
}

/// The end of a frontier: least of `end`, and among those least of `then`.
fn best_at_end(search: &Search<'_>, end: &[i128], then: &[i128]) -> Result<Vec<i64>, Unsolved> {
    let solved = engine::cheapest(search.instance, &search.pinned, &search.flow, end)?;
    let mut face = search.pinned.clone();
    pin(&mut face, search.instance, end, &solved.potentials);
    Ok(engine::cheapest(search.instance, &face, &solved.flow, then)?.flow)
}

fn mix_of(mixed: &Mixed, low: i128, high: i128) -> Ratio<i128> {
    Ratio::from_integer(low) + mixed.share * Ratio::from_integer(high - low)
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
    let first = widened(&search.weights(&Measure::Cost));
    let second = negated(&weights);
    let reaches_most = best_at_end(search, &second, &first)?;
    let cheapest = best_at_end(search, &first, &second)?;
    let bound = -target * Ratio::from_integer(scale);
    if Ratio::from_integer(times(&second, &cheapest)?) <= bound {
        // The cheapest plan of all reaches the target already.
        let solved = search.frugal()?;
        let solved = Solved { flow: cheapest, potentials: solved.potentials };
        search.settle(Measure::Cost, None, solved, &first);
        return Ok(());
    }
    let row = Row { first: &first, second: &second, bound };
    let priced = walk(search, &row, reaches_most, cheapest)?;
    let bound = Fraction { num: *target.numer(), den: *target.denom() };
    take(search, Measure::Cost, phases, bound, priced);
    Ok(())
}

/// `fairest` within a budget: the fair shares are filled from the least covered up, gram by gram,
/// until the next gram cannot be paid for.
pub(super) fn fairest(mut search: Search<'_>, limit: i128) -> Result<Allocation, Unsolved> {
    let Some(Stage::Cuts { groups, side_of }) = search.stages.pop() else {
        return Err(Unsolved::Internal("fairest keeps its cuts last".to_owned()));
    };
    // The step before the cuts proves that no more can flow; less does, so it proves nothing now.
    search.stages.clear();
    let served = search.instance.served_arcs();
    let fair: Vec<i64> = served.iter().map(|a| a.map_or(0, |a| search.flow[a])).collect();
    let needed = &search.instance.needed;
    let plan = Filling::new(needed, &groups, &fair);
    let (mut low, mut high) = (0i64, plan.total());
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let affordable = search.cost_of(&filled(&search, &plan.shares(middle))?.flow) <= limit;
        *(if affordable { &mut low } else { &mut high }) = middle;
    }
    // Gram by gram to the least covered, until the next one cannot be paid for.
    let mut shares = plan.shares(low);
    let mut best = filled(&search, &shares)?;
    let (area, next) = loop {
        let Some(area) = plan.next(&shares) else {
            return Err(Unsolved::Internal("the budget pays for the whole fair plan".to_owned()));
        };
        shares[area] += 1;
        let next = filled(&search, &shares)?;
        if search.cost_of(&next.flow) > limit {
            shares[area] -= 1;
            break (area, next);
        }
        best = next;
    };
    let (groups, side_of) = plan.cuts_at(&shares, &side_of);
    search.stages.push(Stage::Cuts { groups, side_of });
    let costs = widened(&search.weights(&Measure::Cost));
    search.settle(Measure::Cost, None, best, &costs);
    search.stages.push(Stage::Unaffordable {
        area: area as u32,
        budget: Whole(limit),
        potentials: next.potentials.into_iter().map(Whole).collect(),
    });
    search.remarks.push(Remark::NoTieLeft);
    Ok(search.finish())
}

/// The cheapest way to hand out given grams in each area.
fn filled(search: &Search<'_>, shares: &[i64]) -> Result<Solved, Unsolved> {
    let instance = search.instance;
    let mut pinned: Vec<bool> = instance.arcs.iter().map(|a| a.capacity == Some(0)).collect();
    let mut at = vec![0; instance.arcs.len()];
    for (n, arc) in instance.arcs.iter().enumerate() {
        if let Some(area) = arc.served {
            (pinned[n], at[n]) = (true, shares[area as usize]);
        }
        if arc.role == Role::Total {
            (pinned[n], at[n]) = (true, shares.iter().sum());
        }
    }
    let costs = widened(&search.weights(&Measure::Cost));
    engine::cheapest(instance, &pinned, &at, &costs)
}

/// Grams handed out by the mix, exactly.
pub(super) fn grams_of_mix(search: &Search<'_>, mixed: &Mixed) -> Ratio<i128> {
    let weights = search.weights(&Measure::Grams);
    mix_of(mixed, sum(&weights, &mixed.low), sum(&weights, &mixed.high))
}
