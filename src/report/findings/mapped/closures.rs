//! What is shut on a map, when and why: numbered there, and told in a list below.

use super::ground::Ground;
use super::own_side;
use crate::country::{CounterpartIx, LinkIx, PermissionIx, PlaceIx};
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months};
use crate::kit::{Part, Sentence, say};
use crate::network::Network;
use crate::page::draw::map::Point;
use crate::report::findings::states::state_in_words;
use crate::scenario::{Cause, Decision};
use crate::sharing::Content;
use crate::time::{Month, Period, Span};
use crate::units::Share;
use std::collections::{BTreeMap, BTreeSet};

/// Most that a list tells; what comes after is said to be left out.
const MOST: usize = 24;

/// What is shut: its numbers on the map, and the list.
#[derive(Debug, Default)]
pub(in crate::report) struct Closures {
    /// Number of each way in, by its place inside the country.
    pub(in crate::report) by_place: BTreeMap<PlaceIx, usize>,
    /// Number of each link that no way in is named by, at its middle.
    pub(in crate::report) at: Vec<(Point, usize)>,
    /// What the numbers say, from 1.
    pub(in crate::report) told: Vec<Sentence>,
    /// How many more there are.
    left_out: usize,
}

impl Closures {
    /// A way in's name with its number.
    pub(in crate::report) fn named(&self, place: PlaceIx, name: &str) -> String {
        match self.by_place.get(&place) {
            Some(number) => format!("{name} [{number}]"),
            None => name.to_owned(),
        }
    }

    /// Numbers of links at their middles.
    pub(in crate::report) fn tags(&self) -> Vec<(Point, String)> {
        self.at.iter().map(|(at, number)| (*at, format!("[{number}]"))).collect()
    }

    /// The list.
    pub(in crate::report) fn parts(self) -> Vec<Part> {
        if self.told.is_empty() {
            return Vec::new();
        }
        let title = say!("map.shut.title", "What is shut, when and why");
        let left_out = self.left_out();
        let mut parts = vec![Part::subsection("shut", title), Part::Numbered(self.told)];
        parts.extend(left_out.map(Part::paragraph));
        parts
    }

    /// How many ways more are shut at times than the list tells.
    pub(in crate::report) fn left_out(&self) -> Option<Sentence> {
        let n = self.left_out;
        (n > 0).then(|| {
            say!(
                "map.shut.left-out",
                "{n} more {n:way is|ways are} shut at times, and not listed here.",
                n,
            )
        })
    }
}

/// What is shut: at ways in along some links, elsewhere along links that are drawn.
pub(in crate::report) fn closures(
    (ground, network): (&Ground<'_>, &Network<'_>),
    (periods, by): (&[Period], Option<CounterpartIx>),
    gates: &BTreeSet<LinkIx>,
    drawn: &BTreeSet<LinkIx>,
) -> Closures {
    let why = Why { ground, network, periods, by };
    let country = ground.country;
    let mut by_place: BTreeMap<PlaceIx, BTreeSet<LinkIx>> = BTreeMap::new();
    let mut inland: Vec<LinkIx> = Vec::new();
    for (n, link) in country.links.iter().enumerate().filter(|(_, link)| !link.last_mile) {
        let ix = LinkIx(n as u32);
        let gate = own_side(country, [link.from, link.to]).filter(|_| link.corridor.is_some());
        match gate {
            Some(place) if gates.contains(&ix) => {
                by_place.entry(place).or_default().insert(ix);
            }
            None if drawn.contains(&ix) => inland.push(ix),
            Some(_) | None => {}
        }
    }
    let mut found = Closures::default();
    for (place, links) in by_place {
        let mut said: Vec<Sentence> = Vec::new();
        for reason in links.iter().flat_map(|link| why.reasons(*link)) {
            if !said.contains(&reason) {
                said.push(reason);
            }
        }
        if said.is_empty() {
            continue;
        } else if found.told.len() == MOST {
            found.left_out += 1;
        } else {
            let name = &country.places[place.index()].name;
            found.told.push(told(Sentence::of_others(name), said));
            found.by_place.insert(place, found.told.len());
        }
    }
    inland_closures(&why, &inland, &mut found);
    found
}

/// Links inside, those shut for the same reasons under one number.
fn inland_closures(why: &Why<'_>, links: &[LinkIx], found: &mut Closures) {
    let ground = why.ground;
    let mut groups: Vec<(Vec<Sentence>, Vec<LinkIx>)> = Vec::new();
    for link in links {
        let said = why.reasons(*link);
        if said.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, alike)) => alike.push(*link),
            None => groups.push((said, vec![*link])),
        }
    }
    for (said, links) in groups {
        if found.told.len() == MOST {
            found.left_out += links.len();
            continue;
        }
        let number = found.told.len() + 1;
        let name = |ix: &LinkIx| {
            let link = &ground.country.links[ix.index()];
            let end = |place: PlaceIx| ground.country.places[place.index()].name.as_str();
            match ground.sharing.shows(Content::Notes) {
                true => link.name.clone(),
                false => format!("{} – {}", end(link.from), end(link.to)),
            }
        };
        let names: BTreeSet<String> = links.iter().map(name).collect();
        found.told.push(told(
            say!("map.shut.links", "{names}", names = Joined::Commas.list(names)),
            said,
        ));
        for link in links {
            let line = ground.line(link, 0, false);
            let middle = line.points.windows(2).nth((line.points.len() / 2).saturating_sub(1));
            found.at.extend(middle.map(|ends| {
                let lon = f64::midpoint(ends[0].lon, ends[1].lon);
                let lat = f64::midpoint(ends[0].lat, ends[1].lat);
                (Point { lon, lat }, number)
            }));
        }
    }
}

