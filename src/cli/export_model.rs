//! `aidreach export-model`: the problem behind a plan as files that other solvers read.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::pack::Pack;
use super::talk::Talk;
use crate::allocation::export::{Refused, dimacs, mps};
use crate::allocation::{Allocation, Built, Goal, allocate, build};
use crate::analysis::effect::Before;
use crate::country::Country;
use crate::network::Network;
use crate::plan::kept::{self, Reference};
use crate::plan::{NoPlan, Settings, goal};
use crate::report::{Existing, put_folder};
use crate::scenario::{Even, Needed, Scenario};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Write the problem behind a plan as files that other solvers read
///
/// Beside each problem stands the optimum found here, so that a second opinion can be had.
#[derive(Debug, Args)]
pub(super) struct ExportModelArgs {
    /// Id of the scenario, or path of its .toml file
    scenario: String,
    /// Write what of this scenario's plan the first can still serve, to the same people in the same
    /// months, instead of the first's own plan
    #[arg(long, value_name = "REFERENCE")]
    kept_of: Option<String>,
    #[command(flatten)]
    choices: Choices,
    /// Which format
    #[arg(long, value_enum)]
    format: Format,
    /// Folder to write into; it must not exist yet, or be empty
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A linear programme for each step, in free MPS, with an index; needs --out
    Mps,
    /// One minimum-cost flow, in DIMACS form; without --out on standard output
    Dimacs,
}

pub(super) fn run(args: &ExportModelArgs, talk: &Talk) -> Result<Exit, Failure> {
    if args.format == Format::Mps && args.out.is_none() {
        let help = "say --out DIR".to_owned();
        let what = "MPS is a file for each step and needs a folder to write into".to_owned();
        return Err(Failure::Usage(what, help));
    }
    let pack = args.choices.country.open()?;
    let country = args.choices.at_level(pack.load(talk)?);
    let asked = args.choices.changed(&pack, &country, &args.scenario, talk)?;
    talk.tell_issues(&asked.issues);
    let needed = Needed::of(&country);
    let reference = match &args.kept_of {
        Some(name) => {
            Some(reference(args, (&pack, &country, &needed), name, &asked.scenario, talk)?)
        }
        None => None,
    };
    let scenario = match &reference {
        Some(_) => asked.scenario.over_cells(),
        None => asked.scenario,
    };
    let network = Network::new(&country, &scenario, &needed).map_err(NoPlan::Refused)?;
    let (built, goal) = match &reference {
        Some(before) => kept::problem(&network, &Reference::of(&before.areas), before.objective),
        None => (build(&network), goal(&network, Settings { ties: args.choices.ties })?),
    };
    let solved = talk.busy("solving", || allocate(&built.instance, &goal));
    let allocation = solved.map_err(NoPlan::Unsolved)?;
    match (args.format, &args.out) {
        (Format::Dimacs, None) => talk.show(&one(&built, &goal, &allocation)?)?,
        (Format::Dimacs, Some(out)) => {
            let name = format!("{}.min", scenario.id);
            let files = [(name, one(&built, &goal, &allocation)?)];
            into(out, files.into_iter(), talk)?;
        }
        (Format::Mps, Some(out)) => {
            let kept_of = reference.as_ref().map(|before| before.scenario.as_str());
            let files = mps(&built, &goal, &allocation, kept_of);
            into(out, files.map_err(refused)?, talk)?;
        }
        (Format::Mps, None) => {}
    }
    Ok(Exit::Done)
}

/// Plans the scenario that the other is held against.
fn reference(
    args: &ExportModelArgs,
    (pack, country, needed): (&Pack, &Country, &Needed),
    name: &str,
    scenario: &Scenario,
    talk: &Talk,
) -> Result<Before, Failure> {
    if args.choices.even == Some(Even::Window) {
        let what = "what is kept is counted by cell, an area in a month, not over the window";
        return Err(Failure::Usage(what.to_owned(), "leave out --even window".to_owned()));
    }
    let asked = args.choices.scenario(pack, country, name)?;
    talk.tell_issues(&asked.issues);
    if asked.scenario.window != scenario.window {
        return Err(NoPlan::OtherMonths(asked.scenario.id, scenario.id.clone()).into());
    }
    let settings = Settings { ties: args.choices.ties };
    let plan = || Before::plan(country, &asked.scenario, needed, settings);
    Ok(talk.busy("planning the reference", plan)?)
}

fn one(built: &Built, goal: &Goal, allocation: &Allocation) -> Result<String, Failure> {
    dimacs(built, goal, allocation).map_err(refused)
}

fn refused(why: Refused) -> Failure {
    Failure::Usage(why.to_string(), String::new())
}

/// Writes files into a folder of their own, one at a time: all of them at once may be large.
fn into(
    folder: &Path,
    files: impl Iterator<Item = (String, String)>,
    talk: &Talk,
) -> Result<(), Failure> {
    let shown = folder.display();
    let mut written = 0;
    let counted = files.inspect(|_| written += 1);
    put_folder(counted, folder, Existing::Fill)
        .map_err(|why| not_written(why, Output::Fresh("problems")))?;
    talk.tell(&format!("{written} files in {shown}\n"));
    Ok(())
}
