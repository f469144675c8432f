//! Red lines of the scenario that bear on a counterpart, and what each costs.

use crate::analysis::brief::Brief;
use crate::analysis::conditions::RedLine;
use crate::analysis::setting::Setting;
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, col, means, say};
use crate::plan::Exact;
use crate::report::findings::red_lines::{most_diverted, most_levy, shortest};
use crate::units::{CentsPerMt, Share};
use num_traits::Zero;

/// A red line that bears on the counterpart.
#[derive(Clone, Debug)]
pub(super) struct LineTold {
    kind: &'static str,
    /// Key of the permission that is never used; none of a levy or a share.
    permission: Option<String>,
    in_words: Sentence,
    cost: Figure,
    is_free: bool,
}

pub(super) const LINES: Declared<LineTold> = Declared {
    name: "brief-red-lines",
    row: "A red line of the scenario that bears on the counterpart, and what it costs",
    columns: &[
        col(
            "kind",
            "Kind",
            means::code(
                "permission: never used; levy: none above a limit; diversion: no larger share",
            ),
            |line| Cell::text(line.kind),
        ),
        col(
            "permission",
            "Key",
            means::code("Key of the permission that is never used; empty of a levy or a share"),
            |line| Cell::word(line.permission.as_deref()),
        ),
        col("red_line", "Red line", means::words("The line in words"), |line| {
            Cell::from(&line.in_words)
        }),
        col(
            "costs_person_months",
            "Costs",
            means::figure(0, "Person-months more that would be reached without it"),
            |line| Cell::Figure(line.cost),
        ),
    ],
};

/// Each line with its cost.
pub(super) fn lines(setting: Setting<'_>, brief: &Brief) -> Vec<LineTold> {
    let drawn = &setting.scenario.red_lines;
    let told = |(line, cost): &(RedLine, crate::analysis::game::Exact)| {
        let (kind, permission, in_words) = match line {
            RedLine::Permission(ix) => {
                let own = &setting.country.permissions[ix.index()];
                let permission = &own.name;
                let never = say!("brief.red-line.never", "{permission} is never used", permission);
                ("permission", Some(own.id.clone()), never)
            }
            RedLine::Levy => ("levy", None, most_levy(drawn.most_levy.unwrap_or(CentsPerMt(0)))),
            RedLine::Diversion => {
                let most = drawn.most_diversion.unwrap_or(Share::NONE).ratio();
                let exact = Exact::new(i128::from(*most.numer()), i128::from(*most.denom()));
                ("diversion", None, most_diverted(shortest(exact * 100)))
            }
        };
        let is_free = cost.is_zero();
        LineTold { kind, permission, in_words, cost: Figure::long(cost, 0), is_free }
    };
    brief.red_lines.iter().map(told).collect()
}

/// Each line in a sentence.
pub(super) fn told(lines: &[LineTold]) -> Vec<Sentence> {
    let told = |line: &LineTold| {
        let (line, cost, is_free) = (&line.in_words, line.cost, line.is_free);
        match is_free {
            true => say!("brief.red-line.free", "{line}; no loss of reach is found here.", line),
            false => {
                say!("brief.red-line.costs", "{line}; it costs {cost} person-months.", line, cost)
            }
        }
    };
    match lines.is_empty() {
        true => vec![say!(
            "brief.red-lines.none",
            "The scenario draws none that bear on this counterpart. Agree on them before you ask."
        )],
        false => lines.iter().map(told).collect(),
    }
}
