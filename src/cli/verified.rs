//! A run folder held against its country pack: the proof first, with nothing solved; then everything
//! else, worked out again.

use super::choices::Choices;
use super::drawing::Drawing;
use super::exit::Failure;
use super::held_against::{AGAIN, ClaimBasis, Found, PROOF, RECORDED, Refused};
use super::interrupt;
use super::pack::{Asked, Pack};
use super::running::Running;
use super::sections::With;
use super::talk::Talk;
use crate::country::Country;
use crate::network::Network;
use crate::plan::{HeldBack, NoPlan, Plan, Settings, held_back, held_back_as_known};
use crate::report::{
    Audit, CASCADE_OF_AREAS, FileListed, Manifest, Outcome, RunFolder, Sharing, Verdict, laid_out,
    same_files,
};
use crate::scenario::Needed;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::path::Path;

impl Pack {
    /// A built-in pack by its name.
    pub(super) fn built_in(name: &str) -> Option<Pack> {
        crate::country::embedded(name)?;
        Pack::open(name).ok()
    }

    /// Files of the pack that are not those of a run, on either side.
    pub(super) fn differing(&self, recorded: &Manifest) -> Vec<String> {
        let now = self.files.names().into_iter().filter_map(|name| {
            let bytes = self.files.read(&name).ok()?;
            Some((name.clone(), FileListed::of(&name, &bytes)))
        });
        let now: BTreeMap<String, FileListed> = now.collect();
        let then = recorded.pack.files.iter().map(|file| (file.name.clone(), file.clone()));
        let then: BTreeMap<String, FileListed> = then.collect();
        let names = now.keys().chain(then.keys().filter(|name| !now.contains_key(*name)));
        names.filter(|name| now.get(*name) != then.get(*name)).cloned().collect()
    }
}

/// Adds to a verdict what the pack tells of a run.
///
/// # Errors
/// None that the folder is to blame for: those are faults of the verdict.
pub(super) fn with_pack(
    folder: &Path,
    (pack, recorded): (&Pack, &Manifest),
    verdict: &mut Verdict,
    talk: &Talk,
) -> Result<(), Failure> {
    let changed = pack.differing(recorded);
    let told: Vec<String> =
        changed.iter().map(|name| format!("{name} is not that of the run")).collect();
    verdict.add("the pack is the one that the run was made from", told);
    if !verdict.holds() {
        return Ok(());
    }
    let held = Held { folder, pack, recorded, talk };
    match held.check(verdict) {
        Ok(()) => Ok(()),
        Err(Refused::Run(what, why)) => {
            verdict.add(what, vec![why]);
            Ok(())
        }
        Err(Refused::Failure(why)) => Err(why),
    }
}

struct Held<'a> {
    folder: &'a Path,
    pack: &'a Pack,
    recorded: &'a Manifest,
    talk: &'a Talk,
}