fn told(what: Sentence, why: Vec<Sentence>) -> Sentence {
    say!("map.shut", "{what}: {why}.", what, why = Joined::Semicolons.list(why))
}

/// Why links are not open throughout, in some months.
struct Why<'a> {
    ground: &'a Ground<'a>,
    network: &'a Network<'a>,
    periods: &'a [Period],
    /// Whose decisions alone are told, and no seasons; anybody's and all, where nobody is named.
    by: Option<CounterpartIx>,
}

impl Why<'_> {
    /// Why and when a link is not open throughout.
    fn reasons(&self, link: LinkIx) -> Vec<Sentence> {
        let mut told = Vec::new();
        let whose = |permission: &PermissionIx| {
            self.network.country.permissions[permission.index()].counterpart
        };
        let needed = self.network.needed.needed_by_link(link).iter();
        for permission in needed.filter(|ix| self.by.is_none_or(|by| by == whose(ix))) {
            match self.ground.sharing.shows(Content::Notes) {
                true => told.extend(self.decided(*permission)),
                false => told.extend(self.withheld(*permission)),
            }
        }
        if self.by.is_none() {
            told.extend(self.seasons(link));
        }
        told
    }

    /// Who decided what, on which days, and what is noted of it.
    fn decided(&self, permission: PermissionIx) -> Vec<Sentence> {
        let network = self.network;
        let (country, scenario) = (network.country, network.scenario);
        let counterpart = country.permissions[permission.index()].counterpart;
        let by = &country.counterparts[counterpart.index()].name;
        let mut causes: BTreeMap<Cause, (u32, Vec<Month>)> = BTreeMap::new();
        for period in self.periods {
            for ruling in network.access.rulings(permission, *period) {
                if ruling.open < Share::ALL && ruling.days > 0 {
                    let (days, when) = causes.entry(ruling.cause).or_default();
                    *days += u32::from(ruling.days);
                    when.push(network.window.month(*period));
                }
            }
        }
        let one = |(cause, (days, when)): (_, (u32, Vec<_>))| {
            let when = months(&when, Years::Told);
            match cause {
                Cause::Decision(ix) => {
                    let decision = &scenario.decisions[ix.index()];
                    let when = match self.ruled(permission, cause, decision.span) {
                        Some([from, to]) => say!("map.shut.from-to", "{from} to {to}", from, to),
                        None => {
                            say!("map.shut.days", "on {days} {days:day|days} of {when}", days, when,)
                        }
                    };
                    decided(decision, by, when)
                }
                Cause::Trigger(ix) => {
                    let event = &scenario.triggers[ix.index()].event;
                    say!("map.shut.event", "{event}, {when} ({by})", event, when, by)
                }
                Cause::Base => {
                    say!("map.shut.base", "not granted throughout, {when} ({by})", when, by)
                }
                Cause::RedLine => say!("map.shut.red-line", "behind a red line, {when}", when),
                Cause::Switch => say!("map.shut.switched", "refused, {when}", when),
            }
        };
        causes.into_iter().map(one).collect()
    }

    /// The first and the last day of a span within the window; `None` where others rule over some of it.
    fn ruled(&self, permission: PermissionIx, cause: Cause, span: Span) -> Option<[String; 2]> {
        let window = self.network.window;
        let all = |period: Period| {
            let rulings = self.network.access.rulings(permission, period);
            let its = rulings.iter().filter(|ruling| ruling.cause == cause);
            let days: i64 = its.map(|ruling| i64::from(ruling.days)).sum();
            days == window.days_within(period, span)
        };
        let whole = window.span();
        let ends = [span.from.max(whole.from), span.to.min(whole.to)];
        window.periods().all(all).then(|| ends.map(|day| day.to_string()))
    }

    /// In which months a permission is not open throughout, for readers who may not know more.
    fn withheld(&self, permission: PermissionIx) -> Option<Sentence> {
        let network = self.network;
        let shut = self
            .periods
            .iter()
            .filter(|period| network.access.state_share(permission, **period) < Share::ALL);
        let shut: Vec<Month> = shut.map(|period| network.window.month(*period)).collect();
        (!shut.is_empty()).then(|| {
            let when = months(&shut, Years::Told);
            say!("map.shut.withheld", "not granted throughout, {when}", when)
        })
    }

    /// What seasons do to a link, by reason.
    fn seasons(&self, link: LinkIx) -> Vec<Sentence> {
        let link = &self.ground.country.links[link.index()];
        let window = self.network.window;
        let noted = self.ground.sharing.shows(Content::Notes);
        let mut by_reason: BTreeMap<&str, Vec<Month>> = BTreeMap::new();
        for month in self.periods.iter().map(|period| window.month(*period)) {
            if let Some(season) = link.months.get(&month).filter(|season| season.open < Share::ALL)
            {
                // Reasons are notes.
                let reason = if noted { season.reason.as_str() } else { "" };
                by_reason.entry(reason).or_default().push(month);
            }
        }
        let one = |(reason, when): (&str, Vec<Month>)| {
            let when = months(&when, Years::Told);
            match reason.is_empty() {
                true => say!("map.shut.season.withheld", "shut in season, {when}", when),
                false => say!("map.shut.season", "{reason}, {when}", reason, when),
            }
        };
        by_reason.into_iter().map(one).collect()
    }
}

fn decided(decision: &Decision, by: &str, when: Sentence) -> Sentence {
    let state = state_in_words(decision.state);
    let note = decision.note.trim().trim_end_matches('.');
    match note.is_empty() {
        true => say!("map.shut.decision", "{state} {when} ({by})", state, when, by),
        false => {
            say!("map.shut.decision.note", "{state} {when} ({by}): {note}", state, when, by, note)
        }
    }
}
