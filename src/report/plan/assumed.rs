//! What a reader must take on trust, in plain sentences, and what a plan that meets no limit says.

use crate::country::{AreaLevel, CorridorIx, LinkIx, PermissionIx};
use crate::evidence::Basis;
use crate::plan::Exact;
use crate::report::findings::coarser::coarser_said;
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{Figure, counted, people};
use crate::report::kit::layout::listed;
use crate::report::plan::capacities;
use crate::report::sharing::Content;
use crate::scenario::Stance;
use std::collections::BTreeMap;

/// What a reader must take on trust, each as a sentence.
pub(in crate::report) fn assumed(subject: &Subject<'_>) -> Vec<String> {
    let (country, network) = (subject.country, subject.network);
    let mut told = vec![ration(subject), stance(subject)];
    told.extend(red_lines(subject));
    let on_offer: Exact = sum(network.offers.iter().map(|o| o.amount.0));
    let judged = network.offers.iter().filter(|offer| {
        let supply = offer.supply.map(|ix| &country.supplies[ix.index()]);
        supply.is_some_and(|s| s.amount.origin.basis == Basis::Assumed)
    });
    let judged = sum(judged.map(|o| o.amount.0));
    let assumed = Figure::percent(judged, on_offer).grouped();
    told.push(match country.coarse.reached {
        // Where all of it is handed out, it would tell how many people that feeds.
        true => format!("Where and when {assumed} % of the food on offer comes is assumed"),
        false => format!(
            "Food on offer comes to {} MT; where and when {assumed} % of it is on offer is assumed",
            Figure::rounded(on_offer / 1_000_000, 0).grouped(),
        ),
    });
    told.extend(capacities::known(country));
    told.extend(capacities::leans(subject));
    if subject.level() == AreaLevel::District {
        let text = "Needs of districts are their province's shared out by population, and last \
                    miles are straight lines made longer: both are derived";
        told.push(text.to_owned());
    }
    told.extend(paid_on_each(subject));
    told.extend(coarser_said(subject.country.coarse).iter().map(ToString::to_string));
    told.push(caseload(subject));
    let slow = country.links.iter().filter(|link| link.lead_months > 0).count();
    told.push(match slow {
        0 => "Food crosses the country within the month it leaves".to_owned(),
        _ => format!(
            "Food arrives in the month it leaves, but for {} on which it is months under way",
            counted(slow, "link")
        ),
    });
    told
}

/// How many people a month the plan may serve at most, and by which target.
fn caseload(subject: &Subject<'_>) -> String {
    let network = subject.network;
    let months = || network.served.iter().flat_map(|served| &served.months);
    let by_area = months().filter(|month| month.caseload.is_some()).count();
    let (national, joint): (Vec<_>, Vec<_>) =
        network.caseloads.iter().partition(|limit| limit.areas.len() == network.served.len());
    let areas = by_area + joint.len();
    let told_of = match (national.len(), network.window.n_months()) {
        (some, all) if some < all => format!(" in {some} of {all} months"),
        _ => String::new(),
    };
    let most = national.iter().map(|limit| limit.people);
    let (Some(least), Some(most)) = (most.clone().min(), most.max()) else {
        return match areas {
            0 => {
                "No caseload is known: the people in need are the limit on who is served".to_owned()
            }
            n => format!("Caseloads limit who is served in {}", counted(n, "province-month")),
        };
    };
    let by = match subject.scenario.target() {
        Some(target) => format!(" by the caseload `{target}`"),
        None => " by what partners can serve".to_owned(),
    };
    let range = match least == most {
        true => people(most),
        false => format!("{} to {}", people(least), people(most)),
    };
    let also = match areas {
        0 => String::new(),
        n => format!(", and fewer in {}", counted(n, "province-month")),
    };
    // One gram counts alike wherever it goes, so the limit is counted at one ration.
    let apart = network.caseloads.iter().any(|limit| {
        let ration = |a: &usize| network.served[*a].months[limit.period.index()].grams_per_person;
        limit.areas.iter().map(ration).collect::<std::collections::BTreeSet<_>>().len() > 1
    });
    let counted_at = match apart {
        true => {
            "; where the diverted share differs between areas that share a caseload, it is counted at \
             the smallest ration, so fewer than it counts may be served"
        }
        false => "",
    };
    format!("No more than {range} people a month are served{told_of}{by}{also}{counted_at}")
}

