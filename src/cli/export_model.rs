//! `aidreach export-model`: the network as a file that other solvers read.

use super::exit::{Exit, Failure};
use super::pack::CountryArgs;
use super::talk::Talk;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Write the network of a scenario as a file that other solvers read
#[derive(Debug, Args)]
pub(super) struct ExportModelArgs {
    /// Id of the scenario, or path of its .toml file
    scenario: String,
    #[command(flatten)]
    country: CountryArgs,
    /// Which format
    #[arg(long, value_enum)]
    format: Format,
    /// Write into this folder instead of standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A linear programme for each step, in free MPS
    Mps,
    /// A minimum-cost flow for each step, in DIMACS form
    Dimacs,
}

pub(super) fn run(args: &ExportModelArgs, talk: &Talk) -> Result<Exit, Failure> {
    let _ = (args, talk);
    Err(Failure::Usage("not built yet".to_owned(), String::new()))
}
