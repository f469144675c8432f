//! Whether what is reported on is still what the run was made from: its pack, its scenario and what is
//! told of them.

use super::exit::Failure;
use super::pack::{Asked, Pack};
use crate::report::{FileListed, Manifest};
use std::collections::BTreeMap;

/// Refuses a pack whose files are not those of the run.
pub(super) fn same_pack(pack: &Pack, recorded: &Manifest) -> Result<(), Failure> {
    let changed = recorded.pack.files.iter().filter(|file| {
        let now = pack.files.read(&file.name).ok();
        now.is_none_or(|bytes| FileListed::of(&file.name, &bytes).sha256 != file.sha256)
    });
    let changed: Vec<&str> = changed.map(|file| file.name.as_str()).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let what = format!("the pack has changed since the run: {}", changed.join(", "));
    let help = "plan the scenario anew with `aidreach plan --out`, or name the pack of the run with \
                --country";
    Err(Failure::Usage(what, help.to_owned()))
}

/// Refuses what is told otherwise than by a run for others, which names no files of its pack.
pub(super) fn same_key(run: Option<&Manifest>, now: &str) -> Result<(), Failure> {
    let of_others = |recorded: &&Manifest| recorded.pack.files.is_empty();
    match run.filter(of_others) {
        Some(recorded) if recorded.run != now => {
            let what = "the pack, the scenario or the program has changed since the run";
            let help = "plan it anew with `aidreach plan --out`, or name the pack of the run with \
                        --country";
            Err(Failure::Usage(what.to_owned(), help.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Refuses a scenario that is not the one of the run.
pub(super) fn same_scenario(run: Option<&Manifest>, asked: &Asked) -> Result<(), Failure> {
    let Some(recorded) = run else { return Ok(()) };
    for file in &recorded.scenario {
        let id = file.name.trim_end_matches(".toml");
        let now = asked.texts.get(id).map(|text| FileListed::of(&file.name, text.as_bytes()));
        if now.is_none_or(|now| now.sha256 != file.sha256) {
            let what = format!("the scenario `{id}` has changed since the run");
            let help = "plan it anew with `aidreach plan --out`".to_owned();
            return Err(Failure::Usage(what, help));
        }
    }
    Ok(())
}

/// The text of its scenario that a run holds.
pub(super) fn recorded_text(run: &Manifest, id: &str) -> BTreeMap<String, String> {
    let own = run.scenario.iter().filter(|file| file.name.trim_end_matches(".toml") == id);
    own.filter_map(|file| Some((id.to_owned(), file.text.clone()?))).collect()
}
