//! For whom a report is.

use crate::country::words;
use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Serialize;
use serde::Serializer;
use std::borrow::Cow;

/// Who a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sharing {
    /// The planning team: everything.
    Internal,
    /// Organisations that work together: no notes, no names of counterparts, nothing that ranks
    /// limits.
    Partner,
    /// Anyone: totals of provinces only.
    Public,
}

words!(Sharing {
    Internal = "internal",
    Partner = "partner",
    Public = "public",
});

impl Serialize for Sharing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl JsonSchema for Sharing {
    fn schema_name() -> Cow<'static, str> {
        "Sharing".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Sharing::ALL.iter().map(|level| level.word()).collect::<Vec<_>>(), "description": "Who may read it." })
    }
}
