//! A grant offered on a condition: how many are reached as the condition hardens, where it begins to
//! cost people, where each step costs most, and where refusing is as good.

use super::NoPrice;
use super::granted::{granted, has_conditions};
use super::vary::{Offer, Vary};
use crate::analysis::effect::{Change, change};
use crate::analysis::game::Exact;
use crate::analysis::setting::Setting;
use crate::analysis::valued::{Reaching, reached_under, wide};
use crate::network::Network;
use crate::plan::{LevyAlong, NoPlan, Settings, levies_along, plan_on};
use crate::scenario::{Conditions, Objective, Scenario, Switch, Toll};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Reach against the hardness of a condition.
#[derive(Clone, Debug)]
pub struct Curve {
    /// What is offered on which condition.
    pub offer: Offer,
    /// Reached if it is granted without the condition; others it carries stay.
    pub free: Exact,
    /// Whether it carries any other.
    pub others_stay: bool,
    /// Reached if it is refused.
    pub refused: Exact,
    /// Reach at each value, the mildest first.
    pub points: Vec<Point>,
    /// The point farthest above the straight line from the first point to the last, both axes
    /// stretched to 1; `None` where none is a twentieth above it, so that people are lost evenly or
    /// fastest at once. Up to the knee people are lost slowly, after it fast. (V. Satopää and others, *Finding a "Kneedle" in a haystack*, 2011.)
    pub knee: Option<usize>,
    /// The hardest value at which as many are reached as without the condition, to the unit.
    pub no_loss_to: i64,
    /// The mildest value at which no more are reached than if it were refused, to the unit; `None`
    /// where every value is better than refusal, or nothing hangs on the permission.
    pub walk_away: Option<i64>,
    /// What refusing costs those whom the plan with it granted serves.
    pub refusal: Change,
    /// Where a levy on it is paid.
    pub toll: Toll,
    /// The ends under the other splits of supplies.
    pub splits: Vec<SplitEnds>,
}

/// One value of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// In the condition's unit.
    pub value: i64,
    /// Person-months reached.
    pub reach: Exact,
    /// US cents paid in levies on this permission.
    pub paid_cents: Exact,
    /// What a tonne pays of that along its way; `None` where none goes by the permission.
    pub along: Option<LevyAlong>,
    /// US cents the whole plan costs.
    pub cost_cents: Exact,
}

/// What hangs on the permission with the supplies split otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitEnds {
    /// Name of the split.
    pub split: String,
    /// Reached if granted without the condition.
    pub free: Exact,
    /// Reached if refused.
    pub refused: Exact,
}

