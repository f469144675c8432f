//! What limits whom a network serves and what its links carry: caseloads, classes of capacity, leads.

use crate::country::{Files, example};
use crate::shipped::{shipped, shipped_whole};
use aidreach::allocation::{Meaning, Node, drafted, possible};
use aidreach::country::{
    AreaLevel, Country, Direction, PackFiles, PermissionIx, SetBy, embedded, embedded_names,
};
use aidreach::evidence::Level;
use aidreach::network::{CaseloadLimit, Network};
use aidreach::plan::Settings;
use aidreach::plan::sweep::{Counted, Game, Measure, NoValues, Players};
use aidreach::scenario::{Needed, Objective, Scenario};
use aidreach::time::Period;
use aidreach::units::{Grams, Share};
use expect_test::expect;

/// Every limit on people of a network, a line each.
fn limits(country: &Country, scenario: &Scenario) -> String {
    let needed = Needed::of(country);
    let network = Network::new(country, scenario, &needed).expect("a network");
    let pcode = |n: &usize| country.areas[network.served[*n].area.index()].pcode.as_str();
    let mut text = String::new();
    for (n, served) in network.served.iter().enumerate() {
        for (period, month) in network.window.periods().zip(&served.months) {
            if let Some(people) = month.caseload {
                let row = network.caseload_of(n, period).expect("a limit comes from a row");
                assert_eq!(country.caseloads[row.index()].people.best.0, people);
                text += &format!("{} {} {people}\n", network.window.month(period), pcode(&n));
            }
        }
    }
    for limit in &network.caseloads {
        let row = &country.caseloads[limit.row.index()];
        let areas: Vec<&str> = limit.areas.iter().map(pcode).collect();
        let (month, kind) = (network.window.month(limit.period), row.kind.word());
        text += &format!("{month} {} {kind} {}\n", areas.join("+"), limit.people);
    }
    text
}

