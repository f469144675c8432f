//! People in need by district: as the pack has them, else their province's shared out.

use crate::country::{AreaIx, Country, Need, NeedGroup};
use crate::evidence::{Basis, Origin};
use crate::units::People;
use std::collections::BTreeMap;

impl Country {
    /// A province's figure shared out over its districts by what each weighs; remainders go to the
    /// largest fractions, so that districts add up to the province. Nothing where none weighs
    /// anything.
    fn shared_out(whole: u64, weights: &[u64]) -> Option<Vec<u64>> {
        let total: u128 = weights.iter().copied().map(u128::from).sum();
        if total == 0 {
            return None;
        }
        let exact = |weight: &u64| u128::from(whole) * u128::from(*weight);
        let mut shares: Vec<u64> = weights.iter().map(|w| (exact(w) / total) as u64).collect();
        let missing = whole.saturating_sub(shares.iter().sum());
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|&n| (std::cmp::Reverse(exact(&weights[n]) % total), n));
        for n in order.into_iter().take(missing as usize) {
            shares[n] += 1;
        }
        Some(shares)
    }

    fn of_province(&self, province: AreaIx, districts: &[AreaIx]) -> Vec<AreaIx> {
        let inside = |a: &&AreaIx| self.areas[a.index()].parent == Some(province);
        districts.iter().filter(inside).copied().collect()
    }

    fn residents(&self, districts: &[AreaIx]) -> Vec<u64> {
        districts.iter().map(|area| self.areas[area.index()].population.0).collect()
    }

    /// Needs of districts. What a district's own rows do not tell is shared out by population over
    /// the other districts of its province; what none of them can be given stays with the province.
    pub(super) fn needs_by_district(&self, districts: &[AreaIx]) -> Vec<Need> {
        let mut needs = self.needs_of_districts.clone();
        for need in &self.needs {
            let inside = self.of_province(need.area, districts);
            let own = |area: &AreaIx| {
                let own = self.needs_of_districts.iter();
                own.clone().find(|own| own.area == *area && own.month == need.month)
            };
            let told = |phase: usize| -> u64 {
                inside.iter().filter_map(own).map(|own| own.phases[phase].0).sum()
            };
            let rest = [0, 1, 2].map(|phase| need.phases[phase].0.saturating_sub(told(phase)));
            let others: Vec<AreaIx> =
                inside.iter().filter(|area| own(area).is_none()).copied().collect();
            let weights = self.residents(&others);
            let shares = rest.map(|people| Country::shared_out(people, &weights));
            let [Some(third), Some(fourth), Some(fifth)] = &shares else {
                if rest.iter().any(|people| *people > 0) || inside.is_empty() {
                    needs.push(Need { phases: rest.map(People), ..need.clone() });
                }
                continue;
            };
            for (n, &area) in others.iter().enumerate() {
                let origin = Origin { basis: Basis::Derived, sources: need.origin.sources.clone() };
                let phases = [third[n], fourth[n], fifth[n]].map(People);
                needs.push(Need { area, phases, origin, ..need.clone() });
            }
        }
        needs.sort_by_key(|need| (need.area, need.month));
        needs
    }

    /// A group by district: by population, else by what districts say of their need, else left with
    /// the province.
    pub(super) fn group_by_district(
        &self,
        group: &NeedGroup,
        districts: &[AreaIx],
    ) -> BTreeMap<AreaIx, People> {
        let mut people = BTreeMap::new();
        for (&area, &members) in &group.people {
            let inside = self.of_province(area, districts);
            let in_need = inside.iter().map(|district| {
                let own = self.needs_of_districts.iter().filter(|need| need.area == *district);
                own.map(|need| need.phases.iter().map(|phase| phase.0).sum()).max().unwrap_or(0)
            });
            let shares = Country::shared_out(members.0, &self.residents(&inside))
                .or_else(|| Country::shared_out(members.0, &in_need.collect::<Vec<u64>>()));
            match shares {
                Some(shares) => {
                    people.extend(inside.into_iter().zip(shares.into_iter().map(People)))
                }
                None => {
                    people.insert(area, members);
                }
            }
        }
        people
    }
}
