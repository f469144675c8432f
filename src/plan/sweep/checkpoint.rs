//! A checkpoint: values kept from one run to the next, so that a sweep goes on where it was stopped.

use super::{Game, KeptPlan, Known, NoValues};
use num_rational::Ratio;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// Values of combinations by the game they belong to, with the plans that prove them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    games: BTreeMap<u64, BTreeMap<u64, Ratio<i128>>>,
    plans: BTreeMap<u64, BTreeMap<u64, KeptPlan>>,
    /// What comes from a file and was not looked at yet.
    unproven: BTreeMap<u64, BTreeMap<u64, KeptPlan>>,
    /// How many plans from a file proved nothing.
    thrown_away: u64,
    /// Whether a game was asked about that is kept here, or begun here.
    begun: bool,
}

impl Checkpoint {
    /// What was kept by an earlier run, from wherever: plans with their proofs, each of which is checked
    /// before its value counts.
    pub fn from_plans(unproven: BTreeMap<u64, BTreeMap<u64, KeptPlan>>) -> Checkpoint {
        Checkpoint { unproven, ..Checkpoint::default() }
    }

    /// The plans that prove values, by the bits of the players that are on, by the fingerprint of the
    /// game. What belongs to other games than were asked about is among them, as it came. A game whose
    /// values cuts prove has none: cuts are found as fast as they are checked.
    pub fn plans(&self) -> BTreeMap<u64, BTreeMap<u64, KeptPlan>> {
        let mut plans = self.plans.clone();
        self.games.keys().for_each(|game| _ = plans.entry(*game).or_default());
        plans.extend(self.unproven.clone());
        plans
    }

    /// How many plans from an earlier run proved nothing and were thrown away.
    pub fn thrown_away(&self) -> u64 {
        self.thrown_away
    }

    /// What is known of a game.
    ///
    /// # Errors
    /// [`NoValues::OtherGame`] where something is kept and the first game asked about is not in it:
    /// what is kept then belongs to another question.
    pub fn known(&mut self, game: &Game<'_>) -> Result<Option<Known>, NoValues> {
        let fingerprint = game.fingerprint();
        let kept =
            self.games.contains_key(&fingerprint) || self.unproven.contains_key(&fingerprint);
        let anything = !self.games.is_empty() || !self.unproven.is_empty();
        if !kept && !self.begun && anything {
            return Err(NoValues::OtherGame);
        }
        self.begun = true;
        for (on, plan) in self.unproven.remove(&fingerprint).unwrap_or_default() {
            match plan.proves(game, on) {
                Some(people) => {
                    self.games.entry(fingerprint).or_default().insert(on, people);
                    self.plans.entry(fingerprint).or_default().insert(on, plan);
                }
                None => self.thrown_away += 1,
            }
        }
        let people = self.games.get(&fingerprint).cloned();
        Ok(people.map(|people| Known { fingerprint, people, ..Known::default() }))
    }

    /// Adds what is known by now.
    pub fn add(&mut self, known: &Known) {
        let people = known.people.iter().map(|(&on, &people)| (on, people));
        self.games.entry(known.fingerprint).or_default().extend(people);
        let plans = known.plans.iter().map(|(&on, plan)| (on, plan.clone()));
        self.plans.entry(known.fingerprint).or_default().extend(plans);
    }
}

/// FNV-1a over whatever is written to it.
pub(super) struct Print(pub(super) u64);

impl Print {
    pub(super) fn new() -> Print {
        Print(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in a value as it is written for programmers: every field of it.
    pub(super) fn add(&mut self, value: &dyn fmt::Debug) {
        // This writer takes everything.
        let _ = write!(self, "{value:?};");
    }
}

impl Write for Print {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}
