//! What is known of what links carry, and how much of a plan leans on what is not, in sentences.

use crate::analysis::leaning::leaning;
use crate::country::{Country, Link, SetBy};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::subject::{Outcome, Subject};
use crate::sharing::Content;

/// Who says what links carry, and which nobody does.
pub(in crate::report) fn known(country: &Country) -> Vec<Sentence> {
    let links: Vec<&Link> = country.links.iter().filter(|link| !link.last_mile).collect();
    let set_by = |wanted: fn(&SetBy) -> bool| {
        let known = links.iter().filter_map(|link| link.capacity.as_ref());
        known.filter(|capacity| wanted(&capacity.set_by)).count()
    };
    let counted = set_by(|by| *by == SetBy::Count);
    let by_class = set_by(|by| matches!(by, SetBy::Class(_)));
    let of = links.len();
    let rest = of - counted - by_class;
    let parts = [
        Some(say!(
            "plan.capacities.own",
            "{counted} of {of} {of:link|links} {counted:has a capacity of its own|have a capacity of their own}",
            counted,
            of,
        )),
        (by_class > 0).then(|| {
            say!(
                "plan.capacities.by-class",
                "{by_class} {by_class:carries what links of its class do|carry what links of their class do}",
                by_class
            )
        }),
        (rest > 0).then(|| {
            say!(
                "plan.capacities.unlimited",
                "{rest} {rest:is|are} held unlimited because no source gives one",
                rest,
            )
        }),
    ];
    let parts = Joined::Semicolons.list(parts.into_iter().flatten());
    let mut told = vec![say!("plan.capacities.known", "{parts}", parts)];
    let crossings = links.iter().filter(|link| country.crosses_border(link)).count();
    let uncounted = country.crossings_without_count().len();
    if uncounted > 0 {
        told.push(say!(
            "plan.capacities.border",
            "What crosses the border is not counted on {uncounted} of {crossings} {crossings:link that does|links that do}",
            uncounted,
            crossings,
        ));
    }
    told
}

/// How many links a sentence names that a plan leans on.
const LEANED_ON: usize = 5;

/// What share of the food goes by links that are used beyond half of an assumed capacity.
pub(in crate::report) fn leans(subject: &Subject<'_>) -> Option<Sentence> {
    let Outcome::Hindsight(plan) = &subject.outcome else { return None };
    if plan.routes.is_empty() {
        // Without routes, also where readers may not have them, nothing is known of what they lean on.
        return None;
    }
    let found = leaning(subject.network, plan);
    if found.links.is_empty() {
        return Some(say!(
            "plan.capacities.leans.none",
            "No link is used beyond half of a capacity that is assumed"
        ));
    }
    let told = say!(
        "plan.capacities.leans",
        "{share} % of the food goes by {links} {links:link|links} used in some month beyond half of a \
         capacity that is assumed",
        share = plainly(Figure::percent(found.share, Exact::from_integer(1))),
        links = found.links.len(),
    );
    // Which ways a plan leans on ranks them.
    if !subject.shows(Content::Limits) {
        return Some(told);
    }
    let names = found.links.iter().take(LEANED_ON).map(|(link, grams)| {
        say!(
            "plan.capacities.leans.link",
            "{link} ({food} MT)",
            link = &subject.country.links[link.index()].name,
            food = Figure::mt(*grams).to_places(0),
        )
    });
    let links = Joined::And.list(names);
    Some(match found.links.len() > LEANED_ON {
        true => {
            say!(
                "plan.capacities.leans.most-used",
                "{told}, the most used of them {links}",
                told,
                links,
            )
        }
        false => say!("plan.capacities.leans.links", "{told}: {links}", told, links),
    })
}
