//! Roads of OpenStreetMap: which ways are taken, how places are joined, and files that are none.

use super::pbf::{Tags, Writer, blob, bytes, framed, number};
use super::*;
use aidreach::import::{Class, Extract};

const PLACES: &str = "id,name,kind,country,area,stands_in,lat,lon,basis,source,note\n\
    ea,Ea,capital,XM,XM01,,1.0,11.0,published,own-source,\n\
    bo,Bo,capital,XM,XM02,,1.0,13.0,published,own-source,\n\
    mid,Mid,town,XM,XM01,,1.003,11.5,published,own-source,\n\
    isle,Isle,town,XM,XM02,,1.5,13.5,published,own-source,\n\
    far,Far,town,XM,XM02,,1.9,10.2,published,own-source,\n\
    abroad,Abroad,hub,YY,,,1.0,14.2,published,own-source,\n";

fn land() -> Pack {
    let mut pack = with_areas();
    pack.insert("places.csv".to_owned(), PLACES.as_bytes().to_vec());
    put_text(&mut pack, Kind::Population, "own-source.csv", "adm1_pcode,T_TL\nXM01,1\n");
    pack
}

const ROAD: Tags<'static> = &[("highway", "primary"), ("surface", "asphalt")];

/// A road from Ea by Mid to Bo, a track around Mid, a ferry to Isle, and a way abroad in one direction.
fn country() -> Writer<'static> {
    Writer {
        nodes: vec![
            (1, 11.0, 1.0, &[]),
            (2, 11.5, 1.0, &[]),
            (3, 12.0, 1.0, &[("ford", "yes")]),
            (4, 13.0, 1.0, &[]),
            (5, 11.5, 1.2, &[]),
            (6, 13.5, 1.49, &[]),
            (7, 13.5, 1.51, &[]),
            (8, 14.0, 1.0, &[("barrier", "border_control")]),
            (9, 14.2, 1.0, &[]),
            (10, 11.2, 0.7, &[]),
            (11, 13.0, 1.4, &[]),
        ],
        ways: vec![
            (100, &[1, 2, 3], ROAD),
            (101, &[3, 4], &[("highway", "primary_link"), ("bridge", "yes")]),
            (102, &[1, 5, 3], &[("highway", "track")]),
            (103, &[11, 6], &[("route", "ferry"), ("duration", "02:00")]),
            (104, &[6, 7], &[("highway", "unclassified"), ("surface", "gravel")]),
            (105, &[4, 11], &[("highway", "secondary")]),
            (106, &[4, 8, 9], &[("highway", "trunk"), ("oneway", "-1")]),
            (107, &[1, 10], &[("highway", "construction")]),
            (108, &[1, 4], &[("highway", "primary"), ("access", "private")]),
            (109, &[2, 10, 777], &[("highway", "tertiary")]),
            (110, &[1, 2], &[("highway", "footway")]),
        ],
        ..Writer::default()
    }
}

fn of_map(bytes: Vec<u8>) -> Asked {
    let extracts = vec![Extract::of_bytes("land.osm.pbf".to_owned(), bytes)];
    let described = Described { sensitivity: "public".to_owned(), ..Described::default() };
    Asked { extracts, described, ..asked(Kind::Roads, &[]) }
}

fn link<'r>(rows: &'r [BTreeMap<String, String>], id: &str) -> &'r BTreeMap<String, String> {
    let found = rows.iter().find(|row| row["id"] == id);
    found.expect("a row of that id")
}

