//! Plans and references, kept for the questions that follow.

use super::engine::Level;
use crate::analysis::effect::{Before, Change, Effect, Grounds, effect};
use crate::country::AreaLevel;
use crate::network::Network;
use crate::plan::{NoPlan, Plan, Settings, plan_on};
use crate::scenario::{Even, Scenario};
use std::rc::Rc;

/// How many references and plans are kept: those of what is shown, and of what it was before.
const KEPT: usize = 4;

/// A plan, and what it costs beside its reference.
pub(super) struct Planned {
    pub(super) plan: Plan,
    pub(super) effect: Option<Effect>,
}

/// A plan that others are held against.
pub(super) struct Reference {
    pub(super) before: Before,
    pub(super) plan: Plan,
}

/// Something found for a tier of areas and a scenario, and for the scenario beside it.
type Found<T> = Vec<(AreaLevel, Scenario, Option<Scenario>, Rc<T>)>;

/// What was planned so far.
#[derive(Default)]
pub(super) struct Planner {
    references: Found<Reference>,
    plans: Found<Planned>,
    grounds: Found<Grounds>,
}

/// What was found, or what `find` finds now; the oldest makes room.
fn kept<T>(
    found: &mut Found<T>,
    (level, scenario, beside): (AreaLevel, &Scenario, Option<&Scenario>),
    find: impl FnOnce() -> Result<T, NoPlan>,
) -> Result<Rc<T>, NoPlan> {
    let same = |(of, one, other, _): &&(AreaLevel, Scenario, Option<Scenario>, Rc<T>)| {
        *of == level && one == scenario && other.as_ref() == beside
    };
    if let Some((.., known)) = found.iter().find(same) {
        return Ok(Rc::clone(known));
    }
    let new = Rc::new(find()?);
    if found.len() == KEPT {
        found.remove(0);
    }
    found.push((level, scenario.clone(), beside.cloned(), Rc::clone(&new)));
    Ok(new)
}

impl Planner {
    /// The plan of a scenario as a reference: even over areas and months.
    pub(super) fn reference(
        &mut self,
        (level, at): (AreaLevel, &Level),
        scenario: &Scenario,
    ) -> Result<Rc<Reference>, NoPlan> {
        kept(&mut self.references, (level, scenario, None), || {
            let even = scenario.over_cells();
            let network = Network::new(&at.country, &even, &at.needed);
            let network = network.map_err(NoPlan::Refused)?;
            let plan = plan_on(&network, Settings::default())?;
            Ok(Reference { before: Before::of(&network, &plan), plan })
        })
    }

    /// The plan of a scenario; beside another one, that which keeps of the other's as much as can be.
    pub(super) fn plan(
        &mut self,
        (level, at): (AreaLevel, &Level),
        scenario: &Scenario,
        beside: Option<&Scenario>,
    ) -> Result<Rc<Planned>, NoPlan> {
        let reference = beside.map(|beside| self.reference((level, at), beside)).transpose()?;
        kept(&mut self.plans, (level, scenario, beside), || {
            let anew = || {
                let network = Network::new(&at.country, scenario, &at.needed);
                plan_on(&network.map_err(NoPlan::Refused)?, Settings::default())
            };
            let Some(reference) = &reference else {
                return Ok(Planned { plan: anew()?, effect: None });
            };
            let (plan, found) =
                effect(&reference.before, &at.country, scenario, &at.needed, Settings::default())?;
            let cells = found.cells.in_whole_people();
            let plan = match scenario.even {
                Even::Cells => plan,
                Even::Window => anew()?,
            };
            Ok(Planned { plan, effect: Some(Effect { cells, ..found }) })
        })
    }

    /// What a scenario costs beside another one, with capacities low, best and high, and as known.
    pub(super) fn change(
        &mut self,
        (level, at): (AreaLevel, &Level),
        beside: &Scenario,
        scenario: &Scenario,
    ) -> Result<Change, NoPlan> {
        let grounds = kept(&mut self.grounds, (level, beside, None), || {
            Grounds::plan(&at.country, beside, &at.needed, Settings::default())
        })?;
        Ok(grounds.change_with_known(scenario, &at.needed)?.1)
    }
}
