//! `aidreach check`: everything wrong with a country pack or a scenario, told at once.

use super::exit::{Exit, Failure};
use super::pack::{Asked, CountryArgs, Pack};
use super::talk::{Talk, counted, pretty};
use crate::country::Country;
use crate::exercise::Definition;
use crate::issues::{At, Code, Issue, Issues, Severity};
use crate::network::Network;
use crate::scenario::Needed;
use clap::{Args, ValueEnum};
use schemars::JsonSchema;
use serde::Serialize;
use std::cell::LazyCell;

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
    /// How to print what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full")]
    output_format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, one finding after the other
    Full,
    /// A JSON object
    Json,
}

pub(super) fn run(args: &CheckArgs, talk: &Talk) -> Result<Exit, Failure> {
    let scenario = args.path.as_ref().filter(|path| path.ends_with(".toml"));
    let pack = match (&args.path, scenario) {
        (Some(path), None) => Pack::open(path)?,
        _ => args.country.open()?,
    };
    let (country, issues) = match Country::load(pack.files.as_ref()) {
        Ok((country, issues)) => (Some(country), issues),
        Err(issues) => (None, issues),
    };
    let scenarios = match scenario {
        Some(path) => vec![path.clone()],
        None => pack.scenario_ids(),
    };
    // The same finding in a file that several scenarios extend is told once.
    let mut lists = vec![issues];
    if let Some(country) = &country {
        let needed = LazyCell::new(|| Needed::of(country));
        for name in &scenarios {
            match pack.scenario(country, name) {
                Ok(Asked { scenario, mut issues, .. }) => {
                    let refused = Network::refusals(country, &scenario, &needed);
                    refused.into_iter().for_each(|issue| issues.push(issue));
                    lists.push(issues);
                }
                Err(Failure::Issues(found)) => lists.push(found),
                Err(other) => return Err(other),
            }
        }
        if scenario.is_none() && !lists.iter().any(Issues::has_errors) {
            lists.push(exercises(&pack, country)?);
        }
    }
    let issues = Issues::once_each(lists);
    let warned = args.strict && issues.count(Severity::Warning) > 0;
    let fails = issues.has_errors() || warned;
    let checked = if country.is_some() { scenarios.len() } else { 0 };
    talk.show(&match args.output_format {
        Format::Full => as_text(&pack, checked, &issues, talk.quiet),
        Format::Json => as_json(&pack, checked, &issues, !fails)?,
    })?;
    Ok(if fails { Exit::Errors } else { Exit::Done })
}

/// What is wrong with the ready exercises of a pack whose tables and scenarios are sound.
fn exercises(pack: &Pack, country: &Country) -> Result<Issues, Failure> {
    let mut issues = Issues::default();
    for id in pack.exercise_ids() {
        let file = format!("exercises/{id}.toml");
        let text = pack.exercise_text(&id)?.unwrap_or_default();
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

fn as_text(pack: &Pack, scenarios: usize, issues: &Issues, quiet: bool) -> String {
    let mut text = format!("{issues:#}");
    if !quiet {
        let of = if scenarios == 1 { "1 scenario" } else { &format!("{scenarios} scenarios") };
        let what = match (scenarios, issues.has_errors()) {
            (0, true) => format!("{}: its scenarios wait until the tables are right", pack.name),
            _ => format!("{}: tables and {of} checked", pack.name),
        };
        text.push_str(&format!("{what}; {}\n", counted(issues)));
    }
    text
}

/// What was found, as JSON.
#[derive(JsonSchema, Serialize)]
pub(super) struct Found<'a> {
    /// Always `aidreach-check`.
    format: &'static str,
    /// Version of the object.
    version: u32,
    /// Name of the pack.
    pack: &'a str,
    /// Whether it can be used.
    valid: bool,
    /// Scenarios checked.
    n_scenarios: usize,
    /// Errors found.
    n_errors: usize,
    /// Warnings.
    n_warnings: usize,
    /// Notes.
    n_infos: usize,
    /// All of them.
    issues: Vec<Told<'a>>,
}

/// One finding.
#[derive(JsonSchema, Serialize)]
pub(super) struct Told<'a> {
    /// Its code, such as `E0301`; `aidreach explain` tells it at length.
    code: &'a str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// The file.
    file: &'a str,
    /// The line, where there is one.
    line: Option<u64>,
    /// The column, where there is one.
    column: Option<&'a str>,
    /// What was seen.
    seen: &'a str,
    /// What was expected.
    expected: &'a str,
    /// The next step.
    help: &'a str,
}

fn as_json(pack: &Pack, scenarios: usize, issues: &Issues, valid: bool) -> Result<String, Failure> {
    let all = issues.told();
    pretty(&Found {
        format: "aidreach-check",
        version: 1,
        pack: &pack.name,
        valid,
        n_scenarios: scenarios,
        n_errors: issues.count(Severity::Error),
        n_warnings: issues.count(Severity::Warning),
        n_infos: issues.count(Severity::Info),
        issues: all.iter().map(told).collect(),
    })
}

fn told(issue: &Issue) -> Told<'_> {
    Told {
        code: issue.code.0,
        severity: match issue.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        },
        file: &issue.at.file,
        line: issue.at.line,
        column: issue.at.column.as_deref(),
        seen: &issue.seen,
        expected: &issue.expected,
        help: &issue.help,
    }
}
