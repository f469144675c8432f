//! Who is in need stays in need in what others get, and rows for the planning team stay with it.

use super::super::boot_of;
use super::planted::{self, Files, example};
use super::{carried, each, numbers, page};
use aidreach::country::Country;
use aidreach::sharing::Sharing;
use std::collections::BTreeSet;

/// The rows of needs that partners get: area, month, and people of phases 3 to 5 or of all together.
fn needs_of(files: Files) -> Vec<(String, String, [String; 4])> {
    let told = carried(Box::new(files));
    let mut reader = csv::Reader::from_reader(told["needs.csv"].as_slice());
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cell = |name: &str| {
            let at = header.iter().position(|column| column == name);
            at.map_or(String::new(), |at| row[at].to_owned())
        };
        (cell("area"), cell("month"), ["phase3", "phase4", "phase5", "phase3plus"].map(cell))
    });
    rows.collect()
}

#[test]
fn people_whose_need_has_no_phases_stay_in_need_for_others() {
    let sum = |cells: &[&str]| -> u64 {
        cells[3..6].iter().map(|cell| cell.parse::<u64>().expect("a count")).sum()
    };
    let without = |cells: &[&str]| {
        let rest = cells[6..].join(",");
        vec![format!("{},{},{},,,,{},{rest}", cells[0], cells[1], cells[2], sum(cells))]
    };
    let files = planted::needing("XM01", &without);
    let told = needs_of(files.clone());
    let own: Vec<_> = told.iter().filter(|row| row.0 == "XM01").collect();
    assert!(!own.is_empty(), "they are left out");
    for (_, month, phases) in &own {
        assert_eq!(phases, &["", "", "", "60000"], "{month}");
    }
    let all = |files: Files| {
        let public = page(Box::new(files), Sharing::Public);
        let mut found = BTreeSet::new();
        each(&boot_of(&public)["told"], &mut |key, value| {
            if key == "need_person_months" {
                numbers(value, &mut found);
            }
        });
        found.into_iter().max()
    };
    assert_eq!(all(files), all(example()), "as many are in need");
}

#[test]
fn needs_of_districts_reach_others_as_those_of_their_province() {
    for area in ["XM01", "XM03"] {
        let by_district = |cells: &[&str]| {
            let part = |code: &str, share: u64| {
                let phase = |n: usize| cells[n].parse::<u64>().expect("a count") * share / 4;
                let phases = [3, 4, 5].map(|n| phase(n).to_string()).join(",");
                let rest = cells[6..].join(",");
                format!("{area}{code},{},{},{phases},,{rest}", cells[1], phase(2))
            };
            vec![part("01", 1), part("02", 3)]
        };
        let told = needs_of(planted::needing(area, &by_district));
        assert_eq!(told, needs_of(example()), "{area}");
        let public = page(Box::new(planted::needing(area, &by_district)), Sharing::Public);
        assert!(public.contains("told"));
    }
}

#[test]
fn rows_for_the_planning_team_stay_with_it() {
    for (sensitivity, sharing) in [
        ("partner", Sharing::Public),
        ("internal", Sharing::Partner),
        ("internal", Sharing::Public),
        ("confidential", Sharing::Partner),
    ] {
        let files = planted::sensitive(sensitivity);
        let country = Country::load(&files).expect("a sound pack").0;
        let refused = sharing.gate(&country).expect_err("not for them");
        assert_eq!(refused.code.0, "E0803", "{sensitivity}");
    }
    let country = Country::load(&planted::sensitive("partner")).expect("a sound pack").0;
    assert!(Sharing::Partner.gate(&country).is_ok());
}
