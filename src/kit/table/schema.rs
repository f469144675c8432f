//! What a table looks like in JSON, from its declared columns.

use crate::kit::sheet::Sheet;
use crate::page::workbook::Shows;
use serde_json::{Map, Value, json};

/// What a table looks like, whatever its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSchema {
    /// The table without a row.
    pub empty: Sheet,
    /// JSON Schema of its rows.
    pub rows: Value,
}

impl TableSchema {
    /// Of a table without a row.
    pub(super) fn of(empty: Sheet) -> TableSchema {
        let mut properties = Map::new();
        for (key, meaning) in empty.columns.iter().zip(&empty.meanings) {
            let kinds = match meaning.shows {
                Shows::Words | Shows::Name | Shows::Code | Shows::Day | Shows::Month => {
                    json!(["string", "null"])
                }
                // Words stand for a count that is too small to be told.
                Shows::Number | Shows::Figure(_) | Shows::Change(_) | Shows::Share => {
                    json!(["number", "string", "null"])
                }
            };
            let words = meaning.words;
            let described = json!({ "type": kinds, "description": format!("{words}.") });
            properties.insert(key.to_string(), described);
        }
        let row = json!({ "properties": properties, "additionalProperties": false });
        TableSchema { rows: rows(empty.about, row), empty }
    }

    /// Of a table whose columns are known only once it is read.
    pub fn as_read(name: &'static str, row: &'static str) -> TableSchema {
        let (columns, headings, meanings) = (Vec::new(), Vec::new(), Vec::new());
        let none = Vec::new();
        let any = json!({ "additionalProperties": { "type": ["string", "number", "null"] } });
        TableSchema {
            empty: Sheet { name, about: row, columns, headings, meanings, rows: none, totals: 0 },
            rows: rows(row, any),
        }
    }
}

/// A list of such rows.
fn rows(about: &str, mut row: Value) -> Value {
    row["type"] = json!("object");
    json!({ "type": "array", "description": format!("{about}."), "items": row })
}
