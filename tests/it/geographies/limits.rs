//! What is named where several limits lie on one way.

use super::{AREAS, LINKS, PLACES, food, load, needs, pack, people};
use crate::country::Files;
use aidreach::network::Limit;
use aidreach::plan::{Exact, HeldBack, Settings, held_back, plan_on};
use aidreach::scenario::Needed;

/// One crossing that needs entry and transit.
fn crossing() -> Files {
    let mut tables = vec![
        ("areas.csv", format!("{AREAS}XM01,province,,Main,town,900000,assumed,made-up,14,64\n")),
        (
            "places.csv",
            format!(
                "{PLACES}town,Town,capital,XM,XM01,14,64,assumed,made-up\n\
                 depot,Depot,hub,XB,,14,65,assumed,made-up\n"
            ),
        ),
        (
            "links.csv",
            format!("{LINKS}gate,depot,town,road,both,paved,Gate,110,assumed,made-up,gate\n"),
        ),
        ("corridors.csv", "id,name\ngate,Gate\n".to_owned()),
        (
            "counterparts.csv",
            "id,name,kind,basis,source,sensitivity\n\
             home,Home,authority,assumed,made-up,public\nbelmar,Belmar,neighbour,assumed,made-up,public\n"
                .to_owned(),
        ),
        (
            "permissions.csv",
            "id,name,counterpart,kind,applies_to,default_state,p_granted_low,p_granted,\
             p_granted_high,basis,source,sensitivity\n\
             entry,entry,home,entry,link=gate,granted,0.5,0.5,0.5,assumed,made-up,public\n\
             transit,transit,belmar,transit,link=gate,granted,0.5,0.5,0.5,assumed,made-up,public\n"
                .to_owned(),
        ),
        ("needs.csv", needs(&[("XM01", 100_000)])),
    ];
    tables.extend(food("depot"));
    pack(&tables)
}

fn held(text: &str) -> (HeldBack, Exact, aidreach::country::Country) {
    let country = load(&crossing());
    let scenario = super::scenario(&country, text);
    let needed = Needed::of(&country);
    let network = aidreach::network::Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan always exists");
    let reached = plan.areas.iter().map(|area| area.served()).sum();
    (held_back(&network, &plan).expect("small enough to add up"), reached, country)
}

/// The limits named, each by itself.
fn named(held: &HeldBack) -> Vec<Limit> {
    held.limits.iter().flat_map(|found| &found.limits).map(|raised| raised.limit).collect()
}

/// Of two quotas on one crossing the one that does not bind was named.
#[test]
fn the_binding_quota_is_named_and_raising_it_raises_reach() {
    let quotas = |entry: u32, transit: u32| {
        let quota = |id: &str, mt: u32| {
            format!(
                "[[decide]]\npermission = \"{id}\"\nstate = \"granted\"\nquota_mt_per_month = {mt}\n"
            )
        };
        held(&(quota("entry", entry) + &quota("transit", transit)))
    };
    for (entry, transit, binds) in [(900, 100, "transit"), (100, 900, "entry")] {
        let (held, reached, country) = quotas(entry, transit);
        assert_eq!(reached, people(40_000));
        let ix = country.permissions.iter().position(|p| p.id == binds).expect("listed");
        let ix = aidreach::country::PermissionIx(ix as u32);
        assert_eq!(named(&held), [Limit::Quota(ix)]);
    }
    assert_eq!(quotas(900, 110).1, people(44_000));
    assert_eq!(quotas(990, 100).1, people(40_000));
}

/// A permission for a thousandth of a month was told as a road that carries too little.
#[test]
fn a_way_narrowed_by_access_is_told_as_access() {
    let text = "[[decide]]\npermission = \"transit\"\nstate = \"partial\"\nshare = 0.001\n";
    let mut files = crossing();
    let capacity =
        format!("{}gate,none,1,1,1,1000,1000,1000,counted,assumed,made-up\n", super::CAPACITIES);
    files.insert("link-capacities.csv".to_owned(), capacity.into_bytes());
    let country = load(&files);
    let scenario = super::scenario(&country, text);
    let needed = Needed::of(&country);
    let network = aidreach::network::Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan_on(&network, Settings::default()).expect("a plan always exists");
    // A tonne a month feeds 100 people.
    assert_eq!(plan.areas.iter().map(|area| area.served()).sum::<Exact>(), people(400));
    let held = held_back(&network, &plan).expect("small enough to add up");
    let transit = country.permissions.iter().position(|p| p.id == "transit").expect("listed");
    let transit = aidreach::country::PermissionIx(transit as u32);
    assert_eq!(named(&held), [Limit::Access(transit)]);
}
