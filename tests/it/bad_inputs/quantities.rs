//! Capacities, rations, costs and the units they are in.

use super::{added, edited};
use expect_test::expect;

#[test]
fn capacities() {
    edited(
        "link-capacities.csv",
        "truck,5,20,30",
        "truck,5,20000,30",
        expect![[r#"
            E0111 link-capacities.csv:5 [payload_mt]: 20000 MT by truck -> 0.1 to 60
              help: kilograms?
        "#]],
    );
    edited(
        "link-capacities.csv",
        "150,300,600",
        "150,330,600",
        expect![[r#"
            E0124 link-capacities.csv:5 [capacity_mt_per_month]: 330, and the factors make 300 -> vehicles a day x payload x days x open share
        "#]],
    );
    edited(
        "link-capacities.csv",
        "truck,5,20,30,0.05,0.1,0.2,150,300,600",
        "none,,,,0.05,0.1,0.2,0,0,600",
        expect![[r#"
            W0107 link-capacities.csv:5 [capacity_mt_per_month]: open with a capacity of 0 -> more than 0
              help: close it by a season, a permission or a scenario, so that a reason shows
        "#]],
    );
    edited(
        "link-capacities.csv",
        "truck,5,20,30,0.05,0.1,0.2,150,300,600",
        "truck,0,20,30,0.05,0.1,0.2,0,0,0",
        expect![[r#"
            W0107 link-capacities.csv:5 [capacity_mt_per_month]: open with a capacity of 0 -> more than 0
              help: close it by a season, a permission or a scenario, so that a reason shows
        "#]],
    );
    edited(
        "link-capacities.csv",
        "truck,5,20,30",
        "truck,5,,30",
        expect![[r#"
            E0125 link-capacities.csv:5 [payload_mt]: empty beside a `vehicles_per_day` -> all of them or none
        "#]],
    );
}

#[test]
fn low_best_and_high() {
    edited(
        "prices.csv",
        "400,450,500",
        "400,350,500",
        expect![[r#"
        E0123 prices.csv:3 [usd_per_mt]: low 400, best 350, high 500 -> rising from low to high
    "#]],
    );
    edited(
        "costs.csv",
        "air,1.5,2,2.5",
        "air,1.5,3,2.5",
        expect![[r#"
        E0123 costs.csv:2 [best]: low 1.5, best 3, high 2.5 -> rising from low to high
    "#]],
    );
    edited(
        "permissions.csv",
        "granted,,0.2,0.5,0.8",
        "granted,,0.6,0.5,0.8",
        expect![[r#"
            E0123 permissions.csv:2 [p_granted]: low 0.6, best 0.5, high 0.8 -> rising from low to high
        "#]],
    );
}

#[test]
fn units() {
    edited(
        "links.csv",
        "110,assumed",
        "68.4 mi,assumed",
        expect![[r#"
        E0112 links.csv:3 [length_km]: `68.4 mi` -> a number in kilometres, without a unit
          help: write 110.1 (a mile is 1.609344 km)
    "#]],
    );
    edited(
        "links.csv",
        "110,assumed",
        "110 km,assumed",
        expect![[r#"
        E0112 links.csv:3 [length_km]: `110 km` -> a number in kilometres, without a unit
          help: the unit stands in the name of the column
    "#]],
    );
    edited(
        "links.csv",
        "2.75",
        "30 mph",
        expect![[r#"
        E0112 links.csv:3 [hours]: `30 mph` -> a number in hours, without a unit
          help: the unit stands in the name of the column
    "#]],
    );
    edited(
        "costs.csv",
        "border,10,12,15,usd_per_mt",
        "border,10,12,15,usd_per_mt_km",
        expect![[r#"
            E0112 costs.csv:3 [unit]: `usd_per_mt_km` for `border` -> `usd_per_mt`
        "#]],
    );
    edited(
        "links.csv",
        "2.75",
        "0.275",
        expect![[r#"
        W0113 links.csv:3 [hours]: 110 km in 0.275 hours make 400 km an hour -> 1 to 110 km an hour on `paved`
          help: minutes, or miles?
    "#]],
    );
}

#[test]
fn rations() {
    edited(
        "rations.csv",
        "10,1305",
        "10,210",
        expect![[r#"
        W0114 rations.csv:3 [kcal_per_person_day]: a ration of 210 kcal a person and day -> 500 to 4,000
          help: 2,100 is the planning figure for a full ration
    "#]],
    );
    edited(
        "rations.csv",
        "10,1305",
        "10,21000",
        expect![[r#"
        W0114 rations.csv:3 [kcal_per_person_day]: a ration of 21000 kcal a person and day -> 500 to 4,000
          help: 2,100 is the planning figure for a full ration
    "#]],
    );
    edited(
        "rations.csv",
        "10,1305",
        "10.5,1305",
        expect![[r#"
        W0128 rations.csv:3 [kg_per_person_month]: 10.5 kg, and its items in ration-items.csv weigh 10.000 -> the same
    "#]],
    );
    edited(
        "rations.csv",
        "10,1305",
        "0,1305",
        expect![[r#"
        W0128 rations.csv:3 [kg_per_person_month]: 0 kg, and its items in ration-items.csv weigh 10.000 -> the same
        E0111 rations.csv:3 [kg_per_person_month]: a ration of no weight -> more than 0
    "#]],
    );
    edited(
        "rations.csv",
        "half,half",
        "quarter,half",
        expect![[r#"
        E0301 pack.toml:12 [ration]: no ration is called `half` -> an id of rations.csv
        E0301 ration-items.csv:5 [ration]: no ration is called `half` -> an id of rations.csv
          help: add it to `rations.csv` first, or correct it here
        E0301 ration-items.csv:6 [ration]: no ration is called `half` -> an id of rations.csv
          help: add it to `rations.csv` first, or correct it here
        E0301 ration-items.csv:7 [ration]: no ration is called `half` -> an id of rations.csv
          help: add it to `rations.csv` first, or correct it here
    "#]],
    );
}

#[test]
fn costs_and_prices_that_are_missing() {
    edited(
        "costs.csv",
        "sea,0.005,0.01,0.02,usd_per_mt_km,assumed,made-up,\n",
        "",
        expect![[r#"
            E0126 costs.csv: no row for `sea` -> its cost in usd_per_mt_km
        "#]],
    );
    edited(
        "prices.csv",
        "sarn,400,450,500,assumed,made-up,\n",
        "",
        expect![[r#"
            E0126 supplies.csv:5 [place]: a supply at `sarn`, which has no price -> a row for `sarn` in prices.csv
        "#]],
    );
}

#[test]
fn notes() {
    edited(
        "stores.csv",
        "made-up,no limit\nsarn",
        "made-up,\"recalled, unverified: no limit\"\nsarn",
        expect![[""]],
    );
    edited(
        "stores.csv",
        "port_ambar,,,,assumed,made-up,no limit",
        "port_ambar,,,,published,made-up,\"Recalled, unverified: no limit\"",
        expect![[r#"
            E0127 stores.csv:2 [basis]: a figure written from memory, by its note -> `assumed`
              help: look the figure up, or call it assumed
        "#]],
    );
}

#[test]
fn hauling_that_cannot_be_done() {
    edited(
        "hauling.csv",
        "truck_light,5,10,10,mt,assumed,made-up,\n",
        "",
        expect![[r#"
        E0126 hauling.csv: no row for `truck_light` -> its figure in mt
    "#]],
    );
    edited(
        "hauling.csv",
        "working_day,8,10,12,hours_per_day",
        "working_day,8,10,30,hours_per_day",
        expect![[r#"
            E0111 hauling.csv:2 [high]: 30 for `working_day` -> 1 to 24 (hours_per_day)
        "#]],
    );
    edited(
        "hauling.csv",
        "truck_light,5,10,10,mt",
        "truck_light,5,10,10000,mt",
        expect![[r#"
        E0111 hauling.csv:8 [high]: `10000` -> 200 hours or metric tonnes, by `unit` at the most
          help: check the unit: kilograms for tonnes?
    "#]],
    );
    edited(
        "hauling.csv",
        "loading,3,4,6,hours,assumed,made-up,\nunl",
        "loading,3,4,6,mt,assumed,made-up,\nunl",
        expect![[r#"
            E0112 hauling.csv:3 [unit]: `mt` for `loading` -> `hours`
        "#]],
    );
    edited(
        "hauling.csv",
        "truck_rigid,15,20,20",
        "truck_rigid,15,20,NaN",
        expect![[r#"
        E0105 hauling.csv:7 [high]: `NaN` -> a finite number
          help: leave the cell empty where nothing is known, if the column allows that
    "#]],
    );
    added(
        "hauling.csv",
        "truck_huge,15,20,20,mt,assumed,made-up,",
        expect![[r#"
        E0028 hauling.csv:9 [item]: `truck_huge` -> one of working_day, loading, unloading, transshipment, truck_articulated, truck_rigid, truck_light
          help: did you mean `truck_light`?
    "#]],
    );
}

#[test]
fn waits_and_trucks_where_there_are_none() {
    added(
        "border-hours.csv",
        "dolat__sarn,12,assumed,made-up,",
        expect![[r#"
        E0316 border-hours.csv:4 [link]: `dolat__sarn`, which stays within one country -> a link that crosses a border
    "#]],
    );
    edited(
        "border-hours.csv",
        "north_gate_xt__north_gate,12,",
        "north_gate_xt__north_gate,-12,",
        expect![[r#"
            E0106 border-hours.csv:3 [hours]: `-12` -> 0 or more
              help: leave the cell empty where nothing is known, if the column allows that
        "#]],
    );
    edited(
        "links.csv",
        "150,assumed,made-up,5,assumed,made-up,,,,",
        "150,assumed,made-up,5,assumed,made-up,,,rigid,",
        expect![[r#"
            E0316 links.csv:13 [truck]: filled for a link of mode `rail` -> an empty cell
        "#]],
    );
    edited(
        "links.csv",
        ",Dolat road,110,assumed,made-up,2.75,assumed,made-up,,,rigid,",
        ",Dolat road,110,assumed,made-up,2.75,assumed,made-up,,,lorry,",
        expect![[r#"
            E0028 links.csv:3 [truck]: `lorry` -> one of articulated, rigid, light
              help: write the one that comes nearest
        "#]],
    );
}

#[test]
fn figures_of_very_different_size() {
    // W0601
    let (old, new) = ("vesh,vesh,150,200,250", "vesh,vesh,0.000001,0.000001,250");
    edited(
        "stores.csv",
        old,
        new,
        expect![[r#"
        W0601 stores.csv:5 [room_mt]: 0.000001 MT, and `capacity-classes.csv:8 [capacity_mt_per_month]` is 20000 MT -> less than a thousand million times apart
          help: check the unit of both: kilograms for tonnes, or the other way round?
    "#]],
    );
}

#[test]
fn figures_too_small_to_count() {
    let tiny = |file: &str, old: &str, new: &str| {
        let text = super::text(file);
        assert!(text.contains(old), "{old} in {file}");
        let mut files = crate::country::example();
        files.insert(file.to_owned(), text.replacen(old, new, 1).into_bytes());
        let told = crate::country::told(&files);
        let first = told.iter().find(|issue| issue.code.0 == "E0129");
        first.map(ToString::to_string).unwrap_or_else(|| format!("{file}: {told}"))
    };
    let said = [
        tiny("rations.csv", ",10,", ",0.0004,"),
        tiny("prices.csv", ",450,", ",0.004,"),
        tiny("supplies.csv", ",700,", ",0.0000004,"),
        tiny("link-months.csv", ",0.5,", ",0.0000001,"),
        tiny("link-months.csv", ",0.5,", ",0.9999999,"),
    ];
    expect![[r#"
        E0129 rations.csv:3 [kg_per_person_month]: `0.0004` -> 0, or at least 0.001 kilograms a person and month
          help: less counts as nothing: check the unit
        E0129 prices.csv:3 [usd_per_mt]: `0.004` -> 0, or at least 0.01 US dollars a metric tonne
          help: less counts as nothing: check the unit
        E0129 supplies.csv:2 [mt]: `0.0000004` -> 0, or at least 0.000001 metric tonnes
          help: less counts as nothing: check the unit
        E0129 link-months.csv:2 [open_share]: `0.0000001` -> 0, or 0.000001 and more
          help: less counts as nothing: check the unit
        E0129 link-months.csv:2 [open_share]: `0.9999999` -> 1, or 0.999999 and less
          help: more counts as the whole"#]].assert_eq(&said.join("\n"));
}
