//! What an extract says of itself: which parts of the format it needs, and as of when it is.

use super::wire::{Broken, Message, Value};
use jiff::Timestamp;

/// The head of an extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Head {
    /// Parts of the format that a reader must know.
    pub(in crate::import) needs: Vec<String>,
    /// The day as of which the map is.
    pub(in crate::import) as_of: Option<String>,
}

/// The most texts that are kept of a head.
const MOST: usize = 100;

impl Head {
    pub(super) fn of(bytes: &[u8]) -> Result<Head, Broken> {
        let (mut head, mut fields) = (Head::default(), Message(bytes));
        while let Some((field, value)) = fields.next()? {
            match (field, value) {
                (4, Value::Bytes(text)) if head.needs.len() < MOST => {
                    head.needs.push(String::from_utf8_lossy(text).into_owned());
                }
                (32, Value::Number(seconds)) => {
                    let time = Timestamp::from_second(seconds as i64).ok();
                    head.as_of = time.map(|time| time.to_string().chars().take(10).collect());
                }
                _ => {}
            }
        }
        Ok(head)
    }
}
