//! Places of GeoNames and of tables of names with positions.

use super::*;

/// A row of GeoNames: name, other names, north, east, class, code, country, people.
type Listed<'a> = (&'a str, &'a str, f64, f64, &'a str, &'a str, &'a str, u64);

fn listed(rows: &[Listed<'_>]) -> String {
    let row = |(n, row): (usize, &Listed<'_>)| {
        let (name, others, lat, lon, class, code, country, people) = row;
        format!(
            "{n}\t{name}\t{name}\t{others}\t{lat}\t{lon}\t{class}\t{code}\t{country}\t\t01\t\t\t\t{people}\t\t300\tAfrica/X\t2024-01-01\n",
        )
    };
    rows.iter().enumerate().map(row).collect()
}

fn land() -> String {
    listed(&[
        ("Bo", "Bo Ville,\"Le Bo", 1.0, 13.0, "P", "PPLA", "XM", 900),
        ("Grand", "", 1.1, 13.4, "P", "PPL", "XM", 90_000),
        ("Middle", "", 0.5, 10.5, "P", "PPL", "XM", 30_000),
        ("Small", "", 0.6, 10.6, "P", "PPL", "XM", 1_500),
        ("Bo", "", 1.02, 13.02, "P", "PPLA2", "XM", 0),
        ("Bo", "", 0.2, 10.2, "P", "PPLA2", "XM", 50),
        ("Old Quarter", "", 1.0, 13.01, "P", "PPLX", "XM", 40_000),
        ("Bo", "", 1.1, 13.1, "S", "AIRP", "XM", 0),
        ("Sea", "Seaport,Le Port", 1.0, 15.0, "L", "PRT", "YY", 0),
        ("Other Sea", "", 1.0, 15.2, "P", "PPLA", "YY", 70_000),
        ("Hill", "", 1.0, 12.0, "T", "HLL", "XM", 0),
        ("Nowhere", "", 40.0, 40.0, "P", "PPLA", "XM", 30_000),
    ])
}

fn of_list(text: &str, choices: Choices) -> (Asked, &str) {
    let asked = asked(Kind::Places, &[("XM.txt", text.as_bytes())]);
    let described = Described { key: Some("geonames".to_owned()), ..asked.described.clone() };
    (Asked { choices, described, ..asked }, text)
}

#[test]
fn towns_seats_airports_and_ports_are_taken_and_seats_become_capitals() {
    let mut pack = with_areas();
    let text = land();
    let (asked, _) = of_list(&text, Choices::default());
    let made = put(&mut pack, &asked);
    let places = rows(&pack, "places.csv");
    let found: Vec<[&str; 4]> = places
        .iter()
        .map(|row| ["id", "kind", "area", "basis"].map(|column| row[column].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ["bo", "capital", "XM02", "published"],
            ["bo-xm01", "capital", "XM01", "published"],
            ["grand", "town", "XM02", "published"],
            ["middle", "town", "XM01", "published"],
            ["bo-airport", "airport", "XM02", "published"],
        ]
    );
    // No seat of the first province is listed: the seat of a district comes before a larger town.
    let areas = rows(&pack, "areas.csv");
    assert_eq!([&areas[0]["capital"], &areas[1]["capital"]], ["bo-xm01", "bo"]);
    for (became, words, count) in [
        (Became::Left, "finer than a town", 1),
        (Became::Left, "fewer people", 1),
        (Became::Left, "of other countries", 2),
        (Became::Left, "twice under one name", 1),
        (Became::Left, "neither a town", 1),
        (Became::Left, "outside of all outlines of the pack", 1),
        (Became::Taken, "seats of provinces", 1),
        (Became::Assumed, "the list has no seat", 1),
    ] {
        assert_eq!(told(&made, became, words), count, "{words}: {:#?}", made.told);
    }
    assert!(
        text_of(&pack, "sources.csv").contains("GeoNames"),
        "{}",
        text_of(&pack, "sources.csv")
    );
    assert!(text_of(&pack, "sources.csv").contains("CC BY 4.0"));
    assert!(!issues_of(&pack).contains("places.csv"), "{}", issues_of(&pack));
}

fn text_of<'p>(pack: &'p Pack, file: &str) -> &'p str {
    text(pack, file)
}

