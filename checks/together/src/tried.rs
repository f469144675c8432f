//! Which of the changes written into this program is switched on: one, or none. Put among the sources
//! of a copy of the program by `checks/mutants`.

use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

struct Switch {
    tried: usize,
    /// A folder in which each process writes down the changes that it came by.
    record: Option<String>,
}

static SWITCH: OnceLock<Switch> = OnceLock::new();
static MET: [AtomicBool; 8192] = [const { AtomicBool::new(false) }; 8192];

/// Whether a change is switched on.
pub(crate) fn on(change: usize) -> bool {
    let switch = SWITCH.get_or_init(|| {
        let tried = std::env::var("TRIED").ok().and_then(|n| n.parse().ok());
        Switch { tried: tried.unwrap_or(usize::MAX), record: std::env::var("TRIED_RECORD").ok() }
    });
    if let Some(folder) = &switch.record
        && !MET[change].swap(true, Ordering::Relaxed)
    {
        let path = format!("{folder}/{}", std::process::id());
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
        let written = file.and_then(|mut file| file.write_all(format!("{change}\n").as_bytes()));
        written.expect("a change is written down");
    }
    switch.tried == change
}