/// What is never used or accepted, whatever is offered.
fn red_lines(subject: &Subject<'_>) -> Option<String> {
    let lines = &subject.scenario.red_lines;
    let name = |ix: &PermissionIx| subject.country.permissions[ix.index()].name.clone();
    let mut told: Vec<String> = Vec::new();
    if !lines.permissions.is_empty() {
        let names: Vec<String> = lines.permissions.iter().map(name).collect();
        told.push(format!("never used: {}", listed(&names)));
    }
    if let Some(most) = lines.most_levy {
        told.push(format!("no levy above {} US dollars a tonne", most.usd_per_mt()));
    }
    if let Some(most) = lines.most_diversion {
        let ratio = most.ratio();
        let exact = Exact::new(i128::from(*ratio.numer()), i128::from(*ratio.denom()));
        let percent = Figure::rounded(exact * 100, 1);
        told.push(format!("no grant with more than {} % diverted", percent.plain()));
    }
    (!told.is_empty()).then(|| match subject.shows(Content::Notes) {
        true => format!("Red lines of this scenario: {}", told.join("; ")),
        false => "The scenario keeps to red lines, which the planning team has".to_owned(),
    })
}

/// Levies that a tonne may pay several times, because links that are passages by themselves follow each
/// other.
fn paid_on_each(subject: &Subject<'_>) -> Option<String> {
    let network = subject.network;
    let on_each = |ix: &PermissionIx| {
        let levied = subject.months().any(|(p, _)| network.access.conditions(*ix, p).levy.0 > 0);
        levied && network.needed.toll_of(*ix).may_be_paid_again()
    };
    let all = (0..subject.country.permissions.len() as u16).map(PermissionIx);
    let names: Vec<String> = all
        .filter(on_each)
        .map(|ix| subject.country.permissions[ix.index()].name.clone())
        .collect();
    let on = match subject.shows(Content::Access) {
        true => format!(" on {}", listed(&names)),
        false => String::new(),
    };
    (!names.is_empty()).then(|| {
        format!(
            "A levy{on} is paid for each passage: a tonne that passes several times pays it several \
             times"
        )
    })
}

fn sum(grams: impl Iterator<Item = i64>) -> Exact {
    grams.map(|g| Exact::from_integer(i128::from(g))).sum()
}

fn ration(subject: &Subject<'_>) -> String {
    let ration = &subject.country.rations[subject.network.ration.index()];
    let kg = Figure::rounded(Exact::new(i128::from(ration.grams.0), 1000), 3);
    let sources = &subject.country.sources;
    let titles: Vec<String> =
        ration.origin.sources.iter().map(|ix| sources[usize::from(ix.0)].title.clone()).collect();
    let said = match subject.shows(Content::Sources) {
        true => format!(": {}", listed(&titles)),
        false => String::new(),
    };
    format!(
        "Ration: {}, {} kg a person and month ({}{said})",
        ration.name,
        kg.to_places(2).plain(),
        ration.origin.basis.word(),
    )
}

fn stance(subject: &Subject<'_>) -> String {
    let stance = subject.scenario.stance;
    let counts_as = match stance {
        Stance::Cautious => "denied",
        Stance::Hopeful => "granted",
        Stance::Expected => "granted in part, by how likely it is",
    };
    format!(
        "A permission whose state nobody knows counts as {counts_as} ({} stance)",
        stance.word()
    )
}

/// Ways into the country whose capacity holds nobody back in any month.
pub(in crate::report) fn never_binding(subject: &Subject<'_>) -> Option<String> {
    let country = subject.country;
    let binds = |link: LinkIx| {
        let named = subject.held.limits.iter().flat_map(|found| &found.limits);
        named.into_iter().any(|raised| raised.limit.carried_by() == Some(link))
    };
    let ways: Vec<(LinkIx, CorridorIx)> = (0..country.links.len() as u16)
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
    let names: Vec<String> = names
        .iter()
        .map(|(name, number)| match number {
            1 => (*name).to_owned(),
            _ => format!("{name} ({number} links)"),
        })
        .collect();
    let holds = if number == 1 { "holds" } else { "hold" };
    (number > 0).then(|| {
        format!(
            "Of {} ways into the country with a capacity {number} {holds} nobody back in any month \
             by that capacity: {}",
            ways.len(),
            listed(&names),
        )
    })
}

/// Why so many areas stand at one coverage, where at least half of those in need do.
pub(in crate::report) fn equally_covered(subject: &Subject<'_>) -> Option<String> {
    let in_need: Vec<String> = subject
        .areas()
        .iter()
        .filter(|area| area.need() > 0)
        .map(|area| {
            // As shown, to one decimal: areas differ by the grams that do not divide.
            let (shown, need) = (area.shown(), area.need());
            let exact = |people: u64| Exact::from_integer(i128::from(people));
            Figure::percent(exact(shown), exact(need)).plain()
        })
        .collect();
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    for level in &in_need {
        *alike.entry(level).or_default() += 1;
    }
    let (level, number) = alike.into_iter().max_by_key(|(_, number)| *number)?;
    (level != "0.0" && number > 1 && 2 * number >= in_need.len()).then(|| {
        format!(
            "{number} of {} areas in need stand at {level} % over the window: where neither access \
             nor roads nor room holds an area back, food goes to the least covered, and what counts \
             is the whole window; in single months an area may get much less, or nothing",
            in_need.len(),
        )
    })
}
