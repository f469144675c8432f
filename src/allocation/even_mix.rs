//! Evenness where money mixes two plans: both are made even, a gram apart, or the mix stays as it is.

use super::search::{Mixed, Search, people};
use super::spread::{Proven, on_face, residuals};
use super::{Aim, Unsolved};
use crate::certificate::{Level, Measure};
use crate::flow::maxflow::{Residual, max_flow};
use num_rational::Ratio;

/// Moves food to make cells even where two plans are mixed: both are on the face, so is every plan between them, and
/// the mix is one plan of whole grams with a fraction of a gram on top.
pub(super) fn on_mix(search: &mut Search<'_>, mixed: Mixed) -> Result<(), Unsolved> {
    let grams = search.grams_of_mix(&mixed);
    let face = search.pinned.clone();
    let before = (search.stages.len(), search.flow.clone());
    let even = shared_out(search, &mixed, grams)?;
    if let Some(even) = even.filter(|even| search.as_good(&mixed, even)) {
        search.flow = even.low.clone();
        search.mixed = Some(even);
    } else {
        // The face holds plans that cost or reach something else, or the last gram goes elsewhere, so
        // that no evenness is proven by shifting grams alone; the mix stays as it is, and says so.
        search.stages.truncate(before.0);
        (search.pinned, search.flow) = (face, before.1);
        search.mixed = Some(mixed);
        search.level = Level::ReachCost;
    }
    Ok(())
}

/// The kind of cells that a mix is shared out over: where phases come first, those of the phase in
/// which the money runs out, for all others are settled.
fn kind_of_mix(search: &Search<'_>, mixed: &Mixed) -> Option<u8> {
    let instance = search.instance;
    let differs = |phase: &u8| {
        let totals = instance.arcs.iter().enumerate();
        let grams = |flow: &[i64]| -> i128 {
            let own = totals.clone().filter(|(_, arc)| instance.of_kind(arc, Some(*phase)));
            own.map(|(n, _)| i128::from(flow[n])).sum()
        };
        grams(&mixed.low) != grams(&mixed.high)
    };
    match search.goal.aim {
        Aim::Severity => instance.phases().into_iter().find(differs),
        Aim::MostPeople | Aim::Fairest | Aim::Cheapest(_) => None,
    }
}

/// An even plan with the mix's grams rounded down, and one with a gram more; the even plan alone where
/// the mix hands out whole grams. `None` where that cannot be proven.
fn shared_out(
    search: &mut Search<'_>,
    mixed: &Mixed,
    grams: Ratio<i128>,
) -> Result<Option<Mixed>, Unsolved> {
    let weights = search.weights(&Measure::Grams);
    let total = |flow: &[i64]| people(&weights, flow);
    let (low, high) = (total(&mixed.low), total(&mixed.high));
    if low == high {
        return Ok(None);
    }
    let start = if low < high { &mixed.low } else { &mixed.high };
    search.flow.clone_from(start);
    let face = search.pinned.clone();
    let missing = grams.floor().to_integer() - low.min(high);
    if !add(search, &face, missing as i64)? {
        return Ok(None);
    }
    if grams.is_integer() {
        // The limit ends at a whole plan, which is shared out like any other.
        for kind in search.kinds() {
            on_face(search, kind)?;
        }
        let (low, high, share) = (search.flow.clone(), search.flow.clone(), Ratio::from_integer(0));
        return Ok(Some(Mixed { low, high, share }));
    }
    let kind = kind_of_mix(search, mixed);
    if on_face(search, kind)? != Proven::ByCuts {
        // A level by itself proves no mix, and where there is nothing to share there is no tie.
        return Ok(None);
    }
    let low = search.flow.clone();
    if !add(search, &face, 1)? {
        return Ok(None);
    }
    let high = std::mem::replace(&mut search.flow, low.clone());
    let even = Mixed { low, high, share: grams.fract() };
    // The last gram must go to those whom the proof is about, and take nothing from anybody.
    let less = |arc: usize| even.high[arc] < even.low[arc];
    let of_kind = |arc: &usize| search.instance.of_kind(&search.instance.arcs[*arc], kind);
    let taken = (0..even.low.len()).filter(of_kind).any(less);
    Ok((kind_of_mix(search, &even) == kind && !taken).then_some(even))
}

/// Sends so many grams more from the supplies to people along the face, where that can be done.
fn add(search: &mut Search<'_>, face: &[bool], grams: i64) -> Result<bool, Unsolved> {
    if grams == 0 {
        return Ok(true);
    }
    let instance = search.instance;
    let mut arcs = residuals(search, face)?;
    let start = instance.n_nodes;
    arcs.push(Residual { from: start, to: instance.source, forward: grams, backward: 0 });
    let sent = max_flow(start as usize + 1, &arcs, (start, instance.sink), &|| false)?;
    if sent.amount != grams {
        return Ok(false);
    }
    for (flow, change) in search.flow.iter_mut().zip(&sent.changes) {
        *flow += change;
    }
    if let Some(total) = instance.total_arc() {
        search.flow[total] += grams;
    }
    Ok(true)
}
