//! `aidreach licences`: whose work is in the program, and under which terms.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use clap::Args;
use miniz_oxide::inflate::decompress_to_vec;

/// Print the licences of the program and of all third-party work in it
#[derive(Debug, Args)]
pub(super) struct LicencesArgs {}

/// Packed by `build.rs`.
const THIRD_PARTY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/third-party"));

/// The licences of the program itself.
const OWN: &str = concat!(
    "aidreach may be used under the MIT licence or the Apache licence, version 2.0, as you choose.\n",
    "Tables of a country name their own sources: `aidreach data sources`.\n",
    "\n",
    include_str!("../../LICENSE-MIT"),
    "\n",
);

pub(super) fn run(_: &LicencesArgs, talk: &Talk) -> Result<Exit, Failure> {
    talk.show(OWN)?;
    let text = decompress_to_vec(THIRD_PARTY)
        .map_err(|error| Failure::Bug(format!("the notices cannot be unpacked: {error}")))?;
    talk.show(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Done)
}
