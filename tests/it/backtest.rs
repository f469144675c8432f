//! Looking back, worked out by hand on two provinces that eat from one mill.

use crate::country::example;
use aidreach::analysis::backtest::{
    Backtest, Counts, Difference, Error, Forecast, Foretold, Reality, any_reported, backtest,
};
use aidreach::country::{AreaIx, Counted, Country, Covers, Entry, Reported, ReportedPart};
use aidreach::evidence::Origin;
use aidreach::network::Network;
use aidreach::plan::{Exact, Settings};
use aidreach::report::{Sharing, backtest_report};
use aidreach::scenario::{Needed, Scenario};
use aidreach::time::{Month, Period};
use aidreach::units::{Grams, People};
use num_bigint::BigInt;

const SARN: AreaIx = AreaIx(0);

fn month(n: i8) -> Month {
    Month::new(2021, n).expect("a month")
}

/// What the mill in Sarn sells from October to December.
const MILL: [&str; 3] = [
    "mill-10,sarn,2021-10,0,local,main,received,100,100,100,derived,made-up,",
    "mill-11,sarn,2021-11,0,local,main,delivered,200,200,200,derived,made-up,",
    "mill-12,sarn,2021-12,0,local,main,planned,300,300,300,derived,made-up,",
];

/// The example with everything granted, with no food but that of some rows, and two provinces equally
/// in need: 100,000 people together in October and November, 25,000 in December. A half ration is
/// 10 kg, so the mill feeds 10,000 and 20,000 people; in December it has food for 30,000, and
/// 25,000 are in need.
fn country_with(supplies: &[&str]) -> (Country, Scenario) {
    let mut files = example();
    let head =
        "id,place,month,lead_months,entry,split,counted,mt_low,mt,mt_high,basis,source,note\n";
    let table = format!("{head}{}\n", supplies.join("\n"));
    files.insert("supplies.csv".to_owned(), table.into_bytes());
    let needs: String = ["XM01", "XM02", "XM03"]
        .iter()
        .flat_map(|area| [("10", 50_000), ("11", 50_000), ("12", 12_500)].map(|m| (area, m)))
        .map(|(area, (n, people))| match *area {
            "XM03" => format!("{area},2021-{n},100000,0,0,0,autumn,assumed,made-up\n"),
            _ => format!("{area},2021-{n},100000,{people},0,0,autumn,assumed,made-up\n"),
        })
        .collect();
    let head = "area,month,population_analysed,phase3,phase4,phase5,round,basis,source\n";
    files.insert("needs.csv".to_owned(), format!("{head}{needs}").into_bytes());
    files.remove("reported-areas.csv");
    let country = Country::load(&files).map_err(|issues| issues.to_string()).expect("sound").0;
    let text =
        |id: &str| String::from_utf8(files.get(&format!("scenarios/{id}.toml"))?.clone()).ok();
    let known = ["baseline".to_owned(), "full-access".to_owned()];
    let scenario = Scenario::read(&country, "full-access", &text, &known).expect("sound").0;
    (country, scenario)
}

fn country() -> (Country, Scenario) {
    country_with(&MILL)
}

fn reported(country: &Country, n: i8, people: u64, mt: Option<f64>) -> Reported {
    Reported {
        month: month(n),
        people: People(people),
        food: mt.and_then(Grams::from_mt),
        provinces: None,
        note: String::new(),
        origin: country.reported[0].origin.clone(),
    }
}

fn looked_back(country: &Country, scenario: &Scenario) -> Backtest {
    let needed = Needed::of(country);
    let rations = [country.usual_ration()];
    backtest(country, scenario, &needed, &rations, Settings::default()).expect("plans")
}

/// So many hundredths of a percent.
fn error(hundredths: i64) -> Error {
    Error::new(BigInt::from(hundredths), BigInt::from(10_000))
}

fn foretold(people: u64, hundredths: i64) -> Foretold {
    Foretold { people, error: Some(error(hundredths)) }
}

