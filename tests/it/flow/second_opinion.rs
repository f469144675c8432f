//! Other ways to the same answers, slow and plain: successive shortest paths, and a judge of flows.

use aidreach::flow::Problem;

/// A residual arc of the slow method.
struct Way {
    from: usize,
    to: usize,
    room: i64,
    cost: i128,
}

/// The least cost by successive shortest paths (Bellman and Ford); `None` where nothing is
/// feasible.
pub(crate) fn least_cost(problem: &Problem<i64>) -> Option<i128> {
    let n = problem.n_nodes();
    let (source, sink) = (n, n + 1);
    let mut ways = Vec::new();
    let mut excess: Vec<i64> = problem.supplies.clone();
    let mut total = 0_i128;
    for arc in &problem.arcs {
        // Arcs that save money start full, so that no cycle of negative cost is left.
        let start = if arc.cost < 0 { arc.capacity } else { arc.lower };
        excess[arc.from as usize] -= start;
        excess[arc.to as usize] += start;
        total += i128::from(start) * i128::from(arc.cost);
        pair(&mut ways, arc.from as usize, arc.to as usize, arc.capacity - start, arc.cost);
        ways.last_mut()?.room = start - arc.lower;
    }
    for (node, &amount) in excess.iter().enumerate() {
        if amount > 0 {
            pair(&mut ways, source, node, amount, 0);
        } else {
            pair(&mut ways, node, sink, -amount, 0);
        }
    }
    let mut wanted: i64 = excess.iter().filter(|&&amount| amount > 0).sum();
    while wanted > 0 {
        let path = cheapest_path(&ways, n + 2, source, sink)?;
        let step = path.iter().map(|&way| ways[way].room).min()?;
        for way in path {
            ways[way].room -= step;
            ways[way ^ 1].room += step;
            total += i128::from(step) * ways[way].cost;
        }
        wanted -= step;
    }
    Some(total)
}

fn pair(ways: &mut Vec<Way>, from: usize, to: usize, room: i64, cost: i64) {
    ways.push(Way { from, to, room, cost: i128::from(cost) });
    ways.push(Way { from: to, to: from, room: 0, cost: -i128::from(cost) });
}

fn cheapest_path(ways: &[Way], n: usize, source: usize, sink: usize) -> Option<Vec<usize>> {
    let mut best: Vec<Option<(i128, usize)>> = vec![None; n];
    best[source] = Some((0, usize::MAX));
    loop {
        let mut better = false;
        for (index, way) in ways.iter().enumerate().filter(|(_, way)| way.room > 0) {
            let Some((so_far, _)) = best[way.from] else {
                continue;
            };
            let cost = so_far + way.cost;
            if best[way.to].is_none_or(|(known, _)| cost < known) {
                best[way.to] = Some((cost, index));
                better = true;
            }
        }
        if !better {
            break;
        }
    }
    let mut path = Vec::new();
    let mut node = sink;
    while node != source {
        let (_, way) = best[node]?;
        path.push(way);
        node = ways[way].from;
    }
    Some(path)
}

/// Checks that a flow meets bounds and supplies, and that potentials prove it cheapest: by the
/// signs of reduced costs, and once more by the dual objective.
pub(crate) fn check_cheapest(problem: &Problem<i64>, flow: &[i64], potentials: &[i64]) {
    let mut left = problem.supplies.clone();
    let mut primal = 0_i128;
    let mut dual = 0_i128;
    for (arc, &x) in problem.arcs.iter().zip(flow) {
        assert!((arc.lower..=arc.capacity).contains(&x), "{arc:?} carries {x}");
        left[arc.from as usize] -= x;
        left[arc.to as usize] += x;
        let reduced = arc.cost + potentials[arc.from as usize] - potentials[arc.to as usize];
        assert!(reduced >= 0 || x == arc.capacity, "{arc:?} could carry more than {x}");
        assert!(reduced <= 0 || x == arc.lower, "{arc:?} could carry less than {x}");
        primal += i128::from(x) * i128::from(arc.cost);
        let bound = if reduced < 0 { arc.capacity } else { arc.lower };
        dual += i128::from(reduced) * i128::from(bound);
    }
    assert!(left.iter().all(|&amount| amount == 0), "left over: {left:?}");
    let supplies = problem.supplies.iter().zip(potentials);
    dual -= supplies.map(|(&b, &pi)| i128::from(b) * i128::from(pi)).sum::<i128>();
    assert_eq!(primal, dual);
}

/// Checks that the bounds of the arcs between `nodes` and the rest keep `short` units away.
pub(crate) fn check_short(problem: &Problem<i64>, short: i64, nodes: &[u32]) {
    let within = |node: u32| nodes.contains(&node);
    let needed: i64 = nodes.iter().map(|&node| -problem.supplies[node as usize]).sum();
    let most: i64 = problem
        .arcs
        .iter()
        .map(|arc| match (within(arc.from), within(arc.to)) {
            (false, true) => arc.capacity,
            (true, false) => -arc.lower,
            _ => 0,
        })
        .sum();
    assert!(short > 0);
    assert_eq!(needed - most, short);
}
