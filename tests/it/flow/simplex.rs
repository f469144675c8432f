//! The network simplex: by hand, against successive shortest paths, warm against cold.

use super::networks::any_network;
use super::second_opinion::{check_cheapest, check_short, least_cost};
use aidreach::flow::{Arc, Problem, Simplex, UNLIMITED, Unsolvable};
use proptest::prelude::*;

/// Judges an answer, whatever it is, by what it proves itself.
fn certify(simplex: &Simplex<i64>, answer: &Result<(), Unsolvable>) {
    let problem = simplex.problem();
    match answer {
        Ok(()) => check_cheapest(problem, simplex.flow(), simplex.potentials()),
        Err(Unsolvable::Infeasible { short, nodes }) => check_short(problem, *short, nodes),
        Err(answer) => panic!("{answer:?}"),
    }
}

/// Judges an answer by other means, too.
fn judge(simplex: &Simplex<i64>, answer: &Result<(), Unsolvable>) {
    certify(simplex, answer);
    let cost = answer.is_ok().then(|| simplex.objective());
    assert_eq!(cost, least_cost(simplex.problem()));
}

type Judge = fn(&Simplex<i64>, &Result<(), Unsolvable>);

#[derive(Clone, Debug)]
enum Edit {
    Capacity(usize, i64),
    Cost(usize, i64),
    Supply(u32, u32, i64),
    Solve,
}

/// The least cost, or how much cannot be brought.
fn answer_of(simplex: &Simplex<i64>, answer: Result<(), Unsolvable>) -> Result<i128, i64> {
    match answer {
        Ok(()) => Ok(simplex.objective()),
        Err(Unsolvable::Infeasible { short, .. }) => Err(short),
        Err(answer) => panic!("{answer:?}"),
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..1000_usize, 0..12_i64).prop_map(|(arc, room)| Edit::Capacity(arc, room)),
        (0..1000_usize, -5..10_i64).prop_map(|(arc, cost)| Edit::Cost(arc, cost)),
        (0..1000_u32, 0..1000_u32, 0..5_i64).prop_map(|(a, b, by)| Edit::Supply(a, b, by)),
        Just(Edit::Solve),
    ]
}

