//! `aidreach verify`: a run folder checked again, from its files alone.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::issues::{Lines, on_a_screen};
use crate::report::verify;
use clap::Args;
use std::path::PathBuf;

/// Check a run folder again from its files alone: hashes, proof, and every total
///
/// Nothing is planned: the proof in the folder is checked arc by arc, and people, tonnes, routes
/// and money are counted again from it and held against every table and the summary.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The folder that `aidreach plan --out` wrote
    #[arg(value_name = "RUN")]
    run: PathBuf,
}

pub(super) fn run(args: &VerifyArgs, talk: &Talk) -> Result<Exit, Failure> {
    let shown = args.run.display();
    let verdict = talk.busy("checking", || verify(&args.run)).map_err(|why| {
        let help = "give a folder that `aidreach plan --out` wrote".to_owned();
        Failure::Usage(format!("`{shown}` cannot be checked: {why}"), help)
    })?;
    let mut text = String::new();
    for (what, faults) in &verdict.checks {
        let mark = if faults.is_empty() { "holds" } else { "FAILS" };
        text.push_str(&format!("{mark}  {what}\n"));
        for fault in faults {
            // Names of files are quoted: an end of line in one must not look like a line of this.
            text.push_str(&format!("       {}\n", on_a_screen(fault, Lines::One)));
        }
    }
    let failed = verdict.checks.iter().filter(|(_, faults)| !faults.is_empty()).count();
    text.push_str(&match failed {
        0 => format!("\n{shown} holds: {} checks\n", verdict.checks.len()),
        n => format!("\n{shown} does not hold: {n} of {} checks fail\n", verdict.checks.len()),
    });
    talk.show(&text)?;
    Ok(if verdict.holds() { Exit::Done } else { Exit::NotCertified })
}
