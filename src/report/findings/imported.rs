//! What an import took, left and changed, for whoever runs it.

use crate::import::{Change, Fate, Imported, Merged, Note};
use crate::issues::{Lines, on_a_screen};
use std::fmt::Write;

/// Changes of one sort that are told one by one; the others are counted.
const MOST_TOLD: usize = 20;

/// The text; `written` says whether the files were written.
pub fn told_import(made: &Imported, written: bool) -> String {
    let mut text = String::new();
    for merged in &made.merged {
        let _ = writeln!(text, "{}: {}", merged.table, counts(merged));
    }
    for set in &made.set {
        let _ = writeln!(text, "pack.toml: {set}");
    }
    for note in &made.told.notes {
        text.push_str(&line(note));
    }
    for (fate, heading) in [
        (Fate::Replaced, "Replaced what an earlier import wrote"),
        (
            Fate::Waits,
            "Left as an earlier import wrote it, though the files say something else now; run the same with \
             `--update` to take what they say",
        ),
        (Fate::ByHand, "Left as a person wrote it"),
    ] {
        let of_fate: Vec<&Change> =
            made.changes.iter().filter(|change| change.fate == fate).collect();
        if !of_fate.is_empty() {
            text.push_str(&changes(heading, &of_fate));
        }
    }
    text.push_str(match (made.files.is_empty(), written) {
        (true, _) => "Nothing changes\n",
        (false, true) => "Written; `aidreach check` says what the pack still needs\n",
        (false, false) => "Nothing was written, as asked\n",
    });
    on_a_screen(&text, Lines::Several).into_owned()
}

fn counts(merged: &Merged) -> String {
    let counts = [
        (merged.added, "new"),
        (merged.filled, "filled"),
        (merged.replaced, "replaced"),
        (merged.same, "as they are"),
        (merged.waiting, "left as an earlier import wrote them (`--update` replaces them)"),
        (merged.by_hand, "changed by hand, left"),
    ];
    let counts = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    counts.collect::<Vec<String>>().join(", ")
}

fn line(note: &Note) -> String {
    let Note { became, what, count, at, example } = note;
    let example = if example.is_empty() { String::new() } else { format!(": {example}") };
    format!("{} {count}: {what} ({at}{example})\n", became.word())
}

fn changes(heading: &str, changes: &[&Change]) -> String {
    let mut text = format!("{heading}: {} cells\n", changes.len());
    for Change { table, row, column, was, says, .. } in changes.iter().take(MOST_TOLD) {
        let _ = writeln!(text, "  {table} {row} [{column}]: {was} -> {says}");
    }
    if changes.len() > MOST_TOLD {
        let _ = writeln!(text, "  and {} more", changes.len() - MOST_TOLD);
    }
    text
}
