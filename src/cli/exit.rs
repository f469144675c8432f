//! How the program ends: one exit code a kind of ending, the same for every command.

use super::interrupt::asked_to_stop;
use crate::allocation::Unsolved;
use crate::analysis::conditions::NoPrice;
use crate::analysis::game::GameError;
use crate::analysis::setting::NoAnswer;
use crate::issues::{Issue, Issues};
use crate::plan::NoPlan;
use crate::plan::sweep::{Fault, NoValues};
use crate::report::Figure;
use std::io;

/// The exit codes, as documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The data or a scenario has errors.
    Errors = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// Solved, but a hard requirement cannot be met.
    Unmet = 3,
    /// Stopped by a limit.
    Stopped = 4,
    /// A certificate does not hold; nothing is published.
    NotCertified = 5,
    /// A run folder agrees with itself, but holds no proof.
    NotProven = 6,
    /// A fault of the program.
    Bug = 70,
    /// Stopped by Ctrl-C, as shells expect it to be told.
    Interrupted = 130,
}

impl Exit {
    /// What each means, for the help text.
    pub const TABLE: &'static str = "\
Exit codes:
  0   done
  1   the data or a scenario has errors
  2   wrong usage
  3   solved, but a hard requirement cannot be met (the reason is written)
  4   stopped by a limit
  5   a certificate does not hold: nothing is published
  6   a run folder is consistent, but not proven: it holds no proof
  70  a fault of the program
  130 stopped by Ctrl-C; what is known by then is kept where a file for it is named";
}

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// A person's files have errors.
    Issues(Issues),
    /// An argument is wrong: what is, and what to do next.
    Usage(String, String),
    /// Something that has a code of its own stands in the way.
    Refused(Box<Issue>, Exit),
    /// What was asked for cannot be reached.
    Unmet(String),
    /// Stopped before the end: where, and what to do next.
    Stopped(String, String),
    /// A proof does not hold.
    NotCertified(String),
    /// A file or stream could not be read or written: what was tried, and the reason.
    Files(String, io::Error),
    /// Whoever reads the output has gone; no more needs saying.
    NobodyReads,
    /// A fault of the program.
    Bug(String),
}

impl Failure {
    /// How the program ends on it.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Issues(_) | Failure::Files(..) => Exit::Errors,
            Failure::Usage(..) => Exit::Usage,
            Failure::Refused(_, exit) => *exit,
            Failure::Unmet(_) => Exit::Unmet,
            Failure::Stopped(..) if asked_to_stop() => Exit::Interrupted,
            Failure::Stopped(..) => Exit::Stopped,
            Failure::NotCertified(_) => Exit::NotCertified,
            Failure::NobodyReads => Exit::Done,
            Failure::Bug(_) => Exit::Bug,
        }
    }
}

impl From<Issues> for Failure {
    fn from(issues: Issues) -> Failure {
        Failure::Issues(issues)
    }
}

impl From<NoPlan> for Failure {
    fn from(why: NoPlan) -> Failure {
        match why {
            NoPlan::Refused(found) => {
                let mut issues = Issues::default();
                found.into_iter().for_each(|issue| issues.push(issue));
                Failure::Issues(issues)
            }
            NoPlan::NotCertified(fault) => Failure::NotCertified(fault.to_string()),
            NoPlan::OtherMonths(..) => {
                Failure::Usage(why.to_string(), "give both the same `window`".to_owned())
            }
            NoPlan::Unsolved(why) => unsolved(&why),
        }
    }
}

impl From<NoPrice> for Failure {
    fn from(why: NoPrice) -> Failure {
        let help = "leave --levy-cap or the budget away";
        match why {
            NoPrice::NoAnswer(why) => why.into(),
            NoPrice::CapBesideBudget => Failure::Usage(why.to_string(), help.to_owned()),
        }
    }
}

impl From<NoAnswer> for Failure {
    fn from(why: NoAnswer) -> Failure {
        match why {
            NoAnswer::Values(why) => no_values(why),
            NoAnswer::TooMany { .. } => {
                let help = "name fewer, or let counterparts play with --by counterpart; `worth` can also \
                            estimate, with --samples 500";
                Failure::Usage(why.to_string(), help.to_owned())
            }
            NoAnswer::Game(GameError::NotMonotone { .. }) => Failure::Bug(why.to_string()),
            NoAnswer::Game(_) => Failure::Stopped(why.to_string(), String::new()),
        }
    }
}

fn no_values(why: NoValues) -> Failure {
    match why {
        NoValues::Refused(found) => NoPlan::Refused(found).into(),
        NoValues::Plan(why) => why.into(),
        NoValues::Stopped(_) => Failure::Stopped(why.to_string(), String::new()),
        NoValues::OtherGame => Failure::Usage(
            why.to_string(),
            "name another file with --checkpoint, or repeat the command that the file is of"
                .to_owned(),
        ),
        NoValues::NotByPhase => {
            let help = "leave --objective out, which counts all people alike";
            Failure::Usage(why.to_string(), help.to_owned())
        }
        NoValues::OverTheWindow => {
            let help = "leave --even window out, or say --measure reach";
            Failure::Usage(why.to_string(), help.to_owned())
        }
        NoValues::Fault(Fault::Players { .. } | Fault::TooLarge) => {
            let help = "name fewer with --permissions, or let counterparts play";
            Failure::Usage(why.to_string(), help.to_owned())
        }
        NoValues::Fault(fault) => Failure::NotCertified(fault.to_string()),
    }
}

fn unsolved(why: &Unsolved) -> Failure {
    let misused = |help: &str| Failure::Usage(why.to_string(), help.to_owned());
    match why {
        Unsolved::OutOfReach { best, target } => Failure::Unmet(format!(
            "the target is out of reach: {} person-months are asked for and at most {} can be \
             served under this scenario",
            Figure::rounded(*target, 0).grouped(),
            Figure::rounded(best.floor(), 0).grouped(),
        )),
        Unsolved::UnevenRations => misused("plan it with --objective most-people or severity"),
        Unsolved::FloorsTooHigh => Failure::Bug(why.to_string()),
        Unsolved::TargetByMonth => misused("leave --as-known out, or choose another --objective"),
        Unsolved::TooLarge => misused("look for figures with the wrong unit: `aidreach check`"),
        Unsolved::Stopped => Failure::Stopped(why.to_string(), String::new()),
        Unsolved::Internal(_) => Failure::Bug(why.to_string()),
    }
}
