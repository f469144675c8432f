//! Work that can be interrupted: a checkpoint keeps what is known by then.

use super::exit::Failure;
use super::file::{Existing, put};
use crate::intake;
use crate::plan::sweep::{Checkpoint, KeptPlan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const FORMAT: &str = "aidreach-checkpoint";
const VERSION: u32 = 2;

/// The file: by game, by the bits of the players that are on, the plan that proves their value. A value
/// without a proof has no place in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    games: BTreeMap<u64, BTreeMap<u64, KeptPlan>>,
}

/// What every version of the file says of itself.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

/// The checkpoint in a file; an empty one where there is none yet.
///
/// # Errors
/// Where it cannot be read, or is no such file.
pub fn read(file: &Path) -> Result<Checkpoint, Failure> {
    let text = match intake::read_text(file, intake::VALUES) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Checkpoint::default()),
        Err(error) => {
            return Err(Failure::Files(format!("`{}` cannot be read", file.display()), error));
        }
    };
    let refused = |why: &str| {
        let what = format!("`{}` is no checkpoint: {why}", file.display());
        let help = "name another file with --checkpoint, or delete this one".to_owned();
        Failure::Usage(what, help)
    };
    let unread = |error| refused(&format!("it cannot be understood ({error})"));
    let heading: Heading = serde_json::from_str(&text).map_err(unread)?;
    if (heading.format.as_str(), heading.version) != (FORMAT, VERSION) {
        return Err(refused("it has another format, or was written by another version"));
    }
    let written: Written = serde_json::from_str(&text).map_err(unread)?;
    Ok(Checkpoint::from_plans(written.games))
}

/// Writes a checkpoint, all or nothing.
///
/// # Errors
/// Where it cannot be written; a file from before is then as it was.
pub(super) fn write(file: &Path, known: &Checkpoint) -> Result<(), Failure> {
    let written = Written { format: FORMAT.to_owned(), version: VERSION, games: known.plans() };
    let text = serde_json::to_string(&written)
        .map_err(|error| Failure::Bug(format!("values cannot be written: {error}")))?;
    put(file, text.as_bytes(), Existing::Replace)
}
