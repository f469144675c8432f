//! Headings that several answers have.

use super::sentence::{Sentence, say};

/// Over the answer in a few sentences.
pub fn in_short() -> Sentence {
    say!("answer.in-short", "In short")
}

/// Over what a reader must know.
pub fn how_to_read() -> Sentence {
    say!("answer.how-to-read", "How to read it")
}

/// Over the answer with supplies from other places.
pub fn by_split() -> Sentence {
    say!("answer.by-split", "With the supplies split otherwise")
}

/// What stands before a total.
pub fn all() -> Sentence {
    say!("answer.all", "All")
}
