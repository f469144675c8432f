//! Tables and summaries that were changed together, so that they agree: what the files alone still tell.

use super::Run;
use aidreach::certificate::Claim;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

pub(super) type Row = BTreeMap<String, String>;

impl Run {
    /// Changes any rows of a table, in CSV and JSON alike.
    pub(super) fn with_rows(self, table: &str, change: impl Fn(&mut Row)) -> Run {
        let [csv, json] = ["csv", "json"].map(|end| format!("tables/{table}.{end}"));
        let mut reader = csv::Reader::from_path(self.path.join(&csv)).expect("a table");
        let header = reader.headers().expect("a header").clone();
        let mut objects: Vec<Value> = serde_json::from_str(&self.read(&json)).expect("a table");
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(&header).expect("written");
        let mut changed = false;
        for (row, object) in reader.deserialize::<Row>().zip(&mut objects) {
            let before = row.expect("a row");
            let mut row = before.clone();
            change(&mut row);
            changed |= row != before;
            for (column, cell) in row.iter().filter(|(column, cell)| before[*column] != **cell) {
                let number = serde_json::from_str::<serde_json::Number>(cell).map(Value::Number);
                object[column] = number.unwrap_or_else(|_| Value::from(cell.as_str()));
            }
            writer.write_record(header.iter().map(|column| &row[column])).expect("written");
        }
        assert!(changed, "{table} is changed");
        let bytes = writer.into_inner().expect("all of it");
        self.write(&csv, &String::from_utf8(bytes).expect("UTF-8"));
        self.write(&json, &serde_json::to_string(&objects).expect("JSON"));
        self.sealed();
        self
    }

    pub(super) fn with_summary(self, change: impl FnOnce(&mut Value)) -> Run {
        let mut summary: Value = serde_json::from_str(&self.read("summary.json")).expect("JSON");
        change(&mut summary);
        self.write("summary.json", &serde_json::to_string_pretty(&summary).expect("JSON"));
        self.sealed();
        self
    }

    /// Refused by its files alone, with a line that says so.
    #[track_caller]
    pub(super) fn refused_alone(&self, sentence: &str) {
        let said = self.verified(&["--files-only"]);
        assert_eq!(said.exit, 5, "should say `{sentence}`:\n{}", said.text);
        assert!(said.text.contains(sentence), "should say `{sentence}`:\n{}", said.text);
    }
}

fn times(cell: &str, factor: u64) -> String {
    (cell.parse::<u64>().expect("a count") * factor).to_string()
}

fn more(value: &mut Value, factor: u64) {
    *value = (value.as_u64().expect("a count") * factor).into();
}

/// Every figure of people reached, wherever it stands.
fn reaching(run: Run, factor: u64) -> Run {
    let run = run.with_rows("reach", |row| {
        if row["population_status"] == "TGT" {
            let all = times(&row["population"], factor);
            row.insert("population".to_owned(), all);
        }
    });
    let run = run.with_rows("areas", |row| {
        let all = times(&row["reached_people"], factor);
        row.insert("reached_people".to_owned(), all);
        let share = row["coverage_share"].parse::<f64>().expect("a share") * factor as f64;
        row.insert("coverage_share".to_owned(), format!("{share:.6}"));
    });
    let mut total = 0;
    let run = run.with_summary(|summary| {
        let share = |of: &mut Value| {
            of["coverage_share"] =
                (of["coverage_share"].as_f64().expect("a share") * factor as f64).into();
        };
        let totals = &mut summary["totals"];
        for key in ["reached_person_months", "distinct_people_low"] {
            more(&mut totals[key], factor);
        }
        for phase in ["phase3", "phase4", "phase5"] {
            more(&mut totals["reached_person_months_by_phase"][phase], factor);
        }
        share(totals);
        total = totals["reached_person_months"].as_u64().expect("a count");
        for (list, key) in [("provinces", "reached_person_months"), ("months", "reached_people")] {
            for told in summary[list].as_array_mut().expect("a list") {
                more(&mut told[key], factor);
                share(told);
            }
        }
    });
    run.with_rows("cascade", |row| {
        let left = row["left_person_months"].parse::<u64>().expect("a count");
        let last = row["step"] == "choice";
        if row["month"].is_empty() && (last || left < total) {
            row.insert("left_person_months".to_owned(), total.to_string());
        }
    })
}

