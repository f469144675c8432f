//! One combination after another, each valued when it is asked for.

use super::game::Game;
use super::{Method, NoValues, plans};
use crate::allocation::sweep::Asker;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// Sets that are asked for at once where a flow and a cut may prove several of them.
const AT_ONCE: usize = 256;

impl<'a> Game<'a> {
    /// Ready to answer for one combination after another.
    ///
    /// # Errors
    /// [`NoValues`], if the proof for the empty set fails.
    pub fn questions(&self) -> Result<Questions<'_, 'a>, NoValues> {
        let asker = match self.method {
            Method::Plans => None,
            Method::Cut | Method::NestedCuts(_) => Some(Asker::new(&self.layers)?),
        };
        Ok(Questions { game: self, asker, known: BTreeMap::new() })
    }
}

/// Answers for one combination after another and remembers them.
pub struct Questions<'g, 'a> {
    game: &'g Game<'a>,
    asker: Option<Asker<'g>>,
    known: BTreeMap<u128, Ratio<i128>>,
}

impl Questions<'_, '_> {
    /// Person-months with these players on, proven.
    ///
    /// # Errors
    /// [`NoValues`], where there is no proof or no plan.
    pub fn people(&mut self, on: u128) -> Result<Ratio<i128>, NoValues> {
        if let Some(asker) = &mut self.asker {
            return Ok(Ratio::new(asker.value(on)?, self.game.per_person));
        }
        let on = on & plans::matter(self.game);
        if let Some(people) = self.known.get(&on) {
            return Ok(*people);
        }
        let (people, _) = plans::people(self.game, on)?;
        self.known.insert(on, people);
        Ok(people)
    }

    /// Person-months of some sets of players, each proven. What proves one of them may prove others of
    /// them, so many are answered faster together.
    ///
    /// # Errors
    /// [`NoValues`], where there is no proof or no plan.
    pub fn people_of(&mut self, sets: &[u128]) -> Result<Vec<Ratio<i128>>, NoValues> {
        if let Some(asker) = &mut self.asker {
            let per_person = self.game.per_person;
            let values = asker.values(sets)?.into_iter();
            return Ok(values.map(|value| Ratio::new(value, per_person)).collect());
        }
        sets.iter().map(|&on| self.people(on)).collect()
    }

    /// How many sets are best asked for at once.
    pub fn at_once(&self) -> usize {
        if self.asker.is_some() { AT_ONCE } else { 1 }
    }

    /// The players that anything hangs on, by their bits; all others change nothing in any company.
    pub fn matter(&self) -> u128 {
        self.asker.as_ref().map_or_else(|| plans::matter(self.game), Asker::players)
    }

    /// How many different combinations have been proven.
    pub fn n_known(&self) -> usize {
        self.asker.as_ref().map_or(self.known.len(), Asker::n_known)
    }
}
