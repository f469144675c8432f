//! The permissions of a counterpart: how each stands, and what is lost where it alone is refused.

use super::MANY;
use crate::analysis::brief::Brief;
use crate::country::{Country, Permission, PermissionIx};
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, at_levels, months};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, known, means, say};
use crate::report::findings::terms::tonnes;
use crate::time::Month;
use crate::units::{Grams, Share};
use std::collections::BTreeMap;

/// One of its permissions.
#[derive(Clone, Debug)]
pub(super) struct PermissionTold {
    named: Named,
    kind: &'static str,
    state: Sentence,
    /// Person-months lost where it alone is refused, at the low, best and high capacities of links; none
    /// where it is open on no day.
    lost: Option<[Figure; 3]>,
}

/// A permission by its key and its name.
#[derive(Clone, Debug)]
struct Named {
    id: String,
    name: String,
}

/// One of its permissions in a month.
#[derive(Clone, Debug)]
pub(super) struct OpenTold {
    named: Named,
    month: Month,
    open: Share,
}

const NAME: Meaning = means::words("What is permitted").hxl("#access+name");

pub(super) const PERMISSIONS: Declared<PermissionTold> = Declared {
    name: "brief-permissions",
    row: "A permission that the counterpart decides, how it stands, and what is lost where it alone is refused",
    columns: &[
        known("permission", "Key", |row| Cell::text(&row.named.id)),
        col("name", "Permission", NAME, |row| Cell::text(&row.named.name)),
        col("kind", "Kind", means::code("What sort of permission").hxl("#access+type"), |row| {
            Cell::text(row.kind)
        }),
        col("state", "How it stands", means::words("In which months it is open"), |row| {
            Cell::from(&row.state)
        }),
        col(
            "lost_low_person_months",
            "Lost, low",
            means::figure(
                0,
                "Person-months lost where it alone is refused on every day and links carry the least they \
                 are believed to; empty where it is open on no day",
            ),
            |row| Cell::figure(row.lost.map(|[low, _, _]| low)),
        ),
        col(
            "lost_best_person_months",
            "Lost, best",
            means::figure(
                0,
                "Person-months lost where it alone is refused on every day; empty where it is open on no day",
            ),
            |row| Cell::figure(row.lost.map(|[_, best, _]| best)),
        ),
        col(
            "lost_high_person_months",
            "Lost, high",
            means::figure(
                0,
                "Person-months lost where it alone is refused on every day and links carry the most they \
                 are believed to; empty where it is open on no day",
            ),
            |row| Cell::figure(row.lost.map(|[_, _, high]| high)),
        ),
    ],
};

pub(super) const OPEN: Declared<OpenTold> = Declared {
    name: "brief-access",
    row: "A month, and how far a permission of the counterpart is open in it",
    columns: &[
        known("permission", "Key", |row| Cell::text(&row.named.id)),
        col("name", "Permission", NAME, |row| Cell::text(&row.named.name)),
        known("month", "Month", |row| Cell::Text(row.month.to_string())),
        col(
            "open_share",
            "Open",
            means::share("Part of the month in which it is open, 0 to 1").hxl("#access+pct"),
            |row| Cell::Figure(Figure::part(row.open)),
        ),
    ],
};

impl Named {
    fn of(permission: &Permission) -> Named {
        Named { id: permission.id.clone(), name: permission.name.clone() }
    }
}

/// Each of its permissions, in the order of the pack.
pub(super) fn permissions(country: &Country, brief: &Brief) -> Vec<PermissionTold> {
    let lost = |ix: PermissionIx| {
        let own = brief.refused_alone.iter().find(|(known, _)| *known == ix);
        own.map(|(_, lost)| lost.map(|exact| Figure::rounded(exact, 0)))
    };
    let quotas = |ix: PermissionIx| {
        let own = brief.quotas.iter().find(|(known, _)| *known == ix);
        own.map_or(&[][..], |(_, quotas)| quotas.as_slice())
    };
    let told = |(ix, months): &(PermissionIx, Vec<(Month, Share)>)| {
        let permission = &country.permissions[ix.index()];
        PermissionTold {
            named: Named::of(permission),
            kind: permission.kind.word(),
            state: state(months, quotas(*ix)),
            lost: lost(*ix),
        }
    };
    brief.permissions.iter().map(told).collect()
}

