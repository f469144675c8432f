//! What holds reach back: laws over every shipped pack and over made-up scenarios, each held against
//! plans made again with the ordinary engine, and a country small enough to work out by hand.

mod cases;
pub(crate) mod hand_worked;
mod left_out;
mod random;

use crate::shipped::shipped;
use aidreach::allocation::{Aim, Goal, Ties, allocate, build};
use aidreach::country::{Country, PackFiles, embedded, embedded_names};
use aidreach::network::{Network, Raised};
use aidreach::plan::sweep::{Game, Measure, Players};
use aidreach::plan::{
    Cascade, Exact, HeldBack, Limiting, Plan, Settings, access_ceiling, held_back,
    held_back_by_area, plan_on, to_the_millionth,
};
use aidreach::scenario::{Needed, Objective, Scenario};

/// Every scenario of every pack in the program.
fn all_shipped(mut of: impl FnMut(&str, &Country, &Scenario)) {
    for pack in embedded_names() {
        let files = embedded(pack).expect("a pack of the program");
        for name in files.names() {
            let id = name.strip_prefix("scenarios/").and_then(|id| id.strip_suffix(".toml"));
            if let Some(id) = id {
                let (country, scenario) = shipped(pack, id);
                of(&format!("{pack} {id}"), &country, &scenario);
            }
        }
    }
}

/// The most person-months on a network with all its limits in force, found by the engine, to the
/// millionth.
fn most(network: &Network<'_>) -> Exact {
    let built = build(network);
    let budget = network.budget_cents.map(|cents| i128::from(cents) * 1_000_000);
    let goal = Goal { aim: Aim::MostPeople, ties: Ties::Skip, budget, floors: Vec::new() };
    let plan = allocate(&built.instance, &goal).expect("a plan always exists");
    let people = |flow: &[i64]| -> Exact {
        let arcs = built.instance.arcs.iter().zip(flow);
        let fed = arcs.filter_map(|(arc, &grams)| Some((arc.feeds()?, grams)));
        fed.map(|(fed, grams)| Exact::new(grams.into(), fed.grams_per_person.into())).sum()
    };
    let low = people(&plan.low);
    let high = plan.high.as_ref().map_or(low, |high| people(high));
    to_the_millionth(low + plan.mix * (high - low))
}

/// Whether two figures are the same but for what rounding each of them down to the millionth makes.
fn near(a: Exact, b: Exact) -> bool {
    let apart = if a > b { a - b } else { b - a };
    apart <= Exact::new(2, 1_000_000)
}

/// A plan with what holds it back.
fn held(network: &Network<'_>) -> (Plan, HeldBack) {
    let plan = plan_on(network, Settings::default()).expect("a plan always exists");
    let held = held_back(network, &plan).expect("small enough to add up");
    (plan, held)
}

/// Steps never rise, and the last one is what was reached.
fn never_rises(what: &str, cascade: &Cascade, reached: Exact) {
    let mut before = cascade.need;
    for step in Limiting::ALL {
        assert!(cascade.after(step) <= before, "{what}: {step:?} rises");
        assert!(cascade.lost(step) >= Exact::default(), "{what}: {step:?}");
        before = cascade.after(step);
    }
    assert_eq!(to_the_millionth(cascade.reached()), to_the_millionth(reached), "{what}");
    assert!(cascade.access_costs() >= Exact::default(), "{what}");
}

/// What is named matters, all of it; what is not named does not, all together.
fn only_what_matters(what: &str, network: &Network<'_>, held: &HeldBack) {
    let base = most(network);
    let raised = |limits: &Raised| most(&network.with_raised(limits));
    let mut left: Raised = network.limits().into_iter().collect();
    for found in &held.limits {
        let set: Raised = found.limits.iter().map(|raised| raised.limit).collect();
        assert_eq!(set.len(), found.limits.len(), "{what}: {set:?}");
        let gain = raised(&set) - base;
        assert!(gain > Exact::default(), "{what}: {set:?} brings nothing");
        assert!(near(gain, found.gain), "{what}: {set:?} brings {gain}, not {}", found.gain);
        // Of a single limit nothing is left, which is the network itself.
        for limit in set.iter().filter(|_| set.len() > 1) {
            let mut fewer = set.clone();
            fewer.remove(limit);
            assert_eq!(raised(&fewer), base, "{what}: {set:?} without {limit:?}");
        }
        left.retain(|limit| !set.contains(limit));
    }
    assert_eq!(raised(&left), base, "{what}: what is not named brings something");
}

