//! Whole numbers of two widths: `i64` where it fits, `i128` where tiers are stacked far apart or
//! amounts are scaled to a common denominator.

use std::fmt::Debug;

/// A whole number. Implemented for `i64` and `i128` only.
///
/// The arithmetic wraps: every user proves the range of all its sums first, once, so that the
/// inner loops need no check.
pub trait Whole: Copy + Ord + Default + Debug + Send + Sync + sealed::Sealed + 'static {
    /// Nothing.
    const ZERO: Self;
    /// The largest number there is.
    const MAX: Self;
    /// `self + other`, in a range proven beforehand.
    fn plus(self, other: Self) -> Self;
    /// `self - other`, in a range proven beforehand.
    fn minus(self, other: Self) -> Self;
    /// `-self`, in a range proven beforehand.
    fn negated(self) -> Self;
    /// Its value as `i128`.
    fn wide(self) -> i128;
    /// A value as this type; `None` where it does not fit.
    fn narrow(value: i128) -> Option<Self>;
}

/// A whole number of money a unit.
pub trait Cost: Whole {}

impl<T: Whole> Cost for T {}

mod sealed {
    /// Keeps the trait to the two types whose ranges are reasoned about here.
    pub trait Sealed {}
    impl Sealed for i64 {}
    impl Sealed for i128 {}
}

macro_rules! whole_number {
    ($type:ty) => {
        impl Whole for $type {
            const ZERO: Self = 0;
            const MAX: Self = <$type>::MAX;
            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline(always)]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            #[inline(always)]
            fn negated(self) -> Self {
                self.wrapping_neg()
            }
            #[inline(always)]
            fn wide(self) -> i128 {
                i128::from(self)
            }
            fn narrow(value: i128) -> Option<Self> {
                <$type>::try_from(value).ok()
            }
        }
    };
}

whole_number!(i64);
whole_number!(i128);