#[test]
fn names_codes_and_people_that_are_asked_for_decide() {
    let text = land();
    let ids = |choices: Choices| -> Vec<String> {
        let mut pack = with_areas();
        put(&mut pack, &of_list(&text, choices).0);
        rows(&pack, "places.csv").iter().map(|row| row["id"].clone()).collect()
    };
    let only = |codes: &[&str]| Some(codes.iter().map(|code| (*code).to_owned()).collect());
    let large =
        Choices { least_people: Some(50_000), codes: only(&["PPLA"]), ..Choices::default() };
    assert_eq!(ids(large), ["bo", "grand"]);
    // A name in any spelling, whatever the country and the people.
    let names = vec!["seaport".to_owned(), "small".to_owned()];
    let named = Choices {
        codes: only(&["PPLA"]),
        least_people: Some(1_000_000),
        names,
        ..Choices::default()
    };
    assert_eq!(ids(named), ["bo", "small", "sea"]);
}

#[test]
fn villages_are_never_taken_and_names_without_a_place_are_told() {
    let text = land();
    let few = Choices { least_people: Some(100), ..Choices::default() };
    let said = refused(&with_areas(), &of_list(&text, few).0);
    assert!(said.contains("`--least-people` of 2000 or more"), "{said}");
    let names = ["Old Quarter", "Atlantis", "Midle"].map(str::to_owned).to_vec();
    let made = import(&of_list(&text, Choices { names, ..Choices::default() }).0, &with_areas());
    let made = made.expect("a list");
    let which = "which no town, airport or port of the list has";
    assert_eq!(told(&made, Became::Left, which), 3);
    assert_eq!(
        told(
            &made,
            Became::Left,
            "`Midle`, which no town, airport or port of the list has: the nearest is `Middle`"
        ),
        1
    );
    assert_eq!(
        told(
            &made,
            Became::Left,
            "`Atlantis`, which no town, airport or port of the list has: nothing is near"
        ),
        1
    );
}

#[test]
fn a_row_of_geonames_that_a_spreadsheet_broke_is_told() {
    let text = land()
        .replace("\tAfrica/X\t2024-01-01\n3\t", "\tAfrica/X\n3\t")
        .replace("\t1.1\t13.4", "\t95\t13.4");
    let said = refused(&with_areas(), &of_list(&text, Choices::default()).0);
    assert!(
        said.contains("E0008 XM.txt:3: 18 columns") && said.contains("E0308 XM.txt:"),
        "{said}"
    );
}

#[test]
fn a_table_of_names_and_positions_becomes_places_and_keeps_those_there() {
    let mut pack = with_areas();
    let table =
        "Name,Lat,Lon,Kind\nÉa,1,11,\nBo,1,13,capital\nGate,1.9,13.9,crossing\n,1,1,\nLost,,,\n";
    let made = put_text(&mut pack, Kind::Places, "own.csv", table);
    let places = rows(&pack, "places.csv");
    let found: Vec<[&str; 3]> = places
        .iter()
        .map(|row| ["id", "kind", "name"].map(|column| row[column].as_str()))
        .collect();
    assert_eq!(
        found,
        [["bo", "capital", "Bo"], ["ea", "capital", "Éa"], ["gate", "crossing", "Gate"]]
    );
    assert_eq!(told(&made, Became::Left, "without a name"), 1);
    assert_eq!(told(&made, Became::Left, "without a position"), 1);
    // Moved by hand, and listed again a kilometre off under another spelling of the same name.
    let by_hand = text(&pack, "places.csv").replace(",1,11,", ",1.05,11,");
    pack.insert("places.csv".to_owned(), by_hand.into_bytes());
    let again = "name,lat,lon\nEa,1.01,11\n";
    let update = Asked { update: true, ..asked(Kind::Places, &[("own.csv", again.as_bytes())]) };
    let made = put(&mut pack, &update);
    let places = rows(&pack, "places.csv");
    assert_eq!(places.len(), 3);
    let ea = places.iter().find(|row| row["id"] == "ea").expect("Ea");
    assert_eq!([&ea["lat"], &ea["kind"]], ["1.05", "capital"]);
    assert!(
        made.changes.iter().any(|change| change.fate == Fate::ByHand && change.column == "lat")
    );
    let wrong = "name,lat,lon,kind\nEa,1,11,village\nBo,91,11,\n";
    let said = refused(&pack, &asked(Kind::Places, &[("own.csv", wrong.as_bytes())]));
    assert!(said.contains("own.csv:2") && said.contains("own.csv:3"), "{said}");
}
