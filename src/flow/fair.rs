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
//! up or down, and what is to be rounded up goes first to where the rounded-down coverage is least,
//! then to the lighter weight, then to the terminal named first.
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

use super::dinic::{Links, Load, Search};
use super::maxflow::{Residual, links, rooms};
use super::{UNLIMITED, Unsolvable};
use num_rational::Ratio;

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
    check(n_nodes, terminals)?;
    let mut sharing = Sharing::new(n_nodes, arcs, terminals)?;
    let mut levels = Vec::new();
    let mut regions = vec![(0..(n_nodes + terminals.len()) as u32).collect::<Vec<u32>>()];
    while let Some(region) = regions.pop().filter(|_| !terminals.is_empty()) {
        let mean = sharing.mean(&region);
        sharing.search.confine(&region);
        match sharing.part(&region, &mean, stop)? {
            Some((poorer, richer)) => {
                sharing.cross(&richer, &poorer, &mean, stop)?;
                regions.extend([richer, poorer]);
            }
            None => {
                sharing.round(&region, &mean, stop)?;
                levels.push(sharing.level(region, &mean));
            }
        }
    }
    let change = |(arc, known): (usize, &Residual<i64>)| {
        known.forward - sharing.narrow.rooms[sharing.links.of_arc(arc).0]
    };
    Ok(Fairest {
        amounts: (0..terminals.len()).map(|terminal| sharing.amount(terminal)).collect(),
        changes: arcs.iter().enumerate().map(change).collect(),
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

/// What the terminals of a region have together.
struct Mean {
    amount: i128,
    weight: i128,
}

impl Mean {
    /// A terminal's share of the amount, rounded down, and whether rounding took anything off.
    fn share(&self, terminal: &Terminal) -> (i64, bool) {
        let scaled = self.amount * i128::from(terminal.weight);
        // A share is at most the amount, which was checked to fit.
        ((scaled / self.weight) as i64, scaled % self.weight != 0)
    }
}

/// The state of sharing. Behind every node of the network stands one for each terminal, reached by
/// an arc that carries the terminal's amount, so that ceilings are capacities like all others.
struct Sharing<'a> {
    n_nodes: usize,
    n_arcs: usize,
    terminals: &'a [Terminal],
    links: Links,
    search: Search,
    /// The whole flow.
    narrow: Load<i64>,
    /// The flow scaled by a region's weight.
    wide: Load<i128>,
    /// Whether a node is on the richer side; false between two uses.
    richer: Vec<bool>,
}

impl<'a> Sharing<'a> {
    fn new(
        n_nodes: usize,
        arcs: &[Residual<i64>],
        terminals: &'a [Terminal],
    ) -> Result<Sharing<'a>, Unsolvable> {
        let behind = terminals.iter().zip(n_nodes as u32..).map(|(terminal, to)| Residual {
            from: terminal.node,
            to,
            forward: terminal.ceiling - terminal.amount,
            backward: terminal.amount,
        });
        let all: Vec<Residual<i64>> = arcs.iter().copied().chain(behind).collect();
        let n_all = n_nodes + terminals.len();
        let links = links(n_all, &all)?;
        let rooms = rooms(&links, &all);
        let wide = vec![0; rooms.len()];
        Ok(Sharing {
            n_nodes,
            n_arcs: arcs.len(),
            terminals,
            search: Search::new(&links),
            narrow: Load { rooms, excess: vec![0; n_all], lack: vec![0; n_all] },
            wide: Load { rooms: wide, excess: vec![0; n_all], lack: vec![0; n_all] },
            richer: vec![false; n_all],
            links,
        })
    }

    /// What a terminal takes out.
    fn amount(&self, terminal: usize) -> i64 {
        self.narrow.rooms[self.links.of_arc(self.n_arcs + terminal).1]
    }

    /// The terminals of a region, each with its node.
    fn members<'b>(&self, region: &'b [u32]) -> impl Iterator<Item = (u32, usize)> + use<'b> {
        let n_nodes = self.n_nodes;
        let members = region.iter().filter(move |&&node| node as usize >= n_nodes);
        members.map(move |&node| (node, node as usize - n_nodes))
    }

    fn mean(&self, region: &[u32]) -> Mean {
        let mut mean = Mean { amount: 0, weight: 0 };
        for (_, terminal) in self.members(region) {
            mean.amount += i128::from(self.amount(terminal));
            mean.weight += i128::from(self.terminals[terminal].weight);
        }
        mean
    }

    /// Parts a region into a poorer and a richer side; `None` where all its terminals can have the
    /// same coverage.
    fn part(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<(Vec<u32>, Vec<u32>)>, Unsolvable> {
        for &node in region {
            for link in self.links.of_node(node) {
                self.wide.rooms[link] = i128::from(self.narrow.rooms[link]) * mean.weight;
            }
        }
        for (node, terminal) in self.members(region) {
            let has = i128::from(self.amount(terminal)) * mean.weight;
            let surplus = has - i128::from(self.terminals[terminal].weight) * mean.amount;
            self.wide.excess[node as usize] = surplus.max(0);
            self.wide.lack[node as usize] = (-surplus).max(0);
        }
        let pushed = self.search.push(&self.links, &mut self.wide, stop);
        pushed.ok_or(Unsolvable::Stopped)?;
        let Sharing { wide, links, richer, .. } = self;
        let richer_nodes =
            self.search.reached_from(links, &wide.rooms, |node| wide.excess[node] > 0);
        if richer_nodes.is_empty() {
            return Ok(None);
        }
        richer_nodes.iter().for_each(|&node| richer[node as usize] = true);
        let (rich, poor) = region.iter().partition(|&&node| richer[node as usize]);
        region.iter().for_each(|&node| {
            (wide.excess[node as usize], wide.lack[node as usize]) = (0, 0);
            richer[node as usize] = false;
        });
        Ok(Some((poor, rich)))
    }

    /// Sends all that can cross from the richer to the poorer side. It is as much as crosses in the
    /// scaled flow, because there every unit crosses at most once, from a surplus to a lack.
    fn cross(
        &mut self,
        richer: &[u32],
        poorer: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        for (node, terminal) in self.members(richer) {
            let (share, _) = mean.share(&self.terminals[terminal]);
            self.narrow.excess[node as usize] = (self.amount(terminal) - share).max(0);
        }
        for (node, terminal) in self.members(poorer) {
            let (share, cut) = mean.share(&self.terminals[terminal]);
            let lack = share + i64::from(cut) - self.amount(terminal);
            self.narrow.lack[node as usize] = lack.max(0);
        }
        self.shift(richer.iter().chain(poorer), stop)
    }

    /// Shifts what was marked as excess and lack, and takes the marks off again.
    fn shift<'b>(
        &mut self,
        marked: impl Iterator<Item = &'b u32>,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        let pushed = self.search.push(&self.links, &mut self.narrow, stop);
        for &node in marked {
            (self.narrow.excess[node as usize], self.narrow.lack[node as usize]) = (0, 0);
        }
        pushed.map(|_| ()).ok_or(Unsolvable::Stopped)
    }

    /// Gives each terminal of a region its share in whole units, rounded up or down.
    fn round(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        // First nobody keeps more than the share rounded up, then nobody has less than the share
        // rounded down. Both can be reached because the exact shares can.
        for (up, down) in [(1, 1), (0, 0)] {
            for (node, terminal) in self.members(region) {
                let (share, cut) = mean.share(&self.terminals[terminal]);
                let amount = self.amount(terminal);
                let most = share + i64::from(cut) * up;
                let least = share + i64::from(cut) * down;
                self.narrow.excess[node as usize] = (amount - most).max(0);
                self.narrow.lack[node as usize] = (least - amount).max(0);
            }
            self.shift(region.iter(), stop)?;
        }
        self.hand_rest_out(region, mean, stop)
    }

    /// Lets the units left over by rounding go where the rounded coverage is least. Sets of
    /// terminals that can be rounded up are the bases of a matroid, so going through terminals in
    /// order and giving each a unit where that can still be done is best.
    fn hand_rest_out(
        &mut self,
        region: &[u32],
        mean: &Mean,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Unsolvable> {
        let mut wanting: Vec<(Ratio<i128>, i128, u32, i64, usize)> = Vec::new();
        for (node, terminal) in self.members(region) {
            let (share, cut) = mean.share(&self.terminals[terminal]);
            if cut {
                let weight = i128::from(self.terminals[terminal].weight);
                wanting.push((
                    Ratio::new(i128::from(share), weight),
                    weight,
                    node,
                    share,
                    terminal,
                ));
            }
        }
        wanting.sort_unstable();
        for (k, &(_, _, node, share, terminal)) in wanting.iter().enumerate() {
            if self.amount(terminal) > share {
                continue;
            }
            let mut left = false;
            for &(_, _, other, share, terminal) in &wanting[k + 1..] {
                let spare = self.amount(terminal) - share;
                self.narrow.excess[other as usize] = spare;
                left |= spare > 0;
            }
            if !left {
                break;
            }
            self.narrow.lack[node as usize] = 1;
            self.shift(region.iter(), stop)?;
        }
        Ok(())
    }

    /// Tells a region whose terminals all have the same coverage.
    fn level(&self, region: Vec<u32>, mean: &Mean) -> Level {
        let members = self.members(&region).map(|(_, terminal)| terminal as u32).collect();
        let nodes = region.into_iter().filter(|&node| (node as usize) < self.n_nodes).collect();
        Level { coverage: Ratio::new(mean.amount, mean.weight), members, nodes }
    }
}
