//! That long work goes on: a line that moves on a terminal, and plain lines now and then where standard error
//! is none.

use super::screen::Shown;
use crate::report::people;
use anstream::ColorChoice;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is done sooner than this shows nothing on a terminal.
const PATIENCE: Duration = Duration::from_secs(1);

/// When the first plain line is due, and how long after it each further one.
const LINES: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(10));

/// Told how much of how much is done.
pub(super) type Told<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// How much of how much is done.
#[derive(Debug, Default)]
struct SoFar {
    done: AtomicU64,
    of: AtomicU64,
}

impl SoFar {
    fn tell(&self, done: u64, of: u64) {
        self.of.store(of, Ordering::Relaxed);
        // Two workers may tell in the wrong order; what is shown never goes back.
        self.done.fetch_max(done, Ordering::Relaxed);
    }

    /// What is worked on, and how far it is where that is known.
    fn on(&self, on: &str) -> String {
        let [done, of] = [&self.done, &self.of].map(|count| count.load(Ordering::Relaxed));
        match of {
            0 => on.to_owned(),
            of => format!("{on}: {} of {}", people(done), people(of)),
        }
    }
}

/// Works, and shows on standard error that work goes on for as long as it does.
pub(super) fn shown<T>(on: &str, work: impl FnOnce(Told<'_>) -> T) -> T {
    let (done, waiting) = channel::<()>();
    let so_far = Arc::new(SoFar::default());
    let showing = thread::spawn({
        let (on, so_far) = (on.to_owned(), Arc::clone(&so_far));
        move || match io::stderr().is_terminal() {
            true => spin(&on, &waiting, &so_far),
            false => write_lines(LINES, &waiting, &|elapsed| {
                let line = line(&so_far.on(&on), elapsed);
                Shown::plain(&line).to_errors(ColorChoice::Never);
            }),
        }
    });
    let result = work(&|n, of| so_far.tell(n, of));
    drop(done);
    // Where showing stopped by itself there is nothing left to clear.
    let _ = showing.join();
    result
}

/// Turns until whoever waits hears no more from the work.
fn spin(on: &str, waiting: &Receiver<()>, so_far: &SoFar) {
    if waiting.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::new_spinner().with_message(on.to_owned());
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    while let Err(RecvTimeoutError::Timeout) = waiting.recv_timeout(Duration::from_millis(100)) {
        bar.set_message(so_far.on(on));
        bar.tick();
    }
    bar.finish_and_clear();
}

/// Has a line written whenever one is due, until whoever waits hears no more from the work.
fn write_lines(after: (Duration, Duration), waiting: &Receiver<()>, write: &dyn Fn(Duration)) {
    let began = Instant::now();
    let mut written = 0;
    loop {
        let left = due(written, after).saturating_sub(began.elapsed());
        if waiting.recv_timeout(left) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        write(began.elapsed());
        written += 1;
    }
}

/// How long after the start of the work a line is due, with so many written before it.
fn due(written: u32, (first, then): (Duration, Duration)) -> Duration {
    first.saturating_add(then.saturating_mul(written))
}

fn line(on: &str, elapsed: Duration) -> String {
    format!("{on} ({} s)\n", elapsed.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    #[test]
    fn lines_are_due_after_5_seconds_and_then_every_10() {
        let seconds = [0, 1, 2].map(|written| due(written, LINES).as_secs());
        assert_eq!(seconds, [5, 15, 25]);
    }

    #[test]
    fn a_line_tells_how_far_the_work_is_and_never_goes_back() {
        let so_far = SoFar::default();
        assert_eq!(line(&so_far.on("planning"), Duration::from_secs(5)), "planning (5 s)\n");
        so_far.tell(1_200, 8_420);
        so_far.tell(1_199, 8_420);
        let told = line(&so_far.on("planning"), Duration::from_millis(15_900));
        assert_eq!(told, "planning: 1,200 of 8,420 (15 s)\n");
    }

    #[test]
    fn lines_come_while_the_work_goes_on_and_none_after_it() {
        let after = (Duration::from_millis(5), Duration::from_millis(10));
        let (done, waiting) = channel::<()>();
        let done = RefCell::new(Some(done));
        let written = RefCell::new(Vec::new());
        write_lines(after, &waiting, &|elapsed| {
            written.borrow_mut().push(elapsed);
            if written.borrow().len() == 3 {
                done.take();
            }
        });
        let written = written.into_inner();
        assert_eq!(written.len(), 3);
        for (n, elapsed) in (0..).zip(&written) {
            assert!(*elapsed >= due(n, after), "line {n} came after {elapsed:?}");
        }
    }

    #[test]
    fn work_that_is_done_soon_writes_nothing() {
        let (done, waiting) = channel::<()>();
        drop(done);
        let written = Cell::new(0);
        write_lines(LINES, &waiting, &|_| written.set(written.get() + 1));
        assert_eq!(written.get(), 0);
    }
}
