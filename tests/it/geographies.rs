//! Countries of another shape than the shipped ones: islands, exclaves, provinces without districts,
//! codes and names of any kind.

mod entries;
mod limits;
mod maps;
mod names;
mod pcodes;

use crate::country::{Files, example};
use aidreach::country::{AreaLevel, Country};
use aidreach::plan::{Exact, Plan, Settings, plan};
use aidreach::scenario::{Needed, Scenario};

/// Tables of the example that say nothing of where its places lie.
const KEPT: [&str; 7] = [
    "commodities.csv",
    "costs.csv",
    "hauling.csv",
    "pack.toml",
    "ration-items.csv",
    "rations.csv",
    "sources.csv",
];

const PLACES: &str = "id,name,kind,country,area,lat,lon,basis,source\n";
const LINKS: &str =
    "id,from,to,mode,direction,surface,name,length_km,length_basis,length_source,corridor\n";
const AREAS: &str =
    "pcode,level,parent,name_en,capital,population,basis,source,label_lat,label_lon\n";
const NEEDS: &str = "area,month,population_analysed,phase3,phase4,phase5,round,basis,source\n";
const CAPACITIES: &str = "link,vehicle,open_share_low,open_share,open_share_high,capacity_mt_per_month_low,\
                          capacity_mt_per_month,capacity_mt_per_month_high,derivation,basis,source\n";

/// A pack of the made-up country in which only what is told lies where; bounds are those of half the
/// globe.
pub(crate) fn pack(tables: &[(&str, String)]) -> Files {
    let mut files: Files = example();
    files.retain(|name, _| KEPT.contains(&name.as_str()));
    let text = String::from_utf8(files["pack.toml"].clone()).expect("text");
    let text = text.replace("bounds = [62.9, 13.4, 65.1, 15.6]", "bounds = [0, 0, 90, 60]");
    files.insert("pack.toml".to_owned(), text.into_bytes());
    files.insert(
        "scenarios/open.toml".to_owned(),
        b"name = \"Open\"\nwhy = \"To test.\"\n".to_vec(),
    );
    for (name, text) in tables {
        files.insert((*name).to_owned(), text.clone().into_bytes());
    }
    files
}

/// Needs of the same people in phase 3 in each month of the window.
fn needs(areas: &[(&str, u64)]) -> String {
    let mut text = NEEDS.to_owned();
    for (area, people) in areas {
        for month in ["2021-10", "2021-11", "2021-12", "2022-01"] {
            text += &format!("{area},{month},900000,{people},0,0,autumn,assumed,made-up\n");
        }
    }
    text
}

