//! Figures that a scenario takes otherwise come to what tables with these figures in them come to.

use crate::shipped::shipped;
use aidreach::country::Country;
use aidreach::network::{Network, late_beyond};
use aidreach::plan::outline_on;
use aidreach::scenario::{Needed, Scenario};
use aidreach::units::{Grams, People};

/// What a scenario that extends another says of figures, read as a file.
fn adjusted(country: &Country, base: &Scenario, text: &str) -> Scenario {
    let whole = format!("name = \"n\"\nwhy = \"w\"\n{text}");
    let read = |id: &str| (id == "asked").then(|| whole.clone());
    let (scenario, issues) = Scenario::read(country, "asked", &read, &[]).expect("sound");
    assert!(issues.is_empty(), "{issues}");
    let adjustments = scenario.adjustments;
    Scenario { adjustments, ..base.clone() }
}

/// Whom plans serve, cell by cell, where a scenario adjusts figures and where the tables hold these.
fn alike(base: (&Country, &Scenario), text: &str, change: impl Fn(&mut Country)) {
    let (country, scenario) = base;
    let mut changed = country.clone();
    change(&mut changed);
    let asked = adjusted(country, scenario, text);
    let needed = Needed::of(country);
    let served = |country: &Country, scenario: &Scenario| {
        let network = Network::new(country, scenario, &needed).expect("a network");
        let outline = outline_on(&network).expect("a plan");
        let months = outline.areas.into_iter().flat_map(|area| area.months);
        months.map(|month| (month.need, month.served)).collect::<Vec<_>>()
    };
    let (by_scenario, by_table) = (served(country, &asked), served(&changed, scenario));
    assert!(by_scenario == by_table, "{text}");
    assert!(by_scenario != served(country, scenario), "it changes something: {text}");
}

#[test]
fn what_a_scenario_adjusts_comes_to_what_tables_with_it_come_to() {
    let (country, scenario) = shipped("example", "baseline");
    let base = (&country, &scenario);
    let halved = "[[adjust]]\nfigure = \"capacity\"\nplace = \"sarn\"\ntimes = 0.25\n";
    let sarn = country.places.iter().position(|place| place.id == "sarn").expect("a place");
    alike(base, halved, |country| {
        for link in &mut country.links {
            if [link.from, link.to].iter().any(|end| end.index() == sarn)
                && let Some(capacity) = &mut link.capacity
            {
                capacity.per_month.best.0 /= 4;
            }
        }
    });
    let amount =
        "[[adjust]]\nfigure = \"capacity\"\nlink = \"east_gate__sarn\"\nmt_per_month = 90\n";
    alike(base, amount, |country| {
        let link = country.links.iter_mut().find(|link| link.id == "east_gate__sarn");
        let capacity = link.and_then(|link| link.capacity.as_mut()).expect("a capacity");
        capacity.per_month.best = Grams(90_000_000);
    });
    let less = "[[adjust]]\nfigure = \"supply\"\nplace = \"port_ambar\"\ntimes = 0.1\n\
                from = 2021-11-01\nto = 2021-11-30\n";
    alike(base, less, |country| {
        for supply in &mut country.supplies {
            // It lies at the port a month after it was ordered.
            if supply.id == "port_ambar_2021-10" {
                supply.amount.best.0 /= 10;
            }
        }
    });
    let late = "[[adjust]]\nfigure = \"supply\"\nplace = \"port_ambar\"\nlate_share = 1\nlate_months = 1\n";
    alike(base, late, |country| {
        for supply in &mut country.supplies {
            if supply.id.starts_with("port_ambar") {
                supply.lead_months += 1;
            }
        }
    });
    let need = "[[adjust]]\nfigure = \"need\"\narea = \"XM02\"\ntimes = 1.5\n";
    alike(base, need, |country| {
        for need in &mut country.needs {
            if country.areas[need.area.index()].pcode == "XM02" {
                need.phases = need.phases.map(|people| People((people.0 * 3).div_ceil(2)));
            }
        }
    });
}

#[test]
fn half_of_what_is_late_comes_later_and_none_is_lost() {
    let (country, scenario) = shipped("example", "baseline");
    let text = "[[adjust]]\nfigure = \"supply\"\nlate_share = 0.5\nlate_months = 1\n";
    let asked = adjusted(&country, &scenario, text);
    let needed = Needed::of(&country);
    let offers = |scenario: &Scenario| {
        let network = Network::new(&country, scenario, &needed).expect("a network");
        network.offers.clone()
    };
    let (before, after) = (offers(&scenario), offers(&asked));
    let last = scenario.window.periods().next_back().expect("a month");
    for offer in &before {
        let own = after.iter().filter(|other| other.supply == offer.supply);
        let parts: Vec<(u8, u8, i64)> =
            own.map(|part| (part.late, part.period.0, part.amount.0)).collect();
        let half = offer.amount.0 / 2;
        let mut expected = vec![(0, offer.period.0, half), (1, offer.period.0 + 1, half)];
        // What would come after the window is out of reach.
        expected.truncate(if offer.period == last { 1 } else { 2 });
        assert_eq!(parts, expected, "{offer:?}");
    }
}

