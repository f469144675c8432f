//! What is wrong is named: each fault with the sentence that says where, from what and to what.

use super::Run;

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
fn a_claim_feeds_only_areas_and_months_that_it_names() {
    let says = "it feeds an area or a month that it does not name";
    let area = Run::of(&[]).with_claim(|claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.area += 1_000;
        }
        claim.cells.iter_mut().for_each(|cell| cell.area += 1_000);
    });
    area.refused(says);
    let month = Run::of(&[]).with_claim(|claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.period += 100;
        }
        let periods = claim.cells.iter_mut().filter_map(|cell| cell.period.as_mut());
        periods.for_each(|period| *period += 100);
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
