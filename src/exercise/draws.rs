//! Draws from the seed of an exercise.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// A stream of draws of its own: the seed is the key, so that no stream hangs on what others drew.
pub(super) fn stream(seed: u64, number: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut draws = ChaCha8Rng::from_seed(key);
    draws.set_stream(number);
    draws
}
