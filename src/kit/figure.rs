//! Exact figures as people and programs read them: rounded once, so that no two formats differ.

use crate::plan::Exact;
use crate::sharing::Sharing;
use crate::sharing::{Content, SMALL};
use crate::units::{CentsPerMt, Grams, Share};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// An exact figure for drawing, where the last digits cannot be seen.
pub fn drawn(exact: Exact) -> f64 {
    exact.to_f64().unwrap_or(0.0)
}

/// A figure rounded to a number of decimal places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    places: u32,
    /// The figure times ten to the number of places.
    units: i128,
}

impl Figure {
    /// Rounds an exact figure; a half goes away from zero.
    ///
    /// ```
    /// use aidreach::{plan::Exact, report::Figure};
    /// let third = Figure::rounded(Exact::new(20_000, 3), 1);
    /// assert_eq!((third.plain().as_str(), third.grouped().as_str()), ("6666.7", "6,666.7"));
    /// assert_eq!(Figure::rounded(Exact::new(-275, 4), 1).plain(), "-68.8");
    /// ```
    pub fn rounded(exact: Exact, places: u32) -> Figure {
        if exact < Exact::from_integer(0) {
            let size = Figure::rounded(-exact, places);
            return Figure { units: -size.units, ..size };
        }
        let scale = 10i128.pow(places);
        let whole = exact.floor().to_integer();
        let (mut part, mut of) = (*exact.fract().numer(), *exact.fract().denom());
        // Beyond what 128 bits hold, the last of some forty digits do not matter to a reader.
        while part.checked_mul(2 * scale).is_none() || of.checked_mul(2).is_none() {
            (part, of) = (part >> 1, (of >> 1).max(1));
        }
        let up = (2 * scale * part + of) / (2 * of);
        Figure { places, units: whole.saturating_mul(scale).saturating_add(up) }
    }

    /// Rounds an exact figure of any length; a half goes away from zero.
    pub fn long(exact: &Ratio<BigInt>, places: u32) -> Figure {
        if exact.is_negative() {
            let size = Figure::long(&-exact, places);
            return Figure { units: -size.units, ..size };
        }
        let scale = BigInt::from(10i128.pow(places));
        let twice: BigInt = exact.numer() * scale * 2 + exact.denom();
        let units = twice.div_floor(&(exact.denom() * 2));
        // Beyond what 128 bits hold there are no people to count.
        Figure { places, units: units.to_i128().unwrap_or(i128::MAX) }
    }

    /// A whole figure.
    pub fn whole(figure: u64) -> Figure {
        Figure { places: 0, units: i128::from(figure) }
    }

    /// A width as a whole figure, never narrower than it is.
    pub fn upwards(width: f64) -> Figure {
        Figure::whole(width.ceil().max(0.0) as u64)
    }

    /// Part of a whole in percent, to one decimal; nothing of nothing is nothing.
    pub fn percent(part: Exact, whole: Exact) -> Figure {
        Figure::rounded(share(part, whole) * 100, 1)
    }

    /// A share in percent, to one decimal. What is more than nothing never reads as nothing, and what is
    /// less than all never as all.
    ///
    /// ```
    /// use aidreach::{plan::Exact, report::Figure};
    /// let of = |parts| Figure::rounded(Exact::new(parts, 1_000_000), 6).in_percent();
    /// assert_eq!([0, 1, 500].map(of), ["0.0 %", "<0.1 %", "0.1 %"]);
    /// assert_eq!([999_999, 1_000_000, -200_000].map(of), [">99.9 %", "100.0 %", "-20.0 %"]);
    /// ```
    pub fn in_percent(self) -> String {
        let hundred = Exact::from_integer(100);
        let exact = self.exact() * hundred;
        let told = Figure::rounded(exact, 1);
        match (told.is_nought(), told.exact() == hundred) {
            (true, _) if exact > Exact::from_integer(0) => "<0.1 %".to_owned(),
            (_, true) if exact < hundred => ">99.9 %".to_owned(),
            _ => format!("{} %", told.plain()),
        }
    }

    /// Part of a whole as a share, to six decimals; nothing of nothing is nothing.
    pub fn share(part: Exact, whole: Exact) -> Figure {
        Figure::rounded(share(part, whole), 6)
    }

    /// A part of a whole as a figure, to six decimals.
    pub fn part(share: Share) -> Figure {
        let (n, d) = (*share.ratio().numer(), *share.ratio().denom());
        Figure::rounded(Exact::new(i128::from(n), i128::from(d)), 6)
    }

