//! What games of permissions tell alike, in words.

use super::NotPlaying;
use crate::analysis::setting::By;
use crate::kit::sentence::{Argument, Joined};
use crate::kit::{Part, Sentence, say};

/// How many permissions that do not play are named in text.
const NAMED: usize = 4;

impl NotPlaying {
    /// What an answer about some permissions takes for granted; nothing where all play on which anything
    /// hangs.
    pub(in crate::report) fn taken_for_granted(&self) -> Option<Sentence> {
        (!self.light.is_empty()).then(|| {
            say!(
                "coalition.taken-for-granted",
                "This is said of the permissions told here alone: {more} more {more:is|are} taken as the scenario has \
                 {more:it|them}, some of the same counterparts. A counterpart that refuses everything may so be \
                 needed although none of its permissions is named; --by counterpart tells that.",
                more = self.light.len(),
            )
        })
    }

    /// Who does not play and why, with what is to be said beside it, as a section; nothing where there is neither.
    pub(in crate::report) fn section(&self, title: Sentence, beside: Vec<Sentence>) -> Vec<Part> {
        let told: Vec<Sentence> = self.sentences().into_iter().chain(beside).collect();
        match told {
            told if told.is_empty() => Vec::new(),
            told => vec![Part::section("aside", title), Part::bullets(&told)],
        }
    }

    fn sentences(&self) -> Vec<Sentence> {
        let mut told = Vec::new();
        if let Some(heaviest) = self.light.first() {
            let n = self.light.len();
            let which = first(self.light.iter().map(|light| &light.id));
            let mean = heaviest.mean_of_orders_drawn_person_months;
            told.push(match mean.is_nought() {
                true => say!(
                    "coalition.aside.nothing",
                    "{n} {n:permission stays|permissions stay} as the scenario has them, because a rough look with all \
                     permissions playing at once finds that each adds nothing on average: {which}.",
                    n,
                    which,
                ),
                false if self.by_phase => say!(
                    "coalition.aside.light.by-phase",
                    "{n} {n:permission stays|permissions stay} as the scenario has them, because a rough look with all \
                     permissions playing at once finds that {n:it adds|none adds} more on average than any that \
                     plays, by IPC phase, the worst first: {which}. What those that play are worth is told with the \
                     others left as they are, and may be less than that.",
                    n,
                    which,
                ),
                false => say!(
                    "coalition.aside.light",
                    "{n} {n:permission stays|permissions stay} as the scenario has them, because a rough look with all \
                     permissions playing at once finds that {n:it adds|none adds} more on average than any that \
                     plays; at most about {mean} person-months: {which}. What those that play are worth is \
                     told with the others left as they are, and may be less than that.",
                    n,
                    mean,
                    which,
                ),
            });
        }
        if !self.idle.is_empty() {
            told.push(say!(
                "coalition.aside.idle",
                "{n} {n:permission stays|permissions stay} as the scenario has them, because nothing hangs \
                 on them, whoever else grants what: {which}.",
                n = self.idle.len(),
                which = first(self.idle.iter()),
            ));
        }
        told
    }
}

/// The first few of a list, and how many more there are.
fn first<'a>(ids: impl ExactSizeIterator<Item = &'a String>) -> Argument {
    let more = ids.len().saturating_sub(NAMED);
    let mut told: Vec<Argument> = ids.take(NAMED).map(Argument::from).collect();
    if more > 0 {
        told.push(say!("coalition.aside.more", "{more} more (JSON lists all)", more).into());
    }
    Joined::And.list(told)
}

/// All players with their verb: `all 6 permissions granted`, `both counterparts granting`.
pub(in crate::report) fn all_granting(n: usize, by: By) -> Sentence {
    match (by, n) {
        (By::Permission, 1) => say!("coalition.granted.one", "the one permission granted"),
        (By::Permission, 2) => say!("coalition.granted.both", "both permissions granted"),
        (By::Permission, n) => say!("coalition.granted.all", "all {n} permissions granted", n),
        (By::Counterpart, 1) => say!("coalition.granting.one", "the one counterpart granting"),
        (By::Counterpart, 2) => say!("coalition.granting.both", "both counterparts granting"),
        (By::Counterpart, n) => say!("coalition.granting.all", "all {n} counterparts granting", n),
    }
}

/// Words that a reader meets first, in plain ones.
pub(in crate::report) fn plain_words() -> Sentence {
    say!(
        "coalition.plain-words",
        "A person-month is one person served for one month. With hindsight: planned as if all that happens \
         in these months were known from the first day."
    )
}

/// What it means that a player grants.
pub(in crate::report) fn granted() -> Sentence {
    say!(
        "coalition.granted",
        "Granted means as dated in the scenario, or all of the window where the scenario never opens it. What more than \
         that would bring stands in no worth: `aidreach why` grants each on every day."
    )
}

#[cfg(test)]
mod tests {
    use super::super::MinorPlayer;
    use super::NotPlaying;
    use crate::kit::figure::Figure;

    #[test]
    fn what_a_rough_look_finds_is_not_set_beside_worths() {
        let light = |id: &str| MinorPlayer {
            id: id.to_owned(),
            granted_first_person_months: Figure::whole(0),
            granted_last_person_months: Figure::whole(0),
            mean_of_orders_drawn_person_months: Figure::whole(20),
        };
        let light = ["a", "b", "c", "d", "e"].map(light).to_vec();
        let told: Vec<String> = NotPlaying { idle: Vec::new(), light, by_phase: false }
            .sentences()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            told,
            [
                "5 permissions stay as the scenario has them, because a rough look with all permissions \
              playing at once finds that none adds more on average than any that plays; at most about 20 \
              person-months: a, b, c, d and 1 more (JSON lists all). What those that play are worth is \
              told with the others left as they are, and may be less than that."
            ]
        );
    }
}
