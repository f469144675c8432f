//! Who may read an answer: one choice that every answer has, and what follows from it.

use super::choices::word;
use super::exit::{Exit, Failure};
use crate::country::{AreaLevel, Country};
use crate::report::{Answer, Content, Sharing};
use crate::scenario::Scenario;
use clap::Args;
use std::borrow::Cow;

/// Who may read it.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Shared {
    /// Who may read it: internal (all), partner (no names of who decides) or public; most answers
    /// are for the planning team only
    #[arg(long, value_name = "WITH", default_value = "internal", value_parser = sharing)]
    pub(super) share: Sharing,
}

/// A sharing level by its word.
pub(super) fn sharing(text: &str) -> Result<Sharing, String> {
    let known: Vec<_> = Sharing::ALL.iter().map(|level| (level.word(), *level)).collect();
    word(text, &known)
}

/// Refuses to share plans in which a scenario has other people in need: counts are made coarse by what the pack
/// says, and a factor on them could give small ones back.
pub(super) fn may_share_need(scenario: &Scenario, share: Sharing) -> Result<(), Failure> {
    if share.shows(Content::SmallCounts) || !scenario.adjustments.any_need() {
        return Ok(());
    }
    let what = format!("`{}` has other people in need than the pack", scenario.id);
    let help =
        "only the planning team may have such plans: leave --share out, or the change of need";
    Err(Failure::Usage(what, help.to_owned()))
}

impl Shared {
    /// The country as readers of an answer may see it, where they may read it at all. Scenarios are read
    /// on the country as it is: they may name what these readers do not see.
    pub(super) fn country(
        self,
        answer: Answer,
        country: &Country,
        level: AreaLevel,
    ) -> Result<Country, Failure> {
        self.seen(answer, country, level).map(Cow::into_owned)
    }

    /// As [`Shared::country`]; the country itself for readers who may see all of it.
    pub(super) fn seen(
        self,
        answer: Answer,
        country: &Country,
        level: AreaLevel,
    ) -> Result<Cow<'_, Country>, Failure> {
        let refused = |[why, help]: [String; 2]| Failure::Usage(why, help);
        self.share.allows(answer, level).map_err(refused)?;
        let held = |issue| Failure::Refused(issue, Exit::Errors);
        self.share.gate(country).map_err(held)?;
        Ok(self.share.seen(country))
    }
}
