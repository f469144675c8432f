//! Times all combinations of permissions, and writes some as problems for other solvers.
//!
//! Run by `benches/run` with the folder to write to; prints a line of JSON for each game. The
//! solvers get a sample of combinations, each as the problem that `aidreach export-model` writes
//! for its network alone, and must find the value that the sweep gave it.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod games;

use aidreach::allocation::{Aim, Built, Goal, Ties, allocate, export};
use aidreach::plan::sweep::{Game, Measure, Players, Values};
use games::{Done, KINDS, Setting, over, players, scenario_of, timed};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// Odd, so that the median is one of the runs.
const RUNS: usize = 5;
/// Combinations that other solvers get.
const SAMPLE: usize = 50;
const SEED: u64 = 2021;

fn main() -> Done {
    let folder = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let folder = folder.ok_or("the folder to write the problems to")?;
    let folder = Path::new(&folder);
    over("afghanistan", "baseline", &|setting| {
        for kind in KINDS {
            for k in [4, 8, 12, 16] {
                let sample = (k == 12 && setting.months == 8).then_some(folder);
                game(setting, ("baseline", kind, k), Measure::Kept, sample)?;
                // Beside it what the same sweep takes where no plan is held to.
                if sample.is_some() {
                    game(setting, ("baseline", kind, k), Measure::Reach, sample)?;
                }
            }
        }
        Ok(())
    })?;
    over("afghanistan", "funds-frozen", &|setting| {
        if setting.months < 8 {
            return Ok(());
        }
        game(setting, ("funds-frozen", "widest", 8), Measure::Kept, Some(folder))
    })
}

/// Times a game, and writes a sample of its combinations where there is a folder for it.
fn game(
    setting: &Setting,
    of: (&str, &str, usize),
    measure: Measure,
    sample: Option<&Path>,
) -> Done {
    let (scenario_id, kind, k) = of;
    let chosen = players(setting, kind, k);
    if chosen.len() < k {
        return Ok(());
    }
    let (players, scenario) = (Players::permissions(&chosen), scenario_of(setting, kind));
    let start = Instant::now();
    let game = Game::new(measure, setting.country, &scenario, setting.needed, &players)?;
    let laid_out = start.elapsed().as_secs_f64() * 1e3;
    let (values, two_threads) = timed(&game, 2, RUNS)?;
    let (_, one_thread) = timed(&game, 1, RUNS)?;
    let different: BTreeSet<_> = (0..1u64 << k).map(|on| values.people(on)).collect();
    let name = format!("{scenario_id}-{kind}-{}-{}", setting.level, measure.word());
    let sample = match sample {
        Some(folder) => written(&game, &values, &folder.join(&name))?,
        None => Vec::new(),
    };
    let row = json!({
        "game": name, "measure": measure.word(), "scenario": scenario_id, "kind": kind, "level": setting.level,
        "months": setting.months, "permissions": k, "laid_out": laid_out,
        "one_thread": one_thread, "two_threads": two_threads, "different": different.len(),
        "proofs": values.proofs, "method": format!("{:?}", game.method()), "sample": sample,
    });
    println!("{row}");
    Ok(())
}

/// Writes a sample of combinations, and tells what the sweep says each is worth.
fn written(game: &Game, values: &Values, folder: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut draws = ChaCha8Rng::seed_from_u64(SEED);
    let mut drawn = BTreeSet::new();
    while drawn.len() < SAMPLE {
        drawn.insert(draws.next_u64() % (1 << values.n_players));
    }
    let mut sample = Vec::with_capacity(SAMPLE);
    for on in drawn {
        let network = game.network(on.into())?;
        let budget = network.budget_cents.map(|cents| i128::from(cents) * 1_000_000);
        let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget, floors: Vec::new() };
        let built = game.built(&network);
        let people = values.people(on);
        // In the units of DIMACS: grams, where all eat the same ration.
        let units = people * i128::from(built.instance.scale().unwrap());
        let folder = folder.join(on.to_string());
        export_all(&built, &goal, &folder)?;
        sample.push(json!({
            "on": on, "people": people.to_string(), "units": units.to_string(),
            "nodes": built.instance.n_nodes, "arcs": built.instance.arcs.len(),
        }));
    }
    Ok(sample)
}

fn export_all(built: &Built, goal: &Goal, folder: &Path) -> Done {
    std::fs::create_dir_all(folder)?;
    let allocation = allocate(&built.instance, goal).unwrap();
    for (file, text) in export::mps(built, goal, &allocation, None)? {
        std::fs::write(folder.join(file), text)?;
    }
    if goal.budget.is_none() {
        let text = export::dimacs(built, goal, &allocation)?;
        std::fs::write(folder.join("problem.min"), text)?;
    }
    Ok(())
}
