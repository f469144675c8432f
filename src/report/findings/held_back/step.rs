//! A step of the cascade, by its key.

use crate::plan::Limiting;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A limit that comes into force; written as its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepKey(pub(in crate::report) Limiting);

impl StepKey {
    /// The key.
    pub(in crate::report) fn word(self) -> &'static str {
        match self.0 {
            Limiting::Caseload => "caseload",
            Limiting::HandingOut => "handing-out",
            Limiting::OpenWays => "open-ways",
            Limiting::Carrying => "carrying",
            Limiting::Banking => "banks-and-payments",
            Limiting::Food => "food",
            Limiting::Money => "money",
            Limiting::Choice => "choice",
        }
    }

    /// Whether it is told even where it takes nothing: the access ceiling, and what is reached.
    pub(in crate::report) fn is_always_shown(self) -> bool {
        match self.0 {
            Limiting::Carrying | Limiting::Choice => true,
            Limiting::Caseload
            | Limiting::HandingOut
            | Limiting::OpenWays
            | Limiting::Banking
            | Limiting::Food
            | Limiting::Money => false,
        }
    }
}

impl Serialize for StepKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl JsonSchema for StepKey {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "StepKey".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
