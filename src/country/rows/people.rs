//! Rules on areas and people.

use super::{Read, issue};
use crate::country::read::{Row, grouped};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::{BTreeMap, HashMap};

/// A district has a province and no capital; a province has no parent. That the code of the district
/// begins with that of its province is usual, and in many countries is not so.
pub(super) fn districts_lie_in_their_provinces(read: &Read<'_>, issues: &mut Issues) {
    let provinces = read.rows("areas.csv").iter();
    let provinces = provinces.filter(|row| row.text("level") == Some("province"));
    let provinces: Vec<&str> = provinces.filter_map(|row| row.text("pcode")).collect();
    for row in read.rows("areas.csv") {
        let (Some(pcode), Some(level)) = (row.text("pcode"), row.text("level")) else {
            continue;
        };
        let is_district = level == "district";
        if let (Some(digits), Some(iso2)) = (read.pack.shape.digits, &read.pack.shape.iso2) {
            let expected = usize::from(digits[usize::from(is_district)]);
            if pcode.len() != iso2.len() + expected {
                let seen = format!("`{pcode}` for a {level}");
                let expected = format!("{iso2} and {expected} digits");
                issues.push(issue("E0202", row, "pcode", [&seen, &expected, ""]));
                continue;
            }
        }
        if is_district && !row.has("parent") {
            let begins = |province: &&&str| pcode.starts_with(**province);
            let likely = provinces.iter().filter(begins).max_by_key(|province| province.len());
            let help = likely.map_or(String::new(), |province| format!("is it {province}?"));
            issues.push(issue(
                "E0027",
                row,
                "parent",
                ["empty for a district", "a province", &help],
            ));
        }
        for column in ["parent", "capital"] {
            if row.has(column) && is_district == (column == "capital") {
                let seen = format!("a {level} with a {column}");
                issues.push(issue("E0125", row, column, [&seen, "an empty cell", ""]));
            }
        }
        let Some(parent) = row.ix("parent").filter(|_| is_district) else {
            continue;
        };
        let parent = read.keys.key("areas.csv", parent);
        let another = provinces.iter().find(|province| pcode.starts_with(*province));
        if let Some(another) = another.filter(|_| !pcode.starts_with(parent)) {
            let seen = format!("{pcode} listed under {parent}, and its code begins with {another}");
            let help = "lists of some countries are so; else one of the codes is wrong";
            issues.push(issue("W0213", row, "parent", [&seen, "", help]));
        }
    }
}

/// Residents of the districts add up to those of the province, but for rounding.
pub(super) fn districts_sum_to_their_province(read: &Read<'_>, issues: &mut Issues) {
    let mut sums: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
    let areas = read.all_rows("areas.csv").unwrap_or_default();
    for row in areas {
        let Some(parent) = row.ix("parent") else {
            continue;
        };
        let Some(people) = row.whole("population") else { continue };
        let sum = sums.entry(parent).or_default();
        *sum = (sum.0 + people, sum.1 + 1);
    }
    for row in areas {
        let (Some(pcode), Some(people)) = (row.text("pcode"), row.whole("population")) else {
            continue;
        };
        let own = read.keys.ix("areas.csv", pcode).and_then(|ix| sums.get(&ix));
        if let Some((sum, districts)) = own
            && sum.abs_diff(people) > *districts
        {
            let seen = format!(
                "{} residents, and {} in its districts ({districts})",
                grouped(people),
                grouped(*sum)
            );
            let help = "districts from another count? scale them to the province";
            issues.push(issue("W0503", row, "population", [&seen, "the same", help]));
        }
    }
}

/// Labels stand within the bounds of the country.
pub(super) fn labels_lie_in_the_country(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("areas.csv") {
        super::ways::within_bounds(read, row, ["label_lat", "label_lon"], issues);
    }
}

