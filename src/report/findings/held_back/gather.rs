//! Gathers what is told of cascades and limits.

use super::limits::{told, with};
use super::said::sentences;
use super::{
    AreaCascade, AtCapacityTold, Bottleneck, CascadeTold, MonthCascade, MonthStep, StepKey,
    StepTold,
};
use crate::country::{AreaIx, Country};
use crate::kit::figure::Figure;
use crate::plan::{AtCapacity, Cascade, Exact, HeldBack, Limiting};
use crate::report::findings::subject::{Outcome, Subject};
use crate::scenario::Objective;
use crate::sharing::{Content, Sharing};

/// What a cascade is told of.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Told<'a> {
    pub(in crate::report) held: &'a HeldBack,
    pub(in crate::report) objective: Objective,
    pub(in crate::report) knowledge: Knowledge,
    pub(in crate::report) sharing: Sharing,
    /// How many links nobody gave a limit, and how many there are.
    pub(in crate::report) unlimited: [usize; 2],
}

/// How many links nobody gave a limit, and how many there are.
pub(in crate::report) fn unlimited(country: &Country) -> [usize; 2] {
    [country.links_without_capacity().len(), country.links.len()]
}

/// What was known when plans were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Knowledge {
    /// The whole window.
    Hindsight,
    /// What was known on the first of each month.
    AsKnown,
}

/// The cascade over the window of what a report is about.
pub(in crate::report) fn cascade(subject: &Subject<'_>) -> CascadeTold {
    let knowledge = match subject.outcome {
        Outcome::Hindsight(_) => Knowledge::Hindsight,
        Outcome::AsKnown(_) => Knowledge::AsKnown,
    };
    over_the_window(&Told {
        held: subject.held,
        objective: subject.scenario.objective,
        knowledge,
        sharing: subject.sharing,
        unlimited: unlimited(subject.country),
    })
}

/// The cascade over the window.
pub(in crate::report) fn over_the_window(about: &Told<'_>) -> CascadeTold {
    let held = about.held;
    let lifted = |step: Limiting| {
        let known = held.lifted.iter().find(|(of, _)| *of == step);
        known.filter(|_| about.sharing.shows(Content::Limits)).map(|(_, more)| whole(*more))
    };
    // Of figures as shown, so that they add up.
    let costs = whole(held.window.access_costs());
    let closed = whole(held.closed_permissions_cost());
    let none = held.food_feeds == Exact::default();
    let share = || Figure::share(held.window.reached(), held.food_feeds);
    let at = |(found, capacity): (&AtCapacity, &'static str)| AtCapacityTold {
        capacity,
        reached_person_months: whole(found.reached),
        ceiling_person_months: whole(found.ceiling),
    };
    let mut told = CascadeTold {
        need_person_months: whole(held.window.need),
        steps: steps(&held.window, lifted),
        ceiling_person_months: whole(held.window.ceiling()),
        access_costs_person_months: costs,
        closed_permissions_cost_person_months: closed,
        beyond_ways_person_months: whole(costs.exact() - closed.exact()),
        food_feeds_person_months: whole(held.food_feeds),
        reached_of_food_share: (!none).then(share),
        at_capacities: held.at_capacities.iter().flatten().zip(["low", "high"]).map(at).collect(),
        sentences: Vec::new(),
    };
    told.sentences = sentences(about, &told);
    told
}

fn steps(cascade: &Cascade, lifted: impl Fn(Limiting) -> Option<Figure>) -> Vec<StepTold> {
    let mut before = whole(cascade.need);
    let step = |step: Limiting| {
        let left = whole(cascade.after(step));
        // Of figures as shown, so that they add up.
        let lost = whole(before.exact() - left.exact());
        before = left;
        StepTold {
            step: StepKey(step),
            left_person_months: left,
            lost_person_months: lost,
            lifted_alone_person_months: lifted(step),
        }
    };
    Limiting::ALL.into_iter().map(step).collect()
}

/// The cascade of one month, in people.
pub(in crate::report) fn of_month(subject: &Subject<'_>, month: &Cascade) -> MonthCascade {
    let people = |exact: Exact| subject.count(whole(exact).exact().to_integer() as u64);
    let step = |step| MonthStep { step: StepKey(step), left_people: people(month.after(step)) };
    MonthCascade {
        steps: Limiting::ALL.into_iter().map(step).collect(),
        ceiling_people: people(month.ceiling()),
    }
}

/// The cascades of areas, where they were asked for and readers may see them.
pub(in crate::report) fn by_area(subject: &Subject<'_>) -> Vec<AreaCascade> {
    if !subject.shows(Content::AreaCascades) {
        return Vec::new();
    }
    subject.by_area.iter().map(|(area, cascade)| of_area(subject.country, *area, cascade)).collect()
}

/// The cascade of one area.
pub(in crate::report) fn of_area(
    country: &Country,
    area: AreaIx,
    cascade: &Cascade,
) -> AreaCascade {
    let area = &country.areas[area.index()];
    AreaCascade {
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        need_person_months: whole(cascade.need),
        steps: steps(cascade, |_| None),
        most_lost: cascade.most_lost().map(StepKey),
    }
}

/// The limits that hold reach back.
pub(in crate::report) fn limits(subject: &Subject<'_>) -> Vec<Bottleneck> {
    let one = |found: &crate::plan::Bottleneck| Bottleneck {
        limits: found.limits.iter().map(|raised| told(subject, raised)).collect(),
        gain_person_months: whole(found.gain),
        sentence: with(subject, found),
    };
    subject.held.limits.iter().map(one).collect()
}

/// Person-months as shown.
pub(super) fn whole(exact: Exact) -> Figure {
    Figure::rounded(exact, 0)
}
