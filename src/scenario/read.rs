//! A scenario from its file and the files it extends, with everything wrong told at once.

use super::file::{Written, read_file};
use super::merge::merge;
use super::shown::{did_you_mean, listed, shown};
use super::toml_reader::Page;
use super::{Scenario, names};
use crate::country::Country;
use crate::issues::{At, Code, Issue, Issues};

/// How many scenarios may stand above one another.
const MOST_EXTENDS: usize = 8;

/// One file of a chain of `extends`.
pub(super) struct File {
    pub(super) id: String,
    pub(super) page: Page,
    pub(super) written: Written,
}

impl Scenario {
    /// Reads a scenario of a pack by its id, and those it extends. `files` gives the text of the
    /// scenario with an id; `known` are the ids there are, for suggestions only.
    ///
    /// # Errors
    ///
    /// Every issue found in all the files read, where one of them is an error; otherwise the
    /// warnings come beside the scenario.
    pub fn read(
        country: &Country,
        id: &str,
        files: &dyn Fn(&str) -> Option<String>,
        known: &[String],
    ) -> Result<(Scenario, Issues), Issues> {
        let mut chain = Chain { files: Vec::new(), issues: Issues::default() };
        chain.read(country, id, (files, known));
        let scenario = merge(country, &mut chain.files);
        let mut issues = chain.issues;
        for file in chain.files {
            issues.append(file.page.into_issues());
        }
        match scenario {
            Some(scenario) => issues.or(scenario),
            None => Err(issues),
        }
    }
}

/// The files read so far, nearest first, and what is wrong outside any of them.
struct Chain {
    files: Vec<File>,
    issues: Issues,
}

type Pack<'a> = (&'a dyn Fn(&str) -> Option<String>, &'a [String]);

impl Chain {
    fn read(&mut self, country: &Country, id: &str, (files, known): Pack) {
        let mut next = Some((id.to_owned(), 0));
        while let Some((id, offset)) = next {
            if let Some((code, seen)) = names::fault(&id) {
                self.say(code, offset, [&seen, names::EXPECTED, ""]);
                return;
            }
            if self.files.iter().any(|file| file.id == id) {
                let ids: Vec<&str> = self.files.iter().map(|file| file.id.as_str()).collect();
                let seen = format!("`extends` runs in a circle: {} -> {id}", ids.join(" -> "));
                let told = [&seen, "", "remove one `extends`"];
                self.say("E0405", offset, told);
                return;
            }
            if self.files.len() > MOST_EXTENDS {
                let seen = format!("more than {MOST_EXTENDS} scenarios extend one another");
                self.say("E0405", offset, [&seen, "a shorter chain", ""]);
                return;
            }
            let Some(text) = files(&id) else {
                self.say_unknown(&id, offset, known);
                return;
            };
            let mut page = Page::new(format!("{id}.toml"), &text);
            let written = read_file(country, &mut page, &text);
            let written = written.unwrap_or_default();
            next = written.extends.clone();
            self.files.push(File { id, page, written });
        }
    }

    fn say_unknown(&mut self, id: &str, offset: usize, known: &[String]) {
        const MOST: usize = 12;
        let ids: Vec<&str> = known.iter().map(String::as_str).collect();
        let seen = format!("there is no scenario `{}`", shown(id));
        let expected = match ids.len() {
            0 => "the pack has none".to_owned(),
            n if n > MOST => format!("one of the pack's {n}"),
            _ => listed(&ids),
        };
        let help = did_you_mean(id, ids.into_iter());
        self.say("E0411", offset, [&seen, &expected, &help]);
    }

    /// Tells it where the last file says `extends`, or of the asked name as a whole.
    fn say(&mut self, code: &'static str, offset: usize, told: [&str; 3]) {
        match self.files.last_mut() {
            Some(file) => file.page.say(code, (offset, "extends"), told),
            None => {
                let [seen, expected, help] = told;
                let at = At::file("scenarios");
                self.issues.push(Issue::new(Code(code), at, seen, expected, help));
            }
        }
    }
}
