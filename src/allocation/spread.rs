//! Evenness over areas: lexicographic max-min coverage on the face that the tiers leave.

use super::budget::{self, Mixed};
use super::search::{Search, people};
use super::{Aim, Instance, Remark, Unsolved};
use crate::certificate::{Fraction, Group, Measure, Role, Stage};
use crate::flow::fair::{Fairest, Terminal, fairest};
use crate::flow::maxflow::{Residual, max_flow};
use num_rational::Ratio;

/// Whether every area has one ration throughout, so that its coverage is a matter of grams.
pub(super) fn even_rations(instance: &Instance) -> bool {
    let mut ration = vec![None; instance.needed.len()];
    instance.arcs.iter().filter_map(|a| a.fed).all(|fed| {
        *ration[fed.area as usize].get_or_insert(fed.grams_per_person) == fed.grams_per_person
    })
}

/// Shares out evenly what the tiers have settled in total, and settles every area's amount.
pub(super) fn on_face(search: &mut Search<'_>) -> Result<(), Unsolved> {
    let instance = search.instance;
    let served = instance.served_arcs();
    let mut arcs = residuals(search, &search.pinned)?;
    let mut n_nodes = instance.n_nodes;
    let (mut areas, mut terminals) = (Vec::new(), Vec::new());
    for (area, &needed) in instance.needed.iter().enumerate() {
        // An area that is held to its floor by price has no share in what is moved about.
        let free = |arc: &usize| needed > 0 && (search.least[*arc] == 0 || !search.pinned[*arc]);
        let Some(arc) = served[area].filter(free) else { continue };
        let (amount, mut node) = (search.flow[arc], instance.arcs[arc].from);
        if search.least[arc] > 0 {
            // Behind a node of its own, to which no more comes back than lies above the floor.
            let backward = amount - search.least[arc];
            arcs.push(Residual { from: node, to: n_nodes, forward: needed, backward });
            (node, n_nodes) = (n_nodes, n_nodes + 1);
        }
        areas.push(area);
        terminals.push(Terminal { node, amount, ceiling: needed.max(amount), weight: needed });
    }
    let fair = fairest(n_nodes as usize, &arcs, &terminals, &|| false)?;
    for (grams, change) in search.flow.iter_mut().zip(&fair.changes) {
        *grams += change;
    }
    for (&area, &amount) in areas.iter().zip(&fair.amounts) {
        if let Some(arc) = served[area] {
            search.flow[arc] = amount;
        }
    }
    settle(search, &areas, &fair);
    Ok(())
}

/// Writes the cuts down and pins what they settle.
fn settle(search: &mut Search<'_>, areas: &[usize], fair: &Fairest) {
    let mut side_of = vec![0u32; search.instance.n_nodes as usize];
    let mut groups = Vec::with_capacity(fair.levels.len());
    for (n, level) in fair.levels.iter().enumerate() {
        for &node in &level.nodes {
            if let Some(side) = side_of.get_mut(node as usize) {
                *side = n as u32;
            }
        }
        let num = *level.coverage.numer();
        groups.push(Group {
            level: Fraction { num, den: *level.coverage.denom() },
            areas: level.members.iter().map(|&m| areas[m as usize] as u32).collect(),
        });
    }
    for (arc, pinned) in search.instance.arcs.iter().zip(&mut search.pinned) {
        let crosses = side_of[arc.from as usize] != side_of[arc.to as usize];
        *pinned |= crosses || matches!(arc.role, Role::Served | Role::Total);
    }
    search.stages.push(Stage::Cuts { groups, side_of });
}

/// What can still change on each arc of the face; the circle's closing arcs stay as they are.
fn residuals(search: &Search<'_>, pinned: &[bool]) -> Result<Vec<Residual<i64>>, Unsolved> {
    let unlimited = super::engine::beyond_all_supply(search.instance)?;
    let arcs = search.instance.arcs.iter().zip(pinned).zip(&search.flow);
    let residual = arcs.map(|((arc, &pinned), &grams)| {
        let stays = pinned || matches!(arc.role, Role::Served | Role::Total);
        let capacity = arc.capacity.unwrap_or(unlimited);
        let (forward, backward) = if stays { (0, 0) } else { (capacity - grams, grams) };
        Residual { from: arc.from, to: arc.to, forward, backward }
    });
    Ok(residual.collect())
}

/// The same where two plans are mixed: both are on the face, so is every plan between them, and
/// the mix is one plan of whole grams with a fraction of a gram on top.
pub(super) fn on_mix(search: &mut Search<'_>, mixed: Mixed) -> Result<(), Unsolved> {
    let grams = budget::grams_of_mix(search, &mixed);
    let face = search.pinned.clone();
    let before = (search.stages.len(), search.flow.clone());
    let even = shared_out(search, &mixed, grams)?;
    if let Some(even) = even.filter(|even| as_good(search, &mixed, even)) {
        search.flow = even.low.clone();
        search.mixed = Some(even);
    } else {
        // The face holds plans that cost or reach something else, so evenness cannot be had by
        // shifting grams alone; the mix stays as it is, and says so.
        search.stages.truncate(before.0);
        (search.pinned, search.flow) = (face, before.1);
        search.mixed = Some(mixed);
        search.remarks.push(Remark::NoTieLeft);
    }
    Ok(())
}

/// An even plan with the mix's grams rounded down, and one with a gram more.
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
    on_face(search)?;
    let even = search.flow.clone();
    if grams.is_integer() {
        let share = Ratio::from_integer(0);
        return Ok(Some(Mixed { low: even.clone(), high: even, share }));
    }
    if !add(search, &face, 1)? {
        return Ok(None);
    }
    let more = std::mem::replace(&mut search.flow, even.clone());
    Ok(Some(Mixed { low: even, high: more, share: grams.fract() }))
}

/// Sends so many grams more from the supplies to people along the face, where that can be done.
fn add(search: &mut Search<'_>, face: &[bool], grams: i64) -> Result<bool, Unsolved> {
    if grams == 0 {
        return Ok(true);
    }
    let instance = search.instance;
    let mut arcs = residuals(search, face)?;
    for ((residual, arc), pinned) in arcs.iter_mut().zip(&instance.arcs).zip(face) {
        if arc.role == Role::Served && !pinned {
            residual.forward = grams;
        }
    }
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

/// Whether another mix costs and reaches exactly as much as the first.
pub(super) fn as_good(search: &Search<'_>, first: &Mixed, other: &Mixed) -> bool {
    let same = |measure: &Measure| {
        let weights = search.weights(measure);
        let of = |mixed: &Mixed| {
            let (low, high) = (people(&weights, &mixed.low), people(&weights, &mixed.high));
            Ratio::from_integer(low) + mixed.share * Ratio::from_integer(high - low)
        };
        of(first) == of(other)
    };
    let tiers: &[&[u8]] = match search.goal.aim {
        Aim::Severity => &[&[5], &[4], &[3]],
        Aim::MostPeople | Aim::Fairest | Aim::Cheapest(_) | Aim::MostAbove(_) => &[&[5, 4, 3]],
    };
    same(&Measure::Cost) && tiers.iter().all(|phases| same(&Measure::People(phases.to_vec())))
}
