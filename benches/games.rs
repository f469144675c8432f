//! The games that are timed: which permissions play, on which level and for how many months.

use aidreach::country::{Country, PackFiles, PermissionIx, PermissionKind, embedded};
use aidreach::plan::sweep::{Game, NoValues, Options, Values};
use aidreach::scenario::{Needed, Scenario};
use aidreach::time::{Period, Window};
use num_rational::Ratio;
use std::error::Error;
use std::time::Instant;

/// The permissions that hold most links and areas, one of every few in the pack's order, those of
/// the borders, and, with twenty times the food, those to hand it out.
pub(crate) const KINDS: [&str; 4] = ["widest", "spread", "border", "ample"];

pub(crate) type Done = Result<(), Box<dyn Error>>;

/// A country on some level with a scenario for some months.
pub(crate) struct Setting<'a> {
    pub(crate) country: &'a Country,
    pub(crate) scenario: &'a Scenario,
    pub(crate) needed: &'a Needed,
    pub(crate) level: &'static str,
    pub(crate) months: u8,
}

/// Goes through the levels and windows of a scenario.
pub(crate) fn over(pack: &str, scenario: &str, measure: &dyn Fn(&Setting) -> Done) -> Done {
    let files = embedded(pack).ok_or("no such pack")?;
    let (provinces, _) = Country::load(&files)?;
    let read = |id: &str| {
        let bytes = files.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    for (level, country) in [("province", &provinces), ("district", &provinces.by_district())] {
        let (scenario, _) = Scenario::read(country, scenario, &read, &[])?;
        let needed = &Needed::of(country);
        for months in [4, scenario.window.n_months() as u8] {
            let mut scenario = scenario.clone();
            let from = scenario.window.month(Period(0));
            scenario.window = Window::new(from, months).ok_or("no such window")?;
            measure(&Setting { country, scenario: &scenario, needed, level, months })?;
        }
    }
    Ok(())
}

/// The scenario of a game: with twenty times the food for `ample`, so that nearly every
/// combination has a value of its own.
pub(crate) fn scenario_of(setting: &Setting, kind: &str) -> Scenario {
    let mut scenario = setting.scenario.clone();
    if kind == "ample" {
        scenario.resources.supply_share = Ratio::from_integer(20);
    }
    scenario
}

/// At most `k` permissions of a game.
pub(crate) fn players(setting: &Setting, kind: &str, k: usize) -> Vec<PermissionIx> {
    let (country, needed) = (setting.country, setting.needed);
    let held = |p: &PermissionIx| needed.links_of(*p).len() + needed.areas_of(*p).len();
    let kind_of = |p: &PermissionIx| country.permissions[p.index()].kind;
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
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

/// All values of a game, and the median milliseconds of so many runs.
pub(crate) fn timed(game: &Game, threads: usize, runs: usize) -> Result<(Values, f64), NoValues> {
    let options = Options { threads, ..Options::default() };
    let mut times = Vec::with_capacity(runs);
    let mut values = game.values(None, &options)?;
    for _ in 0..runs {
        let start = Instant::now();
        values = game.values(None, &options)?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok((values, times[runs / 2]))
}
