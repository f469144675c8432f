//! The plan in the certificate's own terms.

use super::routes::PathOfArcs;
use crate::allocation::{self, Allocation, Built, Goal, Instance};
use crate::certificate::{Claim, Fault, Fraction, Node, Path, Whole, check};
use crate::network::Network;

/// With its nodes named, for readers.
pub(super) fn claim(
    network: &Network<'_>,
    built: &Built,
    allocation: Allocation,
    paths: Vec<PathOfArcs>,
    goal: &Goal,
) -> Claim {
    let nodes = built.nodes.iter().map(|node| label(network, *node)).collect();
    Claim { nodes, ..of(built.instance.clone(), allocation, paths, goal) }
}

/// Without names of nodes, for a proof that is only checked.
pub(super) fn unnamed(
    built: &Built,
    allocation: &Allocation,
    paths: Vec<PathOfArcs>,
    goal: &Goal,
) -> Claim {
    let claim = of(built.instance.clone(), allocation.clone(), paths, goal);
    Claim { nodes: without_names(built.instance.n_nodes), ..claim }
}

/// A plan whose proof holds. Network and plan become the claim, so that neither is there twice.
///
/// # Errors
/// Where the proof does not hold.
pub(super) fn certified(
    instance: Instance,
    allocation: Allocation,
    paths: Vec<PathOfArcs>,
    goal: &Goal,
) -> Result<Allocation, Fault> {
    let Allocation { mix, level, .. } = allocation;
    let (remarks, nodes) = (allocation.remarks.clone(), without_names(instance.n_nodes));
    let claim = Claim { nodes, ..of(instance, allocation, paths, goal) };
    check(&claim)?;
    let Claim { low, high, stages, .. } = claim;
    Ok(Allocation { low, high, mix, stages, level, remarks })
}

/// Of whom a plan serves alone, without names of nodes. Network and plan become the claim.
pub(super) fn without_routes(instance: Instance, allocation: Allocation, goal: &Goal) -> Claim {
    let nodes = without_names(instance.n_nodes);
    Claim { nodes, ..of(instance, allocation, Vec::new(), goal) }
}

fn without_names(n_nodes: u32) -> Vec<Node> {
    vec![Node::Named(String::new()); n_nodes as usize]
}

/// All of it but the nodes.
fn of(instance: Instance, allocation: Allocation, paths: Vec<PathOfArcs>, goal: &Goal) -> Claim {
    let Instance { source, sink, arcs, cells, .. } = instance;
    let Allocation { low, high, mix, stages, level, .. } = allocation;
    let path = |PathOfArcs { arcs, low, high }| Path { arcs, low, high };
    Claim {
        objective: goal.aim.objective(),
        level,
        nodes: Vec::new(),
        source,
        sink,
        arcs,
        low,
        high,
        mix: Fraction { num: *mix.numer(), den: *mix.denom() },
        cells,
        floors: goal.floors.clone(),
        stages,
        budget: goal.budget.map(Whole),
        paths: paths.into_iter().map(path).collect(),
    }
}

/// What a node stands for: ids and months, stable from run to run.
pub(super) fn label(network: &Network<'_>, node: allocation::Node) -> Node {
    let month = |period| network.window.month(period).to_string();
    let place = |ix: crate::country::PlaceIx| &network.country.places[ix.index()].id;
    let pcode = |served: usize| &network.country.areas[network.served[served].area.index()].pcode;
    use allocation::Node as Of;
    Node::Named(match node {
        Of::Source => "supplies".to_owned(),
        Of::Sink => "people".to_owned(),
        Of::Place(at, period) => {
            return Node::Place { id: place(at).clone(), month: month(period) };
        }
        Of::Gate(gate, period) => {
            let gate = &network.gates[gate];
            let permission = &network.country.permissions[gate.permission.index()].id;
            format!("quota {permission} {}", month(period))
        }
        Of::Behind(served, part, period) => {
            format!("{} part {} {}", pcode(served), part + 1, month(period))
        }
        Of::Ahead(served, part, period) => {
            let pcode = pcode(served).clone();
            return Node::Ahead { pcode, part: part + 1, month: month(period) };
        }
        Of::Phase(served, period, phase) => {
            format!("{} phase {phase} {}", pcode(served), month(period))
        }
        Of::Cell(served, period) => format!("{} served {}", pcode(served), month(period)),
        Of::Area(served) => format!("{} served", pcode(served)),
        Of::Caseload(n) => format!("caseload {}", n + 1),
    })
}
