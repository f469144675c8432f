//! Limits that hold reach back, and no others.
//!
//! A limit is named only where raising it, and nothing else, raises reach; a set of limits only
//! where raising all of them does, and no fewer of them. Together the sets named are all there is:
//! with everything else raised at once, reach stays as it is.
//!
//! Reach is the most that can be reached with all limits in force. Where the plan chooses to reach
//! fewer, by a target or by the order of phases, the cascade's last step says so.

mod known;
mod paid;
mod raising;
mod touching;

use super::cascade::{Cascades, Level, Scope};
use super::figures::Exact;
use super::wide::Wide;
use super::{NoPlan, budget_of};
use crate::network::{Limit, Raised};
use crate::time::Period;
use known::Known;
use paid::Paid;
use raising::Raising;
use std::collections::BTreeSet;

/// Limits that hold reach back together, none of which could be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck {
    /// Each limit, and by how much it was raised.
    pub limits: Vec<RaisedBy>,
    /// Person-months more that are reached with all of them raised, found by planning again.
    pub gain: Exact,
}

/// A limit and by how much it was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedBy {
    /// The limit.
    pub limit: Limit,
    /// How much more it allowed for.
    pub more: More,
    /// Months in which it then allows for more where food was held back.
    pub months: Vec<Period>,
}

/// How much more a limit allows for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// It is open all along.
    Open,
    /// So many grams more over the window.
    Grams(i64),
    /// So many grams more in each of its months.
    GramsAMonth(i64),
    /// So many people more in each of its months.
    PeopleAMonth(u64),
    /// So many US cents more over the window.
    Cents(i64),
}

/// The sets that hold back what can be reached, the largest gain first.
pub(super) fn find<'w, 'n, 'a>(
    wide: &'w Wide<'n, 'a>,
    cascades: &Cascades<'w, 'n, 'a>,
) -> Result<Vec<Bottleneck>, NoPlan> {
    let raising = Raising::new(wide);
    let mut found = match budget_of(&wide.network) {
        None => Free::new(&Known::new(raising), cascades, Scope::Window)?.named()?,
        Some(_) => Paid::new(&raising)?.named()?,
    };
    found.sort_by(|a, b| {
        let limits = |found: &Bottleneck| -> Vec<Limit> {
            found.limits.iter().map(|raised| raised.limit).collect()
        };
        b.gain.cmp(&a.gain).then_with(|| limits(a).cmp(&limits(b)))
    });
    Ok(found)
}

/// Limits that are part of what holds some areas back, each as if only its need counted and money
/// were no limit.
pub(super) fn of_areas<'w, 'n, 'a>(
    wide: &'w Wide<'n, 'a>,
    cascades: &Cascades<'w, 'n, 'a>,
    areas: &[usize],
) -> Result<BTreeSet<Limit>, NoPlan> {
    let raising = Known::new(Raising::new(wide));
    let mut limits = BTreeSet::new();
    for area in areas {
        let sets = Free::new(&raising, cascades, Scope::Area(*area))?.sets(Wanted::Limits);
        limits.extend(sets.into_iter().flatten());
    }
    Ok(limits)
}

/// What of the sets is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All of them.
    Sets,
    /// The limits in them, whichever sets these are in.
    Limits,
}

/// A search where money is no limit: raising limits raises reach exactly where people can then be
/// got to from the supplies along arcs that have room left.
struct Free<'s, 'w, 'n, 'a> {
    raising: &'s Known<'w, 'n, 'a>,
    cascades: &'s Cascades<'w, 'n, 'a>,
    scope: Scope,
    level: Level<'w>,
}

impl<'s, 'w, 'n, 'a> Free<'s, 'w, 'n, 'a> {
    fn new(
        raising: &'s Known<'w, 'n, 'a>,
        cascades: &'s Cascades<'w, 'n, 'a>,
        scope: Scope,
    ) -> Result<Self, NoPlan> {
        Ok(Free { raising, cascades, scope, level: cascades.tightest(scope)? })
    }

    /// What each set brings.
    fn named(&self) -> Result<Vec<Bottleneck>, NoPlan> {
        let mut then = self.level.clone();
        self.sets(Wanted::Sets).iter().map(|set| self.told(set, &mut then)).collect()
    }

