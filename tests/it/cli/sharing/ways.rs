//! What partners are told of ways: legs, kilometres and hours, and neither figures nor names that say what
//! a way carries, what it costs, what stands in for it, or who decides; asked once or asked twice.

use super::super::exported::{files, said};
use super::{pages, run_in};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Figures of the pack are so many times those of the example where nobody but the planning team reads them.
const TIMES: f64 = 37.0;
const LEVY: &str = "1357.91";
const ROUTE: [&str; 4] = ["route", "port_ambar", "sarn", "--scenario=open"];
const ROUTES: [&str; 2] = ["routes", "open"];

/// The example, open throughout, with a levy, and with tables changed.
fn pack(folder: &Path, levy: &str, change: &dyn Fn(&str, &str, &str) -> Option<String>) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    let mut all = files(&example);
    for (name, bytes) in all.iter_mut().filter(|(name, _)| name.ends_with(".csv")) {
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header = reader.headers().expect("a header").clone();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).expect("a header");
        for row in reader.records() {
            let row = row.expect("a row");
            let cells = header.iter().zip(&row);
            let cells = cells.map(|(column, cell)| {
                change(name, column, cell).unwrap_or_else(|| cell.to_owned())
            });
            writer.write_record(cells).expect("a row");
        }
        *bytes = writer.into_inner().expect("a table");
    }
    let open = format!(
        "name = \"Open\"\nextends = \"full-access\"\nwhy = \"zqwhy\"\n[[decide]]\n\
         permission = \"east-transit\"\nstate = \"granted\"\nlevy_usd_per_mt = {levy}\n\
         from = 2021-10-01\nsource = \"made-up\"\nnote = \"zqnote\"\n"
    );
    all.insert("scenarios/open.toml".to_owned(), open.into_bytes());
    for (name, bytes) in all {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file of the pack");
    }
}

/// Capacities and costs many times those of the example, and words for who decides and what it says.
fn planted(name: &str, column: &str, cell: &str) -> Option<String> {
    let figures = match name {
        "link-capacities.csv" | "capacity-classes.csv" => {
            column.starts_with("vehicles_per_day") || column.starts_with("capacity_mt")
        }
        "costs.csv" => ["low", "best", "high"].contains(&column),
        _ => false,
    };
    let word = match (name, column) {
        ("link-capacities.csv" | "capacity-classes.csv", "derivation") => "zqderivation",
        ("link-months.csv", "reason") => "zqreason",
        ("permissions.csv", "name") => "zqpermname",
        ("counterparts.csv", "name") => "zqactorname",
        (_, "note") => "zqnote",
        _ if figures && !cell.is_empty() => {
            return Some(format!("{}", cell.parse::<f64>().expect("a figure") * TIMES));
        }
        _ => return None,
    };
    Some(word.to_owned())
}

/// What a command gives in every format, by format.
fn given(pack: &Path, asked: &[&str], share: &str) -> Vec<(String, String)> {
    let formats: [&[&str]; 5] = [
        &[],
        &["--json"],
        &["--format", "md", "--out", "way.md"],
        &["--format", "html", "--out", "way.html"],
        &["--format", "pdf", "--out", "way.pdf"],
    ];
    let given = formats.iter().map(|format| {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let country = pack.to_string_lossy();
        let at = ["--country", &country, "--share", share];
        let ran = run_in(folder.path(), &[asked, format, &at].concat());
        assert_eq!(ran.exit, 0, "{asked:?} {format:?}: {}", ran.err);
        let mut text = ran.out;
        for (name, bytes) in files(folder.path()) {
            text.push_str(&match name.ends_with(".pdf") {
                true => pages(&bytes).join("\n"),
                false => said(&name, &bytes),
            });
        }
        (format.join(" "), text)
    });
    given.collect()
}

/// The figures of some keys anywhere in a JSON, as they are told, where they have four digits or more.
fn figures(json: &serde_json::Value, keys: &[&str], into: &mut BTreeSet<String>) {
    match json {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                let told = value.to_string();
                if keys.contains(&key.as_str())
                    && told.chars().filter(char::is_ascii_digit).count() > 3
                {
                    into.insert(told);
                }
                figures(value, keys, into);
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| figures(value, keys, into)),
        _ => {}
    }
}

