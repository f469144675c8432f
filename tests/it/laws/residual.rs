//! What may still change in a flow, searched plainly: Bellman and Ford's prices on gains that are
//! compared one after the other. Written for the tests, with nothing of the program's solvers.

/// What a gram more is worth: the first figure counts before all others.
pub(crate) type Gain = [i128; 3];

fn sum(a: Gain, b: Gain) -> Gain {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/// An arc with what it carries.
#[derive(Clone, Debug)]
pub(crate) struct Carrying {
    pub(crate) ends: [usize; 2],
    pub(crate) most: i64,
    pub(crate) grams: i64,
    pub(crate) gain: Gain,
}

/// A step along an arc, or back along it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) arc: usize,
    back: bool,
}

impl Carrying {
    /// Where a step leads from and to, how many grams may go that way, and what each gains.
    fn step(&self, back: bool) -> ([usize; 2], i64, Gain) {
        let [from, to] = self.ends;
        match back {
            false => ([from, to], self.most - self.grams, self.gain),
            true => ([to, from], self.grams, self.gain.map(|part| -part)),
        }
    }
}

fn steps(arcs: &[Carrying]) -> impl Iterator<Item = Step> {
    (0..arcs.len()).flat_map(|arc| [false, true].map(|back| Step { arc, back }))
}

/// A price for every node, so that no step that has room gains more than the prices differ: the flow
/// then gains as much as any can.
///
/// # Errors
/// A circle of steps that gains, where there is one.
pub(crate) fn prices(n_nodes: usize, arcs: &[Carrying]) -> Result<Vec<Gain>, Vec<Step>> {
    let mut price = vec![[0; 3]; n_nodes];
    let mut by: Vec<Option<Step>> = vec![None; n_nodes];
    for _ in 0..n_nodes {
        let mut bettered = false;
        for step in steps(arcs) {
            let ([from, to], room, gain) = arcs[step.arc].step(step.back);
            let gained = sum(price[from], gain);
            if room > 0 && gained > price[to] {
                (price[to], by[to], bettered) = (gained, Some(step), true);
            }
        }
        if !bettered {
            return Ok(price);
        }
    }
    // A circle of last steps gains; every chain of them ends in one, or where it began.
    let before = |node: usize| Some(arcs[by[node]?.arc].step(by[node]?.back).0[0]);
    let circle = (0..n_nodes).find_map(|start| {
        let mut node = start;
        for _ in 0..n_nodes {
            node = before(node)?;
        }
        Some(node)
    });
    let start = circle.expect("prices that never settle lie on a circle");
    let (mut node, mut found) = (start, Vec::new());
    loop {
        found.push(by[node].expect("on the circle"));
        node = before(node).expect("on the circle");
        if node == start {
            return Err(found);
        }
    }
}

/// The flow that gains most: as long as a circle of steps gains, as much as fits goes along it.
pub(crate) fn gain_most(n_nodes: usize, arcs: &mut [Carrying]) {
    while let Err(circle) = prices(n_nodes, arcs) {
        let room = circle.iter().map(|step| arcs[step.arc].step(step.back).1).min();
        for step in circle {
            let grams = room.expect("a circle has steps");
            arcs[step.arc].grams += if step.back { -grams } else { grams };
        }
    }
}

/// Whether more can go along an arc without any loss: back from its end to its start by steps that
/// have room and lose nothing. What is `fixed` stays.
pub(crate) fn can_rise(
    n_nodes: usize,
    arcs: &[Carrying],
    prices: &[Gain],
    fixed: &[bool],
    rising: usize,
) -> bool {
    let free = |step: Step| -> Option<[usize; 2]> {
        let ([from, to], room, gain) = arcs[step.arc].step(step.back);
        let loses = sum(prices[from], gain) != prices[to];
        (room > 0 && !loses && !fixed[step.arc]).then_some([from, to])
    };
    let Some([start, end]) = free(Step { arc: rising, back: false }) else { return false };
    let mut next = vec![Vec::new(); n_nodes];
    for [from, to] in steps(arcs).filter(|step| step.arc != rising).filter_map(free) {
        next[from].push(to);
    }
    let (mut seen, mut open) = (vec![false; n_nodes], vec![end]);
    seen[end] = true;
    while let Some(node) = open.pop() {
        for &to in &next[node] {
            if !std::mem::replace(&mut seen[to], true) {
                open.push(to);
            }
        }
    }
    seen[start]
}
