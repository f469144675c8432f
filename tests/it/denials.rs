//! What denials cost: the page in the documentation is what the program finds, and losing access is
//! not harmless.

use crate::shipped::shipped_whole;
use aidreach::analysis::denials::{Denial, What, denials};
use aidreach::country::{Country, PermissionIx};
use aidreach::page::{Look, markdown};
use aidreach::plan::Exact;
use aidreach::report::{DenialsReport, Rendered, Sharing};
use aidreach::scenario::Scenario;

/// All permissions of a counterpart.
fn held_by(country: &Country, counterpart: &str) -> Vec<PermissionIx> {
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
    let own = |p: &PermissionIx| {
        let holder = country.permissions[p.index()].counterpart;
        country.counterparts[holder.index()].id == counterpart
    };
    all.filter(own).collect()
}

fn named(country: &Country, ids: &[&str]) -> Vec<PermissionIx> {
    let position = |id: &&str| country.permissions.iter().position(|p| p.id == **id);
    ids.iter().map(|id| PermissionIx(position(id).expect("a permission") as u32)).collect()
}

fn asked(country: &Country, scenarios: &[Scenario], together: &[Vec<PermissionIx>]) -> Vec<Denial> {
    let baseline = scenarios.iter().find(|s| s.id == "baseline").expect("a baseline");
    let others = scenarios.iter().filter(|s| s.id != "baseline").cloned();
    let mut what: Vec<What> = others.map(|s| What::Instead(Box::new(s))).collect();
    what.extend(together.iter().map(|ids| What::Denied(ids.clone())));
    let every = (0..country.permissions.len() as u32).map(PermissionIx);
    what.extend(every.map(|p| What::Denied(vec![p])));
    denials(country, baseline, what, &|_, _| (), &|| false).expect("plans always exist")
}

#[test]
fn the_page_on_denials_is_what_the_program_finds() {
    let (country, scenarios) = shipped_whole("afghanistan");
    let together = [
        named(&country, &["pakistan-transit-torkham", "pakistan-transit-chaman"]),
        held_by(&country, "pakistan"),
    ];
    let found = asked(&country, &scenarios, &together);
    let baseline = scenarios.iter().find(|s| s.id == "baseline").expect("a baseline");
    let report = DenialsReport::of(&country, baseline, &found, Sharing::Internal);
    let mut document = Rendered::of(&report).document(Look::Colour);
    // The pack is public, so what is published of it is for everyone.
    document.running.mark.clear();
    let page = markdown(&document);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/DENIALS.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &page).expect("the folder can be written to");
    }
    let written = std::fs::read_to_string(path).expect("the page");
    assert!(written == page, "UPDATE=1 cargo test writes data/DENIALS.md anew");
    // Losing access costs somebody something: no loss is the exception.
    let loses = |denial: &&Denial| {
        denial.change.at_levels.iter().any(|at| at.sums.lost() > Exact::from_integer(0))
    };
    let alone: Vec<&Denial> = found[found.len() - country.permissions.len()..].iter().collect();
    let losing = alone.iter().copied().filter(loses).count();
    assert!(2 * losing > alone.len(), "{losing} of {} denials lose anybody anything", alone.len());
    for pair in &found[scenarios.len() - 1..scenarios.len() + 1] {
        assert!(loses(&pair), "{:?} is denied and nobody loses", pair.what);
    }
}

#[test]
fn nothing_is_kept_where_all_is_denied() {
    let (country, scenarios) = shipped_whole("example");
    let found = asked(&country, &scenarios, &[]);
    let all = found
        .iter()
        .find(|d| matches!(&d.what, What::Instead(other) if other.id == "all-denied"))
        .expect("a scenario that denies everything");
    for (at, ceiling) in all.change.at_levels.iter().zip(&all.ceilings) {
        assert_eq!(at.sums.kept, Exact::from_integer(0));
        assert_eq!(*ceiling, Exact::from_integer(0));
        assert_eq!(at.sums.lost(), at.sums.before);
    }
    assert!(!all.change.is_no_loss());
    for denial in &found {
        for (at, ceiling) in denial.change.at_levels.iter().zip(&denial.ceilings) {
            assert!(*ceiling + Exact::new(1, 10) >= at.sums.after, "{:?}", denial.what);
        }
    }
}
