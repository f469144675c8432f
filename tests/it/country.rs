//! Packs load whole, and what they say is what comes out.

use aidreach::country::{
    Country, Folder, LinkIx, PackFiles, PlaceIx, TABLES, embedded, embedded_names, manual, template,
};
use aidreach::issues::Issues;
use aidreach::network::Network;
use aidreach::plan::{Exact, outline_on};
use aidreach::scenario::{Needed, Scenario};
use aidreach::units::CentsPerMt;
use expect_test::expect;
use std::collections::BTreeMap;

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The files of the example, to be changed.
pub(crate) fn example() -> Files {
    let pack = embedded("example").expect("the program carries the example");
    let file = |name: String| {
        let bytes = pack.read(&name).expect("a listed file can be read");
        (name, bytes.into_owned())
    };
    pack.names().into_iter().map(file).collect()
}

/// Everything told on loading, or nothing.
pub(crate) fn told(files: &Files) -> Issues {
    match Country::load(files) {
        Ok((_, issues)) | Err(issues) => issues,
    }
}

fn load(files: &dyn PackFiles) -> Country {
    let loaded = Country::load(files).map_err(|issues| issues.to_string());
    loaded.expect("the pack is right").0
}

#[test]
fn the_example_loads_without_a_word() {
    assert_eq!(told(&example()).to_string(), "");
}

#[test]
fn every_pack_in_the_program_loads_without_an_error() {
    for name in embedded_names() {
        load(&embedded(name).expect("a listed pack is there"));
    }
    assert!(embedded("nowhere").is_none());
    assert!(embedded("example/scenarios").is_none());
}

/// They are not held to the rules again when they are loaded.
#[test]
fn every_pack_in_the_program_keeps_every_rule() {
    for name in embedded_names() {
        let pack = embedded(name).expect("a listed pack is there");
        assert!(pack.are_tested());
        let checked = Country::checked(&pack).map_err(|issues| issues.to_string());
        let (country, issues) = checked.expect(name);
        assert_eq!(issues.to_string(), "", "{name}");
        assert_eq!(format!("{country:?}"), format!("{:?}", load(&pack)), "{name}");
    }
}

#[test]
fn a_folder_and_the_program_give_the_same_country() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let folder = Folder::open(&path).expect("the folder is there");
    let pack = embedded("example").expect("the program carries it");
    assert_eq!(folder.names(), pack.names());
    assert_eq!(format!("{:?}", load(&folder)), format!("{:?}", load(&pack)));
    assert!(folder.read("../afghanistan/pack.toml").is_err());
    assert!(folder.read("/etc/hostname").is_err());
    assert!(folder.read("scenarios").is_err());
}

