//! Shapes in the terms of the libraries that write them.

use super::{Degrees, Shape};
use geo::orient::Direction;
use geo::{BoundingRect, Coord, Geometry, LineString, MultiPolygon, Orient, Point, Polygon, Rect};

fn coord([x, y]: Degrees) -> Coord {
    Coord { x, y }
}

fn line(points: &[Degrees]) -> LineString {
    LineString::new(points.iter().copied().map(coord).collect())
}

/// A shape; outer rings run against the clock and inner ones with it, as GeoJSON asks.
pub(super) fn geometry(shape: &Shape) -> Geometry {
    match shape {
        Shape::Point(at) => Geometry::Point(Point(coord(*at))),
        Shape::Line(points) => Geometry::LineString(line(points)),
        Shape::Area(parts) => {
            let polygon = |rings: &Vec<Vec<Degrees>>| {
                let mut rings = rings.iter().map(|ring| line(ring));
                let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
                Polygon::new(outer, rings.collect())
            };
            let parts = MultiPolygon(parts.iter().map(polygon).collect());
            Geometry::MultiPolygon(parts.orient(Direction::Default))
        }
    }
}

/// Smallest box around shapes; `None` where there are none.
pub(super) fn around<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Option<Rect> {
    shapes.filter_map(|shape| geometry(shape).bounding_rect()).reduce(|a, b| {
        let least = Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
        let most = Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
        Rect::new(least, most)
    })
}
