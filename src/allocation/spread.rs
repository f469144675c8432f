//! Evenness over cells: lexicographic max-min coverage on the face that the tiers leave.
//!
//! What lies beyond the totals of the cells that are compared, up to the sink, is first taken for
//! one place without limits of its own: cells are then terminals of a network, and cuts that lie one
//! in the other prove the levels. Where the limits beyond allow what was found, it is the best with
//! them, too. Where they do not, levels are found and proven one by one.

use super::search::Search;
use super::{Instance, Unsolved};
use crate::certificate::{Fraction, Group, Role, Stage};
use crate::flow::fair::{Fairest, LevelCut, Shared, Terminal, fairest, level_by_level};
use crate::flow::maxflow::Residual;
use num_rational::Ratio;

/// How evenness was found and is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proven {
    /// There was nothing to share out.
    NothingToShare,
    /// By cuts that lie one in the other.
    ByCuts,
    /// By a cut for each level, because limits bind that cells share.
    LevelByLevel,
    /// Not found, because cuts alone do not prove it.
    NotByCuts,
}

/// Shares out evenly over cells of a kind what the tiers have settled in total, and settles what
/// every one of them gets.
pub(super) fn on_face(search: &mut Search<'_>, phase: Option<u8>) -> Result<Proven, Unsolved> {
    let beyond = Beyond::new(search.instance, phase);
    let shared = Sharing::new(search, phase, &beyond)?;
    if shared.cells.is_empty() {
        return Ok(Proven::NothingToShare);
    }
    let fair = fairest(shared.n_nodes, &shared.arcs, &shared.terminals, &|| false)?;
    let mut flow = search.flow.clone();
    for (grams, change) in flow.iter_mut().zip(&fair.changes) {
        *grams += change;
    }
    for (&arc, &amount) in shared.totals.iter().zip(&fair.amounts) {
        flow[arc] = amount;
    }
    if beyond.follow(search, &mut flow) {
        search.flow = flow;
        settle(search, phase, &beyond, (&shared.cells, &fair));
        return Ok(Proven::ByCuts);
    }
    if search.by_cuts_alone {
        return Ok(Proven::NotByCuts);
    }
    one_by_one(search, phase)?;
    Ok(Proven::LevelByLevel)
}

/// The nodes between the totals of cells of a kind and the sink, the sink among them: each other
/// one has a single arc out, so what enters it decides what leaves.
struct Beyond {
    nodes: Vec<bool>,
    /// Their arcs, from the totals of cells on towards the sink.
    arcs: Vec<usize>,
    /// Whether each arc is one of these.
    on_it: Vec<bool>,
}

impl Beyond {
    fn new(instance: &Instance, phase: Option<u8>) -> Beyond {
        let mut nodes = vec![false; instance.n_nodes as usize];
        nodes[instance.sink as usize] = true;
        let mut arcs: Vec<usize> = Vec::new();
        loop {
            let before = arcs.len();
            for (n, arc) in instance.arcs.iter().enumerate() {
                let joins = matches!(arc.role, Role::Served | Role::Caseload);
                let inside = [arc.to, arc.from].map(|node| nodes[node as usize]);
                if joins && !instance.of_kind(arc, phase) && inside == [true, false] {
                    nodes[arc.from as usize] = true;
                    arcs.push(n);
                }
            }
            if arcs.len() == before {
                break;
            }
        }
        arcs.reverse();
        let mut on_it = vec![false; instance.arcs.len()];
        arcs.iter().for_each(|&arc| on_it[arc] = true);
        Beyond { nodes, arcs, on_it }
    }

    /// The node that stands for another: the sink for all of these.
    fn node(&self, instance: &Instance, node: u32) -> u32 {
        if self.nodes[node as usize] { instance.sink } else { node }
    }

    /// Lets what enters these nodes flow on to the sink; whether their limits and prices allow it.
    fn follow(&self, search: &Search<'_>, flow: &mut [i64]) -> bool {
        let instance = search.instance;
        let mut entering = vec![0i64; self.nodes.len()];
        for (n, arc) in instance.arcs.iter().enumerate() {
            if arc.role != Role::Total && !self.on_it[n] {
                entering[arc.to as usize] += flow[n];
            }
        }
        self.arcs.iter().all(|&n| {
            let arc = &instance.arcs[n];
            let grams = entering[arc.from as usize];
            let stays = std::mem::replace(&mut flow[n], grams) == grams;
            entering[arc.to as usize] += grams;
            (stays || !search.pinned[n])
                && grams >= search.least[n]
                && arc.capacity.is_none_or(|most| grams <= most)
        })
    }
}

/// A face as a network whose terminals are cells.
struct Sharing {
    n_nodes: usize,
    arcs: Vec<Residual<i64>>,
    terminals: Vec<Terminal>,
    cells: Vec<usize>,
    totals: Vec<usize>,
}

