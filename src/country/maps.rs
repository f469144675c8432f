//! The shapes of a pack's maps, for drawing only: nothing is planned with them.

use super::outlines::{BOUNDARIES, NEIGHBOURS, ROADS};
use super::pack::unrolled;
use super::{AreaIx, Country, PackFiles};
use crate::units::LonLat;
use geojson::{Feature, FeatureCollection, GeoJson, GeometryValue, Position};

/// A line of points; of a closed one the last is the first.
pub type Line = Vec<LonLat>;

/// The shapes of a pack's maps; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Maps {
    /// Outlines of provinces, in order of their P-codes; where the pack outlines only the districts of
    /// one, theirs together.
    pub provinces: Vec<Outline>,
    /// Outlines of districts, where the pack has any, in order of their P-codes.
    pub districts: Vec<Outline>,
    /// Outlines of the countries around, in the order of the file.
    pub neighbours: Vec<Neighbour>,
    /// Main roads.
    pub roads: Vec<Line>,
    /// Who drew the shapes and what they do not say, a sentence a file.
    pub attribution: Vec<String>,
}

/// The outline of a province or a district.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Which area.
    pub area: AreaIx,
    /// Its parts: each its outer ring, then the rings of its holes.
    pub parts: Vec<Vec<Line>>,
    /// Whether these are the parts of its districts, put together.
    pub joined: bool,
}

impl Outline {
    /// All its rings; what lies in an even number of them lies outside.
    pub fn rings(&self) -> Vec<Line> {
        self.parts.iter().flatten().cloned().collect()
    }
}

/// The outline of a country around.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its name; empty where the file gives none.
    pub name: String,
    /// Its rings.
    pub rings: Vec<Line>,
}

impl Country {
    /// Reads the shapes of the pack that this country was loaded from. Files that are missing or
    /// were found wrong when the country was loaded leave their part empty.
    pub fn maps(&self, files: &dyn PackFiles) -> Maps {
        let mut maps = Maps::default();
        let outlines = self.outlined(&features(files, BOUNDARIES, &mut maps.attribution));
        (maps.districts, maps.provinces) =
            outlines.into_iter().partition(|of| self.areas[of.area.index()].parent.is_some());
        self.join(&mut maps);
        for feature in features(files, NEIGHBOURS, &mut maps.attribution) {
            let name = feature.property("name").and_then(|name| name.as_str()).unwrap_or_default();
            let name = name.to_owned();
            maps.neighbours.push(Neighbour { name, rings: lines(&feature) });
        }
        for feature in features(files, ROADS, &mut maps.attribution) {
            maps.roads.extend(lines(&feature));
        }
        let around = maps.neighbours.iter_mut().flat_map(|neighbour| &mut neighbour.rings);
        around.chain(&mut maps.roads).flatten().for_each(|point| self.unroll_point(point));
        maps
    }

    /// As places and labels of a country across the antimeridian are.
    fn unroll_point(&self, point: &mut LonLat) {
        point.lon = unrolled(self.about.bounds, point.lon);
    }

    /// Provinces without an outline of their own are outlined by their districts.
    fn join(&self, maps: &mut Maps) {
        for district in &maps.districts {
            let Some(province) = self.areas[district.area.index()].parent else { continue };
            match maps.provinces.iter_mut().find(|outline| outline.area == province) {
                Some(outline) if !outline.joined => {}
                Some(outline) => outline.parts.extend(district.parts.iter().cloned()),
                None => maps.provinces.push(Outline {
                    area: province,
                    parts: district.parts.clone(),
                    joined: true,
                }),
            }
        }
        maps.provinces.sort_by_key(|outline| outline.area);
    }

    /// Outlines of areas alone, in order of their P-codes.
    pub(super) fn outlines(&self, files: &dyn PackFiles) -> Vec<Outline> {
        self.outlined(&features(files, BOUNDARIES, &mut Vec::new()))
    }

    fn outlined(&self, features: &[Feature]) -> Vec<Outline> {
        let area = |feature: &Feature| {
            let pcode = feature.property("pcode")?.as_str()?;
            let at = self.areas.binary_search_by(|area| area.pcode.as_str().cmp(pcode)).ok()?;
            Some(Outline { area: AreaIx(at as u32), parts: parts(feature), joined: false })
        };
        let mut outlines: Vec<Outline> = features.iter().filter_map(area).collect();
        outlines.sort_by_key(|outline| outline.area);
        let points = outlines.iter_mut().flat_map(|outline| &mut outline.parts).flatten().flatten();
        points.for_each(|point| self.unroll_point(point));
        outlines
    }
}

/// The features of a file; what the file says of its makers goes to the attribution.
fn features(files: &dyn PackFiles, name: &str, attribution: &mut Vec<String>) -> Vec<Feature> {
    let text = files.read(name).ok().and_then(|bytes| String::from_utf8(bytes.into_owned()).ok());
    let parsed = text.and_then(|text| text.parse::<GeoJson>().ok());
    let Some(GeoJson::FeatureCollection(FeatureCollection { features, foreign_members, .. })) =
        parsed
    else {
        return Vec::new();
    };
    let said = foreign_members.as_ref().and_then(|members| members.get("attribution"));
    if let Some(said) = said.and_then(|said| said.as_str())
        && !attribution.iter().any(|known| known == said)
    {
        attribution.push(said.to_owned());
    }
    features
}

fn lines(feature: &Feature) -> Vec<Line> {
    feature.geometry.as_ref().map_or_else(Vec::new, |geometry| of_shape(&geometry.value))
}

/// The parts of an area, each with its holes.
fn parts(feature: &Feature) -> Vec<Vec<Line>> {
    let rings = |rings: &Vec<Vec<Position>>| -> Vec<Line> {
        rings.iter().map(|ring| ring.iter().filter_map(point).collect()).collect()
    };
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![rings(coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            coordinates.iter().map(rings).collect()
        }
        _ => Vec::new(),
    }
}

fn of_shape(shape: &GeometryValue) -> Vec<Line> {
    let line = |points: &Vec<Position>| points.iter().filter_map(point).collect();
    match shape {
        GeometryValue::Polygon { coordinates } | GeometryValue::MultiLineString { coordinates } => {
            coordinates.iter().map(line).collect()
        }
        GeometryValue::MultiPolygon { coordinates } => {
            coordinates.iter().flatten().map(line).collect()
        }
        GeometryValue::LineString { coordinates } => vec![line(coordinates)],
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().flat_map(|geometry| of_shape(&geometry.value)).collect()
        }
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => Vec::new(),
    }
}

fn point(position: &Position) -> Option<LonLat> {
    let [lon, lat] = [0, 1].map(|n| position.as_slice().get(n).copied());
    Some(LonLat { lon: lon?, lat: lat? })
}
