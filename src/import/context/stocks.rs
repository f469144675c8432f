//! Of all that operations say of displaced people in an area, the one figure that is taken.

use super::displaced::Stock;
use crate::import::told::Told;
use crate::issues::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// An operation in an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) area: String,
    pub(super) operation: String,
}

/// People displaced, as one or several rows make.
pub(super) struct Figure {
    pub(super) people: u64,
    pub(super) n: usize,
    pub(super) round: String,
    pub(super) at: At,
}

/// Figures by operation and area, and then by day, number of the round and sort of assessment.
pub(super) type Found = BTreeMap<Key, BTreeMap<(Date, u64, String), Figure>>;

/// The newest figure of each operation and area up to a day; of several sorts of assessment of one day, which look
/// at the same people, the larger one.
pub(super) fn chosen(found: Found, upto: Option<Date>, told: &mut Told) -> Vec<Stock> {
    let mut stocks = Vec::new();
    for (key, figures) in found {
        let mut newest: Option<((Date, u64), Figure)> = None;
        for ((day, number, _), figure) in figures {
            if upto.is_some_and(|upto| day > upto) {
                let what = "figures of days after the months that the pack plans for";
                told.left(what, figure.at, &key.area);
                continue;
            }
            let of = (day, number);
            match newest {
                Some((known, kept)) if known == of && kept.people >= figure.people => {
                    told.left("other assessments of the same round", figure.at, &key.area);
                    newest = Some((known, kept));
                }
                Some((known, left)) => {
                    let what = match known == of {
                        true => "other assessments of the same round",
                        false => "figures of older days",
                    };
                    told.left(what, left.at, &key.area);
                    newest = Some((of, figure));
                }
                None => newest = Some((of, figure)),
            }
        }
        if let Some(((day, _), figure)) = newest {
            let Figure { people, n, round, at } = figure;
            stocks.push(Stock { key, day, people, round, is_one: n == 1, at });
        }
    }
    stocks
}
