//! The page itself: one file that asks the engine within it, or the program that serves it, or that was told its
//! answers beforehand.

use super::Engine;
use crate::country::{AreaLevel, SCENARIOS, toml_ids};
use crate::scenario::Objective;
use crate::sharing::PageAsks;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io;

/// The page as it was built from `web/`, with nothing to ask yet.
const PAGE: &str = include_str!("../../web/built/page.html");
/// The engine as it was built for pages, packed.
const ENGINE: &[u8] = include_bytes!("../../web/built/engine.wasm.zlib");
/// Where the page finds what to ask.
const BOOT: &str = r#"<script type="application/json" id="boot">{}</script>"#;
/// How hard to pack, of 10.
const HARD: u8 = 9;

/// What a page begins with.
#[derive(Clone, Copy, Debug)]
pub struct Begins<'a> {
    /// Its title.
    pub title: &'a str,
    /// Id of the scenario to begin with.
    pub scenario: &'a str,
    /// What is otherwise from the start, in words.
    pub changes: &'a [String],
    /// Tier of the areas.
    pub level: AreaLevel,
    /// What to strive for instead of what the scenario says.
    pub objective: Option<Objective>,
}

impl Begins<'_> {
    /// What a page begins by asking, as fields of a question.
    pub fn asked(&self) -> [(&'static str, Value); 4] {
        [
            ("scenario", json!(self.scenario)),
            ("changes", json!(self.changes)),
            ("level", json!(self.level.word())),
            ("objective", json!(self.objective.map(Objective::word))),
        ]
    }

    fn boot(&self, mode: &str) -> Value {
        let mut boot = json!({ "mode": mode, "title": self.title });
        for (field, value) in self.asked() {
            boot[field] = value;
        }
        boot
    }
}

impl Engine {
    /// A page that needs neither program nor network. For readers who may change what is asked it holds this engine
    /// and its pack; for others the answers alone: every scenario of the pack, beside the one that it begins with.
    ///
    /// # Errors
    /// Where a file of the pack cannot be read as text, or a scenario cannot be planned.
    pub fn page(&self, begins: Begins<'_>) -> io::Result<String> {
        match self.sharing.may_be_asked(PageAsks::Opening) {
            Ok(()) => self.page_with_engine(begins),
            Err(_) => self.page_of_answers(begins),
        }
    }

    fn page_with_engine(&self, begins: Begins<'_>) -> io::Result<String> {
        if self.sharing.rounded_note().is_some() {
            // What is written for others is another pack than the one that was checked.
            self.answer_told(json!({ "ask": "plan", "scenario": begins.scenario }))?;
        }
        let mut texts = BTreeMap::new();
        for name in self.files.names() {
            let text = String::from_utf8(self.files.read(&name)?.into_owned());
            texts.insert(name, text.map_err(|_| io::ErrorKind::InvalidData)?);
        }
        let pack = json!({ "files": texts, "sharing": self.sharing.word() }).to_string();
        let mut boot = begins.boot("engine");
        boot["engine"] = json!(STANDARD.encode(ENGINE));
        boot["pack"] = json!(STANDARD.encode(compress_to_vec_zlib(pack.as_bytes(), HARD)));
        Ok(page(&boot))
    }

    /// An answer; what is wrong with it is an error.
    fn answer_told(&self, question: Value) -> io::Result<Value> {
        let answer: Value = serde_json::from_str(&self.answer(&question.to_string()))?;
        match answer["error"]["what"].as_str() {
            Some(what) => Err(io::Error::other(format!("{question}: {what}"))),
            None => Ok(answer),
        }
    }

    fn page_of_answers(&self, begins: Begins<'_>) -> io::Result<String> {
        let answers: io::Result<BTreeMap<String, Value>> = toml_ids(self.files.as_ref(), SCENARIOS)
            .into_iter()
            .map(|id| {
                let beside = (id != begins.scenario).then_some(begins.scenario);
                let question = json!({ "ask": "plan", "scenario": id, "beside": beside });
                Ok((id, self.answer_told(question)?))
            })
            .collect();
        let mut boot = begins.boot("told");
        boot["told"] =
            json!({ "about": self.answer_told(json!({ "ask": "about" }))?, "answers": answers? });
        Ok(page(&boot))
    }
}

/// A page that asks the program that serves it, which answers to a secret.
pub fn page_of_server(secret: &str, begins: Begins<'_>) -> String {
    let mut boot = begins.boot("server");
    boot["token"] = json!(secret);
    page(&boot)
}

fn page(boot: &Value) -> String {
    // Nothing in it can end the script that holds it.
    let boot = boot.to_string().replace('<', "\\u003c");
    PAGE.replacen(BOOT, &BOOT.replace("{}", &boot), 1)
}
