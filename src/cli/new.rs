//! `aidreach new`: an empty country pack to fill.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::country::template;
use crate::scenario::manual;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    if !is_free(&args.dir) {
        let help = "nothing is ever overwritten here: choose another folder".to_owned();
        return Err(Failure::Usage(format!("`{shown}` exists already"), help));
    }
    let mut files = template(&name);
    files.push(("SCENARIOS.md".to_owned(), manual()));
    for (file, text) in &files {
        let written = put(&args.dir.join(file), text);
        written.map_err(|e| Failure::Files(format!("`{shown}` cannot be written"), e))?;
    }
    talk.show(&format!(
        "{} files in {shown}: README.md says what to write where\n\
         Check them whenever you like with `aidreach check {shown}`\n",
        files.len()
    ))?;
    Ok(Exit::Done)
}

/// Whether nothing is there, or only an empty folder.
fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
