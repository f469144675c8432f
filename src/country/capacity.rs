//! What links carry in a month: as counted, or as their class of road, rail, sea, air or river link.

use super::{ClassIx, Country, Link, LinkIx, Mode, Surface, Truck, words};
use crate::evidence::{Estimate, Level};
use crate::units::Grams;

/// What a road is for, as makers of road maps sort them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoadClass {
    /// Between the largest cities.
    Trunk,
    /// Between the capitals of provinces.
    Primary,
    /// Between towns.
    Secondary,
    /// Between villages.
    Tertiary,
    /// Within a town.
    Street,
    /// The last stretch to the centre of a district.
    LastMile,
}
words!(RoadClass {
    Trunk = "trunk",
    Primary = "primary",
    Secondary = "secondary",
    Tertiary = "tertiary",
    Street = "street",
    LastMile = "last-mile",
});

/// Who says what a link carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetBy {
    /// A row of `link-capacities.csv`, for this link alone.
    Count,
    /// The class it belongs to.
    Class(ClassIx),
}

/// What a link carries in a month, both ways and all goods together, with the derivation the pack
/// writes beside it.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// Tonnes a month for humanitarian cargo.
    pub per_month: Estimate<Grams>,
    /// The derivation in words, such as `325 trucks a day x 25 MT x 30 days x 10 % open`.
    pub derivation: String,
    /// Who says so.
    pub set_by: SetBy,
}

/// What links of a sort carry where nobody counted.
#[derive(Clone, Debug)]
pub struct CapacityClass {
    /// Key used in files.
    pub id: String,
    /// How goods move on its links.
    pub mode: Mode,
    /// What its links run on; `None` for any surface.
    pub surface: Option<Surface>,
    /// The largest truck that passes on them; `None` for any, and for links of which no source
    /// says.
    pub truck: Option<Truck>,
    /// The class of its roads; `None` for any.
    pub road_class: Option<RoadClass>,
    /// Tonnes a month for humanitarian cargo, both ways together.
    pub per_month: Estimate<Grams>,
    /// The derivation in words.
    pub derivation: String,
}

impl CapacityClass {
    /// Whether a link is of this sort.
    pub fn fits(&self, link: &Link) -> bool {
        self.mode == link.mode
            && self.surface.is_none_or(|surface| surface == link.surface)
            && self.truck.is_none_or(|truck| link.truck == Some(truck))
            && self.road_class.is_none_or(|class| link.road_class == Some(class))
    }

    /// How closely it describes its links: by how many traits, and among as many the class of road
    /// before the truck, and the truck before the surface.
    fn closeness(&self) -> (u8, [bool; 3]) {
        let traits = [self.road_class.is_some(), self.truck.is_some(), self.surface.is_some()];
        (traits.iter().map(|given| u8::from(*given)).sum(), traits)
    }
}

impl Country {
    /// The class that describes a link most closely, where one fits.
    pub fn class_of(&self, link: &Link) -> Option<ClassIx> {
        let fitting = self.classes.iter().zip(0..).filter(|(class, _)| class.fits(link));
        fitting.max_by_key(|(class, _)| class.closeness()).map(|(_, ix)| ClassIx(ix))
    }

    /// What a link carries as one of its class, where one fits.
    pub(super) fn capacity_by_class(&self, link: &Link) -> Option<Capacity> {
        let ix = self.class_of(link)?;
        let class = &self.classes[ix.index()];
        let (per_month, derivation) = (class.per_month.clone(), class.derivation.clone());
        Some(Capacity { per_month, derivation, set_by: SetBy::Class(ix) })
    }

    /// Gives every link without a count what its class carries.
    pub(super) fn fill_capacities(&mut self) {
        for n in 0..self.links.len() {
            if self.links[n].capacity.is_none() {
                self.links[n].capacity = self.capacity_by_class(&self.links[n]);
            }
        }
    }

    /// The country planned with the least, best or most that every link is believed to carry,
    /// counted or not, to set results side by side. To be asked of the country as it was loaded:
    /// what is planned with changes, and every figure keeps its low and high.
    pub fn at_capacities(&self, level: Level) -> Country {
        let mut country = self.clone();
        for capacity in country.links.iter_mut().filter_map(|link| link.capacity.as_mut()) {
            capacity.per_month.best = *capacity.per_month.at(level);
        }
        for class in &mut country.classes {
            class.per_month.best = *class.per_month.at(level);
        }
        country
    }

    /// Links that have neither a count nor a class, and are held unlimited; in order.
    pub fn links_without_capacity(&self) -> Vec<LinkIx> {
        self.links_where(|link| link.capacity.is_none())
    }

    /// Links over the country's border that nobody counted; in order.
    pub fn crossings_without_count(&self) -> Vec<LinkIx> {
        let counted = |link: &Link| matches!(&link.capacity, Some(capacity) if capacity.set_by == SetBy::Count);
        self.links_where(|link| self.crosses_border(link) && !counted(link))
    }

    /// Whether one end of a link lies inside the country and the other outside.
    pub fn crosses_border(&self, link: &Link) -> bool {
        let [from, to] =
            [link.from, link.to].map(|place| self.places[place.index()].country == self.about.iso2);
        from != to
    }

    fn links_where(&self, holds: impl Fn(&Link) -> bool) -> Vec<LinkIx> {
        let links = self.links.iter().zip(0..);
        links.filter(|(link, _)| holds(link)).map(|(_, ix)| LinkIx(ix)).collect()
    }
}
