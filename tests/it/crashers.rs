//! Inputs that once broke a door, each replayed: nothing may panic. How a fuzzer finds more of them says
//! `checks/fuzz`.

#[path = "../../checks/fuzz-targets/src/doors.rs"]
mod doors;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest that one small input may take, without optimisation and on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn what_broke_a_door_no_longer_does() {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/crashers");
    let mut replayed = 0;
    for name in doors::NAMES {
        let Ok(entries) = fs::read_dir(all.join(name)) else { continue };
        let open = doors::open(name).expect("a door of that name");
        for entry in entries {
            let path = entry.expect("an entry").path();
            let began = Instant::now();
            open(&fs::read(&path).expect("a file"));
            assert!(began.elapsed() < LONGEST, "{} takes too long", path.display());
            replayed += 1;
        }
    }
    assert!(replayed > 0, "there is nothing in tests/data/crashers");
    let known = |name: &str| doors::NAMES.contains(&name) || name == "README.md";
    for entry in fs::read_dir(&all).expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(known(&name), "no door is called {name}");
    }
}

#[test]
fn every_door_takes_what_is_sound_and_what_is_not() {
    for name in doors::NAMES {
        let open = doors::open(name).expect("a door of that name");
        for bytes in
            [&b""[..], b"\0\xff\xfe", b"=== a\nb\n=== pack.toml\n", b"[[[[[[", b"{\"a\":1e999}"]
        {
            open(bytes);
        }
    }
}
