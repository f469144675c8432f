//! Which room may use which, and where each library lives.

use super::{CRATES, code, nothing, room, sources};

/// The rooms in their order, each with the rooms it may use; everyone may use the floor but the
/// tool shed (`flow`, `certificate`, `page`, `layers`), which uses nothing.
const ROOMS: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("time", &[]),
    ("issues", &[]),
    ("intake", &[]),
    ("book", &[]),
    ("evidence", &[]),
    ("country", &["evidence"]),
    ("scenario", &["evidence", "country"]),
    ("network", &["evidence", "country", "scenario"]),
    ("flow", &[]),
    ("certificate", &[]),
    ("page", &[]),
    ("layers", &[]),
    ("allocation", &["country", "network", "flow", "certificate"]),
    ("plan", &["evidence", "country", "scenario", "network", "flow", "allocation", "certificate"]),
    (
        "analysis",
        &[
            "evidence",
            "country",
            "scenario",
            "network",
            "flow",
            "allocation",
            "certificate",
            "plan",
        ],
    ),
    (
        "exercise",
        &[
            "evidence",
            "country",
            "scenario",
            "network",
            "allocation",
            "certificate",
            "plan",
            "analysis",
        ],
    ),
    ("import", &["evidence", "country", "layers"]),
    ("sharing", &["evidence", "country", "plan"]),
    ("kit", &["evidence", "country", "scenario", "network", "plan", "page", "sharing"]),
    (
        "report",
        &[
            "evidence",
            "country",
            "scenario",
            "network",
            "allocation",
            "certificate",
            "plan",
            "analysis",
            "exercise",
            "import",
            "sharing",
            "kit",
            "page",
            "layers",
        ],
    ),
    ("live", &["country", "scenario", "network", "plan", "analysis", "sharing", "report"]),
    (
        "cli",
        &[
            "evidence",
            "country",
            "scenario",
            "network",
            "allocation",
            "certificate",
            "plan",
            "analysis",
            "exercise",
            "import",
            "sharing",
            "kit",
            "report",
            "live",
            "page",
            "layers",
        ],
    ),
];
const FLOOR: &[&str] = &["units", "time", "issues", "intake", "book"];
/// The folders of the report in their order; each uses those before it, by their own names and never through
/// what the room shows to others.
const REPORT: &[&str] = &["findings", "answers", "plan", "record", "exercise", "live", "schema"];
/// Rooms that have never heard of the rest, floor included.
const SHED: &[&str] = &["flow", "certificate", "page", "layers"];

/// Libraries that belong to one room only.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("annotate_snippets::", &["issues"]),
    ("petgraph::", &["network"]),
    ("clap::", &["cli"]),
    ("clap_complete::", &["cli"]),
    ("clap_mangen::", &["cli"]),
    ("indicatif::", &["cli"]),
    ("miniz_oxide::", &["import", "live", "cli"]),
    ("base64::", &["live"]),
    ("axum::", &["cli"]),
    ("tokio::", &["cli"]),
    ("getrandom::", &["cli"]),
    ("ctrlc::", &["cli"]),
    ("comfy_table::", &["kit"]),
    ("calamine::", &["book"]),
    ("zip::", &["book"]),
    ("libc::", &["intake"]),
    ("csv::", &["country", "exercise", "import", "kit", "report"]),
    ("geo::", &["country", "import", "layers"]),
    ("geojson::", &["country", "import", "layers"]),
    ("geozero::", &["layers"]),
    ("rusqlite::", &["layers"]),
    ("xmlwriter::", &["layers"]),
    ("toml::", &["country", "scenario", "exercise"]),
    ("include_dir::", &["country"]),
    ("maud::", &["page"]),
    ("krilla::", &["page"]),
    ("parley::", &["page"]),
    ("rust_xlsxwriter::", &["page"]),
    ("rustix::", &["report"]),
    ("sha2::", &["country", "import", "kit", "report"]),
    ("schemars::", &["certificate", "kit", "sharing", "report", "live", "cli"]),
    ("std::fs", &["intake", "country", "report", "cli"]),
    ("std::env", &["cli"]),
    ("std::net", &["cli"]),
    ("SystemTime", &["cli"]),
    ("Instant::now", &["cli"]),
];

#[test]
fn rooms_use_only_the_rooms_before_them() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        let room = room(&file);
        if CRATES.contains(&room) {
            continue;
        }
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{file}: `{room}` is no room of the house"));
            continue;
        };
        for (number, line) in code(&text) {
            for rest in line.split("crate::").skip(1) {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &rest[..end.unwrap_or(rest.len())];
                let known = ROOMS.iter().any(|(name, _)| *name == used);
                let floor = FLOOR.contains(&used) && !SHED.contains(&room);
                if known && used != room && !may.contains(&used) && !floor {
                    wrong.push(format!("{file}:{number}: `{room}` may not use `{used}`"));
                }
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn folders_of_the_report_use_only_those_before_them() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src/report").iter().filter(|(file, _)| file != "mod.rs") {
        let place = |folder: &str| REPORT.iter().position(|known| *known == folder);
        let Some(own) = place(room(file)) else {
            wrong.push(format!("report/{file}: `{}` is no folder of the report", room(file)));
            continue;
        };
        for (number, line) in code(text) {
            let line = line.replace("in crate::report", "");
            for rest in line.split("crate::report::").skip(1) {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let used = &rest[..end.unwrap_or(rest.len())];
                if place(used).is_none_or(|used| used > own) {
                    wrong.push(format!("report/{file}:{number}: may not use `report::{used}`"));
                }
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn every_library_stays_in_its_room() {
    let mut wrong = Vec::new();
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            for (library, homes) in ONLY_IN {
                let named = line.match_indices(library).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                });
                if named && !homes.contains(&room(&file)) {
                    wrong.push(format!("{file}:{number}: `{library}` belongs in {homes:?}"));
                }
            }
        }
    }
    nothing(&wrong);
}
