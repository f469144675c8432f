//! `aidreach whatif`: what a what-if costs, said in words and answered in a few sentences.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::formatted::Formatted;
use super::prompt::{Answers, Question};
use super::shared::Shared;
use super::talk::Talk;
use crate::allocation::Ties;
use crate::analysis::compare::{Comparison, compare};
use crate::analysis::stand_in::{StandIn, stand_in};
use crate::country::{AreaLevel, Country, LinkIx};
use crate::network::Network;
use crate::plan::{NoPlan, Settings};
use crate::report::{Answer, WhatIfAsked, WhatIfReport};
use crate::scenario::words::{Misread, Said, Verb, WORDS, ways_called};
use crate::scenario::{Needed, Objective, Scenario};
use clap::Args;

/// Say what is otherwise, and hear who loses, where the food goes instead, and why
///
/// What is otherwise is said in words: --shut 'East Gate in 2021-11' --budget 100m. Without any, the program
/// asks step by step. The answer ends with the command that gives it again.
#[derive(Debug, Args)]
pub(super) struct WhatIfArgs {
    /// The scenario that is changed: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Can this place, crossing or link stand in for what is shut?
    #[arg(long, value_name = "WAY")]
    can: Option<String>,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(args: &WhatIfArgs, talk: &Talk) -> Result<Exit, Failure> {
    let choices = &args.choices;
    let pack = choices.country.open()?;
    let country = args.shared.country(Answer::WhatIf, &pack.load(talk)?, choices.level)?;
    let country = choices.at_level(country);
    let base = pack.scenario(&country, &args.scenario)?;
    talk.tell_issues(&base.issues);
    let (said, can) = match choices.in_words.is_empty() {
        true => asked_for(&country, &base.scenario, args.can.as_deref(), talk)?,
        false => (choices.in_words.said().to_vec(), args.can.clone()),
    };
    let way = can.map(|name| way(&country, &base.scenario, &name)).transpose()?;
    let changed = choices.in_words.with(said.clone()).put_on(base, (&pack, &country), talk)?;
    let base = choices.scenario(&pack, &country, &args.scenario)?;
    let changed = choices.chosen(changed, &country)?;
    talk.tell_issues(&changed.issues);
    let both = [base.scenario, changed.scenario];
    let settings = Settings { ties: choices.ties };
    let work = || compare(&country, &both, settings, None, (&|_, _| (), &|| false));
    let found = talk.busy("planning", work)?;
    let stands_in = way.as_ref().map(|(_, links)| beside(&country, &found, links)).transpose()?;
    let asked = WhatIfAsked {
        otherwise: said.iter().map(Said::in_words).collect(),
        command: command(args, &said, way.as_ref().map(|(name, _)| name.as_str())),
        stand_in: way.as_ref().map(|(name, _)| name.as_str()).zip(stands_in),
    };
    let report = WhatIfReport::of(&country, &found, &asked, args.shared.share);
    let report = report.ok_or_else(|| Failure::Bug("a what-if without an effect".to_owned()))?;
    args.formatted.give(&report, talk)?;
    Ok(Exit::Done)
}

fn told(misread: Misread) -> Failure {
    Failure::Usage(misread.what, misread.help)
}

fn way(country: &Country, base: &Scenario, name: &str) -> Result<(String, Vec<LinkIx>), Failure> {
    ways_called(country, base, name).map_err(told)
}

/// A way beside what the second of two scenarios shuts.
fn beside(country: &Country, found: &Comparison, links: &[LinkIx]) -> Result<StandIn, Failure> {
    let needed = Needed::of(country);
    let network = |n: usize| {
        let network = Network::new(country, &found.sides[n].scenario, &needed);
        network.map_err(NoPlan::Refused)
    };
    let (before, after) = (network(0)?, network(1)?);
    let plans = [&found.sides[0].plan, &found.sides[1].plan];
    Ok(stand_in([&before, &after], plans, links))
}

const TOO_SOON: &str = "say it on the command line, such as --shut 'East Gate in 2021-11'";

/// Asks what is otherwise, step by step; what cannot be read is asked again.
fn asked_for(
    country: &Country,
    base: &Scenario,
    can: Option<&str>,
    talk: &Talk,
) -> Result<(Vec<Said>, Option<String>), Failure> {
    let answers = Answers::new(talk, TOO_SOON);
    let examples: Vec<String> = WORDS
        .iter()
        .map(|word| format!("  {} {}\n      {}", word.word, word.example, word.meaning))
        .collect();
    let help = format!("What can be said:\n{}", examples.join("\n"));
    talk.show(&format!("What if, in `{}`: {}. `?` lists what can be said.\n", base.id, base.name))?;
    let mut said: Vec<Said> = Vec::new();
    loop {
        let asks = match said.is_empty() {
            true => "What is otherwise?",
            false => "What else? (an empty line when that is all)",
        };
        let answer = answers.ask(&Question { asks, help: &help })?;
        if answer.is_empty() {
            match said.is_empty() {
                true => {
                    talk.show(
                        "  say what is otherwise; `?` lists what can be said, Ctrl-C ends\n",
                    )?;
                    continue;
                }
                false => break,
            }
        }
        let read = Said::read(&answer).and_then(|one| {
            let found = crate::scenario::words::WhatIf::of(
                country,
                base,
                std::slice::from_ref(&one),
                &|_| false,
            );
            match found {
                Ok(found) => Ok((one, found.explained)),
                Err(mut wrong) => Err(wrong.remove(0).1),
            }
        });
        match read {
            Ok((one, explained)) => {
                talk.show(&format!("  {}\n", explained.join("; ")))?;
                said.push(one);
            }
            Err(misread) => talk.show(&format!("  {}\n  {}\n", misread.what, misread.help))?,
        }
    }
    if let Some(can) = can {
        return Ok((said, Some(can.to_owned())));
    }
    loop {
        let asks =
            "Can something stand in for what is shut? A place or crossing (or an empty line):";
        let help = "The answer then says how many tonnes it takes over, in how many days and for how many \
                    dollars.";
        let answer = answers.ask(&Question { asks, help })?;
        if answer.is_empty() {
            return Ok((said, None));
        }
        match ways_called(country, base, &answer) {
            Ok(_) => return Ok((said, Some(answer))),
            Err(misread) => talk.show(&format!("  {}\n  {}\n", misread.what, misread.help))?,
        }
    }
}

/// The command that asks the same again.
fn command(args: &WhatIfArgs, said: &[Said], can: Option<&str>) -> String {
    let choices = &args.choices;
    let mut words = vec!["aidreach whatif".to_owned(), quoted(&args.scenario)];
    let mut option = |name: &str, value: &str| words.push(format!("--{name} {}", quoted(value)));
    if let Some(country) = &choices.country.country {
        option("country", country);
    }
    if choices.level != AreaLevel::Province {
        option("level", choices.level.word());
    }
    if let Some(ration) = &choices.ration {
        option("ration", ration);
    }
    if let Some(objective) = choices.objective {
        let share = match objective {
            Objective::CheapestFor(share) => format!("={}", share.decimal()),
            Objective::Severity | Objective::MostPeople | Objective::Fairest => String::new(),
        };
        option("objective", &format!("{}{share}", objective.word()));
    }
    if let Some(even) = choices.even {
        option("even", even.word());
    }
    if choices.ties == Ties::Cost {
        option("ties", "cost");
    }
    for one in said {
        // The ration has been an option by itself before.
        match one.verb == Verb::Ration {
            true => option("change", &one.in_words()),
            false => option(one.verb.word(), &one.rest),
        }
    }
    if let Some(can) = can {
        option("can", can);
    }
    words.join(" ")
}

/// A word as shells take it.
pub(super) fn quoted(text: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./".contains(sign);
    match !text.is_empty() && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}
