//! Claims that prove too little, or something else: the steps required follow from the objective.

use super::Run;
use aidreach::certificate::{
    Claim, Fraction, Group, Level, Measure, Objective, Role, Side, Stage, Whole, check,
};

/// A run whose claim was changed, and what is said of it.
fn forged(args: &[&str], seen: &str, change: impl FnOnce(&mut Claim)) {
    Run::of(args).with_claim(change).refused(seen);
}

fn price(value: i128) -> Whole {
    Whole(value)
}

/// Gives nobody anything.
fn emptied(claim: &mut Claim) {
    claim.low.iter_mut().for_each(|grams| *grams = 0);
    claim.paths.clear();
    (claim.high, claim.mix) = (None, Fraction::ZERO);
}

#[test]
fn steps_that_are_missing_cut_off_added_or_swapped_are_refused() {
    let missing = "step 1 of the proof must be the most people in phase 5, and none stands there";
    forged(&[], missing, |claim| claim.stages.clear());
    forged(&[], missing, |claim| {
        emptied(claim);
        claim.stages.clear();
    });
    let order = "must be the first in order, and none stands there";
    forged(&[], order, |claim| _ = claim.stages.pop());
    let end = "must be the end, and one of the order stands there";
    forged(&[], end, |claim| claim.stages.extend(claim.stages.last().cloned()));
    forged(&[], "must be the most people in phase 4", |claim| {
        let prices = |stage: &Stage| matches!(stage, Stage::Prices { .. });
        let first = claim.stages.iter().position(prices).expect("a step");
        let four = |stage: &Stage| matches!(stage, Stage::Prices { measure: Measure::People(p), .. } if p == &[4]);
        let at = claim.stages.iter().position(four).expect("phase 4");
        claim.stages.remove(at);
        assert!(first <= at);
    });
    forged(&[], "must be the most even coverage in phase", |claim| {
        claim.stages.retain(|stage| !matches!(stage, Stage::Cuts { .. } | Stage::Level { .. }));
    });
    forged(&["full-access"], "of the proof", |claim| claim.stages.reverse());
}

#[test]
fn a_step_that_measures_something_else_is_refused() {
    forged(&[], "must be the most people in phase 5", |claim| {
        for stage in &mut claim.stages {
            if let Stage::Prices { measure: Measure::People(phases), .. } = stage {
                *phases = vec![3];
            }
        }
    });
    forged(&[], "and one of the most people in phase 5, 4, 3 stands there", |claim| {
        for stage in &mut claim.stages {
            if let Stage::Prices { measure: Measure::People(phases), .. } = stage {
                *phases = vec![5, 4, 3];
            }
        }
    });
    forged(&[], "of the proof", |claim| claim.objective = Objective::MostPeople);
    forged(&[], "a fairest plan is proven even, or not at all", |claim| {
        (claim.objective, claim.level) = (Objective::Fairest, Level::Reach);
    });
}

/// The measure as its own side row at price minus one: every cost is nought, and everything a proof.
#[test]
fn a_side_row_that_is_no_limit_of_the_plan_is_refused() {
    let row = "its side row is not the budget or the target of the plan";
    let own = |bound: &dyn Fn(&Claim) -> Fraction, side: Measure| {
        let run = Run::of(&[]);
        run.with_claim(|claim| {
            emptied(claim);
            let bound = bound(claim);
            let nodes = claim.nodes.len();
            for stage in &mut claim.stages {
                if let Stage::Prices { measure: Measure::People(phases), side: row, potentials } =
                    stage
                {
                    let measure = match &side {
                        Measure::People(_) => Measure::People(phases.clone()),
                        other => other.clone(),
                    };
                    *row = Some(Side { measure, bound, price: price(-1), weight: price(1) });
                    *potentials = vec![price(0); nodes];
                }
            }
        })
        .refused(row);
    };
    own(&|_| Fraction::ZERO, Measure::People(vec![5]));
    own(&|_| Fraction::ZERO, Measure::Cost);
    own(&|_| Fraction::ZERO, Measure::Grams);
    // The right row with a price below nought, and at another bound.
    let side = |change: fn(&mut Side)| {
        move |claim: &mut Claim| {
            for stage in &mut claim.stages {
                if let Stage::Prices { side: Some(side), .. } = stage {
                    change(side);
                }
            }
        }
    };
    let poor = ["short-of-money"];
    let below = "its side row has a price below nought";
    forged(&poor, below, side(|side| side.price.0 = -side.price.0));
    forged(&poor, row, side(|side| side.bound.num += 1));
    forged(&poor, row, side(|side| side.measure = Measure::Order));
    forged(&poor, "has reduced cost", side(|side| side.weight.0 = 0));
    let target = ["full-access", "--objective", "cheapest-for=0.37"];
    forged(&target, row, side(|side| side.bound.num -= 1));
    forged(&target, below, side(|side| side.price.0 = -1));
}

