//! The plan in the certificate's own terms.

use super::routes::PathOfArcs;
use crate::allocation::{Allocation, Built, Goal, Node};
use crate::certificate::{Claim, Fraction, Path, Whole};
use crate::network::Network;

pub(super) fn claim(
    network: &Network<'_>,
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
        nodes: built.nodes.iter().map(|node| label(network, *node)).collect(),
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

/// A node's name for people: ids and months, stable from run to run.
pub(super) fn label(network: &Network<'_>, node: Node) -> String {
    let month = |period| network.window.month(period).to_string();
    let place = |ix: crate::country::PlaceIx| &network.country.places[ix.index()].id;
    let pcode = |served: usize| &network.country.areas[network.served[served].area.index()].pcode;
    match node {
        Node::Source => "supplies".to_owned(),
        Node::Sink => "people".to_owned(),
        Node::Place(at, period) => format!("{} {}", place(at), month(period)),
        Node::Gate(gate, period) => {
            let gate = &network.gates[gate];
            let permission = &network.country.permissions[gate.permission.index()].id;
            format!("quota {permission} {}", month(period))
        }
        Node::Behind(served, part, period) => {
            format!("{} part {} {}", pcode(served), part + 1, month(period))
        }
        Node::Ahead(served, part, period) => {
            format!("{} part {} ahead {}", pcode(served), part + 1, month(period))
        }
        Node::Phase(served, period, phase) => {
            format!("{} phase {phase} {}", pcode(served), month(period))
        }
        Node::Cell(served, period) => format!("{} served {}", pcode(served), month(period)),
        Node::Area(served) => format!("{} served", pcode(served)),
        Node::Caseload(n) => format!("caseload {}", n + 1),
    }
}
