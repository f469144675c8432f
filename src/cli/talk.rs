//! What the program says: results on standard output, talk about them on standard error.

use super::exit::{Exit, Failure};
use super::going_on::{self, Told};
use super::screen::{Colour, Shown};
use crate::issues::{Issues, Severity};
use crate::report::{reason, severities};
use anstream::ColorChoice;
use std::io;

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

    /// Says that something asked for is not there, quiet or not: nobody may take the rest for the whole.
    pub(super) fn tell_missing(&self, text: &str) {
        Shown::plain(text).to_errors(self.color);
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

    /// Works, and shows that work goes on where it takes long.
    pub(super) fn busy<T>(&self, on: &str, work: impl FnOnce() -> T) -> T {
        self.counting(on, |_| work())
    }

    /// Works as [`Talk::busy`] does, on something that tells how much of how much is done.
    pub(super) fn counting<T>(&self, on: &str, work: impl FnOnce(Told<'_>) -> T) -> T {
        if self.quiet || !self.progress {
            return work(&|_, _| ());
        }
        going_on::shown(on, work)
    }

    /// Works as [`Talk::counting`] does, on something whose parts are counted in memory.
    pub(super) fn counted<T>(
        &self,
        on: &str,
        work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T,
    ) -> T {
        self.counting(on, |told| work(&|done, of| told(done as u64, of as u64)))
    }
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