impl Sharing {
    fn new(search: &Search<'_>, phase: Option<u8>, beyond: &Beyond) -> Result<Sharing, Unsolved> {
        let instance = search.instance;
        let mut arcs = residuals(search, &search.pinned)?;
        for (n, (residual, arc)) in arcs.iter_mut().zip(&instance.arcs).enumerate() {
            residual.from = beyond.node(instance, arc.from);
            residual.to = beyond.node(instance, arc.to);
            if instance.of_kind(arc, phase) || beyond.on_it[n] {
                (residual.forward, residual.backward) = (0, 0);
            }
        }
        let mut sharing = Sharing {
            n_nodes: instance.n_nodes as usize,
            arcs,
            terminals: Vec::new(),
            cells: Vec::new(),
            totals: Vec::new(),
        };
        for (total, cell) in open_totals(search, phase) {
            let arc = &instance.arcs[total];
            let (amount, mut node) = (search.flow[total], arc.from);
            let needed = instance.cells[cell].needed;
            let most = arc.capacity.map_or(needed, |most| most.min(needed)).max(amount);
            if search.least[total] > 0 {
                // Behind a node of its own, to which no more comes back than lies above the floor.
                let (to, backward) = (sharing.n_nodes as u32, amount - search.least[total]);
                sharing.arcs.push(Residual { from: node, to, forward: most - amount, backward });
                (node, sharing.n_nodes) = (to, sharing.n_nodes + 1);
            }
            sharing.cells.push(cell);
            sharing.totals.push(total);
            sharing.terminals.push(Terminal { node, amount, ceiling: most, weight: needed });
        }
        Ok(sharing)
    }
}

/// Totals of cells of a kind that may still change, each with its cell. A cell that its price holds
/// to its floor, or to nothing, has no share in what is moved about.
fn open_totals(search: &Search<'_>, phase: Option<u8>) -> Vec<(usize, usize)> {
    let instance = search.instance;
    let open = |(n, arc): (usize, &crate::certificate::Arc)| {
        let cell = arc.served.filter(|_| instance.of_kind(arc, phase))? as usize;
        (!search.pinned[n] && instance.cells[cell].needed > 0).then_some((n, cell))
    };
    let mut totals: Vec<(usize, usize)> =
        instance.arcs.iter().enumerate().filter_map(open).collect();
    totals.sort_by_key(|(_, cell)| *cell);
    totals
}

/// Writes the cuts down and pins what they settle.
fn settle(
    search: &mut Search<'_>,
    phase: Option<u8>,
    beyond: &Beyond,
    (cells, fair): (&[usize], &Fairest),
) {
    let instance = search.instance;
    let mut side_of = vec![0u32; instance.n_nodes as usize];
    let mut groups = Vec::with_capacity(fair.levels.len());
    for (n, level) in fair.levels.iter().enumerate() {
        for &node in &level.nodes {
            if let Some(side) = side_of.get_mut(node as usize) {
                *side = n as u32;
            }
        }
        groups.push(group(level.coverage, level.members.iter().map(|&m| cells[m as usize])));
    }
    let end = side_of[instance.sink as usize];
    for (side, _) in side_of.iter_mut().zip(&beyond.nodes).filter(|(_, beyond)| **beyond) {
        *side = end;
    }
    for (arc, pinned) in instance.arcs.iter().zip(&mut search.pinned) {
        let crosses = side_of[arc.from as usize] != side_of[arc.to as usize];
        *pinned |= crosses || instance.of_kind(arc, phase) || arc.role == Role::Total;
    }
    search.stages.push(Stage::Cuts { phase, groups, side_of });
}

fn group(level: Ratio<i128>, cells: impl Iterator<Item = usize>) -> Group {
    let level = Fraction { num: *level.numer(), den: *level.denom() };
    Group { level, cells: cells.map(|cell| cell as u32).collect() }
}

/// Finds and proves levels one by one, with all limits beyond the totals of cells.
fn one_by_one(search: &mut Search<'_>, phase: Option<u8>) -> Result<(), Unsolved> {
    let instance = search.instance;
    let open = open_totals(search, phase);
    let mut arcs = residuals(search, &search.pinned)?;
    if let Some(total) = instance.total_arc().filter(|total| !search.pinned[*total]) {
        let forward = super::engine::beyond_all_supply(instance)? - search.flow[total];
        (arcs[total].forward, arcs[total].backward) = (forward, search.flow[total]);
    }
    let shared = |&(total, cell): &(usize, usize)| Shared {
        arc: total as u32,
        amount: search.flow[total],
        weight: instance.cells[cell].needed,
    };
    let shared: Vec<Shared> = open.iter().map(shared).collect();
    let found = level_by_level(instance.n_nodes as usize, &arcs, &shared, &|| false)?;
    for (grams, change) in search.flow.iter_mut().zip(&found.changes) {
        *grams += change;
    }
    for LevelCut { coverage, members, near } in found.cuts {
        let group = group(coverage, members.iter().map(|&m| open[m as usize].1));
        for &member in &members {
            search.pinned[open[member as usize].0] = true;
        }
        for (arc, pinned) in instance.arcs.iter().zip(&mut search.pinned) {
            *pinned |= near[arc.from as usize] != near[arc.to as usize];
        }
        search.stages.push(Stage::Level { phase, group, near });
    }
    Ok(())
}

/// What can still change on each arc of the face; the arc that closes the circle stays as it is.
pub(super) fn residuals(
    search: &Search<'_>,
    pinned: &[bool],
) -> Result<Vec<Residual<i64>>, Unsolved> {
    let unlimited = super::engine::beyond_all_supply(search.instance)?;
    let arcs = search.instance.arcs.iter().zip(pinned).zip(&search.flow).zip(&search.least);
    let residual = arcs.map(|(((arc, &pinned), &grams), &least)| {
        let stays = pinned || arc.role == Role::Total;
        let capacity = arc.capacity.unwrap_or(unlimited);
        let (forward, backward) = if stays { (0, 0) } else { (capacity - grams, grams - least) };
        Residual { from: arc.from, to: arc.to, forward, backward }
    });
    Ok(residual.collect())
}
