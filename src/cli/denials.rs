//! `aidreach denials`: what each denial costs.

use super::choices::Choices;
use super::coalition_args::permission;
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::interrupt;
use super::shared::Shared;
use super::talk::Talk;
use crate::analysis::denials::{What, denials};
use crate::country::{Country, PermissionIx};
use crate::report::{Answer, DenialsReport};
use clap::Args;

/// Tell what each denial costs: who loses, where food goes instead, and what stands in
///
/// Every permission is denied alone for the whole window and held against the scenario's plan, with
/// links that carry the least, the best and the most they are believed to. Rows stand in the order of
/// the tables; they rank nothing.
#[derive(Debug, Args)]
pub(super) struct DenialsArgs {
    /// Scenario whose plan is the reference: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Deny these permissions together, too: ids with commas between them; may be given again
    #[arg(long, value_name = "ID,ID")]
    together: Vec<String>,
    /// Deny only what --together names, not every permission alone
    #[arg(long, requires = "together")]
    only: bool,
    /// Hold the pack's other scenarios against the reference, too
    #[arg(long)]
    scenarios: bool,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
    /// Print Markdown, as --format md does
    #[arg(long, hide = true, conflicts_with_all = ["format", "json", "table"])]
    markdown: bool,
}

pub(super) fn run(args: &DenialsArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let level = args.choices.level;
    let country = args.shared.country(Answer::Denials, &pack.load(talk)?, level)?;
    let country = args.choices.at_level(country);
    let asked = args.choices.changed(&pack, &country, &args.scenario, talk)?;
    talk.tell_issues(&asked.issues);
    let mut what = Vec::new();
    if args.scenarios {
        for id in pack.scenario_ids().iter().filter(|id| **id != asked.scenario.id) {
            let other = args.choices.scenario(&pack, &country, id)?;
            talk.tell_issues(&other.issues);
            what.push(What::Instead(Box::new(other.scenario)));
        }
    }
    for ids in &args.together {
        what.push(What::Denied(together(&country, ids)?));
    }
    if !args.only {
        let every = (0..country.permissions.len() as u32).map(PermissionIx);
        what.extend(every.map(|permission| What::Denied(vec![permission])));
    }
    interrupt::rest();
    let asked_for = what.len();
    let work = |told: &(dyn Fn(usize, usize) + Sync)| {
        denials(&country, &asked.scenario, what, told, &interrupt::asked_to_stop)
    };
    let found = talk.counted("planning denials", work)?;
    if found.len() < asked_for {
        return Err(Failure::Stopped(
            format!("stopped after {} of {asked_for} denials; nothing is shown", found.len()),
            "--only with --together ID,ID plans only those named".to_owned(),
        ));
    }
    let report = DenialsReport::of(&country, &asked.scenario, &found, args.shared.share);
    let formatted = &args.formatted;
    let formatted = if args.markdown { &formatted.as_markdown() } else { formatted };
    formatted.give(&report, talk)?;
    Ok(Exit::Done)
}

fn together(country: &Country, ids: &str) -> Result<Vec<PermissionIx>, Failure> {
    let mut found = Vec::new();
    for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        found.push(permission(country, id)?);
    }
    found.sort();
    found.dedup();
    if found.is_empty() {
        let help = "ids with commas between them, as `aidreach data show permissions` lists them";
        return Err(Failure::Usage("--together names no permission".to_owned(), help.to_owned()));
    }
    Ok(found)
}
