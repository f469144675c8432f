//! Maps.

use super::edited;
use expect_test::expect;

#[test]
fn maps_that_cannot_be_used() {
    let file = "boundaries.geojson";
    edited(
        file,
        "\"pcode\": \"XM02\"",
        "\"pcode\": \"XM09\"",
        expect![[r#"
            E0310 boundaries.geojson: no area has the code `XM09` -> the P-code of a province or a district
        "#]],
    );
    edited(
        file,
        "\"pcode\": \"XM02\"",
        "\"name\": \"Dolat\"",
        expect![[r#"
            E0310 boundaries.geojson: feature 2 has no `pcode` -> the P-code of a province or a district
        "#]],
    );
    edited(
        file,
        "[63, 15.5], [63, 13.5]]]",
        "[63, 15.5]]]",
        expect![[r#"
            E0310 boundaries.geojson: the outline of XM02 cannot be used: a ring is not closed -> closed rings of points on the globe
        "#]],
    );
    edited(
        file,
        "[63, 15.5], [63, 13.5]]]",
        "[NaN, 15.5], [63, 13.5]]]",
        expect![[r#"
        E0310 boundaries.geojson: cannot be read as GeoJSON: expected value at line 3 column 144 -> GeoJSON
    "#]],
    );
    edited(
        file,
        "[63, 15.5], [63, 13.5]]]",
        "[63, 155], [63, 13.5]]]",
        expect![[r#"
            E0310 boundaries.geojson: the outline of XM02 cannot be used: the point [63.0, 155.0] is not on the globe -> closed rings of points on the globe
        "#]],
    );
    edited(
        file,
        "[63, 13.5], [63.8, 13.5], ",
        "",
        expect![[r#"
        E0310 boundaries.geojson: the outline of XM02 cannot be used: a ring has 3 points, fewer than 4 -> closed rings of points on the globe
    "#]],
    );
}

#[test]
fn maps_of_another_kind() {
    let file = "boundaries.geojson";
    edited(
        file,
        "\"type\":\"FeatureCollection\"",
        "\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32642\"}}",
        expect![[r#"
            E0309 boundaries.geojson: coordinates in urn:ogc:def:crs:EPSG::32642 -> degrees east and north (WGS 84, EPSG:4326)
              help: export the layer anew in EPSG:4326
        "#]],
    );
    edited(
        file,
        "\"type\":\"FeatureCollection\",",
        "",
        expect![[r#"
            E0310 boundaries.geojson: cannot be read as GeoJSON: missing field `type` at line 5 column 2 -> GeoJSON
        "#]],
    );
    let deep = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[],\"notes\":{}",
        "[".repeat(100_000)
    );
    super::written(
        "roads.geojson",
        deep.as_bytes(),
        expect![[r#"
            E0410 roads.geojson: nested too deep -> no lists within lists
        "#]],
    );
    super::written(
        "roads.geojson",
        br#"{"type":"Point","coordinates":[1,2]}"#,
        expect![[r#"
            E0310 roads.geojson: a single shape -> a collection of features
        "#]],
    );
}