#[test]
fn a_budget_or_a_target_that_is_changed_is_refused() {
    let poor = ["short-of-money"];
    let row = "its side row is not the budget or the target of the plan";
    forged(&poor, row, |claim| claim.budget = None);
    forged(&poor, row, |claim| claim.budget = claim.budget.map(|b| Whole(b.0 * 2)));
    forged(&poor, "the plan costs more than the budget", |claim| claim.budget = Some(Whole(1)));
    forged(
        &["full-access", "--objective", "cheapest-for=0.37"],
        "the plan reaches fewer people than its target",
        |claim| {
            if let Objective::CheapestFor { target } = &mut claim.objective {
                target.num *= 2;
            }
        },
    );
    forged(&[], "it leans on floors under areas", |claim| {
        claim.floors = vec![0; claim.cells.len()]
    });
}

/// The proof of a plan with a budget that calls for evenness ends at the price of one gram more.
#[test]
fn where_money_ends_is_proven() {
    let fair = ["short-of-money", "--objective", "fairest"];
    type Next<'a> = (&'a mut u32, &'a mut Whole, &'a mut Vec<Whole>, &'a mut Vec<i64>);
    let last = |change: &dyn Fn(Next<'_>)| {
        let run = Run::of(&fair);
        let mut claim = run.claim();
        if let Some(Stage::Unaffordable { cell, budget, potentials, flow }) =
            claim.stages.last_mut()
        {
            change((cell, budget, potentials, flow));
        }
        check(&claim).expect_err("forged").to_string()
    };
    let says = |seen: String, part: &str| assert!(seen.contains(part), "{seen}");
    says(last(&|(cell, ..)| *cell = 9_999), "a cell that money does not end for");
    says(last(&|(_, budget, ..)| budget.0 -= 1), "its budget is not that of the plan");
    says(last(&|(_, _, prices, _)| prices.clear()), "one price for every node");
    says(last(&|(_, _, prices, _)| prices.iter_mut().for_each(|p| p.0 = 0)), "could be paid for");
    says(last(&|(.., flow)| flow[0] -= 1), "g too many enter");
    let claim = Run::of(&fair).claim();
    says(
        last(&|(.., flow)| flow.clone_from(&claim.low)),
        "the next gram is not given beside all others",
    );
    forged(&fair, "must be the most food handed out", |claim| _ = claim.stages.pop());
    forged(&fair, "money ends where there is no budget", |claim| claim.budget = None);
}

#[test]
fn a_worse_plan_is_refused() {
    // One shipment is left out.
    forged(&[], "has reduced cost", |claim| {
        let path = claim.paths.pop().expect("a shipment");
        for &arc in &path.arcs {
            claim.low[arc as usize] -= path.low;
        }
        let total = claim.arcs.iter().position(|arc| arc.role == Role::Total).expect("a total");
        claim.low[total] -= path.low;
    });
    forged(&[], "has reduced cost", |claim| {
        for stage in &mut claim.stages {
            if let Stage::Prices { potentials, .. } = stage {
                potentials.iter_mut().for_each(|price| price.0 = 0);
            }
        }
    });
    // Routes of less than nothing that add up.
    forged(&[], "a route carries less than nothing", |claim| {
        let mut path = claim.paths[0].clone();
        claim.paths[0].low += 5_000;
        claim.paths[0].high += 5_000;
        (path.low, path.high) = (-5_000, -5_000);
        claim.paths.push(path);
    });
    forged(&[], "the routes do not add up to the flow", |claim| _ = claim.paths.pop());
}

