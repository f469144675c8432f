//! How long all combinations of k permissions take: `cargo bench --bench sweep [-- PACK SCENARIO]`.
//!
//! Four games a size: the permissions that hold most (links and areas), one of every few in the
//! pack's order, those of the borders, and, with twenty times the food, those to hand it out, so
//! that nearly every combination has a value of its own. Prints milliseconds in all and
//! microseconds a combination, one thread and two, and how many proofs were checked.

use aidreach::country::{Country, PackFiles, PermissionIx, PermissionKind, embedded};
use aidreach::plan::sweep::{Game, Options, Players};
use aidreach::scenario::{Needed, Scenario};
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let pack = args.first().map_or("afghanistan", String::as_str);
    let name = args.get(1).map_or("baseline", String::as_str);
    let most: usize = args.get(2).map_or(16, |k| k.parse().expect("a number of players"));
    let files = embedded(pack).expect("a pack of the program");
    let (provinces, _) = Country::load(&files).unwrap_or_else(|issues| panic!("{issues}"));
    let names: Vec<String> = files.names().iter().filter_map(|n| id(n)).collect();
    let read = |n: &str| {
        let bytes = files.read(&format!("scenarios/{n}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    for (level, country) in [("province", &provinces), ("district", &provinces.by_district())] {
        let read = Scenario::read(country, name, &read, &names);
        let (scenario, _) = read.unwrap_or_else(|issues| panic!("{issues}"));
        let needed = Needed::of(country);
        for months in [4, scenario.window.n_months() as u8] {
            let mut scenario = scenario.clone();
            let from = scenario.window.month(aidreach::time::Period(0));
            scenario.window = aidreach::time::Window::new(from, months).expect("a window");
            for game in ["widest", "spread", "border", "ample"] {
                if game == "ample" {
                    scenario.resources.supply_share = num_rational::Ratio::from_integer(20);
                }
                for k in (4..=most).step_by(4) {
                    let chosen = players(country, &needed, game, k);
                    if chosen.len() == k {
                        measure(
                            (country, &scenario, &needed),
                            &chosen,
                            &format!("{level:9} {months} months {game}"),
                        );
                    }
                }
            }
        }
    }
}

fn id(file: &str) -> Option<String> {
    Some(file.strip_prefix("scenarios/")?.strip_suffix(".toml")?.to_owned())
}

fn players(country: &Country, needed: &Needed, game: &str, k: usize) -> Vec<PermissionIx> {
    let held = |p: &PermissionIx| needed.links_of(*p).len() + needed.areas_of(*p).len();
    let all = (0..country.permissions.len() as u16).map(PermissionIx);
    let mut all: Vec<PermissionIx> = all.filter(|p| held(p) > 0).collect();
    match game {
        "widest" => all.sort_by_key(|p| (usize::MAX - held(p), *p)),
        "spread" => {
            let step = (all.len() / k).max(1);
            all = all.into_iter().step_by(step).collect();
        }
        "ample" => {
            all.retain(|p| country.permissions[p.index()].kind == PermissionKind::Distribution)
        }
        _ => all.retain(|p| {
            let kind = country.permissions[p.index()].kind;
            matches!(kind, PermissionKind::Entry | PermissionKind::Transit)
        }),
    }
    all.truncate(k);
    all
}

fn measure(of: (&Country, &Scenario, &Needed), chosen: &[PermissionIx], title: &str) {
    let (country, scenario, needed) = of;
    let players = Players::permissions(chosen);
    let start = Instant::now();
    let game = Game::new(country, scenario, needed, &players).unwrap_or_else(|e| panic!("{e}"));
    let laid_out = start.elapsed().as_secs_f64() * 1e3;
    let arcs: usize = game.layers().iter().map(|l| l.gated.instance().arcs.len()).sum();
    print!("{title:27} {arcs:6} arcs k {:2} laid out {laid_out:6.1} ms", chosen.len());
    for threads in [1, 2] {
        let start = Instant::now();
        let options = Options { threads, ..Options::default() };
        let values = game.values(None, &options).unwrap_or_else(|e| panic!("{e}"));
        let ms = start.elapsed().as_secs_f64() * 1e3;
        let each = ms * 1e3 / values.certified as f64;
        print!(" | {threads} threads {ms:8.1} ms {each:7.2} us each");
        if threads == 2 {
            let top = values.people((1 << chosen.len()) - 1).to_integer();
            let (null, proofs) = (values.null.len(), values.proofs);
            print!(
                " | {null} null {proofs} proofs {:?} {} .. {top}",
                values.method,
                values.people(0).to_integer()
            );
        }
    }
    println!();
}
