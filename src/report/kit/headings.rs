//! Headings that several answers have.

use super::sentence::{Sentence, say};

/// Over the answer in a few sentences.
pub(in crate::report) fn in_short() -> Sentence {
    say!("answer.in-short", "In short")
}

/// Over what a reader must know.
pub(in crate::report) fn how_to_read() -> Sentence {
    say!("answer.how-to-read", "How to read it")
}

/// Over the answer with supplies from other places.
pub(in crate::report) fn by_split() -> Sentence {
    say!("answer.by-split", "With the supplies split otherwise")
}

/// What stands before a total.
pub(in crate::report) fn all() -> Sentence {
    say!("answer.all", "All")
}
