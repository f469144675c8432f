//! Rules on what was reported.

use super::{Read, issue};
use crate::country::{AreaLevel, Covers};
use crate::issues::Issues;
use crate::time::Month;
use std::collections::BTreeMap;

/// What is reported of a part says how many people or how much food, of provinces.
pub(super) fn parts_say_something(read: &Read<'_>, issues: &mut Issues) {
    let level: BTreeMap<&str, &str> = read
        .rows("areas.csv")
        .iter()
        .filter_map(|row| Some((row.text("pcode")?, row.text("level")?)))
        .collect();
    for row in read.rows("reported-areas.csv") {
        if !row.has("people") && !row.has("mt") {
            let expected = "people reached, or tonnes handed out, or both";
            issues.push(issue("E0027", row, "people", ["neither people nor tonnes", expected, ""]));
        }
        for ix in row.ixs("areas") {
            let pcode = read.keys.key("areas.csv", *ix);
            if level.get(pcode) == Some(&AreaLevel::District.word()) {
                let seen = format!("{pcode}, a district");
                let help = "plans by province have no figures of districts";
                issues.push(issue("E0205", row, "areas", [&seen, "provinces", help]));
            }
        }
    }
}

/// Figures of some days are compared by their shares of a sum, in which nobody may count twice.
pub(super) fn parts_do_not_overlap(read: &Read<'_>, issues: &mut Issues) {
    let mut seen: BTreeMap<(Month, usize), (&str, u64)> = BTreeMap::new();
    let rows = read.rows("reported-areas.csv").iter();
    for row in rows.filter(|row| row.text("covers") == Some(Covers::Days.word())) {
        let (Some(month), Some(name)) = (row.month("month"), row.text("name")) else {
            continue;
        };
        for ix in row.ixs("areas") {
            let Some((other, line)) = seen.insert((month, *ix), (name, row.line)) else {
                continue;
            };
            let pcode = read.keys.key("areas.csv", *ix);
            let seen = format!("{pcode}, which belongs to `{other}` on line {line}");
            let help = "shares are of a sum in which nobody may count twice";
            issues.push(issue("E0125", row, "areas", [&seen, "once a month", help]));
        }
    }
}
