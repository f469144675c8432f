//! The rules on evenness and on the last gram that money pays for: each with the claim that breaks it.

use super::{claimed, sound};
use aidreach::certificate::{Claim, Fault, Fraction, Group, Role, Stage, Whole, check};
use std::collections::BTreeSet;

fn refused(claim: &Claim) -> String {
    check(claim).expect_err("forged").to_string()
}

fn says(claim: &Claim, part: &str) {
    let seen = refused(claim);
    assert!(seen.contains(part), "{seen}");
}

/// Moves grams from one area of a star to another: its hand-out, its total and its route.
fn moved(claim: &mut Claim, from: usize, to: usize, grams: i64) {
    for (area, grams) in [(from, -grams), (to, grams)] {
        claim.low[1 + 2 * area] += grams;
        claim.low[2 + 2 * area] += grams;
        claim.paths[area].low += grams;
        claim.paths[area].high += grams;
    }
}

/// The first step that shares out.
fn cuts(claim: &mut Claim) -> (&mut Vec<Group>, &mut Vec<u32>) {
    let found = claim.stages.iter_mut().find_map(|stage| match stage {
        Stage::Cuts { groups, side_of, .. } => Some((groups, side_of)),
        Stage::Prices { .. } | Stage::Level { .. } | Stage::Unaffordable { .. } => None,
    });
    found.expect("a step of cuts")
}

#[test]
fn every_cell_of_a_group_stands_at_its_level() {
    // Areas 1 and 3 share five grams for seventeen people: three of ten and two of seven, or one more
    // and one less of each, as both round.
    let mut claim = claimed("small-floors");
    moved(&mut claim, 1, 3, 1);
    check(&claim).expect("as even");
    for (from, to, grams) in [(3, 1, 1), (1, 3, 2), (3, 1, 2)] {
        let mut claim = claimed("small-floors");
        moved(&mut claim, from, to, grams);
        says(&claim, "is not at the level of its group");
    }
    // Four of ten and two of five: nothing is rounded.
    let mut claim = claimed("small-even");
    moved(&mut claim, 0, 1, 1);
    says(&claim, "cell 0 is not at the level of its group");
    let mut claim = claimed("small-even");
    moved(&mut claim, 1, 0, 1);
    says(&claim, "cell 0 is not at the level of its group");
    let mut claim = claimed("small-floors");
    cuts(&mut claim).0[1].level.num += 5;
    says(&claim, "is not at the level of its group");
    // What a group is given in all is its level, to the gram.
    let mut claim = claimed("small-floors");
    cuts(&mut claim).0[1].level = Fraction { num: 29, den: 100 };
    says(&claim, "a group is not given its level times its need");
}

#[test]
fn a_cell_above_or_below_its_side_is_held_by_a_floor_or_a_limit() {
    let other = "a cell lies on another side than its group";
    // Area 0 has its floor, area 2 all it may have. Without a reason neither may stand apart.
    let mut claim = claimed("small-floors");
    claim.floors[0] = 7;
    says(&claim, other);
    let mut claim = claimed("small-floors");
    (claim.cells[2].limit, claim.arcs[6].capacity) = (Some(2), Some(2));
    says(&claim, other);
    // Nor may what it takes from lie elsewhere: the way there would have to be full, or empty.
    for (node, side) in [(2, 2), (4, 0), (3, 2), (3, 0)] {
        let mut claim = claimed("small-floors");
        let (_, side_of) = cuts(&mut claim);
        assert_ne!(std::mem::replace(&mut side_of[node], side), side);
        says(&claim, "crosses a cut but does not carry");
    }
}

#[test]
fn a_floor_does_not_hold_a_cell_below_its_side() {
    // Three of ten and three of five, where four and two would be even. That the first has its floor
    // says why it has no less, and nothing of why it has no more.
    let mut claim = claimed("small-even");
    moved(&mut claim, 0, 1, 1);
    claim.floors = vec![3, 0];
    let (groups, side_of) = cuts(&mut claim);
    let group = |num, den, cell| Group { level: Fraction { num, den }, cells: vec![cell] };
    *groups = vec![group(3, 10, 0), group(3, 5, 1)];
    side_of.iter_mut().for_each(|side| *side = 1);
    says(&claim, "a cell lies on another side than its group");
}

#[test]
fn groups_are_whole_and_rise() {
    let change = |change: &dyn Fn(&mut Vec<Group>, &mut Vec<u32>), part: &str| {
        let mut claim = claimed("small-floors");
        let (groups, side_of) = cuts(&mut claim);
        change(groups, side_of);
        says(&claim, part);
    };
    change(&|_, side_of| _ = side_of.pop(), "a side for every node");
    change(&|_, side_of| side_of[1] = 9, "a node lies on the side of no group");
    change(&|groups, _| groups[1].cells.push(0), "a cell stands in no group or in two");
    change(&|groups, _| groups[1].cells[0] = 99, "a cell stands in no group or in two");
    let open = "a cell that could be given more or less stands in no group";
    change(&|groups, _| _ = groups[1].cells.pop(), open);
    // Area 0 may have its floor and no more: it is held wherever its group stands.
    let mut claim = claimed("small-floors");
    (claim.cells[0].limit, claim.arcs[2].capacity) = (Some(8), Some(8));
    let (groups, side_of) = cuts(&mut claim);
    groups.swap(1, 2);
    side_of.iter_mut().for_each(|side| *side *= 2);
    says(&claim, "the levels do not rise");
}

