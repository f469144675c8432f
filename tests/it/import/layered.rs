//! Layers of areas in shapefiles, GeoPackages and packed folders, whole and damaged.

use super::*;
use aidreach::book::packed;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}

/// A shapefile in the older naming: an area with a hole and an island, one of one part, and one without an outline.
fn parts() -> Pack {
    let read = |ending: &str| {
        let name = format!("land_adm1.{ending}");
        let bytes = fs::read(fixtures().join(&name)).expect("a fixture");
        (name, bytes)
    };
    ["shp", "dbf", "prj", "cpg"].into_iter().map(read).collect()
}

/// A GeoPackage in the naming of 2025, of all levels.
fn package() -> Vec<u8> {
    fs::read(fixtures().join("land.gpkg")).expect("a fixture")
}

fn shapefile(parts: &Pack) -> Asked {
    let given = Given::of_parts("land_adm1.shp".to_owned(), parts).expect("small files");
    Asked { files: vec![given], ..asked(Kind::Areas, &[]) }
}

/// The GeoPackage after a change of its database.
fn changed(sql: &str) -> Asked {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("land.gpkg");
    fs::write(&path, package()).expect("written");
    let base = Connection::open(&path).expect("a database");
    base.execute_batch(sql).expect("a change");
    base.close().expect("closed");
    asked(Kind::Areas, &[("land.gpkg", &fs::read(&path).expect("read"))])
}

/// Rings of each part of an outline.
fn rings(pack: &Pack, code: &str) -> Vec<usize> {
    let outlines: serde_json::Value =
        serde_json::from_slice(&pack["boundaries.geojson"]).expect("JSON");
    let features = outlines["features"].as_array().expect("features");
    let of = features.iter().find(|feature| feature["properties"]["pcode"] == code);
    let parts = of.expect("an outline")["geometry"]["coordinates"].as_array().expect("parts");
    parts.iter().map(|part| part.as_array().expect("rings").len()).collect()
}

#[test]
fn a_shapefile_gives_areas_names_holes_and_islands() {
    let mut pack = fresh();
    let made = put(&mut pack, &shapefile(&parts()));
    let areas = rows(&pack, "areas.csv");
    assert_eq!(areas.len(), 3);
    assert_eq!([&areas[0]["name_en"], &areas[0]["name_fr"]], ["Éa", "Éa"]);
    // Without the mark that nobody sees.
    assert_eq!([&areas[0]["name_ar"], &areas[0]["aliases"]], ["إيا", "Ea-Nord"]);
    assert_eq!(rings(&pack, "XM01"), [2, 1]);
    assert_eq!(rings(&pack, "XM02"), [1]);
    assert_eq!(told(&made, Became::Left, "without an outline"), 1);
    assert!(!text(&pack, "boundaries.geojson").contains("XM03"));
    assert!(text(&pack, "pack.toml").contains("bounds = [9.0, 0.0, 14.0, 2.0]"));
}

#[test]
fn a_packed_folder_and_both_namings_give_the_same_areas() {
    let mut by_shapefile = fresh();
    put(&mut by_shapefile, &shapefile(&parts()));
    let mut files = parts();
    files.insert("readme.txt".to_owned(), b"x".to_vec());
    let zip = packed(&files).expect("small files");
    let mut by_zip = fresh();
    let made = put(&mut by_zip, &asked(Kind::Areas, &[("adm.zip", &zip)]));
    assert_eq!(told(&made, Became::Left, "no layers"), 1);
    assert_eq!(by_shapefile["areas.csv"], by_zip["areas.csv"]);
    let mut by_package = fresh();
    let made = put(&mut by_package, &asked(Kind::Areas, &[("land.gpkg", &package())]));
    assert_eq!(told(&made, Became::Left, "points or lines"), 1);
    assert_eq!(told(&made, Became::Left, "of no level"), 1);
    let names = |pack: &Pack| -> Vec<[String; 4]> {
        let of_first = rows(pack, "areas.csv").into_iter().filter(|row| row["level"] == "province");
        of_first
            .map(|row| ["pcode", "name_en", "name_ar", "name_fr"].map(|c| row[c].clone()))
            .collect()
    };
    assert_eq!(names(&by_package), names(&by_shapefile));
    assert_eq!(by_package["boundaries.geojson"], by_shapefile["boundaries.geojson"]);
    let areas = rows(&by_package, "areas.csv");
    let ville = areas.iter().find(|row| row["pcode"] == "XM0101").expect("a district");
    assert_eq!([&ville["parent"], &ville["name_en"]], ["XM01", "Éa-Ville"]);
}

