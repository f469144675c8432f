//! One plan and all that is told of it, by scenario or by the run that recorded it: what `report` and
//! `export` have in common.

use super::choices::Choices;
use super::drawing::Drawing;
use super::exit::{Exit, Failure};
use super::pack::{Asked, Pack};
use super::same_run::{recorded_text, same_key, same_pack, same_scenario};
use super::sections::{SectionInput, worth_report};
use super::shared::{Shared, may_share_need};
use super::talk::Talk;
use crate::analysis::effect::Grounds;
use crate::analysis::planned_routes::planned_routes;
use crate::analysis::ranges::Sure;
use crate::country::{AreaIx, AreaLevel, Country};
use crate::network::Network;
use crate::page::Look;
use crate::plan::{
    NoPlan, Plan, Settings, as_known, held_back, held_back_as_known, held_back_by_area, plan_on,
};
use crate::report::{
    About, Answer, Audit, Content, EffectTold, Input, Manifest, Outcome, RoutesReport, Subject,
    Summary, WorthReport, coarser, effect_told, manifest, routes_report, told_key,
};
use crate::scenario::{Even, Needed, Scenario};
use clap::Args;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// What is reported on.
#[derive(Debug, Args)]
pub(super) struct Reporting {
    /// A scenario, by id or path, or the folder of a run
    #[arg(value_name = "SCENARIO|RUN", default_value = "baseline")]
    pub(super) of: String,
    #[command(flatten)]
    pub(super) choices: Choices,
    #[command(flatten)]
    drawing: Drawing,
    /// Plan month by month, with what was known on the first of each month
    #[arg(long)]
    pub(super) as_known: bool,
    #[command(flatten)]
    pub(super) shared: Shared,
}

impl Reporting {
    /// Plans, and hands all that is told of it to a writer.
    ///
    /// # Errors
    /// Where it cannot be planned or shared, and what the writer refuses.
    pub(super) fn told(
        &self,
        (answer, look, beside): (Answer, Look, Option<&str>),
        talk: &Talk,
        to: impl FnOnce(&About<'_>) -> Result<(), Failure>,
    ) -> Result<Exit, Failure> {
        let folder = Path::new(&self.of);
        if folder.join("manifest.json").is_file() {
            return self.of_run(folder, (answer, look, beside), talk, to);
        }
        let pack = self.choices.country.open()?;
        let made = Made {
            pack: &pack,
            answer,
            choices: &self.choices,
            drawing: self.drawing,
            as_known: self.as_known,
            shared: self.shared,
            beside,
            text: None,
        };
        made.told(&self.of, look, talk, to)
    }

    fn of_run(
        &self,
        folder: &Path,
        (answer, look, beside): (Answer, Look, Option<&str>),
        talk: &Talk,
        to: impl FnOnce(&About<'_>) -> Result<(), Failure>,
    ) -> Result<Exit, Failure> {
        let recorded = manifest(folder).map_err(|why| {
            let what = format!("`{}` cannot be reported on: {why}", folder.display());
            Failure::Usage(what, "give a folder that `aidreach plan --out` wrote".to_owned())
        })?;
        let pack = match &self.choices.country.country {
            Some(name) => Pack::open(name)?,
            None => Pack::open(&recorded.pack.name)?,
        };
        same_pack(&pack, &recorded)?;
        let unplannable = |why: String| {
            let what = format!("`{}` records what cannot be planned: {why}", folder.display());
            Failure::Usage(what, "plan the scenario anew with `aidreach plan --out`".to_owned())
        };
        let choices = Choices::recorded(&recorded.options, self.choices.country.country.clone())
            .map_err(unplannable)?;
        let knowledge = recorded.options.get("knowledge");
        let as_known = knowledge.is_some_and(|known| known == "as-known");
        let scenario = recorded.options.get("scenario").cloned().unwrap_or_default();
        let made = Made {
            pack: &pack,
            answer,
            choices: &choices,
            drawing: Drawing::recorded(&recorded.options).map_err(unplannable)?,
            as_known,
            shared: self.shared,
            beside,
            text: Some(&recorded),
        };
        made.told(&scenario, look, talk, to)
    }
}

/// What is reported on, and how it is planned.
struct Made<'a> {
    pack: &'a Pack,
    /// What is told of it.
    answer: Answer,
    choices: &'a Choices,
    drawing: Drawing,
    as_known: bool,
    shared: Shared,
    /// The scenario whose plan it is held against, where there is one.
    beside: Option<&'a str>,
    /// The manifest of the run, where it is one.
    text: Option<&'a Manifest>,
}

impl Made<'_> {
    /// The scenario that is reported on. What a run was made from it holds itself; what that extends
    /// is the pack's.
    fn asked(&self, whole: &Country, scenario: &str, talk: &Talk) -> Result<Asked, Failure> {
        let own = self.text.map(|run| recorded_text(run, scenario)).unwrap_or_default();
        if own.is_empty() || self.pack.scenario_ids().contains(&scenario.to_owned()) {
            return self.choices.changed(self.pack, whole, scenario, talk);
        }
        self.choices.chosen(self.pack.scenario_of(whole, scenario, &own)?, whole)
    }

