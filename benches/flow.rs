//! Times cheapest flows on DIMACS files, to be set beside `outside/lemon.cpp`.
//!
//! `flow FILE [N]` solves a file N times (default 15) and prints the median time and the objective.
//! `flow expanded PLACES MONTHS` writes a random time-expanded network as a DIMACS file.
//! `flow warm FILE [N]` closes and reopens N random arcs and solves from the last basis.
//! `flow closures FILE N GROUPS` closes a random quarter of so many groups of arcs, then opens or
//! closes one group after another, N times each, warm and cold.
//! `flow fair PLACES MONTHS AREAS [TIGHT]` shares a largest flow of such a network out fairly, its
//! roads' and stores' capacities divided by TIGHT.

mod random;

use aidreach::flow::fair::{Terminal, fairest};
use aidreach::flow::maxflow::{Residual, max_flow};
use aidreach::flow::{Arc, Problem, Simplex, Unsolvable};
use random::Random;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => println!(
            "usage: flow FILE [N] | warm FILE [N] | closures FILE N GROUPS | expanded P M | fair P M AREAS"
        ),
        ["expanded", places, months] => write(&expanded(places.parse()?, months.parse()?).problem),
        ["fair", places, months, areas, rest @ ..] => {
            let tight = rest.first().unwrap_or(&"1").parse()?;
            fair(expanded(places.parse()?, months.parse()?), areas.parse()?, tight)?;
        }
        ["closures", file, n, groups] => closures(&read(file)?, n.parse()?, groups.parse()?)?,
        ["warm", file, rest @ ..] => warm(&read(file)?, rest.first().unwrap_or(&"1000").parse()?)?,
        [file, rest @ ..] => cold(&read(file)?, rest.first().unwrap_or(&"15").parse()?)?,
    }
    Ok(())
}

fn read(file: &str) -> Result<Problem<i64>, Box<dyn std::error::Error>> {
    let mut problem = Problem::new(0);
    for line in std::fs::read_to_string(file)?.lines() {
        let numbers: Vec<i64> =
            line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match (line.chars().next(), numbers.as_slice()) {
            (Some('p'), &[n_nodes, _]) => problem.supplies = vec![0; n_nodes as usize],
            (Some('n'), &[node, supply]) => problem.supplies[node as usize - 1] = supply,
            (Some('a'), &[from, to, lower, capacity, cost]) => {
                let (from, to) = (from as u32 - 1, to as u32 - 1);
                problem.arcs.push(Arc { from, to, lower, capacity, cost });
            }
            _ => {}
        }
    }
    Ok(problem)
}

fn write(problem: &Problem<i64>) {
    println!("p min {} {}", problem.n_nodes(), problem.arcs.len());
    for (node, supply) in problem.supplies.iter().enumerate().filter(|&(_, &supply)| supply != 0) {
        println!("n {} {supply}", node + 1);
    }
    for Arc { from, to, lower, capacity, cost } in &problem.arcs {
        println!("a {} {} {lower} {capacity} {cost}", from + 1, to + 1);
    }
}

/// Microseconds, and the middle of several.
fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e6
}

fn middle(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    format!("{:.1} us (fastest {:.1})", times[times.len() / 2], times[0])
}

fn cold(problem: &Problem<i64>, n: usize) -> Result<(), Unsolvable> {
    let mut times = Vec::new();
    let mut objective = 0;
    for _ in 0..n {
        let mut simplex = Simplex::new(problem)?;
        let start = Instant::now();
        simplex.solve()?;
        times.push(since(start));
        objective = simplex.objective();
    }
    println!("{}, objective {objective}", middle(times));
    Ok(())
}

fn warm(problem: &Problem<i64>, n: usize) -> Result<(), Unsolvable> {
    let mut simplex = Simplex::new(problem)?;
    simplex.solve()?;
    let (mut times, mut random) = (Vec::new(), Random(7));
    let mut infeasible = 0;
    for _ in 0..n {
        let arc = random.below(problem.arcs.len() as u64) as usize;
        for capacity in [problem.arcs[arc].lower, problem.arcs[arc].capacity] {
            let start = Instant::now();
            simplex.set_capacity(arc, capacity)?;
            infeasible += i32::from(simplex.resolve().is_err());
            times.push(since(start));
        }
    }
    let mean = times.iter().sum::<f64>() / times.len() as f64;
    println!("{mean:.1} us mean, {}, {infeasible} infeasible", middle(times));
    Ok(())
}

