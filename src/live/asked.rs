//! What was asked, as a scenario; or what is wrong with it.

use super::request::Request;
use crate::country::{Country, PackFiles, SCENARIOS, toml_ids, toml_name, toml_text};
use crate::intake::SCENARIO;
use crate::issues::nearest;
use crate::plan::NoPlan;
use crate::scenario::words::{Misread, Said, WhatIf};
use crate::scenario::{Objective, Scenario};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A scenario with what was said put on it.
pub(super) struct Asked {
    /// The scenario that is changed.
    pub(super) base: Scenario,
    /// With the changes.
    pub(super) scenario: Scenario,
    /// What is otherwise, in full words.
    pub(super) changes: Vec<String>,
    /// What each comes to.
    pub(super) explained: Vec<String>,
    /// Id of the file that says so.
    pub(super) id: String,
    /// The file.
    pub(super) text: String,
}

impl Asked {
    /// The file, with something else striven for.
    pub(super) fn text_striving_for(&self, objective: Option<Objective>) -> String {
        let Some(objective) = objective.filter(|wanted| *wanted != self.scenario.objective) else {
            return self.text.clone();
        };
        let line = format!("objective = \"{}\"\n", objective.word());
        let base = &self.base.id;
        if self.changes.is_empty() {
            let name = self.base.name.replace(['\\', '"'], "'");
            return format!(
                "name = \"{name}; what if: objective {0}\"\nwhy = \"What if: objective {0}.\"\nextends = \"{base}\"\n{line}",
                objective.word()
            );
        }
        // It stands at the top of the file, after what this one extends.
        let extends = format!("extends = \"{base}\"\n");
        self.text.replacen(&extends, &format!("{extends}{line}"), 1)
    }

    /// With something else striven for.
    pub(super) fn striving_for(mut self, objective: Option<Objective>) -> Asked {
        if let Some(objective) = objective {
            self.scenario.objective = objective;
            self.base.objective = objective;
        }
        self
    }
}

/// What is wrong with a question, and what helps.
pub(super) struct Wrong {
    pub(super) what: String,
    pub(super) help: String,
    /// The position of the change that is wrong.
    pub(super) change: Option<usize>,
}

impl Wrong {
    pub(super) fn of(what: String, help: &str) -> Wrong {
        Wrong { what, help: help.to_owned(), change: None }
    }

    pub(super) fn misread(misread: Misread, change: usize) -> Wrong {
        Wrong { what: misread.what, help: misread.help, change: Some(change) }
    }

    pub(super) fn of_no_change(self) -> Wrong {
        Wrong { change: None, ..self }
    }

    /// The first of several.
    pub(super) fn first(wrong: Vec<(usize, Misread)>) -> Wrong {
        let first = wrong.into_iter().next();
        first.map_or_else(
            || Wrong::of("a change cannot be read".to_owned(), ""),
            |(n, misread)| Wrong::misread(misread, n),
        )
    }
}

impl From<NoPlan> for Wrong {
    fn from(why: NoPlan) -> Wrong {
        Wrong::of(why.to_string(), "take the last change back, or say it otherwise")
    }
}

/// Reads the scenario asked for and puts what was said on it.
pub(super) fn changed(
    files: &dyn PackFiles,
    country: &Country,
    request: &Request,
) -> Result<Asked, Wrong> {
    let known = toml_ids(files, SCENARIOS);
    let usual = || {
        let baseline = known.iter().find(|id| *id == "baseline");
        baseline.or(known.first()).cloned().unwrap_or_default()
    };
    let id = request.scenario.clone().unwrap_or_else(usual);
    if !known.contains(&id) {
        let near = nearest(&id, known.iter().map(String::as_str));
        let near = near.map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        let help = format!("{near}scenarios of the pack: {}", known.join(", "));
        return Err(Wrong::of(format!("there is no scenario `{id}`"), &help));
    }
    let base = read(country, &id, &BTreeMap::new(), (files, &known))?;
    if request.changes.is_empty() {
        let own = text_of(files, &id)?.unwrap_or_default();
        let (changes, explained) = (Vec::new(), Vec::new());
        return Ok(Asked { scenario: base.clone(), base, changes, explained, id, text: own });
    }
    let mut said = Vec::new();
    for (n, change) in request.changes.iter().enumerate() {
        said.push(Said::read(change).map_err(|misread| Wrong::misread(misread, n))?);
    }
    let taken = |id: &str| known.iter().any(|known| known == id);
    let found = WhatIf::of(country, &base, &said, &taken).map_err(Wrong::first)?;
    let own = [(found.id.clone(), found.text.clone())].into();
    let scenario = read(country, &found.id, &own, (files, &known))?;
    Ok(Asked {
        base,
        scenario,
        changes: said.iter().map(Said::in_words).collect(),
        explained: found.explained,
        id: found.id,
        text: found.text,
    })
}

/// The text of a scenario of the pack.
fn text_of(files: &dyn PackFiles, id: &str) -> Result<Option<String>, Wrong> {
    toml_text(files, (SCENARIOS, id), SCENARIO).map_err(|error| {
        let what = format!("`{}` cannot be read: {error}", toml_name(SCENARIOS, id));
        Wrong::of(what, "have the pack mended")
    })
}

type Pack<'a> = (&'a dyn PackFiles, &'a [String]);

fn read(
    country: &Country,
    id: &str,
    own: &BTreeMap<String, String>,
    (files, known): Pack<'_>,
) -> Result<Scenario, Wrong> {
    // A file that cannot be read is not taken for one that is not there.
    let failed = RefCell::new(None);
    let text = |id: &str| {
        own.get(id).cloned().or_else(|| match text_of(files, id) {
            Ok(text) => text,
            Err(why) => {
                failed.borrow_mut().get_or_insert(why);
                None
            }
        })
    };
    let read = Scenario::read(country, id, &text, known);
    if let Some(why) = failed.take() {
        return Err(why);
    }
    match read {
        Ok((scenario, _)) => Ok(scenario),
        Err(issues) => Err(Wrong::of(issues.to_string(), "say it otherwise")),
    }
}
