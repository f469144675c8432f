//! The cascade from need to reach: the largest reach there could be with ever more limits in force.
//!
//! Each step is a largest flow on one network, for the window or for one month or area alone, whose
//! need then is the only one that counts; so steps never rise, and months and areas do not add up.
//! Limits come into force in one order: who can be served at all, where food may be handed out,
//! whether a way is open, what open ways carry. That far food is ample in every month at its
//! origins outside the country, while what is bought or stocked inside stays as given: what is left
//! is the access ceiling. Then come banks, cash and fuel, food on offer, money, and what the plan
//! chose to do with the rest.
//!
//! Where rations differ, the most people are served by the smallest rations first. What all rations
//! up to a size can take at most is a largest flow each, and reach is the sum of their increases,
//! each over its ration: a largest flow keeps what the smaller ones before it were given.

mod flows;
mod level;
mod scope;

pub(super) use flows::Cascades;
pub(super) use level::Level;
pub(super) use scope::{Reached, Scope};

use super::figures::Exact;
use super::wide::InForce;

/// A limit that comes into force, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// People registered, and what partners and sites can serve.
    Caseload,
    /// Handing out is allowed.
    HandingOut,
    /// A way is open: permissions to move, and seasons.
    OpenWays,
    /// The ways can carry it: capacities, quotas, rooms, time under way.
    Carrying,
    /// Banks, cash and fuel.
    Banking,
    /// Food on offer.
    Food,
    /// Money.
    Money,
    /// What the plan does with it: the order of phases, a target, other months or areas.
    Choice,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 8] = [
        Step::Caseload,
        Step::HandingOut,
        Step::OpenWays,
        Step::Carrying,
        Step::Banking,
        Step::Food,
        Step::Money,
        Step::Choice,
    ];

    /// The limits in force up to this step and no further.
    pub(super) fn in_force(self) -> InForce {
        InForce {
            caseload: self >= Step::Caseload,
            handing_out: self >= Step::HandingOut,
            network: self >= Step::OpenWays,
            open: self >= Step::OpenWays,
            permissions: true,
            carrying: self >= Step::Carrying,
            banking: self >= Step::Banking,
            food: self >= Step::Food,
        }
    }

    /// All limits in force but this one; `None` for steps that are no limit on a flow.
    pub(super) fn lifted(self) -> Option<InForce> {
        let all = InForce::ALL;
        match self {
            Step::Caseload => Some(InForce { caseload: false, ..all }),
            Step::HandingOut => Some(InForce { handing_out: false, ..all }),
            Step::OpenWays => Some(InForce { open: false, ..all }),
            Step::Carrying => Some(InForce { carrying: false, ..all }),
            Step::Banking => Some(InForce { banking: false, ..all }),
            Step::Food => Some(InForce { food: false, ..all }),
            Step::Money => Some(all),
            Step::Choice => None,
        }
    }
}

/// From need to reach, in person-months: for the window, or for one month or area alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cascade {
    /// Person-months in need.
    pub need: Exact,
    /// What is left of them with each further limit in force, in the order of [`Step::ALL`]; never
    /// more than before. The last is what the plan reaches.
    pub left: [Exact; 8],
}

impl Cascade {
    /// What is left after a step.
    pub fn after(&self, step: Step) -> Exact {
        self.left[step as usize]
    }

    /// What a step takes away.
    pub fn lost(&self, step: Step) -> Exact {
        let before = match step as usize {
            0 => self.need,
            n => self.left[n - 1],
        };
        before - self.after(step)
    }

    /// Person-months that access and ways would let any plan reach if food and money were ample.
    pub fn ceiling(&self) -> Exact {
        self.after(Step::Carrying)
    }

    /// The need that could be served, less the ceiling: what closed permissions cost and what ways cannot carry
    /// even with every permission granted, together.
    pub fn access_costs(&self) -> Exact {
        self.after(Step::Caseload) - self.ceiling()
    }

    /// What the plan reaches.
    pub fn reached(&self) -> Exact {
        self.after(Step::Choice)
    }

    /// The step that takes most; of equals the earliest. `None` where everyone in need is reached.
    pub fn most_lost(&self) -> Option<Step> {
        self.most_lost_of(&Step::ALL)
    }

    /// What is most in the way: the step that takes most besides the caseload, which says who counts
    /// and bars no way; the caseload where nothing else takes anything.
    pub fn most_in_the_way(&self) -> Option<Step> {
        self.most_lost_of(&Step::ALL[1..]).or_else(|| self.most_lost())
    }

    fn most_lost_of(&self, steps: &[Step]) -> Option<Step> {
        let taking = steps.iter().copied().filter(|step| self.lost(*step) > Exact::default());
        taking.reduce(|most, next| if self.lost(next) > self.lost(most) { next } else { most })
    }
}
