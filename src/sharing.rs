//! Who an output is for, what then stands in it, and the gate that refuses: every decision on sharing is
//! taken here. `data/SHARING.md` is written from it.

mod answer;
mod asked;
mod coarse;
mod content;
mod level;
mod manual;
mod page;
mod seen;
mod small;

pub use answer::Answer;
pub use asked::Request;
pub use coarse::{STEP, STEP_MT, coarse_tables};
pub use content::Content;
pub use level::Sharing;
pub use manual::sharing_manual;
pub use page::PageAsks;
pub use small::{SMALL, coarse_down, few, few_reached, is_small};

use crate::country::{AreaLevel, Country};
use crate::evidence::Sensitivity;
use crate::issues::{At, Code, Issue};

impl Sharing {
    /// Refuses to share what its sources do not allow to be shared.
    ///
    /// # Errors
    /// An issue that names what stands in the way.
    pub fn gate(self, country: &Country) -> Result<(), Box<Issue>> {
        let most = match self {
            Sharing::Internal => return Ok(()),
            Sharing::Partner => Sensitivity::Partner,
            Sharing::Public => Sensitivity::Public,
        };
        let sources = country.sources.iter().map(|s| (&s.id, s.sensitivity));
        let counterparts = country.counterparts.iter().map(|c| (&c.id, c.sensitivity));
        let permissions = country.permissions.iter().map(|p| (&p.id, p.sensitivity));
        let rows = [
            ("sources.csv", sources.collect::<Vec<_>>()),
            ("counterparts.csv", counterparts.collect()),
            ("permissions.csv", permissions.collect()),
        ];
        for (file, rows) in rows {
            let held: Vec<String> = rows
                .iter()
                .filter(|(_, sensitivity)| *sensitivity > most)
                .map(|(id, sensitivity)| format!("`{id}` ({})", word(*sensitivity)))
                .collect();
            if !held.is_empty() {
                let seen = format!("not for sharing as {}: {}", self.word(), held.join(", "));
                let expected = format!("nothing above {} sensitivity", word(most));
                let help = "share at a closer level, or in a copy of the pack take these rows out, or mark as `partner` or \
                            `public` what these readers may see";
                let at = At::file(file);
                return Err(Box::new(Issue::new(Code("E0803"), at, &seen, &expected, help)));
            }
        }
        Ok(())
    }
}

impl Sharing {
    /// Whether readers at this level may see something, whatever the output.
    pub fn shows(self, content: Content) -> bool {
        self <= content.furthest()
    }

    /// Whether readers at this level may have an output at all.
    pub fn has(self, answer: Answer) -> bool {
        self <= answer.furthest()
    }

    /// Whether a run for the readers of a level, by its word, holds its proof: the proof ranks limits.
    pub fn proves(word: &str) -> bool {
        Sharing::parse(word).is_some_and(|level| level.shows(Content::Limits))
    }

    /// Whether an answer may be told at this level, by areas of a tier. Where it may not: why, and
    /// what to do instead.
    ///
    /// # Errors
    /// The reason and the next step.
    pub fn allows(self, answer: Answer, level: AreaLevel) -> Result<(), [String; 2]> {
        const PLAN: &str = "`aidreach plan --share public` tells totals by province";
        let name = answer.word();
        let refuse = |why: &str, help: &str| Err([why.to_owned(), help.to_owned()]);
        match (self.has(answer), answer.why_only_internal()) {
            (false, Some(why)) => {
                let why = format!("`{name}` is for the planning team only: {why}");
                refuse(&why, &format!("leave --share out; {PLAN}"))
            }
            (false, None) => {
                let why =
                    format!("`{name}` names links and permissions, which is not for everyone");
                refuse(&why, &format!("share it with partners; {PLAN}"))
            }
            (true, _) if level == AreaLevel::District && !self.shows(Content::Districts) => {
                let why = "counts of districts can be so small that they point at people";
                refuse(why, "leave --level out, or share with the planning team only")
            }
            (true, _) => Ok(()),
        }
    }

    /// Who may read it, in words.
    pub fn readers(self) -> &'static str {
        match self {
            Sharing::Internal => "for the planning team only",
            Sharing::Partner => "for partner organisations only",
            Sharing::Public => "for everyone",
        }
    }

    /// What stands on every page, so that none can be read without it.
    pub fn marked(self) -> String {
        format!("{}: {}", self.word().to_uppercase(), self.readers())
    }
}

fn word(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Public => "public",
        Sensitivity::Partner => "partner",
        Sensitivity::Internal => "internal",
        Sensitivity::Confidential => "confidential",
    }
}
