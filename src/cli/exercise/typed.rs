//! What is typed at the prompts, as lines of a form.

use crate::country::Country;
use crate::exercise::{Column, Line, LineKind, Written};
use crate::issues::{At, Issue};
use std::collections::BTreeMap;

/// What is wrong with an answer: nobody needs to be told where it stands.
pub(super) fn told(issue: &Issue) -> String {
    let mut text = format!("! {}", issue.seen);
    if !issue.expected.is_empty() {
        text.push_str(&format!(" -> {}", issue.expected));
    }
    if !issue.help.is_empty() {
        text.push_str(&format!("\n  {}", issue.help));
    }
    text + "\n"
}

/// What stands in for a file's name where a form is typed.
pub(super) const TYPED: &str = "typed";

/// An answer as a line of a form.
pub(super) fn parsed(says: LineKind, answer: &str) -> Option<Line> {
    let at = || At::file(TYPED);
    let written = |text: &str| Written { text: text.trim().to_owned(), at: at() };
    let says_so = written(says.word());
    let cells: Vec<(Column, &str)> = match says {
        LineKind::HandOut | LineKind::MoveUp | LineKind::SendAhead => {
            let (mt, rest) = answer.split_once(" from ")?;
            let (from, to) = rest.split_once(" to ")?;
            let mt = mt.trim().trim_end_matches("MT").trim_end_matches("mt");
            vec![(Column::Mt, mt), (Column::From, from), (Column::To, to)]
        }
        LineKind::Ask => match answer.split_once(" against ") {
            Some((key, against)) => vec![(Column::Value, key), (Column::Against, against)],
            None => vec![(Column::Value, answer)],
        },
        LineKind::Exercise
        | LineKind::Team
        | LineKind::Turn
        | LineKind::Follow
        | LineKind::LeaveOut
        | LineKind::SpendAtMost
        | LineKind::Ration => vec![(Column::Value, answer)],
    };
    let cells: BTreeMap<Column, Written> =
        cells.into_iter().map(|(column, text)| (column, written(text))).collect();
    Some(Line { says: says_so, cells, unknown: Vec::new() })
}

pub(super) fn areas(country: &Country) -> String {
    let mut areas: Vec<_> = country.needs.iter().map(|need| need.area).collect();
    areas.sort();
    areas.dedup();
    let names = areas.iter().map(|ix| country.areas[ix.index()].name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

/// Two places of the country with stores, to show how an order is written.
pub(super) fn examples(country: &Country) -> [&str; 2] {
    let mut stores: Vec<_> = country.stores.iter().map(|store| store.place).collect();
    stores.dedup();
    let name =
        |n: usize| stores.get(n).map_or("PLACE", |ix| country.places[ix.index()].name.as_str());
    [name(0), name(1)]
}

/// What asks for food to be handed out ahead.
pub(super) const AHEAD: &str = "send ahead (MT from PLACE to AREA):";

/// How food is handed out ahead; `None` where the country has nobody who is cut off at times.
pub(super) fn help_ahead(country: &Country, place: &str, area: &str) -> Option<String> {
    (!country.cut_offs.is_empty()).then(|| {
        format!(
            "Tonnes handed out now to people of an area who will be cut off, for the months after this \
             one: `120 from {place} to {area}`. An empty line when there are no more."
        )
    })
}
