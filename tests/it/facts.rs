//! Printed figures that the tables of the first country must keep, and contradictions they must not
//! have again.

use crate::shipped::shipped;
use aidreach::country::{Country, Entry, Link, Mode, SetBy, Supply, Surface};
use aidreach::evidence::Basis;
use aidreach::time::Month;
use expect_test::expect;

fn country() -> Country {
    shipped("afghanistan", "baseline").0
}

fn month(year: i16, month: i8) -> Month {
    Month::new(year, month).expect("a month")
}

/// Whole tonnes of a split's supplies that a rule picks.
fn tonnes(country: &Country, split: &str, pick: impl Fn(&Supply) -> bool) -> i64 {
    let picked = country.supplies.iter().filter(|s| s.split == split && pick(s));
    picked.map(|supply| supply.amount.best.0).sum::<i64>() / 1_000_000
}

#[test]
fn supplies_keep_the_printed_sums() {
    let country = country();
    let at = |supply: &Supply, places: &[&str]| {
        places.contains(&country.places[supply.place.index()].id.as_str())
    };
    let splits: std::collections::BTreeSet<&str> =
        country.supplies.iter().map(|s| s.split.as_str()).collect();
    assert_eq!(splits.len(), 3);
    for split in splits {
        // Received from September to December 2021, and in the country in August.
        let autumn = month(2021, 9)..=month(2021, 12);
        let arrives = |s: &Supply| s.entry != Entry::Stock && autumn.contains(&s.month);
        assert_eq!(tonnes(&country, split, arrives), 197_000, "{split}");
        assert_eq!(tonnes(&country, split, |s| s.entry == Entry::Stock), 20_000, "{split}");
        let early = |s: &Supply| s.entry != Entry::Stock && s.month == month(2021, 8);
        assert!(tonnes(&country, split, early) < 18_250, "{split}: less than the mean before");
        if split == "alternative" {
            continue;
        }
        // Bought in Pakistan, and shipped on from its port, by the end of November and of February.
        let by = |last: Month, places: &'static [&str]| {
            tonnes(&country, split, |s| {
                s.entry == Entry::Entering && s.month <= last && at(s, places)
            })
        };
        let (november, february) = (month(2021, 11), month(2022, 2));
        assert_eq!(by(november, &["multan", "quetta"]), 36_543, "{split}");
        assert_eq!(by(november, &["karachi"]), 8_788, "{split}");
        assert_eq!(by(february, &["multan", "quetta"]), 64_118, "{split}");
        assert_eq!(by(february, &["karachi"]), 65_529, "{split}");
    }
}

#[test]
fn local_food_is_inside_and_stock_lies_in_stores() {
    let country = country();
    for supply in country.supplies.iter().filter(|s| s.entry != Entry::Entering) {
        let place = &country.places[supply.place.index()];
        assert_eq!(place.country, country.about.iso2, "{}", supply.id);
        let stored = country.stores.iter().any(|store| store.place == supply.place);
        assert!(supply.entry != Entry::Stock || stored, "{}", supply.id);
    }
}

#[test]
fn every_link_has_a_capacity_and_every_crossing_a_count() {
    let country = country();
    assert!(country.links_without_capacity().is_empty());
    assert!(country.crossings_without_count().is_empty());
    assert!(country.by_district().links_without_capacity().is_empty());
    let tonnes = |link: &Link| {
        let capacity = link.capacity.as_ref().expect("every link has one");
        let per_month = &capacity.per_month;
        [per_month.low, per_month.best, per_month.high].map(|grams| grams.mt())
    };
    let link = |id: &str| country.links.iter().find(|l| l.id == id).expect("a link");
    // A mountain track for small trucks carries a few hundred to a few thousand tonnes of aid.
    let tracks = country.links.iter().filter(|l| l.surface == Surface::Track);
    for track in tracks.chain([link("ishkashim_crossing__khorog")]) {
        let [low, best, high] = tonnes(track);
        assert!(
            low >= 50.0 && (300.0..=2_000.0).contains(&best) && high <= 4_000.0,
            "{}",
            track.id
        );
    }
    // Trunk roads bind after the crossings they lead to.
    for (road, crossing) in [
        ("jalalabad__torkham", "torkham__torkham_pk"),
        ("mazar_i_sharif__hairatan", "hairatan__termez"),
        ("kandahar__spin_boldak", "spin_boldak__chaman"),
        ("herat__islam_qala", "islam_qala__dogharun"),
        ("khash_rod__zaranj", "zaranj_bridge__milak"),
    ] {
        assert!(tonnes(link(road))[1] > tonnes(link(crossing))[1], "{road} and {crossing}");
    }
}

