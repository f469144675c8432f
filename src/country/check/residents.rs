//! Rules on residents that shares of need are made by.

use super::{Linked, issue};
use crate::country::read::grouped;
use crate::country::{AreaIx, AreaLevel};
use crate::issues::Issues;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many provinces are named.
const NAMED: usize = 12;

/// Districts whose province is in need have residents, or people in need of their own: else nobody in need is
/// planned for in them. Told once, the provinces with most people in need first.
pub(super) fn districts_in_need_have_residents(linked: &Linked<'_>, issues: &mut Issues) {
    let country = linked.country;
    let empty = linked.sheets.rows("areas.csv").iter().filter(|row| !row.has("population"));
    let empty: Vec<&str> = empty.filter_map(|row| row.text("pcode")).collect();
    let has_own = |area: usize| {
        country.needs_of_districts.iter().any(|need| need.area == AreaIx(area as u32))
    };
    let mut waiting: BTreeMap<AreaIx, Vec<&str>> = BTreeMap::new();
    for (n, area) in country.areas.iter().enumerate() {
        let own = area.level == AreaLevel::District && empty.contains(&area.pcode.as_str());
        if let (true, Some(parent)) = (own && !has_own(n), area.parent) {
            waiting.entry(parent).or_default().push(&area.pcode);
        }
    }
    let in_need = |area: AreaIx| -> u64 {
        let own = country.needs.iter().filter(|need| need.area == area);
        own.map(|need| need.phases.iter().map(|phase| phase.0).sum()).max().unwrap_or(0)
    };
    let mut found: Vec<(u64, AreaIx, Vec<&str>)> =
        waiting.into_iter().map(|(area, districts)| (in_need(area), area, districts)).collect();
    found.retain(|(people, _, _)| *people > 0);
    found.sort_by_key(|(people, area, _)| (Reverse(*people), *area));
    let Some((_, _, first)) = found.first() else { return };
    let at = linked.at("areas.csv", first[0], "population");
    let told = |(people, area, districts): &(u64, AreaIx, Vec<&str>)| {
        let area = &country.areas[area.index()];
        let n = districts.len();
        format!("{} ({}): {n} without, {} in need", area.name, area.pcode, grouped(*people))
    };
    let mut named: Vec<String> = found.iter().take(NAMED).map(told).collect();
    let more = found.len().saturating_sub(NAMED);
    named.extend((more > 0).then(|| format!("and {more} more")));
    let seen =
        format!("districts without residents where people are in need: {}", named.join("; "));
    let help = "planned by district, the need of such a province cannot be shared out and stays at its capital: fill \
                `population`, those named first before others, or write needs by district";
    issues.push(issue("W0511", at, &seen, "residents", help));
}
