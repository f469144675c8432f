//! Meanings by how a column is shown.

use crate::kit::columns::Meaning;
use crate::page::workbook::Shows;

/// Words.
pub const fn words(words: &'static str) -> Meaning {
    Meaning::new(Shows::Words, words)
}

/// A key or a code.
pub const fn code(words: &'static str) -> Meaning {
    Meaning::new(Shows::Code, words)
}

/// A month.
pub const fn month(words: &'static str) -> Meaning {
    Meaning::new(Shows::Month, words)
}

/// A place in an order, or a number that counts nothing.
pub const fn number(words: &'static str) -> Meaning {
    Meaning::new(Shows::Number, words)
}

/// A figure with so many decimal places.
pub const fn figure(places: u8, words: &'static str) -> Meaning {
    Meaning::new(Shows::Figure(places), words)
}

/// A change with so many decimal places.
pub const fn change(places: u8, words: &'static str) -> Meaning {
    Meaning::new(Shows::Change(places), words)
}

/// A part of a whole from 0 to 1.
pub const fn share(words: &'static str) -> Meaning {
    Meaning::new(Shows::Share, words)
}
