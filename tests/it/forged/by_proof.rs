//! Figures of tables held against the proof by the files alone, each with its own sentence.

use super::Run;
use super::tables::Row;

fn reached(row: &Row, phase: &str) -> bool {
    row["population_status"] == "TGT" && row["ipc_phase"] == phase
}

fn more(row: &mut Row, by: i64) {
    let people = row["population"].parse::<i64>().expect("people") + by;
    row.insert("population".to_owned(), people.to_string());
}

impl Run {
    /// Leaves rows of a table out, in CSV and JSON alike.
    fn without_rows(self, table: &str, of: impl Fn(&Row) -> bool) -> Run {
        let [csv, json] = ["csv", "json"].map(|end| format!("tables/{table}.{end}"));
        let mut reader = csv::Reader::from_path(self.path.join(&csv)).expect("a table");
        let gone: Vec<bool> = reader.deserialize::<Row>().map(|r| of(&r.expect("a row"))).collect();
        assert!(gone.contains(&true), "{table} is changed");
        let text = self.read(&csv);
        let (header, rows) = text.split_once('\n').expect("rows");
        let kept = rows.lines().zip(&gone).filter(|(_, gone)| !**gone).map(|(line, _)| line);
        let lines: Vec<&str> = std::iter::once(header).chain(kept).collect();
        self.write(&csv, &(lines.join("\n") + "\n"));
        let objects: Vec<serde_json::Value> =
            serde_json::from_str(&self.read(&json)).expect("a table");
        let kept = objects.into_iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(row, _)| row);
        let kept = serde_json::Value::from(kept.collect::<Vec<_>>());
        self.write(&json, &serde_json::to_string(&kept).expect("JSON"));
        self.sealed();
        self
    }
}

/// Served in one phase instead of another, and the other way round elsewhere: every sum is the same.
#[test]
fn people_of_one_phase_told_in_another_are_refused() {
    let run = Run::of(&[]);
    let [one, other] = ["2021-11", "2022-01"];
    let run = run.with_rows("reach", |row| {
        if row["admin1_code"] != "XM01" {
            return;
        }
        let start = row["reference_period_start"].clone();
        let by = if start.starts_with(one) { 500 } else { -500 };
        if start.starts_with(one) || start.starts_with(other) {
            match row["ipc_phase"].as_str() {
                "3" if reached(row, "3") => more(row, -by),
                "4" if reached(row, "4") => more(row, by),
                _ => {}
            }
        }
    });
    run.refused_alone(&format!("reach.csv XM01 {one} phase 3: "));
}

#[test]
fn one_more_or_less_than_the_proof_in_all_is_told() {
    for by in [1, -1] {
        let run = Run::of(&[]).with_rows("reach", |row| {
            if row["admin1_code"] == "XM01"
                && row["reference_period_start"].starts_with("2022-01")
                && reached(row, "3")
            {
                more(row, by);
            }
        });
        run.refused_alone("reach.csv adds up to ");
    }
}

#[test]
fn people_in_need_and_food_are_told_by_area_and_month() {
    let run = Run::of(&[]).with_rows("reach", |row| {
        let first = row["admin1_code"] == "XM01" && row["ipc_phase"] == "3";
        if first && row["population_status"] == "INN" {
            more(row, 7);
        }
    });
    run.refused_alone(" phase 3 in need: ");
    let run = Run::of(&[]).with_rows("areas", |row| {
        if row["pcode"] == "XM01" && row["month"] == "2022-01" {
            row.insert("food_mt".to_owned(), "1.000000".to_owned());
        }
    });
    run.refused_alone("areas.csv XM01 2022-01: 1.000000 -> ");
}

#[test]
fn figures_of_the_proof_that_a_table_lacks_are_counted() {
    let run = Run::of(&[]);
    let served = |row: &Row| {
        let phases = ["3", "4", "5"].iter().any(|phase| reached(row, phase));
        phases && row["admin1_code"] == "XM01" && row["population"] != "0"
    };
    let mut table = csv::Reader::from_path(run.path.join("tables/reach.csv")).expect("a table");
    let n = table.deserialize::<Row>().filter(|row| served(row.as_ref().expect("a row"))).count();
    let run = run.without_rows("reach", |row| row["admin1_code"] == "XM01");
    run.refused_alone(&format!("reach.csv lacks {n} figures of the proof"));
    let run = Run::of(&[]).without_rows("areas", |row| row["pcode"] == "XM01");
    run.refused_alone("areas.csv lacks 4 figures of the proof");
    let run = Run::of(&[]).without_rows("routes", |row| row["area_pcode"] == "XM01");
    run.refused_alone("routes.csv lacks ");
}

#[test]
fn of_many_faults_the_first_are_told_and_the_rest_counted() {
    let run = Run::of(&[]).with_rows("areas", |row| {
        row.insert("food_mt".to_owned(), "1.000000".to_owned());
    });
    run.refused_alone("and 2 more");
}

#[test]
fn a_count_in_quotes_is_no_count() {
    let run = Run::of(&[]).with_summary(|summary| {
        let need = summary["totals"]["need_person_months"].to_string();
        summary["totals"]["need_person_months"] = need.into();
    });
    run.refused_alone("summary.json totals need_person_months: ");
}

#[test]
fn a_share_that_is_a_fifth_too_high_or_too_low_is_refused() {
    for times in [0.8, 1.2] {
        let run = Run::of(&[]).with_summary(|summary| {
            let share = summary["totals"]["coverage_share"].as_f64().expect("a share");
            summary["totals"]["coverage_share"] = (share * times).into();
        });
        run.refused_alone("summary.json totals coverage_share: ");
    }
}

#[test]
fn food_of_the_summary_is_told_in_tonnes() {
    let run = Run::of(&[]);
    let summary: serde_json::Value = serde_json::from_str(&run.read("summary.json")).expect("JSON");
    let mt = summary["totals"]["food_mt"].as_f64().expect("tonnes").trunc();
    let run = run.with_summary(|summary| summary["totals"]["food_mt"] = 1.into());
    run.refused_alone(&format!("summary.json totals food_mt: 1 -> {mt}\n"));
}
