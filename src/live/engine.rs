//! Questions to their answers.

use super::asked::{Asked, Wrong, changed};
use super::planning::{Planned, Planner};
use super::request::{Ask, Request};
use crate::analysis::ranges::{Draws, QUIET, how_sure};
use crate::analysis::stand_in::stand_in;
use crate::country::{AreaLevel, Country, PackFiles, SCENARIOS, toml_ids};
use crate::issues::{Issue, Issues};
use crate::network::Network;
use crate::plan::{NoPlan, held_back};
use crate::report::live::{
    AboutInput, AboutTold, FaultTold, HeldInput, HeldTold, LiveHead, LiveScope, PlannedInput,
    PlannedTold, RangesTold, ReadTold, ScenarioTold, StandInAnswer,
};
use crate::report::{Audit, Outcome, Subject};
use crate::scenario::words::{Said, WhatIf, ways_called};
use crate::scenario::{Needed, Scenario};
use crate::sharing::{Answer, Sharing};
use serde::Serialize;
use std::collections::BTreeMap;

/// A country ready to be asked.
pub struct Engine {
    files: Box<dyn PackFiles>,
    sharing: Sharing,
    audit: Audit,
    levels: BTreeMap<AreaLevel, Level>,
    planner: Planner,
}

/// A country by one tier of areas.
pub(super) struct Level {
    pub(super) country: Country,
    pub(super) needed: Needed,
}

impl Level {
    fn of(country: Country) -> Level {
        Level { needed: Needed::of(&country), country }
    }
}

/// Why a pack cannot be asked.
#[derive(Debug)]
pub enum NotOpened {
    /// Its tables are wrong.
    Issues(Issues),
    /// It is not for these readers.
    Refused(Box<Issue>),
    /// Answers are for the planning team only: why, and what to do instead.
    Level([String; 2]),
}

impl Engine {
    /// Opens a pack for readers of a level.
    ///
    /// # Errors
    /// Where the pack cannot be planned with, or these readers may not ask it.
    pub fn open(files: Box<dyn PackFiles>, sharing: Sharing) -> Result<Engine, NotOpened> {
        sharing.allows(Answer::Live, AreaLevel::Province).map_err(NotOpened::Level)?;
        let (country, _) = Country::load(files.as_ref()).map_err(NotOpened::Issues)?;
        sharing.gate(&country).map_err(NotOpened::Refused)?;
        let audit = Audit::of(files.as_ref());
        let levels = [(AreaLevel::Province, Level::of(country))].into();
        Ok(Engine { files, sharing, audit, levels, planner: Planner::default() })
    }

    /// Answers a question: JSON in, JSON out. What is wrong with it is an answer, too.
    pub fn answer(&mut self, request: &str) -> String {
        match self.asked(request) {
            Ok(told) => told,
            Err(Wrong { what, help, change }) => written(&FaultTold::of(what, help, change))
                .unwrap_or_else(|wrong| format!("{{\"error\":{{\"what\":{:?}}}}}", wrong.what)),
        }
    }

    fn asked(&mut self, request: &str) -> Result<String, Wrong> {
        let request: Request = serde_json::from_str(request).map_err(|error| {
            Wrong::of(format!("the question cannot be read: {error}"), "`ask` says what is asked")
        })?;
        let ask = Ask::parse(&request.ask).ok_or_else(|| {
            let known: Vec<&str> = Ask::ALL.iter().map(|ask| ask.word()).collect();
            let help = format!("ask one of {}", known.join(", "));
            Wrong::of(format!("`{}` is no question", request.ask), &help)
        })?;
        let no_word = |what: String| Wrong::of(what, "choose one that the page offers");
        let level = request.level().map_err(no_word)?;
        if level == AreaLevel::District && !self.levels.contains_key(&level) {
            let by_district = self.at(AreaLevel::Province)?.country.clone().by_district();
            self.levels.insert(level, Level::of(by_district));
        }
        let objective = request.objective().map_err(no_word)?;
        match ask {
            Ask::About => self.about(level),
            Ask::Read => self.read(level, &request),
            Ask::Scenario => {
                let asked = self.changed(level, &request)?;
                let scope = self.scope(ask, level, &asked)?;
                written(&ScenarioTold {
                    head: LiveHead::of(&scope),
                    id: asked.id.clone(),
                    text: asked.text_striving_for(objective),
                })
            }
            Ask::Plan | Ask::Held | Ask::Ranges | Ask::StandIn => {
                let asked = self.changed(level, &request)?.striving_for(objective);
                let beside = self.beside(level, &request, &asked)?;
                let beside = beside.map(|scenario| Scenario {
                    objective: objective.unwrap_or(scenario.objective),
                    ..scenario
                });
                self.planned(ask, level, (&request, &asked, beside.as_ref()))
            }
        }
    }

    fn at(&self, level: AreaLevel) -> Result<&Level, Wrong> {
        self.levels.get(&level).ok_or_else(|| Wrong::of("no such level".to_owned(), ""))
    }

    fn changed(&self, level: AreaLevel, request: &Request) -> Result<Asked, Wrong> {
        changed(self.files.as_ref(), &self.at(level)?.country, request)
    }

