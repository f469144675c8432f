//! `aidreach exercise list`: the ready exercises of a pack.

use super::super::exit::{Exit, Failure};
use super::super::pack::CountryArgs;
use super::super::talk::Talk;
use crate::exercise::Definition;
use crate::report::{grid, wrapped};
use clap::Args;

/// List the ready exercises of a country
#[derive(Debug, Args)]
pub(in crate::cli) struct ListArgs {
    #[command(flatten)]
    country: CountryArgs,
}

pub(super) fn run(args: &ListArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.country.open()?;
    let mut rows = Vec::new();
    let mut told = String::new();
    for id in pack.exercise_ids() {
        let Some(text) = pack.exercise_text(&id)? else { continue };
        let definition = Definition::read(&format!("exercises/{id}.toml"), &text)?;
        let minutes = definition.minutes.map_or(String::new(), |minutes| minutes.to_string());
        let months = definition.months.as_ref().map_or(String::new(), |m| m.get_ref().to_string());
        let teams = definition.teams.get_ref().to_string();
        rows.push(vec![id.clone(), definition.title.clone(), months, minutes, teams]);
        told.push_str(&format!("\n{id}\n{}", wrapped(&definition.why, "  ")));
    }
    if rows.is_empty() {
        let help = "any scenario can be played: `aidreach exercise new SCENARIO --out DIR`\n";
        talk.show(&format!("this pack has no ready exercises; {help}"))?;
        return Ok(Exit::Done);
    }
    let header = ["exercise", "title", ">months", ">minutes", ">teams"];
    talk.show(&(grid(&header, &rows) + &told))?;
    Ok(Exit::Done)
}
