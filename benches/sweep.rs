//! How long all combinations of k permissions take.
//!
//! `sweep [PACK [SCENARIO [MOST]]]` (default afghanistan, baseline, 16): by provinces and
//! districts, for four months and for the whole window, four games a size: the permissions that
//! hold most links and areas, one of every few in the pack's order, those of the borders, and,
//! with twenty times the food, those to hand it out, so that every combination has a value of its
//! own. Best of three: milliseconds in all, microseconds a combination, and proofs checked.
//! `sweep questions PACK SCENARIO`: one random set of all permissions after another.

use aidreach::country::{Country, PackFiles, PermissionIx, PermissionKind, embedded};
use aidreach::plan::sweep::{Game, NoValues, Options, Players};
use aidreach::scenario::{Needed, Scenario};
use aidreach::time::{Period, Window};
use num_rational::Ratio;
use std::error::Error;
use std::time::Instant;

type Setting<'a> = (&'a Country, &'a Scenario, &'a Needed);

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["questions", pack, scenario] => over(pack, scenario, &questions),
        rest => {
            let pack = rest.first().unwrap_or(&"afghanistan");
            let most = rest.get(2).unwrap_or(&"16").parse()?;
            let sizes = |setting: Setting, title: &str| sizes(setting, title, most);
            over(pack, rest.get(1).unwrap_or(&"baseline"), &sizes)
        }
    }
}

/// Goes through the levels and windows of a scenario.
fn over(
    pack: &str,
    scenario: &str,
    measure: &dyn Fn(Setting, &str) -> Result<(), NoValues>,
) -> Result<(), Box<dyn Error>> {
    let files = embedded(pack).ok_or("no such pack")?;
    let (provinces, _) = Country::load(&files)?;
    let read = |id: &str| {
        let bytes = files.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    for (level, country) in [("province", &provinces), ("district", &provinces.by_district())] {
        let (scenario, _) = Scenario::read(country, scenario, &read, &[])?;
        let needed = Needed::of(country);
        for months in [4, scenario.window.n_months() as u8] {
            let mut scenario = scenario.clone();
            let from = scenario.window.month(Period(0));
            scenario.window = Window::new(from, months).ok_or("no such window")?;
            measure((country, &scenario, &needed), &format!("{level} {months:2} months"))?;
        }
    }
    Ok(())
}

fn sizes((country, scenario, needed): Setting, title: &str, most: usize) -> Result<(), NoValues> {
    let mut ample = scenario.clone();
    ample.resources.supply_share = Ratio::from_integer(20);
    for kind in ["widest", "spread", "border", "ample"] {
        let scenario = if kind == "ample" { &ample } else { scenario };
        for k in (4..=most).step_by(4) {
            let chosen = players(country, needed, kind, k);
            if chosen.len() == k {
                sweep((country, scenario, needed), &chosen, &format!("{title} {kind}"))?;
            }
        }
    }
    Ok(())
}

fn players(country: &Country, needed: &Needed, kind: &str, k: usize) -> Vec<PermissionIx> {
    let held = |p: &PermissionIx| needed.links_of(*p).len() + needed.areas_of(*p).len();
    let kind_of = |p: &PermissionIx| country.permissions[p.index()].kind;
    let all = (0..country.permissions.len() as u16).map(PermissionIx);
    let mut all: Vec<PermissionIx> = all.filter(|p| held(p) > 0).collect();
    match kind {
        "widest" => all.sort_by_key(|p| (usize::MAX - held(p), *p)),
        "spread" => all = all.iter().copied().step_by((all.len() / k).max(1)).collect(),
        "ample" => all.retain(|p| kind_of(p) == PermissionKind::Distribution),
        _ => all.retain(|p| matches!(kind_of(p), PermissionKind::Entry | PermissionKind::Transit)),
    }
    all.truncate(k);
    all
}

fn sweep(
    (country, scenario, needed): Setting,
    chosen: &[PermissionIx],
    title: &str,
) -> Result<(), NoValues> {
    let players = Players::permissions(chosen);
    let start = Instant::now();
    let game = Game::new(country, scenario, needed, &players)?;
    let laid_out = start.elapsed().as_secs_f64() * 1e3;
    print!("{title:27} k {:2}, laid out in {laid_out:5.1} ms", chosen.len());
    let mut proofs = 0;
    for threads in [1, 2] {
        let mut best = f64::INFINITY;
        for _ in 0..3 {
            let start = Instant::now();
            let values = game.values(None, &Options { threads, ..Options::default() })?;
            best = best.min(start.elapsed().as_secs_f64() * 1e3);
            proofs = values.proofs;
        }
        let each = best * 1e3 / f64::from(1u32 << chosen.len());
        print!("; {threads} thread(s) {best:7.1} ms, {each:6.2} us each");
    }
    println!("; {proofs} proofs, {:?}", game.method());
    Ok(())
}

fn questions((country, scenario, needed): Setting, title: &str) -> Result<(), NoValues> {
    let all: Vec<PermissionIx> = (0..country.permissions.len() as u16).map(PermissionIx).collect();
    let players = Players::permissions(&all);
    let game = Game::new(country, scenario, needed, &players)?;
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
    println!("{title}: {asked} questions in orders of {} players, {each:.1} us each", all.len());
    Ok(())
}
