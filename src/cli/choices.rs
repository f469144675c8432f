//! What is planned and how: choices that several commands share.

use super::exit::Failure;
use super::in_words::InWords;
use super::pack::{Asked, CountryArgs, Pack};
use super::talk::Talk;
use crate::allocation::Ties;
use crate::country::{AreaLevel, Country};
use crate::issues::nearest;
use crate::plan::sweep::Measure;
use crate::scenario::{Even, Objective, Scenario};
use crate::units::Share;
use clap::Args;
use std::collections::BTreeMap;

/// What is planned and how.
#[derive(Debug, Args)]
pub(super) struct Choices {
    #[command(flatten)]
    pub(super) country: CountryArgs,
    /// What to plan: province, or district for every district by itself
    #[arg(long, value_name = "LEVEL", default_value = "province", value_parser = level)]
    pub(super) level: AreaLevel,
    /// What to strive for: severity, most-people, fairest, or cheapest-for=0.8 (that share of what
    /// full access reaches, at least cost) [default: the scenario's]
    #[arg(long, value_parser = objective)]
    pub(super) objective: Option<Objective>,
    /// Over what evenness is compared: cells (an area in a month) or window (an area over all
    /// months, which may make up for one another) [default: the scenario's]
    #[arg(long, value_name = "OVER", value_parser = even)]
    pub(super) even: Option<Even>,
    /// Ration handed out, by its id, such as full or half [default: the scenario's]
    #[arg(long, value_name = "ID")]
    pub(super) ration: Option<String>,
    /// How plans that reach as many are told apart: fairness (the more even one) or cost (the
    /// cheaper one)
    #[arg(long, value_name = "BY", default_value = "fairness", value_parser = ties)]
    pub(super) ties: Ties,
    #[command(flatten)]
    pub(super) in_words: InWords,
}

impl Choices {
    /// The country as it is to be planned: its provinces, or its districts.
    pub(super) fn at_level(&self, country: Country) -> Country {
        match self.level {
            AreaLevel::Province => country,
            AreaLevel::District => country.by_district(),
        }
    }

    /// Whether nothing was chosen instead of what the scenario says.
    pub(super) fn as_the_scenario_says(&self) -> bool {
        let chosen = self.objective.is_some() || self.even.is_some() || self.ration.is_some();
        !chosen && self.ties == Ties::Fairness && self.in_words.is_empty()
    }

    /// A scenario with what was chosen instead of what it says.
    pub(super) fn scenario(
        &self,
        pack: &Pack,
        country: &Country,
        name: &str,
    ) -> Result<Asked, Failure> {
        self.chosen(pack.scenario(country, name)?, country)
    }

    /// As [`Choices::scenario`], with what was said in words put on it first.
    pub(super) fn changed(
        &self,
        pack: &Pack,
        country: &Country,
        name: &str,
        talk: &Talk,
    ) -> Result<Asked, Failure> {
        let asked = pack.scenario(country, name)?;
        self.chosen(self.in_words.put_on(asked, (pack, country), talk)?, country)
    }

    /// Applies what was chosen to a scenario that is read already.
    pub(super) fn chosen(&self, mut asked: Asked, country: &Country) -> Result<Asked, Failure> {
        if let Some(objective) = self.objective {
            asked.scenario.objective = objective;
        }
        if let Some(even) = self.even {
            asked.scenario.even = even;
        }
        if let Some(id) = &self.ration {
            let ration = country.ration(id).ok_or_else(|| no_ration(country, id));
            asked.scenario.ration = Some(ration?);
        }
        Ok(asked)
    }

    /// The choices that a run recorded.
    ///
    /// # Errors
    /// Where one is missing or no longer means anything.
    pub(super) fn recorded(
        options: &BTreeMap<String, String>,
        country: Option<String>,
    ) -> Result<Choices, String> {
        let of = |key: &str| options.get(key).ok_or_else(|| format!("it has no `{key}`"));
        Ok(Choices {
            country: CountryArgs { country },
            level: level(of("level")?)?,
            objective: Some(objective(of("objective")?)?),
            even: Some(even(of("even")?)?),
            ration: Some(of("ration")?.clone()),
            ties: ties(of("ties")?)?,
            in_words: InWords::default(),
        })
    }

    /// What was chosen, in full words, so that the same can be asked for again.
    pub(super) fn told(&self, country: &Country, scenario: &Scenario) -> BTreeMap<String, String> {
        let objective = match scenario.objective {
            Objective::CheapestFor(share) => format!("cheapest-for={}", share.decimal()),
            Objective::Severity | Objective::MostPeople | Objective::Fairest => {
                scenario.objective.word().to_owned()
            }
        };
        let ration = scenario.ration.unwrap_or(country.usual_ration());
        let ties = match self.ties {
            Ties::Fairness => "fairness",
            Ties::Cost => "cost",
            Ties::Skip => "skip",
        };
        [
            ("scenario", scenario.id.clone()),
            ("level", self.level.word().to_owned()),
            ("objective", objective),
            ("even", scenario.even.word().to_owned()),
            ("ration", country.rations[ration.index()].id.clone()),
            ("ties", ties.to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into()
    }
}

fn no_ration(country: &Country, id: &str) -> Failure {
    let ids: Vec<&str> = country.rations.iter().map(|r| r.id.as_str()).collect();
    let near = nearest(id, ids.iter().copied());
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    let help = format!("{near}rations of the pack: {}", ids.join(", "));
    Failure::Usage(format!("there is no ration `{id}`"), help)
}

/// What values of combinations measure.
pub(super) fn measure(text: &str) -> Result<Measure, String> {
    word(text, &Measure::ALL.map(|measure| (measure.word(), measure)))
}

/// One of a few words, or what they are.
pub(super) fn word<T>(text: &str, known: &[(&'static str, T)]) -> Result<T, String>
where
    T: Copy,
{
    if let Some((_, value)) = known.iter().find(|(word, _)| *word == text) {
        return Ok(*value);
    }
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let near = nearest(text, words.iter().copied());
    let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
    Err(format!("{near}one of {}", words.join(", ")))
}

/// A tier of areas by its word.
pub(super) fn level(text: &str) -> Result<AreaLevel, String> {
    let known: Vec<_> = AreaLevel::ALL.iter().map(|level| (level.word(), *level)).collect();
    word(text, &known)
}

fn ties(text: &str) -> Result<Ties, String> {
    word(text, &[("fairness", Ties::Fairness), ("cost", Ties::Cost)])
}

fn even(text: &str) -> Result<Even, String> {
    word(text, &[Even::Cells, Even::Window].map(|even| (even.word(), even)))
}

fn objective(text: &str) -> Result<Objective, String> {
    if let Some(share) = text.strip_prefix("cheapest-for=") {
        let share = share.parse().ok().and_then(Share::from_decimal);
        let share = share.filter(|share| *share > Share::NONE);
        let expected = "a share above 0, up to 1, such as cheapest-for=0.8";
        return share.map(Objective::CheapestFor).ok_or(expected.to_owned());
    }
    if text == "cheapest-for" {
        return Err("needs its share, such as cheapest-for=0.8".to_owned());
    }
    let known = [
        ("severity", Objective::Severity),
        ("most-people", Objective::MostPeople),
        ("fairest", Objective::Fairest),
    ];
    word(text, &known).map_err(|help| format!("{help} or cheapest-for=0.8"))
}
