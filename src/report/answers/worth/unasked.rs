//! Permissions that are worth nothing or do not play although they are denied: why, so that nobody drops one
//! wrongly.

use super::WorthReport;
use crate::analysis::setting::Setting;
use crate::analysis::unasked::{Granted, Unasked, Why};
use crate::country::Country;
use crate::kit::figure::Figure;
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months, signed};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, known, means, say};
use crate::plan::Exact;
use schemars::JsonSchema;
use serde::Serialize;

/// How many are told one by one in text.
const SAID: usize = 10;
/// How many areas a sentence names.
const NAMED: usize = 3;

/// A permission that is worth nothing, or that the scenario denies and that does not play.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct UnaskedTold {
    /// Its key.
    id: String,
    /// What is permitted.
    name: String,
    /// Who decides, by key and by name.
    counterpart: String,
    counterpart_name: String,
    /// Whether it is worth nothing; else it weighs less than those that play.
    worth_nothing: bool,
    /// `no-food`, `nothing-passes`, `not-needed` or `denied`.
    why: &'static str,
    /// Where it is granted on every day, with all else as it is and the plan made anew: person-months more in
    /// all, fewer where negative; empty where it is not denied, or was not looked at.
    granted_more_person_months: Option<Figure>,
    /// Then: person-months more in the areas that gain.
    granted_gains_person_months: Option<Figure>,
    /// In words.
    said: Sentence,
}

pub(super) const UNASKED: Declared<UnaskedTold> = Declared {
    name: "worth-not-asked",
    row: "A permission that is worth nothing, or that the scenario denies and that does not play",
    columns: &[
        known("permission", "Key", |row| Cell::text(&row.id)),
        col("name", "Permission", means::words("What is permitted").hxl("#access+name"), |row| {
            Cell::text(&row.name)
        }),
        known("counterpart", "Who", |row| Cell::text(&row.counterpart)),
        col("counterpart_name", "Who decides", means::words("Who decides it"), |row| {
            Cell::text(&row.counterpart_name)
        }),
        col(
            "why",
            "Why",
            means::code(
                "no-food: none is on offer behind it; nothing-passes: not even with every permission granted; \
                 not-needed: open, and as much is brought without it; denied: for all or a part of some months",
            ),
            |row| Cell::text(row.why),
        ),
        col(
            "granted_more_person_months",
            "Granted, more",
            means::change(
                0,
                "Person-months more in all where it is granted on every day; empty where it is not denied or was \
                 not looked at",
            ),
            |row| Cell::figure(row.granted_more_person_months),
        ),
        col(
            "granted_gains_person_months",
            "Granted, gains",
            means::figure(0, "Then, person-months more in the areas that gain"),
            |row| Cell::figure(row.granted_gains_person_months),
        ),
        col("said", "In words", means::words("Why, in words"), |row| Cell::from(&row.said)),
    ],
};

impl UnaskedTold {
    fn of(country: &Country, found: &Unasked) -> UnaskedTold {
        let permission = &country.permissions[found.permission.index()];
        let counterpart = &country.counterparts[permission.counterpart.index()];
        let granted = match &found.why {
            Why::Denied { granted, .. } => granted.as_ref(),
            Why::NoFood | Why::NothingPasses | Why::NotNeeded => None,
        };
        let gains = |granted: &Granted| granted.gains.iter().map(|(_, people)| *people).sum();
        UnaskedTold {
            id: permission.id.clone(),
            name: permission.name.clone(),
            counterpart: counterpart.id.clone(),
            counterpart_name: counterpart.name.clone(),
            worth_nothing: found.worth_nothing,
            why: match &found.why {
                Why::NoFood => "no-food",
                Why::NothingPasses => "nothing-passes",
                Why::NotNeeded => "not-needed",
                Why::Denied { .. } => "denied",
            },
            granted_more_person_months: granted.map(|granted| whole(granted.more)),
            granted_gains_person_months: granted.map(|granted| whole(gains(granted))),
            said: said(country, found, (&permission.name, &counterpart.name)),
        }
    }
}