/// Follows an offer from no condition to refusal. `progress` is told how many values are planned.
///
/// # Errors
/// [`NoPrice`].
pub fn curve(
    setting: Setting<'_>,
    offer: &Offer,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Curve, NoPrice> {
    let base = setting.scenario.over_cells();
    let network = Network::new(setting.country, &base, setting.needed);
    let network = network.map_err(NoPlan::Refused)?;
    let laid = &Reaching::on(&network)?;
    let mut search = Search { setting, laid, offer, known: BTreeMap::new() };
    let ends = |setting: Setting<'_>| -> Result<[Exact; 2], NoPrice> {
        let refused = setting.scenario.with_permission(offer.permission, Switch::Off);
        let lift = |conditions: &mut Conditions| offer.vary.lift(conditions);
        let granted = granted(setting.country, setting.scenario, offer.permission, &lift);
        Ok(reached_under(setting, [&granted, &refused])?)
    };
    let [free, refused] = ends(setting)?;
    let hardest = search.hardest(&free, &refused)?;
    let no_loss_to = search.last(hardest, |reach| *reach == free)?;
    let walk_away = match free > refused {
        true => search.first(hardest, |reach| *reach <= refused)?,
        false => None,
    };
    let values = match offer.values.is_empty() {
        false => offer.values.clone(),
        true => {
            let flat = search.reach(search.value(hardest, hardest.units))? == free;
            // A quota has no mildest value: what matters begins where it first binds.
            let from = if offer.vary == Vary::Quota { no_loss_to } else { hardest.mildest };
            let units = if offer.vary == Vary::Quota { from } else { hardest.units };
            let scale = Scale { mildest: from, units };
            let end = match walk_away {
                None if offer.vary == Vary::Levy && !flat => {
                    // Dearer and dearer, it never comes to refusal: to where a tenth is left.
                    let left = &refused + (&free - &refused) / Exact::from_integer(10.into());
                    search.first(hardest, |reach| *reach <= left)?
                }
                found => found,
            };
            search.steps(scale, end, flat)
        }
    };
    let mut points = Vec::new();
    for (n, &value) in values.iter().enumerate() {
        points.push(search.point(value)?);
        progress(n + 1, values.len());
    }
    let mut splits = Vec::new();
    for split in super::super::worth::other_splits(setting.country, setting.scenario) {
        let scenario = Scenario { supply_split: split.clone(), ..setting.scenario.clone() };
        let [free, refused] = ends(Setting { scenario: &scenario, ..setting })?;
        splits.push(SplitEnds { split, free, refused });
    }
    let knee = knee(&points);
    let (others_stay, refusal) = refusal(setting, offer)?;
    Ok(Curve {
        toll: setting.needed.toll_of(offer.permission).clone(),
        offer: offer.clone(),
        free,
        others_stay,
        refused,
        points,
        knee,
        no_loss_to,
        walk_away,
        refusal,
        splits,
    })
}

/// Whether a grant without the condition carries others, and what refusing it costs.
fn refusal(setting: Setting<'_>, offer: &Offer) -> Result<(bool, Change), NoPrice> {
    let lift = |conditions: &mut Conditions| offer.vary.lift(conditions);
    let mut free_of_it = granted(setting.country, setting.scenario, offer.permission, &lift);
    let id = &setting.country.permissions[offer.permission.index()].id;
    free_of_it.id = format!("{} with {id}", setting.scenario.id);
    let off = setting.scenario.with_permission(offer.permission, Switch::Off);
    let refusal = change(setting.country, [&free_of_it, &off], setting.needed)?;
    Ok((has_conditions(&free_of_it, offer.permission), refusal))
}

/// Plans at one value after another; each value is planned once.
struct Search<'a> {
    setting: Setting<'a>,
    /// The setting's network.
    laid: &'a Reaching<'a, 'a>,
    offer: &'a Offer,
    known: BTreeMap<i64, Exact>,
}

/// Values from the mildest (0) to the hardest, counted in units of the condition.
#[derive(Clone, Copy)]
struct Scale {
    /// The value at which hardness is nothing.
    mildest: i64,
    /// How many units of hardness there are.
    units: i64,
}