#[test]
fn payloads_agree_with_the_trucks_that_roads_bear() {
    let pack = aidreach::country::embedded("afghanistan").expect("a pack");
    let bytes = aidreach::country::PackFiles::read(&pack, "link-capacities.csv").expect("a table");
    let country = country();
    let mut reader = csv::Reader::from_reader(bytes.as_ref());
    let mut compared = 0;
    for row in reader.records().map(|row| row.expect("a row")) {
        let link = country.links.iter().find(|link| link.id == row[0]).expect("a link");
        if link.mode != Mode::Road {
            continue;
        }
        let truck = link.truck.expect("roads with a count say what passes");
        let payload: f64 = row[3].parse().expect("a payload");
        let best = country.hauling.payload[&truck].best.mt();
        // A payload counted at the crossing itself may be a little off the general one; bridges and
        // gravel roads may hold trucks to less.
        assert!(payload <= best && payload >= best * 0.5, "{}: {payload} against {best}", link.id);
        compared += 1;
    }
    assert!(compared > 10, "{compared} roads have a count");
}

#[test]
fn roads_are_no_shorter_than_the_straight_line() {
    let country = country();
    for link in country.links.iter().filter(|link| link.mode == Mode::Road) {
        let straight = country.straight_line(link.from, link.to).0;
        assert!(link.length.0 >= straight * 0.99, "{} {straight}", link.id);
        assert!(link.length.0 <= straight * 3.0 + 5.0, "{} {straight}", link.id);
    }
}

#[test]
fn long_ways_by_sea_take_a_month_each_way() {
    let country = country();
    let lanes: Vec<&Link> = country.links.iter().filter(|l| l.mode == Mode::Sea).collect();
    assert!(lanes.iter().all(|lane| lane.lead_months == 1));
    for lane in &lanes {
        let back = lanes.iter().any(|l| (l.from, l.to) == (lane.to, lane.from));
        assert!(back, "{} leads back, too", lane.id);
    }
    assert!(country.links.iter().all(|l| l.mode == Mode::Sea || l.lead_months == 0));
}

#[test]
fn caseloads_are_plans() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    assert_eq!(scenario.target(), Some("wfp"));
    for id in ["full-access", "all-denied"] {
        assert_eq!(shipped("afghanistan", id).1.target(), Some("wfp"), "{id}");
    }
    let window = country.about.window;
    let people = |target: &str, at: Month| {
        let row = country.caseload(None, at, Some(target))?;
        Some(country.caseloads[row.index()].people.best.0)
    };
    let wfp: Vec<_> = window.periods().map(|p| people("wfp", window.month(p))).collect();
    let millions = [13.9, 14.0, 14.0, 14.0, 14.0, 12.0, 12.0, 12.0];
    assert_eq!(wfp, millions.map(|m| Some((m * 1e6) as u64)));
    assert_eq!(people("flash-appeal", month(2021, 10)), Some(11_000_000));
    assert_eq!(people("flash-appeal", month(2022, 1)), None, "an appeal ends");
    // No caseload is what was reported as reached.
    for caseload in &country.caseloads {
        let reported = country.reported.iter().find(|r| r.month == caseload.month);
        assert!(reported.is_none_or(|r| r.people != caseload.people.best));
    }
}

#[test]
fn the_drought_group_is_that_of_the_founding_documents_and_reaches_every_province() {
    let country = country();
    let drought = country.groups.iter().find(|group| group.id == "drought").expect("a group");
    assert_eq!(drought.people.values().map(|people| people.0).sum::<u64>(), 3_000_000);
    assert_eq!(drought.people.len(), 34);
    assert!(drought.people.values().all(|people| people.0 > 0));
}

#[test]
fn classes_are_assumed_and_say_so() {
    let country = country();
    let by_class =
        |link: &&Link| matches!(&link.capacity, Some(capacity) if capacity.set_by != SetBy::Count);
    assert!(country.links.iter().filter(by_class).count() > 150);
    for class in &country.classes {
        assert_eq!(class.per_month.origin.basis, Basis::Assumed, "{}", class.id);
        assert!(class.derivation.contains(" x ") && class.derivation.contains("low"));
    }
}

#[test]
fn the_tables_that_decide_say_how_much_of_them_is_assumed() {
    let pack = aidreach::country::embedded("afghanistan").expect("a pack");
    let audit = aidreach::report::Audit::of(&pack);
    let deciding = audit.deciding();
    let told = deciding.each().map(|(name, rows)| {
        assert_eq!(rows.all(), rows.published + rows.derived + rows.assumed);
        format!("{name}: {} of {} assumed\n", rows.assumed, rows.all())
    });
    expect![[r#"
        supplies: 325 of 348 assumed
        capacities: 50 of 50 assumed
        permissions: 117 of 117 assumed
        caseloads: 2 of 33 assumed
    "#]]
    .assert_eq(&told.concat());
    let tables = ["supplies", "link-capacities", "capacity-classes", "permissions", "caseloads"];
    let rows = tables.map(|table| audit.tables[&format!("{table}.csv")].all());
    assert_eq!(deciding.total().all(), rows.iter().sum::<u64>());
    assert!(deciding.total().assumed * 10 > deciding.total().all() * 8, "far above that of all");
    assert!(audit.total().assumed * 2 < audit.total().all());
}