    /// Grams in tonnes, to the gram.
    pub fn mt(grams: Exact) -> Figure {
        Figure::rounded(grams / 1_000_000, 6)
    }

    /// US cents in dollars, to the cent.
    pub fn usd(cents: Exact) -> Figure {
        Figure::rounded(cents / 100, 2)
    }

    /// Food in tonnes, to the kilogram.
    pub fn tonnes(food: Grams) -> Figure {
        Figure::mt(Exact::from_integer(i128::from(food.0))).to_places(3)
    }

    /// A price in dollars a tonne, to the cent.
    pub fn price(cents: CentsPerMt) -> Figure {
        Figure::usd(Exact::from_integer(i128::from(cents.0)))
    }

    /// A length, a duration or a factor. To the thousandth first, beyond which the tables have no
    /// digits and floats have only noise.
    pub fn measured(figure: f64, places: u32) -> Figure {
        Figure::rounded(Exact::new((figure * 1000.0).round() as i128, 1000), places)
    }

    /// As a change: with a comma between thousands and its sign; nought is `+0`.
    pub fn signed(self) -> String {
        format!("{}{}", if self.units < 0 { "" } else { "+" }, self.grouped())
    }

    /// With a decimal point and nothing else, for tables.
    pub fn plain(self) -> String {
        self.written("")
    }

    /// With a comma between thousands, for sentences.
    pub fn grouped(self) -> String {
        self.written(",")
    }

    /// Rounds the figure to fewer decimal places.
    pub fn to_places(self, places: u32) -> Figure {
        Figure::rounded(self.exact(), places)
    }

    /// Its decimal places.
    pub fn places(self) -> u32 {
        self.places
    }

    /// The figure as shown, exactly.
    pub fn exact(self) -> Exact {
        Exact::new(self.units, 10i128.pow(self.places))
    }

    /// Whether it is nought as shown.
    pub fn is_nought(self) -> bool {
        self.units == 0
    }

    fn written(self, between: &str) -> String {
        let scale = 10u128.pow(self.places);
        let (size, sign) = (self.units.unsigned_abs(), if self.units < 0 { "-" } else { "" });
        let digits = (size / scale).to_string();
        let mut text = sign.to_owned();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push_str(between);
            }
            text.push(digit);
        }
        if self.places > 0 {
            let width = self.places as usize;
            text.push_str(&format!(".{:0width$}", size % scale));
        }
        text
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match (self.places, i64::try_from(self.units)) {
            (0, Ok(whole)) => to.serialize_i64(whole),
            _ => to.serialize_f64(self.units as f64 / 10f64.powi(self.places as i32)),
        }
    }
}

impl JsonSchema for Figure {
    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

fn share(part: Exact, whole: Exact) -> Exact {
    if *whole.numer() == 0 { whole } else { part / whole }
}

/// A count of people, or that there are too few of them to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// At least one, and fewer than may be shown.
    Few,
    /// So many.
    Exact(u64),
}

impl Count {
    /// A count as readers at a sharing level may see it.
    pub fn shared(count: u64, sharing: Sharing) -> Count {
        match sharing.shows(Content::SmallCounts) {
            false if (1..SMALL).contains(&count) => Count::Few,
            _ => Count::Exact(count),
        }
    }

    /// As digits and nothing else, for tables.
    pub fn plain(self) -> String {
        match self {
            Count::Exact(count) => count.to_string(),
            Count::Few => format!("<{SMALL}"),
        }
    }

    /// With a comma between thousands, for sentences.
    pub fn grouped(self) -> String {
        match self {
            Count::Exact(count) => people(count),
            Count::Few => self.plain(),
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Count::Exact(count) => to.serialize_u64(*count),
            Count::Few => to.serialize_str(&self.plain()),
        }
    }
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "oneOf": [ { "type": "integer", "minimum": 0 }, { "const": format!("<{SMALL}"), "description": "So few that readers outside the planning team are not told how many." } ] })
    }
}

/// Whole people with a comma between thousands.
pub fn people(count: u64) -> String {
    Figure::whole(count).grouped()
}

/// A large sum in words: `12.3 million`, or in full below a million.
pub fn large(figure: Figure) -> String {
    let exact = figure.exact();
    let million = Exact::from_integer(1_000_000);
    if exact < million {
        figure.to_places(0).grouped()
    } else {
        format!("{} million", Figure::rounded(exact / million, 1).grouped())
    }
}

/// `1 permission`, `2 permissions`.
pub fn counted(n: usize, what: &str) -> String {
    format!("{} {what}{}", people(n as u64), if n == 1 { "" } else { "s" })
}