    /// The scenario that a plan is held against: the one asked for, or the one that is changed.
    fn beside(
        &self,
        level: AreaLevel,
        request: &Request,
        asked: &Asked,
    ) -> Result<Option<Scenario>, Wrong> {
        match &request.beside {
            Some(id) if *id != asked.base.id => {
                let other = Request { scenario: Some(id.clone()), ..Request::default() };
                Ok(Some(self.changed(level, &other)?.base))
            }
            Some(_) | None => Ok((!request.changes.is_empty()).then(|| asked.base.clone())),
        }
    }

    fn scope<'a>(
        &'a self,
        ask: Ask,
        level: AreaLevel,
        asked: &'a Asked,
    ) -> Result<LiveScope<'a>, Wrong> {
        Ok(LiveScope {
            ask: ask.word(),
            country: &self.at(level)?.country,
            base: &asked.base,
            level,
            audit: &self.audit,
            sharing: self.sharing,
            changes: &asked.changes,
            explained: &asked.explained,
        })
    }

    fn about(&self, level: AreaLevel) -> Result<String, Wrong> {
        let asked = self.changed(level, &Request::default())?;
        let Level { country, needed } = self.at(level)?;
        let maps = country.maps(self.files.as_ref());
        let all = toml_ids(self.files.as_ref(), SCENARIOS).into_iter().map(|id| {
            let request = Request { scenario: Some(id), ..Request::default() };
            Ok(self.changed(level, &request)?.base)
        });
        let scenarios: Vec<Scenario> = all.collect::<Result<_, Wrong>>()?;
        written(&AboutTold::of(&AboutInput {
            scope: self.scope(Ask::About, level, &asked)?,
            maps: &maps,
            needed,
            scenarios: &scenarios,
            can: Ask::ALL.iter().map(|ask| ask.word()).collect(),
        }))
    }

    fn read(&self, level: AreaLevel, request: &Request) -> Result<String, Wrong> {
        let base = Request { changes: Vec::new(), ..request.clone() };
        let asked = self.changed(level, &base)?;
        let said = request.change.as_deref().unwrap_or_default();
        let said = Said::read(said).map_err(|misread| Wrong::misread(misread, 0))?;
        let country = &self.at(level)?.country;
        let found = WhatIf::of(country, &asked.base, std::slice::from_ref(&said), &|_| false);
        let found = found.map_err(Wrong::first)?;
        written(&ReadTold {
            head: LiveHead::of(&self.scope(Ask::Read, level, &asked)?),
            change: said.in_words(),
            meaning: found.explained.join("; "),
        })
    }

    fn planned(
        &mut self,
        ask: Ask,
        level: AreaLevel,
        (request, asked, beside): (&Request, &Asked, Option<&Scenario>),
    ) -> Result<String, Wrong> {
        let mut planner = std::mem::take(&mut self.planner);
        let told = self.told(ask, level, (request, asked, beside), &mut planner);
        self.planner = planner;
        told
    }

    fn told(
        &self,
        ask: Ask,
        level: AreaLevel,
        (request, asked, beside): (&Request, &Asked, Option<&Scenario>),
        planner: &mut Planner,
    ) -> Result<String, Wrong> {
        let at = self.at(level)?;
        let scope = self.scope(ask, level, asked)?;
        let scenario = &asked.scenario;
        if ask == Ask::Ranges {
            let draws = Draws::default();
            let sure = how_sure(&at.country, scenario, &at.needed, draws, QUIET)?;
            return written(&RangesTold::of(&scope, &scenario.id, &sure));
        }
        let Planned { plan, effect } = &*planner.plan((level, at), scenario, beside)?;
        let network = Network::new(&at.country, scenario, &at.needed).map_err(NoPlan::Refused)?;
        match ask {
            Ask::Held | Ask::StandIn => {
                let held = held_back(&network, plan)?;
                let subject = Subject {
                    country: &at.country,
                    scenario,
                    network: &network,
                    outcome: Outcome::Hindsight(plan),
                    held: &held,
                    by_area: &BTreeMap::new(),
                    sure: None,
                    audit: &self.audit,
                    sharing: self.sharing,
                };
                if ask == Ask::Held {
                    let change = beside.map(|beside| planner.change((level, at), beside, scenario));
                    let change = change.transpose()?;
                    return written(&HeldTold::of(&HeldInput {
                        scope,
                        subject,
                        change: change.as_ref(),
                    }));
                }
                let way = request.way.as_deref().unwrap_or_default();
                let (name, links) = ways_called(&at.country, &asked.base, way)
                    .map_err(|misread| Wrong::misread(misread, 0).of_no_change())?;
                let beside = beside.unwrap_or(&asked.base);
                let reference = planner.reference((level, at), beside)?;
                let before = Network::new(&at.country, beside, &at.needed);
                let before = before.map_err(NoPlan::Refused)?;
                let found = stand_in([&before, &network], [&reference.plan, plan], &links);
                written(&StandInAnswer::of(&scope, (&name, &found), &subject))
            }
            Ask::Plan | Ask::About | Ask::Ranges | Ask::Read | Ask::Scenario => {
                let reference = beside.map(|beside| planner.reference((level, at), beside));
                let reference = reference.transpose()?;
                let beside = effect.as_ref().zip(reference.as_ref());
                written(&PlannedTold::of(&PlannedInput {
                    scope,
                    network: &network,
                    plan,
                    beside: beside.map(|(effect, reference)| (effect, &reference.plan.areas[..])),
                }))
            }
        }
    }
}

fn written(told: &impl Serialize) -> Result<String, Wrong> {
    serde_json::to_string(told)
        .map_err(|error| Wrong::of(format!("an answer cannot be written: {error}"), ""))
}
