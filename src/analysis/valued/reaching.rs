//! What scenarios reach that differ by access alone: one network laid out for all of them.

use super::wide;
use crate::analysis::game::Exact;
use crate::analysis::setting::{NoAnswer, Setting};
use crate::network::Network;
use crate::plan::sweep::NoValues;
use crate::plan::what_if::WhatIf;
use crate::scenario::{AccessTable, Scenario};
use num_traits::Zero;

/// A network, ready to be asked what is reached under other decisions.
pub(in crate::analysis) struct Reaching<'n, 'a> {
    what_if: WhatIf<'n, 'a>,
}

impl<'n, 'a> Reaching<'n, 'a> {
    /// Lays a network out that is even over cells, and that nothing was changed on.
    pub(in crate::analysis) fn on(network: &'n Network<'a>) -> Result<Reaching<'n, 'a>, NoAnswer> {
        Ok(Reaching { what_if: WhatIf::new(network).map_err(NoValues::Plan)? })
    }

    /// Most person-months that a plan reaches, proven, under a scenario that differs from the network's by who
    /// grants what, on which conditions and within which red lines.
    pub(in crate::analysis) fn reach(&self, scenario: &Scenario) -> Result<Exact, NoAnswer> {
        let network = self.what_if.network();
        let access = AccessTable::new(network.country, scenario);
        let under = self.what_if.under(access).map_err(NoValues::Plan)?;
        Ok(wide(under.reach(network.figures()).map_err(NoValues::Plan)?))
    }
}

/// Most person-months that are reached as a scenario stands, proven, whatever its setting measures.
///
/// # Errors
/// [`NoAnswer`].
pub fn reached(setting: Setting<'_>) -> Result<Exact, NoAnswer> {
    reached_under(setting, [setting.scenario]).map(|[reach]| reach)
}

/// What each of some scenarios reaches that differ from a setting's by access alone.
pub(in crate::analysis) fn reached_under<const N: usize>(
    setting: Setting<'_>,
    scenarios: [&Scenario; N],
) -> Result<[Exact; N], NoAnswer> {
    let base = setting.scenario.over_cells();
    let network =
        Network::new(setting.country, &base, setting.needed).map_err(NoValues::Refused)?;
    let laid = Reaching::on(&network)?;
    let mut found = std::array::from_fn(|_| Exact::zero());
    for (reach, scenario) in found.iter_mut().zip(scenarios) {
        *reach = laid.reach(scenario)?;
    }
    Ok(found)
}