#[test]
fn the_least_row_that_applies_limits_an_area_and_a_month() {
    let (country, mut scenario) = shipped("example", "baseline");
    assert_eq!(country.targets(), ["autumn-plan"]);
    expect![[r#"
        2021-12 XM02 28000
        2022-01 XM03 25000
        2021-10 XM01+XM02+XM03 target 110000
        2021-11 XM01+XM02+XM03 target 110000
        2021-12 XM01+XM02+XM03 target 110000
        2022-01 XM01+XM02+XM03 target 110000
    "#]]
    .assert_eq(&limits(&country, &scenario));
    // Without a target only what partners can serve limits; by district a province is one joint limit.
    scenario.caseload = None;
    expect![[r#"
        2022-01 XM03 25000
        2022-01 XM01+XM02+XM03 capacity 115000
    "#]]
    .assert_eq(&limits(&country, &scenario));
    scenario.caseload = Some("autumn-plan".to_owned());
    expect![[r#"
        2021-10 XM0101+XM0102+XM0201+XM0301+XM0302 target 110000
        2021-11 XM0101+XM0102+XM0201+XM0301+XM0302 target 110000
        2021-12 XM0201 target 28000
        2021-12 XM0101+XM0102+XM0201+XM0301+XM0302 target 110000
        2022-01 XM0301+XM0302 capacity 25000
        2022-01 XM0101+XM0102+XM0201+XM0301+XM0302 target 110000
    "#]]
    .assert_eq(&limits(&country.by_district(), &scenario));
}

#[test]
fn a_scenario_can_leave_the_target_of_the_one_it_extends() {
    let country = shipped("example", "baseline").0;
    let read = |own: &str| {
        let text = format!("name = \"x\"\nwhy = \"y\"\nextends = \"baseline\"\n{own}\n");
        let base = example().remove("scenarios/baseline.toml").expect("it is there");
        let base = String::from_utf8(base).expect("it is UTF-8");
        let files = |id: &str| match id {
            "x" => Some(text.clone()),
            "baseline" => Some(base.clone()),
            _ => None,
        };
        Scenario::read(&country, "x", &files, &[]).expect("a sound scenario").0
    };
    assert_eq!(read("").target(), Some("autumn-plan"));
    let without = read("caseload = \"none\"");
    assert_eq!(without.target(), None);
    // Written out in full, both read as before.
    for scenario in [read(""), without] {
        let text = scenario.written_out(&country);
        let again = Scenario::read(&country, "x", &|_| Some(text.clone()), &[]);
        assert_eq!(again.expect("it reads back").0.caseload, scenario.caseload);
    }
}

#[test]
fn caseload_limits_lie_within_one_another_or_apart() {
    for name in embedded_names() {
        let (country, mut scenario) = shipped(name, "baseline");
        let targets = country.targets().into_iter().map(|name| Some(name.to_owned()));
        for target in targets.chain([None]) {
            scenario.caseload = target;
            for country in [country.clone(), country.by_district()] {
                let needed = Needed::of(&country);
                let network = Network::new(&country, &scenario, &needed).expect("a network");
                for (n, one) in network.caseloads.iter().enumerate() {
                    for other in
                        network.caseloads[n + 1..].iter().filter(|o| o.period == one.period)
                    {
                        let shared = one.areas.iter().filter(|a| other.areas.contains(a)).count();
                        let (a, b) = (one.areas.len(), other.areas.len());
                        assert!(shared == 0 || shared == a.min(b), "{name}: {one:?} {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn links_take_the_class_that_describes_them_most_closely() {
    let country = shipped("example", "baseline").0;
    let mut text = String::new();
    let districts = country.by_district();
    for link in &districts.links {
        let capacity = link.capacity.as_ref().expect("every link has one");
        let by = match capacity.set_by {
            SetBy::Count => "counted",
            SetBy::Class(ix) => country.classes[ix.index()].id.as_str(),
        };
        text += &format!("{} {} {by}\n", link.id, capacity.per_month.best.mt());
    }
    expect![[r#"
        ambar_airport__vesh_airstrip 100 counted
        dolat__sarn 6000 paved-road
        east_gate__sarn 6000 paved-road
        east_gate_xb__east_gate 600 counted
        kell_pass__vesh 300 counted
        north_gate__dolat 2400 gravel-road
        north_gate_xt__north_gate 300 counted
        port_ambar__ambar_airport 6000 paved-road
        port_ambar__east_gate_xb 6000 paved-road
        port_ambar__tolan_depot 450 barge
        sarn__kell_pass 600 mountain-track
        tolan_depot__north_gate_xt 1200 railway
        vesh__high_vesh 600 mountain-track
        vesh_airstrip__vesh 2400 gravel-road
        sarn__centre-xm0101 20000 street
        east_gate__centre-xm0102 800 last-mile
        dolat__centre-xm0201 20000 street
        vesh__centre-xm0301 800 last-mile
        high_vesh__centre-xm0302 20000 street
    "#]]
    .assert_eq(&text);
}

#[test]
fn low_best_and_high_capacities_stand_side_by_side() {
    for name in embedded_names() {
        let (country, scenario) = shipped(name, "full-access");
        let carried = |level: Level, by_district: bool| -> Vec<Option<Grams>> {
            let mut country = country.at_capacities(level);
            if by_district {
                country = country.by_district();
                assert!(country.areas.iter().any(|area| area.level == AreaLevel::District));
            }
            let needed = Needed::of(&country);
            let network = Network::new(&country, &scenario, &needed).expect("a network");
            let ways = (0..network.ways.len()).map(|n| aidreach::network::WayIx(n as u32));
            ways.map(|way| network.month(way, Period(0)).capacity).collect()
        };
        for by_district in [false, true] {
            let [low, best, high] = Level::ALL.map(|level| carried(level, by_district));
            let rising = low.iter().zip(&best).zip(&high).all(|((l, b), h)| l <= b && b <= h);
            assert!(rising && low != best && best != high, "{name}");
        }
        let same = country.at_capacities(Level::Best);
        assert_eq!(format!("{:?}", same.links), format!("{:?}", country.links), "{name}");
    }
}

#[test]
fn links_with_a_lead_are_one_way_and_networks_tell_it() {
    let (country, scenario) = shipped("example", "baseline");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let ways = (0..network.ways.len()).map(|n| aidreach::network::WayIx(n as u32));
    let slow: Vec<&str> = ways
        .filter(|way| network.lead_months(*way) > 0)
        .map(|way| network.link(way).id.as_str())
        .collect();
    assert_eq!(slow, ["port_ambar__tolan_depot"]);
    for name in embedded_names() {
        let country = Country::load(&embedded(name).expect("a pack")).expect("a sound pack").0;
        let slow = country.links.iter().filter(|link| link.lead_months > 0);
        assert!(slow.clone().all(|link| link.direction == Direction::Forward), "{name}");
    }
}

#[test]
fn many_links_without_a_capacity_are_told_by_sort() {
    let pack = embedded("afghanistan").expect("a pack");
    let files = pack.names().into_iter().filter(|name| name != "capacity-classes.csv");
    let bytes = |name: &String| pack.read(name).expect("a listed file").into_owned();
    let files: Files = files.map(|name| (name.clone(), bytes(&name))).collect();
    let issues = Country::load(&files).expect("classes may be left out").1;
    let told = issues.iter().find(|issue| issue.code.0 == "W0320").expect("it is told");
    expect![[r#"
        W0320 capacity-classes.csv: 189 of 229 links have neither a count nor a class, and are held unlimited: 6 rail rail (such as `almaty__tashkent_rail`), 7 road gravel light (such as `asadabad__asmar`), 20 road gravel rigid (such as `chamkani__dand_e_patan`), 72 road paved articulated (such as `adraskan__herat`), 52 road paved rigid (such as `apt_ala__almaty`), 24 road track light (such as `anjuman_pass__khenj`), 8 sea sea (such as `bandar_abbas__dubai_sea`) -> a class that fits, for every link without a row in link-capacities.csv
          help: fill `truck` or `road_class` of these links in links.csv, so that a class of capacity-classes.csv fits, or give each a row in link-capacities.csv"#]].assert_eq(&told.to_string());
}

#[test]
fn a_pack_without_the_new_tables_is_told_so_and_stays_unlimited() {
    let mut files: Files = example();
    files.remove("capacity-classes.csv");
    files.remove("caseloads.csv");
    let loaded = Country::load(&files).map_err(|issues| issues.to_string());
    let (country, issues) = loaded.expect("both tables may be left out");
    expect![[r#"
        W0320 capacity-classes.csv: 10 of 14 links have neither a count nor a class, and are held unlimited: `dolat__sarn`, `east_gate__sarn`, `north_gate__dolat`, `port_ambar__ambar_airport`, `port_ambar__east_gate_xb`, `port_ambar__tolan_depot`, `sarn__kell_pass`, `tolan_depot__north_gate_xt`, `vesh__high_vesh`, `vesh_airstrip__vesh` -> a class that fits, for every link without a row in link-capacities.csv
          help: fill `truck` or `road_class` of these links in links.csv, so that a class of capacity-classes.csv fits, or give each a row in link-capacities.csv
    "#]].assert_eq(&issues.to_string());
    assert!(country.caseloads.is_empty() && country.classes.is_empty());
    let unlimited = country.links.iter().filter(|link| link.capacity.is_none()).count();
    assert_eq!(unlimited, country.links_without_capacity().len());
    assert_eq!(country.crossings_without_count().len(), 0);
}

/// What is to be used behind a pass in winter goes there while the road is open.
#[test]
fn nothing_is_sent_ahead_over_a_road_that_is_shut() {
    let mut shut = 0;
    let packs = ["example", "afghanistan"].map(shipped_whole);
    let each = packs.iter().flat_map(|(country, all)| all.iter().map(move |one| (country, one)));
    for (country, scenario) in each {
        let needed = Needed::of(country);
        let network = Network::new(country, scenario, &needed).expect("a network");
        let open = |n: usize, part: usize, period: Period| {
            network.served[n].parts[part].open[period.index()] > Share::NONE
        };
        for (meaning, _) in possible(&network) {
            if let Meaning::SendAhead(n, part, period) = meaning {
                assert!(open(n, part, period), "{} {n} {part} {period:?}", scenario.id);
            }
        }
        let parts = network.served.iter().flat_map(|served| &served.parts);
        shut += parts.filter(|part| part.open.contains(&Share::NONE)).count();
    }
    assert!(shut > 0, "some road is shut");
}

/// A limit on people of some areas counts towards the next one that holds them all, and that one only.
#[test]
fn a_shared_limit_leads_into_the_next_wider_one() {
    let (country, scenario) = shipped("example", "baseline");
    let country = country.by_district();
    let needed = Needed::of(&country);
    let mut network = Network::new(&country, &scenario, &needed).expect("a network");
    // Two of two districts each in the last month, before all those of the pack.
    let last = network.caseloads.last().expect("a limit of the whole country").clone();
    for areas in [vec![0, 1], vec![2, 3]] {
        network.caseloads.insert(0, CaseloadLimit { areas, ..last.clone() });
    }
    let limits = &network.caseloads;
    let mut apart = 0;
    let drafted = drafted(&network).finished();
    for (arc, meaning) in drafted.instance.arcs.iter().zip(&drafted.meanings) {
        let Meaning::Caseload(n) = *meaning else { continue };
        let to = drafted.nodes[arc.to as usize];
        let wider = |m: &usize| {
            limits[*m].period == limits[n].period
                && limits[n].areas.iter().all(|area| limits[*m].areas.contains(area))
        };
        let next = (n + 1..limits.len()).find(wider);
        assert_eq!(to, next.map_or(Node::Sink, Node::Caseload), "{n}");
        apart += usize::from(next.is_some_and(|next| next > n + 1));
    }
    assert_eq!(apart, 2);
}

/// Sarn can eat its food in December, in phase 5, or keep it for January; that of Vesh must be eaten in
/// December. Phase 5 first takes the places of December, so that Vesh gets nothing: most people would have
/// been served had Sarn waited.
fn competing() -> (Country, Scenario) {
    let mut files = example();
    for (file, rows) in [
        (
            "needs.csv",
            &[
                "XM01,2021-12,300000,0,0,5000,a,assumed,made-up",
                "XM01,2022-01,300000,5000,0,0,a,assumed,made-up",
                "XM03,2021-12,100000,5000,0,0,a,assumed,made-up",
            ][..],
        ),
        ("caseloads.csv", &[",2021-12,target,autumn-plan,5000,5000,5000,assumed,made-up,"]),
        (
            "supplies.csv",
            &[
                "sarn,sarn,2021-12,0,local,main,received,50,50,50,assumed,made-up,",
                "vesh,vesh,2021-12,0,local,main,received,50,50,50,assumed,made-up,",
            ],
        ),
        (
            "link-months.csv",
            &[
                "kell_pass__vesh,2021-12,0,snow,assumed,made-up",
                "kell_pass__vesh,2022-01,0,snow,assumed,made-up",
                "ambar_airport__vesh_airstrip,2021-12,0,snow,assumed,made-up",
                "ambar_airport__vesh_airstrip,2022-01,0,snow,assumed,made-up",
            ],
        ),
        ("cut-offs.csv", &[]),
    ] {
        let text = String::from_utf8_lossy(&files[file]).into_owned();
        let head = text.lines().next().expect("a header").to_owned();
        files.insert(file.to_owned(), (head + "\n" + &rows.join("\n") + "\n").into_bytes());
    }
    let mut prices = String::from_utf8(files["prices.csv"].clone()).expect("text");
    let sarn = prices.lines().find(|row| row.starts_with("sarn,")).expect("a price").to_owned();
    prices += &(sarn.replacen("sarn,", "vesh,", 1) + "\n");
    files.insert("prices.csv".to_owned(), prices.into_bytes());
    let country = Country::load(&files).expect("a sound pack").0;
    let (_, mut scenario) = shipped("example", "full-access");
    (scenario.caseload, scenario.objective) = (Some("autumn-plan".to_owned()), Objective::Severity);
    (country, scenario)
}

#[test]
fn with_the_worst_phase_first_a_caseload_lets_fewer_be_served_than_could_flow() {
    let (country, scenario) = competing();
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = aidreach::plan::plan_on(&network, Settings::default()).expect("a plan");
    let reached: u64 = plan.areas.iter().map(|area| area.shown()).sum();
    let held = aidreach::plan::held_back(&network, &plan).expect("what holds it back");
    let at = held.at_capacities.expect("capacities are looked at").map(|at| at.reached);
    assert_eq!((reached, at), (5_000, [5_000.into(), 5_000.into()]));
}

#[test]
fn values_by_phase_are_refused_where_nested_flows_tell_more_than_plans_reach() {
    let (country, scenario) = competing();
    let needed = Needed::of(&country);
    let ix = country.permissions.iter().position(|of| of.id == "distribution");
    let players = Players::permissions(&[PermissionIx(ix.expect("a permission") as u32)]);
    let by = |counted| {
        Game::counting((Measure::Reach, counted), &country, &scenario, &needed, &players).err()
    };
    assert!(by(Counted::Phase(5)).is_none() && by(Counted::People).is_none());
    assert!(matches!(by(Counted::Phase(3)), Some(NoValues::NotByPhase)));
}
