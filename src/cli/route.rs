//! `aidreach route`: from one place to another, leg by leg.

use super::answer::Answering;
use super::choices::word;
use super::exit::{Exit, Failure};
use super::places::place;
use super::talk::Talk;
use crate::analysis::route::{By, Flights, Question, find, way};
use crate::network::Network;
use crate::plan::plan_on;
use crate::report::{Answer, Content, Request, route_report};
use crate::time::{Month, Period};
use crate::units::Grams;
use clap::Args;

/// Say how food gets from one place to another: leg by leg, whose permission it takes, what stands in
/// where a part fails
///
/// The route is the best along ways that the scenario leaves open in the month. Where none is open it
/// says how far food gets, what is in the way, and which permission would connect it.
///
/// For partners it tells the way alone: legs, kilometres, hours, days, seasons and sorts of permission; no
/// tonnes, costs or capacities, nothing that stands in, and nobody who decides.
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
    /// The most routes to tell besides the best, each different in substance [default: 2, for the
    /// planning team only]
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u8).range(0..=20))]
    alternatives: Option<u8>,
    /// What makes a route better: cost, time (under way and at borders) or distance [default: cost, or
    /// time for partners, who are told nothing of costs]
    #[arg(long, value_name = "BY", value_parser = by)]
    by: Option<By>,
    /// Which flights it may take: any, or fewest (it flies only where it must) [default: any, or fewest
    /// for partners]
    #[arg(long, value_name = "WHICH", value_parser = flights)]
    flights: Option<Flights>,
    /// Tonnes to be moved, to count trucks and (for the planning team) dollars
    #[arg(long, value_name = "TONNES", value_parser = tonnes, allow_negative_numbers = true)]
    mt: Option<Grams>,
    #[command(flatten)]
    answering: Answering,
}

pub(super) fn run(args: &RouteArgs, talk: &Talk) -> Result<Exit, Failure> {
    let share = args.answering.shared.share;
    let (by, alternatives) = args.asked()?;
    // What the plan goes by keeps food from flying; what partners are told must keep it so by itself.
    let by_cost = share.may_ask(Request::ByCost).is_ok();
    let ground = args.answering.ground(Answer::Route, &args.scenario, talk)?;
    let [from, to] = [&args.from, &args.to].map(|name| place(&ground.country, name));
    let network = ground.network()?;
    let question = Question {
        from: from?,
        to: to?,
        period: period(&network, args.month)?,
        by,
        flights: args.flights.unwrap_or(match by_cost {
            true => Flights::Any,
            false => Flights::Fewest,
        }),
        alternatives: usize::from(alternatives),
        amount: args.mt,
    };
    let settings = args.answering.settings();
    let on = format!("planning {}", network.scenario.id);
    let found = talk.busy(&on, || match share.shows(Content::Limits) {
        true => find(&network, &plan_on(&network, settings)?, &question),
        // Nothing of a plan can come out where none is made.
        false => way(&network, &question),
    })?;
    let mut report = route_report(&network, &question, &found, share);
    if let Some(canvas) = args.answering.canvas(&ground)? {
        report = report.drawn((&network, share), &question, &found, &canvas);
    }
    args.answering.give(&report, talk)?;
    Ok(if found.routes.is_empty() { Exit::Unmet } else { Exit::Done })
}

impl RouteArgs {
    /// What makes a route better, and how many others are wanted, where these readers may know.
    fn asked(&self) -> Result<(By, u8), Failure> {
        self.answering.may_ask(Answer::Route, &self.scenario)?;
        let share = self.answering.shared.share;
        let may = |request| share.may_ask(request).map_err(|[why, help]| Failure::Usage(why, help));
        let by = match (self.by, share.may_ask(Request::ByCost)) {
            (None, Ok(())) => By::Cost,
            (None, Err(_)) => By::Time,
            (Some(By::Cost), _) => may(Request::ByCost).map(|()| By::Cost)?,
            (Some(other), _) => other,
        };
        let alternatives = match (self.alternatives, share.may_ask(Request::Alternatives)) {
            (None, Ok(())) => OTHERS,
            (None, Err(_)) => 0,
            (Some(0), _) => 0,
            (Some(some), _) => may(Request::Alternatives).map(|()| some)?,
        };
        Ok((by, alternatives))
    }
}

/// How many other routes the planning team is told where it does not say.
const OTHERS: u8 = 2;

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

fn flights(text: &str) -> Result<Flights, String> {
    let known: Vec<_> = Flights::ALL.iter().map(|flights| (flights.word(), *flights)).collect();
    word(text, &known)
}

fn tonnes(text: &str) -> Result<Grams, String> {
    let expected = "tonnes above 0, such as 500";
    let grams = text.parse().ok().and_then(Grams::from_mt);
    grams.filter(|grams| grams.0 > 0).ok_or(expected.to_owned())
}
