//! Where money ends: one gram more, shared out as evenly, costs more than the budget.

use super::check::{carries, least as floor};
use super::cuts::of_kind;
use super::why::{Why, large, says};
use super::{Claim, Group, Role, Whole};

/// What is claimed of the next gram.
pub(super) struct LastGram<'a> {
    /// The cell that would be given it.
    pub(super) cell: u32,
    /// Node prices of the cheapest way to do it.
    pub(super) potentials: &'a [Whole],
    /// A flow that does it.
    pub(super) flow: &'a [i64],
}

/// The cell stands with those that money ends for; the network has room for one gram more in it while
/// all others keep theirs; and a lower bound on the cost of that lies above the budget.
pub(super) fn check(
    claim: &Claim,
    next: &LastGram<'_>,
    (budget, group): (Whole, &Group),
) -> Result<(), Why> {
    let LastGram { cell, potentials, flow } = *next;
    if potentials.len() != claim.nodes.len() || flow.len() != claim.arcs.len() {
        return says("it needs one price for every node and one figure for every arc");
    }
    if !group.cells.contains(&cell) {
        return says("the next gram goes to a cell that money does not end for");
    }
    carries(claim, flow)?;
    let mut bound = 0i128;
    for (arc, a) in claim.arcs.iter().enumerate() {
        let (from, to) = (potentials[a.from as usize].0, potentials[a.to as usize].0);
        let reduced = i128::from(a.cost).checked_add(from).and_then(|cost| cost.checked_sub(to));
        let reduced = large(reduced)?;
        let now = i128::from(claim.low[arc]);
        let (least, most) = match a.role {
            Role::Total => (now + 1, now + 1),
            _ if of_kind(claim, a, None) => {
                let given = now + i128::from(a.served == Some(cell));
                if i128::from(flow[arc]) != given {
                    return says("the next gram is not given beside all others");
                }
                (given, given)
            }
            // Whatever else moves may move otherwise for it.
            Role::Supply
            | Role::Move
            | Role::Store
            | Role::HandOut
            | Role::Served
            | Role::Caseload
            | Role::Joint => {
                (i128::from(floor(claim, arc)), i128::from(a.capacity.unwrap_or(i64::MAX)))
            }
        };
        let grams = if reduced > 0 { least } else { most };
        bound = large(bound.checked_add(large(reduced.checked_mul(grams))?))?;
    }
    if bound > budget.0 { Ok(()) } else { says("one gram more could be paid for") }
}