#[test]
fn neighbours_on_the_map_are_joined_and_what_is_assumed_is_told() {
    let mut pack = land();
    let made = put(&mut pack, &of_map(country().bytes()));
    let links = rows(&pack, "links.csv");
    let ids: Vec<&str> = links.iter().map(|link| link["id"].as_str()).collect();
    assert_eq!(ids, ["abroad__bo", "bo__isle", "bo__mid", "ea__mid"], "{links:?}");
    // A degree east at one degree north is 111.18 km, and a loaded truck goes 50 km an hour on asphalt.
    let first = link(&links, "ea__mid");
    assert_eq!(
        ["length_km", "hours", "surface", "truck", "road_class", "direction"]
            .map(|c| first[c].as_str()),
        ["55.59", "1.11", "paved", "articulated", "primary", "both"]
    );
    assert_eq!(first["length_basis"], "derived");
    assert_eq!(
        [&first["hours_basis"], &first["hours_source"]],
        ["assumed", "land-osm|planning-values"]
    );
    let second = link(&links, "bo__mid");
    assert!(second["note"].contains("paved 56 km, gravel 111 km"), "{}", second["note"]);
    assert!(
        second["note"].contains("surface assumed by class on 111 km; 1 bridge; "),
        "{}",
        second["note"]
    );
    assert!(second["note"].contains("ford"), "{}", second["note"]);
    // Only out of the country's east, as drawn against: a link from abroad.
    let abroad = link(&links, "abroad__bo");
    assert_eq!(
        [&abroad["direction"], &abroad["from"], &abroad["corridor"]],
        ["forward", "abroad", "from-yy"]
    );
    assert!(abroad["note"].contains("1 border control"), "{}", abroad["note"]);
    // Mostly a ferry, of the two hours that the map says, and the road to its landing.
    let isle = link(&links, "bo__isle");
    assert_eq!([&isle["mode"], &isle["surface"], &isle["truck"]], ["river", "river", ""]);
    let hours: f64 = isle["hours"].parse().expect("hours");
    assert!((hours - 2.0 - 44.48 / 33.0).abs() < 0.06, "{hours}");
    for (became, words, count) in [
        (Became::Left, "without a road within 5 km", 1),
        (Became::Left, "being built, planned or gone", 1),
        (Became::Left, "may not take", 1),
        (Became::Left, "cut off at the edge", 1),
        (Became::Left, "no road between places", 1),
        (Became::Taken, "in one direction only", 1),
        (Became::Taken, "nodes of the extract", 11),
        (Became::Taken, "with a tag `highway`", 10),
        (Became::Taken, "put on the nearest road", 5),
        (Became::Assumed, "hours of a loaded truck", 4),
    ] {
        assert_eq!(told(&made, became, words), count, "{words}: {:#?}", made.told);
    }
}

#[test]
fn the_makers_of_the_map_are_named_with_its_terms() {
    let mut pack = land();
    put(&mut pack, &of_map(country().bytes()));
    let sources = rows(&pack, "sources.csv");
    let source = link(&sources, "land-osm");
    assert_eq!(
        ["publisher", "date", "licence"].map(|column| source[column].as_str()),
        ["OpenStreetMap contributors", "2024-06-01", "Open Database License (ODbL) 1.0"]
    );
    let lines: serde_json::Value = serde_json::from_slice(&pack["roads.geojson"]).expect("JSON");
    assert_eq!(lines["attribution"], "© OpenStreetMap contributors");
    assert_eq!(lines["features"].as_array().expect("features").len(), 4);
    assert_eq!(lines["features"][0]["properties"]["crosses_border"], true);
    assert!(text(&pack, "ATTRIBUTION.md").contains("© OpenStreetMap contributors, [ODbL 1.0]"));
    assert!(
        text(&pack, "pack.toml")
            .contains("attribution = [\"© OpenStreetMap contributors, ODbL 1.0\"]")
    );
    assert!(!issues_of(&pack).contains("roads.geojson"), "{}", issues_of(&pack));
    assert!(!issues_of(&pack).contains("links.csv"), "{}", issues_of(&pack));
}

#[test]
fn places_that_stand_with_the_ways_give_the_same_links() {
    let mut by_nodes = land();
    put(&mut by_nodes, &of_map(country().bytes()));
    let mut map = country();
    // A way through a point that is nowhere cannot be written so.
    map.ways.retain(|way| way.0 != 109);
    let by_ways = Writer { with_places: true, needs: vec!["LocationsOnWays"], ..map };
    let mut pack = land();
    put(&mut pack, &of_map(by_ways.bytes()));
    let lengths = |pack: &Pack| -> Vec<[String; 3]> {
        let links = rows(pack, "links.csv");
        links.iter().map(|row| ["id", "length_km", "hours"].map(|c| row[c].clone())).collect()
    };
    assert_eq!(lengths(&pack), lengths(&by_nodes));
}

