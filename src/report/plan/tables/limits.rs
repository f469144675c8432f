//! `limits.csv`: every arc of the network as it was solved, with what it may and does carry.

use crate::certificate::Role;
use crate::kit::figure::Figure;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, known};
use crate::plan::{Exact, Plan};

/// An arc.
pub(super) struct Arc {
    number: usize,
    role: Role,
    ends: [Option<String>; 2],
    capacity: Option<i64>,
    flow: i64,
    second: Option<i64>,
    cost: Figure,
}

pub(super) const LIMITS: Declared<Arc> = Declared {
    name: "limits",
    row: "An arc of the network as it was solved, for checking the plan",
    columns: &[
        known("arc", "Arc", |arc| Cell::Whole(arc.number as i64)),
        known("what", "What", |arc| Cell::text(what(arc.role))),
        known("from", "From", |arc| Cell::word(arc.ends[0].as_deref())),
        known("to", "To", |arc| Cell::word(arc.ends[1].as_deref())),
        known("capacity_g", "At most, g", |arc| arc.capacity.map_or(Cell::Empty, Cell::Whole)),
        known("flow_g", "Carries, g", |arc| Cell::Whole(arc.flow)),
        known("second_flow_g", "In the second plan, g", |arc| {
            arc.second.map_or(Cell::Empty, Cell::Whole)
        }),
        known("cost_usd_per_mt", "US dollars per MT", |arc| Cell::Figure(arc.cost)),
    ],
};

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let claim = &plan.claim;
    let node = |n: u32| claim.nodes.get(n as usize).map(ToString::to_string);
    let arcs = claim.arcs.iter().enumerate().map(|(n, arc)| Arc {
        number: n,
        role: arc.role,
        ends: [node(arc.from), node(arc.to)],
        capacity: arc.capacity,
        flow: claim.low.get(n).copied().unwrap_or(0),
        second: claim.high.as_ref().and_then(|high| high.get(n)).copied(),
        cost: Figure::usd(Exact::from_integer(i128::from(arc.cost))),
    });
    LIMITS.data_of(&arcs.collect::<Vec<_>>())
}

fn what(role: Role) -> &'static str {
    match role {
        Role::Supply => "supply",
        Role::Move => "move",
        Role::Store => "store",
        Role::HandOut => "hand-out",
        Role::Served => "served",
        Role::Caseload => "caseload",
        Role::Total => "total",
        Role::Joint => "joint",
    }
}
