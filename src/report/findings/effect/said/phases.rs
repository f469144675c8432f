//! Between which IPC phases a change moves rations.

use super::{rounded, whole};
use crate::analysis::effect::Cells;
use crate::kit::{Sentence, say};
use crate::plan::Exact;

fn net(cells: &Cells) -> [Exact; 3] {
    cells.by_phase().map(|sums| rounded(sums.net()))
}

/// Where a change takes rations from people in a worse phase and gives them to others.
pub(super) fn to_milder(cells: &Cells) -> Option<Sentence> {
    let (net, none) = (net(cells), Exact::default());
    // From the worst phase that has fewer down to one that has more.
    let worse = (0..3).rev().find(|phase| net[*phase] < none)?;
    let better = (0..worse).rev().find(|phase| net[*phase] > none)?;
    Some(say!(
        "effect.by-phase",
        "{passed} rations pass from people in phase {worse} to people in phase {better}.",
        passed = whole((-net[worse]).min(net[better])),
        worse = worse + 3,
        better = better + 3,
    ))
}

/// Where a change takes rations from people in a milder phase and gives them to those who are worse off.
pub(super) fn to_worse(cells: &Cells) -> Option<Sentence> {
    passed_to_worse(cells).map(|said| say!("effect.to-worse.stopped", "{said}.", said))
}

/// How many rations pass from people in a milder phase to people in a worse one, for a longer sentence.
pub(super) fn passed_to_worse(cells: &Cells) -> Option<Sentence> {
    let (net, none) = (net(cells), Exact::default());
    let worse = (0..3).rev().find(|phase| net[*phase] > none)?;
    let milder = (0..worse).rev().find(|phase| net[*phase] < none)?;
    Some(say!(
        "effect.to-worse",
        "{passed} rations pass from people in phase {milder} to people in phase {worse}",
        passed = whole((-net[milder]).min(net[worse])),
        milder = milder + 3,
        worse = worse + 3,
    ))
}
