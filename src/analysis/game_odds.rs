//! What to expect when permissions are granted by chance, and what effort on one is worth.
//!
//! **Expected value** (Owen's multilinear extension): E = Σ over S of P(S) · v(S), where P(S) is the
//! chance that exactly S is granted.
//!
//! **Draws.** Either each permission is drawn by itself, or one draw decides all permissions of a
//! counterpart: u is drawn evenly from 0 to 1, and permission i is granted where u < pᵢ. So every
//! permission keeps its odds, equal odds are granted or refused together, and whoever grants the
//! less likely one grants the more likely one, too. Counterparts are drawn apart from each other.
//!
//! **Value of effort**: dE for odds raised by 1, per unit of probability; in units of v. Drawn apart
//! it is dE/dpᵢ = E[v(S+i) − v(S−i)]. For a counterpart whose odds all rise alike, the steps between
//! its odds cancel and what remains is E(it grants everything) − E(it grants nothing).
//!
//! **Method.** Fold the table one group after the other from the last to the first, and carry the
//! chances of what comes before from the first to the last; where they meet is what to expect given
//! each outcome of one group. Integers over one common denominator all the way.
//!
//! **Source.** G. Owen, *Multilinear extensions of games*, Management Science 18 (1972) 64–79.

use super::game::{Coalition, Exact, Game, GameError, expect_length};
use super::game_groups::Groups;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{One, Signed, Zero};

/// The odds of every permission and what is drawn together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draws {
    groups: Groups,
    odds: Vec<Exact>,
}

impl Draws {
    /// Each permission is drawn by itself, with these odds.
    ///
    /// # Errors
    /// Where odds do not lie between 0 and 1.
    pub fn apart(odds: Vec<Exact>) -> Result<Draws, GameError> {
        Draws::together(Groups::apart(odds.len()), odds)
    }

    /// One draw decides all permissions of a counterpart, with these odds by permission.
    ///
    /// # Errors
    /// Where odds do not lie between 0 and 1, or are not one for each player of the groups.
    pub fn together(groups: Groups, odds: Vec<Exact>) -> Result<Draws, GameError> {
        let players = groups.members().iter().map(|members| members.size());
        expect_length(players.sum(), odds.len())?;
        let beyond = |p: &&Exact| p.is_negative() || **p > Exact::one();
        match odds.iter().find(beyond) {
            Some(odds) => Err(GameError::Odds(odds.clone())),
            None => Ok(Draws { groups, odds }),
        }
    }

    /// The chance that at least these permissions are granted: over the counterparts, the product
    /// of the least odds among those it is asked for.
    pub fn chance(&self, granted: Coalition) -> Exact {
        let least = |members: &Coalition| {
            let asked = granted.shared(*members).players();
            asked.filter_map(|i| self.odds.get(i)).min()
        };
        let needed = self.groups.members().iter().filter_map(least);
        needed.fold(Exact::one(), |chance, odds| chance * odds)
    }

    pub(super) fn players(&self) -> usize {
        self.odds.len()
    }

    /// What a group's draw can bring, from nothing to everything: each outcome adds the permissions
    /// of the next lower odds. With it, the weight of each outcome over a common denominator.
    fn outcomes(&self, members: Coalition) -> Outcomes {
        let mut by_odds: Vec<usize> = members.players().collect();
        by_odds.sort_by(|a, b| self.odds[*b].cmp(&self.odds[*a]));
        let scale = by_odds
            .iter()
            .fold(BigInt::one(), |scale, player| scale.lcm(self.odds[*player].denom()));
        let weight = |odds: &Exact| (odds * &scale).to_integer();
        let mut outcomes = Outcomes {
            granted: vec![Coalition::NOBODY],
            weights: vec![scale.clone()],
            odds: Vec::new(),
            scale: scale.clone(),
        };
        for alike in by_odds.chunk_by(|a, b| self.odds[*a] == self.odds[*b]) {
            let odds = &self.odds[alike[0]];
            let before = outcomes.granted[outcomes.granted.len() - 1];
            let granted = alike.iter().fold(before, |all, player| all.with(*player));
            if let Some(last) = outcomes.weights.last_mut() {
                *last -= weight(odds);
            }
            outcomes.granted.push(granted);
            outcomes.weights.push(weight(odds));
            outcomes.odds.push(odds.clone());
        }
        outcomes
    }
}

struct Outcomes {
    granted: Vec<Coalition>,
    weights: Vec<BigInt>,
    /// The odds of the permissions that each outcome but the first adds.
    odds: Vec<Exact>,
    scale: BigInt,
}

/// What to expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// E, in units of v.
    pub value: Exact,
    /// By group; by player where each is drawn by itself.
    pub groups: Vec<GroupExpected>,
}