/// Older files have no word about their letters, or a wrong one.
#[test]
fn letters_of_a_table_are_those_that_it_says_or_looks_like() {
    let mut latin = parts();
    let table = latin.get_mut("land_adm1.dbf").expect("the table");
    // As older programs wrote it: a byte a letter, and no Arabic.
    for (new, old) in [("Éa", &b"\xC9a"[..]), ("Cé", b"C\xE9"), ("إيا\u{200E}", b"")] {
        let at = table.windows(new.len()).position(|w| w == new.as_bytes()).expect("a name");
        let mut old = old.to_vec();
        old.resize(new.len(), b' ');
        table[at..at + new.len()].copy_from_slice(&old);
    }
    for (cpg, words) in
        [(None, "windows-1252"), (Some("UTF-8"), "windows-1252"), (Some("88591"), "")]
    {
        latin.remove("land_adm1.cpg");
        latin.extend(cpg.map(|cpg| ("land_adm1.cpg".to_owned(), cpg.as_bytes().to_vec())));
        let mut pack = fresh();
        let made = put(&mut pack, &shapefile(&latin));
        assert!(rows(&pack, "areas.csv")[0]["name_en"].starts_with('É'), "{cpg:?}");
        let looks = told(&made, Became::Taken, "looks like");
        assert_eq!(looks, u64::from(!words.is_empty()), "{cpg:?}");
        assert_eq!(
            told(&made, Became::Left, "calls UTF-8 and is not"),
            u64::from(cpg == Some("UTF-8"))
        );
    }
}

#[test]
fn what_is_wrong_with_a_shapefile_is_told() {
    let said = |edit: &dyn Fn(&mut Pack)| {
        let mut parts = parts();
        edit(&mut parts);
        refused(&fresh(), &shapefile(&parts))
    };
    let gone = said(&|parts| drop(parts.remove("land_adm1.dbf")));
    assert!(gone.contains("E0001 land_adm1.dbf: not found"), "{gone}");
    let metres = said(&|parts| {
        let text = "PROJCS[\"WGS_1984_UTM_Zone_33N\",GEOGCS[\"GCS_WGS_1984\"]]";
        parts.insert("land_adm1.prj".to_owned(), text.as_bytes().to_vec());
    });
    assert!(
        metres.contains("E0309 land_adm1.prj: coordinates in WGS_1984_UTM_Zone_33N"),
        "{metres}"
    );
    let cut = |name: &'static str, n: usize| {
        said(&move |parts| parts.get_mut(name).expect("a part").truncate(n))
    };
    let short = cut("land_adm1.shp", 300);
    assert!(short.contains("E0310 land_adm1.shp: it ends after 300 of 552 bytes"), "{short}");
    let none = cut("land_adm1.shp", 40);
    assert!(none.contains("does not begin as a shapefile"), "{none}");
    let table = cut("land_adm1.dbf", 330);
    assert!(table.contains("E0310 land_adm1.dbf: it ends after 1 of 3 rows"), "{table}");
    let other = said(&|parts| {
        let table = parts.get_mut("land_adm1.dbf").expect("the table");
        table[4] = 2;
    });
    assert!(other.contains("E0310 land_adm1.shp: 3 shapes, and 2 rows in"), "{other}");
    let off = said(&|parts| {
        let shapes = parts.get_mut("land_adm1.shp").expect("shapes");
        // The first point of the first ring.
        shapes[100 + 8 + 44 + 12..][..8].copy_from_slice(&500_000.0_f64.to_le_bytes());
    });
    assert!(off.contains("E0308 land_adm1.shp:1: shape 1: the point (500000.0"), "{off}");
    for far in [1e300, f64::NAN, f64::NEG_INFINITY] {
        let far = said(&move |parts| {
            let shapes = parts.get_mut("land_adm1.shp").expect("shapes");
            shapes[100 + 8 + 44 + 12..][..8].copy_from_slice(&f64::to_le_bytes(far));
        });
        assert!(far.contains("E0308 land_adm1.shp:1"), "{far}");
    }
    let alone = asked(Kind::Areas, &[("land_adm1.shp", &parts()["land_adm1.shp"])]);
    assert!(refused(&fresh(), &alone).contains("E0001 land_adm1.dbf"), "without what lies beside");
}

