//! A plan as it is told to readers outside the planning team where few people are reached somewhere:
//! every figure is of the same coarser counts (see `sharing::small`).

mod said;

pub(in crate::report) use said::coarser_said;

use super::subject::{Outcome, Subject};
use crate::country::{AreaIx, Country};
use crate::plan::{AreaPlan, AsKnown, Cascade, Costs, Exact, HeldBack, Limiting, Plan};
use crate::sharing::{Content, SMALL, coarse_down, few, is_small};
use std::collections::BTreeMap;

/// A plan made coarser: what is told of it where people reached are few somewhere.
#[derive(Clone, Debug)]
pub struct Coarser {
    country: Country,
    made: Made,
    held: HeldBack,
    by_area: BTreeMap<AreaIx, Cascade>,
}

#[derive(Clone, Debug)]
enum Made {
    Plan(Box<Plan>),
    Run(Box<AsKnown>),
}

/// Makes a plan coarser for readers outside the planning team; `None` where it may be told as it is.
pub fn coarser(subject: &Subject<'_>) -> Option<Coarser> {
    let few = few(subject.areas(), subject.groups());
    if subject.sharing.shows(Content::SmallCounts) || !(few || few_in_cascades(subject)) {
        return None;
    }
    let mut country = subject.country.clone();
    country.coarse.reached |= few;
    let areas = if few { areas(subject) } else { subject.areas().to_vec() };
    let food = Food::of(subject.areas(), &areas);
    let made = match subject.outcome {
        Outcome::Hindsight(plan) if few => Made::Plan(Box::new(Plan {
            routes: Vec::new(),
            moved: BTreeMap::new(),
            levies: Vec::new(),
            groups: Vec::new(),
            costs: food.costs(&plan.costs),
            left: Vec::new(),
            areas: areas.clone(),
            ..plan.clone()
        })),
        Outcome::AsKnown(run) if few => Made::Run(Box::new(AsKnown {
            groups: Vec::new(),
            costs: food.costs(&run.costs),
            left: Vec::new(),
            areas: areas.clone(),
            ..run.clone()
        })),
        Outcome::Hindsight(plan) => Made::Plan(Box::new(plan.clone())),
        Outcome::AsKnown(run) => Made::Run(Box::new(run.clone())),
    };
    Some(Coarser {
        held: held(subject.held, &areas),
        by_area: by_area(subject, &areas),
        country,
        made,
    })
}

impl Coarser {
    /// A subject with coarser counts in place of what is told of it.
    pub fn subject<'a>(&'a self, of: &Subject<'a>) -> Subject<'a> {
        let outcome = match &self.made {
            Made::Plan(plan) => Outcome::Hindsight(plan),
            Made::Run(run) => Outcome::AsKnown(run),
        };
        Subject { country: &self.country, outcome, held: &self.held, by_area: &self.by_area, ..*of }
    }
}

/// Whether so few people are left after a step, or lost by it, that it points at them.
fn few_in_cascades(subject: &Subject<'_>) -> bool {
    let held = subject.held;
    let by_permissions = [held.closed_permissions_cost(), held.beyond_ways()];
    let all = std::iter::once(&held.window).chain(&held.months).chain(subject.by_area.values());
    let mut counts = all.flat_map(|cascade| {
        let lost = Limiting::ALL.map(|step| cascade.lost(step));
        cascade.left.into_iter().chain(lost)
    });
    let small = |count: Exact| u64::try_from(count.round().to_integer()).is_ok_and(is_small);
    counts.any(small) || by_permissions.into_iter().any(small)
}

/// People reached in tens and hundreds, with small counts as nought, and the food that they take.
fn areas(subject: &Subject<'_>) -> Vec<AreaPlan> {
    let served = subject.network.served.iter().map(|served| (served.area, &served.months));
    let rations: BTreeMap<_, _> = served.collect();
    let mut areas = subject.areas().to_vec();
    for area in &mut areas {
        for (n, month) in area.months.iter_mut().enumerate() {
            // All of them: what the others have to the person gives back what is hidden, by the food that
            // there is, or by how evenly a plan shares it out.
            for (shown, served) in month.shown.iter_mut().zip(&mut month.served) {
                *shown = coarse_down(*shown);
                *served = Exact::from_integer(i128::from(*shown));
            }
            let each = rations.get(&area.area).map_or(0, |months| months[n].grams_per_person.0);
            let served: Exact = month.served.iter().copied().sum();
            month.grams = (served * i128::from(each)).round();
        }
    }
    areas
}

