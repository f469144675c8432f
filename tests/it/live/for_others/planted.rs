//! The worked example with what others may not know changed, or planted, in its tables.

use aidreach::country::{PackFiles, embedded};
use std::collections::BTreeMap;

/// Files of a pack by their names.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The worked example.
pub(super) fn example() -> Files {
    let pack = embedded("example").expect("a pack of the program");
    let read = |name: &String| pack.read(name).expect("a file").into_owned();
    pack.names().iter().map(|name| (name.clone(), read(name))).collect()
}

/// A table with some of its cells otherwise.
fn with(files: &mut Files, table: &str, change: &dyn Fn(&str, &str, usize) -> Option<String>) {
    let mut reader = csv::Reader::from_reader(files[table].as_slice());
    let header = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("a header");
    for (n, row) in reader.records().enumerate() {
        let row = row.expect("a row");
        let cell = |(column, cell): (&str, &str)| {
            change(column, cell, n).unwrap_or_else(|| cell.to_owned())
        };
        writer.write_record(header.iter().zip(&row).map(cell)).expect("a row");
    }
    files.insert(table.to_owned(), writer.into_inner().expect("a table"));
}

/// So few people in need in three cells.
pub(super) fn few_people(few: &[u64; 3]) -> Files {
    let mut files = example();
    with(&mut files, "needs.csv", &|column, _, n| match (column, n) {
        ("phase5", 0..3) => Some(few[n].to_string()),
        _ => None,
    });
    with(&mut files, "need-groups.csv", &|column, _, n| match (column, n) {
        ("people", 0) => Some(few[0].to_string()),
        _ => None,
    });
    // Food for so few people lies in one place.
    let mt = format!("0.0{}", few[1] + 1);
    let own = format!("own,sarn,2021-10,0,local,main,received,{mt},{mt},{mt},assumed,made-up,\n");
    files.get_mut("supplies.csv").expect("a table").extend(own.into_bytes());
    files
}

/// The worked example with counterparts that so many may see.
pub(super) fn sensitive(sensitivity: &str) -> Files {
    let mut files = example();
    with(&mut files, "counterparts.csv", &|column, _, _| {
        (column == "sensitivity").then(|| sensitivity.to_owned())
    });
    files
}

/// The worked example with other rows of needs in place of each row that is of an area.
pub(super) fn needing(area: &str, rows: &dyn Fn(&[&str]) -> Vec<String>) -> Files {
    let mut files = example();
    let text = String::from_utf8(files["needs.csv"].clone()).expect("a text");
    let mut told = vec![
        "area,month,population_analysed,phase3,phase4,phase5,phase3plus,round,basis,source".into(),
    ];
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[0] == area {
            told.extend(rows(&cells));
        } else {
            let (phases, rest) = cells.split_at(6);
            told.push(format!("{},,{}", phases.join(","), rest.join(",")));
        }
    }
    files.insert("needs.csv".to_owned(), (told.join("\n") + "\n").into_bytes());
    files
}

/// Packs that others must not be able to tell from the usual one, with what differs in them.
pub(super) fn same_for_others() -> Vec<(&'static str, Files)> {
    let changed = |table: &str, change: &dyn Fn(&str, &str, usize) -> Option<String>| {
        let mut files = example();
        with(&mut files, table, change);
        files
    };
    let twice = |cell: &str| cell.parse::<f64>().ok().map(|price| (price * 2.0).to_string());
    let prices = changed("prices.csv", &|column, cell, _| match column {
        "usd_per_mt_low" | "usd_per_mt" | "usd_per_mt_high" => twice(cell),
        _ => None,
    });
    let costs = changed("costs.csv", &|column, cell, _| match column {
        "low" | "best" | "high" => twice(cell),
        _ => None,
    });
    let odds = changed("permissions.csv", &|column, _, _| match column {
        "p_granted_low" => Some("0.1".to_owned()),
        "p_granted" => Some("0.15".to_owned()),
        "p_granted_high" => Some("0.2".to_owned()),
        "name" => Some("another name".to_owned()),
        "acaps_indicator" => Some("P1.1".to_owned()),
        "budget_lost_share" | "note" | "default_share" => None,
        _ => None,
    });
    let who = changed("counterparts.csv", &|column, cell, _| match column {
        "name" => Some(format!("{cell}, otherwise")),
        _ => None,
    });
    let points = changed("places.csv", &|column, cell, _| match column {
        "lat" | "lon" => cell.parse::<f64>().ok().map(|at| {
            let tenths = (at * 10.0).round() / 10.0;
            (tenths + 0.01).to_string()
        }),
        _ => None,
    });
    let (carries, ranges, paid) = amounts(&changed);
    vec![
        ("prices", prices),
        ("tariffs", costs),
        ("odds and names of permissions", odds),
        ("names of counterparts", who),
        ("exact points", points),
        ("exact capacities", carries),
        ("exact supplies", ranges),
        ("levies", paid),
    ]
}

