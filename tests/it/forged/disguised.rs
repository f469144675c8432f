//! Plans of something else under a name: honest plans, of another scenario, other people, or for
//! another goal, in a folder whose manifest says otherwise.

use super::Run;

/// What was really planned, and what `verify` says of it beside the proof of the baseline.
struct Disguise {
    run: Run,
    seen: &'static str,
}

fn planned(args: &[&str], seen: &'static str) -> Disguise {
    Disguise { run: Run::of(args), seen }
}

fn changed(file: &str, (from, to): (&str, &str), seen: &'static str) -> Disguise {
    let run = Run::on_changed(file, |text| text.replacen(from, to, 1), &[]);
    Disguise { run, seen }
}

fn refused(disguises: Vec<Disguise>, real: &Run) {
    for Disguise { run, seen } in disguises {
        run.disguised_as(real).refused(seen);
    }
}

#[test]
fn a_plan_of_another_scenario_or_goal_is_refused() {
    let real = Run::of(&[]);
    let disguises = vec![
        planned(&["all-denied"], "number of nodes: "),
        planned(&["full-access"], "the proof is one for the network of the scenario"),
        planned(&["east-closed"], "number of nodes: "),
        planned(&["--objective", "most-people"], "the proof's objective: most-people -> severity"),
        planned(&["--objective", "fairest"], "the proof's objective: fairest -> severity"),
        planned(&["--ties", "cost"], "its level of proof: reach+cost -> even"),
        planned(&["--ration", "full"], "of arc "),
        planned(&["--level", "district"], "number of nodes: "),
        planned(
            &["--even", "window", "--objective", "severity", "full-access"],
            "number of nodes: ",
        ),
    ];
    refused(disguises, &real);
}

#[test]
fn a_plan_with_other_means_is_refused() {
    let real = Run::of(&[]);
    let disguises = vec![
        changed("supplies.csv", ("560,700,840", "560,800,840"), "capacity in grams of arc"),
        changed("stores.csv", ("300,400,500", "300,450,500"), "capacity in grams of arc"),
        changed("costs.csv", ("25,30,35", "25,31,35"), "cost in cents a tonne of arc"),
        changed("prices.csv", ("360,400,440", "360,401,440"), "cost in cents a tonne of arc"),
        changed(
            "link-capacities.csv",
            (
                ",10,20,30,0.05,0.1,0.2,300,600,1200,10 trucks",
                ",20,20,30,0.05,0.1,0.2,600,1200,2400,20 trucks",
            ),
            "capacity in grams of arc",
        ),
    ];
    refused(disguises, &real);
}

#[test]
fn a_plan_for_other_people_is_refused() {
    let real = Run::of(&[]);
    let disguises = vec![
        // Needs halved.
        changed(
            "needs.csv",
            ("300000,50000,10000,0", "300000,25000,5000,0"),
            "people in need of arc",
        ),
        changed(
            "needs.csv",
            ("300000,50000,10000,0", "300000,50000,11000,0"),
            "people in need of arc",
        ),
        changed(
            "caseloads.csv",
            ("90000,110000,120000", "90000,111000,120000"),
            "capacity in grams",
        ),
        changed("rations.csv", ("half ration,10", "half ration,9"), "of arc "),
        changed("permissions.csv", ("P2.2,granted", "P2.2,denied"), "number of nodes: "),
    ];
    refused(disguises, &real);
}

#[test]
fn a_budget_that_was_dropped_is_refused() {
    let real = Run::of(&["short-of-money"]);
    let file = "scenarios/short-of-money.toml";
    let rich = |text: &str| text.replace("budget_usd = 8.0e5", "budget_usd = 8.1e5");
    let free = |text: &str| text.replace("[resources]\nbudget_usd = 8.0e5\n", "");
    Run::on_changed(file, rich, &["short-of-money"])
        .disguised_as(&real)
        .refused("budget in 1e-8 US dollars: 81000000000000 -> 80000000000000");
    Run::on_changed(file, free, &["short-of-money"])
        .disguised_as(&real)
        .refused("budget in 1e-8 US dollars: none -> 80000000000000");
}

#[test]
fn a_lower_target_under_a_higher_ones_name_is_refused() {
    let of =
        |share: &str| Run::of(&["full-access", "--objective", &format!("cheapest-for={share}")]);
    of("0.3").disguised_as(&of("0.37")).refused("its target: ");
}

#[test]
fn what_was_known_is_held_against_each_month() {
    let real = Run::of(&["--as-known"]);
    let hindsight = Run::of(&[]);
    hindsight.disguised_as(&real).refused("certificate.json has no place in this run");
    let doubled = |text: &str| text.replacen("560,700,840", "1120,1400,1680", 1);
    let run = Run::on_changed("supplies.csv", doubled, &["--as-known"]);
    run.disguised_as(&real).refused("the month 2021-1");
    let other = Run::of(&["east-closed", "--as-known"]);
    other.disguised_as(&real).refused("the month 2021-1");
    // Plans that are only cheap where even ones were asked for.
    let cheap = Run::of(&["--as-known", "--ties", "cost"]);
    cheap.disguised_as(&real).refused("level reach+cost -> even");
    // A month without its certificate, and one with another month's.
    let run = Run::of(&["--as-known"]);
    let names = ["certificates/2021-12.json", "certificates/2022-01.json"];
    let last = run.read(names[1]);
    std::fs::remove_file(run.path.join(names[1])).expect("removed");
    run.sealed();
    run.refused("there are 3 of 4 certificates");
    run.write(names[1], &run.read(names[0]));
    run.sealed();
    run.refused("is about other months or areas");
    run.write(names[1], &last);
    run.sealed();
    assert_eq!(run.verified(&[]).exit, 0);
}
