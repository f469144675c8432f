//! A run folder checked again from its files alone: nothing is planned, nothing else is read.

mod again;
mod agree;
mod carried;
mod compare;
mod figures;
mod folder;
mod recount;
mod required;
mod steps;
mod strict;
mod sums;
mod told;

pub use again::same_files;
pub use folder::Folder;

use crate::certificate::{Checked, Claim, check};
use crate::intake;
use crate::report::record::disk::reason;
use crate::report::record::run_folder::{
    Certificate, FileListed, Layout, Listed, MANIFEST, Manifest, VERSION, json,
};
use crate::report::sharing::Sharing;
use figures::Counts;
use std::path::Path;

/// What checking a run folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Each check with what is wrong, which is nothing where it holds.
    pub checks: Vec<(String, Vec<String>)>,
    /// What was proven, in sentences.
    pub proven: Vec<String>,
    /// What was worked out again and found the same.
    pub recomputed: Vec<String>,
    /// What was taken on trust.
    pub on_trust: Vec<String>,
    /// What the files alone leave open, and the country pack settles.
    pub files_alone: Vec<String>,
    /// The claims that were checked, in the order of their months.
    pub claims: Vec<Claim>,
    /// Whether the folder holds a proof at all: only runs for the planning team do.
    pub holds_proof: bool,
}

impl Verdict {
    /// Whether every check holds.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|(_, faults)| faults.is_empty())
    }

    /// Adds a check with what is wrong, which is nothing where it holds.
    pub fn add(&mut self, what: impl Into<String>, faults: Vec<String>) {
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

/// Checks every certificate, and the tables against a single one.
fn proven(folder: &Folder, counts: Counts, names: &[String], verdict: &mut Verdict) {
    let mut certificates = Vec::new();
    for name in names {
        match proof(folder, name) {
            Ok((certificate, checked)) => {
                let [arcs, nodes, steps] = checked.counts;
                let level = certificate.claim.level.word();
                let counts = format!("{arcs} arcs, {nodes} nodes, {steps} steps");
                verdict.add(format!("the proof in {name}: {counts}, level {level}"), Vec::new());
                certificates.push((certificate, checked));
            }
            Err(fault) => {
                verdict.add(format!("the proof in {name}"), vec![fault]);
            }
        }
    }
    if certificates.len() < names.len() {
        return;
    }
    let monthly = names.first().is_some_and(|name| name != "certificate.json");
    if monthly {
        verdict.add("there is a certificate for every month", months(names, &certificates));
        let each = Vec::from_iter(certificates.iter().map(|(certificate, _)| certificate));
        carried::within_plans(folder, counts, &each, verdict);
    } else if let [(certificate, _)] = certificates.as_slice() {
        compare::with_claim(folder, counts, certificate, verdict);
        verdict.files_alone.push(LEVIES.to_owned());
    }
    about(folder, &certificates, verdict);
    verdict.proven = told(&certificates);
    verdict.claims = certificates.into_iter().map(|(certificate, _)| certificate.claim).collect();
}

const LEVIES: &str =
    "how what is paid on the move is split between moving and levies: the proof has their sum";

/// What tables and summary are about is what the certificates are about.
fn about(folder: &Folder, certificates: &[(Certificate, Checked)], verdict: &mut Verdict) {
    let each = Vec::from_iter(certificates.iter().map(|(certificate, _)| certificate));
    carried::rations(folder, &each, verdict);
    let (Some(first), Some(summary)) = (each.first(), folder.summary()) else { return };
    let areas = folder.table("areas").unwrap_or_default();
    let mut faults = told::of_proof(&summary, &areas, first);
    let own = &summary["certificate"];
    for (key, n) in ["arcs", "nodes", "steps"].into_iter().zip(0..) {
        let right: usize = certificates.iter().map(|(_, checked)| checked.counts[n]).sum();
        if own[key] != right {
            faults.push(format!("summary.json certificate {key}: {} -> {right}", own[key]));
        }
    }
    if own["plans"] != each.len() || own["certified"] != true || own["gap_person_months"] != 0 {
        faults.push(format!("summary.json certificate: {own} -> {} plans", each.len()));
    }
    verdict.add("tables and summary are about what is proven", compare::few(faults));
}

/// Every month of the window has its certificate, for the months that are left.
fn months(names: &[String], certificates: &[(Certificate, Checked)]) -> Vec<String> {
    let Some((first, _)) = certificates.first() else { return Vec::new() };
    let mut faults = Vec::new();
    let right: Vec<String> =
        first.months.iter().map(|month| format!("certificates/{month}.json")).collect();
    if names != right {
        faults.push(format!("there are {} of {} certificates", names.len(), right.len()));
    }
    for (n, (name, (certificate, _))) in names.iter().zip(certificates).enumerate() {
        let left = first.months.get(n..).unwrap_or_default();
        if certificate.months != left || certificate.areas != first.areas {
            faults.push(format!("{name} is about other months or areas"));
        }
    }
    faults
}

/// What the certificates prove of their own networks.
fn told(certificates: &[(Certificate, Checked)]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for (certificate, checked) in certificates {
        let steps: Vec<String> = checked.proven.iter().map(ToString::to_string).collect();
        let level = certificate.claim.level.word();
        let sentence = format!(
            "on the network in its certificate the plan is the best for its objective (level {level}): \
             {}",
            steps.join(", then ")
        );
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

fn proof(folder: &Folder, name: &str) -> Result<(Certificate, Checked), String> {
    let bytes = folder.bytes(name)?;
    let certificate: Certificate = serde_json::from_slice(&bytes)
        .map_err(|error| format!("{name} cannot be read: {error}"))?;
    if (certificate.format.as_str(), certificate.version) != ("aidreach-certificate", VERSION) {
        return Err(format!("{name} is no certificate that this version reads"));
    }
    if json(&certificate, Layout::Compact) != bytes {
        return Err(format!("{name} is not written as this program writes it"));
    }
    let claim = &certificate.claim;
    let checked = check(claim).map_err(|fault| fault.to_string())?;
    // No run asks for floors; under them a worse plan could be proven the best.
    if !claim.floors.is_empty() {
        return Err("it leans on floors under areas, which no plan of a run keeps".to_owned());
    }
    let fed = |fed: crate::certificate::Fed| {
        (fed.area as usize) < certificate.areas.len()
            && usize::from(fed.period) < certificate.months.len()
    };
    if !claim.arcs.iter().filter_map(|arc| arc.fed).all(fed) {
        return Err("it feeds an area or a month that it does not name".to_owned());
    }
    Ok((certificate, checked))
}