    /// Single limits first, then pairs, then whatever smallest sets are left.
    fn sets(&self, wanted: Wanted) -> Vec<Raised> {
        let mut sets: Vec<Raised> = Vec::new();
        let ahead = self.next_to(self.level.sides());
        let (single, several): (Vec<Limit>, Vec<Limit>) =
            ahead.into_iter().partition(|limit| self.helps(&Raised::from([*limit])));
        sets.extend(single.iter().map(|limit| Raised::from([*limit])));
        let mut paired = Raised::new();
        for first in several {
            let mut sides = self.level.sides().to_vec();
            self.spread(&mut sides, &Raised::from([first]));
            for second in self.next_to(&sides) {
                let pair = Raised::from([first, second]);
                let known = match wanted {
                    Wanted::Sets => sets.contains(&pair),
                    Wanted::Limits => pair.is_subset(&paired),
                };
                let new = second != first && !single.contains(&second) && !known;
                if new && self.helps(&pair) {
                    paired.extend(&pair);
                    sets.push(pair);
                }
            }
        }
        let mut rest: Raised = self.raising.limits().collect();
        sets.iter().flatten().for_each(|limit| {
            rest.remove(limit);
        });
        while let Some(set) = self.smallest_within(&rest) {
            set.iter().for_each(|limit| {
                rest.remove(limit);
            });
            sets.push(set);
        }
        sets
    }

    /// Limits that touch a full arc over which food left over could go on.
    fn next_to(&self, sides: &[Vec<bool>]) -> Raised {
        let mut limits: Vec<Limit> = Vec::new();
        for ((ration, flow), side) in self.level.flows().iter().zip(sides) {
            for (arc, &(from, to)) in self.raising.wide.pipes.ends().iter().enumerate() {
                let full = side[from as usize] && !side[to as usize] && flow.room(arc) == 0;
                if full && self.fits(arc, *ration) {
                    limits.extend(self.raising.of_arc(arc));
                }
            }
        }
        // Few limits touch many arcs.
        limits.sort_unstable();
        limits.dedup();
        limits.into_iter().collect()
    }

    /// Whether an arc has a part in the flow of a ration: one that hands out larger ones, or to people
    /// who do not count, has none.
    fn fits(&self, arc: usize, ration: i64) -> bool {
        let fed = self.raising.wide.fed(arc);
        fed.is_none_or(|fed| fed.grams_per_person <= ration && self.scope.counts(&fed))
    }

    /// Lets sides grow by what food left over can get to with some limits raised; whether that is
    /// people.
    fn spread(&self, sides: &mut [Vec<bool>], raised: &Raised) -> bool {
        let more = self.raising.more(raised);
        let mut opens = false;
        for ((ration, flow), side) in self.level.flows().iter().zip(sides) {
            let more: Vec<usize> =
                more.iter().map(|(arc, _)| *arc).filter(|arc| self.fits(*arc, *ration)).collect();
            opens |= flow.opens(side, &more);
        }
        opens
    }

    /// Whether raising some limits, and nothing else, raises reach.
    fn helps(&self, raised: &Raised) -> bool {
        self.spread(&mut self.level.sides().to_vec(), raised)
    }

    /// A set of limits out of some that raises reach and none of which can be left out; `None` where
    /// all of them together do not.
    fn smallest_within(&self, limits: &Raised) -> Option<Raised> {
        let more = self.raising.more(limits);
        let ways = self.level.flows().iter().filter_map(|(ration, flow)| {
            let mut raised = vec![false; self.raising.wide.n_arcs()];
            more.iter().for_each(|(arc, _)| raised[*arc] = self.fits(*arc, *ration));
            flow.way_with(&|arc| raised[arc])
        });
        let way = ways.min_by_key(Vec::len)?;
        let mut set: Raised = way.into_iter().flat_map(|arc| self.raising.of_arc(arc)).collect();
        set.retain(|limit| limits.contains(limit));
        for limit in set.clone() {
            let mut fewer = set.clone();
            fewer.remove(&limit);
            if self.helps(&fewer) {
                set = fewer;
            }
        }
        Some(set)
    }

    /// A set with what raising it brings, which is found in memory lent for it.
    fn told(&self, set: &Raised, then: &mut Level<'w>) -> Result<Bottleneck, NoPlan> {
        then.clone_from(&self.level);
        self.cascades.loosen(then, &self.raising.more(set), self.scope)?;
        let held = |arc: usize| {
            let (from, to) = self.raising.wide.pipes.ends()[arc];
            let flows = self.level.flows().iter().zip(self.level.sides());
            let mut held =
                flows.filter(|((ration, flow), _)| self.fits(arc, *ration) && flow.room(arc) == 0);
            held.any(|(_, side)| set.len() > 1 || (side[from as usize] && !side[to as usize]))
        };
        Ok(Bottleneck {
            limits: set.iter().map(|limit| self.raising.told(*limit, set, &held)).collect(),
            gain: then.reach() - self.level.reach(),
        })
    }
}
