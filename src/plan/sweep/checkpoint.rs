//! A checkpoint: values kept from one run to the next, so that a sweep goes on where it was stopped.

use super::{Game, Known, NoValues};
use num_rational::Ratio;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// Values of combinations by the game they belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    games: BTreeMap<u64, BTreeMap<u64, Ratio<i128>>>,
    /// Whether a game was asked about that is kept here, or begun here.
    begun: bool,
}

impl Checkpoint {
    /// What was kept by an earlier run.
    pub fn from_games(games: BTreeMap<u64, BTreeMap<u64, Ratio<i128>>>) -> Checkpoint {
        Checkpoint { games, begun: false }
    }

    /// Person-months by the bits of the players that are on, by the fingerprint of the game.
    pub fn games(&self) -> &BTreeMap<u64, BTreeMap<u64, Ratio<i128>>> {
        &self.games
    }

    /// What is known of a game.
    ///
    /// # Errors
    /// [`NoValues::OtherGame`] where something is kept and the first game asked about is not in it:
    /// what is kept then belongs to another question.
    pub fn known(&mut self, game: &Game<'_>) -> Result<Option<Known>, NoValues> {
        let fingerprint = game.fingerprint();
        let people = self.games.get(&fingerprint).cloned();
        if people.is_none() && !self.begun && !self.games.is_empty() {
            return Err(NoValues::OtherGame);
        }
        self.begun = true;
        Ok(people.map(|people| Known { fingerprint, people, ..Known::default() }))
    }

    /// Adds what is known by now.
    pub fn add(&mut self, known: &Known) {
        let people = known.people.iter().map(|(&on, &people)| (on, people));
        self.games.entry(known.fingerprint).or_default().extend(people);
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
