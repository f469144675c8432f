//! Rows of `areas.csv`, the outlines, and what areas say of the pack as a whole.

use super::names::{Named, named};
use super::{All, Found};
use crate::country::AreaLevel;
use crate::import::gazetteer::plain;
use crate::import::merge::NewRow;
use crate::import::open::Shape;
use crate::import::tables::KeptRow;
use crate::import::told::{Became, Told};
use crate::import::{Beside, Taken, outlines, pack_toml};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::{BTreeMap, BTreeSet};

/// What all areas of the files become.
pub(super) fn taken(beside: &Beside<'_>, all: All, mut told: Told, issues: &mut Issues) -> Taken {
    let mut names: BTreeMap<&String, Named> = BTreeMap::new();
    for (code, found) in &all.areas {
        let name = named(found, &mut told);
        if name.main.is_empty() {
            let help = "take the file from its source again, or name the area in it";
            issues.push(Issue::new(Code("E0027"), found.at.clone(), "no name", "a name", help));
        }
        names.insert(code, name);
    }
    check_parents(beside, &all, issues);
    let own: BTreeMap<String, Vec<&str>> =
        names.iter().fold(BTreeMap::new(), |mut own, (code, name)| {
            own.entry(plain(&name.main)).or_insert_with(Vec::new).push(code.as_str());
            own
        });
    let mut rows = Vec::new();
    for (code, found) in &all.areas {
        let name = &names[code];
        // A spelling that is the name of another area would make the code of either a guess.
        let (good, of_others): (Vec<&String>, Vec<&String>) =
            name.others.iter().partition(|other| {
                let nested =
                    |known: &&str| known.starts_with(code.as_str()) || code.starts_with(*known);
                own.get(&plain(other)).into_iter().flatten().all(nested)
            });
        for other in of_others {
            told.left("other spellings that are the name of another area", found.at.clone(), other);
        }
        rows.push(row(beside, code, found, name, &good));
    }
    let areas = beside.tables.get("areas.csv");
    for there in areas.rows().filter(|there| !all.areas.contains_key(there.text("pcode"))) {
        let what = "areas of the pack that the files do not have; they stay";
        told.tell(Became::Differs, what, At::file("areas.csv"), there.text("pcode"));
    }
    let outlines: Vec<(String, Shape)> = all
        .areas
        .iter()
        .filter(|(_, found)| found.level == 1)
        .filter_map(|(code, found)| Some((code.clone(), found.shape.clone()?)))
        .collect();
    let drawn = |(_, found): &(&String, &Found)| found.level == 2 && found.shape.is_some();
    if let Some((code, found)) = all.areas.iter().find(drawn).filter(|_| outlines.is_empty()) {
        told.left(
            "outlines of districts: the map takes those of provinces",
            found.at.clone(),
            code,
        );
    }
    let pack = of_pack(&all, &outlines, &mut told);
    tell_next(beside, &all, &mut told);
    let boundaries = (!outlines.is_empty()).then(|| {
        let said = &beside.asked.described;
        let by = said.publisher.as_deref().unwrap_or(&beside.source);
        let (bytes, [had, has]) =
            outlines::file(&outlines, &format!("Boundaries: {by}, made simpler"));
        let what = format!("outlines of provinces, of {has} points instead of {had}");
        told.took(&what, At::file(&beside.asked.files[0].name), "borders between two are one line");
        bytes
    });
    Taken { rows, pack, boundaries, told, ..Taken::default() }
}

/// Tells areas whose residents are not known yet, and what comes next.
fn tell_next(beside: &Beside<'_>, all: &All, told: &mut Told) {
    let has = |code: &&String| {
        let known = |row: &KeptRow<'_>| row.text("pcode") == code.as_str();
        let row = beside.tables.get("areas.csv").rows().find(known);
        row.is_some_and(|row| !row.text("population").is_empty())
    };
    let of_level = |level: usize| {
        let areas = all.areas.iter().filter(move |(_, found)| found.level == level);
        areas.map(|(code, _)| code).filter(move |code| !has(code))
    };
    for code in of_level(1) {
        let what = "provinces without residents yet: next, `aidreach import population FILE --into DIR`, of COD-PS, \
                    IPC or HAPI";
        told.left(what, all.areas[code].at.clone(), code);
    }
    for code in of_level(2) {
        let what = "districts without residents yet: a plan by province needs none of them; one by district waits";
        told.left(what, all.areas[code].at.clone(), code);
    }
}

