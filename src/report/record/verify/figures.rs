//! Figures as the tables of a run write them, read back within bounds, and exact figures of any length.

use super::folder::Rows;
use crate::kit::figure::Figure;
use crate::sharing::Sharing;
use crate::sharing::{Content, SMALL};
use num_bigint::BigInt;
use num_rational::Ratio;
use serde_json::Value;
use std::collections::BTreeMap;

/// An exact figure whatever its length: claims mix flows in fractions that 128 bits cannot multiply.
pub(super) type Long = Ratio<BigInt>;

/// A count lies between these two; sums of counts have room.
pub(super) type Range = (u128, u128);

/// Digits before the point of a count of people, a tonnage or a sum of money: more is no figure of a
/// country.
const DIGITS: usize = 12;

/// How the counts of a run are read, by who may read it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    hides_small: bool,
}

impl Counts {
    /// Those of a run for the readers of a level, by its word.
    pub(super) fn of(sharing: &str) -> Counts {
        let shown = Sharing::parse(sharing).is_some_and(|level| level.shows(Content::SmallCounts));
        Counts { hides_small: !shown }
    }

    /// A count of people below 10^12: exactly so many, or few where small counts are hidden.
    pub(super) fn read(self, text: &str) -> Option<Range> {
        if self.hides_small && text == format!("<{SMALL}") {
            return Some((0, u128::from(SMALL) - 1));
        }
        let n = u128::try_from(decimal(text, 0)?).ok()?;
        Some((n, n))
    }

    /// The range that a figure of JSON stands for.
    pub(super) fn told(self, value: &Value) -> Option<Range> {
        if let Value::Number(number) = value {
            return self.read(&number.to_string());
        }
        self.read(value.as_str().filter(|text| text.starts_with('<'))?)
    }
}

/// Adds ranges up.
pub(super) fn plus(sum: Range, more: Range) -> Range {
    (sum.0 + more.0, sum.1 + more.1)
}

/// Whether two ranges have a count in common.
pub(super) fn meet(one: Range, other: Range) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// A figure that is not negative, times ten to the number of places; more places are none of it.
pub(super) fn decimal(text: &str, places: usize) -> Option<i128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = (1..=DIGITS).contains(&whole.len()) && part.len() <= places;
    let sound = sound && digits(whole) && digits(part) && (part.is_empty() != text.contains('.'));
    if sound { format!("{whole}{part:0<places$}").parse().ok() } else { None }
}

/// Grams of a tonnage with up to six places.
pub(super) fn grams(mt: &str) -> Option<i128> {
    decimal(mt, 6)
}

/// Cents of a sum in dollars.
pub(super) fn cents(usd: &str) -> Option<i128> {
    decimal(usd, 2)
}

/// A whole figure.
pub(super) fn whole(figure: impl Into<BigInt>) -> Long {
    Long::from_integer(figure.into())
}

/// Grams in tonnes as tables write them.
pub(super) fn mt(grams: &Long) -> String {
    Figure::long(&(grams / BigInt::from(1_000_000)), 6).plain()
}

/// Cents in dollars as tables write them.
pub(super) fn usd(cents: &Long) -> String {
    Figure::long(&(cents / BigInt::from(100)), 2).plain()
}

/// The text in a cell; nothing where there is no such column.
pub(super) fn cell<'a>(row: &'a BTreeMap<String, String>, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

/// P-code of the area that a row of `reach.csv` is about.
pub(super) fn pcode(row: &BTreeMap<String, String>) -> &str {
    match cell(row, "admin2_code") {
        "" => cell(row, "admin1_code"),
        district => district,
    }
}

/// Month that a row of `reach.csv` is about.
pub(super) fn month(row: &BTreeMap<String, String>) -> String {
    cell(row, "reference_period_start").chars().take(7).collect()
}

/// The first row whose item is this one, in `costs.csv`: its cents.
pub(super) fn paid(rows: &Rows, item: &str) -> Option<i128> {
    let row = rows.iter().find(|row| cell(row, "item") == item)?;
    cents(cell(row, "cost_usd"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_within_bounds() {
        assert_eq!(grams("12.345"), Some(12_345_000));
        assert_eq!(cents("0.05"), Some(5));
        let refused =
            ["", "-1", "+1", "1.", ".5", "NaN", "1e3", "1.0000001", "1000000000000", "１"];
        assert!(refused.iter().all(|text| grams(text).is_none()));
        let (team, others) = (Counts::of("internal"), Counts::of("public"));
        assert_eq!((team.read("<10"), others.read("<10")), (None, Some((0, 9))));
        assert_eq!(others.read("<999"), None);
        assert_eq!(team.read("18446744073709551615"), None);
    }
}
