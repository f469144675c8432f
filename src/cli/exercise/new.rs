//! `aidreach exercise new`: the papers of an exercise that begins.

use super::super::exit::{Exit, Failure};
use super::super::talk::Talk;
use super::begin::{Begin, teams};
use super::session::not_kept;
use crate::page::Look;
use crate::report::counted;
use crate::report::exercise::put_pack;
use clap::Args;
use std::path::PathBuf;

/// Write the papers of an exercise: facilitator's guide, role cards, and the first briefs and forms
#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    #[command(flatten)]
    begin: Begin,
    /// Teams that play the same exercise beside each other [default: 4, or the exercise's]
    #[arg(long, value_name = "N", value_parser = teams)]
    teams: Option<u8>,
    /// The folder to write; it must not exist yet, or be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Black on white, for printers without colour
    #[arg(long)]
    mono: bool,
}

pub(super) fn run(args: &NewArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = args.begin.ground(args.teams, talk)?;
    let look = if args.mono { Look::Mono } else { Look::Colour };
    let exercise = ground.exercise(look);
    let out = &args.out;
    talk.busy("writing briefs and forms", || put_pack(&exercise, &ground.own_texts, out))
        .map_err(not_kept)?;
    talk.show(&format!(
        "EXERCISE {}: {}, {}, {}\n\
         {} holds everything; begin with facilitator/guide.pdf\n\
         When every form is filled in: aidreach exercise turn {}\n",
        ground.key,
        ground.definition.title,
        counted(usize::from(ground.teams()), "team"),
        counted(ground.months(), "turn"),
        out.display(),
        out.display()
    ))?;
    Ok(Exit::Done)
}