/// Whatever of its bytes is missing, a file is refused and nothing breaks.
#[test]
fn cut_off_layers_are_refused_wherever_they_end() {
    let whole = parts();
    for n in (0..whole["land_adm1.shp"].len()).step_by(7) {
        let mut parts = whole.clone();
        parts.get_mut("land_adm1.shp").expect("shapes").truncate(n);
        refused(&fresh(), &shapefile(&parts));
    }
    for n in (0..whole["land_adm1.dbf"].len() - 1).step_by(7) {
        let mut parts = whole.clone();
        parts.get_mut("land_adm1.dbf").expect("a table").truncate(n);
        refused(&fresh(), &shapefile(&parts));
    }
    let package = package();
    for n in (0..package.len()).step_by(509) {
        let said = refused(&fresh(), &asked(Kind::Areas, &[("land.gpkg", &package[..n])]));
        assert!(said.contains("E0310 land.gpkg"), "{said}");
    }
    refused(&fresh(), &asked(Kind::Areas, &[("land.zip", &package)]));
}

#[test]
fn what_is_wrong_with_a_package_is_told() {
    let metres = refused(
        &fresh(),
        &changed(
            "UPDATE gpkg_geometry_columns SET srs_id = 32633 WHERE table_name = 'land_admin1'",
        ),
    );
    let utm = "E0309 land.gpkg/land_admin1: coordinates in WGS 84 / UTM zone 33N (EPSG:32633)";
    assert!(metres.contains(utm), "{metres}");
    let broken =
        refused(&fresh(), &changed("UPDATE land_admin1 SET geom = x'4750000100' WHERE fid = 2"));
    assert!(
        broken.contains("E0310 land.gpkg/land_admin1: the shape of row 2 cannot be read"),
        "{broken}"
    );
    // A view could run for ever.
    let view = refused(
        &fresh(),
        &changed(
            "ALTER TABLE land_admin1 RENAME TO kept; CREATE VIEW land_admin1 AS SELECT * FROM kept",
        ),
    );
    assert!(view.contains("no plain table"), "{view}");
    let none = refused(&fresh(), &changed("DELETE FROM gpkg_geometry_columns"));
    assert!(none.contains("E0310 land.gpkg: no layer of areas"), "{none}");
    // With a log beside it, as programs leave files that they have open.
    let mut pack = fresh();
    put(&mut pack, &changed("PRAGMA journal_mode = wal"));
    assert_eq!(rows(&pack, "areas.csv").len(), 5);
}

#[test]
fn the_command_takes_what_lies_beside_a_shapefile() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("pack");
    let run = |words: &[&str]| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_aidreach")).args(words).output();
        let done = done.expect("the program");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        (done.status.success(), said + &String::from_utf8_lossy(&done.stderr))
    };
    let pack = pack.to_str().expect("a path");
    assert!(run(&["new", pack]).0);
    let shp = fixtures().join("land_adm1.shp");
    let (good, said) = run(&["import", "areas", shp.to_str().expect("a path"), "--into", pack]);
    assert!(good && said.contains("3 new"), "{said}");
}
