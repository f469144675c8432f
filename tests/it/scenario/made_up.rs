//! A country by hand: one hub abroad, two crossings, a junction, two provinces and an airport.

use aidreach::country::{
    Area, AreaIx, AreaLevel, Corridor, CorridorIx, Costs, Counterpart, CounterpartIx,
    CounterpartKind, Country, Direction, Hauling, Link, LinkIx, Mode, PackMeta, Permission,
    PermissionIx, PermissionKind, Place, PlaceIx, PlaceKind, Ration, Selector, State, Surface,
    Term,
};
use aidreach::evidence::{Basis, Estimate, Origin, Sensitivity, Source, SourceIx};
use aidreach::issues::Issues;
use aidreach::scenario::Scenario;
use aidreach::time::{Month, Period, Window};
use aidreach::units::{CentsPerMt, Grams, Hours, Kilometres, LonLat, People, Share};
use std::collections::BTreeMap;

/// Permissions in order of their ids, as the loader puts them.
pub(crate) const PERMISSIONS: [&str; 8] = [
    "banking",
    "cash",
    "east-crossing",
    "hand-out-north",
    "inland",
    "overflight",
    "transit",
    "west-crossing",
];

pub(crate) fn permission(id: &str) -> PermissionIx {
    let n = PERMISSIONS.iter().position(|p| *p == id);
    PermissionIx(n.expect("a permission of the made-up country") as u32)
}

pub(crate) fn link(country: &Country, id: &str) -> LinkIx {
    let n = country.links.iter().position(|l| l.id == id);
    LinkIx(n.expect("a link of the made-up country") as u32)
}

/// October 2021 is period 2.
pub(crate) const OCTOBER: Period = Period(2);
pub(crate) const NOVEMBER: Period = Period(3);

pub(crate) fn share(part: i64, whole: i64) -> Share {
    Share::of(part, whole).expect("a share")
}

pub(crate) fn origin() -> Origin {
    Origin { basis: Basis::Assumed, sources: vec![SourceIx(0)] }
}

fn estimate<Q: Copy>(best: Q) -> Estimate<Q> {
    Estimate { low: best, best, high: best, origin: origin() }
}

fn place(id: &str, kind: PlaceKind, country: &str, area: Option<u32>) -> Place {
    Place {
        aliases: Vec::new(),
        id: id.to_owned(),
        name: id.to_owned(),
        kind,
        country: country.to_owned(),
        area: area.map(AreaIx),
        stands_in: None,
        point: LonLat { lon: 0.0, lat: 0.0 },
        origin: origin(),
    }
}

fn a_link(id: &str, (from, to): (u32, u32), mode: Mode, corridor: Option<u32>) -> Link {
    Link {
        id: id.to_owned(),
        name: id.to_owned(),
        from: PlaceIx(from),
        to: PlaceIx(to),
        mode,
        direction: Direction::Both,
        surface: match mode {
            Mode::Air => Surface::Air,
            _ => Surface::Paved,
        },
        length: Kilometres(100.0),
        length_origin: origin(),
        hours: None,
        hours_origin: None,
        border: None,
        truck: None,
        road_class: None,
        lead_months: 0,
        capacity: None,
        cost: CentsPerMt(100),
        corridor: corridor.map(CorridorIx),
        overflies: match mode {
            Mode::Air => vec!["ZZ".to_owned()],
            _ => Vec::new(),
        },
        months: BTreeMap::new(),
        last_mile: false,
    }
}

fn a_permission(id: &str, kind: PermissionKind, any_of: Vec<Vec<Term>>) -> Permission {
    Permission {
        id: id.to_owned(),
        name: id.to_owned(),
        counterpart: CounterpartIx(match kind {
            PermissionKind::Cash | PermissionKind::Banking => 1,
            PermissionKind::Transit | PermissionKind::Overflight => 2,
            _ => 0,
        }),
        kind,
        applies_to: Selector { text: String::new(), any_of },
        acaps_indicator: None,
        default_state: State::Granted,
        p_granted: estimate(share(1, 2)),
        sensitivity: Sensitivity::Public,
        local_purchase_lost: match kind {
            PermissionKind::Cash => share(1, 2),
            PermissionKind::Banking => share(1, 4),
            _ => Share::NONE,
        },
        budget_lost: match kind {
            PermissionKind::Banking => share(3, 10),
            _ => Share::NONE,
        },
    }
}

fn permissions() -> Vec<Permission> {
    let all = || vec![vec![Term::All]];
    vec![
        a_permission("banking", PermissionKind::Banking, all()),
        a_permission("cash", PermissionKind::Cash, all()),
        a_permission(
            "east-crossing",
            PermissionKind::Entry,
            vec![vec![Term::Corridor(CorridorIx(0))]],
        ),
        a_permission(
            "hand-out-north",
            PermissionKind::Distribution,
            vec![vec![Term::Area(AreaIx(0))]],
        ),
        a_permission("inland", PermissionKind::Movement, vec![vec![Term::Inland]]),
        a_permission(
            "overflight",
            PermissionKind::Overflight,
            vec![vec![Term::Overflies("ZZ".to_owned())]],
        ),
        a_permission(
            "transit",
            PermissionKind::Transit,
            vec![vec![Term::Country("ZZ".to_owned()), Term::Mode(Mode::Road)]],
        ),
        a_permission(
            "west-crossing",
            PermissionKind::Entry,
            vec![vec![Term::Corridor(CorridorIx(1))]],
        ),
    ]
}

