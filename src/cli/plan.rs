//! `aidreach plan`: who can be reached under a scenario, and all that follows.

use super::backtest::Past;
use super::choices::Choices;
use super::drawing::Drawing;
use super::exit::{Exit, Failure};
use super::folder::{Output, not_written};
use super::running::Running;
use super::sections::With;
use super::shared::{Shared, may_share_need, sharing};
use super::talk::Talk;
use crate::network::Network;
use crate::plan::{NoPlan, as_known, held_back, held_back_as_known, plan_on};
use crate::report::{
    Answer, Audit, Content, Keyed, Outcome, Rendered, Run, Sharing, terminal, write,
};
use crate::scenario::{Needed, Scenario};
use clap::{Args, ValueEnum};
use std::borrow::Cow;
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
    #[command(flatten)]
    drawing: Drawing,
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
    let whole = pack.load(talk)?;
    let level = args.choices.level;
    let answer = if args.against_reported { Answer::Backtest } else { Answer::Plan };
    let seen = match (Shared { share: args.share }).seen(answer, &whole, level)? {
        Cow::Borrowed(_) => None,
        Cow::Owned(seen) => Some(args.choices.at_level(seen)),
    };
    if !args.share.shows(Content::Limits) && !args.with.is_empty() {
        let what = "answers kept with a plan name permissions and who decides them".to_owned();
        let help = "keep them for the planning team: leave --with or --share away".to_owned();
        return Err(Failure::Usage(what, help));
    }
    let whole = args.choices.at_level(whole);
    let country = seen.as_ref().unwrap_or(&whole);
    let (needed, audit) = (Needed::of(country), Audit::of(pack.files.as_ref()));
    let running = Running {
        talk,
        pack: &pack,
        pack_name: pack.short_name(),
        whole: &whole,
        country,
        needed: &needed,
        audit: &audit,
        choices: &args.choices,
        drawing: args.drawing,
        kept: args.out.is_some(),
        share: args.share,
        as_known: args.as_known,
        cascade_of_areas: args.cascade.is_some(),
        with: args.with.clone(),
        beside: args.beside.as_deref(),
        beside_texts: None,
        made_on: made_on(),
    };
    let work = Work { args, running: &running };
    for (n, name) in args.scenarios.iter().enumerate() {
        if n > 0 && !args.json {
            talk.show("\n")?;
        }
        work.scenario(name)?;
    }
    Ok(Exit::Done)
}

struct Work<'a> {
    args: &'a PlanArgs,
    running: &'a Running<'a>,
}

impl Work<'_> {
    fn scenario(&self, name: &str) -> Result<(), Failure> {
        let Running { talk, whole, country, needed, pack, .. } = *self.running;
        let asked = self.args.choices.changed(pack, whole, name, talk)?;
        may_share_need(&asked.scenario, self.running.share)?;
        talk.tell_issues(&asked.issues);
        if self.args.against_reported {
            return self.against_reported(&asked.scenario);
        }
        let settings = self.running.settings();
        let scenario = &asked.scenario;
        let network = Network::new(country, scenario, needed).map_err(NoPlan::Refused)?;
        let on = format!("planning {}", scenario.id);
        let to = |run: &Run<'_>| self.report(run);
        if self.args.as_known {
            let work = || as_known(country, scenario, needed, settings);
            let run = talk.busy(&on, work)?;
            let held = held_back_as_known(&network, &run)?;
            self.running.told(&asked, (&network, Outcome::AsKnown(&run), &held), to)
        } else {
            let plan = talk.busy(&on, || plan_on(&network, settings))?;
            let held = held_back(&network, &plan)?;
            self.running.told(&asked, (&network, Outcome::Hindsight(&plan), &held), to)
        }
    }

    fn report(&self, run: &Run<'_>) -> Result<(), Failure> {
        if let Some(out) = &self.args.out {
            let to = match self.args.scenarios.len() {
                1 => out.clone(),
                _ => out.join(&run.subject.scenario.id),
            };
            write(run, &to, self.args.force).map_err(|why| not_written(why, RUN))?;
            self.running.talk.tell(&format!("kept in {}\n", to.display()));
        }
        match self.args.json {
            true => self.line(&Keyed { summary: run.summary, run: &run.key() }),
            false => self.running.talk.show(&terminal(run.summary)),
        }
    }

    fn line(&self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value);
        let text = text.map_err(|e| Failure::Bug(format!("JSON cannot be written: {e}")))?;
        self.running.talk.show(&(text + "\n"))
    }

    fn against_reported(&self, scenario: &Scenario) -> Result<(), Failure> {
        let past = Past {
            country: self.running.country,
            scenario,
            needed: self.running.needed,
            settings: self.running.settings(),
            sharing: self.args.share,
        };
        let talk = self.running.talk;
        let report = past.looked_back(talk)?;
        let rendered = Rendered::of(&report);
        talk.show(&if self.args.json { rendered.json_line() } else { rendered.text() })
    }
}

/// The time fixed by whoever builds reproducibly; otherwise a run carries no time.
fn made_on() -> Option<String> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_string())
}
