//! Needs by district, last miles over water, rivers.

use super::{added, edited, written};
use expect_test::expect;

#[test]
fn needs_of_districts_beside_their_province() {
    added(
        "needs.csv",
        "XM0101,2021-10,300000,60000,10000,0,autumn 2021,assumed,made-up",
        expect![[""]],
    );
    edited(
        "needs.csv",
        "XM01,2021-10",
        "XM0101,2021-10",
        expect![[""]],
    );
}

#[test]
fn last_miles_that_leave_the_outlines() {
    let square = |code: &str, west: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"pcode\":\"{code}\"}},\"geometry\":{{\"type\":\
             \"Polygon\",\"coordinates\":[[[{west},13],[{},13],[{},14],[{west},13]]]}}}}",
            west + 0.1,
            west + 0.1
        )
    };
    let outlines =
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", square("XM01", 60.0));
    written("boundaries.geojson", outlines.as_bytes(), expect![[""]]);
}

#[test]
fn rivers_without_a_tariff() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn,road,both,paved",
        "dolat__sarn,dolat,sarn,river,both,river",
        expect![[""]],
    );
}
