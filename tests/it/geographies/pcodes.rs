//! Codes of any country's list.

use super::{AREAS, LINKS, PLACES, food, load, needs, pack};
use crate::country::Files;
use aidreach::country::Country;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A district's code, and the code of its province.
type Listed<'a> = (&'a str, &'a str);

/// A pack of provinces and districts with these codes, every district with residents; food is at the
/// capital of the first province, and roads lead to all others.
fn coded(provinces: &[&str], districts: &[Listed<'_>]) -> Files {
    let mut areas = AREAS.replace("parent", "parent_pcode");
    let (mut places, mut links) = (PLACES.to_owned(), LINKS.to_owned());
    for (n, pcode) in provinces.iter().enumerate() {
        let inside = districts.iter().filter(|(_, parent)| parent == pcode).count();
        let (people, lon) = (1000 * inside.max(1), 10.0 + n as f64 * 0.5);
        areas += &format!("{pcode},province,,P{n},c{n},{people},assumed,made-up,10,{lon}\n");
        places += &format!("c{n},C{n},capital,XM,{pcode},10,{lon},assumed,made-up\n");
        if n > 0 {
            let before = n - 1;
            links += &format!(
                "c{before}__c{n},c{before},c{n},road,both,paved,Road {n},80,assumed,made-up,\n"
            );
        }
        for (m, (code, _)) in districts.iter().filter(|(_, parent)| parent == pcode).enumerate() {
            areas += &format!("{code},district,{pcode},D{n}-{m},,1000,assumed,made-up,10,{lon}\n");
        }
    }
    let in_need: Vec<(&str, u64)> = provinces.iter().map(|pcode| (*pcode, 100)).collect();
    let mut tables = vec![
        ("areas.csv", areas),
        ("places.csv", places),
        ("links.csv", links),
        ("needs.csv", needs(&in_need)),
    ];
    tables.extend(food("c0"));
    let mut files = pack(&tables);
    let text = String::from_utf8(files["pack.toml"].clone()).expect("text");
    files.insert("pack.toml".to_owned(), text.replace("pcode_digits = [2, 4]\n", "").into_bytes());
    files
}

fn told(files: &Files) -> (Country, BTreeSet<String>) {
    let (country, issues) =
        Country::load(files).map_err(|issues| issues.to_string()).expect("no errors");
    let text = issues.to_string();
    let codes = text.lines().filter(|line| !line.starts_with(' '));
    let codes = codes.filter_map(|line| line.split_once(' ')).map(|(code, _)| code.to_owned());
    // These packs are about codes: their people are made up, and they have neither stores nor capacities.
    let others = ["W0320", "W0313", "I0324", "W0510"];
    (country, codes.filter(|code| !others.contains(&code.as_str())).collect())
}

#[test]
fn codes_are_those_of_the_countrys_list() {
    // Letters and digits in turn, digits alone, codes of one length, and a parent that is not the prefix.
    let lists: [(&[&str], &[Listed<'_>]); 6] = [
        (&["MMR001", "MMR002"], &[("MMR001D001", "MMR001"), ("MMR002D001", "MMR002")]),
        (&["IQG01", "IQG02"], &[("IQG01Q01", "IQG01"), ("IQG02Q01", "IQG02")]),
        (&["3501000", "3502000"], &[("3501263", "3501000"), ("3501266", "3501000")]),
        (&["KG02000000000", "KG03000000000"], &[("KG02205000000", "KG02000000000")]),
        (&["LSA", "LSB"], &[("LSA01", "LSA"), ("LSB01", "LSB")]),
        (&["SO22", "NORTH WEST-1_a"], &[("Unspecified", "SO22")]),
    ];
    for (provinces, districts) in lists {
        let files = coded(provinces, districts);
        let (country, codes) = told(&files);
        let odd = codes.iter().filter(|code| code.as_str() != "W0201").count();
        assert_eq!(odd, 0, "{provinces:?}: {codes:?}");
        assert_eq!(country.areas.len(), provinces.len() + districts.len());
        assert_eq!(country.by_district().made_last_miles().len(), districts.len());
    }
}

/// The column says the province; that another code begins the same is told and no more.
#[test]
fn the_parent_is_that_of_the_column() {
    let files = coded(&["LB2", "LB8"], &[("LB21", "LB8"), ("LB25", "LB2")]);
    let (country, codes) = told(&files);
    assert_eq!(codes, BTreeSet::from(["W0213".to_owned()]));
    let at = |pcode: &str| country.areas.iter().position(|area| area.pcode == pcode);
    let parent = country.areas[at("LB21").expect("listed")].parent;
    assert_eq!(parent.map(|ix| ix.index()), at("LB8"));
}

/// The codes of every country that the global list has districts of, where that list is at hand. Codes that
/// it has on both levels are left out, and a parent that is no province is the province that the code
/// begins with.
#[test]
fn codes_of_all_countries_load() {
    let Some(outside) = std::env::var_os("AIDREACH_EXTERNAL") else {
        return;
    };
    let list = Path::new(&outside).join("humanitarian/download-global-pcodes-adm-1-2.csv");
    let Ok(text) = std::fs::read_to_string(&list) else {
        return;
    };
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut countries: BTreeMap<String, [Vec<(String, String)>; 2]> = BTreeMap::new();
    for row in reader.records().map(|row| row.expect("the list is CSV")) {
        let level = match &row[1] {
            "1" => 0,
            "2" => 1,
            _ => continue,
        };
        let of = countries.entry(row[0].to_owned()).or_default();
        of[level].push((row[2].to_owned(), row[4].to_owned()));
    }
    let mut loaded = 0;
    for (country, [provinces, districts]) in &countries {
        if districts.is_empty() {
            continue;
        }
        let second: BTreeSet<&str> = districts.iter().map(|(code, _)| code.as_str()).collect();
        let first: BTreeSet<&str> = provinces.iter().map(|(code, _)| code.as_str()).collect();
        let first: Vec<&str> = first.into_iter().filter(|code| !second.contains(code)).collect();
        let parent = |code: &str, parent: &str| {
            let begins = || first.iter().filter(|province| code.starts_with(**province)).max();
            first.iter().find(|province| **province == parent).or_else(begins).copied()
        };
        let inside: BTreeMap<&str, &str> = districts
            .iter()
            .filter_map(|(code, of)| Some((code.as_str(), parent(code, of)?)))
            .collect();
        let inside: Vec<Listed<'_>> = inside.into_iter().collect();
        assert!(inside.len() + 3 > second.len(), "{country}");
        let read = load(&coded(&first, &inside));
        assert_eq!(read.areas.len(), first.len() + inside.len(), "{country}");
        loaded += 1;
    }
    assert!(loaded >= 136, "{loaded} countries");
}
