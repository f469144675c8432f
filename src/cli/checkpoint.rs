//! Work that can be interrupted: a checkpoint keeps what is known by then.

use super::exit::Failure;
use super::file::{Existing, put};
use crate::plan::sweep::Checkpoint;
use num_rational::Ratio;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

const FORMAT: &str = "aidreach-checkpoint";
const VERSION: u32 = 1;

/// The file: by game, by the bits of the players that are on, person-months as a fraction.
#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    version: u32,
    games: BTreeMap<u64, BTreeMap<u64, String>>,
}

/// The checkpoint in a file; an empty one where there is none yet.
///
/// # Errors
/// Where it cannot be read, or is no such file.
pub fn read(file: &Path) -> Result<Checkpoint, Failure> {
    let text = match std::fs::read_to_string(file) {
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
    let written: Written = serde_json::from_str(&text)
        .map_err(|error| refused(&format!("it cannot be understood ({error})")))?;
    if (written.format.as_str(), written.version) != (FORMAT, VERSION) {
        return Err(refused("it has another format, or was written by another version"));
    }
    let fraction = |text: String| text.parse::<Ratio<i128>>().ok();
    let mut games = BTreeMap::new();
    for (game, values) in written.games {
        let values = values.into_iter().map(|(on, people)| Some((on, fraction(people)?)));
        let values = values.collect::<Option<_>>();
        games.insert(game, values.ok_or_else(|| refused("a value is no fraction"))?);
    }
    Ok(Checkpoint::from_games(games))
}

/// Writes a checkpoint, all or nothing.
///
/// # Errors
/// Where it cannot be written; a file from before is then as it was.
pub(super) fn write(file: &Path, known: &Checkpoint) -> Result<(), Failure> {
    let values = |people: &BTreeMap<u64, Ratio<i128>>| {
        people.iter().map(|(&on, people)| (on, people.to_string())).collect()
    };
    let written = Written {
        format: FORMAT.to_owned(),
        version: VERSION,
        games: known.games().iter().map(|(&game, people)| (game, values(people))).collect(),
    };
    let text = serde_json::to_string(&written)
        .map_err(|error| Failure::Bug(format!("values cannot be written: {error}")))?;
    put(file, text.as_bytes(), Existing::Replace)
}
