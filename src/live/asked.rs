//! What was asked, as a scenario; or what is wrong with it.

use super::request::Request;
use crate::country::{Country, PackFiles, SCENARIOS, toml_ids, toml_name, toml_text};
use crate::intake::SCENARIO;
use crate::issues::nearest;
use crate::plan::NoPlan;
use crate::scenario::Scenario;
use crate::scenario::words::{Misread, Said, WhatIf};
use serde::Serialize;
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
    let objective = request.objective()?.filter(|wanted| *wanted != base.objective);
    if request.changes.is_empty() && objective.is_none() {
        let own = text_of(files, &id)?.unwrap_or_default();
        let (changes, explained) = (Vec::new(), Vec::new());
        return Ok(Asked { scenario: base.clone(), base, changes, explained, id, text: own });
    }
    let mut said = Vec::new();
    for (n, change) in request.changes.iter().enumerate() {
        said.push(Said::read(change).map_err(|misread| Wrong::misread(misread, n))?);
    }
    let taken = |id: &str| known.iter().any(|known| known == id);
    let found = WhatIf::striving_for(country, &base, (&said, objective), &taken);
    let found = found.map_err(Wrong::first)?;
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

/// An answer as JSON.
pub(super) fn written(told: &impl Serialize) -> Result<String, Wrong> {
    serde_json::to_string(told)
        .map_err(|error| Wrong::of(format!("an answer cannot be written: {error}"), ""))
}
