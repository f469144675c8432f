//! Ranges: figures drawn between their low and high, each draw proven and, asked cold, the same.

use crate::put::with;
use crate::shipped::shipped;
use aidreach::analysis::effect::Grounds;
use aidreach::analysis::players::choose;
use aidreach::analysis::ranges::{
    Draws, Moved, QUIET, Range, Splits, Together, lost, lost_if_refused, movers, reach, served,
};
use aidreach::analysis::setting::{By, Setting};
use aidreach::analysis::worth::worth;
use aidreach::country::{Country, embedded_names};
use aidreach::evidence::Level;
use aidreach::network::{Figures, Network};
use aidreach::plan::sweep::{Options, Players};
use aidreach::plan::what_if::WhatIf;
use aidreach::plan::{Exact, Settings, held_back, plan, to_the_millionth};
use aidreach::scenario::{Base, Needed, Objective, Scenario};
use aidreach::units::{Grams, Share};
use num_rational::BigRational;

const FEW: Draws = Draws { seed: 7, number: 20, together: Together::HALF };

fn most(country: &Country, scenario: &Scenario) -> Exact {
    let scenario = Scenario { objective: Objective::MostPeople, ..scenario.over_cells() };
    let plan = plan(country, &scenario, &Needed::of(country), Settings::default());
    let plan = plan.expect("a plan");
    plan.checked.by_phase.map(|people| Exact::new(people.num, people.den)).iter().sum()
}

/// A country in which nothing is doubted.
fn sure(country: &Country) -> Country {
    let mut country = country.clone();
    for link in country.links.iter_mut().filter_map(|link| link.capacity.as_mut()) {
        (link.per_month.low, link.per_month.high) = (link.per_month.best, link.per_month.best);
    }
    for supply in &mut country.supplies {
        (supply.amount.low, supply.amount.high) = (supply.amount.best, supply.amount.best);
    }
    for room in country.stores.iter_mut().filter_map(|store| store.room.as_mut()) {
        (room.low, room.high) = (room.best, room.best);
    }
    for caseload in &mut country.caseloads {
        (caseload.people.low, caseload.people.high) = (caseload.people.best, caseload.people.best);
    }
    country
}

#[test]
fn where_nothing_is_doubted_every_draw_is_the_plan() {
    for pack in embedded_names() {
        let (country, mut scenario) = shipped(pack, "baseline");
        scenario.base = Base::AllGranted;
        scenario.decisions.clear();
        let mut country = sure(&country);
        country.supplies.retain(|supply| supply.split == scenario.supply_split);
        let found = reach(&country, &scenario, &Needed::of(&country), (FEW, Splits::All), QUIET);
        let found = found.expect("a range");
        assert_eq!(found.planned, most(&country, &scenario), "{pack}");
        assert!(found.drawn.iter().all(|drawn| *drawn == found.planned), "{pack}");
        let range = found.range();
        assert_eq!([range.low, range.middle, range.high], [found.planned; 3], "{pack}");
    }
}

#[test]
fn what_is_reached_with_other_figures_is_what_a_plan_from_scratch_reaches() {
    for (pack, name) in
        [("example", "baseline"), ("example", "short-of-money"), ("afghanistan", "baseline")]
    {
        let (country, scenario) = shipped(pack, name);
        let needed = Needed::of(&country);
        let scenario = scenario.over_cells();
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let what_if = WhatIf::new(&network).expect("a network laid out");
        let mut figures = Figures::best(&country);
        // Every figure changed, each otherwise; nothing is taken away wholly, for then arcs are left out.
        let turn = |n: usize, grams: i64| grams / 100 * [140, 60, 15, 100, 85][n % 5] + 1;
        for (n, grams) in figures.links.iter_mut().enumerate() {
            *grams = grams.map(|grams| Grams(turn(n, grams.0)));
        }
        for (n, grams) in figures.supplies.iter_mut().enumerate() {
            grams.0 = turn(n + 1, grams.0);
        }
        for (n, room) in figures.stores.iter_mut().enumerate() {
            *room = room.map(|room| Grams(turn(n + 2, room.0)));
        }
        for (n, people) in figures.caseloads.iter_mut().enumerate() {
            people.0 = turn(n, people.0 as i64) as u64;
        }
        let cold = most(&with(&country, &figures), &scenario);
        let warm = what_if.reach(&figures).expect("a value");
        // Money ends between two plans, told to the millionth.
        let apart = if warm > cold { warm - cold } else { cold - warm };
        assert!(apart < Exact::new(1, 100_000), "{pack} {name}: {warm} {cold}");
    }
}

