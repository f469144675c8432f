//! States of permissions in words.

use crate::country::State;
use crate::kit::{Sentence, say};

/// A state in a word or two.
pub(in crate::report) fn state_in_words(state: State) -> Sentence {
    match state {
        State::Granted => say!("plan.access.granted", "granted"),
        State::Partial(share) => {
            say!("plan.access.granted-for", "granted for {share}", share = share.to_string())
        }
        State::Denied => say!("plan.access.denied", "denied"),
        State::Unknown => say!("plan.access.unknown", "unknown"),
    }
}
