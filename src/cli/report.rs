//! `aidreach report`: everything about one plan as a document.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::pack::{Asked, Pack};
use super::paged::{Format, Paged};
use super::sections::{About, worth_report};
use super::shared::Shared;
use super::talk::Talk;
use crate::country::{AreaLevel, Country};
use crate::network::Network;
use crate::plan::{NoPlan, Settings, as_known, plan};
use crate::report::{
    self, Answer, Audit, FileListed, Input, Manifest, Outcome, Subject, Summary, WorthReport,
    manifest, run_key,
};
use crate::scenario::Needed;
use clap::Args;
use std::path::Path;

/// Write the report of a plan: one file that needs nothing but a browser, with map, chart and tables
///
/// A scenario is planned first. A run folder is planned again from what its manifest records, and
/// refused where the pack or the scenario has changed since.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// A scenario, by id or path, or the folder of a run
    #[arg(value_name = "SCENARIO|RUN", default_value = "baseline")]
    of: String,
    #[command(flatten)]
    choices: Choices,
    /// Plan month by month, with what was known on the first of each month
    #[arg(long)]
    as_known: bool,
    #[command(flatten)]
    shared: Shared,
    #[command(flatten)]
    paged: Paged,
}

pub(super) fn run(args: &ReportArgs, talk: &Talk) -> Result<Exit, Failure> {
    let folder = Path::new(&args.of);
    if folder.join("manifest.json").is_file() {
        return of_run(args, folder, talk);
    }
    let pack = args.choices.country.open()?;
    let made = Made { pack: &pack, choices: &args.choices, as_known: args.as_known, text: None };
    made.report(args, &args.of, talk)
}

/// What is reported on, and how it is planned.
struct Made<'a> {
    pack: &'a Pack,
    choices: &'a Choices,
    as_known: bool,
    /// The manifest of the run, where it is one.
    text: Option<&'a Manifest>,
}

fn of_run(args: &ReportArgs, folder: &Path, talk: &Talk) -> Result<Exit, Failure> {
    let recorded = manifest(folder).map_err(|why| {
        let what = format!("`{}` cannot be reported on: {why}", folder.display());
        Failure::Usage(what, "give a folder that `aidreach plan --out` wrote".to_owned())
    })?;
    let pack = match &args.choices.country.country {
        Some(name) => Pack::open(name)?,
        None => Pack::open(&recorded.pack.name)?,
    };
    same_pack(&pack, &recorded)?;
    let choices = Choices::recorded(&recorded.options, args.choices.country.country.clone())
        .map_err(|why| {
            let what = format!("`{}` records what cannot be planned: {why}", folder.display());
            Failure::Usage(what, "plan the scenario anew with `aidreach plan --out`".to_owned())
        })?;
    let as_known = recorded.options.get("knowledge").is_some_and(|known| known == "as-known");
    let scenario = recorded.options.get("scenario").cloned().unwrap_or_default();
    let made = Made { pack: &pack, choices: &choices, as_known, text: Some(&recorded) };
    made.report(args, &scenario, talk)
}

/// Refuses a pack whose files are not those of the run.
fn same_pack(pack: &Pack, recorded: &Manifest) -> Result<(), Failure> {
    let changed = recorded.pack.files.iter().filter(|file| {
        let now = pack.files.read(&file.name).ok();
        now.is_none_or(|bytes| FileListed::of(&file.name, &bytes).sha256 != file.sha256)
    });
    let changed: Vec<&str> = changed.map(|file| file.name.as_str()).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let what = format!("the pack has changed since the run: {}", changed.join(", "));
    let help = "plan the scenario anew with `aidreach plan --out`, or name the pack of the run with \
                --country";
    Err(Failure::Usage(what, help.to_owned()))
}

impl Made<'_> {
    fn report(&self, args: &ReportArgs, scenario: &str, talk: &Talk) -> Result<Exit, Failure> {
        let share = args.shared.share;
        let country = self.pack.load(talk)?;
        share.gate(&country).map_err(|issue| Failure::Refused(issue, Exit::Errors))?;
        let country = self.choices.at_level(share.named(&country).into_owned());
        let asked = self.choices.scenario(self.pack, &country, scenario)?;
        self.same_scenario(&asked)?;
        talk.tell_issues(&asked.issues);
        let needed = Needed::of(&country);
        let network = Network::new(&country, &asked.scenario, &needed).map_err(NoPlan::Refused)?;
        let settings = Settings { ties: self.choices.ties };
        let (hindsight, known);
        let on = format!("planning {}", asked.scenario.id);
        let outcome = if self.as_known {
            known = talk.busy(&on, || as_known(&country, &asked.scenario, &needed, settings))?;
            Outcome::AsKnown(&known)
        } else {
            hindsight = talk.busy(&on, || plan(&country, &asked.scenario, &needed, settings))?;
            Outcome::Hindsight(&hindsight)
        };
        let audit = Audit::of(self.pack.files.as_ref());
        let subject = Subject {
            country: &country,
            scenario: &asked.scenario,
            network: &network,
            outcome,
            audit: &audit,
            sharing: share,
        };
        let document = report::plan_report(&report::About {
            subject,
            summary: &Summary::of(&subject),
            maps: &country.maps(self.pack.files.as_ref()),
            worth: self.worth(args, &country, &needed, &asked, talk)?.as_ref(),
            run: &run_key(&self.input(&country, &asked), share),
            look: args.paged.look(),
        });
        args.paged.keep(&document, Format::Html, &asked.scenario.id, talk)?;
        Ok(Exit::Done)
    }

    /// What permissions are worth, where readers may know.
    fn worth(
        &self,
        args: &ReportArgs,
        country: &Country,
        needed: &Needed,
        asked: &Asked,
        talk: &Talk,
    ) -> Result<Option<WorthReport>, Failure> {
        let share = args.shared.share;
        // By district it takes seconds and says no more; the command `worth` does it.
        let level = self.choices.level;
        if level == AreaLevel::District || share.allows(Answer::Worth, level).is_err() {
            return Ok(None);
        }
        let settings = Settings { ties: self.choices.ties };
        let about = About { pack: self.pack, country, needed, asked, settings };
        worth_report(&about, share, talk).map(Some)
    }

    /// Refuses a scenario that is not the one of the run.
    fn same_scenario(&self, asked: &Asked) -> Result<(), Failure> {
        let Some(recorded) = self.text else { return Ok(()) };
        for file in &recorded.scenario {
            let id = file.name.trim_end_matches(".toml");
            let now = asked.texts.get(id).map(|text| FileListed::of(&file.name, text.as_bytes()));
            if now.is_none_or(|now| now.sha256 != file.sha256) {
                let what = format!("the scenario `{id}` has changed since the run");
                let help = "plan it anew with `aidreach plan --out`".to_owned();
                return Err(Failure::Usage(what, help));
            }
        }
        Ok(())
    }

    fn input(&self, country: &Country, asked: &Asked) -> Input<'_> {
        let mut options = self.choices.told(country, &asked.scenario);
        let knowledge = if self.as_known { "as-known" } else { "with-hindsight" };
        options.insert("knowledge".to_owned(), knowledge.to_owned());
        Input {
            pack: self.pack.short_name(),
            files: self.pack.files.as_ref(),
            scenario_texts: asked.texts.clone(),
            options,
            warnings: Vec::new(),
            made_on: None,
        }
    }
}
