//! How long all combinations of k permissions take.
//!
//! `sweep [PACK [SCENARIO [MOST]]]` (default afghanistan, baseline, 16): by provinces and
//! districts, for four months and for the whole window, the games of `games.rs`. Median of three:
//! milliseconds in all, microseconds a combination, and proofs checked.
//! `sweep questions PACK SCENARIO`: one random set of all permissions after another.

mod games;

use aidreach::country::PermissionIx;
use aidreach::plan::sweep::{Game, Measure, Players};
use games::{Done, KINDS, Setting, over, players, scenario_of, timed};
use std::time::Instant;

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["questions", pack, scenario] => over(pack, scenario, &questions),
        rest => {
            let pack = rest.first().unwrap_or(&"afghanistan");
            let most = rest.get(2).unwrap_or(&"16").parse()?;
            over(pack, rest.get(1).unwrap_or(&"baseline"), &|setting| sizes(setting, most))
        }
    }
}

fn sizes(setting: &Setting, most: usize) -> Done {
    for kind in KINDS {
        for k in (4..=most).step_by(4) {
            let chosen = players(setting, kind, k);
            if chosen.len() == k {
                sweep(setting, kind, &chosen)?;
            }
        }
    }
    Ok(())
}

fn sweep(setting: &Setting, kind: &str, chosen: &[PermissionIx]) -> Done {
    let (players, scenario) = (Players::permissions(chosen), scenario_of(setting, kind));
    let start = Instant::now();
    let game = Game::new(Measure::Kept, setting.country, &scenario, setting.needed, &players)?;
    let laid_out = start.elapsed().as_secs_f64() * 1e3;
    let title = format!("{} {:2} months {kind}", setting.level, setting.months);
    print!("{title:27} k {:2}, laid out in {laid_out:5.1} ms", chosen.len());
    let mut proofs = 0;
    for threads in [1, 2] {
        let (values, median) = timed(&game, threads, 3)?;
        let each = median * 1e3 / f64::from(1u32 << chosen.len());
        print!("; {threads} thread(s) {median:7.1} ms, {each:6.2} us each");
        proofs = values.proofs;
    }
    println!("; {proofs} proofs, {:?}", game.method());
    Ok(())
}

fn questions(setting: &Setting) -> Done {
    let all = (0..setting.country.permissions.len() as u32).map(PermissionIx);
    let all: Vec<PermissionIx> = all.collect();
    let players = Players::permissions(&all);
    let game =
        Game::new(Measure::Kept, setting.country, setting.scenario, setting.needed, &players)?;
    let mut questions = game.questions()?;
    // Orders in which one permission after another is granted, as for sampled Shapley values.
    let (mut seed, mut asked) = (1u64, 0u32);
    let start = Instant::now();
    for _ in 0..20 {
        let mut on = 0u128;
        let mut order: Vec<usize> = (0..all.len()).collect();
        for place in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(place, (seed >> 33) as usize % (place + 1));
        }
        for player in order {
            on |= 1 << player;
            questions.people(on)?;
            asked += 1;
        }
    }
    let each = start.elapsed().as_secs_f64() * 1e6 / f64::from(asked);
    let title = format!("{} {:2} months", setting.level, setting.months);
    println!("{title}: {asked} questions in orders of {} players, {each:.1} us each", all.len());
    Ok(())
}
