//! Which files may tell one kind of a closed set from another.

use super::{code, nothing, sources};

/// Sets that grow, with the files that may name their kinds; all others ask for a property.
const NAMED_IN: &[(&str, &[&str])] = &[
    ("PermissionKind", &["country/permissions.rs"]),
    // What raising a limit means, where it lies, which arcs that touches, its words, and changes that raise it.
    (
        "Limit",
        &[
            "network/raise.rs",
            "network/lies.rs",
            "plan/bottlenecks/raising.rs",
            "report/findings/held_back/limits.rs",
            "analysis/why/candidates.rs",
        ],
    ),
];

/// Whether a line names a kind of a set, or brings all of them in; `ALL`, `parse` and methods do not.
fn names_a_kind(line: &str, set: &str) -> bool {
    let path = format!("{set}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let mut after = line[at + path.len()..].chars();
        let (first, second) = (after.next(), after.next());
        let whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let kind = first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
        whole && (kind || matches!(first, Some('{' | '*')))
    })
}

#[test]
fn kinds_are_told_apart_by_their_properties() {
    let mut wrong = Vec::new();
    for (set, homes) in NAMED_IN {
        let mut found: Vec<&str> = Vec::new();
        let files = sources("src");
        for (file, text) in &files {
            for (number, _) in code(text).filter(|(_, line)| names_a_kind(line, set)) {
                if homes.contains(&file.as_str()) {
                    found.push(file);
                } else {
                    let home = homes[0];
                    wrong.push(format!("src/{file}:{number}: ask `{set}` for a property, {home}"));
                }
            }
        }
        let gone = homes.iter().filter(|home| !found.contains(home));
        wrong.extend(gone.map(|home| format!("src/{home} names no kind of `{set}` any more")));
    }
    nothing(&wrong);
}