#[test]
fn steps_never_rise_and_end_at_what_the_plan_reaches() {
    all_shipped(|what, country, scenario| {
        let needed = Needed::of(country);
        let network = Network::new(country, scenario, &needed).expect("a network");
        let (plan, held) = held(&network);
        never_rises(what, &held.window, plan.areas.iter().map(|area| area.served()).sum());
        let nothing = Exact::default();
        assert!(
            held.closed_permissions_cost() >= nothing && held.beyond_ways() >= nothing,
            "{what}"
        );
        // Where nothing is refused, permissions cost nothing, whatever ways cannot carry.
        let refuses_nothing = scenario.id == "full-access";
        assert!(!refuses_nothing || held.closed_permissions_cost() == nothing, "{what}");
        assert_eq!(to_the_millionth(held.window.after(Limiting::Money)), most(&network), "{what}");
        for (period, cascade) in network.window.periods().zip(&held.months) {
            let month = plan.areas.iter().map(|area| &area.months[period.index()]);
            let served = month.flat_map(|month| month.served).sum();
            never_rises(&format!("{what} {period:?}"), cascade, served);
            assert!(cascade.after(Limiting::Money) <= held.window.need);
        }
        let areas: Vec<_> = plan.areas.iter().map(|area| area.area).collect();
        let by_area = held_back_by_area(&network, &plan.areas, &areas).expect("cascades");
        for area in &plan.areas {
            never_rises(&format!("{what} {:?}", area.area), &by_area[&area.area], area.served());
        }
        // Alone no month gets less than among others.
        let months: Exact = held.months.iter().map(|month| month.ceiling()).sum();
        assert!(months >= held.window.ceiling(), "{what}");
        // Shares of caseloads add up to no more than the whole.
        let areas: Exact = by_area.values().map(|area| area.after(Limiting::Caseload)).sum();
        let shared = network.caseloads.iter().map(|limit| limit.people).sum::<u64>();
        let alone = plan.areas.iter().map(|area| area.served()).sum::<Exact>();
        let all = network.caseloads.len() == network.window.n_months();
        assert!(!all || areas <= Exact::from_integer(shared.into()) + alone, "{what}");
        assert_eq!(access_ceiling(&network).expect("a ceiling"), held.window.ceiling(), "{what}");
        let Some([low, high]) = held.at_capacities else { return };
        let best = (held.window.reached(), held.window.ceiling());
        assert!(low.ceiling <= best.1 && best.1 <= high.ceiling, "{what}: {low:?} {high:?}");
        assert!(low.reached <= low.ceiling && high.reached <= high.ceiling, "{what}");
        if network.budget_cents.is_none() {
            assert!(low.reached <= best.0 && best.0 <= high.reached, "{what}: {low:?} {high:?}");
        }
    });
}

#[test]
fn limits_are_named_that_raise_reach_and_no_others() {
    all_shipped(|what, country, scenario| {
        let needed = Needed::of(country);
        let network = Network::new(country, scenario, &needed).expect("a network");
        only_what_matters(what, &network, &held(&network).1);
    });
}

