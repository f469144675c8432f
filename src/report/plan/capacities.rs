//! What is known of what links carry, and how much of a plan leans on what is not, in sentences.

use crate::analysis::leaning::leaning;
use crate::country::{Country, Link, SetBy};
use crate::plan::Exact;
use crate::report::findings::subject::{Outcome, Subject};
use crate::report::kit::figure::{Figure, counted};
use crate::report::kit::layout::listed;
use crate::report::sharing::Content;

/// Who says what links carry, and which nobody does.
pub(in crate::report) fn known(country: &Country) -> Vec<String> {
    let links: Vec<&Link> = country.links.iter().filter(|link| !link.last_mile).collect();
    let set_by = |wanted: fn(&SetBy) -> bool| {
        let known = links.iter().filter_map(|link| link.capacity.as_ref());
        known.filter(|capacity| wanted(&capacity.set_by)).count()
    };
    let counted = set_by(|by| *by == SetBy::Count);
    let by_class = set_by(|by| matches!(by, SetBy::Class(_)));
    let of = links.len();
    let mut text = format!("{counted} of {of} links have a capacity of their own");
    if by_class > 0 {
        text.push_str(&format!("; {by_class} carry what links of their class do"));
    }
    let rest = of - counted - by_class;
    if rest > 0 {
        text.push_str(&format!("; {rest} are held unlimited because no source gives one"));
    }
    let mut told = vec![text];
    let crossings = links.iter().filter(|link| country.crosses_border(link)).count();
    let uncounted = country.crossings_without_count().len();
    if uncounted > 0 {
        told.push(format!(
            "What crosses the border is not counted on {uncounted} of {crossings} links that do"
        ));
    }
    told
}

/// How many links a sentence names that a plan leans on.
const LEANED_ON: usize = 5;

/// What share of the food goes by links that are used beyond half of an assumed capacity.
pub(in crate::report) fn leans(subject: &Subject<'_>) -> Option<String> {
    let Outcome::Hindsight(plan) = &subject.outcome else { return None };
    let found = leaning(subject.network, plan);
    if found.links.is_empty() {
        return Some("No link is used beyond half of a capacity that is assumed".to_owned());
    }
    let share = Figure::percent(found.share, Exact::from_integer(1)).plain();
    let links = counted(found.links.len(), "link");
    let told = format!(
        "{share} % of the food goes by {links} used in some month beyond half of a capacity that is \
         assumed"
    );
    let names = found.links.iter().take(LEANED_ON).map(|(link, grams)| {
        let mt = Figure::mt(*grams).to_places(0).grouped();
        format!("{} ({mt} MT)", subject.country.links[link.index()].name)
    });
    let names: Vec<String> = names.collect();
    let more = if found.links.len() > LEANED_ON { ", the most used of them " } else { ": " };
    Some(match subject.shows(Content::Limits) {
        // Which ways a plan leans on ranks them.
        false => told,
        true => format!("{told}{more}{}", listed(&names)),
    })
}
