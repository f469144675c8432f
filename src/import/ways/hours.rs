//! Surfaces where a table gives none, and hours where it gives none: planning values, called assumed.

use crate::country::Surface;

/// Kilometres an hour of a loaded truck by surface: distances by road in logistics assessments are turned into days
/// at 50 on good roads; what is not paved is taken at two thirds and at two fifths of that.
const TRUCK_KMH: [(Surface, f64); 3] =
    [(Surface::Paved, 50.0), (Surface::Gravel, 33.0), (Surface::Track, 20.0)];

/// Speeds above which a road must be paved, and above which it is more than a track, where a table has the times of
/// cars and no surfaces.
const CAR_KMH: (f64, f64) = (60.0, 35.0);

/// The surface that is assumed where only the speed of a car is known.
pub(in crate::import) fn surface_by_speed(kmh: f64) -> Surface {
    match kmh {
        _ if kmh >= CAR_KMH.0 => Surface::Paved,
        _ if kmh >= CAR_KMH.1 => Surface::Gravel,
        _ => Surface::Track,
    }
}

/// Hours of a loaded truck on a road of a surface.
pub(in crate::import) fn truck_hours(km: f64, surface: Surface) -> f64 {
    let speed = TRUCK_KMH.iter().find(|(known, _)| *known == surface).map_or(50.0, |(_, kmh)| *kmh);
    km / speed
}

/// The largest truck that is assumed to pass on a surface.
pub(in crate::import) fn largest_truck(surface: Surface) -> &'static str {
    match surface {
        Surface::Paved => "articulated",
        Surface::Gravel => "rigid",
        Surface::Track | Surface::Rail | Surface::Sea | Surface::Air | Surface::River => "light",
    }
}