#[test]
fn more_reach_than_the_plans_of_the_months_meant_is_refused() {
    let run = reaching(Run::of(&["--as-known"]), 2);
    run.refused_alone("and the plan of that month meant");
    // More food with it: it was meant neither.
    let run = Run::of(&["--as-known"]).with_rows("areas", |row| {
        let mt = row["food_mt"].parse::<f64>().expect("tonnes") * 2.0;
        row.insert("food_mt".to_owned(), format!("{mt:.6}"));
    });
    run.refused_alone("at most");
    // Less food for the same people.
    let run = Run::of(&["--as-known"]).with_rows("areas", |row| {
        let mt = row["food_mt"].parse::<f64>().expect("tonnes") / 2.0;
        row.insert("food_mt".to_owned(), format!("{mt:.6}"));
    });
    run.refused_alone("people or more");
    // A lighter ration, under which the food feeds more, cannot be told from diverted food: it is told.
    let run = Run::of(&["--as-known"]).with_summary(|summary| {
        let each = summary["ration"]["kg_per_person_month"].as_f64().expect("a ration");
        summary["ration"]["kg_per_person_month"] = (each / 2.0).into();
    });
    let said = run.verified(&["--files-only"]);
    assert!(said.text.contains("that a ration weighs"), "{}", said.text);
    let run = Run::of(&[]).with_summary(|summary| {
        summary["ration"]["kg_per_person_month"] = 100.into();
    });
    run.refused_alone("100000 g at least");
    let untouched = Run::of(&["--as-known"]).verified(&["--files-only"]);
    assert_eq!(untouched.exit, 0, "{}", untouched.text);
    assert!(untouched.text.contains("that each month carried out no less"), "{}", untouched.text);
    assert!(!untouched.text.contains("that a ration weighs"), "{}", untouched.text);
}

#[test]
fn months_of_a_run_as_known_are_held_against_their_plans() {
    let run = Run::of(&["--as-known"]).with_rows("steps", |row| {
        let mt = row["done_mt"].parse::<f64>().expect("tonnes") * 10.0 + 1.0;
        row.insert("done_mt".to_owned(), format!("{mt:.6}"));
    });
    run.refused_alone("steps.csv 20");
    for more in [100.0, -100.0] {
        let run = Run::of(&["--as-known"]).with_rows("costs", |row| {
            let usd = row["cost_usd"].parse::<f64>().expect("dollars");
            if ["handing-out", "total"].contains(&row["item"].as_str()) {
                row.insert("cost_usd".to_owned(), format!("{:.2}", usd + more));
            }
        });
        let costs = run.read("tables/costs.csv");
        let mut rows = costs.lines().filter_map(|line| line.strip_prefix("handing-out,"));
        let told = rows.next().and_then(|rest| rest.split(',').next()).expect("a sum");
        run.refused_alone(&format!("costs.csv handing-out: {told} -> "));
    }
    // Needs doubled, and everything that follows from them but the proofs.
    let run = Run::of(&["--as-known"]).with_rows("reach", |row| {
        if row["population_status"] == "INN" {
            let all = times(&row["population"], 2);
            row.insert("population".to_owned(), all);
        }
    });
    run.refused_alone("in need");
}

#[test]
fn more_reached_than_in_need_is_refused_in_every_run() {
    for share in ["internal", "partner", "public"] {
        let run = reaching(Run::of(&["--share", share]), 1000);
        run.refused_alone(" in need");
    }
}

#[test]
fn counts_that_are_hidden_where_nothing_is_are_refused() {
    let hidden = |run: Run, few: &str| {
        let hide = |row: &mut Row, column: &str| {
            if row[column] != "0" {
                row.insert(column.to_owned(), few.to_owned());
            }
        };
        let run = run.with_rows("reach", |row| {
            if row["population_status"] == "TGT" {
                hide(row, "population");
            }
        });
        run.with_rows("areas", |row| hide(row, "reached_people"))
    };
    for few in ["<10", "<999999999"] {
        let told = format!("`{few}` is no count of people");
        hidden(Run::of(&[]), few).refused_alone(&told);
    }
    let run = hidden(Run::of(&["--share", "partner"]), "<999999999");
    run.refused_alone("`<999999999` is no count of people");
    hidden(Run::of(&["--share", "partner"]), "<10").refused_alone(" coverage_share: ");
}