#[test]
fn errors_and_their_means_are_those_worked_out_by_hand() {
    let (mut country, scenario) = country();
    country.reported = vec![
        reported(&country, 10, 8_000, Some(90.0)),
        reported(&country, 11, 25_000, None),
        reported(&country, 12, 20_000, None),
    ];
    let found = looked_back(&country, &scenario);
    let run = &found.runs[0];
    let by = |of: &dyn Fn(usize) -> Foretold| [0, 1, 2].map(of);
    assert_eq!(
        by(&|n| run.months[n].as_known.clone()),
        [foretold(10_000, 2_500), foretold(20_000, -2_000), foretold(25_000, 2_500)]
    );
    assert_eq!(
        by(&|n| run.months[n].tonnes_by_ration.clone()),
        [foretold(10_000, 2_500), foretold(20_000, -2_000), foretold(30_000, 5_000)]
    );
    let last: Vec<_> = run.months.iter().map(|m| m.last_month.clone()).collect();
    assert_eq!(last, [None, Some(foretold(8_000, -6_800)), Some(foretold(25_000, 2_500))]);
    // November and December are the months that all three have.
    assert_eq!(run.shared.months, [month(11), month(12)]);
    let of = |forecast| run.shared.of(forecast).cloned();
    assert_eq!(of(Forecast::AsKnown), Some(error(2_250)));
    assert_eq!(of(Forecast::TonnesByRation), Some(error(3_500)));
    assert_eq!(of(Forecast::LastMonth), Some(error(4_650)));
    let beaten = [(Forecast::TonnesByRation, true), (Forecast::LastMonth, true)];
    assert_eq!(run.shared.beaten(), beaten);
    // Over all three: 70 and 95 hundredths, by three; the month before has no first month.
    assert_eq!(run.all.months.len(), 3);
    let third = |whole: i64| Error::new(BigInt::from(whole), BigInt::from(300));
    assert_eq!(run.all.as_known, Some(third(70)));
    assert_eq!(run.all.tonnes_by_ration, Some(third(95)));
    assert_eq!(run.all.last_month, None);
    // November's tonnes were counted at hand-out; 25 and 50 hundredths are left, by two.
    assert_eq!(run.independent.months, [month(10), month(12)]);
    assert_eq!(run.independent.as_known, Some(error(2_500)));
    assert_eq!(run.independent.tonnes_by_ration, Some(error(3_750)));
    assert_eq!(found.months[1].counted_at_hand_out(), Exact::from_integer(200_000_000));
    assert_eq!(found.months[2].counted(Counted::Planned), Exact::from_integer(300_000_000));
    // October and December are missed alike.
    assert_eq!(run.worst(), Some(0));
    // 90 MT are 9,000 rations: 1,000 more than reported, and 1,000 fewer than planned.
    let split = Difference { by_ration: 1_000, by_tonnes: 1_000 };
    assert_eq!(run.months[0].difference, Some(split));
    assert_eq!(run.months[1].difference, None);
    assert_eq!(run.months[1].handed_out, Exact::from_integer(200_000_000));
    assert_eq!(run.months[1].provinces, 2);
}

#[test]
fn what_is_said_of_the_better_forecast_is_true_whichever_it_is() {
    let cases = [
        (
            [8_000, 25_000, 20_000],
            "misses by 22.5 % on average, dividing tonnes by the ration by 35.0 % and last month again \
             by 46.5 %: here the plan is better than dividing tonnes by the ration and last month again. \
             Over all 3 reported months the plan misses by 23.3 %, the division by 31.7 %.",
        ),
        (
            [5_000, 20_000, 30_000],
            "misses by 8.3 % on average, dividing tonnes by the ration by 0.0 % and last month again by \
             54.2 %: here the plan is better than last month again, but not than dividing tonnes by the \
             ration. Over all 3 reported months the plan misses by 38.9 %, the division by 33.3 %.",
        ),
        (
            [30_000, 30_000, 30_000],
            "misses by 25.0 % on average, dividing tonnes by the ration by 16.7 % and last month again by \
             0.0 %: here the plan is not better than dividing tonnes by the ration or last month again. \
             Over all 3 reported months the plan misses by 38.9 %, the division by 33.3 %.",
        ),
    ];
    for (people, said) in cases {
        let (mut country, scenario) = country();
        country.reported = [10, 11, 12]
            .iter()
            .zip(people)
            .map(|(n, people)| reported(&country, *n, people, None))
            .collect();
        let found = looked_back(&country, &scenario);
        let needed = Needed::of(&country);
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let told = backtest_report(&network, &found, Sharing::Internal);
        let with = "With a ration of 10.00 kg (half ration), Nov-Dec 2021: the plan as known ";
        assert_eq!(told.headline[0].to_string(), format!("{with}{said}"));
    }
}

