//! Who grants or denies what, when and on which conditions: plain data, and what follows from it
//! for every permission in every month.

mod access;
mod access_alone;
mod adjust;
mod adjusting;
mod applies;
mod claims;
mod conditions;
mod days;
mod decide;
mod decisions;
mod file;
mod keys;
mod manual;
mod merge;
mod names;
mod read;
mod shown;
mod spans;
mod syntax;
mod toll;
mod toml_reader;
mod toml_table;
pub mod words;
mod written;

pub use access::{AccessTable, Cause, MonthConditions, Ruling};
pub use access_alone::Beyond;
pub use adjust::{Adjusted, Adjustment, Adjustments, Carried, Carries, Comes, MOST_GRAMS};
pub use applies::{Gate, Needed, is_for_movement};
pub use conditions::misfit;
pub use decisions::{Conditions, Decision, DecisionIx, SeasonShift, Trigger, TriggerIx};
pub use manual::manual;
pub use shown::of_another_country;
pub use toll::{Paid, Toll};

use crate::country::{PermissionIx, RationIx, words};
use crate::time::Window;
use crate::units::{CentsPerMt, Share};
use jiff::civil::Date;
use num_rational::Ratio;
use std::collections::BTreeMap;

/// What a plan strives for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// Most person-months in phase 5, then 4, then 3.
    Severity,
    /// Most person-months.
    MostPeople,
    /// Lexicographic max-min of coverage over areas.
    Fairest,
    /// This share of the reach of full access, at least cost.
    CheapestFor(Share),
}

impl Objective {
    /// The word used in scenarios, help and reports.
    pub fn word(self) -> &'static str {
        match self {
            Objective::Severity => "severity",
            Objective::MostPeople => "most-people",
            Objective::Fairest => "fairest",
            Objective::CheapestFor(_) => "cheapest-for",
        }
    }
}

/// What an unknown state counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// As denied.
    Cautious,
    /// As granted.
    Hopeful,
    /// As the permission's best probability of being granted.
    Expected,
}
words!(Stance { Cautious = "cautious", Hopeful = "hopeful", Expected = "expected" });

/// The state every permission has before decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Each permission's own default in the pack.
    Pack,
    /// All granted.
    AllGranted,
    /// All denied.
    AllDenied,
}

/// What a plan may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resources {
    /// Money for the whole window, in US cents; `None` where no limit is set.
    pub budget_cents: Option<i64>,
    /// Factor on every supply; may exceed 1.
    pub supply_share: Ratio<i64>,
}

/// What those who plan will never use or accept, whatever is offered. What lies behind a red line
/// counts as denied; what each line costs in people is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedLines {
    /// Permissions never used, in order.
    pub permissions: Vec<PermissionIx>,
    /// No grant with a higher levy is used.
    pub most_levy: Option<CentsPerMt>,
    /// No grant with a larger share diverted is used.
    pub most_diversion: Option<Share>,
}

impl RedLines {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == RedLines::default()
    }

    /// Whether conditions lie behind a line.
    pub fn forbid(&self, conditions: &Conditions) -> bool {
        self.most_levy.is_some_and(|most| conditions.levy > most)
            || self.most_diversion.is_some_and(|most| conditions.diversion > most)
    }
}

/// Over what evenness is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Even {
    /// Over cells: an area in a month. Months do not make up for one another.
    #[default]
    Cells,
    /// Over areas for the whole window: a poor month may be made up for by a rich one.
    Window,
}

impl Even {
    /// The word used in scenarios and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Even::Cells => "cells",
            Even::Window => "window",
        }
    }
}

/// A permission as a player in a game of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Switch {
    /// Denied on every day of the window.
    Off,
    /// As dated in the scenario, or granted on every day where the scenario opens it on none.
    On,
}

/// A scenario in full: whatever it extends is part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Key, and name of its file.
    pub id: String,
    /// Name shown to people.
    pub name: String,
    /// Why anyone would plan with it.
    pub why: String,
    /// What it extends, nearest first.
    pub extends: Vec<String>,
    /// Months planned for.
    pub window: Window,
    /// What the plan strives for.
    pub objective: Objective,
    /// Over what evenness is compared.
    pub even: Even,
    /// What unknown counts as.
    pub stance: Stance,
    /// The ration handed out; `None` for the pack's.
    pub ration: Option<RationIx>,
    /// Which split of the supplies by origin is on offer.
    pub supply_split: String,
    /// The target of the pack's caseloads that limits whom the plan serves; `None` for none.
    pub caseload: Option<String>,
    /// What may be used up.
    pub resources: Resources,
    /// How seasons differ.
    pub season: SeasonShift,
    /// Figures of the country taken otherwise, in canonical order: a later one is put on an earlier one.
    pub adjustments: Adjustments,
    /// States before decisions.
    pub base: Base,
    /// Decisions in canonical order: a later one overrides an earlier one on the same days.
    pub decisions: Vec<Decision>,
    /// Triggers in canonical order: a later one overrides an earlier one, and any decision.
    pub triggers: Vec<Trigger>,
    /// What is never used or accepted.
    pub red_lines: RedLines,
    /// Permissions switched as players of a game; they override everything but red lines.
    pub switches: BTreeMap<PermissionIx, Switch>,
    /// The day whose knowledge this scenario holds; `None` with hindsight.
    pub known_on: Option<Date>,
}

impl Scenario {
    /// The scenario as known on a day: decisions declared and events begun by then. What has no
    /// end known by then lasts to the end of the window.
    pub fn known_on(&self, day: Date) -> Scenario {
        let last = self.window.span().to;
        let mut known = self.clone();
        known.decisions.retain(|d| d.declared <= day);
        for decision in &mut known.decisions {
            if decision.end_known > day {
                decision.span.to = last.max(decision.span.from);
            }
        }
        known.triggers.retain(|t| t.span.is_none_or(|span| span.from <= day));
        for span in known.triggers.iter_mut().filter_map(|t| t.span.as_mut()) {
            // That an event is over is seen on the day after its last.
            if span.to >= day {
                span.to = last.max(span.from);
            }
        }
        known.known_on = Some(day);
        known
    }

    /// The name of the target that limits whom the plan serves, where one does.
    pub fn target(&self) -> Option<&str> {
        self.caseload.as_deref()
    }

    /// Switches one permission as a player of a game. For thousands of
    /// these, see [`AccessTable::switching`].
    pub fn with_permission(&self, permission: PermissionIx, switch: Switch) -> Scenario {
        let mut switched = self.clone();
        switched.switches.insert(permission, switch);
        switched
    }

    /// The scenario with evenness compared over cells.
    pub fn over_cells(&self) -> Scenario {
        Scenario { even: Even::Cells, ..self.clone() }
    }

    /// A scenario in which nothing is decided and no limit set.
    pub fn bare(id: &str, window: Window) -> Scenario {
        Scenario {
            id: id.to_owned(),
            name: id.to_owned(),
            why: String::new(),
            extends: Vec::new(),
            window,
            objective: Objective::Severity,
            even: Even::Cells,
            stance: Stance::Cautious,
            ration: None,
            supply_split: "main".to_owned(),
            caseload: None,
            resources: Resources { budget_cents: None, supply_share: Ratio::from_integer(1) },
            season: SeasonShift::default(),
            adjustments: Adjustments::default(),
            base: Base::Pack,
            decisions: Vec::new(),
            triggers: Vec::new(),
            red_lines: RedLines::default(),
            switches: BTreeMap::new(),
            known_on: None,
        }
    }
}
