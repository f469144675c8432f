//! What a change costs: who of a reference plan can still be served, who cannot, and to whom food goes
//! instead.
//!
//! *Kept* is as much of the reference plan as the changed scenario can still serve, to the same people:
//! by area, month and IPC phase. *Lost* is the rest of the reference plan: the least that can be lost,
//! with hindsight. *Moved* is what the changed scenario reaches beside what is kept: food that goes to
//! other people or months. *Net* is moved less lost. Months and areas do not make up for one another.

use crate::country::{AreaIx, Country, LinkIx};
use crate::evidence::Level;
use crate::network::Network;
use crate::plan::kept::{Reference, best_containing, kept};
use crate::plan::{
    AreaPlan, Costs, Exact, NoPlan, Plan, Settings, outline_on, plan_on, to_the_millionth,
};
use crate::scenario::{Even, Needed, Scenario};
use crate::time::Period;
use std::collections::BTreeMap;

/// The plan that others are held against.
#[derive(Clone, Debug)]
pub struct Before {
    /// Key of its scenario.
    pub scenario: String,
    /// Whom it serves.
    pub areas: Vec<AreaPlan>,
    /// What it costs.
    pub costs: Costs,
    /// Grams on each link, over all months and both directions.
    moved: BTreeMap<LinkIx, Exact>,
}

impl Before {
    /// Plans a scenario as a reference: even over cells.
    ///
    /// # Errors
    /// As [`crate::plan::plan`].
    pub fn plan(
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        settings: Settings,
    ) -> Result<Before, NoPlan> {
        let scenario = over_cells(scenario);
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        Ok(Before::of(&network, &plan_on(&network, settings)?))
    }

    /// A plan that is made already, of a scenario whose evenness is compared over cells.
    pub fn of(network: &Network<'_>, plan: &Plan) -> Before {
        Before {
            scenario: plan.scenario.clone(),
            areas: plan.areas.clone(),
            costs: plan.costs.clone(),
            moved: by_link(network, plan),
        }
    }
}

/// A scenario whose evenness is compared over cells.
pub fn over_cells(scenario: &Scenario) -> Scenario {
    Scenario { even: Even::Cells, ..scenario.clone() }
}

/// One area in one month, before and after a change, by IPC phase 3, 4 and 5; to the millionth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEffect {
    /// The area.
    pub area: AreaIx,
    /// The month.
    pub period: Period,
    /// People in need.
    pub need: [u64; 3],
    /// Served by the reference plan.
    pub before: [Exact; 3],
    /// Of these, served still.
    pub kept: [Exact; 3],
    /// Served by the plan after the change.
    pub after: [Exact; 3],
}

/// A sum of cells: person-months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Served by the reference plan.
    pub before: Exact,
    /// Of these, served still.
    pub kept: Exact,
    /// Served by the plan after the change.
    pub after: Exact,
}

impl Sums {
    /// What the change takes from those that the reference plan served.
    pub fn lost(&self) -> Exact {
        self.before - self.kept
    }

    /// What goes to other people or months instead.
    pub fn moved(&self) -> Exact {
        self.after - self.kept
    }

    /// Moved less lost.
    pub fn net(&self) -> Exact {
        self.after - self.before
    }

    fn add(&mut self, cell: &CellEffect, phase: usize) {
        self.before += cell.before[phase];
        self.kept += cell.kept[phase];
        self.after += cell.after[phase];
    }
}

/// People in need in cells where nobody is served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nothing {
    /// Person-months of need.
    pub person_months: u64,
    /// Areas and months, those with most people first.
    pub cells: Vec<(AreaIx, Period, u64)>,
}

/// A link that carries more after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The link.
    pub link: LinkIx,
    /// Grams more over the window.
    pub more: Exact,
    /// Grams that it could still carry in the months in which it carries anything; `None` where
    /// nothing limits it.
    pub room_left: Option<Exact>,
}

/// What a change costs in short, with links that carry other than their best figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtLevel {
    /// Which figure of the capacities.
    pub level: Level,
    /// Person-months reached by the reference plan, kept of it, and reached after the change.
    pub sums: Sums,
    /// US cents before and after.
    pub cents: [Exact; 2],
    /// Person-months of people left with nothing before and after.
    pub nothing: [u64; 2],
}

impl AtLevel {
    /// Whether nobody loses, nothing costs more, and nobody more is left with nothing.
    pub fn is_no_loss(&self) -> bool {
        self.sums.lost() == Exact::default()
            && self.cents[1] <= self.cents[0]
            && self.nothing[1] <= self.nothing[0]
    }
}

