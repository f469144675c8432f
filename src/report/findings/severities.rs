//! How many errors, warnings and notes there are, in words.

use crate::issues::{Issues, Severity};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, plainly};
use crate::kit::{Sentence, say};

/// How many there are of each severity: `2 errors, 1 warning`.
pub fn severities(issues: &Issues) -> Sentence {
    let of = |severity| {
        let n = issues.count(severity);
        (n > 0).then(|| told(severity, n))
    };
    let told: Vec<Sentence> =
        [Severity::Error, Severity::Warning, Severity::Info].into_iter().filter_map(of).collect();
    match told.is_empty() {
        true => say!("issues.none", "nothing to tell"),
        false => say!("issues.counted", "{each}", each = Joined::Commas.list(told)),
    }
}

fn told(severity: Severity, n: usize) -> Sentence {
    let n = plainly(Figure::whole(n as u64));
    match severity {
        Severity::Error => say!("issues.errors", "{n} {n:error|errors}", n),
        Severity::Warning => say!("issues.warnings", "{n} {n:warning|warnings}", n),
        Severity::Info => say!("issues.notes", "{n} {n:note|notes}", n),
    }
}
