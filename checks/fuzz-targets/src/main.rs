//! One door of the program under a fuzzer: which one says the variable `DOOR`.
#![no_main]

mod doors;

use doors::{Door, open};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static DOOR: OnceLock<Door> = OnceLock::new();

fn begin() {
    // The fuzzer's own hook would end the program on a panic that the program catches itself; one that
    // it does not catch ends it all the same.
    let _ = std::panic::take_hook();
    let name = std::env::var("DOOR").unwrap_or_default();
    let Some(door) = open(&name) else {
        eprintln!("DOOR must be one of {}", doors::NAMES.join(", "));
        std::process::exit(2);
    };
    let _ = DOOR.set(door);
}

fuzz_target!(init: begin(), |bytes: &[u8]| {
    if let Some(door) = DOOR.get() {
        door(bytes);
    }
});