#[test]
fn a_road_round_a_town_passes_through_it_and_a_longer_way_is_no_neighbour() {
    let mut map = country();
    // A new road passes a kilometre north of Mid and meets the old one on both sides.
    map.nodes.push((20, 11.4, 1.0, &[]));
    map.nodes.push((21, 11.5, 1.01, &[]));
    map.nodes.push((22, 11.6, 1.0, &[]));
    map.ways[0].1 = &[1, 20, 2, 22, 3];
    map.ways.push((200, &[20, 21, 22], &[("highway", "motorway"), ("oneway", "no")]));
    let mut pack = land();
    put(&mut pack, &of_map(map.bytes()));
    let links = rows(&pack, "links.csv");
    assert!(links.iter().all(|link| link["id"] != "bo__ea"), "{links:?}");
    link(&links, "ea__mid");
}

#[test]
fn lower_classes_are_left_where_asked() {
    let choices = Choices { down_to: Some(Class::Secondary), ..Choices::default() };
    let mut pack = land();
    let made = put(&mut pack, &Asked { choices, ..of_map(country().bytes()) });
    assert_eq!(told(&made, Became::Left, "lower classes"), 3);
    // The landing on the other side is reached by an unclassified road.
    assert!(!text(&pack, "links.csv").contains("isle"));
}

#[test]
fn a_scrap_of_road_nearer_by_is_passed_over() {
    let mut map = country();
    map.nodes.push((30, 12.95, 1.02, &[]));
    map.nodes.push((31, 12.97, 1.02, &[]));
    map.ways[1].1 = &[3, 4];
    map.ways.push((300, &[30, 31], &[("highway", "unclassified")]));
    let mut pack = land();
    let moved = text(&pack, "places.csv").replace("XM02,,1.0,13.0", "XM02,,1.019,12.96");
    pack.insert("places.csv".to_owned(), moved.into_bytes());
    let made = put(&mut pack, &of_map(map.bytes()));
    assert_eq!(told(&made, Became::Taken, "longer road than the nearest"), 1);
    assert!(link(&rows(&pack, "links.csv"), "bo__mid")["note"].contains("Bo lies 2.1 km off"));
}

#[test]
fn pieces_of_road_that_nothing_joins_are_told() {
    let mut map = country();
    map.ways.retain(|way| way.0 != 103);
    let mut pack = land();
    let made = put(&mut pack, &of_map(map.bytes()));
    assert_eq!(told(&made, Became::Left, "pieces of road with places"), 1);
    assert_eq!(told(&made, Became::Left, "leads to no other place"), 1);
}

#[test]
fn an_update_takes_out_links_that_a_new_place_lies_on_and_keeps_what_a_person_changed() {
    let mut pack = land();
    let without = PLACES.replace("mid,Mid,town,XM,XM01,,1.003,11.5,published,own-source,\n", "");
    pack.insert("places.csv".to_owned(), without.into_bytes());
    put(&mut pack, &of_map(country().bytes()));
    link(&rows(&pack, "links.csv"), "bo__ea");
    let by_hand =
        text(&pack, "links.csv").replace("bo__isle,bo,isle,river", "bo__isle,bo,isle,road");
    pack.insert("links.csv".to_owned(), by_hand.into_bytes());
    pack.insert("places.csv".to_owned(), PLACES.as_bytes().to_vec());
    let again = of_map(country().bytes());
    let made = import(&again, &pack).expect("an import");
    let waits = made.changes.iter().find(|change| change.row == "bo__ea").expect("told");
    assert_eq!((waits.fate, waits.says.as_str()), (Fate::Waits, "not given any more"));
    let made = put(&mut pack, &Asked { update: true, ..again });
    let links = rows(&pack, "links.csv");
    assert!(links.iter().all(|link| link["id"] != "bo__ea"), "{links:?}");
    assert_eq!(link(&links, "bo__isle")["mode"], "road");
    assert!(made.changes.iter().any(|change| change.fate == Fate::ByHand));
}

#[test]
fn a_link_that_a_person_wrote_keeps_its_figures_and_is_filled() {
    let mut pack = land();
    let link_there = "id,from,to,mode,direction,surface,name,length_km,length_basis,length_source,hours,\
        hours_basis,hours_source,corridor,overflies,truck,road_class,lead_months,note\n\
        own,mid,ea,road,both,paved,By hand,60,assumed,own-source,,,,,,,,,\n";
    pack.insert("links.csv".to_owned(), link_there.as_bytes().to_vec());
    let made = put(&mut pack, &of_map(country().bytes()));
    let links = rows(&pack, "links.csv");
    let own = link(&links, "own");
    assert_eq!(["length_km", "from", "hours"].map(|c| own[c].as_str()), ["60", "mid", "1.11"]);
    assert!(links.iter().all(|link| link["id"] != "ea__mid"));
    assert_eq!(told(&made, Became::Taken, "of another source"), 1);
}

