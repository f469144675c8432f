//! A flow taken apart into paths, so that each unit has a way it came by.

use super::Unsolvable;

/// Units that go one way from a node that puts them in to one that takes them out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where they are put in.
    pub from: u32,
    /// Where they are taken out.
    pub to: u32,
    /// The arcs in the order they are gone along.
    pub arcs: Vec<u32>,
    /// How many units.
    pub amount: i64,
}

/// Units that go round without getting anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The arcs in the order they are gone along.
    pub arcs: Vec<u32>,
    /// How many units.
    pub amount: i64,
}

/// A flow as paths and cycles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What gets somewhere.
    pub paths: Vec<Path>,
    /// What goes round: there is none in a cheapest flow whose costs are positive.
    pub cycles: Vec<Cycle>,
}

/// Takes a flow apart. `ends` and `flow` give each arc's two nodes and what it carries, `supplies`
/// what each node puts in (positive) or takes out (negative).
///
/// Nodes are served in the order of their index, and of several arcs the one with the lowest index
/// is gone along first; a unit is taken out at the first node that still wants it. There are at
/// most as many parts as arcs and nodes together, and the work is proportional to their length.
///
/// # Errors
/// Where a flow is negative ([`Unsolvable::Bounds`]), a node is missing, or the flow does not meet
/// the supplies ([`Unsolvable::Unbalanced`]).
///
/// # Example
/// ```
/// use aidreach::flow::decompose::decompose;
/// let parts = decompose(&[(0, 1), (1, 2), (0, 2)], &[3, 3, 2], &[5, 0, -5])?;
/// let ways: Vec<_> = parts.paths.iter().map(|path| (&path.arcs[..], path.amount)).collect();
/// assert_eq!(ways, [(&[0, 1][..], 3), (&[2][..], 2)]);
/// # Ok::<(), aidreach::flow::Unsolvable>(())
/// ```
pub fn decompose(ends: &[(u32, u32)], flow: &[i64], supplies: &[i64]) -> Result<Parts, Unsolvable> {
    check(ends, flow, supplies)?;
    let mut walk = Walk::new(ends, flow, supplies);
    for node in 0..supplies.len() as u32 {
        walk.serve(node);
    }
    for node in 0..supplies.len() as u32 {
        walk.go_round(node);
    }
    Ok(walk.parts)
}

/// Refuses what is not a flow that meets the supplies.
fn check(ends: &[(u32, u32)], flow: &[i64], supplies: &[i64]) -> Result<(), Unsolvable> {
    let mut left: Vec<i128> = supplies.iter().map(|&supply| i128::from(supply)).collect();
    if ends.len() != flow.len() {
        return Err(Unsolvable::Missing { what: "flow of arc", index: flow.len().min(ends.len()) });
    }
    for (arc, (&(from, to), &amount)) in ends.iter().zip(flow).enumerate() {
        if from as usize >= left.len() || to as usize >= left.len() {
            return Err(Unsolvable::UnknownNode { arc });
        }
        if amount < 0 {
            return Err(Unsolvable::Bounds { arc });
        }
        left[from as usize] -= i128::from(amount);
        left[to as usize] += i128::from(amount);
    }
    if u32::try_from(ends.len()).is_err() {
        return Err(Unsolvable::Overflow { what: "numbers of nodes and arcs" });
    }
    match left.into_iter().find(|&amount| amount != 0) {
        Some(sum) => Err(Unsolvable::Unbalanced { sum }),
        None => Ok(()),
    }
}

/// A node that is not on the walk.
const OFF: u32 = u32::MAX;

/// A walk along arcs that still carry something.
struct Walk<'a> {
    ends: &'a [(u32, u32)],
    /// What is left on each arc, and of each supply.
    flow: Vec<i64>,
    supplies: Vec<i64>,
    /// Arcs sorted by the node they leave, then by index, and where each node's begin.
    sorted: Vec<u32>,
    next: Vec<u32>,
    end: Vec<u32>,
    /// The arcs walked, and how many had been when each node was entered.
    arcs: Vec<u32>,
    entered: Vec<u32>,
    parts: Parts,
}

