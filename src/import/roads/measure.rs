//! Lengths on the globe between points of the map, and the point of a stretch that is nearest to a place.

use crate::import::osm::Position;

/// Radius of the globe in kilometres, as a sphere of its mean: lengths are right to some parts in a thousand.
const GLOBE_KM: f64 = 6371.0088;

/// Degrees east and north.
pub(super) fn degrees(at: Position) -> (f64, f64) {
    (f64::from(at[0]) / 1e7, f64::from(at[1]) / 1e7)
}

/// The point of the map at degrees east and north.
pub(super) fn position((lon, lat): (f64, f64)) -> Position {
    [(lon * 1e7).round() as i32, (lat * 1e7).round() as i32]
}

/// Kilometres between two points.
pub(super) fn km(a: Position, b: Position) -> f64 {
    let ((lon_a, lat_a), (lon_b, lat_b)) = (degrees(a), degrees(b));
    let (north_a, north_b) = (lat_a.to_radians(), lat_b.to_radians());
    let (north, east) = ((north_b - north_a) / 2.0, (lon_b - lon_a).to_radians() / 2.0);
    let part = north.sin().powi(2) + north_a.cos() * north_b.cos() * east.sin().powi(2);
    2.0 * GLOBE_KM * part.sqrt().min(1.0).asin()
}

/// How far along a stretch its point nearest to a place is, as a part, and the point.
pub(super) fn nearest(place: Position, a: Position, b: Position) -> (f64, Position) {
    // Near a place the globe is flat enough, with degrees east made as long as they are there.
    let shrink = degrees(place).1.to_radians().cos();
    let flat = |at: Position| {
        let ((lon, lat), (east, north)) = (degrees(at), degrees(place));
        ((lon - east) * shrink, lat - north)
    };
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let part = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let between = |n: usize| {
        let (from, to) = (f64::from(a[n]), f64::from(b[n]));
        (from + (to - from) * part).round() as i32
    };
    (part, [between(0), between(1)])
}