/// A spelling of one area is not the official name of another.
pub(super) fn aliases_do_not_contradict_names(read: &Read<'_>, issues: &mut Issues) {
    let names = read.rows("areas.csv").iter();
    let names = names.filter_map(|row| Some((row.text("name_en")?, row.text("pcode")?)));
    let mut by_name: HashMap<String, Vec<(&str, &str)>> = HashMap::new();
    let mut by_pcode: HashMap<&str, &str> = HashMap::new();
    for (name, pcode) in names {
        by_name.entry(name.to_lowercase()).or_default().push((name, pcode));
        by_pcode.entry(pcode).or_insert(name);
    }
    let areas = read.rows("areas.csv").iter();
    let parents: HashMap<&str, &str> = areas
        .filter_map(|row| Some((row.text("pcode")?, read.keys.key("areas.csv", row.ix("parent")?))))
        .collect();
    let parent = |pcode: &str| parents.get(pcode).copied();
    let mut contradict = |row: &Row, column: &str, alias: &str, pcode: &str| {
        let of_another = by_name.get(&alias.to_lowercase()).into_iter().flatten();
        let of_another = of_another.into_iter().find(|(_, other)| {
            if *other == pcode {
                return false;
            }
            // A capital's district may well carry the name of its province.
            parent(other) != Some(pcode) && parent(pcode) != Some(other)
        });
        let Some((name, other)) = of_another else {
            return;
        };
        let own = by_pcode.get(pcode).copied().unwrap_or_default();
        let seen = format!("`{alias}` for {pcode}, which is `{own}`; `{name}` is {other}");
        issues.push(issue("E0207", row, column, [&seen, "names of one area only", ""]));
    };
    for row in read.rows("areas.csv") {
        for alias in row.texts("aliases") {
            contradict(row, "aliases", &alias, row.text("pcode").unwrap_or_default());
        }
    }
    for row in read.rows("aliases.csv").iter().filter(|row| row.text("kind") == Some("area")) {
        if let (Some(alias), Some(ix)) = (row.text("alias"), row.ix("id")) {
            contradict(row, "alias", alias, read.keys.key("areas.csv", ix));
        }
    }
}

/// Nobody is in need who was not looked at.
pub(super) fn needs_do_not_exceed_the_population(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("needs.csv") {
        let Some(sum) = in_need(row) else {
            continue;
        };
        if let Some(analysed) = row.whole("population_analysed")
            && sum > analysed
        {
            let area = row.ix("area").map_or("", |ix| read.keys.key("areas.csv", ix));
            let seen =
                format!("{area}: {} in need of {} analysed", grouped(sum), grouped(analysed));
            let expected = "no more than were analysed";
            issues.push(issue("E0501", row, "population_analysed", [&seen, expected, ""]));
        }
    }
}

const PHASES: [&str; 3] = ["phase3", "phase4", "phase5"];

/// People in phases 3, 4 and 5 of a row of needs; those of a source without phases count as phase 3.
pub(in crate::country) fn phases(row: &Row) -> Option<[u64; 3]> {
    if PHASES.iter().all(|phase| !row.has(phase)) {
        return Some([row.whole("phase3plus")?, 0, 0]);
    }
    let [phase3, phase4, phase5] = PHASES.map(|phase| row.whole(phase));
    Some([phase3?, phase4?, phase5?])
}

pub(super) fn in_need(row: &Row) -> Option<u64> {
    phases(row).map(|phases| phases.into_iter().sum())
}

/// A row has all phases or none, and then the people in need together; rows without are told once.
pub(super) fn needs_have_phases_or_a_total(read: &Read<'_>, issues: &mut Issues) {
    let (mut without, mut lacking): (Vec<&Row>, Vec<(&Row, &str)>) = Default::default();
    for row in read.rows("needs.csv") {
        let missing: Vec<&str> = PHASES.into_iter().filter(|phase| !row.has(phase)).collect();
        match missing.as_slice() {
            [] => {}
            [_, _, _] if row.has("phase3plus") => without.push(row),
            [first, ..] => lacking.push((row, first)),
        }
    }
    let help = "write 0 where nobody is in the phase; where a source has no phases, leave all three empty and \
                fill `phase3plus`";
    let all = read.rows("needs.csv").len();
    match lacking.as_slice() {
        // Its column is not there, has another name, or was never filled: one fault, told once.
        [(_, first), (_, second), ..] if lacking.len() == all && first == second => {
            let seen = format!("no column `{first}`, or it is empty in all {all} rows");
            let at = At::cell("needs.csv", 1, first);
            issues.push(Issue::new(Code("E0027"), at, &seen, "whole people", help));
        }
        some => some.iter().for_each(|(row, first)| {
            issues.push(issue("E0027", row, first, ["empty", "whole people", help]));
        }),
    }
    if let Some(first) = without.first() {
        let seen = format!("{} rows have no phases: their people count as phase 3", without.len());
        let help = "with `severity` they come after phases 4 and 5 of other rows; `most-people` takes \
                    all alike";
        issues.push(issue("W0509", first, "phase3plus", [&seen, "people by phase", help]));
    }
}

