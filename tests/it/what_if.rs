//! What-ifs through the handle: whatever changes, planned from the tables anew it comes to the same.

use crate::put::with;
use crate::shipped::shipped;
use aidreach::allocation::{Aim, Ties};
use aidreach::country::{Country, LinkIx, PermissionIx, State};
use aidreach::network::{Figures, Network};
use aidreach::plan::kept::{Reference, kept};
use aidreach::plan::what_if::WhatIf;
use aidreach::plan::{AreaPlan, Exact, Settings, outline_for, outline_on, to_the_millionth};
use aidreach::scenario::{
    Adjusted, Adjustment, Adjustments, Carries, Comes, Conditions, Decision, Needed, Objective,
    Scenario, Switch,
};
use aidreach::time::{Period, Span};
use aidreach::units::{CentsPerMt, Factor, Grams, People, Share};
use std::collections::BTreeSet;

/// Numbers that look random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// From nothing to twice a figure, now and then nothing, and something where there was nothing.
    fn turned(&mut self, figure: i64) -> i64 {
        match self.below(8) {
            0 => 0,
            1 if figure == 0 => self.below(50_000) as i64,
            _ => figure / 1000 * self.below(2000) as i64,
        }
    }
}

/// Other figures for everything that may change.
fn other_figures(country: &Country, random: &mut Random) -> Figures {
    let mut figures = Figures::best(country);
    for grams in figures.links.iter_mut().chain(&mut figures.stores).flatten() {
        grams.0 = random.turned(grams.0);
    }
    for grams in &mut figures.supplies {
        grams.0 = random.turned(grams.0);
    }
    for people in figures.needs.iter_mut().flatten().chain(&mut figures.caseloads) {
        people.0 = random.turned(people.0 as i64) as u64;
    }
    for cents in figures.moving.iter_mut().chain(&mut figures.prices) {
        cents.0 = random.turned(cents.0);
    }
    figures.handing_out = CentsPerMt(random.turned(figures.handing_out.0));
    figures.storing = CentsPerMt(random.turned(figures.storing.0));
    figures
}

fn other_permissions(country: &Country, random: &mut Random) -> Vec<(PermissionIx, Switch)> {
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
    all.filter_map(|ix| match random.below(6) {
        0 => Some((ix, Switch::Off)),
        1 => Some((ix, Switch::On)),
        _ => None,
    })
    .collect()
}

fn person_months(areas: &[AreaPlan]) -> Exact {
    to_the_millionth(areas.iter().map(AreaPlan::served).sum())
}

/// Whom each area's months serve, to the millionth.
fn by_cell(areas: &[AreaPlan]) -> Vec<Exact> {
    let served = areas.iter().flat_map(|area| &area.months).flat_map(|month| month.served);
    served.map(to_the_millionth).collect()
}

/// Person-months served in phases 3, 4 and 5.
fn by_phase(areas: &[AreaPlan]) -> [Exact; 3] {
    let months = || areas.iter().flat_map(|area| &area.months);
    [0, 1, 2].map(|phase| months().map(|month| to_the_millionth(month.served[phase])).sum())
}

