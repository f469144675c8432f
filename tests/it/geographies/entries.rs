//! Where food enters, and countries that lie apart or across the antimeridian.

use super::{
    AREAS, CAPACITIES, LINKS, PLACES, food, load, needs, of, pack, people, planned, scenario,
};
use crate::country::Files;
use aidreach::analysis::keep_open::standing;
use aidreach::country::{Country, LinkIx};
use aidreach::network::{Network, WayIn};
use aidreach::scenario::Needed;

/// A main part with a port, and a part behind a neighbour; `out` leads out of the first and `back` into
/// the second, and `back` is of a corridor.
fn exclave() -> Files {
    let mut tables = vec![
        (
            "areas.csv",
            format!(
                "{AREAS}XM01,province,,Main,quay,900000,assumed,made-up,14,64\n\
                 XM02,province,,Beyond,far,900000,assumed,made-up,14,66\n"
            ),
        ),
        (
            "places.csv",
            format!(
                "{PLACES}quay,Quay,capital,XM,XM01,14,64,assumed,made-up\n\
                 gate,Gate,crossing,XM,XM01,14,64.5,assumed,made-up\n\
                 town,Neighbour town,town,XB,,14,65,assumed,made-up\n\
                 far,Far,capital,XM,XM02,14,66,assumed,made-up\n"
            ),
        ),
        (
            "links.csv",
            format!(
                "{LINKS}quay__gate,quay,gate,road,both,paved,Gate road,60,assumed,made-up,\n\
                 out,gate,town,road,both,paved,Road out,60,assumed,made-up,way-out\n\
                 back,town,far,road,both,paved,Road back,110,assumed,made-up,way-back\n"
            ),
        ),
        ("corridors.csv", "id,name\nway-out,Way out\nway-back,Way back\n".to_owned()),
        ("needs.csv", needs(&[("XM01", 10_000), ("XM02", 10_000)])),
    ];
    tables.extend(food("quay"));
    pack(&tables)
}

fn ways_in(country: &Country) -> Vec<WayIn> {
    let plan = planned(country, &scenario(country, ""));
    let mut ways: Vec<WayIn> = plan.routes.iter().map(|route| route.way_in).collect();
    ways.sort();
    ways.dedup();
    ways
}

/// What left the country on its way was told to come by the way out; what is landed, to be inside already.
#[test]
fn an_exclave_has_its_own_way_in_and_a_port_is_one() {
    let country = load(&exclave());
    let plan = planned(&country, &scenario(&country, ""));
    for province in ["XM01", "XM02"] {
        assert_eq!(of(&country, &plan, province), [people(40_000), people(40_000)]);
    }
    let corridor = |id: &str| country.corridors.iter().position(|c| c.id == id).expect("listed");
    let back = WayIn::Corridor(aidreach::country::CorridorIx(corridor("way-back") as u32));
    let quay = country.places.iter().position(|place| place.id == "quay").expect("listed");
    let landed = WayIn::Landed(aidreach::country::PlaceIx(quay as u32));
    assert_eq!(ways_in(&country), [back, landed]);
    // Nothing from outside was said to get to a country that is fed by its own port.
    let scenario = scenario(&country, "");
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let standing = standing(&network);
    assert!(!standing.only_inside);
    assert!(standing.areas.iter().all(|area| area.cut_off.is_empty()));
    assert!(standing.areas[0].entries.iter().any(|(way, _)| *way == landed));
    assert!(standing.areas[1].entries.iter().any(|(way, _)| *way == back));
}

/// What crosses the border by a link without a corridor was said to be inside already.
#[test]
fn a_border_link_without_a_corridor_is_a_way_in() {
    let mut files = exclave();
    let text = String::from_utf8(files["links.csv"].clone()).expect("text");
    let text = text.replace(",way-back", ",").replace(",way-out", ",");
    files.insert("links.csv".to_owned(), text.into_bytes());
    let country = load(&files);
    let back = country.links.iter().position(|link| link.id == "back").expect("listed");
    assert!(ways_in(&country).contains(&WayIn::Unnamed(LinkIx(back as u32))));
}

#[test]
fn two_provinces_may_have_one_capital() {
    let mut files = exclave();
    let text = String::from_utf8(files["areas.csv"].clone()).expect("text");
    files.insert("areas.csv".to_owned(), text.replace(",far,", ",quay,").into_bytes());
    let country = load(&files);
    let plan = planned(&country, &scenario(&country, ""));
    for province in ["XM01", "XM02"] {
        assert_eq!(of(&country, &plan, province), [people(40_000), people(40_000)]);
    }
}

