//! Small inputs, each for a fault that was found by trying.
