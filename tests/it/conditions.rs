//! What conditions cost: curves against plans made by hand, levies against costs, caps and red lines.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use aidreach::analysis::conditions::{NoPrice, Offer, Vary, curve, in_force};
use aidreach::analysis::game::Exact;
use aidreach::analysis::setting::Setting;
use aidreach::analysis::valued::{reached, wide};
use aidreach::country::{Country, PackFiles, PermissionIx, embedded, embedded_names};
use aidreach::network::Network;
use aidreach::plan::{Settings, levies_along, plan, plan_on};
use aidreach::scenario::{Needed, Objective, Scenario, Switch};
use num_traits::Zero;

const IDS: [&str; 6] =
    ["all-denied", "baseline", "east-closed", "full-access", "red-lines", "short-of-money"];

fn example() -> Country {
    Country::load(&embedded("example").unwrap()).unwrap().0
}

fn read(country: &Country, id: &str) -> Scenario {
    let pack = embedded("example").unwrap();
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    Scenario::read(country, id, &text, &IDS.map(str::to_owned)).unwrap().0
}

fn permission(country: &Country, id: &str) -> PermissionIx {
    PermissionIx(country.permissions.iter().position(|p| p.id == id).unwrap() as u32)
}

fn people(n: i64) -> Exact {
    Exact::from_integer(n.into())
}

/// Food passes the east from November, when ten of thirty days are shut; 10 kg are a ration, so a
/// tonne is worth 100 person-months.
#[test]
fn a_quota_costs_what_it_keeps_out() {
    let country = example();
    let scenario = read(&country, "baseline");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed);
    let east = permission(&country, "east-transit");
    let offer = Offer { permission: east, vary: Vary::Quota, values: vec![300, 200, 100, 0] };
    let found = curve(setting, &offer, &|_, _| ()).unwrap();
    let reach: Vec<&Exact> = found.points.iter().map(|point| &point.reach).collect();
    // Every 100 MT a month less keep out 100 MT in each of two months, and two thirds of it in
    // November: 26,667 rations, but for the gram that does not divide.
    let gram = Exact::new(1.into(), 1000.into());
    for pair in reach.windows(2) {
        let missing = pair[0] - pair[1] - Exact::new(80_000.into(), 3.into());
        assert!(missing < gram && missing > -gram.clone(), "{missing}");
    }
    assert_eq!(*reach[3], found.refused);
    assert_eq!(found.no_loss_to, 600);
    assert_eq!(found.walk_away, Some(0));
}

#[test]
fn every_curve_falls_and_ends_where_refusal_is() {
    let country = example();
    let needed = Needed::of(&country);
    for id in ["baseline", "full-access", "short-of-money"] {
        let scenario = read(&country, id);
        let setting = Setting::new(&country, &scenario, &needed);
        for (name, vary) in [
            ("east-transit", Vary::Levy),
            ("north-transit", Vary::Levy),
            ("east-transit", Vary::Quota),
            ("east-transit", Vary::DaysOpen),
            ("distribution", Vary::Diversion),
        ] {
            let asked = permission(&country, name);
            let offer = Offer { permission: asked, vary, values: Vec::new() };
            let found = curve(setting, &offer, &|_, _| ()).unwrap();
            let off = scenario.with_permission(asked, Switch::Off);
            let refused = reached(Setting { scenario: &off, ..setting }).unwrap();
            assert_eq!(found.refused, refused, "{id} {name}");
            assert!(found.free >= refused, "{id} {name}");
            for pair in found.points.windows(2) {
                assert!(pair[0].reach >= pair[1].reach, "{id} {name} {}", pair[1].value);
            }
            assert!(found.points.iter().all(|p| p.reach >= refused && p.reach <= found.free));
            if let Some(walk_away) = found.walk_away {
                // One unit milder is better than refusal, the value itself is not.
                let milder = walk_away + if vary.hardens_upwards() { -1 } else { 1 };
                let values = vec![milder, walk_away];
                let found = curve(setting, &Offer { values, ..offer.clone() }, &|_, _| ()).unwrap();
                assert!(found.points[0].reach > refused, "{id} {name}");
                assert_eq!(found.points[1].reach, refused, "{id} {name}");
            }
        }
    }
}

#[test]
fn diversion_takes_its_share_of_the_people() {
    let country = example();
    let scenario = read(&country, "full-access");
    let needed = Needed::of(&country);
    let setting = Setting::new(&country, &scenario, &needed);
    let asked = permission(&country, "distribution");
    let offer = Offer { permission: asked, vary: Vary::Diversion, values: vec![0, 500] };
    let found = curve(setting, &offer, &|_, _| ()).unwrap();
    // All 3,500 MT on offer can be handed out, and 20 kg leave the store for a ration of 10.
    assert_eq!(found.points[1].reach, people(175_000));
    assert!(found.points[0].reach < people(350_000));
}

#[test]
fn levies_add_up_to_what_the_plan_pays() {
    let country = example();
    let needed = Needed::of(&country);
    for id in IDS {
        let mut scenario = read(&country, id);
        scenario.red_lines.most_levy = None;
        let made = plan(&country, &scenario, &needed, Settings::default()).unwrap();
        let paid: Exact = made.levies.iter().map(|paid| wide(paid.cents)).sum();
        assert_eq!(paid, wide(made.costs.levies), "{id}");
    }
    let mut scenario = read(&country, "red-lines");
    scenario.red_lines.most_levy = None;
    let made = plan(&country, &scenario, &needed, Settings::default()).unwrap();
    assert!(!made.costs.levies.is_zero(), "no scenario pays a levy");
}

