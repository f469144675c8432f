//! Places, links, stores and what refers to them.

use super::{added, edited, text, written};
use expect_test::expect;

#[test]
fn keys_no_row_has() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,Sarn",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `Sarn` -> an id of places.csv
              help: that is the name of `sarn`: write the id
        "#]],
    );
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,srn",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `srn` -> an id of places.csv
              help: did you mean `sarn`?
        "#]],
    );
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,dolat,qqq",
        expect![[r#"
            E0301 links.csv:3 [to]: no place is called `qqq` -> an id of places.csv
              help: add it to `places.csv` first, or correct it here
        "#]],
    );
    edited(
        "links.csv",
        "sarn,kell_pass,road",
        "sarn,Kel Pass,road",
        expect![[r#"
            E0301 links.csv:12 [to]: no place is called `Kel Pass` -> an id of places.csv
              help: that is the name of `kell_pass`: write the id
        "#]],
    );
    edited(
        "stores.csv",
        "made-up,\nt",
        "made-up|made-down,\nt",
        expect![[r#"
            E0301 stores.csv:3 [source]: no source is called `made-down` -> an id of sources.csv
              help: did you mean `made-up`?
        "#]],
    );
}

#[test]
fn links_that_cannot_be() {
    edited(
        "links.csv",
        "dolat__sarn,dolat,sarn",
        "dolat__sarn,sarn,sarn",
        expect![[r#"
            E0302 links.csv:3 [to]: starts and ends at `sarn` -> another place
        "#]],
    );
    edited(
        "links.csv",
        "\ndolat__sarn,",
        "\neast_gate__sarn,",
        expect![[r#"
            E0303 links.csv:4 [id]: line 3 has `east_gate__sarn` already -> once
        "#]],
    );
    edited(
        "links.csv",
        "paved,Dolat road",
        "rail,Dolat road",
        expect![[r#"
            E0316 links.csv:3 [surface]: `rail` on a link of mode `road` -> `paved`, `gravel` or `track`
        "#]],
    );
    edited(
        "links.csv",
        "rail,both,rail",
        "rail,both,track",
        expect![[r#"
            E0316 links.csv:13 [surface]: `track` on a link of mode `rail` -> `rail`
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,assumed,made-up,,XT,",
        expect![[r#"
            E0316 links.csv:3 [overflies]: filled for a link of mode `road` -> an empty cell
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,,made-up,,,",
        expect![[r#"
            E0125 links.csv:3 [hours_basis]: empty beside a `hours` -> all of them or none
        "#]],
    );
}

#[test]
fn links_worth_a_look() {
    added(
        "links.csv",
        "sarn__dolat,sarn,dolat,road,both,paved,Dolat road,110,assumed,made-up,,,,,,,,,",
        expect![[r#"
            W0304 links.csv:16 [id]: looks like a duplicate of `dolat__sarn` -> one link
              help: both count: what one carries comes on top of the other
        "#]],
    );
    edited(
        "links.csv",
        "110,assumed,made-up,2.75",
        "40,assumed,made-up,1",
        expect![[r#"
            W0311 links.csv:3 [length_km]: 40 km, and 89 km in a straight line -> no shorter than the straight line
              help: check the length, and the positions of both places
        "#]],
    );
    edited(
        "links.csv",
        "10,assumed,made-up,0.25",
        "155,assumed,made-up,4",
        expect![[r#"
            W0311 links.csv:9 [length_km]: 155 km, and 8 km in a straight line -> nearer to it
              help: check the length, and the positions of both places
        "#]],
    );
    edited(
        "links.csv",
        "made-up,,,,east,,",
        "made-up,,,,,,",
        expect![[r#"
            W0317 links.csv:5 [corridor]: empty on a link that crosses the border -> an id of corridors.csv
              help: results by corridor leave out what comes this way
        "#]],
    );
    edited(
        "links.csv",
        "2.75,assumed,made-up,,,",
        "2.75,assumed,made-up,east,,",
        expect![[r#"
            W0317 links.csv:3 [corridor]: filled on a link that does not cross the border -> an empty cell
        "#]],
    );
    edited(
        "links.csv",
        "north_gate_xt,north_gate,road,both",
        "north_gate_xt,north_gate,road,forward",
        expect![[r#"
            I0314 links.csv:8 [direction]: one way only, into the country
        "#]],
    );
}

#[test]
fn nobody_can_be_reached() {
    let without = |words: &[&str]| {
        let text = super::text("links.csv");
        let kept = text.lines().filter(|line| !words.iter().any(|word| line.contains(word)));
        kept.map(|line| format!("{line}\n")).collect::<String>()
    };
    let lonely = without(&["dolat__sarn", "north_gate__dolat"]);
    super::written(
        "links.csv",
        lonely.as_bytes(),
        expect![[r#"
            W0305 areas.csv:5 [capital]: no supply has a way to Dolat (30,000 people in need) -> a way from a place with a supply
              help: add the links that lead there; no scenario can reach it now
            W0325 supplies.csv:13 [place]: a supply at `tolan_depot`, from where no links lead to any province's capital -> a way to where food is handed out
              help: its food is in no plan: add the links to links.csv, or correct the place
        "#]],
    );
    let mut files = crate::country::example();
    let inland = without(&["_gate_x", ",air,"]);
    files.insert("links.csv".to_owned(), inland.into_bytes());
    files.remove("link-capacities.csv");
    files.remove("border-hours.csv");
    expect![[r#"
        E0306 links.csv: no link crosses the border, and `port_ambar` lies outside -> at least one way into the country
          help: add the crossings and their links
        W0325 supplies.csv:2 [place]: a supply at `port_ambar`, from where no links lead to any province's capital -> a way to where food is handed out
          help: its food is in no plan: add the links to links.csv, or correct the place
        W0325 supplies.csv:13 [place]: a supply at `tolan_depot`, from where no links lead to any province's capital -> a way to where food is handed out
          help: its food is in no plan: add the links to links.csv, or correct the place
        W0403 permissions.csv:4 [applies_to]: `place=east_gate_xb` matches no link
          help: the permission changes nothing, whoever grants or denies it
        W0403 permissions.csv:6 [applies_to]: `overflies=XT` matches no link
          help: the permission changes nothing, whoever grants or denies it
        W0403 permissions.csv:7 [applies_to]: `country=XT & mode=rail | corridor=north` matches no link
          help: the permission changes nothing, whoever grants or denies it
    "#]].assert_eq(&crate::country::told(&files).to_string());
}

#[test]
fn months_under_way_go_one_way() {
    edited(
        "links.csv",
        "tolan_depot,sea,forward",
        "tolan_depot,sea,both",
        expect![[r#"
        E0319 links.csv:11 [lead_months]: 1 month on a link of direction `both` -> `forward`
          help: two ways would share one capacity across months: write two links
    "#]],
    );
    edited(
        "links.csv",
        ",,,,,1,barges",
        ",,,,,13,barges",
        expect![[r#"
        E0111 links.csv:11 [lead_months]: `13` -> 12 months at the most
          help: check the unit: kilograms for tonnes?
    "#]],
    );
    edited(
        "links.csv",
        ",,,,,1,barges",
        ",,,,trunk,1,barges",
        expect![[r#"
        E0316 links.csv:11 [road_class]: filled for a link of mode `sea` -> an empty cell
    "#]],
    );
    edited(
        "links.csv",
        "light,last-mile,",
        "light,last mile,",
        expect![[r#"
            E0028 links.csv:14 [road_class]: `last mile` -> one of trunk, primary, secondary, tertiary, street, last-mile
              help: did you mean `last-mile`?
        "#]],
    );
}

#[test]
fn links_and_crossings_nobody_counted() {
    // The class of gravel roads gone, two links fit none.
    let table = text("capacity-classes.csv");
    let kept = |class: &str| {
        let rows = table.lines().filter(|line| !line.starts_with(class));
        rows.map(|line| format!("{line}\n")).collect::<String>()
    };
    written(
        "capacity-classes.csv",
        kept("gravel-road").as_bytes(),
        expect![[r#"
            W0320 capacity-classes.csv: 2 of 14 links have neither a count nor a class, and are held unlimited: `north_gate__dolat`, `vesh_airstrip__vesh` -> a class that fits, for every link without a row in link-capacities.csv
              help: fill `truck` or `road_class` of these links in links.csv, so that a class of capacity-classes.csv fits, or give each a row in link-capacities.csv
        "#]],
    );
    written(
        "capacity-classes.csv",
        kept("railway").as_bytes(),
        expect![[r#"
            W0320 capacity-classes.csv: a link has neither a count nor a class, and is held unlimited: `tolan_depot__north_gate_xt` -> a class that fits, for every link without a row in link-capacities.csv
              help: fill `truck` or `road_class` of these links in links.csv, so that a class of capacity-classes.csv fits, or give each a row in link-capacities.csv
        "#]],
    );
    let counts = text("link-capacities.csv");
    let counts = counts.lines().filter(|line| !line.contains("gate_x"));
    let counts: String = counts.map(|line| format!("{line}\n")).collect();
    written(
        "link-capacities.csv",
        counts.as_bytes(),
        expect![[r#"
        W0321 link-capacities.csv: 2 links cross the border without a count: `east_gate_xb__east_gate`, `north_gate_xt__north_gate` -> a row for every crossing
          help: until then they carry what their class carries, or anything where none fits
    "#]],
    );
}

#[test]
fn classes_of_capacity() {
    const FILE: &str = "capacity-classes.csv";
    edited(
        FILE,
        "75,600,1350",
        "75,500,1350",
        expect![[r#"
        E0124 capacity-classes.csv:5 [capacity_mt_per_month]: 500, and the factors make 600 -> vehicles a day x payload x days x open share
    "#]],
    );
    edited(
        FILE,
        "75,600,1350",
        "175,600,1350",
        expect![[r#"
        E0124 capacity-classes.csv:5 [capacity_mt_per_month_low]: 175, and the factors make 75 -> vehicles a day x payload x days x open share
    "#]],
    );
    edited(
        FILE,
        "truck,10,20,30,5,10,10",
        "truck,10,20,30,5,10,1000",
        expect![[r#"
        E0111 capacity-classes.csv:5 [payload_mt_high]: 1000 MT by truck -> 0.1 to 60
          help: kilograms?
    "#]],
    );
    edited(
        FILE,
        "truck,10,20,30,5,10,10",
        "truck,30,20,30,5,10,10",
        expect![[r#"
        E0124 capacity-classes.csv:5 [capacity_mt_per_month_low]: 75, and the factors make 225 -> vehicles a day x payload x days x open share
        E0123 capacity-classes.csv:5 [vehicles_per_day]: low 30, best 20, high 30 -> rising from low to high
    "#]],
    );
    edited(
        FILE,
        "truck,10,20,30,5,10,10",
        "truck,,20,30,5,10,10",
        expect![[r#"
        E0125 capacity-classes.csv:5 [vehicles_per_day_low]: empty beside a `vehicles_per_day` -> all of them or none
    "#]],
    );
}

#[test]
fn classes_that_fit_nothing_or_the_same() {
    const FILE: &str = "capacity-classes.csv";
    edited(
        FILE,
        "\nrailway,rail,,,,",
        "\nrailway,rail,,rigid,,",
        expect![[r#"
        E0316 capacity-classes.csv:7 [truck]: filled for a link of mode `rail` -> an empty cell
    "#]],
    );
    edited(
        FILE,
        "road,gravel,,,truck",
        "road,rail,,,truck",
        expect![[r#"
        E0316 capacity-classes.csv:3 [surface]: `rail` on a link of mode `road` -> `paved`, `gravel` or `track`
    "#]],
    );
    edited(
        FILE,
        "road,gravel,,,truck",
        "road,paved,,,truck",
        expect![[r#"
        E0303 capacity-classes.csv:6 [class]: line 3 has the same `mode`, `surface`, `truck`, `road_class` -> once
          help: a link could not tell which of the two is its class
    "#]],
    );
    edited(
        FILE,
        "\npaved-road,",
        "\nrailway,",
        expect![[r#"
        E0303 capacity-classes.csv:7 [class]: line 6 has `railway` already -> once
    "#]],
    );
    edited(
        FILE,
        "barge,0.1,0.1,0.2,200,300,400,30,0.5,0.5,0.5,300,450,1200",
        "none,,,,,,,,0,0,0,0,0,0",
        expect![[r#"
            W0107 capacity-classes.csv:2 [capacity_mt_per_month]: open with a capacity of 0 -> more than 0
              help: close it by a season, a permission or a scenario, so that a reason shows
        "#]],
    );
}

#[test]
fn words_of_common_use_for_surfaces() {
    edited(
        "links.csv",
        "road,both,paved,Dolat road",
        "road,both,tarmac,Dolat road",
        expect![[r#"
            E0028 links.csv:3 [surface]: `tarmac` -> one of paved, gravel, track, rail, sea, air, river
              help: did you mean `paved`?
        "#]],
    );
    edited(
        "links.csv",
        "road,both,paved,Dolat road",
        "road,both,murram,Dolat road",
        expect![[r#"
            E0028 links.csv:3 [surface]: `murram` -> one of paved, gravel, track, rail, sea, air, river
              help: did you mean `gravel`?
        "#]],
    );
    edited(
        "links.csv",
        "road,both,paved,Dolat road",
        "road,both,carpet,Dolat road",
        expect![[r#"
            E0028 links.csv:3 [surface]: `carpet` -> one of paved, gravel, track, rail, sea, air, river
              help: write the one that comes nearest
        "#]],
    );
}