/// The last arc, which stands for unmet need, stays open.
fn closures(problem: &Problem<i64>, n: usize, n_groups: u64) -> Result<(), Unsolvable> {
    let (mut warm, mut random) = (Simplex::new(problem)?, Random(11));
    warm.solve()?;
    let n_arcs = problem.arcs.len() - 1;
    let groups: Vec<u64> = (0..n_arcs).map(|_| random.below(n_groups)).collect();
    let mut open = vec![true; n_groups as usize];
    for one_only in [false, true] {
        let (mut warm_times, mut cold_times) = (Vec::new(), Vec::new());
        for _ in 0..n {
            if one_only {
                let group = random.below(n_groups) as usize;
                open[group] = !open[group];
            } else {
                open.iter_mut().for_each(|open| *open = random.below(4) > 0);
            }
            let start = Instant::now();
            for (arc, &group) in groups.iter().enumerate() {
                let capacity = problem.arcs[arc].capacity;
                warm.set_capacity(arc, if open[group as usize] { capacity } else { 0 })?;
            }
            warm.resolve()?;
            warm_times.push(since(start));
            let mut cold = Simplex::new(warm.problem())?;
            let start = Instant::now();
            cold.solve()?;
            cold_times.push(since(start));
            assert_eq!(warm.objective(), cold.objective());
        }
        let what = if one_only { "one group" } else { "a random quarter" };
        println!("{what}: warm {}, cold {}", middle(warm_times), middle(cold_times));
    }
    Ok(())
}

/// A network of places and months between a source and a sink.
struct Expanded {
    problem: Problem<i64>,
    source: u32,
    sink: u32,
    /// Arcs that hand out, with place and month.
    handing_out: Vec<(usize, u32)>,
}

/// Roads to near places, stores from month to month, supplies at a few entries, two kinds of need
/// in a third of the places, and unmet need as an arc from source to sink.
fn expanded(places: u32, months: u32) -> Expanded {
    let mut random = Random(20_210_815);
    let (source, sink) = (places * months, places * months + 1);
    let mut problem = Problem::new(sink as usize + 1);
    let mut handing_out = Vec::new();
    let mut total = 0;
    let roads: Vec<(u32, u32, i64, i64)> = (1..places)
        .flat_map(|place| [(place, 30), (place, 12)])
        .map(|(place, near)| {
            let to = place - 1 - random.below(u64::from(near.min(place))) as u32;
            (place, to, random.within(5, 90), random.within(1, 60) * 50_000)
        })
        .collect();
    for month in 0..months {
        let at = |place: u32| month * places + place;
        for &(from, to, cost, capacity) in roads.iter().filter(|road| road.0 != road.1) {
            // Some roads are worse or closed in some months.
            let capacity = capacity * random.within(0, 4).min(3) / 3;
            problem.arc(at(from), at(to), capacity, cost);
            problem.arc(at(to), at(from), capacity, cost);
        }
        for place in 0..places {
            if month + 1 < months {
                problem.arc(at(place), at(place) + places, random.within(0, 900_000), 2);
            }
            if place % 3 == 1 {
                for reward in [40_000, 20_000] {
                    let need = random.within(0, 200_000);
                    handing_out.push((problem.arc(at(place), sink, need, -reward), place));
                    total += need;
                }
            }
            if place % 19 == 0 {
                let capacity = random.within(0, 2_000_000);
                problem.arc(source, at(place), capacity, random.within(200, 500));
            }
        }
    }
    problem.arc(source, sink, total, 0);
    (problem.supplies[source as usize], problem.supplies[sink as usize]) = (total, -total);
    Expanded { problem, source, sink, handing_out }
}

/// Shares a largest flow among areas, each of which gathers what some places hand out.
fn fair(network: Expanded, areas: u32, tight: i64) -> Result<(), Unsolvable> {
    let Expanded { problem, source, sink, handing_out } = network;
    let n_places = handing_out.iter().map(|&(_, place)| place + 1).max().unwrap_or(1);
    let (unmet, arcs) = (problem.arcs.len() - 1, &problem.arcs);
    let mut residuals: Vec<Residual<i64>> = arcs[..unmet]
        .iter()
        .map(|a| Residual {
            from: a.from,
            to: a.to,
            forward: if a.from == source { a.capacity } else { a.capacity / tight },
            backward: 0,
        })
        .collect();
    let mut terminals: Vec<Terminal> = (0..areas)
        .map(|area| Terminal { node: sink + 1 + area, amount: 0, ceiling: 0, weight: 1 })
        .collect();
    for &(arc, place) in &handing_out {
        let area = place * areas / n_places;
        (residuals[arc].to, residuals[arc].forward) = (sink + 1 + area, arcs[arc].capacity);
        terminals[area as usize].ceiling += arcs[arc].capacity;
        terminals[area as usize].weight += arcs[arc].capacity;
    }
    let n_nodes = (sink + 1 + areas) as usize;
    let gathered = terminals.iter().map(|terminal| Residual {
        from: terminal.node,
        to: sink,
        forward: terminal.ceiling,
        backward: 0,
    });
    let all: Vec<Residual<i64>> = residuals.iter().copied().chain(gathered).collect();
    let start = Instant::now();
    let answer = max_flow(n_nodes, &all, (source, sink), &|| false)?;
    let most = since(start);
    for (arc, change) in residuals.iter_mut().zip(&answer.changes) {
        (arc.forward, arc.backward) = (arc.forward - change, *change);
    }
    for (terminal, change) in terminals.iter_mut().zip(&answer.changes[unmet..]) {
        terminal.amount = *change;
    }
    let start = Instant::now();
    let fair = fairest(n_nodes, &residuals, &terminals, &|| false)?;
    println!(
        "{n_nodes} nodes, {} arcs: most {most:.0} us, fairest {:.0} us, {} levels",
        residuals.len(),
        since(start),
        fair.levels.len()
    );
    Ok(())
}
