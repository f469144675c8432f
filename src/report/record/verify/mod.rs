//! A run folder checked again from its files alone: nothing is planned, nothing else is read.

mod again;
mod agree;
mod carried;
mod compare;
mod figures;
mod folder;
mod proofs;
mod recount;
mod required;
mod steps;
mod strict;
mod sums;
mod told;
mod verdict;

pub use again::same_files;
pub use folder::Folder;
pub use verdict::Verdict;

use crate::intake;
use crate::report::record::disk::reason;
use crate::report::record::manifest::{FileListed, Listed, MANIFEST, Manifest, VERSION};
use crate::report::record::run_folder::{Layout, json};
use crate::sharing::Sharing;
use figures::Counts;
use proofs::proven;
use std::path::Path;

/// Checks a run folder: hashes, proof, and every total against every table.
///
/// # Errors
/// A sentence where there is no readable run folder to check.
pub fn verify(folder: &Path) -> Result<Verdict, String> {
    let manifest = manifest(folder)?;
    let folder = Folder::new(folder);
    let mut verdict = Verdict::default();
    verdict.add(
        format!("{} files are as the manifest lists them", manifest.outputs.len()),
        hashes(&folder, &manifest),
    );
    verdict.add("the manifest is one of this program", as_written(&folder, &manifest));
    verdict.add("the files are those of such a run", required::files(&folder, &manifest));
    let counts = Counts::of(&manifest.sharing);
    let proofs = expected_proofs(&folder, &manifest);
    verdict.holds_proof = Sharing::proves(&manifest.sharing);
    match &proofs {
        Ok(names) if !verdict.holds_proof => {
            let what = match manifest.internal_manifest.is_some() {
                true => "no proof is here, and the manifest names the run that holds it",
                false => "no proof is here: this plan was made from coarser counts of people",
            };
            verdict.add(what, names.clone());
        }
        Ok(names) => proven(&folder, counts, names, &mut verdict),
        Err(faults) => {
            verdict.add("the run holds its proof", faults.clone());
        }
    }
    agree::among_tables(&folder, counts, &manifest, &mut verdict);
    steps::never_rise(&folder, counts, &mut verdict);
    agree::csv_with_json(&folder, &manifest, &mut verdict);
    Ok(verdict)
}

/// The manifest of a run folder.
///
/// # Errors
/// A sentence where there is none, or it cannot be read.
pub fn manifest(folder: &Path) -> Result<Manifest, String> {
    let bytes = bytes_of_manifest(folder)?;
    let Listed { format, version } = serde_json::from_slice(&bytes)
        .map_err(|error| format!("its {MANIFEST} is not one of a run: {error}"))?;
    if (format.as_str(), version) != ("aidreach-run", VERSION) {
        return Err(format!("its {MANIFEST} is not one of a run that this version reads"));
    }
    serde_json::from_slice(&bytes).map_err(|error| format!("its {MANIFEST} is not whole: {error}"))
}

fn bytes_of_manifest(folder: &Path) -> Result<Vec<u8>, String> {
    let bytes = intake::read_within(folder, MANIFEST, intake::RUN);
    bytes.map_err(|error| format!("its {MANIFEST}: {}", reason(&error)))
}

/// What the manifest says of itself, of who made it and who reads it.
fn as_written(folder: &Folder, manifest: &Manifest) -> Vec<String> {
    let mut faults = Vec::new();
    let own = env!("CARGO_PKG_VERSION");
    if manifest.tool_version != own {
        let by = &manifest.tool_version;
        faults.push(format!(
            "it was written by version {by}, and this is {own}: verify it with that one"
        ));
    }
    let sharing = Sharing::ALL.iter().find(|level| level.word() == manifest.sharing);
    let internal = Sharing::proves(&manifest.sharing);
    match (sharing, &manifest.internal_manifest) {
        (None, _) => faults.push(format!("its readers are none: `{}`", manifest.sharing)),
        (_, Some(_)) if internal => {
            faults.push("a run for the planning team names another manifest".to_owned());
        }
        (_, Some(hash)) if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            faults.push("the manifest that it names has no SHA-256".to_owned());
        }
        _ => {}
    }
    for file in manifest.scenario.iter().chain(&manifest.beside) {
        match &file.text {
            _ if !internal => {
                faults.push(format!(
                    "it lists {}, which has no place in a run for others",
                    file.name
                ));
            }
            None => faults.push(format!("it lacks the text of {}", file.name)),
            Some(text) => {
                let right = FileListed::of(&file.name, text.as_bytes());
                if (right.sha256.as_str(), right.bytes) != (file.sha256.as_str(), file.bytes) {
                    faults.push(format!("the text of {} is not what its hash says", file.name));
                }
            }
        }
    }
    let again = json(manifest, Layout::Pretty);
    if faults.is_empty() && folder.bytes(MANIFEST).is_ok_and(|bytes| bytes != again) {
        faults.push(format!("{MANIFEST} is not written as this program writes it"));
    }
    faults
}

fn is_certificate(name: &str) -> bool {
    name == "certificate.json" || name.starts_with("certificates/")
}

/// Names of the certificates that the run must hold; of a run for others, what is wrong where it
/// holds any.
fn expected_proofs(folder: &Folder, manifest: &Manifest) -> Result<Vec<String>, Vec<String>> {
    let held: Vec<String> =
        folder.names().into_iter().filter(|name| is_certificate(name)).collect();
    if !Sharing::proves(&manifest.sharing) {
        let told = |name: &String| format!("{name} has no place in a run for others");
        return Ok(held.iter().map(told).collect());
    }
    let monthly = match manifest.options.get("knowledge").map(String::as_str) {
        Some("with-hindsight") => false,
        Some("as-known") => true,
        _ => return Err(vec!["the manifest does not say what was known".to_owned()]),
    };
    let fits = |name: &String| name.starts_with("certificates/") == monthly;
    match held.iter().find(|name| !fits(name)) {
        Some(name) => Err(vec![format!("{name} has no place in this run")]),
        None if held.is_empty() => Err(vec!["there is no certificate".to_owned()]),
        None => Ok(held),
    }
}

fn hashes(folder: &Folder, manifest: &Manifest) -> Vec<String> {
    let mut faults = Vec::new();
    for listed in &manifest.outputs {
        match folder.bytes(&listed.name) {
            Err(why) => faults.push(why),
            Ok(bytes) => {
                let found = FileListed::of(&listed.name, &bytes);
                if found.sha256 != listed.sha256 {
                    faults.push(format!("{} differs from what was written", listed.name));
                } else if found != *listed {
                    faults.push(format!("the manifest miscounts {}", listed.name));
                }
            }
        }
    }
    for name in folder.names() {
        let known = manifest.outputs.iter().any(|listed| listed.name == name);
        if !known && name != MANIFEST {
            faults.push(format!("{name} is in the folder but not in the manifest"));
        }
    }
    faults
}
