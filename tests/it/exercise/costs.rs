//! What decisions cost: who is lost by them, counted cell by cell.

use super::{Ground, random_forms};
use aidreach::analysis::effect::{CarriedOut, Sums};
use aidreach::country::AreaIx;
use aidreach::exercise::{
    Answer, Ask, Change, Concession, Difficulty, Follow, Form, answer, benchmarks, key, mattered,
};
use aidreach::plan::{AreaPlan, Exact};
use aidreach::scenario::Objective;
use aidreach::time::Period;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::collections::BTreeMap;

/// People served by area, month and phase, in order.
fn by_cell(areas: &[AreaPlan]) -> BTreeMap<(AreaIx, usize, usize), Exact> {
    let mut cells = BTreeMap::new();
    for area in areas {
        for (n, month) in area.months.iter().enumerate() {
            for (phase, served) in month.served.iter().enumerate() {
                cells.insert((area.area, n, phase), *served);
            }
        }
    }
    cells
}

/// Holds a comparison of two courses against what their figures say, cell by cell.
fn holds(found: &CarriedOut, before: &[AreaPlan], after: &[AreaPlan]) {
    let (first, then) = (by_cell(before), by_cell(after));
    let zero = Exact::default();
    let lost: Exact = first.iter().map(|(key, served)| (*served - then[key]).max(zero)).sum();
    let moved: Exact = first.iter().map(|(key, served)| (then[key] - *served).max(zero)).sum();
    let total = found.cells.total();
    // Each cell is to the millionth.
    let near = |one: Exact, other: Exact| (one - other).max(other - one) < Exact::new(1, 1000);
    assert!(near(total.lost(), lost), "{} {lost}", total.lost());
    assert!(near(total.moved(), moved), "{} {moved}", total.moved());
    assert_eq!(total.net(), total.moved() - total.lost());
    for sums in [
        found.cells.by_month().into_values().collect::<Vec<_>>(),
        found.cells.by_area().into_values().collect(),
        found.cells.by_phase().to_vec(),
    ] {
        assert_eq!(sums.iter().map(Sums::lost).sum::<Exact>(), total.lost());
        assert_eq!(sums.iter().map(Sums::moved).sum::<Exact>(), total.moved());
    }
}

#[test]
fn a_month_in_which_nothing_moves_is_lost_though_the_next_one_has_more() {
    let ground = Ground::new("example", "baseline", 1, Difficulty::Calm);
    let mut forms = vec![Form::default(); ground.months()];
    let (known, month) = (ground.play(&forms), forms.len() - 2);
    forms[month].follow = Follow::Nothing;
    let team = ground.play(&forms);
    let found = benchmarks(&ground.course, &forms, &team).expect("benchmarks");
    holds(&found.beside_known, &known.areas(), &team.areas());
    holds(&found.beside_hindsight, &found.hindsight.areas, &team.areas());
    let served = |areas: &[AreaPlan], n: usize| -> Exact {
        areas.iter().flat_map(|area| area.months[n].served).sum()
    };
    let (idle, next) = (Period(month as u8), Period(month as u8 + 1));
    let by_month = found.beside_known.cells.by_month();
    assert!(served(&known.areas(), month) > Exact::from_integer(0));
    assert!(served(&team.areas(), month + 1) > served(&known.areas(), month + 1));
    let near = |one: Exact, other: Exact| (one - other).max(other - one) < Exact::new(1, 1000);
    assert!(near(by_month[&idle].lost(), served(&known.areas(), month)), "{by_month:?}");
    assert!(by_month[&next].moved() > Exact::from_integer(0), "{by_month:?}");
    // It is what the one decision cost, too.
    let decisions = mattered(&ground.course, &forms).expect("what mattered");
    assert_eq!(decisions.len(), 1, "one decision was taken");
    assert_eq!(decisions[0].beside.cells, found.beside_known.cells);
}

#[test]
fn a_grant_is_worth_at_least_what_it_adds_in_all() {
    let slack = Exact::new(1, 100);
    for id in ["baseline", "east-closed", "all-denied"] {
        let ground = Ground::new("example", id, 1, Difficulty::Calm);
        let most_people = ground.course.scenario.objective == Objective::MostPeople;
        let found = key(&ground.course).expect("a key").worth;
        assert!(!found.is_empty(), "{id}: all is open");
        let mut some = false;
        for granted in &found {
            assert!(granted.lost_without >= -slack, "{id}: {granted:?}");
            assert!(!most_people || granted.lost_without >= granted.net - slack, "{granted:?}");
            some |= granted.lost_without > Exact::from_integer(1);
        }
        // Where all is denied no single grant feeds anybody.
        assert_eq!(some, id != "all-denied", "{id}: {found:?}");
        let most = found.iter().map(|granted| granted.lost_without).max();
        assert_eq!(found.first().map(|granted| granted.lost_without), most, "{id}");
    }
}

#[test]
fn what_decisions_cost_is_counted_cell_by_cell() {
    let ground = Ground::new("example", "baseline", 3, Difficulty::Usual);
    let mut draws = ChaCha8Rng::seed_from_u64(7);
    for _ in 0..3 {
        let forms = random_forms(&ground, &mut draws);
        let team = ground.play(&forms).areas();
        for found in mattered(&ground.course, &forms).expect("what mattered") {
            let total = found.beside.cells.total();
            let net: Exact = found.brought.iter().sum();
            let apart = (net - total.net()).max(total.net() - net);
            assert!(apart < Exact::new(1, 1000), "{net} {}", total.net());
            if let Change::Follow = found.change {
                let mut other = forms.clone();
                other[found.period.index()].follow = Follow::Plan;
                holds(&found.beside, &ground.play(&other).areas(), &team);
            }
        }
    }
}

#[test]
fn a_grant_opens_a_way_from_the_next_month() {
    let mut ground = Ground::new("example", "all-denied", 0, Difficulty::Calm);
    let asks: Vec<Ask> = ["distribution", "banking", "east-transit"]
        .map(|id| Ask { permission: ground.permission(id), against: Concession::Nothing })
        .to_vec();
    // A seed for which all three are granted in the first month.
    let all = |ground: &Ground| {
        let of = |ask: &Ask| answer(&ground.course, *ask, Period(0)).answer;
        asks.iter().all(|ask| of(ask) == Answer::Granted)
    };
    ground.course.terms.seed = (0..200)
        .find(|seed| {
            ground.course.terms.seed = *seed;
            all(&ground)
        })
        .expect("a lucky seed");
    let mut forms = vec![Form::default(); ground.months()];
    let before: Exact = ground.play(&forms).reached().into_iter().sum();
    assert_eq!(before, Exact::default());
    forms[0].asks = asks.clone();
    let team = ground.play(&forms);
    let by_month =
        |n: usize| -> Exact { team.areas().iter().flat_map(|area| area.months[n].served).sum() };
    assert_eq!(by_month(0), Exact::default());
    assert!(by_month(1) > Exact::default());
    let found = mattered(&ground.course, &forms);
    let found = found.expect("what mattered");
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|m| matches!(m.change, Change::Ask(_)) && m.period == Period(0)));
    // Without leave to hand out nobody is reached at all.
    assert_eq!(found[0].brought, team.reached());
}
