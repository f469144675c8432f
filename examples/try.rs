use aidreach::{country::*, plan::*, scenario::*};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let files = embedded(&args[1]).expect("pack");
    let t = std::time::Instant::now();
    let (country, issues) = match Country::load(&files) {
        Ok(x) => x,
        Err(i) => {
            let n = i.iter().count();
            for i in i.iter().take(25) {
                eprintln!("{i}");
            }
            eprintln!("{n} issues");
            return;
        }
    };
    for i in issues.iter().take(8) {
        eprintln!("{i}");
    }
    eprintln!("loaded {:?}, {} issues", t.elapsed(), issues.iter().count());
    let country = if args.len() > 3 {
        country.by_district()
    } else {
        country
    };
    let names: Vec<String> = files
        .names()
        .iter()
        .filter_map(|n| {
            n.strip_prefix("scenarios/")?
                .strip_suffix(".toml")
                .map(str::to_owned)
        })
        .collect();
    let read = |n: &str| {
        files
            .read(&format!("scenarios/{n}.toml"))
            .ok()
            .and_then(|b| String::from_utf8(b.into_owned()).ok())
    };
    let needed = Needed::of(&country);
    for name in names.iter().filter(|n| args[2] == "all" || **n == args[2]) {
        let (scenario, iss) = match Scenario::read(&country, name, &read, &names) {
            Ok(x) => x,
            Err(e) => {
                eprintln!("{e}");
                continue;
            }
        };
        for i in iss.iter().take(5) {
            eprintln!("{i}");
        }
        if args[2] != "all" {
            let t = std::time::Instant::now();
            match as_known(&country, &scenario, &needed, Settings::default()) {
                Ok(a) => {
                    println!(
                        "as known {:?} left {} cost {:.0}",
                        t.elapsed(),
                        a.left
                            .iter()
                            .map(|l| l.grams.to_integer() / 1000000)
                            .sum::<i128>(),
                        (a.costs.total() / 100).to_integer()
                    );
                    for (m, st) in a.steps.iter().enumerate() {
                        let s: u64 = a
                            .areas
                            .iter()
                            .map(|a| a.months[m].shown.iter().sum::<u64>())
                            .sum();
                        println!(
                            "  {} reached {} meant {} done {}",
                            scenario.window.month(st.period),
                            s,
                            st.meant.to_integer() / 1000000,
                            st.done.to_integer() / 1000000
                        );
                    }
                }
                Err(e) => println!("{e}"),
            }
        }
        for o in [
            Objective::Severity,
            Objective::MostPeople,
            Objective::Fairest,
        ] {
            let mut scenario = scenario.clone();
            scenario.objective = o;
            let t = std::time::Instant::now();
            match plan(&country, &scenario, &needed, Settings::default()) {
                Ok(p) => {
                    let s: u64 = p.areas.iter().map(|a| a.shown()).sum();
                    let n: u64 = p.areas.iter().map(|a| a.need()).sum();
                    println!(
                        "{name} {} {:?} reached {} of {} routes {} arcs {} nodes {} cost {:.0} USD remarks {:?}",
                        o.word(),
                        t.elapsed(),
                        s,
                        n,
                        p.routes.len(),
                        p.claim.arcs.len(),
                        p.claim.nodes.len(),
                        (p.costs.total() / 100).to_integer(),
                        p.remarks
                    );
                    if o == Objective::Severity && args[2] != "all" {
                        for m in 0..p.window.n_months() {
                            let s: u64 = p
                                .areas
                                .iter()
                                .map(|a| a.months[m].shown.iter().sum::<u64>())
                                .sum();
                            println!(
                                "  {} {}",
                                p.window.month(aidreach::time::Period(m as u8)),
                                s
                            );
                        }
                        for b in p.bottlenecks.iter().take(6) {
                            println!("  {:?}", b);
                        }
                    }
                }
                Err(e) => println!("{name} {} {e}", o.word()),
            }
        }
    }
}
