//! What happens while teams decide, beside what the scenario says: drawn from a seed, the same for every
//! team.

use super::draws::stream;
use super::{Concession, Difficulty, Terms, strings};
use crate::country::{AreaIx, Country, PermissionIx, State, SupplyIx};
use crate::scenario::{AccessTable, Conditions, Decision, Scenario};
use crate::time::{Month, Period, Span};
use crate::units::Share;
use jiff::civil::Date;
use rand_chacha::rand_core::Rng;

/// Something that happens beside the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inject {
    /// The month it happens in.
    pub period: Period,
    /// The day.
    pub from: Date,
    /// The first month on whose first day it is known.
    pub known_in: Period,
    /// What happens.
    pub happens: Happens,
}

/// What an inject does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happens {
    /// A way in is shut up to a day.
    Shut {
        /// The permission that is withdrawn.
        permission: PermissionIx,
        /// The last day.
        to: Date,
    },
    /// For this month, a permission is offered against a condition: whoever asks for it and accepts
    /// that condition gets it for certain.
    Offered {
        /// Which.
        permission: PermissionIx,
        /// Against what.
        against: Concession,
    },
    /// Snow comes early: what the seasons would shut by the end of the next month is shut from the
    /// first day of this one.
    EarlySnow,
    /// Money comes late, and with it a supply by a month.
    Late {
        /// Which.
        supply: SupplyIx,
    },
    /// From this month on so much more people are in need in an area, in every phase.
    Revised {
        /// Where.
        area: AreaIx,
        /// By how much, in percent.
        percent: u8,
    },
}

/// Days that a crossing stays shut, at least and at most: planning assumptions of the exercise.
const DAYS: [u64; 2] = [7, 28];
/// By how many percent needs are revised upward: planning assumptions of the exercise.
const REVISED: [u8; 3] = [10, 20, 30];

/// Of 100 months, those that bring an inject: planning assumptions of the exercise.
fn of_a_hundred(difficulty: Difficulty) -> u64 {
    match difficulty {
        Difficulty::Calm => 0,
        Difficulty::Easy => 30,
        Difficulty::Usual => 60,
        Difficulty::Hard => 90,
    }
}

/// The injects drawn for an exercise, in order of days. The first month brings none: teams have to find
/// their feet.
pub(super) fn drawn(country: &Country, scenario: &Scenario, terms: &Terms) -> Vec<Inject> {
    let ground =
        InjectDraw { country, scenario, terms, access: AccessTable::new(country, scenario) };
    let mut injects: Vec<Inject> = Vec::new();
    for period in scenario.window.periods().skip(1) {
        let mut draws = stream(terms.seed, u64::from(period.0));
        let drawn: [u64; 5] = [(); 5].map(|()| draws.next_u64());
        if drawn[0] % 100 < of_a_hundred(terms.difficulty) {
            injects.extend(ground.draw(period, &drawn));
        }
    }
    injects.sort_by_key(|inject| inject.from);
    injects
}

/// What injects are drawn from.
struct InjectDraw<'a> {
    country: &'a Country,
    scenario: &'a Scenario,
    terms: &'a Terms,
    access: AccessTable,
}

