//! `aidreach route`: from one place to another, leg by leg.

use super::answer::Answering;
use super::choices::word;
use super::exit::{Exit, Failure};
use super::places::place;
use super::talk::Talk;
use crate::analysis::route::{By, Question, find};
use crate::network::Network;
use crate::plan::plan_on;
use crate::report::{Answer, route_report};
use crate::time::{Month, Period};
use crate::units::Grams;
use clap::Args;

/// Say how food gets from one place to another: leg by leg, whose permission it takes, what stands in
/// where a part fails
///
/// The route is the best along ways that the scenario leaves open in the month. Where none is open it
/// says how far food gets, what is in the way, and which permission would connect it.
#[derive(Debug, Args)]
pub(super) struct RouteArgs {
    /// Where it starts: a place by id or name, or an area, which stands for its capital
    from: String,
    /// Where it ends
    to: String,
    /// Scenario to plan: an id of the pack, or the path of a .toml file
    #[arg(long, value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    /// Month travelled in, such as 2022-01 [default: the scenario's first]
    #[arg(long, value_name = "MONTH", value_parser = month)]
    month: Option<Month>,
    /// The most routes to tell besides the best, each different in substance
    #[arg(long, value_name = "K", default_value_t = 2, value_parser = clap::value_parser!(u8).range(0..=20))]
    alternatives: u8,
    /// What makes a route better: cost, time (under way and at borders) or distance
    #[arg(long, value_name = "BY", default_value = "cost", value_parser = by)]
    by: By,
    /// Tonnes to be moved, to count trucks and dollars
    #[arg(long, value_name = "TONNES", value_parser = tonnes, allow_negative_numbers = true)]
    mt: Option<Grams>,
    #[command(flatten)]
    answering: Answering,
}

pub(super) fn run(args: &RouteArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = args.answering.ground(Answer::Route, &args.scenario, talk)?;
    let [from, to] = [&args.from, &args.to].map(|name| place(&ground.country, name));
    let network = ground.network()?;
    let question = Question {
        from: from?,
        to: to?,
        period: period(&network, args.month)?,
        by: args.by,
        alternatives: usize::from(args.alternatives),
        amount: args.mt,
    };
    let settings = args.answering.settings();
    let on = format!("planning {}", network.scenario.id);
    let found = talk.busy(&on, || find(&network, &plan_on(&network, settings)?, &question))?;
    let report = route_report(&network, &question, &found, args.answering.shared.share);
    args.answering.give(&report, || report.document(), talk)?;
    Ok(if found.routes.is_empty() { Exit::Unmet } else { Exit::Done })
}

/// A month of the network's window.
pub(super) fn period(network: &Network<'_>, asked: Option<Month>) -> Result<Period, Failure> {
    let window = network.window;
    let Some(month) = asked else { return Ok(Period(0)) };
    window.period(month).ok_or_else(|| {
        let span = window.span();
        let (first, last) = (Month::of(span.from), Month::of(span.to));
        let what = format!("{month} is not planned for by `{}`", network.scenario.id);
        Failure::Usage(what, format!("name a month from {first} to {last}"))
    })
}

/// A month by its digits.
pub(super) fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or("a month as year and month, such as 2022-01".to_owned())
}

fn by(text: &str) -> Result<By, String> {
    let known: Vec<_> = By::ALL.iter().map(|by| (by.word(), *by)).collect();
    word(text, &known)
}

fn tonnes(text: &str) -> Result<Grams, String> {
    let expected = "tonnes above 0, such as 500";
    let grams = text.parse().ok().and_then(Grams::from_mt);
    grams.filter(|grams| grams.0 > 0).ok_or(expected.to_owned())
}
