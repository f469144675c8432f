//! Fair sharing against all sets of terminals of small networks.

use aidreach::flow::fair::{Fairest, Terminal, fairest};
use aidreach::flow::maxflow::{Residual, max_flow};
use aidreach::flow::{Arc, Problem, Simplex};
use num_rational::Ratio;
use proptest::prelude::*;

type Coverage = Ratio<i128>;

/// A network with a source, node 0, terminals, and some flow from the one to the others.
#[derive(Clone, Debug)]
struct Case {
    n_nodes: usize,
    arcs: Vec<Residual<i64>>,
    terminals: Vec<Terminal>,
}

/// Random bounds; then as much as `percent` of the most that can go, by ways chosen at random.
fn any_case() -> impl Strategy<Value = Case> {
    let arc = (0..5_u32, 0..5_u32, 0..12_i64, 0..9_i64);
    let terminal = (1..5_u32, 0..14_i64, 1..7_i64, 0..9_i64);
    let arcs = prop::collection::vec(arc, 3..14);
    let terminals = prop::collection::vec(terminal, 1..5);
    (arcs, terminals, 0..=100_i64).prop_map(|(arcs, terminals, percent)| {
        // Node 5 gathers what terminals take out.
        let mut problem = Problem::new(6);
        for &(from, to, capacity, cost) in &arcs {
            problem.arc(from, to, capacity, cost);
        }
        for &(node, ceiling, _, cost) in &terminals {
            problem.arc(node, 5, ceiling, cost);
        }
        let most = max_flow(6, &residuals(&problem.arcs, None), (0, 5), &|| false).unwrap();
        let total = most.amount * percent.min(60) / 60;
        (problem.supplies[0], problem.supplies[5]) = (total, -total);
        let mut simplex = Simplex::new(&problem).unwrap();
        simplex.solve().unwrap();
        let terminal = |(&(node, ceiling, weight, _), &amount): (&(u32, i64, i64, i64), &i64)| {
            Terminal { node, amount, ceiling, weight }
        };
        let (on_arcs, out) = simplex.flow().split_at(arcs.len());
        Case {
            n_nodes: 5,
            arcs: residuals(&problem.arcs[..arcs.len()], Some(on_arcs)),
            terminals: terminals.iter().zip(out).map(terminal).collect(),
        }
    })
}

fn residuals(arcs: &[Arc<i64>], flow: Option<&[i64]>) -> Vec<Residual<i64>> {
    let flow_of = |k: usize| flow.map_or(0, |flow| flow[k]);
    arcs.iter().enumerate().map(|(k, arc)| Residual::of(arc, flow_of(k))).collect()
}

/// The most that each set of terminals can have together, by one maximum flow each: with the
/// total as it is, or with as much more from node 0 as can come.
fn most_of_sets(case: &Case, from_source: bool) -> Vec<i64> {
    let n = case.n_nodes as u32;
    let most = |set: usize| {
        let mut arcs = case.arcs.clone();
        let mut has = 0;
        for (k, terminal) in case.terminals.iter().enumerate() {
            let (from, forward) = (terminal.node, terminal.ceiling - terminal.amount);
            if set >> k & 1 == 1 {
                has += terminal.amount;
                let to = n + 1;
                arcs.push(Residual { from, to, forward, backward: 0 });
            } else {
                let backward = terminal.amount;
                arcs.push(Residual { from, to: n, forward: 0, backward });
            }
        }
        if from_source {
            arcs.push(Residual { from: n, to: 0, forward: 1000, backward: 0 });
        }
        has + max_flow(case.n_nodes + 2, &arcs, (n, n + 1), &|| false).unwrap().amount
    };
    (0..1 << case.terminals.len()).map(most).collect()
}

