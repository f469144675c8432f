//! Evenness over cells: brute force on tiny networks, with limits that cells share.

use super::*;
use aidreach::certificate::Stage;

/// Cells of the whole window, one for each area.
pub(crate) fn whole_window(needed: &[i64]) -> Vec<Cell> {
    let cell = |(area, needed): (usize, &i64)| Cell {
        area: area as u32,
        period: None,
        phase: None,
        needed: *needed,
        limit: None,
    };
    needed.iter().enumerate().map(cell).collect()
}

/// The cells of a made-up network: an area in a month, as a whole and by phase; and what may be
/// handed out in each month over both areas, where that is limited.
fn by_cells(net: &Net, months: [Option<i64>; 2]) -> Instance {
    let whole = net.instance();
    let (mut arcs, mut cells) = (Vec::new(), Vec::new());
    let cell_node = |area: u32, month: u32| 10 + 2 * area + month;
    let phase_node =
        |area: u32, month: u32, phase: u8| 16 + 3 * (2 * area + month) + u32::from(phase - 3);
    let month_node = |month: u32| 14 + month;
    for (month, limit) in months.into_iter().enumerate() {
        let mut joint = arc(month_node(month as u32), SINK, Role::Caseload, 0, 0);
        joint.capacity = limit;
        arcs.push(joint);
    }
    let inner = whole.arcs.iter().filter(|a| !matches!(a.role, Role::Served | Role::Total));
    let mut inner: Vec<Arc> = inner.cloned().collect();
    for area in 0..2u32 {
        for month in 0..2u32 {
            let needed = |phases: &[u8]| -> i64 {
                let own = inner.iter().filter(|a| {
                    a.feeds().is_some_and(|f| {
                        (f.area, u32::from(f.period)) == (area, month) && phases.contains(&f.phase)
                    })
                });
                own.filter_map(|a| a.capacity).sum()
            };
            let mut total = |phase: Option<u8>, ends: (u32, u32), needed: i64| {
                let mut served = arc(ends.0, ends.1, Role::Served, 0, 0);
                (served.capacity, served.served) = (None, Some(cells.len() as u32));
                arcs.push(served);
                let period = Some(month as u8);
                cells.push(Cell { area, period, phase, needed, limit: None });
            };
            let all = cell_node(area, month);
            total(None, (all, month_node(month)), needed(&[5, 4, 3]));
            for phase in [5, 4, 3] {
                total(Some(phase), (phase_node(area, month, phase), all), needed(&[phase]));
            }
        }
    }
    for hand_out in inner.iter_mut().filter(|a| a.fed.is_some()) {
        let fed = hand_out.feeds().expect("just asked");
        hand_out.to = phase_node(fed.area, u32::from(fed.period), fed.phase);
    }
    inner.extend(arcs);
    let mut total = arc(SINK, SOURCE, Role::Total, 0, 0);
    total.capacity = None;
    inner.push(total);
    Instance { n_nodes: 28, source: SOURCE, sink: SINK, arcs: inner, cells }
}

fn proven(instance: &Instance, goal: &Goal) -> Allocation {
    let allocation = allocate(instance, goal).expect("a plan always exists");
    certificate::check(&claim(instance, &allocation, goal)).expect("every plan is certified");
    allocation
}

/// People by phase 5, 4, 3, and the coverage of the cells of each kind, the least first.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
struct Found {
    phases: [Exact; 3],
    people: Exact,
    even: [Vec<Exact>; 4],
    /// Coverage of the cells of all phases, in their order.
    in_order: Vec<Exact>,
}

