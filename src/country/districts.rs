//! A country planned district by district: centres, last-mile links and needs, derived.

use super::{
    AreaIx, AreaLevel, Country, Direction, Link, Mode, Need, NeedGroup, Place, PlaceIx, PlaceKind,
    RoadClass, Season, Store, Surface, Truck,
};
use crate::evidence::{Basis, Origin};
use crate::time::Month;
use crate::units::{CentsPerMt, Hours, Kilometres, LonLat, People, Share};
use geo::{Distance, Haversine, Point};
use std::collections::BTreeMap;

/// A last mile is this much longer than the straight line: the factor the tables use for hilly
/// country. Assumed for every district, whatever its terrain.
pub const LAST_MILE_WINDING: f64 = 1.25;

/// Speed of a truck on a last mile in kilometres an hour: gravel or partly paved mountain road.
const LAST_MILE_KM_PER_HOUR: f64 = 18.0;

/// A district's centre no farther than this from the place it is served from, in a straight line,
/// lies in that town: food reaches it by paved streets, not by a track. Assumed for every district.
const IN_TOWN_KM: f64 = 10.0;

impl Country {
    /// The country with districts in place of provinces: each district's centre joins the network
    /// by a last-mile link to the nearest place on a road, its need is its province's shared out
    /// by population, and its cut-off days close the link. All of it is derived, and marked so.
    /// The link carries what its class carries: a last mile, or a street where the centre lies in
    /// the town. Caseloads stay those of the country and of
    /// provinces: each is one joint limit over the districts inside.
    pub fn by_district(&self) -> Country {
        let mut country = self.clone();
        let districts: Vec<AreaIx> = (0..self.areas.len() as u32)
            .map(AreaIx)
            .filter(|area| self.areas[area.index()].level == AreaLevel::District)
            .collect();
        let on_road = self.places_on_roads();
        let mut added: Vec<(AreaIx, Place, Link)> = Vec::new();
        for &district in &districts {
            if let Some((place, link)) = self.last_mile(district, &on_road) {
                added.push((district, place, link));
            }
        }
        country.insert(added);
        country.needs = self.needs_by_district(&districts);
        for group in &mut country.groups {
            group.people = self.group_by_district(group, &districts);
        }
        for cut_off in &self.cut_offs {
            country.keep_stock_behind(cut_off.district);
        }
        country
    }

    /// Places inside the country where a truck can turn off the road.
    fn places_on_roads(&self) -> Vec<PlaceIx> {
        let mut on_road = vec![false; self.places.len()];
        for link in self.links.iter().filter(|l| l.mode == Mode::Road) {
            on_road[link.from.index()] = true;
            on_road[link.to.index()] = true;
        }
        let inside = |place: &Place| {
            place.country == self.about.iso2
                && !matches!(place.kind, PlaceKind::Airport | PlaceKind::Pass)
        };
        (0..self.places.len())
            .filter(|&n| on_road[n] && inside(&self.places[n]))
            .map(|n| PlaceIx(n as u32))
            .collect()
    }