#[test]
fn a_limit_lifted_alone_brings_what_planning_again_without_it_does() {
    all_shipped(|what, country, scenario| {
        let needed = Needed::of(country);
        let network = Network::new(country, scenario, &needed).expect("a network");
        let held = held(&network).1;
        let lifted = |step: Limiting| {
            let known = held.lifted.iter().find(|(of, _)| *of == step);
            known.expect("every limit is lifted once").1
        };
        let mut rich = network.clone();
        rich.budget_cents = None;
        let gain = |other: &Network<'_>| most(other) - most(&network);
        assert!(near(lifted(Limiting::Money), gain(&rich)), "{what}");
        let mut everywhere = network.clone();
        let everyone = aidreach::units::Share::ALL;
        for month in everywhere.served.iter_mut().flat_map(|served| &mut served.months) {
            month.access = everyone;
        }
        assert!(near(lifted(Limiting::HandingOut), gain(&everywhere)), "{what}");
        let mut ample = network.clone();
        let price = |place| network.price_at(place);
        for place in network.origins() {
            for period in network.window.periods() {
                let amount = aidreach::units::Grams(1_000_000_000_000_000 / 100);
                let (supply, price) = (None, price(place));
                let offer =
                    aidreach::network::Offer { supply, late: 0, place, period, amount, price };
                ample.offers.push(offer);
            }
        }
        assert!(near(lifted(Limiting::Food), gain(&ample)), "{what}");
    });
}

#[test]
fn more_of_a_limit_never_reaches_fewer() {
    let (country, scenario) = shipped("example", "baseline");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let base = most(&network);
    let mut all = Raised::new();
    for limit in network.limits() {
        assert!(most(&network.with_raised(&Raised::from([limit]))) >= base, "{limit:?}");
        let before = most(&network.with_raised(&all));
        all.insert(limit);
        assert!(most(&network.with_raised(&all)) >= before, "{limit:?}");
    }
}

#[test]
fn nothing_raised_is_the_network_itself() {
    all_shipped(|what, country, scenario| {
        let needed = Needed::of(country);
        let network = Network::new(country, scenario, &needed).expect("a network");
        let same = network.with_raised(&Raised::new());
        let arcs = |network: &Network<'_>| format!("{:?}", aidreach::allocation::possible(network));
        assert_eq!(arcs(&same), arcs(&network), "{what}");
        assert_eq!(same.budget_cents, network.budget_cents, "{what}");
    });
}

#[test]
fn a_target_is_what_holds_its_own_plan_back() {
    let (country, mut scenario) = shipped("example", "baseline");
    let half = aidreach::units::Share::of(1, 2).expect("a share");
    scenario.objective = Objective::CheapestFor(half);
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let (_, held) = held(&network);
    assert!(held.window.lost(Limiting::Choice) > Exact::default());
    assert_eq!(to_the_millionth(held.window.after(Limiting::Money)), most(&network));
}

/// Every single limit, and every pair of which neither helps alone, that raises reach is named.
#[test]
fn no_single_limit_and_no_pair_that_matters_is_left_out() {
    for id in ["baseline", "east-closed", "full-access", "red-lines", "all-denied"] {
        let (country, scenario) = shipped("example", id);
        let needed = Needed::of(&country);
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let held = held(&network).1;
        let named: Vec<Raised> = held
            .limits
            .iter()
            .map(|found| found.limits.iter().map(|raised| raised.limit).collect())
            .collect();
        let base = most(&network);
        let helps = |limits: &Raised| most(&network.with_raised(limits)) > base;
        let limits = network.limits();
        let (single, rest): (Vec<_>, Vec<_>) =
            limits.into_iter().partition(|limit| helps(&Raised::from([*limit])));
        for limit in single {
            assert!(named.contains(&Raised::from([limit])), "{id}: {limit:?}");
        }
        for (n, first) in rest.iter().enumerate() {
            for second in &rest[n + 1..] {
                let pair = Raised::from([*first, *second]);
                assert_eq!(helps(&pair), named.contains(&pair), "{id}: {pair:?}");
            }
        }
    }
}

/// The ceiling is one figure, whoever works it out.
#[test]
fn the_ceiling_is_that_of_the_game() {
    for pack in embedded_names() {
        let (country, scenario) = shipped(pack, "baseline");
        let needed = Needed::of(&country);
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let players = Players::permissions(&[]);
        let game = Game::new(Measure::Ceiling, &country, &scenario, &needed, &players);
        let game = game.expect("a game without players");
        let mut questions = game.questions().expect("a value");
        let ceiling = access_ceiling(&network).expect("a ceiling");
        assert_eq!(questions.people(0).expect("a value"), ceiling, "{pack}");
    }
}
