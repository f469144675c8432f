//! What a change costs: lost, moved and net, against hand-worked figures and laws.

use crate::shipped::shipped_whole;
use aidreach::analysis::effect::{Before, CellEffect, Cells, Effect, Grounds, Sums, effect};
use aidreach::country::{Country, embedded_names};
use aidreach::plan::sweep::{Game, Measure, Options, Players};
use aidreach::plan::{Exact, NoPlan, Settings, left_out};
use aidreach::scenario::{Needed, Scenario, Switch};
use aidreach::time::{Period, Window};

/// Reads a scenario of a pack by its id.
type Read = Box<dyn Fn(&str) -> Scenario>;

fn load(name: &str) -> (Country, Read, Vec<String>) {
    let (country, scenarios) = shipped_whole(name);
    let ids = scenarios.iter().map(|scenario| scenario.id.clone()).collect();
    let read = move |id: &str| {
        scenarios.iter().find(|scenario| scenario.id == id).expect("a scenario").clone()
    };
    (country, Box::new(read), ids)
}

fn found(country: &Country, before: &Scenario, after: &Scenario) -> Effect {
    let needed = Needed::of(country);
    let settings = Settings::default();
    let before = Before::plan(country, before, &needed, settings).expect("a plan");
    effect(&before, country, after, &needed, settings).expect("a plan").1
}

/// What must hold of any effect.
fn holds(name: &str, effect: &Effect) {
    let zero = Exact::from_integer(0);
    for cell in effect.cells.iter() {
        for phase in 0..3 {
            assert!(cell.kept[phase] >= zero && cell.kept[phase] <= cell.before[phase], "{name}");
            if effect.contains_kept {
                assert!(cell.after[phase] >= cell.kept[phase], "{name}: {cell:?}");
            }
        }
    }
    let total = effect.cells.total();
    assert_eq!(total.net(), total.moved() - total.lost(), "{name}");
    let add = |sums: &mut dyn Iterator<Item = Sums>| -> [Exact; 2] {
        sums.fold([zero; 2], |[lost, moved], s| [lost + s.lost(), moved + s.moved()])
    };
    let whole = [total.lost(), total.moved()];
    assert_eq!(add(&mut effect.cells.by_area().into_values()), whole, "{name}");
    assert_eq!(add(&mut effect.cells.by_month().into_values()), whole, "{name}");
    assert_eq!(add(&mut effect.cells.by_phase().into_iter()), whole, "{name}");
    holds_in_whole_people(name, &effect.cells);
}

/// What must hold once cells are in whole people: totals are those of the plans, and rounding alone takes
/// nobody and moves nobody.
fn holds_in_whole_people(name: &str, exact: &Cells) {
    let whole = exact.in_whole_people();
    for (exact, whole) in exact.iter().zip(whole.iter()) {
        for phase in 0..3 {
            let (is, told) = (exact.phase(phase), whole.phase(phase));
            let figures = [(is.before, told.before), (is.kept, told.kept), (is.after, told.after)];
            for (is, told) in figures {
                let apart = if told > is { told - is } else { is - told };
                assert!(told.is_integer() && apart < Exact::from_integer(3), "{name}: {is} {told}");
            }
            let need = Exact::from_integer(i128::from(whole.need[phase]));
            assert!(told.kept <= told.before && told.before <= need, "{name}: {told:?}");
            assert!(told.kept >= Exact::default() && told.after >= Exact::default(), "{name}");
            assert!(is.lost() != Exact::default() || told.lost() == Exact::default(), "{name}");
            assert!(is.moved() != Exact::default() || told.moved() == Exact::default(), "{name}");
            assert!(is.kept != Exact::default() || told.kept == Exact::default(), "{name}");
        }
    }
    let (is, told) = (exact.total(), whole.total());
    assert_eq!(told.before, is.before.round(), "{name}");
    assert_eq!(told.after, is.after.round(), "{name}");
    let apart = told.lost() - is.lost();
    assert!(apart < Exact::from_integer(2) && apart > Exact::from_integer(-2), "{name}: {apart}");
}

