//! Whether a claim is one at all: every list as long as it must be, every position inside its list,
//! every number of its sort. What follows can then neither look outside a list nor divide by nought.

use super::{Claim, Fault, Fraction, Objective, Role, Side, Stage};

/// Everything that the rest of the check leans on.
pub(super) fn sound(claim: &Claim) -> Result<(), Fault> {
    let checks = [lists, arcs, totals, hand_outs, figures, fractions];
    checks.into_iter().try_for_each(|check| check(claim).map_err(Fault::Broken))
}

type Sound = Result<(), &'static str>;

fn when(holds: bool, otherwise: &'static str) -> Sound {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn lists(claim: &Claim) -> Sound {
    let (nodes, arcs) = (claim.nodes.len(), claim.arcs.len());
    let inside = |n: u32| (n as usize) < nodes;
    let flows = [Some(&claim.low), claim.high.as_ref()];
    let long = flows.into_iter().flatten().all(|flow| flow.len() == arcs);
    when(long, "a flow needs one figure for every arc")?;
    let ends = inside(claim.source) && inside(claim.sink) && claim.source != claim.sink;
    when(ends, "source or sink is no node")?;
    let both = claim.arcs.iter().all(|a| inside(a.from) && inside(a.to));
    when(both, "an arc ends at no node")?;
    let served = |cell: u32| (cell as usize) < claim.cells.len();
    when(claim.arcs.iter().all(|a| a.served.is_none_or(served)), "an arc serves no cell")?;
    let floors = claim.floors.is_empty() || claim.floors.len() == claim.cells.len();
    when(floors, "floors need one figure for every cell")?;
    let inside = |arc: &u32| (*arc as usize) < arcs;
    when(claim.paths.iter().all(|path| path.arcs.iter().all(inside)), "a route names no arc")
}

/// One arc closes the circle, and no other leaves the sink or enters the source.
fn arcs(claim: &Claim) -> Sound {
    let closes = |role: Role| role == Role::Total;
    let circle = claim.arcs.iter().filter(|a| closes(a.role));
    let circle: Vec<_> = circle.map(|a| (a.from, a.to, a.capacity)).collect();
    when(circle == [(claim.sink, claim.source, None)], "no single arc closes the circle")?;
    let strays = claim
        .arcs
        .iter()
        .any(|a| !closes(a.role) && (a.from == claim.sink || a.to == claim.source));
    when(!strays, "an arc leaves the sink or enters the source")
}

/// Every cell has at most one total, on an arc that may carry it.
fn totals(claim: &Claim) -> Sound {
    let mut totals = vec![false; claim.cells.len()];
    for a in &claim.arcs {
        let Some(cell) = a.served else {
            when(a.role != Role::Served, "a served arc has no cell")?;
            continue;
        };
        let twice = std::mem::replace(&mut totals[cell as usize], true);
        when(!twice, "a cell has two totals")?;
        let cell = claim.cells[cell as usize];
        match (a.role, a.feeds()) {
            (Role::Served, _) => {
                let same = a.capacity == cell.limit;
                when(same, "a served arc does not carry the limit of its cell")?;
            }
            (_, Some(fed)) => {
                let own = (fed.area, Some(fed.period), Some(fed.phase));
                let same = own == (cell.area, cell.period, cell.phase);
                when(same, "a hand-out is the total of a cell of other people")?;
            }
            (_, None) => return Err("a cell has its total on an arc that feeds nobody"),
        }
    }
    Ok(())
}

fn hand_outs(claim: &Claim) -> Sound {
    let alone = claim.arcs.iter().all(|a| (a.role == Role::HandOut) == a.fed.is_some());
    when(alone, "hand-out arcs, and they alone, say whom they feed")?;
    for fed in claim.arcs.iter().filter_map(|a| a.feeds()) {
        let share = within(fed.share) && fed.share.num <= fed.share.den;
        let sound = fed.grams_per_person > 0 && share;
        when(sound, "a hand-out arc has no ration or an impossible share")?;
        when((3..=5).contains(&fed.phase), "a hand-out feeds no phase in need")?;
    }
    Ok(())
}

fn figures(claim: &Claim) -> Sound {
    let negative = |grams: &i64| *grams < 0;
    let cells = claim.cells.iter().any(|c| c.needed < 0 || c.limit.as_ref().is_some_and(negative));
    when(!cells, "a cell needs or may have less than nothing")?;
    when(!claim.floors.iter().any(negative), "a floor lies below nothing")?;
    let routes = claim.paths.iter().any(|path| path.low < 0 || path.high < 0);
    when(!routes, "a route carries less than nothing")
}

fn fractions(claim: &Claim) -> Sound {
    let mix = claim.mix;
    let mixed = within(mix) && mix.num <= mix.den && (mix.num > 0) == claim.high.is_some();
    when(mixed, "the mix is no share of two flows")?;
    if let Objective::CheapestFor { target } = claim.objective {
        when(within(target), "the target is no number of people")?;
    }
    for stage in &claim.stages {
        let sound = match stage {
            Stage::Prices { side: Some(Side { bound, .. }), .. } => bound.den > 0,
            Stage::Prices { side: None, .. } | Stage::Unaffordable { .. } => true,
            Stage::Cuts { groups, .. } => groups.iter().all(|group| within(group.level)),
            Stage::Level { group, .. } => within(group.level),
        };
        when(sound, "a level or a bound is no number")?;
    }
    Ok(())
}

/// Whether a fraction is one, and not less than nothing.
fn within(fraction: Fraction) -> bool {
    fraction.den > 0 && fraction.num >= 0
}