impl WorthReport {
    /// With what there is to say of permissions that are worth nothing or do not play although they are denied.
    pub fn beside(mut self, setting: Setting<'_>, found: &[Unasked]) -> WorthReport {
        self.unasked = found.iter().map(|one| UnaskedTold::of(setting.country, one)).collect();
        self
    }
}

/// The first of them in words, and where the others stand.
pub(super) fn told(unasked: &[UnaskedTold]) -> Vec<Sentence> {
    let mut told: Vec<Sentence> = unasked.iter().take(SAID).map(|one| one.said.clone()).collect();
    let more = unasked.len().saturating_sub(SAID);
    if more > 0 {
        told.push(say!(
            "worth.unasked.more",
            "{more} more that are worth nothing, or denied and do not play, stand in the table worth-not-asked.",
            more,
        ));
    }
    told
}

fn whole(exact: Exact) -> Figure {
    Figure::rounded(exact, 0)
}

fn said(country: &Country, found: &Unasked, (name, who): (&str, &str)) -> Sentence {
    match &found.why {
        Why::NoFood => say!(
            "worth.unasked.no-food",
            "{name^} ({who}) is worth nothing here because no food is on offer behind it; with food there it could \
             be otherwise.",
            name,
            who,
        ),
        Why::NothingPasses => say!(
            "worth.unasked.nothing-passes",
            "{name^} ({who}) is worth nothing here because nothing comes through even with every permission granted: \
             food cannot get there, or the ways carry nothing in these months.",
            name,
            who,
        ),
        Why::NotNeeded => say!(
            "worth.unasked.not-needed",
            "{name^} ({who}) is worth nothing here: in every order that was looked at, as much is brought without it. \
             Other ways carry it, or the food there is goes elsewhere first; with more food it could be otherwise.",
            name,
            who,
        ),
        Why::Denied { months: when, granted } => {
            let when = months(when, Years::Told);
            let effect = effect(country, granted.as_ref());
            match found.worth_nothing {
                true => say!(
                    "worth.unasked.denied.nothing",
                    "{name^} ({who}) is worth nothing as it is counted here. The scenario leaves it shut for all or a \
                     part of {when}. {effect}",
                    name,
                    who,
                    when,
                    effect,
                ),
                false => say!(
                    "worth.unasked.denied",
                    "{name^} ({who}) does not play: it adds less on average than those that do. The scenario leaves it \
                     shut for all or a part of {when}. {effect}",
                    name,
                    who,
                    when,
                    effect,
                ),
            }
        }
    }
}

fn effect(country: &Country, granted: Option<&Granted>) -> Sentence {
    let Some(granted) = granted else {
        return say!(
            "worth.unasked.not-looked-at",
            "What granting it on every day changes was not looked at here; `aidreach why` grants each."
        );
    };
    let areas = areas(country, granted);
    let more = whole(granted.more);
    match (areas, more.is_nought()) {
        (None, true) => say!(
            "worth.unasked.granted.nothing",
            "Granted on every day, with all else as it is, it changes nobody who is reached."
        ),
        (Some(areas), true) => say!(
            "worth.unasked.granted.others",
            "Granted on every day, with all else as it is, as many are reached in all, but others: more in {areas}.",
            areas,
        ),
        (Some(areas), false) => say!(
            "worth.unasked.granted.more",
            "Granted on every day, with all else as it is, it changes reach by {more} person-months in all: more in \
             {areas}.",
            more = signed(more),
            areas,
        ),
        (None, false) => say!(
            "worth.unasked.granted.change",
            "Granted on every day, with all else as it is, it changes reach by {more} person-months in all.",
            more = signed(more),
        ),
    }
}

fn areas(country: &Country, granted: &Granted) -> Option<Argument> {
    let named = granted.gains.iter().take(NAMED).map(|(area, people)| {
        let name = &country.areas[area.index()].name;
        say!("worth.unasked.area", "{name} {people}", name, people = whole(*people))
    });
    let others = granted.gains.len().saturating_sub(NAMED);
    let others = (others > 0)
        .then(|| say!("worth.unasked.areas-more", "{others} other {others:area|areas}", others));
    let all: Vec<Sentence> = named.chain(others).collect();
    (!all.is_empty()).then(|| Joined::And.list(all))
}
