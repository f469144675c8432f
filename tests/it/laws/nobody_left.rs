//! Every shipped scenario: where a plan serves nobody in a cell, no plan that is as good serves anyone
//! there. Looked for in what may still change in the plan's flow, and by planning with a floor.

use super::residual::{Carrying, Gain, can_rise, prices};
use crate::shipped::shipped_whole;
use aidreach::allocation::{Aim, Goal, Instance, Ties, Unsolved, allocate, sum};
use aidreach::certificate::Measure;
use aidreach::country::embedded_names;
use aidreach::plan::{Exact, Plan, Settings, plan};
use aidreach::scenario::{Needed, Objective, Scenario};

/// The people that an objective counts one after the other.
fn tiers(objective: Objective) -> Vec<Vec<u8>> {
    match objective {
        Objective::Severity => vec![vec![5], vec![4], vec![3]],
        Objective::MostPeople | Objective::Fairest | Objective::CheapestFor(_) => {
            vec![vec![5, 4, 3]]
        }
    }
}

/// A plan's network with its flow.
struct Planned {
    instance: Instance,
    arcs: Vec<Carrying>,
    prices: Vec<Gain>,
}

impl Planned {
    /// # Panics
    /// Where a plan serves more people than this one.
    fn of(plan: &Plan) -> Planned {
        let claim = &plan.claim;
        let instance = Instance {
            n_nodes: claim.nodes.len() as u32,
            source: claim.source,
            sink: claim.sink,
            arcs: claim.arcs.clone(),
            cells: claim.cells.clone(),
        };
        let scale = instance.scale().expect("a scale");
        let gains = |phases: Vec<u8>| instance.weights(&Measure::People(phases), scale);
        let tiers: Vec<Vec<i64>> = tiers(plan.objective).into_iter().map(gains).collect();
        let supply: i64 = instance
            .arcs
            .iter()
            .filter(|a| a.from == claim.source)
            .filter_map(|a| a.capacity)
            .sum();
        let carrying = |(n, arc): (usize, &aidreach::certificate::Arc)| Carrying {
            ends: [arc.from as usize, arc.to as usize],
            most: arc.capacity.unwrap_or(supply),
            grams: claim.low[n],
            gain: std::array::from_fn(|tier| tiers.get(tier).map_or(0, |gains| gains[n].into())),
        };
        let arcs: Vec<Carrying> = instance.arcs.iter().enumerate().map(carrying).collect();
        let prices = match claim.budget {
            None => prices(claim.nodes.len(), &arcs).expect("no circle that serves more people"),
            Some(_) => Vec::new(),
        };
        Planned { instance, arcs, prices }
    }

    /// Grams of a ration in a cell.
    fn ration(&self, cell: usize) -> i64 {
        let cell = &self.instance.cells[cell];
        let own = |fed: &aidreach::certificate::Fed| {
            fed.area == cell.area && Some(fed.period) == cell.period
        };
        let fed = self.instance.arcs.iter().filter_map(|arc| arc.feeds()).find(own);
        fed.expect("someone who may be fed there").grams_per_person
    }

    fn named(&self, total: usize) -> String {
        format!(
            "{:?}",
            self.instance.cells[self.instance.arcs[total].served.expect("a total") as usize]
        )
    }

    /// Cells of a kind that have less than a ration and room for one, as positions of the arcs
    /// with their totals.
    fn at_nothing(&self, phase: Option<u8>) -> Vec<usize> {
        let arcs = self.instance.arcs.iter().enumerate();
        let left = |(n, arc): &(usize, &aidreach::certificate::Arc)| {
            let cell = arc.served.filter(|&c| self.instance.cells[c as usize].phase == phase);
            cell.is_some_and(|cell| {
                let ration = self.ration(cell as usize);
                let carrying = &self.arcs[*n];
                carrying.grams < ration && carrying.most - carrying.grams >= ration
            })
        };
        arcs.filter(left).map(|(n, _)| n).collect()
    }

    /// Whether a cell could be served more without a loss; never found within a budget. What cells of
    /// higher phases have stays.
    fn could_have_more(&self, total: usize, phase: Option<u8>) -> bool {
        if self.prices.is_empty() {
            return false;
        }
        let higher = |arc: &aidreach::certificate::Arc| {
            let kind = arc.served.and_then(|cell| self.instance.cells[cell as usize].phase);
            phase.is_some() && kind > phase
        };
        let fixed: Vec<bool> = self.instance.arcs.iter().map(higher).collect();
        can_rise(self.prices.len(), &self.arcs, &self.prices, &fixed, total)
    }