/// What a change costs where links carry the least, the best and the most that they are believed to.
/// Both plans are made anew at each level.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn at_levels(
    country: &Country,
    [before, after]: [&Scenario; 2],
    needed: &Needed,
) -> Result<[AtLevel; 3], NoPlan> {
    let at = |level: Level| -> Result<AtLevel, NoPlan> {
        let country = country.at_capacities(level);
        let [before, after] = [over_cells(before), over_cells(after)];
        let first = Network::new(&country, &before, needed).map_err(NoPlan::Refused)?;
        let first = outline_on(&first)?;
        let then = Network::new(&country, &after, needed).map_err(NoPlan::Refused)?;
        let kept = kept(&then, &Reference::of(&first.areas))?;
        let then = outline_on(&then)?;
        let served = |areas: &[AreaPlan]| -> Exact {
            areas.iter().flat_map(|a| &a.months).flat_map(|m| m.served).map(to_the_millionth).sum()
        };
        Ok(AtLevel {
            level,
            sums: Sums {
                before: served(&first.areas),
                kept: served(&kept.areas),
                after: served(&then.areas),
            },
            cents: [first.costs.total(), then.costs.total()].map(to_the_millionth),
            nothing: [&first.areas, &then.areas].map(|areas| nothing(areas).person_months),
        })
    };
    Ok([at(Level::Low)?, at(Level::Best)?, at(Level::High)?])
}

/// What a change costs.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Key of the reference plan's scenario.
    pub reference: String,
    /// Every area in every month of both plans.
    pub cells: Vec<CellEffect>,
    /// US cents before and after.
    pub cents: [Exact; 2],
    /// Who is left with nothing before and after.
    pub nothing: [Nothing; 2],
    /// Links into the country that carry more after the change, the largest increase first.
    pub replacements: Vec<Replacement>,
    /// Whether the plan shown serves all that is kept; where it does not, no best plan does.
    pub contains_kept: bool,
}

impl Effect {
    /// Over everything.
    pub fn total(&self) -> Sums {
        self.sums(|_| ()).remove(&()).unwrap_or_default()
    }

    /// By area.
    pub fn by_area(&self) -> BTreeMap<AreaIx, Sums> {
        self.sums(|cell| cell.area)
    }

    /// By month.
    pub fn by_month(&self) -> BTreeMap<Period, Sums> {
        self.sums(|cell| cell.period)
    }

    /// By IPC phase 3, 4 and 5.
    pub fn by_phase(&self) -> [Sums; 3] {
        let mut sums = [Sums::default(); 3];
        for cell in &self.cells {
            for (phase, sums) in sums.iter_mut().enumerate() {
                sums.add(cell, phase);
            }
        }
        sums
    }

    fn sums<K: Ord>(&self, key: impl Fn(&CellEffect) -> K) -> BTreeMap<K, Sums> {
        let mut sums: BTreeMap<K, Sums> = BTreeMap::new();
        for cell in &self.cells {
            let sums = sums.entry(key(cell)).or_default();
            (0..3).for_each(|phase| sums.add(cell, phase));
        }
        sums
    }

    /// Cells in which anybody loses, those with most people first.
    pub fn losers(&self) -> Vec<(&CellEffect, Exact)> {
        let lost = |cell: &CellEffect| -> Exact {
            (0..3).map(|phase| cell.before[phase] - cell.kept[phase]).sum()
        };
        let mut losers: Vec<(&CellEffect, Exact)> =
            self.cells.iter().map(|cell| (cell, lost(cell))).collect();
        losers.retain(|(_, lost)| *lost > Exact::default());
        losers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.area.cmp(&b.0.area)));
        losers
    }

    /// Whether nobody loses, nothing costs more, and nobody more is left with nothing.
    pub fn is_no_loss(&self) -> bool {
        self.total().lost() == Exact::default()
            && self.cents[1] <= self.cents[0]
            && self.nothing[1].person_months <= self.nothing[0].person_months
    }
}

/// Plans a changed scenario and holds it against a reference plan. The plan is one that serves all
/// that is kept, where there is one.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn effect(
    before: &Before,
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<(Plan, Effect), NoPlan> {
    let scenario = over_cells(scenario);
    let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
    let reference = Reference::of(&before.areas);
    let kept = kept(&network, &reference)?;
    let (after, contains_kept) = best_containing(&network, settings, &kept.areas)?;
    let effect = Effect {
        reference: before.scenario.clone(),
        cells: cells(before, &kept.areas, &after.areas),
        cents: [before.costs.total(), after.costs.total()].map(to_the_millionth),
        nothing: [nothing(&before.areas), nothing(&after.areas)],
        replacements: replacements(&network, &before.moved, &after),
        contains_kept,
    };
    Ok((after, effect))
}