/// A text without what groups digits, so that a figure is found however it is told.
fn ungrouped(text: &str) -> String {
    text.replace([',', '\u{a0}', '\u{202f}', '\u{2009}'], "")
}

const SECRET: [&str; 14] = [
    "usd_per_mt",
    "levy_usd_per_mt",
    "usd",
    "cost_basis",
    "capacity_mt",
    "capacity_derivation",
    "planned_mt",
    "used_percent",
    "food_mt",
    "person_months",
    "tightest_percent",
    "no_other_way",
    "legs_fail",
    "counterpart",
];

/// A page without the coordinates of its pictures, which may have the digits of any figure; their words and all
/// else that marks say stay.
fn without_strokes(page: &str) -> String {
    let mut parts = page.split("<svg");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (picture, rest) = part.split_once("</svg>").expect("a whole picture");
        let mut told = picture.split('"');
        kept.push_str(told.next().unwrap_or_default());
        while let (Some(value), Some(after)) = (told.next(), told.next()) {
            let drawn = |c: char| c.is_ascii_digit() || "MLZ .,-".contains(c);
            kept.push_str(if value.chars().all(drawn) { "" } else { value });
            kept.push_str(after);
        }
        kept.push_str(rest);
    }
    kept
}

/// How wide the widest way on the first map of a page is drawn, in pixels.
fn widest(page: &str) -> f64 {
    let (map, _) =
        page.split("<svg").nth(1).and_then(|map| map.split_once("</svg>")).expect("a map");
    let marks = map.split("<path").filter(|mark| mark.contains("stroke=\"#b45309\""));
    let width = |mark: &str| {
        let width = mark.split_once("stroke-width=\"")?.1.split('"').next()?;
        Some(width.parse::<f64>().expect("a width"))
    };
    marks.filter_map(width).fold(0.0, f64::max)
}

#[test]
fn partners_see_no_tonnes_in_how_wide_ways_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &|_, _, _| None);
    let pages = ["internal", "partner"].map(|share| given(folder.path(), &ROUTES, share));
    let html = |all: &[(String, String)]| -> String {
        all.iter().find(|(format, _)| format.contains("html")).expect("a page").1.clone()
    };
    let [team, partner] = pages.map(|all| widest(&html(&all)));
    assert!(team > 5.0, "the planning team sees how much goes where: {team}");
    assert!(partner < 3.3, "no wider than ways without tonnes are drawn: {partner}");
}

fn leaks(asked: &[&str], words: &[&str], least: usize) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &planted);
    let team = given(folder.path(), asked, "internal");
    let json = &team.iter().find(|(format, _)| format == "--json").expect("JSON").1;
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let mut secret = BTreeSet::new();
    figures(&json, &SECRET, &mut secret);
    assert!(secret.len() >= least, "there are figures to leak: {secret:?}");
    let all: String = team.iter().map(|(_, text)| text.as_str()).collect();
    for word in words {
        assert!(all.contains(word), "the planning team reads `{word}`");
    }
    for (format, text) in given(folder.path(), asked, "partner") {
        let plain = ungrouped(&without_strokes(&text));
        for word in words.iter().copied().chain(secret.iter().map(String::as_str)) {
            assert!(!plain.contains(word), "{asked:?} {format} tells `{word}`:\n{text}");
        }
        for sign in ["USD", "dollars", "levy", "levies", "alternative", "zq"] {
            assert!(!text.contains(sign), "{asked:?} {format} tells of `{sign}`:\n{text}");
        }
        let said: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("for the planning team"), "{format} says what it leaves out");
        let marked = text.contains("PARTNER") || text.contains("\"sharing\": \"partner\"");
        assert!(marked, "{format} says for whom it is");
        if format == "--json" {
            for key in SECRET {
                assert!(!text.contains(&format!("\"{key}\"")), "{asked:?} has `{key}`");
            }
        }
    }
}

