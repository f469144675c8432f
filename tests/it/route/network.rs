//! The network by itself: who can be got to, when, and what somebody cannot do without.

use super::on;
use crate::shipped::shipped;
use aidreach::analysis::keep_open::{Single, standing};
use aidreach::country::{Country, Direction, PlaceIx};
use aidreach::network::{Network, WayIx};
use aidreach::report::network_report;
use aidreach::scenario::Needed;
use aidreach::time::Period;
use std::collections::BTreeSet;

/// Taking a link out of the tables leaves out whom the network report says it does.
#[test]
fn links_to_keep_open_are_those_that_somebody_needs() {
    on("example", "baseline", |network, _| {
        let country = network.country;
        let cut = |country: &Country| {
            let needed = Needed::of(country);
            let scenario = network.scenario;
            let network = Network::new(country, scenario, &needed).expect("a network");
            let areas = standing(&network).areas;
            let of = |a: &aidreach::analysis::keep_open::AreaStanding| {
                (a.area, a.cut_off.iter().copied().collect::<BTreeSet<_>>())
            };
            areas.iter().map(of).collect::<Vec<_>>()
        };
        let before = cut(country);
        let keep = standing(network).keep_open;
        for n in 0..country.links.len() {
            let mut without = country.clone();
            // Its two ends joined to themselves: the positions of the other links stay.
            without.links[n].to = without.links[n].from;
            let lost: usize = cut(&without)
                .iter()
                .zip(&before)
                .map(|((_, after), (_, before))| after.difference(before).count())
                .sum();
            let single = Single::Link(aidreach::country::LinkIx(n as u32));
            let told = keep.iter().find(|k| k.single == single).map_or(0, |k| k.area_months);
            assert_eq!(told, lost, "{}", country.links[n].id);
        }
    });
}

/// Where food from outside can be in each month, found by going round until nothing is added.
fn there(network: &Network<'_>) -> BTreeSet<(PlaceIx, usize)> {
    let country = network.country;
    let outside = |place: PlaceIx| country.places[place.index()].country != country.about.iso2;
    let offered = network.offers.iter().filter(|offer| outside(offer.place));
    let months = network.window.n_months();
    let mut there: BTreeSet<(PlaceIx, usize)> =
        offered.flat_map(|offer| (0..months).map(|n| (offer.place, n))).collect();
    loop {
        let before = there.len();
        for (n, way) in network.ways.iter().enumerate() {
            let lead = usize::from(country.links[way.link.index()].lead_months);
            for leaves in 0..months.saturating_sub(lead) {
                let open = network.month(WayIx(n as u32), Period(leaves as u8)).is_open();
                if open && there.contains(&(way.from, leaves)) {
                    there.insert((way.to, leaves + lead));
                }
            }
        }
        if there.len() == before {
            return there;
        }
    }
}

/// Food that is under way for months is there when it arrives, and not in the month in which it leaves.
#[test]
fn a_way_that_takes_months_gets_to_nobody_before_it_ends() {
    let (as_it_is, scenario) = shipped("example", "baseline");
    let gate = as_it_is.links.iter().position(|link| link.id == "east_gate_xb__east_gate");
    let gate = gate.expect("the crossing");
    for lead in 0..=4 {
        let mut country = as_it_is.clone();
        country.links[gate].lead_months = lead;
        country.links[gate].direction = Direction::Forward;
        let needed = Needed::of(&country);
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let (standing, there) = (standing(&network), there(&network));
        for (area, served) in standing.areas.iter().zip(&network.served) {
            let cut = |period: &Period| {
                let month = &served.months[period.index()];
                month.people.iter().sum::<u64>() > 0
                    && !there.contains(&(served.place, period.index()))
            };
            let cut: Vec<Period> = network.window.periods().filter(cut).collect();
            assert_eq!(area.cut_off, cut, "a lead of {lead}");
            assert!(!area.too_slow, "a railway is shut, but it would be fast enough");
        }
        // The last departures by the crossing are of no use within the window.
        let late = standing.too_late.iter().find(|(link, _)| link.index() == gate);
        let months = late.map_or(0, |(_, periods)| periods.len());
        assert_eq!(months, usize::from(lead).min(network.window.n_months()), "a lead of {lead}");
        let told = network_report(&network, &standing, 20).too_late;
        let told = told.iter().any(|late| late.link == country.links[gate].id);
        assert_eq!(told, lead > 0, "a lead of {lead}");
    }
}

#[test]
fn where_nothing_can_be_there_yet_no_permission_would_help() {
    let (mut country, scenario) = shipped("example", "baseline");
    let ways_in =
        ["east_gate_xb__east_gate", "north_gate_xt__north_gate", "ambar_airport__vesh_airstrip"];
    for link in country.links.iter_mut().filter(|link| ways_in.contains(&link.id.as_str())) {
        (link.lead_months, link.direction) = (1, Direction::Forward);
    }
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let standing = standing(&network);
    for area in &standing.areas {
        assert_eq!(area.cut_off.first(), Some(&Period(0)));
        assert!(area.too_slow && area.closed.is_empty());
    }
    for area in network_report(&network, &standing, 20).areas {
        let told = "nothing: food that leaves in October 2021 is still under way";
        assert_eq!(area.would_connect.to_string(), told);
    }
}