#[test]
fn costs_of_one_item_under_anothers_name_are_refused() {
    let run = Run::of(&[]);
    let summary: Value = serde_json::from_str(&run.read("summary.json")).expect("JSON");
    let usd = |key: &str| format!("{:.2}", summary["costs"][key].as_f64().expect("dollars"));
    let (buying, moving) = (usd("buying_usd"), usd("moving_usd"));
    let run = run.with_rows("costs", |row| {
        let other = match row["item"].as_str() {
            "buying" => &moving,
            "moving" => &buying,
            _ => return,
        };
        row.insert("cost_usd".to_owned(), other.clone());
    });
    let run = run.with_summary(|summary| {
        let [buying, moving] =
            ["buying_usd", "moving_usd"].map(|key| summary["costs"][key].clone());
        summary["costs"]["buying_usd"] = moving;
        summary["costs"]["moving_usd"] = buying;
    });
    run.refused_alone("costs.csv buying: ");
    let said = Run::of(&[]).verified(&["--files-only"]);
    assert!(said.text.contains("split between moving and levies"), "{}", said.text);
    let run = Run::of(&["--share", "public"]).with_rows("costs", |row| {
        if row["item"] == "buying" {
            row.insert("cost_usd".to_owned(), "1.00".to_owned());
        }
    });
    run.refused_alone("its items do not add up");
}

#[test]
fn tables_that_a_run_must_have_are_demanded() {
    let kinds: [(&[&str], &[&str]); 4] = [
        (&[], &["routes", "limits", "bottlenecks", "stores", "left", "access", "assumptions"]),
        (&["--as-known"], &["steps", "left", "cascade"]),
        (&["--share", "partner"], &["access", "costs"]),
        (&["--cascade", "areas"], &["cascade-areas"]),
    ];
    for (args, tables) in kinds {
        let run = Run::of(args);
        for table in tables {
            let names = ["csv", "json"].map(|end| format!("tables/{table}.{end}"));
            let texts = names.clone().map(|name| run.read(&name));
            names.iter().for_each(|n| fs::remove_file(run.path.join(n)).expect("removed"));
            run.sealed();
            run.refused_alone(&format!("tables/{table}.csv is missing"));
            names.iter().zip(texts).for_each(|(name, text)| run.write(name, &text));
        }
        run.sealed();
        assert_ne!(run.verified(&["--files-only"]).exit, 5, "{args:?}");
    }
    let run = Run::of(&["--share", "public"]);
    for end in ["csv", "json"] {
        let name = format!("tables/limits.{end}");
        run.write(&name, &Run::of(&[]).read(&name));
    }
    run.sealed();
    run.refused_alone("tables/limits.csv is no file of this run");
}

#[test]
fn names_and_lists_that_differ_are_refused() {
    let run = Run::of(&[]).with_rows("reach", |row| {
        row.insert("admin1_name".to_owned(), "Atlantis".to_owned());
    });
    run.refused_alone("and `Atlantis` in reach.csv");
    type Change = fn(&mut Value);
    let changes: [(Change, &str); 10] = [
        (|s| _ = s.as_object_mut().expect("keys").remove("provinces"), "lacks the province"),
        (|s| s["provinces"][0]["admin1_name"] = "Atlantis".into(), "Atlantis -> "),
        (|s| s["months"] = json!([]), "summary.json months: "),
        (|s| s["scenario"]["id"] = "peace".into(), "manifest.json options scenario: baseline"),
        (|s| s["ration"]["id"] = "full".into(), "manifest.json options ration: "),
        (|s| s["sharing"] = "public".into(), "manifest.json sharing: internal"),
        (|s| s["scenario"]["to"] = "2030-01".into(), "summary.json scenario to: "),
        (|s| s["totals"]["food_mt"] = 1.into(), "summary.json totals food_mt: "),
        (|s| s["months"][0]["coverage_share"] = 0.99.into(), " coverage_share: "),
        (|s| s["certificate"]["arcs"] = 1.into(), "summary.json certificate arcs: 1"),
    ];
    for (change, sentence) in changes {
        Run::of(&[]).with_summary(change).refused_alone(sentence);
    }
}