#[test]
fn partners_read_nothing_of_what_a_way_carries_costs_or_could_be_instead() {
    let asked = [&ROUTE[..], &["--by", "time", "--flights", "fewest", "--mt", "12345"]].concat();
    leaks(&asked, &["zqderivation", "zqactorname", "Dolat", "Tolan"], 10);
    leaks(&ROUTES, &["Legs without an alternative"], 8);
}

#[test]
fn partners_read_legs_kilometres_hours_and_sorts_of_permission() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &planted);
    for (format, text) in given(folder.path(), &ROUTE, "partner") {
        for told in ["East Gate", "Sarn", "305", "rigid", "transit", "door"] {
            assert!(text.contains(told), "{format} does not tell `{told}`:\n{text}");
        }
        if format == "--json" {
            let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            let legs = json["routes"][0]["legs"].as_array().expect("legs");
            let km: f64 = legs.iter().filter_map(|leg| leg["length_km"].as_f64()).sum();
            assert_eq!((legs.len(), km), (3, 305.0));
            let totals = &json["routes"][0]["totals"];
            let figure = |key: &str| totals[key].as_f64().expect("a figure");
            let hours = ["hours_driving", "hours_at_borders", "hours_handling"].map(figure);
            assert_eq!((hours, figure("days_door_to_door")), ([7.5, 12.0, 8.0], 2.1));
            assert_eq!(json["routes"].as_array().map(Vec::len), Some(1), "the way alone");
            assert_eq!(json["best_by"], "time");
            let handing_out = &json["handing_out"][0];
            assert_eq!(handing_out["kind"], "distribution");
            let permission = &json["routes"][0]["permissions"][0];
            assert_eq!(
                (&permission["kind"], &permission["open_percent"]),
                (&"transit".into(), &100.into())
            );
        }
    }
    for (format, text) in given(folder.path(), &ROUTES, "partner") {
        for told in ["East Gate", "Sarn", "305", "transit"] {
            assert!(text.contains(told), "{format} does not tell `{told}`:\n{text}");
        }
    }
}

#[test]
fn a_route_for_partners_is_the_same_whatever_ways_carry_and_cost() {
    // Whoever may not tell two packs apart by an answer has learned nothing of what differs in them.
    let folder = tempfile::tempdir().expect("a folder for the test");
    let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
    pack(&one, "0", &|_, _, _| None);
    pack(&other, LEVY, &|name, column, cell| match (name, column) {
        ("needs.csv", _) if column.starts_with("phase") => {
            cell.parse::<u64>().ok().map(|people| (people / 2).to_string())
        }
        _ => planted(name, column, cell),
    });
    let ends =
        [["port_ambar", "sarn"], ["port_ambar", "vesh"], ["sarn", "dolat"], ["dolat", "vesh"]];
    for [from, to] in ends {
        for month in ["2021-10", "2021-12", "2022-01"] {
            for by in ["time", "distance"] {
                let asked = ["route", from, to, "--scenario", "open", "--month", month];
                let asked =
                    [&asked[..], &["--by", by, "--json", "--mt", "500", "--share"]].concat();
                let told = |pack: &Path, share: &str| {
                    let country = pack.to_string_lossy();
                    let ran = run_in(&one, &[&asked[..], &[share, "--country", &country]].concat());
                    assert!([0, 3].contains(&ran.exit), "{}", ran.err);
                    ran.out
                };
                assert_eq!(told(&one, "partner"), told(&other, "partner"), "{asked:?}");
            }
        }
    }
    for (a, b) in given(&one, &ROUTE, "partner").iter().zip(given(&other, &ROUTE, "partner")) {
        assert_eq!(a, &b);
    }
    // So that it could fail.
    assert_ne!(given(&one, &ROUTE, "internal"), given(&other, &ROUTE, "internal"));
}