    fn told(
        &self,
        scenario: &str,
        look: Look,
        talk: &Talk,
        to: impl FnOnce(&About<'_>) -> Result<(), Failure>,
    ) -> Result<Exit, Failure> {
        let share = self.shared.share;
        let whole = self.pack.load(talk)?;
        let seen = match self.shared.seen(self.answer, &whole, self.choices.level)? {
            Cow::Borrowed(_) => None,
            Cow::Owned(seen) => Some(self.choices.at_level(seen)),
        };
        let whole = self.choices.at_level(whole);
        let country = seen.as_ref().unwrap_or(&whole);
        let asked = self.asked(&whole, scenario, talk)?;
        may_share_need(&asked.scenario, share)?;
        same_scenario(self.text, &asked)?;
        talk.tell_issues(&asked.issues);
        let needed = Needed::of(country);
        let network = Network::new(country, &asked.scenario, &needed).map_err(NoPlan::Refused)?;
        let settings = Settings { ties: self.choices.ties };
        let (hindsight, known);
        let on = format!("planning {}", asked.scenario.id);
        let beside = self.beside((country, &needed, settings), &asked, talk)?;
        let (outcome, held) = if self.as_known {
            known = talk.busy(&on, || as_known(country, &asked.scenario, &needed, settings))?;
            (Outcome::AsKnown(&known), held_back_as_known(&network, &known)?)
        } else {
            let shown = beside.as_ref().map(|(shown, _)| shown);
            hindsight = match shown_beside(shown, &asked.scenario) {
                Some(shown) => shown.clone(),
                None => talk.busy(&on, || plan_on(&network, settings))?,
            };
            (Outcome::Hindsight(&hindsight), held_back(&network, &hindsight)?)
        };
        let told = share.shows(Content::Limits) && !self.as_known;
        let sure = self.drawing.sure((country, &asked.scenario, &needed), told, talk)?;
        let areas: Vec<AreaIx> = network.served.iter().map(|served| served.area).collect();
        let by_area = held_back_by_area(&network, outcome.areas(), &areas)?;
        let audit = Audit::of(self.pack.files.as_ref());
        let subject = Subject {
            country,
            scenario: &asked.scenario,
            network: &network,
            outcome,
            held: &held,
            by_area: &by_area,
            sure: sure.as_ref(),
            audit: &audit,
            sharing: share,
        };
        let coarser = coarser(&subject);
        let subject = coarser.as_ref().map_or(subject, |coarser| coarser.subject(&subject));
        let summary = Summary::of(&subject);
        let run = told_key(&self.input(country, &asked, sure.as_ref()), &summary, share);
        same_key(self.text, &run)?;
        to(&About {
            subject,
            summary: &summary,
            maps: &country.maps(self.pack.files.as_ref()),
            beside: beside.as_ref().map(|(_, told)| told),
            worth: self.worth(country, &needed, &asked, talk)?.as_ref(),
            routes: self.routes(&subject).as_ref(),
            run: &run,
            look,
        })?;
        Ok(Exit::Done)
    }

    /// What the scenario costs beside another one, where that was asked for, with the plan that shows
    /// it.
    fn beside(
        &self,
        (country, needed, settings): (&Country, &Needed, Settings),
        asked: &Asked,
        talk: &Talk,
    ) -> Result<Option<(Plan, EffectTold)>, Failure> {
        let Some(reference) = self.beside else { return Ok(None) };
        let allowed = self.shared.share.allows(Answer::Compare, self.choices.level);
        allowed.map_err(|[why, help]| Failure::Usage(why, help))?;
        let reference = self.choices.scenario(self.pack, country, reference)?.scenario;
        let on = format!("holding {} against {}", asked.scenario.id, reference.id);
        let (plan, mut change) = talk.busy(&on, || {
            let grounds = Grounds::plan(country, &reference, needed, settings)?;
            grounds.change_with_known(&asked.scenario, needed)
        })?;
        let about = (country, &reference, &asked.scenario, needed);
        self.drawing.losses(about, &mut change, talk)?;
        Ok(Some((plan, effect_told(country, &asked.scenario, &change))))
    }

    /// What permissions are worth, where readers may know.
    fn worth(
        &self,
        country: &Country,
        needed: &Needed,
        asked: &Asked,
        talk: &Talk,
    ) -> Result<Option<WorthReport>, Failure> {
        let share = self.shared.share;
        // By district it takes seconds and says no more; the command `worth` does it.
        let level = self.choices.level;
        if level == AreaLevel::District || share.allows(Answer::Worth, level).is_err() {
            return Ok(None);
        }
        let settings = Settings { ties: self.choices.ties };
        // Drawing what each permission alone costs takes as long again; the command `worth` does it.
        let drawing = Drawing::NONE;
        let about = SectionInput { country, needed, asked, reference: None, settings, drawing };
        worth_report(&about, share, talk).map(Some)
    }

    /// The routes of the plan, measured, where there is one plan and readers may know.
    fn routes(&self, subject: &Subject<'_>) -> Option<RoutesReport> {
        let plan = subject.plan()?;
        subject.sharing.allows(Answer::Routes, self.choices.level).ok()?;
        // Beside a plan they stand with tonnes and costs, or not at all.
        if !subject.sharing.shows(Content::WayCosts) {
            return None;
        }
        let measured = planned_routes(subject.network, plan);
        Some(routes_report(
            (subject.network, subject.sharing),
            plan,
            &measured,
            &[],
            Some(usize::MAX),
        ))
    }

    fn input(&self, country: &Country, asked: &Asked, sure: Option<&Sure>) -> Input<'_> {
        let mut options = self.choices.told(country, &asked.scenario);
        let knowledge = if self.as_known { "as-known" } else { "with-hindsight" };
        options.insert("knowledge".to_owned(), knowledge.to_owned());
        options.extend([Drawing::told(sure.map(|sure| sure.reach.draws))]);
        options.extend(self.beside.map(|beside| ("beside".to_owned(), beside.to_owned())));
        Input {
            pack: self.pack.short_name(),
            files: self.pack.files.as_ref(),
            scenario_texts: asked.texts.clone(),
            options,
            warnings: Vec::new(),
            beside_texts: BTreeMap::new(),
            made_on: None,
        }
    }
}

/// Beside another plan, the best one that serves all it can of that one's people is shown, where it is the
/// scenario's own.
fn shown_beside<'p>(shown: Option<&'p Plan>, scenario: &Scenario) -> Option<&'p Plan> {
    shown.filter(|shown| scenario.even == Even::Cells && shown.objective == scenario.objective)
}
