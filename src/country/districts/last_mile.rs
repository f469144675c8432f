//! Last miles: how food gets from a place of a province to the centre of a district.

use crate::country::{
    AreaIx, AreaLevel, Country, Direction, Link, LinkIx, Mode, Place, PlaceIx, PlaceKind,
    RoadClass, Surface, Truck,
};
use crate::evidence::{Basis, Origin};
use crate::units::{CentsPerMt, Hours, Kilometres};
use std::collections::BTreeMap;

/// A last mile is this much longer than the straight line: the factor the tables use for hilly
/// country. Assumed for every district, whatever its terrain.
pub const LAST_MILE_WINDING: f64 = 1.25;

/// Speed of a truck on a last mile in kilometres an hour: gravel or partly paved mountain road.
const LAST_MILE_KM_PER_HOUR: f64 = 18.0;

/// A district's centre no farther than this from the place it is served from, in a straight line,
/// lies in that town: food reaches it by paved streets, not by a track. Assumed for every district.
const IN_TOWN_KM: f64 = 10.0;

/// A last mile that planning by district made, and that no table has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastMile {
    /// The link.
    pub link: LinkIx,
    /// The district it leads to.
    pub district: AreaIx,
    /// The other province that its first place lies in, where it is not the district's own.
    pub from_another: Option<AreaIx>,
}

impl Country {
    /// The last miles that planning by district made; none where the country is planned by province.
    pub fn made_last_miles(&self) -> Vec<LastMile> {
        let made = |(link, ix): (&Link, LinkIx)| {
            // Places of the tables lie in provinces; only centres that were made lie in a district.
            let district = self.places[link.to.index()].area.filter(|_| link.last_mile)?;
            let area = &self.areas[district.index()];
            let from = self.places[link.from.index()].area;
            (area.level == AreaLevel::District).then(|| LastMile {
                link: ix,
                district,
                from_another: from.filter(|from| Some(*from) != area.parent),
            })
        };
        self.links.iter().zip((0..).map(LinkIx)).filter_map(made).collect()
    }

    /// Places of each province where food can be loaded on a truck: on a road, or where ships or
    /// trains are unloaded. What lies in another province is none of its places, for water or
    /// mountains may lie between, and what closes the province would not close it.
    pub(super) fn bases(&self) -> BTreeMap<AreaIx, Vec<PlaceIx>> {
        let mut linked = vec![false; self.places.len()];
        for link in self.links.iter().filter(|link| link.mode != Mode::Air) {
            linked[link.from.index()] = true;
            linked[link.to.index()] = true;
        }
        let mut bases: BTreeMap<AreaIx, Vec<PlaceIx>> = BTreeMap::new();
        for (place, ix) in self.places.iter().zip((0..).map(PlaceIx)) {
            let loads = !matches!(place.kind, PlaceKind::Airport | PlaceKind::Pass);
            if let Some(area) = place.area.filter(|_| loads && linked[ix.index()]) {
                bases.entry(area).or_default().push(ix);
            }
        }
        bases
    }

    /// The last mile of a district: from the nearest place of its province, else from the place
    /// from which food for its province is handed out.
    pub(super) fn last_mile(
        &self,
        district: AreaIx,
        bases: &BTreeMap<AreaIx, Vec<PlaceIx>>,
    ) -> Option<(Place, Link)> {
        let area = &self.areas[district.index()];
        let province = area.parent?;
        let own = bases.get(&province).into_iter().flatten().copied();
        let far = |place: PlaceIx| self.far(area.point, self.places[place.index()].point).0;
        let nearest = own.min_by(|a, b| far(*a).total_cmp(&far(*b)).then(a.cmp(b)));
        let nearest = nearest.or(self.areas[province.index()].capital)?;
        let (far, length) = (far(nearest), far(nearest) * LAST_MILE_WINDING);
        let (surface, truck, road_class) = match far <= IN_TOWN_KM {
            true => (Surface::Paved, Truck::Rigid, Some(RoadClass::Street)),
            false => (Surface::Gravel, Truck::Light, Some(RoadClass::LastMile)),
        };
        let origin =
            Origin { basis: Basis::Derived, sources: area.population_origin.sources.clone() };
        let id = format!("centre-{}", area.pcode.to_lowercase().replace(' ', "-"));
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
            from: nearest,
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
}