/// One-way links there and back, and links side by side that were counted apart, are no duplicates.
#[test]
fn pairs_of_links_both_count() {
    let mut files = exclave();
    let text = String::from_utf8(files["links.csv"].clone()).expect("text");
    let back = "back,town,far,road,both,paved,Road back,110,assumed,made-up,way-back\n";
    let pairs = "back,town,far,road,forward,paved,Road back,110,assumed,made-up,way-back\n\
                 back2,town,far,road,forward,paved,New road back,110,assumed,made-up,way-back\n\
                 there,far,town,road,forward,paved,Road there,110,assumed,made-up,way-back\n";
    files.insert("links.csv".to_owned(), text.replace(back, pairs).into_bytes());
    let counted = format!(
        "{CAPACITIES}back,none,1,1,1,40,40,40,counted,assumed,made-up\n\
         back2,none,1,1,1,30,30,30,counted,assumed,made-up\n"
    );
    files.insert("link-capacities.csv".to_owned(), counted.into_bytes());
    let (country, issues) =
        Country::load(&files).map_err(|issues| issues.to_string()).expect("no errors");
    assert!(!issues.to_string().contains("W0304"), "{issues}");
    let plan = planned(&country, &scenario(&country, ""));
    // 70 tonnes a month feed 7,000 people.
    assert_eq!(of(&country, &plan, "XM02")[0], people(28_000));
}

/// Bounds were refused, or maps were as wide as the globe.
#[test]
fn a_country_may_lie_across_the_antimeridian() {
    let mut files = exclave();
    let text = String::from_utf8(files["pack.toml"].clone()).expect("text");
    let text = text.replace("bounds = [0, 0, 90, 60]", "bounds = [177, 10, -178, 20]");
    files.insert("pack.toml".to_owned(), text.into_bytes());
    for table in ["areas.csv", "places.csv"] {
        let text = String::from_utf8(files[table].clone()).expect("text");
        // 113.5 degrees farther east.
        let text = [(",14,64.5", ",14,178"), (",14,64", ",14,177.5"), (",14,65", ",14,178.5")]
            .iter()
            .fold(text, |text, (old, new)| text.replace(old, new))
            .replace(",14,66", ",14,-180");
        let text = text.replace(",14,-180", ",14,-179.5");
        files.insert(table.to_owned(), text.into_bytes());
    }
    let country = load(&files);
    assert_eq!(country.about.bounds, [177.0, 10.0, 182.0, 20.0]);
    let far = country.places.iter().find(|place| place.id == "far").expect("listed");
    assert!((far.point.lon - 180.5).abs() < 1e-9);
    let plan = planned(&country, &scenario(&country, ""));
    assert_eq!(of(&country, &plan, "XM02")[0], people(40_000));
    // West and east swapped is no country across half the globe.
    for swapped in ["[90, 10, 0, 20]", "[10, 10, -10, 20]", "[190, 10, -178, 20]"] {
        let text = String::from_utf8(files["pack.toml"].clone()).expect("text");
        let text = text.replace("[177, 10, -178, 20]", swapped);
        let mut files = files.clone();
        files.insert("pack.toml".to_owned(), text.into_bytes());
        let issues = Country::load(&files).expect_err("bounds of no country").to_string();
        assert!(issues.contains("E0412"), "{issues}");
    }
}

#[test]
fn rivers_are_ways() {
    let mut files = exclave();
    let text = String::from_utf8(files["links.csv"].clone()).expect("text");
    let text = text.replace("quay,gate,road,both,paved", "quay,gate,river,both,river");
    files.insert("links.csv".to_owned(), text.into_bytes());
    let mut costs = files["costs.csv"].clone();
    costs.extend_from_slice(b"river,0.01,0.02,0.03,usd_per_mt_km,assumed,made-up,\n");
    files.insert("costs.csv".to_owned(), costs);
    let country = load(&files);
    let plan = planned(&country, &scenario(&country, ""));
    assert_eq!(of(&country, &plan, "XM02")[0], people(40_000));
    // 60 km by river at 0.02 dollars a tonne and kilometre.
    let river = country.links.iter().find(|link| link.id == "quay__gate").expect("listed");
    assert_eq!(river.cost.0, 120);
}
