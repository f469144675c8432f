//! `aidreach plan`: who can be reached under a scenario, and all that follows.

use super::exit::{Exit, Failure};
use super::pack::{Asked, CountryArgs, Pack};
use super::talk::Talk;
use crate::allocation::Ties;
use crate::country::{AreaLevel, Country, RationIx};
use crate::issues::{At, Code, Issue, nearest};
use crate::network::Network;
use crate::plan::{NoPlan, Settings, as_known, plan};
use crate::report::{
    Audit, Input, NotWritten, Outcome, Planned, Run, Sharing, Subject, Summary, reported, terminal,
    write,
};
use crate::scenario::{Needed, Objective, Scenario};
use crate::units::Share;
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    country: CountryArgs,
    /// What to plan: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    level: AreaLevel,
    /// What to strive for: severity, most-people, fairest, or cheapest-for=0.8 (that share of what
    /// full access reaches, at least cost) [default: the scenario's]
    #[arg(long, value_parser = objective)]
    objective: Option<Objective>,
    /// Ration handed out, by its id, such as full or half [default: the scenario's]
    #[arg(long, value_name = "ID")]
    ration: Option<String>,
    /// How plans that reach as many are told apart: fairness (the more even one) or cost (the
    /// cheaper one)
    #[arg(long, value_name = "BY", default_value = "fairness", value_parser = ties)]
    ties: Ties,
    /// Plan month by month, with what was known on the first of each month
    #[arg(long)]
    as_known: bool,
    /// Set plans beside what was reported, month by month
    #[arg(long, conflicts_with_all = ["as_known", "out"])]
    against_reported: bool,
    /// Keep the plan in this folder, with its tables and its proof; with several scenarios, one
    /// folder each inside it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace a run folder that exists already
    #[arg(long, requires = "out")]
    force: bool,
    /// Print JSON instead of text: one object a line, one line a scenario
    #[arg(long)]
    json: bool,
    /// Who may read it: internal (all), partner (no notes, no names of counterparts, nothing that
    /// ranks limits) or public (totals of provinces only)
    #[arg(long, value_name = "WITH", default_value = "internal", value_parser = sharing)]
    share: Sharing,
}

