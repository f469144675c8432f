//! A country small enough to work every step out by hand.
//!
//! Two areas and two months, a ration of 10 kg, 60,000 people in need in Amor and 40,000 in Bira each
//! month. Food is on offer outside at Quay and comes over the Gate, which carries 900 MT a month, to
//! Amor, and from there over the Col to Bira. Nothing is stored anywhere. In October handing out in Bira
//! is denied, the Gate is open for half the month and banks are shut; in November snow shuts the Col.
//!
//! | person-months           | October | November | both    |
//! | ----------------------- | ------- | -------- | ------- |
//! | in need                 | 100,000 | 100,000  | 200,000 |
//! | within the caseload     |  95,000 | 100,000  | 195,000 | 95,000 are registered in October
//! | handing out is allowed  |  60,000 | 100,000  | 160,000 | not in Bira in October
//! | a way is open           |  60,000 |  60,000  | 120,000 | none to Bira in November
//! | the ways can carry it   |  50,000 |  60,000  | 110,000 | 450 MT over the Gate, 50 MT bought in Amor
//! | banks, cash and fuel    |  45,000 |  60,000  | 105,000 | nothing is bought while banks are shut
//! | food on offer           |  30,000 |  40,000  |  70,000 | 300 and 400 MT
//! | money                   |         |          |  35,000 | 35,000 US dollars at 100 a tonne

use super::{held, never_rises};
use crate::country::Files;
use aidreach::country::Country;
use aidreach::network::{Limit, Network};
use aidreach::plan::{Cascade, Exact, HeldBack, Limiting, More, Plan, held_back_by_area};
use aidreach::scenario::{Needed, Scenario};

pub(crate) const TABLES: &[(&str, &str)] = &[
    (
        "pack.toml",
        r#"iso2 = "XA"
iso3 = "XAA"
name = "Handland"
version = "1"
currency = "USD"
licence = "CC0"
attribution = []
window = { from = 2021-10-01, months = 2 }
bounds = [0, 0, 20, 20]
pcode_digits = [2, 4]
ration = "plain"
notes = []
"#,
    ),
    (
        "areas.csv",
        "pcode,level,parent,name_en,capital,population,label_lat,label_lon,basis,source
XA01,province,,Amor,amor,1000000,5,5,assumed,hand
XA0101,district,XA01,Amor town,,1000000,5,5,assumed,hand
XA02,province,,Bira,bira,1000000,5,8,assumed,hand
XA0201,district,XA02,Bira town,,1000000,5,8,assumed,hand
",
    ),
    (
        "places.csv",
        "id,name,kind,country,area,lat,lon,basis,source
amor,Amor,capital,XA,XA01,5,5,assumed,hand
bira,Bira,capital,XA,XA02,5,8,assumed,hand
gate,Gate,crossing,XA,XA01,5,4.2,assumed,hand
quay,Quay,port,XB,,5,3.8,assumed,hand
",
    ),
    (
        "links.csv",
        "id,from,to,mode,direction,surface,name,length_km,length_basis,length_source,corridor,overflies
gate__amor,gate,amor,road,both,paved,Amor road,100,assumed,hand,,
col,amor,bira,road,both,paved,the Col,400,assumed,hand,,
quay__gate,quay,gate,road,both,paved,Gate crossing,50,assumed,hand,,
",
    ),
    (
        "link-capacities.csv",
        "link,vehicle,vehicles_per_day,payload_mt,days_per_month,open_share_low,open_share,open_share_high,capacity_mt_per_month_low,capacity_mt_per_month,capacity_mt_per_month_high,derivation,basis,source
quay__gate,none,,,,1,1,1,900,900,900,made up,assumed,hand
",
    ),
    (
        "link-months.csv",
        "link,month,open_share,reason,basis,source
col,2021-11,0,snow,assumed,hand
",
    ),
    (
        "caseloads.csv",
        "area,month,kind,name,people_low,people,people_high,basis,source,note
,2021-10,capacity,,95000,95000,95000,assumed,hand,
",
    ),
    (
        "needs.csv",
        "area,month,population_analysed,phase3,phase4,phase5,round,basis,source
XA01,2021-10,1000000,60000,0,0,r,assumed,hand
XA01,2021-11,1000000,60000,0,0,r,assumed,hand
XA02,2021-10,1000000,40000,0,0,r,assumed,hand
XA02,2021-11,1000000,40000,0,0,r,assumed,hand
",
    ),
    (
        "supplies.csv",
        "id,place,month,lead_months,entry,split,counted,mt_low,mt,mt_high,basis,source
s1,quay,2021-10,0,entering,main,received,300,300,300,assumed,hand
s2,quay,2021-11,0,entering,main,received,400,400,400,assumed,hand
s3,amor,2021-10,0,local,main,received,50,50,50,assumed,hand
",
    ),
    (
        "prices.csv",
        "place,usd_per_mt_low,usd_per_mt,usd_per_mt_high,basis,source
quay,100,100,100,assumed,hand
amor,100,100,100,assumed,hand
",
    ),
    (
        "permissions.csv",
        "id,name,counterpart,kind,applies_to,acaps_indicator,default_state,default_share,p_granted_low,p_granted,p_granted_high,local_purchase_lost_share,budget_lost_share,sensitivity,basis,source
banks,paying,office,banking,all,,granted,,0.5,0.5,0.5,1,0,public,assumed,hand
crossing,crossing the Gate,office,entry,link=quay__gate,,granted,,0.5,0.5,0.5,,,public,assumed,hand
in-bira,handing out in Bira,office,distribution,area=XA02,,granted,,0.5,0.5,0.5,,,public,assumed,hand
",
    ),
    (
        "counterparts.csv",
        "id,name,kind,sensitivity,basis,source
office,The office,authority,public,assumed,hand
",
    ),
    (
        "costs.csv",
        "item,low,best,high,unit,basis,source
air,0,0,0,usd_per_mt_km,assumed,hand
border,0,0,0,usd_per_mt,assumed,hand
handing_out,0,0,0,usd_per_mt,assumed,hand
rail,0,0,0,usd_per_mt_km,assumed,hand
road_gravel,0,0,0,usd_per_mt_km,assumed,hand
road_paved,0,0,0,usd_per_mt_km,assumed,hand
road_track,0,0,0,usd_per_mt_km,assumed,hand
sea,0,0,0,usd_per_mt_km,assumed,hand
storing,0,0,0,usd_per_mt_month,assumed,hand
",
    ),
    (
        "hauling.csv",
        "item,low,best,high,unit,basis,source
working_day,8,10,12,hours_per_day,assumed,hand
loading,3,4,6,hours,assumed,hand
unloading,3,4,6,hours,assumed,hand
transshipment,6,8,12,hours,assumed,hand
truck_articulated,20,25,50,mt,assumed,hand
truck_rigid,15,20,20,mt,assumed,hand
truck_light,5,10,10,mt,assumed,hand
",
    ),
    (
        "rations.csv",
        "id,name,kg_per_person_month,kcal_per_person_day,basis,source
plain,plain ration,10,1050,assumed,hand
",
    ),
    ("sources.csv", "id,title,publisher,sensitivity\nhand,made up,test,public\n"),
];