#[test]
fn what_is_said_twice_is_refused() {
    let run = Run::of(&[]);
    let twice = "\"totals\": {\"reached_person_months\": 99999999},\n  \"totals\": {";
    run.write("summary.json", &run.read("summary.json").replacen("\"totals\": {", twice, 1));
    run.sealed();
    run.refused_alone("the key `totals` stands twice");
    let run = Run::of(&[]);
    let table = run.read("tables/reach.json");
    run.write("tables/reach.json", &table.replacen('{', "{\"ipc_phase\": \"9\", ", 1));
    run.sealed();
    run.refused_alone("the key `ipc_phase` stands twice");
    // A row that stands twice, with other people in need.
    let run = Run::of(&[]);
    let table = run.read("tables/reach.csv");
    let row = table.lines().nth(1).expect("a row");
    run.write("tables/reach.csv", &table.replacen(row, &format!("{row}\n{row}"), 1));
    run.sealed();
    run.refused_alone("it stands twice");
}

#[test]
fn figures_of_no_country_are_refused_and_never_panic() {
    let (no_count, no_mt) = ("is no count of people in this run", "is no tonnage");
    for (table, column, figure, told) in [
        ("routes", "food_mt", "9".repeat(38), no_mt),
        ("routes", "food_mt", "-1.000000".to_owned(), no_mt),
        ("areas", "food_mt", "1e30".to_owned(), no_mt),
        ("reach", "population", u64::MAX.to_string(), no_count),
        ("reach", "population", format!("<{}", u64::MAX), no_count),
        (
            "areas",
            "reached_people",
            "1000000000000".to_owned(),
            "XM01 2021-10 reached_people: reach.csv says otherwise",
        ),
        ("costs", "cost_usd", "NaN".to_owned(), "costs.csv total: NaN -> "),
        (
            "cascade",
            "left_person_months",
            u64::MAX.to_string(),
            "FAILS  from need to reach no step rises",
        ),
    ] {
        let run = Run::of(&[]).with_rows(table, |row| {
            row.insert(column.to_owned(), figure.clone());
        });
        run.refused_alone(told);
    }
}

/// A sound claim that mixes its flows by so small a share that 128 bits cannot divide by it again.
#[test]
fn a_mix_of_any_length_is_counted_exactly() {
    let (many, dear) = (10i64.pow(18), 10i64.pow(18));
    let all = i128::from(1 + many) * i128::from(dear);
    let arc = |from: u32, to: u32, role: &str, capacity: Option<i64>, cost: i64, fed: Value| {
        json!({ "from": from, "to": to, "role": role, "capacity": capacity, "cost": cost,
            "fed": fed, "served": null })
    };
    let fed = |area: u32, people: i64| {
        json!({ "area": area, "period": 0, "phase": 3, "people": people, "share": "1/1",
            "grams_per_person": 7 })
    };
    let claim = json!({
        "objective": "most-people", "level": "reach",
        "nodes": ["supplies", "a 2021-08", "b 2021-08", "people"], "source": 0, "sink": 3,
        "arcs": [
            arc(0, 1, "supply", Some(7), 1, Value::Null),
            arc(0, 2, "supply", Some(many), 1, Value::Null),
            arc(1, 3, "hand-out", Some(7), dear - 1, fed(0, 1)),
            arc(2, 3, "hand-out", Some(many), dear - 1, fed(1, many)),
            arc(3, 0, "total", None, 0, Value::Null),
        ],
        "low": [0, 0, 0, 0, 0], "high": [7, many, 7, many, many + 7],
        "mix": format!("7/{all}"), "cells": [], "stages": [], "budget": null,
        "paths": [
            { "arcs": [0, 2], "low": 0, "high": 7 },
            { "arcs": [1, 3], "low": 0, "high": many },
        ],
    });
    let claim: Claim = serde_json::from_value(claim).expect("a claim");
    Run::of(&[]).with_claim(|own| *own = claim).refused_alone("FAILS");
}
