//! `aidreach check`: everything wrong with a country pack or a scenario, told at once.

use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::pack::{Asked, CountryArgs, Pack};
use super::talk::Talk;
use crate::country::{Country, PackMeta, in_place};
use crate::exercise::Definition;
use crate::issues::{At, Code, Issue, Issues, Severity};
use crate::network::Network;
use crate::page;
use crate::report::{CheckInput, CheckReport, PackAbout};
use crate::scenario::Needed;
use clap::{Args, ValueEnum};
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Find everything wrong with a country pack, its scenarios and exercises, or with one scenario file
///
/// Every finding has a code, a place, what was seen, what was expected and what to do next;
/// `aidreach explain CODE` says more.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folder of a country pack, name of a built-in one, or path of a scenario's .toml file
    path: Option<String>,
    #[command(flatten)]
    country: CountryArgs,
    /// Count warnings as errors
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    formatted: Formatted,
    /// Print text, or JSON, as --json does
    #[arg(long, hide = true, value_enum, conflicts_with_all = ["format", "json", "table"])]
    output_format: Option<Printed>,
}

/// What was asked for by the word of earlier releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Printed {
    /// Text, one finding after the other
    Full,
    /// A JSON object
    Json,
}

/// What was looked at, and what was found.
struct Looked {
    /// Ids of the scenarios; none where the tables must be right first.
    scenarios: Vec<String>,
    /// Ids of the exercises; none where the scenarios must be right first.
    exercises: Vec<String>,
    issues: Issues,
}

pub(super) fn run(args: &CheckArgs, talk: &Talk) -> Result<Exit, Failure> {
    let scenario = args.path.as_ref().filter(|path| path.ends_with(".toml"));
    let pack = match (&args.path, scenario) {
        (Some(path), None) => Pack::open(path)?,
        _ => args.country.open()?,
    };
    let looked = look(&pack, scenario)?;
    let issues = &looked.issues;
    let warned = args.strict && issues.count(Severity::Warning) > 0;
    let fails = issues.has_errors() || warned;
    let input = CheckInput {
        pack_name: &pack.name,
        files: pack.files.as_ref(),
        scenarios: &looked.scenarios,
        exercises: &looked.exercises,
        issues,
        valid: !fails,
    };
    let formatted = match args.output_format {
        Some(Printed::Json) => &args.formatted.as_json(),
        Some(Printed::Full) | None => &args.formatted,
    };
    let report = || {
        let about = PackMeta::read(pack.files.as_ref());
        CheckReport::of(PackAbout { folder: pack.short_name(), about: about.as_ref() }, input)
    };
    formatted.give_or(|| as_text(input, talk), report, talk)?;
    Ok(if fails { Exit::Errors } else { Exit::Done })
}

/// Looks at the tables of a pack, then at its scenarios, or at the one that is asked for, then at its exercises.
fn look(pack: &Pack, scenario: Option<&String>) -> Result<Looked, Failure> {
    let (country, issues) = match Country::checked(pack.files.as_ref()) {
        Ok((country, issues)) => (country, issues),
        Err(issues) => {
            return Ok(Looked { scenarios: Vec::new(), exercises: Vec::new(), issues });
        }
    };
    let scenarios = match scenario {
        Some(path) => vec![path.clone()],
        None => pack.scenario_ids(),
    };
    let mut issues = issues;
    not_printed(&country).into_iter().for_each(|issue| issues.push(issue));
    if scenario.is_none() && scenarios.is_empty() {
        issues.push(no_scenario());
    }
    let mut splits: BTreeSet<String> = BTreeSet::new();
    let mut all_read = scenario.is_none() && !scenarios.is_empty();
    // The same finding in a file that several scenarios extend is told once.
    let mut lists = vec![issues];
    let needed = LazyCell::new(|| Needed::of(&country));
    for name in &scenarios {
        match pack.scenario(&country, name) {
            Ok(Asked { scenario, mut issues, .. }) => {
                splits.insert(scenario.supply_split.clone());
                let refused = Network::refusals(&country, &scenario, &needed);
                refused.into_iter().for_each(|issue| issues.push(issue));
                lists.push(issues);
            }
            Err(Failure::Issues(found)) => {
                all_read = false;
                lists.push(found);
            }
            Err(other) => return Err(other),
        }
    }
    if all_read {
        lists.push(in_place(in_no_scenario(&country, &splits), pack.files.as_ref()));
    }
    let mut looked = Vec::new();
    if scenario.is_none() && !lists.iter().any(Issues::has_errors) {
        looked = pack.exercise_ids();
        lists.push(exercises(pack, &country, &looked)?);
    }
    Ok(Looked {
        scenarios: scenarios.iter().map(|asked| Pack::scenario_id(asked)).collect(),
        exercises: looked,
        issues: Issues::once_each(lists),
    })
}