#[test]
fn links_at_their_low_and_high_reach_what_plans_tell_of_them() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let scenario = Scenario { objective: Objective::MostPeople, ..scenario };
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let made = plan(&country, &scenario, &needed, Settings::default()).expect("a plan");
    let told = held_back(&network, &made).expect("what holds it back");
    let told = told.at_capacities.expect("low and high").map(|at| at.reached);
    let what_if = WhatIf::new(&network).expect("a network laid out");
    let at = |level: Level| {
        let mut figures = Figures::best(&country);
        for (link, grams) in country.links.iter().zip(&mut figures.links) {
            *grams = link.capacity.as_ref().map(|capacity| *capacity.per_month.at(level));
        }
        what_if.reach(&figures).expect("a value")
    };
    assert_eq!([at(Level::Low), at(Level::High)], told);
}

#[test]
fn two_scenarios_see_the_same_draws_and_more_access_reaches_no_less_in_any() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let needed = Needed::of(&country);
    let of = |scenario: &Scenario| {
        reach(&country, scenario, &needed, (FEW, Splits::All), QUIET).expect("a range").drawn
    };
    let (own, again) = (of(&scenario), of(&scenario));
    assert_eq!(own, again);
    let (_, full) = shipped("afghanistan", "full-access");
    let full = Scenario { supply_split: scenario.supply_split.clone(), ..full };
    let full = of(&Scenario { caseload: scenario.caseload.clone(), ..full });
    assert!(own.iter().zip(&full).all(|(own, full)| own <= full));
    assert!(own.iter().zip(&full).any(|(own, full)| own < full));
}

#[test]
fn ranges_are_wider_the_more_figures_of_a_source_go_together() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let needed = Needed::of(&country);
    let width = |together: Together| {
        let draws = Draws { together, number: 60, ..Draws::default() };
        let found =
            reach(&country, &scenario, &needed, (draws, Splits::Own), QUIET).expect("a range");
        let Range { low, middle, high } = found.range();
        assert!(low <= middle && middle <= high);
        high - low
    };
    let [none, half, all] = [Together::NONE, Together::HALF, Together::ALL].map(width);
    assert!(none < half && half < all, "{none} {half} {all}");
}

#[test]
fn figures_that_move_most_do_so_alone_in_plans_from_scratch() {
    let (country, scenario) = shipped("example", "baseline");
    let needed = Needed::of(&country);
    let found = movers(&country, &scenario, &needed).expect("movers");
    assert!(!found.is_empty() && found.is_sorted_by(|a, b| a.by() >= b.by()));
    for n in 0..country.links.len() {
        let ends = [Level::Low, Level::High].map(|level| {
            let mut changed = country.clone();
            if let Some(capacity) = changed.links[n].capacity.as_mut() {
                capacity.per_month.best = *capacity.per_month.at(level);
            }
            most(&changed, &scenario)
        });
        let told = found
            .iter()
            .find(|mover| matches!(mover.figures, Moved::Link(link) if link.index() == n));
        match told {
            Some(mover) => assert_eq!([mover.low, mover.high], ends, "link {n}"),
            None => assert_eq!(ends[0], ends[1], "link {n} moves what is reached"),
        }
    }
}

