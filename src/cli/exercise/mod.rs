//! `aidreach exercise`: a planning exercise that teams play month by month.

mod begin;
mod debrief;
mod forms;
mod list;
mod new;
mod play;
mod session;
mod turn;
mod typed;

use super::exit::{Exit, Failure};
use super::talk::Talk;
use clap::{Args, Subcommand};

/// Run a planning exercise that teams play month by month, and see afterwards what mattered
#[derive(Debug, Args)]
pub(super) struct ExerciseArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::ListArgs),
    New(new::NewArgs),
    Turn(turn::TurnArgs),
    Play(play::PlayArgs),
    Debrief(debrief::DebriefArgs),
}

pub(super) fn run(args: &ExerciseArgs, talk: &Talk) -> Result<Exit, Failure> {
    match &args.command {
        Command::List(args) => list::run(args, talk),
        Command::New(args) => new::run(args, talk),
        Command::Turn(args) => turn::run(args, talk),
        Command::Play(args) => play::run(args, talk),
        Command::Debrief(args) => debrief::run(args, talk),
    }
}
