//! Ctrl-C: ends the program cleanly, or lets long work stop at its next resting place.

use super::screen::clear_line;
use crate::report::give_up;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether work goes on that can rest.
static RESTS: AtomicBool = AtomicBool::new(false);
static STOP: AtomicBool = AtomicBool::new(false);

/// What a shell expects of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Handles Ctrl-C from now on, unless whoever started the program had it ignored.
pub(super) fn handle() {
    // Without a handler Ctrl-C ends the program, as it does everywhere; the next writer then clears
    // away what this one leaves.
    let _ = ctrlc::try_set_handler(|| {
        if RESTS.load(Ordering::Relaxed) && !STOP.swap(true, Ordering::Relaxed) {
            return;
        }
        give_up();
        clear_line();
        std::process::exit(INTERRUPTED);
    });
}

/// Lets Ctrl-C stop work at its next resting place from now on; a second one ends the program.
pub(super) fn rest() {
    RESTS.store(true, Ordering::Relaxed);
}

/// Work that can rest, for as long as this lives.
pub(super) struct Resting {
    /// Whether it could already.
    before: bool,
}

/// Lets Ctrl-C stop one piece of work, after which it ends the program as before.
pub(super) fn resting() -> Resting {
    Resting { before: RESTS.swap(true, Ordering::Relaxed) }
}

impl Drop for Resting {
    fn drop(&mut self) {
        RESTS.store(self.before, Ordering::Relaxed);
    }
}

/// Whether Ctrl-C was pressed.
pub(super) fn asked_to_stop() -> bool {
    STOP.load(Ordering::Relaxed)
}
