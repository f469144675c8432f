//! Values by phase, estimates, and checkpoints from one run to the next, held against plans made
//! one by one and against the whole table.

use aidreach::analysis::game::{Coalition, Exact};
use aidreach::analysis::phases::worth_by_phase;
use aidreach::analysis::players::{Chosen, choose, everyone};
use aidreach::analysis::setting::{By, NoAnswer, Player, Setting};
use aidreach::analysis::valued::{Orders, table_from, valued};
use aidreach::analysis::worth::worth;
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::plan::sweep::{Checkpoint, Counted, Measure, NoValues, Options};
use aidreach::plan::{Settings, plan};
use aidreach::scenario::{Needed, Objective, Scenario, Switch};
use num_traits::{ToPrimitive, Zero};
use std::sync::atomic::{AtomicU32, Ordering};

fn made_up(scenario: &str) -> (Country, Scenario) {
    let files = embedded("example").expect("a pack of the program");
    let country = Country::load(&files).expect("a sound pack").0;
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let scenario = Scenario::read(&country, scenario, &read, &[]).expect("a sound scenario").0;
    (country, scenario)
}

/// Person-months in phases 5, 4 and 3 by a whole plan with these players on and the others off.
fn planned(setting: Setting<'_>, players: &[Player], on: Coalition) -> [Exact; 3] {
    let mut scenario = setting.scenario.clone();
    scenario.objective = Objective::Severity;
    for (n, player) in players.iter().enumerate() {
        let switch = if on.contains(n) { Switch::On } else { Switch::Off };
        for permission in &player.permissions {
            scenario.switches.insert(*permission, switch);
        }
    }
    let plan = plan(setting.country, &scenario, setting.needed, Settings::default());
    let plan = plan.expect("a certified plan");
    [2, 1, 0].map(|phase| {
        let months = plan.areas.iter().flat_map(|area| &area.months);
        let served = months.map(|month| month.served[phase]);
        served.map(|s| Exact::new((*s.numer()).into(), (*s.denom()).into())).sum()
    })
}

fn some(setting: Setting<'_>, n: usize) -> Chosen {
    let all = choose(setting, By::Permission, &[]).expect("players");
    let named: Vec<_> = all.players.iter().take(n).flat_map(|p| p.permissions.clone()).collect();
    choose(setting, By::Permission, &named).expect("players")
}

#[test]
fn every_combination_is_worth_its_plan_by_phase() {
    for name in ["baseline", "east-closed", "full-access"] {
        let (country, scenario) = made_up(name);
        let needed = Needed::of(&country);
        let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
        let chosen = some(setting, 5);
        let players = chosen.players();
        let games = [5, 4, 3].map(|phase| {
            let counted = (&players, Counted::Phase(phase));
            table_from(setting, counted, &Options::default(), None).expect("values").0
        });
        for on in 0..1u128 << players.each().len() {
            let on = Coalition::from_bits(on);
            let valued = games.each_ref().map(|game| game.value(on));
            assert_eq!(valued, planned(setting, &chosen.players, on), "{name} {on}");
        }
        let found =
            worth_by_phase(setting, &chosen, None, &Options::default(), None).expect("worths");
        for phase in 0..3 {
            for game in [&found.games[phase], &found.of_counterparts[phase]] {
                let told = game.shapley.iter().sum::<Exact>();
                assert_eq!(told, game.gain(), "{name} {phase}");
            }
        }
    }
}

#[test]
fn money_has_no_values_by_phase() {
    let (country, scenario) = made_up("short-of-money");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let refused = worth_by_phase(setting, &some(setting, 3), None, &Options::default(), None);
    assert!(matches!(refused, Err(NoAnswer::Values(NoValues::NotByPhase))));
}

#[test]
fn estimates_hold_what_all_combinations_say() {
    let (country, scenario) = made_up("baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let chosen = everyone(setting, By::Permission, &[]).expect("players");
    let options = Options::default();
    for measure in Measure::ALL {
        let setting = setting.measured(measure);
        let exact = worth(setting, &chosen, &options).expect("values").valued;
        for seed in 1..=5 {
            let orders = Some(Orders { draws: 400, seed });
            let estimate = || valued(setting, &chosen.players, orders, &options, None);
            let found = estimate().expect("estimates");
            assert_eq!((&found.none, &found.all), (&exact.none, &exact.all));
            let told: Exact = found.shapley.iter().sum();
            assert_eq!(told, exact.gain(), "estimates add up exactly");
            for (player, spread) in found.spreads.iter().enumerate() {
                let off = (&found.shapley[player] - &exact.shapley[player]).to_f64();
                let off = off.expect("a figure").abs();
                let bound = spread.bound.expect("access never harms");
                assert!(off <= bound, "{measure:?} seed {seed}, player {player}");
                let within = spread.within;
                assert!(off <= 3.0 * within + 1e-6, "{measure:?} seed {seed}, player {player}");
            }
            // What hangs on one alone is exact, however few orders are drawn.
            assert_eq!((&found.alone, &found.last), (&exact.alone, &exact.last));
            let again = estimate().expect("estimates");
            assert_eq!((again.shapley, again.spreads), (found.shapley, found.spreads));
        }
    }
    let wide = |draws| {
        let orders = Some(Orders { draws, seed: 1 });
        let found = valued(setting, &chosen.players, orders, &options, None).expect("estimates");
        found.spreads.iter().map(|spread| spread.within).sum::<f64>()
    };
    assert!(wide(1600) < wide(25), "more draws tell more");
}

#[test]
fn a_stopped_sweep_is_kept_and_goes_on() {
    let (country, scenario) = made_up("short-of-money");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed).measured(Measure::Reach);
    let chosen = some(setting, 6);
    let whole = worth(setting, &chosen, &Options::default()).expect("values");
    let players = chosen.players();
    let mut checkpoint = Checkpoint::default();
    let mut stops = 0;
    let found = loop {
        // Each turn may go a little further.
        let patience = AtomicU32::new(3);
        let stop = || patience.fetch_sub(1, Ordering::Relaxed) == 0;
        let options = Options { stop: &stop, threads: 1, ..Options::default() };
        let counted = (&players, Counted::People);
        match table_from(setting, counted, &options, Some(&mut checkpoint)) {
            Err(NoAnswer::Values(NoValues::Stopped(_))) => stops += 1,
            ended => break ended.expect("values"),
        }
        assert!(stops < 1_000, "every turn gets further");
    };
    assert!(stops > 0, "it was stopped at least once");
    assert!(found.1.remembered > 0);
    for player in 0..players.each().len() {
        let alone = found.0.value(Coalition::from_bits(1 << player)) - found.0.none();
        assert_eq!(alone, whole.valued.alone[player]);
    }
    assert_eq!(
        (found.0.none(), found.0.all()),
        (whole.valued.none.clone(), whole.valued.all.clone())
    );
    assert!(!whole.valued.gain().is_zero());
    let mut other = scenario.clone();
    other.resources.supply_share /= num_rational::Ratio::from_integer(2);
    let other = Setting { scenario: &other, ..setting };
    let mut checkpoint = Checkpoint::from_plans(checkpoint.plans());
    let refused =
        table_from(other, (&players, Counted::People), &Options::default(), Some(&mut checkpoint));
    assert!(matches!(refused, Err(NoAnswer::Values(NoValues::OtherGame))));
}
