//! Values of `pack.toml` that are numbers: months, degrees, digits.

use super::{Keys, means};
use crate::time::{Month, Window};
use serde_spanned::Spanned;
use toml::de::{DeArray, DeValue};

impl Keys<'_> {
    pub(super) fn window(&mut self) -> Option<Window> {
        const FORM: &str = "a first day and a number of months: { from = 2021-08-01, months = 8 }";
        let value = self.value("window")?;
        let DeValue::Table(table) = value else {
            return self.wrong("window", FORM, "");
        };
        let from = match table.get("from").map(Spanned::get_ref) {
            Some(DeValue::Datetime(at)) if at.time.is_none() => at.date,
            _ => None,
        };
        let months = table.get("months").map(Spanned::get_ref).and_then(whole);
        let (Some(from), Some(months), 2) = (from, months, table.len()) else {
            return self.wrong("window", FORM, "");
        };
        let month = Month::new(from.year as i16, from.month as i8);
        let window = u8::try_from(months).ok().zip(month);
        let window = window.and_then(|(months, from)| Window::new(from, months));
        if window.is_none() || from.day != 1 {
            let expected =
                format!("the first day of a month, and 1 to {} months", Window::MOST_MONTHS);
            return self.wrong("window", &expected, "");
        }
        window
    }

    fn numbers(&mut self, key: &str, expected: &str) -> Option<Vec<f64>> {
        let value = self.value(key)?;
        let DeValue::Array(list) = value else {
            return self.wrong(key, expected, "");
        };
        let Some(numbers) = numbers_of(list) else {
            return self.wrong(key, expected, "");
        };
        if numbers.iter().any(|number| !number.is_finite()) {
            let seen = self.seen(key);
            self.issue("E0105", key, &seen, "finite numbers", "");
            return None;
        }
        Some(numbers)
    }

    pub(super) fn bounds(&mut self) -> Option<[f64; 4]> {
        const FORM: &str = "west, south, east and north in degrees";
        let numbers = self.numbers("bounds", FORM)?;
        if numbers.is_empty() {
            self.issue("E0027", "bounds", "empty", FORM, means("bounds"));
            return None;
        }
        // Across the antimeridian degrees east go on beyond 180, so that east lies east of west.
        let across = |[west, south, east, north]: [f64; 4]| {
            let is_across = west > 0.0 && east < 0.0 && east + 360.0 - west <= MOST_ACROSS;
            [west, south, if is_across { east + 360.0 } else { east }, north]
        };
        let on_globe = |[west, _, east, _]: &[f64; 4]| west.abs().max(east.abs()) <= 180.0;
        let fits = |[west, south, east, north]: &[f64; 4]| {
            west < east && south < north && south.abs().max(north.abs()) <= 90.0
        };
        let bounds = <[f64; 4]>::try_from(numbers).ok().filter(on_globe).map(across).filter(fits);
        let help = "west lies before east, but for a country across the 180th meridian, and south before \
                    north: [5.9, 45.8, 10.5, 47.8]";
        bounds.or_else(|| self.wrong("bounds", FORM, help))
    }

    /// `None` where they are wrong, and nothing in it where the key is left out.
    pub(super) fn digits(&mut self) -> Option<Option<[u8; 2]>> {
        const FORM: &str = "two whole numbers, the second the larger, such as [2, 4]";
        if !self.table.contains_key("pcode_digits") {
            return Some(None);
        }
        let numbers = self.numbers("pcode_digits", FORM)?;
        let digits: Vec<u8> = numbers.iter().map(|n| *n as u8).collect();
        let exact = digits.iter().zip(&numbers).all(|(d, n)| f64::from(*d) == *n);
        let digits = <[u8; 2]>::try_from(digits).ok();
        let digits = digits.filter(|[short, long]| exact && 0 < *short && short < long);
        let help = "leave the key out where codes are not made of letters and so many digits";
        digits.map(Some).or_else(|| self.wrong("pcode_digits", FORM, help))
    }
}

/// The widest country across the antimeridian, in degrees; what is wider has its bounds swapped.
const MOST_ACROSS: f64 = 180.0;

fn whole(value: &DeValue<'_>) -> Option<i64> {
    value.as_integer()?.as_str().parse().ok()
}

fn numbers_of(list: &DeArray<'_>) -> Option<Vec<f64>> {
    let number = |value: &Spanned<DeValue<'_>>| {
        let value = value.get_ref();
        let whole = value.as_integer().map(|number| number.as_str());
        whole.or_else(|| value.as_float().map(|number| number.as_str()))?.parse().ok()
    };
    list.iter().map(number).collect()
}
