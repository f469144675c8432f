//! Numbers that look random, for networks that are drawn.

/// Xorshift (G. Marsaglia 2003): the same numbers each time. Its start must not be nought.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// One of the numbers below an end.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// One of the numbers from low to high.
    pub(crate) fn within(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }
}
