//! What a page must know before anything is asked: names, shapes, permissions, scenarios, and what can be said.

mod shown;

use super::{LiveHead, LiveScope};
use crate::country::{
    Area, AreaIx, AreaLevel, Country, Line, Link, LinkIx, Maps, Outline, Permission, PermissionIx,
    Place, PlaceIx, Roads, Store,
};
use crate::kit::figure::Figure;
use crate::network::supplied;
use crate::page::runs_right_to_left;
use crate::plan::Exact;
use crate::scenario::words::Word;
use crate::scenario::{Needed, Scenario};
use crate::sharing::{Answer, Content, PageAsks};
use crate::units::LonLat;
use schemars::JsonSchema;
use serde::Serialize;
use shown::{
    AreaShown, Choice, Language, LinkShown, OutlineShown, PermissionShown, PlaceShown, StoreShown,
    SupplyPlace, WordShown,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a page must know before anything is asked.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AboutTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// Months planned, in order, such as `2021-08`.
    pub months: Vec<String>,
    /// Languages in which areas have names.
    pub languages: Vec<Language>,
    /// Areas with people in need, in order of P-codes.
    pub areas: Vec<AreaShown>,
    /// Outlines of provinces, to draw beneath districts; none where areas have their own.
    pub outlines: Vec<OutlineShown>,
    /// Countries around.
    pub neighbours: Vec<OutlineShown>,
    /// Main roads, as lines of longitude and latitude in degrees.
    pub roads: Vec<Vec<[f64; 2]>>,
    /// Places; absent, as are links and permissions, where these readers are told of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<PlaceShown>>,
    /// Links between places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkShown>>,
    /// Permissions, with what hangs on them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<PermissionShown>>,
    /// Scenarios of the pack.
    pub scenarios: Vec<Choice>,
    /// Tiers of areas that can be asked for.
    pub levels: Vec<&'static str>,
    /// Rations that can be asked for, by id.
    pub rations: Vec<Choice>,
    /// What else a plan may be asked to strive for, by word.
    pub objectives: Vec<&'static str>,
    /// Where food enters or lies, and how much of it over the window; none where that cannot be changed.
    pub supply_places: Vec<SupplyPlace>,
    /// How changes are said.
    pub words: Vec<WordShown>,
    /// Questions that can be asked.
    pub can: Vec<&'static str>,
    /// Who must be named.
    pub attribution: Vec<String>,
}

/// What a page is told of.
pub struct AboutInput<'a> {
    /// What it is about.
    pub scope: LiveScope<'a>,
    /// The shapes of the pack.
    pub maps: &'a Maps,
    /// What each link and area needs.
    pub needed: &'a Needed,
    /// The scenarios of the pack.
    pub scenarios: &'a [Scenario],
    /// Words of changes that can be asked for.
    pub words: Vec<&'static Word>,
    /// Questions that can be asked.
    pub can: Vec<&'static str>,
}

impl AboutTold {
    /// Lays out what a page must know.
    pub fn of(input: &AboutInput<'_>) -> AboutTold {
        let (country, maps) = (input.scope.country, input.maps);
        let by_province = input.scope.level == AreaLevel::Province;
        let in_need: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
        let area = |ix: &AreaIx| area(country, maps, *ix, by_province);
        let outline = |outline: &Outline| {
            let area = &country.areas[outline.area.index()];
            shape(&area.pcode, &area.name, &outline.rings())
        };
        let about = &country.about;
        let window = input.scope.base.window;
        let sharing = input.scope.sharing;
        let changes = sharing.may_be_asked(PageAsks::OtherChanges).is_ok();
        let aims = sharing.may_be_asked(PageAsks::OtherAim).is_ok();
        let ways = sharing.shows(Content::Ways);
        let level = |level: &&AreaLevel| sharing.allows(Answer::LiveFile, **level).is_ok();
        AboutTold {
            head: LiveHead::of(&input.scope),
            months: window.periods().map(|period| window.month(period).to_string()).collect(),
            languages: languages(country),
            areas: in_need.iter().map(area).collect(),
            outlines: match by_province {
                true => Vec::new(),
                false => maps.provinces.iter().map(outline).collect(),
            },
            neighbours: maps.neighbours.iter().map(|n| shape(&n.name, &n.name, &n.rings)).collect(),
            roads: maps.roads.iter().map(line).collect(),
            places: ways.then(|| places(country, sharing.shows(Content::Limits))),
            links: ways.then(|| links(country, input.needed, &Roads::new(&maps.roads))),
            permissions: sharing.shows(Content::Access).then(|| permissions(country, input.needed)),
            levels: AreaLevel::ALL.iter().filter(level).map(|level| level.word()).collect(),
            scenarios: input
                .scenarios
                .iter()
                .map(|one| scenario(one, sharing.shows(Content::Notes)))
                .collect(),
            rations: country
                .rations
                .iter()
                .filter(|_| changes)
                .map(|r| Choice { id: r.id.clone(), name: r.name.clone(), why: String::new() })
                .collect(),
            objectives: match aims {
                true => vec!["severity", "most-people", "fairest"],
                false => Vec::new(),
            },
            supply_places: match changes {
                true => supply_places(country, input.scope.base),
                false => Vec::new(),
            },
            words: input
                .words
                .iter()
                .map(|w| WordShown { word: w.word, example: w.example, meaning: w.meaning })
                .collect(),
            can: input.can.clone(),
            attribution: about.attribution.iter().chain(&maps.attribution).cloned().collect(),
        }
    }
}

