//! `aidreach completions`: completes commands and options in a shell.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use clap::Args;
use clap_complete::Shell;

/// Print a script that completes commands and options in a shell
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs, talk: &Talk) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "aidreach", &mut script);
    talk.show(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