type Change<'a> = &'a dyn Fn(&str, &str, usize) -> Option<String>;

/// Other capacities, supplies and levies.
fn amounts(changed: &dyn Fn(&str, Change<'_>) -> Files) -> (Files, Files, Files) {
    let carries = changed("link-capacities.csv", &|column, cell, _| match column {
        "vehicle" => Some("none".to_owned()),
        "vehicles_per_day" | "payload_mt" | "days_per_month" => Some(String::new()),
        "capacity_mt_per_month_low" => Some("0.5".to_owned()),
        "capacity_mt_per_month" => slightly_more(cell),
        "capacity_mt_per_month_high" => Some("90000".to_owned()),
        "open_share_low" => Some("0.01".to_owned()),
        "open_share_high" => Some("1".to_owned()),
        "derivation" => Some("counted by night".to_owned()),
        _ => None,
    });
    let ranges = changed("supplies.csv", &|column, cell, _| match column {
        "mt_low" => Some("0.5".to_owned()),
        "mt" => cell.parse::<f64>().ok().map(|mt| (mt + 4.0).to_string()),
        "mt_high" => Some("90000".to_owned()),
        "counted" => Some("unknown".to_owned()),
        "note" => Some("bought from whom".to_owned()),
        _ => None,
    });
    let mut paid = example();
    let baseline = String::from_utf8(paid["scenarios/baseline.toml"].clone()).expect("UTF-8");
    let levy = baseline.replacen(
        "state = \"granted\"\n",
        "state = \"granted\"\nlevy_usd_per_mt = 25\nnote = \"paid to whom\"\n",
        1,
    );
    assert_ne!(baseline, levy);
    paid.insert("scenarios/baseline.toml".to_owned(), levy.into_bytes());
    (carries, ranges, paid)
}

/// Slightly more, with the same first digit.
fn slightly_more(cell: &str) -> Option<String> {
    cell.parse::<f64>().ok().map(|mt| (mt * 1.04).to_string())
}

/// What is planted in all that others may not know, and what each is.
pub(super) const WORDS: [(&str, &str); 20] = [
    ("zqnote", "a note"),
    ("zqwho", "a counterpart"),
    ("zqperm", "a permission's name"),
    ("zqsource", "a source"),
    ("zqalias", "another spelling"),
    ("zqgroup", "a group in need"),
    ("zqreport", "what was reported"),
    ("zqreason", "a reason"),
    ("zqderived", "how a capacity was worked out"),
    ("zqcomment", "a comment in a file"),
    ("zqmap", "a property of a map"),
    ("zqexercise", "an exercise"),
    ("zqwhy", "why a scenario is planned"),
    ("zqunknown", "a column that nobody reads"),
    ("zqbuyer", "the key of a supply"),
    ("77.7777", "a price"),
    ("0.3141", "odds"),
    ("612.3457", "a capacity"),
    ("64.98765", "an exact point"),
    ("43219", "a count of people"),
];

/// The example with these words and figures in it.
pub(super) fn with_words() -> Files {
    let mut files = example();
    with(&mut files, "sources.csv", &|column, _, _| match column {
        "title" | "publisher" | "reference" | "licence" => Some("zqsource".to_owned()),
        _ => None,
    });
    for table in [
        "supplies.csv",
        "permissions.csv",
        "prices.csv",
        "stores.csv",
        "links.csv",
        "caseloads.csv",
    ] {
        with(&mut files, table, &|column, _, _| (column == "note").then(|| "zqnote".to_owned()));
    }
    with(&mut files, "counterparts.csv", &|column, _, n| {
        (column == "name").then(|| format!("zqwho{n}"))
    });
    with(&mut files, "permissions.csv", &|column, _, _| match column {
        "name" => Some("zqperm".to_owned()),
        "p_granted" => Some("0.3141".to_owned()),
        "p_granted_low" => Some("0.1".to_owned()),
        "p_granted_high" => Some("0.9".to_owned()),
        _ => None,
    });
    with(&mut files, "aliases.csv", &|column, _, n| {
        (column == "alias").then(|| format!("zqalias{n}"))
    });
    with(&mut files, "need-groups.csv", &|column, _, _| match column {
        "name" => Some("zqgroup".to_owned()),
        _ => None,
    });
    with(&mut files, "reported-areas.csv", &|column, _, n| match column {
        "name" => Some(format!("zqreport{n}")),
        _ => None,
    });
    for table in ["link-months.csv", "cut-offs.csv"] {
        with(&mut files, table, &|column, _, _| {
            (column == "reason").then(|| "zqreason".to_owned())
        });
    }
    with(&mut files, "prices.csv", &|column, _, _| match column {
        "usd_per_mt" => Some("77.7777".to_owned()),
        "usd_per_mt_low" => Some("70".to_owned()),
        "usd_per_mt_high" => Some("90".to_owned()),
        _ => None,
    });
    with(&mut files, "link-capacities.csv", &|column, _, n| match (column, n) {
        ("derivation", _) => Some("zqderived".to_owned()),
        ("vehicle", 1) => Some("none".to_owned()),
        ("vehicles_per_day" | "payload_mt" | "days_per_month", 1) => Some(String::new()),
        ("capacity_mt_per_month", 1) => Some("612.3457".to_owned()),
        _ => None,
    });
    with(&mut files, "places.csv", &|column, cell, _| {
        (column == "lon" && cell.starts_with("65")).then(|| "64.98765".to_owned())
    });
    with(&mut files, "needs.csv", &|column, _, n| {
        (column == "phase3" && n == 0).then(|| "43219".to_owned())
    });
    with(&mut files, "supplies.csv", &|column, cell, _| {
        (column == "id").then(|| format!("zqbuyer-{cell}"))
    });
    around_tables(&mut files);
    files
}

/// Plants in what is no cell of a declared column.
fn around_tables(files: &mut Files) {
    let needs = String::from_utf8(files["needs.csv"].clone()).expect("UTF-8");
    let wider: String = needs.lines().map(|line| format!("{line},zqunknown\n")).collect();
    files.insert("needs.csv".to_owned(), wider.into_bytes());
    for name in ["pack.toml", "scenarios/baseline.toml"] {
        files.get_mut(name).expect("a file").extend(b"\n# zqcomment\n");
    }
    let why = String::from_utf8(files["scenarios/baseline.toml"].clone()).expect("UTF-8");
    let why =
        why.replace("why = \"\"\"", "why = \"\"\"zqwhy ").replace("note = \"", "note = \"zqnote ");
    files.insert("scenarios/baseline.toml".to_owned(), why.into_bytes());
    let map = String::from_utf8(files["boundaries.geojson"].clone()).expect("UTF-8");
    let map = map.replacen("\"properties\":{", "\"properties\":{\"zqmap\":1,", 1);
    let map = map.replacen("\"properties\": {", "\"properties\": {\"zqmap\":1,", 1);
    assert!(map.contains("zqmap"), "{map}");
    files.insert("boundaries.geojson".to_owned(), map.into_bytes());
    let exercise = files["exercises/two-gates.toml"].clone();
    files.insert("exercises/zqexercise.toml".to_owned(), exercise);
}