#[test]
fn a_forecast_that_misses_as_much_is_not_beaten() {
    let (mut country, scenario) = country();
    country.reported = vec![reported(&country, 10, 8_000, None)];
    let found = looked_back(&country, &scenario);
    let run = &found.runs[0];
    assert!(run.shared.months.is_empty(), "nothing is reported for the month before");
    assert_eq!(run.all.beaten(), [(Forecast::TonnesByRation, false)]);
}

#[test]
fn a_month_in_which_nobody_was_reported_reached_has_no_error() {
    let (mut country, scenario) = country();
    country.reported = vec![reported(&country, 10, 0, None), reported(&country, 11, 25_000, None)];
    let found = looked_back(&country, &scenario);
    let run = &found.runs[0];
    assert_eq!(run.months[0].as_known, Foretold { people: 10_000, error: None });
    assert_eq!(run.all.months, [month(11)]);
    assert_eq!(run.shared.last_month, Some(error(10_000)));
}

#[test]
fn last_month_may_lie_before_the_window() {
    let (mut country, scenario) = country();
    country.reported =
        vec![reported(&country, 9, 10_000, None), reported(&country, 10, 8_000, None)];
    let found = looked_back(&country, &scenario);
    assert_eq!(found.months.len(), 1);
    assert_eq!(found.runs[0].months[0].last_month, Some(foretold(10_000, 2_500)));
}

#[test]
fn parts_are_compared_by_shares_where_only_some_days_are_known() {
    let (mut country, scenario) = country();
    country.reported = vec![reported(&country, 11, 25_000, None)];
    let origin: Origin = country.reported[0].origin.clone();
    let part =
        |name: &str, areas: &[AreaIx], covers, people: Option<u64>, mt: Option<f64>| ReportedPart {
            month: month(11),
            name: name.to_owned(),
            areas: areas.to_vec(),
            covers,
            people: people.map(People),
            food: mt.and_then(Grams::from_mt),
            note: String::new(),
            origin: origin.clone(),
        };
    country.reported_parts = vec![
        part("Sarn", &[SARN], Covers::Days, Some(3_000), None),
        part("the rest", &[AreaIx(3), AreaIx(5)], Covers::Days, Some(1_000), None),
        part("Sarn", &[SARN], Covers::Month, Some(11_000), Some(120.0)),
    ];
    let provinces: Vec<&str> = [0, 3, 5].map(|n: usize| country.areas[n].pcode.as_str()).to_vec();
    assert_eq!(provinces, ["XM01", "XM02", "XM03"]);
    let found = looked_back(&country, &scenario);
    let told: Vec<_> = found.parts.iter().map(|set| (set.covers, set.counts)).collect();
    let month_people = (Covers::Month, Counts::People);
    assert_eq!(told, [month_people, (Covers::Month, Counts::Food), (Covers::Days, Counts::People)]);
    let half = Exact::new(1, 2);
    let figures = |set: usize, part: usize| {
        let part = &found.parts[set].parts[part];
        (part.told, part.as_known, part.by_need)
    };
    let whole = |n: i128| Exact::from_integer(n);
    // Half of the 25,000 reported in the country, and of its 200 MT, go to Sarn by need.
    assert_eq!(figures(0, 0), (whole(11_000), whole(10_000), Some(whole(12_500))));
    assert_eq!(figures(1, 0), (whole(120_000_000), whole(100_000_000), Some(whole(100_000_000))));
    assert_eq!(found.parts[0].off(), None);
    // By shares: three quarters and one, beside a half and a half.
    assert_eq!(figures(2, 0), (Exact::new(3, 4), half, Some(half)));
    assert_eq!(figures(2, 1), (Exact::new(1, 4), half, Some(half)));
    assert_eq!(found.parts[2].off(), Some([Exact::new(1, 4), Exact::new(1, 4)]));
}

