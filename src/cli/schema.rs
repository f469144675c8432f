//! `aidreach schema`: what the JSON of every answer looks like.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::issues::nearest;
use crate::report::{Published, grid, schemas};
use clap::Args;

/// Print the JSON Schema of what a command prints as JSON
///
/// Without a name, lists the schemas.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// The name, such as plan
    name: Option<String>,
}

pub(super) fn run(args: &SchemaArgs, talk: &Talk) -> Result<Exit, Failure> {
    let all = schemas();
    let Some(asked) = &args.name else {
        let row = |p: &Published| vec![p.name.to_owned(), p.from.to_owned()];
        talk.show(&grid(&["Schema", "Describes"], &all.iter().map(row).collect::<Vec<_>>()))?;
        return Ok(Exit::Done);
    };
    let Some(found) = all.iter().find(|published| published.name == asked) else {
        let near = nearest(asked, all.iter().map(|published| published.name));
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{near}`aidreach schema` lists them");
        return Err(Failure::Usage(format!("there is no schema `{asked}`"), help));
    };
    talk.show(&found.text())?;
    Ok(Exit::Done)
}
