//! An exercise with all it is played on: begun from a definition, or gone on with from its folder.

use super::super::exit::{Exit, Failure};
use super::super::folder::{Output, not_written};
use super::super::in_words::InWords;
use super::super::pack::{Asked, Pack};
use super::super::shared::{Shared, sharing};
use super::super::talk::Talk;
use crate::country::{AreaLevel, Maps, embedded};
use crate::exercise::{Begun, Course, Definition};
use crate::issues::{At, Code, Issue};
use crate::page::Look;
use crate::report::exercise::{Exercise, Kept, NotKept, Unread, kept};
use crate::report::{Answer, Content, Input, NotWritten, Sharing, pack_name, reason, run_key};
use std::collections::BTreeMap;
use std::path::Path;

/// An exercise with all it is played on.
pub(super) struct ExerciseSession {
    pub(super) definition: Definition,
    pub(super) course: Course,
    pub(super) key: String,
    pub(super) sharing: Sharing,
    /// Files of the scenario that the pack has not, by id.
    pub(super) own_texts: BTreeMap<String, String>,
    maps: Maps,
}

/// The file of an exercise within its folder.
const FILE: &str = "exercise.toml";

impl ExerciseSession {
    /// Sets an exercise up.
    ///
    /// # Errors
    /// Everything that is wrong with its definition or its scenario.
    pub(super) fn begin(
        pack: Pack,
        mut definition: Definition,
        text: (&str, &str),
        (in_words, shared): (&InWords, Shared),
        talk: &Talk,
    ) -> Result<ExerciseSession, Failure> {
        let whole = pack.load(talk)?;
        let country = shared.country(Answer::Exercise, &whole, AreaLevel::Province)?;
        let asked = pack.scenario(&whole, &definition.scenario)?;
        let asked = in_words.put_on(asked, (&pack, &whole), talk)?;
        talk.tell_issues(&asked.issues);
        let own_texts = own_texts(&pack, &asked);
        if !own_texts.is_empty() && !shared.share.shows(Content::Notes) {
            let what = "a scenario of your own would lie in the folder, with its notes".to_owned();
            let help = "put it into a copy of the pack, or leave --share out".to_owned();
            return Err(Failure::Usage(what, help));
        }
        definition.scenario = asked.scenario.id.clone();
        if definition.title.is_empty() {
            definition.title = asked.scenario.name.clone();
        }
        // The planning team's reasons are no part of what others play.
        if definition.why.is_empty() && shared.share.shows(Content::Notes) {
            definition.why = asked.scenario.why.clone();
        }
        definition.begun = None;
        let key = key(&pack, &definition, &asked, shared.share);
        definition.begun = Some(Begun {
            aidreach: env!("CARGO_PKG_VERSION").to_owned(),
            country: match shared.share.shows(Content::Files) {
                true => pack.name.clone(),
                false => pack_name(pack.short_name(), &country.about, shared.share),
            },
            sharing: shared.share.word().to_owned(),
            key: key.clone(),
        });
        let maps = country.maps(pack.files.as_ref());
        let (country, scenario, terms) = definition.set_up(text, &country, &asked.scenario)?;
        let course = Course::new(country, scenario, terms)?;
        Ok(ExerciseSession { definition, course, key, sharing: shared.share, own_texts, maps })
    }