/// As much food as anybody could want, at a place, each month.
fn food(place: &str) -> [(&'static str, String); 2] {
    let mut text =
        "id,place,month,lead_months,entry,split,mt_low,mt,mt_high,basis,source\n".to_owned();
    for month in ["2021-10", "2021-11", "2021-12", "2022-01"] {
        text +=
            &format!("s_{month},{place},{month},0,entering,main,9000,9000,9000,assumed,made-up\n");
    }
    let price = "place,usd_per_mt_low,usd_per_mt,usd_per_mt_high,basis,source\n";
    [
        ("supplies.csv", text),
        ("prices.csv", format!("{price}{place},400,400,400,assumed,made-up\n")),
    ]
}

pub(crate) fn load(files: &Files) -> Country {
    Country::load(files).map_err(|issues| issues.to_string()).expect("no errors").0
}

pub(crate) fn scenario(country: &Country, text: &str) -> Scenario {
    let text = format!("name = \"Test\"\nwhy = \"To test.\"\nobjective = \"most-people\"\n{text}");
    let read = Scenario::read(country, "test", &|_| Some(text.clone()), &["test".to_owned()]);
    read.map_err(|issues| issues.to_string()).expect("no errors").0
}

pub(crate) fn planned(country: &Country, scenario: &Scenario) -> Plan {
    let needed = Needed::of(country);
    plan(country, scenario, &needed, Settings::default()).expect("a plan always exists")
}

/// Person-months reached and in need in a province, its districts together.
fn of(country: &Country, plan: &Plan, pcode: &str) -> [Exact; 2] {
    let inside = |area: &&aidreach::plan::AreaPlan| {
        country.areas[area.area.index()].pcode.starts_with(pcode)
    };
    let areas = || plan.areas.iter().filter(inside);
    let need: u64 = areas().map(|area| area.need()).sum();
    [areas().map(|area| area.served()).sum(), Exact::from_integer(i128::from(need))]
}

fn people(n: i128) -> Exact {
    Exact::from_integer(n)
}

/// Two islands of a province that a ferry serves with 100 tonnes a month, and a mainland.
fn islands() -> Files {
    let mut tables = vec![
        (
            "areas.csv",
            format!(
                "{AREAS}XM01,province,,Main,quay,900000,assumed,made-up,14,64\n\
                 XM0101,district,XM01,Quay,,900000,assumed,made-up,14,64\n\
                 XM02,province,,Isles,isle,900000,assumed,made-up,14,67\n\
                 XM0201,district,XM02,Near isle,,500000,assumed,made-up,14,66.9\n\
                 XM0202,district,XM02,Far isle,,400000,assumed,made-up,14,65.6\n"
            ),
        ),
        (
            "places.csv",
            format!(
                "{PLACES}quay,Quay,capital,XM,XM01,14,64,assumed,made-up\n\
                 cape,Cape,town,XM,XM01,14,65.2,assumed,made-up\n\
                 isle,Isle harbour,capital,XM,XM02,14,67,assumed,made-up\n"
            ),
        ),
        (
            "links.csv",
            format!(
                "{LINKS}quay__cape,quay,cape,road,both,paved,Cape road,150,assumed,made-up,\n\
                 ferry,quay,isle,sea,both,sea,Ferry,330,assumed,made-up,\n"
            ),
        ),
        (
            "link-capacities.csv",
            format!("{CAPACITIES}ferry,none,1,1,1,100,100,100,a boat a week,assumed,made-up\n"),
        ),
        ("needs.csv", needs(&[("XM01", 100_000), ("XM02", 100_000)])),
        (
            "counterparts.csv",
            "id,name,kind,basis,source,sensitivity\nnavy,Navy,authority,assumed,made-up,public\n"
                .to_owned(),
        ),
        (
            "permissions.csv",
            "id,name,counterpart,kind,applies_to,default_state,p_granted_low,p_granted,\
             p_granted_high,basis,source,sensitivity\n\
             sailing,sailing,navy,movement,mode=sea,granted,0.5,0.5,0.5,assumed,made-up,public\n\
             isles,moving in the isles,navy,movement,area=XM02,granted,0.5,0.5,0.5,assumed,made-up,public\n"
                .to_owned(),
        ),
    ];
    tables.extend(food("quay"));
    pack(&tables)
}

/// Roads that planning by district made led from the mainland over the water.
#[test]
fn islands_get_what_the_ferry_carries_at_both_levels() {
    let country = load(&islands());
    for country in [country.clone(), country.by_district()] {
        let plan = planned(&country, &scenario(&country, ""));
        // 100 tonnes a month feed 10,000 people with 10 kg each.
        assert_eq!(of(&country, &plan, "XM02"), [people(40_000), people(400_000)]);
        assert_eq!(of(&country, &plan, "XM01"), [people(400_000), people(400_000)]);
        for denied in ["sailing", "isles"] {
            let text = format!("[[decide]]\npermission = \"{denied}\"\nstate = \"denied\"\n");
            let plan = planned(&country, &scenario(&country, &text));
            assert_eq!(of(&country, &plan, "XM02")[0], people(0), "{denied}");
            assert_eq!(of(&country, &plan, "XM01")[0], people(400_000), "{denied}");
        }
    }
}

/// A district was served from the nearest place of any province, where its own denials did not meet it.
#[test]
fn last_miles_begin_in_the_districts_province() {
    for name in aidreach::country::embedded_names() {
        let pack = aidreach::country::embedded(name).expect("a listed pack");
        let country = Country::load(&pack).expect("it loads").0.by_district();
        let made = country.made_last_miles();
        let districts = country.areas.iter().filter(|area| area.level == AreaLevel::District);
        assert_eq!(made.len(), districts.count(), "{name}");
        assert!(made.iter().all(|made| made.from_another.is_none()), "{name}");
    }
}

#[test]
fn last_miles_over_water_are_told() {
    let mut files = islands();
    let square = |pcode: &str, west: f64, east: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"pcode\":\"{pcode}\"}},\"geometry\":{{\"type\":\
             \"Polygon\",\"coordinates\":[[[{west},13],[{east},13],[{east},15],[{west},15],[{west},13]]]}}}}"
        )
    };
    let told = |files: &Files| {
        let issues = Country::load(files).expect("it loads").1.to_string();
        issues.lines().filter(|line| line.starts_with("W0323")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(&files), "");
    let outlines = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
        square("XM01", 63.0, 65.3),
        square("XM02", 66.5, 67.5)
    );
    files.insert("boundaries.geojson".to_owned(), outlines.into_bytes());
    assert_eq!(
        told(&files),
        "W0323 areas.csv: last miles over water or another country: Far isle (XM0202, 97 km) -> a way within \
         the country"
    );
}