fn check_parents(beside: &Beside<'_>, all: &All, issues: &mut Issues) {
    let there = |code: &str| {
        let known = |row: KeptRow<'_>| row.text("pcode") == code;
        all.areas.contains_key(code) || beside.tables.get("areas.csv").rows().any(known)
    };
    for (code, found) in all.areas.iter().filter(|(_, found)| found.level == 2) {
        if found.parent.is_empty() || !there(&found.parent) {
            let seen = format!("{code} lies in `{}`, of which no row tells", found.parent);
            let help = "give the file of the first level as well";
            issues.push(Issue::new(Code("E0205"), found.at.clone(), &seen, "a province", help));
        }
    }
}

fn row(beside: &Beside<'_>, code: &str, found: &Found, name: &Named, others: &[&String]) -> NewRow {
    let level = if found.level == 1 { AreaLevel::Province } else { AreaLevel::District };
    let mut cells = vec![
        ("pcode".to_owned(), code.to_owned()),
        ("level".to_owned(), level.word().to_owned()),
        ("parent".to_owned(), found.parent.clone()),
        ("name_en".to_owned(), name.main.clone()),
    ];
    cells.extend(name.columns.iter().cloned());
    if !others.is_empty() {
        let others: Vec<&str> = others.iter().map(|other| other.as_str()).collect();
        cells.push(("aliases".to_owned(), others.join("|")));
    }
    cells.push(("basis".to_owned(), "published".to_owned()));
    cells.push(("source".to_owned(), beside.source.clone()));
    if let Some((lon, lat)) = found.label {
        let round = |degrees: f64| format!("{}", (degrees * 1e4).round() / 1e4);
        cells.push(("label_lat".to_owned(), round(lat)));
        cells.push(("label_lon".to_owned(), round(lon)));
    }
    NewRow { table: "areas.csv", cells, together: false }
}

/// Values for `pack.toml`: codes of the country, how codes are made, and how far it reaches.
fn of_pack(
    all: &All,
    outlines: &[(String, Shape)],
    told: &mut Told,
) -> Vec<(&'static str, String)> {
    let mut pack = Vec::new();
    let letters =
        |code: &String| -> String { code.chars().take_while(char::is_ascii_alphabetic).collect() };
    let from_codes: BTreeSet<String> =
        all.areas.keys().map(letters).filter(|l| l.len() == 2).collect();
    let iso2 = if all.iso2.len() == 1 { &all.iso2 } else { &from_codes };
    if let [code] = iso2.iter().collect::<Vec<&String>>().as_slice() {
        pack.push(("iso2", pack_toml::quoted(code)));
    }
    if let [code] = all.iso3.iter().collect::<Vec<&String>>().as_slice() {
        pack.push(("iso3", pack_toml::quoted(code)));
    }
    let digits = |level: usize| -> BTreeSet<usize> {
        let of_level = all.areas.iter().filter(|(_, found)| found.level == level);
        of_level.map(|(code, _)| code.len() - letters(code).len()).collect()
    };
    let (first, second) = (digits(1), digits(2));
    match (
        first.iter().collect::<Vec<_>>().as_slice(),
        second.iter().collect::<Vec<_>>().as_slice(),
    ) {
        ([first], [second]) => pack.push(("pcode_digits", format!("[{first}, {second}]"))),
        ([first], []) => pack.push(("pcode_digits", format!("[{first}, {}]", *first + 2))),
        (several, _) => {
            let at = all.areas.values().next().map(|found| found.at.clone()).unwrap_or_default();
            let what = format!("codes of {} lengths on the first level", several.len());
            told.left(&what, at, "fill `pcode_digits` of pack.toml by hand");
        }
    }
    if let Some([west, south, east, north]) =
        outlines::bounds(outlines.iter().map(|(_, shape)| shape))
    {
        let down = |degrees: f64| (degrees * 10.0).floor() / 10.0;
        let up = |degrees: f64| (degrees * 10.0).ceil() / 10.0;
        let bounds = [down(west), down(south), up(east), up(north)];
        let bounds: Vec<String> = bounds.iter().map(|b| format!("{b:.1}")).collect();
        pack.push(("bounds", format!("[{}]", bounds.join(", "))));
    }
    pack
}
