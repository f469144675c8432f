//! What is never used or accepted, whatever is offered, in words.

use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use crate::report::findings::red_lines::{most_diverted, most_levy};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;

/// What is never used or accepted, whatever is offered.
pub(super) fn told(subject: &Subject<'_>) -> Option<Sentence> {
    let lines = &subject.scenario.red_lines;
    let mut told: Vec<Sentence> = Vec::new();
    if !lines.permissions.is_empty() {
        let name = lines.permissions.iter().map(|ix| &subject.country.permissions[ix.index()].name);
        let permissions = Joined::And.list(name);
        told.push(say!("plan.red-lines.never", "never used: {permissions}", permissions));
    }
    told.extend(lines.most_levy.map(most_levy));
    if let Some(most) = lines.most_diversion {
        let ratio = most.ratio();
        let exact = Exact::new(i128::from(*ratio.numer()), i128::from(*ratio.denom()));
        told.push(most_diverted(plainly(Figure::rounded(exact * 100, 1))));
    }
    (!told.is_empty()).then(|| match subject.shows(Content::Notes) {
        true => say!(
            "plan.red-lines.drawn",
            "Red lines of this scenario: {lines}",
            lines = Joined::Semicolons.list(told),
        ),
        false => {
            say!(
                "plan.red-lines.kept",
                "The scenario keeps to red lines, which the planning team has"
            )
        }
    })
}
