//! Sharing out as evenly as the network allows: lexicographic max-min over terminals.
//!
//! A terminal is a node that takes something out; its coverage is the amount over its weight.
//! The worst covered terminals get as much as anything can bring them, then the next worst, and
//! so on. The total never changes: amounts are only shifted from terminal to terminal.
//!
//! **Method.** The amounts that can be reached by shifting form the base polytope of a submodular
//! function, so the decomposition of Fujishige and Groenevelt applies. For a region of the network,
//! one maximum flow, scaled to whole numbers, tells whether all its terminals can have the same
//! coverage. If not, the least cut parts it into a poorer and a richer side; as much as can cross
//! the cut goes to the poorer side, nothing crosses it any more, and each side goes on by itself.
//!
//! **Whole units.** Levels are exact fractions. Amounts are whole: each is the exact amount rounded
//! up or down, each level keeps what it has together, and what is to be rounded up goes first to
//! where the rounded-down coverage is least, then to the lighter weight, then to the terminal named first.
//!
//! **Choosing the total.** To be fairest over *all* flows from one source (or from several sources
//! whose amounts do not matter), start from a maximum flow: the amounts of a flow from a common
//! source form a polymatroid, and a lexicographically best vector of a polymatroid is a base, which
//! means that nothing is held back that could be handed out.
//!
//! **Sources.** N. Megiddo, *Optimal flows in networks with multiple sources and sinks*,
//! Mathematical Programming 7 (1974) 97–107. S. Fujishige, *Lexicographically optimal base of a
//! polymatroid with respect to a weight vector*, Mathematics of Operations Research 5 (1980)
//! 186–196. H. Groenevelt, *Two algorithms for maximizing a separable concave function over a
//! polymatroid feasible region*, European Journal of Operational Research 54 (1991) 227–236.

mod held;
mod levels;
mod rising;
mod sharing;

pub use levels::{Levels, level_by_level};
pub use rising::{LevelCut, Shared};

use super::lock::may_solve;
use super::maxflow::Residual;
use super::{UNLIMITED, Unsolvable};
use num_rational::Ratio;
use sharing::Sharing;

/// A node that takes something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Terminal {
    /// The node; several terminals can share one.
    pub node: u32,
    /// What it takes out now.
    pub amount: i64,
    /// The most it can take out.
    pub ceiling: i64,
    /// What the amount is measured against; positive.
    pub weight: i64,
}

/// Terminals with the same coverage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Their coverage before rounding to whole units.
    pub coverage: Ratio<i128>,
    /// The terminals, by their index.
    pub members: Vec<u32>,
    /// The nodes of their region. Together with those of all lower levels they are the poorer side
    /// of a cut, members included: nothing more can come into it, so nobody in it can have more
    /// unless someone in it has less.
    pub nodes: Vec<u32>,
}

/// The fairest amounts that the total allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fairest {
    /// The amount of each terminal, in whole units.
    pub amounts: Vec<i64>,
    /// What to add to the flow of each arc; negative where flow is taken back.
    pub changes: Vec<i64>,
    /// Levels of coverage, the lowest first.
    pub levels: Vec<Level>,
}

/// Shares the total of all terminals out as fairly as arcs allow, asking `stop` now and then
/// whether to give up. An arc whose flow must stay has nothing forward and nothing backward.
///
/// # Errors
/// Where arcs or terminals are not in order, amounts do not fit, or the caller stopped.
///
/// # Example
/// ```
/// use aidreach::flow::fair::{Terminal, fairest};
/// use aidreach::flow::maxflow::Residual;
/// // A store serves two places; so far the first has everything.
/// let road = |to, forward, backward| Residual { from: 0, to, forward, backward };
/// let place = |node, amount| Terminal { node, amount, ceiling: 90, weight: 90 };
/// let arcs = [road(1, 0, 60), road(2, 20, 0)];
/// let fair = fairest(3, &arcs, &[place(1, 60), place(2, 0)], &|| false)?;
/// assert_eq!((fair.amounts, fair.changes), (vec![40, 20], vec![-20, 20]));
/// assert_eq!(fair.levels[0].members, [1]);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn fairest(
    n_nodes: usize,
    arcs: &[Residual<i64>],
    terminals: &[Terminal],
    stop: &dyn Fn() -> bool,
) -> Result<Fairest, Unsolvable> {
    may_solve()?;
    check(n_nodes, terminals)?;
    let mut sharing = Sharing::new(n_nodes, arcs, terminals)?;
    let mut levels = Vec::new();
    let mut regions = vec![(0..(n_nodes + terminals.len()) as u32).collect::<Vec<u32>>()];
    while let Some(region) = regions.pop().filter(|_| !terminals.is_empty()) {
        let mean = sharing.mean(&region);
        sharing.confine(&region);
        match sharing.part(&region, &mean, stop)? {
            Some(sides) => {
                sharing.cross(&sides, &mean, stop)?;
                // The poorer side comes first, so that levels rise.
                regions.extend([sides.richer, sides.poorer]);
            }
            None => {
                sharing.round(&region, &mean, stop)?;
                levels.push(sharing.level(region, &mean));
            }
        }
    }
    Ok(Fairest {
        amounts: (0..terminals.len()).map(|terminal| sharing.amount(terminal)).collect(),
        changes: sharing.changes(arcs),
        levels,
    })
}

/// Refuses terminals that are not in order or too large to be scaled exactly.
fn check(n_nodes: usize, terminals: &[Terminal]) -> Result<(), Unsolvable> {
    for (index, terminal) in terminals.iter().enumerate() {
        let in_order = (0..=terminal.ceiling).contains(&terminal.amount) && terminal.weight > 0;
        if !in_order || terminal.node as usize >= n_nodes {
            return Err(Unsolvable::Terminal { terminal: index });
        }
    }
    // Scaled numbers are a product of two i64 at most, and so are their sums.
    let weights: i128 = terminals.iter().map(|terminal| i128::from(terminal.weight)).sum();
    let amounts: i128 = terminals.iter().map(|terminal| i128::from(terminal.amount)).sum();
    if weights > i128::from(i64::MAX) || amounts > i128::from(UNLIMITED) {
        return Err(Unsolvable::Overflow { what: "amounts and weights of terminals" });
    }
    Ok(())
}