const OCTOBER: &str = r#"
name = "As it is"
why = "Worked out by hand."

[[decide]]
permission = "in-bira"
state = "denied"
to = 2021-10-31

[[decide]]
permission = "crossing"
state = "partial"
share = 0.5
to = 2021-10-31

[[decide]]
permission = "banks"
state = "denied"
to = 2021-10-31
"#;

/// What is worked out of a scenario of the little country.
fn worked_out(scenario: &str) -> (Plan, HeldBack, Vec<Cascade>) {
    let files: Files =
        TABLES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let country = Country::load(&files).map_err(|issues| issues.to_string());
    let country = country.expect("a sound pack").0;
    let text = |_: &str| Some(scenario.to_owned());
    let scenario = Scenario::read(&country, "hand", &text, &[]).expect("a sound scenario").0;
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let (plan, held) = held(&network);
    let areas: Vec<_> = plan.areas.iter().map(|area| area.area).collect();
    let by_area = held_back_by_area(&network, &plan.areas, &areas).expect("cascades");
    let by_area = areas.iter().map(|area| by_area[area].clone()).collect();
    (plan, held, by_area)
}

fn thousands(cascade: &Cascade) -> Vec<i128> {
    let steps = Limiting::ALL.map(|step| cascade.after(step));
    let all = std::iter::once(cascade.need).chain(steps);
    all.map(|people| (people / 1000).to_integer()).collect()
}