fn refusal(bytes: Vec<u8>) -> String {
    refused(&land(), &of_map(bytes))
}

#[test]
fn files_that_are_no_extract_are_refused_in_words() {
    for wrong in
        [&b""[..], b"<?xml version=\"1.0\"?><osm/>", b"PK\x03\x04abcdefgh", b"\0\0", &[0; 40]]
    {
        let said = refusal(wrong.to_vec());
        assert!(said.contains("bytes that are no extract of OpenStreetMap"), "{said}");
    }
    let sound = country().bytes();
    let head = country().head().len();
    // Wherever the file ends within a block, that is told; where it ends between blocks, it has fewer roads.
    for end in head + 1..sound.len() {
        let said = refusal(sound[..end].to_vec());
        assert!(said.contains("E0023") || said.contains("E0002"), "{end}: {said}");
    }
    for (field, how) in [(4, "lzma"), (5, "bzip2"), (6, "lz4"), (7, "zstd")] {
        let mut content = Vec::new();
        bytes(field, b"abc", &mut content);
        let said = refusal([country().head(), framed("OSMData", &content)].concat());
        assert!(said.contains(&format!("packed with {how}")), "{said}");
        assert!(said.contains("osmium cat"), "{said}");
    }
    let history = Writer { needs: vec!["HistoricalInformation"], ..country() };
    assert!(refusal(history.bytes()).contains("with the history of the map"));
    let later = Writer { needs: vec!["Sort\u{1b}[31m"], ..country() };
    assert!(refusal(later.bytes()).contains("is not known here"));
}

#[test]
fn hostile_extracts_neither_panic_nor_grow() {
    let head = country().head();
    // A block that says it has two thousand million bytes, and one that unpacks to more than is allowed.
    let mut says = Vec::new();
    bytes(1, b"OSMData", &mut says);
    number(3, 2_000_000_000, &mut says);
    let says = [&(says.len() as u32).to_be_bytes()[..], &says].concat();
    let said = refusal([head.clone(), says].concat());
    assert!(said.contains("larger than the format allows"), "{said}");
    let bomb = blob("OSMData", &vec![0; 40 << 20], true);
    let said = refusal([head.clone(), bomb].concat());
    assert!(said.contains("larger than the format allows"), "{said}");
    // Every byte of a sound file changed, one at a time: an answer or a refusal.
    let sound = country().bytes();
    let pack = land();
    for at in 0..sound.len() {
        for change in [0x01, 0xFF] {
            let mut wrong = sound.clone();
            wrong[at] ^= change;
            let _ = import(&of_map(wrong), &pack);
        }
    }
}

#[test]
fn other_kinds_take_no_extract_and_roads_take_nothing_else() {
    let wrong = Asked { kind: Kind::Areas, ..of_map(country().bytes()) };
    assert!(refused(&land(), &wrong).contains("an extract of a map"));
    let said = refused(&land(), &asked(Kind::Roads, &[("roads.csv", b"a,b\n1,2\n")]));
    assert!(said.contains("another file"), "{said}");
}

/// Counts of elements as pyosmium has them.
#[test]
fn elements_of_outside_extracts_are_all_seen() {
    let Some(outside) = std::env::var_os("AIDREACH_EXTERNAL") else {
        eprintln!("AIDREACH_EXTERNAL is not set: no outside extract is read");
        return;
    };
    let folder = std::path::PathBuf::from(outside).join("osm");
    let Ok(table) = std::fs::read_to_string(folder.join("expected_counts.csv")) else {
        eprintln!("no folder `osm` in AIDREACH_EXTERNAL: no outside extract is read");
        return;
    };
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let counts = |n: usize| cells[n].parse::<u64>().expect("a count");
        let bytes = std::fs::read(folder.join(cells[0])).expect("an extract");
        match Extract::of_bytes(cells[0].to_owned(), bytes).counts() {
            Ok(seen) => assert_eq!(
                [seen.nodes, seen.ways, seen.relations, seen.highways],
                [2, 3, 4, 5].map(counts),
                "{}",
                cells[0]
            ),
            Err(fault) => {
                assert!(cells[0].contains("lz4"), "{}: {fault}", cells[0]);
                assert!(fault.to_string().contains("packed with lz4"), "{fault}");
            }
        }
    }
}
