//! The laws on the made-up country under scenarios drawn at random: permissions denied, in part, with
//! quotas and levies, food scarce or ample, money short.

use super::{held, never_rises, only_what_matters};
use crate::shipped::shipped;
use aidreach::country::{Country, PermissionIx, PermissionKind, State};
use aidreach::network::Network;
use aidreach::scenario::{Conditions, Decision, Needed, Objective, Scenario};
use aidreach::units::{CentsPerMt, Grams, Share};
use num_rational::Ratio;
use proptest::prelude::*;

/// What is drawn for a permission: open for so many tenths, with a quota and a levy or not, and what
/// is diverted.
type Drawn = (u8, Option<u16>, u16, u8);

fn drawn() -> impl Strategy<Value = Drawn> {
    let tenths = prop_oneof![Just(0u8), Just(10), 0u8..=10];
    (
        tenths,
        prop::option::weighted(0.3, 0u16..900),
        0u16..40,
        prop_oneof![3 => Just(0u8), 1 => 0u8..6],
    )
}

fn decided(
    country: &Country,
    base: &Scenario,
    drawn: &[Drawn],
    (food, money): (i64, Option<i64>),
) -> Scenario {
    let mut scenario = base.clone();
    scenario.decisions.clear();
    scenario.triggers.clear();
    let span = scenario.window.span();
    for (n, &(tenths, quota, levy, diverted)) in drawn.iter().enumerate() {
        let ix = PermissionIx(n as u32);
        let kind = country.permissions[n].kind;
        let share = Share::of(i64::from(tenths), 10).expect("a share");
        let moves = matches!(kind, PermissionKind::Transit | PermissionKind::Movement);
        let mut conditions = Conditions::default();
        if tenths > 0 && moves {
            conditions.quota = quota.map(|mt| Grams(i64::from(mt) * 1_000_000));
            conditions.levy = CentsPerMt(i64::from(levy) * 100);
        }
        if kind == PermissionKind::Distribution {
            conditions.diversion = Share::of(i64::from(diverted), 10).expect("a share");
        }
        scenario.decisions.push(Decision {
            number: n as u32 + 1,
            permissions: vec![ix],
            state: State::Partial(share),
            span,
            declared: span.from,
            end_known: span.from,
            conditions,
            rank: 0,
            written_in: "drawn".to_owned(),
            sources: Vec::new(),
            note: String::new(),
        });
    }
    scenario.resources.supply_share = Ratio::new(food, 10);
    scenario.resources.budget_cents = money.map(|usd| usd * 100);
    scenario
}

fn laws(objective: Objective, drawn: &[Drawn], resources: (i64, Option<i64>)) {
    let (country, base) = shipped("example", "full-access");
    let mut scenario = decided(&country, &base, drawn, resources);
    scenario.objective = objective;
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let (plan, held) = held(&network);
    let what = format!("{drawn:?} {resources:?}");
    never_rises(&what, &held.window, plan.areas.iter().map(|area| area.served()).sum());
    for (period, month) in network.window.periods().zip(&held.months) {
        let months = plan.areas.iter().map(|area| &area.months[period.index()]);
        never_rises(&what, month, months.flat_map(|month| month.served).sum());
    }
    only_what_matters(&what, &network, &held);
}

/// The money ends where a plan of whole grams does: nothing is mixed, and every phase is shared out
/// evenly, not that in which the money ends alone.
#[test]
fn money_that_ends_at_a_whole_plan_leaves_a_proven_one() {
    let whole = (10, None, 0, 0);
    let diverted = (10, None, 0, 1);
    let denied = (0, None, 0, 0);
    let drawn = [whole, diverted, denied, whole, denied, denied];
    laws(Objective::Severity, &drawn, (18, Some(17_049)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]

    #[test]
    fn without_a_budget(
        drawn in prop::collection::vec(drawn(), 6),
        food in 0i64..40,
    ) {
        laws(Objective::MostPeople, &drawn, (food, None));
    }

    #[test]
    fn within_a_budget(
        drawn in prop::collection::vec(drawn(), 6),
        food in 0i64..40,
        usd in 0i64..2_000_000,
    ) {
        laws(Objective::Severity, &drawn, (food, Some(usd)));
    }
}
