//! What a page that answers what-ifs begins with, whether it is served or written as a file.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::pack::Pack;
use super::reporting::Reporting;
use super::shared::Shared;
use super::talk::Talk;
use crate::allocation::Ties;
use crate::country::AreaLevel;
use crate::live::{Begins, Carried, Engine, NotOpened};
use crate::report::{Answer, Sharing};
use crate::scenario::Objective;
use crate::scenario::words::{Said, Verb};
use std::collections::BTreeMap;

/// A pack to be asked, and what its page begins with.
#[derive(Clone)]
pub(super) struct LivePage {
    /// The name of the pack.
    name: String,
    share: Sharing,
    /// Texts of scenarios by their ids, of one's own among them.
    texts: BTreeMap<String, String>,
    title: String,
    /// Id of the scenario to begin with.
    pub(super) scenario: String,
    changes: Vec<String>,
    level: AreaLevel,
    objective: Option<Objective>,
}

impl LivePage {
    /// Reads what a page begins with.
    ///
    /// # Errors
    /// Where readers may not have it, the scenario or a change cannot be read, or something is chosen that a page
    /// cannot be asked.
    pub(super) fn of(
        choices: &Choices,
        scenario: &str,
        shared: Shared,
        talk: &Talk,
    ) -> Result<LivePage, Failure> {
        let pack = choices.country.open()?;
        let country = pack.load(talk)?;
        shared.seen(Answer::Live, &country, choices.level)?;
        let unasked = choices.even.is_some() || choices.ties == Ties::Cost;
        let target = matches!(choices.objective, Some(Objective::CheapestFor(_)));
        if unasked || target {
            let what = "a page cannot be asked for a target, for evenness over the window or for the cheapest of equals";
            let help =
                "leave --even, --ties and cheapest-for out, or write another format of the report";
            return Err(Failure::Usage(what.to_owned(), help.to_owned()));
        }
        let asked = pack.scenario(&country, scenario)?;
        talk.tell_issues(&asked.issues);
        let (id, texts) = (asked.scenario.id.clone(), asked.texts.clone());
        // What cannot be read is told here, before there is a page.
        let ration = choices.ration.iter().map(|id| Said { verb: Verb::Ration, rest: id.clone() });
        let said: Vec<Said> = choices.in_words.said().iter().cloned().chain(ration).collect();
        choices.in_words.with(said.clone()).put_on(asked, (&pack, &country), talk)?;
        Ok(LivePage {
            name: pack.name.clone(),
            share: shared.share,
            texts,
            title: country.about.name.clone(),
            scenario: id,
            changes: said.iter().map(Said::in_words).collect(),
            level: choices.level,
            objective: choices.objective,
        })
    }

    /// What the page begins with.
    pub(super) fn begins(&self) -> Begins<'_> {
        Begins {
            title: &self.title,
            scenario: &self.scenario,
            changes: &self.changes,
            level: self.level,
            objective: self.objective,
        }
    }

    /// Opens the pack, with scenarios of one's own, to be asked.
    ///
    /// # Errors
    /// Where it cannot be read any more.
    pub(super) fn engine(&self) -> Result<Engine, Failure> {
        let files = Carried::new(Pack::open(&self.name)?.files, &self.texts);
        Engine::open(Box::new(files), self.share).map_err(|why| match why {
            NotOpened::Issues(issues) => Failure::Issues(issues),
            NotOpened::Refused(issue) => Failure::Refused(issue, Exit::Errors),
            NotOpened::Level([what, help]) => Failure::Usage(what, help),
        })
    }

    /// The page as one file.
    ///
    /// # Errors
    /// As [`LivePage::engine`], and where a file of the pack is no text.
    pub(super) fn by_itself(&self) -> Result<String, Failure> {
        self.engine()?.page(self.begins()).map_err(|error| {
            Failure::Files("a file of the pack cannot be put on a page".to_owned(), error)
        })
    }
}

impl Reporting {
    /// What a page that answers what-ifs begins with.
    ///
    /// # Errors
    /// As [`LivePage::of`], and where plans are asked for as known.
    pub(super) fn live(&self, talk: &Talk) -> Result<LivePage, Failure> {
        if self.as_known {
            let what = "the plans of a live page know the whole window".to_owned();
            return Err(Failure::Usage(what, "leave --as-known out".to_owned()));
        }
        LivePage::of(&self.choices, &self.of, self.shared, talk)
    }
}
