//! `aidreach exercise turn`: takes the teams' forms for a month, and writes the next briefs.

use super::super::exit::{Exit, Failure};
use super::super::folder::{Output, not_written};
use super::super::talk::Talk;
use super::forms::{HandedIn, Team, collect, replay, side_by_side};
use super::session::{ExerciseSession, not_kept, unread};
use crate::exercise::{Answer, Play, to_csv};
use crate::page::Look;
use crate::report::exercise::{put_turn, take_back, taken, turn_folder};
use crate::report::{grid, people};
use clap::Args;
use std::path::PathBuf;

/// Take the teams' forms for the month, move the food, and write the next briefs
///
/// Each team's form lies in its folder of the turn: form.xlsx as it was written, or form.csv or
/// form.toml with the same lines. Where anything is wrong with any form, all of it is told and nothing
/// is taken.
#[derive(Debug, Args)]
pub(in crate::cli) struct TurnArgs {
    /// The folder of the exercise
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Teams that hand nothing in this time; each follows the plan
    #[arg(long, value_name = "N,…", value_delimiter = ',')]
    absent: Vec<u8>,
    /// Take the last turn back; what teams have written since is set aside
    #[arg(long, conflicts_with = "absent")]
    undo: bool,
    /// The country pack, where it lies elsewhere than when the exercise began
    #[arg(long, value_name = "DIR")]
    country: Option<String>,
    /// Black on white, for printers without colour
    #[arg(long)]
    mono: bool,
}

pub(super) fn run(args: &TurnArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = ExerciseSession::of(&args.folder, args.country.as_deref(), talk)?;
    let months = ground.months();
    let so_far = taken(&args.folder, ground.teams(), months).map_err(unread)?;
    if args.undo {
        return undo(args, so_far.len(), months, talk);
    }
    if so_far.len() == months {
        let what = "the exercise is over: every turn was taken".to_owned();
        let help =
            "`aidreach exercise debrief` tells what mattered; `--undo` takes the last turn back";
        return Err(Failure::Usage(what, help.to_owned()));
    }
    if let Some(none) = args.absent.iter().find(|team| !(1..=ground.teams()).contains(team)) {
        let what = format!("there is no team {none}");
        return Err(Failure::Usage(what, format!("teams are 1 to {}", ground.teams())));
    }
    let mut teams = talk.busy("playing the turns so far", || replay(&ground, &so_far))?;
    let forms = collect(&ground, &args.folder, &teams, &args.absent)?;
    talk.busy("moving the food", || play_on(&ground, &mut teams, &forms))?;
    let csv: Vec<Vec<u8>> = forms.iter().map(|form| to_csv(&form.lines)).collect();
    let plays: Vec<Play> = teams.into_iter().map(|team| team.play).collect();
    let look = if args.mono { Look::Mono } else { Look::Colour };
    let exercise = ground.exercise(look);
    let name = talk
        .busy("writing briefs and forms", || put_turn(&exercise, &plays, &csv, &args.folder))
        .map_err(not_kept)?;
    talk.show(&told(&ground, &plays))?;
    let next = if so_far.len() + 1 == months {
        format!(
            "ENDEX: the last briefs are in {name}; `aidreach exercise debrief` tells what mattered"
        )
    } else {
        format!("The next briefs and forms are in {name}")
    };
    talk.show(&format!("{next}\n"))?;
    Ok(Exit::Done)
}

fn play_on(
    ground: &ExerciseSession,
    teams: &mut [Team],
    forms: &[HandedIn],
) -> Result<(), Failure> {
    let pairs: Vec<(Play, &HandedIn)> =
        teams.iter().map(|team| team.play.clone()).zip(forms).collect();
    let played = side_by_side(&pairs, |(play, handed)| {
        let mut play = play.clone();
        play.turn(&ground.course, &handed.form).map(|()| play)
    });
    for (team, play) in teams.iter_mut().zip(played) {
        team.play = play?;
    }
    Ok(())
}

/// What came of the month, team by team.
fn told(ground: &ExerciseSession, plays: &[Play]) -> String {
    let mut rows = Vec::new();
    let mut month = String::new();
    for (team, play) in (1..).zip(plays) {
        let Some(last) = play.months.last() else { continue };
        month = ground.course.scenario.window.month(last.period).in_words();
        let (mut need, mut reached) = (0, 0);
        for area in play.areas() {
            let of = &area.months[last.period.index()];
            need += of.need.iter().sum::<u64>();
            reached += of.shown.iter().sum::<u64>();
        }
        let granted = last.answers.iter().filter(|told| told.answer != Answer::Refused).count();
        let stuck: i64 = last.stuck.iter().map(|held| held.grams).sum();
        rows.push(vec![
            format!("team {team}"),
            people(need),
            people(reached),
            format!("{granted} of {}", last.answers.len()),
            people(u64::try_from(stuck / 1_000_000).unwrap_or(0)),
        ]);
    }
    let header = ["", ">in need", ">reached", ">asks granted", ">MT stuck"];
    format!("EXERCISE {}, {month}\n{}", ground.key, grid(&header, &rows))
}

fn undo(args: &TurnArgs, turns: usize, months: usize, talk: &Talk) -> Result<Exit, Failure> {
    if turns == 0 {
        let what = "no turn was taken yet, so none can be taken back".to_owned();
        return Err(Failure::Usage(what, "change the forms of turn 1 as you like".to_owned()));
    }
    let name = turn_folder(turns + 1, months);
    let aside = take_back(&args.folder, &name)
        .map_err(|why| not_written(why, Output::Fresh("an exercise")))?;
    talk.show(&format!(
        "turn {turns} is taken back: change the forms in {} and take it again\n\
         what was in {name} is kept in {}\n",
        turn_folder(turns, months),
        aside.display()
    ))?;
    Ok(Exit::Done)
}
