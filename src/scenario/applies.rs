//! Which permissions a movement or a distribution needs: selectors held against links and areas.

use super::toll::Toll;
use crate::country::{
    AreaIx, Country, LiesOn, LinkIx, Named, Permission, PermissionIx, PermissionKind, PlaceIx,
};

/// Whether a permission of this kind lets goods move along links.
pub fn is_for_movement(kind: PermissionKind) -> bool {
    kind.lies_on() == LiesOn::Links
}

/// Where a quota can be held: all that moves by the permission passes here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// The permission's only link.
    Link(LinkIx),
    /// A place that every link of the permission touches.
    Place(PlaceIx),
}

/// The permissions every link and area needs, worked out once for a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    by_link: Vec<Vec<PermissionIx>>,
    by_area: Vec<Vec<PermissionIx>>,
    links: Vec<Vec<LinkIx>>,
    areas: Vec<Vec<AreaIx>>,
    gates: Vec<Option<Gate>>,
    tolls: Vec<Toll>,
}

impl Needed {
    /// Holds every permission's selector against every link and area.
    pub fn of(country: &Country) -> Needed {
        let mut needed = Needed {
            by_link: vec![Vec::new(); country.links.len()],
            by_area: vec![Vec::new(); country.areas.len()],
            links: Vec::with_capacity(country.permissions.len()),
            areas: Vec::with_capacity(country.permissions.len()),
            gates: Vec::with_capacity(country.permissions.len()),
            tolls: Vec::with_capacity(country.permissions.len()),
        };
        let (ends, named) = (Toll::ends(country), Named::of(country));
        for (n, permission) in country.permissions.iter().enumerate() {
            let links = links_of(&named, permission);
            let areas = areas_of(&named, permission);
            for link in &links {
                needed.by_link[link.index()].push(PermissionIx(n as u32));
            }
            for area in &areas {
                needed.by_area[area.index()].push(PermissionIx(n as u32));
            }
            needed.tolls.push(Toll::of(country, &links, &ends));
            needed.gates.push(gate_of(country, &links));
            needed.links.push(links);
            needed.areas.push(areas);
        }
        needed
    }

    /// What moving along a link needs.
    pub fn needed_by_link(&self, link: LinkIx) -> &[PermissionIx] {
        &self.by_link[link.index()]
    }

    /// What handing out in an area needs.
    pub fn needed_by_area(&self, area: AreaIx) -> &[PermissionIx] {
        &self.by_area[area.index()]
    }

    /// The links that need a permission.
    pub fn links_of(&self, permission: PermissionIx) -> &[LinkIx] {
        &self.links[permission.index()]
    }

    /// The areas where handing out needs a permission.
    pub fn areas_of(&self, permission: PermissionIx) -> &[AreaIx] {
        &self.areas[permission.index()]
    }

    /// Whether moving along one of a permission's links, from one place to another, pays its levy; see
    /// [`Toll`].
    pub fn pays(&self, permission: PermissionIx, from: PlaceIx, to: PlaceIx) -> bool {
        self.tolls[permission.index()].is_paid(from, to)
    }

    /// Where a levy on a permission is paid.
    pub fn toll_of(&self, permission: PermissionIx) -> &Toll {
        &self.tolls[permission.index()]
    }

    /// Where a quota on a permission can be held; `None` where its links share no place.
    pub fn gate_of(&self, permission: PermissionIx) -> Option<Gate> {
        self.gates[permission.index()]
    }
}

fn links_of(named: &Named<'_>, permission: &Permission) -> Vec<LinkIx> {
    match is_for_movement(permission.kind) {
        true => named.links(&permission.applies_to),
        false => Vec::new(),
    }
}

fn areas_of(named: &Named<'_>, permission: &Permission) -> Vec<AreaIx> {
    match permission.kind.lies_on() {
        LiesOn::Areas => named.areas(&permission.applies_to),
        LiesOn::Links | LiesOn::Money => Vec::new(),
    }
}

/// Where a quota on one permission can be held.
pub(super) fn gate(country: &Country, permission: PermissionIx) -> Option<Gate> {
    let links = links_of(&Named::of(country), &country.permissions[permission.index()]);
    gate_of(country, &links)
}

fn gate_of(country: &Country, links: &[LinkIx]) -> Option<Gate> {
    let ends = |link: &LinkIx| {
        let link = &country.links[link.index()];
        [link.from, link.to]
    };
    match links {
        [] => None,
        [only] => Some(Gate::Link(*only)),
        [first, others @ ..] => ends(first)
            .into_iter()
            .find(|place| others.iter().all(|link| ends(link).contains(place)))
            .map(Gate::Place),
    }
}