#[test]
fn nothing_is_lost_where_nothing_changes() {
    for name in embedded_names() {
        let (country, read, _) = load(name);
        let baseline = read("baseline");
        let effect = found(&country, &baseline, &baseline);
        holds(name, &effect);
        assert_eq!(effect.cells.total().lost(), Exact::from_integer(0), "{name}");
        assert!(effect.contains_kept, "{name}");
    }
}

#[test]
fn what_shipped_scenarios_lose_adds_up() {
    for name in embedded_names() {
        let (country, read, ids) = load(name);
        let baseline = read("baseline");
        for id in &ids {
            holds(id, &found(&country, &baseline, &read(id)));
        }
    }
}

/// The area where most people are in need, and every permission that handing out there takes.
fn without_largest_area(country: &Country, scenario: &Scenario) -> Scenario {
    let needed = Needed::of(country);
    let area = (0..country.areas.len() as u32)
        .map(aidreach::country::AreaIx)
        .filter(|area| !needed.needed_by_area(*area).is_empty())
        .max_by_key(|area| {
            let own = country.needs.iter().filter(|need| need.area == *area);
            own.map(|need| need.phases.iter().map(|p| p.0).sum::<u64>()).sum::<u64>()
        })
        .expect("an area where handing out takes a permission");
    let handing_out = needed.needed_by_area(area);
    handing_out.iter().fold(scenario.clone(), |s, p| s.with_permission(*p, Switch::Off))
}

#[test]
fn denying_hand_outs_loses_all_that_the_area_had() {
    for name in embedded_names() {
        let (country, read, _) = load(name);
        let baseline = read("baseline");
        let effect = found(&country, &baseline, &without_largest_area(&country, &baseline));
        holds(name, &effect);
        let total = effect.cells.total();
        assert!(
            total.lost() > Exact::from_integer(0),
            "{name}: a denial that costs nobody anything"
        );
        let denied =
            effect.cells.by_area().into_values().find(|s| s.after == Exact::from_integer(0));
        assert!(denied.is_some_and(|area| area.lost() == area.before), "{name}");
        assert!(effect.left_out[1].person_months() > effect.left_out[0].person_months(), "{name}");
    }
}

#[test]
fn who_is_in_need_no_more_is_told_apart_from_who_loses() {
    let (country, read, _) = load("example");
    let text = "name = \"n\"\nwhy = \"w\"\nextends = \"baseline\"\n\
         [[adjust]]\nfigure = \"need\"\ntimes = 0.25\nnote = \"n\"\n";
    let base = std::fs::read_to_string("data/example/scenarios/baseline.toml").expect("a scenario");
    let files = |id: &str| match id {
        "asked" => Some(text.to_owned()),
        "baseline" => Some(base.clone()),
        _ => None,
    };
    let (fewer, _) = Scenario::read(&country, "asked", &files, &[]).expect("sound");
    let baseline = read("baseline");
    let effect = found(&country, &baseline, &fewer);
    let above = |cell: &CellEffect| -> Exact {
        let phases = (0..3).map(|n| cell.before[n] - Exact::from_integer(cell.need[n].into()));
        phases.filter(|over| *over > Exact::default()).sum()
    };
    let expected: Exact = effect.cells.iter().map(above).sum();
    assert!(expected > Exact::default(), "fewer are in need than were served");
    assert_eq!(effect.cells.in_need_no_more(), expected);
    assert!(
        effect.cells.total().lost() >= expected,
        "whoever is in need no more is served no more"
    );
    let denied = found(&country, &baseline, &read("all-denied"));
    assert_eq!(denied.cells.in_need_no_more(), Exact::default(), "denials change no need");
}

#[test]
fn cells_at_nothing_are_the_people_in_need_there() {
    let (country, read, _) = load("example");
    let denied = read("all-denied");
    let needed = Needed::of(&country);
    let before = Before::plan(&country, &denied, &needed, Settings::default()).expect("a plan");
    let all: u64 = before.areas.iter().map(|area| area.need()).sum();
    assert_eq!(left_out(&before.areas).person_months(), all);
}