/// Each of its permissions month by month.
pub(super) fn open(country: &Country, brief: &Brief) -> Vec<OpenTold> {
    let each = brief.permissions.iter().flat_map(|(ix, months)| {
        let named = Named::of(&country.permissions[ix.index()]);
        months.iter().map(move |(month, open)| OpenTold {
            named: named.clone(),
            month: *month,
            open: *open,
        })
    });
    each.collect()
}

/// How each stands; many are told together where they stand alike.
pub(super) fn asked(permissions: &[PermissionTold]) -> Vec<Sentence> {
    let each = permissions.iter().map(|told| (told.named.name.as_str(), &told.state));
    if permissions.len() <= MANY {
        let told = |(name, state)| say!("brief.stands", "{name}: {state}", name, state);
        return each.map(told).collect();
    }
    let mut alike: Vec<(&Sentence, Vec<&str>)> = Vec::new();
    for (name, state) in each {
        match alike.iter_mut().find(|(known, _)| *known == state) {
            Some((_, names)) => names.push(name),
            None => alike.push((state, vec![name])),
        }
    }
    let told = |(state, names): (&Sentence, Vec<&str>)| {
        let names = Joined::And.list(names);
        say!("brief.stand-alike", "{state}: {names}", state, names)
    };
    alike.into_iter().map(told).collect()
}

/// What each brings by itself; nothing where there is only one, or none is open.
pub(super) fn refused_alone(permissions: &[PermissionTold]) -> Option<Sentence> {
    let open = permissions.iter().filter_map(|told| Some((&told.named.name, told.lost?)));
    let told: Vec<Sentence> = open
        .map(|(permission, lost)| {
            let lost = at_levels(lost);
            say!("brief.refused-alone.one", "{permission} {lost}", permission, lost)
        })
        .collect();
    (permissions.len() > 1 && !told.is_empty()).then(|| {
        say!(
            "brief.refused-alone",
            "Refused one by one, while the others stay as they are, so many person-months are lost where links \
             carry the least / the best / the most they are believed to, each of the plan as it stands that is made \
             with the same: {told}.",
            told = Joined::Semicolons.list(told),
        )
    })
}

/// What quotas let pass, by amount, each with its months.
fn within_quotas(quotas: &[(Month, Grams)]) -> Vec<Sentence> {
    let mut by_amount: BTreeMap<Grams, Vec<Month>> = BTreeMap::new();
    for (month, most) in quotas {
        by_amount.entry(*most).or_default().push(*month);
    }
    let told = |(most, when): (&Grams, &Vec<Month>)| {
        let (most, when) = (tonnes(*most), months(when, Years::Told));
        say!("brief.state.quota", "no more than {most} MT a month {when}", most, when)
    };
    by_amount.iter().map(told).collect()
}

fn state(each: &[(Month, Share)], quotas: &[(Month, Grams)]) -> Sentence {
    let of = |wanted: &dyn Fn(Share) -> bool| -> Vec<Month> {
        each.iter().filter(|(_, share)| wanted(*share)).map(|(month, _)| *month).collect()
    };
    let kinds = [
        (
            say!("brief.state.open", "open throughout"),
            say!("brief.state.open.in", "open"),
            of(&|share| share == Share::ALL),
        ),
        (
            say!("brief.state.in-part", "open for a part of every month"),
            say!("brief.state.in-part.in", "open for a part"),
            of(&|share| share > Share::NONE && share < Share::ALL),
        ),
        (
            say!("brief.state.not-open", "never open"),
            say!("brief.state.not-open.in", "not open"),
            of(&|share| share == Share::NONE),
        ),
    ];
    let told = |(throughout, what, when): (Sentence, Sentence, Vec<Month>)| match when.len() {
        0 => None,
        n if n == each.len() => Some(throughout),
        _ => {
            let when = months(&when, Years::Told);
            Some(say!("brief.state.in", "{what} {when}", what, when))
        }
    };
    let states = kinds.into_iter().filter_map(told).chain(within_quotas(quotas));
    let states = Joined::Semicolons.list(states);
    say!("brief.state", "{states}", states)
}
