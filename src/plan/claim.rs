//! The plan in the certificate's own terms.

use super::routes::PathOfArcs;
use crate::allocation::{self, Allocation, Built, Goal};
use crate::certificate::{Claim, Fraction, Node, Path, Whole};
use crate::network::Network;

/// With its nodes named, for readers.
pub(super) fn claim(
    network: &Network<'_>,
    built: &Built,
    allocation: &Allocation,
    paths: &[PathOfArcs],
    goal: &Goal,
) -> Claim {
    let nodes = built.nodes.iter().map(|node| label(network, *node)).collect();
    Claim { nodes, ..unnamed(built, allocation, paths, goal) }
}

/// Without names of nodes, for a proof that is only checked.
pub(super) fn unnamed(
    built: &Built,
    allocation: &Allocation,
    paths: &[PathOfArcs],
    goal: &Goal,
) -> Claim {
    let path = |p: &PathOfArcs| Path {
        arcs: p.arcs.iter().map(|&a| a as u32).collect(),
        low: p.low,
        high: p.high,
    };
    Claim {
        objective: goal.aim.objective(),
        level: allocation.level,
        nodes: vec![Node::Named(String::new()); built.nodes.len()],
        source: built.instance.source,
        sink: built.instance.sink,
        arcs: built.instance.arcs.clone(),
        low: allocation.low.clone(),
        high: allocation.high.clone(),
        mix: Fraction { num: *allocation.mix.numer(), den: *allocation.mix.denom() },
        cells: built.instance.cells.clone(),
        floors: goal.floors.clone(),
        stages: allocation.stages.clone(),
        budget: goal.budget.map(Whole),
        paths: paths.iter().map(path).collect(),
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
