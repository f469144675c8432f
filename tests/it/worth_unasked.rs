//! Permissions that are worth nothing, or denied and do not play: why, held against plans made one by one.

use crate::shipped::shipped;
use aidreach::analysis::game::Exact;
use aidreach::analysis::players::{Chosen, Weight};
use aidreach::analysis::setting::{By, Setting};
use aidreach::analysis::unasked::{Unasked, Why, unasked};
use aidreach::analysis::valued::{How, Orders, Valued};
use aidreach::country::{Country, PermissionIx};
use aidreach::plan::sweep::Method;
use aidreach::plan::{Exact as People, Settings, plan, to_the_millionth};
use aidreach::scenario::{Needed, Scenario, Switch};
use num_traits::Zero;

fn ix(country: &Country, id: &str) -> PermissionIx {
    let at = country.permissions.iter().position(|p| p.id == id);
    PermissionIx(at.expect("a permission") as u32)
}

/// What is told where nobody plays, some weigh little and on others nothing hangs.
fn looked_at(country: &Country, scenario: &Scenario, [light, idle]: [&[&str]; 2]) -> Vec<Unasked> {
    let weight = || {
        let one = Exact::from_integer(1.into());
        Weight { first: Exact::zero(), last: one.clone(), mean: one }
    };
    let chosen = Chosen {
        by: By::Permission,
        narrowed: false,
        players: Vec::new(),
        idle: idle.iter().map(|id| ix(country, id)).collect(),
        light: light.iter().map(|id| (ix(country, id), weight())).collect(),
        by_phase: false,
    };
    let valued = Valued {
        none: Exact::zero(),
        all: Exact::zero(),
        shapley: Vec::new(),
        spreads: Vec::new(),
        alone: Vec::new(),
        last: Vec::new(),
        how: How::Drawn { orders: Orders { draws: 1, seed: 1 }, proven: 0, method: Method::Cut },
        table: None,
    };
    let needed = Needed::of(country);
    unasked(Setting::new(country, scenario, &needed), &chosen, &valued).expect("plans")
}

#[test]
fn a_siege_that_does_not_play_is_told_with_what_lifting_it_changes() {
    let (country, scenario) = shipped("sudan", "baseline");
    let found = looked_at(&country, &scenario, [&["chad-transit", "siege-el-fasher"], &[]]);
    // What is open on every day is not denied, and so not told.
    assert_eq!(found.len(), 1, "{found:?}");
    let only = &found[0];
    assert_eq!(only.permission, ix(&country, "siege-el-fasher"));
    let denied = match &only.why {
        Why::Denied { months, granted: Some(granted) } => Some((months, granted)),
        _ => None,
    };
    let (months, granted) = denied.expect("a denial, and what lifting it changes");
    assert!(months.iter().any(|month| month.to_string() == "2024-06"), "{months:?}");
    let besieged = country.areas.iter().position(|area| area.pcode == "SD91").expect("an area");
    assert_eq!(granted.gains[0].0.index(), besieged);
    // Planned again: with the siege lifted on every day, by a decision of the scenario.
    let lifted = {
        let mut lifted = scenario.clone();
        lifted.decisions.retain(|decision| !decision.permissions.contains(&only.permission));
        lifted.with_permission(only.permission, Switch::On)
    };
    let needed = Needed::of(&country);
    let served = |scenario: &Scenario| -> People {
        let plan = plan(&country, scenario, &needed, Settings::default()).expect("a plan");
        let area = plan.areas.iter().find(|area| area.area.index() == besieged);
        to_the_millionth(area.expect("the area").served())
    };
    let more = served(&lifted) - served(&scenario);
    assert!(more > 900_000.into(), "{more}");
    let off = more - granted.gains[0].1;
    assert!(off < 1.into() && off > (-1).into(), "{more} {granted:?}");
}

#[test]
fn what_is_worth_nothing_says_why() {
    let (country, scenario) = shipped("sudan", "baseline");
    let idle = ["entry-ethiopia", "chad-transit"];
    let found = looked_at(&country, &scenario, [&[], &idle]);
    let why = |id: &str| {
        let own = found.iter().find(|one| one.permission == ix(&country, id));
        own.expect("it is told").why.clone()
    };
    assert_eq!(why("entry-ethiopia"), Why::NoFood);
    assert_eq!(why("chad-transit"), Why::NotNeeded);
    // Where no link it is asked for on carries anything, nothing comes through whoever grants.
    let mut walled = country.clone();
    for link in &mut walled.links {
        if link.id == "tine__tina" {
            let season = walled_off();
            link.months = scenario
                .window
                .periods()
                .map(|p| (scenario.window.month(p), season.clone()))
                .collect();
        }
    }
    let found = looked_at(&walled, &scenario, [&[], &["entry-tine"]]);
    assert_eq!(found[0].why, Why::NothingPasses, "{found:?}");
}

fn walled_off() -> aidreach::country::Season {
    aidreach::country::Season {
        open: aidreach::units::Share::NONE,
        reason: "a wall".to_owned(),
        origin: aidreach::evidence::Origin {
            basis: aidreach::evidence::Basis::Assumed,
            sources: Vec::new(),
        },
    }
}
