//! Public tables become rows of a pack: formats, traps of real files, and what a person wrote.

use aidreach::country::{Country, template};
use aidreach::import::{Asked, Became, Choices, Described, Fate, Given, Imported, Kind, import};
use std::collections::BTreeMap;

type Pack = BTreeMap<String, Vec<u8>>;

mod books;
mod context;
mod distances;
mod layered;
mod needs;
mod pbf;
mod places;
mod roads;
mod sheets;
mod signs;
mod twice;
mod ways;

/// A pack as `aidreach new` begins it.
fn fresh() -> Pack {
    template("Land").into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

fn asked(kind: Kind, files: &[(&str, &[u8])]) -> Asked {
    let given =
        |(name, bytes): &(&str, &[u8])| Given { name: (*name).to_owned(), bytes: bytes.to_vec() };
    Asked {
        kind,
        files: files.iter().map(given).collect(),
        extracts: Vec::new(),
        choices: Choices::default(),
        country: None,
        described: Described {
            key: Some("own-source".to_owned()),
            sensitivity: "public".to_owned(),
            ..Described::default()
        },
        update: false,
        older: false,
        leave_unknown: false,
        as_group: None,
        assume_missing: false,
    }
}

/// Imports into a pack and puts the files there.
fn put(pack: &mut Pack, asked: &Asked) -> Imported {
    let made = import(asked, pack).expect("files that are taken");
    for (name, bytes) in &made.files {
        pack.insert(name.clone(), bytes.clone());
    }
    made
}

fn put_text(pack: &mut Pack, kind: Kind, name: &str, text: &str) -> Imported {
    put(pack, &asked(kind, &[(name, text.as_bytes())]))
}

fn refused(pack: &Pack, asked: &Asked) -> String {
    import(asked, pack).expect_err("a refusal").to_string()
}

fn text<'p>(pack: &'p Pack, file: &str) -> &'p str {
    std::str::from_utf8(&pack[file]).expect("text")
}

/// The rows of a table as texts by column.
fn rows(pack: &Pack, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(pack[file].as_slice());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// How often something was told, by words of it.
fn told(made: &Imported, became: Became, words: &str) -> u64 {
    let notes = made.told.notes.iter();
    notes.filter(|note| note.became == became && note.what.contains(words)).map(|n| n.count).sum()
}

/// Two provinces with a wriggling border between them, in the naming of 2025.
const SHAPES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"adm1_name":"Éa","adm1_name1":"إيا‎","adm1_pcode":"XM01","lang":"fr","lang1":"ar","iso3":"XMA"},
 "geometry":{"type":"Polygon","coordinates":[[[10,0],[12,0],[12.001,0.5],[12,1],[12.002,1.5],[12,2],[10,2],[10,0]]]}},
{"type":"Feature","properties":{"adm1_name":"Bo","adm1_pcode":"XM02","lang":"fr","iso3":"XMA"},
 "geometry":{"type":"Polygon","coordinates":[[[12,2],[12.002,1.5],[12,1],[12.001,0.5],[12,0],[14,0],[14,2],[12,2]]]}}]}"#;

fn with_areas() -> Pack {
    let mut pack = fresh();
    put_text(&mut pack, Kind::Areas, "shapes.geojson", SHAPES);
    pack
}

#[test]
fn boundaries_become_areas_outlines_and_keys_of_the_pack() {
    let pack = with_areas();
    let areas = rows(&pack, "areas.csv");
    assert_eq!(areas.len(), 2);
    assert_eq!((areas[0]["name_en"].as_str(), areas[0]["level"].as_str()), ("Éa", "province"));
    assert_eq!(
        (areas[0]["basis"].as_str(), areas[0]["source"].as_str()),
        ("published", "own-source")
    );
    // The name in another script stays without the mark that nobody sees.
    assert_eq!([&areas[0]["name_ar"], &areas[0]["name_fr"]], ["إيا", "Éa"]);
    assert_eq!([&areas[1]["name_ar"], &areas[1]["name_fr"]], ["", "Bo"]);
    assert!(areas.iter().all(|area| area["aliases"].is_empty()));
    for line in ["iso2 = \"XM\"", "iso3 = \"XMA\"", "bounds = [10.0, 0.0, 14.0, 2.0]"] {
        assert!(text(&pack, "pack.toml").contains(line), "{line}");
    }
    assert!(text(&pack, "sources.csv").contains("own-source,shapes.geojson,"));
}

