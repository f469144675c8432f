//! Roads as places and edges: positions, lengths, hours and what is assumed.

use super::*;

const NODES: &str = "lon,lat,iso3c,city_country,population\n\
                     11,1,CAF,ea ville - CAF,500\n11.5,1,CAF,,0\n13,1,CAF,bo - CAF,90\n15,1,CMR,la port - CMR,0\n\
                     40,40,CAF,far - CAF,1\n";

pub(super) fn land() -> Pack {
    let mut pack = fresh();
    let shapes = SHAPES.replace("XM", "CF").replace("CFA", "CAF");
    put_text(&mut pack, Kind::Areas, "shapes.geojson", &shapes);
    pack
}

#[test]
fn a_network_becomes_places_links_corridors_and_capitals() {
    let edges = "from,to,distance,duration,border_time\n1,2,60000,60,0\n2,3,200000,,0\n3,2,250000,,0\n\
                 3,4,300000,150,600\n3,3,1000,1,0\n";
    let mut pack = land();
    let files: [(&str, &[u8]); 2] =
        [("nodes.csv", NODES.as_bytes()), ("edges.csv", edges.as_bytes())];
    let made = put(&mut pack, &asked(Kind::Network, &files));
    let places = rows(&pack, "places.csv");
    let ids: Vec<&str> = places.iter().map(|place| place["id"].as_str()).collect();
    assert_eq!(ids, ["ea-ville", "junction-2", "bo", "la-port"]);
    assert_eq!(places[0]["name"], "Ea Ville");
    assert_eq!([&places[0]["area"], &places[3]["country"]], ["CF01", "CM"]);
    let links = rows(&pack, "links.csv");
    let of = |id: &str| links.iter().find(|link| link["id"] == id).expect("a link");
    let given = of("ea-ville__junction-2");
    assert_eq!(
        [&given["hours"], &given["hours_basis"], &given["surface"]],
        ["1", "assumed", "paved"],
        "nobody says that the 60 km an hour are those of a truck"
    );
    assert!(given["note"].contains("surface assumed by speed"), "{given:?}");
    assert_eq!(given["hours_source"], "own-source");
    // Without hours and surface: a track, at 20 km an hour, and called assumed.
    let filled = of("junction-2__bo");
    assert_eq!(
        [&filled["hours"], &filled["hours_basis"], &filled["surface"]],
        ["10", "assumed", "track"]
    );
    // A car's 120 km an hour is no truck's.
    let border = of("bo__la-port");
    assert_eq!([&border["hours"], &border["corridor"]], ["6", "from-cm"]);
    assert_eq!(rows(&pack, "border-hours.csv")[0]["hours"], "10");
    assert_eq!(rows(&pack, "areas.csv")[1]["capital"], "bo");
    assert_eq!(told(&made, Became::Left, "beside a shorter one"), 1);
    assert_eq!(told(&made, Became::Left, "to itself"), 1);
    assert_eq!(told(&made, Became::Left, "cannot be told"), 1, "far off all outlines");
}

#[test]
fn a_province_without_a_place_gets_one_only_where_asked() {
    let edges = "from,to,km\n1,2,60\n";
    let files: [(&str, &[u8]); 2] =
        [("nodes.csv", NODES.as_bytes()), ("edges.csv", edges.as_bytes())];
    let mut pack = land();
    let made = import(&asked(Kind::Network, &files), &pack).expect("a network");
    assert_eq!(told(&made, Became::Left, "no place in the network"), 1);
    let made = put(&mut pack, &Asked { assume_missing: true, ..asked(Kind::Network, &files) });
    assert_eq!(told(&made, Became::Assumed, "no place in the network"), 1);
    let places = rows(&pack, "places.csv");
    let seat = places.iter().find(|place| place["id"] == "bo-seat").expect("a place for Bo");
    assert_eq!([&seat["basis"], &seat["kind"], &seat["area"]], ["assumed", "capital", "CF02"]);
}

#[test]
fn ends_of_edges_that_no_table_has_are_told() {
    let edges = "from,to,km\n1,77,60\n";
    let files: [(&str, &[u8]); 2] =
        [("nodes.csv", NODES.as_bytes()), ("edges.csv", edges.as_bytes())];
    let said = refused(&land(), &asked(Kind::Network, &files));
    assert!(said.contains("E0301 edges.csv:2: no place has the key `77`"), "{said}");
}