fn area(pcode: &str, level: AreaLevel, parent: Option<u32>, capital: Option<u32>) -> Area {
    Area {
        pcode: pcode.to_owned(),
        level,
        parent: parent.map(AreaIx),
        name: pcode.to_owned(),
        names_in: Vec::new(),
        aliases: Vec::new(),
        region: None,
        capital: capital.map(PlaceIx),
        population: People(1000),
        population_origin: origin(),
        point: LonLat { lon: 0.0, lat: 0.0 },
    }
}

fn about() -> PackMeta {
    PackMeta {
        iso2: "AA".to_owned(),
        iso3: "AAA".to_owned(),
        name: "Made-up".to_owned(),
        version: "1".to_owned(),
        currency: "USD".to_owned(),
        licence: "none".to_owned(),
        attribution: Vec::new(),
        window: Window::new(Month::parse("2021-08").expect("a month"), 8).expect("a window"),
        bounds: [-1.0, -1.0, 1.0, 1.0],
        pcode_digits: Some([2, 4]),
        levels: None,
        ration: "half".to_owned(),
        notes: Vec::new(),
        sha256: String::new(),
        rests_on: [0; 3],
        decided_by: [0; 3],
        needs_of: String::new(),
    }
}

fn hauling() -> Hauling {
    Hauling {
        working_day: estimate(Hours(10.0)),
        loading: estimate(Hours(4.0)),
        unloading: estimate(Hours(4.0)),
        transshipment: estimate(Hours(8.0)),
        payload: BTreeMap::new(),
    }
}

fn counterpart(id: &str, kind: CounterpartKind) -> Counterpart {
    Counterpart {
        id: id.to_owned(),
        name: id.to_owned(),
        kind,
        origin: origin(),
        sensitivity: Sensitivity::Public,
    }
}

fn source() -> Source {
    Source {
        id: "radio".to_owned(),
        title: "Evening news".to_owned(),
        publisher: String::new(),
        date: String::new(),
        reference: String::new(),
        licence: String::new(),
        sensitivity: Sensitivity::Public,
    }
}

pub(crate) fn country() -> Country {
    let corridor = |id: &str| Corridor { id: id.to_owned(), name: id.to_owned() };
    Country {
        about: about(),
        sources: vec![source()],
        areas: vec![
            area("AA01", AreaLevel::Province, None, Some(2)),
            area("AA0101", AreaLevel::District, Some(0), None),
            area("AA02", AreaLevel::Province, None, Some(4)),
        ],
        needs: Vec::new(),
        needs_of_districts: Vec::new(),
        groups: Vec::new(),
        caseloads: Vec::new(),
        classes: Vec::new(),
        places: vec![
            place("east", PlaceKind::Crossing, "AA", Some(2)),
            place("hub", PlaceKind::Hub, "ZZ", None),
            place("north", PlaceKind::Capital, "AA", Some(0)),
            place("plain", PlaceKind::Junction, "AA", Some(2)),
            place("south", PlaceKind::Capital, "AA", Some(2)),
            place("west", PlaceKind::Crossing, "AA", Some(2)),
        ],
        links: vec![
            a_link("east__plain", (0, 3), Mode::Road, None),
            a_link("hub__east", (1, 0), Mode::Road, Some(0)),
            a_link("hub__north", (1, 2), Mode::Air, None),
            a_link("hub__west", (1, 5), Mode::Road, Some(1)),
            a_link("plain__north", (3, 2), Mode::Road, None),
            a_link("west__south", (5, 4), Mode::Road, None),
        ],
        cut_offs: Vec::new(),
        stores: Vec::new(),
        supplies: Vec::new(),
        rations: vec![Ration {
            id: "half".to_owned(),
            name: "Half".to_owned(),
            grams: Grams(8_710),
            kcal_per_day: None,
            items: Vec::new(),
            origin: origin(),
        }],
        commodities: Vec::new(),
        corridors: vec![corridor("east-road"), corridor("west-road")],
        counterparts: vec![
            counterpart("government", CounterpartKind::Authority),
            counterpart("money", CounterpartKind::Financial),
            counterpart("neighbour", CounterpartKind::Neighbour),
            counterpart("nobody", CounterpartKind::Authority),
        ],
        permissions: permissions(),
        costs: Costs {
            storing: estimate(CentsPerMt(0)),
            handing_out: estimate(CentsPerMt(0)),
            per_1000_km: Surface::ALL.iter().map(|s| (*s, estimate(CentsPerMt(0)))).collect(),
            border: estimate(CentsPerMt(0)),
        },
        hauling: hauling(),
        reported: Vec::new(),
        reported_parts: Vec::new(),
        coarse: Default::default(),
    }
}

/// Scenario files by id, in memory.
pub(crate) fn read_files(files: &[(&str, &str)], id: &str) -> Result<(Scenario, Issues), Issues> {
    let known: Vec<String> = files.iter().map(|(id, _)| (*id).to_owned()).collect();
    let text = |id: &str| {
        let file = files.iter().find(|(name, _)| *name == id);
        file.map(|(_, text)| (*text).to_owned())
    };
    Scenario::read(&country(), id, &text, &known)
}

/// One scenario with a name and a why put before its text; any issue fails the test.
pub(crate) fn scenario(text: &str) -> Scenario {
    let text = format!("name = \"Test\"\nwhy = \"To test.\"\n{text}");
    let (scenario, issues) = read_files(&[("test", &text)], "test").expect("no errors");
    assert!(issues.is_empty(), "{issues}");
    scenario
}