#[test]
fn what_is_lost_where_nothing_is_doubted_is_what_the_change_costs() {
    for (pack, before, after) in [
        ("example", "baseline", "east-closed"),
        ("afghanistan", "baseline", "pakistan-closed"),
        ("afghanistan", "funds-frozen", "north-only"),
    ] {
        let ((country, before), (_, after)) = (shipped(pack, before), shipped(pack, after));
        let mut country = sure(&country);
        let after = Scenario { supply_split: before.supply_split.clone(), ..after };
        country.supplies.retain(|supply| supply.split == before.supply_split);
        let needed = Needed::of(&country);
        let draws = Draws { number: 2, ..FEW };
        // What nobody knows counts as the scenarios' stance has it, not as it is drawn.
        country
            .permissions
            .iter_mut()
            .for_each(|permission| permission.p_granted.best = Share::NONE);
        let found = lost(&country, (&before, &[&after]), &needed, draws, QUIET);
        let found = found.expect("losses").expect("no target");
        let grounds =
            Grounds::plan(&country, &before, &needed, Settings::default()).expect("plans");
        let (_, change) = grounds.change(&after, &needed).expect("a change");
        let sums = change.effect.cells.total();
        let round = |people: &Exact| people.round();
        assert_eq!(
            found.lost[0].iter().map(round).collect::<Vec<_>>(),
            vec![sums.lost(); 2],
            "{pack}"
        );
        assert_eq!(
            found.served.iter().map(round).collect::<Vec<_>>(),
            vec![sums.before; 2],
            "{pack}"
        );
    }
}

#[test]
fn more_refused_loses_no_less_in_any_draw() {
    let (country, before) = shipped("example", "baseline");
    let needed = Needed::of(&country);
    let (_, shut) = shipped("example", "all-denied");
    let (_, one) = shipped("example", "east-closed");
    let found = lost(&country, (&before, &[&before, &one, &shut]), &needed, FEW, QUIET);
    let found = found.expect("losses").expect("no target");
    let (same, one, all) = (&found.lost[0], &found.lost[1], &found.lost[2]);
    for n in 0..FEW.number as usize {
        assert_eq!(same[n], Exact::default(), "the scenario itself loses in draw {n}");
        assert!(one[n] <= all[n] && all[n] <= found.served[n], "draw {n}");
    }
    assert!(one.iter().any(|lost| *lost > Exact::default()));
}

#[test]
fn what_hangs_on_each_alone_where_nothing_is_doubted_is_what_is_lost_without_it() {
    let (country, scenario) = shipped("example", "baseline");
    let mut country = sure(&country);
    country.supplies.retain(|supply| supply.split == scenario.supply_split);
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed);
    let chosen = choose(setting, By::Permission, &[]).expect("players");
    let players: Vec<_> = chosen.players.iter().map(|p| p.permissions.clone()).collect();
    let draws = Draws { number: 2, ..FEW };
    let found = lost_if_refused(setting, &Players::groups(players), draws, QUIET);
    let found = found.expect("losses").expect("no target");
    let worth = worth(setting, &chosen, &Options::default()).expect("worths");
    assert!(worth.valued.last.iter().any(|last| *last > BigRational::default()));
    for (n, last) in worth.valued.last.iter().enumerate() {
        let lost = found.lost[n][0];
        assert_eq!(found.lost[n], vec![lost; 2], "player {n}");
        let lost = BigRational::new((*lost.numer()).into(), (*lost.denom()).into());
        assert_eq!(lost, *last, "player {n}");
    }
}

#[test]
fn what_areas_get_where_nothing_is_doubted_is_what_the_plan_gives_them() {
    for (pack, name) in [("example", "baseline"), ("afghanistan", "funds-frozen")] {
        let (country, scenario) = shipped(pack, name);
        let mut country = sure(&country);
        country.supplies.retain(|supply| supply.split == scenario.supply_split);
        country
            .permissions
            .iter_mut()
            .for_each(|permission| permission.p_granted.best = Share::NONE);
        let needed = Needed::of(&country);
        let draws = Draws { number: 2, ..FEW };
        let found = served(&country, &scenario, &needed, draws, QUIET);
        let found = found.expect("ranges").expect("no target");
        let plan = plan(&country, &scenario, &needed, Settings::default()).expect("a plan");
        for area in &plan.areas {
            let told = found.range(area.area).expect("a range");
            let right = to_the_millionth(area.served());
            assert_eq!([told.low, told.high], [right; 2], "{pack}");
        }
    }
}