/// One of a few words, or what they are.
fn word<T>(text: &str, known: &[(&'static str, T)]) -> Result<T, String>
where
    T: Copy,
{
    if let Some((_, value)) = known.iter().find(|(word, _)| *word == text) {
        return Ok(*value);
    }
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let near = nearest(text, words.iter().copied());
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    Err(format!("{near}one of {}", words.join(", ")))
}

fn level(text: &str) -> Result<AreaLevel, String> {
    let known: Vec<_> = AreaLevel::ALL
        .iter()
        .map(|level| (level.word(), *level))
        .collect();
    word(text, &known)
}

fn ties(text: &str) -> Result<Ties, String> {
    word(text, &[("fairness", Ties::Fairness), ("cost", Ties::Cost)])
}

fn sharing(text: &str) -> Result<Sharing, String> {
    let known: Vec<_> = Sharing::ALL
        .iter()
        .map(|level| (level.word(), *level))
        .collect();
    word(text, &known)
}

fn objective(text: &str) -> Result<Objective, String> {
    if let Some(share) = text.strip_prefix("cheapest-for=") {
        let share = share.parse().ok().and_then(Share::from_decimal);
        let share = share.filter(|share| *share > Share::NONE);
        let expected = "a share above 0, up to 1, such as cheapest-for=0.8";
        return share.map(Objective::CheapestFor).ok_or(expected.to_owned());
    }
    if text == "cheapest-for" {
        return Err("needs its share, such as cheapest-for=0.8".to_owned());
    }
    let known = [
        ("severity", Objective::Severity),
        ("most-people", Objective::MostPeople),
        ("fairest", Objective::Fairest),
    ];
    word(text, &known).map_err(|help| format!("{help} or cheapest-for=0.8"))
}

pub(super) fn run(args: &PlanArgs, talk: &Talk) -> Result<Exit, Failure> {
    let pack = args.country.open()?;
    let mut country = pack.load(talk)?;
    args.share
        .gate(&country)
        .map_err(|issue| refused(NotWritten::Gate(issue)))?;
    if args.level == AreaLevel::District {
        country = country.by_district();
    }
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
        let mut asked = self.pack.scenario(self.country, name)?;
        self.talk.tell_issues(&asked.issues);
        if let Some(objective) = self.args.objective {
            asked.scenario.objective = objective;
        }
        if let Some(id) = &self.args.ration {
            asked.scenario.ration = Some(self.ration(id)?);
        }
        if self.args.against_reported {
            return self.against_reported(&asked.scenario);
        }
        let settings = Settings {
            ties: self.args.ties,
        };
        let scenario = &asked.scenario;
        let network =
            Network::new(self.country, scenario, &self.needed).map_err(NoPlan::Refused)?;
        let on = format!("planning {}", scenario.id);
        if self.args.as_known {
            let work = || as_known(self.country, scenario, &self.needed, settings);
            let run = self.talk.busy(&on, work)?;
            self.report(&asked, &network, Outcome::AsKnown(&run))
        } else {
            let work = || plan(self.country, scenario, &self.needed, settings);
            let plan = self.talk.busy(&on, work)?;
            self.report(&asked, &network, Outcome::Hindsight(&plan))
        }
    }

    fn ration(&self, id: &str) -> Result<RationIx, Failure> {
        self.country.ration(id).ok_or_else(|| {
            let ids: Vec<&str> = self.country.rations.iter().map(|r| r.id.as_str()).collect();
            let near = nearest(id, ids.iter().copied());
            let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
            let help = format!("{near}rations of the pack: {}", ids.join(", "));
            Failure::Usage(format!("there is no ration `{id}`"), help)
        })
    }

    fn report(
        &self,
        asked: &Asked,
        network: &Network<'_>,
        outcome: Outcome<'_>,
    ) -> Result<(), Failure> {
        let subject = Subject {
            country: self.country,
            scenario: &asked.scenario,
            network,
            outcome,
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
            let run = Run {
                subject,
                summary: &summary,
                input: &input,
            };
            write(&run, &to, self.args.force).map_err(refused)?;
            self.talk.tell(&format!("kept in {}\n", to.display()));
        }
        if self.args.json {
            self.line(&summary)
        } else {
            self.talk.show(&terminal(&summary))
        }
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

    /// What was asked for, in full words, so that the same can be asked for again.
    fn options(&self, scenario: &Scenario) -> BTreeMap<String, String> {
        let objective = match scenario.objective {
            Objective::CheapestFor(share) => format!("cheapest-for={}", share.decimal()),
            other => other.word().to_owned(),
        };
        let ration = scenario.ration.unwrap_or(self.country.usual_ration());
        let ties = match self.args.ties {
            Ties::Fairness => "fairness",
            Ties::Cost => "cost",
            Ties::Skip => "skip",
        };
        let knowledge = if self.args.as_known {
            "as-known"
        } else {
            "with-hindsight"
        };
        [
            ("scenario", scenario.id.clone()),
            ("level", self.args.level.word().to_owned()),
            ("objective", objective),
            ("ration", self.country.rations[ration.index()].id.clone()),
            ("ties", ties.to_owned()),
            ("knowledge", knowledge.to_owned()),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
    }

    fn against_reported(&self, scenario: &Scenario) -> Result<(), Failure> {
        let settings = Settings {
            ties: self.args.ties,
        };
        let first = scenario.ration.unwrap_or(self.country.usual_ration());
        // The ration that reports come to, where the pack has one under this name.
        let second = self
            .country
            .ration("delivered")
            .filter(|ration| *ration != first);
        let mut plans = Vec::new();
        for ration in std::iter::once(first).chain(second) {
            let mut scenario = scenario.clone();
            scenario.ration = Some(ration);
            let on = format!("planning {} both ways", scenario.id);
            let both = self.talk.busy(&on, || {
                let hindsight = plan(self.country, &scenario, &self.needed, settings)?;
                let known = as_known(self.country, &scenario, &self.needed, settings)?;
                Ok::<_, NoPlan>((hindsight, known))
            })?;
            plans.push((ration, both));
        }
        let network =
            Network::new(self.country, scenario, &self.needed).map_err(NoPlan::Refused)?;
        let planned: Vec<Planned<'_>> = plans
            .iter()
            .map(|(ration, (hindsight, known))| Planned {
                ration: *ration,
                hindsight: &hindsight.areas,
                as_known: &known.areas,
            })
            .collect();
        let compared = reported(&network, &planned);
        if self.args.json {
            self.line(&compared)
        } else {
            self.talk.show(&compared.text())
        }
    }
}

/// The time fixed by whoever builds reproducibly; otherwise a run carries no time.
fn made_on() -> Option<String> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_string())
}

fn refused(why: NotWritten) -> Failure {
    let told = |code: &'static str, path: &Path, [seen, expected, help]: [&str; 3]| {
        let at = At::file(&path.display().to_string());
        Box::new(Issue::new(Code(code), at, seen, expected, help))
    };
    match why {
        NotWritten::Gate(issue) => Failure::Refused(Box::new(issue), Exit::Errors),
        NotWritten::Exists(path) => {
            let help = "choose another folder, or replace this one with --force";
            let words = ["exists already", "a folder that does not exist yet", help];
            Failure::Refused(told("E0902", &path, words), Exit::Usage)
        }
        NotWritten::NotARun(path) => {
            let help = "choose another folder: only runs are ever replaced";
            let words = ["exists and is no run", "a run folder or nothing", help];
            Failure::Refused(told("E0902", &path, words), Exit::Usage)
        }
        NotWritten::Disk(path, error) => {
            let seen = format!("cannot be written: {error}");
            Failure::Refused(told("E0901", &path, [&seen, "", ""]), Exit::Errors)
        }
    }
}
