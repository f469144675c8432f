//! `aidreach man`: manual pages.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::issues::nearest;
use clap::Args;
use clap_mangen::Man;

/// Print a manual page, ready for the `man` program
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command it is about; without one, the program as a whole
    command: Option<String>,
}

pub(super) fn run(args: &ManArgs, talk: &Talk) -> Result<Exit, Failure> {
    let mut whole = super::command();
    whole.build();
    let page = match &args.command {
        None => Man::new(whole),
        Some(name) => {
            let names: Vec<&str> = whole.get_subcommands().map(|c| c.get_name()).collect();
            let Some(command) = whole.find_subcommand(name) else {
                let help = match nearest(name, names.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("commands: {}", names.join(", ")),
                };
                return Err(Failure::Usage(format!("there is no command `{name}`"), help));
            };
            Man::new(command.clone())
        }
    };
    let mut text = Vec::new();
    let written = page.render(&mut text);
    written.map_err(|error| Failure::Bug(format!("the page cannot be written: {error}")))?;
    talk.show(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}