#[test]
fn a_border_of_two_areas_is_made_simpler_once() {
    let pack = with_areas();
    let outlines: serde_json::Value =
        serde_json::from_slice(&pack["boundaries.geojson"]).expect("JSON");
    let ring = |n: usize| -> Vec<String> {
        let ring = &outlines["features"][n]["geometry"]["coordinates"][0][0];
        ring.as_array().expect("a ring").iter().map(ToString::to_string).collect()
    };
    let (west, east) = (ring(0), ring(1));
    let border = |ring: &[String]| -> std::collections::BTreeSet<String> {
        ring.iter().filter(|point| point.starts_with("[12")).cloned().collect()
    };
    assert_eq!(border(&west), border(&east));
    // The bends are smaller than a thousandth of the country: two corners are left of five points.
    assert_eq!(border(&west).len(), 2, "{west:?}");
}

#[test]
fn both_namings_and_the_list_of_codes_give_the_same_areas() {
    let old = "ADM1_FR,ADM1ALT1FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM0_PCODE\n\
               Nord,Le Nord,XM01,Ville,XM0101,XM\nSud,,XM02,Port,XM0201,XM\n";
    let list = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n\
                XMA,1,XM01,Nord,XMA,2020-01-01\nXMA,1,XM02,Sud,XMA,2020-01-01\n\
                XMA,2,XM0101,Ville,XM01,2020-01-01\nXMA,2,XM0201,Port,XM02,2020-01-01\n\
                XMA,3,XM010101,Rue,XM0101,2020-01-01\nYYA,1,YY01,Ailleurs,YYA,2020-01-01\n";
    let mut by_old = fresh();
    put_text(&mut by_old, Kind::Areas, "admin2.csv", old);
    let mut by_list = fresh();
    let several = refused(&by_list, &asked(Kind::Areas, &[("list.csv", list.as_bytes())]));
    assert!(several.contains("codes of 2 countries"), "{several}");
    let one = Asked {
        country: Some("xma".to_owned()),
        ..asked(Kind::Areas, &[("list.csv", list.as_bytes())])
    };
    let made = put(&mut by_list, &one);
    assert_eq!(told(&made, Became::Left, "below the second"), 1);
    assert_eq!(told(&made, Became::Left, "other countries"), 1);
    let of = |pack: &Pack| -> Vec<[String; 4]> {
        let row = |row: &BTreeMap<String, String>| {
            ["pcode", "level", "parent", "name_en"].map(|c| row[c].clone())
        };
        rows(pack, "areas.csv").iter().map(row).collect()
    };
    assert_eq!(of(&by_old), of(&by_list));
    assert!(text(&by_list, "pack.toml").contains("pcode_digits = [2, 4]"));
}

#[test]
fn all_that_is_wrong_with_areas_is_told_at_once() {
    let wrong = "adm1_pcode,adm1_name,adm2_pcode,adm2_name\nXM01,Nord,101,Ville\n,,XM0201,Port\n";
    let said = refused(&fresh(), &asked(Kind::Areas, &[("admin2.csv", wrong.as_bytes())]));
    assert!(said.contains("E0202 admin2.csv:2: `101`"), "{said}");
    // What is wrong with single rows comes before what they make together.
    let nested = "adm1_pcode,adm1_name,adm2_pcode,adm2_name\n,,XM0201,Port\n";
    let said = refused(&fresh(), &asked(Kind::Areas, &[("admin2.csv", nested.as_bytes())]));
    assert!(said.contains("E0205 admin2.csv:2: XM0201 lies in ``"), "{said}");
}

