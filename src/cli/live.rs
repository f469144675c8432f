//! The page that answers what-ifs, as one file.

use super::exit::Failure;
use super::reporting::Reporting;
use super::talk::Talk;
use crate::country::AreaLevel;
use crate::live::{Begins, Carried, page_by_itself};
use crate::report::Answer;
use crate::scenario::words::Said;

impl Reporting {
    /// The page that answers what-ifs about a scenario, with the scenario's id.
    ///
    /// # Errors
    /// Where the scenario cannot be read, or readers may not have the page.
    pub(super) fn live(&self, talk: &Talk) -> Result<(String, String), Failure> {
        let choices = &self.choices;
        let pack = choices.country.open()?;
        let country = pack.load(talk)?;
        self.shared.seen(Answer::Live, &country, AreaLevel::Province)?;
        let asked = pack.scenario(&country, &self.of)?;
        talk.tell_issues(&asked.issues);
        let (id, texts) = (asked.scenario.id.clone(), asked.texts.clone());
        choices.in_words.put_on(asked, (&pack, &country), talk)?;
        let changes: Vec<String> = choices.in_words.said().iter().map(Said::in_words).collect();
        let begins = Begins {
            title: &country.about.name,
            scenario: &id,
            changes: &changes,
            level: choices.level,
        };
        let files = Carried::new(pack.files, &texts);
        let page = page_by_itself(&files, self.shared.share, begins).map_err(|error| {
            Failure::Files("a file of the pack cannot be put on a page".to_owned(), error)
        })?;
        Ok((id, page))
    }
}