impl Search<'_> {
    fn value(&self, scale: Scale, hardness: i64) -> i64 {
        match self.offer.vary.hardens_upwards() {
            true => scale.mildest + hardness,
            false => scale.mildest - hardness,
        }
    }

    fn scenario(&self, value: i64) -> Scenario {
        let Setting { country, scenario, .. } = self.setting;
        let put = |conditions: &mut Conditions| self.offer.vary.put(value, conditions);
        granted(country, scenario, self.offer.permission, &put)
    }

    fn reach(&mut self, value: i64) -> Result<Exact, NoPrice> {
        if let Some(reach) = self.known.get(&value) {
            return Ok(reach.clone());
        }
        let scenario = self.scenario(value);
        let reach = self.laid.reach(&scenario)?;
        self.known.insert(value, reach.clone());
        Ok(reach)
    }

    /// From where the condition costs nobody anything to where it can be no harder, or where
    /// refusing is as good. Where neither is known beforehand, the range is doubled until it is.
    fn hardest(&mut self, free: &Exact, refused: &Exact) -> Result<Scale, NoPrice> {
        let most = self.offer.vary.most();
        match self.offer.vary {
            Vary::DaysOpen => Ok(Scale { mildest: most, units: most }),
            Vary::Diversion => Ok(Scale { mildest: 0, units: most }),
            Vary::Quota => {
                let mut mildest = 1;
                while mildest < most && self.reach(mildest)? < *free {
                    mildest = (2 * mildest).min(most);
                }
                Ok(Scale { mildest, units: mildest })
            }
            Vary::Levy => {
                let mut units = 1;
                while units < most && self.reach(units)? > *refused {
                    units = (2 * units).min(most);
                }
                Ok(Scale { mildest: 0, units })
            }
        }
    }

    /// The hardest value up to which something holds that holds for all milder ones, too.
    fn last(&mut self, scale: Scale, holds: impl Fn(&Exact) -> bool) -> Result<i64, NoPrice> {
        let (mut yes, mut no) = (0, scale.units + 1);
        while no - yes > 1 {
            let middle = yes + (no - yes) / 2;
            let reach = self.reach(self.value(scale, middle))?;
            *(if holds(&reach) { &mut yes } else { &mut no }) = middle;
        }
        Ok(self.value(scale, yes))
    }

    /// The mildest value from which on something holds, where it holds for the hardest.
    fn first(
        &mut self,
        scale: Scale,
        holds: impl Fn(&Exact) -> bool,
    ) -> Result<Option<i64>, NoPrice> {
        if !holds(&self.reach(self.value(scale, scale.units))?) {
            return Ok(None);
        }
        let last_not = self.last(scale, |reach| !holds(reach))?;
        let hardness = (last_not - scale.mildest).abs() + 1;
        Ok(Some(self.value(scale, hardness.min(scale.units))))
    }

    /// Eleven even steps to an end, both included. Where no levy ever loses anybody, up to a hundred
    /// dollars a tonne, to show what it costs.
    fn steps(&self, scale: Scale, end: Option<i64>, flat: bool) -> Vec<i64> {
        const STEPS: i64 = 10;
        let units = match end {
            Some(value) => (value - scale.mildest).abs(),
            None if flat && self.offer.vary == Vary::Levy => 100,
            None => scale.units,
        };
        let mut values: Vec<i64> =
            (0..=STEPS).map(|n| self.value(scale, units * n / STEPS)).collect();
        values.dedup();
        values
    }

    fn point(&mut self, value: i64) -> Result<Point, NoPrice> {
        let Setting { country, needed, .. } = self.setting;
        let reach = self.reach(value)?;
        let mut scenario = self.scenario(value);
        scenario.objective = Objective::MostPeople;
        let network = Network::new(country, &scenario, needed).map_err(NoPlan::Refused)?;
        let plan = plan_on(&network, Settings::default())?;
        let mut along = levies_along(&network, &plan);
        along.retain(|along| along.permission == self.offer.permission);
        let own = plan.levies.iter().filter(|paid| paid.permission == self.offer.permission);
        let paid_cents = wide(own.map(|paid| paid.cents).sum());
        let along = along.pop();
        Ok(Point { value, reach, paid_cents, along, cost_cents: wide(plan.costs.total()) })
    }
}

/// See [`Curve::knee`].
fn knee(points: &[Point]) -> Option<usize> {
    let (first, last) = (points.first()?, points.last()?);
    let width = Exact::from_integer((last.value - first.value).into());
    let height = &first.reach - &last.reach;
    if width.is_zero() || height.is_zero() {
        return None;
    }
    let above = |point: &Point| {
        let along = Exact::from_integer((point.value - first.value).into()) / &width;
        let lost = (&first.reach - &point.reach) / &height;
        along - lost
    };
    let best = (0..points.len())
        .max_by(|&a, &b| above(&points[a]).cmp(&above(&points[b])).then(b.cmp(&a)))?;
    let telling = Exact::new(1.into(), 20.into());
    (above(&points[best]) >= telling).then_some(best)
}