impl Held<'_> {
    fn check(&self, verdict: &mut Verdict) -> Result<(), Refused> {
        let recorded = self.recorded;
        let choices = Choices::recorded(&recorded.options, None);
        let choices = choices.map_err(|why| Refused::Run(RECORDED, why))?;
        let (country, _) = Country::load(self.pack.files.as_ref()).map_err(Failure::from)?;
        let country = choices.at_level(country);
        let asked = self.asked(&choices, &country)?;
        let with = self.with()?;
        let needed = Needed::of(&country);
        let network = Network::new(&country, &asked.scenario, &needed).map_err(NoPlan::Refused)?;
        let monthly = recorded.options.get("knowledge").is_some_and(|known| known == "as-known");
        let settings = Settings { ties: choices.ties };
        let ground = ClaimBasis { asked: &asked, network: &network, settings };
        let found = ground.proven(monthly, &verdict.claims)?;
        verdict.add(PROOF, Vec::new());
        let id = &asked.scenario.id;
        verdict.proven.push(format!(
            "that network is the one of the scenario `{id}` on the pack `{}`: every node, arc, \
             limit, cost and need; nothing was solved to show it",
            recorded.pack.name
        ));
        let (outcome, held) = match &found {
            Found::Hindsight(plan) => {
                let plan: &Plan = plan;
                verdict.recomputed.extend(ground.planned_again(plan)?);
                (Outcome::Hindsight(plan), held_back(&network, plan)?)
            }
            Found::AsKnown(run) => {
                verdict.recomputed.extend(ground.made_again(run)?);
                (Outcome::AsKnown(run), held_back_as_known(&network, run)?)
            }
        };
        let audit = Audit::of(self.pack.files.as_ref());
        let beside = self.beside();
        let running = Running {
            talk: self.talk,
            pack: self.pack,
            pack_name: &recorded.pack.name,
            whole: &country,
            country: &country,
            needed: &needed,
            audit: &audit,
            choices: &choices,
            drawing: Drawing::recorded(&recorded.options)
                .map_err(|why| Refused::Run(RECORDED, why))?,
            kept: true,
            share: Sharing::Internal,
            as_known: monthly,
            cascade_of_areas: recorded.answers.iter().any(|answer| answer == CASCADE_OF_AREAS),
            with,
            beside: recorded.options.get("beside").map(String::as_str),
            beside_texts: Some(&beside),
            made_on: recorded.made_on.clone(),
        };
        self.again(&running, (&asked, &network), (outcome, &held), verdict)
    }

    /// Lays every file out again and compares.
    fn again(
        &self,
        running: &Running<'_>,
        (asked, network): (&Asked, &Network<'_>),
        (outcome, held): (Outcome<'_>, &HeldBack),
        verdict: &mut Verdict,
    ) -> Result<(), Refused> {
        let told = running.told(asked, (network, outcome, held), |run| Ok(laid_out(run)));
        if interrupt::asked_to_stop() {
            let what = "stopped before every file was laid out again; nothing is said of the run";
            return Err(Refused::Failure(Failure::Stopped(what.to_owned(), String::new())));
        }
        let right = told.map_err(|why| Refused::Run(AGAIN, said(why)))?;
        let faults = same_files(&RunFolder::new(self.folder), &right);
        let same = faults.is_empty();
        verdict.add(AGAIN, faults);
        if !same {
            return Ok(());
        }
        verdict.recomputed.push(format!(
            "all {} files, laid out again from the proven plan: summary, tables and manifest to the byte",
            right.len()
        ));
        let answers = running
            .with
            .iter()
            .filter_map(|with| Some(with.to_possible_value()?.get_name().to_owned()));
        let answers: Vec<String> = answers.collect();
        verdict.recomputed.push(match answers.is_empty() {
            true => {
                "by planning again: steps from need to reach, and limits that matter".to_owned()
            }
            false => format!(
                "by planning again: steps from need to reach, limits that matter, and {}",
                answers.join(", ")
            ),
        });
        verdict.on_trust.push(format!(
            "the figures of the pack {} {}, each with its source and basis",
            self.recorded.pack.iso3, self.recorded.pack.version
        ));
        let id = &asked.scenario.id;
        if self.pack.scenario_text(id)? != asked.texts.get(id).cloned() {
            verdict.on_trust.push(format!(
                "the scenario `{id}`: it is a file of its own, whose text stands in the manifest, and not \
                 one of the pack"
            ));
        }
        for (id, text) in self.beside() {
            if self.pack.scenario_text(&id)? != Some(text) {
                verdict.on_trust.push(format!(
                    "the scenario `{id}` beside it: its text stands in the manifest, and is not that of the \
                     pack"
                ));
            }
        }
        if self.recorded.made_on.is_some() {
            verdict.on_trust.push("the time that it says it was made on".to_owned());
        }
        Ok(())
    }

    /// The scenario whose text the manifest holds; those that it extends are the pack's.
    fn asked(&self, choices: &Choices, country: &Country) -> Result<Asked, Refused> {
        let id = self.recorded.options.get("scenario").cloned().unwrap_or_default();
        let mut own = texts(&self.recorded.scenario);
        own.retain(|name, _| *name == id);
        if own.is_empty() {
            let why = format!("the manifest holds no text of the scenario `{id}`");
            return Err(Refused::Run(RECORDED, why));
        }
        let read = self.pack.scenario_of(country, &id, &own);
        let asked = read.and_then(|asked| choices.chosen(asked, country));
        asked.map_err(|why| Refused::Run(RECORDED, said(why)))
    }

    /// The text of what the plan was held against; what it extends is the pack's.
    fn beside(&self) -> BTreeMap<String, String> {
        let mut texts = texts(&self.recorded.beside);
        // Where nothing is named, it is the scenario that the planned one extends.
        if let Some(name) = self.recorded.options.get("beside") {
            texts.retain(|id, _| *id == Pack::scenario_id(name));
        }
        texts
    }

    fn with(&self) -> Result<Vec<With>, Refused> {
        let answers = self.recorded.answers.iter().filter(|answer| *answer != CASCADE_OF_AREAS);
        let known = |answer: &String| {
            let why = || Refused::Run(RECORDED, format!("there is no answer `{answer}`"));
            With::from_str(answer, false).map_err(|_| why())
        };
        answers.map(known).collect()
    }
}

fn texts(files: &[FileListed]) -> BTreeMap<String, String> {
    let text = |file: &FileListed| {
        let id = file.name.strip_suffix(".toml")?.to_owned();
        Some((id, file.text.clone()?))
    };
    files.iter().filter_map(text).collect()
}

/// A failure as a sentence about the run.
fn said(why: Failure) -> String {
    match why {
        Failure::Issues(issues) => {
            let first = issues.iter().next().map(ToString::to_string);
            first.unwrap_or_default().lines().next().unwrap_or_default().to_owned()
        }
        Failure::Refused(issue, _) => issue.to_string(),
        Failure::Usage(what, _) | Failure::Stopped(what, _) => what,
        Failure::Unmet(what) | Failure::NotCertified(what) | Failure::Bug(what) => what,
        Failure::Files(what, error) => format!("{what}: {error}"),
        Failure::NobodyReads => String::new(),
    }
}