fn measured(instance: &Instance, flow: &[i64]) -> Found {
    let mut phases = [Exact::from_integer(0); 3];
    let mut grams: BTreeMap<(u32, u8, Option<u8>), i64> = BTreeMap::new();
    for (a, &f) in instance.arcs.iter().zip(flow) {
        let Some(fed) = a.feeds() else { continue };
        phases[usize::from(5 - fed.phase)] +=
            Exact::new(i128::from(f), i128::from(fed.grams_per_person));
        for phase in [None, Some(fed.phase)] {
            *grams.entry((fed.area, fed.period, phase)).or_default() += f;
        }
    }
    let coverage = |kind: Option<u8>| -> Vec<Exact> {
        let own = instance.cells.iter().filter(|c| c.phase == kind && c.needed > 0);
        let one = |c: &Cell| {
            let key = (c.area, c.period.expect("cells of a month"), c.phase);
            let given = grams.get(&key).copied().unwrap_or(0);
            Exact::new(i128::from(given), i128::from(c.needed))
        };
        own.map(one).collect()
    };
    let even = [None, Some(5), Some(4), Some(3)].map(|kind| {
        let mut even = coverage(kind);
        even.sort();
        even
    });
    Found { phases, people: phases.iter().sum(), even, in_order: coverage(None) }
}

/// Every plan of the network that keeps to the months' limits.
fn all_found(net: &Net, instance: &Instance, months: [Option<i64>; 2]) -> Vec<Found> {
    let whole = net.instance();
    let fits = |flow: &Vec<i64>| {
        let handed_out = |month: u8| -> i64 {
            let own = whole.arcs.iter().zip(flow);
            own.filter(|(a, _)| a.feeds().is_some_and(|f| f.period == month)).map(|(_, f)| f).sum()
        };
        (0..2u8).all(|m| months[usize::from(m)].is_none_or(|most| handed_out(m) <= most))
    };
    let flows = all_flows(&whole).into_iter().filter(fits);
    // Supplies, links, stores and hand-outs stand in the same order in both.
    flows.map(|flow| measured(instance, &flow)).collect()
}

/// Levels stand within a gram of the best ones.
fn same_levels(instance: &Instance, kind: Option<u8>, found: &[Exact], best: &[Exact]) -> bool {
    let own = instance.cells.iter().filter(|c| c.phase == kind && c.needed > 0);
    let gram = own.map(|c| Exact::new(1, i128::from(c.needed))).max().unwrap_or_default();
    let near = |(a, b): (&Exact, &Exact)| (a - b <= gram) && (b - a <= gram);
    found.len() == best.len() && found.iter().zip(best).all(near)
}

/// Whether every level is a whole number of grams in each of its cells. Where one is not, the odd gram
/// goes to some cell, and a plan of other odd grams may look the better by a gram.
fn whole_grams(instance: &Instance, plan: &Allocation) -> bool {
    let whole = |group: &certificate::Group| {
        let due = |&c: &u32| group.level.num * i128::from(instance.cells[c as usize].needed);
        group.cells.iter().all(|c| due(c) % group.level.den == 0)
    };
    plan.stages.iter().all(|stage| match stage {
        Stage::Cuts { groups, .. } => groups.iter().all(whole),
        Stage::Level { group, .. } => whole(group),
        Stage::Prices { .. } | Stage::Unaffordable { .. } => true,
    })
}

fn level_by_level(plan: &Allocation) -> bool {
    plan.stages.iter().any(|stage| matches!(stage, Stage::Level { .. }))
}