/// Phases add up to the total their source prints: told up to one part in a hundred, refused above.
pub(super) fn phases_sum_to_the_printed_total(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("needs.csv") {
        let (Some(sum), Some(printed)) = (in_need(row), row.whole("phase3plus")) else {
            continue;
        };
        let difference = sum.abs_diff(printed);
        if difference == 0 {
            continue;
        }
        let code = if difference * 100 > printed { "E0502" } else { "W0502" };
        let seen = format!(
            "{} printed, phases 3 to 5 make {}: difference {}",
            grouped(printed),
            grouped(sum),
            grouped(difference)
        );
        let help = "the phases count; the printed total is only compared";
        issues.push(issue(code, row, "phase3plus", [&seen, "the same", help]));
    }
}

/// A group is called the same in all its rows.
pub(super) fn group_names_agree(read: &Read<'_>, issues: &mut Issues) {
    let mut first: BTreeMap<&str, (&str, u64)> = BTreeMap::new();
    for row in read.rows("need-groups.csv") {
        let (Some(group), Some(name)) = (row.text("group"), row.text("name")) else {
            continue;
        };
        let (other, line) = *first.entry(group).or_insert((name, row.line));
        if other != name {
            let seen = format!("`{group}` is called `{other}` on line {line}");
            issues.push(issue("E0125", row, "name", [&seen, "the same name", ""]));
        }
    }
}

/// A target has a name by which scenarios choose it, and not the word for none.
pub(super) fn targets_have_names(read: &Read<'_>, issues: &mut Issues) {
    for row in read.rows("caseloads.csv") {
        let is_target = row.text("kind") == Some("target");
        if is_target && !row.has("name") {
            let help = "scenarios choose a target by its name";
            let texts = ["empty for a target", "a name such as `plan-2021`", help];
            issues.push(issue("E0125", row, "name", texts));
        } else if row.text("name") == Some("none") {
            let help = "in scenarios `none` stands for no target";
            issues.push(issue("E0125", row, "name", ["`none`", "another name", help]));
        }
    }
}

/// Somebody can be served, and no more people than live there.
pub(super) fn caseloads_are_believable(read: &Read<'_>, issues: &mut Issues) {
    let areas = read.all_rows("areas.csv").unwrap_or_default();
    let provinces = areas.iter().filter(|row| row.text("level") == Some("province"));
    // By province, and of the whole country; what could not be read is not known.
    let mut residents: BTreeMap<Option<usize>, Option<u64>> = BTreeMap::new();
    for row in provinces {
        let people = row.whole("population");
        let own = row.text("pcode").and_then(|pcode| read.keys.ix("areas.csv", pcode));
        residents.insert(own, people);
        let all = residents.entry(None).or_insert(Some(0));
        *all = all.zip(people).map(|(all, people)| all + people);
    }
    for row in read.rows("caseloads.csv") {
        let area = row.ix("area");
        let Some(people) = row.whole("people").filter(|_| row.has("area") == area.is_some()) else {
            continue;
        };
        if people == 0 {
            let help = "where nobody may be served, deny handing out, so that a reason shows";
            issues.push(issue("W0107", row, "people", ["a caseload of 0", "more than 0", help]));
        }
        let residents = residents.get(&area).copied().flatten();
        if let Some(residents) = residents.filter(|residents| people > *residents) {
            let seen = format!("{} of {} residents", grouped(people), grouped(residents));
            let expected = "no more people than live there";
            issues.push(issue("W0507", row, "people", [&seen, expected, ""]));
        }
    }
}
