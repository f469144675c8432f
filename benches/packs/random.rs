//! Numbers that look random.

/// Xorshift (G. Marsaglia 2003): the same numbers each time.
pub(crate) struct Random(u64);

impl Random {
    /// Numbers of a seed, others for each use.
    pub(crate) fn new(seed: u64, of: u64) -> Random {
        // Spread over all bits, and never zero, from which xorshift would not get away.
        Random(
            (seed ^ of.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1,
        )
    }

    /// One of the numbers below an end.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % u64::from(end)) as u32
    }

    /// One of the numbers from low to high.
    pub(crate) fn within(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Whether it happens that comes true once in so many times.
    pub(crate) fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }
}
