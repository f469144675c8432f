//! Coverage month by month: a small map for each, with the ways in that are closed throughout it.

use crate::country::{AreaIx, AreaLevel, LinkIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::say;
use crate::kit::sentence::Joined;
use crate::page::draw::map::{Point, Sign, Symbol};
use crate::page::draw::panels::{Panel, draw};
use crate::page::{Picture, Text};
use crate::plan::Exact;
use crate::report::findings::mapped::{Classes, Ground, credits, own_side};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;
use crate::time::Period;
use std::collections::BTreeMap;

/// The maps, a month each; `None` where there is one month alone.
pub(in crate::report) fn by_month(subject: &Subject<'_>, ground: &Ground<'_>) -> Option<Picture> {
    let months: Vec<_> = subject.months().collect();
    if ground.outlines.is_empty() || months.len() < 2 {
        return None;
    }
    let shares: Vec<BTreeMap<String, Exact>> =
        months.iter().map(|(period, _)| coverage(subject, *period)).collect();
    let classes = Classes::fitting(shares.iter().flat_map(|month| month.values().copied()));
    let mut map = ground.map("map-months", ground.frame());
    map.title = say!(
        "plan.map.months",
        "Coverage by {province}, month by month",
        province = subject.country.about.level(AreaLevel::Province),
    )
    .to_string();
    map.description = say!(
        "plan.map.months.description",
        "{n} small maps of the provinces, a month each, shaded by coverage. All figures stand in the tables.",
        n = months.len(),
    )
    .to_string();
    let mut told = vec![say!(
        "plan.map.months.caption",
        "The same classes for all months, each {width} points wide. Crosses: ways in that are closed throughout \
         the month.",
        width = classes.width(),
    )];
    told.extend(credits(ground));
    map.caption = Text::plain(&Joined::Spaces.list(told).to_string());
    map.unit_of_shades = say!("plan.map.months.unit", "Coverage").to_string();
    let panels: Vec<Panel> = months
        .iter()
        .zip(&shares)
        .map(|((period, month), shares)| {
            let areas = ground.outlines.iter().map(|outline| outline.area);
            let code = |area: AreaIx| ground.country.areas[area.index()].pcode.as_str();
            Panel {
                title: month.in_words(),
                shades: areas.map(|area| classes.shade_of(shares.get(code(area)))).collect(),
                closed: closed(subject, ground, *period),
            }
        })
        .collect();
    map.shades = classes.told_with(panels.iter().flat_map(|panel| panel.shades.iter().copied()));
    // What crosses mean stands in the legend.
    let crossed = panels.iter().flat_map(|panel| &panel.closed).next();
    map.symbols.extend(crossed.map(|at| Symbol {
        at: *at,
        sign: Sign::Closed,
        name: String::new(),
    }));
    Some(draw(&map, &panels, ground.look))
}

/// The share of each province's people in need in a month that are reached, by P-code.
fn coverage(subject: &Subject<'_>, period: Period) -> BTreeMap<String, Exact> {
    let mut sums: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for plan in subject.areas() {
        let month = &plan.months[period.index()];
        let province = &subject.country.areas[subject.province(plan.area).index()].pcode;
        let sum = sums.entry(province.clone()).or_default();
        sum[0] += month.shown.iter().sum::<u64>();
        sum[1] += month.need.iter().sum::<u64>();
    }
    let whole = |n: u64| Exact::from_integer(i128::from(n));
    let share = |(code, [reached, need]): (String, [u64; 2])| {
        (need > 0).then(|| (code, Figure::share(whole(reached), whole(need)).exact()))
    };
    sums.into_iter().filter_map(share).collect()
}

/// Ways in of which all links are closed throughout a month.
fn closed(subject: &Subject<'_>, ground: &Ground<'_>, period: Period) -> Vec<Point> {
    if !subject.shows(Content::Ways) {
        return Vec::new();
    }
    let country = ground.country;
    let mut open: BTreeMap<PlaceIx, bool> = BTreeMap::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| link.corridor.is_some()) {
        let mut ways = subject.network.ways_of(LinkIx(n as u32));
        let is_open = ways.any(|way| subject.network.month(way, period).is_open());
        if let Some(place) = own_side(country, [link.from, link.to]) {
            *open.entry(place).or_default() |= is_open;
        }
    }
    open.iter().filter(|(_, open)| !**open).map(|(place, _)| ground.at(*place)).collect()
}
