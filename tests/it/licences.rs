//! Notices of third parties: in the program word for word, and of just the packages of `Cargo.lock`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(path).expect("a file of the repository")
}

/// Names and versions of the third-party packages in the lock.
fn locked() -> BTreeSet<String> {
    let lock: toml::Table = toml::from_str(&text("Cargo.lock")).expect("a lock is TOML");
    let packages = lock["package"].as_array().expect("packages");
    let packages = packages.iter().filter(|package| package.get("source").is_some());
    let word = |package: &toml::Value, key: &str| package[key].as_str().expect("text").to_owned();
    packages.map(|p| format!("{} {}", word(p, "name"), word(p, "version"))).collect()
}

/// The packages that have a notice: lines such as `serde 1.0.0 (MIT OR Apache-2.0)`.
fn noticed() -> BTreeSet<String> {
    let named = |line: &str| {
        let (package, licence) = line.split_once(" (")?;
        let (name, version) = package.split_once(' ')?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        let is_name = !name.is_empty() && name.chars().all(plain);
        let is_version = version.split('.').count() >= 3 && !version.contains(' ');
        (is_name && is_version && licence.contains(')')).then(|| package.to_owned())
    };
    text("THIRD-PARTY.txt").lines().filter_map(named).collect()
}

#[test]
fn the_notices_are_those_of_the_lock() {
    let elsewhere = text("checks/not-in-the-program.txt");
    let elsewhere: BTreeSet<String> =
        elsewhere.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    let noticed = noticed();
    assert!(noticed.len() > 100, "{noticed:?}");
    assert!(noticed.is_disjoint(&elsewhere));
    let told: BTreeSet<String> = noticed.union(&elsewhere).cloned().collect();
    let locked = locked();
    let missing: Vec<&String> = locked.difference(&told).collect();
    let gone: Vec<&String> = told.difference(&locked).collect();
    let help = "run checks/licences.py write";
    assert!(missing.is_empty() && gone.is_empty(), "{help}: missing {missing:?}, gone {gone:?}");
}

#[test]
fn the_program_prints_its_own_licence_and_all_notices() {
    let ran = crate::cli::run_in(Path::new("."), &["licences"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("aidreach may be used under the MIT licence"));
    assert!(ran.out.contains(&text("LICENSE-MIT")));
    assert!(ran.out.ends_with(&text("THIRD-PARTY.txt")));
    for must in ["SIL OPEN FONT LICENSE", "DejaVu", "Unicode", "SQLite"] {
        assert!(ran.out.contains(must), "{must}");
    }
}
