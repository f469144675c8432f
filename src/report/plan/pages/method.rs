//! What a reader must know: what is assumed, what the numbers mean, who said so, what was checked.

use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Part, Sentence, on_pages, on_pages_right, say};
use crate::plan::Exact;
use crate::report::findings::subject::Subject;
use crate::report::plan::sentences::stopped;
use crate::report::plan::summary::Summary;
use crate::report::plan::tables::sources::SOURCES;
use crate::report::plan::terminal;
use crate::sharing::Content;

/// What the numbers of every report mean.
fn meaning() -> [Sentence; 9] {
    [
        say!(
            "plan.method.person-months",
            "A sum over months is person-months. People stand beside a named month or group only; how many \
             different people they are over a window is a range."
        ),
        say!(
            "plan.method.coverage",
            "Coverage is person-months served over person-months in need (IPC phase 3 and above), over the \
             window, unweighted."
        ),
        say!(
            "plan.method.reached",
            "A person is reached in a month when a ration is handed out where access allows."
        ),
        say!(
            "plan.method.objectives",
            "Severity serves phase 5 first, then 4, then 3; most-people counts all alike; fairest lifts the \
             least covered area as far as it goes, then the next; cheapest-for reaches a share of what full \
             access does at least cost. Equally good plans are told apart by evenness over areas in \
             each month, then by cost."
        ),
        say!(
            "plan.method.permissions",
            "A permission's state in a month is the mean over its days; a movement needs every permission on \
             its way, and the least one counts."
        ),
        say!(
            "plan.method.whole-months",
            "Supplies, and links with a lead, take whole months; on all others food arrives in the month it \
             leaves."
        ),
        say!(
            "plan.method.grams",
            "Flows are whole grams; shown figures are rounded so that they add up."
        ),
        say!(
            "plan.method.cascade",
            "From need to reach, each step is the largest reach there could be with the limits so far, food \
             being ample at its origins up to the access ceiling; a month or an area stands by itself, so they \
             do not add up. What closed permissions cost is the access ceiling with every permission granted, \
             less the access ceiling; what is short even then, ways cannot carry in their seasons."
        ),
        say!(
            "plan.method.limits",
            "Limits are named that raise reach when they are raised and nothing else is, by planning again; \
             gains of several do not add up."
        ),
    ]
}

/// How those count who are cut off behind a capital at times, where anybody is.
fn cut_off(subject: &Subject<'_>) -> Option<Sentence> {
    let behind = subject.network.served.iter().any(|served| !served.parts.is_empty());
    behind.then(|| {
        say!(
            "plan.method.cut-off",
            "Where snow, rain or floods cut districts off behind a capital, the share of need within reach falls by \
             their share of the population, unless food was handed out before."
        )
    })
}

pub(super) fn parts(subject: &Subject<'_>, summary: &Summary) -> Vec<Part> {
    let assumed: Vec<Sentence> = summary.assumed.iter().map(stopped).collect();
    let mut parts = vec![
        Part::section("assumed", say!("plan.assumed", "What is assumed")),
        Part::Bullets(assumed),
        Part::OnPages(rows_of_figures(summary)),
    ];
    let remarks: Vec<Sentence> = summary.remarks.iter().map(stopped).collect();
    if !remarks.is_empty() {
        parts.push(Part::subsection("remarks", say!("plan.remarks", "What the search found")));
        parts.push(Part::Bullets(remarks));
    }
    parts.push(Part::section("method", say!("plan.method", "Method and limits")));
    let knowledge = match summary.knowledge {
        "as-known" => say!(
            "plan.method.as-known",
            "Planned month by month with what was known on the first of each month; stock is carried over."
        ),
        _ => say!(
            "plan.method.hindsight",
            "Planned with hindsight: the plan knows the whole window in advance, which nobody did."
        ),
    };
    let said = std::iter::once(knowledge).chain(meaning()).chain(cut_off(subject));
    parts.push(Part::Bullets(said.collect()));
    parts.push(Part::paragraph(terminal::certified(summary)));
    let of_others =
        |words: &[String]| words.iter().map(|words| Sentence::of_others(words)).collect();
    if !summary.notes.is_empty() {
        parts.push(Part::subsection("notes", say!("plan.notes", "Notes")));
        parts.push(Part::Bullets(of_others(&summary.notes)));
    }
    parts.extend(sources(subject));
    parts.push(Part::subsection("attribution", say!("plan.attribution", "Who must be named")));
    parts.push(Part::Bullets(of_others(&summary.attribution)));
    parts
}

/// Figures of one basis.
struct OfBasis {
    basis: &'static str,
    figures: u64,
    share: Figure,
}

const ROWS: Declared<OfBasis> = Declared {
    name: "rests-on",
    row: "What figures in the tables rest on",
    columns: &[
        on_pages("Basis", |of| Cell::text(of.basis)),
        on_pages_right("Figures", |of| Cell::Text(Figure::whole(of.figures).grouped())),
        on_pages_right("Share", |of| Cell::Text(format!("{} %", of.share.plain()))),
    ],
};

fn rows_of_figures(summary: &Summary) -> crate::kit::Table {
    let rows = summary.inputs_rows;
    let whole = |n: u64| Exact::from_integer(i128::from(n));
    let kinds =
        [("published", rows.published), ("derived", rows.derived), ("assumed", rows.assumed)];
    let kinds = kinds.map(|(basis, figures)| OfBasis {
        basis,
        figures,
        share: Figure::percent(whole(figures), whole(rows.all())),
    });
    let caption = say!("plan.rests-on", "What the figures in the tables rest on");
    ROWS.of(caption, &kinds).in_order()
}

/// Every source that a figure of the pack names, for the planning team and partners.
fn sources(subject: &Subject<'_>) -> Vec<Part> {
    if !subject.shows(Content::Sources) {
        return Vec::new();
    }
    let caption = say!(
        "plan.sources.table",
        "Sources that figures name; `aidreach data sources` tells which"
    );
    vec![
        Part::section("sources", say!("plan.sources", "Sources")),
        Part::Table(SOURCES.of(caption, &subject.country.sources)),
    ]
}
