//! What permissions or counterparts are worth, as bars.

use super::PlayerTold;
use super::counterparts::{CounterpartTold, CounterpartsTold};
use crate::kit::chart::{Bar, Chart, Key, MOST, Shows, first_few, how_many};
use crate::kit::say;

impl PlayerTold {
    pub(super) fn bar(&self) -> Bar {
        let give_or_take = self.give_or_take_person_months;
        Bar { give_or_take, ..Bar::of(&self.named.name, self.worth_person_months) }
    }
}

impl CounterpartsTold {
    /// A bar a row of the table.
    pub(super) fn bars(&self) -> Vec<Bar> {
        self.each.iter().map(CounterpartTold::bar).collect()
    }
}

impl CounterpartTold {
    fn bar(&self) -> Bar {
        let give_or_take = self.give_or_take_person_months;
        Bar { give_or_take, ..Bar::of(&self.counterpart, self.worth_person_months) }
    }
}

/// The chart of some rows, the one worth most first; `None` where there is nothing to set side by side.
pub(super) fn chart(mut bars: Vec<Bar>) -> Option<Chart> {
    let of = bars.len();
    bars.truncate(MOST);
    if bars.len() < 2 || bars.iter().all(|bar| bar.figure.is_nought()) {
        return None;
    }
    let shown = how_many(bars.len(), of);
    Some(Chart {
        id: "worth-bars".to_owned(),
        title: say!("answer.picture.worth", "What each is worth, in person-months"),
        description: say!(
            "answer.picture.worth.description",
            "Bars of what each is worth in person-months, the most first: {bars}.",
            bars = first_few(&bars),
        ),
        caption: match bars.iter().any(|bar| bar.give_or_take.is_some()) {
            true => say!(
                "answer.picture.worth.estimated",
                "Worth in person-months, the mean of what each adds over orders of asking drawn at random; ± is \
                 how far off the mean over all orders may be. {shown}",
                shown,
            ),
            false => say!(
                "answer.picture.worth.caption",
                "Worth in person-months, the mean of what each adds over all orders of asking. {shown}",
                shown,
            ),
        },
        shows: Shows::Bars(Key::None, bars),
    })
}
