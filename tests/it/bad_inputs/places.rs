//! Positions of places, where they are said to be, and what they store.

use super::edited;
use expect_test::expect;

#[test]
fn positions() {
    edited(
        "places.csv",
        "XM,XM02,,14.20,63.40",
        "XM,XM02,,63.40,14.20",
        expect![[r#"
            E0307 places.csv:3 [lat]: 63.4 north, 14.2 east lies outside the country -> 13.4 to 15.6 north, 62.9 to 65.1 east
              help: latitude and longitude swapped?
        "#]],
    );
    edited(
        "places.csv",
        "XM,XM02,,14.20,63.40",
        "XM,XM02,,0,0",
        expect![[r#"
            E0308 places.csv:3 [lat]: 0 north, 0 east -> where the place is
              help: 0, 0 lies in the open sea: the sign of a missing position
        "#]],
    );
    edited(
        "places.csv",
        "XM,XM02,,14.20,63.40",
        "XM,XM02,,91,63.40",
        expect![[r#"
            E0308 places.csv:3 [lat]: `91` -> degrees from -90 to 90
              help: latitude and longitude swapped?
        "#]],
    );
    edited(
        "places.csv",
        "XM,XM02,,14.20,63.40",
        "XM,XM02,,1569830.2,63.40",
        expect![[r#"
            E0308 places.csv:3 [lat]: `1569830.2` -> degrees from -90 to 90
              help: projected metres? the pack wants degrees (WGS 84, EPSG:4326)
        "#]],
    );
    edited(
        "places.csv",
        "XM,XM02,,14.20,63.40",
        "XM,XM02,,19.20,63.40",
        expect![[r#"
            E0307 places.csv:3 [lat]: 19.2 north, 63.4 east lies outside the country -> 13.4 to 15.6 north, 62.9 to 65.1 east
              help: check the point here and `bounds` in pack.toml
        "#]],
    );
}

#[test]
fn positions_of_neighbours_and_labels() {
    edited(
        "places.csv",
        "XT,,,15.52,63.40",
        "XT,,,63.40,15.52",
        expect![[r#"
            E0307 places.csv:9 [lat]: 63.4 north, 15.52 east lies far off; swapped it lies in the country -> where the place is
              help: latitude and longitude swapped?
        "#]],
    );
    edited(
        "places.csv",
        "XT,,,15.52,63.40",
        "XT,,,0,0",
        expect![[r#"
            E0308 places.csv:9 [lat]: 0 north, 0 east -> where the place is
              help: 0, 0 lies in the open sea: the sign of a missing position
        "#]],
    );
    edited(
        "areas.csv",
        "14.50,63.40",
        "63.40,14.50",
        expect![[r#"
            E0307 areas.csv:5 [label_lat]: 63.4 north, 14.5 east lies outside the country -> 13.4 to 15.6 north, 62.9 to 65.1 east
              help: latitude and longitude swapped?
        "#]],
    );
}

#[test]
fn places_that_are_not_where_they_say() {
    edited(
        "places.csv",
        "capital,XM,XM02",
        "capital,XM,",
        expect![[r#"
            E0315 places.csv:3 [area]: empty for a place inside the country -> the P-code of its province
        "#]],
    );
    edited(
        "places.csv",
        "hub,XT,,",
        "hub,XT,XM01,",
        expect![[r#"
            E0315 places.csv:13 [area]: a province for a place in XT -> an empty cell
        "#]],
    );
    edited(
        "places.csv",
        "XM01,sarn,",
        "XM01,,",
        expect![[r#"
            E0315 places.csv:12 [stands_in]: empty for a warehouse -> the id of the town it stands in
        "#]],
    );
    edited(
        "places.csv",
        "capital,XM,XM02,,",
        "capital,XM,XM02,sarn,",
        expect![[r#"
            E0315 places.csv:3 [stands_in]: filled for a place that is no warehouse -> an empty cell
        "#]],
    );
}

#[test]
fn stores_that_are_not_where_they_say() {
    edited(
        "stores.csv",
        "sarn_store,sarn",
        "sarn_store,vesh",
        expect![[r#"
            E0315 stores.csv:3 [place]: `sarn_store` holding stock of `vesh` -> `sarn`
        "#]],
    );
    edited(
        "stores.csv",
        "sarn_store,sarn,300,400,500,assumed,made-up,\n",
        "",
        expect![[r#"
            W0318 places.csv:12 [kind]: a warehouse without a row in stores.csv -> its room, or an empty room
              help: it stores nothing
        "#]],
    );
    edited(
        "stores.csv",
        "300,400,500",
        ",400,",
        expect![[r#"
            E0125 stores.csv:3 [room_mt_low]: empty beside a `room_mt` -> all of them or none
            E0125 stores.csv:3 [room_mt_high]: empty beside a `room_mt` -> all of them or none
        "#]],
    );
    edited(
        "supplies.csv",
        "tolan_2021-10,tolan_depot,2021-10,0,entering",
        "tolan_2021-10,tolan_depot,2021-10,0,local",
        expect![[r#"
            E0315 supplies.csv:13 [entry]: bought inside the country, at a place in XT -> `entering` or `stock`
        "#]],
    );
    edited(
        "supplies.csv",
        "port_ambar_2021-10,port_ambar,2021-10,1,entering",
        "port_ambar_2021-10,port_ambar,2021-10,1,stock",
        expect![[r#"
            E0125 supplies.csv:2 [lead_months]: 1 beside `stock`, which lies there already -> 0, or `entering`
        "#]],
    );
    edited(
        "supplies.csv",
        "tolan_2021-10,tolan_depot,2021-10,0,entering",
        "tolan_2021-10,tolan_depot,2021-10,0,enters",
        expect![[r#"
            E0028 supplies.csv:13 [entry]: `enters` -> one of entering, local, stock
              help: did you mean `entering`?
        "#]],
    );
}
