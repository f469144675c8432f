//! `aidreach scenario new`: a scenario of one's own to fill in.

use super::exit::{Exit, Failure};
use super::file::{Existing, put};
use super::pack::CountryArgs;
use super::scenario_sheet::is_sheet;
use super::talk::Talk;
use super::whatif::quoted;
use crate::report::scenario_sheet;
use crate::scenario::words::{WORDS, WhatIf, example, for_country};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Begin a scenario of your own
#[derive(Debug, Args)]
pub(super) struct ScenarioArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    New(NewArgs),
}

/// Write a scenario to fill in: a workbook with lists to choose from, or a text file
///
/// Whatever is filled in is read wherever a scenario is named; what is wrong is told by its cell or line.
#[derive(Debug, Args)]
struct NewArgs {
    /// The file, which ends in .xlsx (a workbook) or .toml (a text)
    file: PathBuf,
    /// The scenario that is changed: an id of the pack
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    base: String,
    #[command(flatten)]
    country: CountryArgs,
}

pub(super) fn run(args: &ScenarioArgs, talk: &Talk) -> Result<Exit, Failure> {
    let What::New(args) = &args.what;
    let pack = args.country.open()?;
    let country = pack.load(talk)?;
    let base = pack.scenario(&country, &args.base)?.scenario;
    let name = args.file.to_string_lossy();
    let bytes = if is_sheet(&name) {
        let sheet = scenario_sheet((&country, pack.short_name()), &base, &pack.scenario_ids());
        sheet.map_err(|why| Failure::Bug(format!("the workbook: {why:?}")))?
    } else if name.ends_with(".toml") {
        let what_if = WhatIf::of(&country, &base, &[], &|_| false)
            .map_err(|_| Failure::Bug("nothing was said, and could not be read".to_owned()))?;
        let mut text = for_country(&what_if.text, &country);
        text.push_str(
            "\n# Changes in words are written as such lines by any command with --save:\n",
        );
        WORDS.iter().for_each(|w| {
            let such = example(&country, &base, w.verb).unwrap_or("...".to_owned());
            text.push_str(&format!("#   --{} '{such}' --save FILE: {}\n", w.word, w.meaning));
        });
        text.push_str("# Every key of a scenario is explained in data/SCENARIOS.md.\n");
        text.into_bytes()
    } else {
        let what = format!("`{name}` ends in neither .xlsx nor .toml");
        let help = "name a workbook or a text file, such as what-if.xlsx";
        return Err(Failure::Usage(what, help.to_owned()));
    };
    put(&args.file, &bytes, Existing::Keep)?;
    let shown = quoted(&name);
    let of = args.country.country.as_ref();
    let of = of.map_or(String::new(), |country| format!(" --country {}", quoted(country)));
    talk.show(&format!("{name}: fill it in, then `aidreach plan {shown}{of}`\n"))?;
    Ok(Exit::Done)
}