/// Claims whose own proof holds, because their network was made to fit; only the pack tells.
#[test]
fn a_network_made_to_fit_is_refused() {
    let limits = |run: &Run| {
        let claim = run.claim();
        let mut rows = csv::Reader::from_path(run.path.join("tables/limits.csv")).expect("a table");
        let header = rows.headers().expect("a header").clone();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).expect("written");
        for (row, arc) in rows.records().zip(&claim.arcs) {
            let row = row.expect("a row");
            let capacity = arc.capacity.map_or(String::new(), |grams| grams.to_string());
            let cells = row.iter().enumerate();
            let cells =
                cells.map(|(n, cell)| if &header[n] == "capacity_g" { &capacity } else { cell });
            writer.write_record(cells).expect("written");
        }
        let text = String::from_utf8(writer.into_inner().expect("all of it")).expect("UTF-8");
        run.write("tables/limits.csv", &text);
        let mut json: serde_json::Value =
            serde_json::from_str(&run.read("tables/limits.json")).expect("JSON");
        for (n, arc) in claim.arcs.iter().enumerate() {
            json[n]["capacity_g"] = arc.capacity.map_or(serde_json::Value::Null, Into::into);
        }
        run.write("tables/limits.json", &serde_json::to_string_pretty(&json).expect("JSON"));
        run.sealed();
    };
    // Capacities lowered to what flows.
    let run = Run::of(&[]).with_claim(|claim| {
        for (arc, &grams) in claim.arcs.iter_mut().zip(&claim.low) {
            if matches!(arc.role, Role::Move | Role::Supply | Role::Store) {
                arc.capacity = Some(grams);
            }
        }
    });
    check(&run.claim()).expect("on its own network the plan is the best");
    limits(&run);
    assert_eq!(run.verified(&["--files-only"]).exit, 0, "the files alone cannot tell");
    run.refused("capacity in grams of arc");
    // Other names of places: the same numbers.
    let run = Run::of(&[]).with_claim(|claim| claim.nodes.swap(2, 3));
    check(&run.claim()).expect("names prove nothing");
    assert_eq!(run.verified(&[]).exit, 5);
    // A smaller proof than was asked for.
    let run = Run::of(&[]).with_claim(|claim| {
        claim.level = Level::Reach;
        claim
            .stages
            .retain(|stage| matches!(stage, Stage::Prices { measure: Measure::People(_), .. }));
    });
    run.refused("summary.json certificate steps: ");
    let steps = run.claim().stages.len();
    let run = run.with_summary(|summary| summary["certificate"]["steps"] = steps.into());
    let said = run.verified(&["--files-only"]);
    assert_eq!(said.exit, 0, "{}", said.text);
    assert!(said.text.contains("level reach)"), "{}", said.text);
    run.refused("its level of proof: reach -> even");
}

#[test]
fn other_people_in_a_claim_are_refused() {
    let people = "people in need are those that the proof counts";
    forged(&[], people, |claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            (fed.people, fed.grams_per_person) = (fed.people * 2, fed.grams_per_person / 2);
        }
    });
    let access = "but access and need allow";
    forged(&[], access, |claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.people /= 2;
        }
    });
    forged(&[], access, |claim| {
        let fed = claim.arcs.iter_mut().find_map(|arc| arc.fed.as_mut()).expect("somebody");
        fed.share = Fraction { num: 1, den: 2 };
    });
    forged(&[], "other people", |claim| {
        for fed in claim.arcs.iter_mut().filter_map(|arc| arc.fed.as_mut()) {
            fed.phase = 5;
        }
    });
}

/// Where money runs out in one phase, evenness in another says nothing.
#[test]
fn evenness_in_a_phase_that_nobody_is_served_of_is_no_evenness() {
    let run = |ties: &str| {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Run::on(folder, "afghanistan", &["funds-frozen", "--ties", ties])
    };
    let fair = run("fairness");
    let cheap = run("cost").with_claim(|claim| {
        let needy = |n: &u32| {
            let cell = claim.cells[*n as usize];
            cell.phase == Some(3) && cell.needed > 0
        };
        let cells = (0..claim.cells.len() as u32).filter(needy).collect();
        let groups = vec![Group { level: Fraction { num: 0, den: 1 }, cells }];
        let side_of = vec![0; claim.nodes.len()];
        claim.stages.push(Stage::Cuts { phase: Some(3), groups, side_of });
        claim.level = Level::Even;
    });
    cheap.disguised_as(&fair).refused("must be the most even coverage in phase 4");
}

/// By cost alone no phase comes before another: a step that says so would hide that there is a cheaper
/// plan.
#[test]
fn a_dearer_plan_under_the_name_of_the_cheapest_is_refused() {
    let run = |ties: &str| {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let text = "extends = \"north-only\"\nname = \"Less money\"\nwhy = \"A try.\"\n\
                    [resources]\nbudget_usd = 1.73e8\n";
        std::fs::write(folder.path().join("less.toml"), text).expect("written");
        let args = ["less.toml", "--objective", "most-people", "--ties", ties];
        Run::on(folder, "afghanistan", &args)
    };
    run("fairness").disguised_as(&run("cost")).refused("its level of proof: ");
}
