//! A network that is another's, or one's own.

use crate::network::Network;
use std::ops::Deref;

/// A network that is lent, or owned where it was made for a question.
#[derive(Clone, Debug)]
pub(in crate::plan) enum Laid<'n, 'a> {
    Lent(&'n Network<'a>),
    Own(Box<Network<'a>>),
}

impl<'a> Deref for Laid<'_, 'a> {
    type Target = Network<'a>;

    fn deref(&self) -> &Network<'a> {
        match self {
            Laid::Lent(network) => network,
            Laid::Own(network) => network,
        }
    }
}
