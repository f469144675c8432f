//! What the program says: results on standard output, talk about them on standard error.

use super::exit::{Exit, Failure};
use super::screen::{Colour, Shown};
use crate::issues::{Issues, Severity};
use crate::report::{people, reason, severities};
use anstream::ColorChoice;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Work that is done sooner than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Told how much of how much is done.
pub(super) type Told<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// How the program talks, as the person asked for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Talk {
    /// No talk on standard error but for errors.
    pub(super) quiet: bool,
    /// Whether long work shows that it goes on.
    pub(super) progress: bool,
    /// Whether colour is used.
    pub(super) color: ColorChoice,
}

impl Talk {
    /// Writes a result on standard output.
    ///
    /// # Errors
    /// [`Failure::NobodyReads`] where whoever reads it has gone.
    pub(super) fn show(&self, text: &str) -> Result<(), Failure> {
        Shown::plain(text).to_output(self.color).map_err(|error| {
            if error.kind() == io::ErrorKind::BrokenPipe {
                return Failure::NobodyReads;
            }
            Failure::Files("standard output cannot be written".to_owned(), error)
        })
    }

    /// Says something about a result, unless asked to be quiet.
    pub(super) fn tell(&self, text: &str) {
        if !self.quiet {
            Shown::plain(text).to_errors(self.color);
        }
    }

    /// Tells warnings and notes that came with files in use.
    pub(super) fn tell_issues(&self, issues: &Issues) {
        if !issues.is_empty() && !self.quiet {
            painted(issues).to_errors(self.color);
        }
    }

    /// Says why a command failed, and returns how the program ends.
    pub(super) fn complain(&self, failure: &Failure) -> Exit {
        let with_help = |what: &str, help: &str| {
            let said = Shown::default().painted(Colour::Red, "error:").and(&format!(" {what}\n"));
            if help.is_empty() { said } else { said.and(&format!("  help: {help}\n")) }
        };
        let text = match failure {
            Failure::NobodyReads => return failure.exit(),
            Failure::Issues(issues) => painted(issues).and(&format!("{}\n", severities(issues))),
            Failure::Refused(issue, _) => {
                let mut issues = Issues::default();
                issues.push(issue.as_ref().clone());
                painted(&issues)
            }
            Failure::Usage(what, help) => with_help(what, help),
            Failure::Unmet(what) => with_help(what, ""),
            Failure::Stopped(what, help) => with_help(what, help),
            Failure::NotCertified(what) => {
                let help = "nothing is published; please report this with the scenario";
                with_help(what, help)
            }
            Failure::Files(what, error) => with_help(&format!("{what}: {}", reason(error)), ""),
            Failure::Bug(what) => {
                with_help(what, "this is a fault of the program; please report it")
            }
        };
        text.to_errors(self.color);
        failure.exit()
    }

    /// Works, and shows on a terminal that work goes on where it takes long.
    pub(super) fn busy<T>(&self, on: &str, work: impl FnOnce() -> T) -> T {
        self.counting(on, |_| work())
    }

    /// Works as [`Talk::busy`] does, on something that tells how much of how much is done.
    pub(super) fn counting<T>(&self, on: &str, work: impl FnOnce(Told<'_>) -> T) -> T {
        if self.quiet || !self.progress || !io::stderr().is_terminal() {
            return work(&|_, _| ());
        }
        let (done, waiting) = channel::<()>();
        let so_far = Arc::new((AtomicU64::new(0), AtomicU64::new(0)));
        let spinner = thread::spawn({
            let (on, so_far) = (on.to_owned(), Arc::clone(&so_far));
            move || spin(&on, &waiting, &so_far)
        });
        let result = work(&|n, of| {
            so_far.0.store(n, Ordering::Relaxed);
            so_far.1.store(of, Ordering::Relaxed);
        });
        drop(done);
        // A spinner that died has nothing left to clear.
        let _ = spinner.join();
        result
    }

    /// Works on something countable, and shows on a terminal how far it is where it takes long:
    /// the work is given whom to tell how much is done, of how much.
    pub(super) fn counted<T>(
        &self,
        on: &str,
        work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T,
    ) -> T {
        if self.quiet || !self.progress || !io::stderr().is_terminal() {
            return work(&|_, _| ());
        }
        let bar = ProgressBar::new(0).with_message(on.to_owned());
        let style = ProgressStyle::with_template("{msg} {pos} of {len} ({elapsed})");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let result = work(&|done, of| {
            bar.set_length(of as u64);
            // Two workers may tell in the wrong order; the bar never goes back.
            bar.set_position(bar.position().max(done as u64));
        });
        bar.finish_and_clear();
        result
    }
}

/// Turns until whoever waits hears no more from the work.
fn spin(on: &str, waiting: &Receiver<()>, so_far: &(AtomicU64, AtomicU64)) {
    if waiting.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::new_spinner().with_message(on.to_owned());
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    while let Err(RecvTimeoutError::Timeout) = waiting.recv_timeout(Duration::from_millis(100)) {
        let [n, of] = [&so_far.0, &so_far.1].map(|count| count.load(Ordering::Relaxed));
        if of > 0 {
            bar.set_message(format!("{on}: {} of {}", people(n), people(of)));
        }
        bar.tick();
    }
    bar.finish_and_clear();
}

/// Issues with their codes in colour; readable without.
fn painted(issues: &Issues) -> Shown {
    let mut shown = Shown::default();
    for issue in issues.told() {
        let told = format!("{issue:#}");
        let code = issue.code.to_string();
        let colour = match issue.code.severity() {
            Severity::Error => Colour::Red,
            Severity::Warning => Colour::Yellow,
            Severity::Info => Colour::None,
        };
        let rest = told.strip_prefix(&code).unwrap_or(&told);
        shown = shown.painted(colour, &code).and(&format!("{rest}\n"));
    }
    shown
}
