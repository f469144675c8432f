//! A set of players, as bits.

use std::fmt;

/// A set of players numbered from 0 to 127; player i is bit i.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coalition(u128);

impl Coalition {
    /// Nobody.
    pub const NOBODY: Coalition = Coalition(0);

    /// Players 0 to n − 1, at most 128.
    pub fn everyone(n: usize) -> Coalition {
        Coalition(u128::MAX.checked_shr(128 - n.min(128) as u32).unwrap_or(0))
    }

    /// The players whose bits are set.
    pub fn from_bits(bits: u128) -> Coalition {
        Coalition(bits)
    }

    /// Bit i is set where player i is a member.
    pub fn bits(self) -> u128 {
        self.0
    }

    /// Whether a player is a member.
    pub fn contains(self, player: usize) -> bool {
        player < 128 && self.0 >> player & 1 == 1
    }

    /// With one more player.
    pub fn with(self, player: usize) -> Coalition {
        Coalition(self.0 | 1 << player)
    }

    /// Without one player.
    pub fn without(self, player: usize) -> Coalition {
        Coalition(self.0 & !(1 << player))
    }

    /// Members of either.
    pub fn union(self, other: Coalition) -> Coalition {
        Coalition(self.0 | other.0)
    }

    /// Members of this one who are not in the other.
    pub fn minus(self, other: Coalition) -> Coalition {
        Coalition(self.0 & !other.0)
    }

    /// Members of both.
    pub fn shared(self, other: Coalition) -> Coalition {
        Coalition(self.0 & other.0)
    }

    /// Whether all members are in the other, too.
    pub fn is_within(self, other: Coalition) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many members there are.
    pub fn size(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The members in order.
    pub fn players(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            next
        })
    }

    /// Orders coalitions by size, then by their players from the first on.
    pub fn by_size(&self) -> impl Ord + use<> {
        (self.size(), std::cmp::Reverse(self.0.reverse_bits()))
    }
}

impl FromIterator<usize> for Coalition {
    fn from_iter<I: IntoIterator<Item = usize>>(players: I) -> Coalition {
        players.into_iter().fold(Coalition::NOBODY, Coalition::with)
    }
}

impl fmt::Display for Coalition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.players()).finish()
    }
}
