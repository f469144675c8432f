//! What a reader must take on trust, in plain sentences, and what a plan that meets no limit says.

mod caseload;
mod districts;
mod phases;
pub(super) mod red_lines;

use crate::country::{CorridorIx, Entry, LinkIx, PermissionIx};
use crate::evidence::Basis;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::adjusted::{adjusted, beyond_the_window};
use crate::report::findings::coarser::coarser_said;
use crate::report::findings::subject::Subject;
use crate::report::plan::capacities;
use crate::scenario::Stance;
use crate::sharing::Content;
use crate::units::Factor;
use std::collections::BTreeMap;

/// What a reader must take on trust, each as a sentence without its stop.
pub(in crate::report) fn assumed(subject: &Subject<'_>) -> Vec<Sentence> {
    let country = subject.country;
    let mut told = vec![ration(subject), stance(subject)];
    told.extend(red_lines::told(subject));
    let limits = subject.shows(Content::Limits);
    let others = subject.scenario.adjustments.0.iter();
    told.extend(others.map(|other| {
        let adjusted = adjusted(country, other, limits);
        say!("plan.assumed.adjusted", "Otherwise than in the pack, {adjusted}", adjusted)
    }));
    // How much is on offer is not for all readers.
    told.extend(beyond_the_window(country, subject.scenario).filter(|_| limits));
    told.push(food(subject));
    told.extend(capacities::known(country));
    told.extend(capacities::leans(subject));
    told.extend(districts::told(subject));
    told.extend(phases::told(subject));
    told.extend(paid_on_each(subject));
    told.extend(coarser_said(country.coarse));
    told.push(caseload::told(subject));
    let slow = country.links.iter().filter(|link| link.lead_months > 0).count();
    told.push(match slow {
        0 => say!("plan.assumed.same-month", "Food crosses the country within the month it leaves"),
        slow => say!(
            "plan.assumed.lead",
            "Food arrives in the month it leaves, but for {slow} {slow:link|links} on which it is months \
             under way",
            slow,
        ),
    });
    told
}

/// How much food is on offer, and how much of it nobody published.
fn food(subject: &Subject<'_>) -> Sentence {
    let (country, network) = (subject.country, subject.network);
    let on_offer: Exact = sum(network.offers.iter().map(|o| o.amount.0));
    let judged = network.offers.iter().filter(|offer| {
        let supply = offer.supply.map(|ix| &country.supplies[ix.index()]);
        let adjustments = &subject.scenario.adjustments;
        supply.is_some_and(|supply| {
            let lies = supply.month.plus(i32::from(supply.lead_months));
            let as_it_is = [(0, Factor::ONE)];
            supply.amount.origin.basis == Basis::Assumed
                || adjustments.supply((supply.place, supply.entry == Entry::Stock), lies)
                    != as_it_is
        })
    });
    let judged = sum(judged.map(|o| o.amount.0));
    let assumed = Figure::percent(judged, on_offer);
    match country.coarse.reached {
        // Where all of it is handed out, it would tell how many people that feeds.
        true => say!(
            "plan.assumed.food.share",
            "Where and when {assumed} % of the food on offer comes is assumed",
            assumed,
        ),
        false => say!(
            "plan.assumed.food",
            "Food on offer comes to {food} MT; where and when {assumed} % of it is on offer is assumed",
            food = Figure::rounded(on_offer / 1_000_000, 0),
            assumed,
        ),
    }
}

/// Levies that a tonne may pay several times, because links that are passages by themselves follow each
/// other.
fn paid_on_each(subject: &Subject<'_>) -> Option<Sentence> {
    let network = subject.network;
    let on_each = |ix: &PermissionIx| {
        let levied = subject.months().any(|(p, _)| network.access.conditions(*ix, p).levy.0 > 0);
        levied && network.needed.toll_of(*ix).may_be_paid_again()
    };
    let all = (0..subject.country.permissions.len() as u32).map(PermissionIx);
    let names: Vec<&String> =
        all.filter(on_each).map(|ix| &subject.country.permissions[ix.index()].name).collect();
    (!names.is_empty()).then(|| match subject.shows(Content::Access) {
        true => say!(
            "plan.assumed.levy.on",
            "A levy on {permissions} is paid for each passage: a tonne that passes several times pays it \
             several times",
            permissions = Joined::And.list(names),
        ),
        false => say!(
            "plan.assumed.levy",
            "A levy is paid for each passage: a tonne that passes several times pays it several times"
        ),
    })
}

fn sum(grams: impl Iterator<Item = i64>) -> Exact {
    grams.map(|g| Exact::from_integer(i128::from(g))).sum()
}

