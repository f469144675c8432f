//! What another permission makes up for where one of the counterpart's is refused: loss with it, and loss
//! without it.

use crate::analysis::effect::Before;
use crate::analysis::setting::Setting;
use crate::country::PermissionIx;
use crate::network::Network;
use crate::plan::kept::{Reference, kept};
use crate::plan::{AreaPlan, Exact, NoPlan, Settings, to_the_millionth};
use crate::scenario::{Scenario, Switch};
use crate::time::Month;

/// Person-months and the food for them, added up.
type Sum = (Exact, Exact);

/// What refusing one permission costs beside another one, of the plan with both granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeUp {
    /// Person-months lost where the one is refused and the other is granted.
    pub lost_with: Exact,
    /// Person-months that the one brings where the other is refused.
    pub lost_without: Exact,
    /// Grams of food for what the other makes up for.
    pub grams: Exact,
    /// Months in which it makes up for anything.
    pub months: Vec<Month>,
}

impl MadeUp {
    /// Person-months that the other carries in the place of the one; below 0 where both need each other.
    pub fn person_months(&self) -> Exact {
        self.lost_without - self.lost_with
    }
}

/// Plans with both granted, and looks what of it is kept with each and both of them refused.
pub(super) fn made_up(
    setting: Setting<'_>,
    settings: Settings,
    [its, other]: [PermissionIx; 2],
) -> Result<MadeUp, NoPlan> {
    let Setting { country, scenario, needed, .. } = setting;
    let switched = |own: Switch, others: Switch| -> Scenario {
        scenario.over_cells().with_permission(its, own).with_permission(other, others)
    };
    let both = switched(Switch::On, Switch::On);
    let before = Before::plan(country, &both, needed, settings)?;
    let reference = Reference::of(&before.areas);
    let network = Network::new(country, &both, needed).map_err(NoPlan::Refused)?;
    let kept_by_month = |own: Switch, others: Switch| -> Result<Vec<Sum>, NoPlan> {
        let scenario = switched(own, others);
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        let kept = kept(&network, &reference, before.objective)?;
        Ok(by_month(&network, &kept.areas))
    };
    let all = by_month(&network, &before.areas);
    let with = kept_by_month(Switch::Off, Switch::On)?;
    let without = kept_by_month(Switch::On, Switch::Off)?;
    let neither = kept_by_month(Switch::Off, Switch::Off)?;
    let people = |sums: &[Sum]| sums.iter().map(|(people, _)| *people).sum::<Exact>();
    // What the other brings where the one is refused, beyond what it brings beside it.
    let of = |n: usize, part: fn(&Sum) -> Exact| -> Exact {
        let [all, with, without, neither] =
            [&all, &with, &without, &neither].map(|sums| part(&sums[n]));
        (with - neither) - (all - without)
    };
    let periods = || network.window.periods().enumerate();
    // Less than a person is rounding.
    let some = |n: &usize| of(*n, |sum| sum.0) >= Exact::from_integer(1);
    let month = |(n, period)| some(&n).then(|| network.window.month(period));
    Ok(MadeUp {
        lost_with: people(&all) - people(&with),
        lost_without: people(&without) - people(&neither),
        grams: periods().map(|(n, _)| of(n, |sum| sum.1)).sum(),
        months: periods().filter_map(month).collect(),
    })
}

fn by_month(network: &Network<'_>, areas: &[AreaPlan]) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); network.window.n_months()];
    for area in areas {
        let served = network.served.iter().find(|served| served.area == area.area);
        for (n, month) in area.months.iter().enumerate() {
            let people: Exact = month.served.iter().map(|people| to_the_millionth(*people)).sum();
            let grams = served.map_or(0, |served| served.months[n].grams_per_person.0);
            sums[n].0 += people;
            sums[n].1 += people * i128::from(grams);
        }
    }
    sums
}
