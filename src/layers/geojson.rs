//! Layers as GeoJSON (RFC 7946): a file each.

use super::{Atlas, Layer, Shape, Value, shapes};
use ::geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, JsonValue};

/// Name under which a file says what must be read with it.
pub const NAME_OF_MARK: &str = "about";

/// A layer as a feature collection, one feature a line; beside its features it says what must be read
/// with it, under the name `about`.
pub fn geojson(atlas: &Atlas, layer: &Layer) -> Vec<u8> {
    let mut about = JsonObject::new();
    for (name, said) in &atlas.about {
        about.insert((*name).to_owned(), JsonValue::String(said.clone()));
    }
    let mut members = JsonObject::new();
    members.insert("name".to_owned(), layer.table.name.clone().into());
    members.insert("description".to_owned(), layer.table.about.clone().into());
    members.insert(NAME_OF_MARK.to_owned(), about.into());
    let collection =
        FeatureCollection { bbox: None, features: Vec::new(), foreign_members: Some(members) };
    let head = collection.to_string();
    let features = layer.shapes.iter().zip(&layer.table.rows);
    let lines: Vec<String> =
        features.map(|(shape, row)| feature(layer, shape, row).to_string()).collect();
    // The library writes all in one line; so that people and version control can read it, each
    // feature gets its own.
    let listed = format!("\"features\":[\n{}\n]", lines.join(",\n"));
    let mut text = head.replacen("\"features\":[]", &listed, 1);
    text.push('\n');
    text.into_bytes()
}

fn feature(layer: &Layer, shape: &Shape, row: &[Value]) -> Feature {
    let mut properties = JsonObject::new();
    for (column, value) in layer.table.columns.iter().zip(row) {
        let value = match value {
            Value::Words(words) => words.clone().into(),
            Value::Whole(whole) => (*whole).into(),
            Value::Number(number) => (*number).into(),
            Value::Nothing => JsonValue::Null,
        };
        properties.insert(column.name.clone(), value);
    }
    let geometry = Geometry::new(GeometryValue::from(&shapes::geometry(shape)));
    Feature {
        bbox: None,
        geometry: Some(geometry),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}
