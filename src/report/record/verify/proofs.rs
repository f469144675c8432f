//! The proofs of a run: each is read and checked, and tables and summary must be about what they prove.

use super::figures::Counts;
use super::folder::Folder;
use super::verdict::Verdict;
use super::{carried, compare, told};
use crate::certificate::{Checked, check};
use crate::report::record::manifest::{Certificate, VERSION};
use crate::report::record::run_folder::{Layout, json};

/// Checks every certificate, and the tables against a single one.
pub(super) fn proven(folder: &Folder, counts: Counts, names: &[String], verdict: &mut Verdict) {
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
pub(super) fn told(certificates: &[(Certificate, Checked)]) -> Vec<String> {
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
    if !claim.arcs.iter().filter_map(|arc| arc.feeds()).all(fed) {
        return Err("it feeds an area or a month that it does not name".to_owned());
    }
    Ok((certificate, checked))
}
