//! Exact numbers as they stand in certificate files: text, so that no reader rounds them.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A whole number of any size the certificate needs, written as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole(pub i128);

impl Serialize for Whole {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl JsonSchema for Whole {
    fn schema_name() -> Cow<'static, str> {
        "Whole".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]+$", "description": "A whole number, as text so that no reader rounds it." })
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Whole, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Whole).map_err(|_| serde::de::Error::custom("not a whole number"))
    }
}

/// An exact fraction with a positive denominator, written as `n/d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// Upper part.
    pub num: i128,
    /// Lower part, positive.
    pub den: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction { num: 0, den: 1 };

    /// `num / den`; `None` unless `den` is positive.
    pub fn new(num: i128, den: i128) -> Option<Fraction> {
        (den > 0).then_some(Fraction { num, den })
    }

    /// Whether this fraction is less than another; `None` where the numbers grow too large.
    pub fn less_than(self, other: Fraction) -> Option<bool> {
        Some(self.num.checked_mul(other.den)? < other.num.checked_mul(self.den)?)
    }

    /// As a decimal, for showing.
    pub fn decimal(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl JsonSchema for Fraction {
    fn schema_name() -> Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]+/[1-9][0-9]*$", "description": "An exact fraction n/d, as text so that no reader rounds it." })
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Fraction, D::Error> {
        let text = String::deserialize(from)?;
        let read = || {
            let (num, den) = text.split_once('/')?;
            Fraction::new(num.parse().ok()?, den.parse().ok()?)
        };
        read().ok_or_else(|| serde::de::Error::custom("not a fraction n/d"))
    }
}
