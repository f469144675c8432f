//! Routes between two places, the routes of a plan, and the network by itself.

mod network;

use crate::shipped::shipped;
use aidreach::analysis::planned_routes::planned_routes;
use aidreach::analysis::route::{By, Flights, Found, Question, find, way};
use aidreach::country::{Country, PlaceIx};
use aidreach::network::{Network, WayIx};
use aidreach::plan::{Exact, Plan, Settings, plan_on};
use aidreach::report::{Sharing, route_report};
use aidreach::scenario::{Needed, Scenario};
use aidreach::time::Period;
use std::collections::BTreeSet;

/// Runs a test on a shipped country under one of its scenarios, with its plan.
fn on(country: &str, scenario: &str, test: impl Fn(&Network<'_>, &Plan)) {
    let (country, scenario) = shipped(country, scenario);
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    test(&network, &plan);
}

fn place(country: &Country, id: &str) -> PlaceIx {
    let n = country.places.iter().position(|p| p.id == id).expect("a place of the country");
    PlaceIx(n as u32)
}

fn ask(network: &Network<'_>, plan: &Plan, ends: [PlaceIx; 2], period: u8, by: By) -> Found {
    let question = Question {
        from: ends[0],
        to: ends[1],
        period: Period(period),
        by,
        flights: Flights::Any,
        alternatives: 3,
        amount: None,
    };
    find(network, plan, &question).expect("an answer")
}

/// Least sums over all pairs of places, by Floyd and Warshall: no line of it is the search's.
fn least(network: &Network<'_>, weight: impl Fn(WayIx) -> Option<f64>) -> Vec<Vec<f64>> {
    let n = network.country.places.len();
    let mut least = vec![vec![f64::INFINITY; n]; n];
    for (place, row) in least.iter_mut().enumerate() {
        row[place] = 0.0;
    }
    for (ix, way) in network.ways.iter().enumerate() {
        if let Some(weight) = weight(WayIx(ix as u32)) {
            let slot = &mut least[way.from.index()][way.to.index()];
            *slot = slot.min(weight);
        }
    }
    for via in 0..n {
        for from in 0..n {
            for to in 0..n {
                let through = least[from][via] + least[via][to];
                if through < least[from][to] {
                    least[from][to] = through;
                }
            }
        }
    }
    least
}

#[test]
fn no_other_route_is_better() {
    on("example", "baseline", |network, plan| {
        let n = network.country.places.len() as u32;
        for period in network.window.periods() {
            let open = |way| network.month(way, period).is_open();
            let cents =
                least(network, |way| open(way).then(|| network.month(way, period).cost.0 as f64));
            let km = least(network, |way| open(way).then(|| network.link(way).length.0));
            for from in (0..n).map(PlaceIx) {
                for to in (0..n).map(PlaceIx) {
                    let cheapest = ask(network, plan, [from, to], period.0, By::Cost);
                    let shortest = ask(network, plan, [from, to], period.0, By::Distance);
                    let reached = cents[from.index()][to.index()].is_finite();
                    assert_eq!(cheapest.routes.is_empty(), !reached);
                    assert_eq!(cheapest.missing.is_some(), !reached);
                    if reached {
                        let cost = cheapest.routes[0].measured.totals.cost.0 as f64;
                        assert_eq!(cost, cents[from.index()][to.index()]);
                        let length = shortest.routes[0].measured.totals.length.0;
                        assert!((length - km[from.index()][to.index()]).abs() < 0.01);
                    }
                }
            }
        }
    });
}

#[test]
fn a_route_with_the_fewest_flights_flies_only_where_it_must() {
    on("example", "full-access", |network, plan| {
        let n = network.country.places.len() as u32;
        let mut flown = 0;
        for (from, to) in (0..n).flat_map(|from| (0..n).map(move |to| (PlaceIx(from), PlaceIx(to))))
        {
            let question = |flights| Question {
                from,
                to,
                period: Period(0),
                by: By::Time,
                flights,
                alternatives: 0,
                amount: None,
            };
            let air = |flights| {
                let found = find(network, plan, &question(flights)).expect("an answer");
                let legs = found.routes.first().map(|best| best.measured.legs.clone());
                let flies = |leg: &aidreach::analysis::route::Leg| {
                    network.link(leg.way).mode == aidreach::country::Mode::Air
                };
                legs.map(|legs| legs.iter().filter(|leg| flies(leg)).count())
            };
            let (any, fewest) = (air(Flights::Any), air(Flights::Fewest));
            assert!(fewest <= any);
            flown += usize::from(fewest < any);
            let on_land = network.reachable_along(&[from], |way| {
                let by_air = network.link(way).mode == aidreach::country::Mode::Air;
                !by_air && network.month(way, Period(0)).is_open()
            });
            assert_eq!(fewest == Some(0), on_land.contains(&to));
        }
        assert!(flown > 0, "somewhere the quickest way flies though it need not");
    });
}

#[test]
fn legs_join_sums_add_up_and_fallbacks_avoid_what_fails() {
    on("afghanistan", "baseline", |network, plan| {
        let country = network.country;
        let ends = ["karachi", "faizabad"].map(|id| place(country, id));
        let found = ask(network, plan, ends, 5, By::Cost);
        assert_eq!(found.routes.len(), 4, "the best and three that differ");
        for routed in &found.routes {
            let legs = &routed.measured.legs;
            let way = |n: usize| network.ways[legs[n].way.index()];
            assert_eq!((way(0).from, way(legs.len() - 1).to), (ends[0], ends[1]));
            for n in 1..legs.len() {
                assert_eq!(way(n - 1).to, way(n).from);
            }
            let cents: i64 = legs.iter().map(|leg| leg.cost.0).sum();
            assert_eq!(cents, routed.measured.totals.cost.0);
            assert!(routed.measured.totals.cost >= found.routes[0].measured.totals.cost);
            assert!(routed.measured.totals.days > 0.0);
            let visited: BTreeSet<PlaceIx> = (0..legs.len()).map(|n| way(n).to).collect();
            assert_eq!(visited.len(), legs.len(), "no place twice");
        }
        let best = &found.routes[0];
        let link = |way: WayIx| network.ways[way.index()].link;
        let mut stand_in = 0;
        for fails in &best.legs_fail {
            let Some(fallback) = &fails.fallback else { continue };
            stand_in += 1;
            let others: Vec<_> = fallback.measured.legs.iter().map(|leg| link(leg.way)).collect();
            for leg in &fails.legs {
                assert!(!others.contains(&link(best.measured.legs[*leg].way)));
            }
        }
        let told: usize = best.legs_fail.iter().map(|fails| fails.legs.len()).sum();
        assert_eq!(told, best.measured.legs.len(), "every leg once");
        assert!(stand_in > 0, "something stands in somewhere");
        for fails in &best.permissions_fail {
            let permission = fails.permission.expect("a permission");
            let Some(fallback) = &fails.fallback else { continue };
            let needs = fallback.measured.legs.iter().any(|l| l.permissions.contains(&permission));
            assert!(!needs, "the fallback does without it");
        }
    });
}

#[test]
fn what_is_in_the_way_opens_the_way() {
    let (country, scenario) = shipped("afghanistan", "all-denied");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    let ends = ["karachi", "kandahar"].map(|id| place(&country, id));
    let missing = ask(&network, &plan, ends, 1, By::Cost).missing.expect("nothing is open");
    let refused: BTreeSet<_> = missing.closed.iter().flat_map(|c| c.refused.clone()).collect();
    assert!(!refused.is_empty());
    let grants: Vec<_> =
        refused.into_iter().map(aidreach::analysis::change::Change::Grant).collect();
    let (country, scenario) = aidreach::analysis::change::changed(&country, &scenario, &grants);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    assert!(!ask(&network, &plan, ends, 1, By::Cost).routes.is_empty());
}

#[test]
fn what_moves_on_ways_is_what_routes_carry() {
    on("example", "baseline", |network, plan| {
        for (ix, way) in network.ways.iter().enumerate() {
            let moved: Exact = network
                .window
                .periods()
                .filter_map(|period| plan.moved.get(&(WayIx(ix as u32), period)))
                .sum();
            let carried: Exact = plan
                .routes
                .iter()
                .filter(|route| {
                    let legs = route.links.iter().zip(&route.places);
                    legs.clone().any(|(link, from)| *link == way.link && *from == way.from)
                })
                .map(|route| route.grams())
                .sum();
            assert_eq!(moved, carried);
        }
        for planned in planned_routes(network, plan) {
            let route = &plan.routes[planned.route];
            assert_eq!(planned.measured.legs.len(), route.links.len());
        }
    });
}

#[test]
fn partners_see_neither_names_nor_days_of_departure() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let shared = Sharing::Partner.seen(&country).into_owned();
    let needed = Needed::of(&shared);
    let network = Network::new(&shared, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    let ends = ["kabul", "kiran_wa_munjan"].map(|id| place(&shared, id));
    let question = Question {
        from: ends[0],
        to: ends[1],
        period: Period(0),
        by: By::Cost,
        flights: Flights::Any,
        alternatives: 1,
        amount: None,
    };
    let found = find(&network, &plan, &question).expect("an answer");
    assert!(found.routes[0].season.is_some(), "a pass closes on this route");
    let report = route_report(&network, &question, &found, Sharing::Partner);
    let told = serde_json::to_string(&report).expect("JSON")
        + &aidreach::report::Rendered::of(&report).text();
    assert!(!told.contains("useful_dispatch") && !told.contains("begin loading"));
    assert!(!told.contains("days_to_pass") && !told.contains("is passed"));
    // What hangs on it is counted in people, and what it would bring ranks limits.
    assert!(!told.contains("person-months") && !told.contains("behind") && !told.contains("stock"));
    for counterpart in &country.counterparts {
        assert!(!told.contains(&counterpart.name), "{}", counterpart.name);
    }
    // Where no plan is made, they read the same.
    let alone = way(&network, &question).expect("an answer");
    assert!(alone.routes[0].legs_fail.is_empty() && alone.routes.len() == 1);
    let alone = route_report(&network, &question, &alone, Sharing::Partner);
    let told = |report| aidreach::report::Rendered::of(report).json_line();
    assert_eq!(told(&alone), told(&report));
}

/// Lengths as published against lengths as planned, for the manual of the data.
#[test]
fn distances_are_as_published() {
    on("afghanistan", "baseline", |network, plan| {
        let country = network.country;
        let mut text = HEAD.to_owned();
        for (from, to, published, tolerance, source) in PUBLISHED {
            let ends = [from, to].map(|id| place(country, id));
            let found = ask(network, plan, ends, 2, By::Distance);
            let route = found.routes.iter().min_by(|a, b| {
                let km = |r: &aidreach::analysis::route::Routed| r.measured.totals.length.0;
                // Among routes that differ in substance, the one that is meant.
                let off = |r| (km(r) - published).abs();
                off(a).total_cmp(&off(b))
            });
            let km = route.expect("a route").measured.totals.length.0;
            let off = (km - published) / published * 100.0;
            assert!(
                off.abs() <= tolerance,
                "{from} – {to}: {km:.1} km planned, {published} km published"
            );
            let name = |ix: PlaceIx| country.places[ix.index()].name.clone();
            let ix = country.sources.iter().position(|s| s.id == source).expect("a source");
            let of_it = |leg: &aidreach::analysis::route::Leg| {
                let sources = &network.link(leg.way).length_origin.sources;
                sources.iter().any(|s| s.index() == ix)
            };
            let legs = &route.expect("a route").measured.legs;
            let made_from_it = match legs.iter().filter(|leg| of_it(leg)).count() {
                0 => "no",
                n if n == legs.len() => "yes",
                _ => "in part",
            };
            let (title, publisher) = (&country.sources[ix].title, &country.sources[ix].publisher);
            text.push_str(&format!(
                "| {} – {} | {published} | {km:.1} | {off:+.1} % | {tolerance} % | {made_from_it} | {title} \
                 ({publisher}) |\n",
                name(ends[0]),
                name(ends[1])
            ));
        }
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/DISTANCES.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).expect("the table can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "UPDATE=1 cargo test writes data/DISTANCES.md anew");
    });
}

const HEAD: &str = "\
# Published and planned distances

How the lengths of routes compare with distances that others publish. Links with a published length
must keep to it; lengths made from straight lines are good to 15 %, which the tables say of
themselves. The planned figure is that of the shortest open route in October 2021, or of the route
different in substance that is nearest to what was measured. Where the lengths of the links come from
the published figure itself, the row shows that they were kept, not that they are right.

| from – to | published, km | planned, km | off | allowed | made from it | published by |
| --- | ---: | ---: | ---: | ---: | --- | --- |
";

type Distance = (&'static str, &'static str, f64, f64, &'static str);

/// From, to, kilometres as published, how far off a plan may be in percent, the source by its key.
const PUBLISHED: [Distance; 10] = [
    ("kabul", "kandahar", 483.0, 2.0, "usaid-2003-kabul-kandahar"),
    ("kandahar", "herat", 557.0, 2.0, "kandahar-herat-highway"),
    ("kabul", "jalalabad", 152.0, 2.0, "wikipedia-kabul-jalalabad-road"),
    ("jalalabad", "torkham", 72.8, 2.0, "lca-2-3-3"),
    ("torkham", "apt_jaa", 75.1, 15.0, "lca-2-3-3"),
    ("mazar_i_sharif", "hairatan", 76.0, 2.0, "lca-2-3-4"),
    ("kabul", "bamyan", 246.0, 2.0, "bamyan-tourism"),
    ("kabul", "bamyan", 180.0, 2.0, "bamyan-tourism"),
    ("delaram", "zaranj", 218.0, 2.0, "wikipedia-route-606"),
    ("gardez", "khost", 101.0, 2.0, "usaid-gardez-khost"),
];

/// A quota of nothing on links that meet in one place closes each of them, as a refusal would.
#[test]
fn a_quota_of_nothing_is_in_the_way() {
    let (country, _) = shipped("example", "baseline");
    let text = "name = \"Nothing passes\"\nwhy = \"A quota of nought\"\n[[decide]]\npermission = \"east-transit\"\nstate = \"granted\"\n\
                quota_mt_per_month = 0\n";
    let read = |name: &str| (name == "nothing-passes").then(|| text.to_owned());
    let scenario = Scenario::read(&country, "nothing-passes", &read, &[]).expect("sound").0;
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan");
    let ends = ["port_ambar", "east_gate"].map(|id| place(&country, id));
    assert!(ask(&network, &plan, ends, 1, By::Cost).missing.is_some(), "nothing passes");
    let gate = place(&country, "east_gate_xb");
    for (n, way) in network.ways.iter().enumerate() {
        if way.from == gate || way.to == gate {
            let month = network.month(WayIx(n as u32), Period(1));
            assert!(month.by_quota && !month.is_open());
        }
    }
    assert!(!network.reachable(&ends[..1], Period(1)).contains(&ends[1]));
}

#[test]
fn no_figure_is_told_surer_than_what_makes_it() {
    on("afghanistan", "baseline", |network, plan| {
        let basis = |from: &str, to: &str| {
            let question = Question {
                from: place(network.country, from),
                to: place(network.country, to),
                period: Period(2),
                by: By::Cost,
                flights: Flights::Any,
                alternatives: 0,
                amount: None,
            };
            let found = find(network, plan, &question).expect("an answer");
            let told = route_report(network, &question, &found, Sharing::Internal);
            (told.routes[0].totals.days_basis, told.routes[0].totals.cost_basis)
        };
        // Derived lengths on a derived tariff; gravel has an assumed one. Working days are assumed.
        assert_eq!(basis("kabul", "kandahar"), ("assumed", Some("derived")));
        assert_eq!(basis("kabul", "bamyan"), ("assumed", Some("assumed")));
    });
}
