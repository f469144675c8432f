//! What stands at the head of an answer about a network, whatever its format.

use super::Sharing;
use crate::network::Network;
use crate::page::{Block, Document, Running, Setting};
use schemars::JsonSchema;
use serde::Serialize;

/// What an answer is about, and who may read it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Masthead {
    /// What sort of object it is, such as `aidreach-route`.
    pub format: &'static str,
    /// Version of the object.
    pub version: u32,
    /// Who may read it, as marked on every page.
    pub sharing: String,
    /// The country.
    pub country: String,
    /// Code of the country and version of its pack.
    pub pack: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Its name.
    pub scenario_name: String,
}

impl Masthead {
    /// The head of an answer's first version.
    pub fn new(format: &'static str, network: &Network<'_>, sharing: Sharing) -> Masthead {
        let (about, scenario) = (&network.country.about, network.scenario);
        Masthead {
            format,
            version: 1,
            sharing: sharing.marked(),
            country: about.name.clone(),
            pack: format!("{} {}", about.iso3, about.version),
            scenario: scenario.id.clone(),
            scenario_name: scenario.name.clone(),
        }
    }

    /// A document under this head: the answer in short first, then the rest.
    pub fn document(
        &self,
        title: String,
        subtitle: String,
        in_short: &[String],
        rest: Vec<Block>,
    ) -> Document {
        let mut blocks = vec![Block::section("in-short", "In short"), Block::bullets(in_short)];
        blocks.extend(rest);
        let foot = format!("{}, {}. Planning model: no security advice.", self.pack, self.scenario);
        Document {
            title,
            subtitle,
            running: Running { mark: self.sharing.clone(), foot },
            setting: Setting::Pages,
            blocks,
        }
    }
}