/// Food handed out, before and after a plan was made coarser, in whole grams.
struct Food {
    before: i128,
    after: i128,
}

impl Food {
    fn of(before: &[AreaPlan], after: &[AreaPlan]) -> Food {
        let grams = |areas: &[AreaPlan]| {
            let grams: Exact = areas.iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
            grams.round().to_integer()
        };
        Food { before: grams(before), after: grams(after) }
    }

    /// Costs at what a tonne of all food costs on average, in whole dollars: so roughly that what single
    /// areas pay makes no difference.
    fn costs(&self, of: &Costs) -> Costs {
        const GRAMS_PER_MT: i128 = 1_000_000;
        let part = |cents: Exact| {
            let cents = cents.round().to_integer();
            let dollars_per_mt = Exact::new(cents * GRAMS_PER_MT / 100, self.before.max(1)).round();
            (dollars_per_mt * self.after * 100 / GRAMS_PER_MT).round()
        };
        Costs {
            buying: part(of.buying),
            moving: part(of.moving),
            storing: part(of.storing),
            handing_out: part(of.handing_out),
            levies: part(of.levies),
        }
    }
}

fn reached<'a>(cells: impl Iterator<Item = &'a crate::plan::MonthFigures>) -> Exact {
    cells.flat_map(|month| month.served).sum()
}

/// Cascades as they are told. What raising a limit would bring is for the planning team.
fn held(held: &HeldBack, areas: &[AreaPlan]) -> HeldBack {
    let of_month = |(n, month): (usize, &Cascade)| {
        cascade(month, reached(areas.iter().filter_map(|area| area.months.get(n))))
    };
    let told = cascade(&held.window, reached(areas.iter().flat_map(|area| &area.months)));
    let feeds = match held.food_feeds == held.window.reached() {
        true => told.reached(),
        false => percents_up(held.food_feeds, held.window.need),
    };
    let (before, after) = (&held.window, told.after(Limiting::Caseload));
    let all_granted = match held.all_granted {
        all if all == before.ceiling() => told.ceiling(),
        all if all == before.after(Limiting::Caseload) => after,
        all => percents_up(all, held.window.need).max(told.ceiling()).min(after),
    };
    HeldBack {
        window: told,
        all_granted,
        lifted: Vec::new(),
        months: held.months.iter().enumerate().map(of_month).collect(),
        limits: Vec::new(),
        food_feeds: feeds,
        at_capacities: None,
    }
}

fn by_area(subject: &Subject<'_>, areas: &[AreaPlan]) -> BTreeMap<AreaIx, Cascade> {
    let of = |(ix, of): (&AreaIx, &Cascade)| {
        let months = areas.iter().filter(|area| area.area == *ix).flat_map(|area| &area.months);
        (*ix, cascade(of, reached(months)))
    };
    subject.by_area.iter().map(of).collect()
}

/// From need to reach with what is reached as it is told; steps between are rounded up to whole
/// percents of the need that leave room for a small count, so that they bound none closely.
fn cascade(of: &Cascade, reached: Exact) -> Cascade {
    let whole = of.need.max(reached);
    let step = |left: Exact| match left {
        left if left == of.reached() => reached,
        left if left == of.need => whole,
        left => percents_up(left, whole).min(whole).max(reached),
    };
    Cascade { need: of.need, left: of.left.map(step) }
}

fn percents_up(part: Exact, whole: Exact) -> Exact {
    let (part, whole) = (part.ceil().to_integer(), whole.ceil().to_integer().max(1));
    let percents = ((part + i128::from(SMALL)) * 100 + whole - 1) / whole;
    Exact::from_integer(whole * percents / 100)
}
