//! Who may read answers that take more than one plan.

use super::mistakes::says;
use super::run;
use expect_test::expect;

#[test]
fn partners_read_answers_without_the_names_of_who_decides() {
    let answers: [&[&str]; 6] = [
        &["worth"],
        &["worth", "--by", "counterpart", "--json"],
        &["worth", "--objective", "severity"],
        &["worth", "--samples", "16"],
        &["compare", "baseline", "east-closed", "--json"],
        &["frontier", "short-of-money"],
    ];
    for answer in answers {
        let args = [answer, &["--country", "example", "--share", "partner"]].concat();
        let ran = run(&args);
        assert_eq!(ran.exit, 0, "{answer:?}: {}", ran.err);
        let level = ["for partner organisations only", "\"sharing\": \"partner\""];
        assert!(level.iter().any(|level| ran.out.contains(level)), "{answer:?} says its level");
        for hidden in ["marwa-council", "Council of Marwa", "foreign-banks", "Foreign banks"] {
            assert!(!ran.out.contains(hidden), "{answer:?} says {hidden}");
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
fn the_worth_of_permissions_is_not_for_everyone() {
    says(
        &[],
        &["worth", "--country", "example", "--share", "public"],
        expect![[r#"
        $ aidreach worth --country example --share public
        --- standard error
        error: `worth` names links and permissions, which is not for everyone
          help: share it with partners; `aidreach plan --share public` tells totals by province
        --- exit 2
    "#]],
    );
}

#[test]
fn districts_stay_within_the_team() {
    says(
        &[],
        &["frontier", "--country", "example", "--level", "district", "--share", "partner"],
        expect![[r#"
            $ aidreach frontier --country example --level district --share partner
            --- standard error
            error: counts of districts can be so small that they point at people
              help: leave --level out, or share with the planning team only
            --- exit 2
        "#]],
    );
}
