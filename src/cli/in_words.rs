//! What-ifs in words on the command line: `--shut 'East Gate in 2021-11'`, and the scenario they make.

use super::exit::Failure;
use super::file::{Existing, put};
use super::pack::{Asked, Pack};
use super::talk::Talk;
use crate::country::Country;
use crate::scenario::words::{Said, Verb, WORDS, WhatIf, Word, for_country};
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use std::path::PathBuf;

/// Changes to a scenario, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct InWords {
    /// What was said, in its order.
    said: Vec<Said>,
    /// Where the scenario it makes is to be kept.
    save: Option<PathBuf>,
}

/// The heading of these options in the help of a command.
const HEADING: &str = "What-ifs in words";
const CHANGE: &str = "change";
const SAVE: &str = "save";

/// Its name on the command line, apart from options that commands have had before.
fn id(word: &Word) -> &'static str {
    match word.verb {
        Verb::Shut => "what-if-shut",
        Verb::Open => "what-if-open",
        Verb::Partial => "what-if-partial",
        Verb::Levy => "what-if-levy",
        Verb::Capacity => "what-if-capacity",
        Verb::Supplies => "what-if-supplies",
        Verb::Late => "what-if-late",
        Verb::Need => "what-if-need",
        Verb::Budget => "what-if-budget",
        Verb::Ration => "what-if-ration",
    }
}

impl InWords {
    /// Whether nothing is changed.
    pub(super) fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// What was said, in its order.
    pub(super) fn said(&self) -> &[Said] {
        &self.said
    }

    /// As this, with other things said.
    pub(super) fn with(&self, said: Vec<Said>) -> InWords {
        InWords { said, save: self.save.clone() }
    }

    /// A scenario with what was said put on it; as it is where nothing was.
    ///
    /// # Errors
    /// Every change that cannot be read, and where the scenario cannot be kept.
    pub(super) fn put_on(
        &self,
        asked: Asked,
        (pack, country): (&Pack, &Country),
        talk: &Talk,
    ) -> Result<Asked, Failure> {
        if self.is_empty() {
            return match self.save {
                None => Ok(asked),
                Some(_) => {
                    let help = "say what is otherwise, such as --shut 'East Gate in 2021-11'";
                    Err(Failure::Usage(
                        "--save keeps a what-if, and none is asked".to_owned(),
                        help.to_owned(),
                    ))
                }
            };
        }
        let known = pack.scenario_ids();
        if let Some(to) = &self.save {
            let name = to.file_name().unwrap_or_default().to_string_lossy();
            if !name.ends_with(".toml") {
                let what = format!("`{name}` does not end in .toml");
                let help = "a scenario is kept as a text, such as torn-bridge.toml; `aidreach scenario new` writes \
                            workbooks";
                return Err(Failure::Usage(what, help.to_owned()));
            }
        }
        let of_pack = pack.scenario_text(&asked.scenario.id)?;
        let own = asked.texts.get(&asked.scenario.id);
        if self.save.is_some() && (of_pack.is_none() || of_pack.as_ref() != own) {
            let what = format!(
                "what is saved would extend `{}`, which the pack does not have",
                asked.scenario.id
            );
            let help = "save changes to a scenario of the pack, or write them into your own file";
            return Err(Failure::Usage(what, help.to_owned()));
        }
        let taken =
            |id: &str| known.iter().any(|known| known == id) || asked.texts.contains_key(id);
        let found = WhatIf::of(country, &asked.scenario, &self.said, &taken);
        let found = found.map_err(|wrong| {
            let told = wrong.iter().map(|(n, misread)| {
                let said = self.said[*n].in_words();
                format!("`{said}`: {}\n  help: {}", misread.what, misread.help)
            });
            Failure::Usage(told.collect::<Vec<_>>().join("\nerror: "), String::new())
        })?;
        for explained in &found.explained {
            talk.tell(&format!("what if: {explained}\n"));
        }
        let mut texts = asked.texts.clone();
        texts.insert(found.id.clone(), found.text.clone());
        let changed = pack.scenario_of(country, &found.id, &texts)?;
        if let Some(to) = &self.save {
            put(to, for_country(&found.text, country).as_bytes(), Existing::Keep)?;
            talk.tell(&format!("written to {}\n", to.display()));
        }
        Ok(changed)
    }
}

fn said(verb: Verb) -> ValueParser {
    ValueParser::from(move |text: &str| -> Result<Said, String> {
        match text.trim().is_empty() {
            true => Err(format!("such as '{}'", verb.entry().example)),
            false => Ok(Said { verb, rest: text.trim().to_owned() }),
        }
    })
}

fn any(text: &str) -> Result<Said, String> {
    Said::read(text).map_err(|misread| format!("{}: {}", misread.what, misread.help))
}

impl Args for InWords {
    fn augment_args(command: Command) -> Command {
        let has = |command: &Command, long: &str| {
            command.get_arguments().any(|arg| arg.get_long() == Some(long))
        };
        let mut command = command;
        for word in &WORDS {
            if has(&command, word.word) {
                continue;
            }
            let others = word.others.iter().filter(|other| !has(&command, other)).copied();
            let arg = Arg::new(id(word))
                .long(word.word)
                .aliases(others.collect::<Vec<_>>())
                .value_name("WHAT")
                .help(format!("{}, such as '{}'", word.meaning, word.example))
                .help_heading(HEADING)
                .action(ArgAction::Append)
                .value_parser(said(word.verb));
            command = command.arg(arg);
        }
        let change = Arg::new(CHANGE)
            .long(CHANGE)
            .value_name("CHANGE")
            .help("Any of these as one text, such as 'shut East Gate in 2021-11'")
            .help_heading(HEADING)
            .action(ArgAction::Append)
            .value_parser(any);
        let save = Arg::new(SAVE)
            .long(SAVE)
            .value_name("FILE")
            .help("Keep the scenario that this makes, with every line explained")
            .help_heading(HEADING)
            .value_parser(clap::value_parser!(PathBuf));
        command.arg(change).arg(save)
    }

    fn augment_args_for_update(command: Command) -> Command {
        InWords::augment_args(command)
    }
}

impl FromArgMatches for InWords {
    fn from_arg_matches(matches: &ArgMatches) -> Result<InWords, clap::Error> {
        let ids = WORDS.iter().map(id).chain([CHANGE]);
        let mut all: Vec<(usize, Said)> = Vec::new();
        for id in ids {
            // Where a command has an option of that name itself, there is none.
            let Ok(Some(values)) = matches.try_get_many::<Said>(id) else { continue };
            let at = matches.indices_of(id).into_iter().flatten();
            all.extend(at.zip(values.cloned()));
        }
        all.sort_by_key(|(at, _)| *at);
        let save = matches.get_one::<PathBuf>(SAVE).cloned();
        Ok(InWords { said: all.into_iter().map(|(_, said)| said).collect(), save })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = InWords::from_arg_matches(matches)?;
        Ok(())
    }
}
