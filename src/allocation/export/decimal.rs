//! Grams as tonnes, and exact fractions as decimals of 17 digits: as many as tell any two double numbers
//! apart.

use crate::units::GRAMS_PER_MT;
use num_rational::Ratio;

const DIGITS: usize = 17;

/// Grams as tonnes, exactly.
pub(super) fn mt(grams: i64) -> Ratio<i128> {
    Ratio::new(i128::from(grams), i128::from(GRAMS_PER_MT))
}

/// Whole where it ends within 17 digits, else cut off there. Cutting off can only lower a number,
/// so that an optimum kept as a lower limit stays within reach.
pub(super) fn decimal(value: Ratio<i128>) -> String {
    let (mut num, mut den) = (value.numer().unsigned_abs(), value.denom().unsigned_abs());
    while den > u128::MAX / 16 {
        // More than 120 bits remain, far beyond the digits shown.
        (num, den) = (num >> 4, den >> 4);
    }
    let mut text = if *value.numer() < 0 { "-".to_owned() } else { String::new() };
    let whole = (num / den).to_string();
    let mut shown = if whole == "0" { 0 } else { whole.len() };
    text.push_str(&whole);
    let mut rest = num % den;
    if rest > 0 && shown < DIGITS {
        text.push('.');
        while rest > 0 && shown < DIGITS && text.len() < 60 {
            rest *= 10;
            let digit = (rest / den) as u8;
            text.push(char::from(b'0' + digit));
            // Zeros before the first figure say nothing about it.
            shown += usize::from(shown > 0 || digit > 0);
            rest %= den;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use num_rational::Ratio;

    #[test]
    fn decimals_end_or_are_cut_off() {
        let shown = |num, den| decimal(Ratio::new(num, den));
        assert_eq!(shown(0, 1), "0");
        assert_eq!(shown(-1_250_000, 1_000_000), "-1.25");
        assert_eq!(shown(8_710_001, 1_000_000), "8.710001");
        assert_eq!(shown(2, 3), "0.66666666666666666");
        assert_eq!(shown(1, 3_000_000), "0.00000033333333333333333");
        assert_eq!(shown(123_456_789_012_345_678_901, 10), "12345678901234567890");
        assert_eq!(shown(i128::MAX, i128::MAX - 1), "1");
        assert_eq!(shown(i128::MAX / 2, i128::MAX), "0.49999999999999999");
    }
}
