//! What is kept of a plan as it is written for others: the reference's people stand as limits.

use super::{agrees, mps::Programme};
use crate::shipped::shipped_whole;
use aidreach::allocation::{Allocation, Built, allocate, export};
use aidreach::analysis::effect::{Before, effect};
use aidreach::network::Network;
use aidreach::plan::kept::{Reference, problem};
use aidreach::plan::{AreaPlan, Exact, Settings, to_the_millionth};
use aidreach::scenario::{Needed, Objective};

/// People that a plan serves of a phase in an area and month.
fn served(areas: &[AreaPlan], fed: aidreach::certificate::Fed) -> Exact {
    areas[fed.area as usize].months[usize::from(fed.period)].served[usize::from(fed.phase - 3)]
}

/// No column that hands food out may carry more than its people in the reference eat.
fn limited(
    built: &Built,
    allocation: &Allocation,
    goal: &aidreach::allocation::Goal,
    before: &[AreaPlan],
) {
    let files = export::mps(built, goal, allocation, Some("baseline")).unwrap();
    let (mut programmes, mut told) = (0, false);
    for (name, text) in files {
        if name == "index.json" {
            let index: serde_json::Value = serde_json::from_str(&text).unwrap();
            told = index["kept_of"] == "baseline";
            continue;
        }
        programmes += 1;
        let programme = Programme::read(&text);
        for (arc, most) in built.instance.arcs.iter().zip(programme.most()) {
            let Some(fed) = arc.feeds().filter(|_| arc.served.is_some()) else { continue };
            let grams = (served(before, fed) * i128::from(fed.grams_per_person)).floor();
            let tonnes = grams.to_integer() as f64 / 1e6;
            assert!(most <= tonnes + 1e-9, "{name}: {most} instead of {tonnes} for {fed:?}");
        }
    }
    assert!(programmes > 0 && told);
}

#[test]
fn what_is_kept_is_written_with_the_reference_as_limits() {
    let (country, scenarios) = shipped_whole("example");
    let first = scenarios.iter().find(|s| s.id == "baseline").expect("a baseline");
    for other in &scenarios {
        for objective in [Objective::Severity, Objective::MostPeople] {
            let (mut baseline, mut scenario) = (first.clone(), other.clone());
            (baseline.objective, scenario.objective) = (objective, objective);
            let (needed, settings) = (Needed::of(&country), Settings::default());
            let before = Before::plan(&country, &baseline, &needed, settings).unwrap();
            let scenario = scenario.over_cells();
            let network = Network::new(&country, &scenario, &needed).unwrap();
            let (built, goal) = problem(&network, &Reference::of(&before.areas), objective);
            let allocation = allocate(&built.instance, &goal).unwrap();
            agrees(&built, &goal, &allocation);
            limited(&built, &allocation, &goal, &before.areas);
            // The same that comparisons tell.
            let told =
                effect(&before, &country, &scenario, &needed, settings).unwrap().1.cells.total();
            let arcs = built.instance.arcs.iter().enumerate();
            let high = allocation.high.as_ref().unwrap_or(&allocation.low);
            let people = |(n, arc): (usize, &aidreach::certificate::Arc)| {
                let [low, high] =
                    [allocation.low[n], high[n]].map(|g| Exact::from_integer(g.into()));
                let grams = low + allocation.mix * (high - low);
                Some(to_the_millionth(grams / i128::from(arc.feeds()?.grams_per_person)))
            };
            let kept: Exact = arcs.filter_map(people).sum();
            let apart = if kept > told.kept { kept - told.kept } else { told.kept - kept };
            assert!(apart < Exact::new(1, 1_000), "{}: {kept} and {}", other.id, told.kept);
        }
    }
}
