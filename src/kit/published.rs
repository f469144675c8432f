//! What the JSON of an answer looks like, as JSON Schema: published, so that whoever reads the JSON can check
//! it and need not guess.

use super::Answered;
use super::sentence::KeyedSentence;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// A published schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Name of what it describes, such as `plan`.
    pub name: &'static str,
    /// Where such JSON comes from.
    pub from: &'static str,
    /// The schema.
    pub schema: Schema,
}

impl Published {
    /// The schema of a type under a name. Objects that say their sort say it as `aidreach-NAME`.
    pub fn of<T: JsonSchema>(name: &'static str, from: &'static str) -> Published {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let settings = settings.with_transform(RecursiveTransform(close));
        let mut schema = settings.into_generator().into_root_schema_for::<T>();
        schema.insert("$id".to_owned(), json!(format!("aidreach-{name}.schema.json")));
        schema.insert("title".to_owned(), json!(format!("aidreach {name}")));
        if let Some(format) = schema.pointer_mut("/properties/format") {
            *format = json!({ "const": format!("aidreach-{name}") });
        }
        Published { name, from, schema }
    }

    /// The schema of an answer: of what it says, of its declared tables, and of its key.
    pub fn answer<R: Answered>(name: &'static str, from: &'static str) -> Published {
        let mut published = Published::of::<R>(name, from);
        let tables = R::tables();
        let rows: Map<String, Value> =
            tables.iter().map(|table| (table.empty.name.to_owned(), table.rows.clone())).collect();
        let told = json!({
            "type": "object",
            "description": "Its tables, each as a list of rows; others than the planning team have only tables and columns that hold something.",
            "properties": rows,
            "additionalProperties": false,
        });
        let key = json!({
            "type": "string",
            "description": "Key of the answer: the same for all that is told alike.",
        });
        let sentences = json!({
            "type": "array",
            "description": "Title, sentences, headings and captions in order of reading, each with its template and what stands in it; `data/SENTENCES.csv` lists all templates. Headings of columns are keyed by the column.",
            "items": { "$ref": "#/$defs/KeyedSentence" },
        });
        published.define::<KeyedSentence>();
        for (name, schema) in [("tables", told), ("keyed_sentences", sentences), ("run", key)] {
            if let Some(Value::Object(properties)) = published.schema.get_mut("properties") {
                properties.insert(name.to_owned(), schema);
            }
            if let Some(Value::Array(required)) = published.schema.get_mut("required") {
                required.push(json!(name));
            }
        }
        published
    }

    /// Adds what another type looks like, and what it is made of.
    fn define<T: JsonSchema>(&mut self) {
        let mut other = Published::of::<T>("", "").schema;
        let mut defined = match other.remove("$defs") {
            Some(Value::Object(defined)) => defined,
            _ => Map::new(),
        };
        for known in ["$id", "$schema", "title"] {
            other.remove(known);
        }
        defined.insert(T::schema_name().into_owned(), other.to_value());
        // Within its own schema the type is the root; here it has a name.
        let named = format!("#/$defs/{}", T::schema_name());
        defined.values_mut().for_each(|schema| name_root(schema, &named));
        let all = self.schema.ensure_object().entry("$defs").or_insert_with(|| json!({}));
        if let Value::Object(all) = all {
            all.extend(defined);
        }
    }

    /// As text, as it is published.
    pub fn text(&self) -> String {
        // A schema holds nothing that JSON cannot say.
        let mut text = serde_json::to_string_pretty(&self.schema).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Names the root where a schema refers to it.
fn name_root(schema: &mut Value, named: &str) {
    match schema {
        Value::Object(object) => {
            if let Some(root) = object.get_mut("$ref").filter(|to| **to == json!("#")) {
                *root = json!(named);
            }
            object.values_mut().for_each(|inner| name_root(inner, named));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| name_root(inner, named)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An object has the keys that are named and no others, so that a misspelt key is found.
fn close(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if !object.contains_key("properties") {
        return;
    }
    let joined = ["anyOf", "oneOf", "allOf", "$ref"].iter().any(|key| object.contains_key(*key));
    let key = if joined { "unevaluatedProperties" } else { "additionalProperties" };
    object.entry(key).or_insert(Value::Bool(false));
}