    /// Goes on with the exercise in a folder.
    ///
    /// # Errors
    /// Where there is none, or it has changed since it began.
    pub(super) fn of(
        folder: &Path,
        country: Option<&str>,
        talk: &Talk,
    ) -> Result<ExerciseSession, Failure> {
        let Kept { definition: text, own_texts } = kept(folder).map_err(|why| {
            let (path, error) = why;
            let what = format!("`{}` is no exercise", folder.display());
            let read = format!("`{}` cannot be read: {}", path.display(), reason(&error));
            Failure::Usage(
                format!("{what}: {read}"),
                "begin one with `aidreach exercise new`".to_owned(),
            )
        })?;
        let mut definition = Definition::read(FILE, &text)?;
        let Some(begun) = definition.begun.take() else {
            return Err(changed("has no table `begun`", "the file as the program wrote it"));
        };
        if begun.aidreach != env!("CARGO_PKG_VERSION") {
            let seen = format!("begun with aidreach {}", begun.aidreach);
            let expected = format!("version {}, which this is", env!("CARGO_PKG_VERSION"));
            return Err(changed(&seen, &expected));
        }
        let share = sharing(&begun.sharing)
            .map_err(|expected| changed(&format!("`{}`", begun.sharing), &expected))?;
        let pack = match country {
            None if !share.shows(Content::Files) && embedded(&begun.country).is_none() => {
                return Err(Failure::Usage(
                    "the folder does not say where the country pack lies, as others may read it"
                        .to_owned(),
                    "name the pack with --country DIR".to_owned(),
                ));
            }
            named => Pack::open(named.unwrap_or(&begun.country))?,
        };
        let shared = Shared { share };
        let whole = pack.load(talk)?;
        let country = shared.country(Answer::Exercise, &whole, AreaLevel::Province)?;
        let asked = pack.scenario_of(&whole, &definition.scenario, &own_texts)?;
        let key = key(&pack, &definition, &asked, share);
        if key != begun.key {
            let seen = "the tables, the scenario or the definition have changed since it began";
            return Err(changed(seen, &format!("those of the exercise {}", begun.key)));
        }
        definition.begun = Some(begun);
        let maps = country.maps(pack.files.as_ref());
        let (country, scenario, terms) =
            definition.set_up((FILE, &text), &country, &asked.scenario)?;
        let course = Course::new(country, scenario, terms)?;
        Ok(ExerciseSession { definition, course, key, sharing: share, own_texts, maps })
    }

    /// The exercise with how its papers are made.
    pub(super) fn exercise(&self, look: Look) -> Exercise<'_> {
        Exercise {
            definition: &self.definition,
            course: &self.course,
            key: &self.key,
            sharing: self.sharing,
            maps: &self.maps,
            look,
        }
    }

    /// Teams.
    pub(super) fn teams(&self) -> u8 {
        *self.definition.teams.get_ref()
    }

    /// Turns.
    pub(super) fn months(&self) -> usize {
        self.course.scenario.window.n_months()
    }
}

/// Files of a scenario that the pack has not: only these have to be kept.
fn own_texts(pack: &Pack, asked: &Asked) -> BTreeMap<String, String> {
    // What the pack's own file cannot be read for is not the pack's.
    let own = |(id, text): &(&String, &String)| {
        pack.scenario_text(id).ok().flatten().as_ref() != Some(*text)
    };
    asked.texts.iter().filter(own).map(|(id, text)| (id.clone(), text.clone())).collect()
}

/// Key of an exercise: the same for the same program, pack, scenario, definition and readers. It begins
/// with a letter and holds a hyphen, so that no spreadsheet takes it for a number.
fn key(pack: &Pack, definition: &Definition, asked: &Asked, share: Sharing) -> String {
    let input = Input {
        pack: pack.short_name(),
        files: pack.files.as_ref(),
        scenario_texts: asked.texts.clone(),
        options: BTreeMap::from([("exercise".to_owned(), definition.written())]),
        warnings: Vec::new(),
        beside_texts: BTreeMap::new(),
        made_on: None,
    };
    format!("ex-{}", run_key(&input, share))
}

fn changed(seen: &str, expected: &str) -> Failure {
    let help = "go on with what it began with, or begin a new one with `aidreach exercise new`";
    let issue = Issue::new(Code("E0712"), At::file(FILE), seen, expected, help);
    Failure::Refused(Box::new(issue), Exit::Errors)
}

/// Why a file of an exercise cannot be read.
pub(super) fn unread((path, error): Unread) -> Failure {
    Failure::Files(format!("`{}` cannot be read", path.display()), error)
}

/// Why the papers of an exercise were not written.
pub(super) fn not_kept(why: NotKept) -> Failure {
    match why {
        NotKept::Plan(why) => why.into(),
        NotKept::Form(why) => Failure::Bug(why.to_string()),
        // Of an exercise, debriefs alone are ever replaced.
        NotKept::Folder(why @ (NotWritten::OwnFiles { .. } | NotWritten::NotOurs(_))) => {
            not_written(why, Output::Fresh("a debrief"))
        }
        NotKept::Folder(why) => not_written(why, Output::Fresh("an exercise")),
    }
}