#[test]
fn totals_of_cells_end_on_one_side() {
    // Cells of a phase end at their area and month; one of these on a side of its own divides them.
    let whole = claimed("severity");
    let at = whole.stages.iter().position(|stage| matches!(stage, Stage::Cuts { .. }));
    let at = at.expect("cuts");
    let ends: BTreeSet<u32> =
        whole.arcs.iter().filter(|a| a.role == Role::Served).map(|a| a.to).collect();
    let divided = ends.into_iter().filter(|end| {
        let mut claim = whole.clone();
        if let Stage::Cuts { side_of, .. } = &mut claim.stages[at] {
            let side = &mut side_of[*end as usize];
            *side = u32::from(*side == 0);
        }
        check(&claim)
            .is_err_and(|fault| fault.to_string().contains("totals of cells end on several sides"))
    });
    assert_eq!(divided.count(), 2);
}

/// The claim of the floors with its evenness proven level by level.
fn by_levels(levels: &[(Fraction, &[u32], bool)]) -> Claim {
    let mut claim = claimed("small-floors");
    let at = claim.stages.iter().position(|stage| matches!(stage, Stage::Cuts { .. }));
    let (source, sink) = (claim.source, claim.sink);
    let nodes = claim.nodes.len() as u32;
    let level = |(level, cells, cut): &(Fraction, &[u32], bool)| Stage::Level {
        phase: None,
        group: Group { level: *level, cells: cells.to_vec() },
        near: (0..nodes).map(|node| *cut && node != source && node != sink).collect(),
    };
    let at = at.expect("cuts");
    claim.stages.splice(at..=at, levels.iter().map(level));
    // Levels settle all but the circle, so the order prices it.
    if let Some(Stage::Prices { potentials, .. }) = claim.stages.last_mut() {
        potentials[source as usize].0 += claim.arcs.len() as i128 - 1;
    }
    claim
}

#[test]
fn a_cell_alone_is_full_or_leaves_the_near_side() {
    let share = |num, den| Fraction { num, den };
    let (full, rest) = ((share(1, 10), &[2][..], false), (share(5, 17), &[1, 3][..], true));
    check(&by_levels(&[full, rest])).expect("sound");
    // Area 2 has all it may have, areas 1 and 3 have not.
    let leaves = "is settled, or does not leave the near side";
    says(&by_levels(&[full, (share(2, 7), &[3], false), (share(3, 10), &[1], false)]), leaves);
    says(&by_levels(&[full, (share(5, 17), &[1, 3], false)]), leaves);
    says(&by_levels(&[full, full, rest]), leaves);
    // Area 0 crosses the second cut with more than its floor, or than a tenth of its need, which the
    // first level left it.
    for (floors, least) in [(vec![7, 0, 0, 0], 7), (Vec::new(), 1)] {
        let mut claim = by_levels(&[full, rest]);
        claim.floors = floors;
        says(&claim, &format!("arc 2 crosses the cut but does not carry {least}"));
    }
    // Nor may a higher level come first: who stands below it is still open.
    let lower = "stands below the level and is still open";
    says(&by_levels(&[rest]), lower);
    says(&by_levels(&[rest, full]), lower);
}

#[test]
fn a_level_by_itself_proves_no_mix() {
    let mut claim = claimed("small-levels");
    claim.high = Some(claim.low.clone());
    claim.mix = Fraction { num: 1, den: 2 };
    says(&claim, "a level by itself proves no mix of two flows");
}

#[test]
fn money_ends_only_where_the_next_gram_costs_more() {
    let next = |budget: i128, prices: Option<[i128; 5]>| {
        let mut claim = claimed("small-last-gram");
        claim.budget = Some(Whole(budget));
        if let Some(Stage::Unaffordable { budget: told, potentials, .. }) = claim.stages.last_mut()
        {
            *told = Whole(budget);
            if let Some(prices) = prices {
                *potentials = prices.map(Whole).to_vec();
            }
        }
        check(&claim)
    };
    // Five grams cost fifteen.
    next(14, None).expect("sound");
    let paid = |seen: Result<_, Fault>| {
        let seen =
            seen.map(|_: aidreach::certificate::Checked| ()).expect_err("forged").to_string();
        assert!(seen.contains("one gram more could be paid for"), "{seen}");
    };
    paid(next(15, None));
    // Prices under which the circle closes at a loss bound it no better.
    next(14, Some([0, 1, 2, 3, -2])).expect("sound");
    paid(next(15, Some([0, 1, 2, 3, -2])));
    paid(next(16, Some([0, 1, 2, 3, -2])));
}

#[test]
fn rations_of_different_weight_count_as_people() {
    let claim = claimed("small-rations");
    let checked = check(&claim).expect("sound");
    // Four people at two grams, and one at three: eleven grams.
    assert_eq!(checked.by_phase[2].decimal(), 5.0);
    assert_eq!(checked.by_phase[2].den, 6);
}

#[test]
fn a_window_of_two_rations_is_not_shared_out_by_grams() {
    let mut claim = claimed("small-rations");
    claim.cells[0].period = None;
    check(&claim).expect("each area has one ration");
    claim.arcs[3].fed.as_mut().expect("a hand-out").area = 0;
    says(&claim, "coverage is no matter of grams where rations change in an area");
}

#[test]
fn floors_bind_prices_too() {
    let claim = claimed("small-floors-severity");
    check(&claim).expect("sound");
    // Who is in phase 5 could be given what no floor holds back.
    let mut claim = claim;
    claim.floors[1] = 2;
    says(&claim, "has reduced cost");
    assert_eq!(sound().arcs.iter().filter(|a| a.role == Role::Total).count(), 1);
}