#[test]
fn what_comes_after_the_window_because_it_is_late_is_told() {
    let (country, scenario) = shipped("example", "baseline");
    assert_eq!(late_beyond(&country, &scenario), Grams(0));
    let text = "[[adjust]]\nfigure = \"supply\"\nlate_share = 0.5\nlate_months = 1\n";
    let asked = adjusted(&country, &scenario, text);
    // In the last month 700 MT lie at the port, 50 MT at Sarn and 300 MT at Tolan: half of it is late.
    assert_eq!(late_beyond(&country, &asked), Grams(525_000_000));
}

#[test]
fn written_out_in_full_it_reads_the_same() {
    let (country, scenario) = shipped("afghanistan", "baseline");
    let text = "[[adjust]]\nfigure = \"capacity\"\nplace = \"torkham\"\ntimes = 0.333333\nto = 2021-10-31\n\
                note = \"half shut\"\n[[adjust]]\nfigure = \"need\"\nareas = [\"AF23\", \"AF01\"]\ntimes = 1.25\n\
                [[adjust]]\nfigure = \"supply\"\nlate_share = 0.25\nlate_months = 2\n\
                [[adjust]]\nfigure = \"capacity\"\nlinks = [\"torkham__torkham_pk\"]\nmt_per_month = 1200.5\n";
    let asked = adjusted(&country, &scenario, text);
    let written = asked.written_out(&country);
    let read = |id: &str| (id == "asked").then(|| written.clone());
    let again = Scenario::read(&country, "asked", &read, &[]).expect("sound").0;
    assert_eq!(again.adjustments, asked.adjustments);
}

#[test]
fn what_says_nothing_or_contradicts_itself_is_told_with_its_line() {
    let (country, _) = shipped("example", "baseline");
    let text = r#"name = "n"
why = "w"
[[adjust]]
times = 2
[[adjust]]
figure = "capacity"
place = "nowhere"
times = 2
[[adjust]]
figure = "capacity"
link = "east_gate__sarn"
times = 2000
from = 2021-10-15
[[adjust]]
figure = "supply"
place = "vesh"
times = 2
[[adjust]]
figure = "supply"
late_share = 0.5
[[adjust]]
figure = "need"
area = "XM9"
mt_per_month = 2
[[adjust]]
figure = "capacity"
link = "east_gate__sarn"
mt_per_month = 20
[[adjust]]
figure = "capacity"
place = "sarn"
mt_per_month = 30
[[adjust]]
figure = "need"
times = 1.1
to = 2020-01-31
"#;
    let read = |id: &str| (id == "asked").then(|| text.to_owned());
    let issues = Scenario::read(&country, "asked", &read, &[]).expect_err("it is wrong");
    expect_test::expect![[r#"
        E0415 asked.toml:3 [figure]: `figure` is missing -> figure = capacity, supply or need, in quotes
        E0411 asked.toml:7 [place]: there is no place `nowhere` -> one of the pack's 14
        E0412 asked.toml:12 [times]: `2000` -> a factor from 0 to 1000, such as 0.5 or 2
        E0412 asked.toml:13 [from]: 2021-10-15 -> the first day of a month
          help: figures change by whole months
        E0412 asked.toml:16 [place]: no food is on offer at `vesh` -> a place of supplies.csv
        E0415 asked.toml:20 [late_share]: `late_months` is missing -> late_months = by how many months
        E0411 asked.toml:23 [area]: there is no area `XM9` -> XM01, XM0101, XM0102, XM02, XM0201, XM03, XM0301 or XM0302
        E0412 asked.toml:24 [mt_per_month]: `mt_per_month` says nothing of this figure -> area, areas, times
        E0402 asked.toml:29 [mt_per_month]: another amount for a link of these in the same month -> one amount for a link in a month
        W0122 asked.toml:33 [from]: 2020-01 to 2020-01 lies outside the window -> months from 2021-10 to 2022-01
          help: it changes nothing
    "#]].assert_eq(&issues.to_string());
}

/// More people in need than live somewhere are refused, also where two factors make them so together.
#[test]
fn nobody_is_in_need_who_does_not_live_there() {
    let told = |words: &[&str]| {
        let base = ["plan", "--country", "example", "--draws", "0", "-q"];
        let ran = crate::cli::run(&[&base[..], words].concat());
        (ran.exit, ran.err)
    };
    let (exit, err) = told(&["--need", "XM02 x1.2", "--need", "x1.2"]);
    assert_eq!(exit, 0, "{err}");
    let (exit, err) = told(&["--need", "XM02 x30", "--need", "x30"]);
    assert_ne!(exit, 0);
    assert!(err.contains("residents"), "{err}");
}