fn cells(before: &Before, kept: &[AreaPlan], after: &[AreaPlan]) -> Vec<CellEffect> {
    let served = |areas: &[AreaPlan]| -> BTreeMap<(AreaIx, usize), [Exact; 3]> {
        let months = areas.iter().flat_map(|area| {
            let month = |(n, month): (usize, &crate::plan::MonthFigures)| {
                ((area.area, n), month.served.map(to_the_millionth))
            };
            area.months.iter().enumerate().map(month).collect::<Vec<_>>()
        });
        months.collect()
    };
    let (first, kept, then) = (served(&before.areas), served(kept), served(after));
    let mut need: BTreeMap<(AreaIx, usize), [u64; 3]> = BTreeMap::new();
    for area in before.areas.iter().chain(after) {
        for (n, month) in area.months.iter().enumerate() {
            need.insert((area.area, n), month.need);
        }
    }
    let of = |figures: &BTreeMap<(AreaIx, usize), [Exact; 3]>, key| {
        figures.get(&key).copied().unwrap_or_default()
    };
    let cell = |(key, need): ((AreaIx, usize), [u64; 3])| CellEffect {
        area: key.0,
        period: Period(key.1 as u8),
        need,
        before: of(&first, key),
        kept: of(&kept, key),
        after: of(&then, key),
    };
    need.into_iter().map(cell).collect()
}

/// What a change costs, with links that carry the best and also with those that carry the least and the
/// most that they are believed to.
#[derive(Clone, Debug)]
pub struct Change {
    /// By area, month and phase.
    pub effect: Effect,
    /// At the low, best and high capacities of links.
    pub at_levels: [AtLevel; 3],
}

/// What one scenario costs those whom another serves.
///
/// # Errors
/// As [`crate::plan::plan`].
pub fn change(
    country: &Country,
    [before, after]: [&Scenario; 2],
    needed: &Needed,
) -> Result<Change, NoPlan> {
    let settings = Settings::default();
    let reference = Before::plan(country, before, needed, settings)?;
    let (_, effect) = effect(&reference, country, after, needed, settings)?;
    Ok(Change { effect, at_levels: at_levels(country, [before, after], needed)? })
}

/// Cells with people in need of whom nobody is served.
pub fn nothing(areas: &[AreaPlan]) -> Nothing {
    let mut cells = Vec::new();
    for area in areas {
        for (n, month) in area.months.iter().enumerate() {
            let need: u64 = month.need.iter().sum();
            if need > 0 && month.shown.iter().sum::<u64>() == 0 {
                cells.push((area.area, Period(n as u8), need));
            }
        }
    }
    cells.sort_by_key(|(area, period, need)| (std::cmp::Reverse(*need), *area, *period));
    Nothing { person_months: cells.iter().map(|(.., need)| need).sum(), cells }
}

/// Grams on each link, over all months and both directions.
fn by_link(network: &Network<'_>, plan: &Plan) -> BTreeMap<LinkIx, Exact> {
    let mut moved: BTreeMap<LinkIx, Exact> = BTreeMap::new();
    for (&(way, _), grams) in &plan.moved {
        *moved.entry(network.ways[way.index()].link).or_default() += to_the_millionth(*grams);
    }
    moved
}

fn replacements(
    network: &Network<'_>,
    before: &BTreeMap<LinkIx, Exact>,
    plan: &Plan,
) -> Vec<Replacement> {
    let after = by_link(network, plan);
    let mut found = Vec::new();
    for (&link, &grams) in &after {
        let more = grams - before.get(&link).copied().unwrap_or_default();
        if more <= Exact::default() || network.country.links[link.index()].corridor.is_none() {
            continue;
        }
        let used = plan.moved.iter().filter(|((way, _), _)| network.ways[way.index()].link == link);
        let room = used.map(|(&(way, period), &grams)| {
            let most = network.month(way, period).capacity?;
            Some(Exact::from_integer(i128::from(most.0)) - to_the_millionth(grams))
        });
        found.push(Replacement { link, more, room_left: room.sum() });
    }
    found.sort_by(|a, b| b.more.cmp(&a.more).then(a.link.cmp(&b.link)));
    found
}
