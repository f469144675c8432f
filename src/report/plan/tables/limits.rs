//! `limits.csv`: every arc of the network as it was solved, with what it may and does carry.

use crate::certificate::Role;
use crate::plan::Plan;
use crate::report::kit::figure::Figure;
use crate::report::kit::sheet::{Cell, Sheet};

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let columns =
        ["arc", "what", "from", "to", "capacity_g", "flow_g", "second_flow_g", "cost_usd_per_mt"];
    let mut sheet = Sheet::new("limits", &columns);
    let claim = &plan.claim;
    for (n, arc) in claim.arcs.iter().enumerate() {
        let node = |n: u32| {
            claim.nodes.get(n as usize).map_or(Cell::Empty, |node| Cell::Text(node.to_string()))
        };
        let second = claim.high.as_ref().and_then(|high| high.get(n));
        let cost = crate::plan::Exact::from_integer(i128::from(arc.cost));
        sheet.rows.push(vec![
            Cell::Whole(n as i64),
            Cell::text(what(arc.role)),
            node(arc.from),
            node(arc.to),
            arc.capacity.map_or(Cell::Empty, Cell::Whole),
            Cell::Whole(claim.low.get(n).copied().unwrap_or(0)),
            second.map_or(Cell::Empty, |grams| Cell::Whole(*grams)),
            Cell::Figure(Figure::usd(cost)),
        ]);
    }
    sheet
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