/// Lowest coverage first: the set that can have least for its weight, the largest such set, then
/// the same for what the others can have besides.
fn levels_by_hand(case: &Case, most: &[i64]) -> Vec<(Coverage, usize)> {
    let all = most.len() - 1;
    let weight = |set: usize| -> i64 {
        let members = case.terminals.iter().enumerate().filter(|(k, _)| set >> k & 1 == 1);
        members.map(|(_, terminal)| terminal.weight).sum()
    };
    let mut levels = Vec::new();
    let mut done = 0;
    while done != all {
        let coverage = |set: usize| {
            let amount = most[set | done] - most[done];
            Ratio::new(i128::from(amount), i128::from(weight(set)))
        };
        let sets: Vec<usize> = (1..=all).filter(|set| set & done == 0).collect();
        let least = sets.iter().map(|&set| coverage(set)).min().unwrap();
        let lowest = sets.iter().filter(|&&set| coverage(set) == least);
        let set = lowest.fold(0, |all, set| all | set);
        assert_eq!(coverage(set), least);
        levels.push((least, set));
        done |= set;
    }
    levels
}

/// All whole amounts between given bounds that no set of terminals is too small for.
fn whole_amounts(most: &[i64], bounds: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut vectors = vec![Vec::new()];
    for &(low, high) in bounds {
        let longer = |vector: &Vec<i64>| {
            let vector = vector.clone();
            (low..=high).map(move |amount| [&vector[..], &[amount]].concat()).collect::<Vec<_>>()
        };
        vectors = vectors.iter().flat_map(longer).collect();
    }
    let sum = |vector: &[i64], set: usize| -> i64 {
        vector.iter().enumerate().filter(|(k, _)| set >> k & 1 == 1).map(|(_, x)| x).sum()
    };
    vectors.retain(|vector| (0..most.len()).all(|set| sum(vector, set) <= most[set]));
    vectors
}

fn sorted(case: &Case, amounts: &[i64]) -> Vec<Coverage> {
    let pairs = amounts.iter().zip(&case.terminals);
    let mut all: Vec<Coverage> =
        pairs.map(|(&x, t)| Ratio::new(i128::from(x), i128::from(t.weight))).collect();
    all.sort_unstable();
    all
}

/// The coverage before rounding of each terminal.
fn exact(case: &Case, fair: &Fairest) -> Vec<Coverage> {
    let mut exact = vec![Ratio::from_integer(-1); case.terminals.len()];
    for level in &fair.levels {
        level.members.iter().for_each(|&member| exact[member as usize] = level.coverage);
    }
    exact
}

/// The flow must stay within bounds and bring every terminal what the answer says.
fn check_flow(case: &Case, fair: &Fairest) {
    let mut left = vec![0; case.n_nodes];
    for (arc, &change) in case.arcs.iter().zip(&fair.changes) {
        assert!((-arc.backward..=arc.forward).contains(&change));
        left[arc.from as usize] -= change;
        left[arc.to as usize] += change;
    }
    for (terminal, &amount) in case.terminals.iter().zip(&fair.amounts) {
        assert!((0..=terminal.ceiling).contains(&amount));
        left[terminal.node as usize] -= amount - terminal.amount;
    }
    assert_eq!(left, vec![0; case.n_nodes]);
}

/// Nothing more can come into the regions of a level and of those below it.
fn check_cuts(case: &Case, fair: &Fairest) {
    let mut poorer = vec![false; case.n_nodes];
    let mut poor = vec![false; case.terminals.len()];
    for level in &fair.levels {
        level.nodes.iter().for_each(|&node| poorer[node as usize] = true);
        level.members.iter().for_each(|&member| poor[member as usize] = true);
        for (arc, &change) in case.arcs.iter().zip(&fair.changes) {
            let (from, to) = (poorer[arc.from as usize], poorer[arc.to as usize]);
            assert!(from || !to || change == arc.forward);
            assert!(!from || to || -change == arc.backward);
        }
        for (k, terminal) in case.terminals.iter().enumerate() {
            let node = poorer[terminal.node as usize];
            assert!(node || !poor[k] || fair.amounts[k] == terminal.ceiling);
            assert!(!node || poor[k] || fair.amounts[k] == 0);
        }
    }
    let nodes: usize = fair.levels.iter().map(|level| level.nodes.len()).sum();
    assert!(nodes == case.n_nodes && poorer.iter().chain(&poor).all(|&seen| seen));
}

