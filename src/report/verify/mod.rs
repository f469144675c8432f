//! A run folder checked again from its files alone: nothing is planned, nothing else is read.

mod agree;
mod compare;
mod folder;
mod recount;
mod steps;

use super::disk::reason;
use super::run_folder::{Certificate, FileListed, Manifest};
use crate::certificate::check;
use crate::intake;
use folder::Folder;
use std::path::Path;

/// What checking a run folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Each check with what is wrong, which is nothing where it holds.
    pub checks: Vec<(String, Vec<String>)>,
}

impl Verdict {
    /// Whether every check holds.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|(_, faults)| faults.is_empty())
    }

    fn add(&mut self, what: impl Into<String>, faults: Vec<String>) {
        self.checks.push((what.into(), faults));
    }
}

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
    let mut certificates = Vec::new();
    for listed in manifest.outputs.iter().filter(|file| is_certificate(&file.name)) {
        let (what, found) = proof(&folder, &listed.name);
        match found {
            Ok(certificate) => {
                verdict.add(what, Vec::new());
                certificates.push((listed.name.as_str(), certificate));
            }
            Err(fault) => verdict.add(what, vec![fault]),
        }
    }
    if certificates.is_empty() {
        verdict.add("no proof to check: this sharing level leaves it out", lacking(&manifest));
    }
    if let [("certificate.json", certificate)] = certificates.as_slice() {
        compare::with_claim(&folder, certificate, &mut verdict);
    }
    agree::among_tables(&folder, &mut verdict);
    steps::never_rise(&folder, &mut verdict);
    agree::csv_with_json(&folder, &manifest, &mut verdict);
    Ok(verdict)
}

/// The manifest of a run folder.
///
/// # Errors
/// A sentence where there is none, or it cannot be read.
pub fn manifest(folder: &Path) -> Result<Manifest, String> {
    let bytes = intake::read_within(folder, "manifest.json", intake::RUN);
    let bytes = bytes.map_err(|error| format!("its manifest.json: {}", reason(&error)))?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|error| format!("its manifest.json is not one of a run: {error}"))?;
    if manifest.format == "aidreach-run" && manifest.version == super::run_folder::VERSION {
        Ok(manifest)
    } else {
        Err("its manifest.json is not one of a run that this version reads".to_owned())
    }
}

fn is_certificate(name: &str) -> bool {
    name == "certificate.json" || name.starts_with("certificates/")
}

/// A run that must carry a proof and does not.
fn lacking(manifest: &Manifest) -> Vec<String> {
    match manifest.sharing.as_str() {
        "partner" | "public" => Vec::new(),
        _ => vec!["there is no readable certificate".to_owned()],
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
                } else if found.bytes != listed.bytes || found.rows != listed.rows {
                    faults.push(format!("the manifest miscounts {}", listed.name));
                }
            }
        }
    }
    for name in folder.names() {
        let known = manifest.outputs.iter().any(|listed| listed.name == name);
        if !known && name != "manifest.json" {
            faults.push(format!("{name} is in the folder but not in the manifest"));
        }
    }
    faults
}

fn proof(folder: &Folder, name: &str) -> (String, Result<Certificate, String>) {
    let read = || -> Result<Certificate, String> {
        let bytes = folder.bytes(name)?;
        serde_json::from_slice(&bytes).map_err(|error| format!("{name} cannot be read: {error}"))
    };
    let certificate = match read() {
        Ok(certificate) => certificate,
        Err(why) => return (format!("the proof in {name}"), Err(why)),
    };
    match check(&certificate.claim) {
        // No run asks for floors; under them a worse plan could be proven the best.
        Ok(_) if !certificate.claim.floors.is_empty() => {
            let why = "it leans on floors under areas, which no plan of a run keeps".to_owned();
            (format!("the proof in {name}"), Err(why))
        }
        Ok(checked) => {
            let [arcs, nodes, steps] = checked.counts;
            let what = format!("the proof in {name}: {arcs} arcs, {nodes} nodes, {steps} steps");
            (what, Ok(certificate))
        }
        Err(fault) => (format!("the proof in {name}"), Err(fault.to_string())),
    }
}
