//! Maps as a cartographer would check them; `checks/MAPS.md` says what each point is for. Every shipped pack,
//! every paper with a map, wide and narrow, in colours and in black and white.

use crate::cli::run;
use aidreach::country::{AreaLevel, Country, PlaceKind, embedded};
use std::collections::BTreeSet;

/// Words on a map: what they say, and the box they take.
#[derive(Clone, Debug)]
struct Written {
    text: String,
    size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Whether letters have a halo, as names on a map do.
    on_map: bool,
}

/// A map of a page.
struct Drawn {
    id: String,
    width: f64,
    height: f64,
    written: Vec<Written>,
    svg: String,
}

impl Drawn {
    fn says(&self, name: &str) -> bool {
        let listed = self.below();
        self.written.iter().any(|w| w.text == name || w.text.starts_with(&format!("{name} [")))
            || listed.contains(name)
    }

    /// What stands below the map, as running text.
    fn below(&self) -> String {
        let words = self.written.iter().filter(|w| !w.on_map).map(|w| w.text.as_str());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// How wide letters are at least: names that overlap by this measure do so in every font.
fn width_of(text: &str, size: f64) -> f64 {
    let wide = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '\'' | '|' | ' ' | 'f' | 't' => 0.26,
        'm' | 'w' | 'M' | 'W' => 0.8,
        c if c.is_uppercase() => 0.62,
        _ => 0.5,
    };
    text.chars().map(wide).sum::<f64>() * size
}

/// The maps of a page whose ids begin with some letters.
fn maps(page: &str, id: &str) -> Vec<Drawn> {
    let parts = page.split("<svg").skip(1);
    let whole = parts.filter_map(|part| part.split_once("</svg>"));
    let whole = whole.map(|(inside, _)| format!("<svg{inside}</svg>"));
    whole.filter_map(|svg| drawn(&svg)).filter(|map| map.id.starts_with(id)).collect()
}

fn drawn(svg: &str) -> Option<Drawn> {
    let tree = roxmltree::Document::parse(svg).expect("well-formed SVG");
    let root = tree.root_element();
    let id = root.attribute("aria-labelledby")?.split("-title").next()?.to_owned();
    let sides: Vec<f64> =
        root.attribute("viewBox")?.split(' ').filter_map(|n| n.parse().ok()).collect();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str, or: f64| {
        node.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(or)
    };
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    let written = texts.map(|node| {
        let text: String =
            node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
        let size = number(&node, "font-size", 13.0);
        let (x, y) = (number(&node, "x", 0.0), number(&node, "y", 0.0));
        let width = width_of(&text, size);
        let left = match node.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        let foot = if node.attribute("dy").is_some() { y + size * 0.35 } else { y };
        Written {
            text,
            size,
            left,
            right: left + width,
            top: foot - size * 0.72,
            bottom: foot,
            on_map: node.attribute("stroke").is_some(),
        }
    });
    let written = written.collect();
    Some(Drawn { id, width: sides[2], height: sides[3], written, svg: svg.to_owned() })
}

fn page(args: &[&str]) -> String {
    let mut args = args.to_vec();
    args.extend(["--out", "-"]);
    let ran = run(&args);
    assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
    ran.out
}

fn country(pack: &str) -> Country {
    Country::load(&embedded(pack).expect("a pack of the program")).expect("a sound pack").0
}

/// Every page with maps that this program writes of a pack, but for exercises.
fn papers(pack: &str) -> Vec<(String, String)> {
    let (counterpart, from, to) = match pack {
        "example" => ("marwa-council", "port_ambar", "vesh"),
        "sudan" => ("rsf", "port_sudan", "kosti"),
        _ => ("pakistan", "karachi", "faizabad"),
    };
    let asked: [&[&str]; 8] = [
        &["report", "baseline"],
        &["report", "baseline", "--mono"],
        &["report", "baseline", "--as-known"],
        &["report", "baseline", "--level", "district"],
        &["report", "baseline", "--share", "partner"],
        &["brief", counterpart],
        &["route", from, to],
        &["routes", "baseline"],
    ];
    let told = asked.into_iter().map(|args| {
        let mut args = args.to_vec();
        args.extend(["--country", pack, "--format", "html"]);
        (args.join(" "), page(&args))
    });
    told.collect()
}

fn packs() -> [&'static str; 3] {
    ["afghanistan", "sudan", "example"]
}

/// What must hold of every map of every paper.
#[test]
fn maps_can_be_read() {
    for pack in packs() {
        for (asked, page) in papers(pack) {
            let maps = maps(&page, "map");
            assert!(maps.len() >= 2, "{asked}: a map for wide pages and one for narrow ones");
            for map in &maps {
                let what = format!("{asked}: {}", map.id);
                no_words_leave_the_paper(&what, map);
                no_name_covers_another(&what, map);
                assert!(map.below().contains("No clearance to move"), "{what}: what it is not");
                assert!(
                    map.below().contains(" of those that decide"),
                    "{what}: how much is assumed"
                );
                let old = match pack {
                    "example" => "Needs without a date",
                    "sudan" => "Needs as of 2024-10.",
                    _ => "Needs as of 2021-10.",
                };
                assert!(map.below().contains(old), "{what}: how old");
                numbers_of_the_legend_stand_on_the_map(&what, map);
                if map.id.ends_with("-narrow") {
                    assert!(map.width <= 390.0, "{what}: {} wide", map.width);
                    let small = map.written.iter().filter(|w| w.size < 8.0);
                    assert_eq!(small.count(), 0, "{what}: letters that a phone cannot show");
                }
            }
        }
    }
}

/// A number in the legend that is nowhere on the map is taken for another one.
fn numbers_of_the_legend_stand_on_the_map(what: &str, map: &Drawn) {
    let below = map.below();
    let listed = below.split("Numbers: ").nth(1).unwrap_or_default();
    let mut next = 1;
    for entry in listed.split(", ") {
        if entry.starts_with(&format!("{next} ")) {
            let number = next.to_string();
            let stands = map.written.iter().any(|w| w.on_map && w.text == number);
            assert!(stands, "{what}: {entry} is not on the map");
            next += 1;
        }
    }
    let numbers = map.written.iter().filter(|w| w.on_map && w.text.parse::<u32>().is_ok());
    assert_eq!(numbers.count(), next - 1, "{what}: each number has its name: {listed}");
}

fn no_words_leave_the_paper(what: &str, map: &Drawn) {
    for words in &map.written {
        let inside = words.left >= -0.5
            && words.right <= map.width + 0.5
            && words.top >= -0.5
            && words.bottom <= map.height + 0.5;
        assert!(inside, "{what}: `{}` leaves the paper: {words:?}", words.text);
    }
}

fn no_name_covers_another(what: &str, map: &Drawn) {
    let names: Vec<&Written> = map.written.iter().filter(|w| w.on_map).collect();
    for (n, one) in names.iter().enumerate() {
        for other in &names[..n] {
            let apart = one.right <= other.left
                || other.right <= one.left
                || one.bottom <= other.top
                || other.bottom <= one.top;
            assert!(apart, "{what}: `{}` and `{}` overlap", one.text, other.text);
        }
    }
}

/// Provinces first: a map that names an airport and not the province below it misleads.
#[test]
fn every_province_is_named_or_listed() {
    for pack in packs() {
        let country = country(pack);
        let provinces = country.areas.iter().filter(|area| area.level == AreaLevel::Province);
        let names: Vec<&str> = provinces.map(|area| area.name.as_str()).collect();
        for look in ["--quiet", "--mono"] {
            let page = page(&["report", "baseline", "--country", pack, "--format", "html", look]);
            let maps = maps(&page, "map");
            let named = maps.iter().filter(|map| !map.id.starts_with("map-months"));
            for map in named {
                for name in &names {
                    assert!(map.says(name), "{pack}, {}: {name} is nowhere", map.id);
                }
            }
        }
    }
}

/// Where food comes from beyond the frame stands at its edge, with tonnes.
#[test]
fn origins_are_named_with_their_tonnes() {
    for pack in packs() {
        for how in ["--quiet", "--as-known"] {
            let asked = ["report", "baseline", "--country", pack, "--format", "html", how];
            let page = page(&asked);
            let maps = maps(&page, "map");
            let map = maps.iter().find(|map| map.id == "map").expect("a map");
            let country = country(pack);
            let abroad = country.places.iter().filter(|place| place.country != country.about.iso2);
            let all: String = map.written.iter().map(|w| format!("{}\n", w.text)).collect();
            let with_tonnes = abroad.filter(|place| {
                all.lines().any(|line| {
                    line.starts_with(&format!("{} ", place.name)) && line.ends_with(" MT")
                })
            });
            let least = if pack == "afghanistan" { 4 } else { 1 };
            assert!(with_tonnes.count() >= least, "{pack} {how}: {all}");
            // An edge has room for each of them, also where a corner of the map is enlarged.
            assert!(!map.below().contains("No room on the map"), "{pack} {how}: {}", map.below());
        }
    }
}

/// A line that follows no road must not look like one, and the legend says so.
#[test]
fn lines_that_are_no_roads_are_hollow() {
    for pack in packs() {
        let page = page(&["report", "baseline", "--country", pack, "--format", "html"]);
        let maps = maps(&page, "map");
        let map = maps.iter().find(|map| map.id == "map").expect("a map");
        let hollow = map.below().contains("schematic: joins places, no road");
        let on_roads = map.below().contains("along a road line");
        let files = embedded(pack).expect("a pack");
        let roads = country(pack).maps(&files).roads;
        assert!(hollow, "{pack}: the legend tells roads from what is none");
        assert_eq!(on_roads, !roads.is_empty(), "{pack}: of roads where the pack draws some");
        assert!(
            page.contains("say nothing of where the road lies") || page.contains("says nothing")
        );
    }
}

/// A run as known has ways, and a plan by district does not fan out to the centre of every district.
#[test]
fn ways_as_known_are_drawn_and_last_miles_are_not() {
    for pack in packs() {
        let ways = |how: [&str; 2]| {
            let asked =
                ["report", "baseline", "--country", pack, "--format", "html", how[0], how[1]];
            let page = page(&asked);
            let maps = maps(&page, "map");
            let map = maps.iter().find(|map| map.id == "map").expect("a map");
            map.svg.matches("stroke=\"#b45309\"").count()
        };
        let hindsight = ways(["--quiet", "--no-progress"]);
        assert!(ways(["--as-known", "--quiet"]) * 2 >= hindsight, "{pack}: ways as known");
        let country = country(pack);
        let far = country.places.iter().filter(|p| p.kind == PlaceKind::DistrictCentre).count();
        let by_district = ways(["--level", "district"]);
        assert!(
            by_district <= hindsight * 2,
            "{pack}: {by_district} lines beside {hindsight}, {far} centres"
        );
    }
}

/// What is shut stands below the map, with its days and why.
#[test]
fn closures_have_a_reason_and_a_date() {
    let asked = ["report", "baseline", "--country", "afghanistan", "--format", "html"];
    let internal = page(&asked);
    let list = internal.split("What is shut, when and why").nth(1).expect("a list of what is shut");
    for said in ["2021-10-05 to 2021-11-01", "Reported shut from the Afghan side", "snow"] {
        assert!(list.contains(said), "the list says `{said}`");
    }
    let map = maps(&internal, "map").into_iter().find(|map| map.id == "map").expect("a map");
    let numbers: BTreeSet<&str> =
        map.written.iter().filter_map(|w| w.text.split_once('[')?.1.strip_suffix(']')).collect();
    assert!(numbers.len() >= 5, "numbers lead from the map to the list: {numbers:?}");
    let partner = page(&[&asked[..], &["--share", "partner"]].concat());
    let months = ["not granted, ", "granted for a part, "];
    assert!(months.iter().any(|said| partner.contains(said)), "partners are told the months");
    assert!(!partner.contains("Reported shut from the Afghan side"), "and no more");
}

/// Where a later decision opens what was shut, days that it opened are not told as shut.
#[test]
fn closures_that_are_opened_for_some_days_do_not_tell_these() {
    let asked = ["report", "baseline", "--country", "afghanistan", "--format", "html"];
    let page = page(&[&asked[..], &["--open", "spin boldak in 2021-10"]].concat());
    let list = page.split("What is shut, when and why").nth(1).expect("a list of what is shut");
    let list = list.split("</ol>").next().expect("a whole list");
    assert!(!list.contains("2021-10-05 to 2021-11-01"), "October is open");
    assert!(list.contains("denied on 1 day of Nov 2021"), "one day of November is left: {list}");
    assert!(list.contains("denied 2021-08-06 to 2021-08-13"), "what nothing opened has its days");
}

/// A province without a figure is grey and has words of its own: "nobody" would say that it is left out.
#[test]
fn what_has_no_figure_is_not_told_as_nobody() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    for (name, mut bytes) in crate::cli::exported::files(&example) {
        if name == "needs.csv" {
            let text = String::from_utf8(bytes).expect("a table");
            let rows = text.lines().filter(|row| !row.starts_with("XM02,2021-11"));
            bytes = rows.map(|row| format!("{row}\n")).collect::<String>().into_bytes();
        }
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file of the pack");
    }
    let changed = folder.path().to_string_lossy();
    for (pack, greys) in [("example", 0), (&*changed, 1)] {
        let page = page(&["report", "baseline", "--country", pack, "--format", "html"]);
        let maps = maps(&page, "map-months");
        let map = maps.iter().find(|map| map.id == "map-months").expect("small maps");
        let shapes = map.svg.split("<path").filter(|path| path.contains("stroke-width=\"0.9\""));
        let grey = shapes.filter(|path| path.contains("fill=\"#dfe1e4\""));
        assert_eq!(grey.count(), greys, "{pack}");
        assert_eq!(map.below().contains("no figure"), greys > 0, "{pack}: {}", map.below());
    }
}

