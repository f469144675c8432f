//! What a change costs: who of a reference plan can still be served, who cannot, and to whom food goes
//! instead.
//!
//! *Kept* is as much of the reference plan as the changed scenario can still serve, to the same people:
//! by area, month and IPC phase. *Lost* is the rest of the reference plan: the least that can be lost,
//! with hindsight. *Moved* is what the changed scenario reaches beside what is kept: food that goes to
//! other people or months. *Net* is moved less lost. Months and areas do not make up for one another.

mod levels;

pub use levels::{AsKnownLoss, AtLevel, Change, Grounds, change};

use crate::country::{AreaIx, Country, LinkIx};
use crate::network::Network;
use crate::plan::kept::{Reference, best_containing, kept};
use crate::plan::{
    AreaPlan, Costs, Exact, LeftOut, NoPlan, Plan, Settings, left_out, plan_on, to_the_millionth,
};
use crate::scenario::{Needed, Objective, Scenario};
use crate::time::{Period, Window};
use std::collections::BTreeMap;

/// The plan that others are held against.
#[derive(Clone, Debug)]
pub struct Before {
    /// Key of its scenario.
    pub scenario: String,
    /// What it strives for.
    pub objective: Objective,
    /// The months it plans.
    pub window: Window,
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
        let scenario = scenario.over_cells();
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        Ok(Before::of(&network, &plan_on(&network, settings)?))
    }

    /// A plan that is made already, of a scenario whose evenness is compared over cells.
    pub fn of(network: &Network<'_>, plan: &Plan) -> Before {
        Before {
            scenario: plan.scenario.clone(),
            objective: plan.objective,
            window: network.window,
            areas: plan.areas.clone(),
            costs: plan.costs.clone(),
            moved: by_link(network, plan),
        }
    }
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

/// What a change costs.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Key of the reference plan's scenario.
    pub reference: String,
    /// What the reference plan strives for.
    pub objective: Objective,
    /// Every area in every month of both plans.
    pub cells: Vec<CellEffect>,
    /// US cents before and after.
    pub cents: [Exact; 2],
    /// Who is left with nothing before and after.
    pub left_out: [LeftOut; 2],
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
}

/// Plans a changed scenario and holds it against a reference plan. The plan is one that serves all
/// that is kept, where there is one.
///
/// # Errors
/// As [`crate::plan::plan`], and where the two do not plan the same months.
pub fn effect(
    before: &Before,
    country: &Country,
    scenario: &Scenario,
    needed: &Needed,
    settings: Settings,
) -> Result<(Plan, Effect), NoPlan> {
    if scenario.window != before.window {
        return Err(NoPlan::OtherMonths(before.scenario.clone(), scenario.id.clone()));
    }
    let scenario = scenario.over_cells();
    let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
    let reference = Reference::of(&before.areas);
    let kept = kept(&network, &reference)?;
    let (after, contains_kept) = best_containing(&network, settings, &kept.areas)?;
    let effect = Effect {
        reference: before.scenario.clone(),
        objective: before.objective,
        cells: cells(before, &kept.areas, &after.areas),
        cents: [before.costs.total(), after.costs.total()].map(to_the_millionth),
        left_out: [left_out(&before.areas), left_out(&after.areas)],
        replacements: replacements(&network, &before.moved, &after),
        contains_kept,
    };
    Ok((after, effect))
}

/// By area and position of the month, people served of IPC phase 3, 4 and 5, to the millionth.
type Cells = BTreeMap<(AreaIx, usize), [Exact; 3]>;

fn by_cell(areas: &[AreaPlan]) -> Cells {
    let mut cells = Cells::new();
    for area in areas {
        for (n, month) in area.months.iter().enumerate() {
            cells.insert((area.area, n), month.served.map(to_the_millionth));
        }
    }
    cells
}

fn cells(before: &Before, kept: &[AreaPlan], after: &[AreaPlan]) -> Vec<CellEffect> {
    let (first, kept, then) = (by_cell(&before.areas), by_cell(kept), by_cell(after));
    let mut need: BTreeMap<(AreaIx, usize), [u64; 3]> = BTreeMap::new();
    for area in before.areas.iter().chain(after) {
        for (n, month) in area.months.iter().enumerate() {
            need.insert((area.area, n), month.need);
        }
    }
    let of = |figures: &Cells, key| figures.get(&key).copied().unwrap_or_default();
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