/// What hangs on the draw of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupExpected {
    /// What to expect if it refuses everything.
    pub refused: Exact,
    /// What to expect if it grants everything.
    pub granted: Exact,
    /// What raising all its odds alike is worth, per unit of probability: granted − refused.
    pub effort: Exact,
    /// What raising its odds is worth, parted by permissions of equal odds, the most likely first.
    pub steps: Vec<Step>,
}

/// Permissions of one counterpart with the same odds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The permissions.
    pub permissions: Coalition,
    /// Their odds.
    pub odds: Exact,
    /// What raising these odds is worth, per unit of probability.
    pub effort: Exact,
}

/// What to expect of a game under draws, and what effort is worth.
///
/// # Errors
/// Where there are not odds for each player.
///
/// # Example
/// ```
/// use aidreach::analysis::game::{Exact, Game};
/// use aidreach::analysis::game_odds::{Draws, expected};
/// // A road in is worth something only with leave to hand out; each is granted half of the time.
/// let people = |n: i64| Exact::from_integer(n.into());
/// let game = Game::new(2, &[people(0), people(0), people(0), people(80)])?;
/// let half = Exact::new(1.into(), 2.into());
/// let found = expected(&game, &Draws::apart(vec![half.clone(), half])?)?;
/// assert_eq!(found.value, people(20));
/// assert_eq!(found.groups[0].effort, people(40));
/// # Ok::<(), aidreach::analysis::game::GameError>(())
/// ```
pub fn expected(game: &Game, draws: &Draws) -> Result<Expected, GameError> {
    draws.groups.expect(game)?;
    let members = draws.groups.members();
    let outcomes: Vec<Outcomes> = members.iter().map(|m| draws.outcomes(*m)).collect();
    let folded = fold(game, &outcomes);
    let scale = |group: usize| -> BigInt {
        let all = outcomes.iter().enumerate();
        let others = all.filter(|(other, _)| *other != group);
        others.map(|(_, outcomes)| &outcomes.scale).product()
    };
    let mut groups = Vec::new();
    let mut chances = vec![BigInt::one()];
    for (group, own) in outcomes.iter().enumerate() {
        let given = meet(&chances, &folded[group + 1], own.weights.len());
        let unit = game.denominator() * scale(group);
        let exact = |numerator: &BigInt| Ratio::new(numerator.clone(), unit.clone());
        groups.push(of_group(own, given.iter().map(exact).collect()));
        chances = spread(&chances, &own.weights);
    }
    let unit = game.denominator() * outcomes.iter().map(|o| &o.scale).product::<BigInt>();
    let value = Ratio::new(folded[0][0].clone(), unit);
    Ok(Expected { value, groups })
}

/// Level k: by the outcomes of the first k groups, the first varying slowest, v weighed over the
/// draws of the groups from k on.
fn fold(game: &Game, outcomes: &[Outcomes]) -> Vec<Vec<BigInt>> {
    let mut coalitions = vec![Coalition::NOBODY];
    for own in outcomes {
        let extend = |before: &Coalition| {
            let before = *before;
            own.granted.iter().map(move |more| before.union(*more))
        };
        coalitions = coalitions.iter().flat_map(extend).collect();
    }
    let table = coalitions.into_iter().map(|s| game.numerator(s)).collect();
    let mut levels: Vec<Vec<BigInt>> = vec![table];
    for own in outcomes.iter().rev() {
        let level = &levels[levels.len() - 1];
        let weighed = |given: &[BigInt]| given.iter().zip(&own.weights).map(|(v, w)| v * w).sum();
        let folded = level.chunks(own.weights.len()).map(weighed).collect();
        levels.push(folded);
    }
    levels.reverse();
    levels
}

/// The chances of all outcomes of the groups so far, with one group more.
fn spread(chances: &[BigInt], weights: &[BigInt]) -> Vec<BigInt> {
    chances.iter().flat_map(|chance| weights.iter().map(move |weight| chance * weight)).collect()
}

/// What to expect given each outcome of a group, over the draws before it and after it.
fn meet(chances: &[BigInt], level: &[BigInt], n_outcomes: usize) -> Vec<BigInt> {
    let mut given = vec![BigInt::zero(); n_outcomes];
    for (chance, values) in chances.iter().zip(level.chunks(n_outcomes)) {
        for (sum, value) in given.iter_mut().zip(values) {
            *sum += chance * value;
        }
    }
    given
}

fn of_group(own: &Outcomes, given: Vec<Exact>) -> GroupExpected {
    let steps = own.odds.iter().enumerate().map(|(at, odds)| Step {
        permissions: own.granted[at + 1].minus(own.granted[at]),
        odds: odds.clone(),
        effort: &given[at + 1] - &given[at],
    });
    let (refused, granted) = (given[0].clone(), given[given.len() - 1].clone());
    GroupExpected { effort: &granted - &refused, steps: steps.collect(), refused, granted }
}
