//! How many people a month a plan may serve at most, in a sentence.

use crate::kit::sentence::Argument;
use crate::kit::{Sentence, say};
use crate::report::findings::subject::Subject;

/// How many people a month the plan may serve at most, and by which target.
pub(super) fn told(subject: &Subject<'_>) -> Sentence {
    let network = subject.network;
    let level = subject.country.about.level(subject.level());
    let months = || network.served.iter().flat_map(|served| &served.months);
    let by_area = months().filter(|month| month.caseload.is_some()).count();
    let (national, joint): (Vec<_>, Vec<_>) =
        network.caseloads.iter().partition(|limit| limit.areas.len() == network.served.len());
    let areas = by_area + joint.len();
    let most = national.iter().map(|limit| limit.people);
    let (Some(least), Some(most)) = (most.clone().min(), most.max()) else {
        return match areas {
            0 => say!(
                "plan.caseload.none",
                "No caseload is known: the people in need are the limit on who is served"
            ),
            n => say!(
                "plan.caseload.areas",
                "Caseloads limit who is served in {n} {n:{level}-month|{level}-months}",
                n,
                level,
            ),
        };
    };
    let mut told = at_most(subject, national.len(), [least, most]);
    if areas > 0 {
        told = say!(
            "plan.caseload.and-areas",
            "{told}, and fewer in {n} {n:{level}-month|{level}-months}",
            told,
            n = areas,
            level,
        );
    }
    // One gram counts alike wherever it goes, so the limit is counted at one ration.
    let apart = network.caseloads.iter().any(|limit| {
        let ration = |a: &usize| network.served[*a].months[limit.period.index()].grams_per_person;
        limit.areas.iter().map(ration).collect::<std::collections::BTreeSet<_>>().len() > 1
    });
    match apart {
        true => say!(
            "plan.caseload.counted-at",
            "{told}; where the diverted share differs between areas that share a caseload, it is counted at \
             the smallest ration, so fewer than it counts may be served",
            told,
        ),
        false => told,
    }
}

/// The most people served in a month, by whose target, and in how many of the months.
fn at_most(subject: &Subject<'_>, some: usize, [least, most]: [u64; 2]) -> Sentence {
    let all = subject.network.window.n_months();
    let people: Argument = match least == most {
        true => most.into(),
        false => {
            say!("plan.caseload.range", "{most} (in other months as few as {least})", least, most)
                .into()
        }
    };
    match (subject.scenario.target(), some < all) {
        (Some(target), false) => say!(
            "plan.caseload.target",
            "No more than {people} people a month are served by the caseload `{target}`",
            people,
            target,
        ),
        (Some(target), true) => say!(
            "plan.caseload.target.some-months",
            "No more than {people} people a month are served in {some} of {all} months by the caseload \
             `{target}`",
            people,
            some,
            all,
            target,
        ),
        (None, false) => say!(
            "plan.caseload.partners",
            "No more than {people} people a month are served by what partners can serve",
            people,
        ),
        (None, true) => say!(
            "plan.caseload.partners.some-months",
            "No more than {people} people a month are served in {some} of {all} months by what partners can \
             serve",
            people,
            some,
            all,
        ),
    }
}
