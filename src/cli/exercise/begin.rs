//! Which exercise begins, and what is chosen about it.

use super::super::choices::word;
use super::super::exit::Failure;
use super::super::in_words::InWords;
use super::super::pack::{CountryArgs, Pack, unread};
use super::super::shared::Shared;
use super::super::talk::Talk;
use super::session::ExerciseSession;
use crate::exercise::{Chosen, Definition, Difficulty, MOST_TEAMS};
use crate::intake;
use crate::issues::nearest;
use clap::Args;
use std::path::PathBuf;

/// Which exercise begins.
#[derive(Debug, Args)]
pub(in crate::cli) struct Begin {
    /// A ready exercise (see `aidreach exercise list`), or a scenario, by id or path
    #[arg(value_name = "EXERCISE|SCENARIO", default_value = "baseline")]
    of: String,
    /// The file of an exercise of your own, instead of one named
    #[arg(long, value_name = "FILE", conflicts_with = "of")]
    definition: Option<PathBuf>,
    #[command(flatten)]
    country: CountryArgs,
    /// Months that are played, a turn each [default: all of the scenario's]
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u8).range(1..))]
    months: Option<u8>,
    /// First month, such as 2021-10 [default: the scenario's]
    #[arg(long, value_name = "MONTH")]
    from: Option<String>,
    /// What all draws come from; the same seed gives the same exercise [default: 0, or the exercise's]
    #[arg(long, value_name = "S")]
    seed: Option<u32>,
    /// How kindly counterparts answer and how much happens: calm (nothing but what the scenario says),
    /// easy, usual or hard [default: usual, or the exercise's]
    #[arg(long, value_name = "HOW", value_parser = difficulty)]
    difficulty: Option<Difficulty>,
    /// Permissions that a team may ask for in a turn [default: 3, or the exercise's]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=12))]
    asks: Option<u8>,
    #[command(flatten)]
    in_words: InWords,
    #[command(flatten)]
    shared: Shared,
}

fn difficulty(text: &str) -> Result<Difficulty, String> {
    let known: Vec<_> = Difficulty::ALL.iter().map(|level| (level.word(), *level)).collect();
    word(text, &known)
}

/// A number of teams.
pub(super) fn teams(text: &str) -> Result<u8, String> {
    let number = text.parse().ok().filter(|n| (1..=MOST_TEAMS).contains(n));
    number.ok_or_else(|| format!("a number from 1 to {MOST_TEAMS}"))
}

impl Begin {
    /// Sets an exercise up for so many teams.
    ///
    /// # Errors
    /// Where there is none of that name, or it cannot be played.
    pub(super) fn ground(
        &self,
        teams: Option<u8>,
        talk: &Talk,
    ) -> Result<ExerciseSession, Failure> {
        let pack = self.country.open()?;
        let (file, text) = self.text(&pack)?;
        let mut definition = match &text {
            Some(text) => Definition::read(&file, text)?,
            None => Definition::named(&self.of),
        };
        definition.choose(&Chosen {
            teams,
            months: self.months,
            from: self.from.clone(),
            seed: self.seed,
            difficulty: self.difficulty,
            asks_per_turn: self.asks,
        });
        ExerciseSession::begin(
            pack,
            definition,
            (&file, text.as_deref().unwrap_or("")),
            (&self.in_words, self.shared),
            talk,
        )
    }

    /// Refuses what is neither an exercise nor a scenario.
    fn scenario(&self, pack: &Pack) -> Result<(), Failure> {
        let (exercises, scenarios) = (pack.exercise_ids(), pack.scenario_ids());
        if self.of.ends_with(".toml") || scenarios.contains(&self.of) {
            return Ok(());
        }
        let near = nearest(&self.of, exercises.iter().chain(&scenarios).map(String::as_str));
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let what = format!("there is neither an exercise nor a scenario `{}`", self.of);
        let lists = "`aidreach exercise list` and `aidreach scenarios` list them, and a path must end in \
                     .toml";
        Err(Failure::Usage(what, near + lists))
    }

    /// The file of the exercise with its name, where it is more than a scenario.
    fn text(&self, pack: &Pack) -> Result<(String, Option<String>), Failure> {
        if let Some(path) = &self.definition {
            let name = path.display().to_string();
            let text = intake::read_text(path, intake::EXERCISE);
            let text = text.map_err(|error| unread(&name, error))?;
            return Ok((name, Some(text)));
        }
        let file = format!("exercises/{}.toml", self.of);
        match pack.exercise_text(&self.of)? {
            Some(text) => Ok((file, Some(text))),
            None => self.scenario(pack).map(|()| ("what was asked for".to_owned(), None)),
        }
    }
}
