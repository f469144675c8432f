//! What is wrong is named: each fault with the sentence that says where, from what and to what.

use super::Run;
use aidreach::certificate;
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::network::Network;
use aidreach::plan::{Settings, plan, proven};
use aidreach::scenario::{Needed, Objective, Scenario};
use aidreach::units::Share;

/// A figure of the summary changed.
fn summary(pointer: &str, to: serde_json::Value) -> Run {
    Run::of(&[]).with_summary(|summary| {
        let slot = summary.pointer_mut(pointer).expect("a figure of it");
        assert_ne!(*slot, to);
        *slot = to;
    })
}

#[test]
fn each_word_about_the_proof_is_checked() {
    let says = "summary.json certificate: {";
    summary("/certificate/plans", 2.into()).refused(says);
    summary("/certificate/certified", false.into()).refused(says);
    summary("/certificate/gap_person_months", 1.into()).refused(says);
    for key in ["arcs", "nodes", "steps"] {
        let said = format!("summary.json certificate {key}: 1 -> ");
        summary(&format!("/certificate/{key}"), 1.into()).refused(&said);
    }
}

#[test]
fn a_file_that_differs_from_what_was_written_is_named() {
    let run = Run::of(&[]);
    let text = run.read("tables/routes.csv");
    run.write("tables/routes.csv", &(text.clone() + "\n"));
    run.refused("tables/routes.csv differs from what was written");
    run.write("tables/routes.csv", &text);
    let mut manifest = run.manifest();
    let routes = manifest.outputs.iter_mut().find(|file| file.name == "tables/routes.csv");
    routes.expect("it is listed").bytes += 1;
    let text = serde_json::to_string_pretty(&manifest).expect("JSON") + "\n";
    run.write("manifest.json", &text);
    run.refused("the manifest miscounts tables/routes.csv");
}

#[test]
fn a_run_of_the_team_names_no_other_manifest() {
    let run = Run::of(&[]).with_manifest(|manifest| {
        manifest.internal_manifest = Some("0".repeat(64));
    });
    run.refused("a run for the planning team names another manifest");
}

#[test]
fn a_run_for_others_names_a_manifest_by_its_hash_and_lists_no_scenario() {
    for none in ["0".repeat(63), "g".repeat(64)] {
        let run = Run::of(&["--share", "partner"]);
        let run = run.with_manifest(|manifest| manifest.internal_manifest = Some(none));
        run.refused_alone("the manifest that it names has no SHA-256");
    }
    let scenario = Run::of(&[]).manifest().scenario;
    let listed = |text: bool| {
        Run::of(&["--share", "partner"]).with_manifest(|manifest| {
            manifest.scenario.clone_from(&scenario);
            manifest.scenario.iter_mut().filter(|_| !text).for_each(|file| file.text = None);
        })
    };
    for text in [true, false] {
        listed(text).refused_alone("baseline.toml, which has no place in a run for others");
    }
}

#[test]
fn the_text_of_a_scenario_stands_in_a_run_of_the_team_with_its_hash() {
    let run = Run::of(&[]).with_manifest(|manifest| manifest.scenario[0].text = None);
    run.refused_alone("it lacks the text of baseline.toml");
    let said = "the text of baseline.toml is not what its hash says";
    let run = Run::of(&[]).with_manifest(|manifest| {
        let text = manifest.scenario[0].text.as_mut().expect("its text");
        text.push('\n');
    });
    run.refused_alone(said);
    Run::of(&[]).with_manifest(|manifest| manifest.scenario[0].bytes += 1).refused_alone(said);
}

#[test]
fn nothing_is_said_of_tables_where_a_proof_does_not_hold() {
    let run = Run::of(&[]).with_claim(|claim| claim.stages.clear());
    let said = run.verified(&["--files-only"]);
    assert_eq!(said.exit, 5, "{}", said.text);
    assert!(!said.text.contains("no ration of a proof"), "{}", said.text);
}

/// The routes of a claim are counted from one.
#[test]
fn a_route_that_differs_is_named_by_its_number() {
    Run::of(&[]).with_claim(|claim| claim.paths.swap(0, 1)).refused("route 1: ");
}

#[test]
fn a_claim_feeds_only_areas_and_months_that_it_names() {
    let says = "it feeds an area or a month that it does not name";
    let area = Run::of(&[]).with_claim(|claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.area += 1;
        }
        claim.cells.iter_mut().for_each(|cell| cell.area += 1);
    });
    area.refused(says);
    let month = Run::of(&[]).with_claim(|claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.period += 1;
        }
        let periods = claim.cells.iter_mut().filter_map(|cell| cell.period.as_mut());
        periods.for_each(|period| *period += 1);
    });
    month.refused(says);
}

#[test]
fn a_difference_is_told_by_line_and_column_or_by_key() {
    let half = |cell: &str| cell.starts_with("1.0").then(|| "0.500000".to_owned());
    let run = Run::of(&[]).with_cell("access", "open_share", half);
    run.refused("tables/access.csv line 2 open_share: 0.500000 -> 1.000000");
    // A list of another length, and a text longer than a line.
    let run = Run::of(&[]).with_summary(|summary| {
        summary["assumed"].as_array_mut().expect("sentences").pop();
    });
    run.refused("summary.json assumed: 6 entries -> 7");
    let run = Run::of(&[]).with_summary(|summary| summary["notes"][0] = "a".repeat(99).into());
    run.refused(&format!("summary.json notes 1: \"{}… -> \"", "a".repeat(59)));
    let run = Run::of(&[]).with_summary(|summary| {
        summary["country"]["name"] = "Elsewhere".into();
    });
    run.refused("summary.json country name: \"Elsewhere\" -> ");
}

