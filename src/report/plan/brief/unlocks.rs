//! What a counterpart's permissions unlock: their worth, and reach with all granted and all refused.

use super::ROUNDING;
use crate::analysis::brief::Brief;
use crate::analysis::players;
use crate::kit::figure::Figure;
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::plan::{Exact, Plan};
use crate::report::answers::worth::CounterpartsTold;
use crate::report::findings::coalitions::measured;
use std::collections::BTreeMap;

fn reached(plan: &Plan) -> i128 {
    plan.areas.iter().map(|a| i128::from(a.shown())).sum()
}

fn figure(n: i128) -> Figure {
    Figure::rounded(n.into(), 0)
}

/// What it is worth among all counterparts, as `worth` tells it.
pub(super) fn worth(setting: players::Setting<'_>, brief: &Brief) -> Sentence {
    let told = CounterpartsTold::of(setting.country, &brief.worth);
    let own = &setting.country.counterparts[brief.counterpart.index()];
    let Some(its) = told.named(&own.id) else {
        return say!(
            "brief.worth.nothing",
            "Nothing hangs on it, whoever else grants what: it is worth nothing here."
        );
    };
    let worth = its.worth_person_months;
    let worth = match its.give_or_take_person_months.filter(|width| !width.is_nought()) {
        Some(width) => {
            say!("brief.worth.about", "{worth} person-months, give or take {width}", worth, width,)
        }
        None => say!("brief.worth.exact", "{worth} person-months", worth),
    };
    say!(
        "brief.worth",
        "In a fair parting among all {players} {players:counterpart|counterparts} its permissions together \
         are worth {worth}, {share} of what all bring. {hang} ({hang_share}) hang on it: so many are lost if \
         it alone refuses while all others grant. Counted is {measure}.",
        players = brief.worth.players.len(),
        worth,
        share = its.share(),
        hang = its.hold_up_person_months,
        hang_share = its.hangs(),
        measure = measured(setting.measure),
    )
}

/// Whether two plans reach as many in each area.
fn same_areas(one: &Plan, other: &Plan) -> bool {
    let by_area = |plan: &Plan| -> BTreeMap<_, u64> {
        plan.areas.iter().map(|area| (area.area, area.shown())).collect()
    };
    let (one, other) = (by_area(one), by_area(other));
    let changed = |(area, people): (&crate::country::AreaIx, &u64)| {
        people.abs_diff(other.get(area).copied().unwrap_or(0)) > ROUNDING
    };
    !one.iter().any(changed)
}

/// With all of it granted and all of it refused, in sentences.
pub(super) fn unlocks(brief: &Brief) -> Vec<Sentence> {
    let [now, granted, refused] = [&brief.as_it_is, &brief.granted, &brief.refused].map(reached);
    let grant = match granted - now {
        0 if same_areas(&brief.as_it_is, &brief.granted) => say!(
            "brief.granting.nothing",
            "Granting all of it on every day changes nothing: what matters is open already, or something \
             else holds the rest back."
        ),
        0 => say!(
            "brief.granting.others",
            "Granting all of it on every day reaches as many in all, and changes who they are: see the \
             tables below."
        ),
        more if more > 0 => say!(
            "brief.granting.more",
            "Granting all of it on every day: {granted} person-months, {more} more than as it stands.",
            granted = figure(granted),
            more = figure(more),
        ),
        less => say!(
            "brief.granting.less",
            "Granting all of it on every day: {granted} person-months, {fewer} fewer than as it stands.",
            granted = figure(granted),
            fewer = figure(-less),
        ),
    };
    let refuse = match now - refused {
        0 => say!(
            "brief.refusing.as-many",
            "If all of it is refused as many are reached in all; who loses is told below."
        ),
        fewer if fewer > 0 => say!(
            "brief.refusing.fewer",
            "If all of it is refused {fewer} fewer of {now} person-months are reached in all; who loses is \
             told below.",
            fewer = figure(fewer),
            now = figure(now),
        ),
        more => say!(
            "brief.refusing.more",
            "If all of it is refused {more} more than {now} person-months are reached in all, because other \
             people come first; who loses is told below.",
            more = figure(-more),
            now = figure(now),
        ),
    };
    let mut told = vec![grant, refuse];
    if !brief.splits.is_empty() {
        let splits = brief.splits.iter().map(|split| {
            let change = |to: Exact| Figure::rounded(to - split.as_it_is, 0);
            say!(
                "brief.splits.split",
                "{split}: granting {granting}, refusing {refusing}",
                split = split.split.to_string(),
                granting = change(split.granted),
                refusing = change(split.refused),
            )
        });
        told.push(say!(
            "brief.splits",
            "Where food comes from is assumed; with other splits, change in person-months: {splits}.",
            splits = Joined::Semicolons.list(splits),
        ));
    }
    told
}