/// Names in other languages, by code.
fn names(area: &Area) -> BTreeMap<String, String> {
    area.names_in.iter().cloned().collect()
}

/// Each with the direction that its names run in; the first name decides.
fn languages(country: &Country) -> Vec<Language> {
    let rtl = |code: &str| {
        let name = country.areas.iter().find_map(|area| area.name_in(code));
        name.is_some_and(runs_right_to_left)
    };
    let language = |code: &str| Language { code: code.to_owned(), rtl: rtl(code) };
    country.languages().into_iter().map(language).collect()
}

fn degrees(point: LonLat) -> [f64; 2] {
    [point.lon, point.lat]
}

fn line(line: &Line) -> Vec<[f64; 2]> {
    line.iter().copied().map(degrees).collect()
}

fn shape(code: &str, name: &str, rings: &[Line]) -> OutlineShown {
    let rings = rings.iter().map(line).collect();
    OutlineShown { code: code.to_owned(), name: name.to_owned(), rings }
}

fn area(country: &Country, maps: &Maps, ix: AreaIx, outlined: bool) -> AreaShown {
    let area = &country.areas[ix.index()];
    let province = area.parent.map_or(area, |parent| &country.areas[parent.index()]);
    let own = if outlined { &maps.provinces } else { &maps.districts };
    let outline = own.iter().find(|outline| outline.area == ix);
    AreaShown {
        code: area.pcode.clone(),
        name: area.name.clone(),
        names: names(area),
        province: province.pcode.clone(),
        lonlat: degrees(area.point),
        rings: outline.map(|outline| outline.rings().iter().map(line).collect()),
    }
}

fn places(country: &Country, rooms: bool) -> Vec<PlaceShown> {
    let store = |store: &Store| StoreShown {
        room_mt: store.room.as_ref().map(|room| Figure::mt(i128::from(room.best.0).into())),
        basis: store.origin.basis.word(),
    };
    let stores =
        |ix| country.stores.iter().filter(move |s| rooms && s.place == ix).map(store).collect();
    let place = |(n, place): (usize, &Place)| PlaceShown {
        id: place.id.clone(),
        name: place.name.clone(),
        kind: place.kind.word(),
        country: place.country.clone(),
        area: place.area.map(|ix| country.areas[ix.index()].pcode.clone()),
        lonlat: degrees(place.point),
        stores: stores(PlaceIx(n as u32)),
    };
    country.places.iter().enumerate().map(place).collect()
}

fn links(country: &Country, needed: &Needed, roads: &Roads) -> Vec<LinkShown> {
    let place = |ix: PlaceIx| &country.places[ix.index()];
    let ids = |permissions: &[PermissionIx]| {
        permissions.iter().map(|ix| country.permissions[ix.index()].id.clone()).collect()
    };
    // To some ten metres, so that it is the same whatever works it out.
    let rough = |at: LonLat| degrees(at).map(|degrees| (degrees * 1e4).round() / 1e4);
    let link = |(n, link): (usize, &Link)| {
        let course = roads.course(country, link);
        let drawn = if course.is_some() { "road" } else { "straight" };
        let straight = || [link.from, link.to].map(|ix| place(ix).point).to_vec();
        LinkShown {
            id: link.id.clone(),
            name: link.name.clone(),
            mode: link.mode.word(),
            from: place(link.from).id.clone(),
            to: place(link.to).id.clone(),
            path: course.unwrap_or_else(straight).into_iter().map(rough).collect(),
            drawn,
            last_mile: link.last_mile,
            permissions: ids(needed.needed_by_link(LinkIx(n as u32))),
        }
    };
    country.links.iter().enumerate().map(link).collect()
}

fn permissions(country: &Country, needed: &Needed) -> Vec<PermissionShown> {
    let of = |(n, permission): (usize, &Permission)| {
        let ix = PermissionIx(n as u32);
        let counterpart = &country.counterparts[permission.counterpart.index()];
        let links = needed.links_of(ix).iter().map(|ix| country.links[ix.index()].id.clone());
        let areas = needed.areas_of(ix).iter().map(|ix| country.areas[ix.index()].pcode.clone());
        PermissionShown {
            id: permission.id.clone(),
            name: permission.name.clone(),
            counterpart: counterpart.id.clone(),
            counterpart_name: counterpart.name.clone(),
            kind: permission.kind.word(),
            links: links.collect(),
            areas: areas.collect(),
        }
    };
    country.permissions.iter().enumerate().map(of).collect()
}

fn scenario(scenario: &Scenario, told: bool) -> Choice {
    let why = if told { scenario.why.clone() } else { String::new() };
    Choice { id: scenario.id.clone(), name: scenario.name.clone(), why }
}

fn supply_places(country: &Country, base: &Scenario) -> Vec<SupplyPlace> {
    let mut by_place: BTreeMap<PlaceIx, Exact> = BTreeMap::new();
    for (supply, _, grams) in supplied(country, base) {
        let sum = by_place.entry(country.supplies[supply.index()].place).or_default();
        *sum += Exact::from_integer(i128::from(grams.0));
    }
    let told = |(ix, grams): (&PlaceIx, &Exact)| {
        let place = &country.places[ix.index()];
        SupplyPlace { id: place.id.clone(), name: place.name.clone(), mt: Figure::mt(*grams) }
    };
    by_place.iter().map(told).collect()
}
