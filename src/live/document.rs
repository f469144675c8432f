//! The page itself: one file that asks the engine within it, or the program that serves it.

use crate::country::{AreaLevel, PackFiles};
use crate::sharing::Sharing;
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
}

impl Begins<'_> {
    fn boot(&self, mode: &str) -> Value {
        json!({
            "mode": mode,
            "title": self.title,
            "scenario": self.scenario,
            "changes": self.changes,
            "level": self.level.word(),
        })
    }
}

/// A page that holds the engine and a pack, and needs neither program nor network.
///
/// # Errors
/// Where a file of the pack cannot be read as text.
pub fn page_by_itself(
    files: &dyn PackFiles,
    sharing: Sharing,
    begins: Begins<'_>,
) -> io::Result<String> {
    let mut texts = BTreeMap::new();
    for name in files.names() {
        let text = String::from_utf8(files.read(&name)?.into_owned());
        texts.insert(name, text.map_err(|_| io::ErrorKind::InvalidData)?);
    }
    let pack = json!({ "files": texts, "sharing": sharing.word() }).to_string();
    let mut boot = begins.boot("engine");
    boot["engine"] = json!(STANDARD.encode(ENGINE));
    boot["pack"] = json!(STANDARD.encode(compress_to_vec_zlib(pack.as_bytes(), HARD)));
    Ok(page(&boot))
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