/// Of all ways to round up or down that leave each level what it has, the one that serves the worst
/// covered first.
fn check_rounding(case: &Case, fair: &Fairest, most: &[i64]) {
    let exact = exact(case, fair);
    let shares = exact.iter().zip(&case.terminals).map(|(z, t)| z * i128::from(t.weight));
    let shares: Vec<Coverage> = shares.collect();
    let bounds: Vec<(i64, i64)> = shares
        .iter()
        .map(|x| (x.floor().to_integer() as i64, x.ceil().to_integer() as i64))
        .collect();
    let mut first: Vec<usize> = (0..exact.len()).collect();
    first.sort_by_key(|&k| {
        let weight = case.terminals[k].weight;
        (Ratio::new(bounds[k].0, weight), weight, k)
    });
    let keeps_levels = |amounts: &Vec<i64>| {
        fair.levels.iter().all(|level| {
            let members = level.members.iter().map(|&member| member as usize);
            let left = members.map(|k| shares[k] - i128::from(amounts[k]));
            left.sum::<Coverage>() == Ratio::from_integer(0)
        })
    };
    let raised = |amounts: &Vec<i64>| -> Vec<i64> {
        first.iter().map(|&k| amounts[k] - bounds[k].0).collect()
    };
    let rounded = whole_amounts(most, &bounds);
    let best = rounded.into_iter().filter(keeps_levels).max_by_key(raised);
    assert_eq!(Some(&fair.amounts), best.as_ref());
}

/// No whole amounts beat the exact levels.
fn check_best(case: &Case, fair: &Fairest, most: &[i64]) {
    let mut levels = exact(case, fair);
    levels.sort_unstable();
    let bounds: Vec<(i64, i64)> = case.terminals.iter().map(|t| (0, t.ceiling)).collect();
    let others = whole_amounts(most, &bounds);
    assert!(others.iter().all(|amounts| sorted(case, amounts) <= levels));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_sharing_of_the_total_is_fairer(case in any_case()) {
        let fair = fairest(case.n_nodes, &case.arcs, &case.terminals, &|| false).unwrap();
        let most = most_of_sets(&case, false);
        check_flow(&case, &fair);
        check_cuts(&case, &fair);
        let set = |members: &[u32]| members.iter().fold(0, |set, member| set | 1 << member);
        let levels: Vec<_> =
            fair.levels.iter().map(|level| (level.coverage, set(&level.members))).collect();
        prop_assert_eq!(levels, levels_by_hand(&case, &most));
        check_rounding(&case, &fair, &most);
        check_best(&case, &fair, &most);
    }

    #[test]
    fn from_the_largest_total_no_flow_at_all_is_fairer(mut case in any_case()) {
        // As much as can come, by any ways.
        let n = case.n_nodes as u32;
        let out = case.terminals.iter().map(|terminal| Residual {
            from: terminal.node,
            to: n,
            forward: terminal.ceiling - terminal.amount,
            backward: terminal.amount,
        });
        let arcs: Vec<_> = case.arcs.iter().copied().chain(out).collect();
        let changes = max_flow(case.n_nodes + 1, &arcs, (0, n), &|| false).unwrap().changes;
        for (arc, change) in case.arcs.iter_mut().zip(&changes) {
            (arc.forward, arc.backward) = (arc.forward - change, arc.backward + change);
        }
        for (terminal, change) in case.terminals.iter_mut().zip(&changes[case.arcs.len()..]) {
            terminal.amount += change;
        }
        let fair = fairest(case.n_nodes, &case.arcs, &case.terminals, &|| false).unwrap();
        check_best(&case, &fair, &most_of_sets(&case, true));
    }
}