#[test]
fn every_step_is_what_is_worked_out_by_hand() {
    let (plan, held, by_area) = worked_out(OCTOBER);
    never_rises("hand", &held.window, plan.areas.iter().map(|area| area.served()).sum());
    //                                  need case hand open carry bank food money reached
    assert_eq!(thousands(&held.window), [200, 195, 160, 120, 110, 105, 70, 70, 70]);
    assert_eq!(thousands(&held.months[0]), [100, 95, 60, 60, 50, 45, 30, 30, 30]);
    assert_eq!(thousands(&held.months[1]), [100, 100, 100, 60, 60, 60, 40, 40, 40]);
    // Of the 95,000 registered in October 57,000 are Amor's by need, and 38,000 Bira's.
    assert_eq!(thousands(&by_area[0]), [120, 117, 117, 117, 110, 105, 70, 70, 70]);
    // Nothing waits anywhere, so food can only come to Bira in October, when it may not be handed out.
    assert_eq!(thousands(&by_area[1]), [80, 78, 40, 0, 0, 0, 0, 0, 0]);
    assert_eq!(held.window.ceiling(), Exact::from_integer(110_000));
    assert_eq!(held.window.access_costs(), Exact::from_integer(85_000));
    // Of these 45,000 for want of permission: all 95,000 registered in October could be fed by 900 MT over the
    // Gate and 50 MT bought. That snow shuts the Col in November no permission mends.
    assert_eq!(held.all_granted, Exact::from_integer(155_000));
    assert_eq!(held.closed_permissions_cost(), Exact::from_integer(45_000));
    assert_eq!(held.beyond_ways(), Exact::from_integer(40_000));
    assert_eq!(held.food_feeds, Exact::from_integer(70_000));
    assert_eq!(held.window.most_lost(), Some(Limiting::OpenWays));
    assert_eq!(by_area[1].most_lost(), Some(Limiting::OpenWays));
}

#[test]
fn what_each_limit_brings_alone_is_what_is_worked_out_by_hand() {
    let (_, held, _) = worked_out(OCTOBER);
    let brings = |wanted: Limiting| {
        let lifted = held.lifted.iter().find(|(step, _)| *step == wanted);
        lifted.map(|(_, more)| more.to_integer())
    };
    // 700 MT are handed out in Amor whatever else is open; only food brings more, and banks bring the
    // 50 MT that are bought in Amor in October.
    for step in [Limiting::Caseload, Limiting::HandingOut, Limiting::OpenWays, Limiting::Carrying] {
        assert_eq!(brings(step), Some(0), "{step:?}");
    }
    assert_eq!(brings(Limiting::Banking), Some(5_000));
    // 450 MT pass the Gate in October, and 60,000 people in Amor eat 600 MT in November.
    assert_eq!(brings(Limiting::Food), Some(35_000));
    assert_eq!(brings(Limiting::Money), Some(0));
    assert_eq!(held.first_in_the_way(), Some(Limiting::Food));
    // A tenth more of 300 and of 400 MT is less than the least, so each month gets 100 MT.
    let limits: Vec<(Vec<Limit>, i128)> = held
        .limits
        .iter()
        .map(|found| {
            let limits = found.limits.iter().map(|raised| raised.limit).collect();
            (limits, found.gain.to_integer())
        })
        .collect();
    assert_eq!(limits.len(), 2, "two limits matter: {limits:?}");
    let (supply, banks) = (&limits[0], &limits[1]);
    assert!(matches!(supply.0[..], [Limit::Supply(_)]) && supply.1 == 20_000);
    assert!(matches!(banks.0[..], [Limit::Access(_)]) && banks.1 == 5_000);
    assert_eq!(held.limits[0].limits[0].more, More::Grams(200_000_000));
    assert_eq!(held.limits[0].limits[0].months.len(), 2);
}

#[test]
fn money_comes_last() {
    let scenario = format!("{OCTOBER}\n[resources]\nbudget_usd = 35000\n");
    let (_, held, by_area) = worked_out(&scenario);
    assert_eq!(thousands(&held.window), [200, 195, 160, 120, 110, 105, 70, 35, 35]);
    // All the money for one month pays for all the food there is in October.
    assert_eq!(thousands(&held.months[0])[6..8], [30, 30]);
    assert_eq!(thousands(&held.months[1])[6..8], [40, 35]);
    assert_eq!(thousands(&by_area[0])[7..], [35, 35]);
    assert_eq!(held.first_in_the_way(), Some(Limiting::Money));
    assert_eq!(held.limits.len(), 1, "only money matters: {:?}", held.limits);
    let money = &held.limits[0];
    // A tenth of 35,000 is less than 10,000 US dollars, which buy 100 MT.
    assert_eq!(money.limits[0].more, More::Cents(1_000_000));
    assert_eq!(money.gain, Exact::from_integer(10_000));
}