    /// The people that a best plan counts which gives a cell a ration, tier by tier; nothing where no
    /// plan does.
    fn with_a_ration(&self, plan: &Plan, total: usize) -> Option<Vec<Exact>> {
        let cell = self.instance.arcs[total].served.expect("a cell's total") as usize;
        let mut floors = vec![0; self.instance.cells.len()];
        floors[cell] = self.ration(cell);
        let aim = match tiers(plan.objective).len() {
            1 => Aim::MostPeople,
            _ => Aim::Severity,
        };
        let budget = plan.claim.budget.map(|budget| budget.0);
        let goal = Goal { aim, ties: Ties::Skip, budget, floors };
        let found = allocate(&self.instance, &goal);
        if matches!(found, Err(Unsolved::FloorsTooHigh)) {
            return None;
        }
        let found = found.expect("a plan, or none with the floor");
        let high = found.high.as_ref().unwrap_or(&found.low);
        Some(self.counted(plan.objective, [&found.low, high], found.mix))
    }

    /// People by tier of two flows and the share of the second.
    fn counted(&self, objective: Objective, flows: [&[i64]; 2], mix: Exact) -> Vec<Exact> {
        let scale = self.instance.scale().expect("a scale");
        let people = |phases| {
            let weights = self.instance.weights(&Measure::People(phases), scale);
            let [low, high] = flows.map(|flow| Exact::from_integer(sum(&weights, flow)));
            (low + mix * (high - low)) / i128::from(scale)
        };
        tiers(objective).into_iter().map(people).collect()
    }
}

/// People by tier.
fn counted(plan: &Plan) -> Vec<Exact> {
    let by_phase = plan.checked.by_phase.map(|people| Exact::new(people.num, people.den));
    match tiers(plan.objective).len() {
        1 => vec![by_phase.iter().sum()],
        _ => by_phase.to_vec(),
    }
}

/// What is asked of every shipped scenario: its own objective and both that count people.
fn asked(scenario: &Scenario) -> Vec<Scenario> {
    let mut asked = vec![scenario.over_cells()];
    for objective in [Objective::Severity, Objective::MostPeople] {
        if scenario.objective != objective {
            asked.push(Scenario { objective, ..scenario.over_cells() });
        }
    }
    asked
}

#[test]
fn no_cell_is_at_nothing_that_could_be_served_without_loss() {
    for name in embedded_names() {
        let (country, scenarios) = shipped_whole(name);
        let needed = Needed::of(&country);
        for scenario in scenarios.iter().flat_map(asked) {
            let plan = plan(&country, &scenario, &needed, Settings::default()).expect("a plan");
            let about = format!("{name} {} {}", scenario.id, plan.objective.word());
            let seen = Planned::of(&plan);
            let left = seen.at_nothing(None);
            for &total in &left {
                assert!(!seen.could_have_more(total, None), "{about}: {}", seen.named(total));
                // A second opinion by planning, which knows money, too.
                let with = seen.with_a_ration(&plan, total);
                assert!(with < Some(counted(&plan)), "{about}: {}", seen.named(total));
            }
            for phase in [5, 4, 3].into_iter().filter(|_| tiers(plan.objective).len() > 1) {
                for total in seen.at_nothing(Some(phase)) {
                    let more = seen.could_have_more(total, Some(phase));
                    assert!(!more, "{about}: {}", seen.named(total));
                }
            }
            if plan.claim.budget.is_some() && !left.is_empty() {
                says_that_money_leaves_people_with_nothing(name, &scenario);
            }
        }
    }
}

/// Money cannot be looked for in what may still change in the network; the report must tell it.
fn says_that_money_leaves_people_with_nothing(country: &str, scenario: &Scenario) {
    let args =
        ["plan", &scenario.id, "--country", country, "--objective", scenario.objective.word()];
    let program = env!("CARGO_BIN_EXE_aidreach");
    let said = std::process::Command::new(program)
        .env("AIDREACH_DRAWS", "0")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(args)
        .output()
        .expect("the program runs");
    let said = String::from_utf8(said.stdout).expect("text");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["- Left with nothing: ", " for want of money", "First in the way is money"] {
        assert!(said.contains(part), "{args:?} does not say `{part}`: {said}");
    }
}

#[test]
fn a_plan_that_is_not_even_leaves_cells_that_could_be_served() {
    for name in embedded_names() {
        let (country, scenarios) = shipped_whole(name);
        let needed = Needed::of(&country);
        let baseline = scenarios.iter().find(|scenario| scenario.id == "baseline");
        let settings = Settings { ties: Ties::Cost };
        for scenario in asked(baseline.expect("a baseline")) {
            let plan = plan(&country, &scenario, &needed, settings).expect("a plan");
            let seen = Planned::of(&plan);
            let left = seen.at_nothing(None).into_iter();
            let (could, could_not): (Vec<_>, Vec<_>) =
                left.partition(|&total| seen.could_have_more(total, None));
            // Both ways of looking tell them apart alike.
            for (some, loses) in [(could.iter().take(5), false), (could_not.iter().take(5), true)] {
                for &total in some {
                    let with = seen.with_a_ration(&plan, total);
                    assert_eq!(with < Some(counted(&plan)), loses, "{}", seen.named(total));
                }
            }
            assert!(!could.is_empty(), "{name} {}", plan.objective.word());
        }
    }
}