#[cfg(unix)]
#[test]
fn a_folder_does_not_lead_out_of_itself() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    let inside = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in example().iter().filter(|(name, _)| !name.contains('/')) {
        std::fs::write(inside.path().join(name), bytes).expect("writing a table");
    }
    let table = inside.path().join("prices.csv");
    std::fs::rename(&table, outside.path().join("prices.csv")).expect("moving a table");
    std::os::unix::fs::symlink(outside.path().join("prices.csv"), &table).expect("a link");
    let folder = Folder::open(inside.path()).expect("the folder is there");
    let issues = Country::load(&folder).expect_err("a table lies outside");
    expect![[r#"
        E0406 prices.csv: leads out of the pack's folder, or may not be read -> a file inside the folder
          help: copy the file into the pack
    "#]].assert_eq(&issues.to_string());
}

#[test]
fn the_order_of_rows_and_columns_changes_nothing() {
    let mut files = example();
    // The sum over its files is another; nothing else is.
    let told = |files: &Files| {
        let mut country = load(files);
        country.about.sha256.clear();
        format!("{country:?}")
    };
    let before = told(&files);
    for (name, bytes) in files.iter_mut().filter(|(name, _)| name.ends_with(".csv")) {
        let mut table = rows(bytes);
        let body = table.split_off(1);
        table.extend(body.into_iter().rev());
        table.iter_mut().for_each(|row| row.reverse());
        *bytes = written(&table);
        assert!(name.ends_with(".csv"));
    }
    assert_eq!(told(&files), before);
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let records = reader.records().map(|record| record.expect("the example is CSV"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("writing to memory");
    }
    writer.into_inner().expect("writing to memory")
}

#[test]
fn links_cost_tariff_times_length_and_the_border() {
    let country = load(&example());
    let costs: Vec<String> = country
        .links
        .iter()
        .map(|link| format!("{} {}", link.id, link.cost.usd_per_mt()))
        .collect();
    expect![[r#"
        ambar_airport__vesh_airstrip 532
        dolat__sarn 11
        east_gate__sarn 10
        east_gate_xb__east_gate 12.5
        kell_pass__vesh 12
        north_gate__dolat 24
        north_gate_xt__north_gate 12.75
        port_ambar__ambar_airport 1
        port_ambar__east_gate_xb 20
        port_ambar__tolan_depot 22.5
        sarn__kell_pass 18
        tolan_depot__north_gate_xt 7.5
        vesh__high_vesh 12
        vesh_airstrip__vesh 0.6"#]]
    .assert_eq(&costs.join("\n"));
}

#[test]
fn permissions_apply_to_the_links_and_areas_their_selectors_name() {
    let country = load(&example());
    let mut text = String::new();
    for permission in &country.permissions {
        let link = |ix: &usize| permission.applies_to.applies_to_link(&country, LinkIx(*ix as u32));
        let links = (0..country.links.len()).filter(link);
        let links: Vec<&str> = links.map(|ix| country.links[ix].id.as_str()).collect();
        let shown = if links.len() > 4 { vec!["more than four links"] } else { links };
        text += &format!("{}: {}\n", permission.id, shown.join(", "));
    }
    expect![[r#"
        banking: more than four links
        distribution: more than four links
        east-transit: east_gate_xb__east_gate, port_ambar__east_gate_xb
        kell-movement: kell_pass__vesh, sarn__kell_pass
        north-overflight: ambar_airport__vesh_airstrip
        north-transit: north_gate_xt__north_gate, tolan_depot__north_gate_xt
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_warehouse_stores_for_its_town() {
    let country = load(&example());
    let store = country.stores.iter().find(|store| store.id == "sarn_store");
    let PlaceIx(town) = store.expect("it is in the table").place;
    assert_eq!(country.places[town as usize].id, "sarn");
}

#[test]
fn the_manual_of_scenarios_is_that_of_their_keys() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/SCENARIOS.md");
    let manual = aidreach::scenario::manual();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &manual).expect("the manual can be written");
    }
    let written = std::fs::read_to_string(&path).expect("the manual of the scenarios");
    assert!(written == manual, "UPDATE=1 cargo test writes data/SCENARIOS.md anew");
}

#[test]
fn the_manual_is_that_of_the_tables() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/SCHEMA.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, manual()).expect("the manual can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == manual(), "UPDATE=1 cargo test writes data/SCHEMA.md anew");
}

#[test]
fn an_unfilled_pack_says_what_to_fill() {
    let files = template("Marwa").into_iter().map(|(name, text)| (name, text.into_bytes()));
    expect![[r#"
        E0027 pack.toml:4 [iso2]: empty -> a text
          help: Two-letter country code, which most often begins the P-codes
        E0027 pack.toml:5 [iso3]: empty -> a text
          help: Three-letter country code
        E0027 pack.toml:12 [licence]: empty -> a text
          help: Terms for the pack as a whole
        E0027 pack.toml:18 [bounds]: empty -> west, south, east and north in degrees
          help: West, south, east and north of the country in degrees; a country across the 180th meridian has its west east of Greenwich and its east west of it
        E0002 areas.csv: no rows -> at least one province
          help: fill this table first; `README.md`, or the notes of a workbook, explain its columns
        E0002 needs.csv: no rows -> at least one province and month
          help: `README.md`, or the notes of a workbook, explain its columns
        E0002 places.csv: no rows -> at least the capital of one province
          help: `README.md`, or the notes of a workbook, explain its columns
        E0002 links.csv: no rows -> at least one link
          help: `README.md`, or the notes of a workbook, explain its columns
        E0002 supplies.csv: no rows -> at least one supply
          help: `README.md`, or the notes of a workbook, explain its columns
    "#]]
    .assert_eq(&told(&files.collect()).to_string());
}

/// What a new pack says of itself, filled.
fn filled(files: &Files) -> Vec<u8> {
    let text = String::from_utf8_lossy(&files["pack.toml"])
        .replace("iso2 = \"\"", "iso2 = \"XM\"")
        .replace("iso3 = \"\"", "iso3 = \"XMA\"")
        .replace("licence = \"\"", "licence = \"CC0-1.0\"")
        .replace("2021-08-01, months = 8", "2021-10-01, months = 4")
        .replace("bounds = []", "bounds = [62.9, 13.4, 65.1, 15.6]");
    text.into_bytes()
}

#[test]
fn a_new_pack_with_areas_needs_places_links_and_supplies_can_be_planned() {
    let example = example();
    let new = template("Marwa").into_iter().map(|(name, text)| (name, text.into_bytes()));
    let mut files: Files = new.collect();
    for name in
        ["areas.csv", "needs.csv", "places.csv", "corridors.csv", "links.csv", "supplies.csv"]
    {
        files.insert(name.to_owned(), example[name].clone());
    }
    let mut sources = files["sources.csv"].clone();
    sources.extend(b"made-up,Invented,nobody,,,facts only,public\n");
    files.insert("sources.csv".to_owned(), sources);
    files.insert("pack.toml".to_owned(), filled(&files));
    let found = told(&files);
    assert!(!found.has_errors(), "{found}");
    let country = load(&files);
    let guessed = country.supplies.iter().all(|supply| supply.price.best == CentsPerMt(60_000));
    assert!(guessed, "the price without a place is that of every place");
    assert!(country.about.rests_on[2] > 40, "first guesses are assumed");
    let text = |id: &str| {
        let file = files.get(&format!("scenarios/{id}.toml"))?;
        Some(String::from_utf8_lossy(file).into_owned())
    };
    let (scenario, _) = Scenario::read(&country, "baseline", &text, &[]).expect("sound");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let outline = outline_on(&network).expect("a plan");
    let served = outline.areas.iter().flat_map(|area| &area.months);
    assert!(served.flat_map(|month| month.served).any(|n| n > Exact::default()), "food gets there");
}

#[test]
fn a_new_pack_filled_with_the_rows_of_the_example_loads() {
    let example = example();
    let mut files: Files = BTreeMap::new();
    for (name, text) in template("Marwa") {
        let mut text = text;
        if let Some(rows_of_example) = example.get(&name).filter(|_| name.ends_with(".csv")) {
            let header = rows(text.as_bytes()).remove(0);
            // Its own rows instead of first guesses.
            text = format!("{}\n", header.join(","));
            let mut own = rows(rows_of_example);
            let own_header = own.remove(0);
            let place = |column: &String| own_header.iter().position(|own| own == column);
            for row in own {
                let cell = |column| place(column).map_or("", |place| row[place].as_str());
                let cells = header.iter().map(|column| cell(column).to_owned()).collect();
                text += &String::from_utf8(written(&[cells])).expect("the example is UTF-8");
            }
        }
        files.insert(name, text.into_bytes());
    }
    files.insert("pack.toml".to_owned(), filled(&files));
    assert_eq!(told(&files).to_string(), "");
    assert_eq!(load(&files).links.len(), load(&example).links.len());
    assert!(TABLES.iter().all(|table| files.contains_key(table.file)));
}

/// Supplies of packs that were written before `entry` and `counted` came.
fn older(files: &mut Files, mut entry: impl FnMut(&str) -> String) {
    let mut table = rows(&files["supplies.csv"]);
    let at = |table: &[Vec<String>], name: &str| table[0].iter().position(|c| c == name);
    let n = at(&table, "entry").expect("a column");
    table[0][n] = "local".to_owned();
    table[1..].iter_mut().for_each(|row| row[n] = entry(&row[n]));
    let n = at(&table, "counted").expect("a column");
    table.iter_mut().for_each(|row| drop(row.remove(n)));
    files.insert("supplies.csv".to_owned(), written(&table));
}

#[test]
fn older_packs_are_read_and_what_they_do_not_tell_is_said() {
    let mut files = example();
    older(&mut files, |entry| if entry == "local" { "yes" } else { "no" }.to_owned());
    let told = told(&files).to_string();
    assert!(told.starts_with("W0322 supplies.csv:2 [entry]: empty in "), "{told}");
    let (now, before) = (load(&files), load(&example()));
    for (now, before) in now.supplies.iter().zip(&before.supplies) {
        let same = before.entry == aidreach::country::Entry::Local;
        assert_eq!(now.entry == aidreach::country::Entry::Local, same, "{}", now.id);
        assert_eq!(now.counted, aidreach::country::Counted::Unknown, "{}", now.id);
    }
}

#[test]
fn a_supply_that_says_nothing_of_how_it_enters_is_refused() {
    let mut files = example();
    older(&mut files, |_| String::new());
    let told = told(&files).to_string();
    assert!(
        told.contains("E0027 supplies.csv:2 [entry]: empty -> `entering`, `local` or `stock`"),
        "{told}"
    );
}
