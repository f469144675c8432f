//! The command line: reads arguments, calls a room, shows. One file a command.

mod answer;
mod areas;
mod ask;
mod backtest;
mod brief;
mod check;
mod checkpoint;
mod choices;
mod coalition_args;
mod compare;
mod completions;
mod conditions;
mod data;
mod denials;
mod drawing;
mod exercise;
mod exit;
mod explain;
mod export;
mod export_model;
mod file;
mod folder;
mod formats;
mod formatted;
mod frontier;
mod going_on;
mod held_against;
mod import;
mod in_words;
mod interrupt;
mod licences;
mod live;
mod man;
mod network;
mod new;
mod open;
mod pack;
mod packs;
mod paged;
mod places;
mod plan;
mod prompt;
mod ranges;
mod report;
mod reporting;
mod route;
mod routes;
mod running;
mod same_run;
mod scenario;
mod scenario_sheet;
mod scenarios;
mod schema;
mod screen;
mod sections;
mod serving;
mod shared;
mod talk;
mod verified;
mod verify;
mod whatif;
mod why;
mod worth;

pub use checkpoint::read as read_checkpoint;
pub use exit::{Exit, Failure};

use anstream::ColorChoice;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use screen::Shown;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use talk::Talk;

#[derive(Debug, Parser)]
#[command(
    name = "aidreach",
    version,
    about = "Who food aid can reach, by which routes, and whose permission it takes",
    after_help = Exit::TABLE,
    max_term_width = 100,
    subcommand_value_name = "COMMAND"
)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Copy, Debug, Args)]
struct Global {
    /// Say nothing but results and errors
    #[arg(short, long, global = true, help_heading = "How it talks")]
    quiet: bool,
    /// Never show that work goes on, which without a terminal long work says in a line now and then;
    /// AIDREACH_NO_PROGRESS in the environment turns it off, too
    #[arg(long, global = true, help_heading = "How it talks")]
    no_progress: bool,
    /// When to use colour; NO_COLOR in the environment turns it off
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN",
        help_heading = "How it talks"
    )]
    color: Color,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Plan(plan::PlanArgs),
    #[command(name = "whatif", visible_alias = "what-if")]
    WhatIf(whatif::WhatIfArgs),
    Open(open::OpenArgs),
    Why(why::WhyArgs),
    Compare(compare::CompareArgs),
    Denials(denials::DenialsArgs),
    Ranges(ranges::RangesArgs),
    Frontier(frontier::FrontierArgs),
    Worth(worth::WorthArgs),
    Ask(ask::AskArgs),
    Conditions(conditions::ConditionsArgs),
    Brief(brief::BriefArgs),
    Report(report::ReportArgs),
    Export(export::ExportArgs),
    Route(route::RouteArgs),
    Routes(routes::RoutesArgs),
    Backtest(backtest::BacktestArgs),
    Network(network::NetworkArgs),
    Scenarios(scenarios::ScenariosArgs),
    Scenario(scenario::ScenarioArgs),
    Exercise(exercise::ExerciseArgs),
    Check(check::CheckArgs),
    Verify(verify::VerifyArgs),
    Data(data::DataArgs),
    New(new::NewArgs),
    Pack(packs::PacksArgs),
    Import(import::ImportArgs),
    ExportModel(export_model::ExportModelArgs),
    Schema(schema::SchemaArgs),
    Explain(explain::ExplainArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
    #[command(visible_alias = "licenses")]
    Licences(licences::LicencesArgs),
}

/// Shown where no command is given: the commonest five.
const COMMONEST: &str = "\
aidreach: who food aid can reach, by which routes, and whose permission it takes

  aidreach plan                    plan the built-in country as it happened
  aidreach scenarios               list what can be planned: who grants and denies what
  aidreach plan SCENARIO --out DIR keep a plan with its tables and its proof in a folder
  aidreach verify DIR              check such a folder again, from its files alone
  aidreach check FOLDER            find everything wrong in a country's tables

`aidreach --help` lists all commands, `aidreach plan --help` all choices of a plan
";

/// Runs the command line program and says how it ended.
pub fn run() -> ExitCode {
    screen::tell_faults();
    interrupt::handle();
    // A panic is a fault of ours whatever the input; it must not look like a finding.
    let exit = catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
        let what = "error: a fault of the program; please report it with the command\n";
        Shown::plain(what).to_errors(ColorChoice::Auto);
        Exit::Bug
    });
    ExitCode::from(exit as u8)
}

fn answer() -> Exit {
    let parsed = command().try_get_matches();
    let parsed = parsed.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(told) => return screen::show_help(&told),
    };
    let talk = Talk {
        quiet: arguments.global.quiet,
        progress: !arguments.global.no_progress && !set("AIDREACH_NO_PROGRESS"),
        color: match arguments.global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        },
    };
    match dispatch(arguments.command, &talk) {
        Ok(exit) => exit,
        Err(failure) => talk.complain(&failure),
    }
}

/// Whether a variable of the environment holds anything.
fn set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// The whole command line, for parsing, completions, manual pages and tests alike.
pub fn command() -> clap::Command {
    Arguments::command()
}

fn dispatch(command: Option<Command>, talk: &Talk) -> Result<Exit, Failure> {
    match command {
        None => talk.show(COMMONEST).map(|()| Exit::Done),
        Some(Command::Plan(args)) => plan::run(&args, talk),
        Some(Command::WhatIf(args)) => whatif::run(&args, talk),
        Some(Command::Open(args)) => open::run(&args, talk),
        Some(Command::Why(args)) => why::run(&args, talk),
        Some(Command::Compare(args)) => compare::run(&args, talk),
        Some(Command::Denials(args)) => denials::run(&args, talk),
        Some(Command::Ranges(args)) => ranges::run(&args, talk),
        Some(Command::Frontier(args)) => frontier::run(&args, talk),
        Some(Command::Worth(args)) => worth::run(&args, talk),
        Some(Command::Ask(args)) => ask::run(&args, talk),
        Some(Command::Conditions(args)) => conditions::run(&args, talk),
        Some(Command::Brief(args)) => brief::run(&args, talk),
        Some(Command::Report(args)) => report::run(&args, talk),
        Some(Command::Export(args)) => export::run(&args, talk),
        Some(Command::Route(args)) => route::run(&args, talk),
        Some(Command::Routes(args)) => routes::run(&args, talk),
        Some(Command::Backtest(args)) => backtest::run(&args, talk),
        Some(Command::Network(args)) => network::run(&args, talk),
        Some(Command::Scenario(args)) => scenario::run(&args, talk),
        Some(Command::Scenarios(args)) => scenarios::run(&args, talk),
        Some(Command::Exercise(args)) => exercise::run(&args, talk),
        Some(Command::Check(args)) => check::run(&args, talk),
        Some(Command::Verify(args)) => verify::run(&args, talk),
        Some(Command::Data(args)) => data::run(&args, talk),
        Some(Command::New(args)) => new::run(&args, talk),
        Some(Command::Pack(args)) => packs::run(&args, talk),
        Some(Command::Import(args)) => import::run(&args, talk),
        Some(Command::ExportModel(args)) => export_model::run(&args, talk),
        Some(Command::Schema(args)) => schema::run(&args, talk),
        Some(Command::Explain(args)) => explain::run(&args, talk),
        Some(Command::Completions(args)) => completions::run(&args, talk),
        Some(Command::Man(args)) => man::run(&args, talk),
        Some(Command::Licences(args)) => licences::run(&args, talk),
    }
}