#[test]
fn population_is_read_in_older_encodings_and_with_commas_between_thousands() {
    let mut pack = with_areas();
    let latin = b"Adm1_name,Adm1_pcode,T_TL,T_TF\n\xC9a,XM01,\"448,465\",\"226,411\"\nBo,XM02,310366,<Null>\n";
    let made = put(&mut pack, &asked(Kind::Population, &[("ps.csv", latin)]));
    let areas = rows(&pack, "areas.csv");
    assert_eq!([&areas[0]["population"], &areas[1]["population"]], ["448465", "310366"]);
    assert_eq!(told(&made, Became::Taken, "windows-1252"), 1);
    let other = "adm1_pcode,T_TL\nXM09,5\n";
    let said = refused(&pack, &asked(Kind::Population, &[("ps.csv", other.as_bytes())]));
    assert!(said.contains("E0206 ps.csv:2 [T_TL]: `XM09`"), "{said}");
}

#[test]
fn population_of_the_humanitarian_api_takes_all_or_women_and_men() {
    let mut pack = with_areas();
    let table = "location_code,admin1_code,admin1_name,admin_level,gender,age_range,population,reference_period_start\n\
                 XMA,XM01,Éa,1,all,all,100,2020-01-01\nXMA,XM01,Éa,1,all,0-4,20,2020-01-01\n\
                 XMA,XM02,Bo,1,f,all,30,2020-01-01\nXMA,XM02,Bo,1,m,all,25,2020-01-01\n\
                 YYA,YY01,Other,1,all,all,9,2020-01-01\n";
    let made = put_text(&mut pack, Kind::Population, "hapi.csv", table);
    let areas = rows(&pack, "areas.csv");
    assert_eq!([&areas[0]["population"], &areas[1]["population"]], ["100", "55"]);
    assert_eq!(told(&made, Became::Left, "rows of one age"), 1);
    assert_eq!(told(&made, Became::Left, "other countries"), 1);
}

#[test]
fn what_a_person_wrote_stays_and_an_update_replaces_the_rest() {
    let mut pack = with_areas();
    let first = "adm1_pcode,T_TL\nXM01,100\nXM02,200\n";
    put_text(&mut pack, Kind::Population, "ps.csv", first);
    let again =
        import(&asked(Kind::Population, &[("ps.csv", first.as_bytes())]), &pack).expect("the same");
    assert!(again.files.is_empty(), "the same file twice changes nothing");
    let by_hand = text(&pack, "areas.csv").replace(",100,", ",111,");
    pack.insert("areas.csv".to_owned(), by_hand.into_bytes());
    let newer = "adm1_pcode,T_TL\nXM01,105\nXM02,210\n";
    let made = put_text(&mut pack, Kind::Population, "ps.csv", newer);
    let fates: Vec<Fate> = made.changes.iter().map(|change| change.fate).collect();
    assert_eq!(fates, [Fate::ByHand, Fate::Waits]);
    let update = Asked { update: true, ..asked(Kind::Population, &[("ps.csv", newer.as_bytes())]) };
    let made = put(&mut pack, &update);
    let fates: Vec<Fate> = made.changes.iter().map(|change| change.fate).collect();
    assert_eq!(fates, [Fate::ByHand, Fate::Replaced]);
    let areas = rows(&pack, "areas.csv");
    assert_eq!([&areas[0]["population"], &areas[1]["population"]], ["111", "210"]);
}

#[test]
fn outlines_drawn_by_hand_stay() {
    let mut pack = with_areas();
    pack.insert("boundaries.geojson".to_owned(), b"{}".to_vec());
    let files: [(&str, &[u8]); 1] = [("shapes.geojson", SHAPES.as_bytes())];
    put(&mut pack, &Asked { update: true, ..asked(Kind::Areas, &files) });
    assert_eq!(text(&pack, "boundaries.geojson"), "{}");
}

#[test]
fn a_folder_that_is_no_pack_is_told() {
    let said = refused(&Pack::new(), &asked(Kind::Areas, &[("shapes.geojson", SHAPES.as_bytes())]));
    assert!(said.contains("E0001 pack.toml"), "{said}");
}

/// Whether a pack's tables of areas and needs load without a word on them.
fn issues_of(pack: &Pack) -> String {
    match Country::load(pack) {
        Ok((_, issues)) | Err(issues) => issues.to_string(),
    }
}
