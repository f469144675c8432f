//! Questions to their answers.

use super::asked::{Asked, Wrong, changed, written};
use super::planning::Planner;
use super::question::Question;
use super::request::{Ask, Request, asks};
#[cfg(not(target_arch = "wasm32"))]
use super::shared::shared_pack;
use crate::country::{AreaLevel, Country, PackFiles, SCENARIOS, toml_ids};
use crate::issues::{Issue, Issues};
use crate::report::Audit;
use crate::report::live::{
    AboutInput, AboutTold, FaultTold, LiveHead, LiveScope, ReadTold, ScenarioTold,
};
use crate::scenario::words::{Said, WORDS, WhatIf};
use crate::scenario::{Needed, Scenario};
use crate::sharing::{Answer, PageAsks, Sharing};
use std::cell::{OnceCell, RefCell};

/// A country ready to be asked.
pub struct Engine {
    pub(super) files: Box<dyn PackFiles>,
    pub(super) sharing: Sharing,
    pub(super) audit: Audit,
    pub(super) planner: RefCell<Planner>,
    province: Level,
    district: OnceCell<Level>,
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
    /// Answers are not for them: why, and what to do instead.
    Level([String; 2]),
}

impl Engine {
    /// Opens a pack for readers of a level: for others than the planning team, what of it they may ask.
    ///
    /// # Errors
    /// Where the pack cannot be planned with, or these readers may not ask it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn open(files: Box<dyn PackFiles>, sharing: Sharing) -> Result<Engine, NotOpened> {
        if sharing.rounded_note().is_none() {
            return Engine::carried(files, sharing);
        }
        let (country, _) = Country::load(files.as_ref()).map_err(NotOpened::Issues)?;
        sharing.gate(&country).map_err(NotOpened::Refused)?;
        Engine::carried(Box::new(shared_pack(files.as_ref(), &country)?), sharing)
    }

    /// Opens a pack that a page carries: it holds what these readers may ask, and nothing else.
    ///
    /// # Errors
    /// As [`Engine::open`].
    pub fn carried(files: Box<dyn PackFiles>, sharing: Sharing) -> Result<Engine, NotOpened> {
        sharing.allows(Answer::LiveFile, AreaLevel::Province).map_err(NotOpened::Level)?;
        let (country, _) = Country::load(files.as_ref()).map_err(NotOpened::Issues)?;
        sharing.gate(&country).map_err(NotOpened::Refused)?;
        let audit = Audit::of(files.as_ref());
        let province = Level::of(country);
        let (district, planner) = (OnceCell::new(), RefCell::default());
        Ok(Engine { files, sharing, audit, planner, province, district })
    }

    /// Answers a question: JSON in, JSON out. What is wrong with it is an answer, too.
    pub fn answer(&self, request: &str) -> String {
        self.told(request).unwrap_or_else(|Wrong { what, help, change }| {
            FaultTold::of(what, help, change).to_json()
        })
    }

    fn told(&self, request: &str) -> Result<String, Wrong> {
        let request: Request = serde_json::from_str(request).map_err(|error| {
            Wrong::of(format!("the question cannot be read: {error}"), "`ask` says what is asked")
        })?;
        let ask = Ask::parse(&request.ask).ok_or_else(|| {
            let known: Vec<&str> = Ask::ALL.iter().map(|ask| ask.word()).collect();
            let help = format!("ask one of {}", known.join(", "));
            Wrong::of(format!("`{}` is no question", request.ask), &help)
        })?;
        let level = request.level()?;
        self.may_be_asked(ask, level, &request)?;
        let about = |asked: &Asked, of: fn(Question<'_>) -> Result<String, Wrong>| {
            let beside = self.beside(level, &request, asked)?;
            let (asked, request, beside) = (asked, &request, beside.as_ref());
            of(Question {
                engine: self,
                scope: self.scope(ask, level, asked),
                asked,
                request,
                beside,
            })
        };
        let asked = || self.changed(level, &request);
        match ask {
            Ask::About => self.about(level),
            Ask::Read => self.read(level, &request),
            Ask::Scenario => {
                let asked = asked()?;
                let head = LiveHead::of(&self.scope(ask, level, &asked));
                written(&ScenarioTold { head, id: asked.id, text: asked.text })
            }
            Ask::Plan => about(&asked()?, |question| question.plan()),
            Ask::Held => about(&asked()?, |question| question.held()),
            Ask::Ranges => about(&asked()?, |question| question.ranges()),
            Ask::StandIn => about(&asked()?, |question| question.stand_in()),
        }
    }

    /// Refuses what these readers may not ask, whatever asks for it.
    fn may_be_asked(&self, ask: Ask, level: AreaLevel, request: &Request) -> Result<(), Wrong> {
        let refused = |[why, help]: [String; 2]| Wrong::of(why, &help);
        self.sharing.allows(Answer::LiveFile, level).map_err(refused)?;
        let may = |what| self.sharing.may_be_asked(what).map_err(refused);
        may(ask.asks())?;
        if request.objective.is_some() {
            may(PageAsks::OtherAim)?;
        }
        for (n, change) in request.changes.iter().chain(&request.change).enumerate() {
            // What is no change is told so when it is read.
            let Ok(said) = Said::read(change) else { continue };
            may(asks(said.verb)).map_err(|wrong| Wrong { change: Some(n), ..wrong })?;
        }
        Ok(())
    }

    pub(super) fn at(&self, level: AreaLevel) -> &Level {
        match level {
            AreaLevel::Province => &self.province,
            AreaLevel::District => {
                self.district.get_or_init(|| Level::of(self.province.country.clone().by_district()))
            }
        }
    }

    fn changed(&self, level: AreaLevel, request: &Request) -> Result<Asked, Wrong> {
        changed(self.files.as_ref(), &self.at(level).country, request)
    }

    /// The scenario that a plan is held against: the one asked for, or the one that is changed; for what the plan
    /// strives for.
    fn beside(
        &self,
        level: AreaLevel,
        request: &Request,
        asked: &Asked,
    ) -> Result<Option<Scenario>, Wrong> {
        let beside = match &request.beside {
            Some(id) if *id != asked.base.id => {
                let other = Request { scenario: Some(id.clone()), ..Request::default() };
                Some(self.changed(level, &other)?.base)
            }
            Some(_) | None => (!request.changes.is_empty()).then(|| asked.base.clone()),
        };
        let objective = request.objective()?;
        Ok(beside.map(|scenario| Scenario {
            objective: objective.unwrap_or(scenario.objective),
            ..scenario
        }))
    }

    fn scope<'a>(&'a self, ask: Ask, level: AreaLevel, asked: &'a Asked) -> LiveScope<'a> {
        LiveScope {
            ask: ask.word(),
            country: &self.at(level).country,
            base: &asked.base,
            level,
            sharing: self.sharing,
            changes: &asked.changes,
            explained: &asked.explained,
        }
    }

    fn about(&self, level: AreaLevel) -> Result<String, Wrong> {
        let asked = self.changed(level, &Request::default())?;
        let Level { country, needed } = self.at(level);
        let maps = country.maps(self.files.as_ref());
        let all = toml_ids(self.files.as_ref(), SCENARIOS).into_iter().map(|id| {
            let request = Request { scenario: Some(id), ..Request::default() };
            Ok(self.changed(level, &request)?.base)
        });
        let scenarios: Vec<Scenario> = all.collect::<Result<_, Wrong>>()?;
        let may = |what| self.sharing.may_be_asked(what).is_ok();
        written(&AboutTold::of(&AboutInput {
            scope: self.scope(Ask::About, level, &asked),
            maps: &maps,
            needed,
            scenarios: &scenarios,
            words: WORDS.iter().filter(|word| may(asks(word.verb))).collect(),
            can: Ask::ALL.iter().filter(|ask| may(ask.asks())).map(|ask| ask.word()).collect(),
        }))
    }

    fn read(&self, level: AreaLevel, request: &Request) -> Result<String, Wrong> {
        let base = Request { changes: Vec::new(), ..request.clone() };
        let asked = self.changed(level, &base)?;
        let said = request.change.as_deref().unwrap_or_default();
        let said = Said::read(said).map_err(|misread| Wrong::misread(misread, 0))?;
        let country = &self.at(level).country;
        let found = WhatIf::of(country, &asked.base, std::slice::from_ref(&said), &|_| false);
        let found = found.map_err(Wrong::first)?;
        written(&ReadTold {
            head: LiveHead::of(&self.scope(Ask::Read, level, &asked)),
            change: said.in_words(),
            meaning: found.explained.join("; "),
        })
    }
}
