//! What a node of a claim stands for.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// What a node of a claim stands for. A file holds it as words, which are read once, here.
///
/// ```
/// use aidreach::certificate::Node;
/// let node = Node::from("harbour 2021-08".to_owned());
/// assert_eq!(node, Node::Place { id: "harbour".to_owned(), month: "2021-08".to_owned() });
/// assert_eq!(node.to_string(), "harbour 2021-08");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Node {
    /// Food at a place in a month.
    Place {
        /// Id of the place.
        id: String,
        /// The month, `2021-08`.
        month: String,
    },
    /// Food handed out ahead to a part of an area, as it stands at the start of a month.
    Ahead {
        /// P-code of the area.
        pcode: String,
        /// Which part of it, from 1.
        part: usize,
        /// The month, `2021-08`.
        month: String,
    },
    /// Anything else, in words.
    Named(String),
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::Place { id, month } => write!(f, "{id} {month}"),
            Node::Ahead { pcode, part, month } => write!(f, "{pcode} part {part} ahead {month}"),
            Node::Named(words) => f.write_str(words),
        }
    }
}

impl From<String> for Node {
    fn from(words: String) -> Node {
        let told: Vec<&str> = words.split(' ').collect();
        let node = match told[..] {
            [id, month] if is_month(month) => {
                Some(Node::Place { id: id.to_owned(), month: month.to_owned() })
            }
            [pcode, "part", part, "ahead", month] if is_month(month) => {
                let (pcode, month) = (pcode.to_owned(), month.to_owned());
                part.parse().ok().map(|part| Node::Ahead { pcode, part, month })
            }
            _ => None,
        };
        // What would be written otherwise than it was read stays as it is.
        let as_read = |node: &Node| node.to_string() == words;
        node.filter(as_read).unwrap_or(Node::Named(words))
    }
}

impl From<Node> for String {
    fn from(node: Node) -> String {
        node.to_string()
    }
}

impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// `2021-08`, and nothing else.
fn is_month(words: &str) -> bool {
    let Some((year, month)) = words.split_once('-') else { return false };
    let digits = |words: &str, n| words.len() == n && words.bytes().all(|b| b.is_ascii_digit());
    digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month)
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn what_is_read_is_written_alike_whatever_it_is() {
        let words = [
            "supplies",
            "people",
            "harbour 2021-08",
            "AF01 part 1 ahead 2021-12",
            "AF01 part 01 ahead 2021-12",
            "AF01 part 1 2021-12",
            "AF01 served 2021-08",
            "AF01 served",
            "quota P1 2021-08",
            "a 2021-13",
            "a  2021-08",
            " 2021-08",
            "",
            " ",
            "a 21-08",
            "caseload 3",
        ];
        for words in words {
            assert_eq!(Node::from(words.to_owned()).to_string(), words);
        }
        let named = |words: &str| matches!(Node::from(words.to_owned()), Node::Named(_));
        assert!(!named("AF01 part 2 ahead 2021-12"));
        assert!(named("AF01 part 01 ahead 2021-12") && named("a 2021-13") && named("AF01 served"));
    }
}