impl InjectDraw<'_> {
    /// One inject for a month: first its kind, then which of that kind.
    fn draw(&self, period: Period, drawn: &[u64; 5]) -> Option<Inject> {
        let [_, kind, which, begins, lasts] = *drawn;
        let first = self.scenario.window.month(period).first_day();
        let later = |days: u64| first.saturating_add(jiff::Span::new().days(days as i64));
        let day = later(begins % 10);
        let last = later(begins % 10 + DAYS[0] + lasts % (DAYS[1] - DAYS[0] + 1) - 1);
        let kinds = [
            self.shut(period, last),
            self.offered(period),
            self.early_snow(period),
            self.late(period),
            self.revised(period, REVISED[(lasts % REVISED.len() as u64) as usize]),
        ];
        let kinds: Vec<&Vec<Happens>> = kinds.iter().filter(|found| !found.is_empty()).collect();
        let found = kinds.get((kind % kinds.len().max(1) as u64) as usize)?;
        let happens = found[(which % found.len() as u64) as usize];
        let next = Period(period.0 + 1);
        let (from, known_in) = match happens {
            Happens::Shut { .. } if day == first => (day, period),
            Happens::Shut { .. } => (day, next),
            Happens::EarlySnow => (first, next),
            Happens::Offered { .. } | Happens::Late { .. } | Happens::Revised { .. } => {
                (first, period)
            }
        };
        Some(Inject { period, from, known_in, happens })
    }

    /// Ways in that the scenario holds open all month.
    fn shut(&self, period: Period, to: Date) -> Vec<Happens> {
        let open = |(n, permission): (usize, &crate::country::Permission)| {
            let entry = permission.kind.is_way_in();
            let permission = PermissionIx(n as u32);
            let open = self.access.state_share(permission, period) == Share::ALL;
            (entry && open).then_some(Happens::Shut { permission, to })
        };
        self.country.permissions.iter().enumerate().filter_map(open).collect()
    }

    /// Permissions that are not open all month, with the conditions that fit them.
    fn offered(&self, period: Period) -> Vec<Happens> {
        let mut found = Vec::new();
        for (n, permission) in self.country.permissions.iter().enumerate() {
            let ix = PermissionIx(n as u32);
            if self.access.state_share(ix, period) == Share::ALL {
                continue;
            }
            let fits =
                |against: &&Concession| strings(**against, permission.kind, self.terms).is_some();
            let all = Concession::ALL.iter().filter(fits);
            found.extend(all.map(|against| Happens::Offered { permission: ix, against: *against }));
        }
        found
    }

    /// Early snow, where it would shut anything.
    fn early_snow(&self, period: Period) -> Vec<Happens> {
        let mut early = self.country.clone();
        snow_early(&mut early, self.scenario.window.month(period));
        let shut = |country: &Country| {
            let spans = country.cut_offs.iter().map(|cut_off| cut_off.span.from);
            let links = country.links.iter().map(|link| {
                let open = link.months.iter().map(|(month, season)| (*month, season.open));
                open.collect::<Vec<_>>()
            });
            (spans.collect::<Vec<_>>(), links.collect::<Vec<_>>())
        };
        let differs = shut(&early) != shut(self.country);
        if differs { vec![Happens::EarlySnow] } else { Vec::new() }
    }

    /// Supplies that are to come this month.
    fn late(&self, period: Period) -> Vec<Happens> {
        let month = self.scenario.window.month(period);
        let comes = |(n, supply): (usize, &crate::country::Supply)| {
            let here = supply.split == self.scenario.supply_split
                && supply.month.plus(i32::from(supply.lead_months)) == month
                && supply.amount.best.0 > 0;
            here.then_some(Happens::Late { supply: SupplyIx(n as u32) })
        };
        self.country.supplies.iter().enumerate().filter_map(comes).collect()
    }

    /// Areas whose needs can grow so far without outgrowing their residents.
    fn revised(&self, period: Period, percent: u8) -> Vec<Happens> {
        let from = self.scenario.window.month(period);
        let mut areas: Vec<AreaIx> = self.country.needs.iter().map(|need| need.area).collect();
        areas.dedup();
        let fits = |area: &AreaIx| {
            let residents = self.country.areas[area.index()].population.0;
            let mut needs = self.country.needs.iter();
            needs.all(|need| {
                let sum: u64 = need.phases.iter().map(|people| people.0).sum();
                need.area != *area
                    || need.month < from
                    || sum * (100 + u64::from(percent)) / 100 <= residents
            })
        };
        areas.into_iter().filter(fits).map(|area| Happens::Revised { area, percent }).collect()
    }
}

/// Shuts from the first day of a month on whatever the seasons would shut by the end of the next.
pub(super) fn snow_early(country: &mut Country, month: Month) {
    let next = month.plus(1);
    for link in &mut country.links {
        let Some(then) = link.months.get(&next).cloned() else { continue };
        let now = link.months.get(&month).map_or(Share::ALL, |season| season.open);
        if then.open < now {
            link.months.insert(month, then);
        }
    }
    for cut_off in &mut country.cut_offs {
        let begins = cut_off.span.from;
        if begins > month.first_day() && begins <= next.last_day() {
            cut_off.span.from = month.first_day();
        }
    }
}

/// The scenario as it unfolds: with the injects that decide something as decisions that nobody knows of
/// before they happen. They override what the scenario and counterparts decided.
pub(super) fn unfolding(scenario: &Scenario, injects: &[Inject]) -> Scenario {
    let mut unfolding = scenario.clone();
    let rank = rank(scenario).saturating_add(2);
    for inject in injects {
        let Happens::Shut { permission, to } = inject.happens else { continue };
        let after = to.saturating_add(jiff::Span::new().days(1));
        unfolding.decisions.push(Decision {
            number: number(&unfolding),
            permissions: vec![permission],
            state: State::Denied,
            span: Span { from: inject.from, to },
            declared: inject.from,
            end_known: after,
            conditions: Conditions::NONE,
            rank,
            written_in: INJECT.to_owned(),
            sources: Vec::new(),
            note: String::new(),
        });
    }
    unfolding
}

/// What decisions of injects are written in.
pub(super) const INJECT: &str = "inject";

/// The highest rank of the decisions of a scenario that come from its files.
pub(super) fn rank(scenario: &Scenario) -> u8 {
    scenario.decisions.iter().map(|decision| decision.rank).max().unwrap_or(0)
}

/// The number of the next decision.
pub(super) fn number(scenario: &Scenario) -> u32 {
    let highest = scenario.decisions.iter().map(|decision| decision.number).max();
    highest.unwrap_or(0).saturating_add(1)
}
