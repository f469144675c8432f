//! Why a step does not hold.

use super::Fault;

/// Why a step does not hold.
pub(super) enum Why {
    TooLarge,
    Says(String),
}

pub(super) fn says<T>(why: impl Into<String>) -> Result<T, Why> {
    Err(Why::Says(why.into()))
}

pub(super) fn large<T>(value: Option<T>) -> Result<T, Why> {
    value.ok_or(Why::TooLarge)
}

impl From<Fault> for Why {
    fn from(fault: Fault) -> Why {
        if matches!(fault, Fault::TooLarge) { Why::TooLarge } else { Why::Says(fault.to_string()) }
    }
}
