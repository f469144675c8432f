//! Who a report is for, what it then leaves out, and the gate that refuses.

use crate::country::{AreaLevel, CounterpartKind, Country, words};
use crate::evidence::Sensitivity;
use crate::issues::{At, Code, Issue};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

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

impl Serialize for Sharing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl JsonSchema for Sharing {
    fn schema_name() -> Cow<'static, str> {
        "Sharing".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Sharing::ALL.iter().map(|level| level.word()).collect::<Vec<_>>(), "description": "Who may read it." })
    }
}

/// An answer that takes more than one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Why areas are short.
    Why,
    /// Scenarios side by side.
    Compare,
    /// What denials cost.
    Denials,
    /// What permissions are worth.
    Worth,
    /// Whom to ask.
    Ask,
    /// What conditions cost.
    Conditions,
    /// What fairness costs.
    Frontier,
    /// A page about one counterpart.
    Brief,
    /// A route leg by leg.
    Route,
    /// The routes of a plan.
    Routes,
    /// The network by itself.
    Network,
    /// A plan beside what was reported.
    Backtest,
    /// The papers of an exercise.
    Exercise,
}
words!(Answer {
    Why = "why",
    Compare = "compare",
    Denials = "denials",
    Worth = "worth",
    Ask = "ask",
    Conditions = "conditions",
    Frontier = "frontier",
    Brief = "brief",
    Route = "route",
    Routes = "routes",
    Network = "network",
    Backtest = "backtest",
    Exercise = "exercise",
});

impl Answer {
    /// Why only the planning team may read it, where that is so.
    fn why_only_internal(self) -> Option<&'static str> {
        match self {
            Answer::Why => Some("it ranks what holds the plan back"),
            Answer::Ask => Some("it tells whom to ask first, and who can stand in for whom"),
            Answer::Conditions => Some("it tells what would be paid to whom"),
            Answer::Brief => Some("it prepares those who ask, with what they fall back on"),
            Answer::Denials => Some("it tells what each denial would cost"),
            Answer::Network => Some("it ranks links by who loses access without them"),
            Answer::Compare
            | Answer::Worth
            | Answer::Frontier
            | Answer::Route
            | Answer::Routes
            | Answer::Backtest
            | Answer::Exercise => None,
        }
    }
}

impl Sharing {
    /// Whether an answer may be told at this level, by areas of a tier. Where it may not: why, and
    /// what to do instead.
    ///
    /// # Errors
    /// The reason and the next step.
    pub fn allows(self, answer: Answer, level: AreaLevel) -> Result<(), [String; 2]> {
        const PLAN: &str = "`aidreach plan --share public` tells totals by province";
        let name = answer.word();
        let refuse = |why: &str, help: &str| Err([why.to_owned(), help.to_owned()]);
        match (self, answer.why_only_internal()) {
            (Sharing::Internal, _) => Ok(()),
            (_, Some(why)) => {
                let why = format!("`{name}` is for the planning team only: {why}");
                refuse(&why, &format!("leave --share out; {PLAN}"))
            }
            // Totals of the country and of provinces together, and what was published of them.
            (_, None) if answer == Answer::Backtest => Ok(()),
            (Sharing::Public, None) => {
                let why =
                    format!("`{name}` names links and permissions, which is not for everyone");
                refuse(&why, &format!("share it with partners; {PLAN}"))
            }
            (Sharing::Partner, None) if level == AreaLevel::District => {
                let why = "counts of districts can be so small that they point at people";
                refuse(why, "leave --level out, or share with the planning team only")
            }
            (Sharing::Partner, None) => Ok(()),
        }
    }

    /// Who may read it, in words.
    pub(super) fn readers(self) -> &'static str {
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

    /// The country as readers at this level may see it named: partners see what sort of party
    /// decides, not which.
    pub fn named(self, country: &Country) -> Cow<'_, Country> {
        if self == Sharing::Internal {
            return Cow::Borrowed(country);
        }
        let mut masked = country.clone();
        let mut seen: BTreeMap<CounterpartKind, usize> = BTreeMap::new();
        for counterpart in &mut masked.counterparts {
            let n = seen.entry(counterpart.kind).or_default();
            *n += 1;
            let sort = match counterpart.kind {
                CounterpartKind::Authority => "an authority inside the country",
                CounterpartKind::Neighbour => "a country on the way",
                CounterpartKind::Financial => "banks or donors",
            };
            counterpart.id = format!("{}-{n}", counterpart.kind.word());
            counterpart.name = format!("{sort} ({n})");
        }
        Cow::Owned(masked)
    }
}

fn word(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Public => "public",
        Sensitivity::Internal => "internal",
        Sensitivity::Confidential => "confidential",
    }
}
