//! Needs by district, last miles over water, rivers.

use super::{added, edited, written};
use expect_test::expect;

#[test]
fn needs_of_districts_beside_their_province() {
    added(
        "needs.csv",
        "XM0101,2021-10,300000,60000,10000,0,autumn 2021,assumed,made-up",
        expect![[r#"
            W0508 needs.csv:2 [phase3]: XM01 in 2021-10: 50,000 people in phase3, and 60,000 in its districts -> the same
              help: the sum of the districts counts
        "#]],
    );
    edited(
        "needs.csv",
        "XM01,2021-10",
        "XM0101,2021-10",
        expect![[r#"
            W0508 needs.csv: no need for 1 of 2 districts of XM01 in 2021-10 -> a row for every district, or for the province
              help: taken as nobody in need there; write rows of 0 if that is so, or a row for the province, whose rest is then shared out
        "#]],
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
    written(
        "boundaries.geojson",
        outlines.as_bytes(),
        expect![[r#"
        W0323 areas.csv: last miles over water or another country: East Gate (XM0102, 21 km) -> a way within the country
          help: by district, food would get there over a road that nobody knows: add the place where it lands, and the links that lead there
    "#]],
    );
}

#[test]
fn rivers_without_a_tariff() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn,road,both,paved",
        "dolat__sarn,dolat,sarn,river,both,river",
        expect![[r#"
            E0316 links.csv:3 [truck]: filled for a link of mode `river` -> an empty cell
            E0126 costs.csv: no row for `river` -> its cost in usd_per_mt_km
        "#]],
    );
}
