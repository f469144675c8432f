//! What a run folder says of itself: its manifest.

use crate::certificate::Claim;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use std::collections::BTreeMap;

/// The file that lists all others.
pub(in crate::report) const MANIFEST: &str = "manifest.json";

/// Version of the folder's layout.
pub(in crate::report) const VERSION: u32 = 2;

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `aidreach-run`.
    pub format: String,
    /// Version of the folder's layout.
    pub version: u32,
    /// Version of the program.
    pub tool_version: String,
    /// Key of the run, as it stands on every page of its report.
    pub run: String,
    /// Who it is for.
    pub sharing: String,
    /// When it was made, where the person fixed a time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub made_on: Option<String>,
    /// What was asked for.
    pub options: BTreeMap<String, String>,
    /// The country pack.
    pub pack: PackListed,
    /// The scenario's file and those it extends.
    pub scenario: Vec<FileListed>,
    /// The file of the scenario it is held against and those that one extends, where a section does so.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub beside: Vec<FileListed>,
    /// What was asked for beside the plan: sections by their names, and `cascade-areas`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub answers: Vec<String>,
    /// Warnings and notes about the scenario.
    pub warnings: Vec<String>,
    /// SHA-256 of the manifest of the same run for the planning team, which holds the proof; absent
    /// where this is that one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub internal_manifest: Option<String>,
    /// Every other file of the folder.
    pub outputs: Vec<FileListed>,
}

/// What every version of a manifest says of itself.
#[derive(Debug, Deserialize)]
pub(in crate::report) struct Listed {
    /// Of what sort it is.
    pub(in crate::report) format: String,
    /// Version of the folder's layout.
    pub(in crate::report) version: u32,
}

/// A country pack in a manifest.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackListed {
    /// As asked for.
    pub name: String,
    /// Three-letter code of the country.
    pub iso3: String,
    /// Version of the tables.
    pub version: String,
    /// Its files.
    pub files: Vec<FileListed>,
}

/// A file in a manifest.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileListed {
    /// Its name within its folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
    /// Rows of a table.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rows: Option<u64>,
    /// Its whole text, where that may be shared.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
}

impl FileListed {
    /// A file with these bytes.
    pub fn of(name: &str, bytes: &[u8]) -> FileListed {
        let digest = Sha256::digest(bytes);
        FileListed {
            name: name.to_owned(),
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            bytes: bytes.len() as u64,
            rows: name.ends_with(".csv").then(|| rows(bytes)),
            text: None,
        }
    }
}

/// Rows of a table, without its header.
fn rows(bytes: &[u8]) -> u64 {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    reader.byte_records().count() as u64
}

/// `certificate.json`: the proof, and what its areas and months are called.
#[derive(Clone, Debug, JsonSchema, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Always `aidreach-certificate`.
    pub format: String,
    /// Version of this object.
    pub version: u32,
    /// P-codes of the areas, in the order in which the claim counts them.
    pub areas: Vec<String>,
    /// Months, in the order in which the claim counts periods.
    pub months: Vec<String>,
    /// The claim.
    pub claim: Claim,
}
