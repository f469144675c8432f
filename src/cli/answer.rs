//! Answers about a scenario's network: what they are asked with, what they are worked out on, and how
//! they are given.

use super::choices::Choices;
use super::exit::Failure;
use super::formatted::Formatted;
use super::pack::{Asked, Pack};
use super::shared::{Shared, may_share_need};
use super::talk::Talk;
use crate::country::Country;
use crate::network::Network;
use crate::plan::{NoPlan, Settings};
use crate::report::{Answer, Answered, Canvas, Request};
use crate::scenario::{Needed, Scenario};
use clap::Args;

/// How an answer is planned, shared and given.
#[derive(Debug, Args)]
pub(super) struct Answering {
    #[command(flatten)]
    pub(super) choices: Choices,
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    formatted: Formatted,
}

/// A country and a scenario of it, as readers of an answer may see them.
pub(super) struct AnswerInput {
    pub(super) country: Country,
    pub(super) asked: Asked,
    pub(super) needed: Needed,
    pack: Pack,
}

impl Answering {
    /// Reads what an answer is worked out on, where these readers may have it.
    ///
    /// # Errors
    /// As the pack, the scenario and the sharing level have it.
    pub(super) fn ground(
        &self,
        answer: Answer,
        scenario: &str,
        talk: &Talk,
    ) -> Result<AnswerInput, Failure> {
        Ok(self.ground_beside(answer, (scenario, None), talk)?.0)
    }

    /// Like [`Answering::ground`], with another scenario of the same country where one is named.
    ///
    /// # Errors
    /// As [`Answering::ground`].
    pub(super) fn ground_beside(
        &self,
        answer: Answer,
        (scenario, beside): (&str, Option<&str>),
        talk: &Talk,
    ) -> Result<(AnswerInput, Option<Scenario>), Failure> {
        let pack = self.choices.country.open()?;
        let whole = pack.load(talk)?;
        let country = self.shared.country(answer, &whole, self.choices.level)?;
        let country = self.choices.at_level(country);
        let whole = self.choices.at_level(whole);
        let read = |name: &str| -> Result<Asked, Failure> {
            let asked = self.choices.scenario(&pack, &whole, name)?;
            talk.tell_issues(&asked.issues);
            Ok(asked)
        };
        let asked = self.choices.changed(&pack, &whole, scenario, talk)?;
        may_share_need(&asked.scenario, self.shared.share)?;
        talk.tell_issues(&asked.issues);
        let beside = beside.map(read).transpose()?.map(|asked| asked.scenario);
        let needed = Needed::of(&country);
        Ok((AnswerInput { country, asked, needed, pack }, beside))
    }

    /// Refuses choices which, made in turn, would give back what an answer leaves out for its readers.
    ///
    /// # Errors
    /// Where these readers may not have the answer at all, or not asked for so.
    pub(super) fn may_ask(&self, answer: Answer, scenario: &str) -> Result<(), Failure> {
        let refused = |[why, help]: [String; 2]| Failure::Usage(why, help);
        let share = self.shared.share;
        share.allows(answer, self.choices.level).map_err(refused)?;
        if !self.choices.as_the_scenario_says() {
            share.may_ask(Request::OtherPlan).map_err(refused)?;
        }
        if Pack::is_path(scenario) {
            share.may_ask(Request::OwnScenario).map_err(refused)?;
        }
        Ok(())
    }

    /// How plans are asked for.
    pub(super) fn settings(&self) -> Settings {
        Settings { ties: self.choices.ties }
    }

    /// What maps of the answer are drawn on; `None` where its format shows no pictures.
    ///
    /// # Errors
    /// Where there is no such format.
    pub(super) fn canvas(&self, ground: &AnswerInput) -> Result<Option<Canvas>, Failure> {
        self.formatted.canvas(&ground.country, &ground.pack)
    }

    /// Gives an answer in the format asked for.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub(super) fn give<R: Answered>(&self, answer: &R, talk: &Talk) -> Result<(), Failure> {
        self.formatted.give(answer, talk)
    }
}

impl AnswerInput {
    /// The scenario laid over the country.
    ///
    /// # Errors
    /// Where it asks for what this level of planning cannot keep exactly.
    pub(super) fn network(&self) -> Result<Network<'_>, Failure> {
        let network = Network::new(&self.country, &self.asked.scenario, &self.needed);
        Ok(network.map_err(NoPlan::Refused)?)
    }
}