fn apply(simplex: &mut Simplex<i64>, edit: &Edit, judge: Judge) {
    let (n_nodes, n_arcs) = (simplex.problem().n_nodes() as u32, simplex.problem().arcs.len());
    match *edit {
        Edit::Capacity(arc, room) if n_arcs > 0 => {
            let arc = arc % n_arcs;
            let lower = simplex.problem().arcs[arc].lower;
            simplex.set_capacity(arc, lower + room).unwrap();
        }
        Edit::Cost(arc, cost) if n_arcs > 0 => simplex.set_cost(arc % n_arcs, cost).unwrap(),
        Edit::Capacity(..) | Edit::Cost(..) => {}
        Edit::Supply(a, b, by) => {
            for (node, by) in [(a % n_nodes, by), (b % n_nodes, -by)] {
                let supply = simplex.problem().supplies[node as usize];
                simplex.set_supply(node, supply + by).unwrap();
            }
        }
        Edit::Solve => {
            let answer = simplex.resolve();
            judge(simplex, &answer);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn cheapest_flow_is_that_of_shortest_paths(problem in any_network(9, 30)) {
        let mut simplex = Simplex::new(&problem).unwrap();
        let answer = simplex.solve();
        judge(&simplex, &answer);
    }

    #[test]
    fn cheapest_flows_of_many_arcs_are_those_of_shortest_paths(problem in any_network(9, 30)) {
        // With so many arcs ways are looked for first; those added can carry nothing.
        let mut many = problem;
        for _ in 0..300 {
            many.arc(0, 1, 0, 0);
        }
        let mut simplex = Simplex::new(&many).unwrap();
        let answer = simplex.solve();
        judge(&simplex, &answer);
    }

    #[test]
    fn changes_before_the_first_answer_count(
        problem in any_network(9, 30),
        edits in prop::collection::vec(any_edit(), 1..25),
    ) {
        let mut simplex = Simplex::new(&problem).unwrap();
        let changes = edits.iter().filter(|edit| !matches!(edit, Edit::Solve));
        for edit in changes.chain([&Edit::Solve]) {
            apply(&mut simplex, edit, judge);
        }
    }

    #[test]
    fn warm_answers_are_as_good_as_cold_ones(
        problem in any_network(9, 30),
        edits in prop::collection::vec(any_edit(), 1..25),
    ) {
        let mut simplex = Simplex::new(&problem).unwrap();
        let answer = simplex.solve();
        judge(&simplex, &answer);
        for edit in edits.iter().chain([&Edit::Solve]) {
            apply(&mut simplex, edit, judge);
        }
    }

    #[test]
    fn answers_on_larger_networks_prove_themselves(
        problem in any_network(60, 400),
        edits in prop::collection::vec(any_edit(), 1..40),
    ) {
        let mut simplex = Simplex::new(&problem).unwrap();
        let answer = simplex.solve();
        certify(&simplex, &answer);
        for edit in edits.iter().chain([&Edit::Solve]) {
            apply(&mut simplex, edit, certify);
        }
        let warm = answer_of(&simplex, simplex.clone().resolve());
        let cold = simplex.solve();
        prop_assert_eq!(warm, answer_of(&simplex, cold));
    }

    #[test]
    fn all_costs_can_change_at_once_and_in_type(
        problem in any_network(40, 200),
        rows in prop::collection::vec(prop::collection::vec(-5..10_i64, 200), 1..5),
    ) {
        let mut simplex = Simplex::new(&problem).unwrap();
        let answer = simplex.solve();
        certify(&simplex, &answer);
        for (n, row) in rows.iter().enumerate() {
            let costs = &row[..problem.arcs.len()];
            let wide: Vec<i128> = costs.iter().map(|&cost| i128::from(cost) << 70).collect();
            if n % 2 == 1 {
                let mut there = simplex.with_costs(&wide).unwrap();
                prop_assert_eq!(there.resolve().is_ok(), answer.is_ok());
                simplex = there.with_costs(costs).unwrap();
            } else {
                simplex = simplex.with_costs(costs).unwrap();
            }
            let warm = simplex.resolve();
            certify(&simplex, &warm);
            let mut cold = Simplex::new(simplex.problem()).unwrap();
            let answer = cold.solve();
            prop_assert_eq!(answer_of(&simplex, warm), answer_of(&cold, answer));
        }
    }

    #[test]
    fn wide_costs_give_the_same_flows(problem in any_network(8, 24)) {
        let arcs = problem.arcs.iter().map(|arc| {
            let Arc { from, to, lower, capacity, cost } = *arc;
            Arc { from, to, lower, capacity, cost: i128::from(cost) << 70 }
        });
        let wide = Problem { supplies: problem.supplies.clone(), arcs: arcs.collect() };
        let mut narrow = Simplex::new(&problem).unwrap();
        let mut wide = Simplex::new(&wide).unwrap();
        prop_assert_eq!(narrow.solve(), wide.solve());
        prop_assert_eq!(narrow.flow(), wide.flow());
        prop_assert_eq!(narrow.objective() << 70, wide.objective());
    }
}

#[test]
fn no_arcs_no_supplies() {
    let mut simplex = Simplex::new(&Problem::<i64>::new(0)).unwrap();
    assert_eq!((simplex.solve(), simplex.objective()), (Ok(()), 0));
    let mut simplex = Simplex::new(&Problem::<i64>::new(3)).unwrap();
    assert_eq!((simplex.solve(), simplex.objective()), (Ok(()), 0));
}

#[test]
fn what_cannot_be_brought_is_told_with_its_cut() {
    let mut problem = Problem::<i64>::new(3);
    problem.supplies = vec![7, 0, -7];
    problem.arc(0, 1, 9, 1);
    problem.arc(1, 2, 4, 1);
    let mut simplex = Simplex::new(&problem).unwrap();
    let short = Unsolvable::Infeasible { short: 3, nodes: vec![2] };
    assert_eq!(simplex.solve(), Err(short));
    simplex.set_capacity(1, 7).unwrap();
    assert_eq!(simplex.resolve(), Ok(()));
    assert_eq!(simplex.flow(), [7, 7]);
}

#[test]
fn a_cycle_that_pays_without_limit_is_told() {
    let mut problem = Problem::<i64>::new(2);
    problem.arc(0, 1, UNLIMITED, -2);
    problem.arc(1, 0, UNLIMITED, 1);
    let mut simplex = Simplex::new(&problem).unwrap();
    assert!(matches!(simplex.solve(), Err(Unsolvable::Unbounded { .. })));
    simplex.set_cost(1, 2).unwrap();
    assert_eq!((simplex.resolve(), simplex.objective()), (Ok(()), 0));
    let mut problem = Problem::<i64>::new(1);
    problem.arc(0, 0, UNLIMITED, -1);
    let unbounded = Err(Unsolvable::Unbounded { arc: 0 });
    assert_eq!(Simplex::new(&problem).unwrap().solve(), unbounded);
}

#[test]
fn numbers_that_do_not_fit_are_refused_by_name() {
    let mut problem = Problem::<i64>::new(2);
    problem.arc(0, 1, 1, i64::MAX / 2);
    let overflow = |what| Some(Unsolvable::Overflow { what });
    assert_eq!(Simplex::new(&problem).err(), overflow("costs"));
    problem.arcs[0].cost = i64::MIN;
    assert_eq!(Simplex::new(&problem).err(), overflow("costs"));
    problem.arcs[0].cost = 1;
    problem.supplies = vec![i64::MAX, -i64::MAX];
    let mut simplex = Simplex::new(&problem).unwrap();
    assert_eq!(simplex.solve().err(), overflow("supplies and capacities"));
    let mut wide = Problem::<i128>::new(2);
    wide.supplies = vec![UNLIMITED, -UNLIMITED];
    wide.arc(0, 1, UNLIMITED, i128::MAX >> 10);
    let mut simplex = Simplex::new(&wide).unwrap();
    assert_eq!(simplex.solve().err(), overflow("costs times flows"));
    wide.arcs[0].cost = i128::MIN;
    assert_eq!(Simplex::new(&wide).err(), overflow("costs"));
}

#[test]
fn mistakes_in_a_network_are_told_where_they_are() {
    let mut problem = Problem::<i64>::new(2);
    problem.supplies = vec![1, 0];
    let mut simplex = Simplex::new(&problem).unwrap();
    assert_eq!(simplex.solve(), Err(Unsolvable::Unbalanced { sum: 1 }));
    let missing = Unsolvable::Missing { what: "arc", index: 0 };
    assert_eq!(simplex.set_cost(0, 1), Err(missing.clone()));
    assert_eq!(simplex.set_capacity(0, 1), Err(missing));
    let missing = Unsolvable::Missing { what: "node", index: 2 };
    assert_eq!(simplex.set_supply(2, 1), Err(missing));
    problem.arc(0, 1, -1, 0);
    assert_eq!(Simplex::new(&problem).err(), Some(Unsolvable::Bounds { arc: 0 }));
    problem.arcs[0].to = 2;
    assert_eq!(Simplex::new(&problem).err(), Some(Unsolvable::UnknownNode { arc: 0 }));
}

#[test]
fn a_caller_can_stop_and_go_on() {
    let mut problem = Problem::<i64>::new(2);
    problem.supplies = vec![1, -1];
    problem.arc(0, 1, 1, 1);
    let mut simplex = Simplex::new(&problem).unwrap();
    assert_eq!(simplex.solve_until(&|| true), Err(Unsolvable::Stopped));
    assert_eq!((simplex.resolve(), simplex.objective()), (Ok(()), 1));
}