#[test]
fn a_table_that_says_otherwise_as_json_is_named_by_its_files_alone() {
    let says = "access.csv and access.json differ";
    let change = |from: &str, to: &str| {
        let run = Run::of(&[]);
        let text = run.read("tables/access.json");
        assert!(text.contains(from), "{from}");
        run.write("tables/access.json", &text.replacen(from, to, 1));
        run.sealed();
        run.refused_alone(says);
    };
    // A figure, a word, and a column too many.
    change("\"open_share\":1.0", "\"open_share\":0.5");
    change("\"kind\":\"", "\"kind\":\"x");
    change("\"kind\":\"", "\"sort\":null,\"kind\":\"");
}

#[test]
fn rows_and_lines_that_differ_are_told_by_number() {
    let run = Run::of(&["--with", "why"]);
    let text = run.read("sections/why.txt");
    let first = text.lines().next().expect("a line").to_owned();
    let run = run.with_text("sections/why.txt", &first, &format!("{first}!"));
    run.refused(&format!("sections/why.txt line 1: {first}! -> {first}"));
    let run = Run::of(&[]);
    let csv = run.read("tables/access.csv");
    let (shorter, _) = csv.trim_end().rsplit_once('\n').expect("rows");
    let mut rows: serde_json::Value =
        serde_json::from_str(&run.read("tables/access.json")).expect("a table");
    rows.as_array_mut().expect("rows").pop();
    run.write("tables/access.csv", &format!("{shorter}\n"));
    run.write("tables/access.json", &serde_json::to_string(&rows).expect("JSON"));
    run.sealed();
    let all = csv.lines().count();
    run.refused(&format!("tables/access.csv: {} rows -> {all}", all - 1));
}

#[test]
fn costs_of_the_summary_are_those_of_the_table() {
    for key in ["buying_usd", "levies_usd", "total_usd"] {
        let run = Run::of(&["--share", "partner"]).with_summary(|summary| {
            let usd = summary["costs"][key].as_f64().expect("dollars");
            summary["costs"][key] = (usd + 1.0).into();
        });
        run.refused_alone(&format!("summary.json costs {key}: costs.csv says otherwise"));
        let run = Run::of(&[]).with_summary(|summary| summary["costs"][key] = "much".into());
        run.refused_alone(&format!("summary.json costs {key}: costs.csv says otherwise"));
    }
}

#[test]
fn a_ration_of_nothing_is_none() {
    let run = Run::of(&[]).with_summary(|summary| {
        summary["ration"]["kg_per_person_month"] = 0.into();
    });
    run.refused_alone("summary.json ration: it has no weight");
    let said = Run::of(&["all-denied"]).verified(&["--files-only"]);
    assert!(!said.text.contains("that a ration weighs"), "{}", said.text);
}

/// Food that is taken once a month has begun was not known when it was planned.
#[test]
fn food_that_was_diverted_is_told_where_some_was() {
    for none in [&["--as-known"][..], &["all-denied", "--as-known"]] {
        let said = Run::of(none).verified(&["--files-only"]);
        assert!(!said.text.contains("food was diverted"), "{}", said.text);
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text = "extends = \"baseline\"\nname = \"Taken\"\nwhy = \"A try.\"\n[[decide]]\n\
                permission = \"distribution\"\nstate = \"granted\"\ndiversion_share = 0.2\n\
                from = 2021-12-10\n";
    std::fs::write(folder.path().join("taken.toml"), text).expect("written");
    let run = Run::on(folder, "example", &["taken.toml", "--as-known"]);
    let said = run.verified(&["--files-only"]);
    assert!(said.text.contains("that in 3 areas and months food was diverted"), "{}", said.text);
    assert_eq!(run.verified(&[]).exit, 0);
}

#[test]
fn food_beyond_what_a_month_meant_is_told_by_area() {
    let run = Run::of(&["--as-known"]).with_rows("areas", |row| {
        let mt = row["food_mt"].parse::<f64>().expect("tonnes") * 2.0;
        row.insert("food_mt".to_owned(), format!("{mt:.6}"));
    });
    run.refused_alone(" at most\n");
}

/// What a spreadsheet would take for a formula has a mark before it in CSV, and none in JSON.
#[test]
fn names_that_look_like_formulas_are_the_same_in_both_formats() {
    let named = |text: &str| text.replacen(",Vesh,", ",=Vesh,", 1);
    let run = Run::on_changed("areas.csv", named, &[]);
    assert!(run.read("tables/areas.csv").contains("'=Vesh"));
    let said = run.verified(&["--country", "pack/example"]);
    assert_eq!(said.exit, 0, "{}", said.text);
}

/// Whoever asks the library itself may have checked nothing before.
#[test]
fn a_target_out_of_nothing_is_refused() {
    let pack = embedded("example").expect("a pack in the program");
    let country = Country::load(&pack).expect("a pack without errors").0;
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let known = ["baseline".to_owned(), "full-access".to_owned()];
    let scenario = Scenario::read(&country, "full-access", &text, &known).expect("no errors").0;
    let scenario = Scenario { objective: Objective::CheapestFor(Share::ALL), ..scenario };
    let (needed, settings) = (Needed::of(&country), Settings::default());
    let mut claim = plan(&country, &scenario, &needed, settings).expect("a plan").claim;
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    proven(&network, settings, &claim).expect("as it was made");
    let target = certificate::Fraction { num: 1, den: 0 };
    claim.objective = certificate::Objective::CheapestFor { target };
    let why = proven(&network, settings, &claim).expect_err("no share").to_string();
    assert!(why.starts_with("objective: "), "{why}");
}
