//! `aidreach open`: the what-if page, served on this machine alone.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::live::LivePage;
use super::serving::serve;
use super::shared::Shared;
use super::talk::Talk;
use crate::live::Engine;
use crate::report::Answer;
use clap::Args;
use serde_json::Value;

/// Open a page in the browser: click on a map who grants and who denies, and see who loses
///
/// The page is served on this machine alone, under an address that holds a secret, and nothing goes to any
/// network. `aidreach report SCENARIO --format live` writes the same page as one file that needs no program.
#[derive(Debug, Args)]
pub(super) struct OpenArgs {
    /// The scenario to begin with: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    shared: Shared,
    /// Only tell the address, and open no browser
    #[arg(long)]
    no_browser: bool,
    /// The port to serve on; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Answer one question of the page, written as JSON, instead of opening it
    #[arg(long, value_name = "JSON", conflicts_with_all = ["no_browser", "port"])]
    question: Option<String>,
}

pub(super) fn run(args: &OpenArgs, talk: &Talk) -> Result<Exit, Failure> {
    let page = LivePage::of(&args.choices, &args.scenario, (args.shared, Answer::Live), talk)?;
    match &args.question {
        Some(question) => answered(&page.engine()?, &filled(question, &page), talk),
        None => serve(&page, (args.port, !args.no_browser), talk),
    }
}

/// A question about what the command line names, where it does not say so itself. What is no question is told so
/// by the engine.
fn filled(question: &str, page: &LivePage) -> String {
    let Ok(Value::Object(mut asked)) = serde_json::from_str(question) else {
        return question.to_owned();
    };
    for (field, value) in page.begins().asked() {
        asked.entry(field).or_insert(value);
    }
    Value::Object(asked).to_string()
}

/// Shows the answer; what is wrong with a question is an answer, too, and a wrong use of the command.
fn answered(engine: &Engine, question: &str, talk: &Talk) -> Result<Exit, Failure> {
    let answer = engine.answer(question);
    talk.show(&format!("{answer}\n"))?;
    let told: Result<Value, _> = serde_json::from_str(&answer);
    let wrong = told.is_ok_and(|told| told.get("error").is_some());
    Ok(if wrong { Exit::Usage } else { Exit::Done })
}