#[test]
fn only_reports_of_the_window_count() {
    let (mut country, scenario) = country();
    assert!(any_reported(&country, &scenario));
    country.reported.retain(|report| report.month < month(10));
    assert!(!any_reported(&country, &scenario));
}

#[test]
fn by_district_provinces_are_counted_and_parts_are_found() {
    let (mut country, scenario) = country();
    country.reported = vec![reported(&country, 11, 25_000, None)];
    country.reported_parts = vec![ReportedPart {
        month: month(11),
        name: "Sarn".to_owned(),
        areas: vec![SARN],
        covers: Covers::Month,
        people: Some(People(11_000)),
        food: None,
        note: String::new(),
        origin: country.reported[0].origin.clone(),
    }];
    let districts = country.by_district();
    let found = looked_back(&districts, &scenario);
    assert_eq!(found.runs[0].months[0].provinces, 2);
    assert_eq!(found.runs[0].months[0].as_known.people, 20_000);
    assert_eq!(found.parts[0].parts[0].as_known, Exact::from_integer(10_000));
}

#[test]
fn a_month_is_near_circular_from_half_of_its_tonnes_on() {
    let grams = |mt: i128| Exact::from_integer(mt * 1_000_000);
    let real = |counts: &[(Counted, i128)]| Reality {
        period: Period(0),
        reported: 0,
        supplied: counts.iter().map(|(_, mt)| grams(*mt)).sum(),
        by_count: counts.iter().map(|(how, mt)| ((*how, Entry::Local), grams(*mt))).collect(),
        printed: Exact::default(),
        assumed: Exact::default(),
        on_offer: Exact::default(),
        caseload: None,
    };
    let (delivered, received) = (Counted::Delivered, Counted::Received);
    assert!(real(&[(delivered, 50), (received, 50)]).near_circular());
    assert!(real(&[(delivered, 20), (Counted::Dispatched, 30), (received, 50)]).near_circular());
    assert!(!real(&[(delivered, 49), (received, 50)]).near_circular());
    assert!(!real(&[(Counted::Planned, 10)]).near_circular());
    assert!(!real(&[]).near_circular(), "without food there is nothing to count");
}

#[test]
fn what_lies_in_store_is_planned_with_and_not_divided() {
    let stock = "store-10,sarn,2021-10,0,stock,main,planned,50,50,50,assumed,made-up,";
    let (mut country, scenario) = country_with(&[&[stock], &MILL[..]].concat());
    country.reported = vec![reported(&country, 10, 8_000, None)];
    let found = looked_back(&country, &scenario);
    let (real, month) = (&found.months[0], &found.runs[0].months[0]);
    let grams = |mt: i128| Exact::from_integer(mt * 1_000_000);
    assert_eq!((real.supplied, found.in_store, real.on_offer), (grams(100), grams(50), grams(100)));
    // October is the poorer month with the stock as without it, so all of it is handed out there.
    assert_eq!((month.as_known.people, month.tonnes_by_ration.people), (15_000, 10_000));
}

#[test]
fn what_was_counted_inside_and_comes_from_outside_is_made_to_enter_again() {
    let abroad =
        "abroad-10,tolan_depot,2021-10,0,entering,main,dispatched,70,70,70,assumed,made-up,";
    let (mut country, scenario) = country_with(&[&[abroad], &MILL[..]].concat());
    country.reported =
        vec![reported(&country, 10, 8_000, None), reported(&country, 11, 9_000, None)];
    let found = looked_back(&country, &scenario);
    let again: Vec<Exact> = found.months.iter().map(|real| real.made_to_enter_again()).collect();
    assert_eq!(again, [Exact::from_integer(70_000_000), Exact::default()]);
}
