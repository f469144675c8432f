//! `aidreach exercise debrief`: what mattered, once an exercise is over.

use super::super::exit::{Exit, Failure};
use super::super::formatted::Formatted;
use super::super::talk::Talk;
use super::forms::{Team, replay, side_by_side};
use super::session::{ExerciseSession, not_kept, unread};
use crate::exercise::{benchmarks, key, left, mattered};
use crate::page::Look;
use crate::plan::NoPlan;
use crate::report::exercise::{DebriefReport, Debriefed, put_debrief, taken};
use clap::Args;
use std::path::PathBuf;

/// Tell what mattered: slides for the hot debrief, and an after-action review
///
/// Each team stands beside the best plan on what was known and the best with hindsight, and each of its
/// decisions is judged by playing its forms again without it. An earlier debrief is replaced, unless
/// anything in its folder is not as it was written.
#[derive(Debug, Args)]
pub(in crate::cli) struct DebriefArgs {
    /// The folder of the exercise
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write the facilitator's answer key as well: what every ask would have been answered, and what
    /// each permission was worth
    #[arg(long)]
    key: bool,
    /// The country pack, where it lies elsewhere than when the exercise began
    #[arg(long, value_name = "DIR")]
    country: Option<String>,
    #[command(flatten)]
    formatted: Formatted,
}

pub(super) fn run(args: &DebriefArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = ExerciseSession::of(&args.folder, args.country.as_deref(), talk)?;
    let so_far = taken(&args.folder, ground.teams(), ground.months()).map_err(unread)?;
    if so_far.is_empty() {
        let what = "no turn was taken yet, so there is nothing to tell".to_owned();
        return Err(Failure::Usage(what, "take one with `aidreach exercise turn`".to_owned()));
    }
    let look = args.formatted.look();
    let teams = talk.busy("playing the turns", || replay(&ground, &so_far))?;
    let report = talk.busy("playing again without each decision", || told(&ground, teams, look))?;
    let key = match args.key {
        true => Some(talk.busy("working the answer key out", || key(&ground.course))?),
        false => None,
    };
    let exercise = ground.exercise(look);
    let to = talk
        .busy("writing the debrief", || put_debrief(&exercise, &report, key.as_ref(), &args.folder))
        .map_err(not_kept)?;
    args.formatted.give(&report, talk)?;
    talk.tell(&format!("slides.html, review.pdf, review.md and more are in {}\n", to.display()));
    Ok(Exit::Done)
}

/// Works out what is told of every team.
///
/// # Errors
/// Where a month cannot be planned.
pub(super) fn told(
    ground: &ExerciseSession,
    teams: Vec<Team>,
    look: Look,
) -> Result<DebriefReport, Failure> {
    let numbered: Vec<(u8, Team)> = (1..).zip(teams).collect();
    let debriefed = side_by_side(&numbered, |(team, of)| -> Result<Debriefed, NoPlan> {
        Ok(Debriefed {
            team: *team,
            benchmarks: benchmarks(&ground.course, &of.forms, &of.play)?,
            mattered: mattered(&ground.course, &of.forms)?,
            left: left(&ground.course, &of.play)?,
            forms: of.forms.clone(),
            play: of.play.clone(),
        })
    });
    let debriefed: Vec<Debriefed> = debriefed.into_iter().collect::<Result<_, _>>()?;
    Ok(DebriefReport::of(&ground.exercise(look), &debriefed))
}