    fn last_mile(&self, district: AreaIx, on_road: &[PlaceIx]) -> Option<(Place, Link)> {
        let area = &self.areas[district.index()];
        let point = |at: LonLat| Point::new(at.lon, at.lat);
        let metres = |place: &PlaceIx| {
            Haversine.distance(point(area.point), point(self.places[place.index()].point))
        };
        let measured = on_road.iter().map(|place| (metres(place), place));
        let (far, nearest) = measured.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)))?;
        let length = far / 1000.0 * LAST_MILE_WINDING;
        let (surface, truck, road_class) = match far <= IN_TOWN_KM * 1000.0 {
            true => (Surface::Paved, Truck::Rigid, Some(RoadClass::Street)),
            false => (Surface::Gravel, Truck::Light, Some(RoadClass::LastMile)),
        };
        let origin =
            Origin { basis: Basis::Derived, sources: area.population_origin.sources.clone() };
        let id = format!("centre-{}", area.pcode.to_lowercase());
        let place = Place {
            aliases: Vec::new(),
            id: id.clone(),
            name: format!("{} district centre", area.name),
            kind: PlaceKind::DistrictCentre,
            country: self.about.iso2.clone(),
            area: Some(district),
            stands_in: None,
            point: area.point,
            origin: origin.clone(),
        };
        let at = &self.places[nearest.index()];
        let mut link = Link {
            id: format!("{}__{id}", at.id),
            name: format!("last mile {}-{}", at.name, area.name),
            from: *nearest,
            to: PlaceIx(u32::MAX),
            mode: Mode::Road,
            direction: Direction::Forward,
            surface,
            length: Kilometres(length),
            length_origin: origin.clone(),
            hours: Some(Hours(length / LAST_MILE_KM_PER_HOUR)),
            hours_origin: Some(Origin { basis: Basis::Assumed, ..origin }),
            border: None,
            truck: Some(truck),
            road_class,
            lead_months: 0,
            capacity: None,
            cost: self.last_mile_cost(length),
            corridor: None,
            overflies: Vec::new(),
            months: BTreeMap::new(),
            last_mile: true,
        };
        link.capacity = self.capacity_by_class(&link);
        Some((place, link))
    }

    /// The gravel tariff, times the length.
    fn last_mile_cost(&self, length_km: f64) -> CentsPerMt {
        let tariff = self.costs.per_1000_km.get(&Surface::Gravel);
        let tariff = tariff.expect("a pack without every tariff is refused").best.0;
        CentsPerMt((tariff as f64 * length_km / 1000.0).round() as i64)
    }

    /// Adds places and links at the end, so that every index that others hold stays good.
    fn insert(&mut self, added: Vec<(AreaIx, Place, Link)>) {
        let closed = self.closures();
        for (district, place, mut link) in added {
            let ix = PlaceIx(self.places.len() as u32);
            link.to = ix;
            link.months = closed.get(&district).cloned().unwrap_or_default();
            self.places.push(place);
            self.links.push(link);
            self.areas[district.index()].capital = Some(ix);
        }
    }

    /// Months in which a district's days cut off close its last mile, as seasons of the link.
    fn closures(&self) -> BTreeMap<AreaIx, BTreeMap<Month, Season>> {
        let mut closures: BTreeMap<AreaIx, BTreeMap<Month, Season>> = BTreeMap::new();
        for cut_off in &self.cut_offs {
            let mut month = Month::of(cut_off.span.from);
            while month <= Month::of(cut_off.span.to) {
                let from = cut_off.span.from.max(month.first_day());
                let to = cut_off.span.to.min(month.last_day());
                let closed = i64::from((to - from).get_days()) + 1;
                let open = Share::of(month.days() - closed, month.days()).unwrap_or(Share::NONE);
                let season =
                    Season { open, reason: cut_off.reason.clone(), origin: cut_off.origin.clone() };
                let months = closures.entry(cut_off.district).or_default();
                let kept = months.entry(month).or_insert_with(|| season.clone());
                if season.open < kept.open {
                    *kept = season;
                }
                month = month.plus(1);
            }
        }
        closures
    }

    /// Stock may wait at the centre of a district that is cut off: handed out ahead.
    fn keep_stock_behind(&mut self, district: AreaIx) {
        let Some(place) = self.areas[district.index()].capital else {
            return;
        };
        if self.stores.iter().any(|store| store.place == place) {
            return;
        }
        let id = self.places[place.index()].id.clone();
        let origin = self.places[place.index()].origin.clone();
        self.stores.push(Store { id, place, room: None, origin });
    }

    /// A province's figure shared out over its districts by population; remainders go to the
    /// largest fractions, so that districts add up to the province.
    fn shared_out(&self, whole: u64, districts: &[AreaIx]) -> Vec<u64> {
        let population = |a: &AreaIx| u128::from(self.areas[a.index()].population.0);
        let total: u128 = districts.iter().map(population).sum::<u128>().max(1);
        let exact = |a: &AreaIx| u128::from(whole) * population(a);
        let mut shares: Vec<u64> = districts.iter().map(|a| (exact(a) / total) as u64).collect();
        let missing = whole.saturating_sub(shares.iter().sum());
        let mut order: Vec<usize> = (0..districts.len()).collect();
        order.sort_by_key(|&n| (std::cmp::Reverse(exact(&districts[n]) % total), n));
        for n in order.into_iter().take(missing as usize) {
            shares[n] += 1;
        }
        shares
    }

    fn of_province(&self, province: AreaIx, districts: &[AreaIx]) -> Vec<AreaIx> {
        let inside = |a: &&AreaIx| self.areas[a.index()].parent == Some(province);
        districts.iter().filter(inside).copied().collect()
    }

    fn needs_by_district(&self, districts: &[AreaIx]) -> Vec<Need> {
        let mut needs = Vec::new();
        for need in &self.needs {
            if self.areas[need.area.index()].level == AreaLevel::District {
                needs.push(need.clone());
                continue;
            }
            let inside = self.of_province(need.area, districts);
            let phases = need.phases.map(|people| self.shared_out(people.0, &inside));
            for (n, &area) in inside.iter().enumerate() {
                let origin = Origin { basis: Basis::Derived, sources: need.origin.sources.clone() };
                let phases = [0, 1, 2].map(|phase| People(phases[phase][n]));
                needs.push(Need { area, phases, origin, ..need.clone() });
            }
        }
        // A district with needs of its own in the pack keeps them.
        needs.sort_by_key(|need| (need.area, need.month));
        needs.dedup_by_key(|need| (need.area, need.month));
        needs
    }

    fn group_by_district(
        &self,
        group: &NeedGroup,
        districts: &[AreaIx],
    ) -> BTreeMap<AreaIx, People> {
        let mut people = BTreeMap::new();
        for (&area, &members) in &group.people {
            let inside = self.of_province(area, districts);
            let shares = self.shared_out(members.0, &inside);
            people.extend(inside.into_iter().zip(shares.into_iter().map(People)));
        }
        people
    }
}
