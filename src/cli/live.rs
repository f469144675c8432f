//! What a page that answers what-ifs begins with, whether it is served or written as a file.

use super::choices::Choices;
use super::exit::{Exit, Failure};
use super::pack::Pack;
use super::reporting::Reporting;
use super::shared::Shared;
use super::talk::Talk;
use crate::allocation::Ties;
use crate::country::{AreaLevel, Country};
use crate::live::{Begins, Carried, Engine, NotOpened, asks};
use crate::report::{Answer, Request, Sharing};
use crate::scenario::words::{Said, Verb};
use crate::scenario::{Objective, Scenario};
use crate::sharing::PageAsks;
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
        (shared, answer): (Shared, Answer),
        talk: &Talk,
    ) -> Result<LivePage, Failure> {
        let pack = choices.country.open()?;
        let country = pack.load(talk)?;
        shared.seen(answer, &country, choices.level)?;
        can_be_asked(choices)?;
        let asked = pack.scenario(&country, scenario)?;
        talk.tell_issues(&asked.issues);
        let (id, texts) = (asked.scenario.id.clone(), asked.texts.clone());
        // What cannot be read is told here, before there is a page.
        let ration = choices.ration.iter().map(|id| Said { verb: Verb::Ration, rest: id.clone() });
        let said: Vec<Said> = choices.in_words.said().iter().cloned().chain(ration).collect();
        let rounded = shared.share.rounded_note().is_some();
        if rounded {
            for_others(choices, &said, shared, (&pack, &asked.scenario, &country))?;
        }
        choices.in_words.with(said.clone()).put_on(asked, (&pack, &country), talk)?;
        Ok(LivePage {
            name: pack.name.clone(),
            share: shared.share,
            // Others are told the pack's own scenarios alone, made coarse with it.
            texts: if rounded { BTreeMap::new() } else { texts },
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
        self.engine()?
            .page(self.begins())
            .map_err(|error| Failure::Files("the pack cannot be put on a page".to_owned(), error))
    }
}

/// Refuses choices that no page can be asked for.
fn can_be_asked(choices: &Choices) -> Result<(), Failure> {
    let unasked = choices.even.is_some() || choices.ties == Ties::Cost;
    if unasked || matches!(choices.objective, Some(Objective::CheapestFor(_))) {
        let what = "a page cannot be asked for a target, for evenness over the window or for the cheapest of equals";
        let help =
            "leave --even, --ties and cheapest-for out, or write another format of the report";
        return Err(Failure::Usage(what.to_owned(), help.to_owned()));
    }
    Ok(())
}

/// Refuses what a page for others than the planning team cannot begin with.
fn for_others(
    choices: &Choices,
    said: &[Said],
    Shared { share }: Shared,
    (pack, scenario, country): (&Pack, &Scenario, &Country),
) -> Result<(), Failure> {
    let refused = |[why, help]: [String; 2]| Failure::Usage(why, help);
    if choices.objective.is_some() {
        share.may_be_asked(PageAsks::OtherAim).map_err(refused)?;
    }
    for said in said {
        share.may_be_asked(asks(said.verb)).map_err(refused)?;
    }
    if !pack.scenario_ids().contains(&scenario.id) {
        share.may_ask(Request::OwnScenario).map_err(refused)?;
    }
    scenario.access_alone(country).map(drop).map_err(|beyond| {
        let what = format!(
            "`{}` rests on {}, which a page {} does not know",
            scenario.id,
            beyond.meaning(),
            share.readers()
        );
        Failure::Usage(what, "begin with a scenario of access alone".to_owned())
    })
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
        LivePage::of(&self.choices, &self.of, (self.shared, Answer::LiveFile), talk)
    }
}
