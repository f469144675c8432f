//! The ground that places lie on: which province a point is in, by the outlines of the pack, else by the nearest
//! label; and how far two points are apart.

use crate::country::PackFiles;
use crate::import::Beside;
use crate::import::open::{Given, Shape};
use crate::issues::Issues;
use geo::{Contains, Distance, Haversine, LineString, Point, Polygon};

/// How far from its outline a place may lie that is said to be in the country: outlines are made simpler.
const NEAR_KM: f64 = 40.0;

/// The provinces of the pack as shapes and labels.
pub(in crate::import) struct Ground {
    outlines: Vec<(String, Vec<Polygon>)>,
    labels: Vec<(String, Point)>,
}

/// The province of a point.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum In {
    /// Within its outline.
    Outline(String),
    /// Outside of all outlines, nearest to its border or label, which is so far away.
    Near(String, f64),
}

/// Kilometres between two points.
pub(in crate::import) fn km((lon, lat): (f64, f64), (other_lon, other_lat): (f64, f64)) -> f64 {
    Haversine.distance(Point::new(lon, lat), Point::new(other_lon, other_lat)) / 1000.0
}

fn polygons(shape: &Shape) -> Vec<Polygon> {
    let polygon = |rings: &Vec<Vec<(f64, f64)>>| {
        let mut lines = rings.iter().map(|ring| LineString::from(ring.clone()));
        let outer = lines.next()?;
        Some(Polygon::new(outer, lines.collect()))
    };
    shape.iter().filter_map(polygon).collect()
}

impl Ground {
    pub(in crate::import) fn of(beside: &Beside<'_>, pack: &dyn PackFiles) -> Ground {
        let bytes =
            pack.read("boundaries.geojson").map(|bytes| bytes.into_owned()).unwrap_or_default();
        let given = Given { name: "boundaries.geojson".to_owned(), bytes };
        let layer = crate::import::geojson::layer(&given, &mut Issues::default());
        let outlines = layer.map_or_else(Vec::new, |layer| {
            let code = layer.sheet.column(&["pcode"]);
            let rows = layer.sheet.rows.iter().zip(&layer.shapes);
            rows.filter_map(|(row, shape)| {
                Some((layer.sheet.text(row, code), polygons(shape.as_ref()?)))
            })
            .collect()
        });
        let provinces =
            beside.tables.get("areas.csv").rows().filter(|row| row.text("level") == "province");
        let label = |row: crate::import::tables::KeptRow<'_>| {
            let [lon, lat] = ["label_lon", "label_lat"].map(|column| row.text(column).parse().ok());
            Some((row.text("pcode").to_owned(), Point::new(lon?, lat?)))
        };
        Ground { outlines, labels: provinces.filter_map(label).collect() }
    }

    /// Whether provinces can be told at all.
    pub(in crate::import) fn is_known(&self) -> bool {
        !self.outlines.is_empty() || !self.labels.is_empty()
    }

    /// Where the label of a province stands.
    pub(in crate::import) fn label(&self, province: &str) -> Option<(f64, f64)> {
        let found = self.labels.iter().find(|(code, _)| code == province);
        found.map(|(_, point)| (point.x(), point.y()))
    }

    /// The province of a point.
    pub(in crate::import) fn province(&self, lon: f64, lat: f64) -> Option<In> {
        let point = Point::new(lon, lat);
        let within = |parts: &Vec<Polygon>| parts.iter().any(|part| part.contains(&point));
        if let Some((code, _)) = self.outlines.iter().find(|(_, parts)| within(parts)) {
            return Some(In::Outline(code.clone()));
        }
        let far = |parts: &Vec<Polygon>| {
            let points = parts.iter().flat_map(|part| part.exterior().points());
            points.map(|other| Haversine.distance(point, other)).fold(f64::INFINITY, f64::min)
                / 1000.0
        };
        let by_outline = self.outlines.iter().map(|(code, parts)| (code, far(parts)));
        let by_label = self
            .labels
            .iter()
            .map(|(code, label)| (code, Haversine.distance(point, *label) / 1000.0));
        let all: Vec<(&String, f64)> =
            if self.outlines.is_empty() { by_label.collect() } else { by_outline.collect() };
        let nearest = all.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(In::Near(nearest.0.clone(), nearest.1))
    }

    /// The province of a place that is said to lie in the country.
    pub(in crate::import) fn own_province(&self, lon: f64, lat: f64) -> Option<In> {
        self.province(lon, lat).filter(|found| match found {
            In::Outline(_) => true,
            In::Near(_, km) => *km <= NEAR_KM || self.outlines.is_empty(),
        })
    }
}
