//! `aidreach open`: the what-if page, served on this machine alone.

use super::choices::level;
use super::exit::{Exit, Failure};
use super::in_words::InWords;
use super::pack::{CountryArgs, Pack};
use super::serving::{Served, serve};
use super::shared::Shared;
use super::talk::Talk;
use crate::country::AreaLevel;
use crate::live::{Begins, Carried, Engine, NotOpened};
use crate::report::{Answer, Sharing};
use crate::scenario::words::Said;
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;

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
    country: CountryArgs,
    /// What to begin with: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    level: AreaLevel,
    #[command(flatten)]
    in_words: InWords,
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
    let pack = args.country.open()?;
    let country = pack.load(talk)?;
    args.shared.seen(Answer::Live, &country, args.level)?;
    let asked = pack.scenario(&country, &args.scenario)?;
    talk.tell_issues(&asked.issues);
    let name = pack.name.clone();
    let texts = asked.texts.clone();
    let share = args.shared.share;
    let engine = move || opened(&name, &texts, share);
    let scenario = asked.scenario.id.clone();
    let changes: Vec<String> = args.in_words.said().iter().map(Said::in_words).collect();
    // Changes that cannot be read are told here, before a page is opened.
    args.in_words.put_on(asked, (&pack, &country), talk)?;
    let begins = Begins {
        title: &country.about.name,
        scenario: &scenario,
        changes: &changes,
        level: args.level,
    };
    if let Some(question) = &args.question {
        return answered(&mut engine()?, &filled(question, begins), talk);
    }
    serve(Served { engine, begins, port: args.port, browser: !args.no_browser }, talk)
}

/// Opens a pack, with scenarios of one's own, to be asked.
fn opened(name: &str, texts: &BTreeMap<String, String>, share: Sharing) -> Result<Engine, Failure> {
    let files = Carried::new(Pack::open(name)?.files, texts);
    Engine::open(Box::new(files), share).map_err(|why| match why {
        NotOpened::Issues(issues) => Failure::Issues(issues),
        NotOpened::Refused(issue) => Failure::Refused(issue, Exit::Errors),
        NotOpened::Level([what, help]) => Failure::Usage(what, help),
    })
}

/// A question about what the command line names, where it does not say so itself. What is no question is told so
/// by the engine.
fn filled(question: &str, begins: Begins<'_>) -> String {
    let Ok(Value::Object(mut asked)) = serde_json::from_str(question) else {
        return question.to_owned();
    };
    let fields = [
        ("scenario", json!(begins.scenario)),
        ("level", json!(begins.level.word())),
        ("changes", json!(begins.changes)),
    ];
    for (field, value) in fields {
        asked.entry(field).or_insert(value);
    }
    Value::Object(asked).to_string()
}

/// Shows the answer; what is wrong with a question is an answer, too, and a wrong use of the command.
fn answered(engine: &mut Engine, question: &str, talk: &Talk) -> Result<Exit, Failure> {
    let answer = engine.answer(question);
    talk.show(&format!("{answer}\n"))?;
    let told: Result<Value, _> = serde_json::from_str(&answer);
    let wrong = told.is_ok_and(|told| told.get("error").is_some());
    Ok(if wrong { Exit::Usage } else { Exit::Done })
}
