//! The files that a run must have by who reads it, what was known and what was asked for, and none
//! beside them.

use super::folder::Folder;
use super::{Manifest, is_certificate, strict};
use crate::report::record::manifest::MANIFEST;
use crate::report::record::run_folder::CASCADE_OF_AREAS;
use crate::sharing::{Content, Sharing};
use std::collections::BTreeSet;

/// Files that are missing, have no place, or say a thing twice.
pub(super) fn files(folder: &Folder, manifest: &Manifest) -> Vec<String> {
    let mut faults = Vec::new();
    let tables = tables(manifest);
    let ends = |name: &str| ["csv", "json"].map(|end| format!("tables/{name}.{end}"));
    let mut known: BTreeSet<String> = tables.must.iter().flat_map(|name| ends(name)).collect();
    known.insert("summary.json".to_owned());
    let mut sections = Vec::new();
    for answer in manifest.answers.iter().filter(|answer| *answer != CASCADE_OF_AREAS) {
        sections.extend(["json", "txt"].map(|end| (answer, format!("sections/{answer}.{end}"))));
    }
    let names: BTreeSet<String> = folder.names().into_iter().collect();
    let missing = known.iter().filter(|name| !names.contains(*name));
    faults.extend(missing.map(|name| format!("{name} is missing: a run like this has it")));
    let missing = sections.iter().filter(|(_, name)| !names.contains(name));
    faults.extend(missing.map(|(answer, name)| {
        format!("there is no answer `{answer}` in the run: {name} is missing")
    }));
    known.extend(tables.may.iter().flat_map(|name| ends(name)));
    known.extend(sections.into_iter().map(|(_, name)| name));
    for name in names.iter().filter(|name| !is_certificate(name) && *name != MANIFEST) {
        if !known.contains(name) {
            faults.push(format!("{name} is no file of this run"));
        }
        if name.ends_with(".json")
            && let Err(why) = folder.bytes(name).and_then(|bytes| strict::read(&bytes))
        {
            faults.push(format!("{name} cannot be read: {why}"));
        }
    }
    faults
}

struct Tables {
    must: Vec<&'static str>,
    may: Vec<&'static str>,
}

/// Names of the tables that a run must have, and those that it may have.
fn tables(manifest: &Manifest) -> Tables {
    let sharing = Sharing::parse(&manifest.sharing);
    let shows = |content| sharing.is_some_and(|level| level.shows(content));
    // Where small counts are hidden, whatever tells them by the food that moves is left out.
    let whole = shows(Content::SmallCounts);
    let as_known = manifest.options.get("knowledge").is_some_and(|known| known == "as-known");
    let asked = |name: &str| manifest.answers.iter().any(|answer| answer == name);
    let mut tables = Tables { must: vec!["areas", "cascade", "costs", "reach"], may: Vec::new() };
    let kinds: [(Content, &[&'static str], &[&'static str]); 5] = [
        (Content::Access, &["access"], &[]),
        (Content::Stores, &["left"], &["stores"]),
        (Content::Ways, &[], &["routes"]),
        (Content::Limits, &[], &["bottlenecks", "limits"]),
        (Content::Notes, &["assumptions"], &[]),
    ];
    for (content, always, with_hindsight) in kinds {
        if shows(content) {
            let left_out = !whole && [Content::Stores, Content::Ways].contains(&content);
            let names = if left_out { &mut tables.may } else { &mut tables.must };
            names.extend(always);
            names.extend(with_hindsight.iter().filter(|_| !as_known));
        }
    }
    if as_known {
        // What is done in a month bounds what is handed out in it.
        if whole { &mut tables.must } else { &mut tables.may }.push("steps");
    }
    if asked(CASCADE_OF_AREAS) {
        tables.must.push("cascade-areas");
    }
    if asked("compare") {
        tables.must.push("effect");
    }
    tables
}
