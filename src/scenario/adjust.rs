//! Figures of the country that a scenario takes otherwise than the pack: what links carry, what is on offer
//! and when, who is in need.
//!
//! A factor is a whole number of millionths, and a product of factors is rounded to one, so that no order in
//! which they are multiplied matters by more than that and nothing overflows. Adjustments are known all along:
//! a plan made with what was known by a day sees them all.

use crate::country::{AreaIx, Country, LinkIx, PlaceIx};
use crate::evidence::SourceIx;
use crate::time::{Month, Window};
use crate::units::{Factor, Grams, Share};

/// Most adjustments of one scenario.
pub(super) const MOST_ADJUSTMENTS: usize = 1_000;

/// Most grams that a factor makes of a figure, a thousand million tonnes: sums of them stay in 64 bits.
pub const MOST_GRAMS: i64 = 1_000_000_000_000_000;

/// A figure that a scenario takes otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Which figures, and how they change.
    pub what: Adjusted,
    /// First and last month in which they do, both included.
    pub months: (Month, Month),
    /// Where the file stands in the chain: the nearest has the highest.
    pub rank: u8,
    /// Id of the scenario whose file says so.
    pub written_in: String,
    /// Who says so; none in a what-if.
    pub sources: Vec<SourceIx>,
    /// What a reader must know.
    pub note: String,
}

/// Figures of one kind, and how they change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Adjusted {
    /// What some links carry in a month, in order of the links.
    Capacity(Vec<LinkIx>, Carries),
    /// Food on offer at a place, or everywhere, in the month in which it would lie there.
    Supply(Option<PlaceIx>, Comes),
    /// People in need in some areas, with the areas inside them; everywhere where none is named.
    Need(Vec<AreaIx>, Factor),
}

/// What a link carries instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carries {
    /// So many times as much.
    Times(Factor),
    /// So many grams in a whole month, whatever the pack says.
    PerMonth(Grams),
}

/// How food comes instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comes {
    /// So many times as much.
    Times(Factor),
    /// A share of it so many months later.
    Late(Share, u8),
}

impl Adjustment {
    /// Whether it gives a link another amount in the same month as one of its rank does.
    pub(super) fn contradicts(&self, other: &Adjustment) -> bool {
        use Adjusted::Capacity;
        use Carries::PerMonth;
        let (Capacity(own, PerMonth(one)), Capacity(others, PerMonth(another))) =
            (&self.what, &other.what)
        else {
            return false;
        };
        let together = self.months.0.max(other.months.0) <= self.months.1.min(other.months.1);
        let shared = own.iter().any(|link| others.binary_search(link).is_ok());
        one != another && self.rank == other.rank && together && shared
    }

    fn holds_in(&self, month: Month) -> bool {
        (self.months.0..=self.months.1).contains(&month)
    }
}

/// What a scenario makes of a capacity in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Counted instead of the pack's figure, where the scenario says how much.
    set: Option<Grams>,
    times: Factor,
}

impl Carried {
    /// As the pack has it.
    pub const AS_IS: Carried = Carried { set: None, times: Factor::ONE };

    /// What a link carries in a whole month; `None` where nothing limits it. No time of nothing known is nothing.
    pub fn of(self, best: Option<Grams>) -> Option<Grams> {
        if self.times == Factor::NOUGHT {
            return Some(Grams(0));
        }
        let grams = self.set.or(best)?;
        Some(Grams(self.times.of_amount(grams.0).min(MOST_GRAMS)))
    }
}

/// What comes in one month is one part.
fn together(mut parts: Vec<(u8, Factor)>) -> Vec<(u8, Factor)> {
    parts.sort_by_key(|(by, _)| *by);
    parts.dedup_by(|other, kept| {
        let same = other.0 == kept.0;
        if same {
            kept.1 = kept.1.plus(other.1);
        }
        same
    });
    parts
}

/// All adjustments of a scenario, those of what it extends first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjustments(pub Vec<Adjustment>);

impl Adjustments {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The order in which they are put on one another: amounts before the factors of one rank.
    pub(super) fn put_in_order(&mut self) {
        self.0.sort_by_cached_key(|adjustment| {
            let amount = matches!(adjustment.what, Adjusted::Capacity(_, Carries::PerMonth(_)));
            let said = (adjustment.written_in.clone(), adjustment.note.clone());
            (adjustment.rank, !amount, adjustment.what.clone(), adjustment.months, said)
        });
    }