fn limits() -> impl Strategy<Value = [Option<i64>; 2]> {
    [prop::option::of(0i64..5), prop::option::of(0i64..5)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_is_more_even_over_cells(net in net(3), months in limits()) {
        let net = Net { rations: [1, 1], ..net };
        let instance = by_cells(&net, months);
        let all = all_found(&net, &instance, months);
        let plan = proven(&instance, &goal(Aim::MostPeople));
        let found = measured(&instance, &plan.low);
        let best = all.iter().map(|f| (f.people, &f.even[0])).max().expect("doing nothing is a plan");
        prop_assert_eq!(found.people, best.0);
        if !whole_grams(&instance, &plan) {
            prop_assert!(same_levels(&instance, None, &found.even[0], best.1), "{:?} {:?}", found, best);
        } else {
            prop_assert_eq!(&found.even[0], best.1);
            // Within what cells get, people in higher phases come first.
            let same = all.iter().filter(|f| f.in_order == found.in_order);
            let highest = same.map(|f| f.phases).max().expect("the best one");
            prop_assert_eq!(found.phases, highest);
        }
    }

    #[test]
    fn no_plan_that_serves_phases_first_is_more_even(net in net(3), months in limits()) {
        let net = Net { rations: [1, 1], ..net };
        let instance = by_cells(&net, months);
        let all = all_found(&net, &instance, months);
        let plan = proven(&instance, &goal(Aim::Severity));
        let found = measured(&instance, &plan.low);
        let most = all.iter().map(|f| f.phases).max().expect("doing nothing is a plan");
        prop_assert_eq!(found.phases, most);
        let key = |f: &Found| (f.even[1].clone(), f.even[2].clone(), f.even[3].clone());
        let best = all.iter().filter(|f| f.phases == most).map(key).max().expect("the best one");
        if whole_grams(&instance, &plan) {
            prop_assert_eq!(key(&found), best);
        } else {
            prop_assert!(same_levels(&instance, Some(5), &found.even[1], &best.0));
        }
    }

    #[test]
    fn the_fairest_plan_is_the_fairest_of_all(net in net(3), months in limits()) {
        let net = Net { rations: [1, 1], ..net };
        let instance = by_cells(&net, months);
        let all = all_found(&net, &instance, months);
        let plan = proven(&instance, &goal(Aim::Fairest));
        let found = measured(&instance, &plan.low);
        let best = all.iter().map(|f| &f.even[0]).max().expect("doing nothing is a plan");
        if !whole_grams(&instance, &plan) {
            prop_assert!(same_levels(&instance, None, &found.even[0], best), "{:?} {:?}", found, best);
        } else {
            prop_assert_eq!(&found.even[0], best);
        }
    }
}

/// One area with a need of 4 in each of two months, 8 g in the first, and a caseload of 2 g in it.
fn two_months() -> Net {
    Net {
        supplies: [8, 0],
        links: vec![(0, 1, 9, 1)],
        store: [9, 9, 9],
        needs: vec![(0, 4, 0, 4), (0, 4, 1, 4)],
        rations: [1, 1],
    }
}

/// A claim whose evenness is proven level by level.
pub(crate) fn by_levels() -> certificate::Claim {
    let instance = by_cells(&two_months(), [Some(2), None]);
    let plan = proven(&instance, &goal(Aim::Fairest));
    claim(&instance, &plan, &goal(Aim::Fairest))
}

#[test]
fn limits_that_cells_share_are_met_level_by_level() {
    // Evenly the months would get 3 each of the 6 that can be handed out; the first may have 2.
    let instance = by_cells(&two_months(), [Some(2), None]);
    for aim in [Aim::MostPeople, Aim::Severity, Aim::Fairest] {
        let plan = proven(&instance, &goal(aim));
        let found = measured(&instance, &plan.low);
        assert_eq!(found.even[0], [Exact::new(1, 2), Exact::new(1, 1)]);
        assert_eq!(found.people, Exact::from_integer(6));
    }
    let fairest = proven(&instance, &goal(Aim::Fairest));
    assert!(level_by_level(&fairest));
}

#[test]
fn a_level_that_falls_short_or_leaves_a_cell_open_is_refused() {
    let instance = by_cells(&two_months(), [Some(2), None]);
    let plan = proven(&instance, &goal(Aim::Fairest));
    let at = plan.stages.iter().position(|s| matches!(s, Stage::Level { .. })).expect("a level");
    let changed = |change: &dyn Fn(&mut certificate::Group, &mut Vec<bool>)| {
        let mut forged = claim(&instance, &plan, &goal(Aim::Fairest));
        if let Stage::Level { group, near, .. } = &mut forged.stages[at] {
            change(group, near);
        }
        certificate::check(&forged).expect_err("forged").to_string()
    };
    let says = |seen: String, part: &str| assert!(seen.contains(part), "{seen}");
    says(changed(&|group, _| group.level.num += 1), "not at the level");
    let crossed = |arc: usize| format!("arc {arc} crosses the cut but does not carry 0");
    let step = |n: usize, why: &str| format!("step {} of the proof fails: {why}", n + 1);
    says(changed(&|group, _| group.cells.truncate(0)), &step(at, "nobody stands at it"));
    says(changed(&|group, _| group.cells.push(group.cells[0])), "twice");
    says(changed(&|group, _| group.cells.push(99)), "no cell");
    says(changed(&|_, near| near.truncate(3)), "a side for every node");
    says(changed(&|_, near| near.iter_mut().for_each(|near| *near = true)), "does not leave");
    let left = |stages: Vec<Stage>| {
        let forged = certificate::Claim { stages, ..claim(&instance, &plan, &goal(Aim::Fairest)) };
        certificate::check(&forged).expect_err("forged").to_string()
    };
    // The second level leans on the first: what the months share is settled by it.
    let joint = instance.arcs.iter().position(|arc| arc.role == Role::Caseload);
    let second = plan.stages.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, s)| s.clone());
    assert_eq!(left(second.collect()), step(at, &crossed(joint.expect("a joint limit"))));
    // The first alone leaves the other month open.
    let open = "must be the most even coverage, and none stands there";
    says(left(plan.stages[..=at].to_vec()), open);
}