/// That nothing is there to be planned with.
fn no_scenario() -> Issue {
    let help = "`aidreach new` writes a pack with one: take its `scenarios/baseline.toml`, in a workbook the row of the \
                sheet `files`";
    let at = At::file("scenarios/baseline.toml");
    Issue::new(Code("W0420"), at, "the pack has no scenario", "at least `baseline`", help)
}

/// Supplies that belong to a split which no scenario takes, told for each split.
fn in_no_scenario(country: &Country, splits: &BTreeSet<String>) -> Issues {
    let mut issues = Issues::default();
    let left = country.supplies.iter().map(|supply| supply.split.as_str());
    let left: BTreeSet<&str> = left.filter(|split| !splits.contains(*split)).collect();
    // Where a scenario takes other food of the same place and month, a split is another estimate of it.
    let taken = country.supplies.iter().filter(|supply| splits.contains(&supply.split));
    let taken: BTreeSet<_> = taken.map(|supply| (supply.place, supply.month)).collect();
    let is_estimate = |split: &str| {
        let mut of = country.supplies.iter().filter(|supply| supply.split == split);
        of.all(|supply| taken.contains(&(supply.place, supply.month)))
    };
    let left = left.into_iter().filter(|split| !is_estimate(split));
    for split in left {
        let of = country.supplies.iter().filter(|supply| supply.split == split);
        let (n, all) = (of.count(), country.supplies.len());
        let seen = format!(
            "`{split}` is a split that no scenario takes: {n} of {all} supplies are in no plan"
        );
        let expected = match splits.iter().next() {
            Some(taken) => format!("a split of a scenario, such as `{taken}`"),
            None => String::new(),
        };
        let help = format!("correct `split`, or write supply_split = \"{split}\" into a scenario");
        let at = At { column: Some("split".to_owned()), ..At::file("supplies.csv") };
        issues.push(Issue::new(Code("W0421"), at, &seen, &expected, &help));
    }
    issues
}

/// Names in letters that PDFs cannot show, told once.
fn not_printed(country: &Country) -> Option<Issue> {
    let names = country.areas.iter().flat_map(|area| area.names());
    let names = names.chain(country.places.iter().map(|place| place.name.as_str()));
    let letters = page::not_printed(&names.collect::<Vec<&str>>().concat());
    let first = letters.first()?;
    let seen = format!(
        "{} letters of names are in no font of the program, such as {first} (U+{:04X})",
        letters.len(),
        u32::from(*first)
    );
    let help = "PDFs show a sign in their place and say so; HTML, tables and workbooks show them";
    Some(Issue::new(Code("I0214"), At::file("areas.csv"), &seen, "", help))
}

/// Every finding with its line, one after the other, and how many there are.
fn as_text(input: CheckInput<'_>, talk: &Talk) -> String {
    let mut text = format!("{:#}", input.issues);
    if !talk.quiet {
        text.push_str(&format!("{}\n", input.in_short()));
    }
    text
}

/// What is wrong with the ready exercises of a pack whose tables and scenarios are sound.
fn exercises(pack: &Pack, country: &Country, ids: &[String]) -> Result<Issues, Failure> {
    let mut issues = Issues::default();
    for id in ids {
        let file = format!("exercises/{id}.toml");
        let text = pack.exercise_text(id)?.unwrap_or_default();
        let found = match Definition::read(&file, &text) {
            Ok(definition) => match pack.scenario(country, &definition.scenario) {
                Ok(asked) => definition.set_up((&file, &text), country, &asked.scenario).err(),
                Err(Failure::Issues(found)) => Some(found),
                Err(Failure::Usage(what, help)) => {
                    let at = At { column: Some("scenario".to_owned()), ..At::file(&file) };
                    issues.push(Issue::new(
                        Code("E0711"),
                        at,
                        &what,
                        "a scenario of the pack",
                        &help,
                    ));
                    None
                }
                Err(other) => return Err(other),
            },
            Err(found) => Some(found),
        };
        found.into_iter().for_each(|found| issues.append(found));
    }
    Ok(issues)
}
