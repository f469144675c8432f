//! `aidreach scenarios`: what can be planned.

use super::exit::{Exit, Failure};
use super::pack::{CountryArgs, Pack};
use super::talk::{Talk, pretty};
use crate::country::Country;
use crate::issues::Issues;
use crate::report::wrapped;
use crate::scenario::Scenario;
use clap::Args;
use schemars::JsonSchema;
use serde::Serialize;

/// List the scenarios of a country: who grants and denies what, and why anyone would plan with it
#[derive(Debug, Args)]
pub(super) struct ScenariosArgs {
    #[command(flatten)]
    country: CountryArgs,
    /// Print a JSON list
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ScenariosArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.country.open()?;
    let country = pack.load(talk)?;
    let scenarios = all(&pack, &country, talk)?;
    let text = if args.json { as_json(&scenarios)? } else { as_text(&country, &scenarios) };
    talk.show(&text)?;
    Ok(Exit::Done)
}

/// Every scenario of a pack, or everything wrong with any of them.
fn all(pack: &Pack, country: &Country, talk: &Talk) -> Result<Vec<Scenario>, Failure> {
    let (mut scenarios, mut wrong) = (Vec::new(), Issues::default());
    for id in pack.scenario_ids() {
        match pack.scenario(country, &id) {
            Ok(asked) => {
                talk.tell_issues(&asked.issues);
                scenarios.push(asked.scenario);
            }
            Err(Failure::Issues(issues)) => wrong.append(issues),
            Err(other) => return Err(other),
        }
    }
    if wrong.is_empty() { Ok(scenarios) } else { Err(Failure::Issues(wrong)) }
}

fn as_text(country: &Country, scenarios: &[Scenario]) -> String {
    let mut text = format!("Scenarios of {}\n", country.about.name);
    for scenario in scenarios {
        let extends = match scenario.extends.first() {
            Some(id) => format!(" (extends {id})"),
            None => String::new(),
        };
        text.push_str(&format!("\n{}: {}{extends}\n", scenario.id, scenario.name));
        text.push_str(&wrapped(&scenario.why, "    "));
    }
    text.push_str("\nPlan one with `aidreach plan ID`\n");
    text
}

/// One scenario as JSON tells it.
#[derive(JsonSchema, Serialize)]
pub(super) struct Told<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// Why one would plan it.
    why: &'a str,
    /// Ids of the scenarios that it builds on.
    extends: &'a [String],
    /// What it strives for.
    objective: &'a str,
    /// First day.
    window_from: String,
    /// Last day.
    window_to: String,
    /// Decisions in it, those that it builds on included.
    n_decisions: usize,
}

fn as_json(scenarios: &[Scenario]) -> Result<String, Failure> {
    pretty(&scenarios.iter().map(told).collect::<Vec<_>>())
}

fn told(scenario: &Scenario) -> Told<'_> {
    let span = scenario.window.span();
    Told {
        id: &scenario.id,
        name: &scenario.name,
        why: scenario.why.trim(),
        extends: &scenario.extends,
        objective: scenario.objective.word(),
        window_from: span.from.to_string(),
        window_to: span.to.to_string(),
        n_decisions: scenario.decisions.len(),
    }
}
