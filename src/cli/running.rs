//! A plan as a run: its summary, its tables and the answers beside it, gathered in the same way when the
//! run is kept and when it is checked again.

use super::choices::Choices;
use super::drawing::Drawing;
use super::exit::Failure;
use super::interrupt;
use super::pack::{Asked, Pack};
use super::sections::{SectionInput, With, section};
use super::talk::Talk;
use crate::analysis::ranges::{Draws, Sure};
use crate::country::{AreaIx, Country};
use crate::network::Network;
use crate::plan::{HeldBack, NoPlan, Settings, held_back_by_area};
use crate::report::{
    Audit, Content, Input, Outcome, Run, Section, Sharing, Subject, Summary, coarser,
};
use crate::scenario::{Needed, Scenario};
use std::collections::BTreeMap;

/// What every scenario of one command shares.
pub(super) struct Running<'a> {
    pub(super) talk: &'a Talk,
    pub(super) pack: &'a Pack,
    /// What the manifest calls the pack.
    pub(super) pack_name: &'a str,
    /// As the tables have it, which scenarios are read on.
    pub(super) whole: &'a Country,
    /// As readers may see it.
    pub(super) country: &'a Country,
    pub(super) needed: &'a Needed,
    pub(super) audit: &'a Audit,
    pub(super) choices: &'a Choices,
    pub(super) drawing: Drawing,
    /// Whether it is kept in a folder; the sum over the planning team's run stands in those for others.
    pub(super) kept: bool,
    pub(super) share: Sharing,
    pub(super) as_known: bool,
    /// Whether the cascade is told for each area, too.
    pub(super) cascade_of_areas: bool,
    pub(super) with: Vec<With>,
    /// What `compare` holds the plan against, where it is not what the scenario extends.
    pub(super) beside: Option<&'a str>,
    /// The texts of that one, where a manifest recorded them.
    pub(super) beside_texts: Option<&'a BTreeMap<String, String>>,
    pub(super) made_on: Option<String>,
}

impl Running<'_> {
    /// How plans are made.
    pub(super) fn settings(&self) -> Settings {
        Settings { ties: self.choices.ties }
    }

    /// Gathers everything that is told of a plan.
    ///
    /// # Errors
    /// Where an answer beside it cannot be worked out, and what `to` refuses.
    pub(super) fn told<T>(
        &self,
        asked: &Asked,
        (network, outcome, held): (&Network<'_>, Outcome<'_>, &HeldBack),
        to: impl FnOnce(&Run<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let areas: Vec<AreaIx> = network.served.iter().map(|served| served.area).collect();
        let by_area = match self.cascade_of_areas {
            true => held_back_by_area(network, outcome.areas(), &areas)?,
            false => BTreeMap::new(),
        };
        let sure = self.sure(&asked.scenario, &outcome)?;
        let subject = Subject {
            country: self.country,
            scenario: &asked.scenario,
            network,
            outcome,
            held,
            by_area: &by_area,
            sure: sure.as_ref().filter(|_| self.share.shows(Content::Limits)),
            audit: self.audit,
            sharing: self.share,
        };
        let others = !self.share.shows(Content::Limits) && !self.country.coarse.needs;
        let own = others.then(|| Network::new(self.whole, &asked.scenario, self.needed));
        let own = own.transpose().map_err(NoPlan::Refused)?;
        let internal = own.as_ref().map(|own| Subject {
            country: self.whole,
            network: own,
            sharing: Sharing::Internal,
            sure: sure.as_ref(),
            ..subject
        });
        let coarser = coarser(&subject);
        let subject = coarser.as_ref().map_or(subject, |coarser| coarser.subject(&subject));
        let beside = self.reference(asked)?;
        let beside_texts = beside.as_ref().map(|beside| beside.texts.clone()).unwrap_or_default();
        let drawn = sure.as_ref().map(|sure| sure.reach.draws);
        let sections = self.sections(asked, beside.map(|beside| beside.scenario))?;
        // A run records how often it drew, for all that it holds.
        let recorded = self.kept && drawn.is_some() && !sections.is_empty();
        if recorded && interrupt::asked_to_stop() {
            let what = "stopped before all sections were found; nothing is kept";
            return Err(Failure::Stopped(what.to_owned(), String::new()));
        }
        let input = Input { beside_texts, ..self.input(asked, drawn) };
        let summary = Summary::of(&subject);
        to(&Run { subject, summary: &summary, input: &input, sections: &sections, internal })
    }

    /// How sure what a plan with hindsight reaches is, as the planning team may see it.
    fn sure(&self, scenario: &Scenario, outcome: &Outcome<'_>) -> Result<Option<Sure>, Failure> {
        let seen = self.kept || self.share.shows(Content::Limits);
        let told = seen && matches!(outcome, Outcome::Hindsight(_));
        self.drawing.sure((self.whole, scenario, self.needed), told, self.talk)
    }

    /// The scenario that `compare` holds the plan against.
    fn reference(&self, asked: &Asked) -> Result<Option<Asked>, Failure> {
        let name = self.beside.or(asked.scenario.extends.first().map(String::as_str));
        let Some(name) = name.filter(|_| self.with.contains(&With::Compare)) else {
            return Ok(None);
        };
        let Some(texts) = self.beside_texts else {
            return self.choices.scenario(self.pack, self.whole, name).map(Some);
        };
        let id = Pack::scenario_id(name);
        let read = self.pack.scenario_of(self.whole, &id, texts)?;
        self.choices.chosen(read, self.whole).map(Some)
    }

    fn sections(
        &self,
        asked: &Asked,
        reference: Option<Scenario>,
    ) -> Result<Vec<Section>, Failure> {
        let about = SectionInput {
            country: self.country,
            needed: self.needed,
            asked,
            reference,
            settings: self.settings(),
            drawing: self.drawing,
        };
        let mut with = self.with.clone();
        with.sort();
        with.dedup();
        with.into_iter().map(|with| section(with, &about, self.talk)).collect()
    }

    fn input(&self, asked: &Asked, drawn: Option<Draws>) -> Input<'_> {
        let issues = asked.issues.iter().map(|issue| issue.to_string());
        let mut options = self.choices.told(self.country, &asked.scenario);
        let knowledge = if self.as_known { "as-known" } else { "with-hindsight" };
        options.insert("knowledge".to_owned(), knowledge.to_owned());
        options.extend([Drawing::told(drawn)]);
        options.extend(self.beside.map(|name| ("beside".to_owned(), name.to_owned())));
        Input {
            pack: self.pack_name,
            files: self.pack.files.as_ref(),
            scenario_texts: asked.texts.clone(),
            options,
            beside_texts: BTreeMap::new(),
            warnings: issues.collect(),
            made_on: self.made_on.clone(),
        }
    }
}