/// The example with an areas table of other districts.
fn with_areas(edit: impl Fn(&str) -> Option<String>) -> Files {
    let mut files = example();
    for gone in ["need-groups.csv", "caseloads.csv"] {
        files.remove(gone);
    }
    let text = String::from_utf8(files["areas.csv"].clone()).expect("text");
    let text: String = text.lines().filter_map(edit).map(|line| line + "\n").collect();
    files.insert("areas.csv".to_owned(), text.into_bytes());
    files
}

fn in_need(country: &Country) -> u64 {
    country.needs.iter().flat_map(|need| need.phases).map(|people| people.0).sum()
}

/// The need of such a province vanished from plans by district.
#[test]
fn provinces_without_districts_or_residents_are_planned_as_one() {
    let without = with_areas(|line| (!line.starts_with("XM0201")).then(|| line.to_owned()));
    let empty = with_areas(|line| match line.starts_with("XM0201") {
        true => Some(line.replace(",200000,", ",0,")),
        false => Some(line.to_owned()),
    });
    for files in [without, empty] {
        let country = load(&files);
        let districts = country.by_district();
        assert_eq!(in_need(&country), 500_000);
        assert_eq!(in_need(&districts), 500_000);
        let plan = planned(&districts, &scenario(&districts, ""));
        assert_eq!(of(&districts, &plan, "XM02")[1], people(120_000));
        assert!(of(&districts, &plan, "XM02")[0] > people(0));
    }
}

/// Needs of some districts, of all, and beside those of their province.
#[test]
fn needs_can_be_given_by_district() {
    let row = |area: &str, people: u64| {
        format!("{area},2021-10,300000,{people},0,0,autumn,assumed,made-up\n")
    };
    let phases = |country: &Country, pcode: &str| {
        let of = |ix: aidreach::country::AreaIx| country.areas[ix.index()].pcode == pcode;
        let mut needs = country.needs.iter().filter(|need| of(need.area));
        needs.next().map(|need| need.phases.map(|people| people.0))
    };
    let both = |rows: &[String]| {
        let mut files = example();
        for gone in ["need-groups.csv", "caseloads.csv", "reported.csv", "reported-areas.csv"] {
            files.remove(gone);
        }
        files.insert("needs.csv".to_owned(), format!("{NEEDS}{}", rows.concat()).into_bytes());
        let (country, issues) =
            Country::load(&files).map_err(|issues| issues.to_string()).expect("no errors");
        assert_eq!(in_need(&country), in_need(&country.by_district()));
        let told = issues.to_string();
        let told = told.lines().filter(|line| line.starts_with("W0508")).count();
        let districts = country.by_district();
        let by_district = ["XM0101", "XM0102", "XM01"].map(|pcode| phases(&districts, pcode));
        (phases(&country, "XM01"), by_district, told)
    };
    let people = |n: u64| Some([n, 0, 0]);
    let [first, second, whole] = [row("XM0101", 900), row("XM0102", 50), row("XM01", 1000)];
    // Their sum is the province's.
    let all = both(&[first.clone(), second.clone()]);
    assert_eq!(all, (people(950), [people(900), people(50), None], 0));
    // What the province has beside goes to the other district.
    let rest = both(&[first.clone(), whole.clone()]);
    assert_eq!(rest, (people(1000), [people(900), people(100), None], 0));
    // Of all districts, the rest stays at the capital, and is told.
    let over = both(&[first.clone(), second.clone(), whole.clone()]);
    assert_eq!(over, (people(1000), [people(900), people(50), people(50)], 1));
    // More than the province has: the districts count, and it is told.
    let more = both(&[row("XM0101", 1200), whole]);
    assert_eq!(more, (people(1200), [people(1200), people(0), None], 1));
    // A district without a row, and no row of the province.
    assert_eq!(both(&[first]), (people(900), [people(900), people(0), None], 1));
    // By name, the province; by code, the district.
    let named = both(&[row("Dolat", 5)]);
    assert_eq!(named.2, 0);
}