impl<'a> Walk<'a> {
    fn new(ends: &'a [(u32, u32)], flow: &[i64], supplies: &[i64]) -> Walk<'a> {
        let mut end = vec![0_u32; supplies.len()];
        for &(from, _) in ends {
            end[from as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut end {
            sum += *end;
            *end = sum;
        }
        // Filling from the last arc to the first leaves `next` at the beginnings.
        let mut next = end.clone();
        let mut sorted = vec![0; ends.len()];
        for (arc, &(from, _)) in ends.iter().enumerate().rev() {
            next[from as usize] -= 1;
            sorted[next[from as usize] as usize] = arc as u32;
        }
        Walk {
            ends,
            flow: flow.to_vec(),
            supplies: supplies.to_vec(),
            sorted,
            next,
            end,
            arcs: Vec::new(),
            entered: vec![OFF; supplies.len()],
            parts: Parts::default(),
        }
    }

    /// The lowest arc out of a node that still carries something.
    fn onward(&mut self, node: u32) -> Option<u32> {
        let node = node as usize;
        while self.next[node] < self.end[node] {
            let arc = self.sorted[self.next[node] as usize];
            if self.flow[arc as usize] > 0 {
                return Some(arc);
            }
            self.next[node] += 1;
        }
        None
    }

    /// Follows everything a node puts in to where it is taken out.
    fn serve(&mut self, source: u32) {
        while self.supplies[source as usize] > 0 {
            self.entered[source as usize] = 0;
            let mut node = source;
            while self.supplies[node as usize] >= 0 {
                // Supplies are met, so what enters a node that takes nothing out leaves it again.
                let Some(arc) = self.onward(node) else { return };
                node = self.step(arc);
            }
            let wanted = -self.supplies[node as usize];
            let amount = self.take(0, wanted.min(self.supplies[source as usize]));
            self.supplies[source as usize] -= amount;
            self.supplies[node as usize] += amount;
            self.entered[source as usize] = OFF;
            let arcs = self.leave(0);
            self.parts.paths.push(Path { from: source, to: node, arcs, amount });
        }
    }

    /// Takes out what goes round, from a node on. Everything that enters a node leaves it again, so
    /// the walk ends at its start only, with nothing left on any arc it has seen.
    fn go_round(&mut self, start: u32) {
        self.entered[start as usize] = 0;
        let mut node = start;
        while let Some(arc) = self.onward(node) {
            node = self.step(arc);
        }
        self.entered[start as usize] = OFF;
    }

    /// Goes along an arc; where that closes a cycle, takes it out. Returns where the walk is.
    fn step(&mut self, arc: u32) -> u32 {
        let to = self.ends[arc as usize].1;
        self.arcs.push(arc);
        let entered = self.entered[to as usize];
        if entered == OFF {
            self.entered[to as usize] = self.arcs.len() as u32;
            return to;
        }
        let amount = self.take(entered as usize, i64::MAX);
        let arcs = self.leave(entered as usize);
        self.entered[to as usize] = entered;
        self.parts.cycles.push(Cycle { arcs, amount });
        to
    }

    /// Takes as much as there is, at most `most`, from the arcs walked since `begin`.
    fn take(&mut self, begin: usize, most: i64) -> i64 {
        let arcs = &self.arcs[begin..];
        let amount = arcs.iter().map(|&arc| self.flow[arc as usize]).fold(most, i64::min);
        arcs.iter().for_each(|&arc| self.flow[arc as usize] -= amount);
        amount
    }

    /// Forgets the arcs walked since `begin` and returns them.
    fn leave(&mut self, begin: usize) -> Vec<u32> {
        let arcs = self.arcs.split_off(begin);
        for &arc in &arcs {
            self.entered[self.ends[arc as usize].1 as usize] = OFF;
        }
        arcs
    }
}
