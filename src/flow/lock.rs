//! Work during which nothing may be solved: a proof is checked, never found again.

use super::Unsolvable;
use std::cell::Cell;

thread_local! {
    static LOCKED: Cell<bool> = const { Cell::new(false) };
}

/// Does some work on this thread while every solver of this room refuses with
/// [`Unsolvable::Locked`].
///
/// ```
/// use aidreach::flow::{Problem, Simplex, Unsolvable, without_solving};
/// let refused = without_solving(|| Simplex::<i64>::new(&Problem::new(1)).err());
/// assert_eq!(refused, Some(Unsolvable::Locked));
/// assert!(Simplex::<i64>::new(&Problem::new(1)).is_ok());
/// ```
pub fn without_solving<T>(work: impl FnOnce() -> T) -> T {
    /// Unlocks however the work ends.
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            LOCKED.set(self.0);
        }
    }
    let _before = Before(LOCKED.replace(true));
    work()
}

/// Refuses while nothing may be solved.
pub(super) fn may_solve() -> Result<(), Unsolvable> {
    if LOCKED.get() { Err(Unsolvable::Locked) } else { Ok(()) }
}
