//! What a reader must know: what is assumed, what the numbers mean, who said so, what was checked.

use crate::page::{Block, Cell, Side, Table};
use crate::report::findings::subject::Subject;
use crate::report::kit::figure::{Figure, people};
use crate::report::plan::summary::Summary;
use crate::report::plan::tables::sources::SOURCES;
use crate::report::plan::terminal;
use crate::report::sharing::Content;

/// What the numbers of every report mean.
const MEANING: [&str; 10] = [
    "A sum over months is person-months. People stand beside a named month or group only; how many \
     different people they are over a window is a range.",
    "Coverage is person-months served over person-months in need (IPC phase 3 and above), over the \
     window, unweighted.",
    "A person is reached in a month when a ration is handed out where access allows.",
    "Severity serves phase 5 first, then 4, then 3; most-people counts all alike; fairest lifts the \
     least covered area as far as it goes, then the next; cheapest-for reaches a share of what full \
     access does at least cost. Equally good plans are told apart by evenness over areas in \
     each month, then by cost.",
    "A permission's state in a month is the mean over its days; a movement needs every permission on \
     its way, and the least one counts.",
    "Supplies, and links with a lead, take whole months; on all others food arrives in the month it \
     leaves.",
    "Where snow cuts districts off behind a capital, the share of need within reach falls by their \
     share of the population, unless food was handed out before.",
    "Flows are whole grams; shown figures are rounded so that they add up.",
    "From need to reach, each step is the largest reach there could be with the limits so far, food \
     being ample at its origins up to the access ceiling; a month or an area stands by itself, so they \
     do not add up.",
    "Limits are named that raise reach when they are raised and nothing else is, by planning again; \
     gains of several do not add up.",
];

pub(super) fn blocks(subject: &Subject<'_>, summary: &Summary) -> Vec<Block> {
    let stop = |sentence: &String| format!("{sentence}.");
    let assumed: Vec<String> = summary.assumed.iter().map(stop).collect();
    let mut blocks = vec![Block::section("assumed", "What is assumed"), Block::bullets(&assumed)];
    blocks.extend(rows_of_figures(summary));
    let remarks: Vec<String> = summary.remarks.iter().map(stop).collect();
    if !remarks.is_empty() {
        blocks.push(Block::part("remarks", "What the search found"));
        blocks.push(Block::bullets(&remarks));
    }
    blocks.push(Block::section("method", "Method and limits"));
    let knowledge = match summary.knowledge {
        "as-known" => {
            "Planned month by month with what was known on the first of each month; stock is carried \
             over."
        }
        _ => {
            "Planned with hindsight: the plan knows the whole window in advance, which nobody did."
        }
    };
    let told: Vec<&str> = std::iter::once(knowledge).chain(MEANING).collect();
    blocks.push(Block::bullets(&told));
    blocks.push(Block::paragraph(&terminal::certified(summary)));
    if !summary.notes.is_empty() {
        blocks.push(Block::part("notes", "Notes"));
        blocks.push(Block::bullets(&summary.notes));
    }
    blocks.extend(sources(subject));
    blocks.push(Block::part("attribution", "Who must be named"));
    blocks.push(Block::bullets(&summary.attribution));
    blocks
}

fn rows_of_figures(summary: &Summary) -> Vec<Block> {
    let rows = summary.inputs_rows;
    let whole = |n: u64| crate::plan::Exact::from_integer(i128::from(n));
    let part = |n: u64| format!("{} %", Figure::percent(whole(n), whole(rows.all())).plain());
    let columns = [("Basis", Side::Start), ("Figures", Side::End), ("Share", Side::End)];
    let mut table = Table::new("What the figures in the tables rest on", &columns);
    let kinds =
        [("published", rows.published), ("derived", rows.derived), ("assumed", rows.assumed)];
    for (kind, n) in kinds {
        table.rows.push(vec![Cell::text(kind), Cell::text(&people(n)), Cell::text(&part(n))]);
    }
    vec![Block::Table(table)]
}

/// Every source that a figure of the pack names, for the planning team and partners.
fn sources(subject: &Subject<'_>) -> Vec<Block> {
    if !subject.shows(Content::Sources) {
        return Vec::new();
    }
    let caption = "Sources that figures name; `aidreach data sources` tells which";
    let table = SOURCES.of(caption, &subject.country.sources);
    vec![Block::section("sources", "Sources"), Block::Table(table.on_page())]
}
