//! What raising few limits does, kept: it is asked again for one area after the other.

use super::raising::Raising;
use crate::network::Raised;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

/// Sets of so many limits are asked for again and again.
const FEW: usize = 2;

/// Arcs that may carry more, and how much more.
type More = Rc<[(usize, i64)]>;

/// What raising limits does, kept for sets of few of them.
pub(super) struct Known<'w, 'n, 'a> {
    raising: Raising<'w, 'n, 'a>,
    more: RefCell<BTreeMap<Raised, More>>,
}

impl<'w, 'n, 'a> Known<'w, 'n, 'a> {
    pub(super) fn new(raising: Raising<'w, 'n, 'a>) -> Self {
        Known { raising, more: RefCell::default() }
    }

    /// Arcs that may carry more with some limits raised, and how much more.
    pub(super) fn more(&self, raised: &Raised) -> More {
        if raised.len() > FEW {
            return self.raising.more(raised).into();
        }
        if let Some(known) = self.more.borrow().get(raised) {
            return known.clone();
        }
        let more: More = self.raising.more(raised).into();
        self.more.borrow_mut().insert(raised.clone(), more.clone());
        more
    }
}

impl<'w, 'n, 'a> Deref for Known<'w, 'n, 'a> {
    type Target = Raising<'w, 'n, 'a>;

    fn deref(&self) -> &Raising<'w, 'n, 'a> {
        &self.raising
    }
}
