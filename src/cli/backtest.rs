//! `aidreach backtest`: a plan as known beside what was reported.

use super::answer::Answering;
use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::analysis::backtest::{any_reported, backtest};
use crate::country::Country;
use crate::network::Network;
use crate::plan::{NoPlan, Settings};
use crate::report::{Answer, BacktestReport, Sharing, backtest_report};
use crate::scenario::{Needed, Scenario};
use crate::time::Month;
use clap::Args;

/// The ration that reports come to, by its id in the pack, where it has one.
const DELIVERED: &str = "delivered";

/// Set a plan beside what was reported, month by month, and beside two forecasts that need no planner
///
/// The scenario is planned month by month with what was known on the first of each, with its own ration
/// and with the pack's ration `delivered` where it has one. The two others: tonnes on offer divided by
/// the ration, and last month's report again. It says which misses least, where food was reported to
/// go, and why plan and report differ.
#[derive(Debug, Args)]
pub(super) struct BacktestArgs {
    /// Scenario to look back on: an id of the pack, or the path of a .toml file
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenario: String,
    #[command(flatten)]
    answering: Answering,
}

pub(super) fn run(args: &BacktestArgs, talk: &Talk) -> Result<Exit, Failure> {
    let ground = args.answering.ground(Answer::Backtest, &args.scenario, talk)?;
    let past = Past {
        country: &ground.country,
        scenario: &ground.asked.scenario,
        needed: &ground.needed,
        settings: args.answering.settings(),
        sharing: args.answering.shared.share,
    };
    let report = past.looked_back(talk)?;
    args.answering.give(&report, talk)?;
    Ok(Exit::Done)
}

/// What is looked back on.
pub(super) struct Past<'a> {
    pub(super) country: &'a Country,
    pub(super) scenario: &'a Scenario,
    pub(super) needed: &'a Needed,
    pub(super) settings: Settings,
    pub(super) sharing: Sharing,
}

impl Past<'_> {
    /// Plans, and sets it beside what was reported.
    ///
    /// # Errors
    /// Where nothing was reported for the months of the scenario, or it cannot be planned.
    pub(super) fn looked_back(&self, talk: &Talk) -> Result<BacktestReport, Failure> {
        let (country, scenario) = (self.country, self.scenario);
        if !any_reported(country, scenario) {
            return Err(self.nothing_reported());
        }
        let own = scenario.ration.unwrap_or(country.usual_ration());
        let delivered = country.ration(DELIVERED).filter(|ration| *ration != own);
        let rations: Vec<_> = std::iter::once(own).chain(delivered).collect();
        let on = format!("planning {} month by month", scenario.id);
        let work = || backtest(country, scenario, self.needed, &rations, self.settings);
        let found = talk.busy(&on, work)?;
        let network = Network::new(country, scenario, self.needed).map_err(NoPlan::Refused)?;
        let report = backtest_report(&network, &found, self.sharing);
        if report.has_few() {
            let what = "fewer than ten people are reached in a month, and what stands beside would tell \
                        how few";
            let help = "share it with the planning team only: leave --share out";
            return Err(Failure::Usage(what.to_owned(), help.to_owned()));
        }
        Ok(report)
    }

    fn nothing_reported(&self) -> Failure {
        let span = self.scenario.window.span();
        let (first, last) = (Month::of(span.from), Month::of(span.to));
        let what = format!(
            "nothing is reported for the months of `{}`, {first} to {last}",
            self.scenario.id
        );
        let known: Vec<String> =
            self.country.reported.iter().map(|report| report.month.to_string()).collect();
        let help = match known.is_empty() {
            true => "write what was reported into the pack's `reported.csv`: a row a month with the people \
                     reached, its source and what a reader must know (columns in data/SCHEMA.md)"
                .to_owned(),
            false => format!(
                "the pack's `reported.csv` has {}; look back on a scenario of these months, or add rows",
                known.join(", ")
            ),
        };
        Failure::Usage(what, help)
    }
}
