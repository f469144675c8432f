//! What stands in where a part of a route fails: the best route without it.

use super::{Measured, RouteQuery};
use crate::country::PermissionIx;
use crate::network::WayIx;
use crate::units::{CentsPerMt, Kilometres};

/// Parts of a route that fail together or alike, and what stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Fails {
    /// Positions of the legs.
    pub legs: Vec<usize>,
    /// The permission that is refused; `None` where the way itself fails.
    pub permission: Option<PermissionIx>,
    /// The best route without them; `None` where no other is open.
    pub fallback: Option<Fallback>,
}

/// A route that stands in for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallback {
    /// The route.
    pub measured: Measured,
    /// Kilometres more (fewer, where negative).
    pub longer: Kilometres,
    /// Days more.
    pub more_days: f64,
    /// US cents a tonne more.
    pub dearer: CentsPerMt,
    /// Its length over that of the route it stands in for.
    pub detour_factor: f64,
}

/// For every leg, without its link. Neighbouring legs with the same answer come together.
pub(super) fn of_legs(ground: &RouteQuery<'_>, path: &[WayIx]) -> Vec<Fails> {
    let mut all: Vec<(Option<Vec<WayIx>>, Vec<usize>)> = Vec::new();
    for (n, way) in path.iter().enumerate() {
        let link = ground.link(*way);
        let other = ground.best(|way| ground.link(way) != link);
        match all.last_mut() {
            Some((same, legs)) if *same == other => legs.push(n),
            _ => all.push((other, vec![n])),
        }
    }
    let base = ground.measured(path);
    let told = |(other, legs): (Option<Vec<WayIx>>, Vec<usize>)| Fails {
        legs,
        permission: None,
        fallback: other.map(|other| fallback(ground, &base, &other)),
    };
    all.into_iter().map(told).collect()
}

/// For every permission on the way, without any link that needs it.
pub(super) fn of_permissions(ground: &RouteQuery<'_>, path: &[WayIx]) -> Vec<Fails> {
    let needed = ground.network.needed;
    let needs =
        |way: WayIx, permission| needed.needed_by_link(ground.link(way)).contains(&permission);
    let mut permissions: Vec<PermissionIx> = Vec::new();
    for way in path {
        for permission in needed.needed_by_link(ground.link(*way)) {
            if !permissions.contains(permission) {
                permissions.push(*permission);
            }
        }
    }
    let base = ground.measured(path);
    let told = |permission: PermissionIx| {
        let legs = (0..path.len()).filter(|n| needs(path[*n], permission)).collect();
        let other = ground.best(|way| !needs(way, permission));
        let fallback = other.map(|other| fallback(ground, &base, &other));
        Fails { legs, permission: Some(permission), fallback }
    };
    permissions.into_iter().map(told).collect()
}

fn fallback(ground: &RouteQuery<'_>, base: &Measured, other: &[WayIx]) -> Fallback {
    let measured = ground.measured(other);
    let (new, old) = (measured.totals, base.totals);
    Fallback {
        longer: Kilometres(new.length.0 - old.length.0),
        more_days: new.days - old.days,
        dearer: CentsPerMt(new.cost.0 - old.cost.0),
        detour_factor: if old.length.0 > 0.0 { new.length.0 / old.length.0 } else { 1.0 },
        measured,
    }
}
