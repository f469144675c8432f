//! What a scenario takes otherwise than the pack, in sentences.

use crate::country::{AreaIx, Country, LinkIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months, plainly};
use crate::kit::{Sentence, say};
use crate::network::late_beyond;
use crate::plan::Exact;
use crate::scenario::{Adjusted, Adjustment, Carries, Comes, Scenario};
use crate::time::Month;
use crate::units::{Factor, Grams};

/// How many links or areas of one adjustment are named.
const NAMED: usize = 3;

/// An adjustment as a sentence without its stop. Where limits are not told, names and amounts are left out.
pub(in crate::report) fn adjusted(
    country: &Country,
    adjustment: &Adjustment,
    limits: bool,
) -> Sentence {
    let when = when(adjustment.months);
    if !limits {
        // Names of ways and what is taken of them are not for all readers.
        return match &adjustment.what {
            Adjusted::Capacity(..) => {
                say!("adjusted.capacity.other", "some ways carry other amounts, {when}", when)
            }
            Adjusted::Supply(..) => {
                say!("adjusted.supply.other", "other food is on offer, {when}", when)
            }
            Adjusted::Need(..) => {
                say!("adjusted.need.other", "other people are in need, {when}", when)
            }
        };
    }
    match &adjustment.what {
        Adjusted::Capacity(links, how) => {
            let links = of_links(country, links);
            match how {
                Carries::Times(factor) => say!(
                    "adjusted.capacity.times",
                    "{links} carry {times} times as much, {when}",
                    links,
                    times = times(*factor),
                    when,
                ),
                Carries::PerMonth(grams) => say!(
                    "adjusted.capacity.amount",
                    "{links} carry {mt} MT a month each, {when}",
                    links,
                    mt = Figure::rounded(Exact::new(grams.0.into(), 1_000_000), 0),
                    when,
                ),
            }
        }
        Adjusted::Supply(place, how) => {
            let food = match place {
                Some(place) => say!(
                    "adjusted.supply.at",
                    "food on offer at {place}",
                    place = &country.places[place.index()].name,
                ),
                None => say!("adjusted.supply.everywhere", "all food on offer"),
            };
            match how {
                Comes::Times(factor) => say!(
                    "adjusted.supply.times",
                    "{food} is {times} times as much, {when}",
                    food,
                    times = times(*factor),
                    when,
                ),
                Comes::Late(share, late) => {
                    let late = u32::from(*late);
                    let (n, d) = (*share.ratio().numer(), *share.ratio().denom());
                    let share = Figure::percent(
                        Exact::from_integer(n.into()),
                        Exact::from_integer(d.into()),
                    );
                    say!(
                        "adjusted.supply.late",
                        "{share} % of {food} comes {late} {late:month|months} late, {when}",
                        share = plainly(share),
                        food,
                        late,
                        when,
                    )
                }
            }
        }
        Adjusted::Need(areas, factor) => say!(
            "adjusted.need",
            "{times} times as many people are in need in {areas}, {when}",
            times = times(*factor),
            areas = of_areas(country, areas),
            when,
        ),
    }
}

/// Food that comes after the months planned for, because the scenario lets it be late; where any does.
pub(in crate::report) fn beyond_the_window(
    country: &Country,
    scenario: &Scenario,
) -> Option<Sentence> {
    let beyond = late_beyond(country, scenario);
    (beyond > Grams(0)).then(|| {
        say!(
            "adjusted.beyond",
            "{mt} MT come after the months planned for, because they are late: what they would feed then is not \
             counted",
            mt = Figure::rounded(Exact::new(beyond.0.into(), 1_000_000), 0),
        )
    })
}

fn when((from, to): (Month, Month)) -> Argument {
    let all = (0..=to.since(from)).map(|n| from.plus(n));
    months(&all.collect::<Vec<Month>>(), Years::Told)
}

fn times(factor: Factor) -> Argument {
    let (n, d) = (*factor.ratio().numer(), *factor.ratio().denom());
    let exact = Exact::new(n.into(), d.into());
    let short = (0..6).map(|places| Figure::rounded(exact, places));
    let short = short.into_iter().find(|short| short.exact() == exact);
    plainly(short.unwrap_or(Figure::rounded(exact, 6)))
}

/// All links at one place by that place, others by their names.
fn of_links(country: &Country, links: &[LinkIx]) -> Argument {
    let at = |place: PlaceIx| -> Vec<LinkIx> {
        let touches = |n: &u32| {
            let link = &country.links[*n as usize];
            link.from == place || link.to == place
        };
        (0..country.links.len() as u32).filter(touches).map(LinkIx).collect()
    };
    let first = links.first().map(|link| &country.links[link.index()]);
    let ends = first.into_iter().flat_map(|link| [link.from, link.to]);
    if let Some(place) = ends.into_iter().find(|place| links.len() > 1 && at(*place) == links) {
        let place = &country.places[place.index()].name;
        return say!("adjusted.links.at", "links at {place}", place).into();
    }
    let name = |ix: &LinkIx| Argument::from(&country.links[ix.index()].name);
    named(links, name, |more| say!("adjusted.links.more", "{more} {more:link|links} more", more))
}

fn of_areas(country: &Country, areas: &[AreaIx]) -> Argument {
    if areas.is_empty() {
        return say!("adjusted.areas.all", "all areas").into();
    }
    let name = |ix: &AreaIx| Argument::from(&country.areas[ix.index()].name);
    named(areas, name, |more| say!("adjusted.areas.more", "{more} {more:area|areas} more", more))
}

fn named<T>(
    all: &[T],
    name: impl Fn(&T) -> Argument,
    and_more: impl Fn(usize) -> Sentence,
) -> Argument {
    let mut names: Vec<Argument> = all.iter().take(NAMED).map(name).collect();
    if let more @ 1.. = all.len().saturating_sub(NAMED) {
        names.push(and_more(more).into());
    }
    Joined::And.list(names)
}