    /// Each that holds in a month.
    fn in_month(&self, month: Month) -> impl Iterator<Item = &Adjustment> {
        self.0.iter().filter(move |adjustment| adjustment.holds_in(month))
    }

    /// What becomes of a link's capacity in a month. An amount stands instead of what it extends says; factors
    /// multiply, also that amount.
    pub fn capacity(&self, link: LinkIx, month: Month) -> Carried {
        let mut carried = Carried::AS_IS;
        for adjustment in self.in_month(month) {
            let Adjusted::Capacity(links, how) = &adjustment.what else { continue };
            if links.binary_search(&link).is_err() {
                continue;
            }
            match how {
                Carries::Times(factor) => carried.times = carried.times.times(*factor),
                Carries::PerMonth(grams) => {
                    carried = Carried { set: Some(*grams), times: Factor::ONE };
                }
            }
        }
        carried
    }

    /// What becomes of food that would lie at a place in a month: so many months later, so many times as much.
    /// Stock that lies there already is never late.
    pub fn supply(&self, (place, stock): (PlaceIx, bool), month: Month) -> Vec<(u8, Factor)> {
        let mut parts = vec![(0u8, Factor::ONE)];
        for adjustment in self.in_month(month) {
            let Adjusted::Supply(at, how) = adjustment.what else { continue };
            if at.is_some_and(|at| at != place) {
                continue;
            }
            match how {
                Comes::Times(factor) => {
                    parts.iter_mut().for_each(|(_, part)| *part = part.times(factor));
                }
                Comes::Late(..) if stock => {}
                Comes::Late(share, months) => {
                    let late = Factor::from(share);
                    let later = parts
                        .iter()
                        .map(|(by, part)| (by.saturating_add(months), part.times(late)));
                    let later: Vec<(u8, Factor)> = later.collect();
                    for ((_, part), (_, gone)) in parts.iter_mut().zip(&later) {
                        *part = part.less(*gone);
                    }
                    parts.extend(later);
                    parts = together(parts);
                }
            }
        }
        parts.retain(|(_, part)| *part != Factor::NOUGHT);
        parts
    }

    /// Forgets what links carry: of one, or of all with `None`.
    pub fn forget_capacity(&mut self, of: Option<LinkIx>) {
        for adjustment in &mut self.0 {
            if let Adjusted::Capacity(links, _) = &mut adjustment.what {
                links.retain(|link| of.is_some_and(|of| of != *link));
            }
        }
    }

    /// Whether any of them is about people in need.
    pub fn any_need(&self) -> bool {
        self.0.iter().any(|adjustment| matches!(adjustment.what, Adjusted::Need(..)))
    }

    /// The first area and month in which these make more people in need than live there, with both numbers.
    pub(super) fn beyond_residents(
        &self,
        country: &Country,
        window: Window,
    ) -> Option<(AreaIx, Month, [u64; 2])> {
        let months: Vec<Month> = window.periods().map(|period| window.month(period)).collect();
        let needs = country.needs.iter().filter(|need| months.contains(&need.month));
        let mut needs = needs.map(|need| {
            let factor = self.need(country, need.area, need.month);
            let people = need.phases.map(|people| factor.of_people(people.0));
            let all = people.into_iter().fold(0, u64::saturating_add);
            let residents = country.areas[need.area.index()].population.0;
            (factor, need.area, need.month, [all, residents])
        });
        let beyond = needs.find(|(factor, _, _, [all, most])| *factor > Factor::ONE && all > most);
        beyond.map(|(_, area, month, numbers)| (area, month, numbers))
    }

    /// How many times as many people are in need in an area in a month.
    pub fn need(&self, country: &Country, area: AreaIx, month: Month) -> Factor {
        let parent = country.areas[area.index()].parent;
        let inside = |areas: &[AreaIx]| {
            areas.is_empty() || areas.iter().any(|a| *a == area || Some(*a) == parent)
        };
        let factors = self.in_month(month).filter_map(|adjustment| match &adjustment.what {
            Adjusted::Need(areas, factor) if inside(areas) => Some(*factor),
            Adjusted::Need(..) | Adjusted::Capacity(..) | Adjusted::Supply(..) => None,
        });
        factors.fold(Factor::ONE, Factor::times)
    }
}
