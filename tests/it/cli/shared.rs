//! Who may read answers that take more than one plan.

use super::mistakes::says;
use super::{run, run_in};
use expect_test::expect;
use std::fs;

#[test]
fn what_ranks_permissions_or_gives_small_counts_back_stays_within_the_team() {
    let answers: [&[&str]; 6] = [
        &["worth"],
        &["worth", "--by", "counterpart", "--json"],
        &["worth", "--objective", "severity"],
        &["compare", "baseline", "east-closed", "--json"],
        &["frontier", "short-of-money"],
        &["report", "--beside", "full-access", "--format", "md"],
    ];
    for answer in answers {
        for share in ["partner", "public"] {
            let ran = run(&[answer, &["--country", "example", "--share", share]].concat());
            assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{answer:?}");
            assert!(ran.err.contains("is for the planning team only"), "{}", ran.err);
        }
    }
}

#[test]
fn what_would_be_paid_stays_within_the_team() {
    says(
        &[],
        &["conditions", "--country", "example", "--share", "partner"],
        expect![[r#"
            $ aidreach conditions --country example --share partner
            --- standard error
            error: `conditions` is for the planning team only: it tells what would be paid to whom
              help: leave --share out; `aidreach plan --share public` tells totals by province
            --- exit 2
        "#]],
    );
}

#[test]
fn districts_stay_within_the_team() {
    for answer in ["plan", "report", "export", "backtest"] {
        for share in ["partner", "public"] {
            let args = [answer, "--country", "example", "--level", "district", "--share", share];
            let ran = run(&args);
            assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{answer}");
            let told = "error: counts of districts can be so small that they point at people\n  \
                        help: leave --level out, or share with the planning team only\n";
            assert_eq!(ran.err, told);
        }
    }
}

#[test]
fn a_plan_beside_what_was_reported_is_shared_like_the_looking_back() {
    let notes = run(&["plan", "--country", "example", "--against-reported"]);
    assert!(notes.out.contains("counted at the distribution points"), "the team reads notes");
    for share in ["partner", "public"] {
        let at = ["--country", "example", "--share", share];
        let [plan, backtest] = [&["plan", "--against-reported"][..], &["backtest"]]
            .map(|answer| run(&[answer, &at].concat()));
        assert_eq!((plan.exit, plan.out.as_str()), (0, backtest.out.as_str()));
        assert!(!plan.out.contains("counted at the distribution points"));
    }
}

#[test]
fn folders_for_others_name_no_other_files_and_no_paths() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["plan", "--country", "example", "--share", "partner", "--out", "run", "-q"];
    assert_eq!(run_in(folder.path(), &args).exit, 0);
    let manifest = folder.path().join("run/manifest.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    assert!(!text.contains("east-closed") && !text.contains("two-gates"), "{text}");
    // It can be reported on all the same, and a change of the pack is seen by the key.
    let report = ["report", "run", "--share", "partner", "--format", "md", "--out", "report.md"];
    let ran = run_in(folder.path(), &report);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let key = text.split("\"run\": \"").nth(1).and_then(|rest| rest.get(..12)).expect("a key");
    fs::write(&manifest, text.replace(key, "0123456789ab")).expect("a manifest");
    let ran = run_in(folder.path(), &[&report[..], &["--force"]].concat());
    assert_eq!(ran.exit, 2);
    assert!(
        ran.err.contains("have changed since the run") || ran.err.contains("has changed since")
    );
}