/// Districts have no outlines: no map says of provinces that nobody is lost where only districts are told.
#[test]
fn who_is_lost_by_district_has_no_map_of_provinces() {
    for (level, drawn) in [("province", true), ("district", false)] {
        let asked = ["report", "east-closed", "--beside", "baseline", "--country", "example"];
        let page = page(&[&asked[..], &["--level", level, "--format", "html"]].concat());
        assert!(page.contains("person-months"), "{level}");
        assert_eq!(!maps(&page, "map-lost").is_empty(), drawn, "{level}");
    }
}

/// Classes fit what is shown: where all shares lie close together they are told apart.
#[test]
fn shades_tell_provinces_apart_and_discs_count_people() {
    let page = page(&["report", "baseline", "--country", "afghanistan", "--format", "html"]);
    let maps = maps(&page, "map");
    let find = |id: &str| maps.iter().find(|map| map.id == id).expect("a map");
    let fills = |map: &Drawn| -> BTreeSet<String> {
        let paths = map.svg.split("<path").filter(|path| path.contains("stroke-width=\"0.9\""));
        let fills = paths.filter_map(|path| path.split_once("fill=\"")?.1.split('"').next());
        fills.map(str::to_owned).collect()
    };
    assert!(fills(find("map")).len() >= 3, "{:?}", fills(find("map")));
    let left = find("map-left-out");
    assert!(left.below().contains("10,000,000"), "discs have a legend: {}", left.below());
    assert!(left.svg.matches("fill-opacity=\"30%\"").count() > 30, "a disc for each province");
    assert!(maps.iter().any(|map| map.id == "map-months"), "a small map for each month");
}