/// Asks so many what-ifs of a scenario, each also from the tables anew.
fn all_alike(pack: &str, country: &Country, scenario: &Scenario, number: usize) {
    let needed = Needed::of(country);
    let network = Network::new(country, scenario, &needed).expect("a network");
    let what_if = WhatIf::new(&network).expect("laid out");
    let ground = what_if.ground(&Figures::best(country)).expect("a value");
    let reference = Reference::of(&outline_on(&network).expect("a plan").areas);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for n in 0..number {
        let switches = other_permissions(country, &mut random);
        let budget_cents = match random.below(3) {
            0 => scenario.resources.budget_cents,
            1 => None,
            _ => Some(random.below(20_000_000_000) as i64),
        };
        let figures = match n % 2 {
            0 => Figures::best(country),
            _ => other_figures(country, &mut random),
        };
        let access = network.access.switching(switches.iter().copied());
        let asked = what_if.under(access.clone()).expect("laid out").within(budget_cents);

        let changed = with(country, &figures);
        let mut anew = scenario.clone();
        anew.switches.extend(switches);
        anew.resources.budget_cents = budget_cents;
        let cold = Network::new(&changed, &anew, &needed).expect("a network");
        let about = format!("{pack} {} what-if {n}", scenario.id);

        let most = outline_for(&cold, Aim::MostPeople, Settings { ties: Ties::Skip });
        let most = person_months(&most.expect("a plan").areas);
        let reach = to_the_millionth(asked.reach(&figures).expect("a value"));
        assert_eq!(reach, most, "{about}: reach");
        let gone_on = ground.reach_under(&asked, &figures).expect("a value");
        assert_eq!(to_the_millionth(gone_on), most, "{about}: reach from the ground");
        let other = what_if.within(budget_cents).under(access).expect("laid out");
        assert_eq!(
            other.reach(&figures).expect("a value"),
            asked.reach(&figures).expect("a value")
        );

        let plan = outline_on(&cold).expect("a plan");
        let serves = asked.serves(&figures).expect("a plan").expect("no target");
        match budget_cents {
            None => assert_eq!(by_cell(&serves), by_cell(&plan.areas), "{about}: plan"),
            // Of several mixes of two plans that are as good, which one is found is left to the search.
            Some(_) => {
                let same = |one: Exact, other: Exact| (one - other).round() == Exact::default();
                let (one, other) = (by_phase(&serves), by_phase(&plan.areas));
                let alike = match scenario.objective {
                    Objective::Severity => one.iter().zip(other).all(|(a, b)| same(*a, b)),
                    _ => same(one.iter().sum(), other.iter().sum()),
                };
                assert!(alike, "{about}: plan {one:?} {other:?}");
            }
        }

        let kept = kept(&cold, &reference, scenario.objective).expect("a plan");
        let kept = Reference::of(&kept.areas).person_months();
        let keeps = asked.keeps(&figures, &reference, scenario.objective).expect("a value");
        // Two plans that are mixed are told to the millionth of each cell.
        let apart = if keeps > kept { keeps - kept } else { kept - keeps };
        assert!(apart < Exact::new(1, 10_000), "{about}: kept {keeps} {kept}");
    }
}

#[test]
fn whatever_changes_comes_to_what_is_planned_anew() {
    for (pack, id, number) in [
        ("example", "baseline", 30),
        ("example", "east-closed", 30),
        ("afghanistan", "baseline", 6),
    ] {
        let (country, scenario) = shipped(pack, id);
        for objective in [Objective::Severity, Objective::MostPeople] {
            let scenario = Scenario { objective, ..scenario.over_cells() };
            all_alike(pack, &country, &scenario, number);
        }
    }
}

/// Adjustments of every kind, in some of the months.
fn adjusted(country: &Country, scenario: &Scenario) -> Scenario {
    let month = |n: u8| scenario.window.month(Period(n));
    let times = |by: f64| Factor::from_decimal(by).expect("a factor");
    let all_links = || (0..country.links.len() as u32).map(LinkIx);
    let (some, others) = (all_links().step_by(2), all_links().skip(1).step_by(3));
    let half = Share::of(1, 2).expect("a share");
    let place = country.supplies[0].place;
    let area = country.needs[0].area;
    let what = [
        (Adjusted::Capacity(some.collect(), Carries::Times(times(0.25))), 0, 1),
        (Adjusted::Capacity(others.collect(), Carries::PerMonth(Grams(40_000_000))), 1, 2),
        (Adjusted::Supply(None, Comes::Times(times(1.7))), 1, 3),
        (Adjusted::Supply(Some(place), Comes::Late(half, 1)), 0, 2),
        (Adjusted::Need(vec![area], times(1.3)), 0, 3),
        (Adjusted::Need(Vec::new(), times(0.9)), 2, 3),
    ];
    let adjustments = what.map(|(what, from, to)| Adjustment {
        what,
        months: (month(from), month(to)),
        rank: 0,
        written_in: scenario.id.clone(),
        sources: Vec::new(),
        note: String::new(),
    });
    Scenario { adjustments: Adjustments(adjustments.to_vec()), ..scenario.clone() }
}

#[test]
fn figures_that_a_scenario_adjusts_stay_adjusted_whatever_changes() {
    for (pack, id, number) in [("example", "baseline", 30), ("afghanistan", "baseline", 4)] {
        let (country, scenario) = shipped(pack, id);
        let scenario = adjusted(&country, &scenario.over_cells());
        all_alike(pack, &country, &scenario, number);
        let scenario = Scenario { objective: Objective::MostPeople, ..scenario };
        all_alike(pack, &country, &scenario, number);
    }
}

