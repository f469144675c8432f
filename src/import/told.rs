//! What an import has to say besides the rows it makes: what it left and why, what it changed on the way,
//! and where a source contradicts itself; by kind, with a count and one example.

use crate::issues::At;

/// What became of what a note counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It was taken.
    Taken,
    /// It was not taken.
    Left,
    /// It was taken, and another figure of the source differs.
    Differs,
    /// It was filled by a planning value, and is called assumed.
    Assumed,
}

impl Became {
    /// By its word.
    pub fn word(self) -> &'static str {
        match self {
            Became::Taken => "took",
            Became::Left => "left",
            Became::Differs => "differs",
            Became::Assumed => "assumed",
        }
    }
}

/// One kind of thing that an import tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What became of it.
    pub became: Became,
    /// What it is, in words.
    pub what: String,
    /// How many there are.
    pub count: u64,
    /// Where the first one stands.
    pub at: At,
    /// The first one in words; may be empty.
    pub example: String,
}

/// Everything that an import tells, in the order found.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The notes, one a kind.
    pub notes: Vec<Note>,
}

impl Told {
    /// Counts one of a kind; the first one is the example.
    pub(super) fn tell(&mut self, became: Became, what: &str, at: At, example: &str) {
        let known = |note: &&mut Note| note.became == became && note.what == what;
        match self.notes.iter_mut().find(known) {
            Some(note) => note.count += 1,
            None => {
                let (what, example) = (what.to_owned(), example.to_owned());
                self.notes.push(Note { became, what, count: 1, at, example });
            }
        }
    }

    /// Tells so many of a kind at once; nothing where there are none.
    pub(super) fn many(&mut self, became: Became, what: &str, count: u64, at: At, example: &str) {
        if count > 0 {
            let (what, example) = (what.to_owned(), example.to_owned());
            self.notes.push(Note { became, what, count, at, example });
        }
    }

    pub(super) fn took(&mut self, what: &str, at: At, example: &str) {
        self.tell(Became::Taken, what, at, example);
    }

    pub(super) fn left(&mut self, what: &str, at: At, example: &str) {
        self.tell(Became::Left, what, at, example);
    }

    pub(super) fn differs(&mut self, what: &str, at: At, example: &str) {
        self.tell(Became::Differs, what, at, example);
    }

    pub(super) fn assumed(&mut self, what: &str, at: At, example: &str) {
        self.tell(Became::Assumed, what, at, example);
    }
}