/// Stores with food, each cell with the store that feeds it, its need, and the limit that it shares.
fn shared_limits(food: &[i64], cells: &[(u32, i64, u32)], limits: &[i64]) -> Instance {
    let store = |n: u32| 2 + n;
    let cell = |n: u32| 2 + food.len() as u32 + n;
    let limit = |n: u32| cell(cells.len() as u32) + n;
    let mut arcs: Vec<Arc> =
        (0..).zip(food).map(|(n, &g)| arc(SOURCE, store(n), Role::Supply, g, 3)).collect();
    for (n, &(from, needed, _)) in (0..).zip(cells) {
        let share = Fraction { num: 1, den: 1 };
        let people = needed.unsigned_abs();
        let fed = Fed { area: n, period: 0, phase: 3, people, share, grams_per_person: 1 };
        arcs.push(Arc {
            fed: Some(Box::new(fed)),
            ..arc(store(from), cell(n), Role::HandOut, needed, 1)
        });
    }
    for (n, &(_, _, behind)) in (0..).zip(cells) {
        let mut served = arc(cell(n), limit(behind), Role::Served, 0, 0);
        (served.capacity, served.served) = (None, Some(n));
        arcs.push(served);
    }
    for (n, &most) in (0..).zip(limits) {
        arcs.push(arc(limit(n), SINK, Role::Caseload, most, 0));
    }
    let mut total = arc(SINK, SOURCE, Role::Total, 0, 0);
    total.capacity = None;
    arcs.push(total);
    let needed: Vec<i64> = cells.iter().map(|(_, needed, _)| *needed).collect();
    let n_nodes = limit(limits.len() as u32);
    Instance { n_nodes, source: SOURCE, sink: SINK, arcs, cells: whole_window(&needed) }
}

/// A gram that goes to one of two cells leaves less for what shares a limit with it than the level says.
#[test]
fn levels_that_fall_by_what_is_rounded_are_proven() {
    // One gram for two cells of one gram each; a third shares a limit of one gram with the first.
    let tied = shared_limits(&[1, 9], &[(0, 1, 0), (0, 1, 1), (1, 1, 0)], &[1, 9]);
    // One gram for two cells of ten; each shares a limit of one gram with a cell of nine.
    let falling = [(0, 10, 0), (0, 10, 1), (1, 9, 0), (1, 9, 1)];
    let falling = shared_limits(&[1, 99], &falling, &[1, 1]);
    for instance in [tied, falling] {
        for aim in [Aim::Fairest, Aim::MostPeople, Aim::Severity] {
            proven(&instance, &goal(aim));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8000, failure_persistence: None, ..Default::default() })]

    /// Few grams in stores, cells that feed from any of them, limits that cells share: whatever is rounded,
    /// the plan is proven.
    #[test]
    fn few_grams_behind_shared_limits_are_shared_out_and_proven(
        food in prop::collection::vec(0..9_i64, 3),
        cells in prop::collection::vec((0..3_u32, 1..12_i64, 0..2_u32), 2..7),
        limits in prop::collection::vec(0..9_i64, 2),
    ) {
        let instance = shared_limits(&food, &cells, &limits);
        for aim in [Aim::Fairest, Aim::MostPeople] {
            proven(&instance, &goal(aim));
        }
    }
}
