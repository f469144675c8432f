//! Answers that a run folder can hold beside its plan: a section each, as text and as JSON.

use super::drawing::Drawing;
use super::exit::Failure;
use super::interrupt;
use super::pack::Asked;
use super::talk::Talk;
use crate::analysis::ask::{Of, Question, ask};
use crate::analysis::compare::compare;
use crate::analysis::conditions::in_force;
use crate::analysis::frontier::frontier;
use crate::analysis::game::Exact;
use crate::analysis::players::{Chosen, choose};
use crate::analysis::setting::{By, Setting};
use crate::analysis::why::why;
use crate::analysis::worth::{fired, worth};
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::sweep::{Measure, Options};
use crate::plan::{NoPlan, Settings};
use crate::report::{
    Answered, AskReport, ConditionsReport, Rendered, Section, Sharing, Sheet, Target, WorthReport,
    effect_sheet, price_of_fairness, side_by_side, whys,
};
use crate::scenario::{Even, Needed, Scenario};
use clap::ValueEnum;
use std::collections::BTreeMap;

/// Which answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum With {
    /// Why areas are short of their need
    Why,
    /// What each permission is worth, and what each event costs
    Worth,
    /// Whom to ask for three fifths of what full access reaches
    Ask,
    /// What conditions and red lines cost, and who is paid
    Conditions,
    /// What fairness costs
    Frontier,
    /// What differs from another scenario, and who loses: see `--beside`; with the table `effect`
    Compare,
}

/// What the answers are about.
pub(super) struct SectionInput<'a> {
    pub(super) country: &'a Country,
    pub(super) needed: &'a Needed,
    pub(super) asked: &'a Asked,
    /// What `compare` holds it against, where that is asked for.
    pub(super) reference: Option<Scenario>,
    pub(super) settings: Settings,
    pub(super) drawing: Drawing,
}

/// Works a section out.
pub(super) fn section(
    with: With,
    about: &SectionInput<'_>,
    talk: &Talk,
) -> Result<Section, Failure> {
    let mut tables = Vec::new();
    let (name, json, text) = match with {
        With::Why => why_section(about, talk)?,
        With::Worth => worth_section(about, talk)?,
        With::Ask => ask_section(about, talk)?,
        With::Conditions => {
            let found =
                talk.busy("planning without conditions", || in_force(about.setting(), None))?;
            let told = ConditionsReport::of(about.setting(), &found, None);
            let told = Rendered::of(&told);
            ("conditions", told.json(), told.text())
        }
        With::Frontier => {
            let (country, scenario) = (about.country, &about.asked.scenario);
            let work = |told: &(dyn Fn(usize, usize) + Sync)| frontier(country, scenario, told);
            let found = talk.counted("planning floor by floor", work)?;
            let told = price_of_fairness(country, scenario, &found, Sharing::Internal);
            rendered("frontier", &told)
        }
        With::Compare => {
            let (told, effect) = compare_section(about, talk)?;
            tables.push(effect);
            told
        }
    };
    Ok(Section { name: name.to_owned(), json, text, tables })
}

type Told = (&'static str, String, String);

fn rendered<R: Answered>(name: &'static str, answer: &R) -> Told {
    let rendered = Rendered::of(answer);
    (name, rendered.json(), rendered.text())
}

impl<'a> SectionInput<'a> {
    fn setting(&self) -> Setting<'a> {
        let scenario = &self.asked.scenario;
        let measure = match scenario.even {
            Even::Cells => Measure::Kept,
            // What is kept is counted by months, which evenness over the window lets make up for one
            // another.
            Even::Window => Measure::Reach,
        };
        Setting::new(self.country, scenario, self.needed).measured(measure)
    }

    fn players(&self, talk: &Talk) -> Result<Chosen, Failure> {
        let by = By::fitting(&self.asked.scenario);
        Ok(talk.busy("weighing permissions", || choose(self.setting(), by, &[]))?)
    }
}

fn why_section(about: &SectionInput<'_>, talk: &Talk) -> Result<Told, Failure> {
    let (country, scenario) = (about.country, &about.asked.scenario);
    let network = Network::new(country, scenario, about.needed).map_err(NoPlan::Refused)?;
    let areas: Vec<AreaIx> = network.served.iter().map(|served| served.area).collect();
    let work = |told: &(dyn Fn(usize, usize) + Sync)| why(country, scenario, &areas, told);
    let (plan, found) = talk.counted("planning again and again", work)?;
    let sure = about.drawing.served((country, scenario, about.needed), plan.level, talk)?;
    let subject = (country, scenario, sure.as_ref());
    let told = whys(subject, &plan, (&areas, &found), &[], Sharing::Internal);
    let told = Rendered::of(&told);
    Ok(("why", told.json(), told.text()))
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn worth_section(about: &SectionInput<'_>, talk: &Talk) -> Result<Told, Failure> {
    let told = worth_report(about, Sharing::Internal, talk)?;
    Ok(rendered("worth", &told))
}

/// What each permission is worth, and what each event costs.
pub(super) fn worth_report(
    about: &SectionInput<'_>,
    sharing: Sharing,
    talk: &Talk,
) -> Result<WorthReport, Failure> {
    let (setting, chosen) = (about.setting(), about.players(talk)?);
    let found = talk.counting("valuing combinations", |progress| {
        let options = Options { threads: threads(), progress, ..Options::default() };
        worth(setting, &chosen, &options)
    })?;
    let events = talk.busy("planning events", || fired(setting))?;
    let sure = about.drawing.refusals(setting, &chosen, talk)?;
    Ok(WorthReport::of(setting, &chosen, &found, (Some(&events), sure.as_ref()), sharing))
}

fn ask_section(about: &SectionInput<'_>, talk: &Talk) -> Result<Told, Failure> {
    let (setting, chosen) = (about.setting(), about.players(talk)?);
    let share = Exact::new(3.into(), 5.into());
    let question = Question { share: &share, of: Of::FullAccess, concessions: BTreeMap::new() };
    let found = talk.counting("valuing combinations", |progress| {
        let options = Options { threads: threads(), progress, ..Options::default() };
        ask(setting, &chosen, &question, &options)
    })?;
    let target = Target { share: &share, of: Of::FullAccess, areas: &[] };
    let told = AskReport::of(setting, &chosen, target, &found);
    Ok(rendered("ask", &told))
}

fn compare_section(about: &SectionInput<'_>, talk: &Talk) -> Result<(Told, Sheet), Failure> {
    let scenario = &about.asked.scenario;
    let Some(mut first) = about.reference.clone() else {
        let help = "say with --beside what to hold it against".to_owned();
        let what = format!("`{}` extends no scenario to compare it with", scenario.id);
        return Err(Failure::Usage(what, help));
    };
    first.objective = scenario.objective;
    let both = [first, scenario.clone()];
    let draws = about.drawing.draws()?;
    let work = |told: &(dyn Fn(usize, usize) + Sync)| {
        let listening = (told, &interrupt::asked_to_stop as _);
        compare(about.country, &both, about.settings, draws, listening)
    };
    let found = talk.counted("planning scenarios", work)?;
    let told = side_by_side(about.country, &found, Sharing::Internal);
    let [effect] = &told.effects[..] else {
        return Err(Failure::Bug("two scenarios have no effect on each other".to_owned()));
    };
    let sheet = effect_sheet(effect);
    let told = Rendered::of(&told);
    Ok((("compare", told.json(), told.text()), sheet))
}
