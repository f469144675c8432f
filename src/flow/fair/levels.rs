//! Sharing out evenly where limits bind on both sides: level by level, from the lowest up.
//!
//! Where what is shared out flows on through limits that several share, the amounts that can be
//! reached form no polymatroid any more, and the decomposition of the module above does not hold.
//! What holds for any network is the definition: the highest level that all open arcs can have at
//! once; those that cannot have more are settled at it; and so on with the others.
//!
//! **Method.** A level is a lower bound on the flow of every open arc. If no flow keeps the bounds, a
//! cut tells by how much, and the level at which that cut just lets enough through is the next try
//! (Newton's method on a piecewise linear function, so it ends). At the highest level, an arc can have
//! more only if it closes a circle in the residual network, that is, if both its ends lie in one
//! strongly connected component; the nodes that can be reached from the far end of one that cannot are
//! the far side of a cut that proves it. No circle crosses such a cut, so the components of a level
//! are found once for all its cuts. Amounts are whole, as above; a level may therefore fall below the one
//! before it by less than a unit of those who stand there, and an arc may be held to what it had at that.
//!
//! **Sources.** A. Hoffman, *Some recent applications of the theory of linear inequalities to
//! extremal combinatorial analysis*, Proceedings of Symposia in Applied Mathematics 10 (1960)
//! 113–127. T. Radzik, *Newton's method for fractional combinatorial optimization*, FOCS (1992)
//! 659–669.

use super::rising::{LevelCut, Shared};
use super::rising::{Rising, exact, whole};
use crate::flow::lock::may_solve;
use crate::flow::maxflow::Residual;
use crate::flow::{UNLIMITED, Unsolvable};

/// The fairest amounts, level by level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// What to add to the flow of each arc; negative where flow is taken back.
    pub changes: Vec<i64>,
    /// Levels in the order in which they were settled, the lowest first.
    pub cuts: Vec<LevelCut>,
}

/// Shares out evenly over arcs of a network, asking `stop` now and then whether to give up. Arcs are
/// given by what can still change on them, the shared ones included.
///
/// # Errors
/// Where arcs do not exist, amounts do not fit, or the caller stopped.
///
/// # Example
/// ```
/// use aidreach::flow::fair::{Shared, level_by_level};
/// use aidreach::flow::maxflow::Residual;
/// // Two stores with much serve two villages each, all through one gate that lets 60 pass.
/// let arc = |from, to, forward| Residual { from, to, forward, backward: 0 };
/// let arcs = [arc(0, 1, 90), arc(0, 2, 20), arc(1, 3, 90), arc(2, 3, 90), arc(3, 0, 60)];
/// let village = |arc| Shared { arc, amount: 0, weight: 90 };
/// let fair = level_by_level(4, &arcs, &[village(2), village(3)], &|| false)?;
/// assert_eq!(fair.changes, [40, 20, 40, 20, 60]);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn level_by_level(
    n_nodes: usize,
    arcs: &[Residual<i64>],
    shared: &[Shared],
    stop: &dyn Fn() -> bool,
) -> Result<Levels, Unsolvable> {
    may_solve()?;
    for (n, share) in shared.iter().enumerate() {
        if share.weight <= 0 || share.amount < 0 || share.arc as usize >= arcs.len() {
            return Err(Unsolvable::Terminal { terminal: n });
        }
    }
    let weights: i128 = shared.iter().map(|share| i128::from(share.weight)).sum();
    if weights > i128::from(UNLIMITED) {
        return Err(Unsolvable::Overflow { what: "weights of shared arcs" });
    }
    let mut rising = Rising {
        n_nodes,
        arcs: arcs.to_vec(),
        changes: vec![0; arcs.len()],
        shared: shared.to_vec(),
        exact: exact(n_nodes, arcs, shared)?,
        whole: whole(n_nodes, arcs)?,
        stop,
    };
    let mut open: Vec<usize> = (0..shared.len()).collect();
    let mut cuts = Vec::new();
    while !open.is_empty() {
        let level = rising.highest(&open)?;
        rising.round(&level)?;
        let before = open.len();
        rising.settle(&mut open, &level, &mut cuts);
        rising.keep(&open, &level);
        debug_assert!(open.len() < before, "a highest level holds somebody");
        if open.len() == before {
            return Err(Unsolvable::Overflow { what: "levels" });
        }
    }
    Ok(Levels { changes: rising.changes, cuts })
}