fn ration(subject: &Subject<'_>) -> Sentence {
    let ration = &subject.country.rations[subject.network.ration.index()];
    let kg = Figure::rounded(Exact::new(i128::from(ration.grams.0), 1000), 3);
    let sources = &subject.country.sources;
    let titles = ration.origin.sources.iter().map(|ix| &sources[ix.index()].title);
    let (name, kg) = (&ration.name, plainly(kg.to_places(2)));
    let basis = term(ration.origin.basis.word());
    match subject.shows(Content::Sources) {
        true => say!(
            "plan.assumed.ration.sources",
            "Ration: {name}, {kg} kg a person and month ({basis}: {sources})",
            name,
            kg,
            basis,
            sources = Joined::And.list(titles),
        ),
        false => say!(
            "plan.assumed.ration",
            "Ration: {name}, {kg} kg a person and month ({basis})",
            name,
            kg,
            basis,
        ),
    }
}

fn stance(subject: &Subject<'_>) -> Sentence {
    let stance = term(subject.scenario.stance.word());
    match subject.scenario.stance {
        Stance::Cautious => say!(
            "plan.assumed.stance.cautious",
            "A permission whose state nobody knows counts as denied ({stance} stance)",
            stance,
        ),
        Stance::Hopeful => say!(
            "plan.assumed.stance.hopeful",
            "A permission whose state nobody knows counts as granted ({stance} stance)",
            stance,
        ),
        Stance::Expected => say!(
            "plan.assumed.stance.expected",
            "A permission whose state nobody knows counts as granted in part, by how likely it is ({stance} \
             stance)",
            stance,
        ),
    }
}

/// Ways into the country whose capacity holds nobody back in any month.
pub(in crate::report) fn never_binding(subject: &Subject<'_>) -> Option<Sentence> {
    let country = subject.country;
    // Where no limit is looked for, none is known to be idle.
    subject.held.at_capacities?;
    let binds = |link: LinkIx| {
        let named = subject.held.limits.iter().flat_map(|found| &found.limits);
        named.into_iter().any(|raised| raised.limit.carried_by() == Some(link))
    };
    let ways: Vec<(LinkIx, CorridorIx)> = (0..country.links.len() as u32)
        .map(LinkIx)
        .filter(|ix| country.links[ix.index()].capacity.is_some())
        .filter_map(|ix| Some((ix, country.links[ix.index()].corridor?)))
        .collect();
    let idle = ways.iter().filter(|(link, _)| !binds(*link));
    // Several flights from one place share a name: each name once, with their number.
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (_, corridor) in idle {
        let name = country.corridors[corridor.index()].name.as_str();
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, number)) => *number += 1,
            None => names.push((name, 1)),
        }
    }
    let number: usize = names.iter().map(|(_, number)| number).sum();
    let named = names.iter().map(|(name, number)| match number {
        1 => Argument::from(*name),
        number => {
            let number = *number;
            say!(
                "plan.assumed.idle.several",
                "{name} ({number} {number:link|links})",
                name = *name,
                number
            )
            .into()
        }
    });
    (number > 0).then(|| {
        say!(
            "plan.assumed.idle",
            "Of {ways} ways into the country with a capacity {number} {number:holds|hold} nobody back in any \
             month by that capacity: {names}",
            ways = ways.len(),
            number,
            names = Joined::And.list(named),
        )
    })
}

/// Why so many areas stand at one coverage, where at least half of those in need do.
pub(in crate::report) fn equally_covered(subject: &Subject<'_>) -> Option<Sentence> {
    let in_need: Vec<Figure> = subject
        .areas()
        .iter()
        .filter(|area| area.need() > 0)
        .map(|area| {
            // As shown, to one decimal: areas differ by the grams that do not divide.
            let (shown, need) = (area.shown(), area.need());
            let exact = |people: u64| Exact::from_integer(i128::from(people));
            Figure::percent(exact(shown), exact(need))
        })
        .collect();
    let mut alike: BTreeMap<String, (usize, Figure)> = BTreeMap::new();
    for level in &in_need {
        alike.entry(level.plain()).or_insert((0, *level)).0 += 1;
    }
    let (number, level) = alike.into_values().max_by_key(|(number, _)| *number)?;
    (!level.is_nought() && number > 1 && 2 * number >= in_need.len()).then(|| {
        say!(
            "plan.assumed.alike",
            "{number} of {areas} areas in need stand at {level} % over the window: where neither access nor \
             roads nor room holds an area back, food goes to the least covered, and what counts is the whole \
             window; in single months an area may get much less, or nothing",
            number,
            areas = in_need.len(),
            level = plainly(level),
        )
    })
}