#[test]
fn what_is_kept_never_falls_with_more_access_and_all_keep_everything() {
    for name in embedded_names() {
        let (country, read, _) = load(name);
        let baseline = read("baseline");
        let needed = Needed::of(&country);
        let every = (0..country.permissions.len() as u32).map(aidreach::country::PermissionIx);
        let some: Vec<_> = every.step_by(1 + country.permissions.len() / 6).take(5).collect();
        let players = Players::permissions(&some);
        let game =
            Game::new(Measure::Kept, &country, &baseline, &needed, &players).expect("a game");
        let values = game.values(None, &Options::default()).expect("values");
        let all = (1 << some.len()) - 1;
        let reference = game.reference().expect("a plan that is held to").person_months();
        let off = values.people(all) - reference;
        assert!(off >= Exact::from_integer(0) && off < Exact::new(1, 100), "{name}: {off}");
        for set in 0..=all {
            for player in 0..some.len() {
                assert!(values.people(set | 1 << player) >= values.people(set), "{name}");
            }
        }
        let reach = Game::new(Measure::Reach, &country, &baseline, &needed, &players);
        let ceiling = Game::new(Measure::Ceiling, &country, &baseline, &needed, &players);
        for more in [reach, ceiling] {
            let more = more.expect("a game").values(None, &Options::default()).expect("values");
            for set in 0..=all {
                assert!(more.people(set) >= values.people(set), "{name}: {set}");
            }
        }
    }
}

#[test]
fn scenarios_of_other_months_are_not_held_against_each_other() {
    let (country, read, _) = load("example");
    let baseline = read("baseline");
    let needed = Needed::of(&country);
    let mut later = baseline.clone();
    later.id = "later".to_owned();
    later.window = Window::new(baseline.window.month(Period(1)), 3).expect("three months");
    let grounds = Grounds::plan(&country, &baseline, &needed, Settings::default());
    let refused = grounds.expect("plans").change(&later, &needed).map(|(_, change)| change);
    assert!(matches!(refused, Err(NoPlan::OtherMonths(..))), "{refused:?}");
}

#[test]
fn what_is_lost_as_known_is_held_month_by_month() {
    for name in embedded_names() {
        let (country, read, ids) = load(name);
        let baseline = read("baseline");
        let needed = Needed::of(&country);
        let grounds = Grounds::plan(&country, &baseline, &needed, Settings::default());
        let grounds = grounds.expect("plans");
        for id in ids.iter().take(4).chain([&"baseline".to_owned()]) {
            let found = grounds.change_with_known(&read(id), &needed).expect("plans").1;
            let known = found.as_known.expect("no target is asked for");
            let zero = Exact::from_integer(0);
            assert!(known.lost >= zero && known.lost <= known.before, "{name} {id}: {known:?}");
            // Whoever is reached beside them does not make up for those who lose.
            assert!(known.lost >= known.before - known.after, "{name} {id}: {known:?}");
            if id == "baseline" {
                assert_eq!((known.lost, known.before), (zero, known.after), "{name}");
            }
            if id == "all-denied" {
                assert_eq!(known.lost, known.before, "{name}");
            }
        }
    }
}

/// A target can be out of reach where links carry the least, or once something is refused: what that
/// costs is told all the same.
#[test]
fn a_target_out_of_reach_is_told_of_as_most_people() {
    let (country, read, _) = load("example");
    let needed = Needed::of(&country);
    let target = |id: &str| {
        let share = aidreach::units::Share::of(19, 20).expect("a share");
        let mut scenario = read(id);
        scenario.objective = aidreach::scenario::Objective::CheapestFor(share);
        scenario
    };
    let grounds = Grounds::plan(&country, &target("full-access"), &needed, Settings::default());
    let (_, change) = grounds
        .expect("a reference plan at every capacity")
        .change(&target("all-denied"), &needed)
        .expect("a plan where nothing can be reached");
    assert_eq!(change.effect.cells.total().kept, Exact::from_integer(0));
}
