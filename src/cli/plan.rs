//! `aidreach plan`: who can be reached under a scenario, and all that follows.

use super::backtest::Past;
use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::pack::{Asked, Pack};
use super::sections::{About, With, section};
use super::shared::sharing;
use super::talk::Talk;
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::{
    HeldBack, NoPlan, Settings, as_known, held_back, held_back_as_known, held_back_by_area, plan,
};
use crate::report::{
    Audit, Input, NotWritten, Outcome, Run, Section, Sharing, Subject, Summary, plain, terminal,
    write,
};
use crate::scenario::{Needed, Scenario};
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a plan is kept as.
const RUN: Output = Output::Forced("a run");

/// Plan who can be reached, by which routes, at what cost, and what holds the rest back
///
/// Each scenario says who grants and denies what, when. The plan is the best there is for its
/// objective, proved so by a certificate that is checked before anything is shown.
#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    /// Scenarios to plan, one after the other: ids of the pack, or paths of .toml files
    #[arg(value_name = "SCENARIO", default_value = "baseline")]
    scenarios: Vec<String>,
    #[command(flatten)]
    choices: Choices,
    /// Plan month by month, with what was known on the first of each month
    #[arg(long)]
    as_known: bool,
    /// Set the plan beside what was reported, month by month, as `backtest` does
    #[arg(long, conflicts_with_all = ["as_known", "out"])]
    against_reported: bool,
    /// Keep the plan in this folder, with its tables and its proof; with several scenarios, one
    /// folder each inside it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Answers to keep beside the plan, as text and JSON in the folder `sections`
    #[arg(
        long,
        value_enum,
        value_name = "ANSWER,…",
        value_delimiter = ',',
        requires = "out",
        conflicts_with = "as_known"
    )]
    with: Vec<With>,
    /// What `--with compare` holds the plan against: an id of the pack, or the path of a .toml file
    /// [default: the scenario that it extends]
    #[arg(long, value_name = "SCENARIO", requires = "with")]
    beside: Option<String>,
    /// Replace the run that is there already; refused by name where its folder holds files that
    /// aidreach did not write, or that changed since
    #[arg(long, requires = "out")]
    force: bool,
    /// Tell from need to reach for each area, too, as if only its need counted
    #[arg(long, value_enum, value_name = "FOR", conflicts_with = "against_reported")]
    cascade: Option<Cascade>,
    /// Print JSON instead of text: one object a line, one line a scenario
    #[arg(long)]
    json: bool,
    /// Who may read it: internal (all), partner (no notes, no names of counterparts, nothing that
    /// ranks limits) or public (totals of provinces only)
    #[arg(long, value_name = "WITH", default_value = "internal", value_parser = sharing)]
    share: Sharing,
}

/// For whom the cascade from need to reach is told besides the country and each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Cascade {
    /// Each area planned for
    Areas,
}

pub(super) fn run(args: &PlanArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.choices.country.open()?;
    let country = pack.load(talk)?;
    args.share.gate(&country).map_err(|issue| not_written(NotWritten::Gate(issue), RUN))?;
    if args.share != Sharing::Internal && !args.with.is_empty() {
        let what = "answers kept with a plan name permissions and who decides them".to_owned();
        let help = "keep them for the planning team: leave --with or --share away".to_owned();
        return Err(Failure::Usage(what, help));
    }
    let country = args.choices.at_level(country);
    let work = Work {
        args,
        talk,
        pack: &pack,
        country: &country,
        needed: Needed::of(&country),
        audit: Audit::of(pack.files.as_ref()),
    };
    for (n, name) in args.scenarios.iter().enumerate() {
        if n > 0 && !args.json {
            talk.show("\n")?;
        }
        work.scenario(name)?;
    }
    Ok(Exit::Done)
}

/// What every scenario of one command shares.
struct Work<'a> {
    args: &'a PlanArgs,
    talk: &'a Talk,
    pack: &'a Pack,
    country: &'a Country,
    needed: Needed,
    audit: Audit,
}