#[test]
fn what_gives_back_by_asking_twice_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &planted);
    let own = "name = \"Mine\"\nextends = \"open\"\nwhy = \"to find out\"\n";
    fs::write(folder.path().join("mine.toml"), own).expect("a scenario");
    let route = ["route", "port_ambar", "sarn"];
    let asked: [(&[&str], &[&str]); 12] = [
        (&route, &["--alternatives", "1"]),
        (&route, &["--by", "cost"]),
        (&route, &["--scenario", "mine.toml"]),
        (&route, &["--objective", "most-people"]),
        (&route, &["--ties", "cost"]),
        (&["routes"], &["mine.toml"]),
        (&["routes"], &["./mine.toml", "--limit", "1"]),
        (&["routes"], &["--objective", "cheapest-for=0.3"]),
        (&["routes"], &["--even", "window"]),
        (&["routes"], &["--ration", "full"]),
        (&["routes"], &["--ties", "cost"]),
        (&["routes"], &["--objective", "severity", "--json"]),
    ];
    for (command, more) in asked {
        let at = ["--country", ".", "--share"];
        let ran = run_in(folder.path(), &[command, more, &at, &["partner"]].concat());
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{command:?} {more:?}: {}", ran.out);
        let why = "only the planning team may ask with";
        assert!(ran.err.contains(why) && ran.err.contains("help: "), "{more:?}: {}", ran.err);
        let ran = run_in(folder.path(), &[command, more, &at, &["internal"]].concat());
        assert!(!ran.err.contains(why), "{more:?} is for the planning team: {}", ran.err);
    }
}

#[test]
fn tonnes_asked_about_change_trucks_alone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &planted);
    let country = folder.path().to_string_lossy();
    let told = |mt: &str| {
        let more = ["--mt", mt, "--share", "partner", "--json", "--country", &country];
        let ran = run_in(folder.path(), &[&ROUTE[..], &more].concat());
        let mut json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        json["run"].take();
        let amount = json["amount_mt"].take();
        let vehicles = json["routes"][0]["vehicles"].as_array_mut().expect("vehicles");
        let trucks: Vec<_> = vehicles.iter_mut().map(|vehicle| vehicle["trucks"].take()).collect();
        let rows = json["tables"]["route-vehicles"].as_array_mut().expect("vehicles");
        rows.iter_mut().for_each(|row| drop(row["trucks"].take()));
        // The caption tells how many were asked about.
        let sentences = json["keyed_sentences"].as_array_mut().expect("sentences");
        sentences.retain(|told| told["key"] != "route.table.routes.amount");
        (json, amount, trucks)
    };
    let (one, other) = (told("90"), told("900000"));
    assert_eq!(one.0, other.0);
    assert_ne!((one.1, one.2), (other.1, other.2));
}

#[test]
fn the_largest_route_is_not_the_first_for_partners() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    pack(folder.path(), LEVY, &planted);
    let country = folder.path().to_string_lossy();
    let told = |share: &str| -> Vec<serde_json::Value> {
        let asked = ["routes", "baseline", "--json", "--country", &country, "--share", share];
        let ran = run_in(folder.path(), &asked);
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        json["routes"].as_array().expect("routes").clone()
    };
    // Where a route ends, by which places and when: enough to know it again.
    let key = |route: &serde_json::Value| {
        ["area_code", "from", "by", "months", "days_door_to_door"].map(|key| route[key].to_string())
    };
    let (team, partner) = (told("internal"), told("partner"));
    let tonnes: BTreeMap<_, f64> =
        team.iter().map(|route| (key(route), route["food_mt"].as_f64().expect("MT"))).collect();
    assert_eq!(tonnes.len(), team.len(), "each is known by its key");
    let order: Vec<_> = partner.iter().map(key).collect();
    assert_eq!(order.iter().collect::<BTreeSet<_>>(), tonnes.keys().collect(), "the same ways");
    assert!(order.is_sorted_by_key(|key| key[0].clone()), "{order:?}");
    // Nor does the largest come first of those to one area.
    let rises =
        |pair: &[[String; 5]]| pair[0][0] == pair[1][0] && tonnes[&pair[0]] < tonnes[&pair[1]];
    assert!(order.windows(2).any(rises), "{order:?} {tonnes:?}");
}
