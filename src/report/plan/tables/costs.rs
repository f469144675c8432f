//! `costs.csv`: what a plan pays for.

use crate::kit::figure::Figure;
use crate::kit::headings;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, in_data, known, on_pages, say};
use crate::report::plan::summary::Costs;

/// What is paid for, by its key and in words.
pub(in crate::report) struct Item {
    key: &'static str,
    words: Sentence,
    usd: Figure,
}

pub(in crate::report) const COSTS: Declared<Item> = Declared {
    name: "costs",
    row: "What a plan pays for",
    columns: &[
        in_data(known("item", "Key", |item| Cell::text(item.key))),
        on_pages("Item", |item| Cell::from(&item.words)),
        known("cost_usd", "USD", |item| Cell::Figure(item.usd)),
    ],
};

/// The items, and the total last.
pub(in crate::report) fn items(costs: &Costs) -> [Item; 6] {
    let item = |key, words, usd| Item { key, words, usd };
    [
        item("buying", say!("plan.costs.buying", "Buying food"), costs.buying_usd),
        item("moving", say!("plan.costs.moving", "Moving it, borders included"), costs.moving_usd),
        item("storing", say!("plan.costs.storing", "Storing it"), costs.storing_usd),
        item(
            "handing-out",
            say!("plan.costs.handing-out", "Handing it out"),
            costs.handing_out_usd,
        ),
        item("levies", say!("plan.costs.levies", "Levies"), costs.levies_usd),
        item("total", headings::all(), costs.total_usd),
    ]
}