impl Work<'_> {
    fn scenario(&self, name: &str) -> Result<(), Failure> {
        let choices = &self.args.choices;
        let asked = choices.scenario(self.pack, self.country, name)?;
        self.talk.tell_issues(&asked.issues);
        if self.args.against_reported {
            return self.against_reported(&asked.scenario);
        }
        let settings = Settings { ties: self.args.choices.ties };
        let scenario = &asked.scenario;
        let network =
            Network::new(self.country, scenario, &self.needed).map_err(NoPlan::Refused)?;
        let on = format!("planning {}", scenario.id);
        if self.args.as_known {
            let work = || as_known(self.country, scenario, &self.needed, settings);
            let run = self.talk.busy(&on, work)?;
            let held = held_back_as_known(&network, &run)?;
            self.report(&asked, &network, Outcome::AsKnown(&run), &held)
        } else {
            let work = || plan(self.country, scenario, &self.needed, settings);
            let plan = self.talk.busy(&on, work)?;
            let held = held_back(&network, &plan)?;
            self.report(&asked, &network, Outcome::Hindsight(&plan), &held)
        }
    }

    fn report(
        &self,
        asked: &Asked,
        network: &Network<'_>,
        outcome: Outcome<'_>,
        held: &HeldBack,
    ) -> Result<(), Failure> {
        let areas: Vec<AreaIx> = network.served.iter().map(|served| served.area).collect();
        let by_area = match self.args.cascade {
            Some(Cascade::Areas) => held_back_by_area(network, outcome.areas(), &areas)?,
            None => BTreeMap::new(),
        };
        let subject = Subject {
            country: self.country,
            scenario: &asked.scenario,
            network,
            outcome,
            held,
            by_area: &by_area,
            audit: &self.audit,
            sharing: self.args.share,
        };
        let summary = Summary::of(&subject);
        if let Some(out) = &self.args.out {
            let to = match self.args.scenarios.len() {
                1 => out.clone(),
                _ => out.join(&asked.scenario.id),
            };
            let input = self.input(asked);
            let sections = self.sections(asked)?;
            let run = Run { subject, summary: &summary, input: &input, sections: &sections };
            write(&run, &to, self.args.force).map_err(|why| not_written(why, RUN))?;
            self.talk.tell(&format!("kept in {}\n", to.display()));
        }
        if self.args.json { self.line(&summary) } else { self.talk.show(&terminal(&summary)) }
    }

    fn sections(&self, asked: &Asked) -> Result<Vec<Section>, Failure> {
        let extended = asked.scenario.extends.first();
        let reference = self.args.beside.as_ref().or(extended);
        let reference = reference.filter(|_| self.args.with.contains(&With::Compare));
        let reference = match reference {
            Some(name) => Some(self.args.choices.scenario(self.pack, self.country, name)?.scenario),
            None => None,
        };
        let about = About {
            country: self.country,
            needed: &self.needed,
            asked,
            reference,
            settings: Settings { ties: self.args.choices.ties },
        };
        let mut with = self.args.with.clone();
        with.sort();
        with.dedup();
        with.into_iter().map(|with| section(with, &about, self.talk)).collect()
    }

    fn line(&self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value);
        let text = text.map_err(|e| Failure::Bug(format!("JSON cannot be written: {e}")))?;
        self.talk.show(&(text + "\n"))
    }

    fn input(&self, asked: &Asked) -> Input<'_> {
        let issues = asked.issues.iter().map(|issue| issue.to_string());
        Input {
            pack: self.pack.short_name(),
            files: self.pack.files.as_ref(),
            scenario_texts: asked.texts.clone(),
            options: self.options(&asked.scenario),
            warnings: issues.collect(),
            made_on: made_on(),
        }
    }

    fn options(&self, scenario: &Scenario) -> BTreeMap<String, String> {
        let mut told = self.args.choices.told(self.country, scenario);
        let knowledge = if self.args.as_known { "as-known" } else { "with-hindsight" };
        told.insert("knowledge".to_owned(), knowledge.to_owned());
        told.extend(self.args.beside.iter().map(|name| ("beside".to_owned(), name.clone())));
        told
    }

    fn against_reported(&self, scenario: &Scenario) -> Result<(), Failure> {
        let past = Past {
            country: self.country,
            scenario,
            needed: &self.needed,
            settings: Settings { ties: self.args.choices.ties },
            sharing: self.args.share,
        };
        let report = past.looked_back(self.talk)?;
        if self.args.json { self.line(&report) } else { self.talk.show(&plain(&report.document())) }
    }
}

/// The time fixed by whoever builds reproducibly; otherwise a run carries no time.
fn made_on() -> Option<String> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_string())
}