#[test]
fn quotas_and_diverted_food_that_come_and_go_are_laid_out_anew() {
    let (country, mut scenario) = shipped("example", "short-of-money");
    let quotas = scenario.decisions.iter().filter(|d| d.conditions.quota.is_some());
    assert!(quotas.count() > 0, "the scenario has a quota");
    all_alike("example", &country, &scenario.over_cells(), 30);
    // A tenth is diverted wherever handing out is granted, in a part of the window.
    let needed = Needed::of(&country);
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
    let first = scenario.decisions[0].clone();
    scenario.decisions.push(Decision {
        permissions: all.filter(|p| !needed.areas_of(*p).is_empty()).collect(),
        state: State::Granted,
        span: Span { from: first.span.from, to: scenario.window.month(Period(1)).last_day() },
        conditions: Conditions {
            diversion: Share::of(1, 10).expect("a share"),
            ..Conditions::NONE
        },
        rank: u8::MAX,
        ..first
    });
    all_alike("example", &country, &scenario.over_cells(), 30);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let months = network.served.iter().flat_map(|served| &served.months);
    let rations: BTreeSet<Grams> = months.map(|month| month.grams_per_person).collect();
    assert!(rations.len() > 1, "some take more food than others: {rations:?}");
    // Without a budget people who take more food than others are reached by several flows.
    scenario.resources.budget_cents = None;
    all_alike("example", &country, &scenario.over_cells(), 30);
}

#[test]
fn what_a_ground_within_a_budget_tells_hangs_on_money_and_prices() {
    let (country, scenario) = shipped("example", "baseline");
    let scenario = scenario.over_cells();
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let rich = WhatIf::new(&network).expect("laid out");
    let best = Figures::best(&country);
    let all = rich.reach(&best).expect("a value");
    let nobody = rich.within(Some(0));
    let ground = nobody.ground(&best).expect("a value");
    assert_eq!(ground.reach, Exact::default());
    assert_eq!(ground.reach_under(&rich, &best).expect("a value"), all);
    let some = rich.within(Some(20_000_000));
    let ground = some.ground(&best).expect("a value");
    assert!(Exact::default() < ground.reach && ground.reach < all);
    let mut dear = best.clone();
    dear.prices.iter_mut().for_each(|cents| cents.0 *= 2);
    let told = ground.reach_with(&dear, &[]).expect("a value");
    assert_eq!(told, some.reach(&dear).expect("a value"));
    assert!(told < ground.reach, "dearer food feeds fewer");
}

#[test]
fn people_and_food_where_there_were_none_are_laid_out() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let scenario = Scenario { objective: Objective::MostPeople, ..scenario.over_cells() };
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let what_if = WhatIf::new(&network).expect("laid out");
    let mut figures = Figures::best(&country);
    figures.supplies.iter_mut().for_each(|grams| grams.0 *= 20);
    let before = what_if.reach(&figures).expect("a value");
    let ground = what_if.ground(&figures).expect("a value");
    let row = country.needs.iter().position(|need| need.phases[2] == People(0));
    figures.needs[row.expect("a phase with nobody in it")][2] = People(50_000);
    let after = what_if.reach(&figures).expect("a value");
    assert!(after > before, "{after} {before}");
    assert_eq!(ground.reach_with(&figures, &[]).expect("a value"), after);
    let cold = with(&country, &figures);
    let cold = Network::new(&cold, &scenario, &needed).expect("a network");
    let most = outline_for(&cold, Aim::MostPeople, Settings { ties: Ties::Skip });
    assert_eq!(person_months(&most.expect("a plan").areas), to_the_millionth(after));
}

#[test]
fn a_network_changed_is_one_laid_out_with_the_same() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let mut random = Random(7);
    let mut figures = other_figures(&country, &mut random);
    figures.caseloads.iter_mut().for_each(|people| *people = People(people.0 + 1));
    figures.links.iter_mut().flatten().for_each(|grams| *grams = Grams(grams.0 + 1));
    let changed = network.changed(network.access.clone(), figures.clone().into());
    let changed = changed.expect("a network");
    let country = with(&country, &figures);
    let anew = Network::new(&country, &scenario, &needed).expect("a network");
    let told = |network: &Network<'_>| {
        let plan = outline_on(network).expect("a plan");
        (by_cell(&plan.areas), plan.costs, network.offers.clone(), network.rooms.clone())
    };
    assert_eq!(told(&changed), told(&anew));
}
