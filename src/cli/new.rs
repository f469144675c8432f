//! `aidreach new`: an empty country pack to fill.

use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::talk::Talk;
use crate::country::template;
use crate::report::{Existing, put_folder};
use crate::scenario::manual;
use clap::Args;
use std::path::PathBuf;

/// Write an empty country pack, with every table's columns explained
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// A folder that does not exist yet, or is empty
    dir: PathBuf,
    /// The country as people call it [default: the folder's name]
    #[arg(long)]
    name: Option<String>,
}

pub(super) fn run(args: &NewArgs, talk: &Talk) -> Result<Exit, Failure> {
    let shown = args.dir.display();
    let folder = args.dir.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = args.name.clone().or(folder).unwrap_or_default();
    let mut files = template(&name);
    files.push(("SCENARIOS.md".to_owned(), manual()));
    let count = files.len();
    put_folder(files, &args.dir, Existing::Fill)
        .map_err(|why| not_written(why, Output::Fresh("a pack")))?;
    talk.show(&format!(
        "{} files in {shown}: README.md says what to write where\n\
         Check them whenever you like with `aidreach check {shown}`\n",
        count
    ))?;
    Ok(Exit::Done)
}