#[test]
fn a_cap_on_levies_is_kept_and_refused_beside_a_budget() {
    let country = example();
    let needed = Needed::of(&country);
    let mut scenario = read(&country, "red-lines");
    scenario.red_lines = Default::default();
    let setting = Setting::new(&country, &scenario, &needed);
    let free = in_force(setting, None).unwrap();
    let paid: Exact = free.levies.iter().map(|paid| wide(paid.cents)).sum();
    assert!(!paid.is_zero());
    let within = |cents: i64| in_force(setting, Some(cents)).unwrap().caps[0].reach.clone();
    assert_eq!(within(100_000_000), free.as_it_stands);
    // 25 dollars a tonne, 10 kg a ration: a dollar more carries four rations more.
    assert_eq!(within(100_100) - within(100_000), people(4));
    let belmar = country.permissions[permission(&country, "east-transit").index()].counterpart;
    assert_eq!(in_force(setting, Some(0)).unwrap().caps[0].counterpart, belmar);
    let poor = read(&country, "short-of-money");
    let setting = Setting { scenario: &poor, ..setting };
    assert!(matches!(in_force(setting, Some(5)), Err(NoPrice::CapBesideBudget)));
}

#[test]
fn what_lies_behind_a_red_line_counts_as_denied() {
    let country = example();
    let needed = Needed::of(&country);
    for id in IDS {
        let mut scenario = read(&country, id);
        scenario.objective = Objective::MostPeople;
        for n in 0..country.permissions.len() as u32 {
            let off = scenario.with_permission(PermissionIx(n), Switch::Off);
            let mut lined = scenario.clone();
            lined.red_lines.permissions = vec![PermissionIx(n)];
            lined.red_lines.permissions.extend(scenario.red_lines.permissions.iter().copied());
            lined.red_lines.permissions.sort();
            lined.red_lines.permissions.dedup();
            let [off, lined] = [&off, &lined].map(|s| reached(Setting::new(&country, s, &needed)));
            assert_eq!(off.unwrap(), lined.unwrap(), "{id} {n}");
        }
    }
}

#[test]
fn lifting_every_line_brings_what_all_lines_cost() {
    let country = example();
    let needed = Needed::of(&country);
    let scenario = read(&country, "red-lines");
    let setting = Setting::new(&country, &scenario, &needed);
    let found = in_force(setting, None).unwrap();
    assert_eq!(found.lines.len(), 3);
    for (_, lifted) in &found.lines {
        assert!(*lifted > found.as_it_stands && *lifted <= found.without_lines);
    }
    let mut open = scenario.clone();
    open.red_lines = Default::default();
    assert_eq!(reached(Setting { scenario: &open, ..setting }).unwrap(), found.without_lines);
}

/// Entering, crossing and leaving what a permission covers pays once, over all shipped countries.
#[test]
fn a_levy_is_paid_once_for_each_passage() {
    for pack in embedded_names() {
        let country = Country::load(&embedded(pack).unwrap()).unwrap().0;
        let needed = Needed::of(&country);
        let mut crossed = 0;
        for permission in (0..country.permissions.len() as u32).map(PermissionIx) {
            let links = needed.links_of(permission);
            let at = |place| {
                let touches =
                    |link: &&aidreach::country::Link| link.from == place || link.to == place;
                country.links.iter().filter(touches).count()
            };
            let its = |place| {
                let link = |ix: &&aidreach::country::LinkIx| {
                    let link = &country.links[ix.index()];
                    link.from == place || link.to == place
                };
                links.iter().filter(link).count()
            };
            let own = |place| at(place) == its(place);
            let pays = |from, to| needed.pays(permission, from, to);
            for link in links.iter().map(|ix| &country.links[ix.index()]) {
                let (from, to) = (link.from, link.to);
                match (own(from), own(to)) {
                    (true, true) => assert!(!pays(from, to) && !pays(to, from)),
                    (false, false) => assert!(pays(from, to) && pays(to, from)),
                    // In and out again: once.
                    _ => {
                        crossed += 1;
                        assert_ne!(pays(from, to), pays(to, from));
                    }
                }
            }
        }
        assert!(crossed > 0, "{pack}");
    }
}

/// In the large pack, food that crosses a country over many roads pays what was asked for, once.
#[test]
fn what_a_tonne_pays_on_its_way_is_what_was_asked_for() {
    let pack = embedded("afghanistan").unwrap();
    let country = Country::load(&pack).unwrap().0;
    let needed = Needed::of(&country);
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let asked = "name = \"Levied\"\nwhy = \"To see.\"\nextends = \"baseline\"\n[[decide]]\npermission = \"uzbekistan-transit\"\n\
                 state = \"granted\"\nlevy_usd_per_mt = 36\n";
    let text = |id: &str| if id == "levied" { Some(asked.to_owned()) } else { text(id) };
    let ids = ["baseline".to_owned(), "levied".to_owned()];
    let scenario = Scenario::read(&country, "levied", &text, &ids).unwrap().0;
    let network = Network::new(&country, &scenario, &needed).unwrap();
    let made = plan_on(&network, Settings::default()).unwrap();
    let levied = permission(&country, "uzbekistan-transit");
    assert!(needed.links_of(levied).len() > 5 && !needed.toll_of(levied).may_be_paid_again());
    let along = levies_along(&network, &made);
    let along = along.iter().find(|along| along.permission == levied).unwrap();
    let asked = aidreach::plan::Exact::from_integer(3600);
    assert_eq!((along.least, along.mean, along.most), (asked, asked, asked));
    let paid: Exact = made.levies.iter().map(|paid| wide(paid.cents)).sum();
    let by_tonnes = wide(along.grams) * Exact::new(3600.into(), 1_000_000.into());
    let off = &paid - &by_tonnes;
    assert!(off < people(1) && off > people(-1), "{paid} {by_tonnes}");
}
