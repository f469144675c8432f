//! Who a report is for, what it then leaves out, and the gate that refuses.

use crate::country::{Country, words};
use crate::evidence::Sensitivity;
use crate::issues::{At, Code, Issue};

/// Who a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// The planning team: everything.
    Internal,
    /// Organisations that work together: no notes, no names of counterparts, nothing that ranks
    /// limits.
    Partner,
    /// Anyone: totals of provinces only.
    Public,
}
words!(Sharing {
    Internal = "internal",
    Partner = "partner",
    Public = "public",
});

impl Sharing {
    /// Refuses to share what its sources do not allow to be shared.
    ///
    /// # Errors
    /// An issue that names what stands in the way.
    pub fn gate(self, country: &Country) -> Result<(), Box<Issue>> {
        let most = match self {
            Sharing::Internal => return Ok(()),
            Sharing::Partner => Sensitivity::Internal,
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
                let help = "share at a closer level, or take these rows out of a copy of the pack";
                let at = At::file(file);
                return Err(Box::new(Issue::new(Code("E0803"), at, &seen, &expected, help)));
            }
        }
        Ok(())
    }
}

fn word(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Public => "public",
        Sensitivity::Internal => "internal",
        Sensitivity::Confidential => "confidential",
    }
}
