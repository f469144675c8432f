//! `aidreach verify`: a run folder checked again.

use super::exit::{Exit, Failure};
use super::pack::Pack;
use super::talk::Talk;
use super::verified::with_pack;
use crate::issues::{Lines, on_a_screen};
use crate::report::{Sharing, Verdict, manifest, verify};
use clap::Args;
use std::path::PathBuf;

/// Check a run folder again: its hashes, its proof, and every figure in it
///
/// From the files alone, the proof is checked arc by arc, and people, tonnes, routes and money are
/// counted again from it. With the country pack of the run, which is found by itself where it is
/// built in, the network of the scenario is laid out and the proof must be one for it, with nothing
/// solved; then every file is laid out again and compared to the byte. The answer says what is
/// proven, what is recomputed, and what is taken on trust.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The folder that `aidreach plan --out` wrote
    #[arg(value_name = "RUN")]
    run: PathBuf,
    /// The country pack of the run: its folder, or the name of a built-in one [default: the built-in
    /// one of that name, where its files are those of the run]
    #[arg(long, value_name = "DIR")]
    country: Option<String>,
    /// Check the files alone, also where the pack is at hand
    #[arg(long, conflicts_with = "country")]
    files_only: bool,
}

pub(super) fn run(args: &VerifyArgs, talk: &Talk) -> Result<Exit, Failure> {
    let shown = args.run.display();
    let refused = |why: String| {
        let help = "give a folder that `aidreach plan --out` wrote".to_owned();
        Failure::Usage(format!("`{shown}` cannot be checked: {why}"), help)
    };
    let mut verdict = talk.busy("checking", || verify(&args.run)).map_err(refused)?;
    let recorded = manifest(&args.run).map_err(refused)?;
    let pack = match &args.country {
        Some(name) => Some(Pack::open(name)?),
        None if args.files_only => None,
        None => {
            Pack::built_in(&recorded.pack.name).filter(|pack| pack.differing(&recorded).is_empty())
        }
    };
    let whole = Sharing::proves(&recorded.sharing);
    let files_alone = whole && pack.is_none();
    match pack.filter(|_| whole) {
        Some(pack) if verdict.holds() => {
            with_pack(&args.run, (&pack, &recorded), &mut verdict, talk)?;
        }
        Some(_) => verdict.on_trust.push("the scenario: the files alone do not hold".to_owned()),
        None if whole => {
            verdict.on_trust.extend(FILES_ALONE.map(str::to_owned));
            let open = std::mem::take(&mut verdict.files_alone);
            verdict.on_trust.extend(open);
        }
        None if recorded.internal_manifest.is_some() => verdict.on_trust.push(SHARED.to_owned()),
        None => verdict.on_trust.push(COARSER.to_owned()),
    }
    talk.show(&(text(&verdict) + &format!("\n{shown} {}\n", ending(&verdict, files_alone))))?;
    Ok(match (verdict.holds(), verdict.holds_proof) {
        (false, _) => Exit::NotCertified,
        (true, true) => Exit::Done,
        (true, false) => Exit::NotProven,
    })
}

/// What the files of a run cannot tell by themselves.
const FILES_ALONE: [&str; 2] = [
    "that the network in the certificate, with its needs, costs and limits, is that of the scenario: \
     `--country` proves it",
    "what the files tell beside the plan: the sum of the pack, names of areas, places and the scenario, access, stores, what \
     is left, limits that matter, steps from need to reach, what each route costs, named groups, \
     assumptions, sentences, answers beside it: `--country` works them out again",
];

/// What a run for others cannot tell.
const SHARED: &str = "everything: the proof is in the run for the planning team, whose manifest has \
                      the hash named in this one";

/// What a run cannot tell whose counts were made coarser before anything was planned.
const COARSER: &str = "everything: counts of people in need were made coarser, so that small ones stay \
                       hidden, and the planning team's own run has another plan";

fn text(verdict: &Verdict) -> String {
    let mut text = String::new();
    for (what, faults) in &verdict.checks {
        let mark = match faults.is_empty() {
            true if verdict.holds_proof => "holds",
            true => "agrees",
            false => "FAILS",
        };
        text.push_str(&format!("{mark:<6} {what}\n"));
        for fault in faults {
            // Names of files are quoted: an end of line in one must not look like a line of this.
            text.push_str(&format!("       {}\n", on_a_screen(fault, Lines::One)));
        }
    }
    let kinds = [
        ("proven", &verdict.proven),
        ("recomputed", &verdict.recomputed),
        ("on trust", &verdict.on_trust),
    ];
    for (kind, sentences) in kinds.into_iter().filter(|(_, sentences)| !sentences.is_empty()) {
        text.push_str(&format!("\n{kind}\n"));
        sentences.iter().for_each(|sentence| text.push_str(&format!("  {sentence}\n")));
    }
    text
}

fn ending(verdict: &Verdict, files_alone: bool) -> String {
    let failed = verdict.checks.iter().filter(|(_, faults)| !faults.is_empty()).count();
    let checks = verdict.checks.len();
    match failed {
        0 if files_alone => format!("holds as far as its own files tell: {checks} checks"),
        0 if verdict.holds_proof => format!("holds: {checks} checks"),
        0 => format!("is consistent, not proven: {checks} checks"),
        n => format!("does not hold: {n} of {checks} checks fail"),
    }
}
